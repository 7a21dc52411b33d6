//! One setting: its names, what it takes, and how it is put and shown.

use super::problem::Wrong;
use super::settings::Settings;

/// One setting.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    /// Its name, with its table: `athlete.sex`.
    pub key: &'static str,
    /// What it is called on the screen.
    pub name: &'static str,
    /// What it does, in one line.
    pub help: &'static str,
    /// What may be written.
    pub allowed: &'static str,
    /// A value, as one would write it.
    pub example: &'static str,
    /// How its value stands in the file.
    pub sort: ValueSort,
    /// Every value it takes, where they are few.
    pub choices: &'static [&'static str],
    /// Takes a value, or refuses it.
    pub(super) read: fn(&str, &mut Settings) -> Option<()>,
    /// Gives the value as one would write it; nothing where it is unsaid.
    pub(super) show: fn(&Settings) -> Option<String>,
}

impl Setting {
    /// Gives the value as one would write it; nothing where it is unsaid.
    #[must_use]
    pub fn value(&self, settings: &Settings) -> Option<String> {
        (self.show)(settings)
    }

    /// Gives the value as it is read on the screen: a switch is on or off, and a unit stands apart from its figure.
    #[must_use]
    pub fn said(&self, settings: &Settings) -> Option<String> {
        let value = self.value(settings)?;
        Some(match (self.sort, value.as_str()) {
            (ValueSort::Switch, "true") => "on".to_owned(),
            (ValueSort::Switch, _) => "off".to_owned(),
            (ValueSort::Text, _) if value.starts_with(|c: char| c.is_ascii_digit()) => {
                let figure = value.trim_end_matches(char::is_alphabetic);
                let unit = value.trim_start_matches(figure);
                if unit.is_empty() { value.clone() } else { format!("{figure} {unit}") }
            }
            (ValueSort::Text | ValueSort::Number, _) => value,
        })
    }

    /// Gives the settings with this one put as it is written.
    ///
    /// # Errors
    /// Where it does not take the text, or that does not go with the others.
    pub fn put(&self, settings: &Settings, text: &str) -> Result<Settings, Wrong> {
        let mut put = settings.clone();
        (self.read)(text.trim(), &mut put).ok_or_else(|| Wrong::not_allowed(self.key, text.trim(), self.allowed))?;
        match (put.heart_rest, put.heart_max) {
            (Some(rest), Some(max)) if rest >= max => Err(Wrong::Hearts),
            _ => Ok(put),
        }
    }

    /// Gives the heading under which the screen lists it.
    #[must_use]
    pub fn heading(&self) -> &'static str {
        match self.key.split_once('.').map_or((self.key, ""), |(table, name)| (table, name)) {
            ("athlete", _) => "You",
            ("advice", _) => "Advice",
            ("notices" | "hooks", _) => "Notices",
            ("import", _) => "Import",
            ("colours", _) => "Your own colours",
            _ => "Screen",
        }
    }
}

/// How a value stands in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ValueSort {
    /// In quotes.
    Text,
    /// As a number.
    Number,
    /// As `true` or `false`.
    Switch,
}

#[cfg(test)]
mod tests {
    use super::super::table::{SETTINGS, setting};
    use super::*;

    #[test]
    fn every_choice_of_a_setting_can_be_put_and_is_shown_as_it_was_chosen() {
        for setting in SETTINGS {
            for choice in setting.choices {
                let put = setting.put(&Settings::default(), choice).unwrap();
                assert_eq!(setting.value(&put).as_deref(), Some(*choice), "{}", setting.key);
            }
        }
    }

    #[test]
    fn a_value_is_read_as_people_write_it() {
        let said = |key, text| {
            let setting = setting(key).unwrap();
            setting.said(&setting.put(&Settings::default(), text).unwrap()).unwrap()
        };
        assert_eq!(
            [said("mouse", "off"), said("ascii", "yes"), said("athlete.weight", "58 kg"), said("athlete.day_start", "04:00")],
            ["off", "on", "58 kg", "04:00"]
        );
        assert_eq!([said("import.dates", "DMY"), said("theme", "dark")], ["dmy", "dark"]);
    }

    #[test]
    fn every_setting_has_a_name_of_its_own_that_fits_its_column() {
        for (at, setting) in SETTINGS.iter().enumerate() {
            assert!((3..=19).contains(&setting.name.len()), "{}", setting.name);
            assert!(SETTINGS.iter().skip(at + 1).all(|other| other.name != setting.name), "{}", setting.name);
        }
    }

    #[test]
    fn a_text_that_a_setting_does_not_take_changes_nothing_and_says_what_it_takes() {
        let weight = setting("athlete.weight").unwrap();
        let wrong = weight.put(&Settings::default(), "68").unwrap_err();
        assert!(wrong.hint().contains("68kg"), "{}", wrong.hint());
        let calm = setting("athlete.heart_rest").unwrap().put(&Settings::default(), "100").unwrap();
        assert_eq!(setting("athlete.heart_max").unwrap().put(&calm, "95"), Err(Wrong::Hearts));
    }
}

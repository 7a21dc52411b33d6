//! The values of settings: text in, quantity out; nothing where the text is none.

use chrono::Weekday;
use chrono_tz::{TZ_VARIANTS, Tz};

use super::settings::{Characters, Dates, Mouse, Notices, ThemeChoice};
use crate::journal::{Bpm, DayStart, Kilograms, Sex, Units, name_of, named};

const POUND_KG: f64 = 0.453_592_37;

pub(super) fn units(text: &str) -> Option<Units> {
    named(&text.to_lowercase())
}

pub(super) fn units_name(units: Units) -> String {
    name_of(&units)
}

pub(super) fn sex(text: &str) -> Option<Sex> {
    match text.to_lowercase().as_str() {
        "female" | "f" => Some(Sex::Woman),
        "male" | "m" => Some(Sex::Man),
        name => named(name),
    }
}

pub(super) fn sex_name(sex: Sex) -> String {
    name_of(&sex)
}

pub(super) fn theme(text: &str) -> Option<ThemeChoice> {
    let text = text.to_lowercase().replace(['_', ' '], "-").replace("color", "colour");
    ThemeChoice::ALL.into_iter().find(|theme| theme.name() == text)
}

/// Reads whether something is on.
fn switch(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "true" | "on" | "yes" => Some(true),
        "false" | "off" | "no" => Some(false),
        _ => None,
    }
}

pub(super) fn dates(text: &str) -> Option<Dates> {
    let text = text.to_lowercase();
    Dates::ALL.into_iter().find(|dates| dates.name() == text)
}

pub(super) fn characters(text: &str) -> Option<Characters> {
    Some(if switch(text)? { Characters::Ascii } else { Characters::Auto })
}

pub(super) fn characters_name(characters: Characters) -> String {
    match characters {
        Characters::Ascii => "true",
        Characters::Auto => "false",
    }
    .to_owned()
}

pub(super) fn mouse(text: &str) -> Option<Mouse> {
    Some(if switch(text)? { Mouse::Heard } else { Mouse::Left })
}

pub(super) fn mouse_name(mouse: Mouse) -> String {
    match mouse {
        Mouse::Heard => "true",
        Mouse::Left => "false",
    }
    .to_owned()
}

pub(super) fn notices(text: &str) -> Option<Notices> {
    Notices::ALL.into_iter().find(|notices| notices.name() == text)
}

/// Reads a command of the shell: one line with a name in it.
pub(super) fn command(text: &str) -> Option<String> {
    let text = text.trim();
    (text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_control)).then(|| text.to_owned())
}

/// Reads a year in which a runner of today can have been born.
pub(super) fn birth_year(text: &str) -> Option<i32> {
    text.parse().ok().filter(|year| (1920..=2020).contains(year))
}

/// Reads a weight; it must have its unit, so that 150 is never taken for kilograms by mistake.
pub(super) fn weight(text: &str) -> Option<Kilograms> {
    let text = text.trim().to_lowercase();
    let number = |digits: &str| digits.trim().replace(',', ".").parse::<f64>().ok();
    let kilograms = match text.trim_end_matches('s') {
        pounds if pounds.ends_with("lb") => number(pounds.trim_end_matches("lb"))? * POUND_KG,
        other => number(other.strip_suffix("kg")?)?,
    };
    Kilograms::new((kilograms * 1e4).round() / 1e4).ok()
}

pub(super) fn weight_text(weight: Kilograms, units: Units) -> String {
    let tenths = |value: f64| (value * 10.0).round() / 10.0;
    match units {
        Units::Metric => format!("{}kg", tenths(weight.value())),
        Units::Imperial => format!("{}lb", tenths(weight.value() / POUND_KG)),
    }
}

/// Reads the heart rate of a runner at rest.
pub(super) fn heart_at_rest(text: &str) -> Option<Bpm> {
    heart_rate(text, 25.0..=120.0)
}

/// Reads the highest heart rate of a runner: of the old and of those whose medicine slows the heart, too.
pub(super) fn heart_at_most(text: &str) -> Option<Bpm> {
    heart_rate(text, 90.0..=240.0)
}

fn heart_rate(text: &str, can_be: std::ops::RangeInclusive<f64>) -> Option<Bpm> {
    text.parse().ok().filter(|rate| can_be.contains(rate)).and_then(|rate| Bpm::new(rate).ok())
}

/// Reads the name of a zone in any case.
pub(super) fn zone(text: &str) -> Option<Tz> {
    TZ_VARIANTS.iter().find(|zone| zone.name().eq_ignore_ascii_case(text)).copied()
}

/// Gives the name of a zone nearest to one that does not exist.
pub(super) fn nearest_zone(text: &str) -> Option<&'static str> {
    /// A name with more slips than this is another name.
    const MOST_SLIPS: usize = 3;
    let text: String = text.to_lowercase().chars().take(40).collect();
    let city = |name: &str| name.rsplit('/').next().unwrap_or_default().to_lowercase();
    let slips = |zone: &Tz| {
        let name = zone.name().to_lowercase();
        strsim::damerau_levenshtein(&name, &text).min(strsim::damerau_levenshtein(&city(&name), &text))
    };
    let (slips, zone) = TZ_VARIANTS.iter().map(|zone| (slips(zone), zone)).min_by_key(|(slips, _)| *slips)?;
    (slips <= MOST_SLIPS && text.len() > MOST_SLIPS).then(|| zone.name())
}

pub(super) fn day_start(text: &str) -> Option<DayStart> {
    let (hours, minutes) = text.split_once(':')?;
    let figure = |text: &str| {
        let plain = (1..=2).contains(&text.len()) && text.bytes().all(|c| c.is_ascii_digit());
        text.parse::<u16>().ok().filter(|_| plain)
    };
    let minutes = figure(minutes).filter(|minutes| *minutes < 60)?;
    DayStart::from_minutes(figure(hours)? * 60 + minutes)
}

pub(super) fn day_start_text(start: DayStart) -> String {
    format!("{:02}:{:02}", start.minutes() / 60, start.minutes() % 60)
}

/// Reads a share from a half to 0.95, as a number or as a percentage.
pub(super) fn prudence(text: &str) -> Option<f64> {
    let share = match text.trim().strip_suffix('%') {
        Some(percent) => percent.trim().parse::<f64>().ok()? / 100.0,
        None => text.parse().ok()?,
    };
    (0.5..=0.95).contains(&share).then_some(share)
}

pub(super) fn weekday(text: &str) -> Option<Weekday> {
    text.parse().ok()
}

pub(super) const fn weekday_name(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "monday",
        Weekday::Tue => "tuesday",
        Weekday::Wed => "wednesday",
        Weekday::Thu => "thursday",
        Weekday::Fri => "friday",
        Weekday::Sat => "saturday",
        Weekday::Sun => "sunday",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weight_is_read_with_its_unit_only() {
        for (text, kilograms) in
            [("68kg", Some(68.0)), ("68,5 KG", Some(68.5)), ("150lb", Some(68.0389)), ("150 lbs", Some(68.0389))]
        {
            assert_eq!(weight(text).map(Kilograms::value), kilograms, "{text}");
        }
        for text in ["68", "kg", "5kg", "-68kg", "nankg", "1e9kg", "68kgkg"] {
            assert_eq!(weight(text), None, "{text}");
        }
    }

    #[test]
    fn a_weight_is_shown_in_the_runners_unit() {
        let weight = weight("150lb").unwrap();
        assert_eq!(weight_text(weight, Units::Imperial), "150lb");
        assert_eq!(weight_text(weight, Units::Metric), "68kg");
    }

    #[test]
    fn zones_are_found_in_any_case_and_offered_when_misspelt() {
        assert_eq!(zone("europe/paris"), Some(Tz::Europe__Paris));
        assert_eq!(nearest_zone("Europe/Pari"), Some("Europe/Paris"));
        assert_eq!(nearest_zone("Tokyo"), Some("Asia/Tokyo"));
        assert_eq!(nearest_zone("Quidditch/Field"), None);
    }

    #[test]
    fn a_day_begins_before_noon() {
        assert_eq!(day_start("04:00"), Some(DayStart::default()));
        assert_eq!(day_start("4:30").map(DayStart::minutes), Some(270));
        for text in ["12:00", "4", "4:60", "+4:00", "4:+1", "65535:00", "04:00:00", "4:001"] {
            assert_eq!(day_start(text), None, "{text}");
        }
    }

    #[test]
    fn prudence_is_a_share_or_a_percentage() {
        assert_eq!(prudence("0.8"), Some(0.8));
        assert_eq!(prudence("80 %"), Some(0.8));
        assert_eq!(prudence("0.3"), None);
        assert_eq!(prudence("1"), None);
    }
}

//! Every setting, declared once: its name, what it does, what may be written, how that is read and shown.
//!
//! Reading, `config show`, `get` and `set`, the commented default file and the table of the README are made from these rows.

use super::setting::{Setting, ValueSort};
use super::{colours, value};
use crate::journal::Precedence;

/// Declares a colour of the runner's own; where it could not be read on its ground it is shown lighter or darker.
macro_rules! colour {
    ($part:ident, $name:literal, $of:literal) => {
        Setting {
            key: concat!("colours.", stringify!($part)),
            name: $name,
            help: concat!("Your own colour of ", $of, "."),
            allowed: "a colour such as #1d2021",
            example: "#1d2021",
            sort: ValueSort::Text,
            choices: &[],
            read: |text, settings| colours::read(text).map(|colour| settings.colours.$part = Some(colour)),
            show: |settings| colours::written(settings.colours.$part),
        }
    };
}

/// What a switch takes.
const SWITCH: &[&str] = &["true", "false"];

/// Every setting that has a name of its own; those without a table first, as the file needs them.
pub const SETTINGS: &[Setting] = &[
    Setting {
        key: "units",
        name: "Units",
        help: "The units to read and write in.",
        allowed: "metric or imperial",
        example: "imperial",
        sort: ValueSort::Text,
        choices: &["metric", "imperial"],
        read: |text, settings| value::units(text).map(|units| settings.units = units),
        show: |settings| Some(value::units_name(settings.units)),
    },
    Setting {
        key: "theme",
        name: "Theme",
        help: "The colours of the screen. `auto` is dark, light where COLORFGBG tells of a light ground, and mono where NO_COLOR is set.",
        allowed: "auto, dark, light, high-contrast, colour-blind or mono",
        example: "light",
        sort: ValueSort::Text,
        choices: &["auto", "dark", "light", "high-contrast", "colour-blind", "mono"],
        read: |text, settings| value::theme(text).map(|theme| settings.theme = theme),
        show: |settings| Some(settings.theme.name().to_owned()),
    },
    Setting {
        key: "ascii",
        name: "ASCII only",
        help: "Whether to use ASCII characters only, on any terminal.",
        allowed: "true or false",
        example: "true",
        sort: ValueSort::Switch,
        choices: SWITCH,
        read: |text, settings| value::characters(text).map(|characters| settings.characters = characters),
        show: |settings| Some(value::characters_name(settings.characters)),
    },
    Setting {
        key: "mouse",
        name: "Mouse",
        help: "Whether the mouse clicks and scrolls on the screen; without it the terminal selects text.",
        allowed: "true or false",
        example: "false",
        sort: ValueSort::Switch,
        choices: SWITCH,
        read: |text, settings| value::mouse(text).map(|mouse| settings.mouse = mouse),
        show: |settings| Some(value::mouse_name(settings.mouse)),
    },
    Setting {
        key: "notices",
        name: "Notices",
        help: "How the screen tells that a refuelling window has closed or a rung has opened.",
        allowed: "off, bell or desktop",
        example: "bell",
        sort: ValueSort::Text,
        choices: &["off", "bell", "desktop"],
        read: |text, settings| value::notices(text).map(|notices| settings.notices = notices),
        show: |settings| Some(settings.notices.name().to_owned()),
    },
    colour!(ground, "Ground", "the ground of the screen"),
    colour!(marked, "Marked", "the ground of what is marked"),
    colour!(text, "Text", "ordinary text"),
    colour!(quiet, "Quiet", "what is said in passing"),
    colour!(line, "Line", "borders and the empty part of a bar"),
    colour!(title, "Title", "titles"),
    colour!(accent, "Accent", "the open tab and the keys"),
    colour!(good, "Good", "what is open, ready or kept"),
    colour!(easy, "Easy", "easy running"),
    colour!(careful, "Careful", "what wants care"),
    colour!(stop, "Stop", "what does not go now"),
    Setting {
        key: "hooks.window_closed",
        name: "Window closed: run",
        help: "A command that the screen runs when a refuelling window closes; DECKCHAIR_NEWS tells it in a sentence.",
        allowed: "a command of the shell",
        example: "notify-send Deckchair",
        sort: ValueSort::Text,
        choices: &[],
        read: |text, settings| value::command(text).map(|command| settings.hooks.window_closed = Some(command)),
        show: |settings| settings.hooks.window_closed.clone(),
    },
    Setting {
        key: "hooks.rung_opened",
        name: "Rung opened: run",
        help: "A command that the screen runs when a rung opens; DECKCHAIR_RUNG names it, DECKCHAIR_NEWS tells it in a sentence.",
        allowed: "a command of the shell",
        example: "notify-send Deckchair",
        sort: ValueSort::Text,
        choices: &[],
        read: |text, settings| value::command(text).map(|command| settings.hooks.rung_opened = Some(command)),
        show: |settings| settings.hooks.rung_opened.clone(),
    },
    Setting {
        key: "athlete.sex",
        name: "Sex",
        help: "Your sex, as the physiology needs it.",
        allowed: "woman or man",
        example: "woman",
        sort: ValueSort::Text,
        choices: &["woman", "man"],
        read: |text, settings| value::sex(text).map(|sex| settings.sex = Some(sex)),
        show: |settings| settings.sex.map(value::sex_name),
    },
    Setting {
        key: "athlete.birth_year",
        name: "Born in",
        help: "The year you were born in.",
        allowed: "a year from 1920 to 2020",
        example: "1984",
        sort: ValueSort::Number,
        choices: &[],
        read: |text, settings| value::birth_year(text).map(|year| settings.birth_year = Some(year)),
        show: |settings| settings.birth_year.map(|year| year.to_string()),
    },
    Setting {
        key: "athlete.weight",
        name: "Weight",
        help: "Your body weight: the amounts to eat and drink after a session go by it.",
        allowed: "a weight with its unit, such as 68kg or 150lb",
        example: "68kg",
        sort: ValueSort::Text,
        choices: &[],
        read: |text, settings| value::weight(text).map(|weight| settings.weight = Some(weight)),
        show: |settings| settings.weight.map(|weight| value::weight_text(weight, settings.units)),
    },
    Setting {
        key: "athlete.heart_rest",
        name: "Heart rate at rest",
        help: "Your resting heart rate when you are rested.",
        allowed: "beats a minute from 25 to 120",
        example: "48",
        sort: ValueSort::Number,
        choices: &[],
        read: |text, settings| value::heart_at_rest(text).map(|rate| settings.heart_rest = Some(rate)),
        show: |settings| settings.heart_rest.map(|rate| rate.value().to_string()),
    },
    Setting {
        key: "athlete.heart_max",
        name: "Highest heart rate",
        help: "Your highest heart rate.",
        allowed: "beats a minute from 90 to 240",
        example: "186",
        sort: ValueSort::Number,
        choices: &[],
        read: |text, settings| value::heart_at_most(text).map(|rate| settings.heart_max = Some(rate)),
        show: |settings| settings.heart_max.map(|rate| rate.value().to_string()),
    },
    Setting {
        key: "athlete.zone",
        name: "Time zone",
        help: "Where your clock hangs. Unsaid, it is the machine's zone.",
        allowed: "a time zone such as Europe/Paris",
        example: "Europe/Paris",
        sort: ValueSort::Text,
        choices: &[],
        read: |text, settings| value::zone(text).map(|zone| settings.zone = Some(zone)),
        show: |settings| settings.zone.map(|zone| zone.name().to_owned()),
    },
    Setting {
        key: "athlete.day_start",
        name: "Day begins",
        help: "When your day begins: a run before it belongs to the day before.",
        allowed: "a time from 00:00 to 11:59",
        example: "04:00",
        sort: ValueSort::Text,
        choices: &[],
        read: |text, settings| value::day_start(text).map(|start| settings.day_start = start),
        show: |settings| Some(value::day_start_text(settings.day_start)),
    },
    Setting {
        key: "advice.prudence",
        name: "Prudence",
        help: "The share of possible recoveries that must have reached a rung before it opens. Unsaid, one half; at least 0.7 in the ten days before an A race and the two weeks after an illness.",
        allowed: "a number from 0.5 to 0.95",
        example: "0.8",
        sort: ValueSort::Number,
        choices: &[],
        read: |text, settings| value::prudence(text).map(|share| settings.prudence = Some(share)),
        show: |settings| settings.prudence.map(|share| share.to_string()),
    },
    Setting {
        key: "week.start",
        name: "Week begins",
        help: "The first day of the week.",
        allowed: "a weekday such as monday or sunday",
        example: "sunday",
        sort: ValueSort::Text,
        choices: &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
        read: |text, settings| value::weekday(text).map(|day| settings.week_start = day),
        show: |settings| Some(value::weekday_name(settings.week_start).to_owned()),
    },
    Setting {
        key: "import.precedence",
        name: "Believed first",
        help: "The apps to believe first where several tell of one morning; the others follow in their usual order. It counts from \
               the next import on; what you type always comes first.",
        allowed: "apps with commas between them: HRV4Training, Elite HRV, Oura, Whoop, Garmin, Polar, Fitbit, Apple Health, \
                  Health Connect, intervals.icu, TrainingPeaks (their usual order)",
        example: "Garmin, Oura, Whoop",
        sort: ValueSort::Text,
        choices: &[],
        read: |text, settings| Precedence::read(text).map(|precedence| settings.precedence = precedence),
        show: |settings| settings.precedence.named(),
    },
    Setting {
        key: "import.dates",
        name: "Order of dates",
        help: "Which comes first in dates of lists such as 03/04/2026, where nothing in the list tells: dmy the day, mdy the month.",
        allowed: "ask, dmy or mdy",
        example: "dmy",
        sort: ValueSort::Text,
        choices: &["ask", "dmy", "mdy"],
        read: |text, settings| value::dates(text).map(|dates| settings.dates = dates),
        show: |settings| Some(settings.dates.name().to_owned()),
    },
];

/// A table whose names the runner chooses.
#[derive(Debug, Clone, Copy)]
pub struct OpenTable {
    /// Its name.
    pub name: &'static str,
    /// What it does, in one line.
    pub help: &'static str,
    /// What may be written.
    pub allowed: &'static str,
    /// A row, as one would write it.
    pub example: (&'static str, &'static str),
}

/// The runner's own words for what they eat and drink.
pub const HABITS: OpenTable = OpenTable {
    name: "habits",
    help: "Your own words for what you eat and drink, for `deckchair ate porridge`.",
    allowed: "amounts in quotes, such as \"70g carbs 12g protein 300ml\"",
    example: ("porridge", "70g carbs 12g protein 300ml"),
};

/// How lists of no known origin are read.
pub const LISTS: OpenTable = OpenTable {
    name: "lists",
    help: "How lists of no known origin (CSV) are imported that have these columns; confirming how one is read writes it here.",
    allowed: "columns in quotes, as `deckchair import --map` takes them",
    example: ("diary", "date=Datum, distance_km=Strecke, time=Zeit"),
};

/// The runner's own keys.
pub const KEYS: OpenTable = OpenTable {
    name: "keys",
    help: "Your own keys: the name of an action (see `?` on the screen) and its keys, with spaces between.",
    allowed: "keys in quotes, with spaces between, such as \"c f5\"; \"\" for no key",
    example: ("check_in", "c f5"),
};

/// The tables whose names the runner chooses.
pub const OPEN_TABLES: &[OpenTable] = &[HABITS, LISTS, KEYS];

/// Gives the setting of this name.
#[must_use]
pub fn setting(key: &str) -> Option<&'static Setting> {
    SETTINGS.iter().find(|setting| setting.key == key)
}

/// Gives the name nearest to one that does not exist.
#[must_use]
pub fn nearest(key: &str) -> Option<&'static str> {
    let last = key.rsplit('.').next().unwrap_or(key);
    let keys = || SETTINGS.iter().map(|setting| setting.key);
    let by_last = keys().find(|known| known.rsplit('.').next() == Some(last));
    // A short name that is half wrong is another name: `foo` is no `good`.
    let most = (last.chars().count() / 2).clamp(1, 3);
    let close = |known: &&'static str| strsim::damerau_levenshtein(known, key).min(distance_of_last(known, last)) <= most;
    let by_spelling =
        keys().filter(close).min_by_key(|known| strsim::damerau_levenshtein(known, key).min(distance_of_last(known, last)));
    by_last.or(by_spelling)
}

/// Compares only what comes after the point; a short name must be nearly right.
fn distance_of_last(known: &str, last: &str) -> usize {
    let known = known.rsplit('.').next().unwrap_or(known);
    strsim::damerau_levenshtein(known, last) + usize::from(known.len() < 6)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Settings;

    #[test]
    fn every_example_is_taken_and_shown_as_it_was_written() {
        for setting in SETTINGS {
            let mut settings = Settings::default();
            assert_eq!((setting.read)(setting.example, &mut settings), Some(()), "{}", setting.key);
            assert_eq!((setting.show)(&settings).as_deref(), Some(setting.example), "{}", setting.key);
        }
    }

    #[test]
    fn what_is_shown_by_default_is_taken_again() {
        for setting in SETTINGS {
            let mut settings = Settings::default();
            if let Some(shown) = (setting.show)(&Settings::default()) {
                assert_eq!((setting.read)(&shown, &mut settings), Some(()), "{}", setting.key);
            }
            assert_eq!(settings, Settings::default(), "{}", setting.key);
        }
    }

    #[test]
    fn nonsense_is_refused_everywhere() {
        // Any word may be the name of a program.
        for setting in SETTINGS.iter().filter(|setting| !setting.key.starts_with("hooks.")) {
            for text in ["", "?", "-1", "nan", "1e99", "\u{0}", "99999999999999999999", "kg", "25:00", "Europe/Nowhere"] {
                let mut settings = Settings::default();
                assert_eq!((setting.read)(text, &mut settings), None, "{} = {text:?}", setting.key);
                assert_eq!(settings, Settings::default(), "{} = {text:?}", setting.key);
            }
        }
    }

    #[test]
    fn names_are_unique_and_those_without_a_table_come_first() {
        let mut keys: Vec<&str> = SETTINGS.iter().map(|setting| setting.key).collect();
        let first_in_a_table = keys.iter().position(|key| key.contains('.')).unwrap();
        assert!(keys.iter().skip(first_in_a_table).all(|key| key.contains('.')));
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), SETTINGS.len());
    }

    #[test]
    fn a_misspelt_name_is_near_the_right_one() {
        assert_eq!(nearest("athlete.sexx"), Some("athlete.sex"));
        assert_eq!(nearest("sex"), Some("athlete.sex"));
        assert_eq!(nearest("athlet.birthyear"), Some("athlete.birth_year"));
        assert_eq!(nearest("prudance"), Some("advice.prudence"));
        assert_eq!(nearest("unit"), Some("units"));
        assert_eq!(nearest("quidditch"), None);
    }
}

//! The settings file, read and changed.

use std::fs;
use std::path::{Path, PathBuf};

use super::*;
use crate::journal::{Bpm, Sex, Units};
use crate::keys::{Action, Key, Place};

const PATH: &str = "config.toml";

fn reading(text: &str) -> SettingsRead {
    read_text(text, Path::new(PATH))
}

fn sound(text: &str) -> Settings {
    let reading = reading(text);
    assert_eq!(reading.problems, []);
    reading.settings
}

/// Gives the problems as they are told, each with its hint.
fn told(text: &str) -> Vec<String> {
    reading(text).problems.iter().map(|problem| format!("{problem} ({})", problem.what.hint())).collect()
}

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self) -> PathBuf {
        self.0.path().join("deckchair").join("config.toml")
    }

    fn with(text: &str) -> Self {
        let folder = Self::new();
        fs::create_dir_all(folder.path().parent().unwrap()).unwrap();
        fs::write(folder.path(), text).unwrap();
        folder
    }

    fn text(&self) -> String {
        fs::read_to_string(self.path()).unwrap()
    }
}

#[test]
fn a_file_that_is_not_there_sets_nothing() {
    let reading = read(&Folder::new().path()).unwrap();
    assert_eq!(reading, SettingsRead { settings: Settings::default(), problems: Vec::new() });
}

#[test]
fn every_setting_is_read_from_its_place() {
    let settings = sound(
        "units = \"imperial\"\ntheme = \"colour-blind\"\nascii = true\nathlete.sex = \"woman\"\n\
         [advice]\nprudence = 0.8\n[week]\nstart = \"sunday\"\n[habits]\nporridge = \"70g carbs\"\n\"big gel\" = \"40g carbs\"\n\
         [keys]\ncheck_in = \"C f5\"\n",
    );
    assert_eq!((settings.units, settings.theme), (Units::Imperial, ThemeChoice::ColourBlind));
    assert_eq!((settings.sex, settings.prudence), (Some(Sex::Woman), Some(0.8)));
    assert_eq!((settings.characters, settings.week_start), (Characters::Ascii, chrono::Weekday::Sun));
    assert_eq!(settings.habits.get("big gel").map(String::as_str), Some("40g carbs"));
    assert_eq!(settings.keys.action_for(Place::Today, Key::F(5)), Some(Action::CheckIn));
}

#[test]
fn a_number_may_stand_in_quotes_and_out_of_them() {
    assert_eq!(sound("athlete = { heart_rest = \"48\", heart_max = 186 }").heart_rest, Bpm::new(48.0).ok());
}

#[test]
fn an_unknown_name_is_told_with_its_line_and_the_nearest_one() {
    assert_eq!(
        told("units = \"metric\"\n\n[athlete]\nsexx = \"woman\"\nweigth = \"68kg\"\n[quidditch]\nbroom = 1\n"),
        [
            "config.toml:4: `athlete.sexx` is no setting (did you mean `athlete.sex`?)",
            "config.toml:5: `athlete.weigth` is no setting (did you mean `athlete.weight`?)",
            "config.toml:7: `quidditch.broom` is no setting (`deckchair config show` lists every setting)",
        ]
    );
}

#[test]
fn a_wrong_value_is_told_with_what_is_allowed() {
    assert_eq!(
        told("theme = \"pink\"\nathlete.weight = 68\nathlete.zone = \"Europe/Pari\"\nathlete.birth_year = []\nhabits.tea = 3\n"),
        [
            "config.toml:1: `theme` cannot be `pink` (write auto, dark, light, high-contrast, colour-blind or mono)",
            "config.toml:2: `athlete.weight` cannot be `68` (write a weight with its unit, such as 68kg or 150lb)",
            "config.toml:3: `athlete.zone` cannot be `Europe/Pari` (did you mean `Europe/Paris`?)",
            "config.toml:4: `athlete.birth_year` cannot be `array` (write a year from 1920 to 2020)",
            "config.toml:5: `habits.tea` cannot be `integer` (write amounts in quotes, such as \"70g carbs 12g protein 300ml\")",
        ]
    );
}

#[test]
fn what_is_right_counts_beside_what_is_wrong() {
    let reading = reading("units = \"imperial\"\ntheme = \"pink\"\n");
    assert_eq!((reading.settings.units, reading.settings.theme), (Units::Imperial, ThemeChoice::Auto));
}

#[test]
fn a_file_that_is_no_toml_is_told_with_its_line() {
    let problems = told("units = \"metric\"\ntheme = dark\n");
    assert_eq!(problems.len(), 1);
    assert!(problems.first().is_some_and(|told| told.starts_with("config.toml:2: this is not TOML: ")), "{problems:?}");
    let folder = Folder::new();
    fs::create_dir_all(folder.path().parent().unwrap()).unwrap();
    fs::write(folder.path(), b"units = \"metric\"\n# \xff\n").unwrap();
    assert_eq!(read(&folder.path()).unwrap().problems.first().map(|problem| problem.line), Some(2));
    assert!(matches!(set(&folder.path(), "units", "metric"), Err(ConfigError::Broken(_))));
}

#[test]
fn keys_that_do_not_fit_together_leave_the_table_as_it_is() {
    let reading = reading("[keys]\ncheck_in = \"f5\"\nwhy = \"f5\"\nchekin = \"c\"\n");
    assert_eq!(reading.settings.keys, crate::keys::Keymap::default());
    let lines: Vec<usize> = reading.problems.iter().map(|problem| problem.line).collect();
    assert_eq!(lines, [3, 4]);
}

#[test]
fn a_resting_heart_above_the_highest_is_refused() {
    assert_eq!(
        told("[athlete]\nheart_max = 95\nheart_rest = 100\n"),
        ["config.toml:3: `athlete.heart_rest` is not below `athlete.heart_max` (correct one of them, or leave one out)"]
    );
}

#[test]
fn a_change_keeps_the_comments_and_the_order() {
    let folder = Folder::with("# mine\nunits = \"metric\"  # for now\n\n[athlete]\n# how heavy\nweight = \"68kg\"\n");
    set(&folder.path(), "units", "Imperial").unwrap();
    set(&folder.path(), "athlete.weight", "150 lb").unwrap();
    set(&folder.path(), "athlete.sex", "woman").unwrap();
    set(&folder.path(), "advice.prudence", "80%").unwrap();
    set(&folder.path(), "ascii", "true").unwrap();
    set(&folder.path(), "habits.porridge", "70g carbs").unwrap();
    let expected = "# mine\nunits = \"imperial\"  # for now\nascii = true\n\n[athlete]\n# how heavy\nweight = \"150 lb\"\nsex = \"woman\"\n\n\
                    [advice]\nprudence = 0.8\n\n[habits]\nporridge = \"70g carbs\"\n";
    assert_eq!(folder.text(), expected);
    assert_eq!(read(&folder.path()).unwrap().problems, []);
}

#[test]
fn the_first_change_makes_folder_and_file() {
    let folder = Folder::new();
    set(&folder.path(), "athlete.birth_year", "1984").unwrap();
    assert_eq!(folder.text(), "[athlete]\nbirth_year = 1984\n");
    let left: Vec<_> = fs::read_dir(folder.path().parent().unwrap()).unwrap().collect();
    assert_eq!(left.len(), 1, "nothing but the file is left behind");
}

#[test]
fn a_setting_can_be_taken_back() {
    let folder = Folder::with("units = \"imperial\"\n[athlete]\nsex = \"man\"\n");
    unset(&folder.path(), "athlete.sex").unwrap();
    unset(&folder.path(), "theme").unwrap();
    assert_eq!(folder.text(), "units = \"imperial\"\n[athlete]\n");
}

#[test]
fn a_change_that_is_not_right_changes_nothing() {
    let folder = Folder::with("units = \"metric\"\n[athlete]\nheart_max = 100\n");
    for (key, value, told) in [
        ("unit", "metric", "`unit` is no setting"),
        ("units", "furlongs", "`units` cannot be `furlongs`"),
        ("athlete", "me", "`athlete` is no setting"),
        ("athlete.heart_rest", "110", "`athlete.heart_rest` is not below `athlete.heart_max`"),
        ("habits.", "60g carbs", "`habits.` has no name that can be written on a line"),
        ("keys.chekin", "c", "`chekin` is no action; the nearest is `check_in`"),
    ] {
        assert_eq!(set(&folder.path(), key, value).unwrap_err().to_string(), told);
    }
    assert_eq!(folder.text(), "units = \"metric\"\n[athlete]\nheart_max = 100\n");
}

#[test]
fn a_file_with_one_problem_can_still_be_changed_elsewhere() {
    let folder = Folder::with("theme = \"pink\"\n");
    set(&folder.path(), "units", "imperial").unwrap();
    set(&folder.path(), "theme", "dark").unwrap();
    assert_eq!(folder.text(), "theme = \"dark\"\nunits = \"imperial\"\n");
}

#[test]
fn a_link_stays_a_link_and_permissions_stay_as_they_were() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = Folder::with("units = \"metric\"\n");
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o640)).unwrap();
    let link = folder.0.path().join("link.toml");
    symlink(folder.path(), &link).unwrap();
    set(&link, "units", "imperial").unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(folder.text(), "units = \"imperial\"\n");
    assert_eq!(fs::metadata(folder.path()).unwrap().permissions().mode() & 0o777, 0o640);
}

#[test]
fn settings_are_shown_by_name() {
    let settings = sound("[athlete]\nweight = \"68kg\"\n[lists]\ndiary = \"date=Tag, time=Zeit\"\n[habits]\ntea = \"250ml\"\n");
    assert_eq!(get(&settings, "lists.diary"), Ok(Some("date=Tag, time=Zeit".to_owned())));
    assert_eq!(get(&settings, "athlete.weight"), Ok(Some("68kg".to_owned())));
    assert_eq!(get(&settings, "athlete.sex"), Ok(None));
    assert_eq!(get(&settings, "habits.tea"), Ok(Some("250ml".to_owned())));
    assert_eq!(get(&settings, "athlete.wieght").unwrap_err().hint(), "did you mean `athlete.weight`?");
    let shown = show(&settings);
    assert_eq!(shown.first(), Some(&("units".to_owned(), Some("metric".to_owned()))));
    assert!(shown.contains(&("habits.tea".to_owned(), Some("250ml".to_owned()))));
    assert_eq!(shown.last(), Some(&("lists.diary".to_owned(), Some("date=Tag, time=Zeit".to_owned()))));
    assert_eq!(shown.len(), SETTINGS.len() + 2);
}

#[test]
fn the_default_file_sets_nothing_and_its_examples_are_right() {
    let file = default_file();
    assert_eq!(sound(&file), Settings::default());
    let uncommented: String = file
        .lines()
        .map(|line| {
            line.strip_prefix("# ")
                .filter(|rest| rest.split_once(" = ").is_some_and(|(name, _)| !name.contains(' ')))
                .unwrap_or(line)
        })
        .flat_map(|line| [line, "\n"])
        .collect();
    let settings = sound(&uncommented);
    // The example of the units is imperial, and so a weight is shown in pounds.
    for setting in SETTINGS.iter().filter(|setting| setting.key != "athlete.weight") {
        assert_eq!(get(&settings, setting.key), Ok(Some(setting.example.to_owned())), "{}", setting.key);
    }
    assert_eq!((settings.habits.len(), settings.lists.len()), (1, 1));
}

#[test]
fn the_commented_file_is_made_once() {
    let folder = Folder::new();
    create(&folder.path()).unwrap();
    assert_eq!(folder.text(), default_file());
    set(&folder.path(), "units", "imperial").unwrap();
    create(&folder.path()).unwrap();
    set(&folder.path(), "athlete.sex", "woman").unwrap();
    set(&folder.path(), "habits.tea", "250ml").unwrap();
    let changed =
        [("# units = \"imperial\"", "units = \"imperial\""), ("# sex =", "sex ="), ("[habits]\n", "[habits]\ntea = \"250ml\"\n")];
    let expected = changed.iter().fold(default_file(), |file, (from, to)| file.replace(from, to));
    assert_eq!(folder.text(), expected);
    assert_eq!(read(&folder.path()).unwrap().settings.units, Units::Imperial);
}

#[test]
fn the_table_for_the_readme_names_every_setting() {
    let table = markdown();
    for setting in SETTINGS {
        assert!(table.contains(&format!("| `{}` |", setting.key)));
    }
}

#[test]
fn no_bytes_make_the_reader_fall_over() {
    for text in [
        "\u{0}",
        "[",
        "a",
        "=",
        "units",
        "[[athlete]]\nsex = 1",
        "[athlete.sex]\na = 1",
        "keys = 1",
        "habits = []",
        "units.a.b = 1",
    ] {
        assert!(!reading(text).problems.is_empty(), "{text:?}");
    }
}

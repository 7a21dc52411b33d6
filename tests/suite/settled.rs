//! The settings and exports on the screen, played by keys: what is seen, what is set, and what is refused in its place.

use deckchair::app::Refused;
use deckchair::config::SETTINGS;
use deckchair::journal::Units;
use ratatui::style::Color;

use crate::stage::{MONO, Stage, marathon};

/// Opens the settings with the cursor on the one of this name.
fn on(name: &str) -> Stage {
    let mut stage = Stage::open([marathon()]).sized(100, 60);
    stage.press("S");
    for _ in 0..SETTINGS.len() + 4 {
        let here = deckchair::app::SettingsItem::all();
        let Some(deckchair::app::Overlay::Settings(page)) = stage.app.over() else { panic!("no settings") };
        if here[page.selected()].name() == name {
            return stage;
        }
        stage.press("j");
    }
    panic!("no setting is called {name}")
}

/// Gives the row of the screen that this name stands in.
fn row(stage: &mut Stage, name: &str) -> String {
    stage.text().lines().find(|line| line.contains(&format!("  {name}  "))).unwrap_or_default().to_owned()
}

/// Gives the words of the screen, whatever lines they are broken into.
fn joined(stage: &mut Stage) -> String {
    stage.text().lines().map(|line| line.trim_matches(['│', ' '])).collect::<Vec<_>>().join(" ")
}

#[test]
fn one_key_shows_every_setting_with_its_value_and_what_it_does() {
    let mut stage = Stage::open([marathon()]).sized(100, 60);
    stage
        .press("S")
        .sees("Settings")
        .sees("Your sex, as the physiology needs it.")
        .sees("Write woman or man. By itself: not said.");
    for setting in SETTINGS {
        stage.sees(setting.name);
    }
    stage.press("<Esc>").sees_no("By itself");
    stage.press(":settings<Enter>").sees("By itself");
}

#[test]
fn a_choice_is_taken_with_one_key_and_back_with_another() {
    let mut stage = on("Units");
    stage.press("l").sees("Units is now imperial.");
    assert_eq!(stage.app.known().units, Units::Imperial);
    assert_eq!(stage.keeper.set["units"], "imperial");
    assert!(row(&mut stage, "Units").contains("‹ imperial ›"));
    stage.press("d").sees("Units is now metric.");
    assert!(stage.keeper.set.is_empty());
    stage.press("<Esc>2").sees("42.2");
}

#[test]
fn units_that_change_change_every_figure_at_once() {
    let mut stage = on("Units");
    stage.press("l<Esc>2").sees("26.2").sees_no("42.2");
}

#[test]
fn a_theme_is_seen_as_it_is_chosen_and_a_terminal_without_colour_stays_without() {
    let mut stage = on("Theme");
    let ground = |stage: &mut Stage| stage.paint()[(0, 50)].bg;
    let dark = ground(&mut stage);
    stage.press("ll").sees("Theme is now light.");
    assert_ne!(ground(&mut stage), dark);
    let mut stage = stage.looking(MONO);
    assert!(stage.paint().content.iter().all(|cell| (cell.fg, cell.bg) == (Color::Reset, Color::Reset)));
}

#[test]
fn a_colour_is_seen_while_it_is_written_and_gone_where_it_is_not_kept() {
    let mut stage = on("Ground");
    let ground = |stage: &mut Stage| stage.paint()[(0, 50)].bg;
    let before = ground(&mut stage);
    stage.press("<Enter>#000000");
    assert_eq!(ground(&mut stage), Color::Rgb(0, 0, 0));
    stage.press("<Esc>");
    assert_eq!(ground(&mut stage), before);
    stage.press("<Enter>#000000<Enter>").sees("Ground is now #000000.");
    assert_eq!(ground(&mut stage), Color::Rgb(0, 0, 0));
}

#[test]
fn what_a_setting_does_not_take_is_told_as_it_is_written_and_is_not_kept() {
    let mut stage = on("Weight");
    stage.press("<Enter>68").sees("`athlete.weight` cannot be `68`: write a weight with its unit");
    stage.press("<Enter>").sees("cannot be `68`");
    assert!(stage.keeper.set.is_empty());
    stage.press("kg<Enter>").sees("Weight is now 68 kg.").sees_no("cannot be");
    assert_eq!(stage.app.known().athlete.weight.map(deckchair::journal::Kilograms::value), Some(68.0));
    stage.press("<Enter><Ctrl-u><Enter>").sees("Weight is now not said.");
    assert_eq!(stage.app.known().athlete.weight, None);
}

#[test]
fn a_letter_takes_the_place_of_the_value_and_a_key_that_moves_keeps_it_to_be_changed() {
    let mut stage = on("Weight");
    stage.press("<Enter>68kg<Enter><Enter>70kg<Enter>").sees("Weight is now 70 kg.");
    stage.press("<Enter><Home><Del>8<Enter>").sees("80 kg");
    stage.press("<Enter><Backspace><Backspace>.5kg<Enter>").sees("80.5 kg");
}

#[test]
fn settings_that_cannot_be_written_stay_as_they_were_and_the_reason_is_told() {
    let mut stage = on("Units");
    stage.keeper.refusal = Some(Refused { what: "the disk is full".to_owned(), hint: None });
    stage.press("l").sees("the disk is full").sees("‹ metric ›");
    assert_eq!(stage.app.known().units, Units::Metric);
}

#[test]
fn the_week_begins_on_the_calendar_where_it_is_set_to() {
    let mut stage = on("Week begins");
    stage.press("h").sees("Week begins is now sunday.").press("<Esc>3");
    let text = stage.text();
    let (sunday, monday) = (text.find("Su").unwrap(), text.find("Mo").unwrap());
    assert!(sunday < monday, "{text}");
}

#[test]
fn the_file_is_edited_from_here_and_counts_at_once() {
    let mut stage = on("Settings file");
    stage.press("<Enter>").sees("The settings are as the file has them.");
    assert_eq!(stage.app.known().units, Units::Imperial);
}

#[test]
fn the_log_is_exported_from_the_settings_and_by_a_key_of_its_own() {
    let mut stage = on("Export as CSV");
    stage.press("<Enter>").sees("~/deckchair-2026-11-22.csv").press("<Enter>");
    stage.sees("Exported 1 entries to ~/deckchair-2026-11-22.csv.");
    stage.press("E<Enter>").sees("deckchair-2026-11-22.json.");
    stage.press(":calendar program<Enter>").sees("Export");
    assert_eq!(stage.keeper.exported.len(), 2);
}

#[test]
fn a_file_that_is_there_is_not_written_over_and_the_question_stays_whole_on_the_smallest_screen() {
    let mut stage = Stage::open([marathon()]).sized(40, 12);
    stage.press("E<Enter>E<Enter>").sees("> ~/deckchair-2026-11-22.json");
    assert!(joined(&mut stage).contains("is there already — choose another name"), "{}", joined(&mut stage));
    stage.press("<Backspace>").sees_no("choose another");
}

#[test]
fn an_answer_that_is_not_understood_is_told_whole_beside_the_line() {
    let mut stage = Stage::open([marathon()]).sized(40, 12);
    stage.press("3/someday<Enter>").sees("> someday");
    assert!(joined(&mut stage).contains("such as"), "{}", joined(&mut stage));
}

//! Five mornings at a real terminal, played by keys alone: what the screen says, and how the terminal is left.

use std::path::Path;

use crate::stage::pty::Sitting;

const ENTER: &str = "\r";
const ESC: &str = "\u{1b}";

/// Sits down at a moment.
fn morning(now: &str, folder: &Path) -> Sitting {
    Sitting::open_at(now, folder, &[])
}

/// Writes a line into the form that a key opens, and keeps it.
fn tell(sitting: &mut Sitting, key: &str, form: &str, line: &str) {
    sitting.press(key);
    sitting.wait_for(form);
    sitting.press(line);
    sitting.press(ENTER);
}

/// Closes what lies over the screen. A key right after Esc would be taken for one with Alt, so it waits for the words to go.
fn close(sitting: &mut Sitting, words: &str) {
    sitting.press(ESC);
    sitting.wait_until_gone(words);
}

/// Leaves, and looks whether the terminal is as it was found.
fn leave(mut sitting: Sitting) {
    sitting.press("q");
    assert_eq!(sitting.ended(), 0);
}

#[test]
fn the_first_morning_has_an_empty_log_with_three_doors() {
    let folder = tempfile::tempdir().unwrap();
    let mut sitting = morning("2026-11-22T08:14:00+01:00", folder.path());
    for door in ["log a session", "import a file", "look at a demo", "there is nothing to judge by"] {
        sitting.wait_for(door);
    }
    tell(&mut sitting, "a", "Log a session", "8k 45min rpe 3 yesterday 18:00");
    sitting.wait_for("Logged run 8.0 km.");
    sitting.wait_for("The way back");
    leave(sitting);
}

#[test]
fn the_morning_after_a_marathon_asks_what_tells_and_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let mut sitting = morning("2026-11-22T08:14:00+01:00", folder.path());
    tell(&mut sitting, "a", "Log a session", "run 42.2k 3h36 rpe 9 race yesterday 9:00");
    sitting.wait_for("yesterday's marathon");
    sitting.wait_for("(2 questions)");
    sitting.press("c");
    sitting.wait_for("How sore are your legs?");
    sitting.press("6");
    sitting.wait_for("How tired are you?");
    sitting.press("4");
    sitting.wait_for("Logged check-in");
    sitting.press("w");
    for words in ["What decides", "Where it comes from", "marathon · 42.2 km"] {
        sitting.wait_for(words);
    }
    close(&mut sitting, "What decides");
    sitting.press("3");
    sitting.wait_for("November 2026");
    sitting.wait_for("REST today");
    leave(sitting);
}

#[test]
fn an_ill_morning_lasts_until_the_runner_is_well_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut sitting = morning("2026-11-22T08:14:00+01:00", folder.path());
    tell(&mut sitting, "a", "Log a session", "8k 45min rpe 3 yesterday 18:00");
    sitting.wait_for("Logged run 8.0 km.");
    tell(&mut sitting, "x", "Ill or injured", "fever since yesterday");
    sitting.wait_for("You have a fever: rest");
    sitting.wait_for("The way back begins when you say");
    leave(sitting);
    let mut sitting = morning("2026-11-24T08:00:00+01:00", folder.path());
    sitting.wait_for("You have a fever: rest");
    sitting.press("2");
    sitting.wait_for("Fever");
    sitting.press("je");
    sitting.wait_for("Correct days ill, injured or not logged");
    sitting.press(" until yesterday");
    sitting.press(ENTER);
    sitting.wait_for("Corrected");
    sitting.press("1");
    sitting.wait_for("You were ill until");
    assert!(!sitting.text().contains("You have a fever"), "{}", sitting.text());
    leave(sitting);
}

#[test]
fn a_morning_with_an_open_window_counts_what_was_eaten() {
    let folder = tempfile::tempdir().unwrap();
    let mut sitting = morning("2026-11-22T08:44:00+01:00", folder.path());
    tell(&mut sitting, "a", "Log a session", "run 30k 2h40 rpe 8 6:00");
    sitting.wait_for("Refuelling window");
    sitting.wait_for("closes in 3:56");
    tell(&mut sitting, "f", "Ate or drank", "60g carbs 20g protein 500ml");
    sitting.wait_for("Logged");
    sitting.wait_for("60 of");
    sitting.press("u");
    sitting.wait_for("Undone");
    sitting.wait_for("0 of");
    leave(sitting);
}

#[test]
fn a_what_if_on_a_morning_leaves_the_log_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let mut sitting = morning("2026-11-22T08:14:00+01:00", folder.path());
    tell(&mut sitting, "a", "Log a session", "run 42.2k 3h36 rpe 9 race yesterday 9:00");
    sitting.wait_for("yesterday's marathon");
    sitting.press("3ji");
    sitting.wait_for("What if:");
    sitting.press("p");
    sitting.wait_for("Plan a session, a race or rest");
    sitting.press("10k race b");
    sitting.press(ENTER);
    sitting.wait_for("The best day to move it");
    sitting.wait_for("before you");
    sitting.press("m");
    sitting.wait_for("December 2026");
    close(&mut sitting, "What if:");
    sitting.press("5");
    sitting.wait_for("Nothing is planned");
    leave(sitting);
}

//! The real program in a pseudo-terminal: it opens, logs by keys, and gives the terminal back however it ends.

use std::path::{Path, PathBuf};

use deckchair::app::{App, Host, Imports, Keeper, Log, Refused, Setup, Shelf};
use deckchair::clock::Clock;
use deckchair::config::Settings;
use deckchair::journal::{Change, Day, Journal, Moment, Reversal, Revision, Session, Trace, Zone};
use deckchair::recovery::{Assessment, Given, Verdict, assess};
use deckchair::tui;
use portable_pty::CommandBuilder;

use crate::stage::pty::{COLUMNS, ROWS, Sitting};
use crate::stage::{COLOUR, Memory, NOW, at};

#[test]
fn a_newcomer_logs_a_marathon_by_keys_and_quits() {
    let folder = tempfile::tempdir().unwrap();
    let mut sitting = Sitting::open(folder.path(), &[]);
    sitting.wait_for("log a session");
    sitting.press("a");
    sitting.wait_for("What it costs");
    sitting.press("run 42.2k 3h36 rpe 9 race yesterday 9:00");
    sitting.wait_for("3:36:00");
    sitting.press("\r");
    sitting.wait_for("yesterday's marathon");
    sitting.press("q");
    assert_eq!(sitting.ended(), 0);
    let mut sitting = Sitting::open(folder.path(), &[]);
    sitting.wait_for("yesterday's marathon");
    sitting.press("q");
    assert_eq!(sitting.ended(), 0);
}

/// Runs the program once on a log, beside a sitting, and gives its answer.
fn told(folder: &Path, words: &[&str]) -> String {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_deckchair"));
    command.args(["--now", NOW, "--data-dir"]).arg(folder).args(words).env("HOME", folder);
    let output = command.output().unwrap();
    assert!(output.status.success(), "{words:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn what_of_the_settings_does_not_count_is_told_at_the_start_and_where_they_are_set() {
    let folder = tempfile::tempdir().unwrap();
    for (file, told) in [
        (
            "[athlete]\nsex = \"woman\"\nweight = \"58 stones\"\n",
            "config.toml, line 3, does not count: `deckchair doctor` says why",
        ),
        ("[athlete]\nsex = \"elf\"\nweight = \"no\"\n", "config.toml: 2 settings do not count, see `deckchair doctor`"),
        ("[athlete]\nsex = \"woman\n", "config.toml, line 2, is not TOML: none counts, see `deckchair doctor`"),
    ] {
        std::fs::write(folder.path().join("config.toml"), file).unwrap();
        let mut sitting = Sitting::open(folder.path(), &[]);
        sitting.wait_for(told);
        sitting.press("2");
        sitting.wait_until_gone(told);
        sitting.press("S");
        sitting.wait_for(told);
        sitting.press("\u{1b}");
        sitting.wait_until_gone(told);
        sitting.press("q");
        assert_eq!(sitting.ended(), 0);
    }
}

#[test]
fn the_demo_of_the_first_day_leads_back_to_the_runners_own_log() {
    let folder = tempfile::tempdir().unwrap();
    let mut sitting = Sitting::open(folder.path(), &[]);
    sitting.wait_for("look at a demo");
    sitting.press("d");
    sitting.wait_for("Made up: nothing here is kept.");
    sitting.press("q");
    sitting.wait_for("Deckchair");
    sitting.press("a");
    sitting.wait_for("What it costs");
    sitting.press("run 5k 30min yesterday 9:00\r");
    sitting.wait_for("Logged run 5.0 km.");
    sitting.press("q");
    assert_eq!(sitting.ended(), 0);
    assert!(told(folder.path(), &["list"]).contains("5.0 km"));
}

#[test]
fn what_another_process_writes_is_on_the_screen_within_a_moment() {
    let folder = tempfile::tempdir().unwrap();
    told(folder.path(), &["log", "run 8k 48min rpe 3 easy 5 days ago"]);
    let mut sitting = Sitting::open(folder.path(), &[]);
    sitting.wait_for("All six systems are ready");
    // The clock of this sitting stands still, so that no tick can bring the news: only the look every second does.
    told(folder.path(), &["checkin", "chest", "pain"]);
    sitting.wait_until_gone("All six systems are ready");
    sitting.press("q");
    assert_eq!(sitting.ended(), 0);
}

#[test]
fn what_another_process_corrects_survives_the_form_that_was_open_meanwhile() {
    let folder = tempfile::tempdir().unwrap();
    told(folder.path(), &["log", "run 8k 48min rpe 3 5 days ago"]);
    let mut sitting = Sitting::open(folder.path(), &[]);
    sitting.wait_for("All six systems are ready");
    sitting.press("2");
    sitting.wait_for("48:00");
    sitting.press("e");
    sitting.wait_for("Correct a session");
    sitting.press(" hr 150");
    sitting.wait_for("150");
    told(folder.path(), &["edit", "last", "9k"]);
    sitting.press("\r");
    sitting.wait_until_gone("Correct a session");
    sitting.press("q");
    assert_eq!(sitting.ended(), 0);
    let line = told(folder.path(), &["edit", "last"]);
    assert!(line.starts_with("run 9k 48:00 rpe 3 hr 150 "), "{line}");
}

#[test]
fn a_terminating_signal_gives_the_terminal_back_and_keeps_the_draft() {
    let folder = tempfile::tempdir().unwrap();
    let mut sitting = Sitting::open(folder.path(), &[]);
    sitting.wait_for("log a session");
    sitting.press("a");
    sitting.wait_for("What it costs");
    sitting.press("trail 21k 2h40");
    sitting.wait_for("2:40:00");
    sitting.send("-TERM");
    sitting.ended();
    let mut sitting = Sitting::open(folder.path(), &[]);
    sitting.wait_for("log a session");
    sitting.press("a");
    sitting.wait_for("trail 21k 2h40");
    sitting.press("\u{3}");
    sitting.ended();
}

#[test]
fn what_is_left_half_written_is_told_on_leaving_and_offered_on_opening() {
    let folder = tempfile::tempdir().unwrap();
    let mut sitting = Sitting::open(folder.path(), &[]);
    sitting.wait_for("log a session");
    sitting.press("a");
    sitting.wait_for("What it costs");
    sitting.press("trail 21k 2h40");
    sitting.wait_for("2:40:00");
    sitting.press("\u{3}");
    sitting.wait_for("Kept as a draft: a session. Open the form again to go on.");
    sitting.ended();
    let mut sitting = Sitting::open(folder.path(), &[]);
    sitting.wait_for("Begun and never saved: a session.  a goes on with it.");
    sitting.press("a");
    sitting.wait_for("trail 21k 2h40");
    sitting.press("\u{18}q");
    sitting.ended();
    let mut sitting = Sitting::open(folder.path(), &[]);
    sitting.wait_for("a log a session");
    sitting.press("q");
    sitting.ended();
}

#[test]
fn answers_begun_before_the_command_line_checked_in_are_added_to_its_check_in() {
    let folder = tempfile::tempdir().unwrap();
    told(folder.path(), &["log", "run 15k 1h20 rpe 7 yesterday 9:00"]);
    let mut sitting = Sitting::open(folder.path(), &[]);
    sitting.wait_for("The way back");
    sitting.press("c");
    sitting.wait_for("How sore are your legs?");
    sitting.press("5\u{3}");
    sitting.wait_for("Kept as a draft: a check-in.");
    sitting.ended();
    told(folder.path(), &["checkin", "sleep", "7h"]);
    let mut sitting = Sitting::open(folder.path(), &[]);
    sitting.wait_for("Begun and never saved: a check-in.  c goes on with it.");
    sitting.press("c");
    sitting.wait_for("Your draft is back.");
    sitting.press("\u{13}");
    sitting.wait_for("Corrected check-in");
    sitting.press("q");
    sitting.ended();
    let listed = told(folder.path(), &["list"]);
    assert!(listed.contains("soreness 5, sleep 7 h") && listed.matches("Check-in").count() == 1, "{listed}");
}

#[test]
fn a_closed_terminal_ends_the_program_and_keeps_the_draft() {
    let folder = tempfile::tempdir().unwrap();
    let mut sitting = Sitting::open(folder.path(), &[]);
    sitting.wait_for("log a session");
    sitting.press("a");
    sitting.wait_for("What it costs");
    sitting.press("swim 40min");
    sitting.wait_for("40:00");
    sitting.send("-HUP");
    sitting.ended();
    let mut sitting = Sitting::open(folder.path(), &[]);
    sitting.wait_for("log a session");
    sitting.press("a");
    sitting.wait_for("swim 40min");
    sitting.press("\u{3}");
    sitting.ended();
}

#[test]
fn without_colour_the_screen_has_none_and_the_tab_is_still_marked() {
    for environment in [("NO_COLOR", "1"), ("TERM", "dumb")] {
        has_no_colour_and_marks_the_tab(environment);
    }
}

fn has_no_colour_and_marks_the_tab(environment: (&str, &str)) {
    let folder = tempfile::tempdir().unwrap();
    let mut sitting = Sitting::open(folder.path(), &[environment]);
    sitting.wait_for("log a session");
    {
        let parser = sitting.screen.lock().unwrap();
        let screen = parser.screen();
        let cells = (0..ROWS.get()).flat_map(|row| (0..COLUMNS.get()).filter_map(move |column| screen.cell(row, column)));
        let mut marked = false;
        for cell in cells {
            assert_eq!((cell.fgcolor(), cell.bgcolor()), (vt100::Color::Default, vt100::Color::Default));
            marked |= cell.inverse() || cell.underline() || cell.bold();
        }
        assert!(marked, "nothing stands out");
    }
    sitting.press("q");
    assert_eq!(sitting.ended(), 0);
}

/// A keeper whose log cannot be written without a panic; drafts lie in a folder.
struct Broken {
    folder: PathBuf,
    rest: Memory,
}

impl Keeper for Broken {
    fn log(&mut self) -> &mut dyn Log {
        self
    }

    fn shelf(&mut self) -> &mut dyn Shelf {
        self
    }

    fn imports(&mut self) -> &mut dyn Imports {
        &mut self.rest
    }

    fn host(&mut self) -> &mut dyn Host {
        &mut self.rest
    }
}

impl Log for Broken {
    fn keep(&mut self, _: &str, _: &[Change]) -> Result<Vec<Revision>, Refused> {
        panic!("the log caught fire")
    }

    fn undo(&mut self) -> Result<Option<Reversal>, Refused> {
        Ok(None)
    }

    fn redo(&mut self) -> Result<Option<Reversal>, Refused> {
        Ok(None)
    }

    fn course(&mut self, _: &Session) -> Result<Option<Trace>, Refused> {
        Ok(None)
    }

    fn changed_elsewhere(&mut self) -> Result<Option<Journal>, Refused> {
        Ok(None)
    }
}

impl Shelf for Broken {
    fn draft(&mut self, _: &str) -> Result<Option<String>, Refused> {
        Ok(None)
    }

    fn drafts(&mut self) -> Result<std::collections::BTreeMap<String, String>, Refused> {
        Ok(std::collections::BTreeMap::new())
    }

    fn save_draft(&mut self, form: &str, text: &str) -> Result<(), Refused> {
        std::fs::write(self.folder.join(form), text).unwrap();
        Ok(())
    }

    fn drop_draft(&mut self, _: &str) -> Result<(), Refused> {
        Ok(())
    }

    fn advise(&mut self, _: &Assessment) -> Result<(), Refused> {
        Ok(())
    }

    fn advised(&mut self, _: Day, _: Day) -> Result<Vec<(Day, Moment, Verdict)>, Refused> {
        Ok(Vec::new())
    }

    fn given(&mut self, _: Day, _: Day) -> Result<Vec<Given>, Refused> {
        Ok(Vec::new())
    }
}

/// Where the sitting that panics keeps its drafts; without it there is nothing to sit at.
const BROKEN: &str = "DECKCHAIR_TEST_BROKEN";

#[test]
#[ignore = "a sitting for the next test, which runs it at a terminal"]
fn a_sitting_over_a_log_that_panics() {
    let Some(folder) = std::env::var_os(BROKEN) else { return };
    let mut app = App::new(Setup {
        journal: Journal::default(),
        settings: Settings::default(),
        zone: Zone::default(),
        now: at(NOW),
        model: assess,
        oneness: deckchair::cli::ONENESS,
    });
    let _ = tui::run(&mut app, &mut Broken { folder: folder.into(), rest: Memory::default() }, COLOUR, Clock::fixed(at(NOW)));
}

#[test]
fn a_panic_gives_the_terminal_back_says_what_happened_and_keeps_the_draft() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
    command.args(["--ignored", "--exact", "terminal::a_sitting_over_a_log_that_panics", "--nocapture"]);
    let mut sitting = Sitting::run(command, folder.path(), &[(BROKEN, folder.path().to_str().unwrap())]);
    sitting.wait_for("log a session");
    sitting.press("a");
    sitting.wait_for("What it costs");
    sitting.press("swim 40min");
    sitting.wait_for("40:00");
    sitting.press("\r");
    sitting.wait_for("the log caught fire");
    assert_ne!(sitting.ended(), 0);
    let draft = std::fs::read_to_string(folder.path().join("session")).unwrap();
    assert!(draft.contains("swim 40min"), "{draft}");
}

#[test]
fn notes_are_written_in_the_runners_own_editor() {
    let folder = tempfile::tempdir().unwrap();
    let mut sitting = Sitting::open(folder.path(), &[("EDITOR", "sed -i s/$/,windy/"), ("PATH", "/usr/bin:/bin")]);
    sitting.wait_for("log a session");
    sitting.press("a");
    sitting.wait_for("What it costs");
    sitting.press("10k 52:30 note \"very\"");
    sitting.wait_for("52:30");
    sitting.press("\u{f}");
    sitting.wait_for("very,windy");
    sitting.press("\r");
    sitting.wait_for("Logged run 10.0 km.");
    sitting.press("q");
    assert_eq!(sitting.ended(), 0);
}

#[test]
fn ctrl_z_sleeps_in_the_shell_and_fg_paints_again() {
    let Some(shell) = ["/bin/bash", "/usr/bin/bash", "/usr/local/bin/bash"].into_iter().find(|path| Path::new(path).exists())
    else {
        crate::aloud::skip("there is no bash here to sleep in");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let mut command = CommandBuilder::new(shell);
    command.args(["--norc", "--noprofile", "-i"]);
    // The shell's own line editor asks for bracketed paste too: off, so that what is left on would be ours.
    let habits = folder.path().join("inputrc");
    std::fs::write(&habits, "set enable-bracketed-paste off\n").unwrap();
    let mut sitting = Sitting::run(command, folder.path(), &[("PS1", "ready> "), ("INPUTRC", habits.to_str().unwrap())]);
    sitting.wait_for("ready>");
    let program = env!("CARGO_BIN_EXE_deckchair");
    sitting.press(&format!("'{program}' --now {NOW} --data-dir '{}'\r", folder.path().display()));
    sitting.wait_for("log a session");
    assert!(sitting.is_on_a_screen_of_its_own());
    sitting.press("\u{1a}");
    sitting.wait_for("Stopped");
    assert!(!sitting.is_on_a_screen_of_its_own());
    sitting.press("fg; echo came ba''ck\r");
    sitting.wait_for("log a session");
    sitting.press("q");
    sitting.wait_for("came back");
    assert!(!sitting.is_on_a_screen_of_its_own());
    sitting.press("exit\r");
    sitting.ended();
}

#[test]
fn a_program_that_was_stopped_from_outside_paints_anew_when_it_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let mut sitting = Sitting::open(folder.path(), &[]);
    sitting.wait_for("log a session");
    sitting.send("-STOP");
    // As whoever has the terminal meanwhile would do.
    sitting.screen.lock().unwrap().process(b"\x1b[2J\x1b[H");
    assert!(!sitting.text().contains("log a session"));
    sitting.send("-CONT");
    sitting.wait_for("log a session");
    sitting.press("q");
    assert_eq!(sitting.ended(), 0);
}

#[test]
fn a_click_on_a_tab_shows_it_and_the_wheel_scrolls() {
    let folder = tempfile::tempdir().unwrap();
    let mut sitting = Sitting::open(folder.path(), &[]);
    sitting.wait_for("log a session");
    // A click as terminals tell it: button, column and row, pressed.
    let place = sitting.text().lines().next().unwrap().find("3 Calendar").unwrap() + 3;
    sitting.press(&format!("\u{1b}[<0;{place};1M"));
    sitting.wait_for("November 2026");
    sitting.press(&"\u{1b}[<65;20;10M".repeat(4));
    sitting.wait_for("December 2026");
    sitting.press("q");
    assert_eq!(sitting.ended(), 0);
}

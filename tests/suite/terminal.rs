//! The real program in a pseudo-terminal: it opens, logs by keys, and gives the terminal back however it ends.

use std::io::{Read, Write};
use std::num::NonZero;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// How often the screen is looked at before giving up, every hundredth of a second: twenty seconds, on a slow machine.
const LOOKS: usize = 2_000;
const ROWS: NonZero<u16> = NonZero::new(30).unwrap();
const COLUMNS: NonZero<u16> = NonZero::new(100).unwrap();

/// The program at a terminal.
struct Sitting {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    keyboard: Box<dyn Write + Send>,
    screen: Arc<Mutex<vt100::Parser>>,
}

impl Sitting {
    fn open(folder: &Path, environment: &[(&str, &str)]) -> Self {
        let pair = native_pty_system()
            .openpty(PtySize { rows: ROWS.get(), cols: COLUMNS.get(), pixel_width: 0, pixel_height: 0 })
            .unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_deckchair"));
        command.args(["--now", "2026-11-22T08:14:00+01:00", "--data-dir"]);
        command.arg(folder);
        command.env_clear();
        command.env("TERM", "xterm-256color");
        command.env("HOME", folder);
        for (name, value) in environment {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let screen = Arc::new(Mutex::new(vt100::Parser::new(ROWS, COLUMNS, 0)));
        let mut output = pair.master.try_clone_reader().unwrap();
        let seen = Arc::clone(&screen);
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count) = output.read(&mut bytes) {
                if count == 0 {
                    break;
                }
                seen.lock().unwrap().process(&bytes[..count]);
            }
        });
        let keyboard = pair.master.take_writer().unwrap();
        Self { child, master: pair.master, keyboard, screen }
    }

    fn text(&self) -> String {
        self.screen.lock().unwrap().screen().contents()
    }

    fn wait_for(&self, words: &str) {
        assert!(look_until(|| self.text().contains(words)), "{words:?} never came; the screen says:\n{}", self.text());
    }

    fn press(&mut self, keys: &str) {
        self.keyboard.write_all(keys.as_bytes()).unwrap();
        self.keyboard.flush().unwrap();
    }

    fn send(&self, signal: &str) {
        let process = self.child.process_id().unwrap().to_string();
        assert!(std::process::Command::new("kill").args([signal, &process]).status().unwrap().success());
    }

    /// Waits for the end and says whether the terminal was left as it was found.
    fn ended(mut self) -> u32 {
        let mut status = None;
        let is_over = look_until(|| {
            status = self.child.try_wait().unwrap();
            status.is_some()
        });
        assert!(is_over, "it never ended; the screen says:\n{}", self.text());
        // What was written last is still on its way.
        look_until(|| !self.screen.lock().unwrap().screen().alternate_screen());
        let screen = self.screen.lock().unwrap();
        assert!(!screen.screen().alternate_screen(), "the alternate screen was left on");
        assert!(!screen.screen().hide_cursor(), "the cursor was left hidden");
        assert!(!screen.screen().bracketed_paste(), "bracketed paste was left on");
        drop(self.master);
        status.unwrap().exit_code()
    }
}

/// Looks until something is so; says whether it came to be.
fn look_until(mut is_so: impl FnMut() -> bool) -> bool {
    (0..LOOKS).any(|_| {
        let so = is_so();
        if !so {
            thread::sleep(Duration::from_millis(10));
        }
        so
    })
}

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
    let folder = tempfile::tempdir().unwrap();
    let mut sitting = Sitting::open(folder.path(), &[("NO_COLOR", "1")]);
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

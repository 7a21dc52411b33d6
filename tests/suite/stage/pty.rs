//! The real program in a pseudo-terminal: its screen is read as a person reads it, and its end leaves the terminal as found.

use std::io::{Read, Write};
use std::num::NonZero;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use super::NOW;

/// How often the screen is looked at before giving up, every hundredth of a second: twenty seconds, on a slow machine.
const LOOKS: usize = 2_000;
/// Rows of the terminal.
pub const ROWS: NonZero<u16> = NonZero::new(30).unwrap();
/// Columns of the terminal.
pub const COLUMNS: NonZero<u16> = NonZero::new(100).unwrap();

/// The program at a terminal.
pub struct Sitting {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    keyboard: Box<dyn Write + Send>,
    pub screen: Arc<Mutex<vt100::Parser>>,
    reader: thread::JoinHandle<()>,
    found: String,
}

impl Sitting {
    /// Runs the program on the morning of most tests.
    pub fn open(folder: &Path, environment: &[(&str, &str)]) -> Self {
        Self::open_at(NOW, folder, environment)
    }

    /// Runs the program at a moment.
    pub fn open_at(now: &str, folder: &Path, environment: &[(&str, &str)]) -> Self {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_deckchair"));
        command.args(["--now", now, "--data-dir"]);
        command.arg(folder);
        Self::run(command, folder, environment)
    }

    /// Runs any command at a terminal of its own, with nothing of the environment but what is said.
    pub fn run(mut command: CommandBuilder, folder: &Path, environment: &[(&str, &str)]) -> Self {
        let pair = native_pty_system()
            .openpty(PtySize { rows: ROWS.get(), cols: COLUMNS.get(), pixel_width: 0, pixel_height: 0 })
            .unwrap();
        let found = format!("{:?}", pair.master.get_termios());
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
        let reader = thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count) = output.read(&mut bytes) {
                if count == 0 {
                    break;
                }
                seen.lock().unwrap().process(&bytes[..count]);
            }
        });
        let keyboard = pair.master.take_writer().unwrap();
        Self { child, master: pair.master, keyboard, screen, reader, found }
    }

    /// Gives the letters on the screen.
    pub fn text(&self) -> String {
        self.screen.lock().unwrap().screen().contents()
    }

    /// Waits until words are on the screen.
    pub fn wait_for(&self, words: &str) {
        assert!(look_until(|| self.text().contains(words)), "{words:?} never came; the screen says:\n{}", self.text());
    }

    /// Waits until words are no longer on the screen.
    pub fn wait_until_gone(&self, words: &str) {
        assert!(look_until(|| !self.text().contains(words)), "{words:?} never went; the screen says:\n{}", self.text());
    }

    /// Sends keys.
    pub fn press(&mut self, keys: &str) {
        self.keyboard.write_all(keys.as_bytes()).unwrap();
        self.keyboard.flush().unwrap();
    }

    /// Sends a signal to the program.
    pub fn send(&self, signal: &str) {
        let process = self.child.process_id().unwrap().to_string();
        assert!(std::process::Command::new("kill").args([signal, &process]).status().unwrap().success());
    }

    /// Says whether the alternate screen is on.
    pub fn is_on_a_screen_of_its_own(&self) -> bool {
        self.screen.lock().unwrap().screen().alternate_screen()
    }

    /// Waits for the end and says whether the terminal was left as it was found.
    pub fn ended(mut self) -> u32 {
        let mut status = None;
        let is_over = look_until(|| {
            status = self.child.try_wait().unwrap();
            status.is_some()
        });
        assert!(is_over, "it never ended; the screen says:\n{}", self.text());
        // What was written last is still on its way until the reader has come to the end of it.
        assert!(look_until(|| self.reader.is_finished()), "the terminal was kept open");
        let screen = self.screen.lock().unwrap();
        assert!(!screen.screen().alternate_screen(), "the alternate screen was left on");
        assert!(!screen.screen().hide_cursor(), "the cursor was left hidden");
        assert!(!screen.screen().bracketed_paste(), "bracketed paste was left on");
        assert_eq!(screen.screen().mouse_protocol_mode(), vt100::MouseProtocolMode::None, "the mouse was kept");
        assert_eq!(format!("{:?}", self.master.get_termios()), self.found, "the keys were left raw");
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

//! A program at a pseudo-terminal, timed from outside: what it writes and when, from the first frame on.

use std::io::{Read, Write};
use std::num::NonZero;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// The size of the terminal.
const COLUMNS: NonZero<u16> = NonZero::new(120).unwrap();
const ROWS: NonZero<u16> = NonZero::new(40).unwrap();
/// Silence for so long ends a frame.
const QUIET: Duration = Duration::from_millis(8);
/// Where nothing is written for so long, a key changes nothing.
const NOTHING: Duration = Duration::from_millis(400);
/// The longest that a first frame may take.
const PATIENCE: Duration = Duration::from_secs(20);
/// What programs ask their terminal at the start, and its answers: one that waits in vain would be timed waiting.
const ANSWERS: [(&[u8], &[u8]); 5] = [
    (b"\x1b[c", b"\x1b[?62;22c"),
    (b"\x1b[6n", b"\x1b[1;1R"),
    (b"\x1b[?u", b"\x1b[?0u"),
    (b"\x1b]10;?", b"\x1b]10;rgb:d5d5/d8d8/d6d6\x1b\\"),
    (b"\x1b]11;?", b"\x1b]11;rgb:1010/1212/1818\x1b\\"),
];

/// A key as it was answered.
#[derive(Debug, Clone, Copy)]
pub struct Answered {
    /// Milliseconds from the key to the last byte of the frame it brought.
    pub ms: f64,
    /// Bytes of that frame.
    pub bytes: usize,
}

/// A program at a terminal.
pub struct Desk {
    child: Box<dyn Child + Send + Sync>,
    keyboard: Box<dyn Write + Send>,
    written: Receiver<(Instant, Vec<u8>)>,
    screen: vt100::Parser,
    _master: Box<dyn MasterPty + Send>,
}

impl Desk {
    /// Starts a program, waits until these words are on its screen, and gives the milliseconds that took.
    pub fn start(command: CommandBuilder, words: &str) -> Result<(Self, f64), String> {
        let size = PtySize { rows: ROWS.get(), cols: COLUMNS.get(), pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).map_err(|error| error.to_string())?;
        let mut output = pair.master.try_clone_reader().map_err(|error| error.to_string())?;
        let keyboard = pair.master.take_writer().map_err(|error| error.to_string())?;
        let (said, written) = channel();
        thread::spawn(move || {
            let mut bytes = vec![0; 65_536];
            while let Ok(count @ 1..) = output.read(&mut bytes) {
                if said.send((clock(), bytes.get(..count).unwrap_or_default().to_vec())).is_err() {
                    break;
                }
            }
        });
        let begun = clock();
        let child = pair.slave.spawn_command(command).map_err(|error| error.to_string())?;
        drop(pair.slave);
        let screen = vt100::Parser::new(ROWS, COLUMNS, 0);
        let mut desk = Self { child, keyboard, written, screen, _master: pair.master };
        while begun.elapsed() < PATIENCE {
            let Some(at) = desk.hear(PATIENCE)? else { continue };
            if desk.screen.screen().contents().contains(words) {
                return Ok((desk, ms(at - begun)));
            }
        }
        Err(format!("`{words}` was not on the screen:\n{}", desk.screen.screen().contents()))
    }

    /// Takes in what is written next, and gives when that was.
    fn hear(&mut self, at_most: Duration) -> Result<Option<Instant>, String> {
        match self.written.recv_timeout(at_most) {
            Ok((at, bytes)) => {
                self.take_in(&bytes);
                Ok(Some(at))
            }
            Err(RecvTimeoutError::Timeout) => Ok(None),
            Err(RecvTimeoutError::Disconnected) => Err("the program has ended".to_owned()),
        }
    }

    fn take_in(&mut self, bytes: &[u8]) {
        for (question, answer) in ANSWERS {
            if bytes.windows(question.len()).any(|part| part == question) {
                let _ = self.keyboard.write_all(answer);
            }
        }
        self.screen.process(bytes);
    }

    /// Lets everything be written that comes within so long.
    pub fn settle(&mut self, length: Duration) {
        let end = clock() + length;
        while let Some(left) = end.checked_duration_since(clock()) {
            if self.hear(left).is_err() {
                return;
            }
        }
    }

    /// Presses a key, and says how it was answered; `None` where nothing changed.
    pub fn press(&mut self, key: &str) -> Option<Answered> {
        let pressed = clock();
        self.keyboard.write_all(key.as_bytes()).ok()?;
        let mut frame = None;
        loop {
            let wait = if frame.is_none() { NOTHING } else { QUIET };
            let Ok((at, bytes)) = self.written.recv_timeout(wait) else { return frame };
            self.take_in(&bytes);
            let before = frame.map_or(0, |frame: Answered| frame.bytes);
            frame = Some(Answered { ms: ms(at - pressed), bytes: before + bytes.len() });
        }
    }

    /// Gives the per cent of one processor that the program uses while nobody touches it.
    pub fn idle_percent(&mut self, length: Duration) -> Option<f64> {
        let before = self.ticks()?;
        self.settle(length);
        // A hundred ticks a second, on every Linux there is.
        Some((self.ticks()? - before) / 100.0 / length.as_secs_f64() * 100.0)
    }

    /// Gives the processor time used so far, in ticks, as Linux tells it.
    fn ticks(&self) -> Option<f64> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.process_id()?)).ok()?;
        let (_, after_name) = stat.rsplit_once(')')?;
        let mut fields = after_name.split_whitespace().skip(11).map(str::parse::<f64>);
        Some(fields.next()?.ok()? + fields.next()?.ok()?)
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[expect(clippy::disallowed_methods, reason = "what is measured here is time itself")]
fn clock() -> Instant {
    Instant::now()
}

fn ms(length: Duration) -> f64 {
    length.as_secs_f64() * 1_000.0
}

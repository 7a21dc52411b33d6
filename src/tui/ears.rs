//! What the program listens to: keys and other events of the terminal, and signals, in one queue.

use std::io;
use std::panic::catch_unwind;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, SyncSender, channel, sync_channel};
use std::thread;
use std::time::Duration;

use ratatui::crossterm::event::{self, Event};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP};
use signal_hook::iterator::{Handle, Signals};

use crate::app::{Task, TaskOutcome};

/// Something heard.
#[derive(Debug)]
pub enum Wakeup {
    /// An event of the terminal.
    Terminal(Event),
    /// What was asked to be worked out, or the panic it ended in.
    Worked(thread::Result<TaskOutcome>),
    /// Someone asks the program to end.
    End,
    /// Someone asks the program to sleep.
    Sleep,
    /// The program was woken.
    Awake,
    /// Nothing, for as long as was waited.
    Silence,
}

/// The ears of the program.
///
/// The terminal is read on a thread of its own, so that a signal is heard at once even where reading never returns, as
/// happens when a terminal is closed. The thread reads on only after [`Ears::listen`] is called again: between events the
/// terminal's input can belong to somebody else.
#[derive(Debug)]
pub struct Ears {
    said: Sender<Wakeup>,
    heard: Receiver<Wakeup>,
    read_on: SyncSender<()>,
    is_reading: bool,
    signals: Handle,
}

impl Ears {
    /// Begins to listen.
    ///
    /// # Errors
    /// Where signals cannot be listened to.
    pub fn open() -> io::Result<Self> {
        let (said, heard) = channel();
        let (read_on, may_read) = sync_channel(1);
        let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT])?;
        let handle = signals.handle();
        let (by_keys, by_signals) = (said.clone(), said.clone());
        thread::spawn(move || read_terminal(&by_keys, &may_read));
        thread::spawn(move || hear_signals(&mut signals, &by_signals));
        Ok(Self { said, heard, read_on, is_reading: false, signals: handle })
    }

    /// Has something worked out on a thread of its own; what comes of it is heard.
    pub fn have_worked_out(&self, task: Task) {
        let said = self.said.clone();
        // Where the program has been left meanwhile, nobody wants to know.
        thread::spawn(move || said.send(Wakeup::Worked(catch_unwind(|| task.perform()))).is_ok());
    }

    /// Waits for something to hear, at most for so long.
    pub fn listen(&mut self, at_most: Duration) -> Wakeup {
        if !self.is_reading {
            self.is_reading = self.read_on.try_send(()).is_ok();
        }
        match self.heard.recv_timeout(at_most) {
            Ok(heard) => {
                if matches!(heard, Wakeup::Terminal(_)) {
                    self.is_reading = false;
                }
                heard
            }
            Err(RecvTimeoutError::Timeout) => Wakeup::Silence,
            Err(RecvTimeoutError::Disconnected) => Wakeup::End,
        }
    }
}

impl Drop for Ears {
    fn drop(&mut self) {
        self.signals.close();
    }
}

fn read_terminal(said: &Sender<Wakeup>, may_read: &Receiver<()>) {
    while may_read.recv().is_ok() {
        let heard = event::read().map_or(Wakeup::End, Wakeup::Terminal);
        let is_end = matches!(heard, Wakeup::End);
        if said.send(heard).is_err() || is_end {
            return;
        }
    }
}

fn hear_signals(signals: &mut Signals, said: &Sender<Wakeup>) {
    for signal in signals.forever() {
        let heard = match signal {
            SIGTSTP => Wakeup::Sleep,
            SIGCONT => Wakeup::Awake,
            _ => Wakeup::End,
        };
        if said.send(heard).is_err() {
            return;
        }
    }
}

//! Whose log is on the screen: the runner's own, or a made-up season that says so.

use crate::keys::Action;
use crate::views::Tone;

use super::{App, Ending};

/// Whose log is on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum ShownLog {
    /// The runner's own.
    #[default]
    Own,
    /// A made-up season that vanishes when it is left, and the program with it.
    Demo,
    /// A made-up season that leads back to the runner's own log, from which it was opened.
    DemoWithinOwn,
}

impl App {
    /// Lets the program know whose log it shows; of a made-up one it says at the start that nothing in it is kept.
    #[must_use]
    pub fn showing(mut self, log: ShownLog) -> Self {
        self.shown_log = log;
        let key = self.key_for(Action::Quit);
        match log {
            ShownLog::Own => {}
            ShownLog::Demo => self.say(Tone::Careful, format!("Made up: nothing here is kept.  {key} leaves it.")),
            ShownLog::DemoWithinOwn => {
                self.say(Tone::Careful, format!("Made up: nothing here is kept.  {key} leads back to your log."));
            }
        }
        self
    }

    /// Says whether the log on the screen is made up.
    #[must_use]
    pub const fn is_demo(&self) -> bool {
        matches!(self.shown_log, ShownLog::Demo | ShownLog::DemoWithinOwn)
    }

    /// Gives what leaving leads to.
    pub(super) const fn way_out(&self) -> Ending {
        match self.shown_log {
            ShownLog::Own | ShownLog::Demo => Ending::Quit,
            ShownLog::DemoWithinOwn => Ending::OwnLog,
        }
    }
}

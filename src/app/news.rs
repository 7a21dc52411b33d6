//! What comes to pass while the screen is open, and may be told aloud: by a bell, a notice of the desktop, a command.

use crate::journal::Moment;
use crate::recovery::{Assessment, Rung, Verdict};
use crate::views::Badge;

/// Something that came to pass by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum News {
    /// The refuelling window has closed.
    WindowClosed,
    /// A higher rung has opened.
    RungOpened(Rung),
}

impl News {
    /// Gives the name by which the settings and a hook know it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::WindowClosed => "window_closed",
            Self::RungOpened(_) => "rung_opened",
        }
    }

    /// Says it in one sentence.
    #[must_use]
    pub fn text(self) -> String {
        match self {
            Self::WindowClosed => "The refuelling window has closed.".to_owned(),
            Self::RungOpened(rung) => format!("{} is open from now on.", Badge::of_rung(rung).word),
        }
    }
}

/// Says what came to pass between two answers to one log, the later given at `now`.
pub(super) fn between(before: &Assessment, after: &Assessment, now: Moment) -> Vec<News> {
    let closed = before.refuelling.as_ref().is_some_and(|window| window.closes_at <= now) && after.refuelling.is_none();
    let opened = match (before.verdict, after.verdict) {
        (Verdict::Open(lower), Verdict::Open(higher)) if higher > lower => Some(News::RungOpened(higher)),
        (Verdict::Open(_) | Verdict::Ill | Verdict::Injured | Verdict::GetHelp, _) => None,
    };
    closed.then_some(News::WindowClosed).into_iter().chain(opened).collect()
}

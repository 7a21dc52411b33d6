//! The check-in: what to ask this morning, with the last answer and the usual range beside each question.

mod answers;
mod asked;
mod field;

use crate::journal::{Athlete, Journal, Moment, RedFlag, Units};
use crate::recovery::Assessment;

use super::scene::{Ground, Scene};
use super::today::sign_label;

pub(super) use answers::said;
pub(super) use asked::asked;
pub use field::{Answer, Field};

/// One question of the check-in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The field it fills.
    pub field: Field,
    /// The field's name, such as `Soreness`.
    pub name: &'static str,
    /// The question, such as `How sore are your legs?`.
    pub ask: String,
    /// What the ends of the scale mean, such as `0 not at all, 10 the worst there is`.
    pub scale: &'static str,
    /// How it is answered.
    pub answer: Answer,
    /// What this morning's check-in already says; empty where it says nothing.
    pub now: String,
    /// The last answer before today, such as `5 yesterday`; empty where there is none.
    pub last: String,
    /// The runner's usual range, such as `usually 0–2`; empty where too little is known.
    pub usual: String,
}

/// A sign behind the red-flag door.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sign {
    /// The sign.
    pub flag: RedFlag,
    /// The sign in the runner's words, such as `one hot, swollen calf`.
    pub label: &'static str,
}

/// The check-in form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckInView {
    /// What is asked first: at most two questions that can change today's answer or narrow its dates.
    pub asked: Vec<Question>,
    /// Everything else, all optional.
    pub more: Vec<Question>,
    /// The signs behind one door.
    pub signs: [Sign; 7],
    /// The door's own label.
    pub signs_label: &'static str,
}

/// Gives the check-in form: what to ask this morning first, then everything else.
#[must_use]
pub fn check_in(now: Moment, assessment: &Assessment, journal: &Journal, athlete: &Athlete, units: Units) -> CheckInView {
    let scene = Scene { ground: Ground { now, journal, athlete, units }, assessment };
    let asked = asked(&scene);
    let is_asked = |field: Field| asked.iter().any(|question| question.field == field);
    let more = Field::ALL.into_iter().filter(|field| !is_asked(*field)).map(|field| asked::question(&scene, field)).collect();
    CheckInView {
        asked,
        more,
        signs: RedFlag::ALL.map(|flag| Sign { flag, label: sign_label(flag) }),
        signs_label: "Something that worries you: chest pain, fainting, dark urine …",
    }
}

//! The check-in: what to ask this morning, with the last answer and the usual range beside each question.

use crate::journal::RedFlag;

/// A field of the check-in form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// Muscle soreness, 0 to 10.
    Soreness,
    /// Fatigue, 1 to 5.
    Fatigue,
    /// Mood, 1 to 5.
    Mood,
    /// Time asleep.
    Sleep,
    /// Sleep quality, 1 to 5.
    SleepQuality,
    /// Stress, 1 to 5.
    Stress,
    /// Resting heart rate, bpm.
    RestingHeart,
    /// Heart rate variability, ms.
    Hrv,
    /// Well, ill or fever.
    Health,
    /// Where it hurts, and whether that changes the gait.
    Pain,
}

impl Field {
    /// Every field, in the order of the form.
    pub const ALL: [Self; 10] = [
        Self::Soreness,
        Self::Fatigue,
        Self::Sleep,
        Self::SleepQuality,
        Self::Mood,
        Self::Stress,
        Self::RestingHeart,
        Self::Hrv,
        Self::Health,
        Self::Pain,
    ];
}

/// How a question is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Answer {
    /// One digit, 0 to 9, or `10`.
    ZeroToTen,
    /// One digit, 1 to 5.
    OneToFive,
    /// A length of time such as `7h30`.
    Time,
    /// A number.
    Number,
    /// `well`, `ill` or `fever`.
    Health,
    /// Words, such as `left knee`.
    Words,
}

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

//! The fields of the check-in, and how each is answered.

use crate::recovery::Question;

/// A field of the check-in form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CheckInField {
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

impl From<Question> for CheckInField {
    fn from(question: Question) -> Self {
        match question {
            Question::Soreness => Self::Soreness,
            Question::Fatigue => Self::Fatigue,
            Question::Sleep => Self::Sleep,
            Question::RestingHeart => Self::RestingHeart,
            Question::Hrv => Self::Hrv,
        }
    }
}

impl CheckInField {
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

    /// Gives the field's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Soreness => "Soreness",
            Self::Fatigue => "Fatigue",
            Self::Mood => "Mood",
            Self::Sleep => "Sleep",
            Self::SleepQuality => "Sleep quality",
            Self::Stress => "Stress",
            Self::RestingHeart => "Resting heart",
            Self::Hrv => "HRV",
            Self::Health => "Health",
            Self::Pain => "Pain",
        }
    }

    /// Says what can be answered, and what the ends of a scale mean.
    #[must_use]
    pub const fn scale(self) -> &'static str {
        match self {
            Self::Soreness => "0 not at all, 10 the worst there is",
            Self::Fatigue => "1 fresh, 5 exhausted",
            Self::Mood => "1 low, 5 very good",
            Self::Sleep => "such as 7h30",
            Self::SleepQuality => "1 very bad, 5 very good",
            Self::Stress => "1 none, 5 very high",
            Self::RestingHeart => "bpm, before you get up",
            Self::Hrv => "ms, as your device gives it",
            Self::Health => "well, ill or fever",
            Self::Pain => "where, and whether it changes how you move; none where it is gone",
        }
    }

    /// Says how the field is answered.
    #[must_use]
    pub const fn answer(self) -> AnswerKind {
        match self {
            Self::Soreness => AnswerKind::ZeroToTen,
            Self::Fatigue | Self::Mood | Self::SleepQuality | Self::Stress => AnswerKind::OneToFive,
            Self::Sleep => AnswerKind::Time,
            Self::RestingHeart | Self::Hrv => AnswerKind::Number,
            Self::Health => AnswerKind::Health,
            Self::Pain => AnswerKind::Words,
        }
    }
}

/// How a question is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AnswerKind {
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

//! The pieces a line can be made of, once its words are understood.

use chrono::{NaiveDateTime, NaiveTime};

use super::days::DayWord;
use super::misread::MisreadReason;
use crate::journal::{Bpm, Kind, Metres, Moment, Priority, Rpe, Seconds, Sport, Ten};

/// What one or a few words say.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Piece {
    /// A sport.
    Sport(Sport),
    /// The name of a sport that is none of ours.
    OtherSport(String),
    /// What the session was meant to be.
    Kind(Kind),
    /// A distance that was written out.
    Distance(Metres),
    /// A distance by name, such as `marathon`.
    NamedDistance(Metres),
    /// Time in motion.
    Time(Seconds),
    /// Time from start to stop.
    Elapsed(Seconds),
    /// A figure that can be read in more than one way.
    Open(OpenFigure),
    /// Climb.
    Climb(Metres),
    /// Descent.
    Descent(Metres),
    /// Effort.
    Rpe(Rpe),
    /// How it felt.
    Feel(Ten),
    /// Average heart rate.
    HeartAvg(Bpm),
    /// Highest heart rate.
    HeartMax(Bpm),
    /// Seconds for each metre.
    Pace(f64),
    /// Seconds for each of what the sport's pace is over, which nobody said.
    BarePace(f64),
    /// What the repeats of a session add up to.
    Work(Work),
    /// What the session was meant to be, unless the line says another.
    LikelyKind(Kind),
    /// That the session was no race.
    Training,
    /// When it started, or a part of that.
    When(When),
    /// A title, note, place or tag.
    Text(Text),
    /// How much a race matters.
    Priority(Priority),
    /// That figures which hardly can be are so.
    Sure,
    /// A word that only joins others, such as `in`.
    Joint,
}

/// When something was, or a part of that.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum When {
    /// A day.
    Day(DayWord),
    /// A time of day.
    Clock(NaiveTime),
    /// A part of the day, by the hour that stands for it.
    Part(u32),
    /// A day and a time of day.
    Wall(NaiveDateTime),
    /// A moment with its own offset.
    Instant(Moment),
    /// Seconds before now.
    Ago(f64),
}

/// What the repeats of a session add up to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Work {
    /// Metres.
    Distance(Metres),
    /// Time.
    Time(Seconds),
}

/// Words of the runner's own.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Text {
    /// What the line calls the session without quotes: the title, unless there is another.
    Name(String),
    /// What has no place of its own, and stands with the notes.
    Aside(String),
    /// A title.
    Title(String),
    /// A note.
    Note(String),
    /// A place.
    Place(String),
    /// A tag.
    Tag(String),
}

/// A figure that can be read in more than one way.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum OpenFigure {
    /// Less than 400 of `m`: metres or minutes.
    Short(f64),
    /// `06:30:00` after a date: a length of time, or a time of day.
    Triple {
        /// As a length of time.
        seconds: Seconds,
        /// As a time of day.
        clock: NaiveTime,
        /// Whether its hour begins with a zero.
        padded: bool,
    },
    /// Two figures: minutes and seconds, hours and minutes, or a time of day.
    Pair(Pair),
}

/// Two figures that are yet to be understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pair {
    /// The figure before the colon.
    pub first: u32,
    /// The figure after it, below 60.
    pub second: u32,
    /// How it is written.
    pub form: PairForm,
    /// What its label, if any, makes of it.
    pub asked: Wanted,
}

/// How two figures are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PairForm {
    /// `7:30`.
    Colon,
    /// `7h30`: hours and minutes, of a duration or of a day.
    Hours,
}

/// What the label before two figures asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// There is none.
    Anything,
    /// Time in motion, as after `in`.
    Time,
    /// Time from start to stop, as after `elapsed`.
    Elapsed,
}

impl Pair {
    /// Gives the time of day, where there is such a time.
    pub fn clock(self) -> Option<NaiveTime> {
        NaiveTime::from_hms_opt(self.first, self.second, 0)
    }

    /// Gives the seconds where the figures are hours and minutes.
    pub fn as_hours(self) -> f64 {
        f64::from(self.first) * 3_600.0 + f64::from(self.second) * 60.0
    }

    /// Gives the seconds where the figures are minutes and seconds.
    pub fn as_minutes(self) -> f64 {
        f64::from(self.first) * 60.0 + f64::from(self.second)
    }
}

impl From<When> for Piece {
    fn from(when: When) -> Self {
        Self::When(when)
    }
}

impl From<Text> for Piece {
    fn from(text: Text) -> Self {
        Self::Text(text)
    }
}

impl From<OpenFigure> for Piece {
    fn from(figure: OpenFigure) -> Self {
        Self::Open(figure)
    }
}

/// What a reader found at a place of a line: so many atoms, and what they say or what is wrong with them.
#[derive(Debug)]
pub(super) struct Found<P = Piece> {
    /// The number of atoms.
    pub used: usize,
    /// What they say.
    pub says: Result<Vec<P>, MisreadReason>,
}

#[expect(clippy::unnecessary_wraps, reason = "these are the last words of a reader, and a reader may find nothing")]
impl<P> Found<P> {
    pub fn one(used: usize, piece: impl Into<P>) -> Option<Self> {
        Some(Self { used, says: Ok(vec![piece.into()]) })
    }

    pub fn many(used: usize, pieces: Vec<P>) -> Option<Self> {
        Some(Self { used, says: Ok(pieces) })
    }

    pub fn wrong(used: usize, reason: MisreadReason) -> Option<Self> {
        Some(Self { used, says: Err(reason) })
    }

    /// Takes a quantity that may have refused its value.
    pub fn quantity<Q, E: Into<MisreadReason>>(used: usize, quantity: Result<Q, E>, piece: fn(Q) -> P) -> Option<Self> {
        Some(Self { used, says: quantity.map(|quantity| vec![piece(quantity)]).map_err(Into::into) })
    }
}

//! What a line says of when.

use std::ops::Range;

use chrono::{NaiveDateTime, NaiveTime};

use super::days::DayWord;
use super::misread::MisreadReason;
use super::piece::When;
use super::said::{LEAVE_ONE_OUT, Placed, once};
use crate::journal::Moment;

/// Day, time of day or moment, each said at most once, and no two that exclude each other.
#[derive(Debug, Default)]
pub(super) struct Timing {
    pub day: Option<Placed<DayWord>>,
    pub clock: Option<Placed<NaiveTime>>,
    pub part: Option<Placed<u32>>,
    pub wall: Option<Placed<NaiveDateTime>>,
    pub instant: Option<Placed<Moment>>,
    pub ago: Option<Placed<f64>>,
}

impl Timing {
    /// Puts one word of it in its place.
    pub fn put(&mut self, when: When, span: &Range<usize>) -> Result<(), MisreadReason> {
        const THE_TIME: &str = "the time";
        let moment_given = self.wall.is_some() || self.instant.is_some() || self.ago.is_some();
        let nothing_given = self.span().is_none();
        match when {
            When::Day(day) if !moment_given => once(&mut self.day, day, span, "the day", |_| "another day".to_owned()),
            When::Clock(clock) if !moment_given => {
                once(&mut self.clock, clock, span, "the time of day", |clock| clock.format("%H:%M").to_string())
            }
            When::Part(hour) if !moment_given => once(&mut self.part, hour, span, "the time of day", |hour| format!("{hour} h")),
            When::Wall(wall) if nothing_given => once(&mut self.wall, wall, span, THE_TIME, ToString::to_string),
            When::Instant(moment) if nothing_given => once(&mut self.instant, moment, span, THE_TIME, ToString::to_string),
            When::Ago(seconds) if nothing_given => once(&mut self.ago, seconds, span, THE_TIME, ToString::to_string),
            When::Day(_) | When::Clock(_) | When::Part(_) | When::Wall(_) | When::Instant(_) | When::Ago(_) => {
                Err(MisreadReason::Twice { what: THE_TIME, first: "in other words".to_owned(), remedy: LEAVE_ONE_OUT })
            }
        }
    }

    /// Gives where the line speaks of when; nothing where it does not.
    pub fn span(&self) -> Option<Range<usize>> {
        let spans = [
            self.instant.as_ref().map(|said| &said.span),
            self.wall.as_ref().map(|said| &said.span),
            self.ago.as_ref().map(|said| &said.span),
            self.day.as_ref().map(|said| &said.span),
            self.clock.as_ref().map(|said| &said.span),
            self.part.as_ref().map(|said| &said.span),
        ];
        let spans = || spans.iter().flatten();
        Some(spans().map(|span| span.start).min()?..spans().map(|span| span.end).max()?)
    }
}

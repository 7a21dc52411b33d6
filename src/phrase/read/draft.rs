//! The pieces of a line put into their places, each at most once.

use std::ops::Range;

use chrono::{NaiveDateTime, NaiveTime};

use super::days::DayWord;
use super::gather::Parts;
use super::misread::{Misread, Reason};
use super::piece::{Piece, Text, When};
use super::settle::PACE_TOLERANCE;
use super::sports;
use crate::journal::{Bpm, Kind, Metres, Moment, Priority, Rpe, Seconds, Sport, Ten, Units, clean_line, clean_text};
use crate::phrase::{amount, duration, names};

const LEAVE_ONE_OUT: &str = "leave one of them out";

/// Something said, and where.
#[derive(Debug, Clone)]
pub(super) struct Said<T> {
    pub what: T,
    pub span: Range<usize>,
}

/// Gives what was said, without its place.
pub(super) fn what<T: Clone>(said: Option<&Said<T>>) -> Option<T> {
    said.map(|said| said.what.clone())
}

/// Everything a line says of one session, done or planned.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub sport: Option<Said<Sport>>,
    pub sport_name: Option<Said<String>>,
    pub kind: Option<Said<Kind>>,
    pub distance: Option<Said<Metres>>,
    pub time: Option<Said<Seconds>>,
    pub elapsed: Option<Said<Seconds>>,
    pub climb: Option<Said<Metres>>,
    pub descent: Option<Said<Metres>>,
    pub rpe: Option<Said<Rpe>>,
    pub feel: Option<Said<Ten>>,
    pub heart_avg: Option<Said<Bpm>>,
    pub heart_max: Option<Said<Bpm>>,
    pub day: Option<Said<DayWord>>,
    pub clock: Option<Said<NaiveTime>>,
    pub part: Option<Said<u32>>,
    pub wall: Option<Said<NaiveDateTime>>,
    pub instant: Option<Said<Moment>>,
    pub ago: Option<Said<f64>>,
    pub title: Option<Said<String>>,
    pub notes: Option<Said<String>>,
    pub place: Option<Said<String>>,
    pub priority: Option<Said<Priority>>,
    pub tags: Vec<String>,
    named_distance: Option<Said<Metres>>,
    pace: Option<Said<f64>>,
    units: Units,
}

impl Draft {
    /// Puts every piece in its place; what does not fit goes to the misreads.
    pub fn fill(gathered: &mut Parts, units: Units) -> Self {
        let mut draft = Self { units, ..Self::default() };
        for part in std::mem::take(&mut gathered.parts) {
            if let Err(reason) = draft.put(part.piece.clone(), &part.span) {
                gathered.misreads.push(Misread::new(part.span.clone(), reason));
            }
            gathered.parts.push(part);
        }
        gathered.misreads.extend(draft.name_distance());
        gathered.misreads.extend(draft.follow_pace());
        draft
    }

    fn put(&mut self, piece: Piece, span: &Range<usize>) -> Result<(), Reason> {
        let units = self.units;
        let length = |metres: &Metres| amount::distance(*metres, units);
        let height = |metres: &Metres| amount::climb(*metres, units);
        let beats = |rate: &Bpm| amount::heart_rate(*rate);
        match piece {
            Piece::Joint | Piece::Open(_) => Ok(()),
            Piece::Sport(sport) => self.put_sport(sport, span),
            Piece::OtherSport(name) => once(&mut self.sport_name, name, span, "the sport", Clone::clone),
            Piece::Kind(kind) => once(&mut self.kind, kind, span, "the kind", |kind| names::kind(*kind).to_owned()),
            Piece::Distance(metres) => once(&mut self.distance, metres, span, "the distance", length)
                .map_err(|reason| with_remedy(reason, "write climb and descent as 2300m+ and 2300m-")),
            Piece::NamedDistance(metres) => once(&mut self.named_distance, metres, span, "the distance", length),
            Piece::Time(time) => {
                once(&mut self.time, time, span, "the time", |time| duration::stopwatch(*time)).map_err(|reason| {
                    with_remedy(reason, "write the time from start to stop as elapsed 6h40, and the start as at 9:00")
                })
            }
            Piece::Elapsed(time) => once(&mut self.elapsed, time, span, "the elapsed time", |time| duration::stopwatch(*time)),
            Piece::Climb(metres) => once(&mut self.climb, metres, span, "the climb", height),
            Piece::Descent(metres) => once(&mut self.descent, metres, span, "the descent", height),
            Piece::Rpe(rpe) => once(&mut self.rpe, rpe, span, "the effort", |rpe| amount::effort(*rpe)),
            Piece::Feel(feel) => once(&mut self.feel, feel, span, "the feeling", |feel| feel.value().to_string()),
            Piece::HeartAvg(rate) => once(&mut self.heart_avg, rate, span, "the average heart rate", beats),
            Piece::HeartMax(rate) => once(&mut self.heart_max, rate, span, "the highest heart rate", beats),
            Piece::Pace(pace) => once(&mut self.pace, pace, span, "the pace", |pace| pace_words(*pace)),
            Piece::Priority(priority) => {
                once(&mut self.priority, priority, span, "the priority", |it| names::priority(*it).to_owned())
            }
            Piece::Text(text) => self.put_text(&text, span),
            Piece::When(when) => self.put_when(when, span),
        }
    }

    fn put_sport(&mut self, sport: Sport, span: &Range<usize>) -> Result<(), Reason> {
        if let Some(first) = &mut self.sport
            && let Some(merged) = sports::merged(first.what, sport)
        {
            first.what = merged;
            return Ok(());
        }
        once(&mut self.sport, sport, span, "the sport", |sport| names::sport(*sport).to_owned())
    }

    fn put_text(&mut self, text: &Text, span: &Range<usize>) -> Result<(), Reason> {
        let quoted = |text: &String| format!("\"{}\"", super::scan::shortened(text));
        match text {
            Text::Title(title) => once(&mut self.title, clean_line(title), span, "the title", quoted)
                .map_err(|reason| with_remedy(reason, "write note \"…\" for a note")),
            Text::Note(note) => once(&mut self.notes, clean_text(note), span, "the note", quoted),
            Text::Place(place) => once(&mut self.place, clean_line(place), span, "the place", quoted),
            Text::Tag(tag) => {
                let tag = clean_line(tag);
                if !tag.is_empty() && !self.tags.contains(&tag) {
                    self.tags.push(tag);
                }
                Ok(())
            }
        }
    }

    fn put_when(&mut self, when: When, span: &Range<usize>) -> Result<(), Reason> {
        const THE_START: &str = "the start";
        let day_given = self.wall.is_some() || self.instant.is_some() || self.ago.is_some();
        let start_given = day_given || self.day.is_some() || self.clock.is_some() || self.part.is_some();
        match when {
            When::Day(day) if !day_given => once(&mut self.day, day, span, "the day", |_| "another day".to_owned()),
            When::Clock(clock) if !day_given => {
                once(&mut self.clock, clock, span, "the time of day", |clock| clock.format("%H:%M").to_string())
            }
            When::Part(hour) if !day_given => once(&mut self.part, hour, span, "the time of day", |hour| format!("{hour} h")),
            When::Wall(wall) if !start_given => once(&mut self.wall, wall, span, THE_START, ToString::to_string),
            When::Instant(moment) if !start_given => once(&mut self.instant, moment, span, THE_START, ToString::to_string),
            When::Ago(seconds) if !start_given => once(&mut self.ago, seconds, span, THE_START, ToString::to_string),
            When::Day(_) | When::Clock(_) | When::Part(_) | When::Wall(_) | When::Instant(_) | When::Ago(_) => {
                Err(Reason::Twice { what: THE_START, first: "in other words".to_owned(), remedy: LEAVE_ONE_OUT })
            }
        }
    }

    /// Takes the distance from its name, where it is not written out.
    fn name_distance(&mut self) -> Option<Misread> {
        /// A watch measures a marathon a little long; a tenth more is another distance.
        const SAME_DISTANCE: f64 = 0.1;
        let named = self.named_distance.clone()?;
        let Some(written) = &self.distance else {
            self.distance = Some(named);
            return None;
        };
        let apart = (written.what.value() - named.what.value()).abs() / named.what.value();
        (apart > SAME_DISTANCE).then(|| {
            let said = amount::distance(written.what, self.units);
            let found = format!("the named distance is {}", amount::distance(named.what, self.units));
            Misread::new(written.span.clone(), Reason::Contradiction { said, found })
        })
    }

    /// Finds the missing one of distance and time from the pace, or checks the three against each other.
    fn follow_pace(&mut self) -> Option<Misread> {
        let pace = self.pace.clone()?;
        match (what(self.distance.as_ref()), what(self.time.as_ref())) {
            (Some(distance), None) => match Seconds::new((pace.what * distance.value()).round()) {
                Ok(time) => self.time = Some(Said { what: time, span: pace.span }),
                Err(refusal) => return Some(Misread::new(pace.span, refusal.into())),
            },
            (None, Some(time)) => match Metres::new((time.value() / pace.what).round()) {
                Ok(distance) => self.distance = Some(Said { what: distance, span: pace.span }),
                Err(refusal) => return Some(Misread::new(pace.span, refusal.into())),
            },
            (None, None) => {
                let reason =
                    Reason::Missing { what: "a pace needs a distance or a time", remedy: "add one of them, such as 10k 4:50/km" };
                return Some(Misread::new(pace.span, reason));
            }
            (Some(distance), Some(time)) => {
                let found = time.value() / distance.value().max(f64::MIN_POSITIVE);
                if (found - pace.what).abs() > pace.what * PACE_TOLERANCE {
                    let found = format!(
                        "{} in {} is {}",
                        amount::distance(distance, self.units),
                        duration::stopwatch(time),
                        pace_words(found)
                    );
                    return Some(Misread::new(pace.span, Reason::Contradiction { said: pace_words(pace.what), found }));
                }
            }
        }
        None
    }

    /// Gives the sport, which is running unless another is said.
    pub fn sport(&self) -> Sport {
        match (&self.sport, &self.sport_name) {
            (Some(said), _) => said.what,
            (None, Some(_)) => Sport::Other,
            (None, None) => Sport::Run,
        }
    }

    /// Says whether the line says anything of a session at all.
    pub fn says_something(&self) -> bool {
        self.sport.is_some()
            || self.sport_name.is_some()
            || self.kind.is_some()
            || self.distance.is_some()
            || self.time.is_some()
            || self.elapsed.is_some()
    }
}

fn pace_words(seconds_a_metre: f64) -> String {
    let each = Seconds::new((seconds_a_metre * 1_000.0).min(1e6)).map(duration::stopwatch);
    format!("{} /km", each.unwrap_or_default())
}

/// Puts a value into an empty place; the same value may be said again.
fn once<T: PartialEq>(
    place: &mut Option<Said<T>>,
    value: T,
    span: &Range<usize>,
    named: &'static str,
    show: impl Fn(&T) -> String,
) -> Result<(), Reason> {
    match place {
        Some(first) if first.what != value => Err(Reason::Twice { what: named, first: show(&first.what), remedy: LEAVE_ONE_OUT }),
        Some(_) => Ok(()),
        None => {
            *place = Some(Said { what: value, span: span.clone() });
            Ok(())
        }
    }
}

fn with_remedy(mut reason: Reason, better: &'static str) -> Reason {
    if let Reason::Twice { remedy, .. } = &mut reason {
        *remedy = better;
    }
    reason
}

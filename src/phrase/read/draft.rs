//! The pieces of a line put into their places, each at most once.

use std::ops::Range;

use super::gather::PlacedPieces;
use super::misread::{Misread, MisreadReason};
use super::piece::{Piece, Text, Work};
use super::said::{Placed, once, what};
use super::settle::PACE_TOLERANCE;
use super::sports;
use super::timing::Timing;
use crate::journal::{Bpm, Kind, Metres, Priority, Rpe, Seconds, Sport, Ten, Units, clean_line, clean_text};
use crate::phrase::{amount, duration, names};

/// Everything a line says of one session, done or planned.
#[derive(Debug, Default)]
pub(super) struct LineDraft {
    pub sport: Option<Placed<Sport>>,
    pub sport_name: Option<Placed<String>>,
    pub kind: Option<Placed<Kind>>,
    pub distance: Option<Placed<Metres>>,
    pub time: Option<Placed<Seconds>>,
    pub elapsed: Option<Placed<Seconds>>,
    pub climb: Option<Placed<Metres>>,
    pub descent: Option<Placed<Metres>>,
    pub rpe: Option<Placed<Rpe>>,
    pub feel: Option<Placed<Ten>>,
    pub heart_avg: Option<Placed<Bpm>>,
    pub heart_max: Option<Placed<Bpm>>,
    pub timing: Timing,
    pub title: Option<Placed<String>>,
    pub notes: Option<Placed<String>>,
    pub place: Option<Placed<String>>,
    pub priority: Option<Placed<Priority>>,
    pub tags: Vec<String>,
    /// Whether the runner says that figures which hardly can be are so.
    pub is_sure: bool,
    /// What was taken for granted, in a sentence each.
    pub granted: Vec<String>,
    /// The distance by whose name alone the line was taken for a race.
    pub race_by_name: Option<Metres>,
    named_distance: Option<Placed<Metres>>,
    pace: Option<Placed<f64>>,
    work: Vec<Placed<Work>>,
    likely_kind: Option<Placed<Kind>>,
    /// The kind that another one beside it says more than, where that leaves something unsaid.
    kind_left: Option<Kind>,
    is_training: bool,
    names: Vec<String>,
    asides: Vec<String>,
    units: Units,
}

impl LineDraft {
    /// Puts every piece in its place; what does not fit goes to the misreads.
    pub fn fill(gathered: &mut PlacedPieces, units: Units) -> Self {
        let mut draft = Self { units, ..Self::default() };
        for part in std::mem::take(&mut gathered.parts) {
            if let Err(reason) = draft.put(part.piece.clone(), &part.span) {
                gathered.misreads.push(Misread::new(part.span.clone(), reason));
            }
            gathered.parts.push(part);
        }
        gathered.misreads.extend(draft.name_distance());
        gathered.misreads.extend(draft.follow_pace());
        draft.count_work();
        draft.place_words();
        draft.kind = draft.kind.take().or(draft.likely_kind.take());
        draft.take_for_race();
        draft.own_up_to_kind();
        draft
    }

    fn put(&mut self, piece: Piece, span: &Range<usize>) -> Result<(), MisreadReason> {
        let units = self.units;
        let length = |metres: &Metres| amount::distance(*metres, units);
        let height = |metres: &Metres| amount::climb(*metres, units);
        let beats = |rate: &Bpm| amount::heart_rate(*rate);
        match piece {
            Piece::Joint | Piece::Open(_) | Piece::BarePace(_) => Ok(()),
            Piece::Work(work) => {
                self.work.push(Placed { what: work, span: span.clone() });
                Ok(())
            }
            Piece::LikelyKind(kind) => {
                self.likely_kind = Some(Placed { what: kind, span: span.clone() });
                Ok(())
            }
            Piece::Training => {
                self.is_training = true;
                Ok(())
            }
            Piece::Sport(sport) => self.put_sport(sport, span),
            Piece::OtherSport(name) => once(&mut self.sport_name, name, span, "the sport", Clone::clone),
            Piece::Kind(kind) => self.put_kind(kind, span),
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
            Piece::Pace(pace) => once(&mut self.pace, pace, span, "the pace", |pace| pace_words(*pace, Sport::Run, units)),
            Piece::Priority(priority) => {
                once(&mut self.priority, priority, span, "the priority", |it| names::priority(*it).to_owned())
            }
            Piece::Sure => {
                self.is_sure = true;
                Ok(())
            }
            Piece::Text(text) => self.put_text(&text, span),
            Piece::When(when) => self.timing.put(when, span),
        }
    }

    fn put_sport(&mut self, sport: Sport, span: &Range<usize>) -> Result<(), MisreadReason> {
        if let Some(first) = &mut self.sport
            && let Some(merged) = sports::merged(first.what, sport)
        {
            first.what = merged;
            return Ok(());
        }
        once(&mut self.sport, sport, span, "the sport", |sport| names::sport(*sport).to_owned())
    }

    /// Takes the kind that says more where two go together: an easy long run is long.
    fn put_kind(&mut self, kind: Kind, span: &Range<usize>) -> Result<(), MisreadReason> {
        /// A kind, another beside it, and what the two say together.
        const TOGETHER: &[(Kind, Kind, Kind)] = &[
            (Kind::Easy, Kind::Long, Kind::Long),
            (Kind::Easy, Kind::Recovery, Kind::Recovery),
            (Kind::Tempo, Kind::Intervals, Kind::Intervals),
        ];
        if let Some(first) = &mut self.kind
            && let Some((.., both)) =
                TOGETHER.iter().find(|(one, other, _)| [(*one, *other), (*other, *one)].contains(&(first.what, kind)))
        {
            let left = if kind == *both { first.what } else { kind };
            first.what = *both;
            // A recovery run is easy in any case.
            self.kind_left = self.kind_left.or(Some(left).filter(|left| left != both && *both != Kind::Recovery));
            return Ok(());
        }
        once(&mut self.kind, kind, span, "the kind", |kind| names::kind(*kind).to_owned())
    }

    fn put_text(&mut self, text: &Text, span: &Range<usize>) -> Result<(), MisreadReason> {
        let quoted = |text: &String| format!("\"{}\"", super::scan::shortened(text));
        match text {
            Text::Name(name) => {
                self.names.push(clean_line(name));
                Ok(())
            }
            Text::Aside(aside) => {
                self.asides.push(clean_line(aside));
                Ok(())
            }
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
            Misread::new(written.span.clone(), MisreadReason::Contradiction { said, found })
        })
    }

    /// Takes a run over the distance of a race, by its name, for one, where the rest of the line does not say that it was none.
    fn take_for_race(&mut self) {
        /// Metres: a mile is run in training as well.
        const SHORTEST_M: f64 = 5_000.0;
        /// The highest effort that is none of a race.
        const MOST_IN_TRAINING: f64 = 5.0;
        let is_calm = self.rpe.as_ref().is_some_and(|rpe| rpe.what.value() <= MOST_IN_TRAINING);
        let otherwise = self.kind.is_some() || self.is_training || is_calm || !self.sport().is_running();
        let Some(named) = self.named_distance.clone().filter(|named| !otherwise && named.what.value() >= SHORTEST_M) else {
            return;
        };
        let distance = amount::distance(named.what, self.units);
        self.granted
            .push(format!("Taken for a race of {distance}, by its name: add `easy`, `long` or `training` where it was none."));
        self.race_by_name = Some(named.what);
        self.kind = Some(Placed { what: Kind::Race, span: named.span });
    }

    /// Says which of two kinds counts, where the line has both.
    fn own_up_to_kind(&mut self) {
        let (Some(left), Some(kind)) = (self.kind_left, &self.kind) else { return };
        let rated = if left == Kind::Easy && self.rpe.is_none() { " Add `rpe 3`, say, for how easy it is." } else { "" };
        let [counts, left] = [kind.what, left].map(names::kind);
        self.granted.push(format!("A session has one kind: {counts} counts, {left} does not.{rated}"));
    }

    /// Finds the missing one of distance and time from the pace, or checks the three against each other.
    fn follow_pace(&mut self) -> Option<Misread> {
        let pace = self.pace.clone()?;
        match (what(self.distance.as_ref()), what(self.time.as_ref())) {
            (Some(distance), None) => match Seconds::new((pace.what * distance.value()).round()) {
                Ok(time) => self.time = Some(Placed { what: time, span: pace.span }),
                Err(refusal) => return Some(Misread::new(pace.span, refusal.into())),
            },
            (None, Some(time)) => match Metres::new((time.value() / pace.what).round()) {
                Ok(distance) => self.distance = Some(Placed { what: distance, span: pace.span }),
                Err(refusal) => return Some(Misread::new(pace.span, refusal.into())),
            },
            (None, None) => {
                let reason = MisreadReason::Missing {
                    what: "a pace needs a distance or a time",
                    remedy: "add one of them, such as 10k 4:50/km",
                };
                return Some(Misread::new(pace.span, reason));
            }
            (Some(distance), Some(time)) => {
                let found = time.value() / distance.value().max(f64::MIN_POSITIVE);
                if (found - pace.what).abs() > pace.what * PACE_TOLERANCE {
                    let said = |pace: f64| pace_words(pace, self.sport(), self.units);
                    let found = format!(
                        "{} in {} is {}",
                        amount::distance_of(self.sport(), distance, self.units),
                        duration::stopwatch(time),
                        said(found)
                    );
                    return Some(Misread::new(pace.span, MisreadReason::Contradiction { said: said(pace.what), found }));
                }
            }
        }
        None
    }

    /// Takes what the repeats add up to for the whole session, where nothing else says how long or how far it was.
    fn count_work(&mut self) {
        let Some(first) = self.work.first().filter(|_| self.distance.is_none() && self.length() <= 0.0) else { return };
        let span = first.span.clone();
        let metres = self.work.iter().filter_map(|said| if let Work::Distance(metres) = said.what { Some(metres) } else { None });
        let seconds = self.work.iter().filter_map(|said| if let Work::Time(time) = said.what { Some(time) } else { None });
        let counted = match first.what {
            Work::Distance(_) => Metres::new(metres.map(Metres::value).sum()).ok().map(|metres| {
                self.distance = Some(Placed { what: metres, span });
                amount::distance(metres, self.units)
            }),
            Work::Time(_) => Seconds::new(seconds.map(Seconds::value).sum()).ok().map(|time| {
                self.time = Some(Placed { what: time, span });
                duration::spent(time)
            }),
        };
        self.granted.extend(counted.map(|counted| {
            format!("Only the repeats are counted, {counted}: add how long or how far it was with warm-up and pauses.")
        }));
    }

    /// Gives the words without a place of their own to the title, or to the notes.
    fn place_words(&mut self) {
        let name = self.names.join(", ");
        if self.title.is_none() && !name.is_empty() {
            self.title = Some(Placed { what: name, span: 0..0 });
        } else if !name.is_empty() {
            self.asides.insert(0, name);
        }
        if self.asides.is_empty() {
            return;
        }
        let notes = what(self.notes.as_ref());
        let all: Vec<String> = std::mem::take(&mut self.asides).into_iter().chain(notes).collect();
        let span = self.notes.as_ref().map_or(0..0, |notes| notes.span.clone());
        self.notes = Some(Placed { what: all.join("\n"), span });
    }

    /// Gives the sport, which is running unless another is said.
    pub fn sport(&self) -> Sport {
        match (&self.sport, &self.sport_name) {
            (Some(said), _) => said.what,
            (None, Some(_)) => Sport::Other,
            (None, None) => Sport::Run,
        }
    }

    /// Gives the seconds from start to stop, as far as they are known; else none.
    pub fn length(&self) -> f64 {
        let moving = self.time.as_ref().map_or(0.0, |time| time.what.value());
        self.elapsed.as_ref().map_or(0.0, |time| time.what.value()).max(moving)
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

fn pace_words(seconds_a_metre: f64, sport: Sport, units: Units) -> String {
    let kilometre = || {
        let each = Seconds::new((seconds_a_metre * 1_000.0).min(1e6)).map(duration::stopwatch);
        format!("{} /km", each.unwrap_or_default())
    };
    crate::phrase::pace_at(sport, seconds_a_metre.max(f64::MIN_POSITIVE).recip(), units).unwrap_or_else(kilometre)
}

fn with_remedy(mut reason: MisreadReason, better: &'static str) -> MisreadReason {
    if let MisreadReason::Twice { remedy, .. } = &mut reason {
        *remedy = better;
    }
    reason
}

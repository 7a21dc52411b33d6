//! Sessions that may be one, named so that the runner can say.

use std::collections::BTreeSet;
use std::io::{self, Write};

use crate::cli::{OutputLook, names, told};
use crate::import::{JoinDoubt, doubt};
use crate::journal::{Id, Journal, Kept, Session, Units};
use crate::phrase;
use crate::views::{Said, Tone};

/// How far apart two sessions may begin that may be one, in days.
const NEAR: f64 = 0.7;
/// The most pairs that are told.
const MOST: usize = 8;

/// Two sessions that may be one.
#[derive(Debug, Clone, PartialEq)]
pub struct Doubted {
    /// Both in words.
    told: [String; 2],
    /// Both by name, where the log has them.
    names: Option<[String; 2]>,
    why: JoinDoubt,
    /// How far apart they begin, in minutes.
    minutes: i64,
    /// Whether their times are told by clocks of two zones.
    is_of_two_zones: bool,
}

/// Finds the sessions that may be one with another, among those of the log that an import has touched; `named` says which of them
/// the log knows by a name.
pub fn among(journal: &Journal, touched: &BTreeSet<Id>, is_named: impl Fn(Id) -> bool, units: Units) -> Vec<Doubted> {
    let sessions = journal.sessions();
    let mut doubted = Vec::new();
    for (at, one) in sessions.iter().enumerate() {
        let later = sessions.iter().skip(at + 1).take_while(|other| other.start.days_since(one.start) <= NEAR);
        for other in later.filter(|other| touched.contains(&one.id) || touched.contains(&other.id)) {
            doubted.extend(doubt(one, other).map(|why| Doubted::of(one, other, why, &is_named, units)));
        }
    }
    doubted
}

impl Doubted {
    fn of(one: &Kept<Session>, other: &Kept<Session>, why: JoinDoubt, is_named: &impl Fn(Id) -> bool, units: Units) -> Self {
        let are_named = is_named(one.id) && is_named(other.id);
        Self {
            told: [told::session(one, units), told::session(other, units)],
            names: are_named.then(|| [names::short(one.id), names::short(other.id)]),
            why,
            minutes: (other.start.seconds_since(one.start) / 60.0).round() as i64,
            is_of_two_zones: one.start.offset_s() != other.start.offset_s(),
        }
    }

    fn lines(&self) -> [Said; 3] {
        let [one, other] = &self.told;
        let why = match self.why {
            JoinDoubt::AtOnce if self.is_of_two_zones => "they go on at the same time, on clocks of two zones".to_owned(),
            JoinDoubt::AtOnce => "they go on at the same time".to_owned(),
            JoinDoubt::Overlap => "the one goes on when the other begins".to_owned(),
            JoinDoubt::Zones => {
                let (hours, minutes) = (self.minutes / 60, self.minutes % 60);
                format!("they say nearly the same, {hours} h {minutes:02} apart, as clocks of two zones are")
            }
        };
        let settle = match &self.names {
            Some([one, other]) => format!("  If they are: deckchair join {one} {other}"),
            None => "  If they are, `deckchair join` makes them one once they are in the log.".to_owned(),
        };
        [
            Said::new(Tone::Careful, format!("? {one}")),
            Said::new(Tone::Careful, format!("  and {other} may be one session: {why}.")),
            Said::new(Tone::Quiet, settle),
        ]
    }
}

/// Says of each pair why they may be one, and how to make them so.
#[must_use]
pub fn lines(doubted: &[Doubted]) -> Vec<Said> {
    let mut lines: Vec<Said> = doubted.iter().take(MOST).flat_map(Doubted::lines).collect();
    let more = doubted.len().saturating_sub(MOST) as u64;
    if more > 0 {
        lines.push(Said::new(Tone::Careful, format!("? and {} more.", phrase::count(more, "pair", "pairs"))));
    }
    lines
}

/// Writes which sessions may be one.
///
/// # Errors
/// Where the output cannot be written.
pub fn write(doubted: &[Doubted], look: OutputLook, out: &mut dyn Write) -> io::Result<()> {
    look.write(out, &lines(doubted))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Entry, Metres, Moment, Seconds, Sport};

    #[test]
    fn two_at_once_whose_hours_differ_are_said_to_stand_on_clocks_of_two_zones() {
        let recorded = |number: u128, start: &str, km: f64| {
            let mut run = Session::new(Sport::Run, Moment::from_rfc3339(start).unwrap());
            (run.moving, run.distance) = (Seconds::new(3_600.0).ok(), Metres::new(km * 1000.0).ok());
            (run.source.format, run.source.device) = (Some("fit".to_owned()), Some(format!("watch {number}")));
            (Id::new(uuid::Uuid::from_u128(number)), Entry::Session(run))
        };
        let said = |other: &str| {
            let both = [recorded(1, "2026-11-21T12:19:00+01:00", 7.0), recorded(2, other, 13.0)];
            let touched = both.iter().map(|(id, _)| *id).collect();
            let doubted = among(&Journal::from_entries(both), &touched, |_| false, Units::Metric);
            lines(&doubted).iter().map(|line| line.text.clone()).collect::<Vec<_>>().join("\n")
        };
        assert!(said("2026-11-21T12:19:00+01:00").contains("they go on at the same time."));
        let apart = said("2026-11-21T06:19:00-05:00");
        assert!(apart.contains("12:19") && apart.contains("06:19") && apart.contains("on clocks of two zones."), "{apart}");
    }
}

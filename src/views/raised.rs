//! An effort that was said and is not believed: what was said, what is reckoned with, and how to change it.

use crate::journal::{Athlete, Journal, Moment, Session, Units};
use crate::phrase;
use crate::recovery::RaisedRpe;

use super::scene::Ground;
use super::{Said, Tone, effort};

/// Says of a session that more is reckoned with than the effort that was said of it; nothing where that is believed.
#[must_use]
pub fn raised(session: &Session, now: Moment, journal: &Journal, athlete: &Athlete, units: Units) -> Option<Said> {
    let ground = Ground { now, journal, athlete, units };
    RaisedRpe::of(session).map(|raised| said(Some(session), &raised, &ground))
}

/// Says what was said of a session, what is reckoned with, and how to change it.
pub(super) fn said(session: Option<&Session>, raised: &RaisedRpe, ground: &Ground<'_>) -> Said {
    let [given, taken] = [raised.said, raised.taken].map(|rpe| phrase::decimal(rpe, 1));
    let name = session.map_or_else(|| "a session".to_owned(), |session| effort::said(session, ground));
    let text = if raised.as_race {
        format!(
            "RPE {given} for {name} is less than any race takes: it is counted as RPE {taken}. If it was run easily, edit it to \
             `easy` or `long`; else put its RPE right."
        )
    } else {
        let time =
            session.and_then(|session| session.moving.or(session.elapsed)).map_or_else(|| "so long".to_owned(), phrase::spent);
        format!(
            "RPE {given} for {name} is less than {time} on the feet takes: it is counted as RPE {taken}. If its time or its RPE \
             slipped, edit it."
        )
    };
    Said::new(Tone::Careful, text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::Kind;
    use crate::views::fixtures::{Stage, rpe, run};

    fn told(change: fn(&mut Session)) -> Option<String> {
        let Stage { now, journal, athlete, units, .. } = Stage::morning_after();
        let mut session = run("2026-11-21T09:00:00+01:00", 42_195.0, 3.6);
        change(&mut session);
        raised(&session, now, &journal, &athlete, units).map(|said| said.text)
    }

    #[test]
    fn an_effort_that_is_not_believed_is_told_with_what_is_counted_and_how_to_change_it() {
        let race = told(|run| (run.kind, run.rpe) = (Some(Kind::Race), Some(rpe(2.0))));
        assert_eq!(
            race.as_deref(),
            Some(
                "RPE 2 for yesterday's marathon is less than any race takes: it is counted as RPE 6. If it was run easily, edit \
                 it to `easy` or `long`; else put its RPE right."
            )
        );
        let long = told(|run| (run.kind, run.rpe) = (None, Some(rpe(1.0))));
        assert_eq!(
            long.as_deref(),
            Some(
                "RPE 1 for yesterday's marathon is less than 3 h 36 on the feet takes: it is counted as RPE 3. If its time or its \
                 RPE slipped, edit it."
            )
        );
    }

    #[test]
    fn an_effort_that_is_believed_or_nearly_is_not_told() {
        assert_eq!(told(|run| run.rpe = Some(rpe(9.0))), None);
        assert_eq!(told(|run| run.rpe = None), None);
        assert_eq!(told(|run| (run.kind, run.rpe) = (Some(Kind::Race), Some(rpe(6.0)))), None);
        assert_eq!(told(|run| (run.kind, run.rpe) = (None, Some(rpe(2.6)))), None, "less than half a point");
    }
}

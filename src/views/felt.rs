//! How hard a session was, said by the runner or found from what the watch measured.

use crate::journal::{Athlete, Journal, Session};
use crate::phrase;
use crate::recovery::{Exertion, ExertionFrom, exertion, session_load};

/// What stands before a figure that is found, not said.
const ABOUT: &str = "~";

/// How hard a session was, as far as something of its own tells.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct FeltEffort {
    /// RPE on the CR10 scale.
    pub rpe: f64,
    /// Session-RPE load, CR10 × minutes; none where the time is not known.
    pub load: Option<f64>,
    /// Whether the runner said it.
    pub is_said: bool,
}

impl FeltEffort {
    /// Finds how hard a session was: by the runner's word, the heart rate or the pace.
    ///
    /// `None` where nothing but its sport and kind would tell: that is nothing the session itself says.
    pub fn of(session: &Session, journal: &Journal, athlete: &Athlete) -> Option<Self> {
        let found = measured(session, journal, athlete);
        let load = session.moving.map(|moving| session_load(found.rpe, moving.minutes()));
        let felt = Self { rpe: found.rpe, load, is_said: is_as_said(session, found) };
        (found.from != ExertionFrom::Prior).then_some(felt)
    }

    /// Writes the RPE for a column: `8`, or `~6.5` where it is found.
    pub fn rpe_said(self) -> String {
        if self.is_said { phrase::decimal(self.rpe, 1) } else { format!("{ABOUT}{}", halves(self.rpe)) }
    }

    /// Writes the load for a column: `1,944`, or `~350` where the RPE is found.
    pub fn load_said(self) -> Option<String> {
        let found = |load: f64| format!("{ABOUT}{}", phrase::grouped((load / 10.0).round() as u64 * 10));
        self.load.map(|load| if self.is_said { phrase::grouped(load.round() as u64) } else { found(load) })
    }
}

/// Says how long and how hard a session was, as the model takes it.
pub(super) fn measured(session: &Session, journal: &Journal, athlete: &Athlete) -> Exertion {
    let sessions = journal.sessions();
    let earlier = sessions.partition_point(|other| other.start < session.start);
    exertion(session, sessions.get(..earlier).unwrap_or_default(), athlete)
}

/// Says whether an effort is the one that was said: one that is not believed is raised.
fn is_as_said(session: &Session, effort: Exertion) -> bool {
    session.rpe.is_some_and(|said| said.value() >= effort.rpe)
}

/// Says how hard a session was and how that is known.
pub(super) fn rated(session: &Session, effort: Exertion) -> String {
    if let Some(said) = session.rpe {
        let said = phrase::decimal(said.value(), 1);
        return if is_as_said(session, effort) {
            format!("RPE {said}")
        } else {
            format!("RPE {said}, counted as {}", phrase::decimal(effort.rpe, 1))
        };
    }
    format!("RPE about {}, {}", halves(effort.rpe), origin(effort.from))
}

/// Says where an RPE is from.
const fn origin(from: ExertionFrom) -> &'static str {
    match from {
        ExertionFrom::Said => "as you said",
        ExertionFrom::HeartRate => "from the heart rate",
        ExertionFrom::Pace => "from the pace",
        ExertionFrom::Prior => "guessed from sport and kind",
    }
}

/// Writes an RPE no finer than it can be found.
fn halves(rpe: f64) -> String {
    phrase::decimal((rpe * 2.0).round() / 2.0, 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::Bpm;
    use crate::views::fixtures::{Stage, rpe, run};

    fn felt(session: &Session) -> Option<(String, Option<String>)> {
        let Stage { journal, mut athlete, .. } = Stage::morning_after();
        athlete.heart_max = Bpm::new(190.0).ok();
        FeltEffort::of(session, &journal, &athlete).map(|felt| (felt.rpe_said(), felt.load_said()))
    }

    #[test]
    fn a_figure_that_is_found_is_marked_and_no_finer_than_it_is_known() {
        let mut session = run("2026-11-19T18:00:00+01:00", 10_000.0, 0.75);
        session.rpe = None;
        session.heart_avg = Bpm::new(172.0).ok();
        assert_eq!(felt(&session), Some(("~8".to_owned(), Some("~350".to_owned()))));
        session.rpe = Some(rpe(8.0));
        assert_eq!(felt(&session), Some(("8".to_owned(), Some("360".to_owned()))));
    }

    #[test]
    fn a_figure_that_is_not_believed_is_marked_and_told_with_the_one_that_counts() {
        let mut race = run("2026-11-19T18:00:00+01:00", 10_000.0, 0.75);
        (race.kind, race.rpe) = (Some(crate::journal::Kind::Race), Some(rpe(2.0)));
        assert_eq!(felt(&race), Some(("~6".to_owned(), Some("~270".to_owned()))));
        let Stage { journal, athlete, .. } = Stage::morning_after();
        assert_eq!(rated(&race, measured(&race, &journal, &athlete)), "RPE 2, counted as 6");
    }

    #[test]
    fn a_session_that_nothing_tells_of_has_no_figure() {
        let mut session = run("2026-11-19T18:00:00+01:00", 10_000.0, 0.75);
        session.rpe = None;
        assert_eq!(felt(&session), None);
    }
}

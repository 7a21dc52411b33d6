//! A log that is silent for weeks and then begins again: whether nothing was run, or nothing was logged, only the runner knows.

use crate::journal::{Athlete, Day, Journal, Kept, Metres, Moment, Session};

use super::layoff::layoff;
use crate::recovery::mornings::Mornings;
use crate::recovery::reason::Reason;

/// Days without a run in the log from which the runner is asked whether they ran all the same.
pub(in crate::recovery) const SILENCE_DAYS: i64 = 28;
/// Days without any session from which it is the log that ends, rather than the running.
pub(in crate::recovery) const LOG_ENDS_DAYS: i64 = 60;
/// A run so long, in metres or in hours, is beyond somebody who has not run for weeks.
pub(in crate::recovery) const BEYOND_M: f64 = 15_000.0;
pub(in crate::recovery) const BEYOND_HOURS: f64 = 1.5;

/// Gives the first and the last day without a run in the log, where a layoff goes by them and they look like days that were only
/// not logged: a run came after them that nobody does off the couch, or nothing at all has been logged since.
#[must_use]
pub fn unsaid_days(now: Moment, journal: &Journal, athlete: &Athlete) -> Option<(Day, Day)> {
    let mornings = Mornings::of(now, journal, athlete);
    let Reason::Layoff { last_run, back_since, .. } = layoff(&mornings, now, journal, athlete)?.reason else { return None };
    let ends = back_since.unwrap_or(mornings.today);
    let sessions = || journal.sessions().iter().rev().filter(|session| session.end() <= now);
    let asks = match back_since {
        Some(back) => {
            let since = sessions().take_while(|session| mornings.day_of(session.end()) >= back);
            since.into_iter().any(is_beyond)
        }
        None => sessions().next().is_some_and(|last| ends.since(mornings.day_of(last.end())) >= LOG_ENDS_DAYS),
    };
    (asks && ends.since(last_run) >= SILENCE_DAYS).then(|| (last_run.plus(1), ends.plus(-1)))
}

/// Says whether a run is longer than what is run after weeks without.
fn is_beyond(session: &Kept<Session>) -> bool {
    let is_far = session.distance.map(Metres::value).is_some_and(|metres| metres >= BEYOND_M);
    let is_long = session.moving.or(session.elapsed).is_some_and(|time| time.hours() >= BEYOND_HOURS);
    session.sport.is_running() && (is_far || is_long)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Entry, Id, Rpe, Seconds, Spell, SpellKind, Sport, Zone};
    use uuid::Uuid;

    fn day(text: &str) -> Day {
        Day::new(text.parse().unwrap())
    }

    fn run(on: &str, hours: f64) -> Entry {
        let mut run = Session::new(Sport::Run, Moment::from_rfc3339(&format!("{on}T18:00:00+02:00")).unwrap());
        (run.moving, run.rpe) = (Seconds::new(hours * 3_600.0).ok(), Rpe::new(4.0).ok());
        Entry::Session(run)
    }

    fn unlogged(from: &str, until: &str) -> Entry {
        let (from, until) = (day(from), Some(day(until)));
        Entry::Spell(Spell { kind: SpellKind::Unlogged, from, until, notes: String::new(), source: None })
    }

    /// Gives how many easy runs a layoff still wants on the 22nd of November, and the days that are asked about.
    fn wanted(entries: Vec<Entry>) -> (u8, Option<(String, String)>) {
        let athlete = Athlete { zone: Zone::Named(chrono_tz::Europe::Paris), ..Athlete::default() };
        let journal = Journal::from_entries((1..).map(|n| Id::new(Uuid::from_u128(n))).zip(entries));
        let now = Moment::from_rfc3339("2026-11-22T08:00:00+01:00").unwrap();
        let runs = layoff(&Mornings::of(now, &journal, &athlete), now, &journal, &athlete);
        let asked = unsaid_days(now, &journal, &athlete).map(|(from, until)| (from.to_string(), until.to_string()));
        (runs.map_or(0, |veto| veto.reason.runs_first()), asked)
    }

    fn days(from: &str, until: &str) -> (String, String) {
        (from.to_owned(), until.to_owned())
    }

    #[test]
    fn a_run_that_nobody_does_off_the_couch_asks_and_a_short_one_does_not() {
        let back = |hours: f64| wanted(vec![run("2026-05-14", 1.0), run("2026-11-20", hours)]);
        assert_eq!(back(2.0), (5, Some(days("2026-05-15", "2026-11-19"))));
        assert_eq!(back(0.5), (5, None));
        assert_eq!(wanted(vec![run("2026-11-01", 1.0), run("2026-11-20", 2.0)]).1, None, "too few days");
        assert_eq!(wanted(vec![run("2026-05-14", 1.0)]), (6, Some(days("2026-05-15", "2026-11-21"))));
        assert_eq!(wanted(vec![run("2026-10-14", 1.0)]).1, None, "the log has hardly ended");
    }

    #[test]
    fn more_days_without_a_run_never_want_fewer_easy_runs() {
        let idle = |back: &str| wanted(vec![run("2026-03-14", 1.0), run(back, 2.0)]).0;
        let wants = ["2026-11-20", "2026-11-14", "2026-11-06", "2026-11-01", "2026-10-20", "2026-09-01", "2026-07-01"].map(idle);
        assert_eq!(wants, [5, 5, 5, 5, 5, 5, 6]);
    }

    #[test]
    fn days_that_were_trained_and_not_logged_are_no_layoff() {
        let told = |from: &str, until: &str| wanted(vec![run("2026-05-14", 1.0), unlogged(from, until), run("2026-11-20", 2.0)]);
        assert_eq!(told("2026-05-15", "2026-11-19"), (0, None));
        assert_eq!(told("2026-08-01", "2026-11-19"), (0, None), "what was trained since has made good for the rest");
        assert_eq!(told("2026-11-10", "2026-11-19").0, 5, "ten days have not");
        assert_eq!(told("2026-05-15", "2026-05-15").0, 5);
        assert_eq!(told("2026-05-15", "2026-10-01").0, 2, "the days after it are a layoff of their own");
        assert_eq!(wanted(vec![run("2026-05-14", 1.0), unlogged("2026-05-15", "2026-11-21")]), (0, None));
    }
}

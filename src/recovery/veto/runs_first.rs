//! The easy runs that come first before what is planned: those that a layoff wants now, and those that a planned break will want.

use crate::journal::{Athlete, Day, Id, Journal, Kept, Moment, Planned};

use super::layoff::{Log, easy_runs, layoff};
use crate::recovery::alone::days_alone;
use crate::recovery::assessment::Rung;
use crate::recovery::mornings::Mornings;
use crate::recovery::planned::{as_session, begins, needed};

/// Says of each plan that wants a rested body how many easy runs would still come first on its day, with all that is planned
/// before it done; those of which none comes first are left out. `ahead` is what is still to come, in order of the days.
///
/// Only the days of a planned break count as days without a run, beside those that are over: of any other day to come nothing is
/// known, and a runner who is not laid off is taken to run as usual. What is owed is paid by planned runs alone. Before a race
/// none comes: whoever planned one rested for it.
#[must_use]
pub fn runs_first(now: Moment, journal: &Journal, athlete: &Athlete, ahead: &[&Kept<Planned>]) -> Vec<(Id, u8)> {
    let mornings = Mornings::of(now, journal, athlete);
    let log = Log::of(&mornings, now, journal, athlete);
    let owed = layoff(&mornings, now, journal, athlete).map_or(0, |veto| veto.reason.runs_first());
    let Some(idle_since) = log.idle_since().or((owed > 0).then_some(log.today)) else { return Vec::new() };
    let mut idle = IdleDays { day: log.today, owed, idle_since };
    let mut in_order = ahead.to_vec();
    in_order.sort_by_key(|plan| (plan.day, begins(plan, now, athlete)));
    let mut first = Vec::new();
    for plan in in_order {
        idle.reach(plan.day, journal);
        let waits = idle.owed > 0 && plan.race.is_none() && needed(plan) == Rung::Train;
        first.extend(waits.then_some((plan.id, idle.owed)));
        let session = Kept { id: plan.id, what: as_session(plan, begins(plan, now, athlete)) };
        if log.has_habit_of(&session) {
            let trainable = session.end().plus_days(days_alone(&session, journal.sessions(), athlete));
            idle.run(Day::of(trainable, athlete.day_start));
        }
    }
    first
}

/// The days to come, as they are walked through.
struct IdleDays {
    /// The day that is reached; those before it are over.
    day: Day,
    /// Easy runs that come before anything hard.
    owed: u8,
    /// The day from which those without a run count.
    idle_since: Day,
}

impl IdleDays {
    /// Walks to a day, with no run until then but what is usual.
    fn reach(&mut self, day: Day, journal: &Journal) {
        // Behind the last planned rest all days are alike.
        let rests = journal.planned_rests().iter().map(|rest| rest.until.plus(1)).max();
        while self.day < day.min(rests.unwrap_or(self.day)) {
            let is_rest = journal.planned_rest_on(self.day).is_some();
            if !is_rest && self.owed == 0 {
                self.idle_since = self.idle_since.max(self.day);
            } else if !is_rest {
                self.idle_since = self.idle_since.plus(1);
            }
            self.day = self.day.plus(1);
            if is_rest {
                self.owed = self.owed.max(easy_runs(self.day.since(self.idle_since)));
            }
        }
        if self.day < day {
            let usual = self.owed == 0;
            self.idle_since = if usual { self.idle_since.max(day.plus(-1)) } else { self.idle_since.plus(day.since(self.day)) };
            self.day = day;
        }
    }

    /// Runs on the day that is reached; its effort keeps from training until another.
    fn run(&mut self, trainable: Day) {
        self.owed = self.owed.saturating_sub(1);
        self.idle_since = self.idle_since.max(self.day).max(trainable);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Entry, Kind, Metres, PlannedRest, Priority, Rpe, Seconds, Session, Sport, Zone};
    use uuid::Uuid;

    fn day(text: &str) -> Day {
        Day::new(text.parse().unwrap())
    }

    fn run(on: &str) -> Entry {
        let mut run = Session::new(Sport::Run, Moment::from_rfc3339(&format!("{on}T18:00:00+01:00")).unwrap());
        (run.moving, run.rpe) = (Seconds::new(3_000.0).ok(), Rpe::new(3.0).ok());
        Entry::Session(run)
    }

    fn plan(kind: Kind, on: &str) -> Planned {
        Planned { kind: Some(kind), moving: Seconds::new(2_700.0).ok(), ..Planned::new(Sport::Run, day(on)) }
    }

    fn intervals(on: &str) -> Entry {
        Entry::Planned(plan(Kind::Intervals, on))
    }

    fn easy(on: &str) -> Entry {
        Entry::Planned(plan(Kind::Easy, on))
    }

    fn rest(from: &str, until: &str) -> Entry {
        Entry::PlannedRest(PlannedRest { until: day(until), ..PlannedRest::on(day(from)) })
    }

    /// Gives how many easy runs come before each hard plan, in order of the days, on the first morning of November.
    fn first(entries: Vec<Entry>) -> Vec<u8> {
        let athlete = Athlete { zone: Zone::Named(chrono_tz::Europe::Paris), ..Athlete::default() };
        let journal = Journal::from_entries((1..).map(|n| Id::new(Uuid::from_u128(n))).zip(entries));
        let now = Moment::from_rfc3339("2026-11-01T08:00:00+01:00").unwrap();
        let ahead: Vec<&Kept<Planned>> = journal.planned().iter().collect();
        let found = runs_first(now, &journal, &athlete, &ahead);
        let hard = ahead.iter().filter(|plan| needed(plan) == Rung::Train);
        hard.map(|plan| found.iter().find(|(id, _)| *id == plan.id).map_or(0, |(_, runs)| *runs)).collect()
    }

    #[test]
    fn a_planned_break_wants_easy_runs_before_a_hard_session_and_planned_ones_count() {
        let after = |others: Vec<Entry>| {
            let whole = [run("2026-10-31"), rest("2026-11-01", "2026-11-30"), intervals("2026-12-20")];
            first(whole.into_iter().chain(others).collect())
        };
        assert_eq!(after(vec![]), [2]);
        assert_eq!(after(vec![easy("2026-12-02")]), [1]);
        assert_eq!(after(vec![easy("2026-12-02"), easy("2026-12-04")]), [0]);
        assert_eq!(after(vec![intervals("2026-12-02")]), [2, 1], "whatever is run counts as one");
        assert_eq!(after(vec![easy("2026-11-15")]), [1], "a run in the break parts it in two");
    }

    #[test]
    fn days_of_which_nothing_is_planned_are_no_layoff() {
        assert_eq!(first(vec![run("2026-10-31"), intervals("2026-12-20")]), [0]);
        assert_eq!(first(vec![run("2026-10-31"), rest("2026-11-20", "2026-11-26"), intervals("2026-11-27")]), [0], "too short");
        assert_eq!(first(vec![run("2026-10-31"), rest("2026-11-20", "2026-11-29"), intervals("2026-11-30")]), [1]);
    }

    #[test]
    fn a_layoff_that_lasts_already_does_not_grow_by_days_of_which_nothing_is_known() {
        assert_eq!(first(vec![run("2026-10-15"), intervals("2027-01-20")]), [1]);
        assert_eq!(first(vec![run("2026-10-15"), rest("2026-11-01", "2026-11-15"), intervals("2027-01-20")]), [2]);
    }

    #[test]
    fn nothing_comes_before_a_race_and_days_of_recovery_are_no_layoff() {
        let race = |on: &str, km: f64| {
            let mut race = plan(Kind::Race, on);
            (race.race, race.moving, race.distance) = (Some(Priority::A), None, Metres::new(km * 1_000.0).ok());
            Entry::Planned(race)
        };
        let resting = || vec![run("2026-10-31"), rest("2026-11-01", "2026-11-14")];
        assert_eq!(first(resting().into_iter().chain([race("2026-11-15", 10.0)]).collect()), [0]);
        let marathon = [run("2026-10-31"), race("2026-11-08", 42.2), rest("2026-11-09", "2026-11-20"), intervals("2026-11-21")];
        assert_eq!(first(marathon.into()), [0, 0], "most of it is recovery");
        assert_eq!(first(vec![intervals("2026-11-21"), rest("2026-11-01", "2026-11-20")]), [0], "nothing was ever run");
    }
}

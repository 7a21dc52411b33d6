//! Sessions that follow one another at once are one outing: a race whose recording was stopped on the way costs what it would
//! have cost as one.

use std::borrow::Cow;

use crate::journal::{Athlete, Kept, Metres, Priority, Rpe, Seconds, Session};
use crate::recovery::assessment::System;
use crate::recovery::body::lacking;
use crate::recovery::each::BySystem;

use super::{Distances, Effort, Exertion};

/// A session that begins so many hours after the one before goes on from it in full, and from the second on not at all.
pub(in crate::recovery) const GOES_ON_HOURS: (f64, f64) = (0.5, 3.0);

/// The efforts of a log, built up session by session.
#[derive(Default)]
pub(in crate::recovery) struct Outings<'a> {
    efforts: Vec<Effort>,
    /// What the last session was, together with those it went on from, and its RPE.
    last: Option<(Cow<'a, Kept<Session>>, f64)>,
    /// How many sessions came before that outing began.
    before: usize,
}

impl<'a> Outings<'a> {
    /// Makes room for so many sessions.
    pub fn with_capacity(sessions: usize) -> Self {
        Self { efforts: Vec::with_capacity(sessions), ..Self::default() }
    }

    /// Adds a session; `earlier` are all sessions before it, and the rest is as for [`Effort::of`].
    pub fn add(
        &mut self,
        session: &'a Kept<Session>,
        earlier: &[Kept<Session>],
        distances: Distances,
        race: Option<Priority>,
        athlete: &Athlete,
    ) {
        let mut own = Effort::of(session, earlier, distances, race, athlete);
        let last = self.last.take();
        let gone_on = last.and_then(|last| Some((share(&last.0, session)?, last))).zip(self.efforts.last_mut());
        let Some(((share, (last, rpe)), before)) = gone_on else {
            self.before = earlier.len();
            self.last = Some((Cow::Borrowed(session), own.exertion.rpe));
            self.efforts.push(own);
            return;
        };
        let (whole, rpe) = together(&last, rpe, session, own.exertion.rpe, share);
        let earlier = earlier.get(..self.before).unwrap_or_default();
        let as_one = Effort::of(&whole, earlier, distances, race, athlete);
        // What both cost is laid at the door of the harder: nobody is sore from jogging home.
        if before.strength > own.strength {
            own.session = before.session;
            own.exertion = Exertion { hours: own.exertion.hours, ..before.exertion };
        }
        let effort = own.going_on_from(before.clone(), as_one, share);
        before.leave(share);
        self.efforts.push(effort);
        self.last = Some((Cow::Owned(whole), rpe));
    }

    /// Gives the efforts, in order of time.
    pub fn into_efforts(self) -> Vec<Effort> {
        self.efforts
    }
}

/// Gives how far a session goes on from the one before it, above 0 and up to 1: less the longer the rest between them, and not
/// where both were recorded over the same time.
fn share(before: &Session, session: &Session) -> Option<f64> {
    let alike = before.sport == session.sport || before.sport.is_running() && session.sport.is_running();
    let between = session.start.hours_since(before.end());
    let (full, none) = GOES_ON_HOURS;
    let share = if between < 0.0 {
        let lasted = before.end().hours_since(before.start);
        1.0 + between / lasted.max(f64::MIN_POSITIVE)
    } else {
        (none - between) / (none - full)
    };
    (alike && share > 0.0).then_some(share.min(1.0))
}

/// Puts two sessions together as one that ends with the second, with so great a share of the first, and gives its RPE.
fn together(before: &Session, before_rpe: f64, session: &Kept<Session>, rpe: f64, share: f64) -> (Kept<Session>, f64) {
    let metres = |one: Option<Metres>, other: Option<Metres>| {
        let sum = one.map_or(0.0, Metres::value) * share + other.map_or(0.0, Metres::value);
        one.or(other).and_then(|_| Metres::new(sum).ok())
    };
    let seconds = |session: &Session| session.moving.or(session.elapsed).map_or(0.0, Seconds::value);
    let (first, second) = (seconds(before) * share, seconds(session));
    let mut whole = session.what.clone();
    let mean = if first + second > 0.0 { (before_rpe * first + rpe * second) / (first + second) } else { rpe };
    whole.rpe = Rpe::new(mean).ok();
    if first > 0.0 && second > 0.0 {
        whole.moving = Seconds::new(first + second).ok();
    }
    whole.start = before.start;
    whole.elapsed = Seconds::new(session.end().seconds_since(before.start)).ok();
    whole.distance = metres(before.distance, session.distance);
    whole.climb = metres(before.climb, session.climb);
    whole.descent = metres(before.descent, session.descent);
    (Kept { id: session.id, what: whole }, mean)
}

impl Effort {
    /// Gives the effort that goes on from another by such a share: it costs no less than both as one, nor than either alone, and
    /// fades no faster than either.
    fn going_on_from(mut self, mut before: Self, mut as_one: Self, share: f64) -> Self {
        let others = as_one.costs().into_iter().zip(before.costs());
        for ((_, own), ((_, as_one), (_, before))) in self.costs().into_iter().zip(others) {
            *own = own.max(*as_one).max(*before * share);
        }
        let others = as_one.courses().into_iter().zip(before.courses());
        for (own, (as_one, before)) in self.courses().into_iter().zip(others) {
            *own = own.max(*as_one).max(*own + (*before - *own) * share);
        }
        self.gone = BySystem::of(|system| self.days_until_gone(system));
        self
    }

    /// Leaves of the effort what such a share does not take away, as efforts add up.
    fn leave(&mut self, share: f64) {
        for (system, cost) in self.costs() {
            *cost *= lacking(system, share);
        }
    }

    /// Gives each part of what it costs, what the descent costs by itself apart, with its system.
    const fn costs(&mut self) -> [(System, &mut f64); 10] {
        [
            (System::Strength, &mut self.strength),
            (System::Strength, &mut self.downhill_strength),
            (System::Soreness, &mut self.soreness),
            (System::Soreness, &mut self.downhill_soreness),
            (System::Fuel, &mut self.fuel),
            (System::Heart, &mut self.heart),
            (System::Freshness, &mut self.freshness),
            (System::Freshness, &mut self.slow_freshness),
            (System::Tissue, &mut self.tissue),
            (System::Tissue, &mut self.downhill_tissue),
        ]
    }

    /// Gives what says how slowly that fades.
    const fn courses(&mut self) -> [&mut f64; 8] {
        [
            &mut self.slow_share,
            &mut self.fast_days,
            &mut self.slow_days,
            &mut self.soreness_days,
            &mut self.fuel_days,
            &mut self.heart_days,
            &mut self.freshness_days,
            &mut self.tissue_days,
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Id, Moment, Sport};
    use crate::recovery::body::added;

    /// Two runs, the second so many hours after the first.
    fn two(first: (f64, f64), rest: f64, second: (f64, f64)) -> Vec<Effort> {
        let start = Moment::from_rfc3339("2026-11-21T09:00:00+00:00").unwrap();
        let run = |number: u128, start: Moment, (hours, rpe): (f64, f64)| {
            let mut session = Session::new(Sport::Run, start);
            session.moving = Seconds::new(hours * 3_600.0).ok();
            session.distance = Metres::new(hours * 11_700.0).ok();
            session.rpe = Rpe::new(rpe).ok();
            Kept { id: Id::new(uuid::Uuid::from_u128(number)), what: session }
        };
        let again = start.plus_seconds((first.0 + rest) * 3_600.0);
        let sessions = [run(1, start, first), run(2, again, second)];
        let mut outings = Outings::with_capacity(2);
        for (at, session) in sessions.iter().enumerate().filter(|(_, session)| session.moving.is_some_and(|it| it.hours() > 0.0))
        {
            outings.add(session, &sessions[..at], Distances::default(), None, &Athlete::default());
        }
        outings.into_efforts()
    }

    /// What is left of everything so many days after the second began.
    fn left(efforts: &[Effort], days: f64) -> [f64; 6] {
        let last = efforts.last().unwrap().end;
        System::ALL.map(|system| {
            let parts = efforts.iter().map(|effort| effort.left(system, days + last.days_since(effort.end), 0.0));
            added(system, parts)
        })
    }

    #[test]
    fn a_marathon_in_two_files_costs_what_it_costs_in_one() {
        let halves = two((1.8, 9.0), 0.0, (1.8, 9.0));
        let whole = two((0.0, 9.0), 0.0, (3.6, 9.0));
        for days in [0.1, 0.8, 2.0, 5.0, 9.0] {
            for (halves, whole) in left(&halves, days).into_iter().zip(left(&whole, days)) {
                assert!((halves - whole).abs() < 1e-6, "{halves} beside {whole} after {days} days");
            }
        }
    }

    #[test]
    fn what_a_race_costs_is_laid_at_its_door_and_not_at_the_jog_home() {
        let cooled = two((0.7, 9.5), 0.2, (0.4, 3.0));
        assert!(cooled.iter().all(|effort| effort.session == Id::new(uuid::Uuid::from_u128(1))), "{cooled:?}");
        let warmed = two((0.4, 3.0), 0.2, (0.7, 9.5));
        let costliest = warmed.iter().max_by(|one, other| one.strength.total_cmp(&other.strength)).unwrap();
        assert_eq!(costliest.session, Id::new(uuid::Uuid::from_u128(2)));
    }

    #[test]
    fn the_longer_the_rest_between_two_runs_the_more_they_are_two_and_nothing_jumps() {
        let mut before: Option<[f64; 6]> = None;
        for minutes in 0..240 {
            let now = left(&two((1.0, 8.0), f64::from(minutes) / 60.0, (1.0, 8.0)), 2.0);
            for (now, before) in now.into_iter().zip(before.unwrap_or(now)) {
                assert!((now - before).abs() < 0.02 * before.max(0.01), "{before} to {now} at {minutes} min");
            }
            before = Some(now);
        }
    }

    #[test]
    fn a_run_before_or_after_a_race_never_makes_it_cost_less() {
        let race = two((0.0, 3.0), 0.0, (0.7, 9.5));
        for hours in [0.1, 0.3, 1.0, 2.0] {
            for rpe in [2.0, 4.0, 8.0] {
                let (warmed, cooled) = (two((hours, rpe), 0.2, (0.7, 9.5)), two((0.7, 9.5), 0.2, (hours, rpe)));
                // From the peak of soreness on, which comes a little later after more.
                for days in [1.2, 2.5, 4.0] {
                    let later = days + cooled[1].end.days_since(cooled[0].end);
                    let pairs = left(&warmed, days).into_iter().zip(left(&race, days));
                    let pairs = pairs.chain(left(&cooled, days).into_iter().zip(left(&race, later)));
                    pairs.for_each(|(more, less)| assert!(more >= less - 1e-9, "{more} beside {less}: {hours} h at {rpe}"));
                }
            }
        }
    }
}

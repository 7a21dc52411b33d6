//! When each system and rung is ready, over all possible runners.

use crate::journal::{Athlete, Day, DayStart, Journal, Moment, Seconds};

use super::assessment::{Ready, Rung, System};
use super::body::{Body, thresholds};
use super::coming::Outlook;
use super::each::{ByRung, BySystem};
use super::ensemble::{Ensemble, Way};

/// Hours after the runner's day begins at which a morning is judged: 07:00 where the day begins at 04:00.
pub(super) const MORNING_HOURS: f64 = 3.0;
/// The same hour of noon.
const NOON_HOURS: f64 = 8.0;
/// Hours after a session within which nobody has had a night's rest from it.
pub(super) const NO_NIGHT_HOURS: f64 = 4.0;
/// Days between two looks ahead; what lies between is found on the curve.
const STEP_DAYS: f64 = 0.25;
/// The furthest look ahead, days.
const HORIZON_DAYS: f64 = 90.0;
/// A peak this share over a threshold counts in full.
pub(super) const FULL_PEAK: f64 = 0.4;
/// The 90th percentile of a normal distribution, in standard deviations.
pub const TENTH: f64 = 1.281_55;
/// Moments this near are the same, days.
const NOW_DAYS: f64 = 1e-9;
/// How many mornings are told.
pub const MORNINGS: usize = 43;

/// The days, from now, until each possible runner is ready.
#[derive(Debug, Clone, PartialEq)]
pub struct Readiness {
    /// Days until each rung above rest is open, a runner at a time.
    pub rungs: Vec<ByRung<f64>>,
    /// Days until each system no longer stands in the way of each rung above rest, a runner at a time.
    pub systems: Vec<BySystem<ByRung<f64>>>,
    /// The deficit of each system now, a runner at a time.
    pub deficits: Vec<BySystem<f64>>,
}

/// The course of the systems over the coming days, for each way through time.
struct Course {
    ways: Vec<BySystem<Looks>>,
}

/// One system, a look every [`STEP_DAYS`].
#[derive(Default)]
struct Looks {
    /// What efforts leave, for a typical gain.
    explained: Vec<f64>,
    /// What is left of what was reported beyond them; none where nothing was.
    beyond: Vec<f64>,
}

impl Readiness {
    /// Follows every possible runner from the body of now until all are ready; who is not by then counts as ready after 90 days.
    #[must_use]
    pub fn of(body: &Body, ensemble: &Ensemble) -> Self {
        let course = Course::of(body, ensemble);
        let mut readiness = Self { rungs: Vec::new(), systems: Vec::new(), deficits: Vec::new() };
        for runner in &ensemble.runners {
            let clear = BySystem::of(|system| course.clear(runner.way, system, runner.gain[system]));
            let longest = |rung| clear.iter().filter_map(|(_, (days, _))| days.above_rest(rung)).copied().fold(0.0, f64::max);
            readiness.rungs.push(ByRung::of(longest));
            readiness.systems.push(BySystem::of(|system| clear[system].0));
            readiness.deficits.push(BySystem::of(|system| clear[system].1));
        }
        readiness
    }

    /// Gives the days until a rung is open, a runner at a time; none for rest.
    #[must_use]
    pub fn of_rung(&self, rung: Rung) -> Vec<f64> {
        self.rungs.iter().filter_map(|rungs| rungs.above_rest(rung).copied()).collect()
    }

    /// Gives the days until one system no longer stands in the way of a rung, a runner at a time; none for rest.
    #[must_use]
    pub fn of_system(&self, system: System, rung: Rung) -> Vec<f64> {
        self.systems.iter().filter_map(|systems| systems[system].above_rest(rung).copied()).collect()
    }

    /// Gives the system whose recovery decides when a rung opens: the one that stands in its way longest.
    #[must_use]
    pub fn decides(&self, rung: Rung, prudence: f64) -> System {
        let longest = |system: &System| {
            let days = self.of_system(*system, rung);
            // Where each alone is as likely clear as not, though not all at once, the one that is oftener late decides.
            (quantile(&days, prudence), days.iter().sum::<f64>())
        };
        let by_days = |one: &(System, (f64, f64)), other: &(System, (f64, f64))| {
            one.1.0.total_cmp(&other.1.0).then(one.1.1.total_cmp(&other.1.1))
        };
        let days = System::ALL.map(|system| (system, longest(&system)));
        days.into_iter().max_by(by_days).map_or(System::Tissue, |(system, _)| system)
    }

    /// Keeps every rung above `up_to` shut for so many days from now, whatever the body says; and for longer, by as much as
    /// nobody knows, where that has lasted for some days already.
    pub fn shut_above(&mut self, up_to: Rung, days: f64, lasted: f64) {
        for (at, rungs) in self.rungs.iter_mut().enumerate() {
            // What ends in the course of a day was over on its morning.
            let days = days + (lasted * still_lasts(at) - 1.0).max(0.0);
            for (rung, open) in rungs.iter_mut() {
                if rung > up_to {
                    *open = open.max(days);
                }
            }
        }
    }

    /// Gives the chances of each rung above rest, as they look from `now`.
    #[must_use]
    pub fn outlook(&self, now: Moment) -> Outlook {
        Outlook::new(now, ByRung::of(|rung| self.of_rung(rung)))
    }

    /// Gives when each rung opens: once so many of the possible runners have reached it.
    #[must_use]
    pub fn opening(&self, prudence: f64) -> Opening {
        Opening(ByRung::of(|rung| quantile(&self.of_rung(rung), prudence)))
    }
}

/// Days from now until each rung above rest opens.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Opening(ByRung<f64>);

impl Opening {
    /// Gives the highest rung that is open so many days from now.
    #[must_use]
    pub fn rung(self, in_days: f64) -> Rung {
        let mut open = self.0.iter().rev().filter(|(_, opens)| **opens <= in_days + NOW_DAYS);
        open.next().map_or(Rung::Rest, |(rung, _)| rung)
    }
}

impl Course {
    fn of(body: &Body, ensemble: &Ensemble) -> Self {
        let greatest = BySystem::of(|system| ensemble.greatest_gain(system));
        let of_way = |way: &Way| BySystem::of(|system| Looks::ahead(body, system, *way, greatest[system]));
        Self { ways: ensemble.ways.iter().map(of_way).collect() }
    }

    /// Gives the days until a runner of this way and gain is below each threshold for good, and the deficit now.
    fn clear(&self, way: usize, system: System, gain: f64) -> (ByRung<f64>, f64) {
        let Some(looks) = self.ways.get(way).map(|systems| &systems[system]) else { return Default::default() };
        let deficit = |step: usize| looks.deficit(step, gain);
        let steps = looks.explained.len();
        let deepest = (0..steps).map(deficit).fold(0.0, f64::max);
        let days = thresholds(system).map(|threshold| {
            let last = (0..steps).rev().find(|step| deficit(*step) >= threshold);
            let days = |step: usize| (step as f64 + fraction(deficit(step), deficit(step + 1), threshold)) * STEP_DAYS;
            last.map_or(0.0, |step| days(step) * weight_of_peak(deficit(0), deepest, threshold))
        });
        (ByRung::in_order(days), deficit(0))
    }
}

impl Looks {
    /// Looks ahead until a system is clear for the runner of the greatest gain, or for as far as is looked ahead.
    fn ahead(body: &Body, system: System, way: Way, greatest_gain: f64) -> Self {
        let [_, _, train] = thresholds(system);
        let mut looks = Self::default();
        let mut rising = true;
        for step in 0..(HORIZON_DAYS / STEP_DAYS) as usize {
            let days = step as f64 * STEP_DAYS;
            let (explained, beyond) = (body.deficit(system, days, way), body.unexplained_left(system, days, way.fading));
            rising = rising && looks.explained.last().is_none_or(|before| explained > *before);
            looks.explained.push(explained);
            looks.beyond.push(beyond);
            if !rising && explained * greatest_gain + beyond.max(0.0) < train {
                break;
            }
        }
        looks
    }

    /// Gives the deficit at a look for a runner of this gain: one may be better than foretold, but not better than recovered.
    fn deficit(&self, step: usize, gain: f64) -> f64 {
        let at = |looks: &[f64]| looks.get(step).copied().unwrap_or_default();
        (gain * at(&self.explained) + at(&self.beyond)).max(0.0)
    }
}

/// Gives how many times as long again as it has lasted something of no known end lasts for a possible runner: beside the
/// others' spread as a Lomax distribution of shape 2, whose median is two fifths.
fn still_lasts(runner: usize) -> f64 {
    // The golden ratio's multiples are spread evenly, and hang together with nothing else of the runner.
    let share = ((runner as f64 + 0.5) * std::f64::consts::GOLDEN_RATIO).fract();
    1.0 / (1.0 - share).sqrt() - 1.0
}

/// Gives how far a peak still to come counts, 0 to 1: one that only just touches the threshold hardly does, so that a minute
/// more of an effort never moves a date from now to beyond the peak at once. What is over the threshold now counts in full.
fn weight_of_peak(now: f64, deepest: f64, threshold: f64) -> f64 {
    let over = (deepest / threshold - 1.0) / FULL_PEAK;
    over.max(now / threshold).clamp(0.0, 1.0)
}

/// Gives where between two looks a fading deficit meets the threshold, 0 to 1, as on an exponential.
fn fraction(before: f64, after: f64, threshold: f64) -> f64 {
    if after <= 0.0 || before <= after {
        return 1.0;
    }
    ((before / threshold).ln() / (before / after).ln()).clamp(0.0, 1.0)
}

/// Gives the value below which a share of equally likely values lies, on the line between neighbours; 0 where there are none.
#[must_use]
pub fn quantile(values: &[f64], share: f64) -> f64 {
    let mut order = values.to_vec();
    order.sort_by(f64::total_cmp);
    quantile_of_sorted(&order, share)
}

fn quantile_of_sorted(order: &[f64], share: f64) -> f64 {
    // Each value stands in the middle of its own weight.
    let place = (share * order.len() as f64 - 0.5).clamp(0.0, (order.len().max(1) - 1) as f64);
    let at = |place: f64| order.get(place as usize).copied().unwrap_or_default();
    let (below, above) = (at(place.floor()), at(place.ceil()));
    below + (above - below) * place.fract()
}

/// Gives the moment of a day at which its morning is judged, by the wall clock: 07:00 where the runner's day begins at 04:00.
#[must_use]
pub fn morning_of(day: Day, athlete: &Athlete) -> Moment {
    moment_of(day, MORNING_HOURS, athlete)
}

/// Gives the moment so many hours after a day of the runner's begins, by the wall clock.
pub(super) fn moment_of(day: Day, hours: f64, athlete: &Athlete) -> Moment {
    let since_midnight = chrono::TimeDelta::minutes(i64::from(athlete.day_start.minutes()) + (hours * 60.0) as i64);
    let midnight = day.date().and_time(chrono::NaiveTime::MIN);
    athlete.zone.moment(midnight.checked_add_signed(since_midnight).unwrap_or(midnight))
}

/// Gives the noon of a day, by the wall clock: 12:00 where the runner's day begins at 04:00.
pub(super) fn noon_of(day: Day, athlete: &Athlete) -> Moment {
    morning_of(day, athlete).plus_days((NOON_HOURS - MORNING_HOURS) / 24.0)
}

/// Gives the moment at which a past morning is looked back on: when its first check-in was made, where that was before noon, and
/// not before the moment at which a morning is judged.
#[must_use]
pub fn looked_back_on(day: Day, journal: &Journal, athlete: &Athlete) -> Moment {
    let judged = morning_of(day, athlete);
    let noon = noon_of(day, athlete);
    let check_ins = journal.check_ins();
    let first = check_ins.partition_point(|check_in| Day::of(check_in.at, athlete.day_start) < day);
    let first = check_ins.get(first).map(|check_in| check_in.at).filter(|at| *at <= noon);
    first.map_or(judged, |at| at.max(judged))
}

/// Says whether a session ended so lately that no night's rest lies behind it.
fn has_just_finished(now: Moment, journal: &Journal) -> bool {
    let lately = journal.sessions().iter().rev().take_while(|session| now.hours_since(session.start) < Seconds::MOST.hours());
    let mut ended = lately.filter(|session| session.end() <= now && !session.sport.is_gentle());
    ended.any(|session| now.hours_since(session.end()) < NO_NIGHT_HOURS)
}

/// The coming mornings, as days from now.
#[derive(Debug, Clone, PartialEq)]
pub struct Calendar {
    now: Moment,
    day_start: DayStart,
    /// Today.
    pub today: Day,
    /// Days from now to each morning; the first is today's, and is 0 once that has come.
    pub mornings: Vec<f64>,
}

impl Calendar {
    /// Gives the mornings from `now` on.
    ///
    /// Whoever has just finished a session in the night gets up to no morning of a new day, whatever the clock says: they are
    /// told how they stand now.
    #[must_use]
    pub fn from(now: Moment, journal: &Journal, athlete: &Athlete) -> Self {
        let today = Day::of(now, athlete.day_start);
        let has_come = has_just_finished(now, journal);
        let until = |ahead| {
            let in_days = morning_of(today.plus(ahead), athlete).days_since(now).max(0.0);
            if ahead == 0 && has_come { 0.0 } else { in_days }
        };
        let mornings = (0..=HORIZON_DAYS as i64).map(until).collect();
        Self { now, day_start: athlete.day_start, today, mornings }
    }

    /// Gives the runner's day so many days from now.
    #[must_use]
    pub fn day_of(&self, in_days: f64) -> Day {
        Day::of(self.now.plus_days(in_days), self.day_start)
    }

    /// Gives the days from now at which today is judged: now, but no sooner than its morning. Whoever gets up before that is told
    /// what the evening before said of the morning.
    #[must_use]
    pub fn judged(&self) -> f64 {
        self.mornings.first().copied().unwrap_or_default()
    }

    /// Gives the first day on whose morning something that takes so many days from now is there; today only where it is there
    /// when today is judged.
    #[must_use]
    pub fn day(&self, in_days: f64) -> Day {
        let ahead = self.mornings.iter().position(|morning| *morning >= in_days - NOW_DAYS);
        self.today.plus(ahead.unwrap_or(self.mornings.len()) as i64)
    }

    /// Gives a distribution of days from now as ready dates; `prudence` is the share that decides the date itself.
    #[must_use]
    pub fn ready(&self, values: &[f64], prudence: f64) -> Ready {
        let mut order = values.to_vec();
        order.sort_by(f64::total_cmp);
        let at = |share: f64| quantile_of_sorted(&order, share);
        let in_days = at(prudence);
        let day = self.day(in_days);
        // A date by more than usual prudence may lie beyond the range of what is likely; what is told never does.
        Ready {
            in_days: if in_days <= self.judged() { 0.0 } else { in_days },
            day,
            earliest: self.day(at(0.1)).min(day),
            latest: self.day(at(0.9)).max(day),
            likely_from: self.day(at(0.25)),
            likely_until: self.day(at(0.75)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quantile_lies_between_its_neighbours() {
        let values = [4.0, 1.0, 3.0, 2.0];
        assert!((quantile(&values, 0.5) - 2.5).abs() < 1e-12);
        assert!((quantile(&values, 0.0) - 1.0).abs() < 1e-12);
        assert!((quantile(&values, 1.0) - 4.0).abs() < 1e-12);
        assert!((quantile(&values, 0.25) - 1.5).abs() < 1e-12);
        assert!(quantile(&[], 0.5).abs() < 1e-12);
    }
}

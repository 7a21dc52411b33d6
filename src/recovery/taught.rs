//! What the log has taught of the runner, counted out: for whoever wants to know what the forecast goes by.

use statrs::distribution::{ContinuousCDF, Normal};

use crate::journal::{Athlete, CheckIn, Hrv, HrvMeasure, Journal, Moment};

use super::body::Body;
use super::learning::reproduced::{self, Outcome, attempts};
use super::learning::{LEARNED_DAYS, Scale};
use super::mornings::{BASE_DAYS, HEART_BASE_MORNINGS, HRV_BASE_MORNINGS, HRV_WEEK_DAYS, HeartBase, Mornings};

/// What the past year's log has taught.
#[derive(Debug, Clone, PartialEq)]
pub struct Taught {
    /// Mornings with a check-in.
    pub mornings: usize,
    /// How many of them answer each scale: soreness, fatigue, mood.
    pub answers: [usize; 3],
    /// The resting heart rate in bpm; none where no late morning has one.
    pub resting_heart: Option<Usual>,
    /// The heart rate variability in ms, of the latest measure and device.
    pub hrv: Option<(Usual, HrvMeasure, Option<String>)>,
    /// Hard efforts that were tried again.
    pub again: TriedAgain,
}

/// What is usual of a figure of the heart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Usual {
    /// The late mornings that have it.
    pub mornings: usize,
    /// How many a base of the runner's own needs.
    pub needed: usize,
    /// Least, middle and most of four of five mornings; none where there are too few.
    pub range: Option<[f64; 3]>,
}

/// Hard efforts tried again on the same course within the days that recovery may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TriedAgain {
    /// As fast, at no higher cost.
    pub reproduced: usize,
    /// Slower, at the same cost.
    pub short: usize,
}

impl TriedAgain {
    /// Fewer than this are not gone by.
    pub const FEWEST: usize = reproduced::FEWEST;
}

/// Says what the log up to `now` has taught of the runner.
#[must_use]
pub fn taught(now: Moment, journal: &Journal, athlete: &Athlete) -> Taught {
    let mornings = Mornings::of(now, journal, athlete);
    let late = || mornings.latest_first().take_while(|(age, _)| *age <= LEARNED_DAYS);
    let answers = Scale::ALL.map(|scale| {
        let is_answered = |check_in: &CheckIn| match scale {
            Scale::Soreness => check_in.soreness.is_some(),
            Scale::Fatigue => check_in.fatigue.is_some(),
            Scale::Mood => check_in.mood.is_some(),
        };
        late().filter(|(_, check_in)| is_answered(check_in)).count()
    });
    let hearts = mornings.resting_hearts();
    let resting_heart = (!hearts.is_empty()).then(|| {
        let base = (hearts.iter().filter(|heart| heart.age >= 2).count() >= HEART_BASE_MORNINGS)
            .then(|| mornings.resting_heart_base())
            .flatten();
        Usual { mornings: hearts.len(), needed: HEART_BASE_MORNINGS, range: base.map(range) }
    });
    let tried = attempts(now, journal, &Body::remembering(now, journal, athlete));
    let came_out = |outcome| tried.iter().filter(|attempt| attempt.outcome == outcome).count();
    Taught {
        mornings: late().count(),
        answers,
        resting_heart,
        hrv: variability(&mornings),
        again: TriedAgain { reproduced: came_out(Outcome::Reproduced), short: came_out(Outcome::Short) },
    }
}

fn variability(mornings: &Mornings<'_>) -> Option<(Usual, HrvMeasure, Option<String>)> {
    let mut recent = mornings.latest_first().take_while(|(age, _)| *age <= BASE_DAYS + HRV_WEEK_DAYS);
    let latest: &Hrv = recent.find_map(|(_, check_in)| check_in.hrv.as_ref())?;
    let range = mornings.hrv_base().map(|base| range(base).map(f64::exp));
    let usual = Usual { mornings: mornings.hrv_days().len(), needed: HRV_BASE_MORNINGS, range };
    Some((usual, latest.measure, latest.device.clone()))
}

fn range(HeartBase { mean, sd }: HeartBase) -> [f64; 3] {
    [0.1, 0.5, 0.9].map(|share| mean + sd * Normal::standard().inverse_cdf(share))
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::journal::{Bpm, Entry, Id, Ten};

    fn now() -> Moment {
        Moment::from_rfc3339("2026-11-22T08:00:00+01:00").unwrap()
    }

    fn of(check_ins: impl IntoIterator<Item = CheckIn>) -> Taught {
        let id = |number: usize| Id::new(Uuid::from_u128(7_000_000 + number as u128));
        let entries = check_ins.into_iter().enumerate().map(|(number, check_in)| (id(number), Entry::CheckIn(check_in)));
        taught(now(), &Journal::from_entries(entries), &Athlete::default())
    }

    fn morning(ago: i64, heart: f64, hrv: f64) -> CheckIn {
        let mut check_in = CheckIn::new(now().plus_days(-ago as f64));
        check_in.resting_heart = Bpm::new(heart).ok();
        check_in.hrv = Some(Hrv { milliseconds: hrv, measure: HrvMeasure::Rmssd, device: Some("Oura".to_owned()) });
        check_in.soreness = Ten::new(2.0).ok();
        check_in
    }

    #[test]
    fn a_silent_log_teaches_nothing() {
        let nothing = of([]);
        assert_eq!((nothing.mornings, nothing.answers, nothing.resting_heart, nothing.hrv), (0, [0; 3], None, None));
        assert_eq!(nothing.again, TriedAgain { reproduced: 0, short: 0 });
    }

    #[test]
    fn a_month_of_mornings_tells_what_is_usual_and_a_few_do_not() {
        let month = of((0..30).rev().map(|ago| morning(ago, 47.0 + (ago % 3) as f64, 60.0 + (ago % 5) as f64)));
        assert_eq!((month.mornings, month.answers), (30, [30, 0, 0]));
        let [least, middle, most] = month.resting_heart.unwrap().range.unwrap();
        assert!(least < 46.0 && (middle - 48.0).abs() < 0.2 && most > 50.0, "{least} {middle} {most}");
        let (usual, measure, device) = month.hrv.unwrap();
        let [least, middle, most] = usual.range.unwrap();
        assert!(least < 60.0 && (60.0..64.0).contains(&middle) && most > 64.0, "{least} {middle} {most}");
        assert_eq!((usual.mornings, measure, device.as_deref()), (30, HrvMeasure::Rmssd, Some("Oura")));
        let few = of((0..4).rev().map(|ago| morning(ago, 48.0, 60.0)));
        assert_eq!(few.resting_heart, Some(Usual { mornings: 4, needed: 5, range: None }));
        assert_eq!(few.hrv.unwrap().0.range, None);
    }

    #[test]
    fn mornings_of_more_than_a_year_ago_no_longer_teach() {
        let old = of((400..430).rev().map(|ago| morning(ago, 48.0, 60.0)));
        assert_eq!((old.mornings, old.resting_heart, old.hrv), (0, None, None));
    }
}

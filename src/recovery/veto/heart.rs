//! A heart that says no: it keeps from a hard day, and never clears one, since after a race both heart rate and its variability
//! overshoot.
//!
//! The last figure stands for a few mornings: nothing gets better because the strap stayed in the drawer.

use super::Veto;
use crate::recovery::assessment::Rung;
use crate::recovery::mornings::{Figure, HRV_WEEK_DAYS, HeartBase, Mornings, mean_and_sd};
use crate::recovery::reason::Reason;

/// A figure this old still speaks of today, days.
pub(in crate::recovery) const STANDS_DAYS: i64 = 2;
/// Beats above the runner's own base that keep from a hard session at once.
pub(in crate::recovery) const HEART_BEATS_HIGH: f64 = 7.0;
/// Standard deviations above base, two mornings running, that do.
pub(in crate::recovery) const HEART_Z_HIGH: f64 = 1.5;
/// Mornings of heart rate variability needed for a week's mean.
pub(in crate::recovery) const HRV_WEEK_MORNINGS: usize = 3;
/// How far below its base the week's mean of ln HRV must lie, in standard deviations.
pub(in crate::recovery) const HRV_LOW_SD: f64 = 0.5;
/// How far below its base one morning's ln HRV must lie to be worth a word, and above which it counts no more, in standard
/// deviations.
pub(in crate::recovery) const HRV_FAR_SD: f64 = 2.0;

/// Compares the resting heart rate with the runner's own. What two mornings said takes two to take back.
pub(super) fn resting_heart_high(mornings: &Mornings<'_>) -> Option<Veto> {
    let base = mornings.resting_heart_base()?;
    let hearts = mornings.resting_hearts();
    let high = heart_high(&hearts, base).or_else(|| {
        let (_, before) = hearts.split_first()?;
        heart_high(before, base).filter(|high| high.twice)
    })?;
    let reason = Reason::RestingHeartHigh { above: high.above, on: mornings.today.plus(-high.age) };
    let lasted = lasted(&hearts, |beats| base.is_high(beats));
    let days = if high.twice { calm_in(&hearts, high.age) } else { 1 };
    Some(shut_for(mornings, days, reason, lasted))
}

/// A resting heart rate that is too high.
struct HeartHigh {
    /// Beats above the base.
    above: f64,
    /// How many days ago.
    age: i64,
    /// Whether two mornings say so.
    twice: bool,
}

impl HeartBase {
    fn is_high(self, beats: f64) -> bool {
        (beats - self.mean) / self.sd >= HEART_Z_HIGH
    }
}

/// Gives by how much the latest of these figures is too high, where it still speaks of today.
fn heart_high(hearts: &[Figure], base: HeartBase) -> Option<HeartHigh> {
    let on = |day: i64| hearts.iter().find(|heart| heart.age == day).map(|heart| heart.value);
    let latest = hearts.first().filter(|heart| heart.age <= STANDS_DAYS)?;
    let above = latest.value - base.mean;
    let twice = base.is_high(latest.value) && on(latest.age + 1).is_some_and(|beats| base.is_high(beats));
    // In whole beats, as it is told.
    (twice || above.round() >= HEART_BEATS_HIGH).then_some(HeartHigh { above, age: latest.age, twice })
}

/// Compares the week's mean of ln HRV with the base of the same measure and device. One morning alone decides nothing, neither
/// way: the rest of the week must say so without its lowest, one far above the base counts as no more than far, and what the
/// mornings before the latest said stands as it would had nothing been measured since.
pub(super) fn hrv_low(mornings: &Mornings<'_>) -> Option<Veto> {
    let values = mornings.hrv_days();
    let low = |values: &[Figure]| Some(week_low(values, Mornings::hrv_base_of(values)?));
    if low(&values) == Some(true) {
        let lasted = Mornings::hrv_base_of(&values).map_or(0.0, |base| lasted(&values, |ln| is_low(ln, base)));
        let latest = values.first().map_or(0, |ln| ln.age);
        return Some(shut_for(mornings, calm_in(&values, latest), Reason::HrvLow, lasted));
    }
    let before = mornings.hrv_days_before();
    (low(&before) == Some(true)).then(|| shut_for(mornings, 1, Reason::HrvLow, 0.0))
}

/// Says whether the week's mean of these figures is low by this base, where the latest still speaks of today.
fn week_low(values: &[Figure], base: HeartBase) -> bool {
    let far = base.mean + HRV_FAR_SD * base.sd;
    let mut week: Vec<f64> = values.iter().filter(|ln| ln.age < HRV_WEEK_DAYS).map(|ln| ln.value.min(far)).collect();
    let stands = values.first().is_some_and(|ln| ln.age <= STANDS_DAYS);
    if !stands || week.len() < HRV_WEEK_MORNINGS {
        return false;
    }
    week.sort_unstable_by(f64::total_cmp);
    let (without_lowest, _) = mean_and_sd(week.get(1..).unwrap_or_default());
    is_low(without_lowest, base)
}

fn is_low(ln: f64, HeartBase { mean, sd }: HeartBase) -> bool {
    ln < mean - HRV_LOW_SD * sd
}

/// Gives in how many days a heart may first be taken for calm, after two mornings that say so: on the second one to come, or
/// where its last bad figure is too old by then.
fn calm_in(figures: &[Figure], age: i64) -> i64 {
    let is_calm_now = figures.first().is_some_and(|latest| latest.age < age);
    if is_calm_now || age >= STANDS_DAYS { 1 } else { 2 }
}

/// Says whether this morning's HRV is far below the runner's usual, in a week that is not.
pub fn hrv_far_below(mornings: &Mornings<'_>) -> bool {
    if hrv_low(mornings).is_some() {
        return false;
    }
    let this_morning = mornings.hrv_days().into_iter().find(|ln| ln.age == 0);
    let far = |HeartBase { mean, sd }: HeartBase| mean - HRV_FAR_SD * sd;
    this_morning.zip(mornings.hrv_base()).is_some_and(|(ln, base)| ln.value < far(base))
}

/// Gives the days between the latest figure and the first of those before it that were all as far off.
fn lasted(figures: &[Figure], is_off: impl Fn(f64) -> bool) -> f64 {
    let mut off = figures.iter().take_while(|figure| is_off(figure.value)).map(|figure| figure.age);
    let Some(latest) = off.next() else { return 0.0 };
    // A few mornings without a figure do not part what is alike; a longer silence does.
    let first = off.try_fold(latest, |later, age| if age - later <= STANDS_DAYS + 1 { Ok(age) } else { Err(later) });
    let (Ok(first) | Err(first)) = first;
    (first - latest) as f64
}

/// Keeps from a hard session for so many days from today on, and for longer where it has lasted already.
fn shut_for(mornings: &Mornings<'_>, days: i64, reason: Reason, lasted: f64) -> Veto {
    Veto { lasted, ..Veto::shutting(Rung::RunEasy, mornings.today.plus(days), reason) }
}

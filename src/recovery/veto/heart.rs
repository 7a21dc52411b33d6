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
/// How far below its base one morning's ln HRV must lie to be worth a word, in standard deviations.
pub(in crate::recovery) const HRV_FAR_SD: f64 = 2.0;

pub(super) fn resting_heart_high(mornings: &Mornings<'_>) -> Option<Veto> {
    let HeartBase { mean, sd } = mornings.resting_heart_base()?;
    let hearts = mornings.resting_hearts();
    let on = |day: i64| hearts.iter().find(|heart| heart.age == day).map(|heart| heart.value);
    let latest = hearts.first().filter(|heart| heart.age <= STANDS_DAYS)?;
    let above = latest.value - mean;
    let is_high = |beats: f64| (beats - mean) / sd >= HEART_Z_HIGH;
    let twice = is_high(latest.value) && on(latest.age + 1).is_some_and(is_high);
    let reason = Reason::RestingHeartHigh { above, on: mornings.today.plus(-latest.age) };
    let lasted = lasted(&hearts, is_high);
    // In whole beats, as it is told.
    (twice || above.round() >= HEART_BEATS_HIGH).then(|| for_today(mornings, reason, lasted))
}

/// Compares the week's mean of ln HRV with the base of the same measure and device; one low morning alone decides nothing, so
/// the rest of the week must say so too.
pub(super) fn hrv_low(mornings: &Mornings<'_>) -> Option<Veto> {
    let values = mornings.hrv_days();
    values.first().filter(|ln| ln.age <= STANDS_DAYS)?;
    let mut week: Vec<f64> = values.iter().filter(|ln| ln.age < HRV_WEEK_DAYS).map(|ln| ln.value).collect();
    let HeartBase { mean, sd } = mornings.hrv_base()?;
    if week.len() < HRV_WEEK_MORNINGS {
        return None;
    }
    week.sort_unstable_by(f64::total_cmp);
    let (without_lowest, _) = mean_and_sd(week.get(1..).unwrap_or_default());
    let is_low = |ln: f64| ln < mean - HRV_LOW_SD * sd;
    is_low(without_lowest).then(|| for_today(mornings, Reason::HrvLow, lasted(&values, is_low)))
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

/// Keeps from a hard session today, and for longer where it has lasted already.
fn for_today(mornings: &Mornings<'_>, reason: Reason, lasted: f64) -> Veto {
    Veto { lasted, ..Veto::shutting(Rung::RunEasy, mornings.today.plus(1), reason) }
}

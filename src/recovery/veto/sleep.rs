//! Sleep: a short night keeps from hard work for the day, and so does a debt of several, until it is slept off.

use super::Veto;
use crate::recovery::assessment::Rung;
use crate::recovery::mornings::{BASE_DAYS, Mornings, mean_and_sd};
use crate::recovery::reason::Reason;

/// Less sleep than this takes a hard session off, hours.
pub(in crate::recovery) const SHORT_SLEEP_HOURS: f64 = 6.0;
/// A night of at least so many hours halves the debt.
pub(in crate::recovery) const GOOD_NIGHT_HOURS: f64 = 8.0;
/// What such a night leaves of the debt.
pub(in crate::recovery) const KEPT_BY_A_GOOD_NIGHT: f64 = 0.5;
/// What any other night leaves of it, one nothing is known of included: debts of long ago are not carried for ever.
pub(in crate::recovery) const KEPT_BY_A_NIGHT: f64 = 0.8;
/// Debt that keeps from hard work, hours.
pub(in crate::recovery) const HEAVY_HOURS: f64 = 4.0;
/// No debt is greater, hours: one or two long nights go a long way.
pub(in crate::recovery) const MOST_HOURS: f64 = 10.0;
/// Nights that a debt is counted over.
pub(in crate::recovery) const NIGHTS: i64 = 21;
/// Nights needed to know what a runner usually sleeps, and what people at large need where that is not known, hours.
pub(in crate::recovery) const USUAL_NIGHTS: usize = 14;
pub(in crate::recovery) const NEED_HOURS: f64 = 7.5;
/// No usual night counts as less than this need, or as more, hours.
pub(in crate::recovery) const NEEDS: (f64, f64) = (6.0, 8.0);

/// Keeps from a hard session after a night too short by itself.
pub(super) fn short_night(mornings: &Mornings<'_>) -> Option<Veto> {
    let last = mornings.nights(0).first().copied()?;
    let reason = Reason::ShortSleep { hours: last.value };
    (last.value < SHORT_SLEEP_HOURS).then(|| until(mornings, 1, reason))
}

/// Keeps from a hard session while several short nights are not slept off.
pub(super) fn debt(mornings: &Mornings<'_>) -> Option<Veto> {
    let owed = owed(mornings);
    if owed < HEAVY_HOURS {
        return None;
    }
    // Good nights from now on, as many as it takes.
    let nights = ((HEAVY_HOURS / owed).ln() / KEPT_BY_A_GOOD_NIGHT.ln()).floor() as i64 + 1;
    Some(until(mornings, nights, Reason::SleepDebt { hours: owed }))
}

/// Gives the hours of sleep that are owed this morning.
fn owed(mornings: &Mornings<'_>) -> f64 {
    let nights = mornings.nights(BASE_DAYS);
    let hours: Vec<f64> = nights.iter().map(|night| night.value).collect();
    let usual = if hours.len() < USUAL_NIGHTS { NEED_HOURS } else { mean_and_sd(&hours).0 };
    let (least, most) = NEEDS;
    let need = usual.clamp(least, most);
    let mut nights = nights.iter().filter(|night| night.age < NIGHTS).rev().peekable();
    (0..NIGHTS).rev().fold(0.0, |owed: f64, age| {
        let slept = nights.next_if(|night| night.age == age).map(|night| night.value);
        let kept = if slept.is_some_and(|slept| slept >= GOOD_NIGHT_HOURS) { KEPT_BY_A_GOOD_NIGHT } else { KEPT_BY_A_NIGHT };
        let short = slept.map_or(0.0, |slept| (need - slept).max(0.0));
        (owed * kept + short).min(MOST_HOURS)
    })
}

/// Keeps from a hard session for so many days, today first.
fn until(mornings: &Mornings<'_>, days: i64, reason: Reason) -> Veto {
    Veto::shutting(Rung::RunEasy, mornings.today.plus(days), reason)
}

//! A break of the season, where the log has had none for long.

use crate::journal::Day;
use crate::recovery::vo2max_loss_percent;

use crate::views::scene::Scene;
use crate::views::{Said, Tone};

/// Days without a session that count as a break.
const BREAK_DAYS: i64 = 7;
/// Weeks without a break after which one is suggested.
const LONG_WEEKS: i64 = 40;
/// Days back that are looked at.
const BACK_DAYS: i64 = 420;
/// Days of the break that is suggested.
const SUGGESTED_DAYS: i64 = 14;

/// Suggests a break where the log shows none for long and none is planned; what it would cost is said with it.
pub(super) fn advice(scene: &Scene<'_>) -> Option<Said> {
    if scene.journal.planned_rests().iter().any(|rest| rest.is_break() && rest.until >= scene.today()) {
        return None;
    }
    let weeks = weeks_without(scene)?;
    let cost = vo2max_loss_percent(SUGGESTED_DAYS as f64);
    let text = format!(
        "Your log has no week without a session for {weeks} weeks. A season wants one break: two weeks off cost about {cost:.0} % \
         of oxygen uptake, which training brings back."
    );
    (weeks >= LONG_WEEKS).then(|| Said::new(Tone::Quiet, text))
}

/// Gives the whole weeks since the last break; `None` where the log is too young to tell.
fn weeks_without(scene: &Scene<'_>) -> Option<i64> {
    let today = scene.today();
    let mut later = today;
    for session in scene.journal.sessions().iter().rev().filter(|session| !session.sport.is_comfort()) {
        let day: Day = scene.day_of(session);
        if later.since(day) > BREAK_DAYS || today.since(day) > BACK_DAYS {
            break;
        }
        later = later.min(day);
    }
    (later < today).then(|| today.since(later) / 7)
}

//! What the runner has answered so far, and what is usual for them.

use crate::journal::{Bpm, CheckIn, Day, Pain, Seconds, Ten, clean_line};
use crate::phrase;

use super::CheckInField;
use crate::views::scene::Scene;

/// Days over which the usual range is taken.
pub(super) const USUAL_DAYS: i64 = 28;
/// The fewest answers that make a usual range.
pub(super) const USUAL_ANSWERS: usize = 5;

/// Gives what was answered today, where anything was.
pub(super) fn today(scene: &Scene<'_>) -> Option<CheckIn> {
    scene.answers_on(scene.today())
}

/// Gives the check-ins before today, latest first, with their days, that are not older than so many days.
pub(super) fn before<'a>(scene: &Scene<'a>, days: i64) -> impl Iterator<Item = (Day, &'a CheckIn)> {
    let (today, start) = (scene.today(), scene.athlete.day_start);
    let dated = scene.journal.check_ins().iter().rev().map(move |kept| (Day::of(kept.at, start), &kept.what));
    dated.skip_while(move |(day, _)| *day >= today).take_while(move |(day, _)| today.since(*day) <= days)
}

/// Writes one answer of a check-in; empty where it is unsaid.
pub(in crate::views) fn said(check_in: Option<&CheckIn>, field: CheckInField) -> String {
    let Some(check_in) = check_in else { return String::new() };
    let text = match field {
        CheckInField::Health => check_in.health.map(|health| phrase::names::health(health).to_owned()),
        CheckInField::Pain if check_in.no_pain => Some("none".to_owned()),
        CheckInField::Pain => check_in.pain.as_ref().map(pain_said),
        CheckInField::Soreness
        | CheckInField::Fatigue
        | CheckInField::Mood
        | CheckInField::Sleep
        | CheckInField::SleepQuality
        | CheckInField::Stress
        | CheckInField::RestingHeart
        | CheckInField::Hrv => value(check_in, field).map(|value| written(field, value)),
    };
    text.unwrap_or_default()
}

fn pain_said(pain: &Pain) -> String {
    let place = clean_line(&pain.place);
    let place = if place.is_empty() { "somewhere".to_owned() } else { place };
    if pain.changes_gait { format!("{place}, changes how you move") } else { place }
}

/// Gives an answer that is a number, in the unit of its field (sleep in hours).
fn value(check_in: &CheckIn, field: CheckInField) -> Option<f64> {
    match field {
        CheckInField::Soreness => check_in.soreness.map(Ten::value),
        CheckInField::Fatigue => check_in.fatigue.map(|rating| f64::from(rating.value())),
        CheckInField::Mood => check_in.mood.map(|rating| f64::from(rating.value())),
        CheckInField::Stress => check_in.stress.map(|rating| f64::from(rating.value())),
        CheckInField::SleepQuality => check_in.sleep_quality.map(|rating| f64::from(rating.value())),
        CheckInField::Sleep => check_in.sleep.map(Seconds::hours),
        CheckInField::RestingHeart => check_in.resting_heart.map(Bpm::value),
        CheckInField::Hrv => check_in.hrv.as_ref().map(|hrv| hrv.milliseconds),
        CheckInField::Health | CheckInField::Pain => None,
    }
}

/// Writes a number in the words of its field.
fn written(field: CheckInField, value: f64) -> String {
    match field {
        CheckInField::Sleep => Seconds::new(value * 3_600.0).map_or_else(|_| String::new(), phrase::spent),
        CheckInField::RestingHeart => format!("{} bpm", phrase::decimal(value, 0)),
        CheckInField::Hrv => format!("{} ms", phrase::decimal(value, 0)),
        CheckInField::Soreness
        | CheckInField::Fatigue
        | CheckInField::Mood
        | CheckInField::SleepQuality
        | CheckInField::Stress
        | CheckInField::Health
        | CheckInField::Pain => phrase::decimal(value, 1),
    }
}

/// Gives the numbers answered over the last four weeks before today, in ascending order.
pub(super) fn history(scene: &Scene<'_>, field: CheckInField) -> Vec<f64> {
    let mut values: Vec<f64> = before(scene, USUAL_DAYS).filter_map(|(_, check_in)| value(check_in, field)).collect();
    values.sort_by(f64::total_cmp);
    values
}

/// Gives the runner's usual range: the middle four fifths of their answers.
pub(super) fn usual(scene: &Scene<'_>, field: CheckInField) -> String {
    let values = history(scene, field);
    if values.len() < USUAL_ANSWERS {
        return String::new();
    }
    let at = |part: f64| values.get(((values.len() - 1) as f64 * part).round() as usize).copied().unwrap_or_default();
    let (low, high) = (written(field, at(0.1)), written(field, at(0.9)));
    if low == high { format!("usually {low}") } else { format!("usually {low}–{high}") }
}

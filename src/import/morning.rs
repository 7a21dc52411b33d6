//! One morning told by several apps: which of them is believed.

use std::cmp::Ordering;

use crate::journal::{Answer, Bpm, CheckIn, Health, HrvMeasure, Origins, Precedence, Scale5, Seconds, Ten};

/// A morning is put off by so many hours at most until it has begun where the runner is.
const HOURS_APART: f64 = 5.0;

/// Gives the kept check-in with what another source says of the same morning, or `None` where that changes nothing.
///
/// Answer by answer: what the runner typed stays; what nobody said is taken; of two apps the one that is believed first is
/// taken, and nothing is ever added up. In whichever order sources come, the outcome is the same.
#[must_use]
pub fn told_more(kept: &CheckIn, found: &CheckIn, precedence: &Precedence) -> Option<CheckIn> {
    let (mut origins, theirs) = (Origins::of(kept), Origins::of(found));
    let mut fuller = kept.clone();
    for answer in Answer::ALL.into_iter().filter(|answer| found.says(*answer)) {
        let is_better = match (origins.origin(answer), theirs.origin(answer)) {
            (Some(ours), Some(app)) => {
                precedence.place(app).cmp(&precedence.place(ours)).then_with(|| compared(answer, found, kept)) == Ordering::Less
            }
            // In another log the runner typed it.
            (Some(_), None) => true,
            (None, Some(_) | None) => !kept.says(answer),
        };
        if is_better {
            fuller.take_answer(answer, found);
            match theirs.origin(answer) {
                Some(app) => origins.came_from(answer, app),
                None => origins.typed(answer),
            }
        }
    }
    // Signs that need a doctor come from the runner alone, in whichever log.
    let missing = found.red_flags.iter().filter(|flag| !kept.red_flags.contains(flag));
    fuller.red_flags.extend(missing);
    let missing = found.signs_gone.iter().filter(|flag| !kept.signs_gone.contains(flag));
    fuller.signs_gone.extend(missing);
    fuller.source = origins.written(&fuller);
    if !is_typed(kept) && !is_read_elsewhere(kept, found) {
        fuller.at = kept.at.min(found.at);
    }
    (fuller != *kept).then_some(fuller)
}

/// Says whether what a source says of a morning is what it said before, read while the runner's zone was another: its day may be
/// another then, too.
#[must_use]
pub fn is_read_elsewhere(kept: &CheckIn, found: &CheckIn) -> bool {
    let (here, there) = (kept.at.wall(), found.at.wall());
    let is_near = kept.at.hours_since(found.at).abs() <= HOURS_APART;
    let (ours, theirs) = (Origins::of(kept), Origins::of(found));
    let is_of_one_app = |answer: Answer| ours.origin(answer).is_some() && ours.origin(answer) == theirs.origin(answer);
    let says_the_same = |answer: Answer| is_of_one_app(answer) && weight(answer, kept) == weight(answer, found);
    let all = |is: &dyn Fn(Answer) -> bool| Answer::ALL.into_iter().filter(|answer| found.says(*answer)).all(is);
    kept.at.offset_s() != found.at.offset_s()
        // A morning of which the day alone is known begins at the same hour everywhere.
        && (here == there || (here.date() == there.date() && all(&is_of_one_app)) || (is_near && all(&says_the_same)))
}

/// Says whether the runner typed anything of a check-in.
fn is_typed(check_in: &CheckIn) -> bool {
    let origins = Origins::of(check_in);
    let has_own = Answer::ALL.into_iter().any(|answer| check_in.says(answer) && origins.origin(answer).is_none());
    has_own || !check_in.red_flags.is_empty() || check_in.source.is_typed()
}

/// Compares two answers of one app to one question, the one to be taken first: the longer night, as the shorter was read
/// before it was over, the lower resting heart, the higher of any other figure.
fn compared(answer: Answer, one: &CheckIn, other: &CheckIn) -> Ordering {
    let (one, other) = (weight(answer, one), weight(answer, other));
    other.0.total_cmp(&one.0).then_with(|| other.1.cmp(&one.1))
}

fn weight(answer: Answer, check_in: &CheckIn) -> (f64, String) {
    let of_five = |rating: Option<Scale5>| rating.map(|rating| f64::from(rating.value()));
    let (figure, words) = match answer {
        Answer::Soreness => (check_in.soreness.map(Ten::value), String::new()),
        Answer::Fatigue => (of_five(check_in.fatigue), String::new()),
        Answer::Mood => (of_five(check_in.mood), String::new()),
        Answer::Stress => (of_five(check_in.stress), String::new()),
        Answer::Sleep => (check_in.sleep.map(Seconds::value), String::new()),
        Answer::SleepQuality => (of_five(check_in.sleep_quality), String::new()),
        Answer::RestingHeart => (check_in.resting_heart.map(|rate| -Bpm::value(rate)), String::new()),
        Answer::Hrv => {
            let is_rmssd = check_in.hrv.as_ref().is_some_and(|hrv| hrv.measure == HrvMeasure::Rmssd);
            let device = check_in.hrv.as_ref().and_then(|hrv| hrv.device.clone());
            // Of two figures the one that the model compares best comes first.
            let figure = check_in.hrv.as_ref().map(|hrv| hrv.milliseconds + if is_rmssd { 1e6 } else { 0.0 });
            (figure, device.unwrap_or_default())
        }
        Answer::Health => (check_in.health.map(|health| f64::from(ill(health))), String::new()),
        Answer::Pain => {
            let pain = check_in.pain.as_ref();
            let figure = pain.map(|pain| f64::from(u8::from(pain.changes_gait) + u8::from(pain.on_bone)));
            (figure, pain.map(|pain| pain.place.clone()).unwrap_or_default())
        }
        Answer::Notes => (Some(check_in.notes.chars().count() as f64), check_in.notes.clone()),
    };
    (figure.unwrap_or(f64::NEG_INFINITY), words)
}

const fn ill(health: Health) -> u8 {
    match health {
        Health::Well => 0,
        Health::Ill => 1,
        Health::Fever => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{CheckInSource, Hrv, Moment};

    fn told(kept: &CheckIn, found: &CheckIn) -> Option<CheckIn> {
        told_more(kept, found, &Precedence::default())
    }

    fn morning(app: &str, hour: u32) -> CheckIn {
        let at = Moment::from_rfc3339(&format!("2026-11-22T{hour:02}:00:00+01:00")).unwrap();
        CheckIn { source: CheckInSource::read(app), ..CheckIn::new(at) }
    }

    fn night(app: &str, hours: f64) -> CheckIn {
        CheckIn { sleep: Seconds::new(hours * 3600.0).ok(), ..morning(app, 7) }
    }

    #[test]
    fn what_the_runner_typed_stays_and_gaps_are_filled() {
        let typed = CheckIn { soreness: Ten::new(4.0).ok(), ..night("", 7.0) };
        let whoop = CheckIn { resting_heart: Bpm::new(48.0).ok(), ..night("Whoop", 8.0) };
        let fuller = told(&typed, &whoop).unwrap();
        assert_eq!((fuller.sleep, fuller.resting_heart), (typed.sleep, whoop.resting_heart));
        assert_eq!(fuller.source.text().as_deref(), Some("Whoop (resting heart)"));
        assert_eq!(told(&fuller, &whoop), None);
    }

    #[test]
    fn of_two_apps_the_one_believed_first_is_taken_in_either_order() {
        let (oura, garmin) = (night("Oura", 7.0), CheckIn { mood: Scale5::new(3), ..night("Garmin", 7.5) });
        let one = told(&oura, &garmin).unwrap();
        assert_eq!(told(&garmin, &oura).unwrap(), one);
        assert_eq!((one.sleep, one.source.text().as_deref()), (oura.sleep, Some("Garmin (mood), Oura (sleep)")));
    }

    #[test]
    fn what_the_runner_typed_in_another_log_comes_with_it() {
        let typed = CheckIn { soreness: Ten::new(4.0).ok(), source: CheckInSource::read("Oura (sleep)"), ..night("", 7.0) };
        let kept = CheckIn { soreness: Ten::new(1.0).ok(), ..night("intervals.icu", 7.5) };
        let one = told(&kept, &typed).unwrap();
        assert_eq!((one.soreness, one.sleep, one.source.text().as_deref()), (typed.soreness, typed.sleep, Some("Oura (sleep)")));
        assert_eq!(told(&one, &kept), None);
        let flagged = CheckIn { red_flags: vec![crate::journal::RedFlag::ChestPain], ..typed };
        assert_eq!(told(&one, &flagged).unwrap().red_flags, flagged.red_flags);
    }

    #[test]
    fn the_runners_order_of_belief_counts() {
        let (oura, garmin) = (night("Oura", 7.0), night("Garmin", 7.5));
        let order = Precedence::read("Garmin").unwrap();
        assert_eq!(told_more(&oura, &garmin, &order).unwrap().sleep, garmin.sleep);
        assert_eq!(told_more(&garmin, &oura, &order), None);
    }

    #[test]
    fn an_app_that_says_it_twice_gives_the_longer_night_and_the_lower_heart() {
        let early = CheckIn { resting_heart: Bpm::new(50.0).ok(), ..night("Whoop", 3.0) };
        let late = CheckIn { resting_heart: Bpm::new(52.0).ok(), ..night("Whoop", 8.0) };
        let one = told(&early, &late).unwrap();
        assert_eq!(told(&late, &early).unwrap(), one);
        assert_eq!((one.sleep, one.resting_heart), (late.sleep, early.resting_heart));
    }

    #[test]
    fn three_sources_come_to_the_same_in_any_order() {
        let hrv = |milliseconds, measure| Some(Hrv { milliseconds, measure, device: None });
        let sources = [
            CheckIn { hrv: hrv(60.0, HrvMeasure::Rmssd), ..night("Unknown app", 6.0) },
            CheckIn { hrv: hrv(90.0, HrvMeasure::Sdnn), ..morning("Apple Health", 6) },
            CheckIn { hrv: hrv(55.0, HrvMeasure::Rmssd), notes: "tired".to_owned(), ..morning("HRV4Training", 8) },
        ];
        let mut outcomes = Vec::new();
        for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
            let mut merged = sources[order[0]].clone();
            for next in [order[1], order[2]] {
                merged = told(&merged, &sources[next]).unwrap_or(merged);
            }
            outcomes.push(merged);
        }
        outcomes.dedup();
        assert_eq!(outcomes.len(), 1);
        assert_eq!(outcomes[0].source.text().as_deref(), Some("HRV4Training (HRV, notes), Unknown app (sleep)"));
    }
}

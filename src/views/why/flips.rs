//! The smallest change to this morning's answers that flips the verdict, found by asking the model.

use crate::journal::{CheckIn, Entry, Id, Journal, Kept, Revision, Scale5, Seconds, Ten};
use crate::recovery::{Rung, Verdict, assess};

use crate::views::scene::Scene;
use crate::views::{Badge, Said, Tone};

/// The identity that an imagined check-in goes by: never given out by a store.
const IMAGINED: Id = Id::new(uuid::Uuid::max());

/// Gives the changes that flip the answer, a sentence each; one sentence that nothing does, where nothing does.
pub(super) fn flips(scene: &Scene<'_>) -> Vec<Said> {
    let mut said: Vec<Said> = [unhurt(scene), slept(scene), soreness(scene), fatigue(scene)].into_iter().flatten().collect();
    if said.is_empty() {
        said.push(Said::new(Tone::Quiet, "No answer to this morning's questions changes it; only time does."));
    }
    said
}

fn unhurt(scene: &Scene<'_>) -> Option<Said> {
    if scene.assessment.verdict != Verdict::Injured {
        return None;
    }
    let verdict = imagined(scene, |check_in| (check_in.pain, check_in.no_pain) = (None, true));
    changed(scene, verdict, "Without the pain")
}

fn slept(scene: &Scene<'_>) -> Option<Said> {
    let hours = |hours: f64| Seconds::new(hours * 3_600.0).ok();
    let enough = imagined(scene, |check_in| check_in.sleep = hours(8.0));
    let short = imagined(scene, |check_in| check_in.sleep = hours(5.0));
    changed(scene, enough, "With six hours of sleep or more")
        .or_else(|| changed(scene, short, "With less than six hours of sleep"))
}

fn soreness(scene: &Scene<'_>) -> Option<Said> {
    let at = |points: u8| imagined(scene, |check_in| check_in.soreness = Ten::new(f64::from(points)).ok());
    let now = this_morning(scene).and_then(|check_in| check_in.soreness).map(|points| points.value().round() as u8);
    nearest(scene, now, (0, 10), at, "soreness")
}

fn fatigue(scene: &Scene<'_>) -> Option<Said> {
    let at = |rating: u8| imagined(scene, |check_in| check_in.fatigue = Scale5::new(rating));
    let now = this_morning(scene).and_then(|check_in| check_in.fatigue).map(Scale5::value);
    nearest(scene, now, (1, 5), at, "fatigue")
}

/// Looks for the highest answer below the present one that opens more, else for the lowest above it that opens less. Where
/// nothing is said yet, the whole scale lies on both sides.
fn nearest(scene: &Scene<'_>, now: Option<u8>, (least, most): (u8, u8), at: impl Fn(u8) -> Verdict, what: &str) -> Option<Said> {
    let today = rank(scene.assessment.verdict);
    let better = |value: u8| rank(at(value)) > today;
    if now != Some(least) && better(least) {
        let value = last_that_holds(least, now.unwrap_or(most), better);
        let bound = if value == least { value.to_string() } else { format!("{value} or less") };
        return changed(scene, at(value), &format!("With {what} at {bound}"));
    }
    let worse = |value: u8| rank(at(value)) < today;
    if now != Some(most) && worse(most) {
        let value = most - last_that_holds(0, most - now.unwrap_or(least), |below| worse(most - below));
        let bound = if value == most { value.to_string() } else { format!("{value} or more") };
        return changed(scene, at(value), &format!("With {what} at {bound}"));
    }
    None
}

/// Gives the last value of a range that still holds, where the first does and values hold up to some point.
fn last_that_holds(first: u8, last: u8, holds: impl Fn(u8) -> bool) -> u8 {
    let (mut known, mut beyond) = (first, last + 1);
    while beyond - known > 1 {
        let middle = u8::midpoint(known, beyond);
        if holds(middle) {
            known = middle;
        } else {
            beyond = middle;
        }
    }
    known
}

/// Orders verdicts by what they open.
const fn rank(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::GetHelp => 0,
        Verdict::Ill => 1,
        Verdict::Injured => 2,
        Verdict::Open(Rung::Rest) => 3,
        Verdict::Open(Rung::CrossTrain) => 4,
        Verdict::Open(Rung::RunEasy) => 5,
        Verdict::Open(Rung::Train) => 6,
    }
}

/// Says what the verdict would be, where it would be another.
fn changed(scene: &Scene<'_>, verdict: Verdict, when: &str) -> Option<Said> {
    let badge = Badge::of(verdict);
    (verdict != scene.assessment.verdict).then(|| Said::new(badge.tone, format!("{when}: {}.", badge.word)))
}

fn this_morning<'a>(scene: &Scene<'a>) -> Option<&'a Kept<CheckIn>> {
    scene.journal.check_in_on(scene.today(), scene.athlete)
}

/// Asks the model what it would say had the runner answered otherwise this morning.
fn imagined(scene: &Scene<'_>, change: impl FnOnce(&mut CheckIn)) -> Verdict {
    let mut check_in = this_morning(scene).map_or_else(|| CheckIn::new(scene.assessment.now), |kept| kept.what.clone());
    let id = this_morning(scene).map_or(IMAGINED, |kept| kept.id);
    change(&mut check_in);
    let mut journal: Journal = scene.journal.clone();
    journal.revise(&[Revision { id, now: Some(Entry::CheckIn(check_in)) }]);
    assess(scene.assessment.now, &journal, scene.athlete).verdict
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Kind, Pain};
    use crate::views::fixtures::{Stage, at, hours, id, marathon, rpe, run};

    /// Asks the real model on a morning with these entries.
    fn flipped(now: &str, entries: Vec<(Id, Entry)>) -> Vec<String> {
        let mut stage = Stage::new(now, entries);
        stage.assessment = assess(stage.now, &stage.journal, &stage.athlete);
        flips(&stage.scene()).into_iter().map(|said| said.text).collect()
    }

    #[test]
    fn on_the_morning_after_a_marathon_only_time_helps() {
        let entries = vec![(id(1), Entry::Session(marathon()))];
        assert_eq!(
            flipped("2026-11-22T07:30:00+01:00", entries),
            ["No answer to this morning's questions changes it; only time does."]
        );
    }

    #[test]
    fn short_sleep_is_what_sleep_would_change() {
        let mut jog = run("2026-11-18T18:00:00+01:00", 8_000.0, 0.75);
        (jog.kind, jog.rpe) = (Some(Kind::Easy), Some(rpe(3.0)));
        let mut check_in = CheckIn::new(at("2026-11-22T07:00:00+01:00"));
        check_in.sleep = Some(hours(5.0));
        let entries = vec![(id(1), Entry::Session(jog)), (id(2), Entry::CheckIn(check_in))];
        let said = flipped("2026-11-22T07:30:00+01:00", entries);
        assert_eq!(said[0], "With six hours of sleep or more: TRAIN.");
    }

    #[test]
    fn an_injury_says_what_would_be_open_without_it() {
        let mut check_in = CheckIn::new(at("2026-11-22T07:00:00+01:00"));
        check_in.pain = Some(Pain { place: "left knee".to_owned(), changes_gait: true, on_bone: false });
        let said = flipped("2026-11-22T07:30:00+01:00", vec![(id(2), Entry::CheckIn(check_in))]);
        assert_eq!(said[0], "Without the pain: TRAIN.");
    }
}

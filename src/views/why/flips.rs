//! The smallest change to this morning's answers that flips the verdict, found by asking the model.

use crate::journal::{CheckIn, Entry, Id, Journal, Revision, Scale5, Seconds, Ten};
use crate::recovery::{Rung, Verdict, verdict};

use crate::views::scene::Scene;
use crate::views::{Badge, Said, Tone};

/// The identity that an imagined check-in goes by: never given out by a store.
const IMAGINED: Id = Id::new(uuid::Uuid::max());

/// A scale of the check-in on which an answer may flip the verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum FlipScale {
    Soreness,
    Fatigue,
    Mood,
}

/// One change of one answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum AnswerChange {
    /// The pain is not there.
    NoPain,
    /// The night was long enough, or too short.
    Night {
        /// Hours slept.
        hours: u8,
    },
    /// A scale is answered with this, or with anything beyond it.
    At(FlipScale, u8),
}

/// A change that flips the verdict, and what it makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Flip {
    change: AnswerChange,
    /// Whether it opens more.
    opens: bool,
    verdict: Verdict,
}

/// Gives the changes that flip the answer, a sentence each; one sentence that nothing does, where nothing does.
pub(super) fn flips(scene: &Scene<'_>) -> Vec<Said> {
    let said: Vec<Said> = found(scene).into_iter().map(Flip::said).collect();
    if !said.is_empty() {
        return said;
    }
    let nothing = if scene.assessment.telling.is_empty() {
        "No answer to this morning's questions changes it; only time does."
    } else {
        "No answer to this morning's questions changes today's word; what you answer can move the dates."
    };
    vec![Said::new(Tone::Quiet, nothing)]
}

/// Finds the smallest change of each answer that flips the verdict.
fn found(scene: &Scene<'_>) -> Vec<Flip> {
    let mut asked = FlipQuestion::of(scene);
    let pain = (scene.assessment.verdict == Verdict::Injured).then(|| asked.flip(AnswerChange::NoPain)).flatten();
    let night = asked.flip(AnswerChange::Night { hours: 8 }).or_else(|| asked.flip(AnswerChange::Night { hours: 5 }));
    let scales = [FlipScale::Soreness, FlipScale::Fatigue, FlipScale::Mood].into_iter().filter_map(|scale| asked.nearest(scale));
    pain.into_iter().chain(night).chain(scales).collect()
}

impl FlipScale {
    /// Gives the best and the worst answer.
    const fn ends(self) -> (u8, u8) {
        match self {
            Self::Soreness => (0, 10),
            Self::Fatigue => (1, 5),
            Self::Mood => (5, 1),
        }
    }

    /// Gives every answer from the best to the worst.
    fn answers(self) -> Vec<u8> {
        match self.ends() {
            (best, worst) if best <= worst => (best..=worst).collect(),
            (best, worst) => (worst..=best).rev().collect(),
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Soreness => "soreness",
            Self::Fatigue => "fatigue",
            Self::Mood => "mood",
        }
    }

    /// Gives what a check-in says on the scale.
    fn said(self, check_in: &CheckIn) -> Option<u8> {
        match self {
            Self::Soreness => check_in.soreness.map(|points| points.value().round() as u8),
            Self::Fatigue => check_in.fatigue.map(Scale5::value),
            Self::Mood => check_in.mood.map(Scale5::value),
        }
    }
}

impl AnswerChange {
    fn make(self, check_in: &mut CheckIn) {
        match self {
            Self::NoPain => check_in.pain = None,
            Self::Night { hours } => check_in.sleep = Seconds::new(f64::from(hours) * 3_600.0).ok(),
            Self::At(FlipScale::Soreness, points) => check_in.soreness = Ten::new(f64::from(points)).ok(),
            Self::At(FlipScale::Fatigue, rating) => check_in.fatigue = Scale5::new(rating),
            Self::At(FlipScale::Mood, rating) => check_in.mood = Scale5::new(rating),
        }
    }

    /// Says the change, such as `With soreness at 3 or less`.
    fn said(self, opens: bool) -> String {
        match self {
            Self::NoPain => "Without the pain".to_owned(),
            Self::Night { .. } if opens => "With six hours of sleep or more".to_owned(),
            Self::Night { .. } => "With less than six hours of sleep".to_owned(),
            Self::At(scale, at) => {
                let (best, worst) = scale.ends();
                let end = if opens { best } else { worst };
                let or = if end > at { "more" } else { "less" };
                let beyond = if end == at { String::new() } else { format!(" or {or}") };
                format!("With {} at {at}{beyond}", scale.name())
            }
        }
    }
}

impl Flip {
    fn said(self) -> Said {
        let badge = Badge::of(self.verdict);
        Said::new(badge.tone, format!("{}: {}.", self.change.said(self.opens), badge.word))
    }
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

/// The morning on which the model is asked what it would say had the runner answered otherwise.
struct FlipQuestion<'s> {
    scene: &'s Scene<'s>,
    /// The log with the answers that are tried: a log of twenty years is copied once and not for each of them.
    journal: Journal,
    id: Id,
    check_in: CheckIn,
}

impl<'s> FlipQuestion<'s> {
    fn of(scene: &'s Scene<'s>) -> Self {
        let made = scene.journal.check_in_on(scene.today(), scene.athlete.day_start);
        let check_in = made.map_or_else(|| CheckIn::new(scene.assessment.now), |kept| kept.what.clone());
        Self { scene, journal: scene.journal.clone(), id: made.map_or(IMAGINED, |kept| kept.id), check_in }
    }

    /// Looks for the answer nearest to the present one that opens more, else for the nearest that opens less. Where nothing is
    /// said yet, the nearest to the far end: the least that has to be said.
    fn nearest(&mut self, scale: FlipScale) -> Option<Flip> {
        let answers = scale.answers();
        let said = scale.said(&self.check_in);
        let place = said.and_then(|said| answers.iter().position(|answer| *answer == said));
        let better = answers.get(..place.unwrap_or(answers.len())).unwrap_or_default().iter().rev().copied().collect();
        let worse = answers.get(place.map_or(0, |place| place + 1)..).unwrap_or_default().to_vec();
        self.first(scale, true, better).or_else(|| self.first(scale, false, worse))
    }

    /// Gives the first of these answers, the nearest before the farther, that flips the verdict the way asked for.
    fn first(&mut self, scale: FlipScale, opens: bool, mut answers: Vec<u8>) -> Option<Flip> {
        let mut flips = |at: u8| self.flip(AnswerChange::At(scale, at)).filter(|flip| flip.opens == opens);
        // Only where the far end flips it does anything nearer.
        flips(*answers.last()?)?;
        let first = answers.partition_point(|at| flips(*at).is_none());
        flips(answers.swap_remove(first))
    }

    /// Gives what a change makes of the verdict, where it makes it another.
    fn flip(&mut self, change: AnswerChange) -> Option<Flip> {
        let (before, after) = (self.scene.assessment.verdict, self.verdict(change));
        (after != before).then_some(Flip { change, opens: rank(after) > rank(before), verdict: after })
    }

    /// Asks the model what it would say.
    fn verdict(&mut self, change: AnswerChange) -> Verdict {
        let mut check_in = self.check_in.clone();
        change.make(&mut check_in);
        self.journal.revise(&[Revision { id: self.id, now: Some(Entry::CheckIn(check_in)) }]);
        verdict(self.scene.assessment.now, &self.journal, self.scene.athlete)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Kind, Pain};
    use crate::recovery::assess;
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
            ["No answer to this morning's questions changes today's word; what you answer can move the dates."]
        );
    }

    #[test]
    fn where_nothing_is_asked_nothing_is_said_of_dates() {
        let mut stage = Stage::new("2026-11-22T07:30:00+01:00", vec![(id(1), Entry::Session(marathon()))]);
        stage.assessment = assess(stage.now, &stage.journal, &stage.athlete);
        stage.assessment.telling.clear();
        let said = flips(&stage.scene());
        assert_eq!(said[0].text, "No answer to this morning's questions changes it; only time does.");
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

    /// Every sentence is proved by living it: the morning with the change made has the verdict it tells, and with the answer
    /// next to it, on the way from the present one, the verdict is still the old one.
    #[test]
    fn every_flip_comes_true_and_a_smaller_change_does_nothing() {
        let mut flipped = 0;
        for hours in [0.75, 1.0, 1.5, 1.75, 2.5, 3.6] {
            for days in ["2026-11-22", "2026-11-23", "2026-11-24", "2026-11-26"] {
                let mut race = run("2026-11-21T09:00:00+01:00", 12_000.0 * hours, hours);
                race.rpe = Some(rpe(9.0));
                let stage = Stage::new(&format!("{days}T07:30:00+01:00"), vec![(id(1), Entry::Session(race))]);
                let today = assess(stage.now, &stage.journal, &stage.athlete);
                let stage = Stage { assessment: today, ..stage };
                for Flip { change, opens, verdict } in found(&stage.scene()) {
                    flipped += 1;
                    assert_eq!(lived(&stage, change), verdict, "{hours} h, {days}: {change:?}");
                    let AnswerChange::At(scale, at) = change else { continue };
                    let answers = scale.answers();
                    let place = answers.iter().position(|answer| *answer == at).unwrap();
                    let nearer = if opens { answers.get(place + 1) } else { place.checked_sub(1).map(|place| &answers[place]) };
                    if let Some(nearer) = nearer {
                        let still = lived(&stage, AnswerChange::At(scale, *nearer));
                        assert!(
                            rank(still) == rank(stage.assessment.verdict)
                                || (rank(still) > rank(stage.assessment.verdict)) != opens
                        );
                    }
                }
            }
        }
        assert!(flipped >= 12, "only {flipped} flips");
    }

    /// Gives the verdict of a morning on which the runner really answered so.
    fn lived(stage: &Stage, change: AnswerChange) -> Verdict {
        let mut check_in = CheckIn::new(stage.now);
        change.make(&mut check_in);
        let entries = stage.entries.iter().cloned().chain([(id(99), Entry::CheckIn(check_in))]);
        assess(stage.now, &Journal::from_entries(entries), &stage.athlete).verdict
    }

    #[test]
    fn the_ends_of_a_scale_stand_alone_and_its_middle_says_which_way() {
        let said = |scale, at, opens| AnswerChange::At(scale, at).said(opens);
        assert_eq!(said(FlipScale::Soreness, 3, true), "With soreness at 3 or less");
        assert_eq!(said(FlipScale::Soreness, 0, true), "With soreness at 0");
        assert_eq!(said(FlipScale::Fatigue, 4, false), "With fatigue at 4 or more");
        assert_eq!(said(FlipScale::Mood, 4, true), "With mood at 4 or more");
        assert_eq!(said(FlipScale::Mood, 2, false), "With mood at 2 or less");
        assert_eq!(said(FlipScale::Mood, 1, false), "With mood at 1");
    }
}

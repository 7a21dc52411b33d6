//! The smallest change to this morning's answers that flips the verdict, found by asking the model.

use crate::journal::{Bpm, CheckIn, Entry, Hrv, Id, Journal, Kept, Revision, Scale5, Seconds, Ten};
use crate::recovery::{Question, Reason, Rung, Verdict, verdict};

use crate::views::scene::Scene;
use crate::views::{Badge, Said, Tone};

/// The identity that an imagined check-in goes by: never given out by a store.
const IMAGINED: Id = Id::new(uuid::Uuid::max());

/// A scale of the check-in, or a figure of the heart, on which an answer may flip the verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum FlipScale {
    Soreness,
    Fatigue,
    Mood,
    /// The resting heart rate, bpm.
    RestingHeart,
    /// The heart rate variability, ms.
    Hrv,
}

/// One change of one answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum AnswerChange {
    /// The pain is not there.
    NoPain,
    /// The niggle is not there.
    NoNiggle,
    /// The pain of an earlier day is said to be gone.
    PainGone,
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
    let pain = asked.pain();
    let night = asked.flip(AnswerChange::Night { hours: 8 }).or_else(|| asked.flip(AnswerChange::Night { hours: 5 }));
    let scales = [FlipScale::RestingHeart, FlipScale::Hrv, FlipScale::Soreness, FlipScale::Fatigue, FlipScale::Mood].into_iter();
    let scales = scales.filter(|scale| scale.may_decide(scene)).filter_map(|scale| asked.nearest(scale));
    pain.into_iter().chain(night).chain(scales).collect()
}

impl FlipScale {
    /// Gives the best and the worst answer.
    const fn ends(self) -> (u8, u8) {
        match self {
            Self::Soreness => (0, 10),
            Self::Fatigue => (1, 5),
            Self::Mood => (5, 1),
            Self::RestingHeart => (u8::MIN, u8::MAX),
            Self::Hrv => (u8::MAX, u8::MIN),
        }
    }

    /// Gives every answer from the best to the worst; of a figure of the heart those around one.
    fn answers(self, around: u8) -> Vec<u8> {
        /// How far above and below.
        const AROUND: u8 = 25;
        let (best, worst) = match self {
            Self::Soreness | Self::Fatigue | Self::Mood => self.ends(),
            Self::RestingHeart => (around.saturating_sub(AROUND), around.saturating_add(AROUND)),
            Self::Hrv => (around.saturating_mul(2), around / 2),
        };
        if best <= worst { (best..=worst).collect() } else { (worst..=best).rev().collect() }
    }

    /// Says whether an answer on it may decide: a figure of the heart does where it was measured, where it holds, and where it is
    /// asked for.
    fn may_decide(self, scene: &Scene<'_>) -> bool {
        let said = || scene.answers_on(scene.today()).is_some_and(|said| self.said(&said).is_some());
        let telling = |question| scene.assessment.telling.contains(&question);
        let mut reasons = scene.assessment.reasons();
        match self {
            Self::Soreness | Self::Fatigue | Self::Mood => true,
            Self::RestingHeart => {
                said()
                    || telling(Question::RestingHeart)
                    || reasons.any(|reason| matches!(reason, Reason::RestingHeartHigh { .. }))
            }
            Self::Hrv => said() || telling(Question::Hrv) || reasons.any(|reason| matches!(reason, Reason::HrvLow)),
        }
    }

    /// Says an answer on it, or anything beyond.
    fn said_at(self, at: u8, beyond: &str) -> String {
        match self {
            Self::Soreness => format!("soreness at {at}{beyond}"),
            Self::Fatigue => format!("fatigue at {at}{beyond}"),
            Self::Mood => format!("mood at {at}{beyond}"),
            Self::RestingHeart => format!("a resting heart rate of {at} bpm{beyond}"),
            Self::Hrv => format!("a heart rate variability of {at} ms{beyond}"),
        }
    }

    /// Gives what a check-in says on the scale.
    fn said(self, check_in: &CheckIn) -> Option<u8> {
        match self {
            Self::Soreness => check_in.soreness.map(|points| points.value().round() as u8),
            Self::Fatigue => check_in.fatigue.map(Scale5::value),
            Self::Mood => check_in.mood.map(Scale5::value),
            Self::RestingHeart => check_in.resting_heart.map(|rate| rate.value().round() as u8),
            Self::Hrv => check_in.hrv.as_ref().map(|hrv| hrv.milliseconds.round() as u8),
        }
    }
}

impl AnswerChange {
    fn make(self, check_in: &mut CheckIn) {
        match self {
            Self::NoPain | Self::NoNiggle => check_in.pain = None,
            Self::PainGone => (check_in.pain, check_in.no_pain) = (None, true),
            Self::Night { hours } => check_in.sleep = Seconds::new(f64::from(hours) * 3_600.0).ok(),
            Self::At(FlipScale::Soreness, points) => check_in.soreness = Ten::new(f64::from(points)).ok(),
            Self::At(FlipScale::Fatigue, rating) => check_in.fatigue = Scale5::new(rating),
            Self::At(FlipScale::Mood, rating) => check_in.mood = Scale5::new(rating),
            Self::At(FlipScale::RestingHeart, beats) => check_in.resting_heart = Bpm::new(f64::from(beats)).ok(),
            Self::At(FlipScale::Hrv, milliseconds) => {
                check_in.hrv.iter_mut().for_each(|hrv| hrv.milliseconds = f64::from(milliseconds));
            }
        }
    }

    /// Says the change, such as `With soreness at 3 or less`.
    fn said(self, opens: bool) -> String {
        match self {
            Self::NoPain => "Without the pain".to_owned(),
            Self::NoNiggle => "Without the niggle".to_owned(),
            Self::PainGone => "With the pain gone".to_owned(),
            Self::Night { .. } if opens => "With six hours of sleep or more".to_owned(),
            Self::Night { .. } => "With less than six hours of sleep".to_owned(),
            Self::At(scale, at) => {
                let (best, worst) = scale.ends();
                let end = if opens { best } else { worst };
                let or = if end > at { "more" } else { "less" };
                let beyond = if end == at { String::new() } else { format!(" or {or}") };
                format!("With {}", scale.said_at(at, &beyond))
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
    /// What was answered today, of each question the latest.
    today: CheckIn,
    /// The last heart rate variability: how it is measured.
    hrv: Option<Hrv>,
}

impl<'s> FlipQuestion<'s> {
    fn of(scene: &'s Scene<'s>) -> Self {
        let made = scene.journal.check_in_on(scene.today(), scene.athlete.day_start);
        let check_in = made.map_or_else(|| CheckIn::new(scene.assessment.now), |kept| kept.what.clone());
        let today = scene.answers_on(scene.today()).unwrap_or_else(|| check_in.clone());
        let hrv = scene.journal.check_ins().iter().rev().find_map(|said| said.hrv.clone());
        Self { scene, journal: scene.journal.clone(), id: made.map_or(IMAGINED, |kept| kept.id), check_in, today, hrv }
    }

    /// Looks whether a pain decides: one of this morning were it not there, one of an earlier day were it gone.
    fn pain(&mut self) -> Option<Flip> {
        let mut reasons = self.scene.assessment.reasons();
        let is_niggle = reasons.any(|reason| matches!(reason, Reason::Niggle { .. }));
        let without = match self.scene.assessment.verdict {
            Verdict::Injured => AnswerChange::NoPain,
            Verdict::Open(_) if is_niggle => AnswerChange::NoNiggle,
            Verdict::Open(_) | Verdict::Ill | Verdict::GetHelp => return None,
        };
        let said_today = self.check_in.pain.is_some();
        said_today.then(|| self.flip(without)).flatten().or_else(|| self.flip(AnswerChange::PainGone))
    }

    /// Gives a figure near which the answers on a scale are looked for: the last one.
    fn around(&self, scale: FlipScale) -> u8 {
        let before = |said: &&Kept<CheckIn>| said.at <= self.scene.assessment.now;
        let mut check_ins = self.scene.journal.check_ins().iter().rev().filter(before);
        scale.said(&self.today).or_else(|| check_ins.find_map(|said| scale.said(said))).unwrap_or_default()
    }

    /// Looks for the answer nearest to the present one that opens more, else for the nearest that opens less. Where nothing is
    /// said yet, the nearest to the far end: the least that has to be said.
    fn nearest(&mut self, scale: FlipScale) -> Option<Flip> {
        let answers = scale.answers(self.around(scale));
        let said = scale.said(&self.today);
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
        if matches!(change, AnswerChange::At(FlipScale::Hrv, _)) && check_in.hrv.is_none() {
            check_in.hrv.clone_from(&self.hrv);
        }
        change.make(&mut check_in);
        self.journal.revise(&[Revision { id: self.id, now: Some(Entry::CheckIn(check_in)) }]);
        verdict(self.scene.assessment.now, &self.journal, self.scene.athlete)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{HrvMeasure, Kind, Pain};
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

    /// Four weeks of mornings with a resting heart of 50 and an HRV of about 60, easy runs, and a check-in of today.
    fn measured(say: impl FnOnce(&mut CheckIn)) -> Vec<(Id, Entry)> {
        let now = at("2026-11-22T07:00:00+01:00");
        let figures = |check_in: &mut CheckIn, ago: u8| {
            check_in.resting_heart = Bpm::new(50.0).ok();
            let milliseconds = 60.0 + f64::from(ago % 3);
            check_in.hrv = Some(Hrv { milliseconds, measure: HrvMeasure::Rmssd, device: None });
        };
        let mut today = CheckIn::new(now);
        figures(&mut today, 0);
        (today.soreness, today.fatigue) = (Ten::new(1.0).ok(), Scale5::new(2));
        say(&mut today);
        let before = (1..=27_u8).map(|ago| {
            let mut check_in = CheckIn::new(now.plus_days(-f64::from(ago)));
            figures(&mut check_in, ago);
            (check_in.soreness, check_in.fatigue) = (Ten::new(1.0).ok(), Scale5::new(2));
            (id(u128::from(ago) + 10), Entry::CheckIn(check_in))
        });
        let mut jog = run("2026-11-18T18:00:00+01:00", 8_000.0, 0.75);
        (jog.kind, jog.rpe) = (Some(Kind::Easy), Some(rpe(3.0)));
        before.chain([(id(1), Entry::Session(jog)), (id(2), Entry::CheckIn(today))]).collect()
    }

    fn today_is(entries: &[(Id, Entry)]) -> Verdict {
        let stage = Stage::new("2026-11-22T07:30:00+01:00", entries.to_vec());
        assess(stage.now, &stage.journal, &stage.athlete).verdict
    }

    #[test]
    fn a_resting_heart_that_decides_is_named_with_the_figure_that_opens_the_hard_day_and_the_one_that_shuts_it() {
        let with = |beats: f64| measured(|said| said.resting_heart = Bpm::new(beats).ok());
        assert_eq!([56.0, 57.0].map(|beats| today_is(&with(beats))), [Verdict::Open(Rung::Train), Verdict::Open(Rung::RunEasy)]);
        let shut = flipped("2026-11-22T07:30:00+01:00", with(57.0));
        assert!(shut.contains(&"With a resting heart rate of 56 bpm or less: TRAIN.".to_owned()), "{shut:?}");
        let open = flipped("2026-11-22T07:30:00+01:00", with(50.0));
        assert!(open.contains(&"With a resting heart rate of 57 bpm or more: RUN EASY.".to_owned()), "{open:?}");
    }

    #[test]
    fn a_niggle_says_what_would_be_open_without_it() {
        let pain = || Some(Pain { place: "knee".to_owned(), changes_gait: false, on_bone: false });
        let niggle = measured(|said| said.pain = pain());
        assert_eq!(flipped("2026-11-22T07:30:00+01:00", niggle)[0], "Without the niggle: TRAIN.");
        assert_eq!(today_is(&measured(|_| {})), Verdict::Open(Rung::Train));
        let mut of_yesterday = measured(|_| {});
        for (_, entry) in &mut of_yesterday {
            let Entry::CheckIn(said) = entry else { continue };
            if said.at < at("2026-11-22T00:00:00+01:00") && said.at > at("2026-11-21T00:00:00+01:00") {
                said.pain = pain();
            }
        }
        assert_eq!(flipped("2026-11-22T07:30:00+01:00", of_yesterday)[0], "With the pain gone: TRAIN.");
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
                    let answers = scale.answers(0);
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

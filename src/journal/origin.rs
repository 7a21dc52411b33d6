//! Who gave each answer of a check-in: the runner, or an app that it was imported from.

use std::collections::BTreeMap;

use super::{AnswerName, CheckIn, CheckInSource, Share, clean_line};

/// One thing that a check-in can say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Answer {
    /// Muscle soreness.
    Soreness,
    /// Fatigue.
    Fatigue,
    /// Mood.
    Mood,
    /// Stress.
    Stress,
    /// Time asleep.
    Sleep,
    /// Sleep quality.
    SleepQuality,
    /// Resting heart rate.
    RestingHeart,
    /// Heart rate variability.
    Hrv,
    /// Ill or well.
    Health,
    /// A pain.
    Pain,
    /// Notes.
    Notes,
}

impl Answer {
    /// Every answer that an app may have given; signs that need a doctor come from the runner alone.
    pub const ALL: [Self; 11] = [
        Self::Soreness,
        Self::Fatigue,
        Self::Mood,
        Self::Stress,
        Self::Sleep,
        Self::SleepQuality,
        Self::RestingHeart,
        Self::Hrv,
        Self::Health,
        Self::Pain,
        Self::Notes,
    ];

    /// Gives the answer's name, as the log keeps it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Soreness => "soreness",
            Self::Fatigue => "fatigue",
            Self::Mood => "mood",
            Self::Stress => "stress",
            Self::Sleep => "sleep",
            Self::SleepQuality => "sleep quality",
            Self::RestingHeart => "resting heart",
            Self::Hrv => "HRV",
            Self::Health => "health",
            Self::Pain => "pain",
            Self::Notes => "notes",
        }
    }
}

impl CheckIn {
    /// Says whether the check-in has this answer.
    #[must_use]
    pub const fn says(&self, answer: Answer) -> bool {
        match answer {
            Answer::Soreness => self.soreness.is_some(),
            Answer::Fatigue => self.fatigue.is_some(),
            Answer::Mood => self.mood.is_some(),
            Answer::Stress => self.stress.is_some(),
            Answer::Sleep => self.sleep.is_some(),
            Answer::SleepQuality => self.sleep_quality.is_some(),
            Answer::RestingHeart => self.resting_heart.is_some(),
            Answer::Hrv => self.hrv.is_some(),
            Answer::Health => self.health.is_some(),
            Answer::Pain => self.pain.is_some() || self.no_pain,
            Answer::Notes => !self.notes.is_empty(),
        }
    }

    /// Takes one answer over from another check-in, said or unsaid.
    pub fn take_answer(&mut self, answer: Answer, other: &Self) {
        match answer {
            Answer::Soreness => self.soreness = other.soreness,
            Answer::Fatigue => self.fatigue = other.fatigue,
            Answer::Mood => self.mood = other.mood,
            Answer::Stress => self.stress = other.stress,
            Answer::Sleep => self.sleep = other.sleep,
            Answer::SleepQuality => self.sleep_quality = other.sleep_quality,
            Answer::RestingHeart => self.resting_heart = other.resting_heart,
            Answer::Hrv => self.hrv.clone_from(&other.hrv),
            Answer::Health => self.health = other.health,
            Answer::Pain => {
                self.pain.clone_from(&other.pain);
                self.no_pain = other.no_pain;
            }
            Answer::Notes => self.notes.clone_from(&other.notes),
        }
    }

    /// Gives the check-in with its source put right after the runner changed it from `before`: what they changed is theirs.
    #[must_use]
    pub fn retyped_from(mut self, before: &Self) -> Self {
        let mut origins = Origins::of(before);
        for answer in Answer::ALL {
            let mut as_before = self.clone();
            as_before.take_answer(answer, before);
            if as_before != self {
                origins.typed(answer);
            }
        }
        self.source = origins.written(&self);
        self
    }
}

/// Which app gave each imported answer of one check-in; an answer without an origin was typed by the runner.
///
/// What an answer is called that this version does not know stays with its app, and is written again.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Origins {
    apps: BTreeMap<Answer, String>,
    unknown: Vec<(String, String)>,
}

impl Origins {
    /// Reads the origins of what a check-in says.
    #[must_use]
    pub fn of(check_in: &CheckIn) -> Self {
        let said = || Answer::ALL.into_iter().filter(|answer| check_in.says(*answer));
        let mut origins = Self::default();
        match &check_in.source {
            CheckInSource::Typed => {}
            CheckInSource::App(name) => {
                // A bracket in a name would not be read again beside another app.
                let name = clean_line(&name.replace(['(', ')'], ""));
                origins.apps = said().map(|answer| (answer, name.clone())).collect();
            }
            CheckInSource::Shared(shares) => {
                for share in shares {
                    for part in &share.answers {
                        match part {
                            AnswerName::Known(answer) if check_in.says(*answer) => {
                                origins.apps.insert(*answer, share.app.clone());
                            }
                            AnswerName::Known(_) => {}
                            AnswerName::Unknown(name) => origins.unknown.push((share.app.clone(), name.clone())),
                        }
                    }
                }
            }
        }
        origins
    }

    /// Gives the app that an answer came from; `None` where the runner typed it, or it is unsaid.
    #[must_use]
    pub fn origin(&self, answer: Answer) -> Option<&str> {
        self.apps.get(&answer).map(String::as_str)
    }

    /// Notes that an answer came from an app.
    pub fn came_from(&mut self, answer: Answer, app: &str) {
        self.apps.insert(answer, clean_line(&app.replace(['(', ')', ','], "")));
    }

    /// Notes that the runner typed an answer.
    pub fn typed(&mut self, answer: Answer) {
        self.apps.remove(&answer);
    }

    /// Writes the origins of what a check-in says, in the one way there is.
    #[must_use]
    pub fn written(&self, check_in: &CheckIn) -> CheckInSource {
        let said: Vec<Answer> = Answer::ALL.into_iter().filter(|answer| check_in.says(*answer)).collect();
        let mut apps: BTreeMap<&str, Vec<AnswerName>> = BTreeMap::new();
        for answer in &said {
            if let Some(app) = self.origin(*answer) {
                apps.entry(app).or_default().push(AnswerName::Known(*answer));
            }
        }
        for (app, name) in &self.unknown {
            apps.entry(app).or_default().push(AnswerName::Unknown(name.clone()));
        }
        match apps.first_key_value() {
            None => CheckInSource::Typed,
            Some((app, answers)) if self.unknown.is_empty() && answers.len() == said.len() && check_in.red_flags.is_empty() => {
                CheckInSource::App((*app).to_owned())
            }
            Some(_) => {
                CheckInSource::Shared(apps.into_iter().map(|(app, answers)| Share { app: app.to_owned(), answers }).collect())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Moment, Scale5, Seconds, Ten};

    fn from_oura() -> CheckIn {
        let mut check_in = CheckIn::new(Moment::from_rfc3339("2026-11-22T07:00:00+01:00").unwrap());
        check_in.sleep = Seconds::new(27_000.0).ok();
        check_in.mood = Scale5::new(4);
        check_in.source = CheckInSource::App("Oura".to_owned());
        check_in
    }

    #[test]
    fn an_app_that_gave_everything_is_named_alone() {
        let check_in = from_oura();
        let origins = Origins::of(&check_in);
        assert_eq!((origins.origin(Answer::Sleep), origins.origin(Answer::Soreness)), (Some("Oura"), None));
        assert_eq!(origins.written(&check_in).text().as_deref(), Some("Oura"));
    }

    #[test]
    fn several_apps_are_named_with_their_answers_and_read_again() {
        let mut check_in = from_oura();
        check_in.soreness = Ten::new(3.0).ok();
        let mut origins = Origins::of(&from_oura());
        origins.came_from(Answer::Mood, "HRV4Training");
        check_in.source = origins.written(&check_in);
        assert_eq!(check_in.source.text().as_deref(), Some("HRV4Training (mood), Oura (sleep)"));
        assert_eq!(Origins::of(&check_in), origins);
    }

    #[test]
    fn what_the_runner_changes_is_theirs() {
        let before = from_oura();
        let mut after = before.clone();
        after.sleep = Seconds::new(20_000.0).ok();
        after.soreness = Ten::new(3.0).ok();
        assert_eq!(after.clone().retyped_from(&before).source.text().as_deref(), Some("Oura (mood)"));
        after.mood = None;
        assert_eq!(after.retyped_from(&before).source, CheckInSource::Typed);
        assert_eq!(before.clone().retyped_from(&before), before);
    }

    #[test]
    fn a_source_nobody_wrote_like_this_is_read_as_far_as_it_goes() {
        for source in ["", "(", ")", "Oura (", "Oura (sleep", "a)b(c)", "(sleep)", "Oura (nothing)", "x (mood), y (mood)"] {
            let check_in = CheckIn { source: CheckInSource::read(source), ..from_oura() };
            let origins = Origins::of(&check_in);
            assert_eq!(Origins::of(&CheckIn { source: origins.written(&check_in), ..check_in.clone() }), origins, "{source}");
        }
    }

    #[test]
    fn what_a_newer_version_says_of_the_origin_is_not_lost_when_the_runner_adds_an_answer() {
        let amended = |source: &str| {
            let kept = CheckIn { source: CheckInSource::read(source), ..from_oura() };
            let mut sore = CheckIn::new(kept.at);
            sore.soreness = Ten::new(3.0).ok();
            kept.amended_by(sore).source.text().unwrap()
        };
        assert_eq!(amended("Oura (sleep, mood, breathing)"), "Oura (mood, sleep, breathing)");
        assert_eq!(amended("tablet (night"), "tablet night (mood, sleep)");
    }
}

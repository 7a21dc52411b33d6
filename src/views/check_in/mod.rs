//! The check-in: what to ask this morning, with the last answer and the usual range beside each question.

mod answers;
mod asked;
mod field;

use crate::journal::{Athlete, Journal, Moment, Pain, RedFlag, Units};
use crate::recovery::Assessment;

use super::scene::{Ground, Scene};
use super::today::sign_label;

pub(super) use answers::said;
pub(super) use asked::asked;
pub use field::{AnswerKind, CheckInField};

/// One question of the check-in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedQuestion {
    /// The field it fills.
    pub field: CheckInField,
    /// The field's name, such as `Soreness`.
    pub name: &'static str,
    /// The question, such as `How sore are your legs?`.
    pub ask: String,
    /// What the ends of the scale mean, such as `0 not at all, 10 the worst there is`.
    pub scale: &'static str,
    /// How it is answered.
    pub answer: AnswerKind,
    /// What this morning's check-in already says; empty where it says nothing.
    pub now: String,
    /// The last answer before today, such as `5 yesterday`; empty where there is none.
    pub last: String,
    /// The runner's usual range, such as `usually 0–2`; empty where too little is known.
    pub usual: String,
}

/// A sign behind the red-flag door.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RedFlagSign {
    /// The sign.
    pub flag: RedFlag,
    /// The sign in the runner's words, such as `one hot, swollen calf`.
    pub label: &'static str,
}

/// The check-in form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckInView {
    /// What is asked first: at most two questions that can change today's answer or narrow its dates, always in the same order.
    pub asked: Vec<AskedQuestion>,
    /// Everything else, all optional.
    pub more: Vec<AskedQuestion>,
    /// Signs that were said to be there and not since to be gone, the most urgent first: is it gone?
    pub standing: Vec<RedFlagSign>,
    /// The worst pain that was said to be there and not since to be gone.
    pub pain: Option<Pain>,
    /// The signs behind one door.
    pub signs: [RedFlagSign; 7],
    /// The door's own label.
    pub signs_label: &'static str,
}

/// Gives the check-in form: what to ask this morning first, then everything else.
#[must_use]
pub fn check_in(now: Moment, assessment: &Assessment, journal: &Journal, athlete: &Athlete, units: Units) -> CheckInView {
    let scene = Scene { ground: Ground { now, journal, athlete, units }, assessment };
    let asked = asked(&scene);
    let is_asked = |field: CheckInField| asked.iter().any(|question| question.field == field);
    let more =
        CheckInField::ALL.into_iter().filter(|field| !is_asked(*field)).map(|field| asked::question(&scene, field)).collect();
    let sign = |flag| RedFlagSign { flag, label: sign_label(flag) };
    let troubles = asked::known_troubles(&scene);
    CheckInView {
        asked,
        more,
        standing: troubles.signs.into_iter().map(sign).collect(),
        pain: troubles.pain.map(|place| Pain { place, changes_gait: troubles.limps, on_bone: false }),
        signs: RedFlag::ALL.map(sign),
        signs_label: "Something that worries you: chest pain, fainting, dark urine …",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{CheckIn, Entry, Health, Scale5, Ten};
    use crate::recovery::{Question as Telling, Reason, Verdict};
    use crate::views::fixtures::{Stage, at, hours};

    fn morning(day: u32) -> CheckIn {
        CheckIn::new(at(&format!("2026-11-{day:02}T07:00:00+01:00")))
    }

    fn asks(stage: &Stage) -> Vec<String> {
        asked(&stage.scene()).into_iter().map(|question| question.ask).collect()
    }

    fn form(stage: &Stage) -> CheckInView {
        check_in(stage.now, &stage.assessment, &stage.journal, &stage.athlete, stage.units)
    }

    #[test]
    fn the_morning_after_a_marathon_asks_for_soreness_and_fatigue() {
        assert_eq!(asks(&Stage::morning_after()), ["How sore are your legs?", "How tired are you?"]);
    }

    #[test]
    fn what_is_answered_is_not_asked_again() {
        let mut answers = morning(22);
        (answers.soreness, answers.fatigue) = (Ten::new(6.0).ok(), Scale5::new(4));
        let stage = Stage::morning_after().with(9, Entry::CheckIn(answers));
        assert_eq!(asks(&stage), Vec::<String>::new());
        let view = form(&stage);
        assert_eq!((view.asked.len(), view.more.len()), (0, CheckInField::ALL.len()));
        assert_eq!(view.more[0].now, "6");
    }

    #[test]
    fn a_trouble_of_yesterday_is_asked_about_first() {
        let mut answers = morning(21);
        answers.health = Some(Health::Fever);
        answers.pain = Some(Pain { place: "left knee".to_owned(), changes_gait: false, on_bone: false });
        let stage = Stage::morning_after().with(9, Entry::CheckIn(answers));
        assert_eq!(asks(&stage), ["Are you well again?", "Does it still hurt (left knee)?"]);
    }

    #[test]
    fn only_what_tells_is_asked_and_no_more_than_two_questions() {
        let mut stage = Stage::morning_after().recovered();
        assert_eq!(asks(&stage), ["How long did you sleep?"]);
        stage.assessment.telling = vec![Telling::Hrv, Telling::Sleep, Telling::RestingHeart];
        assert_eq!(asks(&stage), ["How long did you sleep?", "What is your heart rate variability?"]);
        stage.assessment.telling = Vec::new();
        assert_eq!(asks(&stage), Vec::<String>::new());
    }

    #[test]
    fn whichever_tells_most_the_questions_keep_their_order() {
        let mut stage = Stage::morning_after();
        for telling in [[Telling::Soreness, Telling::Fatigue], [Telling::Fatigue, Telling::Soreness]] {
            stage.assessment.telling = telling.to_vec();
            assert_eq!(asks(&stage), ["How sore are your legs?", "How tired are you?"]);
        }
        stage.assessment.telling = vec![Telling::Sleep, Telling::Fatigue, Telling::Soreness];
        assert_eq!(asks(&stage), ["How tired are you?", "How long did you sleep?"]);
    }

    #[test]
    fn nothing_is_asked_while_a_doctor_is_needed() {
        let stage = Stage::morning_after().answering(Verdict::GetHelp, Reason::RedFlags(vec![RedFlag::Fainting]));
        assert_eq!(asks(&stage), Vec::<String>::new());
    }

    #[test]
    fn each_question_has_the_last_answer_and_the_usual_range_beside_it() {
        let mut stage = Stage::morning_after();
        for (day, soreness, slept) in [(14, 1.0, 7.0), (15, 0.0, 7.5), (16, 2.0, 8.0), (17, 1.0, 6.75), (20, 0.0, 7.5)] {
            let mut answers = morning(day);
            (answers.soreness, answers.sleep) = (Ten::new(soreness).ok(), Some(hours(slept)));
            stage = stage.with(u128::from(day), Entry::CheckIn(answers));
        }
        let view = form(&stage);
        let shown = |field: CheckInField| {
            let all = view.asked.iter().chain(&view.more);
            let question = all.into_iter().find(|question| question.field == field).unwrap();
            (question.last.clone(), question.usual.clone())
        };
        assert_eq!(shown(CheckInField::Soreness), ("0 on Fri 20 Nov".to_owned(), "usually 0–2".to_owned()));
        assert_eq!(shown(CheckInField::Sleep), ("7 h 30 on Fri 20 Nov".to_owned(), "usually 6 h 45–8 h".to_owned()));
        assert_eq!(shown(CheckInField::Mood), (String::new(), String::new()));
    }

    #[test]
    fn every_field_and_every_sign_is_on_the_form_once() {
        let view = form(&Stage::morning_after());
        let mut fields: Vec<CheckInField> = view.asked.iter().chain(&view.more).map(|question| question.field).collect();
        assert_eq!(fields.len(), CheckInField::ALL.len());
        fields.retain(|field| !CheckInField::ALL.contains(field));
        assert!(fields.is_empty());
        assert_eq!(view.signs.map(|sign| sign.flag), RedFlag::ALL);
    }
}

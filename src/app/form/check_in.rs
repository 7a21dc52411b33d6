//! The fields of a check-in: what is asked first, then everything else, and the signs behind one door.

use crate::journal::{CheckIn, Entry, Health, Hrv, HrvMeasure, Pain, RedFlag, Scale5, Ten, is_same_place};
use crate::phrase::{self, DurationHint, names};
use crate::views::{self, AskedQuestion, CheckInView};

use super::field::{Answering, YES};
use super::fill::{number, on_its_lines, on_one_line, refused, time, unless_empty};
use super::{Field, FieldName, Pen};

const HEALTH: &[&str] = &["well", "ill", "fever"];

/// Gives the fields: whether signs of before are gone, what is asked, in questions, then the rest by name.
#[must_use]
pub fn fields(view: &CheckInView) -> Vec<Field> {
    let standing = view.standing.iter().map(|sign| {
        let label = format!("Is it gone? ({})", sign.label);
        Field::new(FieldName::SignGone(sign.flag), label, Answering::Tick, "Space ticks it")
    });
    let asked = view.asked.iter().map(|question| field(question, question.ask.clone()));
    let more = view.more.iter().map(|question| field(question, question.name));
    let mut fields: Vec<Field> = standing.chain(asked).chain(more).collect();
    let after_pain = fields.iter().position(|field| field.name == FieldName::Pain).map_or(fields.len(), |at| at + 1);
    let tick = |name, label| Field::new(name, label, Answering::Tick, "Space ticks it");
    let gait = tick(FieldName::Gait, "it changes how I move");
    let bone = tick(FieldName::OnBone, "it sits on one spot of a bone");
    fields.splice(after_pain..after_pain, [gait, bone]);
    fields.push(Field::new(FieldName::Signs, view.signs_label, Answering::Door, "Enter opens it"));
    fields.push(Field::written(FieldName::Notes, "Notes", "anything you want to remember"));
    fields
}

/// Gives the fields behind the door, one for each sign.
#[must_use]
pub fn behind_the_door(entry: &Entry) -> Vec<Field> {
    let Entry::CheckIn(_) = entry else { return Vec::new() };
    let field = |flag| Field::new(FieldName::Flag(flag), names::red_flag(flag), Answering::Tick, "Space ticks it");
    RedFlag::ALL.into_iter().map(field).collect()
}

fn field(question: &AskedQuestion, label: impl Into<String>) -> Field {
    let answering = match question.answer {
        views::AnswerKind::ZeroToTen => Answering::Scale { from: 0, to: 10 },
        views::AnswerKind::OneToFive => Answering::Scale { from: 1, to: 5 },
        views::AnswerKind::Health => Answering::Choice(HEALTH),
        views::AnswerKind::Time | views::AnswerKind::Number | views::AnswerKind::Words => Answering::Written,
    };
    let known = [question.last.as_str(), question.usual.as_str()];
    let beside: Vec<&str> = known.into_iter().filter(|text| !text.is_empty()).collect();
    Field::new(name(question.field), label, answering, question.scale).beside(beside.join(", "))
}

const fn name(field: views::CheckInField) -> FieldName {
    match field {
        views::CheckInField::Soreness => FieldName::Soreness,
        views::CheckInField::Fatigue => FieldName::Fatigue,
        views::CheckInField::Mood => FieldName::Mood,
        views::CheckInField::Sleep => FieldName::Sleep,
        views::CheckInField::SleepQuality => FieldName::SleepQuality,
        views::CheckInField::Stress => FieldName::Stress,
        views::CheckInField::RestingHeart => FieldName::RestingHeart,
        views::CheckInField::Hrv => FieldName::Hrv,
        views::CheckInField::Health => FieldName::Health,
        views::CheckInField::Pain => FieldName::Pain,
    }
}

/// Says whether any question is answered.
#[must_use]
pub fn says_something(check_in: &CheckIn) -> bool {
    let unsaid = CheckIn { source: check_in.source.clone(), ..CheckIn::new(check_in.at) };
    *check_in != unsaid
}

/// The pains that were known when the form was opened.
#[derive(Debug, Clone, Copy, Default)]
pub struct Pains<'a> {
    /// The one of the check-in itself.
    pub before: Option<&'a Pain>,
    /// The one that was there before and has not been said to be gone.
    pub standing: Option<&'a Pain>,
}

/// Puts what a field says into a check-in.
///
/// # Errors
/// What is wrong with the text.
pub fn put(check_in: &mut CheckIn, pains: Pains<'_>, name: FieldName, text: &str, pen: &Pen) -> Result<(), String> {
    let said = check_in.clone();
    if name == FieldName::Pain && is_gone(text) {
        // What was written on the way to the word was taken for a place: the pain is the one that there was.
        let place = pains.before.map(|pain| pain.place.clone()).unwrap_or_default();
        let pain = check_in.pain.take().or_else(|| pains.before.cloned());
        (check_in.pain, check_in.no_pain) = (pain.map(|pain| Pain { place, ..pain }), true);
    } else if name == FieldName::Pain && !text.is_empty() && !is_none(text) {
        let pain = felt(check_in.pain.as_ref(), pains, text, pen)?;
        (check_in.pain, check_in.no_pain) = (Some(pain), false);
    } else {
        put_answer(check_in, name, text, pen)?;
    }
    check_in.pain = check_in.pain.take().filter(|pain| *pain != Pain::default());
    *check_in = check_in.clone().retyped_from(&said);
    Ok(())
}

fn put_answer(check_in: &mut CheckIn, name: FieldName, text: &str, pen: &Pen) -> Result<(), String> {
    #[expect(clippy::wildcard_enum_match_arm, reason = "a check-in has only these fields")]
    match name {
        FieldName::Soreness => check_in.soreness = unless_empty(text, |text| Ten::new(number(text)?).map_err(refused))?,
        FieldName::Fatigue => check_in.fatigue = unless_empty(text, scale)?,
        FieldName::Mood => check_in.mood = unless_empty(text, scale)?,
        FieldName::Stress => check_in.stress = unless_empty(text, scale)?,
        FieldName::SleepQuality => check_in.sleep_quality = unless_empty(text, scale)?,
        FieldName::Sleep => check_in.sleep = unless_empty(text, |text| time(DurationHint::Night, text, pen))?,
        FieldName::RestingHeart => {
            check_in.resting_heart = if text.is_empty() { None } else { answered("rhr", text, pen)?.resting_heart };
        }
        FieldName::Hrv => check_in.hrv = unless_empty(text, |text| hrv(check_in.hrv.as_ref(), text, pen))?,
        FieldName::Health => check_in.health = unless_empty(text, health)?,
        // Without a place the pain is as it was said to be: its ticks have fields of their own.
        FieldName::Pain if text.is_empty() => {
            check_in.no_pain = false;
            check_in.pain = check_in.pain.take().map(|pain| Pain { place: String::new(), ..pain });
        }
        FieldName::Pain => (check_in.pain, check_in.no_pain) = (None, true),
        // What is ticked is there, and so has not gone.
        FieldName::Gait => {
            check_in.no_pain &= text != YES;
            pain(check_in).changes_gait = text == YES;
        }
        FieldName::OnBone => {
            check_in.no_pain &= text != YES;
            check_in.signs_gone.retain(|gone| text != YES || *gone != RedFlag::BonePain);
            pain(check_in).on_bone = text == YES;
        }
        FieldName::Flag(flag) => {
            check_in.red_flags.retain(|other| *other != flag);
            check_in.red_flags.extend((text == YES).then_some(flag));
            check_in.signs_gone.retain(|gone| text != YES || *gone != flag);
        }
        FieldName::SignGone(flag) => {
            check_in.signs_gone.retain(|other| *other != flag);
            check_in.signs_gone.extend((text == YES).then_some(flag));
        }
        FieldName::Notes => check_in.notes = on_its_lines(text),
        _ => {}
    }
    Ok(())
}

/// Prints what a check-in says in a field.
#[must_use]
pub fn print(check_in: &CheckIn, name: FieldName) -> String {
    let scale = |rating: Option<Scale5>| rating.map(|rating| rating.value().to_string()).unwrap_or_default();
    let tick = |is_so: bool| if is_so { YES.to_owned() } else { String::new() };
    #[expect(clippy::wildcard_enum_match_arm, reason = "a check-in has only these fields")]
    match name {
        FieldName::Soreness => check_in.soreness.map(|rating| rating.value().to_string()).unwrap_or_default(),
        FieldName::Fatigue => scale(check_in.fatigue),
        FieldName::Mood => scale(check_in.mood),
        FieldName::Stress => scale(check_in.stress),
        FieldName::SleepQuality => scale(check_in.sleep_quality),
        FieldName::Sleep => check_in.sleep.map(phrase::spent).unwrap_or_default(),
        FieldName::RestingHeart => check_in.resting_heart.map(|rate| rate.value().to_string()).unwrap_or_default(),
        FieldName::Hrv => check_in.hrv.as_ref().map(hrv_said).unwrap_or_default(),
        FieldName::Health => check_in.health.map(names::health).unwrap_or_default().to_owned(),
        FieldName::SignGone(flag) => tick(check_in.signs_gone.contains(&flag)),
        FieldName::Pain if check_in.no_pain => if check_in.pain.is_some() { "gone" } else { "none" }.to_owned(),
        FieldName::Pain => check_in.pain.as_ref().map(|pain| pain.place.clone()).unwrap_or_default(),
        FieldName::Gait => tick(check_in.pain.as_ref().is_some_and(|pain| pain.changes_gait)),
        FieldName::OnBone => tick(check_in.pain.as_ref().is_some_and(|pain| pain.on_bone)),
        FieldName::Flag(flag) => tick(check_in.red_flags.contains(&flag)),
        FieldName::Signs => check_in.red_flags.iter().map(|flag| names::red_flag(*flag)).collect::<Vec<_>>().join(", "),
        FieldName::Notes => on_one_line(&check_in.notes),
        _ => String::new(),
    }
}

/// Gives the pain that a text speaks of: the one there was, where it says yes or names its place, and as bad; else a new one.
///
/// # Errors
/// Where the text is no place on the body.
fn felt(now: Option<&Pain>, pains: Pains<'_>, text: &str, pen: &Pen) -> Result<Pain, String> {
    let known = pains.standing.or(pains.before);
    if is_still(text) {
        let here = now.filter(|pain| !pain.place.is_empty()).or(known);
        return here.cloned().ok_or_else(|| "say where it hurts: left knee, say; none where nothing does".to_owned());
    }
    let as_before = [pains.before, pains.standing].into_iter().flatten().find(|pain| pain.place == text);
    let said = match as_before {
        Some(pain) => Pain { place: pain.place.clone(), ..Pain::default() },
        None => place(text, pen).ok_or_else(|| {
            format!("`{text}` is no place on the body that is known here: write one, such as left knee; yes, gone or none")
        })?,
    };
    let stood = || known.filter(|pain| is_same_place(&pain.place, &said.place)).cloned().unwrap_or_default();
    let as_bad = now.cloned().unwrap_or_else(stood);
    Ok(Pain { place: said.place, on_bone: said.on_bone || as_bad.on_bone, changes_gait: as_bad.changes_gait })
}

/// Reads a place on the body as the line of a check-in has it; `None` where it is none, or more is said.
fn place(text: &str, pen: &Pen) -> Option<Pain> {
    let label = if text.starts_with('"') { "niggle in" } else { "niggle" };
    let said = answered(label, text, pen).ok()?;
    let pain = said.pain.clone().filter(|pain| !pain.place.is_empty())?;
    let else_unsaid = CheckIn { pain: Some(pain.clone()), ..CheckIn::new(said.at) };
    (said == else_unsaid).then_some(pain)
}

/// Says whether what is written of a pain is that it is as it was.
fn is_still(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    matches!(text.as_str(), "yes" | "y" | "still" | "still hurts" | "it still hurts" | "yes it does" | "the same" | "same")
}

/// Says whether what is written of a pain is that there is none.
fn is_none(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    matches!(text.as_str(), "none" | "no" | "no pain" | "nothing" | "0")
}

/// Says whether what is written of a pain is that it was there and has gone.
fn is_gone(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    matches!(text.as_str(), "gone" | "pain gone" | "it is gone")
}

fn pain(check_in: &mut CheckIn) -> &mut Pain {
    check_in.pain.get_or_insert_with(Pain::default)
}

fn scale(text: &str) -> Result<Scale5, String> {
    let rating = number(text)?;
    let whole = (rating.fract() == 0.0 && (0.0..=255.0).contains(&rating)).then_some(rating as u8);
    whole.and_then(Scale5::new).ok_or_else(|| format!("a rating is a whole number from 1 to 5, not {text}"))
}

fn health(text: &str) -> Result<Health, String> {
    match text {
        "well" => Ok(Health::Well),
        "ill" => Ok(Health::Ill),
        "fever" => Ok(Health::Fever),
        other => Err(format!("`{other}` is not well, ill or fever")),
    }
}

/// Reads an answer as the line of a check-in has it.
fn answered(label: &str, text: &str, pen: &Pen) -> Result<CheckIn, String> {
    let line = phrase::check_in(pen.now, pen.here(), &format!("{label} {text}"));
    line.map(|line| line.check_in).map_err(|misread| format!("{misread}: {}", misread.hint()))
}

/// Reads a figure of heart rate variability, which stays of the measure and the device it was of; or one with its own, as the
/// line of a check-in has it: `62 oura`, `80 sdnn`, `4.1 ln`.
fn hrv(before: Option<&Hrv>, text: &str, pen: &Pen) -> Result<Hrv, String> {
    let figure = text.trim_end_matches("ms").trim();
    let said = answered("hrv", text, pen)?.hrv.ok_or_else(|| format!("{text} is no heart rate variability"))?;
    Ok(match before.filter(|_| number(figure).is_ok()) {
        Some(before) => Hrv { milliseconds: said.milliseconds, ..before.clone() },
        None => said,
    })
}

fn hrv_said(hrv: &Hrv) -> String {
    let measure = match hrv.measure {
        HrvMeasure::Rmssd => "",
        HrvMeasure::Sdnn => " sdnn",
    };
    let device = match hrv.device.as_deref() {
        None | Some("") => String::new(),
        Some(device) if device.chars().all(char::is_alphabetic) => format!(" from {device}"),
        Some(device) => format!(" from \"{}\"", device.replace('"', "")),
    };
    format!("{}{measure}{device}", hrv.milliseconds)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Moment, Units, Zone};

    fn filled(answers: &[(FieldName, &str)]) -> CheckIn {
        let now = Moment::from_rfc3339("2026-11-22T08:00:00+01:00").unwrap();
        edited(&CheckIn::new(now), answers)
    }

    fn edited(before: &CheckIn, answers: &[(FieldName, &str)]) -> CheckIn {
        let pen =
            Pen { now: before.at, zone: Zone::default(), day_start: crate::journal::DayStart::default(), units: Units::Metric };
        let mut check_in = before.clone();
        for (name, text) in answers {
            put(&mut check_in, Pains { before: before.pain.as_ref(), standing: None }, *name, text, &pen).unwrap();
        }
        check_in
    }

    #[test]
    fn a_heart_rate_variability_is_written_with_its_source() {
        let said = |text: &str| filled(&[(FieldName::Hrv, text)]).hrv.map(|hrv| hrv_said(&hrv)).unwrap();
        for (text, shown) in [
            ("62", "62"),
            ("62 oura", "62 from oura"),
            ("80 ms sdnn from \"Polar H10\"", "80 sdnn from \"Polar H10\""),
            ("4.1 ln", "60.3"),
        ] {
            assert_eq!(said(text), shown);
            assert_eq!(said(&said(text)), shown, "what is shown is read again");
        }
        let edited = filled(&[(FieldName::Hrv, "80 sdnn oura"), (FieldName::Hrv, "82")]);
        assert_eq!(edited.hrv.map(|hrv| hrv_said(&hrv)).as_deref(), Some("82 sdnn from oura"));
    }

    #[test]
    fn a_figure_that_hardly_can_be_is_asked_about_in_the_form_too() {
        let mut check_in = CheckIn::new(Moment::from_rfc3339("2026-11-22T08:00:00+01:00").unwrap());
        let pen =
            Pen { now: check_in.at, zone: Zone::default(), day_start: crate::journal::DayStart::default(), units: Units::Metric };
        let refused = put(&mut check_in, Pains::default(), FieldName::RestingHeart, "20", &pen).unwrap_err();
        assert!(refused.contains("no resting heart rate") && refused.contains("`sure`"), "{refused}");
        put(&mut check_in, Pains::default(), FieldName::RestingHeart, "20 sure", &pen).unwrap();
        assert_eq!(check_in.resting_heart.map(crate::journal::Bpm::value), Some(20.0));
    }

    #[test]
    fn a_pain_and_a_sign_end_by_an_answer_of_their_own() {
        let gone = filled(&[(FieldName::Pain, "gone"), (FieldName::SignGone(RedFlag::ChestPain), YES)]);
        assert_eq!((gone.no_pain, gone.pain, gone.signs_gone), (true, None, vec![RedFlag::ChestPain]));
        let unsaid = filled(&[(FieldName::Pain, "none"), (FieldName::Pain, "")]);
        assert!(!unsaid.no_pain);
        let back = filled(&[(FieldName::Pain, "none"), (FieldName::Pain, "knee"), (FieldName::Gait, YES)]);
        assert!(!back.no_pain && back.pain.is_some_and(|pain| pain.changes_gait));
        let nowhere = filled(&[(FieldName::Pain, "shin"), (FieldName::OnBone, YES), (FieldName::Pain, "")]);
        assert_eq!(nowhere.pain, Some(Pain { on_bone: true, ..Pain::default() }));
        let emptied = filled(&[(FieldName::Pain, "shin"), (FieldName::Pain, "")]);
        assert_eq!(emptied.pain, None);
        let both = filled(&[(FieldName::SignGone(RedFlag::Fainting), YES), (FieldName::Flag(RedFlag::Fainting), YES)]);
        assert_eq!((both.red_flags.len(), both.signs_gone.len()), (1, 0));
    }

    #[test]
    fn a_pain_that_still_hurts_is_as_bad_as_it_was_and_what_is_no_place_is_refused() {
        let limp = Pain { place: "left achilles".to_owned(), changes_gait: true, on_bone: false };
        let now = Moment::from_rfc3339("2026-11-23T08:00:00+01:00").unwrap();
        let pen = Pen { now, zone: Zone::default(), day_start: crate::journal::DayStart::default(), units: Units::Metric };
        let answer = |standing: Option<&Pain>, text: &str| {
            let mut check_in = CheckIn::new(now);
            put(&mut check_in, Pains { before: None, standing }, FieldName::Pain, text, &pen).map(|()| check_in.pain.unwrap())
        };
        for text in ["yes", "still hurts", "left achilles"] {
            assert_eq!(answer(Some(&limp), text), Ok(limp.clone()), "{text}");
        }
        let toe = answer(Some(&limp), "right big toe").unwrap();
        assert_eq!((toe.place.as_str(), toe.changes_gait), ("right big toe", false));
        for text in ["00", "yse", "knee sleep 7h30", "on stairs"] {
            assert!(answer(Some(&limp), text).unwrap_err().contains("no place on the body"), "{text}");
        }
        assert!(answer(None, "yes").unwrap_err().contains("where it hurts"));
        assert_eq!(answer(None, "\"the old scar\"").unwrap().place, "the old scar");
    }

    /// A morning on which a limp and a sign were there, and have gone since.
    fn gone_since() -> CheckIn {
        let mut check_in = CheckIn::new(Moment::from_rfc3339("2026-11-22T08:00:00+01:00").unwrap());
        check_in.pain = Some(Pain { place: "knee".to_owned(), changes_gait: true, on_bone: false });
        (check_in.no_pain, check_in.red_flags, check_in.signs_gone) = (true, vec![RedFlag::ChestPain], vec![RedFlag::ChestPain]);
        check_in
    }

    #[test]
    fn an_answer_leaves_those_to_other_questions_as_they_were() {
        let before = gone_since();
        for other in [(FieldName::Soreness, "3"), (FieldName::Notes, "slept badly"), (FieldName::Flag(RedFlag::Fainting), "")] {
            let after = edited(&before, &[other]);
            assert_eq!((after.no_pain, &after.pain), (true, &before.pain), "{other:?}");
            assert_eq!((&after.red_flags, &after.signs_gone), (&before.red_flags, &before.signs_gone), "{other:?}");
        }
        let ticked = edited(
            &CheckIn { signs_gone: Vec::new(), ..before.clone() },
            &[(FieldName::SignGone(RedFlag::ChestPain), YES), (FieldName::Soreness, "3")],
        );
        assert_eq!(ticked.signs_gone, [RedFlag::ChestPain]);
        let back = edited(&before, &[(FieldName::Gait, YES), (FieldName::Flag(RedFlag::ChestPain), YES)]);
        assert_eq!((back.no_pain, back.signs_gone.len()), (false, 0), "what is there has not gone");
    }

    #[test]
    fn a_pain_that_has_gone_is_known_to_have_been_there_and_one_that_never_was_is_not() {
        let limps = CheckIn { no_pain: false, ..gone_since() };
        let letters = ["", "gone"].map(|text| (FieldName::Pain, text));
        let gone = edited(&limps, &letters);
        assert_eq!((gone.no_pain, &gone.pain), (true, &limps.pain));
        assert_eq!(print(&gone, FieldName::Pain), "gone");
        let never = edited(&limps, &[(FieldName::Pain, "none")]);
        assert_eq!((never.no_pain, never.pain), (true, None));
    }
}

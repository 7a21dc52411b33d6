//! Which questions are worth a runner's morning, and how they are put.

use crate::journal::{Day, clean_line};
use crate::phrase;
use crate::recovery::{Troubles, Verdict, troubles};

use super::answers::{USUAL_DAYS, before, said, today, usual};
use super::{AskedQuestion, CheckInField};
use crate::views::scene::Scene;

/// The most questions that a morning asks.
const MOST: usize = 2;
/// The order in which they are put: troubles that were there yesterday, then as on the form.
const ORDER: [CheckInField; 10] = [
    CheckInField::Health,
    CheckInField::Pain,
    CheckInField::Soreness,
    CheckInField::Fatigue,
    CheckInField::Sleep,
    CheckInField::SleepQuality,
    CheckInField::Mood,
    CheckInField::Stress,
    CheckInField::RestingHeart,
    CheckInField::Hrv,
];

/// Gives what to ask this morning: at most two questions whose answers can change today's answer or move its dates.
///
/// The most telling are chosen, and always put in the same order: a hand that is half asleep types what it typed yesterday.
pub(in crate::views) fn asked(scene: &Scene<'_>) -> Vec<AskedQuestion> {
    let today = today(scene);
    let open = |field: &CheckInField| said(today.as_ref(), *field).is_empty();
    let mut chosen: Vec<CheckInField> = wanted(scene).into_iter().filter(open).take(MOST).collect();
    chosen.sort_by_key(|field| ORDER.iter().position(|other| other == field));
    chosen.into_iter().map(|field| question(scene, field)).collect()
}

/// Gives the fields whose answers matter this morning, most telling first.
fn wanted(scene: &Scene<'_>) -> Vec<CheckInField> {
    if scene.assessment.verdict == Verdict::GetHelp {
        return Vec::new();
    }
    let troubles = known_troubles(scene);
    let of_trouble = [(CheckInField::Health, troubles.ill), (CheckInField::Pain, troubles.pain.is_some())];
    let first = of_trouble.into_iter().filter(|(_, is_there)| *is_there).map(|(field, _)| field);
    first.chain(scene.assessment.telling.iter().map(|question| CheckInField::from(*question))).collect()
}

/// Gives what the runner has said and not said to be over.
pub(super) fn known_troubles(scene: &Scene<'_>) -> Troubles {
    troubles(scene.assessment.now, scene.journal, scene.athlete)
}

/// Gives the question of a field, with what is known of its answers.
pub(super) fn question(scene: &Scene<'_>, field: CheckInField) -> AskedQuestion {
    let last = before(scene, USUAL_DAYS).find_map(|(day, check_in)| {
        let said = said(Some(check_in), field);
        (!said.is_empty()).then(|| format!("{said} {}", on(day, scene.today())))
    });
    AskedQuestion {
        field,
        name: field.name(),
        ask: ask(scene, field),
        scale: field.scale(),
        answer: field.answer(),
        now: said(today(scene).as_ref(), field),
        last: last.unwrap_or_default(),
        usual: usual(scene, field),
    }
}

/// Says when an answer was given: `yesterday`, `on Fri 20 Nov`.
fn on(day: Day, today: Day) -> String {
    if today.since(day) == 1 { "yesterday".to_owned() } else { format!("on {}", phrase::day(day, today)) }
}

fn ask(scene: &Scene<'_>, field: CheckInField) -> String {
    let asked = match field {
        CheckInField::Soreness => "How sore are your legs?",
        CheckInField::Fatigue => "How tired are you?",
        CheckInField::Mood => "How is your mood?",
        CheckInField::Sleep => "How long did you sleep?",
        CheckInField::SleepQuality => "How well did you sleep?",
        CheckInField::Stress => "How much stress is there?",
        CheckInField::RestingHeart => "What is your resting heart rate?",
        CheckInField::Hrv => "What is your heart rate variability?",
        CheckInField::Health if known_troubles(scene).ill => "Are you well again?",
        CheckInField::Health => "Are you well?",
        CheckInField::Pain => match known_troubles(scene).pain {
            Some(place) if !place.is_empty() => return format!("Does it still hurt ({})?", clean_line(&place)),
            Some(_) => "Does it still hurt?",
            None => "Does anything hurt?",
        },
    };
    asked.to_owned()
}

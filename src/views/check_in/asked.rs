//! Which questions are worth a runner's morning, and how they are put.

use crate::journal::{Day, clean_line};
use crate::phrase;
use crate::recovery::{Troubles, Verdict, troubles};

use super::answers::{USUAL_DAYS, before, said, this_morning, usual};
use super::{Field, Question};
use crate::views::scene::Scene;

/// The most questions that a morning asks.
const MOST: usize = 2;
/// The order in which they are put: troubles that were there yesterday, then as on the form.
const ORDER: [Field; 10] = [
    Field::Health,
    Field::Pain,
    Field::Soreness,
    Field::Fatigue,
    Field::Sleep,
    Field::SleepQuality,
    Field::Mood,
    Field::Stress,
    Field::RestingHeart,
    Field::Hrv,
];

/// Gives what to ask this morning: at most two questions whose answers can change today's answer or move its dates.
///
/// The most telling are chosen, and always put in the same order: a hand that is half asleep types what it typed yesterday.
pub(in crate::views) fn asked(scene: &Scene<'_>) -> Vec<Question> {
    let open = |field: &Field| said(this_morning(scene), *field).is_empty();
    let mut chosen: Vec<Field> = wanted(scene).into_iter().filter(open).take(MOST).collect();
    chosen.sort_by_key(|field| ORDER.iter().position(|other| other == field));
    chosen.into_iter().map(|field| question(scene, field)).collect()
}

/// Gives the fields whose answers matter this morning, most telling first.
fn wanted(scene: &Scene<'_>) -> Vec<Field> {
    if scene.assessment.verdict == Verdict::GetHelp {
        return Vec::new();
    }
    let troubles = known_troubles(scene);
    let of_trouble = [(Field::Health, troubles.ill), (Field::Pain, troubles.pain.is_some())];
    let first = of_trouble.into_iter().filter(|(_, is_there)| *is_there).map(|(field, _)| field);
    first.chain(scene.assessment.telling.iter().map(|question| Field::from(*question))).collect()
}

/// Gives what the runner has said and not said to be over.
pub(super) fn known_troubles(scene: &Scene<'_>) -> Troubles {
    troubles(scene.assessment.now, scene.journal, scene.athlete)
}

/// Gives the question of a field, with what is known of its answers.
pub(super) fn question(scene: &Scene<'_>, field: Field) -> Question {
    let last = before(scene, USUAL_DAYS).find_map(|(day, check_in)| {
        let said = said(Some(check_in), field);
        (!said.is_empty()).then(|| format!("{said} {}", on(day, scene.today())))
    });
    Question {
        field,
        name: field.name(),
        ask: ask(scene, field),
        scale: field.scale(),
        answer: field.answer(),
        now: said(this_morning(scene), field),
        last: last.unwrap_or_default(),
        usual: usual(scene, field),
    }
}

/// Says when an answer was given: `yesterday`, `on Fri 20 Nov`.
fn on(day: Day, today: Day) -> String {
    if today.since(day) == 1 { "yesterday".to_owned() } else { format!("on {}", phrase::day(day, today)) }
}

fn ask(scene: &Scene<'_>, field: Field) -> String {
    let asked = match field {
        Field::Soreness => "How sore are your legs?",
        Field::Fatigue => "How tired are you?",
        Field::Mood => "How is your mood?",
        Field::Sleep => "How long did you sleep?",
        Field::SleepQuality => "How well did you sleep?",
        Field::Stress => "How much stress is there?",
        Field::RestingHeart => "What is your resting heart rate?",
        Field::Hrv => "What is your heart rate variability?",
        Field::Health if known_troubles(scene).ill => "Are you well again?",
        Field::Health => "Are you well?",
        Field::Pain => match known_troubles(scene).pain {
            Some(place) if !place.is_empty() => return format!("Does it still hurt ({})?", clean_line(&place)),
            Some(_) => "Does it still hurt?",
            None => "Does anything hurt?",
        },
    };
    asked.to_owned()
}

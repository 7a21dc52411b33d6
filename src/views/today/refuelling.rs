//! The panel of an open refuelling window: how long, how much, how urgent, and why.

use crate::journal::{Day, Grams, Millilitres};
use crate::phrase;
use crate::recovery::{Refuelling, Target, Urgency};

use super::{Amount, RefuellingView};
use crate::views::Tone;
use crate::views::scene::Scene;

/// Seconds after the finish within which an urgent refuelling begins.
const AT_ONCE_S: f64 = 1_800.0;
/// Hours ahead up to which a hard session is told by its distance in hours rather than by its day.
const SOON_H: f64 = 30.0;

/// Gives the panel; `None` where the window has closed since the assessment was made.
pub(super) fn refuelling(scene: &Scene<'_>, window: &Refuelling) -> Option<RefuellingView> {
    let length = window.closes_at.days_since(window.opened_at);
    let passed = scene.now.days_since(window.opened_at);
    if passed >= length {
        return None;
    }
    let left_s = (window.closes_at.days_since(scene.now) * 86_400.0).ceil().max(0.0) as u32;
    let (urgency, tone) = urgency(scene, window);
    Some(RefuellingView {
        title: "Refuelling window",
        countdown: format!("closes in {}", phrase::countdown(scene.now, window.closes_at)),
        seconds_left: left_s,
        elapsed: (passed / length).clamp(0.0, 1.0),
        marks: [(0.0, "finish"), (window.half_at.days_since(window.opened_at) / length, "2 h"), (1.0, "4 h")],
        urgency,
        tone,
        amounts: [food("carbs", &window.carbohydrate), food("protein", &window.protein), drink(&window.fluid)],
        reason: reason(scene, window),
        notes: notes(window),
    })
}

/// Gives the urgency in a word.
fn urgency(scene: &Scene<'_>, window: &Refuelling) -> (&'static str, Tone) {
    match window.urgency {
        Urgency::Low => ("relaxed", Tone::Quiet),
        Urgency::Medium if scene.now < window.half_at => ("soon", Tone::Plain),
        Urgency::Medium | Urgency::High => ("now", Tone::Careful),
    }
}

fn reason(scene: &Scene<'_>, window: &Refuelling) -> String {
    let passed_s = scene.now.days_since(window.opened_at) * 86_400.0;
    match window.urgency {
        Urgency::Low => format!("{}: your next normal meal will do.", no_hurry(scene, window)),
        Urgency::Medium if scene.now < window.half_at => {
            format!("{}: begin within two hours of the finish, not later than three.", next_hard(scene, window))
        }
        Urgency::Medium => format!("{}: begin now, if you have not.", next_hard(scene, window)),
        Urgency::High if passed_s <= AT_ONCE_S => {
            format!("{}: begin within half an hour of the finish, then a little every hour.", next_hard(scene, window))
        }
        Urgency::High => format!("{}: begin now, then a little every hour.", next_hard(scene, window)),
    }
}

/// Says why there is no hurry.
fn no_hurry(scene: &Scene<'_>, window: &Refuelling) -> String {
    let by_plan = window.next_hard_in_hours.filter(|hours| *hours > SOON_H).map(|hours| day_in(scene, hours));
    let by_body = || scene.assessment.ladder.map(|ladder| ladder.train.day).filter(|day| day.since(scene.today()) > 1);
    match by_plan.or_else(by_body) {
        Some(day) => format!("No hard session before {}", phrase::day(day, scene.today())),
        None => "Nothing hard comes soon".to_owned(),
    }
}

/// Says how near the next hard session is.
fn next_hard(scene: &Scene<'_>, window: &Refuelling) -> String {
    match window.next_hard_in_hours {
        Some(hours) if hours <= SOON_H => format!("The next hard session may be about {:.0} h away", hours.max(1.0)),
        Some(hours) => format!("The next hard session may come on {}", phrase::day(day_in(scene, hours), scene.today())),
        None => "A hard session may follow".to_owned(),
    }
}

fn day_in(scene: &Scene<'_>, hours: f64) -> Day {
    Day::of(scene.assessment.now.plus_days(hours / 24.0), scene.athlete.day_start)
}

fn food(name: &'static str, target: &Target<Grams>) -> Amount {
    let text = match target.aim {
        Some(aim) => phrase::grams_of(target.taken, aim),
        None => phrase::grams(target.taken),
    };
    Amount { name, text, fraction: part(target.taken.value(), target.aim.map(Grams::value)) }
}

fn drink(target: &Target<Millilitres>) -> Amount {
    let text = match target.aim {
        Some(aim) => phrase::litres_of(target.taken, aim),
        None => format!("{}, to thirst", phrase::litres(target.taken)),
    };
    Amount { name: "fluid", text, fraction: part(target.taken.value(), target.aim.map(Millilitres::value)) }
}

fn part(taken: f64, aim: Option<f64>) -> Option<f64> {
    aim.map(|aim| if aim > 0.0 { (taken / aim).clamp(0.0, 1.0) } else { 1.0 })
}

fn notes(window: &Refuelling) -> Vec<String> {
    let thirst = window
        .drink_to_thirst
        .then_some("Drink to thirst, not more: after so long an effort too much drink is a danger, up to a day later.");
    let weight = window.weight_assumed.then_some("The aims assume an average body weight: set yours in the settings.");
    [thirst, weight].into_iter().flatten().map(str::to_owned).collect()
}

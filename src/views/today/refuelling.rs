//! The panel of an open refuelling window: how long, how much, how urgent, and why.

use crate::journal::{Day, Grams, Millilitres, Units};
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
    let (urgency, tone) = urgency(scene, window);
    Some(RefuellingView {
        title: "Refuelling window",
        countdown: format!("closes in {}", phrase::countdown(scene.now, window.closes_at)),
        seconds_left: scene.now.seconds_until(window.closes_at),
        elapsed: (passed / length).clamp(0.0, 1.0),
        marks: [(0.0, "finish"), (window.half_at.days_since(window.opened_at) / length, "2 h"), (1.0, "4 h")],
        urgency,
        tone,
        amounts: [food("carbs", &window.carbohydrate), food("protein", &window.protein), drink(&window.fluid, scene.units)],
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
    let passed_s = scene.now.seconds_since(window.opened_at);
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
    if window.next_hard_in_hours.is_some_and(|hours| hours <= SOON_H) {
        return "The effort was small".to_owned();
    }
    let by_plan = window.next_hard_in_hours.filter(|hours| *hours > SOON_H).map(|hours| day_in(scene, hours));
    let by_body = || scene.assessment.ladder.map(|ladder| ladder.train.day).filter(|day| day.since(scene.today()) > 1);
    match by_plan.or_else(by_body) {
        Some(day) => format!("Nothing hard is due before {}", phrase::day(day, scene.today())),
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

fn drink(target: &Target<Millilitres>, units: Units) -> Amount {
    let text = match target.aim {
        Some(aim) => phrase::drink_of(target.taken, aim, units),
        None => format!("{}, to thirst", phrase::drink(target.taken, units)),
    };
    Amount { name: "fluid", text, fraction: part(target.taken.value(), target.aim.map(Millilitres::value)) }
}

fn part(taken: f64, aim: Option<f64>) -> Option<f64> {
    aim.map(|aim| if aim > 0.0 { (taken / aim).clamp(0.0, 1.0) } else { 1.0 })
}

fn notes(window: &Refuelling) -> Vec<String> {
    let weight = window.weight_assumed.then_some("The aims assume an average body weight: set yours in the settings.");
    weight.into_iter().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::Entry;
    use crate::views::fixtures::{Stage, id, marathon, window};
    use crate::views::scene::Ground;

    fn shown(now: &str, urgency: Urgency, next_hard: Option<f64>) -> Option<RefuellingView> {
        let stage = Stage::new(now, vec![(id(1), Entry::Session(marathon()))]);
        refuelling(&stage.scene(), &window(urgency, next_hard))
    }

    #[test]
    fn the_window_counts_down_between_its_marks() {
        let view = shown("2026-11-21T14:53:53+01:00", Urgency::Low, None).unwrap();
        assert_eq!((view.countdown.as_str(), view.seconds_left), ("closes in 1:42:07", 6_127));
        assert!((view.elapsed - 0.5746).abs() < 1e-3, "{}", view.elapsed);
        assert_eq!(view.marks, [(0.0, "finish"), (0.5, "2 h"), (1.0, "4 h")]);
    }

    #[test]
    fn the_seconds_left_are_those_of_the_countdown() {
        let stage = Stage::new("2026-11-21T12:36:00+01:00", vec![(id(1), Entry::Session(marathon()))]);
        let window = window(Urgency::Low, None);
        for passed in 0..14_400_u32 {
            let now = stage.now.plus_seconds(f64::from(passed));
            let scene = Scene { ground: Ground { now, ..stage.ground() }, ..stage.scene() };
            let left = refuelling(&scene, &window).map(|view| view.seconds_left);
            assert_eq!(left, Some(u64::from(14_400 - passed)));
        }
    }

    #[test]
    fn a_window_that_has_closed_is_not_shown() {
        assert!(shown("2026-11-21T16:35:59+01:00", Urgency::Low, None).is_some());
        assert_eq!(shown("2026-11-21T16:36:00+01:00", Urgency::Low, None), None);
    }

    #[test]
    fn amounts_are_told_against_their_aims_and_drink_without_an_aim_is_left_to_thirst() {
        let view = shown("2026-11-21T14:00:00+01:00", Urgency::Low, None).unwrap();
        let told: Vec<&str> = view.amounts.iter().map(|amount| amount.text.as_str()).collect();
        assert_eq!(told, ["52 of 210 g", "8 of 20 g", "0.5 of 1.8 l"]);
        let mut window = window(Urgency::Low, None);
        (window.fluid.aim, window.drink_to_thirst, window.weight_assumed) = (None, true, true);
        let stage = Stage::new("2026-11-21T14:00:00+01:00", vec![]);
        let view = refuelling(&stage.scene(), &window).unwrap();
        assert_eq!((view.amounts[2].text.as_str(), view.amounts[2].fraction), ("0.5 l, to thirst", None));
        assert_eq!(view.notes, ["The aims assume an average body weight: set yours in the settings."]);
    }

    #[test]
    fn the_urgency_says_why_in_words() {
        let table = [
            (
                Urgency::Low,
                Some(352.0),
                "13:00",
                "relaxed",
                "Nothing hard is due before Sun 6 Dec: your next normal meal will do.",
            ),
            (Urgency::Low, None, "13:00", "relaxed", "Nothing hard is due before Tue 1 Dec: your next normal meal will do."),
            (
                Urgency::Medium,
                Some(20.0),
                "13:00",
                "soon",
                "The next hard session may be about 20 h away: begin within two hours of the finish, not later than three.",
            ),
            (Urgency::Medium, None, "15:00", "now", "A hard session may follow: begin now, if you have not."),
            (
                Urgency::High,
                Some(5.6),
                "12:50",
                "now",
                "The next hard session may be about 6 h away: begin within half an hour of the finish, then a little every hour.",
            ),
            (
                Urgency::High,
                Some(5.0),
                "14:00",
                "now",
                "The next hard session may be about 5 h away: begin now, then a little every hour.",
            ),
        ];
        for (urgency, next_hard, time, word, reason) in table {
            let view = shown(&format!("2026-11-21T{time}:00+01:00"), urgency, next_hard).unwrap();
            assert_eq!((view.urgency, view.reason.as_str()), (word, reason));
        }
    }

    #[test]
    fn after_an_easy_effort_nothing_is_pressing() {
        let stage = Stage::new("2026-11-21T13:00:00+01:00", vec![]).recovered();
        let view = refuelling(&stage.scene(), &window(Urgency::Low, None)).unwrap();
        assert_eq!(view.reason, "Nothing hard comes soon: your next normal meal will do.");
    }
}

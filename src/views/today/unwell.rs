//! An illness or an injury that stands: what the runner said of it, and what they have not said since.

use crate::journal::{CheckIn, Day, Health, Kept, Spell, SpellKind};
use crate::phrase;

use crate::views::scene::Scene;

/// Says that the runner is ill. What was said on an earlier morning is told as that, and running since is no proof of health: it
/// is asked about.
pub(super) fn ill(scene: &Scene<'_>, fever: bool) -> String {
    let is = if fever { "You have a fever" } else { "You are ill" };
    let was = if fever { "You had a fever" } else { "You were ill" };
    let said = last(scene, |said| said.health.is_some());
    let ill = said.filter(|said| said.health.is_some_and(|health| health != Health::Well && (health == Health::Fever) == fever));
    let by_spell = spell(scene, |kind| matches!(kind, SpellKind::Illness { fever: of_spell } if *of_spell == fever));
    let Some(day) = ill.map(|said| day(scene, said)).filter(|day| *day < scene.today() && !by_spell) else {
        return format!("{is}: rest, whatever the numbers say.");
    };
    let on = phrase::day(day, scene.today());
    if ran_since(scene, day) {
        format!("{was} on {on} and ran since, which proves no health. Are you well again? Until you say so: rest.")
    } else {
        format!("{was} on {on} and have not said since that you are well: rest, whatever the numbers say.")
    }
}

/// Says that a pain, at a place in brackets or none, changes the runner's gait; asks whether it still does where they ran since.
pub(super) fn injured(scene: &Scene<'_>, placed: &str) -> String {
    let said = last(scene, |said| said.pain.is_some() || said.no_pain).filter(|said| said.pain.is_some());
    let by_spell = spell(scene, |kind| matches!(kind, SpellKind::Injury { .. }));
    let ran = said.map(|said| day(scene, said)).filter(|day| *day < scene.today() && !by_spell && ran_since(scene, *day));
    match ran.map(|day| phrase::day(day, scene.today())) {
        Some(on) => {
            format!(
                "A pain{placed} changed the way you move on {on}, and you ran since. Does it still? Until you say no: no running."
            )
        }
        None => format!("A pain{placed} changes the way you move: no running until it no longer does."),
    }
}

fn last<'a>(scene: &Scene<'a>, tells: impl Fn(&CheckIn) -> bool) -> Option<&'a Kept<CheckIn>> {
    scene.journal.check_ins().iter().rev().find(|said| said.at <= scene.now && tells(said))
}

fn day(scene: &Scene<'_>, said: &Kept<CheckIn>) -> Day {
    Day::of(said.at, scene.athlete.day_start)
}

fn spell(scene: &Scene<'_>, of_kind: impl Fn(&SpellKind) -> bool) -> bool {
    let lasts = |spell: &Spell| spell.from <= scene.today() && spell.until.is_none_or(|until| until >= scene.today());
    scene.journal.spells().iter().any(|spell| of_kind(&spell.kind) && lasts(spell))
}

fn ran_since(scene: &Scene<'_>, day: Day) -> bool {
    let runs = scene.journal.sessions().iter().rev().filter(|session| session.sport.is_running() && session.end() <= scene.now);
    runs.map(|run| Day::of(run.end(), scene.athlete.day_start)).any(|ran| ran > day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Entry, Pain};
    use crate::views::fixtures::{Stage, at, id, run};

    /// The morning of Sun 22 Nov with a check-in of Wed 18 Nov, and runs on the days named.
    fn morning(say: impl FnOnce(&mut CheckIn), runs: &[&str]) -> Stage {
        let mut check_in = CheckIn::new(at("2026-11-18T07:00:00+01:00"));
        say(&mut check_in);
        let runs = runs.iter().map(|day| run(&format!("{day}T18:00:00+01:00"), 8_000.0, 0.75));
        let runs = runs.enumerate().map(|(of, run)| (id(of as u128 + 10), Entry::Session(run)));
        Stage::new("2026-11-22T07:30:00+01:00", [(id(1), Entry::CheckIn(check_in))].into_iter().chain(runs).collect())
    }

    #[test]
    fn running_with_an_illness_nobody_spoke_of_again_is_no_proof_of_health_and_is_asked_about() {
        let told = |health: Health, runs: &[&str]| {
            ill(&morning(|said| said.health = Some(health), runs).scene(), health == Health::Fever)
        };
        let silent = told(Health::Ill, &["2026-11-18"]);
        assert_eq!(
            silent,
            "You were ill on Wed 18 Nov and have not said since that you are well: rest, whatever the numbers say."
        );
        let ran = told(Health::Ill, &["2026-11-20", "2026-11-21"]);
        assert!(ran.starts_with("You were ill on Wed 18 Nov and ran since") && ran.contains("Are you well again?"), "{ran}");
        let fever = told(Health::Fever, &["2026-11-20"]);
        assert!(fever.starts_with("You had a fever on Wed 18 Nov and ran since"), "{fever}");
    }

    #[test]
    fn running_on_a_limp_nobody_spoke_of_again_is_asked_about() {
        let limp = |said: &mut CheckIn| said.pain = Some(Pain { place: "knee".to_owned(), changes_gait: true, on_bone: false });
        let told = |runs: &[&str]| injured(&morning(limp, runs).scene(), " (knee)");
        assert_eq!(told(&[]), "A pain (knee) changes the way you move: no running until it no longer does.");
        let ran = told(&["2026-11-20"]);
        assert!(ran.starts_with("A pain (knee) changed the way you move on Wed 18 Nov, and you ran since."), "{ran}");
    }
}

//! The link that speaks of what overrules the sum.

use crate::journal::{CheckIn, Health, SpellKind};
use crate::phrase;
use crate::recovery::{Reason, Trouble};

use super::{FigureLine, Lead, Link, LinkEvidence};
use crate::views::effort;
use crate::views::scene::Scene;

/// Says which rules overrule the six systems, a link each, the one that decides first; none where none does.
pub(super) fn vetoes(scene: &Scene<'_>) -> Vec<Link> {
    let decides = rule(scene, "What overrules the sum", &scene.assessment.reason);
    let besides = scene.assessment.besides.iter().filter_map(|reason| rule(scene, "What else would", reason));
    decides.into_iter().chain(besides).collect()
}

fn rule(scene: &Scene<'_>, head: &'static str, reason: &Reason) -> Option<Link> {
    let (text, figures, source) =
        of_the_heart(reason).or_else(|| of_trouble(scene, reason)).or_else(|| of_first_runs(scene, reason))?;
    let figures = figures.into_iter().map(FigureLine::from).chain(told_by(scene, reason)).collect();
    let evidence = LinkEvidence {
        name: "",
        text: "A rule, not a measurement".to_owned(),
        source: source.to_owned(),
        confidence: "our choice",
    };
    Some(Link { head, text: text.to_owned(), figures, evidence: vec![evidence] })
}

/// Gives the entries of the log that tell of what overrules: the check-in, the illness or injury, the last run.
fn told_by(scene: &Scene<'_>, reason: &Reason) -> Vec<FigureLine> {
    let day = match reason {
        Reason::RestingHeartHigh { on, .. } => *on,
        Reason::ShortSleep { .. }
        | Reason::SleepDebt { .. }
        | Reason::HrvLow
        | Reason::Ill { .. }
        | Reason::Injured { .. }
        | Reason::Niggle { .. } => scene.today(),
        Reason::AfterIllness { last } | Reason::NoRunSince { last, .. } => *last,
        Reason::RaceNotLogged { day, .. } => *day,
        Reason::Layoff { last_run, .. } => {
            let run = scene.journal.sessions_on(*last_run, scene.athlete).iter().rfind(|session| session.sport.is_running());
            return run.map(|run| FigureLine::leading(effort::said(run, scene), Lead::Entry(run.id))).into_iter().collect();
        }
        Reason::AfterInjury { .. }
        | Reason::AfterSign { .. }
        | Reason::OnlyWalks
        | Reason::NothingLogged
        | Reason::Recovered
        | Reason::Held { .. }
        | Reason::RedFlags(_) => return Vec::new(),
    };
    let spell = scene.journal.spells().iter().find(|spell| spell.covers(day) && tells(&spell.kind, reason)).map(|spell| {
        let what = match spell.kind {
            SpellKind::Illness { .. } => "the illness",
            SpellKind::Injury { .. } => "the injury",
            SpellKind::Unlogged => "the days not logged",
        };
        FigureLine::leading(format!("{what} of {}", phrase::day(spell.from, scene.today())), Lead::Entry(spell.id))
    });
    // Of a day with several check-ins the latest that speaks of it; else the latest.
    let of_day = || scene.journal.check_ins_on(day, scene.athlete.day_start);
    let check_in = of_day().rfind(|check_in| speaks_of(check_in, reason)).or_else(|| of_day().next_back());
    let check_in = check_in.map(|check_in| {
        FigureLine::leading(format!("the check-in of {}", phrase::day(day, scene.today())), Lead::Entry(check_in.id))
    });
    spell.into_iter().chain(check_in).collect()
}

/// Says whether a check-in answers what a reason goes by.
const fn speaks_of(check_in: &CheckIn, reason: &Reason) -> bool {
    match reason {
        Reason::ShortSleep { .. } | Reason::SleepDebt { .. } => check_in.sleep.is_some(),
        Reason::RestingHeartHigh { .. } => check_in.resting_heart.is_some(),
        Reason::HrvLow => check_in.hrv.is_some(),
        Reason::Ill { .. } | Reason::AfterIllness { .. } | Reason::NoRunSince { trouble: Trouble::Fever, .. } => {
            matches!(check_in.health, Some(Health::Ill | Health::Fever))
        }
        Reason::Injured { .. } | Reason::Niggle { .. } | Reason::NoRunSince { trouble: Trouble::Pain, .. } => {
            check_in.pain.is_some()
        }
        Reason::AfterInjury { .. }
        | Reason::AfterSign { .. }
        | Reason::RaceNotLogged { .. }
        | Reason::Layoff { .. }
        | Reason::OnlyWalks
        | Reason::NothingLogged
        | Reason::Recovered
        | Reason::Held { .. }
        | Reason::RedFlags(_) => false,
    }
}

/// Says whether a spell of this kind is what a reason goes by: an injury tells nothing of a short night, nor of a fever.
const fn tells(kind: &SpellKind, reason: &Reason) -> bool {
    match reason {
        Reason::Ill { .. } | Reason::AfterIllness { .. } | Reason::NoRunSince { trouble: Trouble::Fever, .. } => {
            matches!(kind, SpellKind::Illness { .. })
        }
        Reason::Injured { .. }
        | Reason::Niggle { .. }
        | Reason::AfterInjury { .. }
        | Reason::NoRunSince { trouble: Trouble::Pain, .. } => matches!(kind, SpellKind::Injury { .. }),
        Reason::ShortSleep { .. }
        | Reason::SleepDebt { .. }
        | Reason::RestingHeartHigh { .. }
        | Reason::HrvLow
        | Reason::AfterSign { .. }
        | Reason::RaceNotLogged { .. }
        | Reason::Layoff { .. }
        | Reason::OnlyWalks
        | Reason::NothingLogged
        | Reason::Recovered
        | Reason::Held { .. }
        | Reason::RedFlags(_) => false,
    }
}

/// What a rule says, its figures, and where it comes from.
type RuleText = (&'static str, Vec<String>, &'static str);

/// Gives the rules of a short night and of the heart.
fn of_the_heart(reason: &Reason) -> Option<RuleText> {
    Some(match reason {
        Reason::ShortSleep { hours } => (
            "Less than six hours of sleep takes hard work off for the day, whatever the six systems say.",
            vec![format!("slept: about {} h", phrase::decimal(*hours, 1))],
            "common practice after studies of sleep loss",
        ),
        Reason::SleepDebt { hours } => (
            "Sleep that was missed adds up. A debt of four hours or more takes hard work off; each night of eight hours or more \
             halves it.",
            vec![format!("owed: about {} h", phrase::decimal(*hours, 0))],
            "a rule after studies of sleep loss (Van Dongen 2003); what you need is what you usually sleep, 6 to 8 h",
        ),
        Reason::RestingHeartHigh { above, .. } => (
            "A resting heart rate well above your own base keeps from hard work. It can only take a hard session away, never \
             clear one: after a race it overshoots.",
            vec![format!("above your base: about {above:.0} bpm")],
            "fixed limits: 7 bpm once, or 1.5 standard deviations on two mornings",
        ),
        Reason::HrvLow => (
            "A week of heart rate variability below your own range keeps from hard work. It can only take a hard session away, \
             never clear one: after a race it overshoots.",
            Vec::new(),
            "a fixed limit: half a standard deviation below the base, over seven days",
        ),
        Reason::Ill { .. }
        | Reason::AfterIllness { .. }
        | Reason::Injured { .. }
        | Reason::AfterInjury { .. }
        | Reason::AfterSign { .. }
        | Reason::RaceNotLogged { .. }
        | Reason::Layoff { .. }
        | Reason::OnlyWalks
        | Reason::NoRunSince { .. }
        | Reason::Niggle { .. }
        | Reason::NothingLogged
        | Reason::Recovered
        | Reason::Held { .. }
        | Reason::RedFlags(_) => return None,
    })
}

/// Gives the rules of illness, pain, signs and races that nothing was said of.
fn of_trouble(scene: &Scene<'_>, reason: &Reason) -> Option<RuleText> {
    Some(match reason {
        Reason::Ill { .. } => (
            "Illness means rest, whatever the six systems say; after a fever, one or two days without it come first.",
            Vec::new(),
            "common medical practice",
        ),
        Reason::AfterIllness { last } => (
            "After an illness the first days are easy and half as much as usual; a bad morning begins them anew, and makes them more.",
            vec![format!("last day ill: {}", phrase::day(*last, scene.today()))],
            "common medical practice",
        ),
        Reason::Injured { .. } => {
            ("A pain that changes the way you move means no running.", Vec::new(), "common medical practice")
        }
        Reason::AfterInjury { .. } => (
            "Just after a pain that changed the way you move, two easy days come before anything hard.",
            Vec::new(),
            "common practice",
        ),
        Reason::AfterSign { .. } => (
            "After a sign that needs a doctor the day on which it is gone is one of rest, and the week after it is easy. After one \
             of the heart, the vessels, the kidneys or the head that week is rest, and the next one easy.",
            Vec::new(),
            "prudence; a doctor knows better",
        ),
        Reason::RaceNotLogged { .. } => (
            "What is not known is no rest: a planned race counts as run until you log it or say that you rested on its day.",
            Vec::new(),
            "prudence",
        ),
        Reason::Niggle { .. } => {
            ("A pain that is felt but does not change the way you move keeps from hard work.", Vec::new(), "common practice")
        }
        Reason::Layoff { .. }
        | Reason::OnlyWalks
        | Reason::NoRunSince { .. }
        | Reason::ShortSleep { .. }
        | Reason::SleepDebt { .. }
        | Reason::RestingHeartHigh { .. }
        | Reason::HrvLow
        | Reason::NothingLogged
        | Reason::Recovered
        | Reason::Held { .. }
        | Reason::RedFlags(_) => return None,
    })
}

/// Gives the rules of a first run: after a layoff, a fever or a pain, and where none is known.
fn of_first_runs(scene: &Scene<'_>, reason: &Reason) -> Option<RuleText> {
    Some(match reason {
        Reason::Layoff { last_run, .. } => (
            "After ten days or more without a run, beside those that a great effort takes, the first runs are easy: one, two from \
             three weeks, three from six, six from three months.",
            vec![format!("last run before: {}", phrase::day(*last_run, scene.today()))],
            "tendons and bones lose the habit of running; the longest run of 30 days is the measure (Frandsen 2025)",
        ),
        Reason::OnlyWalks => (
            "A walk says nothing of how you run: where no run, ride or swim is logged, the first run is an easy one.",
            Vec::new(),
            "prudence",
        ),
        Reason::NoRunSince { trouble: Trouble::Fever, last } => (
            "After a fever the first run is an easy one.",
            vec![format!("last day ill: {}", phrase::day(*last, scene.today()))],
            "common medical practice",
        ),
        Reason::NoRunSince { trouble: Trouble::Pain, last } => (
            "After a pain that changed the way you move the first run is an easy one.",
            vec![format!("last day of pain: {}", phrase::day(*last, scene.today()))],
            "common practice",
        ),
        Reason::Ill { .. }
        | Reason::AfterIllness { .. }
        | Reason::Injured { .. }
        | Reason::AfterInjury { .. }
        | Reason::AfterSign { .. }
        | Reason::RaceNotLogged { .. }
        | Reason::Niggle { .. }
        | Reason::ShortSleep { .. }
        | Reason::SleepDebt { .. }
        | Reason::RestingHeartHigh { .. }
        | Reason::HrvLow
        | Reason::NothingLogged
        | Reason::Recovered
        | Reason::Held { .. }
        | Reason::RedFlags(_) => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Entry, Grade, Spell};
    use crate::views::fixtures::{Stage, on};

    #[test]
    fn a_rule_leads_to_the_spell_that_it_goes_by_and_to_no_other() {
        let spell = |kind| Entry::Spell(Spell { kind, from: on(2026, 11, 20), until: None, notes: String::new(), source: None });
        let knee = spell(SpellKind::Injury { place: "knee".to_owned(), grade: Grade::Niggle });
        let cold = spell(SpellKind::Illness { fever: false });
        let stage = Stage::morning_after().with(5, knee).with(6, cold);
        let told = |reason: Reason| told_by(&stage.scene(), &reason).iter().map(|line| line.text.clone()).collect::<Vec<_>>();
        assert_eq!(told(Reason::Ill { fever: false }), ["the illness of Fri 20 Nov"]);
        assert_eq!(
            told(Reason::Niggle { place: "knee".to_owned(), until: crate::views::fixtures::on(2026, 11, 23) }),
            ["the injury of Fri 20 Nov"]
        );
        assert_eq!(told(Reason::ShortSleep { hours: 4.0 }), [""; 0]);
    }
}

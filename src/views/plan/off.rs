//! Days planned to be of rest, and what is planned on them all the same.

use crate::journal::{Kept, PlannedRest};
use crate::phrase;
use crate::recovery::{LAYOFF_DAYS, vo2max_loss_percent};

use super::PlanRow;
use crate::views::effort;
use crate::views::scene::Scene;
use crate::views::{Said, Tone, sign};

/// Per cent of oxygen uptake from which what a break costs is worth a word.
const WORTH_A_WORD: f64 = 0.5;

/// Builds the row of a planned rest.
pub(super) fn row(scene: &Scene<'_>, rest: &Kept<PlannedRest>) -> PlanRow {
    let today = scene.today();
    let several = rest.days() > 1;
    let until = format!("until {}", phrase::day(rest.until, today));
    PlanRow {
        id: rest.id,
        glyph: sign::PLANNED_REST,
        day: rest.from,
        until: several.then_some(rest.until),
        date: phrase::day(rest.from, today),
        away: if rest.from < today { "since then".to_owned() } else { phrase::days_away(rest.from, today) },
        name: effort::capitalised(sign::rest_name(rest)),
        figures: if several { format!("{until} · {}", phrase::days(rest.days().unsigned_abs())) } else { String::new() },
        priority: "",
        chance: None,
        said: String::new(),
        runs_first: 0,
        ready_for: "",
        hangs: "",
        tone: Tone::Plain,
        open: None,
        notes: notes(scene, rest),
    }
}

fn notes(scene: &Scene<'_>, rest: &PlannedRest) -> Vec<Said> {
    let own = crate::journal::clean_line(&rest.notes);
    let own = (!own.is_empty()).then(|| Said::new(Tone::Quiet, format!("Note: {}.", own.trim_end_matches('.'))));
    own.into_iter().chain(planned_within(scene, rest)).chain(cost(rest)).collect()
}

/// Says what is planned on the days of rest.
fn planned_within(scene: &Scene<'_>, rest: &PlannedRest) -> Option<Said> {
    let within: Vec<_> = scene.journal.planned().iter().filter(|plan| rest.covers(plan.day)).collect();
    let first = within.first()?;
    let on = phrase::day(first.day, scene.today());
    let name = effort::planned_name(first, scene);
    let others = match within.len() - 1 {
        0 => String::new(),
        others => format!(", and {others} more"),
    };
    Some(Said::new(Tone::Careful, format!("Something is planned on it all the same: {name} on {on}{others}.")))
}

/// Says what so many days without running cost, and how one comes back from them.
fn cost(rest: &PlannedRest) -> Vec<Said> {
    let loss = vo2max_loss_percent(rest.days() as f64);
    let cost = (loss >= WORTH_A_WORD).then(|| {
        let days = phrase::days(rest.days().unsigned_abs());
        Said::new(
            Tone::Quiet,
            format!(
                "{days} without running cost about {loss:.0} % of oxygen uptake; to swim or ride twice a week keeps most of it."
            ),
        )
    });
    let back = (rest.days() >= LAYOFF_DAYS).then(|| Said::new(Tone::Quiet, "The first runs after are easy ones."));
    cost.into_iter().chain(back).collect()
}

/// Says of something planned that it lies on days planned to be of rest.
pub(in crate::views) fn clash(scene: &Scene<'_>, rest: &PlannedRest) -> Said {
    let today = scene.today();
    let text = if rest.days() == 1 {
        "The day is planned to be of rest.".to_owned()
    } else {
        let (from, until) = (phrase::day(rest.from, today), phrase::day(rest.until, today));
        format!("It lies in the {} you planned, {from} to {until}.", sign::rest_name(rest))
    };
    Said::new(Tone::Careful, text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Entry, Planned, Sport};
    use crate::plan::Imagined;
    use crate::views::fixtures::{Stage, hours, on};
    use crate::views::{PlanView, plan};

    fn view(entries: Vec<Entry>) -> PlanView {
        let stage = (5..).zip(entries).fold(Stage::morning_after(), |stage, (number, entry)| stage.with(number, entry));
        plan(stage.now, &stage.assessment, &stage.journal, &stage.athlete, stage.units, &Imagined::default())
    }

    fn said(row: &PlanRow) -> Vec<&str> {
        row.notes.iter().map(|said| said.text.as_str()).collect()
    }

    #[test]
    fn a_break_says_what_it_costs_and_what_is_planned_in_it() {
        let long = Planned { moving: Some(hours(2.0)), ..Planned::new(Sport::Run, on(2026, 12, 26)) };
        let rest = PlannedRest { until: on(2027, 1, 3), ..PlannedRest::on(on(2026, 12, 20)) };
        let view = view(vec![Entry::Planned(long), Entry::PlannedRest(rest)]);
        let [rest, long] = view.rows.as_slice() else { panic!("{:?}", view.rows) };
        assert_eq!((rest.name.as_str(), rest.figures.as_str()), ("Break", "until Sun 3 Jan · 15 days"));
        assert_eq!(
            said(rest),
            [
                "Something is planned on it all the same: 2 h run on Sat 26 Dec.",
                "15 days without running cost about 6 % of oxygen uptake; to swim or ride twice a week keeps most of it.",
                "The first runs after are easy ones.",
            ]
        );
        assert_eq!(said(long)[0], "It lies in the break you planned, Sun 20 Dec to Sun 3 Jan.");
    }

    #[test]
    fn a_day_of_rest_costs_nothing_worth_a_word() {
        let view = view(vec![Entry::PlannedRest(PlannedRest::on(on(2026, 11, 29)))]);
        assert_eq!((view.rows[0].name.as_str(), said(&view.rows[0]).len()), ("Rest", 0));
    }
}

//! The words for what was done to the log.

use crate::journal::{CheckIn, Entry, Intake, Planned, PlannedRest, Session, SpellKind, Units, clean_line};
use crate::phrase::{self, names};

/// Said of a session of which nobody knows how long or how far it was, and what to do.
pub const HOW_MUCH: (&str, &str) = ("How long or how far was it?", "Add it, such as run 45min or run 8k.");

/// Said of a plan that comes again up to a race where none is planned, and what to do.
pub const UNTIL_WHEN: &str = "Until when? No race is planned after it: add `for 6 weeks` or `until 20 dec`.";

/// Gives plans of one line in a few words, such as `6 sessions: run, Tue 24 Nov 2026 to Tue 29 Dec 2026`.
#[must_use]
pub fn several_in_short(plans: &[Planned]) -> String {
    match plans {
        [first, .., last] => {
            let many = phrase::count(plans.len() as u64, "session", "sessions");
            let (from, until) = (phrase::full_day(first.day), phrase::full_day(last.day));
            format!("{many}: {}, {from} to {until}", plan_in_short(first))
        }
        [only] => planned_in_short(only),
        [] => String::new(),
    }
}

/// Gives an entry in a few words, such as `trail run 42 km`, for labels and notices.
#[must_use]
pub fn in_short(entry: &Entry, units: Units) -> String {
    match entry {
        Entry::Session(session) => session_in_short(session, units),
        Entry::Rest(rest) => format!("rest on {}", phrase::full_day(rest.day)),
        Entry::CheckIn(CheckIn { at, .. }) => format!("check-in of {}", phrase::moment(*at)),
        Entry::Intake(intake) => intake_in_short(intake, units),
        Entry::Spell(spell) => match &spell.kind {
            SpellKind::Illness { fever: true } => "fever".to_owned(),
            SpellKind::Illness { fever: false } => "illness".to_owned(),
            SpellKind::Injury { place, .. } => format!("injury {}", clean_line(place)).trim_end().to_owned(),
            SpellKind::Unlogged => "days not logged".to_owned(),
        },
        Entry::Planned(planned) => planned_in_short(planned),
        Entry::PlannedRest(rest) => rest_in_short(rest),
    }
}

fn session_in_short(session: &Session, units: Units) -> String {
    let sport = names::sport_of(session).to_lowercase();
    match (session.distance, session.moving) {
        (Some(distance), _) => format!("{sport} {}", phrase::distance_of(session.sport, distance, units)),
        (None, Some(moving)) => format!("{sport} {}", phrase::spent(moving)),
        (None, None) => sport,
    }
}

fn intake_in_short(intake: &Intake, units: Units) -> String {
    let parts = [
        (!intake.title.is_empty()).then(|| clean_line(&intake.title)),
        intake.carbohydrate.map(|mass| format!("{} carbs", phrase::grams(mass))),
        intake.protein.map(|mass| format!("{} protein", phrase::grams(mass))),
        intake.fluid.map(|volume| phrase::drink(volume, units)),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn planned_in_short(planned: &Planned) -> String {
    format!("{} on {}", plan_in_short(planned), phrase::full_day(planned.day))
}

fn rest_in_short(rest: &PlannedRest) -> String {
    let (from, until) = (phrase::full_day(rest.from), phrase::full_day(rest.until));
    match (rest.is_break(), rest.from == rest.until) {
        (_, true) => format!("rest on {from}"),
        (false, false) => format!("rest from {from} to {until}"),
        (true, false) => format!("a break from {from} to {until}"),
    }
}

/// Gives a plan by its title, else by its sport.
pub(super) fn plan_in_short(planned: &Planned) -> String {
    if planned.title.is_empty() { names::sport(planned.sport).to_lowercase() } else { clean_line(&planned.title) }
}

/// What the first word of a label becomes once it is done.
const DONE: [(&str, &str); 10] = [
    ("move ", "Moved "),
    ("rest on ", "Rest on "),
    ("log ", "Logged "),
    ("plan ", "Planned "),
    ("correct ", "Corrected "),
    ("delete ", "Deleted "),
    ("note ", "Noted "),
    ("import ", "Imported "),
    ("join ", "Joined "),
    ("split ", "Split "),
];

/// Gives a label as something that has been done: `log run 10 km` becomes `Logged run 10 km`.
#[must_use]
pub fn done(label: &str) -> String {
    let known = DONE.iter().find_map(|(now, past)| label.strip_prefix(now).map(|rest| format!("{past}{rest}")));
    known.unwrap_or_else(|| format!("Kept {label}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_that_is_done_reads_as_done() {
        assert_eq!(done("log run 10 km"), "Logged run 10 km");
        assert_eq!(done("delete rest on Sat 21 Nov 2026"), "Deleted rest on Sat 21 Nov 2026");
        assert_eq!(done("tidying"), "Kept tidying");
    }
}

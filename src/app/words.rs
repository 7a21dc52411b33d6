//! The words for what was done to the log.

use crate::journal::{CheckIn, Entry, Intake, Planned, Session, SpellKind, Units, clean_line};
use crate::phrase::{self, names};

/// Said of a session of which nobody knows how long or how far it was, and what to do.
pub const HOW_MUCH: (&str, &str) = ("How long or how far was it?", "Add it, such as run 45min or run 8k.");

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
        },
        Entry::Planned(planned) => planned_in_short(planned),
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

//! The figures of an entry, kind by kind.

use crate::journal::{CheckIn, Entry, Grade, Id, Intake, Planned, PlannedRest, Session, Spell, SpellKind, Units, clean_line};
use crate::phrase::{self, names};

use super::Fact;
use crate::views::check_in::{CheckInField, said};
use crate::views::felt::{self, FeltEffort};
use crate::views::log::still;
use crate::views::scene::Ground;

/// A label and what may be known of it.
type KnownFact = (&'static str, Option<String>);

/// Gives the figures of an entry, in order; what is not known has no line.
pub(super) fn facts(id: Id, entry: &Entry, ground: &Ground<'_>) -> Vec<Fact> {
    let known = match entry {
        Entry::Session(session) => session_facts(session, ground),
        Entry::Rest(_) => Vec::new(),
        Entry::CheckIn(check_in) => check_in_facts(check_in),
        Entry::Intake(intake) => intake_facts(intake, ground.units),
        Entry::Spell(spell) => spell_facts(id, spell, ground),
        Entry::Planned(planned) => planned_facts(planned, ground),
        Entry::PlannedRest(rest) => planned_rest_facts(rest),
    };
    known.into_iter().filter_map(|(label, value)| Some(Fact { label, value: value? })).collect()
}

/// Names a spell.
pub(super) fn spell_name(kind: &SpellKind) -> String {
    let name = match kind {
        SpellKind::Illness { fever: true } => "Fever",
        SpellKind::Illness { fever: false } => "Illness",
        SpellKind::Injury { grade: Grade::Niggle, .. } => "Niggle",
        SpellKind::Injury { grade: Grade::Injured, .. } => "Injury",
        SpellKind::Unlogged => "Trained, not logged",
    };
    name.to_owned()
}

/// Gives a text of the runner's, cleaned; `None` where it is empty.
fn words(text: &str) -> Option<String> {
    let clean = clean_line(text);
    (!clean.is_empty()).then_some(clean)
}

fn session_facts(session: &Session, ground: &Ground<'_>) -> Vec<KnownFact> {
    let units = ground.units;
    let kind = session.kind.map(|kind| format!(" · {}", names::kind(kind))).unwrap_or_default();
    let tags: Vec<String> = session.tags.iter().map(|tag| format!("#{}", clean_line(tag))).collect();
    let load = ground.felt(session).and_then(FeltEffort::load_said).map(|load| format!("{load} (RPE × min)"));
    vec![
        ("Sport", Some(format!("{}{kind}", clean_line(names::sport_of(session))))),
        ("Distance", session.distance.map(|length| phrase::distance_of(session.sport, length, units))),
        ("Moving", session.moving.map(phrase::stopwatch)),
        ("Elapsed", session.elapsed.map(phrase::stopwatch)),
        ("Pace", pace(session, ground)),
        ("Climb", session.climb.map(|height| phrase::climb(height, units))),
        ("Descent", session.descent.map(|height| phrase::climb(height, units))),
        ("Effort", effort(session, ground)),
        ("Load", load),
        ("Feeling", session.feel.map(|feel| format!("{} of 10", phrase::decimal(feel.value(), 1)))),
        ("Heart", heart(session)),
        ("Watch says", session.watch_recovery.map(|time| format!("{} of recovery (shown, not used)", phrase::about(time)))),
        ("Place", words(&session.place)),
        ("Tags", (!tags.is_empty()).then(|| tags.join(" "))),
        ("From", files(session)),
        ("Recorded by", session.source.device.as_deref().and_then(words)),
        ("Climb found", session.source.climb_method.as_deref().and_then(words)),
    ]
}

/// Names the files that it was read from, the one that counts first.
fn files(session: &Session) -> Option<String> {
    let mut files: Vec<String> = Vec::new();
    for recording in session.recordings() {
        let file = recording.source.file.as_deref().and_then(words);
        files.extend(file.filter(|file| !files.contains(file)));
    }
    (!files.is_empty()).then(|| files.join(", "))
}

fn pace(session: &Session, ground: &Ground<'_>) -> Option<String> {
    phrase::pace(session.sport, session.distance?, session.moving?, ground.units)
}

/// Says how hard it was and how that is known; what is for comfort has no effort unless the runner said one.
fn effort(session: &Session, ground: &Ground<'_>) -> Option<String> {
    let counts = session.rpe.is_some() || !session.sport.is_comfort();
    counts.then(|| felt::rated(session, felt::measured(session, ground.journal, ground.athlete)))
}

fn heart(session: &Session) -> Option<String> {
    match (session.heart_avg, session.heart_max) {
        (Some(average), Some(most)) => {
            Some(format!("{} average, {} highest", phrase::heart_rate(average), phrase::heart_rate(most)))
        }
        (Some(average), None) => Some(format!("{} average", phrase::heart_rate(average))),
        (None, Some(most)) => Some(format!("{} highest", phrase::heart_rate(most))),
        (None, None) => None,
    }
}

fn check_in_facts(check_in: &CheckIn) -> Vec<KnownFact> {
    let answers = CheckInField::ALL.into_iter().map(|field| {
        let answer = said(Some(check_in), field);
        (field.name(), (!answer.is_empty()).then_some(answer))
    });
    let signs: Vec<&str> = check_in.red_flags.iter().map(|flag| names::red_flag(*flag)).collect();
    let signs = ("Signs", (!signs.is_empty()).then(|| signs.join(", ")));
    answers.chain([signs, ("From", check_in.source.text().as_deref().and_then(words))]).collect()
}

fn intake_facts(intake: &Intake, units: Units) -> Vec<KnownFact> {
    vec![
        ("Carbohydrate", intake.carbohydrate.map(phrase::grams)),
        ("Protein", intake.protein.map(phrase::grams)),
        ("Fluid", intake.fluid.map(|volume| phrase::drink(volume, units))),
    ]
}

fn spell_facts(id: Id, spell: &Spell, ground: &Ground<'_>) -> Vec<KnownFact> {
    let place = match &spell.kind {
        SpellKind::Injury { place, .. } => words(place),
        SpellKind::Illness { .. } | SpellKind::Unlogged => None,
    };
    let kept = ground.journal.spells().iter().find(|kept| kept.id == id);
    let open = || kept.map(|kept| still(ground, kept, phrase::full_day));
    vec![("Where", place), ("Until", spell.until.map(phrase::full_day).or_else(open))]
}

fn planned_rest_facts(rest: &PlannedRest) -> Vec<KnownFact> {
    let several = rest.days() > 1;
    vec![
        ("Until", several.then(|| phrase::full_day(rest.until))),
        ("Long", several.then(|| phrase::days(rest.days().unsigned_abs()))),
    ]
}

fn planned_facts(planned: &Planned, ground: &Ground<'_>) -> Vec<KnownFact> {
    let units = ground.units;
    let kind = planned.kind.map(|kind| format!(" · {}", names::kind(kind))).unwrap_or_default();
    vec![
        ("Sport", Some(format!("{}{kind}", names::sport(planned.sport)))),
        ("Starts", planned.start.map(|clock| clock.to_string())),
        ("Race", planned.race.map(|race| format!("priority {}", names::priority(race)))),
        ("First planned", planned.first_day.map(phrase::full_day)),
        ("Distance", planned.distance.map(|length| phrase::distance_of(planned.sport, length, units))),
        ("Moving", planned.moving.map(phrase::stopwatch)),
        ("Climb", planned.climb.map(|height| phrase::climb(height, units))),
        ("Descent", planned.descent.map(|height| phrase::climb(height, units))),
        ("Effort", planned.rpe.map(phrase::effort)),
    ]
}

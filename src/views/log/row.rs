//! One entry as a row.

use crate::journal::{
    CheckIn, Day, Grade, Intake, Kept, Kind, Planned, PlannedRest, Priority, Session, Spell, SpellKind, Units, clean_line,
};
use crate::phrase::{self, names};
use crate::recovery::{Own, said_over};

use super::LogRow;
use super::source::EntryRef;
use crate::views::felt::FeltEffort;
use crate::views::scene::Ground;
use crate::views::sign;
use crate::views::{Glyph, Tone};

/// Builds the row of an entry.
pub(super) fn row(ground: &Ground<'_>, own: &Own, item: EntryRef<'_>) -> LogRow {
    let today: Day = ground.today();
    let mut row = LogRow {
        id: item.id(),
        kind: item.row(),
        glyph: Glyph::new(' ', ' '),
        date: phrase::day(item.day(ground.athlete), today),
        sport: String::new(),
        title: String::new(),
        distance: String::new(),
        moving: String::new(),
        climb: String::new(),
        rpe: String::new(),
        load: String::new(),
        cost: String::new(),
        ahead: item.entry().is_ahead(ground.now, ground.athlete.day_start),
        tone: Tone::Quiet,
    };
    match item {
        EntryRef::Session(kept) => {
            session(&mut row, ground, &kept.what);
            row.cost = cost(ground, own, kept);
        }
        EntryRef::Rest(kept) => said(&mut row, Glyph::new('·', '.'), "Rest", first_line(&kept.notes)),
        EntryRef::CheckIn(kept) => said(&mut row, Glyph::new('✓', 'c'), "Check-in", check_in(&kept.what)),
        EntryRef::Intake(kept) => said(&mut row, Glyph::new('∪', 'u'), "Ate, drank", intake(&kept.what, ground.units)),
        EntryRef::Spell(kept) => spell(&mut row, ground, kept),
        EntryRef::Planned(kept) => planned(&mut row, ground, &kept.what),
        EntryRef::PlannedRest(kept) => planned_rest(&mut row, &kept.what, today),
    }
    row
}

fn said(row: &mut LogRow, glyph: Glyph, what: &str, title: String) {
    row.glyph = glyph;
    what.clone_into(&mut row.sport);
    row.title = title;
}

fn session(row: &mut LogRow, ground: &Ground<'_>, session: &Session) {
    row.glyph = sign::done(session, ground);
    row.tone = Tone::Plain;
    row.sport = clean_line(names::sport_of(session));
    row.title = session_title(session);
    row.distance = session.distance.map(|length| phrase::distance_of(session.sport, length, ground.units)).unwrap_or_default();
    row.moving = session.moving.map(phrase::stopwatch).unwrap_or_default();
    row.climb = session.climb.map(|height| phrase::climb(height, ground.units)).unwrap_or_default();
    let felt = ground.felt(session);
    row.rpe = felt.map(FeltEffort::rpe_said).unwrap_or_default();
    row.load = felt.and_then(FeltEffort::load_said).unwrap_or_default();
}

/// Gives the days to training again that a session costs this runner by itself; nothing where it is less than half a day.
fn cost(ground: &Ground<'_>, own: &Own, session: &Kept<Session>) -> String {
    let sessions = ground.journal.sessions();
    let before = sessions.partition_point(|other| other.start < session.start);
    let days = own.days_alone(session, sessions.get(..before).unwrap_or_default(), ground.athlete).round();
    if days < 1.0 { String::new() } else { format!("{days} d") }
}

/// Gives a session's title and tags; where there is neither, what it was meant to be.
fn session_title(session: &Session) -> String {
    let kind = session.kind.filter(|kind| *kind == Kind::Race || session.title.is_empty()).map(names::kind);
    let title = clean_line(&session.title);
    let tags = session.tags.iter().map(|tag| format!("#{}", clean_line(tag)));
    let words = kind.map(str::to_owned).into_iter().chain((!title.is_empty()).then_some(title)).chain(tags);
    words.collect::<Vec<String>>().join(" · ")
}

/// Gives what a check-in says, in short.
pub(in crate::views) fn check_in(check_in: &CheckIn) -> String {
    let pain = check_in.pain.as_ref().filter(|_| !check_in.no_pain);
    let signs = check_in.red_flags.iter().filter(|flag| !check_in.signs_gone.contains(flag));
    let signs: Vec<String> = signs.map(|flag| names::red_flag(*flag).to_owned()).collect();
    let gone: Vec<String> = check_in.signs_gone.iter().map(|flag| format!("no {}", names::red_flag(*flag))).collect();
    let listed = |names: &[String]| (!names.is_empty()).then(|| names.join(", "));
    let parts = [
        check_in.soreness.map(|value| format!("soreness {}", phrase::decimal(value.value(), 1))),
        check_in.fatigue.map(|value| format!("fatigue {}", value.value())),
        check_in.mood.map(|value| format!("mood {}", value.value())),
        check_in.stress.map(|value| format!("stress {}", value.value())),
        check_in.sleep.map(|value| format!("sleep {}", phrase::spent(value))),
        check_in.sleep_quality.map(|value| format!("sleep quality {}", value.value())),
        check_in.resting_heart.map(phrase::heart_rate),
        check_in.hrv.as_ref().map(|hrv| format!("HRV {} ms", phrase::decimal(hrv.milliseconds, 0))),
        check_in.health.map(|health| names::health(health).to_owned()),
        pain.map(|pain| format!("pain {}", clean_line(&pain.place)).trim_end().to_owned()),
        check_in.no_pain.then(|| "no pain".to_owned()),
        listed(&signs),
        listed(&gone),
    ];
    let said = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    if said.is_empty() { first_line(&check_in.notes) } else { said }
}

fn intake(intake: &Intake, units: Units) -> String {
    let title = clean_line(&intake.title);
    let parts = [
        (!title.is_empty()).then_some(title),
        intake.carbohydrate.map(|mass| format!("{} carbs", phrase::grams(mass))),
        intake.protein.map(|mass| format!("{} protein", phrase::grams(mass))),
        intake.fluid.map(|volume| phrase::drink(volume, units)),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn spell(row: &mut LogRow, ground: &Ground<'_>, spell: &Kept<Spell>) {
    let today = ground.today();
    let until = match spell.until {
        Some(until) if until == spell.from => String::new(),
        Some(until) => format!("until {}", phrase::day(until, today)),
        None => still(ground, spell, |day| phrase::day(day, today)),
    };
    let (glyph, what, place) = match &spell.kind {
        SpellKind::Illness { fever: true } => (Glyph::new('✚', '+'), "Fever", String::new()),
        SpellKind::Illness { fever: false } => (Glyph::new('✚', '+'), "Illness", String::new()),
        SpellKind::Injury { place, grade: Grade::Injured } => (Glyph::new('✖', 'x'), "Injury", clean_line(place)),
        SpellKind::Injury { place, grade: Grade::Niggle } => (Glyph::new('✖', 'x'), "Niggle", clean_line(place)),
        SpellKind::Unlogged => (Glyph::new('○', '?'), "Not logged", String::new()),
    };
    let words = [place, until, first_line(&spell.notes)];
    let title = words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(", ");
    said(row, glyph, what, title);
    row.tone = if spell.kind == SpellKind::Unlogged { Tone::Quiet } else { Tone::Careful };
}

/// Says whether a spell without an end is over, by what the runner said later; the `date` is written as the rest is.
pub(in crate::views) fn still(ground: &Ground<'_>, spell: &Kept<Spell>, date: impl Fn(Day) -> String) -> String {
    let over = said_over(ground.now, ground.journal, ground.athlete, spell).map(date);
    match (over, &spell.kind) {
        (None, _) => "not over yet".to_owned(),
        (Some(day), SpellKind::Injury { .. }) => format!("no pain on {day}"),
        (Some(day), SpellKind::Illness { .. } | SpellKind::Unlogged) => format!("well on {day}"),
    }
}

fn planned(row: &mut LogRow, ground: &Ground<'_>, planned: &Planned) {
    row.glyph = sign::planned(planned);
    names::sport(planned.sport).clone_into(&mut row.sport);
    let what = match planned.race {
        Some(Priority::A) => "planned race A",
        Some(Priority::B) => "planned race B",
        Some(Priority::C) => "planned race C",
        None => "planned",
    };
    let title = clean_line(&planned.title);
    row.title = if title.is_empty() { what.to_owned() } else { format!("{what} · {title}") };
    row.distance = planned.distance.map(|length| phrase::distance_of(planned.sport, length, ground.units)).unwrap_or_default();
    row.moving = planned.moving.map(phrase::stopwatch).unwrap_or_default();
    row.climb = planned.climb.map(|height| phrase::climb(height, ground.units)).unwrap_or_default();
    row.rpe = planned.rpe.map(|rpe| phrase::decimal(rpe.value(), 1)).unwrap_or_default();
}

fn planned_rest(row: &mut LogRow, rest: &PlannedRest, today: Day) {
    let until = (rest.until > rest.from).then(|| format!("until {}", phrase::day(rest.until, today)));
    let notes = Some(first_line(&rest.notes)).filter(|notes| !notes.is_empty());
    let title = [Some("planned".to_owned()), until, notes].into_iter().flatten().collect::<Vec<_>>().join(", ");
    said(row, sign::PLANNED_REST, if rest.is_break() { "Break" } else { "Rest" }, title);
}

fn first_line(notes: &str) -> String {
    notes.lines().next().map(clean_line).unwrap_or_default()
}

//! Entries told back in one line: what was understood, and what a list shows.

use crate::journal::{
    CheckIn, Day, Entry, Grade, Hrv, HrvMeasure, Intake, Pain, Planned, PlannedRest, Session, Spell, SpellKind, Units,
};
use crate::phrase::{self, names};

/// Tells an entry in one line.
#[must_use]
pub fn entry(entry: &Entry, today: Day, units: Units) -> String {
    match entry {
        Entry::Session(what) => session_in_full(what, units),
        Entry::Rest(what) => format!("Rest {}", phrase::full_day(what.day)),
        Entry::CheckIn(what) => check_in(what),
        Entry::Intake(what) => intake(what, units),
        Entry::Spell(what) => spell(what, today),
        Entry::Planned(what) => planned(what, units),
        Entry::PlannedRest(what) => planned_rest(what),
    }
}

/// Tells a session briefly, so that it is known again: `Trail run Sat 21 Nov 2026 09:00: 42.0 km, 6:10:00, RPE 8, race, "Ridge"`.
#[must_use]
pub fn session(session: &Session, units: Units) -> String {
    told(session, units, Fullness::Briefly)
}

/// Tells a session with everything the log keeps of what was said.
#[must_use]
pub fn session_in_full(session: &Session, units: Units) -> String {
    told(session, units, Fullness::InFull)
}

/// How much is told of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fullness {
    Briefly,
    InFull,
}

fn told(session: &Session, units: Units, much: Fullness) -> String {
    let full = much == Fullness::InFull;
    let mut facts = Vec::new();
    facts.extend(session.distance.map(|length| phrase::distance_of(session.sport, length, units)));
    facts.extend(session.moving.or(session.elapsed).map(phrase::stopwatch));
    let paused = session.elapsed.filter(|elapsed| full && session.moving.is_some_and(|moving| moving != *elapsed));
    facts.extend(paused.map(|elapsed| format!("{} with pauses", phrase::stopwatch(elapsed))));
    facts.extend(session.climb.map(|height| format!("{} up", phrase::climb(height, units))));
    facts.extend(session.descent.map(|height| format!("{} down", phrase::climb(height, units))));
    facts.extend(session.rpe.map(phrase::effort));
    facts.extend(session.feel.filter(|_| full).map(|feel| format!("feel {} of 10", phrase::decimal(feel.value(), 1))));
    facts.extend(session.heart_avg.map(phrase::heart_rate));
    facts.extend(session.heart_max.filter(|_| full).map(|most| format!("at most {}", phrase::heart_rate(most))));
    facts.extend(session.kind.map(|kind| names::kind(kind).to_owned()));
    facts.extend((!session.title.is_empty()).then(|| format!("\"{}\"", session.title)));
    facts.extend((!session.place.is_empty()).then(|| format!("@{}", session.place)));
    facts.extend(session.tags.iter().map(|tag| format!("#{tag}")));
    let note = session.notes.replace('\n', "; ");
    facts.extend((full && !note.is_empty()).then(|| format!("note \"{}\"", phrase::shortened(&note))));
    listed(&format!("{} {}", names::sport_of(session), phrase::moment(session.start)), &facts)
}

/// Tells a check-in: `Check-in Sun 22 Nov 2026 08:14: soreness 6 of 10, 6 h 30 of sleep`.
#[must_use]
pub fn check_in(check_in: &CheckIn) -> String {
    let of_five =
        |name: &str, rating: Option<crate::journal::Scale5>| rating.map(|rating| format!("{name} {} of 5", rating.value()));
    let mut facts = Vec::new();
    facts.extend(check_in.soreness.map(|rating| format!("soreness {} of 10", phrase::decimal(rating.value(), 1))));
    facts.extend(of_five("fatigue", check_in.fatigue));
    facts.extend(of_five("mood", check_in.mood));
    facts.extend(of_five("stress", check_in.stress));
    facts.extend(check_in.sleep.map(|length| format!("{} of sleep", phrase::spent(length))));
    facts.extend(of_five("sleep quality", check_in.sleep_quality));
    facts.extend(check_in.resting_heart.map(|rate| format!("resting heart rate {}", phrase::heart_rate(rate))));
    facts.extend(check_in.hrv.as_ref().map(hrv));
    facts.extend(check_in.health.map(|health| names::health(health).to_owned()));
    facts.extend(check_in.pain.as_ref().filter(|_| !check_in.no_pain).map(pain));
    facts.extend(check_in.no_pain.then(|| "no pain".to_owned()));
    let signs = check_in.red_flags.iter().filter(|flag| !check_in.signs_gone.contains(flag));
    facts.extend(signs.map(|flag| names::red_flag(*flag).to_owned()));
    facts.extend(check_in.signs_gone.iter().map(|flag| format!("no {}", names::red_flag(*flag))));
    facts.extend((!check_in.notes.is_empty()).then(|| format!("\"{}\"", check_in.notes.replace('\n', " "))));
    listed(&format!("Check-in {}", phrase::moment(check_in.at)), &facts)
}

/// Tells a heart rate variability with its measure, where that is not the usual one, and its device.
fn hrv(hrv: &Hrv) -> String {
    let measure = match hrv.measure {
        HrvMeasure::Rmssd => "",
        HrvMeasure::Sdnn => " SDNN",
    };
    let device = hrv.device.as_ref().map(|device| format!(" from {device}")).unwrap_or_default();
    format!("HRV {} ms{measure}{device}", phrase::decimal(hrv.milliseconds, 1))
}

/// Tells what was eaten or drunk: `Ate Sun 22 Nov 2026 08:14: 60 g carbohydrate, 0.5 l fluid, "porridge"`.
#[must_use]
pub fn intake(intake: &Intake, units: Units) -> String {
    let mut facts = Vec::new();
    facts.extend(intake.carbohydrate.map(|mass| format!("{} carbohydrate", phrase::grams(mass))));
    facts.extend(intake.protein.map(|mass| format!("{} protein", phrase::grams(mass))));
    facts.extend(intake.fluid.map(|volume| format!("{} fluid", phrase::drink(volume, units))));
    facts.extend((!intake.title.is_empty()).then(|| format!("\"{}\"", intake.title)));
    listed(&format!("Ate {}", phrase::moment(intake.at)), &facts)
}

fn spell(spell: &Spell, today: Day) -> String {
    let what = match &spell.kind {
        SpellKind::Illness { fever: true } => "Ill with fever".to_owned(),
        SpellKind::Illness { fever: false } => "Ill".to_owned(),
        SpellKind::Injury { place, grade: Grade::Injured } => format!("Injured ({place})"),
        SpellKind::Injury { place, grade: Grade::Niggle } => format!("Niggle ({place})"),
        SpellKind::Unlogged => "Trained and not logged".to_owned(),
    };
    let until = spell.until.map_or_else(String::new, |until| format!(" to {}", phrase::day(until, today)));
    format!("{what} from {}{until}", phrase::full_day(spell.from))
}

fn planned(planned: &Planned, units: Units) -> String {
    let mut facts = Vec::new();
    facts.extend(planned.start.map(|clock| format!("at {clock}")));
    facts.extend(planned.kind.filter(|_| planned.race.is_none()).map(|kind| names::kind(kind).to_owned()));
    facts.extend(planned.distance.map(|length| phrase::distance_of(planned.sport, length, units)));
    facts.extend(planned.moving.map(phrase::stopwatch));
    facts.extend(planned.climb.map(|height| format!("{} up", phrase::climb(height, units))));
    facts.extend(planned.descent.map(|height| format!("{} down", phrase::climb(height, units))));
    facts.extend(planned.rpe.map(phrase::effort));
    facts.extend(planned.race.map(|priority| format!("race {}", names::priority(priority))));
    facts.extend((!planned.title.is_empty()).then(|| format!("\"{}\"", planned.title)));
    facts.extend((!planned.notes.is_empty()).then(|| phrase::shortened(&planned.notes.replace('\n', "; "))));
    listed(&format!("Planned {} {}", names::sport(planned.sport), phrase::full_day(planned.day)), &facts)
}

fn planned_rest(rest: &PlannedRest) -> String {
    let until = if rest.until == rest.from { String::new() } else { format!(" to {}", phrase::full_day(rest.until)) };
    let mut facts = Vec::new();
    facts.extend((rest.days() > 1).then(|| phrase::days(rest.days().unsigned_abs())));
    facts.extend((!rest.notes.is_empty()).then(|| phrase::shortened(&rest.notes.replace('\n', "; "))));
    let what = if rest.is_break() { "break" } else { "rest" };
    listed(&format!("Planned {what} {}{until}", phrase::full_day(rest.from)), &facts)
}

fn pain(pain: &Pain) -> String {
    let place = if pain.place.is_empty() { String::new() } else { format!(" in the {}", pain.place) };
    let gait = if pain.changes_gait { ", it changes the gait" } else { "" };
    let bone = if pain.on_bone { ", on one spot of a bone" } else { "" };
    format!("pain{place}{gait}{bone}")
}

/// Puts facts behind a head; the head alone where there are none.
fn listed(head: &str, facts: &[String]) -> String {
    if facts.is_empty() { head.to_owned() } else { format!("{head}: {}", facts.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Bpm, Metres, Moment, Rpe, Seconds, Sport, Ten};

    fn at(text: &str) -> Moment {
        Moment::from_rfc3339(text).unwrap()
    }

    #[test]
    fn a_session_is_told_with_all_that_was_said_and_nothing_else() {
        let mut ridge = Session::new(Sport::Trail, at("2026-11-21T09:00:00+01:00"));
        assert_eq!(session(&ridge, Units::Metric), "Trail run Sat 21 Nov 2026 09:00");
        ridge.distance = Metres::new(42_000.0).ok();
        ridge.moving = Seconds::new(22_200.0).ok();
        ridge.climb = Metres::new(2300.0).ok();
        ridge.rpe = Rpe::new(8.0).ok();
        ridge.title = "Ridge".to_owned();
        let told = "Trail run Sat 21 Nov 2026 09:00: 42.0 km, 6:10:00, 2,300 m up, RPE 8, \"Ridge\"";
        assert_eq!(session(&ridge, Units::Metric), told);
    }

    #[test]
    fn a_session_is_told_with_its_feel_its_pauses_and_the_highest_heart_rate() {
        let mut long = Session::new(Sport::Run, at("2026-11-21T09:00:00+01:00"));
        long.moving = Seconds::new(6_000.0).ok();
        long.elapsed = Seconds::new(6_600.0).ok();
        long.feel = Ten::new(7.5).ok();
        long.heart_avg = Bpm::new(150.0).ok();
        long.heart_max = Bpm::new(178.0).ok();
        long.notes = "wet\ncold".to_owned();
        let told = "Run Sat 21 Nov 2026 09:00: 1:40:00, 1:50:00 with pauses, feel 7.5 of 10, 150 bpm, at most 178 bpm, \
                    note \"wet; cold\"";
        assert_eq!(session_in_full(&long, Units::Metric), told);
        long.moving = None;
        assert!(session_in_full(&long, Units::Metric).starts_with("Run Sat 21 Nov 2026 09:00: 1:50:00, feel"));
    }

    #[test]
    fn a_check_in_is_told_with_its_scales() {
        let mut morning = CheckIn::new(at("2026-11-22T08:14:00+01:00"));
        morning.soreness = Ten::new(6.0).ok();
        morning.pain = Some(Pain { place: "left knee".to_owned(), changes_gait: true, on_bone: false });
        let told = "Check-in Sun 22 Nov 2026 08:14: soreness 6 of 10, pain in the left knee, it changes the gait";
        assert_eq!(check_in(&morning), told);
    }
}

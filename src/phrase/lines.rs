//! Check-ins, intake, rest and spells written back as the lines that make them, so that they can be put right.
//!
//! What a line has no words for stays out, such as the app an answer came from; sessions and plans have
//! [`super::write_session`] and [`super::write_planned`].

use super::amount::OUNCE_ML;
use super::read::{is_place, no_rest, no_variability};
use super::write::{quoted, wall};
use super::{decimal, names};
use crate::journal::{
    CheckIn, Grade, Hrv, HrvMeasure, Intake, Pain, PlannedRest, RedFlag, Rest, Scale5, Seconds, Spell, SpellKind, Units, Zone,
};

/// Writes the line of a check-in: `soreness 3 fatigue 2 sleep 7h30 rhr 48 hrv 62 2026-11-22 08:14`.
#[must_use]
pub fn write_check_in(check_in: &CheckIn, zone: Zone) -> String {
    check_in_words(check_in, zone).join(" ")
}

/// Gives the words of a check-in's line, one for each thing it says.
pub(super) fn check_in_words(check_in: &CheckIn, zone: Zone) -> Vec<String> {
    let rating = |name: &str, rating: Option<Scale5>| rating.map(|rating| format!("{name} {}", rating.value()));
    // A pain on a bone is said together with its place.
    let has_bone = check_in.red_flags.contains(&RedFlag::BonePain);
    let others = check_in.red_flags.iter().filter(|flag| **flag != RedFlag::BonePain || check_in.pain.is_none());
    let flags = others.map(|flag| Some(names::red_flag(*flag).to_lowercase()));
    let words = [
        check_in.soreness.map(|soreness| format!("soreness {}", decimal(soreness.value(), 2))),
        rating("fatigue", check_in.fatigue),
        rating("mood", check_in.mood),
        rating("stress", check_in.stress),
        check_in.sleep.map(|sleep| format!("sleep {}", hours(sleep))),
        rating("quality", check_in.sleep_quality),
        check_in.resting_heart.map(|rate| format!("rhr {}", decimal(rate.value(), 2))),
        check_in.hrv.as_ref().map(hrv),
        check_in.health.map(|health| names::health(health).to_lowercase()),
        check_in.pain.as_ref().map(|where_it_is| pain(where_it_is, if has_bone { "bone pain" } else { "pain" })),
    ];
    let gone = check_in.signs_gone.iter().map(|flag| Some(format!("no {}", names::red_flag(*flag).to_lowercase())));
    let end = [Some(wall(check_in.at, zone)), note(&check_in.notes)];
    let no_pain = check_in.no_pain.then(|| "no pain".to_owned());
    // What hardly can be was said for sure.
    let is_odd = check_in.resting_heart.is_some_and(|rate| no_rest(rate).is_some())
        || check_in.hrv.as_ref().is_some_and(|hrv| no_variability(hrv).is_some());
    let sure = is_odd.then(|| "sure".to_owned());
    joined(words.into_iter().chain([no_pain, sure]).chain(flags).chain(gone).chain(end))
}

/// Writes the line of what was eaten and drunk: `60g carbs 20g protein 500ml "porridge" 2026-11-22 08:14`.
#[must_use]
pub fn write_intake(intake: &Intake, zone: Zone, units: Units) -> String {
    intake_words(intake, zone, units).join(" ")
}

/// Gives the words of the line of what was eaten and drunk, one for each thing it says.
pub(super) fn intake_words(intake: &Intake, zone: Zone, units: Units) -> Vec<String> {
    joined([
        intake.carbohydrate.map(|mass| format!("{}g carbs", decimal(mass.value(), 2))),
        intake.protein.map(|mass| format!("{}g protein", decimal(mass.value(), 2))),
        intake.fluid.map(|volume| match units {
            Units::Metric => format!("{}ml", decimal(volume.value(), 2)),
            Units::Imperial => format!("{}floz", decimal(volume.value() / OUNCE_ML, 2)),
        }),
        (!intake.title.is_empty()).then(|| quoted(&intake.title)),
        Some(wall(intake.at, zone)),
    ])
}

/// Writes the line of a day of rest: `2026-11-21 note "slept in"`.
#[must_use]
pub fn write_rest(rest: &Rest) -> String {
    rest_words(rest).join(" ")
}

/// Gives the words of the line of a day of rest, one for each thing it says.
pub(super) fn rest_words(rest: &Rest) -> Vec<String> {
    joined([Some(rest.day.to_string()), note(&rest.notes)])
}

/// Writes the line of a planned rest: `rest 2026-12-20 to 2027-01-03 note "by the sea"`.
#[must_use]
pub fn write_planned_rest(rest: &PlannedRest) -> String {
    planned_rest_words(rest).join(" ")
}

/// Gives the words of the line of a planned rest, one for each thing it says.
pub(super) fn planned_rest_words(rest: &PlannedRest) -> Vec<String> {
    let days = if rest.from == rest.until { rest.from.to_string() } else { format!("{} to {}", rest.from, rest.until) };
    joined([Some("rest".to_owned()), Some(days), note(&rest.notes)])
}

/// Writes the line of an illness, an injury or days that were not logged: `niggle "left knee" from 2026-11-18 until 2026-11-20`.
#[must_use]
pub fn write_spell(spell: &Spell) -> String {
    spell_words(spell).join(" ")
}

/// Gives the words of the line of an illness or injury, one for each thing it says.
pub(super) fn spell_words(spell: &Spell) -> Vec<String> {
    let what = match &spell.kind {
        SpellKind::Illness { fever: true } => "fever".to_owned(),
        SpellKind::Illness { fever: false } => "illness".to_owned(),
        SpellKind::Injury { place, grade: Grade::Niggle } => placed("niggle", place),
        SpellKind::Injury { place, grade: Grade::Injured } => placed("injury", place),
        SpellKind::Unlogged => "unlogged".to_owned(),
    };
    let until = spell.until.map(|until| format!("until {until}"));
    joined([Some(what), Some(format!("from {}", spell.from)), until, note(&spell.notes)])
}

/// Writes a trouble with its place, where that is said.
fn placed(word: &str, place: &str) -> String {
    if place.is_empty() { word.to_owned() } else { format!("{word} {}", quoted(place)) }
}

fn joined(words: impl IntoIterator<Item = Option<String>>) -> Vec<String> {
    words.into_iter().flatten().collect()
}

fn note(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| format!("note {}", quoted(text)))
}

fn hours(length: Seconds) -> String {
    let minutes = length.minutes().round();
    format!("{}h{:02}", (minutes / 60.0).floor(), minutes % 60.0)
}

fn hrv(hrv: &Hrv) -> String {
    let measure = match hrv.measure {
        HrvMeasure::Rmssd => "rmssd",
        HrvMeasure::Sdnn => "sdnn",
    };
    let device = hrv.device.as_ref().map(|device| format!(" from {}", quoted(device))).unwrap_or_default();
    format!("hrv {} {measure}{device}", decimal(hrv.milliseconds, 2))
}

fn pain(pain: &Pain, word: &str) -> String {
    let place = match pain.place.as_str() {
        "" => String::new(),
        place if is_place(place) => format!(" {place}"),
        place => format!(" in {}", quoted(place)),
    };
    let gait = if pain.changes_gait { " limping" } else { "" };
    format!("{word}{place}{gait}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    use crate::journal::{Day, Moment};
    use crate::phrase::{check_in, intake, rest, spell};

    fn now() -> Moment {
        Moment::from_rfc3339("2026-11-22T20:14:00+01:00").unwrap()
    }

    fn today() -> Day {
        Day::new(chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap())
    }

    fn zone() -> Zone {
        Zone::Named(chrono_tz::Europe::Paris)
    }

    #[test]
    fn a_check_in_is_written_so_that_it_is_read_again() {
        for text in [
            "soreness 3.5 fatigue 2 mood 4 stress 1 sleep 7h05 quality 5 rhr 48 hrv 62 7:10",
            "hrv 80 sdnn from \"Polar H10\" note \"short\\nnight\" yesterday 6:30",
            "pain left knee limping chest pain fainting ill",
            "well bone pain left shin dark urine vomiting confused swollen calf",
            "fever",
            "no pain no chest pain not ill 7:30",
        ] {
            let read = |text: &str| check_in(now(), zone(), text).map_err(|misread| format!("{text}: {misread}")).unwrap();
            let written = write_check_in(&read(text).check_in, zone());
            assert_eq!(read(&written).check_in, read(text).check_in, "{written}");
        }
    }

    #[test]
    fn an_intake_is_written_so_that_it_is_read_again() {
        for text in ["60g carbs 20.5g protein 500ml \"2 gels\" 9:30", "0.5l yesterday 18:00"] {
            let read = |text: &str| intake(now(), zone(), text, &BTreeMap::new()).map_err(|e| e.to_string()).unwrap();
            let written = write_intake(&read(text), zone(), Units::Metric);
            assert_eq!(read(&written), read(text), "{written}");
        }
    }

    #[test]
    fn rest_and_spells_are_written_so_that_they_are_read_again() {
        for text in ["yesterday", "2026-11-20 note \"slept in\""] {
            let read = |text: &str| rest(today(), text).map_err(|misread| misread.to_string()).unwrap();
            assert_eq!(read(&write_rest(&read(text))), read(text), "{text}");
        }
        for text in [
            "fever from thu until sat note \"flu\"",
            "illness since yesterday",
            "niggle left knee from 2026-11-18 to 2026-11-20",
            "injury \"Achilles, on the right\" since 2026-11-01",
        ] {
            let read = |text: &str| spell(today(), text).map_err(|misread| format!("{text}: {misread}")).unwrap();
            assert_eq!(read(&write_spell(&read(text))), read(text), "{text}");
        }
    }
}

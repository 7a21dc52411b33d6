//! WHOOP: the account's own export in its five languages, and lists made of its interface.

use chrono::FixedOffset;

use super::entry::SessionDraft;
use super::sheet::{Column, Row, Sheet};
use super::when::{DateOrder, offset_of};
use super::{each_row, warn_of_rows};
use crate::import::waking::Waking;
use crate::import::{Findings, ImportWarning};
use crate::journal::{Health, HrvMeasure, Moment, Zone};

const APP: &str = "Whoop";
/// Who falls asleep so long before midnight, in seconds, wakes on the day after all the same.
const LONGEST_EVENING_S: f64 = 9.0 * 3600.0;

/// The names of a column in English, German, Spanish, French and Brazilian Portuguese.
type Names = &'static [&'static str];

const CYCLE_START: Names = &[
    "cycle start time",
    "startzeit des zyklus",
    "hora de inicio del ciclo",
    "heure de début du cycle",
    "hora de início do ciclo",
];
const CYCLE_ZONE: Names =
    &["cycle timezone", "zeitzone des zyklus", "zona horaria del ciclo", "fuseau horaire du cycle", "fuso horário do ciclo"];
const WOKEN: Names =
    &["wake onset", "beginn des aufwachens", "inicio de la vigilia", "premiers signes de réveil", "início da vigília"];
const ASLEEP: Names =
    &["asleep duration min", "schlafdauer min", "duración del sueño min", "durée du sommeil min", "duração do sono min"];
const RESTING: Names = &[
    "resting heart rate bpm",
    "ruheherzfrequenz schläge pro minute",
    "frecuencia cardíaca en reposo lpm",
    "fréquence cardiaque au repos bpm",
    "frequência cardíaca em repouso bpm",
];
const VARIABILITY: Names = &[
    "heart rate variability ms",
    "herzfrequenzvariabilität ms",
    "variabilidad de la frecuencia cardíaca ms",
    "variabilité de la fréquence cardiaque ms",
    "variabilidade da frequência cardíaca ms",
];
const NAP: Names = &["nap", "nickerchen", "siesta", "sieste", "sesta"];
const START: Names = &[
    "workout start time",
    "startzeit des trainings",
    "hora de inicio del entrenamiento",
    "heure de début de l entraînement",
    "hora de início do treino",
];
const END: Names = &[
    "workout end time",
    "endzeit des trainings",
    "hora de finalización del entrenamiento",
    "heure de fin de l entraînement",
    "hora de fim do treino",
];
const LENGTH: Names = &["duration min", "dauer min", "duración min", "durée min", "duração min"];
const SPORT: Names = &["activity name", "name der aktivität", "nombre de la actividad", "nom de l activité", "nome da atividade"];
const HEART_AVG: Names =
    &["average hr bpm", "durchschnittliche hf schläge pro minute", "fc promedio lpm", "fc moyenne bpm", "fc média bpm"];
const HEART_MAX: Names = &["max hr bpm", "max hf schläge pro minute", "fc máx lpm", "fc max bpm", "fc máx bpm"];
const ASKED: Names = &["question text", "fragetext", "texto de la pregunta", "texto de pergunta"];
const YES: Names = &["answered yes", "beantwortet mit ja", "respondió sí", "respondeu sim"];
const NOTES: Names = &["notes", "anmerkungen", "notas"];

/// The columns of `workouts.csv`.
pub(super) const SESSIONS: &[Names] = &[START, SPORT];
/// The columns of `physiological_cycles.csv` and `sleeps.csv`.
pub(super) const MORNINGS: &[Names] = &[CYCLE_START, WOKEN, ASLEEP];
/// The columns of `journal_entries.csv`.
pub(super) const JOURNAL: &[Names] = &[CYCLE_START, ASKED, YES];

/// Words of the questions that ask for illness, alcohol and travel, in the same languages.
const ILL: [&str; 6] = ["sick", "ill?", "krank", "enferm", "malade", "doente"];
const ALCOHOL: [&str; 5] = ["alcohol", "alkohol", "alcool", "álcool", "bebida alcoh"];
const TRAVEL: [&str; 5] = ["travel", "reise", "gereist", "viaj", "voyag"];

/// The columns of a list made of the interface's answers.
pub(super) const INTERFACE: &[&[&str]] = &[&["cycle start ts"], &["hrv rmssd milli"], &["resting heart rate"]];

/// Reads nights and the recoveries after them; the day is that of waking.
pub(super) fn read_mornings(sheet: &Sheet, home: Zone) -> Findings {
    let nap = sheet.column(NAP);
    let nights = sheet.rows().filter(|row| !row.text(nap).is_some_and(|nap| nap.eq_ignore_ascii_case("true")));
    each_row(nights, "no time of waking", |row, found| {
        Waking::at(moment(row, sheet.column(WOKEN), sheet.column(CYCLE_ZONE), home)?, home, APP)
            .resting_heart(row.number(sheet.column(RESTING)))
            .hrv(row.number(sheet.column(VARIABILITY)), HrvMeasure::Rmssd, Some(APP))
            .sleep(row.seconds(sheet.column(ASLEEP), 60.0))
            .add_to(found);
        Some(())
    })
}

/// Reads sessions.
pub(super) fn read_sessions(sheet: &Sheet, home: Zone) -> Findings {
    let column = |name: &str| sheet.column(&[name]);
    each_row(sheet.rows(), "no time that can be read", |row, found| {
        let zone = sheet.column(CYCLE_ZONE);
        let start = moment(row, sheet.column(START), zone, home)?;
        let end = moment(row, sheet.column(END), zone, home);
        let span = end.map(|end| end.seconds_since(start)).filter(|seconds| *seconds > 0.0);
        let length = row.seconds(sheet.column(LENGTH), 60.0).or(span);
        let session = SessionDraft::of(row.text(sheet.column(SPORT)).unwrap_or_default(), start, &mut found.warnings)
            .lasting(length, span.or(length))
            .over(row.number(column("distance meters")), row.number(column("altitude gain meters")), None)
            .heart(row.number(sheet.column(HEART_AVG)), row.number(sheet.column(HEART_MAX)))
            .device(Some(APP))
            .done();
        found.sessions.push(session);
        Some(())
    })
}

/// Reads what the runner answered in the morning of a cycle: illness, and as notes alcohol, travel and their own words.
pub(super) fn read_journal(sheet: &Sheet, home: Zone) -> Findings {
    let mut found = Findings::default();
    let mut others = 0;
    for row in sheet.rows() {
        let asked = row.text(sheet.column(ASKED)).unwrap_or_default().to_lowercase();
        let is_yes = row.text(sheet.column(YES)).is_some_and(|answer| answer.eq_ignore_ascii_case("true"));
        let holds = |words: &[&str]| words.iter().any(|word| asked.contains(word));
        let start = moment(row, sheet.column(CYCLE_START), sheet.column(CYCLE_ZONE), home);
        let Some(start) = start.filter(|_| [&ILL[..], &ALCOHOL, &TRAVEL].into_iter().any(holds)) else {
            others += 1;
            continue;
        };
        // A cycle begins with falling asleep; its questions are answered on waking.
        let waking = Waking::on(start.plus_seconds(LONGEST_EVENING_S).wall().date(), home, APP);
        let note = row.text(sheet.column(NOTES));
        let noted = |waking: Waking, what: &str| waking.note(Some(what)).note(note);
        match (is_yes, holds(&ALCOHOL), holds(&TRAVEL)) {
            (false, ..) => continue,
            (true, true, _) => noted(waking, "alcohol"),
            (true, false, true) => noted(waking, "travelling"),
            (true, false, false) => waking.health(Some(Health::Ill)).note(note),
        }
        .add_to(&mut found);
    }
    warn_of_rows(&mut found, others, "answers the log has no place for");
    found
}

/// Reads recoveries as the interface gives them. Its sleep is summed over all the sleeps of a cycle, which is no night.
pub(super) fn read_interface(sheet: &Sheet, home: Zone) -> Findings {
    let column = |name: &str| sheet.column(&[name]);
    // The recovery is worked out when the runner wakes.
    let made = sheet.column(&["created ts y", "recovery created at", "sleep end ts"]);
    let mut found = each_row(sheet.rows(), "no time of waking", |row, found| {
        let woken = row.when(made, DateOrder::DayFirst)?;
        let woken = in_zone(woken.moment_from_utc(home), row.text(column("timezone offset")).and_then(offset_of));
        Waking::at(woken, home, APP)
            .resting_heart(row.number(column("resting heart rate")))
            .hrv(row.number(column("hrv rmssd milli")), HrvMeasure::Rmssd, Some(APP))
            .add_to(found);
        Some(())
    });
    if column("total in bed time hrs").is_some() {
        found.warnings.push(ImportWarning::ColumnsLeftOut("sleep: it is summed over more than one night"));
    }
    found
}

/// Gives the moment of a wall time in the zone that its row names.
fn moment(row: Row<'_>, time: Option<Column>, zone: Option<Column>, home: Zone) -> Option<Moment> {
    let when = row.when(time, DateOrder::DayFirst)?;
    let offset = row.text(zone).and_then(offset_of);
    let place = offset.map_or(home, Zone::Fixed);
    Some(when.moment(place))
}

fn in_zone(moment: Moment, offset: Option<FixedOffset>) -> Moment {
    offset.map_or(moment, |offset| Zone::Fixed(offset).at(moment.utc()))
}

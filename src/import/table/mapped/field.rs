//! What a column of a list can be, and the words that its name may be in several languages.

/// What a column says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Date,
    Clock,
    Time,
    Distance,
    Climb,
    Descent,
    Heart,
    HeartMax,
    Effort,
    Sport,
    Title,
    Notes,
    Sleep,
    RestingHeart,
    Rmssd,
    Sdnn,
}

impl Field {
    /// What a session must have one of.
    pub(super) const OF_SESSIONS: [Self; 2] = [Self::Time, Self::Distance];
    /// What a morning must have one of.
    pub(super) const OF_MORNINGS: [Self; 4] = [Self::Sleep, Self::RestingHeart, Self::Rmssd, Self::Sdnn];
}

/// What a column says, in which unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Part {
    /// Its name, as the runner writes it.
    pub(super) name: &'static str,
    /// What it says.
    pub(super) field: Field,
    /// The seconds or metres of one unit; 1 where it has none.
    pub(super) unit: f64,
}

impl Eq for Part {}

const fn part(name: &'static str, field: Field, unit: f64) -> Part {
    Part { name, field, unit }
}

/// Everything that a column can be; of each field the first is the unit that is taken where nothing tells.
pub(super) const PARTS: [Part; 26] = [
    part("date", Field::Date, 1.0),
    part("clock", Field::Clock, 1.0),
    part("time", Field::Time, 1.0),
    part("time_s", Field::Time, 1.0),
    part("time_min", Field::Time, 60.0),
    part("time_h", Field::Time, 3600.0),
    part("distance_km", Field::Distance, 1000.0),
    part("distance_m", Field::Distance, 1.0),
    part("distance_mi", Field::Distance, 1609.344),
    part("climb_m", Field::Climb, 1.0),
    part("climb_ft", Field::Climb, 0.3048),
    part("descent_m", Field::Descent, 1.0),
    part("descent_ft", Field::Descent, 0.3048),
    part("heart", Field::Heart, 1.0),
    part("heart_max", Field::HeartMax, 1.0),
    part("effort", Field::Effort, 1.0),
    part("sport", Field::Sport, 1.0),
    part("title", Field::Title, 1.0),
    part("notes", Field::Notes, 1.0),
    part("sleep_h", Field::Sleep, 3600.0),
    part("sleep_min", Field::Sleep, 60.0),
    part("sleep_s", Field::Sleep, 1.0),
    part("resting_heart", Field::RestingHeart, 1.0),
    part("hrv_rmssd", Field::Rmssd, 1.0),
    part("hrv_sdnn", Field::Sdnn, 1.0),
    part("rpe", Field::Effort, 1.0),
];

/// The units that stand in the names of columns, and how a part's name ends that has them.
pub(super) const UNITS: [(&str, &str); 31] = [
    ("km", "_km"),
    ("kilometer", "_km"),
    ("kilometers", "_km"),
    ("kilometres", "_km"),
    ("kilomètres", "_km"),
    ("kilómetros", "_km"),
    ("mi", "_mi"),
    ("mile", "_mi"),
    ("miles", "_mi"),
    ("meilen", "_mi"),
    ("m", "_m"),
    ("meter", "_m"),
    ("meters", "_m"),
    ("metres", "_m"),
    ("mètres", "_m"),
    ("metros", "_m"),
    ("ft", "_ft"),
    ("feet", "_ft"),
    ("min", "_min"),
    ("minuten", "_min"),
    ("minutes", "_min"),
    ("minutos", "_min"),
    ("minute", "_min"),
    ("h", "_h"),
    ("hours", "_h"),
    ("stunden", "_h"),
    ("heures", "_h"),
    ("horas", "_h"),
    ("hrs", "_h"),
    ("s", "_s"),
    ("sec", "_s"),
];

/// Words that stand beside the name of a column and change nothing of what it says.
pub(super) const BESIDE: [&str; 6] = ["bpm", "ms", "in", "hh", "mm", "ss"];

/// What columns are called in English, German, French, Spanish, Italian and Dutch; lower case, without signs and units.
pub(super) const WORDS: [(Field, &[&str]); 16] = [
    (Field::Date, &["date", "datum", "fecha", "data", "day", "tag", "jour", "día", "giorno", "dag", "timestamp", "start date"]),
    (
        Field::Clock,
        &[
            "clock",
            "time of day",
            "start time",
            "start",
            "uhrzeit",
            "startzeit",
            "beginn",
            "heure",
            "heure de début",
            "hora",
            "ora",
        ],
    ),
    (
        Field::Time,
        &[
            "time",
            "duration",
            "moving time",
            "elapsed time",
            "zeit",
            "dauer",
            "laufzeit",
            "durée",
            "temps",
            "duración",
            "tiempo",
            "durata",
            "tempo",
            "tijd",
            "duur",
        ],
    ),
    (Field::Distance, &["distance", "distanz", "strecke", "entfernung", "distancia", "distanza", "afstand"]),
    (
        Field::Climb,
        &[
            "climb",
            "ascent",
            "elevation",
            "elevation gain",
            "gain",
            "aufstieg",
            "anstieg",
            "höhenmeter",
            "hm",
            "dénivelé",
            "dénivelé positif",
            "desnivel",
            "desnivel positivo",
            "dislivello",
            "hoogtemeters",
            "stijging",
            "total ascent",
            "elev gain",
            "total elevation gain",
            "ascension totale",
            "anstieg gesamt",
            "gesamtanstieg",
            "höhenzunahme",
            "positiver höhenunterschied",
            "totale stijging",
            "hoogtewinst",
        ],
    ),
    (
        Field::Descent,
        &[
            "descent",
            "total descent",
            "elevation loss",
            "elev loss",
            "abstieg",
            "abstieg gesamt",
            "gesamtabstieg",
            "negativer höhenunterschied",
            "höhenverlust",
            "dénivelé négatif",
            "descente",
            "descente totale",
            "desnivel negativo",
            "discesa",
            "daling",
            "hoogteverlies",
        ],
    ),
    (
        Field::Heart,
        &[
            "heart",
            "heart rate",
            "avg heart rate",
            "average heart rate",
            "hr",
            "avg hr",
            "puls",
            "durchschnittspuls",
            "ø puls",
            "herzfrequenz",
            "hf",
            "fc",
            "fc moyenne",
            "fréquence cardiaque",
            "fréquence cardiaque moyenne",
            "pulso",
            "fc media",
            "frecuencia cardiaca",
            "frequenza cardiaca",
            "hartslag",
            "durchschnittliche herzfrequenz",
            "ø herzfrequenz",
            "gemiddelde hartslag",
        ],
    ),
    (
        Field::HeartMax,
        &[
            "max heart rate",
            "maximum heart rate",
            "max hr",
            "maximalpuls",
            "max puls",
            "max herzfrequenz",
            "maximale herzfrequenz",
            "fc max",
            "fc maximale",
            "fréquence cardiaque max",
            "fréquence cardiaque maximale",
            "fc máx",
            "max hartslag",
            "maximale hartslag",
        ],
    ),
    (
        Field::Effort,
        &[
            "effort",
            "rpe",
            "perceived exertion",
            "borg",
            "anstrengung",
            "belastung",
            "gefühlte anstrengung",
            "ressenti",
            "effort perçu",
            "perception de l effort",
            "ervaren inspanning",
            "esfuerzo",
            "sforzo",
            "inspanning",
        ],
    ),
    (
        Field::Sport,
        &[
            "sport",
            "activity",
            "type",
            "activity type",
            "sportart",
            "aktivität",
            "aktivitätsart",
            "aktivitätstyp",
            "activité",
            "type d activité",
            "deporte",
            "actividad",
            "attività",
            "activiteitstype",
        ],
    ),
    (Field::Title, &["title", "name", "titel", "titre", "nom", "título", "nombre", "titolo", "nome", "naam"]),
    (
        Field::Notes,
        &[
            "notes",
            "note",
            "comment",
            "comments",
            "notiz",
            "notizen",
            "bemerkung",
            "bemerkungen",
            "kommentar",
            "remarques",
            "commentaire",
            "notas",
            "comentarios",
            "opmerkingen",
        ],
    ),
    (
        Field::Sleep,
        &["sleep", "sleep duration", "schlaf", "schlafdauer", "sommeil", "durée du sommeil", "sueño", "sonno", "slaap"],
    ),
    (
        Field::RestingHeart,
        &[
            "resting heart rate",
            "resting hr",
            "rhr",
            "ruhepuls",
            "fc repos",
            "fc au repos",
            "fc reposo",
            "pulso en reposo",
            "fc a riposo",
            "rustpols",
        ],
    ),
    (Field::Rmssd, &["hrv", "rmssd", "hrv rmssd", "hfv", "vfc"]),
    (Field::Sdnn, &["sdnn", "hrv sdnn"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_has_a_name_of_its_own_and_every_word_means_one_thing() {
        let mut names: Vec<&str> = PARTS.iter().map(|part| part.name).collect();
        let mut words: Vec<&str> = WORDS.iter().flat_map(|(_, words)| words.iter().copied()).collect();
        for list in [&mut names, &mut words] {
            let count = list.len();
            list.sort_unstable();
            list.dedup();
            assert_eq!(list.len(), count);
        }
        for (unit, ending) in UNITS {
            assert!(PARTS.iter().any(|part| part.name.ends_with(ending)), "{unit}");
        }
        assert!(PARTS.iter().all(|part| WORDS.iter().any(|(field, _)| *field == part.field)));
    }
}

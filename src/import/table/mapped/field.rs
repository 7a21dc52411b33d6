//! What a column of a list can be, and in which unit.

use crate::journal::{FOOT_M, MILE_M};

/// What a column says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ListField {
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
    Soreness,
    Fatigue,
    Mood,
    Stress,
    SleepQuality,
}

impl ListField {
    /// What a session must have one of.
    pub(super) const OF_SESSIONS: [Self; 2] = [Self::Time, Self::Distance];
    /// What a morning must have one of.
    pub(super) const OF_MORNINGS: [Self; 9] = [
        Self::Sleep,
        Self::RestingHeart,
        Self::Rmssd,
        Self::Sdnn,
        Self::Soreness,
        Self::Fatigue,
        Self::Mood,
        Self::Stress,
        Self::SleepQuality,
    ];
    /// What is said on a scale, which a list has to name.
    pub(super) const RATED: [Self; 5] = [Self::Soreness, Self::Fatigue, Self::Mood, Self::Stress, Self::SleepQuality];
}

/// What a column says, in which unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FieldPart {
    /// Its name, as the runner writes it.
    pub(super) name: &'static str,
    /// What it says.
    pub(super) field: ListField,
    /// The seconds or metres of one unit, or the most of a scale; 1 where it has none.
    pub(super) unit: f64,
}

impl Eq for FieldPart {}

const fn part(name: &'static str, field: ListField, unit: f64) -> FieldPart {
    FieldPart { name, field, unit }
}

/// Everything that a column can be; of each field the first is the unit that is taken where nothing tells.
pub(super) const PARTS: [FieldPart; 36] = [
    part("date", ListField::Date, 1.0),
    part("clock", ListField::Clock, 1.0),
    part("time", ListField::Time, 1.0),
    part("time_s", ListField::Time, 1.0),
    part("time_min", ListField::Time, 60.0),
    part("time_h", ListField::Time, 3600.0),
    part("distance_km", ListField::Distance, 1000.0),
    part("distance_m", ListField::Distance, 1.0),
    part("distance_mi", ListField::Distance, MILE_M),
    part("climb_m", ListField::Climb, 1.0),
    part("climb_ft", ListField::Climb, FOOT_M),
    part("descent_m", ListField::Descent, 1.0),
    part("descent_ft", ListField::Descent, FOOT_M),
    part("heart", ListField::Heart, 1.0),
    part("heart_max", ListField::HeartMax, 1.0),
    part("effort", ListField::Effort, 1.0),
    part("sport", ListField::Sport, 1.0),
    part("title", ListField::Title, 1.0),
    part("notes", ListField::Notes, 1.0),
    part("sleep_h", ListField::Sleep, 3600.0),
    part("sleep_min", ListField::Sleep, 60.0),
    part("sleep_s", ListField::Sleep, 1.0),
    part("resting_heart", ListField::RestingHeart, 1.0),
    part("hrv_rmssd", ListField::Rmssd, 1.0),
    part("hrv_sdnn", ListField::Sdnn, 1.0),
    part("rpe", ListField::Effort, 1.0),
    part("soreness_10", ListField::Soreness, 10.0),
    part("soreness_5", ListField::Soreness, 5.0),
    part("fatigue_10", ListField::Fatigue, 10.0),
    part("fatigue_5", ListField::Fatigue, 5.0),
    part("mood_10", ListField::Mood, 10.0),
    part("mood_5", ListField::Mood, 5.0),
    part("stress_10", ListField::Stress, 10.0),
    part("stress_5", ListField::Stress, 5.0),
    part("sleep_quality_10", ListField::SleepQuality, 10.0),
    part("sleep_quality_5", ListField::SleepQuality, 5.0),
];

/// The units that stand in the names of columns, and how a part's name ends that has them.
pub(super) const UNITS: [(&str, &str); 33] = [
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
    ("seconds", "_s"),
    ("sekunden", "_s"),
];

/// Words that stand beside the name of a column and change nothing of what it says.
pub(super) const BESIDE: [&str; 8] = ["bpm", "ms", "in", "hh", "mm", "ss", "local", "cr"];

#[cfg(test)]
mod tests {
    use super::super::words::WORDS;
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

//! Distances, climbs, weights, food and drink, in the runner's own units.

use super::number::{decimal, grouped, whole};
use crate::journal::{Bpm, FOOT_M, Grams, Kilograms, MILE_M, Metres, Millilitres, Rpe, Sport, Units, YARD_M};

/// Millilitres in a fluid ounce (US).
pub(super) const OUNCE_ML: f64 = 29.573_529_562_5;
/// Kilograms in a pound.
pub(super) const POUND_KG: f64 = 0.453_592_37;

/// Writes a distance: `42.2 km`, `171 km`, `800 m`; `26.2 mi`.
#[must_use]
pub fn distance(length: Metres, units: Units) -> String {
    let metres = length.value();
    match units {
        Units::Metric if metres < 999.5 => format!("{} m", whole(metres)),
        Units::Metric => one_decimal(metres / 1_000.0, "km"),
        Units::Imperial if metres < MILE_M / 10.0 => format!("{} yd", whole(metres / YARD_M)),
        Units::Imperial => one_decimal(metres / MILE_M, "mi"),
    }
}

/// Writes a distance as one speaks of it, without decimals: `24 km`, `800 m`; `15 mi`.
#[must_use]
pub fn rough_distance(length: Metres, units: Units) -> String {
    let metres = length.value();
    match units {
        Units::Metric if metres >= 999.5 => format!("{} km", grouped(whole(metres / 1_000.0))),
        Units::Imperial if metres >= MILE_M - 0.5 => format!("{} mi", grouped(whole(metres / MILE_M))),
        Units::Metric | Units::Imperial => distance(length, units),
    }
}

/// Writes a distance as its sport counts it: a swim in metres or yards, all else as [`distance`] does.
#[must_use]
pub fn distance_of(sport: Sport, length: Metres, units: Units) -> String {
    match (sport, units) {
        (Sport::Swim, Units::Metric) => format!("{} m", grouped(whole(length.value()))),
        (Sport::Swim, Units::Imperial) => format!("{} yd", grouped(whole(length.value() / YARD_M))),
        (_, Units::Metric | Units::Imperial) => distance(length, units),
    }
}

/// Writes a climb or descent: `2,300 m`, `7,546 ft`.
#[must_use]
pub fn climb(height: Metres, units: Units) -> String {
    match units {
        Units::Metric => format!("{} m", grouped(whole(height.value()))),
        Units::Imperial => format!("{} ft", grouped(whole(height.value() / FOOT_M))),
    }
}

/// Writes a body weight: `68 kg`, `68.5 kg`; `150 lb`.
#[must_use]
pub fn weight(mass: Kilograms, units: Units) -> String {
    match units {
        Units::Metric => format!("{} kg", decimal(mass.value(), 1)),
        Units::Imperial => format!("{} lb", decimal(mass.value() / POUND_KG, 0)),
    }
}

/// Writes an amount of food: `52 g`.
#[must_use]
pub fn grams(mass: Grams) -> String {
    format!("{} g", grouped(whole(mass.value())))
}

/// Writes an amount of drink: `0.5 l`; `17 fl oz`.
#[must_use]
pub fn drink(volume: Millilitres, units: Units) -> String {
    match units {
        Units::Metric => format!("{:.1} l", volume.value() / 1_000.0),
        Units::Imperial => format!("{} fl oz", grouped(whole(volume.value() / OUNCE_ML))),
    }
}

/// Writes how much of an amount of food has been eaten: `52 of 210 g`.
#[must_use]
pub fn grams_of(eaten: Grams, aim: Grams) -> String {
    format!("{} of {}", grouped(whole(eaten.value())), grams(aim))
}

/// Writes how much of an amount of drink has been drunk: `0.5 of 1.8 l`; `17 of 61 fl oz`.
#[must_use]
pub fn drink_of(drunk: Millilitres, aim: Millilitres, units: Units) -> String {
    let so_far = match units {
        Units::Metric => format!("{:.1}", drunk.value() / 1_000.0),
        Units::Imperial => grouped(whole(drunk.value() / OUNCE_ML)),
    };
    format!("{so_far} of {}", drink(aim, units))
}

/// Writes a heart rate: `150 bpm`.
#[must_use]
pub fn heart_rate(rate: Bpm) -> String {
    format!("{} bpm", whole(rate.value()))
}

/// Writes an effort: `RPE 8`, `RPE 9.5`.
#[must_use]
pub fn effort(rpe: Rpe) -> String {
    format!("RPE {}", decimal(rpe.value(), 1))
}

/// Writes a figure with one decimal while that says something: below one hundred.
fn one_decimal(number: f64, unit: &str) -> String {
    if number < 99.95 { format!("{number:.1} {unit}") } else { format!("{} {unit}", grouped(whole(number))) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn metres(value: f64) -> Metres {
        Metres::new(value).unwrap()
    }

    #[test]
    fn a_distance_is_written_in_the_runners_units() {
        assert_eq!(distance(metres(42_195.0), Units::Metric), "42.2 km");
        assert_eq!(distance(metres(42_195.0), Units::Imperial), "26.2 mi");
        assert_eq!(distance(metres(10_000.0), Units::Metric), "10.0 km");
    }

    #[test]
    fn a_distance_keeps_no_precision_it_does_not_have() {
        assert_eq!(distance(metres(171_234.0), Units::Metric), "171 km");
        assert_eq!(distance(metres(99_960.0), Units::Metric), "100 km");
        assert_eq!(distance(metres(4_123_000.0), Units::Metric), "4,123 km");
    }

    #[test]
    fn a_short_distance_is_written_in_small_units() {
        assert_eq!(distance(metres(800.0), Units::Metric), "800 m");
        assert_eq!(distance(metres(999.6), Units::Metric), "1.0 km");
        assert_eq!(distance(metres(137.0), Units::Imperial), "150 yd");
        assert_eq!(distance(metres(800.0), Units::Imperial), "0.5 mi");
    }

    #[test]
    fn a_distance_that_is_spoken_of_has_no_decimals() {
        assert_eq!(rough_distance(metres(24_180.0), Units::Metric), "24 km");
        assert_eq!(rough_distance(metres(24_180.0), Units::Imperial), "15 mi");
        assert_eq!(rough_distance(metres(800.0), Units::Metric), "800 m");
        assert_eq!(rough_distance(metres(800.0), Units::Imperial), "0.5 mi");
    }

    #[test]
    fn a_swim_is_counted_in_metres_or_yards() {
        assert_eq!(distance_of(Sport::Swim, metres(2_500.0), Units::Metric), "2,500 m");
        assert_eq!(distance_of(Sport::Swim, metres(1_371.6), Units::Imperial), "1,500 yd");
        assert_eq!(distance_of(Sport::Ride, metres(2_500.0), Units::Metric), "2.5 km");
    }

    #[test]
    fn a_climb_and_a_weight_are_whole_enough() {
        assert_eq!(climb(metres(2_300.0), Units::Metric), "2,300 m");
        assert_eq!(climb(metres(2_300.0), Units::Imperial), "7,546 ft");
        assert_eq!(weight(Kilograms::new(68.5).unwrap(), Units::Metric), "68.5 kg");
        assert_eq!(weight(Kilograms::new(68.0).unwrap(), Units::Imperial), "150 lb");
    }

    #[test]
    fn food_and_drink_are_written_against_their_aim() {
        let grams = |value| Grams::new(value).unwrap();
        let volume = |value| Millilitres::new(value).unwrap();
        assert_eq!(grams_of(grams(52.0), grams(210.0)), "52 of 210 g");
        assert_eq!(drink_of(volume(500.0), volume(1_800.0), Units::Metric), "0.5 of 1.8 l");
        assert_eq!(drink_of(volume(500.0), volume(1_800.0), Units::Imperial), "17 of 61 fl oz");
    }

    #[test]
    fn half_points_of_effort_are_kept() {
        assert_eq!(effort(Rpe::new(9.5).unwrap()), "RPE 9.5");
        assert_eq!(effort(Rpe::new(8.0).unwrap()), "RPE 8");
        assert_eq!(heart_rate(Bpm::new(149.6).unwrap()), "150 bpm");
    }
}

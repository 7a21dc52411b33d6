//! Quantities with their unit in the type; each refuses a value that no runner can have.

use serde::{Deserialize, Serialize};

/// Says that a number is not a possible value of its quantity, and what would be.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{what} must be between {least} and {most} {unit}, not {}", GivenNumber(*given))]
pub struct OutOfRange {
    /// The quantity, in the runner's words.
    pub what: &'static str,
    /// The smallest value taken.
    pub least: f64,
    /// The largest value taken.
    pub most: f64,
    /// The unit of the bounds.
    pub unit: &'static str,
    /// What was given.
    pub given: f64,
}

impl OutOfRange {
    /// Says of a figure that somebody else wrote that it cannot be, where its bounds are of no use.
    #[must_use]
    pub fn of_another(&self) -> String {
        format!("{} of {} {} cannot be", self.what, GivenNumber(self.given), self.unit)
    }
}

/// A number as it was given; one of endless digits by its power of ten.
struct GivenNumber(f64);

impl std::fmt::Display for GivenNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.0.abs() < 1e12 || !self.0.is_finite() { self.0.fmt(f) } else { write!(f, "{:e}", self.0) }
    }
}

/// Metres in a mile.
pub const MILE_M: f64 = 1_609.344;
/// Metres in a yard.
pub const YARD_M: f64 = 0.914_4;
/// Metres in a foot.
pub const FOOT_M: f64 = 0.304_8;

/// Declares one quantity: a newtype over `f64` that is finite and inside its bounds.
macro_rules! quantity {
    ($(#[$doc:meta])* $name:ident, $what:literal, $least:literal ..= $most:literal, $unit:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize, Deserialize)]
        #[serde(try_from = "f64", into = "f64")]
        pub struct $name(f64);

        impl $name {
            /// The least value there is.
            pub const LEAST: Self = Self($least);
            /// The most there is.
            pub const MOST: Self = Self($most);

            /// Takes a value in the unit of the type.
            ///
            /// # Errors
            /// [`OutOfRange`] where the value is not finite or outside the bounds.
            pub fn new(value: f64) -> Result<Self, OutOfRange> {
                if value.is_finite() && ($least..=$most).contains(&value) {
                    Ok(Self(value))
                } else {
                    Err(OutOfRange { what: $what, least: $least, most: $most, unit: $unit, given: value })
                }
            }

            /// Gives the value in the unit of the type.
            #[must_use]
            pub const fn value(self) -> f64 {
                self.0
            }
        }

        impl TryFrom<f64> for $name {
            type Error = OutOfRange;
            fn try_from(value: f64) -> Result<Self, OutOfRange> {
                Self::new(value)
            }
        }

        impl From<$name> for f64 {
            fn from(quantity: $name) -> f64 {
                quantity.0
            }
        }
    };
}

quantity!(
    /// A length, climb or descent in metres, at most 10,000 km.
    Metres, "a distance", 0.0..=10_000_000.0, "m"
);
quantity!(
    /// A length of time in seconds, at most 60 days.
    Seconds, "a duration", 0.0..=5_184_000.0, "s"
);
quantity!(
    /// A rating of perceived exertion on Borg's CR10 scale, 0 to 10; half points are allowed.
    Rpe, "RPE", 0.0..=10.0, "on the CR10 scale"
);
quantity!(
    /// A heart rate in beats per minute.
    Bpm, "a heart rate", 20.0..=260.0, "bpm"
);
quantity!(
    /// A mass of food in grams.
    Grams, "an amount of food", 0.0..=5_000.0, "g"
);
quantity!(
    /// A volume of drink in millilitres.
    Millilitres, "an amount of drink", 0.0..=30_000.0, "ml"
);
quantity!(
    /// A body mass in kilograms.
    Kilograms, "a body weight", 20.0..=400.0, "kg"
);
quantity!(
    /// A rating from 0 (nothing at all) to 10 (the most there is), as soreness is asked for.
    Ten, "a rating", 0.0..=10.0, "points"
);

impl Seconds {
    /// Gives the duration in hours.
    #[must_use]
    pub fn hours(self) -> f64 {
        self.0 / 3600.0
    }

    /// Gives the duration in minutes.
    #[must_use]
    pub fn minutes(self) -> f64 {
        self.0 / 60.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quantity_refuses_what_is_not_a_number() {
        assert!(Metres::new(f64::NAN).is_err());
        assert!(Metres::new(f64::INFINITY).is_err());
        assert!(Metres::new(-1.0).is_err());
        assert_eq!(Metres::new(42_195.0).map(Metres::value), Ok(42_195.0));
    }

    #[test]
    fn a_refusal_names_quantity_bounds_and_value() {
        let refusal = Rpe::new(11.0).map(Rpe::value).unwrap_err().to_string();
        assert_eq!(refusal, "RPE must be between 0 and 10 on the CR10 scale, not 11");
        let endless = Metres::new(1e300).map(Metres::value).unwrap_err().to_string();
        assert_eq!(endless, "a distance must be between 0 and 10000000 m, not 1e300");
        assert_eq!(Metres::new(-1.9).unwrap_err().of_another(), "a distance of -1.9 m cannot be");
    }
}

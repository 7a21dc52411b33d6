//! The names that kinds of things go by in the log and in its exports: `run`, `race`, `fever`.

use serde::de::value::{Error, StrDeserializer};
use serde::de::{Deserialize, IntoDeserializer};
use serde::ser::Serialize;

/// Gives the name of a value that is one of a few, such as a sport: `trail`. Empty for a value that is not of that sort.
#[must_use]
pub fn name_of<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        Ok(_) | Err(_) => String::new(),
    }
}

/// Gives the value that goes by this name; `None` where nothing does.
#[must_use]
pub fn named<'a, T: Deserialize<'a>>(name: &'a str) -> Option<T> {
    let words: StrDeserializer<'a, Error> = name.into_deserializer();
    T::deserialize(words).ok()
}

#[cfg(test)]
mod tests {
    use super::super::{Kind, Sport};
    use super::*;

    #[test]
    fn every_sport_and_kind_is_found_again_under_its_name() {
        for sport in Sport::ALL {
            assert_eq!(named(&name_of(&sport)), Some(sport));
        }
        for kind in Kind::ALL {
            assert_eq!(named(&name_of(&kind)), Some(kind));
        }
    }

    #[test]
    fn a_name_nobody_goes_by_is_nothing() {
        assert_eq!(named::<Sport>("quidditch"), None);
        assert_eq!(name_of(&Sport::IndoorRide), "indoor_ride");
    }
}

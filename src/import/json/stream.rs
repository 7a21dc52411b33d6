//! The entries of an export, handed on one by one as they are read.
//!
//! Of a file of any length no more than one entry stands in memory, and of that only what may be asked for: figures, words and
//! objects, and of its lists only those named here.

use std::cell::Cell;
use std::fmt;
use std::ops::ControlFlow;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use super::node::Node;

/// The name of the list that is the file itself.
pub(super) const OWN: &str = "";
/// Lists in an object of the file whose members are entries too, each with the name under which they are told.
const LISTS: [(&str, &str); 6] = [
    ("data", OWN),
    ("summarizedActivitiesExport", "summarizedActivitiesExport"),
    ("activities", "activities"),
    ("sleep", "sleep"),
    ("workout", "workout"),
    ("workouts", "workouts"),
];
/// Lists that belong to their entry.
const PARTS_OF_ENTRY: [&str; 4] = ["exercises", "statistics", "aggregate", "summaries"];
/// The longest key that may be asked for, in bytes.
const LONGEST_KEY: usize = 64;
/// The room for one entry, in bytes; the largest known take a hundredth of it.
const ROOM: usize = 4 * 1024 * 1024;
/// What a value takes beside its text, about, in bytes.
const VALUE: usize = 100;

/// What is given each entry, with the name of its list, and may say that it has seen enough.
pub(super) type Take<'t> = &'t mut dyn FnMut(&'static str, Node<'_>) -> ControlFlow<()>;

/// Reads a file of JSON and hands on its entries.
///
/// # Errors
/// Where it is no JSON, and where `take` has seen enough.
pub(super) fn each_entry<'de, D: Deserializer<'de>>(file: D, take: Take<'_>) -> Result<(), D::Error> {
    PartialValue { room: &Cell::new(ROOM), place: ValuePlace::File(take) }.deserialize(file).map(drop)
}

/// Where a value stands.
enum ValuePlace<'t> {
    /// It is the file.
    File(Take<'t>),
    /// It may be a list of entries.
    List(&'static str, Take<'t>),
    /// It is an entry of a list.
    Entry(&'static str, Take<'t>),
    /// It may be a list that belongs to its entry.
    PartOfEntry,
    /// It is anything else in an entry.
    Within,
}

impl<'t> ValuePlace<'t> {
    /// Gives where the value of a key stands in an object that stands here.
    fn of_key(&mut self, key: &str) -> ValuePlace<'_> {
        match self {
            Self::File(take) | Self::Entry(_, take) => match LISTS.into_iter().find(|(list, _)| *list == key) {
                Some((_, name)) => ValuePlace::List(name, &mut **take),
                None => ValuePlace::in_entry(key),
            },
            Self::List(..) | Self::PartOfEntry | Self::Within => ValuePlace::in_entry(key),
        }
    }

    /// Gives where the value of a key stands inside an entry.
    fn in_entry(key: &str) -> Self {
        if PARTS_OF_ENTRY.contains(&key) { Self::PartOfEntry } else { Self::Within }
    }

    /// Gives the list of which an object that stands here is an entry.
    fn entry(self) -> Option<(&'static str, Take<'t>)> {
        match self {
            Self::File(take) => Some((OWN, take)),
            Self::Entry(list, take) => Some((list, take)),
            Self::List(..) | Self::PartOfEntry | Self::Within => None,
        }
    }
}

/// A value that is being read, as far as there is room for it.
struct PartialValue<'r, 't> {
    room: &'r Cell<usize>,
    place: ValuePlace<'t>,
}

impl PartialValue<'_, '_> {
    /// Takes room for a value with so many bytes of text; says whether there was enough.
    fn fits(&self, bytes: usize) -> bool {
        let left = self.room.get().checked_sub(VALUE + bytes);
        self.room.set(left.unwrap_or_default());
        left.is_some()
    }

    fn kept(&self, value: impl Into<Value>) -> Value {
        if self.fits(0) { value.into() } else { Value::Null }
    }
}

impl<'de> DeserializeSeed<'de> for PartialValue<'_, '_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for PartialValue<'_, '_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Value, E> {
        Ok(self.kept(flag))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(self.kept(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(self.kept(number))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Value, E> {
        Ok(self.kept(Number::from_f64(number)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(if self.fits(text.len()) { Value::String(text.to_owned()) } else { Value::Null })
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        match self.place {
            ValuePlace::File(take) => each_member(members, OWN, take)?,
            ValuePlace::List(name, take) => each_member(members, name, take)?,
            ValuePlace::PartOfEntry => {
                while let Some(member) = members.next_element_seed(PartialValue { room: self.room, place: ValuePlace::Within })? {
                    list.extend(Some(member).filter(Value::is_object));
                }
            }
            ValuePlace::Entry(..) | ValuePlace::Within => while members.next_element::<IgnoredAny>()?.is_some() {},
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut members: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        let mut is_around_lists = false;
        while let Some(key) = members.next_key_seed(ObjectKey)? {
            let Some(key) = key.filter(|key| self.fits(key.len())) else {
                members.next_value::<IgnoredAny>()?;
                continue;
            };
            let place = self.place.of_key(&key);
            let is_list = matches!(place, ValuePlace::List(..));
            let value = members.next_value_seed(PartialValue { room: self.room, place })?;
            is_around_lists |= is_list && value.is_array();
            object.insert(key, value);
        }
        let object = Value::Object(object);
        let is_room = self.fits(0);
        match self.place.entry() {
            // What stands around lists of entries is none itself.
            Some((list, take)) if !is_around_lists => match take(list, Node::of(&object)) {
                ControlFlow::Continue(()) => Ok(Value::Null),
                ControlFlow::Break(()) => Err(A::Error::custom("seen enough")),
            },
            Some(_) => Ok(Value::Null),
            None => Ok(if is_room { object } else { Value::Null }),
        }
    }
}

/// Hands on the members of a list, each with room of its own.
fn each_member<'de, A: SeqAccess<'de>>(mut members: A, list: &'static str, take: Take<'_>) -> Result<(), A::Error> {
    loop {
        let entry = PartialValue { room: &Cell::new(ROOM), place: ValuePlace::Entry(list, &mut *take) };
        if members.next_element_seed(entry)?.is_none() {
            return Ok(());
        }
    }
}

/// A key of an object; one that nobody asks for is not kept.
struct ObjectKey;

impl<'de> DeserializeSeed<'de> for ObjectKey {
    type Value = Option<String>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<String>, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for ObjectKey {
    type Value = Option<String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E>(self, key: &str) -> Result<Option<String>, E> {
        Ok((key.len() <= LONGEST_KEY).then(|| key.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives the entries of a text, each as its list and its keys.
    fn entries(text: &str) -> Vec<(&'static str, Value)> {
        let mut told = Vec::new();
        let mut take = |list: &'static str, entry: Node<'_>| {
            told.push((list, entry.value().clone()));
            ControlFlow::Continue(())
        };
        each_entry(&mut serde_json::Deserializer::from_str(text), &mut take).unwrap();
        told
    }

    fn value(text: &str) -> Value {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn entries_stand_alone_in_a_list_in_data_and_in_lists_of_their_own() {
        let one = value(r#"{"a":1}"#);
        assert_eq!(entries(r#"{"a":1}"#), [(OWN, one.clone())]);
        assert_eq!(entries(r#"[{"a":1},7,[8],{"a":1}]"#), [(OWN, one.clone()), (OWN, one.clone())]);
        assert_eq!(entries(r#"{"next":null,"data":[{"a":1}]}"#), [(OWN, one.clone())]);
        assert_eq!(entries(r#"{"sleep":[{"a":1}],"workouts":[{"a":1}]}"#), [("sleep", one.clone()), ("workouts", one)]);
    }

    #[test]
    fn of_an_entry_its_figures_words_and_objects_are_kept_and_lists_that_nobody_asks_for_are_not() {
        let text = r#"[{"a":{"b":[1,2],"c":"x"},"exercises":[1,{"d":-2.5}],"sleep":{"e":true}}]"#;
        assert_eq!(entries(text), [(OWN, value(r#"{"a":{"b":[],"c":"x"},"exercises":[{"d":-2.5}],"sleep":{"e":true}}"#))]);
    }

    #[test]
    fn an_entry_larger_than_any_that_is_known_keeps_what_there_is_room_for() {
        let text = format!(r#"[{{"a":1,"b":"{}","c":2}},{{"d":3}}]"#, "x".repeat(ROOM));
        assert_eq!(entries(&text), [(OWN, value(r#"{"a":1,"b":null}"#)), (OWN, value(r#"{"d":3}"#))]);
    }

    #[test]
    fn reading_ends_where_enough_is_seen() {
        let mut seen = 0;
        let mut take = |_: &'static str, _: Node<'_>| {
            seen += 1;
            if seen == 2 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        assert!(each_entry(&mut serde_json::Deserializer::from_str("[{},{},{}]"), &mut take).is_err());
        assert_eq!(seen, 2);
    }
}

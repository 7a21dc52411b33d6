//! A value of JSON, asked by key; what is not there, or of another kind, is nothing.

use serde_json::Value;

use crate::import::table::when::{DateOrder, ListDate};

/// A value of JSON.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node<'a>(&'a Value);

impl<'a> Node<'a> {
    /// Takes a value.
    pub(super) const fn of(value: &'a Value) -> Self {
        Self(value)
    }

    /// Gives the value itself.
    #[cfg(test)]
    pub(super) const fn value(self) -> &'a Value {
        self.0
    }

    /// Says whether it has one of these keys.
    pub(super) fn has_one_of(self, keys: &[&str]) -> bool {
        keys.iter().any(|key| self.0.get(key).is_some())
    }

    /// Gives the value under a key.
    pub(super) fn get(self, key: &str) -> Option<Self> {
        self.0.get(key).filter(|value| !value.is_null()).map(Node)
    }

    /// Gives the members of an object.
    pub(super) fn members(self) -> impl Iterator<Item = (String, Value)> {
        self.0.as_object().into_iter().flatten().map(|(key, value)| (key.clone(), value.clone()))
    }

    /// Gives the entries of the list under a key.
    pub(super) fn list(self, key: &str) -> Vec<Self> {
        self.0.get(key).and_then(Value::as_array).map(|list| list.iter().map(Node).collect()).unwrap_or_default()
    }

    /// Gives the first entry of the list under a key.
    pub(super) fn first(self, key: &str) -> Option<Self> {
        self.0.get(key)?.as_array()?.first().map(Node)
    }

    /// Gives the number under a key, also where it is written as text.
    pub(super) fn number(self, key: &str) -> Option<f64> {
        let value = self.0.get(key)?;
        let number = value.as_f64().or_else(|| value.as_str()?.trim().parse().ok())?;
        number.is_finite().then_some(number)
    }

    /// Gives the text under a key, where it says something; a number as text.
    pub(super) fn text(self, key: &str) -> Option<String> {
        match self.0.get(key)? {
            Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
            Value::Number(number) => Some(number.to_string()),
            Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
        }
    }

    /// Gives whether something is so, where that is said.
    pub(super) fn flag(self, key: &str) -> Option<bool> {
        self.0.get(key).and_then(Value::as_bool)
    }

    /// Gives the date under a key.
    pub(super) fn when(self, key: &str) -> Option<ListDate> {
        // Where the day and the month are written in two digits each, American services put the month first.
        ListDate::read(&self.text(key)?, DateOrder::MonthFirst)
    }
}

//! Values between rows and the journal's words: read column after column, written column after column.

use chrono::{DateTime, FixedOffset, NaiveDate};
use rusqlite::types::{FromSqlError, Type, ValueRef};
use rusqlite::{Error, Result, Row, Statement};
use serde::de::DeserializeOwned;
use serde::ser::Serialize;
use uuid::Uuid;

use crate::journal::{Day, Id, Moment, OutOfRange, Scale5, name_of, named};

/// The columns of one row, read from left to right in the order of the table's column list.
pub(in crate::store) struct Columns<'r> {
    row: &'r Row<'r>,
    next: usize,
}

impl<'r> Columns<'r> {
    /// Starts at the first column of a row.
    pub(in crate::store) const fn of(row: &'r Row<'r>) -> Self {
        Self { row, next: 0 }
    }

    fn value(&mut self) -> Result<ValueRef<'r>> {
        self.next += 1;
        self.row.get_ref(self.next - 1)
    }

    /// Says that the column just read holds what the program cannot have written.
    fn foreign(&self, said: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Error {
        Error::FromSqlConversionFailure(self.next.saturating_sub(1), Type::Null, said.into())
    }

    fn wrong(&self, error: FromSqlError) -> Error {
        self.foreign(error)
    }

    /// Reads the identity of an entry.
    pub(in crate::store) fn id(&mut self) -> Result<Id> {
        let bytes = self.value()?.as_blob().map_err(|error| self.wrong(error))?;
        Uuid::from_slice(bytes).map(Id::new).map_err(|error| self.foreign(error))
    }

    /// Reads a whole number.
    pub(in crate::store) fn integer(&mut self) -> Result<i64> {
        self.value()?.as_i64().map_err(|error| self.wrong(error))
    }

    /// Reads yes or no.
    pub(in crate::store) fn flag(&mut self) -> Result<Option<bool>> {
        let said = self.value()?.as_i64_or_null().map_err(|error| self.wrong(error))?;
        Ok(said.map(|flag| flag != 0))
    }

    /// Reads two columns: milliseconds since 1970 in UTC, and minutes of offset.
    pub(in crate::store) fn moment(&mut self) -> Result<Moment> {
        let milliseconds = self.integer()?;
        let offset_s = i32::try_from(self.integer()? * 60).ok().and_then(FixedOffset::east_opt);
        let instant = DateTime::from_timestamp_millis(milliseconds);
        match (instant, offset_s) {
            (Some(instant), Some(offset)) => Ok(Moment::new(instant.with_timezone(&offset))),
            (None, _) | (_, None) => Err(self.foreign("no such moment")),
        }
    }

    /// Reads a number that may be unsaid.
    pub(in crate::store) fn real(&mut self) -> Result<Option<f64>> {
        self.value()?.as_f64_or_null().map_err(|error| self.wrong(error))
    }

    /// Reads a quantity that may be unsaid.
    pub(in crate::store) fn quantity<Q: TryFrom<f64, Error = OutOfRange>>(&mut self) -> Result<Option<Q>> {
        match self.real()? {
            Some(value) => Q::try_from(value).map(Some).map_err(|error| self.foreign(error)),
            None => Ok(None),
        }
    }

    /// Reads a rating from 1 to 5 that may be unsaid.
    pub(in crate::store) fn rating(&mut self) -> Result<Option<Scale5>> {
        let said = self.value()?.as_i64_or_null().map_err(|error| self.wrong(error))?;
        match said {
            Some(value) => u8::try_from(value).ok().and_then(Scale5::new).map(Some).ok_or_else(|| self.foreign("no such rating")),
            None => Ok(None),
        }
    }

    fn words(&mut self) -> Result<Option<&'r str>> {
        self.value()?.as_str_or_null().map_err(|error| self.wrong(error))
    }

    /// Reads a text that may be unsaid.
    pub(in crate::store) fn maybe_text(&mut self) -> Result<Option<String>> {
        Ok(self.words()?.map(str::to_owned))
    }

    /// Reads a text, empty where unsaid.
    pub(in crate::store) fn text(&mut self) -> Result<String> {
        Ok(self.maybe_text()?.unwrap_or_default())
    }

    /// Reads a list of texts, one a line.
    pub(in crate::store) fn lines(&mut self) -> Result<Vec<String>> {
        Ok(self.words()?.map(|text| text.lines().map(str::to_owned).collect()).unwrap_or_default())
    }

    /// Reads one of a few things by its name; it may be unsaid.
    pub(in crate::store) fn maybe_name<T: DeserializeOwned>(&mut self) -> Result<Option<T>> {
        match self.words()? {
            Some(name) => named(name).map(Some).ok_or_else(|| self.foreign(format!("nothing here is called {name}"))),
            None => Ok(None),
        }
    }

    /// Reads one of a few things by its name.
    pub(in crate::store) fn name<T: DeserializeOwned>(&mut self) -> Result<T> {
        self.maybe_name()?.ok_or_else(|| self.foreign("a name is missing"))
    }

    /// Reads a list of things by their names, one a line.
    pub(in crate::store) fn names<T: DeserializeOwned>(&mut self) -> Result<Vec<T>> {
        let Some(text) = self.words()? else { return Ok(Vec::new()) };
        text.lines().map(|name| named(name).ok_or_else(|| self.foreign(format!("nothing here is called {name}")))).collect()
    }

    /// Reads a thing written as JSON that may be unsaid.
    pub(in crate::store) fn maybe_json<T: DeserializeOwned>(&mut self) -> Result<Option<T>> {
        let text = self.words()?;
        text.map(|text| serde_json::from_str(text).map_err(|error| self.foreign(error))).transpose()
    }

    /// Reads a thing written as JSON.
    pub(in crate::store) fn json<T: DeserializeOwned>(&mut self) -> Result<T> {
        self.maybe_json()?.ok_or_else(|| self.foreign("something is missing"))
    }

    /// Reads a day that may be unsaid.
    pub(in crate::store) fn maybe_day(&mut self) -> Result<Option<Day>> {
        match self.words()? {
            Some(text) => text.parse::<NaiveDate>().map(Day::new).map(Some).map_err(|error| self.foreign(error)),
            None => Ok(None),
        }
    }

    /// Reads a day.
    pub(in crate::store) fn day(&mut self) -> Result<Day> {
        self.maybe_day()?.ok_or_else(|| self.foreign("a day is missing"))
    }
}

/// The values of one row, written from left to right in the order of the table's column list.
pub(in crate::store) struct Values<'s, 'c> {
    statement: &'s mut Statement<'c>,
    last: usize,
}

impl<'s, 'c> Values<'s, 'c> {
    /// Starts at the first place of a statement.
    pub(in crate::store) const fn of(statement: &'s mut Statement<'c>) -> Self {
        Self { statement, last: 0 }
    }

    fn put(&mut self, value: impl rusqlite::ToSql) -> Result<()> {
        self.last += 1;
        self.statement.raw_bind_parameter(self.last, value)
    }

    /// Writes the identity of an entry.
    pub(in crate::store) fn id(&mut self, id: Id) -> Result<()> {
        self.put(id.uuid().as_bytes().as_slice())
    }

    /// Writes yes or no.
    pub(in crate::store) fn flag(&mut self, flag: Option<bool>) -> Result<()> {
        self.put(flag)
    }

    /// Writes two columns: milliseconds since 1970 in UTC, and minutes of offset.
    pub(in crate::store) fn moment(&mut self, moment: Moment) -> Result<()> {
        self.put(moment.utc().timestamp_millis())?;
        self.put(moment.offset_s() / 60)
    }

    /// Writes a number that may be unsaid.
    pub(in crate::store) fn real(&mut self, value: Option<f64>) -> Result<()> {
        self.put(value)
    }

    /// Writes a quantity that may be unsaid.
    pub(in crate::store) fn quantity<Q: Into<f64>>(&mut self, quantity: Option<Q>) -> Result<()> {
        self.real(quantity.map(Into::into))
    }

    /// Writes a rating from 1 to 5 that may be unsaid.
    pub(in crate::store) fn rating(&mut self, rating: Option<Scale5>) -> Result<()> {
        self.put(rating.map(Scale5::value))
    }

    /// Writes a text that may be unsaid.
    pub(in crate::store) fn maybe_text(&mut self, text: Option<&str>) -> Result<()> {
        self.put(text)
    }

    /// Writes a text; an empty one is unsaid.
    pub(in crate::store) fn text(&mut self, text: &str) -> Result<()> {
        self.maybe_text(Some(text).filter(|text| !text.is_empty()))
    }

    /// Writes a list of texts, one a line; an empty list is unsaid.
    pub(in crate::store) fn lines(&mut self, lines: &[String]) -> Result<()> {
        self.text(&lines.join("\n"))
    }

    /// Writes one of a few things by its name; it may be unsaid.
    pub(in crate::store) fn maybe_name<T: Serialize>(&mut self, thing: Option<&T>) -> Result<()> {
        self.put(thing.map(name_of))
    }

    /// Writes a list of things by their names, one a line; an empty list is unsaid.
    pub(in crate::store) fn names<T: Serialize>(&mut self, things: &[T]) -> Result<()> {
        let names: Vec<String> = things.iter().map(name_of).collect();
        self.lines(&names)
    }

    /// Writes a thing that may be unsaid as JSON.
    pub(in crate::store) fn maybe_json<T: Serialize>(&mut self, thing: Option<&T>) -> Result<()> {
        let unwritable = |error: serde_json::Error| rusqlite::Error::ToSqlConversionFailure(Box::new(error));
        self.put(thing.map(serde_json::to_string).transpose().map_err(unwritable)?)
    }

    /// Writes a day that may be unsaid.
    pub(in crate::store) fn maybe_day(&mut self, day: Option<Day>) -> Result<()> {
        self.put(day.map(|day| day.to_string()))
    }
}

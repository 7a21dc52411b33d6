//! What lies beside the entries: drafts not yet kept, and the advice given.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, Result, params};

use super::rows::Columns;
use super::{Store, StoreError, tidy};
use crate::journal::{Day, Moment};

/// What someone was typing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The words as typed.
    pub text: String,
    /// When they were last saved.
    pub at: Moment,
}

/// An answer as it was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice {
    /// The day it was given for.
    pub day: Day,
    /// When.
    pub given: Moment,
    /// The verdict in one word, such as `run_easy`.
    pub verdict: String,
    /// All of it, as JSON.
    pub detail: String,
}

impl Store {
    /// Saves what is being typed under a name, so that a crash does not lose it.
    ///
    /// # Errors
    /// Where the log cannot be written.
    pub fn save_draft(&mut self, name: &str, text: &str, at: Moment) -> Result<(), StoreError> {
        self.writing(|log, _| Ok(save_draft(log, name, text, tidy::moment(at)?)?))
    }

    /// Gives the draft saved under a name.
    ///
    /// # Errors
    /// Where the log is damaged or the disk fails.
    pub fn draft(&self, name: &str) -> Result<Option<Draft>, StoreError> {
        self.reading(|log| draft(log, name))
    }

    /// Gives the words of all drafts by the names under which they are saved.
    ///
    /// # Errors
    /// Where the log is damaged or the disk fails.
    pub fn drafts(&self) -> Result<BTreeMap<String, String>, StoreError> {
        self.reading(drafts)
    }

    /// Lets go of a draft: it was kept, or is no longer wanted.
    ///
    /// # Errors
    /// Where the log cannot be written.
    pub fn drop_draft(&mut self, name: &str) -> Result<(), StoreError> {
        self.writing(|log, _| Ok(log.execute("DELETE FROM draft WHERE name = ?1", [name]).map(drop)?))
    }

    /// Keeps an answer as it was given, unless the last one of that day gave the same verdict and the same dates; says whether it
    /// was kept.
    ///
    /// # Errors
    /// Where the detail is not JSON, or the log cannot be written.
    pub fn keep_advice(&mut self, advice: &Advice) -> Result<bool, StoreError> {
        self.writing(|log, _| Ok(keep_advice(log, advice, tidy::moment(advice.given)?)?))
    }

    /// Says whether the last answer of that day gave the same verdict and the same dates.
    ///
    /// # Errors
    /// Where the detail is not JSON, the log is damaged or the disk fails.
    pub fn has_advice(&self, advice: &Advice) -> Result<bool, StoreError> {
        self.reading(|log| has_advice(log, advice))
    }

    /// Keeps several answers at once, as one action of the disk.
    ///
    /// # Errors
    /// Where a detail is not JSON, or the log cannot be written; then none of them is kept.
    pub fn keep_answers(&mut self, given: &[Advice]) -> Result<(), StoreError> {
        self.writing(|log, _| {
            for advice in given {
                keep_advice(log, advice, tidy::moment(advice.given)?)?;
            }
            Ok(())
        })
    }

    /// Gives the answers given for the days from `from` to `until`, both included, in the order they were given.
    ///
    /// # Errors
    /// Where the log is damaged or the disk fails.
    pub fn advice(&self, from: Day, until: Day) -> Result<Vec<Advice>, StoreError> {
        self.reading(|log| advice(log, from, until))
    }
}

fn save_draft(log: &Connection, name: &str, text: &str, at: Moment) -> Result<()> {
    log.prepare_cached(
        "INSERT INTO draft (name, text, at_ms, at_offset_min) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (name) DO UPDATE
         SET text = excluded.text, at_ms = excluded.at_ms, at_offset_min = excluded.at_offset_min",
    )?
    .execute(params![name, text, at.utc().timestamp_millis(), at.offset_s() / 60])
    .map(drop)
}

fn draft(log: &Connection, name: &str) -> Result<Option<Draft>> {
    let mut statement = log.prepare_cached("SELECT text, at_ms, at_offset_min FROM draft WHERE name = ?1")?;
    statement
        .query_row([name], |row| {
            let mut columns = Columns::of(row);
            Ok(Draft { text: columns.text()?, at: columns.moment()? })
        })
        .optional()
}

fn drafts(log: &Connection) -> Result<BTreeMap<String, String>> {
    let mut statement = log.prepare_cached("SELECT name, text FROM draft")?;
    statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
}

fn keep_advice(log: &Connection, advice: &Advice, given: Moment) -> Result<bool> {
    if has_advice(log, advice)? {
        return Ok(false);
    }
    let mut statement = log.prepare_cached(
        "INSERT INTO advice (day, verdict, given_ms, given_offset_min, detail_json) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    let (day, at_ms, offset_min) = (advice.day.to_string(), given.utc().timestamp_millis(), given.offset_s() / 60);
    statement.execute(params![day, advice.verdict, at_ms, offset_min, advice.detail])?;
    Ok(true)
}

fn has_advice(log: &Connection, advice: &Advice) -> Result<bool> {
    let mut statement = log.prepare_cached(
        "SELECT 1 FROM (SELECT verdict, detail_json FROM advice WHERE day = ?1 ORDER BY given_ms DESC, number DESC LIMIT 1)
         WHERE verdict = ?2 AND detail_json ->> '$.ladder' IS json(?3) ->> '$.ladder'",
    )?;
    statement.exists(params![advice.day.to_string(), advice.verdict, advice.detail])
}

fn advice(log: &Connection, from: Day, until: Day) -> Result<Vec<Advice>> {
    let mut statement = log.prepare_cached(
        "SELECT day, given_ms, given_offset_min, verdict, detail_json FROM advice
         WHERE day BETWEEN ?1 AND ?2 ORDER BY day, given_ms, number",
    )?;
    statement
        .query_map([from.to_string(), until.to_string()], |row| {
            let mut columns = Columns::of(row);
            Ok(Advice { day: columns.day()?, given: columns.moment()?, verdict: columns.text()?, detail: columns.text()? })
        })?
        .collect()
}

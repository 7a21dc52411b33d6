//! One session in full.

use crate::journal::Id;

/// A label and its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// What, such as `Distance`.
    pub label: &'static str,
    /// How much, such as `42.2 km`.
    pub value: String,
}

/// Everything known about one session; what is not known has no line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionView {
    /// The session.
    pub id: Id,
    /// Its title, or what it was.
    pub title: String,
    /// When, such as `Sat 21 Nov 2026, 09:00`.
    pub when: String,
    /// The figures, in order.
    pub facts: Vec<Fact>,
    /// What is not known and would narrow the dates, as one sentence; empty where nothing is missing.
    pub missing: String,
    /// The runner's notes, a line each.
    pub notes: Vec<String>,
}

//! Lists of any other origin: the runner says which column is which, after a proposal made from the names of the columns.

mod cell;
mod field;
mod propose;
mod read;
mod words;

use std::fmt;
use std::str::FromStr;

use super::sheet;
use super::when::DateOrder;
use field::{FieldPart, ListField};

pub(super) use cell::{asleep, rate};
pub(super) use propose::propose;
pub(super) use read::{read, read_with};

/// Which column of a list is which: `date=Datum, distance_km=Strecke, time=Zeit`.
///
/// Where a date such as `03/04/2026` could be read in two ways, `date=Datum:dmy` puts the day first and `date=Datum:mdy` the
/// month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping {
    columns: Vec<(&'static FieldPart, String)>,
    /// Which of day and month comes first, where the runner says it.
    order: Option<DateOrder>,
}

/// A mapping guessed from the names of the columns, with what to know before it is taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Which column may be which.
    pub mapping: Mapping,
    /// The columns that are read for nothing, by their plain names.
    pub left_out: Vec<String>,
    /// Whether the dates may be read with the day or the month first, and nothing in the list settles it.
    pub is_order_open: bool,
}

/// How the order of day and month is written behind the column of the date.
const ORDERS: [(&str, DateOrder); 2] = [(":dmy", DateOrder::DayFirst), (":mdy", DateOrder::MonthFirst)];

/// Why words are no mapping.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MappingError {
    /// A piece without `=`.
    #[error("`{0}` does not say which column is which")]
    NoColumn(String),
    /// A part that a list cannot have.
    #[error("`{0}` is nothing that a list is read for")]
    UnknownPart(String),
    /// One part said twice.
    #[error("`{0}` is said twice")]
    Twice(&'static str),
    /// No date.
    #[error("no column is said to be the date")]
    NoDate,
    /// Nothing beside the date.
    #[error("no column is said to hold a time, a distance, or anything of a morning")]
    NoFigure,
}

impl Mapping {
    /// Gives the names of everything that a column can be, for a hint.
    #[must_use]
    pub fn parts() -> String {
        field::PARTS.iter().map(|part| part.name).collect::<Vec<_>>().join(", ")
    }

    /// Takes parts and columns, where there is enough to read a list by.
    fn of(columns: Vec<(&'static FieldPart, String)>, order: Option<DateOrder>) -> Result<Self, MappingError> {
        let has = |wanted: &[ListField]| columns.iter().any(|(part, _)| wanted.contains(&part.field));
        if !has(&[ListField::Date]) {
            return Err(MappingError::NoDate);
        }
        if !has(&ListField::OF_SESSIONS) && !has(&ListField::OF_MORNINGS) {
            return Err(MappingError::NoFigure);
        }
        Ok(Self { columns, order })
    }

    /// Gives the mapping of a list whose columns are known: those that are there, and of several of one field the first.
    pub(in crate::import::table) fn known(parts: &[(&str, &str)], is_there: impl Fn(&str) -> bool) -> Option<Self> {
        let mut columns: Vec<(&'static FieldPart, String)> = Vec::new();
        for (name, column) in parts.iter().filter(|(_, column)| is_there(column)) {
            let part = field::PARTS.iter().find(|part| part.name == *name)?;
            if columns.iter().all(|(other, _)| other.field != part.field) {
                columns.push((part, (*column).to_owned()));
            }
        }
        Self::of(columns, None).ok()
    }

    /// Gives the names of its columns.
    pub(in crate::import::table) fn names(&self) -> impl Iterator<Item = &str> {
        self.columns.iter().map(|(_, column)| column.as_str())
    }

    /// Gives the part and the column of a field.
    fn column(&self, field: ListField) -> Option<(&'static FieldPart, &str)> {
        self.columns.iter().find(|(part, _)| part.field == field).map(|(part, column)| (*part, column.as_str()))
    }
}

impl FromStr for Mapping {
    type Err = MappingError;

    fn from_str(text: &str) -> Result<Self, MappingError> {
        let mut columns: Vec<(&'static FieldPart, String)> = Vec::new();
        let mut order = None;
        for piece in text.split(',').map(str::trim).filter(|piece| !piece.is_empty()) {
            let (name, column) = piece.split_once('=').ok_or_else(|| MappingError::NoColumn(piece.to_owned()))?;
            let name = name.trim().to_lowercase();
            let part = field::PARTS.iter().find(|part| part.name == name).ok_or(MappingError::UnknownPart(name))?;
            if columns.iter().any(|(other, _)| other.field == part.field) {
                return Err(MappingError::Twice(part.name));
            }
            let mut column = column.trim();
            if part.field == ListField::Date
                && let Some((bare, said)) = ORDERS.iter().find_map(|(end, order)| Some((column.strip_suffix(end)?, *order)))
            {
                (column, order) = (bare.trim(), Some(said));
            }
            columns.push((part, column.to_owned()));
        }
        Self::of(columns, order)
    }
}

impl fmt::Display for Mapping {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, (part, column)) in self.columns.iter().enumerate() {
            write!(f, "{}{}={column}", if at > 0 { ", " } else { "" }, part.name)?;
            if part.field == ListField::Date {
                f.write_str(ORDERS.iter().find(|(_, order)| Some(*order) == self.order).map_or("", |(end, _)| end))?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mapping_is_read_as_it_is_written() {
        let text = "date=Datum, distance_km=Strecke (km), time=Zeit";
        assert_eq!(text.parse::<Mapping>().unwrap().to_string(), text);
        let by_month = "time=Zeit, date=Datum:mdy".parse::<Mapping>().unwrap();
        assert_eq!((by_month.order, by_month.to_string().as_str()), (Some(DateOrder::MonthFirst), "time=Zeit, date=Datum:mdy"));
        assert_eq!(by_month.column(ListField::Date).unwrap().1, "Datum");
    }

    #[test]
    fn what_is_no_mapping_is_told_in_its_own_words() {
        let error = |text: &str| text.parse::<Mapping>().unwrap_err();
        assert_eq!(error("date=Datum, Strecke"), MappingError::NoColumn("Strecke".to_owned()));
        assert_eq!(error("date=Datum, shoes=Schuhe"), MappingError::UnknownPart("shoes".to_owned()));
        assert_eq!(error("date=Datum, time=Zeit, time_min=Zeit"), MappingError::Twice("time_min"));
        assert_eq!(error("time=Zeit"), MappingError::NoDate);
        assert_eq!(error("date=Datum, title=Name"), MappingError::NoFigure);
        assert_eq!(error(""), MappingError::NoDate);
    }
}

//! What the runner says of lists that do not say it themselves.

use std::str::FromStr;

use super::mapped::Mapping;
use super::sheet::Sheet;
use super::when::DateOrder;
use crate::journal::{Day, Units};

/// How lists are to be understood where they leave it open.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ListHints {
    said: Option<Mapping>,
    remembered: Vec<(String, Mapping)>,
    offered: Vec<Mapping>,
    dates: Option<DateOrder>,
    units: Option<Units>,
    usual_units: Option<Units>,
    today: Option<Day>,
}

impl ListHints {
    /// Reads lists of no known origin by a mapping.
    #[must_use]
    pub fn mapped(self, said: Option<Mapping>) -> Self {
        Self { said, ..self }
    }

    /// Reads lists of no known origin by mappings that were confirmed before, each with its name; one that is none is passed
    /// over.
    #[must_use]
    pub fn remembering<'t>(self, mappings: impl IntoIterator<Item = (&'t String, &'t String)>) -> Self {
        let read = |(name, text): (&String, &String)| Some((name.clone(), text.parse().ok()?));
        Self { remembered: mappings.into_iter().filter_map(read).collect(), ..self }
    }

    /// Reads the lists that are left by mappings that were proposed.
    #[must_use]
    pub fn offering(self, offered: impl IntoIterator<Item = Mapping>) -> Self {
        Self { offered: offered.into_iter().collect(), ..self }
    }

    /// Takes dates such as `03/04/2026` in this order, where nothing in a list tells.
    #[must_use]
    pub fn dated(self, dates: Option<DateOrder>) -> Self {
        Self { dates, ..self }
    }

    /// Takes the distances of lists that do not say their units to be in these.
    #[must_use]
    pub fn measured(self, units: Option<Units>) -> Self {
        Self { units, ..self }
    }

    /// Takes them to be in those that the runner reads in, where nothing in a list tells otherwise.
    #[must_use]
    pub fn reading_in(self, units: Units) -> Self {
        Self { usual_units: Some(units), ..self }
    }

    /// Takes dates without a year to be the last before this day.
    #[must_use]
    pub fn read_on(self, today: Day) -> Self {
        Self { today: Some(today), ..self }
    }

    /// Puts to a list what is said of it.
    pub(super) fn applied_to(&self, sheet: Sheet) -> Sheet {
        sheet.dated(self.dates).measured(self.units, self.usual_units).read_on(self.today.map(Day::date))
    }

    /// Gives the mapping for a list, with its name where it was confirmed before: of those whose columns are all there, the one
    /// of the most.
    pub(super) fn for_list(&self, sheet: &Sheet) -> Option<(&Mapping, Option<&str>)> {
        let fits = |mapping: &Mapping| mapping.names().all(|column| sheet.named(column).is_some());
        let remembered = self.remembered.iter().map(|(name, mapping)| (mapping, Some(name.as_str())));
        let of_most = |one: &(&Mapping, Option<&str>)| one.0.names().count();
        let said = self.said.as_ref().map(|mapping| (mapping, None));
        let offered = || self.offered.iter().find(|mapping| fits(mapping)).map(|mapping| (mapping, None));
        said.or_else(|| remembered.filter(|(mapping, _)| fits(mapping)).max_by_key(of_most)).or_else(offered)
    }
}

impl FromStr for DateOrder {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, &'static str> {
        match text {
            "dmy" => Ok(Self::DayFirst),
            "mdy" => Ok(Self::MonthFirst),
            _ => Err("write dmy for the day first, mdy for the month"),
        }
    }
}

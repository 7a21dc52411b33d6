//! Warnings of many files at once: a folder of a year's files says the same of each of them.

use std::borrow::Cow;

use super::ImportWarning;
use crate::journal::name_of;

impl ImportWarning {
    /// Says it of many files, to follow their number: `34 files` `name no sport: taken for a run by their speed`.
    ///
    /// Warnings that differ only in their figures say the same of many.
    #[must_use]
    pub fn of_many(&self) -> Cow<'static, str> {
        let words = match self {
            Self::SportGuessed(sport) => {
                return format!("name no sport: taken for a {} by their speed", name_of(sport).replace('_', " ")).into();
            }
            Self::RowsLeftOut { why, .. } => return format!("have rows that were left out: {why}").into(),
            Self::ReadAsRemembered(name) => {
                return format!("are read as you confirmed before (lists.{name} in the settings)").into();
            }
            Self::ColumnsLeftOut(what) => return format!("have columns that were left out: {what}").into(),
            Self::UnitsGuessed { units, by } => return format!("say no units: taken for {units}, by {by}").into(),
            Self::FiguresLeftOut { .. } => "have figures that cannot be read: left out",
            Self::LanguageUnknown => "have names of columns in a language that is not known: read by their places",
            Self::QuoteUnclosed { .. } => "have a line with a quote that is never closed: left out",
            Self::ChecksumMismatch => "have a checksum that does not match: a figure may be wrong",
            Self::Truncated { .. } => "are truncated: read as far as they go",
            Self::Damaged { .. } => "are damaged inside: read up to there",
            Self::BrokenPacking { .. } => "are damaged in their packing: read up to there",
            Self::Unfinished => "were never finished by the watch: read as far as they go",
            Self::TrailingBytes { .. } => "go on with bytes that are not FIT",
            Self::BrokenXml { .. } => "are not well-formed: read up to there",
            Self::UndeclaredPrefix { .. } => "use a prefix that is never declared: read all the same",
            Self::NotUtf8 => "have characters that are not UTF-8: replaced",
            Self::NoSummary { .. } => "have no summary: figures taken from their records",
            Self::ClockNotSet { .. } => "come from a watch whose clock was not set: please check their dates",
            Self::HeartNotBelievable { .. } => "have a heart rate that is not believable: left out",
            Self::NightNotBelievable { .. } => "have a night that is not believable: left out",
            Self::HrvNotBelievable { .. } => "have a heart rate variability that is not believable: left out",
            Self::OutOfRange(_) => "have a figure that nobody can have: left out",
            Self::DistanceNotBelievable { .. } => "have a distance that is not believable: left out",
            Self::PartLeftOut(_) => "have a part that was left out",
            Self::DateOrderGuessed => "have dates that may begin with the day or the month: taken for the day",
            Self::YetToCome { .. } => "have entries that are dated after now: left out",
            Self::Short { .. } => "are of less than a minute: kept, too short to count for much",
            Self::LeftRunning { .. } => "go on long after the motion ended: were they stopped late?",
            Self::LongPause { .. } => "have a pause of hours: read as two sessions",
            Self::Leaps { .. } => "have leaps in their track: not counted",
            Self::AltitudeLeap { .. } => "have leaps in their altitude: not counted as climb",
            Self::NoAltitude => "have the altitude 0 everywhere: climb and descent stay unknown",
            Self::PointsWithoutTime(_) => "have points without a time: left out",
            Self::PointsWithoutPlace(_) => "have points without a place: kept for time and heart rate",
            Self::PointsOutOfOrder(_) => "have points out of order in time: put right",
            Self::Transitions { .. } => "have transitions between sports: left out",
            Self::More(_) => "have more warnings than are told",
            Self::SportUnknown => "name no sport: `deckchair edit` takes it",
        };
        Cow::Borrowed(words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::Sport;

    #[test]
    fn figures_make_no_difference_and_what_is_meant_does() {
        let short = |seconds| ImportWarning::Short { seconds }.of_many();
        assert_eq!(short(4.0), short(40.0));
        let guessed = |sport| ImportWarning::SportGuessed(sport).of_many();
        assert_ne!(guessed(Sport::Run), guessed(Sport::Ride));
        assert_eq!(guessed(Sport::Run), "name no sport: taken for a run by their speed");
        let rows = |why| ImportWarning::RowsLeftOut { rows: 3, why }.of_many();
        assert_eq!(rows("no day"), "have rows that were left out: no day");
    }
}

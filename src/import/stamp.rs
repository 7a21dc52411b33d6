//! Times as XML files write them.

use chrono::{DateTime, FixedOffset, NaiveDateTime};

use super::place::Offset;
use crate::journal::{Moment, Zone};

/// A time as a file writes it: an instant, and the offset from UTC where it says one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stamp {
    /// Milliseconds since 1970 in UTC.
    pub(super) at: i64,
    /// The offset; absent where the file writes UTC, as most do wherever they were recorded.
    offset: Option<FixedOffset>,
}

impl Stamp {
    /// Reads `2021-01-07T21:51:59.179+01:00`, with or without fraction and offset.
    pub(super) fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Ok(time) = DateTime::parse_from_rfc3339(text) {
            let offset = Some(*time.offset()).filter(|offset| offset.local_minus_utc() != 0);
            return Some(Self { at: time.timestamp_millis(), offset });
        }
        let time = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f").ok()?;
        Some(Self { at: time.and_utc().timestamp_millis(), offset: None })
    }

    /// Takes milliseconds since 1970, with no offset known.
    pub(super) const fn utc(at: i64) -> Self {
        Self { at, offset: None }
    }

    /// Gives the moment in whole seconds as lived: in the stamp's offset where it has one, else in the home zone.
    pub(super) fn moment(self, home: Zone) -> Option<Moment> {
        let instant = DateTime::from_timestamp(self.at.div_euclid(1000), 0)?;
        Some(self.offset.map_or_else(|| home.at(instant), |offset| Moment::new(instant.with_timezone(&offset))))
    }

    /// Says whether the file said the offset.
    pub(super) const fn offset(self) -> Offset {
        if self.offset.is_some() { Offset::Said } else { Offset::Assumed }
    }

    /// Gives the same offset at another instant.
    pub(super) const fn moved_to(self, at: i64) -> Self {
        Self { at, ..self }
    }
}

#[cfg(test)]
mod tests {
    use chrono_tz::Tz;

    use super::*;

    #[test]
    fn times_keep_their_offset_and_utc_means_that_none_is_known() {
        let home = Zone::Named(Tz::Europe__Paris);
        let moment = |text: &str| Stamp::read(text).and_then(|stamp| stamp.moment(home)).map(|moment| moment.to_string());
        assert_eq!(moment(" 2021-01-07T21:51:59.179+01:15 ").as_deref(), Some("2021-01-07T21:51:59+01:15"));
        assert_eq!(moment("2021-07-07T21:51:59Z").as_deref(), Some("2021-07-07T23:51:59+02:00"));
        assert_eq!(moment("2013-01-01T12:00:04").as_deref(), Some("2013-01-01T13:00:04+01:00"));
        assert_eq!(moment("yesterday"), None);
    }
}

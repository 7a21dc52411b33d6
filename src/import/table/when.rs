//! Dates as spreadsheets and apps write them, in any of the usual orders and a few languages.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime};

use crate::journal::{Moment, Zone};

/// A date, with the time of day and the offset from UTC where they are said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) struct ListDate {
    /// The date.
    pub(in crate::import) date: NaiveDate,
    /// The time of day.
    pub(in crate::import) time: Option<NaiveTime>,
    /// The offset from UTC.
    pub(in crate::import) offset: Option<FixedOffset>,
}

/// Which of day and month comes first in `03/04/2020`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateOrder {
    /// The day.
    DayFirst,
    /// The month.
    MonthFirst,
}

/// The first letters of the months in English, German, French, Dutch, Spanish, Italian, Portuguese, Polish, Russian and the
/// languages of the north; the longer of two that begin alike comes first.
const MONTHS: [(&str, u32); 61] = [
    ("jan", 1),
    ("jän", 1),
    ("gen", 1),
    ("ene", 1),
    ("feb", 2),
    ("fev", 2),
    ("fév", 2),
    ("mar", 3),
    ("mär", 3),
    ("mrz", 3),
    ("mrt", 3),
    ("maa", 3),
    ("apr", 4),
    ("avr", 4),
    ("abr", 4),
    ("mai", 5),
    ("may", 5),
    ("mei", 5),
    ("mag", 5),
    ("juin", 6),
    ("jun", 6),
    ("giu", 6),
    ("juil", 7),
    ("jul", 7),
    ("lug", 7),
    ("aug", 8),
    ("aoû", 8),
    ("aou", 8),
    ("ago", 8),
    ("sep", 9),
    ("set", 9),
    ("oct", 10),
    ("okt", 10),
    ("ott", 10),
    ("out", 10),
    ("nov", 11),
    ("dec", 12),
    ("sty", 1),
    ("lut", 2),
    ("kwi", 4),
    ("maj", 5),
    ("cze", 6),
    ("lip", 7),
    ("sie", 8),
    ("wrz", 9),
    ("paź", 10),
    ("lis", 11),
    ("gru", 12),
    ("янв", 1),
    ("фев", 2),
    ("мар", 3),
    ("апр", 4),
    ("мая", 5),
    ("июн", 6),
    ("июл", 7),
    ("авг", 8),
    ("сен", 9),
    ("окт", 10),
    ("ноя", 11),
    ("дек", 12),
    ("d", 12),
];

/// The years that a date is taken for one in: those of four digits.
const YEARS: std::ops::RangeInclusive<i32> = 1000..=9999;

impl ListDate {
    /// Reads a date and what follows it.
    pub(in crate::import) fn read(text: &str, order: DateOrder) -> Option<Self> {
        Self::read_of_any_year(text.trim(), order).filter(|when| YEARS.contains(&when.date.year()))
    }

    fn read_of_any_year(text: &str, order: DateOrder) -> Option<Self> {
        if let Ok(time) =
            DateTime::parse_from_rfc3339(text).or_else(|_| DateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S%.f%#z"))
        {
            let wall = time.naive_local();
            return Some(Self { date: wall.date(), time: Some(wall.time()), offset: Some(*time.offset()) });
        }
        if let Ok(wall) = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f") {
            return Some(Self { date: wall.date(), time: Some(wall.time()), offset: None });
        }
        let lower = text.to_lowercase();
        if let Some(counted) = Self::counted(text) {
            return Some(counted);
        }
        // Year, month and day of Chinese and Japanese stand behind their figures.
        let is_gap = |c: char| matches!(c, ' ' | ',' | '\u{a0}' | '\u{202f}' | '年' | '月' | '日');
        let tokens: Vec<&str> = lower.split(is_gap).filter(|token| !token.is_empty()).collect();
        let clock_at = tokens.iter().position(|token| token.contains(':'));
        let (days, clock) = tokens.split_at_checked(clock_at.unwrap_or(tokens.len()))?;
        Some(Self { date: date(days, order)?, time: clock_time(clock), offset: offset(clock) })
    }

    /// Reads a number that is a date: seconds or milliseconds since 1970, or year, month and day in eight digits.
    fn counted(text: &str) -> Option<Self> {
        let number = i64::try_from(text.parse::<u64>().ok()?).ok()?;
        let instant = match text.len() {
            8 => {
                let date = NaiveDate::parse_from_str(text, "%Y%m%d").ok()?;
                return Some(Self { date, time: None, offset: None });
            }
            10 => DateTime::from_timestamp(number, 0)?,
            13 => DateTime::from_timestamp_millis(number)?,
            _ => return None,
        };
        let wall = instant.naive_utc();
        Some(Self { date: wall.date(), time: Some(wall.time()), offset: FixedOffset::east_opt(0) })
    }

    /// Gives the moment: in its own offset, else as wall time of `home`; a date alone is the middle of the day.
    pub(in crate::import) fn moment(self, home: Zone) -> Moment {
        let wall = self.wall();
        self.offset.map_or_else(|| home.moment(wall), |offset| Zone::Fixed(offset).moment(wall))
    }

    /// Gives the moment of a time that is UTC where it does not say otherwise, as lived in `home`.
    pub(in crate::import) fn moment_from_utc(self, home: Zone) -> Moment {
        match self.offset {
            Some(offset) => home.at(Zone::Fixed(offset).moment(self.wall()).utc()),
            None => home.at(self.wall().and_utc()),
        }
    }

    /// Gives the moment as [`ListDate::moment`] does; one that is told in UTC was lived in `home`, and is only kept so.
    pub(in crate::import) fn moment_from_server(self, home: Zone) -> Moment {
        let moment = self.moment(home);
        if self.offset.is_some() && moment.offset_s() == 0 { home.at(moment.utc()) } else { moment }
    }

    fn wall(self) -> NaiveDateTime {
        self.date.and_time(self.time.or_else(|| NaiveTime::from_hms_opt(12, 0, 0)).unwrap_or_default())
    }
}

/// What the dates of a column show of their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum DatesShow {
    /// One of them can only be read in this order.
    Shown(DateOrder),
    /// Some of them are another day in the other order.
    Open,
    /// They are the same days in either order.
    Same,
}

impl DatesShow {
    /// Finds out what dates show.
    pub(in crate::import) fn shown_by<'a>(dates: impl Iterator<Item = &'a str>) -> Self {
        let mut order = Self::Same;
        for text in dates {
            let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse::<u32>().ok());
            match (numbers.next(), numbers.next()) {
                (Some(13..=31), Some(1..=12)) => return Self::Shown(DateOrder::DayFirst),
                (Some(1..=12), Some(13..=31)) => return Self::Shown(DateOrder::MonthFirst),
                (Some(1..=12), Some(1..=12)) if is_read_otherwise(text) => order = Self::Open,
                _ => {}
            }
        }
        order
    }
}

/// Says whether a text is one day with the day first, and another with the month first.
fn is_read_otherwise(text: &str) -> bool {
    let day_in = |order| ListDate::read(text, order).map(|when| when.date);
    let by_day = day_in(DateOrder::DayFirst);
    by_day.is_some() && by_day != day_in(DateOrder::MonthFirst)
}

fn date(tokens: &[&str], order: DateOrder) -> Option<NaiveDate> {
    let mut numbers = Vec::new();
    let mut month = None;
    for part in tokens.iter().flat_map(|token| token.split(['-', '/', '.'])).filter(|part| !part.is_empty()) {
        match part.parse::<i32>() {
            // The first centuries, padded with zeros.
            Ok(year) if part.len() > 2 && year < 1000 => return None,
            Ok(number) => numbers.push(number),
            Err(_) => month = month.or_else(|| month_of(part)),
        }
    }
    let day_in =
        |year: i32, month: i32, day: i32| NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?);
    match (numbers.as_slice(), month) {
        ([year @ 1000..=9999, day] | [day, year @ 1000..=9999], Some(month)) => day_in(*year, i32::try_from(month).ok()?, *day),
        // Some phones write the day before the month even here.
        ([year @ 1000..=9999, month, day], _) => day_in(*year, *month, *day).or_else(|| day_in(*year, *day, *month)),
        ([one, other, year], _) => {
            // Two digits are of this century: no watch and no app is older.
            let year = if *year < 100 { *year + 2000 } else { *year };
            let by_day = || day_in(year, *other, *one);
            let by_month = || day_in(year, *one, *other);
            match order {
                DateOrder::DayFirst => by_day().or_else(by_month),
                DateOrder::MonthFirst => by_month().or_else(by_day),
            }
        }
        _ => None,
    }
}

fn month_of(word: &str) -> Option<u32> {
    MONTHS.iter().find(|(start, _)| word.starts_with(start) && word.chars().count() >= 3).map(|(_, month)| *month)
}

/// Gives the time of day that a cell tells by itself, such as `07:30` or `7:30 PM`.
pub(in crate::import) fn time_on_clock(cell: &str) -> Option<NaiveTime> {
    let lower = cell.to_lowercase();
    clock_time(&lower.split_whitespace().collect::<Vec<_>>())
}

fn clock_time(tokens: &[&str]) -> Option<NaiveTime> {
    let digits = tokens.first()?.split(['+', 'z', '-']).next()?;
    let (digits, tail) = digits.split_at_checked(digits.find(|c: char| c.is_alphabetic()).unwrap_or(digits.len()))?;
    let mut parts = digits.split(':').map(|part| part.split('.').next().unwrap_or(part).parse::<u32>().ok());
    let (hour, minute) = (parts.next()??, parts.next()??);
    let second = parts.next().flatten().unwrap_or(0);
    let rest: String = tokens.get(1..).unwrap_or_default().concat();
    let half: String = format!("{tail}{rest}").chars().filter(|c| c.is_alphabetic()).collect();
    let hour = match half.as_str() {
        half if half.starts_with("pm") && hour < 12 => hour + 12,
        half if half.starts_with("am") && hour == 12 => 0,
        _ => hour,
    };
    NaiveTime::from_hms_opt(hour, minute, second)
}

fn offset(tokens: &[&str]) -> Option<FixedOffset> {
    let written = tokens.concat();
    if written.ends_with('z') || written.ends_with("utc") || written.ends_with("gmt") {
        return FixedOffset::east_opt(0);
    }
    let at = written.rfind(['+', '-'])?;
    offset_of(written.get(at..)?)
}

/// Reads an offset such as `+01:00`, `-0700`, `UTC+1` or `Z`.
pub(in crate::import) fn offset_of(text: &str) -> Option<FixedOffset> {
    let text = text.trim().trim_start_matches("UTC").trim_start_matches("GMT");
    if text.is_empty() || text.eq_ignore_ascii_case("z") {
        return FixedOffset::east_opt(0);
    }
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let number: i32 = digits.parse().ok()?;
    let minutes = if digits.len() <= 2 { number * 60 } else { number / 100 * 60 + number % 100 };
    (text.starts_with(['+', '-']) && digits.len() <= 4 && minutes <= 14 * 60)
        .then(|| FixedOffset::east_opt(sign * minutes * 60))?
}

#[cfg(test)]
mod tests {
    use chrono_tz::Tz;

    use super::*;

    fn said(text: &str) -> String {
        let order = match DatesShow::shown_by(std::iter::once(text)) {
            DatesShow::Shown(order) => order,
            DatesShow::Open | DatesShow::Same => DateOrder::DayFirst,
        };
        ListDate::read(text, order)
            .map_or_else(|| "nothing".to_owned(), |when| when.moment(Zone::Named(Tz::Europe__Paris)).to_string())
    }

    #[test]
    fn dates_are_read_as_each_app_writes_them() {
        let cases = [
            ("Oct 7, 2020, 2:43:11 PM", "2020-10-07T14:43:11+02:00"),
            ("May 27, 2023, 12:24:16 AM", "2023-05-27T00:24:16+02:00"),
            ("7 Oct 2020, 14:43:11", "2020-10-07T14:43:11+02:00"),
            ("07.10.2020, 14:43:11", "2020-10-07T14:43:11+02:00"),
            ("7. Okt. 2020, 14:43:11", "2020-10-07T14:43:11+02:00"),
            ("7 oct. 2020 à 14:43:11", "2020-10-07T14:43:11+02:00"),
            ("14 août 2020, 06:05:04", "2020-08-14T06:05:04+02:00"),
            ("6 mrt. 2024 14:23:15", "2024-03-06T14:23:15+01:00"),
            ("2 juil. 2020, 06:00:00", "2020-07-02T06:00:00+02:00"),
            ("2018-09-12 15:02:23", "2018-09-12T15:02:23+02:00"),
            ("2024-01-15 08:00:00 -0500", "2024-01-15T08:00:00-05:00"),
            ("2025-01-25 08:37:34.558000+00:00", "2025-01-25T08:37:34+00:00"),
            ("2024-01-15T08:00:00", "2024-01-15T08:00:00+01:00"),
            ("2018-02-03 12:01:00 a. m. +0000", "2018-02-03T00:01:00+00:00"),
            ("2018-02-03 07:01:00 p.m. +0100", "2018-02-03T19:01:00+01:00"),
            ("7 paź 2020, 14:43:11", "2020-10-07T14:43:11+02:00"),
            ("7 окт. 2020 г., 14:43:11", "2020-10-07T14:43:11+02:00"),
            ("2020年10月7日 14:43:11", "2020-10-07T14:43:11+02:00"),
            ("1602081791", "2020-10-07T14:43:11+00:00"),
            ("1602081791000", "2020-10-07T14:43:11+00:00"),
            ("20201007", "2020-10-07T12:00:00+02:00"),
            ("2017-19-07", "2017-07-19T12:00:00+02:00"),
            ("12/31/2020", "2020-12-31T12:00:00+01:00"),
            ("08/22/23", "2023-08-22T12:00:00+02:00"),
            ("31/12/2020 6:30", "2020-12-31T06:30:00+01:00"),
            ("2020-12-31", "2020-12-31T12:00:00+01:00"),
        ];
        for (text, moment) in cases {
            assert_eq!(said(text), moment, "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_nothing() {
        for text in [
            "",
            "yesterday",
            "12",
            "2020",
            "-160208179",
            "99999999",
            "99/99/2020",
            "2020-13-13 25:99",
            ":",
            "t:z",
            "é:é",
            "32 Oct 2020",
            "12/31/262142 23:30",
            "+262142-12-31 23:30:00 -0500",
        ] {
            assert_eq!(said(text), "nothing", "{text}");
        }
    }

    #[test]
    fn dates_show_their_order_or_leave_it_open() {
        let shown = |dates: &[&str]| DatesShow::shown_by(dates.iter().copied());
        assert_eq!(shown(&["03/04/2026", "14/04/2026"]), DatesShow::Shown(DateOrder::DayFirst));
        assert_eq!(shown(&["03/04/2026", "04/14/2026"]), DatesShow::Shown(DateOrder::MonthFirst));
        assert_eq!(shown(&["03/03/2026", "03/04/2026"]), DatesShow::Open);
        assert_eq!(shown(&["03/03/2026", "2026-04-03", "4 Mar 2026", ""]), DatesShow::Same);
    }

    #[test]
    fn offsets_are_read_as_apps_write_them() {
        let seconds = |text: &str| offset_of(text).map(|offset| offset.local_minus_utc());
        let read = ["UTC+01:00", "UTC-07:00", "UTCZ", "-05:00", "+0530", "Z", "UTC+1"].map(seconds);
        assert_eq!(read, [3600, -25_200, 0, -18_000, 19_800, 0, 3600].map(Some));
        assert_eq!(["", "nonsense", "+99:00"].map(seconds), [Some(0), None, None]);
    }
}

//! A calendar that other programs subscribe to, after RFC 5545: whole days, each with an identity that stays.

use std::io::{self, Write};

use crate::journal::{Day, Moment, clean_line, clean_text};

/// The most octets of a line, its end not counted.
const LINE_OCTETS: usize = 75;

/// A day, or days in a row, of the calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AllDay {
    /// Its identity: the same thing has the same one whenever it is written, so that a reader puts the new in the place of
    /// the old.
    pub uid: String,
    /// The day, the first of several.
    pub day: Day,
    /// The last day; the same where there is one.
    pub until: Day,
    /// What it is.
    pub summary: String,
    /// What else there is to say; empty where there is nothing.
    pub description: String,
}

/// Writes a calendar of whole days as of a moment.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write_ics(now: Moment, days: &[AllDay], out: &mut impl Write) -> io::Result<()> {
    let stamp = now.utc().format("%Y%m%dT%H%M%SZ").to_string();
    let head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Deckchair//Deckchair//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"];
    head.into_iter().try_for_each(|line| write_line(line, out))?;
    write_line("X-WR-CALNAME:Deckchair", out)?;
    write_line("REFRESH-INTERVAL;VALUE=DURATION:PT6H", out)?;
    write_line("X-PUBLISHED-TTL:PT6H", out)?;
    days.iter().try_for_each(|day| write_day(&stamp, day, out))?;
    write_line("END:VCALENDAR", out)
}

fn write_day(stamp: &str, event: &AllDay, out: &mut impl Write) -> io::Result<()> {
    let date = |day: Day| day.date().format("%Y%m%d").to_string();
    write_line("BEGIN:VEVENT", out)?;
    write_line(&format!("UID:{}", escaped(&clean_line(&event.uid))), out)?;
    write_line(&format!("DTSTAMP:{stamp}"), out)?;
    write_line(&format!("DTSTART;VALUE=DATE:{}", date(event.day)), out)?;
    write_line(&format!("DTEND;VALUE=DATE:{}", date(event.until.plus(1))), out)?;
    write_line(&format!("SUMMARY:{}", escaped(&clean_line(&event.summary))), out)?;
    if !event.description.is_empty() {
        write_line(&format!("DESCRIPTION:{}", escaped(&clean_text(&event.description))), out)?;
    }
    // Nobody is busy because the legs want rest.
    write_line("TRANSP:TRANSPARENT", out)?;
    write_line("END:VEVENT", out)
}

/// Escapes what has a meaning in a text value.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}

/// Writes one line, folded where it is too long; no letter is torn in two.
fn write_line(line: &str, out: &mut impl Write) -> io::Result<()> {
    let mut used = 0;
    for letter in line.chars() {
        let octets = letter.len_utf8();
        if used + octets > LINE_OCTETS {
            out.write_all(b"\r\n ")?;
            // The blank that says a line goes on counts too.
            used = 1;
        }
        out.write_all(letter.encode_utf8(&mut [0; 4]).as_bytes())?;
        used += octets;
    }
    out.write_all(b"\r\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(summary: &str, description: &str) -> String {
        let day = Day::new("2026-11-28".parse().unwrap());
        let event = AllDay {
            uid: "plan-1@deckchair".to_owned(),
            day,
            until: day,
            summary: summary.to_owned(),
            description: description.to_owned(),
        };
        let now = Moment::from_rfc3339("2026-11-22T08:14:00+01:00").unwrap();
        let mut out = Vec::new();
        write_ics(now, &[event], &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    /// Takes the folds out again.
    fn unfolded(text: &str) -> String {
        text.replace("\r\n ", "")
    }

    #[test]
    fn a_day_has_its_identity_its_dates_and_its_words() {
        let text = written("Race", "");
        for line in [
            "UID:plan-1@deckchair",
            "DTSTAMP:20261122T071400Z",
            "DTSTART;VALUE=DATE:20261128",
            "DTEND;VALUE=DATE:20261129",
            "SUMMARY:Race",
        ] {
            assert!(text.contains(&format!("\r\n{line}\r\n")), "{line}\n{text}");
        }
        assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"));
        assert!(!text.contains("DESCRIPTION"));
    }

    #[test]
    fn long_lines_are_folded_between_letters() {
        let title = "Échappée Belle ✚ 日本 🏃 ".repeat(12);
        let text = written(&title, "");
        assert!(text.split("\r\n").all(|line| line.len() <= LINE_OCTETS), "{text}");
        assert!(unfolded(&text).contains(&format!("SUMMARY:{}", title.trim_end())));
    }

    #[test]
    fn signs_with_a_meaning_are_escaped_and_no_line_is_smuggled_in() {
        let text = unfolded(&written("a,b;c\\d\r\nEND:VCALENDAR", "one\ntwo"));
        assert!(text.contains("SUMMARY:a\\,b\\;c\\\\d"), "{text}");
        assert!(text.contains("DESCRIPTION:one\\ntwo\r\n"));
        assert_eq!(text.matches("\r\nEND:VCALENDAR").count(), 1);
    }
}

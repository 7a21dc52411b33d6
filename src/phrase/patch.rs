//! A line that says what is otherwise about an entry, made whole by what the entry says already.

use super::read::{Misread, MisreadReason, WordRole};
use super::{lines, write};
use crate::journal::{Entry, Units, Zone};

/// Gives the whole line that `patch` means for the entry `before`: its own words, then each word of the entry that they leave
/// unsaid.
///
/// `read` reads a line as an entry of the same sort. What the patch says counts; a word of the entry beside which it would be
/// said twice, or would not fit, is left out.
pub fn patched_line(
    before: &Entry,
    zone: Zone,
    units: Units,
    patch: &str,
    read: impl Fn(&str) -> Result<Entry, Misread>,
) -> String {
    let mut whole = patch.trim().to_owned();
    for word in words(before, zone, units, patch) {
        for part in parts(&word, |part| is_unsaid(&whole, patch, part, &read)) {
            whole = format!("{whole} {part}");
        }
    }
    whole
}

/// Gives a word whole where it is unsaid, else those of its parts that are: a day and its time, two heart rates.
fn parts(word: &str, is_unsaid: impl Fn(&str) -> bool) -> Vec<String> {
    if is_unsaid(word) {
        return vec![word.to_owned()];
    }
    let day = word.split_once(' ').filter(|(day, _)| day.starts_with(|c: char| c.is_ascii_digit()) && day.contains('-'));
    let clock = |clock: &str| format!("at {}", clock.trim_start_matches("at "));
    let heart = word.strip_prefix("hr ").and_then(|rates| rates.split_once('/'));
    let parts = match (day, heart) {
        (Some((day, time)), _) => vec![day.to_owned(), clock(time)],
        (None, Some((average, highest))) => vec![format!("hr {average}"), format!("hr max {highest}")],
        (None, None) => Vec::new(),
    };
    parts.into_iter().filter(|part| is_unsaid(part)).collect()
}

/// Says whether a line leaves unsaid what a word of the entry says.
fn is_unsaid(whole: &str, patch: &str, word: &str, read: &impl Fn(&str) -> Result<Entry, Misread>) -> bool {
    let longer = format!("{whole} {word}");
    match read(&longer) {
        Err(Misread { span, reason: MisreadReason::Twice { .. }, .. }) => span.start < whole.len(),
        // The patch says a pace, so that one of distance and time follows from it.
        Err(Misread { reason: MisreadReason::Contradiction { .. }, .. }) => false,
        // Beside another time of day, a clear one may be taken for a length of time.
        Err(Misread { reason: MisreadReason::Ambiguous { .. }, .. }) => read(whole).is_err(),
        Err(_) => true,
        Ok(_) => !adds_up(patch, word, read),
    }
}

/// Says whether a word, beside the patch, would count on top of it: two meals, an illness and a fever, two sports in one.
fn adds_up(patch: &str, word: &str, read: &impl Fn(&str) -> Result<Entry, Misread>) -> bool {
    match (read(patch), read(word)) {
        (Ok(Entry::Intake(said)), Ok(Entry::Intake(kept))) => {
            said.carbohydrate.and(kept.carbohydrate).is_some()
                || said.protein.and(kept.protein).is_some()
                || said.fluid.and(kept.fluid).is_some()
        }
        (Ok(Entry::CheckIn(said)), Ok(Entry::CheckIn(kept))) => said.health.and(kept.health).is_some(),
        (_, Ok(Entry::Session(_) | Entry::Planned(_))) if super::read::is_sport(word) => {
            // Rowing goes together with no other sport.
            matches!(read(&format!("{patch} row")), Err(Misread { reason: MisreadReason::Twice { what: "the sport", .. }, .. }))
        }
        _ => false,
    }
}

/// Gives the words of an entry, in the order in which they make the patch clear.
fn words(entry: &Entry, zone: Zone, units: Units, patch: &str) -> Vec<String> {
    let Entry::Session(session) = entry else { return words_of(entry, zone, units) };
    let mut words = write::session_words_in_full(session, zone, units);
    let said = super::read_session(session.end(), zone, units, patch).words;
    if said.iter().any(|word| word.role == WordRole::When) {
        // `yesterday 7:15` is clear beside a time in motion; `20:30` alone, beside a time of day.
        words.rotate_left(1);
    }
    words
}

/// Gives the words of the line that makes an entry, one for each thing that it says.
#[must_use]
pub fn words_of(entry: &Entry, zone: Zone, units: Units) -> Vec<String> {
    match entry {
        Entry::Session(session) => write::session_words(session, zone, units),
        Entry::CheckIn(check_in) => lines::check_in_words(check_in, zone),
        Entry::Intake(intake) => lines::intake_words(intake, zone, units),
        Entry::Rest(rest) => lines::rest_words(rest),
        Entry::Spell(spell) => lines::spell_words(spell),
        Entry::Planned(planned) => write::planned_words(planned, units),
        Entry::PlannedRest(rest) => lines::planned_rest_words(rest),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::Moment;
    use crate::phrase;

    fn read(line: &str) -> Result<Entry, Misread> {
        let now = Moment::from_rfc3339("2026-11-22T18:00:00+01:00").unwrap();
        phrase::session(now, Zone::Named(chrono_tz::Europe::Paris), Units::Metric, line).map(Entry::Session)
    }

    /// Puts a session right by a line, and gives the words that are new, and those that are gone.
    fn patched(before: &str, patch: &str) -> (String, String) {
        let zone = Zone::Named(chrono_tz::Europe::Paris);
        let before = read(before).unwrap();
        let after = read(&patched_line(&before, zone, Units::Metric, patch, read)).unwrap();
        let (before, after) = (words(&before, zone, Units::Metric, ""), words(&after, zone, Units::Metric, ""));
        let only = |these: &[String], those: &[String]| {
            these.iter().filter(|word| !those.contains(word)).cloned().collect::<Vec<_>>().join(" ")
        };
        (only(&after, &before), only(&before, &after))
    }

    #[test]
    fn what_a_patch_leaves_unsaid_stays() {
        const LONG: &str =
            "trail race 5k 20min30 300m+ 300m- rpe 8 hr 150/170 2026-11-19 at 9:00 \"Ridge\" @Chamonix #club note \"cold\"";
        for (patch, new, gone) in [
            ("rpe 7", "rpe 7", "rpe 8"),
            ("6k 25min rpe 7", "6k rpe 7 0h 25m 0s", "5k rpe 8 0h 20m 30s"),
            ("25:10", "0h 25m 10s", "0h 20m 30s"),
            ("21:10", "0h 21m 10s", "0h 20m 30s"),
            ("run", "run", "trail"),
            ("easy", "easy", "race"),
            ("hr 155", "hr 155/170", "hr 150/170"),
            ("yesterday", "2026-11-21 at 09:00", "2026-11-19 at 09:00"),
            ("at 7:15", "2026-11-19 at 07:15", "2026-11-19 at 09:00"),
            ("yesterday 7:15", "2026-11-21 at 07:15", "2026-11-19 at 09:00"),
            ("5:00/km", "0h 25m 0s", "0h 20m 30s"),
            ("\"Other\" #new", "\"Other\" #new", "\"Ridge\""),
            ("note \"warm\"", "note \"warm\"", "note \"cold\""),
        ] {
            assert_eq!(patched(LONG, patch), (new.to_owned(), gone.to_owned()), "{patch}");
        }
    }

    #[test]
    fn a_patch_that_cannot_be_is_refused_and_not_made_to_fit() {
        let zone = Zone::Named(chrono_tz::Europe::Paris);
        let before = read("run 5k 20:30 2026-11-19 09:00").unwrap();
        for patch in ["100k", "wibble", "rpe 7 rpe 8", "rpe"] {
            let whole = patched_line(&before, zone, Units::Metric, patch, read);
            assert!(whole.starts_with(patch) && read(&whole).is_err(), "{whole}");
        }
    }
}

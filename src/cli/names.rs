//! The short names by which a runner means an entry.

use crate::journal::{Entry, Id, Journal};

use crate::views::{Said, Tone};

use super::{Desk, Failure};

/// The hexadecimal digits shown; more may be given. The last ones of an identity are random.
const DIGITS: usize = 6;

/// Gives an entry's short name.
#[must_use]
pub fn short(id: Id) -> String {
    let digits = id.uuid().simple().to_string();
    digits.chars().skip(digits.len().saturating_sub(DIGITS)).collect()
}

/// Says, in a line to go under an answer, that an entry lay ahead of the clock before it was changed to `after`, or lies there
/// still.
#[must_use]
pub fn ahead(before: &Entry, after: Option<&Entry>, desk: &Desk<'_>) -> Option<Said> {
    let is_ahead = |entry: &Entry| entry.is_ahead(desk.now(), desk.athlete.day_start);
    let said = match (is_ahead(before), after.is_some_and(is_ahead)) {
        (_, true) => "! It lies in the future: no answer counts it yet.",
        (true, false) => "! It lay in the future: no answer has counted it yet.",
        (false, false) => return None,
    };
    Some(Said::new(Tone::Careful, said))
}

/// Finds the entry that is meant: by the end of its identity, or `last` for the one logged last.
///
/// # Errors
/// Where there is none, or more than one.
pub fn find(journal: &Journal, name: &str) -> Result<(Id, Entry), Failure> {
    if name == "last" {
        return journal
            .entries()
            .max_by_key(|(id, _)| *id)
            .ok_or_else(|| Failure::unsound("the log is empty").hint("`deckchair log` fills it"));
    }
    let digits: String = name.chars().filter(|c| *c != '-').collect::<String>().to_lowercase();
    let mut meant = journal.entries().filter(|(id, _)| digits.len() >= 4 && id.uuid().simple().to_string().ends_with(&digits));
    match (meant.next(), meant.next()) {
        (Some(entry), None) => Ok(entry),
        (Some(_), Some(_)) => Err(Failure::usage(format!("`{name}` means more than one entry")).hint("give more of its digits")),
        (None, _) => {
            Err(Failure::usage(format!("there is no entry `{name}`")).hint("`deckchair list` shows the entries and their names"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Moment, Session, Sport};
    use uuid::Uuid;

    fn journal() -> Journal {
        let start = Moment::from_rfc3339("2026-11-22T08:00:00+01:00").unwrap();
        let entry = |number: u128| (Id::new(Uuid::from_u128(number)), Entry::Session(Session::new(Sport::Run, start)));
        Journal::from_entries([entry(0x1_00ab_cdef), entry(0x2_00ab_cdef), entry(0x3_0012_3456)])
    }

    #[test]
    fn an_entry_is_found_by_the_end_of_its_identity() {
        let (id, _) = find(&journal(), "123456").unwrap();
        assert_eq!(short(id), "123456");
        assert_eq!(find(&journal(), "last").unwrap().0, id);
    }

    #[test]
    fn a_name_of_two_entries_and_one_of_none_are_refused() {
        assert_eq!(find(&journal(), "abcdef").unwrap_err().code(), 2);
        assert_eq!(find(&journal(), "777777").unwrap_err().code(), 2);
        assert_eq!(find(&journal(), "").unwrap_err().code(), 2);
        assert!(find(&journal(), "1-00ab-cdef").is_ok());
    }
}

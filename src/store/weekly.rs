//! A copy of the log every week, so that a damaged file costs a week at most. It lies on the same disk: what a lost disk costs
//! is what the runner has nowhere else.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::copies::{self, COPIES};
use super::lock::Lock;
use super::{Store, StoreError, open};
use crate::journal::{Day, Moment};

/// How old the newest weekly copy may be before another is made.
const DAYS: i64 = 7;
/// How many weekly copies are kept; the oldest make room.
const MOST: usize = 4;
/// How the name of a weekly copy begins; its day follows.
const NAME: &str = "log-weekly-";

impl Store {
    /// Copies the log if the last weekly copy is a week old, and lets go of the oldest copies made here; gives the new copy.
    ///
    /// Cheap where nothing is due. An empty log is not copied.
    ///
    /// # Errors
    /// Where the log is damaged, or the copy cannot be written.
    pub fn copy_weekly(&self, at: Moment) -> Result<Option<PathBuf>, StoreError> {
        let folder = self.folder.join(COPIES);
        let today = at.wall().date();
        let days = days_of_copies(&folder);
        let is_due = days.iter().all(|day| today.signed_duration_since(*day).num_days().abs() >= DAYS);
        if !is_due || self.is_empty()? {
            return Ok(None);
        }
        let Some(_lock) = Lock::at_once(&self.folder)? else { return Ok(None) };
        open::make_private_folder(&folder)?;
        sweep(&folder)?;
        let copy = file_of(&folder, today);
        copies::copy_to(&self.log, &copy)?;
        for day in days.iter().rev().skip(MOST - 1) {
            let old = file_of(&folder, *day);
            fs::remove_file(&old).map_err(|error| StoreError::File { file: old, error })?;
        }
        Ok(Some(copy))
    }

    /// Gives the newest of the copies that are made every week, with the day that it is of; `None` where there is none.
    #[must_use]
    pub fn newest_weekly(&self) -> Option<(PathBuf, Day)> {
        let folder = self.folder.join(COPIES);
        let day = days_of_copies(&folder).last().copied()?;
        Some((file_of(&folder, day), Day::new(day)))
    }

    fn is_empty(&self) -> Result<bool, StoreError> {
        self.reading(|log| log.query_row("SELECT NOT EXISTS (SELECT 1 FROM change)", [], |row| row.get(0)))
    }
}

/// Takes away what is left of weekly copies that were cut short; whoever holds the lock is the only one who makes them.
fn sweep(folder: &Path) -> Result<(), StoreError> {
    let files = fs::read_dir(folder).into_iter().flatten().flatten().map(|file| file.path());
    let is_left = |file: &PathBuf| {
        let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        name.starts_with(NAME) && name.contains(copies::PARTIAL)
    };
    files.filter(is_left).try_for_each(|file| fs::remove_file(&file).map_err(|error| StoreError::File { file, error }))
}

fn file_of(folder: &Path, day: NaiveDate) -> PathBuf {
    folder.join(format!("{NAME}{day}.db"))
}

/// Gives the days of the weekly copies in a folder, earliest first.
fn days_of_copies(folder: &Path) -> Vec<NaiveDate> {
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut days: Vec<NaiveDate> =
        files.filter_map(|file| file.file_name().to_str()?.strip_prefix(NAME)?.strip_suffix(".db")?.parse().ok()).collect();
    days.sort_unstable();
    days
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Change, Entry, Rest};

    fn at(day: i64) -> Moment {
        Moment::from_rfc3339("2026-01-01T08:00:00Z").unwrap().plus_days(day as f64)
    }

    fn copies(store: &Store) -> Vec<String> {
        days_of_copies(&store.folder.join(COPIES)).iter().map(ToString::to_string).collect()
    }

    fn begun() -> (tempfile::TempDir, Store) {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(folder.path()).unwrap();
        let rest = Entry::Rest(Rest { day: Day::new(at(0).wall().date()), notes: String::new() });
        store.keep(at(0), "rested", &[Change::Add(rest)]).unwrap();
        (folder, store)
    }

    #[test]
    fn a_copy_that_was_cut_short_counts_for_none_and_makes_room() {
        let (folder, store) = begun();
        let left = folder.path().join(COPIES).join("log-weekly-2026-01-01.db.77.partial");
        fs::create_dir(folder.path().join(COPIES)).unwrap();
        fs::write(&left, "half a copy").unwrap();
        assert_eq!(copies::newest(folder.path()), None);
        let made = store.copy_weekly(at(0)).unwrap().unwrap();
        assert!(!left.exists());
        let copied =
            open::to_read(folder.path(), super::super::STEPS).and(super::super::connection::connect_to_read(&made)).unwrap();
        assert_eq!(copied.query_row("SELECT count(*) FROM rest", [], |row| row.get(0)), Ok(1));
    }

    #[test]
    fn while_another_program_makes_a_copy_none_is_made() {
        let (folder, store) = begun();
        let lock = Lock::wait(folder.path()).unwrap();
        assert_eq!(store.copy_weekly(at(0)).unwrap(), None);
        drop(lock);
        assert!(store.copy_weekly(at(0)).unwrap().is_some());
    }

    #[test]
    fn a_copy_is_made_every_week_and_four_are_kept() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(folder.path()).unwrap();
        assert_eq!(store.copy_weekly(at(0)).unwrap(), None, "an empty log needs no copy");
        let rest = Entry::Rest(Rest { day: Day::new(at(0).wall().date()), notes: String::new() });
        store.keep(at(0), "rested", &[Change::Add(rest)]).unwrap();
        fs::create_dir(folder.path().join(COPIES)).unwrap();
        fs::write(folder.path().join(COPIES).join("mine.db"), "kept").unwrap();
        for day in 0..50 {
            let made = store.copy_weekly(at(day)).unwrap();
            assert_eq!(made.is_some(), day % 7 == 0, "day {day}");
        }
        assert_eq!(copies(&store), ["2026-01-29", "2026-02-05", "2026-02-12", "2026-02-19"]);
        assert!(folder.path().join(COPIES).join("mine.db").exists(), "no other file is touched");
    }
}

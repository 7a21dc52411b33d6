//! The log on disk as the screens ask for it.

mod host;
mod imports;
mod log;
mod shelf;

use std::path::PathBuf;

use crate::app::Refused;
use crate::clock::Clock;
use crate::config::{self, ConfigError, Problem, Settings};
use crate::import::Mapping;
use crate::journal::{Athlete, Day, DayStart, Journal, Moment};
use crate::recovery::MEMORY_DAYS;
use crate::store::{Store, StoreError};

use super::errand::Errand;

/// Keeps the log for the screens in the store.
pub struct LogKeeper {
    store: Store,
    clock: Clock,
    settings: Settings,
    /// The file of the settings.
    file: PathBuf,
    athlete: Athlete,
    /// The state of the log that the screens know; none while they know its last year only.
    seen: Option<i64>,
    errand: Option<Errand>,
    /// Who is told once the first frame is there.
    shown: Option<Box<dyn FnOnce()>>,
    /// How lists of no known origin may be read that were looked at.
    offered: Vec<(String, Mapping)>,
}

impl LogKeeper {
    /// Keeps the log in this store, and the settings in this file.
    ///
    /// The screens are to be opened with [`LogKeeper::lately`]; the whole log follows when they first ask what has changed.
    pub fn over(store: Store, clock: Clock, settings: Settings, file: PathBuf) -> Self {
        let athlete = settings.athlete(clock.zone(None));
        Self { store, clock, settings, file, athlete, seen: None, errand: None, shown: None, offered: Vec::new() }
    }

    /// Tells somebody once the first frame is there, which is when the screens first ask what has changed.
    pub fn telling(self, shown: impl FnOnce() + 'static) -> Self {
        Self { shown: Some(Box::new(shown)), ..self }
    }

    /// Gives what the present answer hangs on, so that the first frame does not wait for twenty years of sessions.
    ///
    /// # Errors
    /// Where the log cannot be read.
    pub fn lately(&self) -> Result<Journal, StoreError> {
        let today = Day::of(self.now(), self.day_start());
        Ok(self.known(self.store.journal_since(today.plus(-MEMORY_DAYS))?))
    }

    /// Gives what was known at the present moment: only a clock that was set can stand before the newest entry.
    fn known(&self, journal: Journal) -> Journal {
        if self.clock.is_fixed() { journal.as_of(self.now(), self.day_start()) } else { journal }
    }

    /// Copies the log where the last copy is a week old. Nothing was asked for, so nothing is said where it fails; `doctor` tries
    /// it, too, and says why it cannot be made.
    pub fn copy_weekly(&self) {
        let _ = self.store.copy_weekly(self.now());
    }

    fn now(&self) -> Moment {
        self.clock.now(self.athlete.zone)
    }

    /// Takes the settings as their file has them now; what is wrong in it is told, and all else counts.
    fn live_by_file(&mut self) -> Result<Option<Problem>, Refused> {
        let config::SettingsRead { settings, problems } = config::read(&self.file)?;
        self.athlete = settings.athlete(self.clock.zone(None));
        self.settings = settings;
        Ok(problems.into_iter().next())
    }

    const fn day_start(&self) -> DayStart {
        self.athlete.day_start
    }
}

impl From<ConfigError> for Refused {
    fn from(error: ConfigError) -> Self {
        Self { what: error.to_string(), hint: Some(error.hint()) }
    }
}

impl From<StoreError> for Refused {
    fn from(error: StoreError) -> Self {
        Self { what: error.to_string(), hint: error.hint() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Aim, Imported, Progress};
    use crate::app::{Imports, Log};
    use crate::journal::{Change, CheckIn, Entry, Scale5, Ten};

    const EXPORT: &str = r#"{"deckchair_export":3,"entries":[
{"id":"01a2045f-705e-740b-ab94-9c4157ff0770","entry":"session","sport":"run","start":"2026-11-20T08:00:05Z","moving":3001.0}
]}"#;

    /// Gives a keeper of an empty log in a folder, with an import under way that brings one session.
    fn importing(folder: &std::path::Path) -> LogKeeper {
        let file = folder.join("export.json");
        std::fs::write(&file, EXPORT).unwrap();
        let clock = Clock::fixed(Moment::from_rfc3339("2026-11-22T08:00:00Z").unwrap());
        let store = Store::open(folder).unwrap();
        let mut keeper = LogKeeper::over(store, clock, Settings::default(), folder.join("config.toml"));
        assert!(keeper.changed_elsewhere().unwrap().is_some(), "the whole log, when it is first asked for");
        keeper.begin(file.to_str().unwrap(), Aim::Keep).unwrap();
        keeper
    }

    fn done(keeper: &mut LogKeeper) -> Imported {
        loop {
            match keeper.progress().unwrap() {
                Progress::Reading(_) => std::thread::yield_now(),
                Progress::Done(imported) => return imported,
            }
        }
    }

    #[test]
    fn a_check_in_written_on_the_screen_is_added_to_the_one_kept_meanwhile_from_the_command_line() {
        let folder = tempfile::tempdir().unwrap();
        let now = Moment::from_rfc3339("2026-11-22T08:00:00Z").unwrap();
        let said = |say: fn(&mut CheckIn)| {
            let mut check_in = CheckIn::new(now);
            say(&mut check_in);
            [Change::Add(Entry::CheckIn(check_in))]
        };
        let (settings, file) = (Settings::default(), folder.path().join("config.toml"));
        let mut keeper = LogKeeper::over(Store::open(folder.path()).unwrap(), Clock::fixed(now), settings, file);
        let sore = said(|said| said.soreness = Ten::new(3.0).ok());
        Store::open(folder.path()).unwrap().keep(now, "log check-in", &sore).unwrap();
        keeper.keep("log check-in", &said(|said| said.fatigue = Scale5::new(2))).unwrap();
        let journal = keeper.store.journal().unwrap();
        let answers: Vec<_> = journal.check_ins().iter().map(|said| (said.soreness, said.fatigue)).collect();
        assert_eq!(answers, [(Ten::new(3.0).ok(), Scale5::new(2))]);
        keeper.undo().unwrap();
        let journal = keeper.store.journal().unwrap();
        let answers: Vec<_> = journal.check_ins().iter().map(|said| (said.soreness, said.fatigue)).collect();
        assert_eq!(answers, [(Ten::new(3.0).ok(), None)], "undone is what the screen said, and no more");
    }

    #[test]
    fn an_import_is_told_as_it_went_though_the_settings_cannot_be_read_when_it_is_done() {
        let folder = tempfile::tempdir().unwrap();
        let mut keeper = importing(folder.path());
        std::fs::create_dir(folder.path().join("config.toml")).unwrap();
        let imported = done(&mut keeper);
        assert_eq!(imported.revisions.len(), 1);
        let said = imported.lines.iter().any(|line| line.text.starts_with("cannot read the settings in "));
        assert!(said, "{:?}", imported.lines);
    }

    #[test]
    fn the_log_is_read_again_once_when_an_import_is_done_and_not_while_it_goes_on() {
        let folder = tempfile::tempdir().unwrap();
        let mut keeper = importing(folder.path());
        while keeper.store.journal().unwrap().is_empty() {
            std::thread::yield_now();
        }
        assert_eq!(keeper.changed_elsewhere().unwrap(), None, "the import is under way until it was asked about");
        done(&mut keeper);
        assert_eq!(keeper.changed_elsewhere().unwrap().map(|journal| journal.len()), Some(1));
        assert_eq!(keeper.changed_elsewhere().unwrap(), None);
    }
}

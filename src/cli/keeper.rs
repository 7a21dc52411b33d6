//! The log on disk as the screens ask for it.

use std::path::PathBuf;

use crate::app::{Aim, Completed, Keeper, News, Progress, Refused, Turned};
use crate::clock::Clock;
use crate::config::{self, ConfigError, Problem, Settings};
use crate::import::Mapping;
use crate::journal::{Athlete, Change, Day, DayStart, Journal, Moment, Revision, Session, Trace};
use crate::recovery::{Assessment, Given, MEMORY_DAYS, Verdict};
use crate::store::{self, Store, StoreError};
use crate::views::{Said, Tone};

use super::errand::{self, Errand, Order};
use super::export::{self, Whole};
use super::import::{order_of, paths};
use super::{advice, editor, hook};

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

    /// Copies the log where the last copy is a week old. Nothing was asked for, so nothing is said where it fails; `doctor`
    /// tells of a folder that cannot be written.
    pub fn copy_weekly(&self) {
        let _ = self.store.copy_weekly(self.now());
    }

    fn now(&self) -> Moment {
        self.clock.now(self.athlete.zone)
    }

    /// Takes the settings as their file has them now; what is wrong in it is told, and all else counts.
    fn live_by_file(&mut self) -> Result<Option<Problem>, Refused> {
        let config::Reading { settings, problems } = config::read(&self.file)?;
        self.athlete = settings.athlete(self.clock.zone(None));
        self.settings = settings;
        Ok(problems.into_iter().next())
    }

    const fn day_start(&self) -> DayStart {
        self.athlete.day_start
    }
}

impl Keeper for LogKeeper {
    fn keep(&mut self, label: &str, changes: &[Change]) -> Result<Vec<Revision>, Refused> {
        Ok(self.store.keep(self.now(), label, changes)?)
    }

    fn tell(&mut self, news: News) -> Result<(), Refused> {
        hook::run(&self.settings.hooks, news)
    }

    fn compose(&mut self, text: &str) -> Result<String, Refused> {
        editor::compose(&errand::folder_of(&self.store.file()), text)
    }

    fn set(&mut self, key: &str, value: Option<&str>) -> Result<Settings, Refused> {
        match value {
            Some(value) => config::set(&self.file, key, value)?,
            None => config::unset(&self.file, key)?,
        }
        self.live_by_file()?;
        Ok(self.settings.clone())
    }

    fn edit_settings(&mut self) -> Result<Settings, Refused> {
        config::create(&self.file)?;
        editor::open(&self.file)?;
        match self.live_by_file()? {
            Some(problem) => Err(ConfigError::from(problem).into()),
            None => Ok(self.settings.clone()),
        }
    }

    fn export(&mut self, path: &str) -> Result<String, Refused> {
        let whole = Whole { store: &self.store, now: self.now(), athlete: &self.athlete, units: self.settings.units };
        export::to_new_file(&paths::at_home(path.trim()), &whole)
    }

    fn undo(&mut self) -> Result<Option<Turned>, Refused> {
        Ok(self.store.undo(self.now())?.map(Turned::from))
    }

    fn redo(&mut self) -> Result<Option<Turned>, Refused> {
        Ok(self.store.redo()?.map(Turned::from))
    }

    fn draft(&mut self, form: &str) -> Result<Option<String>, Refused> {
        Ok(self.store.draft(form)?.map(|draft| draft.text))
    }

    fn save_draft(&mut self, form: &str, text: &str) -> Result<(), Refused> {
        Ok(self.store.save_draft(form, text, self.now())?)
    }

    fn drop_draft(&mut self, form: &str) -> Result<(), Refused> {
        Ok(self.store.drop_draft(form)?)
    }

    fn complete(&mut self, written: &str) -> Completed {
        paths::completed(written)
    }

    fn import(&mut self, written: &str, aim: Aim) -> Result<(), Refused> {
        if self.errand.is_some() {
            return Err(Refused {
                what: "an import is under way already".to_owned(),
                hint: Some("wait until it is done".to_owned()),
            });
        }
        self.errand = Some(Errand::set_out(Order {
            log: errand::folder_of(&self.store.file()),
            paths: paths::to_read(written)?,
            written: written.to_owned(),
            aim,
            now: self.now(),
            athlete: self.athlete.clone(),
            units: self.settings.units,
            precedence: self.settings.precedence.clone(),
            settings: self.file.clone(),
            lists: self.settings.lists.clone(),
            dates: order_of(self.settings.dates),
            offered: match aim {
                Aim::Look => Vec::new(),
                Aim::Keep => std::mem::take(&mut self.offered),
            },
        }));
        Ok(())
    }

    fn stop_import(&mut self) -> Result<(), Refused> {
        if let Some(errand) = &self.errand {
            errand.stop();
        }
        Ok(())
    }

    fn import_progress(&mut self) -> Result<Progress, Refused> {
        let Some(errand) = &mut self.errand else {
            return Err(Refused { what: "no import is under way".to_owned(), hint: None });
        };
        let mut progress = errand.progress();
        if !matches!(progress, Ok(Progress::Reading(_)))
            && let Some(done) = self.errand.take()
        {
            self.offered = done.offered;
            // Whatever is wrong with the settings by now, the import is what it is.
            let trouble =
                self.live_by_file().map_or_else(Some, |problem| problem.map(|problem| ConfigError::from(problem).into()));
            if let (Ok(Progress::Done(imported)), Some(refused)) = (&mut progress, trouble) {
                let told = std::iter::once(refused.what).chain(refused.hint).map(|words| Said::new(Tone::Careful, words));
                let below_the_first = imported.lines.len().min(1);
                imported.lines.splice(below_the_first..below_the_first, told);
            }
        }
        progress
    }

    fn advise(&mut self, assessment: &Assessment) -> Result<(), Refused> {
        // What a look ahead or back says was never advised.
        if self.clock.tells_the_present() {
            self.store.keep_advice(&advice::kept_form(assessment, self.now()))?;
        }
        Ok(())
    }

    fn advised(&mut self, from: Day, until: Day) -> Result<Vec<(Day, Verdict)>, Refused> {
        Ok(advice::first_of_each_day(&self.store.advice(from, until)?))
    }

    fn course(&mut self, session: &Session) -> Result<Option<Trace>, Refused> {
        Ok(self.store.trace(session)?)
    }

    fn given(&mut self, from: Day, until: Day) -> Result<Vec<Given>, Refused> {
        Ok(advice::given(&self.store.advice(from, until)?))
    }

    fn changed_elsewhere(&mut self) -> Result<Option<Journal>, Refused> {
        if let Some(shown) = self.shown.take() {
            shown();
        }
        // An import writes through a connection of its own: what it has kept is read once, when it is done.
        if self.errand.is_some() {
            return Ok(None);
        }
        let version = self.store.data_version()?;
        if self.seen == Some(version) {
            return Ok(None);
        }
        let journal = self.known(self.store.journal()?);
        self.seen = Some(version);
        Ok(Some(journal))
    }
}

impl From<store::Turned> for Turned {
    fn from(turned: store::Turned) -> Self {
        Self { label: turned.label, revisions: turned.revisions }
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
    use crate::app::Imported;

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
        keeper.import(file.to_str().unwrap(), Aim::Keep).unwrap();
        keeper
    }

    fn done(keeper: &mut LogKeeper) -> Imported {
        loop {
            match keeper.import_progress().unwrap() {
                Progress::Reading(_) => std::thread::yield_now(),
                Progress::Done(imported) => return imported,
            }
        }
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

//! What every subcommand has at hand: the folders, the clock, the runner, the way to say things, and the log.

use std::io::Write;

use serde::Serialize;

use crate::clock::Clock;
use crate::config::{self, Problem, Settings, SettingsRead};
use crate::journal::{Athlete, Change, Day, Journal, Moment, Session};
use crate::plan::{Imagined, imagine};
use crate::recovery::{Assessment, MEMORY_DAYS, assess};
use crate::store::{Store, StoreError};
use crate::views::{self, Glyphs, Said, TodayView, today_short};

use super::ascii::json_in_ascii;
use super::look::Charset;
use super::{Failure, Folders, OutputLook, advice};

/// What every subcommand has at hand.
pub struct Desk<'a> {
    /// Where the files are.
    pub folders: Folders,
    /// The clock.
    pub clock: Clock,
    /// The runner.
    pub athlete: Athlete,
    /// What the runner has set.
    pub settings: Settings,
    /// What is wrong with the settings file; all else in it counts.
    pub problems: Vec<Problem>,
    /// The characters that the terminal shows, or was asked for, whatever is set.
    pub terminal_glyphs: Glyphs,
    /// How answers look.
    pub look: OutputLook,
    /// Where answers go.
    pub out: Box<dyn Write + 'a>,
}

/// What the log knew at a moment.
pub struct KnownLog {
    /// The log, open for reading; absent where there is none yet.
    pub store: Option<Store>,
    /// What it knew.
    pub journal: Journal,
}

/// The log, open for writing, and what it knows: nobody else writes until a change is kept or this is let go, so that what the
/// change was made of is still so.
pub struct Ledger {
    store: Store,
    /// What it knew at the present moment.
    pub journal: Journal,
    /// All that it holds, also what lies after the present moment.
    pub whole: Journal,
}

/// What a change did to what is known, and to the answer.
pub struct BeforeAndAfter {
    /// What was known without it.
    pub earlier: Journal,
    /// What is known with it.
    pub journal: Journal,
    /// The answer with it.
    pub after: Assessment,
}

impl Desk<'_> {
    /// Gives the present moment.
    #[must_use]
    pub fn now(&self) -> Moment {
        self.clock.now(self.athlete.zone)
    }

    /// Takes the settings as their file has them now.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn take_settings_anew(&mut self) -> Result<(), Failure> {
        let SettingsRead { settings, problems } = config::read(&self.folders.settings())?;
        self.athlete = settings.athlete(self.clock.zone(settings.zone()));
        (self.settings, self.problems) = (settings, problems);
        Ok(())
    }

    /// Gives the runner's day.
    #[must_use]
    pub fn today(&self) -> Day {
        Day::of(self.now(), self.athlete.day_start)
    }

    /// Opens the log for writing; makes it where there is none.
    ///
    /// # Errors
    /// Where it cannot be opened.
    pub fn open(&self) -> Result<Store, Failure> {
        Ok(Store::open(&self.folders.data)?)
    }

    /// Reads what the log knew at the present moment; an empty journal where there is no log yet.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn read(&self) -> Result<KnownLog, Failure> {
        self.known(Store::journal)
    }

    /// Reads what the present answer hangs on, which is all that a question about today needs: the same answer in a log of
    /// twenty years as in one of a year, in a fraction of the time.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn read_lately(&self) -> Result<KnownLog, Failure> {
        self.known(|store| store.journal_since(self.today().plus(-MEMORY_DAYS)))
    }

    fn known(&self, read: impl FnOnce(&Store) -> Result<Journal, StoreError>) -> Result<KnownLog, Failure> {
        let Some(store) = self.log()? else { return Ok(KnownLog { store: None, journal: Journal::default() }) };
        let journal = read(&store)?.as_of(self.now(), self.athlete.day_start);
        Ok(KnownLog { store: Some(store), journal })
    }

    /// Reads everything the log holds, also what lies after the present moment; nothing where there is no log yet.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn read_all(&self) -> Result<Journal, Failure> {
        Ok(self.log()?.map_or_else(|| Ok(Journal::default()), |store| store.journal())?)
    }

    /// Opens the log for reading; `None` where there is none yet.
    ///
    /// # Errors
    /// Where it cannot be opened.
    pub fn log(&self) -> Result<Option<Store>, Failure> {
        match Store::open_to_read(&self.folders.data) {
            Ok(store) => Ok(Some(store)),
            Err(StoreError::NoLog { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Gives the sessions that the runner deleted; none where there is no log yet.
    ///
    /// # Errors
    /// Where the log cannot be read.
    pub fn deleted_sessions(&self) -> Result<Vec<Session>, Failure> {
        Ok(self.log()?.map_or_else(|| Ok(Vec::new()), |store| store.deleted_sessions())?)
    }

    /// Assesses a journal at the present moment.
    #[must_use]
    pub fn assess(&self, journal: &Journal) -> Assessment {
        assess(self.now(), journal, &self.athlete)
    }

    /// Plays what is planned through, and gives an answer with its coming mornings as they are then.
    #[must_use]
    pub fn as_planned(&self, journal: &Journal, assessment: &Assessment) -> (Assessment, Imagined) {
        let imagined = imagine(self.now(), journal, &self.athlete, assessment, assess);
        (imagined.over(assessment, journal, &self.athlete), imagined)
    }

    /// Gives what Today says of an assessment.
    #[must_use]
    pub fn today_view(&self, journal: &Journal, assessment: &Assessment) -> TodayView {
        views::today(assessment.now, assessment, journal, &self.athlete, self.settings.units)
    }

    /// Opens the log for a change.
    ///
    /// # Errors
    /// Where it cannot be opened or read.
    pub fn ledger(&self) -> Result<Ledger, Failure> {
        let mut store = self.open()?;
        store.take_turn()?;
        let whole = store.journal()?;
        let journal = whole.as_of(self.now(), self.athlete.day_start);
        Ok(Ledger { store, journal, whole })
    }

    /// Keeps changes as one action, and gives the answer with them.
    ///
    /// # Errors
    /// Where the log cannot be written.
    pub fn keep(&self, mut ledger: Ledger, label: &str, changes: &[Change]) -> Result<BeforeAndAfter, Failure> {
        let revisions = ledger.store.keep(self.now(), label, changes)?;
        // Nothing was asked for: where no copy can be made, `doctor` says so.
        let _ = ledger.store.copy_weekly(self.now());
        // What takes long comes after: until the action is kept nobody else can write.
        let mut journal = ledger.journal.clone();
        journal.revise(&revisions);
        let after = self.assess(&journal);
        Ok(BeforeAndAfter { earlier: ledger.journal, journal, after })
    }

    /// Gives the answer after a change in one line, in its tone. It is told to the runner and counts as given.
    #[must_use]
    pub fn answer(&self, turn: &BeforeAndAfter) -> Said {
        if !turn.journal.is_empty() {
            self.keep_advice(&turn.after);
        }
        let view = self.today_view(&turn.journal, &turn.after);
        Said::new(view.badge.tone, today_short(&view))
    }

    /// Keeps an answer that is given now, so that it can be judged afterwards. A look ahead or back with `--now` keeps none: it
    /// would stand as what was said that morning.
    ///
    /// The runner has what they asked for also where it cannot be kept (a log that may only be read, a full disk), and `doctor`
    /// says what is wrong.
    pub fn keep_advice(&self, assessment: &Assessment) {
        if !self.clock.tells_the_present() {
            return;
        }
        let form = advice::kept_form(assessment, self.now());
        // Most answers are there already: whoever only looks waits for no one who writes.
        let is_kept = self.log().ok().flatten().is_some_and(|store| store.has_advice(&form).unwrap_or_default());
        if !is_kept && let Ok(mut store) = self.open() {
            let _ = store.keep_advice(&form);
        }
    }

    /// Says an answer for scripts, in a line.
    ///
    /// # Errors
    /// Where the output cannot be written.
    pub fn say_json(&mut self, answer: &impl Serialize) -> Result<(), Failure> {
        let json = serde_json::to_string(answer).map_err(Failure::io)?;
        let json = match self.look.letters {
            Charset::Own => json,
            Charset::Ascii => json_in_ascii(&json),
        };
        Ok(writeln!(self.out, "{json}")?)
    }

    /// Says lines, each in its tone.
    ///
    /// # Errors
    /// Where the output cannot be written.
    pub fn say(&mut self, lines: &[Said]) -> Result<(), Failure> {
        Ok(self.look.write(&mut self.out, lines)?)
    }
}

//! A keeper that keeps in memory, so that the whole program runs without a disk.

use std::collections::{BTreeMap, BTreeSet};

use deckchair::app::{Aim, Completed, Host, Imported, Importing, Imports, Log, News, Progress, Refused, Shelf};
use deckchair::config::{Settings, setting};
use deckchair::journal::{Change, Day, Entry, Id, Journal, Mark, Moment, Reversal, Revision, Session, Trace};
use deckchair::recovery::{Assessment, Given, Verdict};
use deckchair::views::{Said, Tone};
use uuid::Uuid;

/// What one action changed: each entry as it was before and as it is after.
struct Deed {
    label: String,
    before: Vec<Revision>,
    after: Vec<Revision>,
}

/// Keeps the log in memory.
#[derive(Default)]
pub struct Memory {
    /// What was told aloud.
    pub told: Vec<News>,
    entries: BTreeMap<Id, Entry>,
    done: Vec<Deed>,
    undone: Vec<Deed>,
    next: u128,
    /// The drafts, by the names of their forms.
    pub drafts: BTreeMap<String, String>,
    /// What was advised, in order.
    pub advice: Vec<(Day, Moment, Verdict)>,
    /// The paths that were to be imported.
    pub imported: Vec<String>,
    /// The courses of recorded sessions.
    pub courses: BTreeMap<Mark, Trace>,
    /// How many looks an import takes until it is done.
    pub files_left: usize,
    /// How many files more an import leaves out than the one that it always does.
    pub left_out: usize,
    /// Whether an import is under way, what for, and of which paths.
    is_importing: bool,
    aim: Aim,
    written: String,
    /// What was set.
    pub set: BTreeMap<String, String>,
    /// The files the log was written to.
    pub exported: BTreeSet<String>,
    /// What to refuse everything with, where everything is refused.
    pub refusal: Option<Refused>,
}

impl Memory {
    /// Keeps these entries from the start.
    pub fn of(entries: impl IntoIterator<Item = Entry>) -> Self {
        let mut memory = Self::default();
        for entry in entries {
            let id = memory.id();
            memory.entries.insert(id, entry);
        }
        memory
    }

    /// Gives everything kept.
    pub fn journal(&self) -> Journal {
        Journal::from_entries(self.entries.clone())
    }

    /// Gives how many actions were kept and not taken back.
    pub fn deeds(&self) -> usize {
        self.done.len()
    }

    fn id(&mut self) -> Id {
        self.next += 1;
        Id::new(Uuid::from_u128(self.next))
    }

    fn put(&mut self, revisions: &[Revision]) {
        for revision in revisions {
            match &revision.now {
                Some(entry) => self.entries.insert(revision.id, entry.clone()),
                None => self.entries.remove(&revision.id),
            };
        }
    }

    fn refused(&self) -> Result<(), Refused> {
        self.refusal.clone().map_or(Ok(()), Err)
    }
}

impl Log for Memory {
    fn keep(&mut self, label: &str, changes: &[Change]) -> Result<Vec<Revision>, Refused> {
        self.refused()?;
        let after: Vec<Revision> = changes
            .iter()
            .map(|change| match change {
                Change::Add(entry) => Revision { id: self.id(), now: Some(entry.clone()) },
                Change::Correct(id, correction) => {
                    let standing = self.entries.get(id).map_or(&*correction.was, |entry| entry);
                    Revision { id: *id, now: Some(correction.onto(standing).entry) }
                }
                Change::Delete(id) => Revision { id: *id, now: None },
            })
            .collect();
        let before = after.iter().map(|to| Revision { id: to.id, now: self.entries.get(&to.id).cloned() }).collect();
        self.put(&after);
        self.done.push(Deed { label: label.to_owned(), before, after: after.clone() });
        self.undone.clear();
        Ok(after)
    }

    fn undo(&mut self) -> Result<Option<Reversal>, Refused> {
        self.refused()?;
        let Some(deed) = self.done.pop() else { return Ok(None) };
        self.put(&deed.before);
        let reversal = Reversal { label: deed.label.clone(), revisions: deed.before.clone() };
        self.undone.push(deed);
        Ok(Some(reversal))
    }

    fn redo(&mut self) -> Result<Option<Reversal>, Refused> {
        self.refused()?;
        let Some(deed) = self.undone.pop() else { return Ok(None) };
        self.put(&deed.after);
        let reversal = Reversal { label: deed.label.clone(), revisions: deed.after.clone() };
        self.done.push(deed);
        Ok(Some(reversal))
    }

    fn course(&mut self, session: &Session) -> Result<Option<Trace>, Refused> {
        Ok(session.marks().iter().find_map(|mark| self.courses.get(mark)).cloned())
    }

    fn changed_elsewhere(&mut self) -> Result<Option<Journal>, Refused> {
        Ok(None)
    }
}

impl Shelf for Memory {
    fn draft(&mut self, form: &str) -> Result<Option<String>, Refused> {
        Ok(self.drafts.get(form).cloned())
    }

    fn drafts(&mut self) -> Result<BTreeMap<String, String>, Refused> {
        Ok(self.drafts.clone())
    }

    fn save_draft(&mut self, form: &str, text: &str) -> Result<(), Refused> {
        self.refused()?;
        self.drafts.insert(form.to_owned(), text.to_owned());
        Ok(())
    }

    fn drop_draft(&mut self, form: &str) -> Result<(), Refused> {
        self.drafts.remove(form);
        Ok(())
    }

    fn advise(&mut self, assessment: &Assessment) -> Result<(), Refused> {
        self.advice.push((assessment.today, assessment.now, assessment.verdict));
        Ok(())
    }

    fn advised(&mut self, from: Day, until: Day) -> Result<Vec<(Day, Moment, Verdict)>, Refused> {
        Ok(self.advice.iter().filter(|(day, ..)| (from..=until).contains(day)).copied().collect())
    }

    fn given(&mut self, _: Day, _: Day) -> Result<Vec<Given>, Refused> {
        Ok(Vec::new())
    }
}

impl Imports for Memory {
    fn begin(&mut self, path: &str, aim: Aim) -> Result<(), Refused> {
        self.refused()?;
        if self.is_importing {
            return Err(Refused { what: "an import is under way already".to_owned(), hint: None });
        }
        self.is_importing = true;
        self.aim = aim;
        path.clone_into(&mut self.written);
        if aim == Aim::Keep {
            self.imported.push(path.to_owned());
        }
        Ok(())
    }

    fn stop(&mut self) -> Result<(), Refused> {
        self.files_left = 0;
        Ok(())
    }

    fn progress(&mut self) -> Result<Progress, Refused> {
        if self.files_left > 0 {
            self.files_left -= 1;
            return Ok(Progress::Reading(Importing { aim: self.aim, done: 8 - self.files_left, of: 8 }));
        }
        self.is_importing = false;
        let would = if self.aim == Aim::Look { "Would add" } else { "Added" };
        let left_out = deckchair::phrase::count(self.left_out as u64 + 1, "file", "files");
        let brought = Said::new(Tone::Careful, format!("{would} 2 sessions, {left_out} refused."));
        let routes =
            (0..self.left_out).map(|number| format!("refused   folder/{number}.gpx: a planned route, no times: not a session"));
        let table = ["             added  merged   there", "sessions         2       0       0", ""];
        let refused = std::iter::once("refused   broken.fit: cut short".to_owned()).chain(routes);
        let lines = table.map(str::to_owned).into_iter().chain(refused).map(|line| Said::new(Tone::Plain, line));
        Ok(Progress::Done(Imported {
            revisions: Vec::new(),
            aim: self.aim,
            written: self.written.clone(),
            lines: [brought.clone(), Said::new(Tone::Plain, "")].into_iter().chain(lines).collect(),
            brought,
            can_be_kept: true,
        }))
    }
}

impl Host for Memory {
    fn set(&mut self, key: &str, value: Option<&str>) -> Result<Settings, Refused> {
        self.refused()?;
        match value {
            Some(value) => self.set.insert(key.to_owned(), value.to_owned()),
            None => self.set.remove(key),
        };
        let put = |settings: Settings, (key, value): (&String, &String)| setting(key).unwrap().put(&settings, value).unwrap();
        Ok(self.set.iter().fold(Settings::default(), put))
    }

    fn edit_settings(&mut self) -> Result<Settings, Refused> {
        self.set("units", Some("imperial"))
    }

    fn compose(&mut self, text: &str) -> Result<String, Refused> {
        Ok(format!("{text}\nmore"))
    }

    fn tell(&mut self, news: News) -> Result<(), Refused> {
        self.told.push(news);
        Ok(())
    }

    fn export(&mut self, path: &str) -> Result<String, Refused> {
        self.refused()?;
        if !self.exported.insert(path.to_owned()) {
            return Err(Refused { what: format!("{path} is there already"), hint: Some("choose another name".to_owned()) });
        }
        Ok(format!("Exported {} entries to {path}.", self.entries.len()))
    }

    fn complete(&mut self, written: &str) -> Completed {
        match written {
            "~/run" => Completed { text: "~/runs/".to_owned(), choices: Vec::new() },
            "~/runs/" => Completed { text: "~/runs/a".to_owned(), choices: vec!["a.fit".to_owned(), "an old one/".to_owned()] },
            _ => Completed { text: written.to_owned(), choices: Vec::new() },
        }
    }
}

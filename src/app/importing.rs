//! An import from the screen: what it would bring is looked at first, and then it is kept or left.

use crate::keys::Action;
use crate::phrase;
use crate::views::{Said, Tone};

use super::prompt::Asks;
use super::{App, Effect, ImportRequest, Imported, Overlay, Page, Subject};

/// What an import is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Aim {
    /// To see what it would bring: nothing is kept.
    Look,
    /// To keep it.
    #[default]
    Keep,
}

/// An import under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Importing {
    /// What it is for.
    pub aim: Aim,
    /// Files read.
    pub done: usize,
    /// Files there are; 0 while they are being counted.
    pub of: usize,
}

impl Importing {
    /// Says how far it has come, such as `importing 12 of 80`.
    pub(super) fn words(self) -> String {
        let doing = match self.aim {
            Aim::Look => "looking at",
            Aim::Keep => "importing",
        };
        match (self.done, self.of) {
            (0, _) | (_, 0) => format!("{doing} files"),
            // An archive has more files in it than the one that it is.
            (done, of) if of == 1 || done > of => format!("{doing} {}", phrase::count(done as u64, "file", "files")),
            (done, of) => format!("{doing} {} of {}", phrase::grouped(done as u64), phrase::grouped(of as u64)),
        }
    }
}

impl App {
    /// Asks what to import; stops an import that is under way, and shows one that waits to be looked at.
    pub(super) fn begin_import(&mut self) -> Vec<Effect> {
        if self.importing.is_some() {
            self.say(Tone::Careful, "Stopping the import; the files that were read are kept.");
            return vec![Effect::Imports(ImportRequest::Stop)];
        }
        match self.looked_at.take() {
            Some(page) => {
                self.over = Some(Overlay::Page(page));
                Vec::new()
            }
            None => self.ask(Asks::Import, ""),
        }
    }

    /// Shows what an import would bring, or tells what it has brought.
    pub(super) fn imported(&mut self, imported: Imported) -> Vec<Effect> {
        self.importing = None;
        match imported.aim {
            Aim::Look => self.looked_at(imported),
            Aim::Keep => return self.kept_import(&imported),
        }
        Vec::new()
    }

    fn looked_at(&mut self, imported: Imported) {
        let Imported { written, brought, lines, can_be_kept, .. } = imported;
        self.say(brought.tone, brought.text);
        let subject = if can_be_kept { Subject::Preview { written, lines } } else { Subject::Imported(lines) };
        let page = Page::of(subject);
        if self.over.is_none() {
            self.over = Some(Overlay::Page(page));
        } else {
            // Whoever is writing something is not disturbed.
            let key = self.key_for(Action::Import);
            self.say(Tone::Good, format!("What the import would bring can be seen: {key} shows it."));
            self.looked_at = Some(page);
        }
    }

    fn kept_import(&mut self, imported: &Imported) -> Vec<Effect> {
        let before = self.entries();
        let assessed = self.known.revise(&imported.revisions);
        if !imported.revisions.is_empty() {
            self.undo_count.kept();
        }
        let Said { tone, text } = imported.brought.clone();
        self.say(tone, text);
        if imported.lines.len() > 1 && self.over.is_none() {
            self.over = Some(Overlay::Page(Page::of(Subject::Imported(imported.lines.clone()))));
        }
        self.follow(before, assessed)
    }
}

//! Drafts and advice, kept in the store.

use std::collections::BTreeMap;

use crate::app::{Refused, Shelf};
use crate::cli::advice;
use crate::journal::{Day, Moment};
use crate::recovery::{Assessment, Given, Verdict};

use super::LogKeeper;

impl Shelf for LogKeeper {
    fn draft(&mut self, form: &str) -> Result<Option<String>, Refused> {
        Ok(self.store.draft(form)?.map(|draft| draft.text))
    }

    fn drafts(&mut self) -> Result<BTreeMap<String, String>, Refused> {
        Ok(self.store.drafts()?)
    }

    fn save_draft(&mut self, form: &str, text: &str) -> Result<(), Refused> {
        Ok(self.store.save_draft(form, text, self.now())?)
    }

    fn drop_draft(&mut self, form: &str) -> Result<(), Refused> {
        Ok(self.store.drop_draft(form)?)
    }

    fn advise(&mut self, assessment: &Assessment) -> Result<(), Refused> {
        // What a look ahead or back says was never advised.
        if self.clock.tells_the_present() {
            self.store.keep_advice(&advice::kept_form(assessment, self.now()))?;
        }
        Ok(())
    }

    fn advised(&mut self, from: Day, until: Day) -> Result<Vec<(Day, Moment, Verdict)>, Refused> {
        Ok(advice::verdicts(&self.store.advice(from, until)?))
    }

    fn given(&mut self, from: Day, until: Day) -> Result<Vec<Given>, Refused> {
        Ok(advice::given(&self.store.advice(from, until)?))
    }
}

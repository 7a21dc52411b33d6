//! Imports, each on a thread of its own.

use crate::app::{Aim, Imports, Progress, Refused};
use crate::cli::errand::{self, Errand, ImportOrder};
use crate::cli::import::{order_of, paths};
use crate::config::ConfigError;
use crate::views::{Said, Tone};

use super::LogKeeper;

impl Imports for LogKeeper {
    fn begin(&mut self, written: &str, aim: Aim) -> Result<(), Refused> {
        if self.errand.is_some() {
            return Err(Refused {
                what: "an import is under way already".to_owned(),
                hint: Some("wait until it is done".to_owned()),
            });
        }
        self.errand = Some(Errand::set_out(ImportOrder {
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

    fn stop(&mut self) -> Result<(), Refused> {
        if let Some(errand) = &self.errand {
            errand.stop();
        }
        Ok(())
    }

    fn progress(&mut self) -> Result<Progress, Refused> {
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
}

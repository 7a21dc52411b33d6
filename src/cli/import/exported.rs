//! An export of ours, read back into a log.

use std::collections::{BTreeMap, BTreeSet};

use super::batch::UnderWay;
use super::gather::Fate;
use super::report::{Fates, FileOutcome};
use crate::export::{Export, ExportError, read_csv, read_json};
use crate::import::without_utf16;
use crate::journal::{Entry, Id};
use crate::store::StoreError;

impl UnderWay<'_> {
    /// Takes an export of ours: what the log has under another name is joined, the rest comes with the names it has.
    pub(super) fn take_export(&mut self, name: &str, export: Export) {
        if let Err(failure) = self.keep().and_then(|()| self.take_turn()) {
            self.failure = Some(failure);
            return;
        }
        let before = self.gathering.clone();
        let Export { entries, traces, deleted } = export;
        self.traces = traces;
        self.gathering.remember_deleted(&deleted);
        self.deleted = deleted;
        let mut fates = Fates::default();
        let (mut differing, mut fresh, mut names) = (0, Vec::new(), BTreeMap::new());
        let there: BTreeMap<Id, Entry> = self.gathering.journal().entries().collect();
        let theirs: BTreeSet<Id> = entries.iter().map(|(id, _)| *id).collect();
        for (id, entry) in entries {
            // Of two entries of one name the first is taken.
            let twin = names.get(&id).and_then(|at: &usize| fresh.get(*at)).map(|(_, entry): &(Id, Entry)| entry);
            if let Some(kept) = there.get(&id).or(twin) {
                fates.count(Fate::Known);
                differing += usize::from(*kept != entry);
            } else if let Some(fate) = self.gathering.take_foreign(&entry, &theirs) {
                fates.count(fate);
            } else {
                fates.count(Fate::Added);
                names.insert(id, fresh.len());
                fresh.push((id, entry));
            }
        }
        self.gathering.count_no_changes_since(&before);
        self.report(name, FileOutcome::Export { fates, differing }, Vec::new());
        match self.keep_with(&fresh) {
            Err(StoreError::Impossible(reason)) => {
                self.gathering = before;
                self.traces.clear();
                self.deleted.clear();
                if let Some(report) = self.last_report() {
                    report.outcome = FileOutcome::Refused(reason);
                }
            }
            adopted => self.failure = adopted.err(),
        }
    }
}

/// Reads a file as an export of ours; `None` where it is something else.
pub(super) fn export_in(bytes: &[u8]) -> Option<Result<Export, ExportError>> {
    // Editors and spreadsheets put a mark before what they save, or save it in two bytes a letter.
    let bytes = without_utf16(bytes).ok()?;
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    let start = bytes.iter().find(|byte| !byte.is_ascii_whitespace());
    let reading = if start == Some(&b'{') {
        read_json(bytes)
    } else {
        read_csv(bytes).map(|entries| Export { entries, ..Export::default() })
    };
    match reading {
        Err(ExportError::NotAnExport) => None,
        reading => Some(reading),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_export_that_an_editor_saved_again_is_still_one() {
        let json = "{\"deckchair_export\":5,\r\n\"entries\":[],\"traces\":[],\"deleted\":[]}";
        let table = "entry\tid\tday\n";
        for text in [json, table] {
            let utf16: Vec<u8> = [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
            for bytes in [text.as_bytes().to_vec(), format!("\u{feff}{text}").into_bytes(), utf16] {
                assert_eq!(export_in(&bytes), Some(Ok(Export::default())), "{text}");
            }
        }
        assert_eq!(export_in(b"\xef\xbb\xbf{\"a\":1}"), None);
    }
}

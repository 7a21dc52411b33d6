//! Damage of every kind: no file stops the reader, and what it says stays possible.

use std::fs;

use deckchair::export::{read_csv, read_json};
use deckchair::import::{ListHints, read_mapped};
use deckchair::journal::{Mark, Seconds};

use super::fuzz::{TEXTS, go_through};
use super::made::{fit_run, gpx_run, tcx_run};
use super::packed::{gzipped, zipped};
use super::{HOME, health_connect, read, real_files};

/// Reads the bytes and checks what must hold for any.
pub fn check(bytes: &[u8]) {
    let reading = read("any.fit", bytes);
    let is_empty = reading.sessions.is_empty() && reading.check_ins.is_empty() && reading.spells.is_empty();
    assert_eq!(is_empty, reading.refusal.is_some());
    for session in &reading.sessions {
        let elapsed = session.elapsed.map_or(0.0, Seconds::value);
        assert!(elapsed >= 0.0 && session.start.date_time().timestamp() > 0);
        assert!(!session.title.chars().any(char::is_control));
        assert!(session.heart_avg.is_none_or(|rate| rate.value() <= 215.0));
    }
    let marks: Vec<Mark> = reading.sessions.iter().filter_map(Mark::of).collect();
    assert!(reading.traces.iter().all(|(mark, _)| marks.contains(mark)), "every trace is of a session that is kept");
    let said = reading.warnings.iter().map(ToString::to_string).chain(reading.refusal.map(|refusal| refusal.to_string()));
    for words in said {
        assert!(!words.is_empty() && !words.chars().any(char::is_control), "{words:?}");
    }
}

/// Small files of every format: made here, and real ones where they are at hand.
fn small_files() -> Vec<Vec<u8>> {
    let mut files = vec![fit_run().end(), gpx_run().into_bytes(), tcx_run().into_bytes()];
    let names = [
        "fit/tiny_10_records.fit",
        "fit/chained_activity_settings.fit",
        "fit/monitoring_b.fit",
        "fit/yoga_10s.fit",
        "broken/epoch_1990_compressed_ts.fit",
        "broken/unterminated_strings.fit",
        "gpx/opentracks_pause_teleport.gpx",
        "gpx/gpx10_all_fields.gpx",
        "apple/export_small_2019.xml",
        "csv/strava_activities_5.csv",
    ];
    if let Some(folder) = real_files() {
        files.extend(names.iter().map(|name| fs::read(folder.join(name)).unwrap()));
    }
    files
}

#[test]
fn a_file_cut_at_any_byte_is_read_or_refused() {
    for file in small_files() {
        cut_everywhere(&file, check);
    }
}

/// Tries a file cut at every byte of its first kilobytes, where the structure is, and at a few hundred places more.
fn cut_everywhere(file: &[u8], try_one: impl Fn(&[u8])) {
    let step = (file.len() / 400).max(1);
    for length in (0..file.len().min(3000)).chain((3000..file.len()).step_by(step)) {
        try_one(&file[..length]);
    }
}

#[test]
fn a_list_an_export_or_a_database_cut_at_any_byte_is_read_or_refused() {
    for text in TEXTS {
        cut_everywhere(text.as_bytes(), check);
    }
    cut_everywhere(&health_connect::full(), check);
    let mapping = "date=Datum, clock=Uhrzeit, distance_km=Strecke km, time=Zeit, sleep_h=Schlaf".parse().unwrap();
    let hints = ListHints::default().mapped(Some(mapping));
    let mapped = TEXTS.iter().find(|text| text.starts_with("Datum")).unwrap();
    cut_everywhere(mapped.as_bytes(), |bytes| drop(read_mapped("a.csv", bytes, HOME, &hints)));
}

#[test]
fn an_archive_cut_at_any_byte_gives_what_is_whole_in_it() {
    let zip = zipped(&[("a.fit.gz", &gzipped(&fit_run().end())), ("b.csv", TEXTS[0].as_bytes())]);
    for archive in [zip, gzipped(gpx_run().as_bytes()), gzipped(&health_connect::full())] {
        cut_everywhere(&archive, go_through);
    }
}

#[test]
fn an_export_of_ours_cut_at_any_byte_brings_nothing() {
    let json = r#"{"deckchair_export":2,"entries":[
{"id":"019aa9a0-0000-7000-8000-000000000001","entry":"session","sport":"trail","start":"2026-11-21T09:00:00+01:00"}
],"traces":[
{"of":"fit 2026-11-21T08:00:00Z 3600 s","trace":{"step_s":15.0,"metres":[50.1,null]}}
]}"#;
    assert!(read_json(json.as_bytes()).is_ok());
    cut_everywhere(json.as_bytes(), |bytes| assert!(read_json(bytes).is_err()));
    let csv = b"entry,id,start,sport\nsession,00000000-0000-0000-0000-000000000007,2026-11-21T09:00:00+01:00,run\n";
    cut_everywhere(csv, |bytes| drop(read_csv(bytes)));
}

#[test]
fn a_file_with_any_bytes_changed_is_read_or_refused() {
    let mut random = Random(0x5eed);
    for file in small_files() {
        for _ in 0..300 {
            let mut damaged = file.clone();
            for _ in 0..=random.below(8) {
                let at = random.below(damaged.len());
                damaged[at] = u8::try_from(random.below(256)).unwrap();
            }
            check(&damaged);
        }
    }
}

#[test]
fn bytes_of_no_sense_behind_a_fit_header_are_refused() {
    let mut random = Random(0xf17);
    for _ in 0..500 {
        let length = random.below(2000);
        let mut bytes = vec![14, 0x20, 0, 0];
        bytes.extend(u32::try_from(length).unwrap().to_le_bytes());
        bytes.extend(b".FIT\0\0");
        bytes.extend((0..length).map(|_| u8::try_from(random.below(256)).unwrap()));
        check(&bytes);
    }
}

/// A fixed sequence of numbers without order (xorshift).
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(limit).unwrap()).unwrap()
    }
}

#[test]
fn a_file_of_one_endless_line_is_no_table_of_ours_and_is_not_read_as_one() {
    let line = b"id,entry,".repeat(100_000);
    assert_eq!(read_csv(&line), Err(deckchair::export::ExportError::NotAnExport));
}

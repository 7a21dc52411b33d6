//! How long FIT files take from bytes to entries, beside the fastest Rust decoder that does nothing else, and beside Python's
//! readers where they are at hand; then how long the program takes for ten years of files and for a gigabyte of Apple Health, and
//! how much memory, in files made for it (1.6 GB in the folder for temporary files, gone afterwards).
//!
//! The files are the real ones beside the repository, else those of the folder named by `DECKCHAIR_BENCH_FIT`. Python is
//! `python3`, else what `DECKCHAIR_BENCH_PYTHON` names; `garmin_fit_sdk` and `fitdecode` are tried.

#![expect(clippy::print_stdout, reason = "a bench says what it measured")]
#![expect(clippy::disallowed_methods, reason = "a bench measures time")]

#[expect(dead_code, clippy::unwrap_used, reason = "made for the tests, which make more kinds of files")]
#[path = "../suite/import/made.rs"]
mod made;
#[path = "whole.rs"]
mod whole;

use std::env;
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use deckchair::import::read;
use deckchair::journal::Zone;
use rustyfit::{Decoder, StreamingIterator};

/// How often the Rust readers go through all files; the fastest time counts.
const ROUNDS: usize = 40;

/// Python's readers: what is imported, and what one file takes.
const PYTHON: [(&str, &str); 2] = [
    ("garmin_fit_sdk", "garmin_fit_sdk.Decoder(garmin_fit_sdk.Stream.from_file(path)).read()"),
    ("fitdecode", "list(fitdecode.FitReader(path))"),
];

fn main() -> std::io::Result<()> {
    beside_peers();
    whole::measure()
}

/// Times the real FIT files beside what else reads them.
fn beside_peers() {
    let folder = env::var_os("DECKCHAIR_BENCH_FIT")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data/visible/fit"), PathBuf::from);
    let files = fit_files(&folder);
    if files.is_empty() {
        return println!("SKIPPED: no FIT files at {}", folder.display());
    }
    let bytes: usize = files.iter().map(|(_, bytes)| bytes.len()).sum();
    println!("{} FIT files, {:.1} MB", files.len(), bytes as f64 / 1e6);
    let (mut ours, mut decoder) = (f64::INFINITY, f64::INFINITY);
    // By turns, so that a machine that is busy for a while slows both.
    for _ in 0..ROUNDS {
        ours = ours.min(timed(|| files.iter().for_each(|(_, bytes)| drop(black_box(read("a.fit", bytes, Zone::default()))))));
        decoder = decoder.min(timed(|| files.iter().for_each(|(_, bytes)| decode(bytes))));
    }
    println!("deckchair, bytes to entries   {:9.1} ms", ours * 1e3);
    println!("rustyfit, decoding alone      {:9.1} ms   ours takes {:.2} times as long", decoder * 1e3, ours / decoder);
    for (module, call) in PYTHON {
        match python(&folder, module, call) {
            Some(seconds) => {
                println!("{module:<29} {:9.1} ms   ours is {:.0} times as fast", seconds * 1e3, seconds / ours);
            }
            None => println!("{module:<29}   SKIPPED: not at hand"),
        }
    }
}

/// Gives the FIT files of a folder that hold a whole recording.
fn fit_files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let fit = entries.filter(|path| path.extension().is_some_and(|ending| ending == "fit"));
    fit.filter_map(|path| fs::read(&path).ok().map(|bytes| (path, bytes))).collect()
}

/// Goes through every message of a file and keeps nothing.
fn decode(bytes: &[u8]) {
    let mut decoder = Decoder::builder().checksum(false).expand_components(false).build();
    let mut unread = bytes;
    let mut stream = decoder.stream(&mut unread);
    while let Some(Ok(event)) = stream.next() {
        black_box(event);
    }
}

/// Gives the seconds that something takes.
fn timed(work: impl FnOnce()) -> f64 {
    let begun = Instant::now();
    work();
    begun.elapsed().as_secs_f64()
}

/// Gives the seconds that a Python reader takes for all files of a folder, its start not counted.
fn python(folder: &Path, module: &str, call: &str) -> Option<f64> {
    let program = format!(
        "import sys, glob, time\nimport {module}\nfiles = sorted(glob.glob(sys.argv[1] + '/*.fit'))\nbegun = time.perf_counter()\n\
         for path in files:\n    try:\n        {call}\n    except Exception:\n        pass\nprint(time.perf_counter() - begun)"
    );
    let python = env::var("DECKCHAIR_BENCH_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let ran = Command::new(python).arg("-c").arg(program).arg(folder).output().ok()?;
    String::from_utf8(ran.stdout).ok()?.trim().parse().ok()
}

//! Whole imports by the program itself: ten years of daily FIT files, one long list, and an Apple Health export of a gigabyte.

use std::fs::{self, File};
use std::io::{self, BufWriter, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use deckchair::phrase::grouped;

use super::made::{Field, FitFile, byte, closing, fit_time, long, run_summary, short};

/// Ten years of one session a day.
const DAYS: u32 = 3_650;
/// The records of one recording: an hour and a half, one a second; 146 kB, as real files have on average.
const RECORDS: u32 = 5_400;
/// The sessions of one long list.
const ROWS: u32 = 10_000;
/// The columns of that list, which is of no known origin ...
const HEADER: &str = "Date,Sport,Distance (km),Duration";
/// ... and what the runner says that they are.
const COLUMNS: &str = "date=Date, sport=Sport, distance_km=Distance (km), time=Duration";
/// The size of Apple's export, in bytes.
const GIGABYTE: usize = 1_000_000_000;
/// The records of heart rate that Apple writes on one day.
const BEATS_A_DAY: u32 = 1_500;

/// Measures them and says what came of it.
///
/// # Errors
/// Where files cannot be written, the program does not run, or it adds other sessions than were written.
pub fn measure() -> io::Result<()> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("fit");
    let bytes = write_recordings(&path)?;
    let what = format!("{DAYS} FIT files, {:.0} MB", bytes as f64 / 1e6);
    Import { what, path: &path, sessions: DAYS, goal: "20 s and 150 MiB" }.tell()?;
    fs::remove_dir_all(&path)?;
    let path = folder.path().join("list.csv");
    let bytes = write_list(&path)?;
    let what = format!("one list of {ROWS} sessions, {:.1} MB", bytes as f64 / 1e6);
    Import { what, path: &path, sessions: ROWS, goal: "5 s and 100 MiB" }.tell()?;
    let path = folder.path().join("export.xml");
    let (bytes, days) = write_export(&path)?;
    let what = format!("Apple Health, {:.0} MB", bytes as f64 / 1e6);
    Import { what, path: &path, sessions: days, goal: "15 s and 100 MiB" }.tell()
}

/// An import to be measured.
struct Import<'a> {
    what: String,
    path: &'a Path,
    /// How many sessions it must add to an empty log.
    sessions: u32,
    goal: &'a str,
}

impl Import<'_> {
    /// Imports into an empty log and once more, and says what it took.
    fn tell(&self) -> io::Result<()> {
        let log = tempfile::tempdir()?;
        let added = format!("Added {} session", grouped(self.sessions.into()));
        for (round, answer) in [("into an empty log", added.as_str()), ("once more", "Added nothing")] {
            let (seconds, peak) = import(self.path, log.path(), answer)?;
            let peak = peak.map_or_else(|| "peak memory unknown".to_owned(), |mebibytes| format!("{mebibytes:.0} MiB at most"));
            println!("{}, {round}: {seconds:.1} s, {peak} (goal: {})", self.what, self.goal);
        }
        Ok(())
    }
}

/// Imports a path as a runner would; gives the seconds it took, and the most memory it held, in MiB. What the program answers
/// must hold a line that begins so: an import that brings nothing is quick, and measures nothing.
fn import(path: &Path, log: &Path, answer: &str) -> io::Result<(f64, Option<f64>)> {
    let begun = Instant::now();
    let mut said = tempfile::tempfile()?;
    let mut program = Command::new(env!("CARGO_BIN_EXE_deckchair"))
        // Nor the settings of whoever measures: the columns are remembered there.
        .envs([("HOME", log), ("XDG_CONFIG_HOME", log), ("XDG_STATE_HOME", log)])
        .arg("--data-dir")
        .arg(log)
        .arg("import")
        .args(["--map", COLUMNS])
        .arg(path)
        .stdin(Stdio::null())
        .stdout(said.try_clone()?)
        .spawn()?;
    let status = PathBuf::from(format!("/proc/{}/status", program.id()));
    let mut peak = None;
    while program.try_wait()?.is_none() {
        peak = most_memory(&status).or(peak);
        thread::sleep(Duration::from_millis(5));
    }
    let seconds = begun.elapsed().as_secs_f64();
    let mut text = String::new();
    said.rewind()?;
    said.read_to_string(&mut text)?;
    if text.lines().any(|line| line.starts_with(answer)) {
        return Ok((seconds, peak));
    }
    Err(io::Error::other(format!("nothing measured: instead of `{answer} ...` the program says\n{text}")))
}

/// Gives the most memory that a program has held so far, in MiB, where the system tells.
fn most_memory(status: &Path) -> Option<f64> {
    let text = fs::read_to_string(status).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse::<f64>().ok().map(|kibibytes| kibibytes / 1024.0)
}

/// Writes a recording for every day of ten years; gives their bytes together.
fn write_recordings(folder: &Path) -> io::Result<usize> {
    fs::create_dir_all(folder)?;
    let first = fit_time("2016-01-01T07:00:00Z");
    let mut bytes = 0;
    for day in 0..DAYS {
        let recording = recording(first + day * 86_400, day);
        bytes += recording.len();
        fs::write(folder.join(format!("{day:04}.fit")), recording)?;
    }
    Ok(bytes)
}

/// Writes a list of sessions, the latest first, as most apps write it; gives its bytes.
fn write_list(file: &Path) -> io::Result<usize> {
    let first = chrono::NaiveDate::from_ymd_opt(1998, 1, 1).unwrap_or_default();
    let mut text = format!("{HEADER}\n").into_bytes();
    for day in (0..ROWS).rev() {
        let date = first + chrono::Days::new(u64::from(day));
        writeln!(text, "{date} 07:{:02}:00,Run,{}.5,00:{}:00", day % 60, 5 + day % 20, 30 + day % 29)?;
    }
    fs::write(file, &text)?;
    Ok(text.len())
}

/// Makes a recording as watches write it: one definition, then a message a second.
fn recording(start: u32, day: u32) -> Vec<u8> {
    let record = |second: u32| {
        [
            long(253, start + second),
            long(0, 549_755_813 + second * 30),
            long(1, 89_478_485 + (day % 100) * 50 + second * 5),
            long(5, second * 290 + day % 90),
            long(73, 2_900 + second % 300),
            short(2, u16::try_from(3_000 + second % 900).unwrap_or_default()),
            short(7, u16::try_from(220 + second % 60).unwrap_or_default()),
            byte(3, u8::try_from(130 + (second / 60 + day) % 40).unwrap_or_default()),
            byte(4, 86),
        ]
    };
    let shift = |fields: Vec<Field>, from: u8| -> Vec<Field> {
        fields.into_iter().map(|field| if field.0 == from && field.2.len() == 4 { long(from, start) } else { field }).collect()
    };
    let mut file = FitFile::recording().message(20, &record(0));
    for second in 1..RECORDS {
        let message: Vec<u8> = record(second).into_iter().flat_map(|Field(_, _, bytes)| bytes).collect();
        file = file.raw(&[0]).raw(&message);
    }
    let mut summary = shift(run_summary(), 2);
    summary.retain(|field| ![7, 8, 9, 253].contains(&field.0));
    summary.extend([long(253, start + RECORDS), long(7, RECORDS * 1000), long(8, RECORDS * 1000), long(9, RECORDS * 290)]);
    let mut last = closing();
    last.retain(|field| ![253, 5].contains(&field.0));
    last.extend([long(253, start + RECORDS), long(5, start + RECORDS + 3_600)]);
    file.message(18, &summary).message(34, &last).end()
}

/// Writes an export of Apple Health of a gigabyte, a session on each of its days; gives its bytes and days.
fn write_export(file: &Path) -> io::Result<(usize, u32)> {
    let mut out = BufWriter::new(File::create(file)?);
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE HealthData [\n]>\n<HealthData locale=\"en_GB\">\n";
    out.write_all(head.as_bytes())?;
    let first = chrono::NaiveDate::from_ymd_opt(2010, 1, 1).unwrap_or_default();
    let (mut bytes, mut days) = (head.len(), 0);
    for day in first.iter_days() {
        if bytes >= GIGABYTE {
            break;
        }
        let text = day_of_export(&day.to_string());
        (bytes, days) = (bytes + text.len(), days + 1);
        out.write_all(text.as_bytes())?;
    }
    out.write_all(b"</HealthData>\n")?;
    out.flush()?;
    Ok((bytes, days))
}

fn day_of_export(day: &str) -> String {
    let record = |kind: &str, at: &str, until: &str, value: &str| {
        format!(
            "<Record type=\"HK{kind}\" sourceName=\"Anna’s Apple Watch\" sourceVersion=\"10.3\" device=\"&lt;&lt;HKDevice: 0x1&gt;, \
             name:Apple Watch&gt;\" unit=\"count/min\" creationDate=\"{day} {until} +0100\" startDate=\"{day} {at} +0100\" \
             endDate=\"{day} {until} +0100\" value=\"{value}\"/>\n"
        )
    };
    let beats = (0..BEATS_A_DAY).map(|beat| {
        let at = format!("{:02}:{:02}:{:02}", beat / 63, beat % 60, beat % 59);
        record("QuantityTypeIdentifierHeartRate", &at, &at, &(50 + beat % 90).to_string())
    });
    let of_the_night = [
        record("QuantityTypeIdentifierRestingHeartRate", "00:00:00", "00:00:00", "49"),
        record("QuantityTypeIdentifierHeartRateVariabilitySDNN", "03:00:00", "03:01:00", "61.5"),
        record("CategoryTypeIdentifierSleepAnalysis", "00:10:00", "06:40:00", "HKCategoryValueSleepAnalysisAsleepCore"),
    ];
    let run = format!(
        "<Workout workoutActivityType=\"HKWorkoutActivityTypeRunning\" duration=\"50\" durationUnit=\"min\" sourceName=\"Watch\" \
         startDate=\"{day} 08:00:00 +0100\" endDate=\"{day} 08:51:00 +0100\"><WorkoutStatistics \
         type=\"HKQuantityTypeIdentifierDistanceWalkingRunning\" sum=\"10.1\" unit=\"km\"/></Workout>\n"
    );
    beats.chain(of_the_night).chain([run]).collect()
}

//! `doctor`: whether everything is sound, where it is, and what to do where it is not.

use std::env;
use std::io::IsTerminal;

use crate::journal::EntryKind;
use crate::phrase;
use crate::store::{Store, StoreError};
use crate::views::{Glyphs, Said, Tone};

use super::look::Colouring;
use super::{Desk, Failure};

/// One finding.
struct DoctorFinding {
    tone: Tone,
    head: &'static str,
    text: String,
    remedy: Option<String>,
}

impl DoctorFinding {
    fn sound(head: &'static str, text: impl Into<String>) -> Self {
        Self { tone: Tone::Plain, head, text: text.into(), remedy: None }
    }

    fn unsound(head: &'static str, text: impl Into<String>, remedy: Option<String>) -> Self {
        Self { tone: Tone::Stop, head, text: text.into(), remedy }
    }
}

/// Looks at everything and says what it found.
///
/// # Errors
/// Where something is not sound, after everything was said.
pub fn run(desk: &mut Desk<'_>) -> Result<(), Failure> {
    let mut findings = vec![DoctorFinding::sound("program", format!("deckchair {}", env!("CARGO_PKG_VERSION")))];
    findings.extend(log(desk));
    findings.push(settings(desk));
    findings.push(zone(desk));
    findings.push(terminal(desk));
    for finding in &findings {
        let sign = if finding.remedy.is_none() && finding.tone == Tone::Plain { "ok" } else { "! " };
        let mut lines = vec![Said::new(finding.tone, format!("{sign}  {:<9} {}", finding.head, finding.text))];
        lines.extend(finding.remedy.iter().map(|remedy| Said::new(Tone::Quiet, format!("              {remedy}"))));
        desk.say(&lines)?;
    }
    if findings.iter().any(|finding| finding.tone == Tone::Stop) {
        desk.out.flush()?;
        return Err(Failure::unsound("not everything is sound; see above"));
    }
    Ok(())
}

fn log(desk: &Desk<'_>) -> Vec<DoctorFinding> {
    let found = Store::open_to_read(&desk.folders.data).and_then(|store| Ok((store.file(), store.check()?)));
    let (file, health) = match found {
        Ok(found) => found,
        Err(StoreError::NoLog { folder }) => {
            return vec![DoctorFinding::sound("log", format!("none yet; the first entry makes it in {}", folder.display()))];
        }
        Err(error) => return vec![DoctorFinding::unsound("log", error.to_string(), error.hint())],
    };
    if !health.trouble.is_empty() {
        let text = format!("{} is damaged: {}", file.display(), health.trouble.join("; "));
        let remedy = "`deckchair backup restore FILE` brings back a copy; `deckchair export` saves what can still be read";
        return vec![DoctorFinding::unsound("log", text, Some(remedy.to_owned()))];
    }
    let kinds: Vec<String> =
        health.entries.iter().filter(|(_, count)| *count > 0).map(|(kind, count)| counted(*kind, *count)).collect();
    let held = if kinds.is_empty() { "empty".to_owned() } else { kinds.join(", ") };
    let size = phrase::grouped(health.bytes.div_ceil(1024));
    vec![
        DoctorFinding::sound("log", format!("{}, {size} KiB, form {} of {}", file.display(), health.form, health.newest_form)),
        DoctorFinding::sound("entries", held),
        writable(desk),
    ]
    .into_iter()
    .chain(copies(desk))
    .collect()
}

/// Counts the entries of a kind, in the runner's words.
fn counted(kind: EntryKind, count: u64) -> String {
    let (one, many) = match kind {
        EntryKind::Session => ("session", "sessions"),
        EntryKind::Rest => ("day of rest", "days of rest"),
        EntryKind::CheckIn => ("check-in", "check-ins"),
        EntryKind::Intake => ("meal or drink", "meals and drinks"),
        EntryKind::Spell => ("illness or injury", "illnesses and injuries"),
        EntryKind::Planned => ("plan", "plans"),
        EntryKind::PlannedRest => ("plan of rest", "plans of rest"),
    };
    phrase::count(count, one, many)
}

/// Says whether the log can be written to.
fn writable(desk: &Desk<'_>) -> DoctorFinding {
    match Store::open(&desk.folders.data) {
        Ok(_) => DoctorFinding::sound("writing", "the log can be written to"),
        Err(error) => DoctorFinding::unsound("writing", error.to_string(), error.hint()),
    }
}

/// Says which is the newest of the copies that are made every week, and makes one that is due; nothing where the log cannot be
/// written to, which is told of already.
fn copies(desk: &Desk<'_>) -> Option<DoctorFinding> {
    let store = Store::open(&desk.folders.data).ok()?;
    let tried = store.copy_weekly(desk.now());
    let newest = match store.newest_weekly() {
        Some((file, day)) => format!("the last weekly one is of {}: {}", phrase::full_day(day), file.display()),
        None => "none yet".to_owned(),
    };
    Some(match tried {
        Ok(_) => DoctorFinding::sound("copies", newest),
        Err(error) => DoctorFinding {
            tone: Tone::Careful,
            head: "copies",
            text: format!("no copy of the log can be made: {error}; {newest}"),
            remedy: error.hint(),
        },
    })
}

fn settings(desk: &Desk<'_>) -> DoctorFinding {
    let file = desk.folders.settings();
    if let Some(problem) = desk.problems.first() {
        return DoctorFinding::unsound("settings", problem.to_string(), Some(problem.what.hint()));
    }
    let text =
        if file.exists() { file.display().to_string() } else { format!("as they come; {} would change them", file.display()) };
    DoctorFinding::sound("settings", text)
}

fn zone(desk: &Desk<'_>) -> DoctorFinding {
    let now = desk.now();
    match desk.athlete.zone.name() {
        Some(zone) => DoctorFinding::sound("zone", format!("{zone}, now {}", phrase::moment(now))),
        None => DoctorFinding {
            tone: Tone::Careful,
            head: "zone",
            text: format!("an offset only, now {}", phrase::moment(now)),
            remedy: Some("name your place, such as: deckchair config set athlete.zone Europe/Paris".to_owned()),
        },
    }
}

fn terminal(desk: &Desk<'_>) -> DoctorFinding {
    let name = env::var("TERM").unwrap_or_default();
    let what = if std::io::stdout().is_terminal() { name.as_str() } else { "none, the answer goes to a file or another program" };
    let ink = match desk.look.ink {
        Colouring::Coloured => "in colour",
        Colouring::Plain => "without colour",
    };
    let glyphs = match desk.look.glyphs {
        Glyphs::Unicode => "all signs",
        Glyphs::Ascii => "ASCII only",
    };
    DoctorFinding::sound("terminal", format!("{what}, {} columns, {ink}, {glyphs}", desk.look.width))
}

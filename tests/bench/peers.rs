//! How quick the screen is beside its peers, in one run: first frame, key to screen on every screen, bytes a key, idle CPU.
//!
//! `cargo bench --bench peers` writes a log of twenty years and plays every screen at 120 × 40; what is not installed is
//! skipped aloud. A key is timed from its being written to the last byte of the frame that it brings. Machines differ and are
//! never quiet: read the figures beside those of the peers and of the floor, which is a terminal's own echo.

mod desk;
mod kept;
mod years;

use std::error::Error;
use std::path::Path;
use std::time::Duration;

use portable_pty::CommandBuilder;

use desk::{Answered, Desk};

/// Starts of each program, and presses of each key.
const STARTS: usize = 9;
const PRESSES: usize = 40;
/// How long a screen is left alone before its keys are timed, and between two keys.
const SETTLE: Duration = Duration::from_millis(1_500);
const BETWEEN: Duration = Duration::from_millis(45);
/// How long nobody touches a program for its idle CPU.
const IDLE: Duration = Duration::from_secs(10);
/// What the screens must reach: milliseconds for 95 of 100 keys, and per cent of one processor.
const MOST_MS: f64 = 3.0;
const MOST_IDLE: f64 = 0.5;
/// Appointments in the peer's calendar.
const APPOINTMENTS: u32 = 10_000;

const ESC: &str = "\x1b";
const ENTER: &str = "\r";
const BACKSPACE: &str = "\x7f";

/// A screen: its name, the keys that open it, and those that are pressed in turn.
struct Scene {
    name: &'static str,
    open: &'static [&'static str],
    turns: &'static [&'static str],
}

const fn scene(name: &'static str, open: &'static [&'static str], turns: &'static [&'static str]) -> Scene {
    Scene { name, open, turns }
}

/// Every screen of ours; each begins on Today.
const SCENES: [Scene; 20] = [
    scene("Today and Log, opened", &[], &["2", "1"]),
    scene("Calendar, opened", &[], &["3", "1"]),
    scene("Trends, opened", &[], &["4", "1"]),
    scene("Plan, opened", &[], &["5", "1"]),
    scene("Why, opened", &[], &["w", "q"]),
    scene("Log, down", &["2"], &["j"]),
    scene("Log, to the ends", &["2"], &["G", "g"]),
    scene("Log, filter", &["2", "/"], &["r", BACKSPACE]),
    scene("detail, opened", &["2", "j", "j"], &[ENTER, "q"]),
    scene("month, day by day", &["3"], &["l"]),
    scene("month by month", &["3"], &["L"]),
    scene("quarter, week by week", &["3", "v"], &["k"]),
    scene("year, week by week", &["3", "v", "v"], &["k"]),
    scene("year by year", &["3", "v", "v"], &["K", "J"]),
    scene("Plan, down and up", &["5"], &["j", "k"]),
    scene("Trends, chart by chart", &["4"], &["j", "k"]),
    scene("Trends, along a chart", &["4", "j", "j"], &["h"]),
    scene("What if, day by day", &["3", "i"], &["l"]),
    scene("palette", &[":"], &["l", BACKSPACE]),
    scene("help", &["?"], &["j"]),
];

/// A program to stand beside: how it is started, what its first frame says, its keys, and how to get it.
struct Peer {
    name: &'static str,
    command: CommandBuilder,
    ready: &'static str,
    open: &'static [&'static str],
    turns: &'static [&'static str],
    install: &'static str,
}

fn peers(folder: &Path) -> Vec<Peer> {
    let command = |words: &[&str]| {
        let mut words = words.iter();
        let mut command = CommandBuilder::new(words.next().unwrap_or(&""));
        words.for_each(|word| command.arg(word));
        command.cwd(env!("CARGO_MANIFEST_DIR"));
        at_a_terminal(command)
    };
    let apt = |name| match name {
        "tig" => "apt-get install tig",
        "btop" => "apt-get install btop",
        _ => "apt-get install calcurse",
    };
    let calendar = folder.to_string_lossy();
    let repository = env!("CARGO_MANIFEST_DIR");
    vec![
        Peer {
            name: "gitui",
            command: command(&["gitui", "-d", repository]),
            ready: "Status",
            open: &["2"],
            turns: &["j"],
            install: "cargo install --locked gitui",
        },
        Peer { name: "tig", command: command(&["tig"]), ready: "[main]", open: &[], turns: &["j"], install: apt("tig") },
        Peer { name: "btop", command: command(&["btop"]), ready: "proc", open: &[], turns: &["m", ESC], install: apt("btop") },
        Peer {
            name: "calcurse",
            command: command(&["calcurse", "-D", &calendar]),
            ready: "Calendar",
            open: &[],
            turns: &["\x0c"],
            install: apt("calcurse"),
        },
        Peer {
            name: "taskwarrior-tui",
            command: command(&["taskwarrior-tui"]),
            ready: "Tasks",
            open: &[],
            turns: &["j", "k"],
            install: "cargo install --locked taskwarrior-tui, with some tasks",
        },
    ]
}

fn at_a_terminal(mut command: CommandBuilder) -> CommandBuilder {
    command.env("TERM", "xterm-256color");
    command
}

#[expect(clippy::print_stdout, reason = "this is a tool of its own, and says what it found")]
fn main() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let sessions = kept::keep(&folder.path().join("log"), 20)?.journal()?.sessions().len();
    println!("a log of twenty years, {sessions} sessions; 120 × 40, times in ms\n");
    println!("{:<34}{:>8}{:>8}{:>9}", "", "p50", "p95", "bytes");
    row("floor: a terminal's own echo", &echoed()?, None);
    ours(folder.path())?;
    make_calendar(&folder.path().join("calendar"))?;
    for peer in peers(&folder.path().join("calendar")) {
        if is_installed(peer.name) {
            beside(&peer);
        } else {
            println!("\n{}: SKIPPED, not installed ({})", peer.name, peer.install);
        }
    }
    Ok(())
}

/// Times keys that the terminal itself answers: what is left over is the program's.
fn echoed() -> Result<Vec<Answered>, String> {
    let mut command = CommandBuilder::new("sh");
    command.args(["-c", "echo ready; exec cat"]);
    let (mut desk, _) = Desk::start(at_a_terminal(command), "ready")?;
    desk.settle(BETWEEN);
    Ok(timed(&mut desk, &["x"]))
}

#[expect(clippy::print_stdout, reason = "this is a tool of its own, and says what it found")]
fn ours(folder: &Path) -> Result<(), String> {
    let command = |now: Option<&str>| {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_deckchair"));
        command.env("HOME", folder);
        command.arg("--data-dir");
        command.arg(folder.join("log"));
        if let Some(now) = now {
            command.args(["--now", now]);
        }
        at_a_terminal(command)
    };
    println!("\ndeckchair");
    first_frame(|| Desk::start(command(Some(kept::NOW)), "Rest or train?"))?;
    for scene in &SCENES {
        let (mut desk, _) = Desk::start(command(Some(kept::NOW)), "Rest or train?")?;
        row(scene.name, &played(&mut desk, scene.open, scene.turns), Some(MOST_MS));
    }
    let (mut desk, _) = Desk::start(command(None), "Rest or train?")?;
    idle(&mut desk, Some(MOST_IDLE));
    Ok(())
}

#[expect(clippy::print_stdout, reason = "this is a tool of its own, and says what it found")]
fn beside(peer: &Peer) {
    println!("\n{}", peer.name);
    let told = first_frame(|| Desk::start(peer.command.clone(), peer.ready)).and_then(|()| {
        let (mut desk, _) = Desk::start(peer.command.clone(), peer.ready)?;
        row("a key", &played(&mut desk, peer.open, peer.turns), None);
        idle(&mut desk, None);
        Ok(())
    });
    if let Err(why) = told {
        println!("  SKIPPED: {why}");
    }
}

fn first_frame(start: impl Fn() -> Result<(Desk, f64), String>) -> Result<(), String> {
    let taken = (0..STARTS).map(|_| start().map(|(_, ms)| Answered { ms, bytes: 0 })).collect::<Result<Vec<_>, _>>()?;
    row("first frame", &taken, None);
    Ok(())
}

fn played(desk: &mut Desk, open: &[&str], turns: &[&str]) -> Vec<Answered> {
    desk.settle(SETTLE);
    for key in open {
        desk.press(key);
        desk.settle(SETTLE);
    }
    timed(desk, turns)
}

fn timed(desk: &mut Desk, turns: &[&str]) -> Vec<Answered> {
    let press = |key: &&str| {
        let answered = desk.press(key);
        desk.settle(BETWEEN);
        answered
    };
    turns.iter().cycle().take(PRESSES).filter_map(press).collect()
}

#[expect(clippy::print_stdout, reason = "this is a tool of its own, and says what it found")]
fn idle(desk: &mut Desk, most: Option<f64>) {
    desk.settle(SETTLE);
    match desk.idle_percent(IDLE) {
        Some(percent) => println!("  {:<40}{percent:>8.2} %{}", "idle CPU", over(percent, most)),
        None => println!("  {:<40}  not told by this system", "idle CPU"),
    }
}

/// Prints a line: the middle, what 95 of 100 stay below, and the bytes of the middle frame.
#[expect(clippy::print_stdout, reason = "this is a tool of its own, and says what it found")]
fn row(name: &str, answered: &[Answered], most: Option<f64>) {
    let mut times: Vec<f64> = answered.iter().map(|answered| answered.ms).collect();
    let mut bytes: Vec<usize> = answered.iter().map(|answered| answered.bytes).collect();
    times.sort_by(f64::total_cmp);
    bytes.sort_unstable();
    let at = |share: f64| (times.len().saturating_sub(1) as f64 * share).round() as usize;
    let (Some(middle), Some(high)) = (times.get(at(0.5)), times.get(at(0.95))) else {
        println!("  {name:<32}{:>8}", "no change");
        return;
    };
    let bytes = bytes.get(at(0.5)).filter(|bytes| **bytes > 0).map(ToString::to_string).unwrap_or_default();
    println!("  {name:<32}{middle:>8.2}{high:>8.2}{bytes:>9}{}", over(*high, most));
}

fn over(found: f64, most: Option<f64>) -> &'static str {
    if most.is_some_and(|most| found > most) { "  OVER" } else { "" }
}

/// Writes a peer's calendar of as many appointments as a long log has entries.
fn make_calendar(folder: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    let line = |number: u32| {
        let (month, day, hour) = (number / 28 % 12 + 1, number % 28 + 1, number % 12 + 6);
        let (year, after) = (2_000 + number / 380, hour + 1);
        let day = format!("{month:02}/{day:02}/{year}");
        format!("{day} @ {hour:02}:00 -> {day} @ {after:02}:00 |run {number}\n")
    };
    std::fs::write(folder.join("apts"), (0..APPOINTMENTS).map(line).collect::<String>())?;
    std::fs::write(folder.join("todo"), "")
}

fn is_installed(program: &str) -> bool {
    std::env::var_os("PATH").is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join(program).is_file()))
}

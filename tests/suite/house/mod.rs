//! The house is kept: rooms use only what the floor plan in `src/lib.rs` allows, files and functions stay short, names say
//! something, migrations say why, and every dependency has its reason.

mod coefficients;
mod licences;
mod names;
mod paths;
mod source;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use paths::{Doors, paths_of};
use source::{SourceFile, functions, sources, without_tests};

const LONGEST_FILE: usize = 400;
const LONGEST_FUNCTION: usize = 60;
/// As wide as the code is laid out.
const WIDEST_COMMENT: usize = 130;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Fails with every complaint, not only the first.
fn assert_none(complaints: &[String], rule: &str) {
    assert!(complaints.is_empty(), "{rule}:\n  {}", complaints.join("\n  "));
}

#[test]
fn every_room_is_on_the_floor_plan_and_the_plan_has_no_other() {
    let doors = Doors::read(&read("src/lib.rs"));
    let drawn: BTreeSet<&str> = doors.rooms().collect();
    let files = sources();
    let built: BTreeSet<&str> = files.iter().filter_map(SourceFile::room).collect();
    assert_eq!(built, drawn);
}

#[test]
fn rooms_use_only_the_rooms_and_crates_their_doors_open() {
    let doors = Doors::read(&read("src/lib.rs"));
    let mut complaints = Vec::new();
    for file in sources() {
        let Some(room) = file.room() else { continue };
        for path in paths_of(&file) {
            if let Some(refusal) = doors.refusal(room, &path.segments) {
                complaints.push(format!("{}:{}: {refusal}", file.name, path.line));
            }
        }
    }
    assert_none(&complaints, "a room uses what the floor plan in src/lib.rs does not give it");
}

#[test]
fn only_the_clock_looks_at_the_clock() {
    let mut complaints = Vec::new();
    for file in sources().iter().filter(|file| file.name != "src/clock.rs") {
        for path in paths_of(file) {
            let asks = path.segments.windows(2).any(|pair| {
                matches!(pair, [kind, verb] if matches!(kind.as_str(), "Utc" | "Local" | "SystemTime" | "Instant") && verb == "now")
            });
            if asks {
                complaints.push(format!("{}:{}: {}", file.name, path.line, path.segments.join("::")));
            }
        }
    }
    assert_none(&complaints, "only src/clock.rs may ask what time it is");
}

#[test]
fn no_file_has_more_than_400_lines_of_code() {
    let mut complaints = Vec::new();
    for file in sources() {
        let lines = without_tests(&file);
        if lines > LONGEST_FILE {
            complaints.push(format!("{}: {lines} lines", file.name));
        }
    }
    assert_none(&complaints, "a file is too long (its tests not counted)");
}

#[test]
fn no_line_of_a_comment_is_wider_than_the_code() {
    let mut complaints = Vec::new();
    for file in sources() {
        let lines = file.text.lines().zip(1..).filter(|(line, _)| line.trim_start().starts_with("//"));
        for (line, number) in lines.filter(|(line, _)| line.chars().count() > WIDEST_COMMENT) {
            complaints.push(format!("{}:{number}: {} columns", file.name, line.chars().count()));
        }
    }
    assert_none(&complaints, "a line of a comment is too wide");
}

#[test]
fn no_function_has_more_than_60_lines() {
    let mut complaints = Vec::new();
    for file in sources() {
        for function in functions(&file).into_iter().filter(|function| function.lines > LONGEST_FUNCTION) {
            complaints.push(format!("{}:{}: {} has {} lines", file.name, function.line, function.name, function.lines));
        }
    }
    assert_none(&complaints, "a function is too long");
}

#[test]
fn names_say_what_a_thing_is() {
    let mut complaints = Vec::new();
    for file in sources() {
        for name in names::declared(&file) {
            if let Some(why) = names::complaint(&name.text, name.reach) {
                complaints.push(format!("{}:{}: `{}` {why}", file.name, name.line, name.text));
            }
        }
    }
    assert_none(&complaints, "a name says nothing");
}

/// Names that mean two types in one room, and names that mean two types of two rooms. Nothing is added to these lists: they
/// are what is left to do.
const TWICE_IN_A_ROOM: [&str; 4] = ["Habit", "Morning", "Said", "Usual"];
const TWICE_IN_THE_HOUSE: [&str; 9] = ["Answer", "Form", "Known", "Log", "Point", "Said", "Scene", "Track", "Way"];

#[test]
fn a_name_means_one_type() {
    let mut rooms: BTreeMap<String, BTreeMap<String, Vec<String>>> = BTreeMap::new();
    for file in sources() {
        let Some(room) = file.room() else { continue };
        for (name, line) in names::types(&file) {
            let places = rooms.entry(name).or_default().entry(room.to_owned()).or_default();
            places.push(format!("{}:{line}", file.name));
        }
    }
    let is_twice_in_a_room = |rooms: &BTreeMap<String, Vec<String>>| rooms.values().any(|places| places.len() > 1);
    let mut complaints = Vec::new();
    for (name, rooms) in &rooms {
        let places = || rooms.values().flatten().cloned().collect::<Vec<_>>().join(", ");
        let known = [TWICE_IN_A_ROOM.contains(&name.as_str()), TWICE_IN_THE_HOUSE.contains(&name.as_str())];
        match ([is_twice_in_a_room(rooms), rooms.len() > 1], known) {
            (found, known) if found == known => {}
            ([true, _], [false, _]) | ([_, true], [_, false]) => complaints.push(format!("`{name}`: {}", places())),
            _ => complaints.push(format!("`{name}` means one thing by now: take it off the list")),
        }
    }
    let listed = TWICE_IN_A_ROOM.iter().chain(&TWICE_IN_THE_HOUSE);
    complaints.extend(listed.filter(|name| !rooms.contains_key(**name)).map(|name| format!("`{name}` is gone from the house")));
    assert_none(&complaints, "one name, two types");
}

#[test]
fn every_migration_opens_with_why() {
    let mut complaints = Vec::new();
    let mut numbers = Vec::new();
    for entry in fs::read_dir(root().join("migrations")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).unwrap();
        let first = text.lines().next().unwrap_or_default().to_lowercase();
        if !first.starts_with("-- why") {
            complaints.push(format!("migrations/{name}: opens with `{first}`"));
        }
        numbers.push(name.get(..4).and_then(|number| number.parse::<usize>().ok()).unwrap_or_default());
    }
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=numbers.len()).collect::<Vec<_>>(), "migrations are numbered 0001, 0002, … without gaps");
    assert_none(&complaints, "the first line of a migration is `-- Why …`");
}

#[test]
fn every_dependency_has_its_sentence() {
    let mut complaints = Vec::new();
    let manifest = read("Cargo.toml");
    let mut section = "";
    let mut before = "";
    let mut seen = 0;
    for line in manifest.lines() {
        if line.starts_with('[') {
            section = line;
        } else if section.ends_with("dependencies]") && !line.is_empty() && !line.starts_with(['#', ' ', ']']) {
            seen += 1;
            if !(before.starts_with("# ") && before.ends_with('.')) {
                complaints.push(format!("Cargo.toml: {line}"));
            }
        }
        before = line;
    }
    assert!(seen > 20, "the manifest's dependencies were not found");
    assert_none(&complaints, "a dependency stands without a sentence of reason above it");
}

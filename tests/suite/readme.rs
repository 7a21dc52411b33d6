//! The README is true: its tables, and those of the pages it leads to, are made from the program's own, and its commands are run
//! and say what it shows.
//!
//! `UPDATE_README=1 cargo test --test suite readme` writes what the program now says into them.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use deckchair::cli::Arguments;
use deckchair::import::{KNOWN, TriedOn};
use deckchair::keys::{BINDINGS, Binding, Place};

use crate::program::Program;

const README: &str = "README.md";

fn path(page: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(page)
}

fn read(page: &str) -> String {
    std::fs::read_to_string(path(page)).unwrap()
}

/// Compares a page with what it should be, or writes it where that is asked for.
fn assert_current(page: &str, written: &str, current: &str) {
    if std::env::var_os("UPDATE_README").is_some() {
        std::fs::write(path(page), current).unwrap();
        return;
    }
    for (at, (line, should)) in written.lines().zip(current.lines()).enumerate() {
        assert_eq!(line, should, "{page}:{} is not current; UPDATE_README=1 cargo test --test suite readme", at + 1);
    }
    assert_eq!(written.len(), current.len(), "{page} is not current; UPDATE_README=1 cargo test --test suite readme");
}

#[test]
fn the_tables_and_the_shown_answers_are_what_the_program_says() {
    let readme = read(README);
    let with_tables = with_table(&with_table(&readme, "commands", &commands()), "formats", &formats());
    assert_current(README, &readme, &with_answers(&with_tables));
}

#[test]
fn the_pages_of_all_keys_and_settings_are_what_the_program_says() {
    let settings = format!("{}\n", deckchair::config::markdown().trim_end());
    for (page, name, table) in [("assets/keys.md", "keys", keys()), ("assets/settings.md", "settings", settings)] {
        let written = read(page);
        assert_current(page, &written, &with_table(&written, name, &table));
    }
}

#[test]
fn the_files_the_readme_points_at_are_there() {
    let readme = read(README);
    let targets: Vec<&str> = readme.split("](").skip(1).filter_map(|rest| rest.split(')').next()).collect();
    assert!(targets.len() > 3, "the README's links were not found");
    for target in targets.iter().filter(|target| !target.starts_with("http") && !target.starts_with('#')) {
        assert!(path(target).exists(), "README.md points at {target}, which is not there");
    }
}

/// Puts a table between its marks.
fn with_table(readme: &str, name: &str, table: &str) -> String {
    let (begin, end) = (format!("<!-- begin {name} -->\n"), format!("<!-- end {name} -->"));
    let (before, rest) = readme.split_once(&begin).unwrap_or_else(|| panic!("the page has no mark `{begin}`"));
    let (_, after) = rest.split_once(&end).unwrap_or_else(|| panic!("the page has no mark `{end}`"));
    format!("{before}{begin}{table}{end}{after}")
}

fn commands() -> String {
    let mut table = "| command | what it does |\n|---|---|\n".to_owned();
    for command in Arguments::declaration().get_subcommands() {
        let about = command.get_about().map(ToString::to_string).unwrap_or_default();
        writeln!(table, "| `deckchair {}` | {about} |", command.get_name()).unwrap();
    }
    table
}

fn formats() -> String {
    let mut table = "| from | what is read | tried on |\n|---|---|---|\n".to_owned();
    for known in KNOWN {
        let tried = match known.tried {
            TriedOn::Real => "real files, beside independent readers",
            TriedOn::Few => "a few real files, and files made to its form",
            TriedOn::Made => "files made to its form only",
        };
        writeln!(table, "| {} | {} | {tried} |", known.from, known.holds).unwrap();
    }
    table
}

fn keys() -> String {
    let mut table = "| where | key | what it does |\n|---|---|---|\n".to_owned();
    for place in Place::ALL {
        for binding in BINDINGS.iter().filter(|binding| binding.place == place) {
            writeln!(table, "| {} | {} | {} |", place.title(), shown_keys(binding), binding.help).unwrap();
        }
    }
    table
}

fn shown_keys(binding: &Binding) -> String {
    let shown: Vec<String> = binding.keys.iter().map(|key| format!("`{key}`")).collect();
    shown.join(" ")
}

/// Runs the commands of every `console` block, in order and on one log, and puts their answers below them.
fn with_answers(readme: &str) -> String {
    let program = Program::new();
    let mut parts = readme.split("```console\n");
    let mut current = parts.next().unwrap_or_default().to_owned();
    let mut blocks = 0;
    for part in parts {
        let (block, rest) = part.split_once("```").expect("a console block has an end");
        current.push_str("```console\n");
        for command in block.lines().filter_map(|line| line.strip_prefix("$ deckchair ")) {
            writeln!(current, "$ deckchair {command}").unwrap();
            current.push_str(&program.answer(words(command)));
        }
        current.push_str("```");
        current.push_str(rest);
        blocks += 1;
    }
    assert!(blocks > 0, "the README shows no command");
    current
}

/// Splits a command line as a shell does, as far as the README needs it: blanks part words, double quotes join them.
fn words(command: &str) -> Vec<String> {
    command
        .split('"')
        .enumerate()
        .flat_map(
            |(at, part)| if at % 2 == 1 { vec![part.to_owned()] } else { part.split_whitespace().map(str::to_owned).collect() },
        )
        .collect()
}

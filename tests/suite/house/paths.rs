//! The doors drawn in the crate's own documentation, and the paths that go through them.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;

use super::source::{SourceFile, attributes, is_for_tests};

/// Who may use what, as the tables in `src/lib.rs` draw it.
pub struct Doors {
    /// For each room the rooms it may use; `None` where it may use every one.
    rooms: BTreeMap<String, Option<BTreeSet<String>>>,
    /// For each path of an outside crate the rooms that may use it.
    outside: Vec<(Vec<String>, BTreeSet<String>)>,
}

impl Doors {
    /// Reads the two tables of the crate's documentation.
    pub fn read(lib: &str) -> Self {
        let mut doors = Self { rooms: BTreeMap::new(), outside: Vec::new() };
        for line in lib.lines().filter_map(|line| line.strip_prefix("//! |")) {
            let cells: Vec<&str> = line.trim_end_matches('|').split('|').collect();
            match cells.as_slice() {
                [room, _, uses] => doors.draw_room(room, uses),
                [what, who] => doors.draw_crates(what, who),
                _ => panic!("this row of the floor plan has neither two nor three cells: {line}"),
            }
        }
        assert!(doors.rooms.len() > 10 && doors.outside.len() > 5, "the floor plan was not found");
        doors
    }

    fn draw_room(&mut self, room: &str, uses: &str) {
        let Some(room) = words(room).pop_first() else { return };
        let all = uses.trim() == "every room";
        self.rooms.insert(room, (!all).then(|| words(uses)));
    }

    fn draw_crates(&mut self, what: &str, who: &str) {
        for path in words(what) {
            self.outside.push((path.split("::").map(str::to_owned).collect(), words(who)));
        }
    }

    /// Gives the rooms of the plan.
    pub fn rooms(&self) -> impl Iterator<Item = &str> {
        self.rooms.keys().map(String::as_str)
    }

    /// Says why a room may not use a path, if it may not.
    pub fn refusal(&self, room: &str, path: &[String]) -> Option<String> {
        let shown = path.join("::");
        if path.first().is_some_and(|first| first == "crate") {
            let other = path.get(1).filter(|other| self.rooms.contains_key(other.as_str()))?;
            let open = other == room || self.rooms.get(room)?.as_ref().is_none_or(|uses| uses.contains(other));
            return (!open).then(|| format!("`{room}` uses `{shown}`, and has no door to `{other}`"));
        }
        let (_, who) =
            self.outside.iter().filter(|(prefix, _)| path.starts_with(prefix)).max_by_key(|(prefix, _)| prefix.len())?;
        (!who.contains(room)).then(|| format!("`{room}` uses `{shown}`, which is for {who:?} only"))
    }
}

/// Gives the words in backticks.
fn words(cell: &str) -> BTreeSet<String> {
    cell.split('`').skip(1).step_by(2).flat_map(str::split_whitespace).map(str::to_owned).collect()
}

/// A path as the source names it, from its root.
pub struct NamedPath {
    /// Its segments; `crate` first where it stays in the house.
    pub segments: Vec<String>,
    /// The line it stands on.
    pub line: usize,
}

/// Gives every path of a file's code, tests left out: imports, expressions, types, and what stands inside macros.
pub fn paths_of(file: &SourceFile) -> Vec<NamedPath> {
    let mut paths = Vec::new();
    let mut home = vec!["crate".to_owned()];
    home.extend(file.module());
    items(&file.syntax.items, &home, &mut paths);
    paths
}

fn items(list: &[syn::Item], home: &[String], paths: &mut Vec<NamedPath>) {
    for item in list.iter().filter(|item| !is_for_tests(attributes(item))) {
        if let syn::Item::Mod(syn::ItemMod { ident, content: Some((_, inner)), .. }) = item {
            let mut home = home.to_vec();
            home.push(ident.to_string());
            items(inner, &home, paths);
        } else {
            scan(item.to_token_stream(), home, &[], paths);
        }
    }
}

/// Walks over tokens and takes every run of `a::b::c`, with the groups of an import spread out.
fn scan(tokens: TokenStream, home: &[String], prefix: &[String], paths: &mut Vec<NamedPath>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        match token {
            TokenTree::Ident(first) => {
                let line = first.span().start().line;
                let mut segments = prefix.to_vec();
                segments.push(first.to_string());
                at += 1;
                let mut spread = false;
                while joined(&tokens, at) {
                    match tokens.get(at + 2) {
                        Some(TokenTree::Ident(next)) => segments.push(next.to_string()),
                        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                            scan(group.stream(), home, &segments, paths);
                            spread = true;
                        }
                        _ => {}
                    }
                    at += 3;
                }
                if segments.len() > 1 && !spread {
                    paths.push(NamedPath { segments: resolved(segments, home), line });
                }
            }
            TokenTree::Group(group) => {
                scan(group.stream(), home, prefix, paths);
                at += 1;
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => at += 1,
        }
    }
}

/// Says whether a `::` stands here.
fn joined(tokens: &[TokenTree], at: usize) -> bool {
    let colon = |at: usize| matches!(tokens.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == ':');
    colon(at) && colon(at + 1)
}

/// Puts `self` and `super` in terms of the crate's root.
fn resolved(segments: Vec<String>, home: &[String]) -> Vec<String> {
    let mut base = home.to_vec();
    let mut relative = false;
    let mut rest = segments.as_slice();
    while let Some((first, tail)) = rest.split_first() {
        match first.as_str() {
            "self" => relative = true,
            "super" => {
                relative = true;
                base.pop();
            }
            _ => break,
        }
        rest = tail;
    }
    if !relative {
        return segments;
    }
    base.extend_from_slice(rest);
    base
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAN: &str = include_str!("../../../src/lib.rs");

    fn refusals(name: &str, code: &str) -> Vec<String> {
        let file = SourceFile { name: name.to_owned(), text: code.to_owned(), syntax: syn::parse_file(code).unwrap() };
        let doors = Doors::read(PLAN);
        let room = file.room().unwrap().to_owned();
        paths_of(&file).iter().filter_map(|path| doors.refusal(&room, &path.segments)).collect()
    }

    #[test]
    fn a_room_that_goes_through_a_wall_is_caught_wherever_the_path_stands() {
        assert_eq!(refusals("src/journal/day.rs", "use crate::store::Store;").len(), 1);
        assert_eq!(refusals("src/journal/day.rs", "use super::super::{recovery::{assess, Rung}, journal::Day};").len(), 2);
        assert_eq!(refusals("src/journal/day.rs", "fn f() { let x = vec![crate::recovery::assess()]; }").len(), 1);
        assert_eq!(refusals("src/views/today.rs", "fn f() -> ratatui::style::Color { todo() }").len(), 1);
        assert_eq!(refusals("src/views/today.rs", "mod inner { use super::super::super::tui::run; }").len(), 1);
    }

    #[test]
    fn an_open_door_and_a_test_module_are_let_through() {
        assert_eq!(refusals("src/recovery/dose.rs", "use crate::journal::Session; use super::Rung;"), Vec::<String>::new());
        assert_eq!(refusals("src/keys/mod.rs", "use ratatui::crossterm::event::KeyCode;"), Vec::<String>::new());
        assert_eq!(refusals("src/journal/day.rs", "#[cfg(test)] mod tests { use std::fs; }"), Vec::<String>::new());
    }

    #[test]
    fn the_longest_outside_path_decides() {
        assert_eq!(refusals("src/keys/mod.rs", "use ratatui::style::Color;").len(), 1);
        assert_eq!(refusals("src/import/mod.rs", "fn f() { std::fs::read(\"x\"); }").len(), 1);
    }
}

//! How a list of no known origin is read, remembered in the settings once the runner has confirmed it.

use std::collections::BTreeMap;
use std::path::Path;

use crate::config::{self, ConfigError, LISTS};
use crate::import::Mapping;
use crate::journal::clean_line;
use crate::views::{Said, Tone};

/// The longest name that is made of a file's.
const LONGEST_NAME: usize = 24;

/// Remembers how a list is read, under a name made of its file's; says so, and how to forget it. Nothing where it is known.
///
/// # Errors
/// Where the settings cannot be written.
pub fn remember(
    settings: &Path,
    known: &BTreeMap<String, String>,
    list: &str,
    mapping: &Mapping,
) -> Result<Option<Said>, ConfigError> {
    let text = mapping.to_string();
    if known.values().any(|known| *known == text) {
        return Ok(None);
    }
    let key = format!("{}.{}", LISTS.name, free_name(known, list));
    config::set(settings, &key, &text)?;
    let words = format!(
        "Remembered as {key} in the settings: later lists with these columns are read so. `deckchair config unset {key}` forgets it."
    );
    Ok(Some(Said::new(Tone::Quiet, words)))
}

/// Makes a name of a file's that no other list has.
fn free_name(known: &BTreeMap<String, String>, list: &str) -> String {
    let file = list.rsplit(['/', '\\']).next().unwrap_or(list);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem).to_lowercase();
    let plain = |c: char| if c.is_alphanumeric() { c } else { '-' };
    let name: String = clean_line(&stem).chars().map(plain).take(LONGEST_NAME).collect();
    let name = name.trim_matches('-');
    let name = if name.is_empty() { "list" } else { name };
    let numbered = (2..).map(|number| format!("{name}-{number}"));
    std::iter::once(name.to_owned()).chain(numbered).find(|name| !known.contains_key(name)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_named_after_its_file_and_no_two_are_named_alike() {
        let known = BTreeMap::from([("laufbuch-2026".to_owned(), String::new())]);
        assert_eq!(free_name(&known, "export/Laufbuch 2025.csv"), "laufbuch-2025");
        assert_eq!(free_name(&known, "Laufbuch 2026.csv"), "laufbuch-2026-2");
        assert_eq!(free_name(&known, "….csv"), "list");
    }
}

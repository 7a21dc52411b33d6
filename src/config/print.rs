//! The settings table printed: as the commented default file, and as a table for the README.

use super::setting::{Setting, ValueSort};
use super::settings::Settings;
use super::table::{OPEN_TABLES, SETTINGS};

/// Writes the settings file with every setting explained and commented out.
#[must_use]
pub fn default_file() -> String {
    let mut parts = vec!["# The settings of Deckchair. Take the `#` away before a name to set it.\n".to_owned()];
    let mut table = "";
    for setting in SETTINGS {
        let (of, name) = setting.key.split_once('.').unwrap_or(("", setting.key));
        if of != table {
            table = of;
            parts.push(format!("\n[{table}]\n"));
        } else if of.is_empty() {
            parts.push("\n".to_owned());
        }
        parts.push(format!("# {}\n# Write {}.\n# {name} = {}\n", setting.help, setting.allowed, as_toml(setting)));
    }
    parts.extend(OPEN_TABLES.iter().map(|open| {
        let (name, example) = open.example;
        format!("\n[{}]\n# {}\n# {name} = \"{example}\"\n", open.name, open.help)
    }));
    parts.concat()
}

/// Writes the settings as a table in Markdown.
#[must_use]
pub fn markdown() -> String {
    let mut rows = vec!["| setting | what it does | write | default |\n|---|---|---|---|\n".to_owned()];
    rows.extend(SETTINGS.iter().map(|setting| {
        let default = (setting.show)(&Settings::default()).map_or_else(|| "unsaid".to_owned(), |shown| format!("`{shown}`"));
        format!("| `{}` | {} | {} | {default} |\n", setting.key, setting.help, setting.allowed)
    }));
    rows.extend(OPEN_TABLES.iter().map(|open| format!("| `{}.NAME` | {} | {} | none |\n", open.name, open.help, open.allowed)));
    rows.concat()
}

fn as_toml(setting: &Setting) -> String {
    match setting.sort {
        ValueSort::Text => format!("\"{}\"", setting.example),
        ValueSort::Number | ValueSort::Switch => setting.example.to_owned(),
    }
}

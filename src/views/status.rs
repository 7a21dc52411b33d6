//! One line for status bars: tmux, waybar, starship, or a template of the runner's own.

use serde_json::json;

use crate::recovery::Rung;

use super::{Beside, Glyphs, TodayView, today_short};

/// How the line is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StatusFormat {
    /// `● REST`, for starship and anything that shows text.
    Plain,
    /// The same with tmux's `#` doubled.
    Tmux,
    /// A line of JSON: text, tooltip, alt and class.
    Waybar,
    /// Every word of a template by its name, with the version of the contract.
    Json,
    /// A template with words in braces, such as `{glyph} {word} {train}`; `{{` is a brace.
    Template(String),
}

/// The words that a template may have, each with what it stands for.
pub const PLACEHOLDERS: [(&str, &str); 7] = [
    ("glyph", "the sign of today's answer, such as ●"),
    ("word", "today's answer, such as REST"),
    ("because", "what holds and why"),
    ("short", "today's answer in one line"),
    ("next", "the next rung and its day, such as ≈ Mon 23 Nov"),
    ("train", "the day of training again, such as Wed 2 Dec"),
    ("refuel", "time left of the refuelling window, such as 1:42"),
];

/// Says that a template is not understood.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TemplateError {
    /// A word in braces that stands for nothing.
    #[error("`{{{0}}}` is not one of the words of a status template")]
    Unknown(String),
    /// A brace without its twin.
    #[error("a `{{` in the status template is never closed")]
    Open,
}

/// Writes the status line.
///
/// # Errors
/// [`TemplateError`] where a template has a word that stands for nothing, or an open brace.
pub fn status(view: &TodayView, format: &StatusFormat) -> Result<String, TemplateError> {
    Ok(match format {
        StatusFormat::Plain => plain(view),
        StatusFormat::Tmux => plain(view).replace('#', "##"),
        StatusFormat::Waybar => waybar(view),
        StatusFormat::Json => every_word(view),
        StatusFormat::Template(template) => return filled(view, template),
    })
}

fn plain(view: &TodayView) -> String {
    let badge = view.answer().text(Glyphs::Unicode);
    match refuel(view).as_str() {
        "" => badge,
        left => format!("{badge} · refuel {left}"),
    }
}

fn waybar(view: &TodayView) -> String {
    let class = view.answer().word.to_lowercase().replace([' ', '-'], "_");
    let tooltip: Vec<&str> = view.because.lines().chain(view.advice.iter().map(String::as_str)).collect();
    json!({ "text": escaped(&plain(view)), "alt": class, "class": class, "tooltip": escaped(&tooltip.join("\n")) }).to_string()
}

/// Writes every word that a template may have under its name.
fn every_word(view: &TodayView) -> String {
    /// The version of the contract.
    const SCHEMA: u32 = 1;
    let words = PLACEHOLDERS.iter().map(|(word, _)| ((*word).to_owned(), json!(meaning(view, word))));
    let schema = std::iter::once(("schema".to_owned(), json!(SCHEMA)));
    serde_json::Value::Object(schema.chain(words).collect()).to_string()
}

/// Escapes what Pango, which draws waybar's text, would take as markup.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Gives hours and minutes left of an open window; empty where none is open.
fn refuel(view: &TodayView) -> String {
    match &view.beside {
        Beside::Refuelling(window) => {
            let minutes = window.seconds_left.div_ceil(60);
            format!("{}:{:02}", minutes / 60, minutes % 60)
        }
        Beside::Comfort(_) | Beside::Doors(_) | Beside::Nothing => String::new(),
    }
}

fn filled(view: &TodayView, template: &str) -> Result<String, TemplateError> {
    let mut text = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        if let Some(after) = after.strip_prefix('{') {
            text.push('{');
            rest = after;
            continue;
        }
        let (word, after) = after.split_once('}').ok_or(TemplateError::Open)?;
        text.push_str(&meaning(view, word).ok_or_else(|| TemplateError::Unknown(word.to_owned()))?);
        rest = after;
    }
    text.push_str(rest);
    Ok(text)
}

/// Gives what a word in braces stands for.
fn meaning(view: &TodayView, word: &str) -> Option<String> {
    let train = || view.way_back.as_ref().and_then(|way| way.steps.iter().find(|step| step.rung == Rung::Train));
    let next = || view.next_step().map(|step| format!("{} {}", step.badge.glyph.sign, step.day));
    Some(match word {
        "glyph" => view.answer().glyph.sign.to_string(),
        "word" => view.answer().word.to_owned(),
        "because" => view.because.replace('\n', " "),
        "short" => today_short(view),
        "next" => next().unwrap_or_default(),
        "train" => train().map(|step| step.day.clone()).unwrap_or_default(),
        "refuel" => refuel(view),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recovery::Urgency;
    use crate::views::fixtures::{Stage, window};

    fn written(view: &TodayView, template: &str) -> Result<String, TemplateError> {
        status(view, &StatusFormat::Template(template.to_owned()))
    }

    #[test]
    fn every_placeholder_stands_for_something() {
        let view = Stage::morning_after().today();
        for (word, _) in PLACEHOLDERS {
            assert!(written(&view, &format!("{{{word}}}")).is_ok(), "{word}");
        }
        assert_eq!(written(&view, "{glyph} {word}: {next}, ▲ {train}{refuel}").unwrap(), "● REST: ≈ Mon 23 Nov, ▲ Wed 2 Dec");
        assert_eq!(written(&view, "{{glyph} {word}}").unwrap(), "{glyph} REST}");
    }

    #[test]
    fn a_template_that_is_not_understood_says_where() {
        let view = Stage::morning_after().today();
        assert_eq!(written(&view, "{mood}").unwrap_err().to_string(), "`{mood}` is not one of the words of a status template");
        assert_eq!(written(&view, "{word"), Err(TemplateError::Open));
    }

    #[test]
    fn an_open_window_shows_its_time_left() {
        let mut stage = Stage::morning_after().seen_at("2026-11-21T14:54:00+01:00");
        stage.assessment.refuelling = Some(window(Urgency::Low, None));
        assert_eq!(status(&stage.today(), &StatusFormat::Plain).unwrap(), "● REST · refuel 1:42");
    }

    #[test]
    fn scripts_get_every_word_by_its_name() {
        let line = status(&Stage::morning_after().today(), &StatusFormat::Json).unwrap();
        let json: serde_json::Value = serde_json::from_str(&line).unwrap();
        assert_eq!((json["schema"].as_u64(), json["word"].as_str(), json["glyph"].as_str()), (Some(1), Some("REST"), Some("●")));
        assert!(PLACEHOLDERS.iter().all(|(word, _)| json[*word].is_string()), "{line}");
    }

    #[test]
    fn waybar_gets_one_line_of_json_with_a_class_for_its_colours() {
        let line = status(&Stage::morning_after().today(), &StatusFormat::Waybar).unwrap();
        let json: serde_json::Value = serde_json::from_str(&line).unwrap();
        assert_eq!((json["text"].as_str(), json["class"].as_str()), (Some("● REST"), Some("rest")));
        assert!(json["tooltip"].as_str().unwrap().starts_with("Your legs are still about 16 % short"));
    }
}

//! Why, as plain text.

use super::{LinkEvidence, WhyView};
use crate::views::{Glyphs, wrap};

/// The widest line of a sentence: longer ones tire the eye.
const WIDEST: usize = 76;

/// Gives the chain as lines of at most `width` columns where the words allow it.
#[must_use]
pub fn why_lines(view: &WhyView, width: usize) -> Vec<String> {
    let width = width.clamp(30, WIDEST);
    let mut lines = vec![view.badge.text(Glyphs::Unicode)];
    for paragraph in view.because.lines() {
        lines.extend(wrap::indented(paragraph, width, "  "));
    }
    for link in &view.chain {
        lines.push(String::new());
        lines.push(link.head.to_owned());
        lines.extend(wrap::indented(&link.text, width, "  "));
        lines.extend(link.figures.iter().flat_map(|figure| wrap::hanging(&figure.text, width, "    ", "      ")));
        lines.extend(link.evidence.iter().flat_map(|evidence| wrap::hanging(&said(evidence), width, "    ~ ", "      ")));
    }
    paragraph(&mut lines, "What would change it", view.flips.iter().map(|said| said.text.as_str()), width);
    paragraph(&mut lines, "What is not claimed", view.caveats.iter().map(String::as_str), width);
    lines
}

fn said(evidence: &LinkEvidence) -> String {
    format!("{} ({}; {})", evidence.text, evidence.source, evidence.confidence)
}

fn paragraph<'a>(lines: &mut Vec<String>, head: &str, sentences: impl Iterator<Item = &'a str>, width: usize) {
    let mut sentences = sentences.peekable();
    if sentences.peek().is_some() {
        lines.push(String::new());
        lines.push(head.to_owned());
        lines.extend(sentences.flat_map(|sentence| wrap::hanging(sentence, width, "  ", "    ")));
    }
}

//! Today as plain text, for the command line and for paper.

use crate::phrase;

use super::{Beside, ComfortView, DetrainingLine, RefuellingView, Step, Strip, SystemLine, TodayView, WayBack};
use crate::views::{Glyphs, Question, bar, wrap};

/// The narrowest width that the text is laid out for.
const NARROWEST: usize = 30;
/// The widest line of a sentence: longer ones tire the eye.
const WIDEST: usize = 76;
/// Columns of a bar.
const BAR: usize = 20;
const SMALL_BAR: usize = 11;

/// Gives Today as lines of at most `width` columns where the words allow it.
#[must_use]
pub fn today_lines(view: &TodayView, width: usize) -> Vec<String> {
    let width = width.clamp(NARROWEST, WIDEST);
    let mut lines = vec![format!("{}  {}", view.date, view.clock), String::new()];
    lines.push(format!("  {}", view.badge.text(Glyphs::Unicode)));
    lines.push(String::new());
    for sentence in view.because.lines().chain(view.advice.iter().map(String::as_str)) {
        lines.extend(wrap::indented(sentence, width, "  "));
    }
    section(&mut lines, beside(&view.beside, width));
    section(&mut lines, systems(&view.systems, width));
    section(&mut lines, view.way_back.as_ref().map(|way| way_back(way, width)).unwrap_or_default());
    section(&mut lines, ahead(view, width));
    section(&mut lines, view.warnings.iter().flat_map(|said| wrap::hanging(&said.text, width, "! ", "  ")).collect());
    section(&mut lines, questions(&view.questions, width));
    lines
}

/// Gives Today in one line: `● REST · train again about Wed 2 Dec (Sun–Sat)`.
#[must_use]
pub fn today_short(view: &TodayView) -> String {
    use crate::recovery::{Rung, Verdict};
    let badge = view.badge.text(Glyphs::Unicode);
    let train = view.way_back.as_ref().map(|way| &way.steps[3]);
    let rest = match (view.verdict, train) {
        (_, None) if view.systems.is_empty() && view.verdict != Verdict::GetHelp => {
            return format!("{badge} · log a session, import a file, or look at a demo");
        }
        (Verdict::GetHelp, _) => "call a doctor now; in an emergency the emergency number".to_owned(),
        (Verdict::Ill, _) => "rest until you are well, and after a fever 24 to 48 hours more".to_owned(),
        (Verdict::Injured, _) => "no running until it no longer changes the way you move".to_owned(),
        (Verdict::Open(Rung::Train), _) => "nothing stands in the way".to_owned(),
        (Verdict::Open(_), Some(step)) => train_again(step),
        (Verdict::Open(_), None) => view.because.clone(),
    };
    format!("{badge} · {rest}")
}

fn train_again(step: &Step) -> String {
    if step.day == "not yet" {
        return "no hard session today".to_owned();
    }
    let range = if step.range.is_empty() { String::new() } else { format!(" {}", step.range) };
    format!("train again about {}{range}", step.day)
}

/// Adds a paragraph after an empty line; nothing where it has no lines.
fn section(lines: &mut Vec<String>, paragraph: Vec<String>) {
    if !paragraph.is_empty() {
        lines.push(String::new());
        lines.extend(paragraph);
    }
}

fn beside(beside: &Beside, width: usize) -> Vec<String> {
    match beside {
        Beside::Refuelling(view) => refuelling(view, width),
        Beside::Comfort(view) => comfort(view, width),
        Beside::Doors(doors) => {
            let mut lines = vec!["Three ways in".to_owned()];
            lines.extend(doors.iter().map(|door| format!("  {:<16}  {}", door.label, door.command)));
            lines
        }
        Beside::Nothing => Vec::new(),
    }
}

fn refuelling(view: &RefuellingView, width: usize) -> Vec<String> {
    let mut lines = vec![format!("{}  {} ({})", view.title, view.countdown, view.urgency)];
    for amount in &view.amounts {
        let drawn = amount.fraction.map(|part| bar::bar(part, SMALL_BAR)).unwrap_or_default();
        lines.push(format!("  {:<8}  {:<14}  {drawn}", amount.name, amount.text).trim_end().to_owned());
    }
    for sentence in std::iter::once(&view.reason).chain(&view.notes) {
        lines.extend(wrap::indented(sentence, width, "  "));
    }
    lines
}

fn comfort(view: &ComfortView, width: usize) -> Vec<String> {
    let mut lines = vec![view.title.to_owned()];
    for line in &view.lines {
        if width >= 60 {
            lines.extend(wrap::hanging(&line.why, width, &format!("  {:<24}", line.what), &" ".repeat(26)));
        } else {
            lines.extend(wrap::hanging(&line.why, width, &format!("  {}: ", line.what), "    "));
        }
    }
    lines
}

fn systems(systems: &[SystemLine], width: usize) -> Vec<String> {
    if systems.is_empty() {
        return Vec::new();
    }
    // A narrow page keeps names, bars and dates, and drops the ranges.
    let with_range = width >= 60;
    let mut lines = vec!["Recovered so far".to_owned()];
    for line in systems {
        let last = if line.is_last { "  ◂ last" } else { "" };
        let drawn = bar::bar(line.recovered, if with_range { BAR } else { SMALL_BAR });
        let when = match (with_range, line.range.is_empty()) {
            (true, false) => format!("{} {}", line.back, line.range),
            (true, true) => line.back.clone(),
            (false, _) => line.back_short.clone(),
        };
        lines.push(format!("  {:<9}  {drawn}  {:>5}  {when}{last}", line.name, line.percent));
    }
    lines
}

fn way_back(way: &WayBack, width: usize) -> Vec<String> {
    let mut lines = vec!["The way back".to_owned()];
    for step in &way.steps {
        let sign = step.badge.glyph.sign;
        lines.push(format!("  {sign} {:<13} {:<10}  {}", step.label, step.day, step.range).trim_end().to_owned());
    }
    if let Some(DetrainingLine { glyph, label, from, unless, .. }) = &way.detraining {
        lines.extend(wrap::hanging(
            &format!("{from}, {unless}"),
            width,
            &format!("  {} {label:<13} ", glyph.sign),
            &" ".repeat(18),
        ));
    }
    if !way.note.is_empty() {
        lines.extend(wrap::indented(&way.note, width, "  "));
    }
    lines
}

/// Gives the coming weeks: the strip, and the days suggested for rest.
fn ahead(view: &TodayView, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = strip_line(&view.strip).into_iter().collect();
    if !view.rest_days.is_empty() {
        lines.extend(wrap::hanging(&view.rest_days, width, "", "  "));
    }
    lines
}

/// Gives the coming weeks in one line: `22 Nov ●●≈≈≈→→→→→→▲▲▲▲┊▲▲▲`; `None` where there are none.
#[must_use]
pub fn strip_line(strip: &Strip) -> Option<String> {
    if strip.cells.is_empty() {
        return None;
    }
    let mut line = format!("{} ", strip.label);
    for cell in &strip.cells {
        if cell.detraining_begins {
            line.push('┊');
        }
        line.push(cell.badge.glyph.sign);
    }
    Some(line)
}

fn questions(questions: &[Question], width: usize) -> Vec<String> {
    if questions.is_empty() {
        return Vec::new();
    }
    let asked: Vec<&str> = questions.iter().map(|question| question.ask.as_str()).collect();
    let count = phrase::count(questions.len() as u64, "question", "questions");
    wrap::hanging(&asked.join(" "), width, &format!("Check in ({count}): "), "  ")
}

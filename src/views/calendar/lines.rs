//! The calendar as plain text.

use unicode_width::UnicodeWidthStr;

use super::{CalendarView, DayCell, DayPlace};
use crate::views::wrap;

/// Columns of a day.
const COLUMN: usize = 9;

/// Gives the month as lines, with today in brackets; below it the panel's lines and what the signs mean.
#[must_use]
pub fn calendar_lines(view: &CalendarView, width: usize) -> Vec<String> {
    let mut lines = vec![view.title.clone(), String::new()];
    lines.push(row(view.weekdays.iter().map(|name| format!(" {name}"))));
    lines.extend(view.weeks.iter().map(|week| row(week.iter().map(day))));
    lines.push(String::new());
    lines.push(view.panel.title.clone());
    for said in &view.panel.lines {
        lines.extend(wrap::hanging(&said.text, width, "  ", "    "));
    }
    lines.push(String::new());
    lines.extend(wrap::indented(view.legend, width, ""));
    lines
}

fn row(cells: impl Iterator<Item = String>) -> String {
    let padded = cells.map(|cell| format!("{cell}{}", " ".repeat(COLUMN.saturating_sub(cell.width()))));
    padded.collect::<String>().trim_end().to_owned()
}

/// Writes a day: `[22 ●]` today, ` 21 ▲42`, a day of another month without its number.
fn day(cell: &DayCell) -> String {
    let mark = if cell.detraining_begins { '┊' } else { ' ' };
    let planned = cell.planned.map(|glyph| glyph.sign.to_string()).unwrap_or_default();
    let early = if cell.conflict { "!" } else { "" };
    let inside = format!("{:>2} {}{}{planned}{early}", cell.number, cell.glyph.sign, cell.figure);
    match cell.place {
        DayPlace::Today => format!("[{}]", inside.trim_end()),
        DayPlace::Past | DayPlace::Future => format!("{mark}{inside}"),
    }
}

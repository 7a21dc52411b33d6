//! The six systems as bars.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use crate::tui::look::Look;
use crate::tui::theme::Role;
use crate::tui::widgets::{Bar, Panel, spread};
use crate::views::{SystemLine, TodayView, Tone};

const TITLE: &str = "Recovered so far";
/// Columns of the system's name, of its percentage and of the mark of the last.
const NAME: u16 = 10;
const PERCENT: u16 = 6;
const LAST: u16 = 7;
/// The least columns of a bar beside its figure.
const SHORTEST_BAR: u16 = 6;
/// Columns from which dates have room for weekday and month, and for their ranges.
const ROOMY: u16 = 46;
const SPACIOUS: u16 = 80;

/// Paints the panel of the systems.
pub fn draw(view: &TodayView, look: Look, area: Rect, buf: &mut Buffer) {
    let inside = Panel::new(TITLE, look).draw(area, buf);
    let (dates, bar) = fitting(view, inside.width);
    // Where each has two rows, the second says what is still missing of those that are not back.
    let has_words = usize::from(inside.height) >= view.systems.len() * 2;
    for (row, line) in spread(inside, view.systems.len()).zip(&view.systems) {
        painted(line, dates, bar, look).render(row, buf);
        if has_words && line.tone != Tone::Good {
            let below = Rect { x: row.x + NAME, y: row.y + 1, width: row.width.saturating_sub(NAME), ..row };
            let missing = Line::styled(look.text(&line.missing).into_owned(), look.style(Role::Quiet));
            missing.render(below.intersection(inside), buf);
        }
    }
}

/// How a date is written where there is so much room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum DateLength {
    /// With weekday, month and range: `Wed 2 Dec (29 Nov–5 Dec)`, and what is last in words.
    Ranged,
    /// With weekday and month: `Wed 2 Dec`, and what is last in words.
    Full,
    /// With the weekday, and the month where it is another: `Tue 24`, `Wed 2 Dec`.
    Short,
    /// The month before the weekday: `Tue 24`, `2 Dec`.
    Bare,
}

/// Gives the fullest dates that leave a bar to be read, and its columns. The figure stays whatever the room: a bar alone
/// tells no number.
fn fitting(view: &TodayView, width: u16) -> (DateLength, u16) {
    let bar = |dates: DateLength| {
        let widest = view.systems.iter().map(|line| when(line, dates).chars().count() as u16).max().unwrap_or(0);
        width.saturating_sub(NAME + PERCENT + 2 + widest + if dates.has_words() { LAST } else { 2 })
    };
    let candidates: &[DateLength] = match width {
        SPACIOUS.. => &[DateLength::Ranged, DateLength::Full],
        ROOMY.. => &[DateLength::Full, DateLength::Short],
        _ => &[DateLength::Short],
    };
    let dates = candidates.iter().copied().find(|dates| bar(*dates) >= SHORTEST_BAR).unwrap_or(DateLength::Bare);
    (dates, bar(dates))
}

impl DateLength {
    /// Says whether what is last is said in words.
    const fn has_words(self) -> bool {
        matches!(self, Self::Ranged | Self::Full)
    }
}

/// The day it is back. Where room is short the range stands in the way back alone, where it decides.
fn when(line: &SystemLine, dates: DateLength) -> String {
    match dates {
        DateLength::Ranged => format!("{:<10} {}", line.back, line.range).trim_end().to_owned(),
        DateLength::Full => format!("{:<10}", line.back),
        DateLength::Short => format!("{:<6}", line.back_short),
        DateLength::Bare => format!("{:<6}", without_weekday(&line.back_short)),
    }
}

/// Leaves the weekday out of a day that has a month: `2 Dec` for `Wed 2 Dec`, and `Tue 24` as it is.
fn without_weekday(day: &str) -> &str {
    day.split_once(' ').map(|(_, date)| date).filter(|date| date.contains(' ')).unwrap_or(day)
}

fn painted(line: &SystemLine, dates: DateLength, width: u16, look: Look) -> Line<'static> {
    let tone = look.palette.tone(line.tone);
    let mut spans = vec![Span::styled(format!("{:<1$}", line.name, usize::from(NAME)), look.style(Role::Text))];
    spans.extend(Bar { part: line.recovered, full: tone, look }.spans(width));
    spans.push(Span::styled(format!("{:>1$}  ", line.percent, usize::from(PERCENT)), look.style(Role::Quiet)));
    spans.push(Span::styled(look.text(&when(line, dates)).into_owned(), look.style(Role::Text)));
    if line.is_last {
        let mark = if dates.has_words() { look.either(" ◂ last", " < last") } else { look.either(" ◂", " <") };
        spans.push(Span::styled(mark, look.style(Role::Accent)));
    }
    Line::from(spans)
}

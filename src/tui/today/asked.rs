//! The questions of the morning, answered on Today itself: a row each, and below what the figures mean.
//!
//! ```text
//! How sore are your legs?   0 1 2 3 4 5 6 7 8 9 10   2 yesterday
//! How tired are you?        1 2 3 4 5                2 yesterday
//! 0 not at all, 10 the worst there is
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;
use unicode_width::UnicodeWidthStr;

use crate::app::{Answering, App, Field};
use crate::tui::form::{draw_field, fits_scale};
use crate::tui::look::Look;
use crate::tui::text::{fit, wrap};
use crate::tui::theme::Role;

/// Gives how a question is answered, said below the first questions of all.
const fn first_of_all(answering: Answering) -> &'static str {
    match answering {
        Answering::Scale { .. } => "A digit answers, and the last answer keeps it.",
        Answering::Choice(_) => "A first letter answers, and the last answer keeps it.",
        Answering::Tick => "Space ticks it, Enter goes on, and the last answer keeps it.",
        Answering::Written | Answering::Door => "Write it, Enter goes on, and the last answer keeps it.",
    }
}

/// How a question is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum QuestionLayout {
    /// Its answer beside it.
    Beside,
    /// Its answer below it.
    Below,
    /// Its answer below it, and its scale below that.
    WithScale,
}

/// The questions while they are being answered.
pub struct Asked<'a> {
    fields: &'a [Field],
    focus: Option<usize>,
    problem: Option<String>,
    is_first: bool,
}

impl<'a> Asked<'a> {
    /// Gives the questions; `None` while none are being answered on Today.
    #[must_use]
    pub fn of(app: &'a App) -> Option<Self> {
        let (form, count) = app.asked_in_place()?;
        let fields = form.fields().get(..count)?;
        let is_first = app.known().journal.check_ins().is_empty();
        Some(Self { fields, focus: form.focus(), problem: form.problem(), is_first })
    }

    /// Gives the rows that the questions take in a width.
    #[must_use]
    pub fn height(&self, look: Look, width: u16) -> u16 {
        let each = |field: &Field| match self.setting(field, width) {
            QuestionLayout::Beside => 1,
            QuestionLayout::Below => 2,
            QuestionLayout::WithScale => 3,
        };
        self.fields.iter().map(each).sum::<u16>() + self.said(look, width).len() as u16
    }

    /// Paints the questions, the one in focus bright, and what can be answered.
    pub fn draw(&self, look: Look, area: Rect, buf: &mut Buffer) {
        let mut rows = area.rows();
        for (at, field) in self.fields.iter().enumerate() {
            let is_focus = self.focus == Some(at);
            let setting = self.setting(field, area.width);
            let label = if setting == QuestionLayout::Beside { self.label() } else { 0 };
            if label == 0 {
                let Some(row) = rows.next() else { return };
                let ask = fit(&look.text(&field.label), usize::from(row.width), look.either("…", "~"));
                let ask = Span::styled(ask, look.style(if is_focus { Role::Accent } else { Role::Text }));
                let scale =
                    if self.is_first && setting == QuestionLayout::Below { format!("   {}", field.help) } else { String::new() };
                Line::from(vec![ask, Span::styled(look.text(&scale).into_owned(), look.style(Role::Quiet))]).render(row, buf);
            }
            let Some(row) = rows.next() else { return };
            draw_field(field, is_focus, label, look, row, buf);
            if setting == QuestionLayout::WithScale {
                let Some(row) = rows.next() else { return };
                Line::styled(look.text(&field.help).into_owned(), look.style(Role::Quiet)).render(row, buf);
            }
        }
        for (line, row) in self.said(look, area.width).into_iter().zip(rows) {
            line.render(row, buf);
        }
    }

    /// Says how a question is set: the first time of all its scale is explained with it.
    fn setting(&self, field: &Field, width: u16) -> QuestionLayout {
        /// Columns between a question and its scale.
        const GAP: usize = 3;
        let is_wide = field.label.width() + GAP + field.help.width() <= usize::from(width);
        match self.is_first {
            true if is_wide => QuestionLayout::Below,
            true => QuestionLayout::WithScale,
            false if fits_scale(width.saturating_sub(self.label())) => QuestionLayout::Beside,
            false => QuestionLayout::Below,
        }
    }

    fn label(&self) -> u16 {
        self.fields.iter().map(|field| field.label.width() as u16).max().unwrap_or(0) + 3
    }

    /// Gives what is wrong, else what the figures in focus mean; the first time how one answers.
    fn said(&self, look: Look, width: u16) -> Vec<Line<'static>> {
        let set = |text: &str, role: Role| -> Vec<Line<'static>> {
            let lines = wrap(&look.text(text), usize::from(width));
            lines.into_iter().map(|line| Line::styled(line, look.style(role))).collect()
        };
        if let Some(problem) = &self.problem {
            return set(problem, Role::Careful);
        }
        let Some(here) = self.focus.and_then(|at| self.fields.get(at)) else { return Vec::new() };
        if self.is_first {
            return set(first_of_all(here.answering), Role::Quiet);
        }
        set(&here.help, Role::Quiet)
    }
}

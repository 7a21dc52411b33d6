//! The quick line: each word in the colour of what it is taken for, each wrong one underlined.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use crate::app::{Form, Purpose, QuickLine};
use crate::phrase::WordRole;
use crate::tui::look::Look;
use crate::tui::theme::Role;
use crate::tui::widgets::draw_cursor;

/// Gives what can be written, in one sentence.
pub const fn help(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Planned => {
            "Any order: a day to come and its hour (at 9:30), sport, distance, time, climb (450m+), rpe 6, race A, \"a title\"."
        }
        Purpose::Session => {
            "Any order: sport, distance, time, climb (450m+), rpe 6, hr 150, race, a day and a time, \"a title\"."
        }
        Purpose::PlannedRest => "Rest on a day, or a break from a day to another or for 2 weeks, note \"…\".",
        Purpose::Intake => "Any order: carbs, protein, a drink, when it was, \"what it was\".",
        Purpose::Spell => {
            "Ill, fever, niggle or injury with its place, or unlogged (you trained all the same), from and until a day, note \"…\"."
        }
        Purpose::Rest => "The day, and note \"…\".",
        Purpose::CheckIn => "",
    }
}

/// Gives what an empty line shows.
const fn example(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Planned => "such as  sat long 2h   or  6 dec race A 42k \"Marathon\"",
        Purpose::Session => "such as  trail 12k 1h10 450m+ rpe 6 yesterday 18:30",
        Purpose::PlannedRest => "such as  rest sun   or  break 20 dec to 3 jan",
        Purpose::Intake => "such as  60g carbs 20g protein 500ml   or  40g carbs 9:30",
        Purpose::Spell => "such as  fever   or  niggle left knee from wed",
        Purpose::Rest => "such as  yesterday",
        Purpose::CheckIn => "",
    }
}

/// Paints the quick line, where the form has one.
pub fn draw(form: &Form, look: Look, area: Rect, buf: &mut Buffer) {
    let Some(quick) = form.quick() else { return };
    let is_focus = form.focus().is_none();
    let prompt = look.style(if is_focus { Role::Accent } else { Role::Quiet });
    let mut spans = vec![Span::styled("> ", prompt)];
    let (letters, cursor) = quick.line.letters(usize::from(area.width.saturating_sub(3)));
    spans.extend(letters.into_iter().map(|(at, letter)| Span::styled(letter.to_owned(), style(quick, at, look))));
    if quick.line.text().is_empty() {
        spans.push(Span::styled(look.text(example(form.purpose())).into_owned(), look.style(Role::Quiet)));
    }
    if is_focus {
        spans.push(Span::styled(look.text(&form.completion()).into_owned(), look.style(Role::Quiet)));
    }
    Line::from(spans).render(area, buf);
    if is_focus {
        draw_cursor(area.x + 2 + cursor as u16, area, buf);
    }
}

/// Gives the style of the letter at this byte of the line.
fn style(quick: &QuickLine, at: usize, look: Look) -> Style {
    if quick.misreads.iter().any(|misread| misread.span.contains(&at)) {
        return look.style(Role::Stop).add_modifier(Modifier::UNDERLINED);
    }
    let word = quick.words.iter().find(|word| word.span.contains(&at));
    word.map_or(look.style(Role::Text), |word| match word.role {
        WordRole::Sport => look.style(Role::Accent),
        WordRole::Length | WordRole::Time => look.style(Role::Easy),
        WordRole::Effort => look.style(Role::Careful),
        WordRole::When => look.style(Role::Good),
        WordRole::Text => look.style(Role::Text),
        WordRole::Joint | WordRole::Sure => look.style(Role::Quiet),
    })
}

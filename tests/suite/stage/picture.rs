//! Painted screens as text that people can read.

use std::fmt::Write;

use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier, Style};
use unicode_width::UnicodeWidthStr;

/// The letters that stand for styles in a picture.
const LETTERS: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// Gives the letters of a screen, line by line, without the spaces at their ends.
pub fn text(buffer: &Buffer) -> String {
    // The cell behind a wide letter holds a space that the terminal never shows.
    let is_behind_wide = |buffer: &Buffer, x: u16, y: u16| x > 0 && buffer[(x - 1, y)].symbol().width() > 1;
    lines(buffer, |buffer, x, y| if is_behind_wide(buffer, x, y) { String::new() } else { buffer[(x, y)].symbol().to_owned() })
}

/// Gives the letters of a screen and, below them, the styles: a letter a cell, and what each letter means.
pub fn styled(buffer: &Buffer) -> String {
    let mut known: Vec<Style> = Vec::new();
    let styles = lines(buffer, |buffer, x, y| {
        let style = buffer[(x, y)].style();
        let at = known.iter().position(|other| *other == style).unwrap_or_else(|| {
            known.push(style);
            known.len() - 1
        });
        LETTERS.chars().nth(at).map_or("?".to_owned(), |letter| if at == 0 { " ".to_owned() } else { letter.to_string() })
    });
    let mut picture = format!("{}\n--- styles\n{styles}\n--- legend\n", text(buffer));
    for (at, style) in known.iter().enumerate() {
        let letter = if at == 0 { ' ' } else { LETTERS.chars().nth(at).unwrap_or('?') };
        writeln!(picture, "`{letter}` {}", described(*style)).unwrap();
    }
    picture
}

fn lines(buffer: &Buffer, mut cell: impl FnMut(&Buffer, u16, u16) -> String) -> String {
    let area = buffer.area;
    let line = |y: u16, cell: &mut dyn FnMut(&Buffer, u16, u16) -> String| {
        (area.left()..area.right()).map(|x| cell(buffer, x, y)).collect::<String>().trim_end().to_owned()
    };
    (area.top()..area.bottom()).map(|y| line(y, &mut cell)).collect::<Vec<_>>().join("\n")
}

fn described(style: Style) -> String {
    let colour = |colour: Option<Color>| match colour {
        None | Some(Color::Reset) => "-".to_owned(),
        Some(colour) => colour.to_string(),
    };
    let weights = style.add_modifier;
    let weights = if weights == Modifier::empty() { String::new() } else { format!(" {weights:?}") };
    format!("{} on {}{weights}", colour(style.fg), colour(style.bg))
}

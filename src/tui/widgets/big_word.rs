//! A word in letters large enough to be read from across the room.

use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use ratatui::style::Style;

use crate::views::Glyphs;

use super::letters::{LARGE, Letter, SMALL};

/// Dots of a picture, row by row.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Dots(Vec<Vec<bool>>);

/// A word drawn as large as its room allows.
#[derive(Debug, Clone)]
pub struct BigWord {
    dots: Dots,
    glyphs: Glyphs,
}

impl BigWord {
    /// Draws a word as large as fits; `None` where even the small letters do not fit, or a letter has no picture.
    #[must_use]
    pub fn fitting(word: &str, room: Size, glyphs: Glyphs) -> Option<Self> {
        let small = Dots::of(word, SMALL)?;
        let large = Dots::of(word, LARGE)?;
        // In ASCII a dot takes a whole cell, and more of them make a word no easier to read.
        let sizes = match glyphs {
            Glyphs::Unicode => vec![large.doubled(), large, small],
            Glyphs::Ascii => vec![small],
        };
        sizes.into_iter().map(|dots| Self { dots, glyphs }).find(|word| word.fits(room))
    }

    /// Gives the columns and rows it takes.
    #[must_use]
    pub fn size(&self) -> Size {
        let rows = match self.glyphs {
            Glyphs::Unicode => self.dots.0.len().div_ceil(2),
            Glyphs::Ascii => self.dots.0.len(),
        };
        Size::new(self.dots.0.first().map_or(0, Vec::len) as u16, rows as u16)
    }

    /// Paints it into the upper left of an area.
    pub fn draw(&self, area: Rect, style: Style, buf: &mut Buffer) {
        let size = self.size();
        for (row, y) in (area.top()..area.bottom()).take(usize::from(size.height)).enumerate() {
            for (column, x) in (area.left()..area.right()).take(usize::from(size.width)).enumerate() {
                let sign = self.sign(column, row);
                if let Some(cell) = buf.cell_mut((x, y)).filter(|_| sign != ' ') {
                    cell.set_char(sign).set_style(style);
                }
            }
        }
    }

    fn fits(&self, room: Size) -> bool {
        let size = self.size();
        size.width <= room.width && size.height <= room.height
    }

    fn sign(&self, column: usize, row: usize) -> char {
        match self.glyphs {
            Glyphs::Ascii => {
                if self.dots.at(column, row) {
                    '#'
                } else {
                    ' '
                }
            }
            Glyphs::Unicode => match (self.dots.at(column, row * 2), self.dots.at(column, row * 2 + 1)) {
                (true, true) => '█',
                (true, false) => '▀',
                (false, true) => '▄',
                (false, false) => ' ',
            },
        }
    }
}

impl Dots {
    fn of<const HEIGHT: usize>(word: &str, letters: &[Letter<HEIGHT>]) -> Option<Self> {
        // Letters stand as far apart as their strokes are wide.
        let gap = HEIGHT / 5;
        let mut rows = vec![Vec::new(); HEIGHT];
        for letter in word.chars() {
            let (_, picture) = letters.iter().find(|(known, _)| *known == letter)?;
            for (row, line) in rows.iter_mut().zip(picture) {
                if !row.is_empty() {
                    row.extend(vec![false; gap]);
                }
                row.extend(line.chars().map(|dot| dot == '#'));
            }
        }
        Some(Self(rows))
    }

    fn at(&self, column: usize, row: usize) -> bool {
        self.0.get(row).and_then(|dots| dots.get(column)).copied().unwrap_or(false)
    }

    /// Doubles the picture both ways.
    fn doubled(&self) -> Self {
        let wide = |row: &Vec<bool>| row.iter().flat_map(|dot| [*dot; 2]).collect::<Vec<_>>();
        Self(self.0.iter().flat_map(|row| [wide(row), wide(row)]).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::Badge;
    use ratatui::layout::Rect;

    fn picture(word: &BigWord) -> Vec<String> {
        let size = word.size();
        let mut buffer = Buffer::empty(Rect::from((ratatui::layout::Position::ORIGIN, size)));
        word.draw(buffer.area, Style::new(), &mut buffer);
        let line = |y| (0..size.width).map(|x| buffer[(x, y)].symbol().to_owned()).collect::<String>();
        (0..size.height).map(line).collect()
    }

    #[test]
    fn a_word_takes_the_largest_letters_that_fit() {
        let small = BigWord::fitting("REST", Size::new(30, 4), Glyphs::Unicode).unwrap();
        assert_eq!(small.size(), Size::new(20, 3));
        let large = BigWord::fitting("REST", Size::new(60, 5), Glyphs::Unicode).unwrap();
        assert_eq!(large.size(), Size::new(35, 5));
        assert!(BigWord::fitting("REST", Size::new(19, 3), Glyphs::Unicode).is_none());
    }

    #[test]
    fn rest_reads_rest() {
        let small = BigWord::fitting("REST", Size::new(30, 3), Glyphs::Unicode).unwrap();
        assert_eq!(picture(&small), ["█▀▀▄ █▀▀▀ ▄▀▀▀ ▀▀█▀▀", "█▀█  █▀▀   ▀▀▄   █  ", "▀  ▀ ▀▀▀▀ ▀▀▀    ▀  "]);
    }

    #[test]
    fn every_verdict_has_all_its_letters() {
        use crate::recovery::{Rung, Verdict};
        let open = [Rung::Rest, Rung::CrossTrain, Rung::RunEasy, Rung::Train].map(Verdict::Open);
        assert!(BigWord::fitting("NOTHING LOGGED YET", Size::new(200, 5), Glyphs::Unicode).is_some());
        for verdict in open.into_iter().chain([Verdict::Ill, Verdict::Injured, Verdict::GetHelp]) {
            let word = Badge::of(verdict).word;
            assert!(BigWord::fitting(word, Size::new(120, 40), Glyphs::Unicode).is_some(), "{word}");
        }
    }

    #[test]
    fn ascii_letters_are_ascii() {
        let word = BigWord::fitting("TRAIN", Size::new(60, 5), Glyphs::Ascii).unwrap();
        assert!(picture(&word).iter().all(|line| line.is_ascii()));
    }
}

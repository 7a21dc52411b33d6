//! A word in letters large enough to be read from across the room.

use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use ratatui::style::Style;

use crate::views::Glyphs;

use super::letters::{LARGE, Letter, SMALL, STROKES};

/// A word drawn as large as its room allows.
#[derive(Debug, Clone)]
pub struct BigWord {
    /// What is painted, row by row; a space leaves what is there.
    rows: Vec<Vec<char>>,
}

impl BigWord {
    /// Draws a word as large as fits; `None` where even the small letters do not fit, or a letter has no picture.
    #[must_use]
    pub fn fitting(word: &str, room: Size, glyphs: Glyphs) -> Option<Self> {
        let small = Dots::of(word, SMALL)?;
        let sizes = match glyphs {
            Glyphs::Unicode => {
                let large = Dots::of(word, LARGE)?;
                vec![large.larger(2, 2).in_halves(), large.in_halves(), small.in_halves()]
            }
            // A dot of ASCII takes a whole cell, which is twice as high as wide.
            Glyphs::Ascii => {
                let strokes = Self { rows: set(word, STROKES)? };
                vec![small.larger(4, 2).in_cells(), small.larger(2, 1).in_cells(), small.in_cells(), strokes]
            }
        };
        sizes.into_iter().find(|word| word.fits(room))
    }

    /// Gives the columns and rows it takes.
    #[must_use]
    pub fn size(&self) -> Size {
        Size::new(self.rows.first().map_or(0, Vec::len) as u16, self.rows.len() as u16)
    }

    /// Paints it into the upper left of an area.
    pub fn draw(&self, area: Rect, style: Style, buf: &mut Buffer) {
        for (row, y) in self.rows.iter().zip(area.top()..area.bottom()) {
            for (sign, x) in row.iter().zip(area.left()..area.right()).filter(|(sign, _)| **sign != ' ') {
                if let Some(cell) = buf.cell_mut((x, y)) {
                    cell.set_char(*sign).set_style(style);
                }
            }
        }
    }

    fn fits(&self, room: Size) -> bool {
        let size = self.size();
        size.width <= room.width && size.height <= room.height
    }
}

/// Sets the letters of a word side by side, as far apart as their strokes are wide.
fn set<const HEIGHT: usize>(word: &str, letters: &[Letter<HEIGHT>]) -> Option<Vec<Vec<char>>> {
    let gap = (HEIGHT / 5).max(1);
    let mut rows = vec![Vec::new(); HEIGHT];
    for letter in word.chars() {
        let (_, picture) = letters.iter().find(|(known, _)| *known == letter)?;
        for (row, line) in rows.iter_mut().zip(picture) {
            if !row.is_empty() {
                row.extend(vec![' '; gap]);
            }
            row.extend(line.chars());
        }
    }
    Some(rows)
}

/// Dots of a picture, row by row.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Dots(Vec<Vec<bool>>);

impl Dots {
    fn of<const HEIGHT: usize>(word: &str, letters: &[Letter<HEIGHT>]) -> Option<Self> {
        let rows = set(word, letters)?;
        Some(Self(rows.into_iter().map(|row| row.into_iter().map(|sign| sign == '#').collect()).collect()))
    }

    fn at(&self, column: usize, row: usize) -> bool {
        self.0.get(row).and_then(|dots| dots.get(column)).copied().unwrap_or(false)
    }

    /// Makes every dot so many columns wide and so many rows high.
    fn larger(&self, wide: usize, high: usize) -> Self {
        let widened = |row: &Vec<bool>| row.iter().flat_map(|dot| vec![*dot; wide]).collect::<Vec<_>>();
        Self(self.0.iter().flat_map(|row| vec![widened(row); high]).collect())
    }

    /// Paints every dot with half a cell.
    fn in_halves(&self) -> BigWord {
        let sign = |column, row| match (self.at(column, row), self.at(column, row + 1)) {
            (true, true) => '█',
            (true, false) => '▀',
            (false, true) => '▄',
            (false, false) => ' ',
        };
        let columns = self.0.first().map_or(0, Vec::len);
        BigWord { rows: (0..self.0.len()).step_by(2).map(|row| (0..columns).map(|column| sign(column, row)).collect()).collect() }
    }

    /// Paints every dot with a cell of ASCII.
    fn in_cells(&self) -> BigWord {
        BigWord { rows: self.0.iter().map(|row| row.iter().map(|dot| if *dot { '#' } else { ' ' }).collect()).collect() }
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
    fn ascii_letters_are_ascii_and_fit_wherever_the_small_ones_do() {
        for word in ["TRAIN", "RUN EASY", "CROSS-TRAIN", "GET HELP", "INJURED", "REST"] {
            for room in [Size::new(60, 3), Size::new(80, 5), Size::new(120, 10)] {
                let ascii = BigWord::fitting(word, room, Glyphs::Ascii).unwrap();
                assert!(picture(&ascii).iter().all(|line| line.is_ascii()), "{word}");
                assert!(ascii.size().width <= room.width && ascii.size().height <= room.height, "{word}");
            }
        }
    }

    #[test]
    fn rest_reads_rest_in_strokes_of_ascii() {
        let word = BigWord::fitting("REST", Size::new(30, 3), Glyphs::Ascii).unwrap();
        assert_eq!(picture(&word), [" __   ___  ___ _____", "|__) |__  (__    |  ", "|  \\ |___ ___)   |  "]);
    }
}

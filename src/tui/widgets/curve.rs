//! Curves painted in cells: a line in dots, two by four in each cell, and ground that is filled.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::tui::look::Look;
use crate::views::Glyphs;

/// The parts of a cell that ground can fill, from an eighth on.
pub const EIGHTHS: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];
/// The first of the characters of dots, and the dots of a cell in its order: column by column, from the top.
const BLANK: u32 = 0x2800;
const DOTS: [[u8; 4]; 2] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]];

/// Draws figures as a line, each a share of the height from 0 to 1; where one is unknown the line has a gap.
pub fn draw_line(shares: &[Option<f64>], style: Style, look: Look, area: Rect, buf: &mut Buffer) {
    let (across, down) = match look.glyphs {
        Glyphs::Unicode => (2, 4),
        Glyphs::Ascii => (1, 1),
    };
    let (columns, rows) = (usize::from(area.width) * across, usize::from(area.height) * down);
    let mut cells = vec![0_u8; usize::from(area.width) * usize::from(area.height)];
    let mut before: Option<usize> = None;
    for (x, share) in sampled(shares, columns).into_iter().enumerate() {
        let y = share.map(|share| ((1.0 - share.clamp(0.0, 1.0)) * rows.saturating_sub(1) as f64).round() as usize);
        for y in y.into_iter().flat_map(|y| joined(before, y)) {
            let dot = DOTS.get(x % across).and_then(|dots| dots.get(y % down)).copied().unwrap_or_default();
            if let Some(cell) = cells.get_mut(y / down * usize::from(area.width) + x / across) {
                *cell |= dot;
            }
        }
        before = y;
    }
    for (dots, position) in cells.into_iter().zip(area.positions()).filter(|(dots, _)| *dots > 0) {
        let sign = char::from_u32(BLANK + u32::from(dots)).filter(|_| look.glyphs == Glyphs::Unicode).unwrap_or('*');
        if let Some(cell) = buf.cell_mut(position) {
            cell.set_char(sign).set_style(style);
        }
    }
}

/// Gives the dots of one column that join it to the one before.
fn joined(before: Option<usize>, y: usize) -> std::ops::RangeInclusive<usize> {
    match before {
        Some(before) if before + 1 < y => before + 1..=y,
        Some(before) if y + 1 < before => y..=before - 1,
        Some(_) | None => y..=y,
    }
}

/// Draws figures as ground, each a share of the height from 0 to 1; where one is unknown there is none.
pub fn draw_ground(shares: &[Option<f64>], style: Style, look: Look, area: Rect, buf: &mut Buffer) {
    for (x, share) in (area.left()..area.right()).zip(sampled(shares, usize::from(area.width))) {
        let Some(share) = share else { continue };
        let eighths = ((share.clamp(0.0, 1.0) * f64::from(area.height * 8)).round() as u16).max(1);
        for up in 0..eighths.div_ceil(8).min(area.height) {
            let part = usize::from((eighths - up * 8).min(8)) - 1;
            if let Some(cell) = buf.cell_mut((x, area.bottom() - 1 - up)) {
                cell.set_symbol(look.either(EIGHTHS.get(part).copied().unwrap_or("█"), "#")).set_style(style);
            }
        }
    }
}

/// Gives a figure for each of so many columns: the mean of those that fall into it, or what lies between two neighbours.
pub fn sampled(figures: &[Option<f64>], columns: usize) -> Vec<Option<f64>> {
    let count = figures.len();
    if count >= columns {
        let part = |column: usize| figures.get(column * count / columns..(column + 1) * count / columns).unwrap_or_default();
        return (0..columns).map(|column| mean(part(column))).collect();
    }
    let known = |at: usize| figures.get(at).copied().flatten();
    let between = |column: usize| {
        let at = ((column as f64 + 0.5) / columns as f64 * count as f64 - 0.5).clamp(0.0, count.saturating_sub(1) as f64);
        let (before, share) = (at.floor() as usize, at.fract());
        match (known(before), known(before + 1)) {
            (Some(before), Some(after)) => Some(before + (after - before) * share),
            (one, other) => {
                if share < 0.5 {
                    one
                } else {
                    other
                }
            }
        }
    };
    (0..columns).map(between).collect()
}

fn mean(figures: &[Option<f64>]) -> Option<f64> {
    let known = || figures.iter().copied().flatten();
    let count = known().count();
    (count > 0).then(|| known().sum::<f64>() / count as f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::theme::{Depth, Theme};

    fn drawn(draw: fn(&[Option<f64>], Style, Look, Rect, &mut Buffer), shares: &[f64], glyphs: Glyphs) -> Vec<String> {
        let area = Rect::new(0, 0, 4, 2);
        let mut buf = Buffer::empty(area);
        let shares: Vec<Option<f64>> = shares.iter().copied().map(|share| share.is_finite().then_some(share)).collect();
        draw(&shares, Style::new(), Look::new(Theme::Mono, Depth::True, glyphs), area, &mut buf);
        let row = |y| (0..4).map(|x| buf[(x, y)].symbol()).collect::<String>();
        vec![row(0), row(1)]
    }

    #[test]
    fn a_line_rises_in_dots_and_joins_its_steps() {
        let rising: Vec<f64> = (0..8).map(|at| f64::from(at) / 7.0).collect();
        assert_eq!(drawn(draw_line, &rising, Glyphs::Unicode), ["  ⡠⠊", "⡠⠊  "]);
        assert_eq!(drawn(draw_line, &[0.0, 0.0, 0.0, 0.0, 1.0, 1.0, 1.0, 1.0], Glyphs::Unicode), ["  ⡏⠉", "⣀⣀⠇ "]);
        assert_eq!(drawn(draw_line, &rising, Glyphs::Ascii), ["  **", "**  "]);
    }

    #[test]
    fn a_line_has_a_gap_where_nothing_is_known() {
        let gap = [0.0, 0.0, f64::NAN, f64::NAN, f64::NAN, f64::NAN, 0.0, 0.0];
        assert_eq!(drawn(draw_line, &gap, Glyphs::Unicode), ["    ", "⣀  ⣀"]);
    }

    #[test]
    fn ground_is_filled_to_an_eighth_of_a_cell() {
        assert_eq!(drawn(draw_ground, &[0.25, 0.5, 1.0, 0.0], Glyphs::Unicode), ["  █ ", "▄██▁"]);
        assert_eq!(drawn(draw_ground, &[0.25, 0.5, 1.0, f64::NAN], Glyphs::Ascii), ["  # ", "### "]);
    }

    #[test]
    fn few_figures_are_joined_and_many_are_averaged() {
        assert_eq!(sampled(&[Some(0.0), Some(1.0)], 4), [Some(0.0), Some(0.25), Some(0.75), Some(1.0)]);
        assert_eq!(sampled(&[Some(0.0), Some(1.0), None, Some(3.0)], 2), [Some(0.5), Some(3.0)]);
        assert_eq!(sampled(&[], 3), [None, None, None]);
        assert_eq!(sampled(&[Some(1.0)], 0), []);
    }
}

//! A chart painted in cells: axes with their words, bars, a line with its band, or points over the normal range.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::Span;
use ratatui::widgets::Widget;
use unicode_width::UnicodeWidthStr;

use crate::app::ClickTarget;
use crate::phrase;
use crate::tui::look::Look;
use crate::tui::targets::Targets;
use crate::tui::theme::Role;
use crate::tui::widgets::{EIGHTHS, draw_line, sampled};
use crate::views::{Chart, Drawn, TrendPoint};

/// The fewest columns between two words of the lower axis.
const APART: u16 = 9;

/// Where a chart is painted, and how its figures lie there.
struct Frame<'a> {
    points: &'a [TrendPoint],
    /// How many points before the first one shown there are.
    hidden: usize,
    plot: Rect,
    axis: (f64, f64),
    look: Look,
}

/// Paints a chart with the cursor on one of its points.
pub fn draw(chart: &Chart, cursor: usize, look: Look, area: Rect, buf: &mut Buffer, targets: &mut Targets) {
    let words = chart.ticks.iter().map(|(_, word)| word.width() as u16).max().unwrap_or(0);
    let left = (words + 2).min(area.width);
    let plot = Rect { x: area.x + left, width: area.width - left, height: area.height.saturating_sub(2), ..area };
    if plot.is_empty() || chart.points.is_empty() {
        return;
    }
    let ticks = Ticks::fitting(chart.ticks.len(), plot.height);
    // What the marks leave over stands empty above, so that they stand equally far apart.
    let plot = Rect { y: plot.bottom() - ticks.rows, height: ticks.rows, ..plot };
    let hidden = chart.points.len().saturating_sub(usize::from(plot.width));
    let points = chart.points.get(hidden..).unwrap_or_default();
    let frame = Frame { points, hidden, plot, axis: chart.axis, look };
    frame.draw_normal(chart.normal, buf);
    match chart.drawn {
        Drawn::Bars => frame.draw_bars(buf),
        Drawn::Line => frame.draw_line(buf),
        Drawn::Dots => frame.draw_dots(buf),
    }
    let shown: Vec<(f64, String)> = chart.ticks.iter().step_by(ticks.every).cloned().collect();
    frame.draw_left(&shown, area, buf);
    frame.draw_below(area, buf);
    frame.mark(cursor, buf);
    frame.target(targets);
}

/// How the marks of the left axis are spread over its rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Ticks {
    /// Every so many of them are shown.
    every: usize,
    /// The rows that the plot has, so that they stand equally far apart.
    rows: u16,
}

impl Ticks {
    /// Spreads so many marks, equally far apart in value, over at most so many rows.
    fn fitting(count: usize, height: u16) -> Self {
        /// The fewest rows from one mark to the next.
        const APART: u16 = 2;
        let steps = count.saturating_sub(1).max(1);
        let whole = |every: usize| {
            let shown = (steps / every) as u16;
            let apart = height.saturating_sub(1) / shown;
            (apart >= APART || shown == 1).then_some(Self { every, rows: (apart * shown + 1).min(height).max(1) })
        };
        let even = (1..=steps).filter(|every| steps.is_multiple_of(*every)).find_map(whole);
        even.unwrap_or(Self { every: steps, rows: height })
    }
}

impl Frame<'_> {
    /// Gives how far up its axis a figure stands, 0 to 1.
    fn share(&self, value: f64) -> f64 {
        let (least, most) = self.axis;
        let share = (value - least) / (most - least);
        if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.0 }
    }

    /// Gives the height of a figure above the floor, in eighths of a cell.
    fn eighths(&self, value: f64) -> u16 {
        (self.share(value) * f64::from(self.plot.height * 8)).round() as u16
    }

    /// Gives the row of a figure.
    fn row(&self, value: f64) -> u16 {
        self.row_at(self.share(value))
    }

    /// Gives the row that stands so far up the axis, 0 to 1.
    fn row_at(&self, share: f64) -> u16 {
        let up = (share * f64::from(self.plot.height.saturating_sub(1))).round() as u16;
        self.plot.bottom().saturating_sub(1 + up)
    }

    /// Gives the left column of a point: the points share the whole width.
    fn x(&self, at: usize) -> u16 {
        self.plot.x + (at * usize::from(self.plot.width) / self.points.len().max(1)) as u16
    }

    /// Gives the columns of a point.
    fn columns(&self, at: usize) -> u16 {
        self.x(at + 1) - self.x(at)
    }

    fn put(&self, x: u16, y: u16, sign: &str, style: Style, buf: &mut Buffer) {
        if let Some(cell) = buf.cell_mut((x, y)).filter(|_| self.plot.contains((x, y).into())) {
            cell.set_symbol(sign).set_style(style);
        }
    }

    /// Shades the runner's own normal range.
    fn draw_normal(&self, normal: Option<(f64, f64)>, buf: &mut Buffer) {
        let Some((least, most)) = normal else { return };
        let style = self.look.style(Role::Quiet);
        for y in self.row(most)..=self.row(least) {
            for x in self.plot.left()..self.x(self.points.len()) {
                self.put(x, y, self.look.either("░", ":"), style, buf);
            }
        }
    }

    fn draw_bars(&self, buf: &mut Buffer) {
        // Where every point has several columns, the last of them parts it from the next.
        let gap = u16::from(usize::from(self.plot.width) >= self.points.len() * 3);
        let style = self.look.style(Role::Easy);
        for (at, point) in self.points.iter().enumerate() {
            let eighths = self.eighths(point.value.unwrap_or(0.0));
            for up in 0..eighths.div_ceil(8) {
                let left = (eighths - up * 8).min(8);
                let sign = EIGHTHS.get(usize::from(left.saturating_sub(1))).copied().unwrap_or("█");
                let sign = self.look.either(sign, "#");
                (0..self.columns(at) - gap)
                    .for_each(|column| self.put(self.x(at) + column, self.plot.bottom() - 1 - up, sign, style, buf));
            }
        }
    }

    fn draw_line(&self, buf: &mut Buffer) {
        let (band, line) = (self.look.style(Role::Quiet), self.look.style(Role::Accent));
        let width = self.x(self.points.len()) - self.plot.x;
        let shares = |of: fn(&TrendPoint) -> Option<f64>| -> Vec<Option<f64>> {
            self.points.iter().map(|point| of(point).map(|value| self.share(value))).collect()
        };
        // The band goes from point to point as the line does, column by column.
        let edges = |of: fn(&TrendPoint) -> Option<f64>| sampled(&shares(of), usize::from(width));
        let (lower, upper) = (edges(|point| Some(point.range?.0)), edges(|point| Some(point.range?.1)));
        for (x, edges) in (self.plot.x..).zip(lower.into_iter().zip(upper)) {
            let (Some(lower), Some(upper)) = edges else { continue };
            for y in self.row_at(upper)..=self.row_at(lower) {
                self.put(x, y, self.look.either("░", ":"), band, buf);
            }
        }
        let values = shares(|point| point.value);
        draw_line(&values, line, self.look, Rect { width, ..self.plot }.intersection(self.plot), buf);
    }

    fn draw_dots(&self, buf: &mut Buffer) {
        let style = self.look.style(Role::Accent);
        for (at, point) in self.points.iter().enumerate() {
            if let Some(value) = point.value {
                self.put(self.x(at) + self.columns(at) / 2, self.row(value), self.look.either("●", "o"), style, buf);
            }
        }
    }

    /// Writes the axis on the left.
    fn draw_left(&self, ticks: &[(f64, String)], area: Rect, buf: &mut Buffer) {
        let style = self.look.style(Role::Quiet);
        let wide = usize::from(self.plot.x.saturating_sub(area.x + 2));
        let mut last = None;
        for (value, word) in ticks {
            let y = self.row(*value);
            if last == Some(y) {
                continue;
            }
            last = Some(y);
            let text = format!("{word:>wide$} {}", self.look.either("┤", "|"));
            Span::styled(text, style).render(Rect { y, height: 1, width: self.plot.x.saturating_sub(area.x), ..area }, buf);
        }
    }

    /// Writes the days below, as many as stand apart.
    fn draw_below(&self, area: Rect, buf: &mut Buffer) {
        let (line, style) = (self.look.style(Role::Line), self.look.style(Role::Quiet));
        let y = self.plot.bottom();
        for x in self.plot.left()..self.x(self.points.len()).min(self.plot.right()) {
            if let Some(cell) = buf.cell_mut((x, y)) {
                cell.set_symbol(self.look.either("─", "-")).set_style(line);
            }
        }
        let week = self.points.len() > 1
            && self.points.windows(2).all(|pair| matches!(pair, [one, next] if next.day.since(one.day) == 7));
        let mut free = self.plot.x;
        for (at, point) in self.points.iter().enumerate() {
            let x = self.x(at);
            let is_monday = point.day.weekday() == chrono::Weekday::Mon;
            let word = phrase::day_and_month(point.day);
            if x < free || !(week || is_monday) || x + word.width() as u16 > area.right() {
                continue;
            }
            free = x + APART.max(word.width() as u16 + 1);
            Span::styled(word, style).render(Rect { x, y: y + 1, width: area.right() - x, height: 1 }.intersection(area), buf);
        }
    }

    /// Says where each point lies.
    fn target(&self, targets: &mut Targets) {
        for at in 0..self.points.len() {
            let column = Rect { x: self.x(at), width: self.columns(at), ..self.plot };
            targets.add(column.intersection(self.plot), ClickTarget::Point(self.hidden + at));
        }
    }

    /// Marks the point that is read.
    fn mark(&self, cursor: usize, buf: &mut Buffer) {
        let Some(at) = cursor.checked_sub(self.hidden) else { return };
        let marked = self.look.palette.marked();
        // A column that is turned round shows a low bar as a high one: there its foot is marked alone.
        let above = if marked.add_modifier.contains(Modifier::REVERSED) { self.plot.height } else { 0 };
        let (y, height) = (self.plot.y + above, self.plot.height + 1 - above);
        let column = Rect { x: self.x(at), y, width: self.columns(at), height };
        buf.set_style(column.intersection(Rect { y, height, ..self.plot }), marked);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_stand_equally_far_apart_at_every_height() {
        for count in 2..=7_usize {
            for height in 3..60_u16 {
                let Ticks { every, rows } = Ticks::fitting(count, height);
                let shown = (count - 1) / every;
                assert_eq!((count - 1) % every, 0, "{count} marks in {height}");
                assert!(rows <= height && (shown == 1 || (rows - 1) % shown as u16 == 0), "{count} marks in {height}: {rows}");
            }
        }
    }

    #[test]
    fn a_high_plot_shows_every_mark_and_wastes_few_rows() {
        assert_eq!(Ticks::fitting(5, 15), Ticks { every: 1, rows: 13 });
        assert_eq!(Ticks::fitting(5, 6), Ticks { every: 2, rows: 5 });
        assert_eq!(Ticks::fitting(4, 3), Ticks { every: 3, rows: 3 });
    }
}

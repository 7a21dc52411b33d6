//! The tab Calendar: the day under the cursor and the entry marked on it.

use chrono::{Datelike, Months};

use crate::journal::{Day, Moment};
use crate::keys::Action;
use crate::recovery::{Meanwhile, Verdict, told_in_time};
use crate::views::Span;

use super::prompt::Asks;
use super::{App, Effect, ShelfRequest};

/// The day under the cursor and the entry marked on it, and what was advised on the days of its sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct CalendarTab {
    day: Day,
    marked: usize,
    advised: Vec<(Day, Verdict)>,
    span: Span,
    meanwhile: Meanwhile,
}

impl CalendarTab {
    /// Opens the calendar on a day.
    #[must_use]
    pub const fn on(day: Day) -> Self {
        Self { day, marked: 0, advised: Vec::new(), span: Span::Month, meanwhile: Meanwhile::AsPlanned }
    }

    /// Gives the day under the cursor.
    #[must_use]
    pub const fn day(&self) -> Day {
        self.day
    }

    /// Gives how much is seen at once.
    #[must_use]
    pub const fn span(&self) -> Span {
        self.span
    }

    /// Gives what the days to come are to suppose.
    #[must_use]
    pub const fn meanwhile(&self) -> Meanwhile {
        self.meanwhile
    }

    /// Supposes rest on the days to come, or again what is planned.
    pub(super) const fn suppose_otherwise(&mut self) {
        self.meanwhile = match self.meanwhile {
            Meanwhile::Rested => Meanwhile::AsPlanned,
            Meanwhile::AsPlanned => Meanwhile::Rested,
        };
    }

    /// Sees more at once, or again one month.
    pub(super) const fn widen(&mut self) {
        self.span = self.span.next();
    }

    /// Gives the place of the marked one among so many entries of the day.
    #[must_use]
    pub fn marked(&self, entries: usize) -> usize {
        self.marked.min(entries.saturating_sub(1))
    }

    /// Gives what was advised on the mornings of the sheet.
    #[must_use]
    pub fn advised(&self) -> &[(Day, Verdict)] {
        &self.advised
    }

    /// Learns what was advised on the mornings of the sheet.
    pub(super) fn learn(&mut self, advised: Vec<(Day, Verdict)>) {
        self.advised = advised;
    }

    /// Marks the next of so many entries of the day, round and round.
    pub(super) fn mark_next(&mut self, entries: usize) {
        self.marked = (self.marked(entries) + 1) % entries.max(1);
    }

    /// Puts the cursor on a day.
    pub(super) const fn go_to(&mut self, day: Day) {
        self.day = day;
        self.marked = 0;
    }

    /// Moves the cursor as an action says; other actions leave it.
    #[expect(clippy::wildcard_enum_match_arm, reason = "only these of all actions move the cursor")]
    pub(super) fn step(&mut self, action: Action, today: Day) {
        let to = match action {
            Action::Left => self.day.plus(-1),
            Action::Right => self.day.plus(1),
            Action::Up => self.day.plus(-7),
            Action::Down => self.day.plus(7),
            Action::PreviousMonth => months(self.day, -1),
            Action::NextMonth => months(self.day, 1),
            Action::PreviousYear => months(self.day, -12),
            Action::NextYear => months(self.day, 12),
            Action::GoToday => today,
            _ => return,
        };
        // Four digits are a year that can be written.
        if (1900..=9999).contains(&to.date().year()) {
            self.go_to(to);
        }
    }
}

/// Gives the same day so many months on, or the last of that month where it is shorter.
fn months(day: Day, count: i32) -> Day {
    let by = Months::new(count.unsigned_abs());
    let to = if count < 0 { day.date().checked_sub_months(by) } else { day.date().checked_add_months(by) };
    to.map_or(day, Day::new)
}

impl App {
    pub(super) fn act_on_calendar(&mut self, action: Action) -> Vec<Effect> {
        if action == Action::GoToDate {
            return self.ask(Asks::Day, "");
        }
        if action == Action::MakeRoom {
            return self.make_room(self.calendar.day());
        }
        if action == Action::Suppose {
            self.calendar.suppose_otherwise();
            return Vec::new();
        }
        if action == Action::Span {
            self.calendar.widen();
            return self.find_advice();
        }
        if action == Action::NextEntry {
            self.calendar.mark_next(self.day_panel().entries.len());
            return Vec::new();
        }
        let before = self.days_shown();
        self.calendar.step(action, self.known.today());
        if self.days_shown() == before { Vec::new() } else { self.find_advice() }
    }

    /// Gives the first and the last day that the calendar shows.
    pub(super) fn days_shown(&self) -> (Day, Day) {
        self.calendar.span().days(self.calendar.day(), self.settings.week_start)
    }

    /// Learns what was advised on the days of the calendar's sheet: of each morning the answer that counts, where it was given
    /// before the day's first session.
    pub(super) fn learn_advised(&mut self, given: &[(Day, Moment, Verdict)]) {
        let known = &self.known;
        let advised = told_in_time(given, |(day, at, _)| (*day, *at), &known.journal, &known.athlete);
        self.calendar.learn(advised.into_iter().map(|(day, _, verdict)| (day, verdict)).collect());
    }

    /// Asks what was advised on the days of the calendar's sheet.
    pub(super) fn find_advice(&mut self) -> Vec<Effect> {
        self.calendar.learn(Vec::new());
        let (from, until) = self.days_shown();
        vec![Effect::Shelf(ShelfRequest::FindAdvice(from, until))]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    fn day(y: i32, m: u32, d: u32) -> Day {
        Day::new(NaiveDate::from_ymd_opt(y, m, d).unwrap())
    }

    fn walked(from: Day, actions: &[Action]) -> Day {
        let mut tab = CalendarTab::on(from);
        for action in actions {
            tab.step(*action, day(2026, 11, 22));
        }
        tab.day()
    }

    #[test]
    fn the_cursor_walks_days_weeks_months_and_years() {
        use Action::{Down, GoToday, Left, NextMonth, NextYear, PreviousMonth, Right, Up};
        let from = day(2026, 11, 22);
        assert_eq!(walked(from, &[Right, Down]), day(2026, 11, 30));
        assert_eq!(walked(from, &[Left, Up]), day(2026, 11, 14));
        assert_eq!(walked(day(2026, 1, 31), &[NextMonth]), day(2026, 2, 28));
        assert_eq!(walked(day(2028, 2, 29), &[NextYear]), day(2029, 2, 28));
        assert_eq!(walked(from, &[PreviousMonth, GoToday]), from);
    }

    #[test]
    fn the_cursor_stays_where_years_can_be_written() {
        assert_eq!(walked(day(9999, 12, 31), &[Action::Right]), day(9999, 12, 31));
        assert_eq!(walked(day(1900, 1, 1), &[Action::PreviousYear]), day(1900, 1, 1));
    }

    #[test]
    fn the_mark_goes_round_the_entries_of_the_day() {
        let mut tab = CalendarTab::on(day(2026, 11, 22));
        tab.mark_next(2);
        assert_eq!(tab.marked(2), 1);
        tab.mark_next(2);
        assert_eq!(tab.marked(2), 0);
        tab.mark_next(0);
        assert_eq!(tab.marked(0), 0);
    }
}

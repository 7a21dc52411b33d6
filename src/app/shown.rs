//! What the screens say now: every view, made from what is known.

use std::borrow::Cow;
use std::ops::{Range, RangeInclusive};

use chrono::Weekday;

use crate::journal::{Athlete, Day, Id, Journal, Moment, Units};
use crate::recovery::{Assessment, Meanwhile, Verdict};
use crate::views::{
    CalendarSheet, CalendarView, DayPanel, LogRow, LogView, MonthSheet, PlanView, Span, TodayView, Tried, WeeksView, YearHeat,
    YearView, calendar, calendar_day, calendar_heat, calendar_quarter, calendar_weeks, calendar_year, entry, lately, log, plan,
    today, why_so_far, why_then_so_far,
};

use super::{App, Known, Overlay, Page, Subject, Tab};

/// What the answer to why hangs on: the log and who runs, and the minute.
pub(super) type WhyKey = (u64, Moment);

/// What the heat of a year hangs on.
pub(super) type HeatKey = (u64, Moment, i32, Weekday);

impl App {
    /// Says what Today says now.
    #[must_use]
    pub fn today(&self) -> TodayView {
        let Known { now, journal, athlete, units, .. } = &self.known;
        today(*now, &self.as_planned(), journal, athlete, *units)
    }

    /// Shows the weeks around today, counted from this one.
    #[must_use]
    pub fn weeks_around_today(&self, weeks: RangeInclusive<i64>) -> WeeksView {
        let Known { now, journal, athlete, units, .. } = &self.known;
        let sheet = CalendarSheet {
            cursor: self.known.today(),
            week_start: self.settings.week_start,
            advised: &[],
            tried: None,
            prospects: self.planning.prospects(),
            otherwise: None,
        };
        calendar_weeks(*now, &self.as_planned(), journal, athlete, *units, &sheet, weeks)
    }

    /// Gives the last sessions, at most so many.
    #[must_use]
    pub fn lately(&self, most: usize) -> Vec<LogRow> {
        let Known { now, journal, athlete, units, assessment, .. } = &self.known;
        lately(*now, journal, athlete, *units, &assessment.own, most)
    }

    /// Gives a window of the log; only its rows are made.
    #[must_use]
    pub fn log_rows(&self, window: Range<usize>) -> LogView {
        let Known { now, journal, athlete, units, assessment, .. } = &self.known;
        log(*now, journal, athlete, *units, &assessment.own, self.log.index(), window)
    }

    /// Gives the month of the day under the calendar's cursor.
    #[must_use]
    pub fn month(&self) -> CalendarView {
        self.with_sheet(calendar)
    }

    /// Gives what there is to say of the day under the calendar's cursor.
    #[must_use]
    pub fn day_panel(&self) -> DayPanel {
        self.with_sheet(calendar_day)
    }

    /// Gives the quarter of the day under the calendar's cursor.
    #[must_use]
    pub fn quarter(&self) -> Vec<MonthSheet> {
        self.with_sheet(calendar_quarter)
    }

    /// Gives the year of the day under the calendar's cursor.
    #[must_use]
    pub fn year(&self) -> YearView {
        self.with_sheet(calendar_year)
    }

    /// Gives how much the days and weeks of that year came to.
    #[must_use]
    pub fn year_heat(&self) -> Cow<'_, YearHeat> {
        match &self.heat {
            Some((of, heat)) if *of == self.heat_key() => Cow::Borrowed(heat),
            Some(_) | None => Cow::Owned(self.with_sheet(calendar_heat)),
        }
    }

    /// Keeps the heat of the year that is shown, so that no paint has to ask how hard each of its sessions was.
    pub(super) fn keep_heat(&mut self) {
        let is_shown = self.tab == Tab::Calendar && self.calendar.span() == Span::Year;
        if is_shown && self.heat.as_ref().is_none_or(|(of, _)| *of != self.heat_key()) {
            self.heat = Some((self.heat_key(), self.with_sheet(calendar_heat)));
        }
    }

    /// Gives all that the heat hangs on: the log and who runs, the minute, the year and how its weeks begin.
    pub(super) fn heat_key(&self) -> HeatKey {
        let year = chrono::Datelike::year(&self.calendar.day().date());
        (self.log_version, self.known.assessment.now, year, self.settings.week_start)
    }

    /// Makes a view of the calendar: of the log as it is, or as it would be while something is tried.
    fn with_sheet<V>(&self, view: fn(Moment, &Assessment, &Journal, &Athlete, Units, &CalendarSheet<'_>) -> V) -> V {
        let Known { now, assessment, journal, athlete, units, .. } = &self.known;
        let (cursor, week_start, advised) = (self.calendar.day(), self.settings.week_start, self.calendar.advised());
        let sheet = CalendarSheet { cursor, week_start, advised, tried: None, prospects: &[], otherwise: None };
        if let Some(trying) = self.trying() {
            let (tried, best) = (trying.what_if(), trying.best());
            let shown = Tried {
                kept: journal,
                ghosts: tried.ghosts(),
                before: tried.before(),
                train_again: tried.train_again(),
                is_played: trying.is_played(),
                best,
            };
            let sheet = CalendarSheet { tried: Some(shown), prospects: tried.prospects(), otherwise: Some(assessment), ..sheet };
            return view(*now, tried.assessment(), tried.journal(), athlete, *units, &sheet);
        }
        let as_planned = self.as_planned();
        let is_a_question = as_planned.meanwhile == Meanwhile::AsPlanned;
        let (shown, otherwise) = match self.calendar.meanwhile() {
            Meanwhile::AsPlanned => (as_planned.as_ref(), assessment),
            Meanwhile::Rested => (assessment, as_planned.as_ref()),
        };
        let otherwise = is_a_question.then_some(otherwise);
        let sheet = CalendarSheet { prospects: self.planning.prospects(), otherwise, ..sheet };
        view(*now, shown, journal, athlete, *units, &sheet)
    }

    /// Gives the answer with the days to come as they are where the plan is carried out, as far as that has been worked out.
    #[must_use]
    pub fn as_planned(&self) -> Cow<'_, Assessment> {
        let Known { assessment, journal, athlete, .. } = &self.known;
        let imagined = self.planning.imagined();
        if imagined.from.is_none() { Cow::Borrowed(assessment) } else { Cow::Owned(imagined.over(assessment, journal, athlete)) }
    }

    /// Says what is to come, as far as it has been worked out.
    #[must_use]
    pub fn to_come_view(&self) -> PlanView {
        let Known { now, assessment, journal, athlete, units, .. } = &self.known;
        plan(*now, assessment, journal, athlete, *units, self.planning.imagined())
    }

    /// Opens the page that says why, of today or of a day that is over, with what is known of it at once.
    pub(super) fn page_of_why(&self, day: Option<Day>) -> Page {
        let Known { now, assessment, journal, athlete, units, .. } = &self.known;
        Page::of(Subject::Why(match day {
            None => match &self.why {
                // What was worked out in this minute still holds.
                Some((of, why)) if *of == self.why_key() => why.clone().beside(&self.today()),
                Some(_) | None => why_so_far(*now, assessment, journal, athlete, *units).beside(&self.today()),
            },
            Some(day) => why_then_so_far(self.known.morning_of(day), day, self.advised_on(day)),
        }))
    }

    /// Gives all that the answer to why hangs on.
    pub(super) const fn why_key(&self) -> WhyKey {
        (self.log_version, self.known.assessment.now)
    }

    /// Gives what was advised on a day of the calendar's sheet.
    pub(super) fn advised_on(&self, day: Day) -> Option<Verdict> {
        self.calendar.advised().iter().find(|(other, _)| *other == day).map(|(_, verdict)| *verdict)
    }

    /// Opens the page of an entry; `None` where the log does not have it.
    pub(super) fn page_of(&self, id: Id) -> Option<Page> {
        let Known { now, journal, athlete, units, .. } = &self.known;
        entry(id, *now, journal, athlete, *units).map(|view| Page::of(Subject::Entry(view)))
    }

    /// Says whether the entry under the cursor of the log waits to be made in full.
    pub(super) fn waits_for_detail(&self) -> bool {
        let marked = if self.tab == Tab::Log && self.over.is_none() { self.marked_entry() } else { None };
        marked.is_some_and(|id| self.detail.as_ref().is_none_or(|detail| detail.id != id))
    }

    /// Makes the entry under the cursor of the log in full.
    pub(super) fn make_detail(&mut self) {
        let Known { now, journal, athlete, units, .. } = &self.known;
        self.detail = self.marked_entry().and_then(|id| entry(id, *now, journal, athlete, *units));
    }

    /// Makes the page that is open anew, as far down as it is read; an entry that is gone closes its page.
    pub(super) fn refresh_page(&mut self) {
        let Some(Overlay::Page(page)) = &self.over else { return };
        let anew = match &page.subject {
            Subject::Why(view) => Some(self.page_of_why(view.of)),
            Subject::Help | Subject::Imported(_) | Subject::Preview { .. } | Subject::Evidence(_) => return,
            Subject::Entry(view) => self.page_of(view.id),
        };
        let Some(Overlay::Page(Page { top, along, at, from, .. })) = self.over.take() else { return };
        self.over = match anew {
            Some(page) => Some(Overlay::Page(Page { top, along, at, from, ..page })),
            None => from.map(|from| Overlay::Page(*from)),
        };
    }

    /// Gives the entry that `edit` and `delete` speak of: the one being read, or the one under the cursor.
    #[must_use]
    pub fn marked_entry(&self) -> Option<Id> {
        match (&self.over, self.tab) {
            (Some(Overlay::Page(Page { subject: Subject::Entry(view), .. })), _) => Some(view.id),
            (Some(Overlay::Page(_) | Overlay::Prompt(_) | Overlay::Settings(_) | Overlay::Palette(_) | Overlay::Form(_)), _)
            | (None, Tab::Today | Tab::Trends) => None,
            (None, Tab::Plan) => self.selected_coming().map(|(id, _)| id),
            (None, Tab::Log) => self.log.index().id(&self.known.journal, self.log.selected()),
            (None, Tab::Calendar) => {
                let entries = self.day_panel().entries;
                entries.get(self.calendar.marked(entries.len())).map(|entry| entry.id)
            }
        }
    }
}

//! Why as a walk: from line to line that leads somewhere, down to what it leads to, and back.

use crate::journal::Day;
use crate::keys::Action;
use crate::views::{Lead, WhyView, evidence_row};

use super::{App, Effect, Extent, Overlay, Page, SettingsPage, Subject, Tab};

impl Page {
    /// Marks the next line that leads somewhere, or the one before, and brings it into sight; where the next is more than a
    /// page away, goes a page towards it.
    pub(super) fn walk(&mut self, action: Action, extent: &Extent) {
        let seen = self.top..self.top + extent.rows;
        let is_seen = |(line, _): &(usize, usize)| seen.contains(line);
        let is_here = extent.stops.get(self.at).is_some_and(is_seen);
        let mut stops = extent.stops.iter().enumerate();
        let next = match (action == Action::Down, is_here) {
            (true, true) => stops.find(|(at, _)| *at > self.at),
            (true, false) => stops.find(|(_, (line, _))| *line >= seen.start),
            (false, true) => stops.rfind(|(at, _)| *at < self.at),
            (false, false) => stops.rfind(|(_, (line, _))| *line < seen.end),
        };
        let Some((at, (line, height))) = next else { return self.scroll(action, extent) };
        let is_far = if action == Action::Down { line + 1 >= seen.end + extent.rows } else { line + extent.rows <= seen.start };
        if is_far {
            let a_page = if action == Action::Down { Action::PageDown } else { Action::PageUp };
            return self.scroll(a_page, extent);
        }
        self.at = at;
        let lowest = (line + height).saturating_sub(extent.rows).min(*line);
        self.top = self.top.clamp(lowest, (*line).max(lowest)).min(extent.last_top());
    }
}

impl App {
    /// Gives the day whose answer is asked about: the one under the calendar's cursor where it is over, else today.
    pub(super) fn day_asked(&self) -> Option<Day> {
        let day = self.calendar.day();
        (self.tab == Tab::Calendar && !self.is_trying() && day < self.known.today()).then_some(day)
    }

    /// Goes where the marked line leads; the page that is left is come back to.
    pub(super) fn follow_lead(&mut self, page: Page) -> Vec<Effect> {
        let lead = match &page.subject {
            Subject::Why(view) => view.leads().get(page.at).copied(),
            Subject::Help | Subject::Entry(_) | Subject::Evidence(_) | Subject::Preview { .. } | Subject::Imported(_) => None,
        };
        let there = match lead {
            Some(Lead::CheckIn) => {
                self.back_to = Some(Box::new(page));
                return self.check_in();
            }
            Some(Lead::Unlogged) => {
                self.back_to = Some(Box::new(page));
                return self.tell_unlogged();
            }
            Some(Lead::Setting(key)) => {
                self.back_to = Some(Box::new(page));
                self.over = Some(Overlay::Settings(SettingsPage::at(key)));
                return Vec::new();
            }
            Some(Lead::Entry(id)) => self.page_of(id),
            Some(Lead::Evidence(name)) => evidence_row(name).map(|row| Page::of(Subject::Evidence(row))),
            None => None,
        };
        self.over = Some(Overlay::Page(match there {
            Some(there) => Page { from: Some(Box::new(page)), ..there },
            None => page,
        }));
        self.ask_course()
    }

    /// Comes back to the page that led to a form or a setting, once that is closed; the page is made anew.
    pub(super) fn come_back(&mut self) {
        if self.over.is_none()
            && let Some(page) = self.back_to.take()
        {
            self.over = Some(Overlay::Page(*page));
            self.refresh_page();
        }
    }

    /// Marks a line of the page that leads somewhere and goes there.
    pub(super) fn clicked_lead(&mut self, at: usize) -> Vec<Effect> {
        match self.over.take() {
            Some(Overlay::Page(page)) => self.follow_lead(Page { at, ..page }),
            other => {
                self.over = other;
                Vec::new()
            }
        }
    }

    /// Gives the page that says why, where it is read or was left for what it leads to.
    pub(super) fn why_read(&mut self) -> Option<&mut WhyView> {
        let Some(Overlay::Page(page)) = &mut self.over else { return None };
        let mut page = page;
        while !matches!(page.subject, Subject::Why(_)) {
            page = page.from.as_deref_mut()?;
        }
        match &mut page.subject {
            Subject::Why(view) => Some(view),
            Subject::Help | Subject::Entry(_) | Subject::Evidence(_) | Subject::Preview { .. } | Subject::Imported(_) => None,
        }
    }

    /// Says whether the page that is read has a line that leads somewhere.
    pub(super) fn leads_on(&self) -> bool {
        matches!(&self.over, Some(Overlay::Page(Page { subject: Subject::Why(view), .. })) if !view.leads().is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Walks a page of 60 lines, ten at a time, with stops on some of them.
    fn walked(stops: &[usize], actions: &[Action]) -> (usize, usize) {
        let stops = stops.iter().map(|line| (*line, 1)).collect();
        let extent = Extent { lines: 60, rows: 10, stops };
        let mut page = Page::of(Subject::Help);
        for action in actions {
            page.walk(*action, &extent);
        }
        (page.at, page.top)
    }

    #[test]
    fn the_mark_goes_from_stop_to_stop_and_the_page_follows_it() {
        use Action::{Down, Up};
        assert_eq!(walked(&[4, 8, 12], &[Down]), (1, 0));
        assert_eq!(walked(&[4, 8, 12], &[Down, Down]), (2, 3));
        assert_eq!(walked(&[4, 8, 12], &[Down, Down, Up, Up]), (0, 3));
        assert_eq!(walked(&[4, 8, 12], &[Down, Down, Up, Up, Up]), (0, 2));
    }

    #[test]
    fn a_far_stop_is_gone_to_a_page_at_a_time_and_the_end_is_read_a_line_at_a_time() {
        use Action::Down;
        assert_eq!(walked(&[4, 40], &[Down]), (0, 9));
        assert_eq!(walked(&[4, 40], &[Down, Down, Down, Down]), (1, 31));
        assert_eq!(walked(&[4], &[Down, Down]), (0, 2));
        assert_eq!(walked(&[], &[Down, Down]), (0, 2));
    }
}

//! The whole screen: the frame, the tab, and what lies over it.

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::Line;
use ratatui::widgets::Widget;

use crate::app::{App, Extent, Overlay, Page, Subject, Tab};
use crate::keys::{Action, Place};
use crate::views::TodayView;

use super::frame::{draw_foot, draw_head, foot_height, hint_line};
use super::look::Look;
use super::targets::Targets;
use super::{calendar, form, log, page, palette, plan, prompt, settings, today, trends, why};

/// The program as it is painted. Painting changes nothing: two paints of one state give equal buffers.
#[derive(Debug, Clone, Copy)]
pub struct Screen<'a> {
    app: &'a App,
    look: Look,
}

/// The least height that leaves room for a footer.
const FOOT_FROM: u16 = 8;

impl<'a> Screen<'a> {
    /// Makes the screen of a program in a look.
    #[must_use]
    pub const fn new(app: &'a App, look: Look) -> Self {
        Self { app, look }
    }

    /// Paints the screen, and gives how much there is to scroll through.
    pub fn paint(self, area: Rect, buf: &mut Buffer) -> Extent {
        self.paint_with(area, buf, &mut Targets::default())
    }

    /// Paints the screen, says what lies where, and gives how much there is to scroll through.
    pub fn paint_with(self, area: Rect, buf: &mut Buffer, targets: &mut Targets) -> Extent {
        buf.set_style(area, self.look.palette.ground());
        if area.is_empty() {
            return Extent::default();
        }
        let mut around = self.app.around();
        let foot = if area.height < FOOT_FROM { 0 } else { foot_height(&around, self.look, area) };
        let [head, body, below] =
            Layout::vertical([Constraint::Length(1), Constraint::Fill(1), Constraint::Length(foot)]).areas(area);
        let today = (self.app.tab() == Tab::Today).then(|| self.app.today());
        // What a panel of the screen offers already, the footer need not.
        around.hints.retain(|hint| !self.is_offered_above(hint.action, today.as_ref(), body));
        let extent = self.paint_tab(today.as_ref(), body, buf, targets);
        // What is asked on Today itself lies over nothing.
        let is_in_place = self.app.asked_in_place().is_some();
        if self.app.over().is_some() && !is_in_place {
            targets.cover();
            self.look.palette.fade(body, buf);
        }
        let in_words = today.as_ref().and_then(|view| today::in_words_above(view, self.app, self.look, body));
        draw_head(&around, in_words, self.look, head, buf, targets);
        draw_foot(&around, self.look, below, buf, targets);
        if is_in_place { extent } else { self.paint_over(body, buf, targets).unwrap_or(extent) }
    }

    fn is_offered_above(self, action: Action, today: Option<&TodayView>, body: Rect) -> bool {
        match (self.app.over(), today) {
            (Some(_), _) => self.app.asked_in_place().is_none(),
            (None, Some(view)) => today::offers(view, action, body),
            (None, None) => false,
        }
    }

    fn paint_tab(self, today: Option<&TodayView>, area: Rect, buf: &mut Buffer, targets: &mut Targets) -> Extent {
        let Self { app, look } = self;
        match app.tab() {
            Tab::Today => today.into_iter().for_each(|view| today::draw(view, app, look, area, buf)),
            Tab::Log => return log::draw(app, look, area, buf, targets),
            Tab::Calendar => calendar::draw(&app.month(), app, look, area, buf, targets),
            Tab::Trends => trends::draw(app.trends(), look, area, buf, targets),
            Tab::Plan => return plan::draw(&app.to_come_view(), app, look, area, buf, targets),
        }
        Extent::default()
    }

    /// Gives the place whose keys are wanted first in the help: Today has hardly any of its own.
    fn where_keys_count(self) -> Place {
        match self.app.tab() {
            Tab::Today => Place::Screen,
            Tab::Calendar if self.app.trying().is_some() => Place::WhatIf,
            tab @ (Tab::Log | Tab::Calendar | Tab::Trends | Tab::Plan) => tab.place(),
        }
    }

    fn paint_over(self, area: Rect, buf: &mut Buffer, targets: &mut Targets) -> Option<Extent> {
        let Self { app, look } = self;
        match app.over()? {
            Overlay::Page(Page { subject, top, along, at, .. }) => {
                // What is left free at the right says that there is more.
                let hints = hint_line(&app.around().hints, look, area.width.saturating_sub(14));
                if let Subject::Why(view) = subject {
                    let read = why::Walked { view, top: *top, at: *at };
                    return Some(why::draw(read, hints, look, area, buf, targets));
                }
                if let Subject::Entry(view) = subject
                    && let Some(course) = app.course_of(view.id)
                {
                    let read = page::Recorded { view, course, along: *along, top: *top };
                    return Some(page::draw_recorded(read, hints, look, area, buf, targets));
                }
                if let Subject::Help = subject {
                    return Some(page::draw_help((app.keys(), self.where_keys_count()), *top, hints, look, area, buf));
                }
                let (title, lines): (&str, &dyn Fn(usize) -> Vec<Line<'static>>) = match subject {
                    Subject::Help | Subject::Why(_) => return None,
                    Subject::Evidence(view) => ("The paper", &|width| page::evidence(view, look, width)),
                    Subject::Entry(view) => (&view.title, &|width| page::entry(view, look, width)),
                    Subject::Imported(lines) => ("Import", &|width| page::imported(lines, look, width)),
                    Subject::Preview { lines, .. } => ("Before the import", &|width| page::imported(lines, look, width)),
                };
                Some(page::draw(title, lines, *top, hints, look, area, buf))
            }
            Overlay::Form(form) => {
                let hints = hint_line(&app.around().hints, look, area.width.saturating_sub(6));
                form::draw(form, hints, look, area, buf);
                Some(Extent::default())
            }
            Overlay::Palette(palette) => {
                let hints = hint_line(&app.around().hints, look, area.width.saturating_sub(6));
                palette::draw(palette, hints, look, area, buf, targets);
                Some(Extent::default())
            }
            Overlay::Prompt(asked) => {
                let hints = hint_line(&app.around().hints, look, area.width.saturating_sub(6));
                prompt::draw(asked, app.log().marks(), hints, look, area, buf);
                Some(Extent::default())
            }
            Overlay::Settings(page) => {
                let hints = hint_line(&app.around().hints, look, area.width.saturating_sub(14));
                Some(settings::draw(page, app.settings(), hints, look, area, buf, targets))
            }
        }
    }
}

impl Widget for Screen<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        self.paint(area, buf);
    }
}

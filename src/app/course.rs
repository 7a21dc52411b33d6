//! The course of the session that is read: asked of the log when it is wanted, and read along the way.

use crate::journal::{Id, Kept, Session, Trace};
use crate::keys::Action;
use crate::views::{CourseView, course};

use super::{App, Effect, LogRequest, Overlay, Page, Subject, Tab};

/// Keys it takes from one end of a course to the other.
const STRIDES: usize = 60;

/// How far along a course one reads, and which of its curves is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Along {
    /// The curve that is looked at, from 1; 0 is all of them beside the figures.
    pub chart: usize,
    /// The stretch that is read, where one is.
    pub at: Option<usize>,
}

impl Along {
    /// Goes along the way or to the next curve, as an action says; any other stays.
    #[expect(clippy::wildcard_enum_match_arm, reason = "only these three of all actions read a course")]
    pub(super) fn step(&mut self, action: Action, course: &CourseView) {
        let last = course.places.len().saturating_sub(1);
        let stride = (course.places.len() / STRIDES).max(1);
        match action {
            Action::Right => self.at = Some(self.at.map_or(0, |at| (at + stride).min(last))),
            Action::Left => self.at = Some(self.at.map_or(last, |at| at.saturating_sub(stride))),
            Action::NextChart => self.chart = (self.chart + 1) % (course.curves.len() + 1),
            _ => {}
        }
    }
}

impl App {
    /// Gives the course of an entry, as far as the log was asked for it and knew one.
    #[must_use]
    pub fn course_of(&self, id: Id) -> Option<&CourseView> {
        self.course.as_ref().filter(|(of, _)| *of == id).and_then(|(_, course)| course.as_ref())
    }

    /// Gives the course that is read on the page that is open.
    pub(super) fn course_read(&self) -> Option<&CourseView> {
        let Some(Overlay::Page(Page { subject: Subject::Entry(view), .. })) = &self.over else { return None };
        self.course_of(view.id)
    }

    /// Says whether a session is shown whose course the log was not asked for yet.
    pub(super) fn waits_for_course(&self) -> bool {
        self.session_shown().is_some_and(|session| self.course.as_ref().is_none_or(|(of, _)| *of != session.id))
    }

    /// Asks for the course of the session that is shown, where it may have one and was not asked for yet.
    pub(super) fn ask_course(&self) -> Vec<Effect> {
        let session = self.session_shown().filter(|_| self.waits_for_course());
        session
            .map(|session| Effect::Log(LogRequest::FindCourse(session.id, Box::new(session.what.clone()))))
            .into_iter()
            .collect()
    }

    /// Takes the course that the log knows of a session.
    pub(super) fn course_found(&mut self, id: Id, trace: Option<&Trace>) {
        let session = self.known.journal.session(id);
        let units = self.known.units;
        self.course = Some((id, session.zip(trace).and_then(|(session, trace)| course(session, trace, units))));
    }

    /// Reads the course on the page at a stretch.
    pub(super) const fn read_course_at(&mut self, at: usize) {
        if let Some(Overlay::Page(page)) = &mut self.over {
            page.along.at = Some(at);
        }
    }

    /// Gives the recorded session that is read in full: on its page, or beside the log.
    fn session_shown(&self) -> Option<&Kept<Session>> {
        let id = match &self.over {
            Some(Overlay::Page(Page { subject: Subject::Entry(view), .. })) => Some(view.id),
            None if self.tab == Tab::Log => self.detail.as_ref().map(|detail| detail.id),
            Some(_) | None => None,
        }?;
        let sessions = self.known.journal.sessions();
        sessions.iter().rfind(|session| session.id == id).filter(|session| session.is_recorded())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Moment, Sport, TraceColumns, Units};

    fn heart(stretches: usize) -> CourseView {
        let heart_bpm = (0..stretches).map(|at| Some(100 + (at % 50) as u8)).collect();
        let trace = Trace::try_from(TraceColumns { step_s: 10.0, heart_bpm, ..TraceColumns::default() }).unwrap();
        let start = Moment::from_rfc3339("2026-11-22T08:14:00+01:00").unwrap();
        course(&Session::new(Sport::Run, start), &trace, Units::Metric).unwrap()
    }

    #[test]
    fn sixty_keys_lead_along_a_course_and_not_beyond_it() {
        let course = heart(240);
        let mut along = Along::default();
        along.step(Action::Right, &course);
        assert_eq!(along.at, Some(0));
        (0..60).for_each(|_| along.step(Action::Right, &course));
        assert_eq!(along.at, Some(239));
        along.step(Action::Left, &course);
        assert_eq!(along.at, Some(235));
        let mut from_the_end = Along::default();
        from_the_end.step(Action::Left, &course);
        assert_eq!(from_the_end.at, Some(239));
    }

    #[test]
    fn a_short_course_is_read_stretch_by_stretch() {
        let course = heart(3);
        let mut along = Along { at: Some(1), ..Along::default() };
        along.step(Action::Right, &course);
        along.step(Action::Right, &course);
        assert_eq!(along.at, Some(2));
    }

    #[test]
    fn the_curves_follow_each_other_and_all_come_again() {
        let course = heart(30);
        let mut along = Along::default();
        along.step(Action::NextChart, &course);
        assert_eq!(along.chart, 1);
        along.step(Action::NextChart, &course);
        assert_eq!(along.chart, 0);
    }
}

//! The tab Trends: the figure that is shown, the point that is read, and what has been looked back on so far.

use std::sync::Arc;

use crate::journal::{Day, Journal};
use crate::keys::Action;
use crate::recovery::{Given, KEPT_SCORE_DAYS, Scoring, kept_score};
use crate::views::{
    Chart, Drawn, Looked, PastMorning, RecoveredView, Said, TREND_DAYS, Tone, kept_score_lines, look_back_further,
    scorecard_lines, trends,
};

use super::page::moved;
use super::{App, Effect, Overlay, ShelfRequest, Tab};

/// What is shown of the trends, and how far the look back has come.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TrendsTab {
    selected: usize,
    back: usize,
    charts: Vec<Chart>,
    recovered: Option<RecoveredView>,
    mornings: Vec<PastMorning>,
    recent: Option<Arc<Journal>>,
    scoring: Option<Scoring>,
    score: Vec<Said>,
    /// Whether the answers as they were given have been asked for, to be scored too.
    is_asked: bool,
    is_fresh: bool,
    /// Whether the latest morning is that of an earlier minute.
    is_older: bool,
}

impl TrendsTab {
    /// Gives the place of the figure that is shown; the one after the last chart is what recovery has taken, and the
    /// last how past forecasts did.
    #[must_use]
    pub const fn selected(&self) -> usize {
        self.selected
    }

    /// Gives how many points before the latest the one is that is read.
    #[must_use]
    pub const fn back(&self) -> usize {
        self.back
    }

    /// Gives the charts, as far as they have been worked out.
    #[must_use]
    pub fn charts(&self) -> &[Chart] {
        &self.charts
    }

    /// Gives what recovery has taken, once it has been worked out.
    #[must_use]
    pub const fn recovered(&self) -> Option<&RecoveredView> {
        self.recovered.as_ref()
    }

    /// Gives how past forecasts did, or how far the scoring has come.
    #[must_use]
    pub fn score(&self) -> &[Said] {
        &self.score
    }

    /// Says whether earlier mornings are still being looked back on for the chart that is shown.
    #[must_use]
    pub fn is_looking_back(&self) -> bool {
        let is_of_mornings = self.charts.get(self.selected).is_some_and(|chart| chart.drawn == Drawn::Line);
        is_of_mornings && (self.mornings.len() as i64) < TREND_DAYS
    }

    /// Says whether the page of the score is shown: the last one.
    #[must_use]
    pub fn shows_score(&self) -> bool {
        !self.charts.is_empty() && self.selected == self.charts.len() + 1
    }

    /// Says whether the score is looked at and not done.
    pub(super) fn waits_for_score(&self) -> bool {
        self.shows_score() && self.scoring.as_ref().is_none_or(Scoring::has_more)
    }

    /// Moves to another figure or another point, as an action says.
    pub(super) fn step(&mut self, action: Action) {
        let points = self.charts.get(self.selected).map_or(0, |chart| chart.points.len());
        let before = self.selected;
        #[expect(clippy::wildcard_enum_match_arm, reason = "whatever else there is does not move between points")]
        match action {
            Action::Left => self.back = (self.back + 1).min(points.saturating_sub(1)),
            Action::Right => self.back = self.back.saturating_sub(1),
            Action::GoToday => self.back = 0,
            _ => self.selected = moved(self.selected, action, 1, self.charts.len() + 2),
        }
        if self.selected != before {
            let points = self.charts.get(self.selected).map_or(0, |chart| chart.points.len());
            self.back = self.back.min(points.saturating_sub(1));
        }
    }

    /// Reads the point at a place of the chart that is shown.
    pub(super) fn read(&mut self, at: usize) {
        let points = self.charts.get(self.selected).map_or(0, |chart| chart.points.len());
        self.back = points.saturating_sub(at + 1);
    }

    /// Shows the figure at a place.
    pub(super) fn go_to(&mut self, place: usize) {
        self.selected = place.min(self.charts.len() + 1);
    }

    /// Says whether the charts are older than the answer and the log.
    pub(super) const fn is_stale(&self) -> bool {
        !self.is_fresh
    }

    /// Lets the latest point grow old; what was looked back on stands.
    pub(super) const fn grow_stale(&mut self) {
        self.is_fresh = false;
    }

    /// Lets the latest morning grow older by a minute; nothing else hangs on that.
    pub(super) const fn grow_older(&mut self) {
        self.is_older = true;
    }

    /// Forgets all that was looked back on: the log has changed.
    pub(super) fn forget(&mut self) {
        self.is_fresh = false;
        self.mornings.clear();
        self.recent = None;
        self.scoring = None;
        self.is_asked = false;
    }

    /// Gives the latest mornings of the span that have not been looked at, at most so many.
    pub(super) fn next_mornings(&self, today: Day, most: usize) -> Vec<Day> {
        let looked = |day: Day| self.mornings.iter().any(|morning| morning.day == day);
        (0..TREND_DAYS).map(|ago| today.plus(-ago)).filter(|day| !looked(*day)).take(most).collect()
    }

    /// Gives the log of the last year, as far as it has been laid out to look back on.
    pub(super) fn recent(&self) -> Option<Arc<Journal>> {
        self.recent.clone()
    }

    /// Learns the charts that were drawn before anybody looked at them.
    pub(super) fn learn_charts(&mut self, charts: Vec<Chart>) {
        self.charts = charts;
        self.is_fresh = true;
    }

    /// Learns what recovery has taken, and keeps the log of the last year to look back on.
    pub(super) fn learn_recovered(&mut self, recovered: RecoveredView, recent: Arc<Journal>) {
        self.recovered = Some(recovered);
        self.recent = Some(recent);
    }

    /// Gives the scoring as far as it has come, to be gone on with.
    pub(super) fn take_scoring(&mut self) -> Option<Box<Scoring>> {
        self.scoring.take().map(Box::new)
    }

    /// Takes the scoring as far as it has come, and says how far that is, or what came of it.
    pub(super) fn learn_score(&mut self, scoring: Scoring) {
        let (done, of) = scoring.progress();
        self.score = if scoring.has_more() {
            vec![Said::new(Tone::Quiet, format!("Foretelling your mornings again: {done} of {of} …"))]
        } else {
            scorecard_lines(&scoring.card())
        };
        self.scoring = Some(scoring);
    }
}

impl App {
    /// Asks for the answers of the last year as they were given, once the score of the mornings stands.
    pub(super) fn ask_answers(&mut self) -> Vec<Effect> {
        let stands = self.trends.scoring.as_ref().is_some_and(|scoring| !scoring.has_more());
        if !stands || std::mem::replace(&mut self.trends.is_asked, true) {
            return Vec::new();
        }
        let today = self.known.today();
        vec![Effect::Shelf(ShelfRequest::FindAnswers(today.plus(-KEPT_SCORE_DAYS), today))]
    }

    /// Adds to the score how the answers did as they were given.
    pub(super) fn score_as_given(&mut self, given: &[Given]) {
        let known = &self.known;
        let score = kept_score(known.now, given, &known.journal, &known.athlete);
        self.trends.score.extend(kept_score_lines(&score));
    }

    /// Gives the tab Trends.
    #[must_use]
    pub const fn trends(&self) -> &TrendsTab {
        &self.trends
    }

    /// Says whether there is more to look back on.
    pub(super) fn waits_for_trends(&self) -> bool {
        self.tab == Tab::Trends
            && !matches!(self.over, Some(Overlay::Form(_)))
            && (self.trends.waits_for_score()
                || !self.trends.is_fresh
                || self.trends.recent.is_none()
                || !self.trends.next_mornings(self.known.today(), 1).is_empty())
    }

    /// Says whether the charts are old while nobody looks at them: they are drawn between keys, so that they open at once.
    /// An import that is under way will make them old again.
    pub(super) fn waits_for_charts(&self) -> bool {
        self.tab != Tab::Trends && self.over.is_none() && self.importing.is_none() && self.trends.is_stale()
    }

    /// Gives the mornings that have been looked back on, today as it is now.
    pub(super) fn mornings_known(&self) -> Vec<PastMorning> {
        let today = self.known.today();
        let earlier = self.trends.mornings.iter().filter(|morning| morning.day != today).cloned();
        earlier.chain([PastMorning { day: today, systems: self.known.assessment.systems.clone() }]).collect()
    }

    /// Shows mornings that have been looked back on since the charts were drawn.
    pub(super) fn draw_mornings(&mut self, mornings: Vec<PastMorning>) {
        self.trends.mornings.extend(mornings);
        // How things stand now is the answer's to tell, and no look back's.
        self.trends.mornings = self.mornings_known();
        if self.trends.is_fresh { self.draw_systems() } else { self.draw_charts() }
    }

    /// Shows how the systems stand now, where the trends are looked at and show an earlier minute.
    pub(super) fn show_latest(&mut self) {
        if self.tab == Tab::Trends && self.trends.is_fresh && self.trends.is_older {
            self.trends.mornings = self.mornings_known();
            self.draw_systems();
        }
    }

    /// Draws the systems anew, and leaves all other charts as they are.
    fn draw_systems(&mut self) {
        let known = &self.known;
        let TrendsTab { charts, mornings, is_older, .. } = &mut self.trends;
        look_back_further(charts, known.now, &known.journal, &known.athlete, known.units, mornings);
        *is_older = false;
    }

    /// Draws the charts from what has been looked back on so far; what stands now is always the present answer's.
    pub(super) fn draw_charts(&mut self) {
        self.trends.mornings = self.mornings_known();
        let known = &self.known;
        let looked = Looked { mornings: &self.trends.mornings, week_start: self.settings.week_start };
        self.trends.charts = trends(known.now, &known.journal, &known.athlete, known.units, looked);
        (self.trends.is_fresh, self.trends.is_older) = (true, false);
    }
}

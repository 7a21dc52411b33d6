//! What is known, and what the model makes of it.

use std::sync::Arc;

use crate::journal::{Athlete, Day, Id, Journal, Moment, Revision, Seconds, Units};
use crate::plan::{self, BestDay, Imagined, Model, WhatIf};
use crate::recovery::{Assessment, Verdict, looked_back_on};
use crate::views::{self, Said, WhyView};

/// The journal, the runner and the moment, with the model's answer kept in step.
#[derive(Debug, Clone)]
pub struct Known {
    /// Every entry.
    pub journal: Arc<Journal>,
    /// Who runs.
    pub athlete: Athlete,
    /// The units to write in.
    pub units: Units,
    /// The moment on the clock.
    pub now: Moment,
    /// The model's answer for this minute and this journal.
    pub assessment: Assessment,
    model: Model,
}

/// Whether the model's answer was made anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Assessed {
    /// It was.
    Anew,
    /// It still holds.
    Before,
}

impl Known {
    /// Takes what is known and asks the model for the first time.
    #[must_use]
    pub fn new(now: Moment, journal: Journal, athlete: Athlete, units: Units, model: Model) -> Self {
        let assessment = answer(model, now, &journal, &athlete);
        Self { journal: Arc::new(journal), athlete, units, now, assessment, model }
    }

    /// Gives the runner's day.
    #[must_use]
    pub fn today(&self) -> Day {
        Day::of(self.now, self.athlete.day_start)
    }

    /// Moves the clock; the model is asked again only when the minute has changed.
    pub fn tick(&mut self, now: Moment) -> Assessed {
        let is_over = self.minute_ends(now);
        self.now = now;
        if is_over { self.assess() } else { Assessed::Before }
    }

    /// Says whether the minute that the model was asked about is over.
    #[must_use]
    pub fn minute_ends(&self, now: Moment) -> bool {
        let minute = |moment: Moment| moment.utc().timestamp().div_euclid(60);
        minute(now) != minute(self.assessment.now)
    }

    /// Follows what the log has done.
    pub fn revise(&mut self, revisions: &[Revision]) -> Assessed {
        Arc::make_mut(&mut self.journal).revise(revisions);
        self.assess()
    }

    /// Takes the journal as another process left it.
    pub fn replace(&mut self, journal: Journal) -> Assessed {
        self.journal = Arc::new(journal);
        self.assess()
    }

    /// Gives what would be known if the journal were revised; the model's answer is still the one to the journal as it is.
    fn with(&self, revision: Revision) -> Self {
        let mut journal = Journal::clone(&self.journal);
        journal.revise(&[revision]);
        Self { journal: Arc::new(journal), ..self.clone() }
    }

    /// Gives what would be known if the journal were revised, with the model's answer to that.
    #[must_use]
    pub fn imagined(&self, revision: Revision) -> Self {
        let mut imagined = self.with(revision);
        imagined.assess();
        imagined
    }

    /// Gives the year and a little before today, to look back on: a log of twenty years is large.
    #[must_use]
    pub fn recent(&self) -> Journal {
        plan::recent(self.now, &self.journal, &self.athlete)
    }

    /// Asks the model what it would have said at an earlier moment, by what `recent` knew then.
    #[must_use]
    pub fn as_it_was(&self, then: Moment, recent: &Journal) -> Assessment {
        (self.model)(then, &recent.as_of(then, self.athlete.day_start), &self.athlete)
    }

    /// Gives the moment at which a past morning is looked at.
    #[must_use]
    pub fn morning_of(&self, day: Day) -> Moment {
        looked_back_on(day, &self.journal, &self.athlete)
    }

    /// Says why the answer is what it is, and what would change it.
    #[must_use]
    pub fn why(&self) -> WhyView {
        views::why(self.now, &self.assessment, &self.journal, &self.athlete, self.units)
    }

    /// Says why the answer of an earlier morning was what it was, by what the log knows of it.
    #[must_use]
    pub fn why_then(&self, day: Day, advised: Option<Verdict>) -> WhyView {
        let then = self.morning_of(day);
        let lived = plan::recent(then, &self.journal, &self.athlete).as_of(then, self.athlete.day_start);
        let seen = (self.model)(then, &lived, &self.athlete);
        views::why_then(then, &seen, &lived, &self.athlete, self.units, advised)
    }

    /// Begins a what-if on a copy of the last year; it is still to be played.
    #[must_use]
    pub fn what_if(&self) -> WhatIf {
        WhatIf::begun(self.now, &self.journal, &self.athlete, &self.assessment)
    }

    /// Plays what is tried through as it stands.
    pub fn play(&self, what_if: &mut WhatIf) {
        what_if.play(self.now, &self.athlete, &self.assessment, self.model);
    }

    /// Finds the day that suits a plan best that is tried.
    #[must_use]
    pub fn best_day(&self, what_if: &WhatIf, id: Id) -> Option<BestDay> {
        what_if.best_day(id, self.now, &self.athlete, &self.assessment, self.model)
    }

    /// Plays the plan through as it is kept.
    #[must_use]
    pub fn imagine_plans(&self) -> Imagined {
        plan::imagine(self.now, &self.journal, &self.athlete, &self.assessment, self.model)
    }

    /// Gives what was imagined of the plan as it looks by the answer of now; `None` where it must be played anew.
    #[must_use]
    pub fn imagined_later(&self, imagined: &Imagined) -> Option<Imagined> {
        imagined.later(self.now, &self.journal, &self.athlete, &self.assessment)
    }

    /// Gives the answer with the days to come as they are where the plan is carried out.
    #[must_use]
    pub fn as_planned(&self) -> Assessment {
        self.imagine_plans().over(&self.assessment, &self.journal, &self.athlete)
    }

    /// Says how a plan would look, as it is being written.
    #[must_use]
    pub fn plan_notes(&self, revision: Revision) -> Vec<Said> {
        let id = revision.id;
        let with = self.with(revision);
        let plans = with.imagine_plans();
        let rows = views::plan(with.now, &with.assessment, &with.journal, &with.athlete, with.units, &plans).rows;
        rows.into_iter().find(|row| row.id == id).map(|row| row.told().cloned().collect()).unwrap_or_default()
    }

    /// Takes who runs and in which units they think as they are now.
    pub fn live_as(&mut self, athlete: Athlete, units: Units) -> Assessed {
        self.now = athlete.zone.at(self.now.utc());
        (self.athlete, self.units) = (athlete, units);
        self.assess()
    }

    fn assess(&mut self) -> Assessed {
        self.assessment = answer(self.model, self.now, &self.journal, &self.athlete);
        Assessed::Anew
    }
}

/// Asks the model, which is never told what lies in the future of its question.
fn answer(model: Model, now: Moment, journal: &Journal, athlete: &Athlete) -> Assessment {
    if reaches_beyond(journal, now, athlete) {
        return model(now, &journal.as_of(now, athlete.day_start), athlete);
    }
    model(now, journal, athlete)
}

/// Says whether anything of the journal lies later than `now`; looking at the ends is cheap, leaving it out is not.
fn reaches_beyond(journal: &Journal, now: Moment, athlete: &Athlete) -> bool {
    let today = Day::of(now, athlete.day_start);
    // Sessions stand in order of their start.
    let recent = journal.sessions().iter().rev().take_while(|session| session.start.after(Seconds::MOST) > now);
    recent.into_iter().any(|session| session.end() > now)
        || journal.check_ins().last().is_some_and(|check_in| check_in.at > now)
        || journal.intakes().last().is_some_and(|intake| intake.at > now)
        || journal.rests().last().is_some_and(|rest| rest.day > today)
        || journal.spells().iter().any(|spell| spell.from > today || spell.until.is_some_and(|until| until >= today))
}

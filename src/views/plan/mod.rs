//! The plan: what is to come and how likely the body is ready for it, and the days suggested for rest.

mod agenda;
mod json;
mod lines;
mod off;
mod rest;
mod row;
mod season;

use unicode_width::UnicodeWidthStr;

use crate::journal::{Athlete, Day, Id, Journal, Moment, Units};
use crate::plan::Imagined;
use crate::recovery::{Assessment, Reason, Verdict};

use super::ahead::{READY_IS_RECOVERED, begins, no_chance};
use super::scene::{Ground, Scene};
use super::today::nothing_to_judge_by;
use super::{Badge, Glyph, Said, Tone};

pub use json::{PlanJson, plan_json};
pub use lines::plan_lines;
pub(super) use off::clash as rest_clash;

/// One planned session or race, or days planned to be of rest.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanRow {
    /// The entry.
    pub id: Id,
    /// `⚑` a race, `◇` a session, `◦` rest.
    pub glyph: Glyph,
    /// The day, the first of several.
    pub day: Day,
    /// The last day, where there are several.
    pub until: Option<Day>,
    /// The day in words, such as `Sat 5 Dec`; of several the first.
    pub date: String,
    /// How far away it is, such as `in 13 days`.
    pub away: String,
    /// What it is, such as `Winter 10`.
    pub name: String,
    /// Its figures, such as `10.0 km · 50:00`.
    pub figures: String,
    /// Its priority where it is a race, such as `A`; else empty.
    pub priority: &'static str,
    /// The chance of being ready at its start, where that is said, else that morning, 0 to 1; absent while it is not worked out,
    /// and where no advice is given.
    pub chance: Option<f64>,
    /// The chance in words, such as `about 35 %`, or `2 easy runs first`; empty where it is absent.
    pub said: String,
    /// The easy runs that come first and are not planned before it.
    pub runs_first: u8,
    /// What it is the chance of, such as `ready to train`.
    pub ready_for: &'static str,
    /// On what the chance hangs beside time, such as `, if you are well by then`; empty where on nothing.
    pub hangs: &'static str,
    /// How it is meant: whether the plan is likely, doubtful, or too early.
    pub tone: Tone,
    /// How likely it is in a sentence, or why nobody knows; absent where no chance is told for another reason.
    pub open: Option<Said>,
    /// What else there is to say of it: the first likely day, the day it was first planned for, warnings.
    pub notes: Vec<Said>,
}

impl PlanRow {
    /// Gives all there is to say of it, how likely it is first.
    pub fn told(&self) -> impl Iterator<Item = &Said> {
        self.open.iter().chain(&self.notes)
    }

    /// Gives in so many columns how likely it is, or what comes first.
    #[must_use]
    pub fn said_within(&self, columns: usize) -> &str {
        if self.runs_first > 0 && self.said.width() > columns { "easy first" } else { &self.said }
    }
}

/// Days in a row suggested for rest, for one reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RestLine {
    /// The days, such as `Sun 22–Tue 24 Nov`.
    pub days: String,
    /// Why.
    pub why: &'static str,
    /// Whether nothing else is open on them, which the answer and the way back say as well.
    pub is_all: bool,
}

/// One of the coming days.
#[derive(Debug, Clone, PartialEq)]
pub struct AgendaDay {
    /// The day, such as `Sat 28 Nov`.
    pub date: String,
    /// The rung that is likely to be open.
    pub badge: Badge,
    /// How sure that is, 0 to 1; the less, the paler.
    pub certainty: f64,
    /// What is planned, such as `◇ Club run`, each as likely or doubtful as it is.
    pub plans: Vec<(String, Tone)>,
    /// Why the day is suggested for rest though more is open; empty where it is not.
    pub rest: &'static str,
}

/// The plan.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanView {
    /// What is to come, in order of the days.
    pub rows: Vec<PlanRow>,
    /// The coming two weeks, a day a line.
    pub days: Vec<AgendaDay>,
    /// The days of the coming two weeks that are suggested for rest.
    pub rest: Vec<RestLine>,
    /// Advice on a break of the season, where one is due.
    pub season: Option<Said>,
    /// What being ready for a race means; said where a chance for one is told.
    pub meaning: Option<&'static str>,
    /// Why no chance is told of what is planned, where nothing is known of the runner.
    pub no_chance: Option<&'static str>,
    /// When the way back begins, where no date is known for it.
    pub begins: Option<&'static str>,
    /// What is said where no day is suggested for rest.
    pub no_rest: &'static str,
    /// What is said where nothing is planned.
    pub nothing: &'static str,
}

/// Says what is to come; `imagined` is what has been worked out so far of the plan being carried out.
#[must_use]
pub fn plan(
    now: Moment,
    assessment: &Assessment,
    journal: &Journal,
    athlete: &Athlete,
    units: Units,
    imagined: &Imagined,
) -> PlanView {
    let as_planned = imagined.over(assessment, journal, athlete);
    let scene = Scene { ground: Ground { now, journal, athlete, units }, assessment: &as_planned };
    let today = scene.today();
    let ahead = journal.planned().iter().filter(|plan| plan.day >= today);
    let rests = journal.planned_rests().iter().filter(|rest| rest.until >= today);
    let mut rows: Vec<PlanRow> = ahead.map(|plan| row::row(&scene, plan, &imagined.prospects)).collect();
    rows.extend(rests.map(|rest| off::row(&scene, rest)));
    rows.sort_by_key(|row| row.day);
    PlanView {
        meaning: meaning(&rows),
        no_chance: no_chance(scene.assessment).filter(|_| rows.iter().any(|row| row.open.is_some())),
        rows,
        days: agenda::days(&scene, &imagined.prospects),
        rest: rest::lines(&scene),
        season: season::advice(&scene),
        begins: begins(scene.assessment),
        no_rest: no_rest(&scene),
        nothing: "Nothing is planned yet.",
    }
}

/// Says what there is to say where no day is suggested for rest: of days that nothing is known of, no more than that.
fn no_rest(scene: &Scene<'_>) -> &'static str {
    match (scene.assessment.verdict, &scene.assessment.reason) {
        (Verdict::GetHelp, _) => "Nothing is said of training while a doctor is wanted.",
        (_, Reason::NothingLogged) => nothing_to_judge_by(scene),
        _ => begins(scene.assessment).unwrap_or("No day needs to be kept free."),
    }
}

fn meaning(rows: &[PlanRow]) -> Option<&'static str> {
    rows.iter().any(|row| !row.priority.is_empty() && row.chance.is_some()).then_some(READY_IS_RECOVERED)
}

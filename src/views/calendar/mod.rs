//! The calendar: what was done, today, and the earliest rung of each day to come.

mod cell;
mod heat;
mod json;
mod lines;
mod month;
mod panel;
mod span;
mod week;
mod weeks;

use chrono::Weekday;

use crate::journal::{Athlete, Day, Id, Journal, Kept, Moment, Planned, Units};
use crate::phrase;
use crate::plan::{BestDay, Prospect, TrainAgain};
use crate::recovery::{Assessment, Meanwhile, Verdict};

use super::ahead::{begins, supposing};
use super::scene::{Ground, Scene};
use super::today::chance_said;
use super::{Glyph, Said, Tone};

pub use heat::{Heat, WeekSum, YearHeat};
pub use json::{CalendarJson, calendar_json};
pub use lines::calendar_lines;
pub use month::{Month, sheet_days};
pub use span::{MonthSheet, Span, YearView, calendar_heat, calendar_quarter, calendar_year};
pub use week::WeekTotal;
pub use weeks::{WeekRow, WeeksView, calendar_weeks};

/// Where a day lies as seen from today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DayPlace {
    /// Over.
    Past,
    /// Today.
    Today,
    /// To come.
    Future,
}

/// Whether what was advised on a morning was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Held {
    /// What was done needed no higher rung than was open.
    Kept,
    /// What was done needed a higher rung.
    Exceeded,
    /// Nobody said what was done, or no advice was kept of that morning.
    Unknown,
}

/// One day of the month grid.
#[derive(Debug, Clone, PartialEq)]
pub struct DayCell {
    /// The day.
    pub day: Day,
    /// Its number in the month, such as `21`.
    pub number: u32,
    /// Where it lies as seen from today.
    pub place: DayPlace,
    /// Whether it belongs to the month shown.
    pub in_month: bool,
    /// Its sign: what was done, `·` rested, `✓` checked in only, `○` nothing known; of a day to come the earliest rung.
    pub glyph: Glyph,
    /// What follows the sign, such as the distance `42`; empty where nothing does.
    pub figure: String,
    /// How it is meant.
    pub tone: Tone,
    /// How sure the sign is, 0 to 1: 1 for the past, the chance of the rung for a day to come; the less, the paler.
    pub certainty: f64,
    /// The sign of what is planned on it (`⚑` a race, `◇` a session), where something is.
    pub planned: Option<Glyph>,
    /// Whether something planned on it comes too early.
    pub conflict: bool,
    /// Whether what was advised that morning was kept.
    pub held: Held,
    /// Whether the detraining mark stands on it.
    pub detraining_begins: bool,
    /// What else there is to say of it, most telling first: what was done or is planned, in words, and the advice that was held.
    pub more: Vec<Said>,
}

/// What the panel says of the day under the cursor.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DayPanel {
    /// The day, such as `Sat 21 Nov`.
    pub title: String,
    /// Its lines, top to bottom.
    pub lines: Vec<Said>,
    /// The entries of the day, in the order of their lines, for editing.
    pub entries: Vec<DayEntry>,
    /// The places of the lines that begin something of their own, and stand apart where there is room.
    pub parts: Vec<usize>,
}

/// An entry of a day, and the line that tells of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayEntry {
    /// The entry.
    pub id: Id,
    /// The place of its line in the panel.
    pub line: usize,
}

/// Which sheet of the calendar is looked at.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CalendarSheet<'a> {
    /// The day under the cursor; its month is shown.
    pub cursor: Day,
    /// The first day of the week.
    pub week_start: Weekday,
    /// What was advised on the mornings of [`sheet_days`], where that was kept, in order of the days.
    pub advised: &'a [(Day, Verdict)],
    /// What is tried, where the sheet shows a what-if.
    pub tried: Option<Tried<'a>>,
    /// How each plan looks, as far as it has been worked out.
    pub prospects: &'a [Prospect],
    /// The other way to look at the days to come: as planned where the sheet supposes rest, and the other way round.
    pub otherwise: Option<&'a Assessment>,
}

/// A what-if as the calendar shows it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tried<'a> {
    /// The log as it is kept: what is over is shown by it, however long ago it is.
    pub kept: &'a Journal,
    /// The plans that are not kept as they stand.
    pub ghosts: &'a [Id],
    /// How each plan looks as it is kept.
    pub before: &'a [Prospect],
    /// When training is open again after what was tried last, where something was.
    pub train_again: Option<TrainAgain>,
    /// Whether what is tried has been played through as it stands: until then nothing is known of what comes of it.
    pub is_played: bool,
    /// The day that suits the plan under the cursor best, once that has been worked out.
    pub best: Option<BestDay>,
}

impl<'a> CalendarSheet<'a> {
    /// Gives the scene of a day: what is over is told by the log as it is kept, and nothing tried changes it.
    fn scene_of(&self, scene: &Scene<'a>, day: Day) -> Scene<'a> {
        match self.tried {
            Some(tried) if day < scene.today() => Scene { ground: Ground { journal: tried.kept, ..scene.ground }, ..*scene },
            Some(_) | None => *scene,
        }
    }

    /// Says whether a plan is not kept as it stands.
    fn is_ghost(&self, id: Id) -> bool {
        self.tried.is_some_and(|tried| tried.ghosts.contains(&id))
    }

    /// Gives how a plan looks, where that has been worked out for the day on which it stands.
    fn prospect(&self, plan: &Kept<Planned>) -> Option<&'a Prospect> {
        self.prospects.iter().find(|prospect| prospect.planned == plan.id && prospect.day == plan.day)
    }

    /// Gives in words how likely a plan looks as it is kept, where something else is tried.
    fn kept_chance(&self, plan: Id) -> Option<String> {
        let kept = self.tried?.before.iter().find(|prospect| prospect.planned == plan)?;
        Some(chance_said(kept.chance))
    }

    /// Gives what was advised on the morning of a day.
    fn advised_on(&self, day: Day) -> Option<Verdict> {
        self.advised.iter().find(|(other, _)| *other == day).map(|(_, verdict)| *verdict)
    }
}

/// A month as a grid of whole weeks, with the panel of the day under the cursor.
#[derive(Debug, Clone, PartialEq)]
pub struct CalendarView {
    /// The month, such as `November 2026`.
    pub title: String,
    /// What the days to come suppose: `as planned` or `if you rest`; empty where none is shown, or nothing is planned.
    pub supposing: &'static str,
    /// The day under the cursor.
    pub cursor: Day,
    /// The weekdays' names in the order of the columns, such as `Mo`.
    pub weekdays: [&'static str; 7],
    /// The weeks, top to bottom.
    pub weeks: Vec<[DayCell; 7]>,
    /// What each week comes to so far.
    pub totals: Vec<WeekTotal>,
    /// The day under the cursor.
    pub panel: DayPanel,
    /// What the signs mean, in one line.
    pub legend: &'static str,
}

/// What the signs mean.
const LEGEND: &str = "done: ▲ hard, → easy, ≈ swim or ride, · rested, ✓ checked in only, ○ not known; to come: the earliest rung, ◇ ⚑ ◦ planned, \
                      ┊ detraining begins";

/// Says what there is to say of the day under the cursor, without the days around it.
#[must_use]
pub fn calendar_day(
    now: Moment,
    assessment: &Assessment,
    journal: &Journal,
    athlete: &Athlete,
    units: Units,
    sheet: &CalendarSheet<'_>,
) -> DayPanel {
    panel::panel(&Scene { ground: Ground { now, journal, athlete, units }, assessment }, sheet)
}

/// Says what the days to come suppose, where a plan makes that a question.
fn supposed(scene: &Scene<'_>, sheet: &CalendarSheet<'_>) -> &'static str {
    if begins(scene.assessment).is_some() {
        return "";
    }
    let is_a_question = sheet.otherwise.is_some() || scene.assessment.meanwhile == Meanwhile::AsPlanned;
    let (_, last) = sheet_days(sheet.cursor, sheet.week_start);
    if is_a_question && last > scene.today() { supposing(scene.assessment) } else { "" }
}

/// Shows the month of the day under the cursor: what was done, today, and the earliest rung of each day to come.
#[must_use]
pub fn calendar(
    now: Moment,
    assessment: &Assessment,
    journal: &Journal,
    athlete: &Athlete,
    units: Units,
    sheet: &CalendarSheet<'_>,
) -> CalendarView {
    let scene = Scene { ground: Ground { now, journal, athlete, units }, assessment };
    let days = month::days(sheet.cursor, sheet.week_start);
    let weeks = days.chunks(7).filter_map(|week| {
        let cells: Vec<DayCell> = week.iter().map(|day| cell::cell(&scene, sheet, *day)).collect();
        cells.try_into().ok()
    });
    CalendarView {
        title: phrase::month(sheet.cursor),
        supposing: supposed(&scene, sheet),
        cursor: sheet.cursor,
        weekdays: month::weekdays(sheet.week_start),
        weeks: weeks.collect(),
        totals: days
            .chunks(7)
            .filter_map(|week| week.first())
            .map(|first| week::total(&sheet.scene_of(&scene, *first), *first))
            .collect(),
        panel: panel::panel(&scene, sheet),
        legend: LEGEND,
    }
}

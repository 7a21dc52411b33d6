//! Trends: each figure over time, with its band or the runner's own range, and what recovery has taken so far.

mod figures;
mod learnt;
mod load;
mod recovery;
mod systems;

use chrono::Weekday;

use crate::journal::{Athlete, Day, Journal, Moment, Units};
use crate::recovery::SystemState;

use super::axis::{axis_around, axis_from_zero};
use super::scene::Ground;
use super::{Said, Tone};

/// Days that a trend looks back.
pub const TREND_DAYS: i64 = 42;

/// The six systems as they stood on one morning, by what was known then.
#[derive(Debug, Clone, PartialEq)]
pub struct PastMorning {
    /// The morning.
    pub day: Day,
    /// The systems, in the order of [`crate::recovery::System::ALL`].
    pub systems: [SystemState; 6],
}

/// What a point of a trend stands for.
#[derive(Debug, Clone, PartialEq)]
pub struct TrendPoint {
    /// The day, or the first of a week.
    pub day: Day,
    /// The figure; absent where nothing is known.
    pub value: Option<f64>,
    /// The range that holds it four times out of five, where it is an estimate.
    pub range: Option<(f64, f64)>,
    /// The point in words: `Sat 21 Nov: about 16 % (11–21)`.
    pub said: String,
}

/// How the points of a trend are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Drawn {
    /// As bars from nothing up.
    Bars,
    /// As a line with its band.
    Line,
    /// As single points.
    Dots,
}

/// One figure over time, the latest point last.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// Its name, such as `Strength`.
    pub name: &'static str,
    /// What it shows and in which unit, such as `short of full, %`.
    pub about: &'static str,
    /// How it is drawn.
    pub drawn: Drawn,
    /// Its points, a day or a week apart.
    pub points: Vec<TrendPoint>,
    /// The runner's own normal range, where enough is known.
    pub normal: Option<(f64, f64)>,
    /// The axis: its least and its most.
    pub axis: (f64, f64),
    /// The marks of the axis with their words.
    pub ticks: Vec<(f64, String)>,
    /// What to know of it.
    pub notes: Vec<Said>,
    /// The latest figure in a word, such as `16 %`.
    pub latest: String,
    /// How the latest is meant.
    pub tone: Tone,
}

impl Chart {
    /// Says whether nothing at all is known of the figure.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.points.iter().all(|point| point.value.is_none())
    }
}

/// What one kind of effort has taken to recover from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recovered {
    /// The kind, such as `marathon`.
    pub kind: String,
    /// How many there were.
    pub times: String,
    /// The days until training is open for four of five typical runners, such as `8–14 d`.
    pub typical: String,
    /// The same for this runner, by what their answers and repeated efforts have taught.
    pub own: String,
    /// The days until the runner said that the soreness was gone, such as `3–5 d`; empty where that was not said.
    pub soreness: String,
}

/// What recovery has taken.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RecoveredView {
    /// A row for each kind of effort, the longest first.
    pub rows: Vec<Recovered>,
    /// What the figures mean, and from how much they are known.
    pub about: Vec<String>,
    /// What the days of soreness mean.
    pub about_sore: &'static str,
}

/// What the trends are made from.
#[derive(Debug, Clone, Copy)]
pub struct Looked<'a> {
    /// The mornings looked back on so far, oldest first.
    pub mornings: &'a [PastMorning],
    /// The first day of the week.
    pub week_start: Weekday,
}

/// Says why there is nothing to show before the first session.
fn nothing_to_go_by() -> Said {
    Said::new(Tone::Quiet, "No session is logged yet, so there is nothing to show.")
}

/// Shows every figure over time.
#[must_use]
pub fn trends(now: Moment, journal: &Journal, athlete: &Athlete, units: Units, looked: Looked<'_>) -> Vec<Chart> {
    let ground = Ground { now, journal, athlete, units };
    let charts = [load::weeks(&ground, looked.week_start), load::longest(&ground)];
    let systems = systems::charts(&ground, looked.mornings);
    charts.into_iter().chain(systems).chain(figures::charts(&ground)).collect()
}

/// Draws the systems anew among the charts, once more mornings have been looked back on: nothing else hangs on these.
pub fn look_back_further(
    charts: &mut [Chart],
    now: Moment,
    journal: &Journal,
    athlete: &Athlete,
    units: Units,
    mornings: &[PastMorning],
) {
    for drawn in systems::charts(&Ground { now, journal, athlete, units }, mornings) {
        if let Some(chart) = charts.iter_mut().find(|chart| chart.name == drawn.name) {
            *chart = drawn;
        }
    }
}

/// Says what the forecast goes by that is this runner's own, a line for each thing it knows; where it knows nothing, that and
/// why.
///
/// It costs what [`recovered`] does.
#[must_use]
pub fn learnt(now: Moment, journal: &Journal, athlete: &Athlete, units: Units) -> Vec<String> {
    learnt::learnt(&Ground { now, journal, athlete, units })
}

/// Gives what recovery has taken in the past year, the longest first.
///
/// It asks for the cost of each hard session by itself: not a thing to do at every key.
#[must_use]
pub fn recovered(now: Moment, journal: &Journal, athlete: &Athlete, units: Units) -> RecoveredView {
    recovery::recovered(&Ground { now, journal, athlete, units })
}

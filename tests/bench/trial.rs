//! One effort tried on made-up runners after so many weeks of training: how the ready date was told, that evening and on the
//! mornings after it, and what came.

use deckchair::journal::Athlete;
use deckchair::recovery::{Rung, assess};

use super::runners::{Adding, Anchor, Dice, HALF, INTERVALS, LONG, MARATHON, Runner, TEN};

/// What is tried on every runner.
pub const TRIALS: [(&str, Anchor); 5] =
    [("intervals", INTERVALS), ("long run", LONG), ("10 km race", TEN), ("half marathon", HALF), ("marathon", MARATHON)];

/// What came of one kind of forecast over many runners.
#[derive(Default)]
pub struct Tally {
    count: f64,
    /// How many truths lay within the 50 % range, and within the 80 % range.
    pub half: f64,
    /// See `half`.
    pub most: f64,
    /// How far the medians were off, and how late they were, in days.
    pub off: f64,
    /// See `off`.
    pub late: f64,
    /// How wide the 80 % ranges were, in days.
    pub width: f64,
}

impl Tally {
    /// Counts one forecast: where the truth stands in it, how far its median was off, and how wide it was, in days.
    fn add(&mut self, place: f64, late: f64, width: f64) {
        let within = |least: f64| f64::from(u8::from((least..1.0 - least).contains(&place)));
        self.count += 1.0;
        self.half += within(0.25);
        self.most += within(0.10);
        self.off += late.abs();
        self.late += late;
        self.width += width;
    }

    /// Adds what came of other forecasts.
    pub fn join(&mut self, other: &Self) {
        self.count += other.count;
        self.half += other.half;
        self.most += other.most;
        self.off += other.off;
        self.late += other.late;
        self.width += other.width;
    }

    /// Gives the mean of a sum over all forecasts.
    pub fn share(&self, sum: f64) -> f64 {
        sum / self.count.max(1.0)
    }
}

/// Asks for the ready date at a time, and holds it against the truth.
fn hold(runner: &Runner, asked: f64, with_mornings: bool, dice: &mut Dice, tally: &mut Tally) {
    let truth = runner.truly_ready(asked);
    let answer = assess(Runner::moment(asked), &runner.journal(with_mornings), &Athlete::default());
    let Some(ready) = answer.ladder.as_ref().and_then(|ladder| ladder.ready(Rung::Train)).copied() else { return };
    // Mornings are at 07:00, as the season's are: the first one at which the truth has come.
    let first = (asked + truth).ceil();
    let chance = |morning: f64| {
        let ahead = (morning - asked.floor()) as usize;
        if morning < asked { 0.0 } else { answer.mornings.get(ahead).map_or(1.0, |morning| morning.chance_of(Rung::Train)) }
    };
    let (before, by) = (chance(first - 1.0), chance(first));
    // A date stands for all moments since the morning before: its place is drawn from among them.
    let place = before + (by - before) * dice.roll();
    tally.add(place, ready.in_days - truth, ready.latest.since(ready.earliest) as f64);
}

/// When the date is asked for: a few hours after the effort, or on the second morning after it, when that recovery's own mornings
/// have begun to tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// A few hours after.
    ThatEvening,
    /// On the second morning, once the check-in is answered.
    SecondMorning,
}

/// One way of trying: after how many weeks of training, when the date is asked for, and of what kind the runners are.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    /// Weeks of training before the effort.
    pub weeks: u32,
    /// When the date is asked for.
    pub asked: Asked,
    /// How much the runners differ in the unfelt load.
    pub tissue_spread: f64,
    /// How their efforts add up.
    pub adding: Adding,
}

/// Tries one effort on every runner, without and with what their mornings teach.
pub fn trial(anchor: Anchor, count: u64, setting: Setting) -> [Tally; 2] {
    let Setting { weeks, asked, tissue_spread, adding } = setting;
    let mut tallies = [Tally::default(), Tally::default()];
    for seed in 0..count {
        let mut runner = Runner::new(seed, tissue_spread, adding);
        runner.trains(weeks);
        let end = f64::from(weeks * 7) + 2.2;
        (0..3).for_each(|day| runner.wakes(f64::from(weeks * 7 + day)));
        runner.does(anchor, end);
        let at = match asked {
            Asked::ThatEvening => end + 0.2,
            Asked::SecondMorning => {
                (3..5).for_each(|day| runner.wakes(f64::from(weeks * 7 + day)));
                f64::from(weeks * 7 + 4)
            }
        };
        for (with_mornings, tally) in [false, true].into_iter().zip(&mut tallies) {
            hold(&runner, at, with_mornings, &mut Dice::new(seed), tally);
        }
    }
    tallies
}

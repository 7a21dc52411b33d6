//! Made-up runners whose bodies are not built as the model thinks: other curves, heavier tails, efforts that add up plainly,
//! missed mornings and careless answers. What is true of them is known, so that forecasts can be held against it.
//!
//! Doses and time constants are those of the anchor efforts in the literature the model is fitted to (Millet 2011, Petersen
//! 2007, Takayama 2017, Asp 1999 and others), which is all that these runners share with it.

use deckchair::journal::{
    Bpm, CheckIn, Entry, Hrv, HrvMeasure, Id, Journal, Kind, Metres, Moment, Rpe, Scale5, Seconds, Session, Sport, Ten,
};

/// The thresholds above which a system keeps from training: strength, soreness, fuel, heart, freshness, tissue.
const TRAIN: [f64; 6] = [0.03, 1.0, 0.15, 0.5, 0.12, 0.15];

/// Chance, the same in every run.
pub struct Dice(u64);

impl Dice {
    /// Begins a row of rolls.
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Gives the next number from 0 up to 1 (`SplitMix64`).
    pub fn roll(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn between(&mut self, least: f64, most: f64) -> f64 {
        least + (most - least) * self.roll()
    }

    /// Gives a standard normal (Box and Muller 1958).
    fn normal(&mut self) -> f64 {
        (-2.0 * self.roll().max(1e-12).ln()).sqrt() * (std::f64::consts::TAU * self.roll()).cos()
    }

    /// Gives a t-distributed number of five degrees of freedom, scaled to a standard deviation of 1: heavy tails.
    fn heavy(&mut self) -> f64 {
        let square: f64 = (0..5).map(|_| self.normal().powi(2)).sum();
        self.normal() / (square / 5.0).sqrt() / (5.0_f64 / 3.0).sqrt()
    }
}

/// An anchor effort: hours, RPE, and for each system the dose and its time constants.
#[derive(Debug, Clone, Copy)]
pub struct Anchor {
    /// Hours in motion.
    pub hours: f64,
    /// RPE.
    pub rpe: f64,
    kind: Option<Kind>,
    strength: [f64; 4],
    dose: [f64; 5],
    days: [f64; 5],
}

/// An easy hour.
pub const EASY: Anchor =
    anchor(1.0, 3.0, None, [0.04, 0.30, 0.35, 1.0], [0.5, 0.20, 0.3, 0.10, 0.02], [0.9, 0.35, 0.3, 0.5, 5.0]);
/// A long run.
pub const LONG: Anchor = anchor(2.25, 5.0, None, [0.11, 0.35, 0.4, 1.0], [2.0, 0.50, 0.8, 0.30, 0.10], [1.0, 0.4, 0.4, 0.8, 5.0]);
/// An interval session.
pub const INTERVALS: Anchor =
    anchor(1.0, 8.0, Some(Kind::Intervals), [0.14, 0.25, 0.4, 1.0], [1.5, 0.36, 1.2, 0.35, 0.08], [0.9, 0.35, 0.8, 0.8, 5.0]);
/// A race over 10 km.
pub const TEN: Anchor =
    anchor(0.75, 9.5, Some(Kind::Race), [0.15, 0.30, 0.4, 1.0], [2.5, 0.40, 1.3, 0.45, 0.18], [1.0, 0.4, 0.8, 0.9, 6.0]);
/// A half marathon.
pub const HALF: Anchor =
    anchor(1.75, 9.0, Some(Kind::Race), [0.20, 0.40, 0.6, 1.1], [3.5, 0.55, 1.8, 0.55, 0.32], [1.0, 0.6, 0.5, 1.1, 6.0]);
/// A marathon.
pub const MARATHON: Anchor =
    anchor(3.6, 9.0, Some(Kind::Race), [0.26, 0.45, 0.6, 1.2], [5.1, 0.56, 1.8, 0.75, 0.60], [1.0, 1.8, 0.7, 1.7, 7.5]);

const fn anchor(hours: f64, rpe: f64, kind: Option<Kind>, strength: [f64; 4], dose: [f64; 5], days: [f64; 5]) -> Anchor {
    Anchor { hours, rpe, kind, strength, dose, days }
}

/// One effort that a runner did.
struct Done {
    end: f64,
    anchor: Anchor,
    size: f64,
}

/// How much made-up runners differ in the unfelt load, as the standard deviation of the logarithm: in between, as little as coaches'
/// ranges of days imply, and as much as in all else.
pub const MIDDLE: f64 = 0.30;
/// See [`MIDDLE`].
pub const LITTLE: f64 = 0.22;
/// See [`MIDDLE`].
pub const MUCH: f64 = 0.40;

/// How the efforts of a made-up runner add up, which nobody has measured either.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Adding {
    /// As a norm, whose power is the runner's own.
    Norm,
    /// Plainly, but that each takes its share of what is left of a cap: a usual week piles up a load that is never gone.
    Filling,
}

/// The caps of [`Adding::Filling`], by system.
const CAPS: [f64; 6] = [0.8, 10.0, 1.0, 4.0, 1.0, 1.0];

/// A watch that measures the heart on the mornings that are told, as every other runner wears one.
struct Watch {
    /// What it measures of a rested runner: the resting heart rate in bpm, and the logarithm of the variability in ms.
    rested: [f64; 2],
    /// How much that logarithm varies.
    varies: f64,
    dice: Dice,
}

impl Watch {
    fn of(seed: u64) -> Option<Self> {
        let mut dice = Dice::new(seed.wrapping_mul(104_729).wrapping_add(5));
        let is_worn = dice.roll() < 0.5;
        is_worn.then(|| Self { rested: [dice.between(42.0, 62.0), dice.between(3.6, 4.5)], varies: dice.between(0.1, 0.2), dice })
    }

    /// Measures a heart that is so far from rested, in standard deviations of its variability.
    fn measures(&mut self, strained: f64, check_in: &mut CheckIn) {
        let [rate, variability] = self.rested;
        check_in.resting_heart = Bpm::new((rate + 3.0 * (0.8 * strained + self.dice.heavy())).round()).ok();
        let milliseconds = (variability + self.varies * (0.5 * self.dice.heavy() - strained)).exp();
        check_in.hrv = Some(Hrv { milliseconds, measure: HrvMeasure::Rmssd, device: None });
    }
}

/// A made-up runner.
pub struct Runner {
    gain: [f64; 6],
    pace: f64,
    /// How soreness comes and goes, how strength returns, and how the rest fades.
    shape: [f64; 3],
    /// How efforts add up.
    adding: Adding,
    /// Of a norm: the power for soreness, which hardly adds up (repeated bout effect), and for the rest.
    powers: [f64; 2],
    level: [f64; 2],
    noise: f64,
    diligence: f64,
    dice: Dice,
    watch: Option<Watch>,
    done: Vec<Done>,
    entries: Vec<Entry>,
}

/// The morning on which a season begins.
fn first() -> Moment {
    Moment::from_rfc3339("2026-01-05T07:00:00+00:00").unwrap_or_else(|| Moment::new(chrono::DateTime::UNIX_EPOCH.fixed_offset()))
}

impl Runner {
    /// Makes up a runner, of people who differ so much in the unfelt load (see [`MIDDLE`]).
    pub fn new(seed: u64, tissue_spread: f64, adding: Adding) -> Self {
        let mut dice = Dice::new(seed.wrapping_mul(7_919).wrapping_add(17));
        let shared = dice.heavy();
        let gain = std::array::from_fn(|system| {
            let spread = if system == 5 { tissue_spread } else { 0.40 };
            (spread * (shared * 0.5_f64.sqrt() + dice.heavy() * 0.5_f64.sqrt())).exp()
        });
        Self {
            gain,
            pace: (0.25 * dice.heavy()).exp(),
            shape: [dice.between(0.8, 1.3), dice.between(1.9, 2.6), dice.between(0.85, 1.2)],
            adding,
            powers: [dice.between(1.3, 3.5), dice.between(1.05, 1.6)],
            level: [dice.between(0.3, 2.2), dice.between(1.6, 2.6)],
            noise: dice.between(0.7, 1.5),
            diligence: dice.between(0.55, 1.0),
            dice,
            watch: Watch::of(seed),
            done: Vec::new(),
            entries: Vec::new(),
        }
    }

    /// Does an effort that ends so many days after the season began.
    pub fn does(&mut self, anchor: Anchor, end: f64) {
        let hours = anchor.hours * self.dice.between(0.9, 1.1);
        let rpe = (anchor.rpe + self.dice.between(-0.4, 0.4)).clamp(1.0, 10.0);
        let size = (hours / anchor.hours).powf(0.6) * (rpe / anchor.rpe).powf(1.3);
        self.done.push(Done { end, anchor, size });
        let mut session = Session::new(Sport::Run, first().plus_days(end).plus_seconds(-hours * 3_600.0));
        session.moving = Seconds::new(hours * 3_600.0).ok();
        session.distance = Metres::new(hours * 11_000.0).ok();
        session.rpe = Rpe::new((rpe * 2.0).round() / 2.0).ok();
        session.kind = anchor.kind;
        self.entries.push(Entry::Session(session));
    }

    /// Gives what is left of each system's deficit at a time.
    fn deficits(&self, at: f64) -> [f64; 6] {
        let [hump, hill, stretch] = self.shape;
        let [soreness_power, others_power] = self.powers;
        let power = |system: usize| if system == 1 { soreness_power } else { others_power };
        let mut sums = [0.0; 6];
        for done in self.done.iter().filter(|done| done.end <= at) {
            let days = (at - done.end) / self.pace;
            let [loss, slow, fast_days, slow_days] = done.anchor.strength;
            let fast = (1.0 - slow) * (-days / fast_days).exp();
            let late = slow / (1.0 + (days / (1.75 * slow_days)).powf(hill));
            let [soreness, rest @ ..] = done.anchor.dose;
            let [soreness_days, rest_days @ ..] = done.anchor.days;
            let x = days / soreness_days;
            let mut add = |system: usize, left: f64| match self.adding {
                Adding::Norm => sums[system] += (left * done.size).powf(power(system)),
                Adding::Filling => sums[system] += left * done.size * (1.0 - sums[system] / CAPS[system]).max(0.0),
            };
            add(0, loss * (fast + late));
            add(1, soreness * (x * (1.0 - x).exp()).powf(hump));
            for (at, (dose, days_to_fade)) in rest.into_iter().zip(rest_days).enumerate() {
                add(2 + at, dose * (-(days / days_to_fade).powf(stretch)).exp());
            }
        }
        let whole = |system: usize| match self.adding {
            Adding::Norm => sums[system].powf(1.0 / power(system)),
            Adding::Filling => sums[system],
        };
        std::array::from_fn(|system| whole(system) * self.gain[system])
    }

    /// Answers the check-in of a morning, more or less carefully, or not at all.
    pub fn wakes(&mut self, day: f64) {
        if self.dice.roll() > self.diligence {
            return;
        }
        let [_, sore, _, strained, tired, _] = self.deficits(day);
        let [level, fatigue] = self.level;
        let careless = self.dice.roll() < 0.03;
        let said = level + sore + 1.2 * self.noise * self.dice.normal();
        let said = if careless { self.dice.between(0.0, 10.0) } else { said };
        // Fatigue and mood err alike in part, as they do in people.
        let (both, own, other) = (self.dice.normal(), self.dice.normal(), self.dice.normal());
        let noise = |own: f64| 0.6 * self.noise * (0.27_f64.sqrt() * both + 0.73_f64.sqrt() * own);
        let rating = fatigue + 3.0 * tired + noise(own);
        let mood = 6.0 - fatigue - 3.0 * tired - noise(other);
        let mut check_in = CheckIn::new(first().plus_days(day));
        check_in.soreness = Ten::new(said.round().clamp(0.0, 10.0)).ok();
        check_in.fatigue = Scale5::new(rating.round().clamp(1.0, 5.0) as u8);
        check_in.mood = Scale5::new(mood.round().clamp(1.0, 5.0) as u8);
        if let Some(watch) = &mut self.watch {
            watch.measures(strained, &mut check_in);
        }
        self.entries.push(Entry::CheckIn(check_in));
    }

    /// Gives the days from a time until training is open for good, where nothing more is done.
    pub fn truly_ready(&self, from: f64) -> f64 {
        let shut = |step: &u32| {
            let deficits = self.deficits(from + f64::from(*step) / 24.0);
            deficits.iter().zip(TRAIN).any(|(deficit, threshold)| *deficit >= threshold)
        };
        (0..24 * 80).rev().find(shut).map_or(0.0, |step| f64::from(step + 1) / 24.0)
    }

    /// Gives the moment so many days after the season began.
    pub fn moment(day: f64) -> Moment {
        first().plus_days(day)
    }

    /// Gives the log as it is, or without the check-ins.
    pub fn journal(&self, with_mornings: bool) -> Journal {
        let kept = self.entries.iter().filter(|entry| with_mornings || !matches!(entry, Entry::CheckIn(_)));
        let number = |at: usize| Id::new(uuid::Uuid::from_u128(at as u128 + 1));
        Journal::from_entries(kept.cloned().enumerate().map(|(at, entry)| (number(at), entry)))
    }

    /// Trains for so many weeks: intervals on Tuesdays, a long run on Sundays, easy hours between, a race now and then.
    pub fn trains(&mut self, weeks: u32) {
        for week in 0..weeks {
            for day in 0..7 {
                let at = f64::from(week * 7 + day);
                self.wakes(at);
                let evening = at + 0.45;
                match day {
                    1 => self.does(INTERVALS, evening),
                    2 | 4 | 5 => self.does(EASY, evening),
                    6 if week % 6 == 3 => self.does(TEN, at + 0.15),
                    6 if week % 6 == 5 => self.does(HALF, at + 0.2),
                    6 => self.does(LONG, at + 0.2),
                    _ => {}
                }
            }
        }
    }
}

//! What a watch records beside sessions: the night, its heart rate variability, and the resting heart rate.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, NaiveDate};
use rustyfit::profile::typedef::MesgNum;

use super::super::Findings;
use super::super::night::{Detail, Sleep};
use super::super::waking::Waking;
use super::contents::EPOCH;
use super::date::{FIRST_DATE, offset};
use super::message::FitMessage;
use crate::journal::{HrvMeasure, Moment, Zone};

const APP: &str = "Garmin";
/// Where a message of daily monitoring says the wall clock's time.
pub(super) const CLOCK: MesgNum = MesgNum(103);
/// The resting heart rate of the day.
pub(super) const RESTING: MesgNum = MesgNum(211);
/// A stage of sleep that begins.
pub(super) const STAGE: MesgNum = MesgNum(275);
/// What the watch makes of the night.
pub(super) const ASSESSMENT: MesgNum = MesgNum(346);
/// The night's heart rate variability.
pub(super) const VARIABILITY: MesgNum = MesgNum(370);
/// The stage of being awake.
const AWAKE: u8 = 1;
/// Variability is counted in parts of a millisecond.
const PARTS_A_MS: f64 = 128.0;
/// The most messages that are kept: a month of stages.
const MOST: usize = 50_000;

/// What has been read of a file, with FIT times.
#[derive(Debug, Default)]
pub(super) struct WatchReadings {
    clock: Option<(u32, u32)>,
    resting: Vec<(u32, u8)>,
    stages: Vec<(u32, u8)>,
    variability: Vec<(u32, u32)>,
    /// What the watch makes of the file's last night, of 100.
    score: Option<u8>,
}

/// The resting heart rate of a morning, and its variability with when it was told.
type RestingMorning = (Option<u8>, Option<(Moment, u32)>);

impl WatchReadings {
    /// Takes one message of these kinds.
    pub(super) fn take(&mut self, message: &FitMessage<'_>) {
        // It has no time of its own.
        if message.kind() == ASSESSMENT {
            self.score = message.byte(6).filter(|score| *score <= 100).or(self.score);
            return;
        }
        let time = message.time().filter(|time| *time >= FIRST_DATE);
        let (Some(time), true) = (time, self.resting.len() + self.stages.len() + self.variability.len() < MOST) else { return };
        match message.kind() {
            CLOCK => self.clock = message.number(0).map(|local| (time, local)).or(self.clock),
            // The day's own, else the mean of the week.
            RESTING => self.resting.extend(message.byte(1).or(message.byte(0)).filter(|rate| *rate > 0).map(|rate| (time, rate))),
            STAGE => self.stages.extend(message.byte(0).map(|stage| (time, stage))),
            VARIABILITY => self.variability.extend(message.number(1).map(|parts| (time, parts))),
            _ => {}
        }
    }

    /// Takes the end of a sleep, with which its last stage ends.
    pub(super) fn wake(&mut self, time: u32) {
        if time >= FIRST_DATE && self.stages.len() < MOST {
            self.stages.push((time, AWAKE));
        }
    }

    /// Gives the mornings. Where the file does not say the offset, its days are those of `home`.
    pub(super) fn mornings(mut self, device: Option<&str>, home: Zone) -> Findings {
        let offset = self.clock.and_then(|(time, local)| offset(i64::from(local) - i64::from(time)));
        let moment = |time: u32| moment(time, offset, home);
        let mut days: BTreeMap<NaiveDate, RestingMorning> = BTreeMap::new();
        // Of several messages of one day the last counts.
        for (time, rate) in &self.resting {
            days.entry(day(moment(*time))).or_default().0 = Some(*rate);
        }
        for (time, parts) in &self.variability {
            days.entry(day(moment(*time))).or_default().1 = Some((moment(*time), *parts));
        }
        let mut sleep = Sleep::default();
        self.stages.sort_by_key(|(time, _)| *time);
        for pair in self.stages.windows(2) {
            // Light, deep and REM; a stage goes on until the next begins.
            if let [(from, 2..=4), (until, _)] = pair {
                sleep.add(APP, moment(*from), moment(*until), Detail::Stages);
            }
        }
        let mut nights = sleep.nights();
        let last = nights.keys().next_back().copied();
        for day in nights.keys() {
            days.entry(*day).or_default();
        }
        let mut found = Findings::default();
        for (day, (rate, parts)) in days {
            let night = nights.remove(&day);
            // The night's variability is told on waking.
            let woken = night.map(|night| night.woken).or(parts.map(|(told, _)| told));
            woken
                .map_or_else(|| Waking::on(day, home, APP), |woken| Waking::at(woken, home, APP))
                .sleep(night.map(|night| night.asleep))
                .sleep_score(self.score.filter(|_| last == Some(day)).map(f64::from))
                .resting_heart(rate.map(f64::from))
                .hrv(parts.map(|(_, parts)| f64::from(parts) / PARTS_A_MS), HrvMeasure::Rmssd, device.or(Some(APP)))
                .add_to(&mut found);
        }
        found
    }
}

fn moment(time: u32, offset: Option<FixedOffset>, home: Zone) -> Moment {
    let utc = DateTime::from_timestamp(i64::from(time) + EPOCH, 0).unwrap_or_default();
    offset.map_or_else(|| home.at(utc), |offset| Moment::new(utc.with_timezone(&offset)))
}

fn day(moment: Moment) -> NaiveDate {
    moment.wall().date()
}

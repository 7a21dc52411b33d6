//! Nights made of the stretches of sleep that several devices recorded.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::journal::Moment;

/// Stretches of one device further apart than this, in seconds, are of two sleeps.
const GAP_S: f64 = 2.0 * 3600.0;
/// The most stretches that are kept: twenty years of nights in fifty pieces by ten devices.
const MOST_STRETCHES: usize = 4_000_000;

/// How closely a device looked at the sleep.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Detail {
    /// Only that there was sleep.
    Asleep,
    /// Its stages.
    Stages,
}

/// A stretch of sleep that one device recorded.
#[derive(Debug, Clone, Copy)]
struct SleepStretch {
    from: Moment,
    until: Moment,
    detail: Detail,
}

/// One sleep: when it ended, and how long the runner was asleep in it, in seconds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Night {
    /// The moment of waking.
    pub(super) woken: Moment,
    /// The time asleep, in seconds.
    pub(super) asleep: f64,
    detail: Detail,
}

/// The stretches of every device.
#[derive(Default)]
pub(super) struct Sleep {
    devices: BTreeMap<String, Vec<SleepStretch>>,
    count: usize,
}

impl Sleep {
    /// Adds a stretch of sleep.
    pub(super) fn add(&mut self, device: &str, from: Moment, until: Moment, detail: Detail) {
        if until <= from || self.count >= MOST_STRETCHES {
            return;
        }
        self.count += 1;
        let stretch = SleepStretch { from, until, detail };
        match self.devices.get_mut(device) {
            Some(stretches) => stretches.push(stretch),
            None => drop(self.devices.insert(device.to_owned(), vec![stretch])),
        }
    }

    /// Gives the main sleep of each day of waking.
    ///
    /// Stretches of one device that overlap count once, sleeps of several devices are never added up: the closest look is
    /// taken, and of several the longest.
    pub(super) fn nights(self) -> BTreeMap<NaiveDate, Night> {
        let mut nights: BTreeMap<NaiveDate, Night> = BTreeMap::new();
        for stretches in self.devices.into_values() {
            for night in sleeps(stretches) {
                let day = night.woken.wall().date();
                let is_better = nights.get(&day).is_none_or(|other| (other.detail, other.asleep) < (night.detail, night.asleep));
                if is_better {
                    nights.insert(day, night);
                }
            }
        }
        nights
    }
}

/// Puts the stretches of one device together to sleeps.
fn sleeps(mut stretches: Vec<SleepStretch>) -> Vec<Night> {
    stretches.sort_by_key(|stretch| (stretch.from, stretch.until));
    let mut nights: Vec<Night> = Vec::new();
    for stretch in stretches {
        let seconds = |from: Moment| stretch.until.seconds_since(from);
        match nights.last_mut().filter(|night| stretch.from.seconds_since(night.woken) <= GAP_S) {
            Some(night) => {
                night.asleep += seconds(stretch.from.max(night.woken)).max(0.0);
                night.woken = night.woken.max(stretch.until);
                night.detail = night.detail.max(stretch.detail);
            }
            None => nights.push(Night { woken: stretch.until, asleep: seconds(stretch.from), detail: stretch.detail }),
        }
    }
    nights
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Moment {
        Moment::from_rfc3339(&format!("2026-11-{text}:00+01:00")).unwrap()
    }

    #[test]
    fn overlapping_stretches_count_once_and_naps_are_no_nights() {
        let mut sleep = Sleep::default();
        sleep.add("phone", at("21T23:00"), at("22T07:30"), Detail::Asleep);
        sleep.add("watch", at("21T23:10"), at("22T02:10"), Detail::Stages);
        sleep.add("watch", at("22T02:00"), at("22T03:00"), Detail::Stages);
        sleep.add("watch", at("22T03:20"), at("22T06:20"), Detail::Stages);
        sleep.add("watch", at("22T14:00"), at("22T14:40"), Detail::Stages);
        sleep.add("watch", at("22T06:00"), at("22T05:00"), Detail::Stages);
        let nights = sleep.nights();
        assert_eq!(nights.len(), 1);
        let night = nights.into_values().next().unwrap();
        assert_eq!((night.woken, (night.asleep / 60.0).round()), (at("22T06:20"), 410.0));
    }
}

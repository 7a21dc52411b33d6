//! The heart's answers of a morning: its rate at rest, and how much it varies.

use super::answers::{CheckInWord, unfinished};
use super::figure::labelled;
use super::piece::Found;
use super::scan::ScannedLine;
use super::sports::named;
use crate::journal::{Bpm, Hrv, HrvMeasure, OutOfRange};

/// What people call the heart rate at rest.
pub(super) const RESTING_HEART: &[(&str, ())] = &[
    ("rhr", ()),
    ("resting hr", ()),
    ("resting heart", ()),
    ("resting heart rate", ()),
    ("resting", ()),
    ("hr", ()),
    ("pulse", ()),
];

/// The apps and devices that are named behind a figure without `from`.
const DEVICES: &[(&str, ())] = &[
    ("oura", ()),
    ("garmin", ()),
    ("whoop", ()),
    ("polar", ()),
    ("apple", ()),
    ("apple watch", ()),
    ("apple health", ()),
    ("coros", ()),
    ("suunto", ()),
    ("fitbit", ()),
    ("withings", ()),
    ("samsung", ()),
    ("ultrahuman", ()),
    ("kubios", ()),
    ("ithlete", ()),
    ("elite hrv", ()),
    ("corsano", ()),
];

/// Reads `rhr 48`, `resting hr 48 bpm`.
pub(super) fn resting_heart(line: &ScannedLine<'_>, at: usize) -> Option<Found<CheckInWord>> {
    let ((), label) = named(line, at, RESTING_HEART)?;
    match labelled(line, at + label) {
        Some((number, used)) => {
            let used = label + used + usize::from(line.letters(at + label + used) == Some("bpm"));
            Found::quantity(used, at_rest(number), CheckInWord::RestingHeart)
        }
        None => Found::wrong(label, unfinished(line, at, label, "beats a minute, such as 48")),
    }
}

/// Takes what a heart at rest can do.
fn at_rest(number: f64) -> Result<Bpm, OutOfRange> {
    let (least, most) = (20.0, 150.0);
    let refused = OutOfRange { what: "a resting heart rate", least, most, unit: "bpm", given: number };
    if (least..=most).contains(&number) { Bpm::new(number) } else { Err(refused) }
}

/// Reads `hrv 62`, `hrv 62 oura`, `hrv 62 ms sdnn from watch`, `rmssd 62 from "Polar H10"`, `lnrmssd 4.1`.
pub(super) fn hrv(line: &ScannedLine<'_>, at: usize) -> Option<Found<CheckInWord>> {
    let named_first = measure(line, at);
    let hrv = usize::from(line.letters(at) == Some("hrv"));
    if hrv == 0 && named_first.is_none() {
        return None;
    }
    let between = measure(line, at + hrv).filter(|_| hrv > 0);
    let label = hrv + named_first.or(between).map_or(0, |(_, used)| used);
    let Some((number, figure)) = labelled(line, at + label) else {
        return Found::wrong(1, unfinished(line, at, 1, "milliseconds, such as 62"));
    };
    let mut used = label + figure;
    used += usize::from(line.letters(at + used) == Some("ms"));
    let after = measure(line, at + used);
    used += after.map_or(0, |(_, used)| used);
    let device = device(line, at + used);
    used += device.as_ref().map_or(0, |(_, used)| *used);
    let scale = named_first.or(between).or(after).map_or(HrvScale::Rmssd, |(scale, _)| scale);
    let (measure, unit, milliseconds) = match scale {
        HrvScale::Rmssd => (HrvMeasure::Rmssd, "ms", number),
        HrvScale::Sdnn => (HrvMeasure::Sdnn, "ms", number),
        // A tenth of a millisecond is finer than any logarithm with two decimals.
        HrvScale::LnRmssd => (HrvMeasure::Rmssd, "ln ms", (number.exp() * 10.0).round() / 10.0),
    };
    // Beyond these no interval between two beats varies.
    let (least, most) = if scale == HrvScale::LnRmssd { (0.0, 6.2) } else { (1.0, 500.0) };
    if !(least..=most).contains(&number) {
        return Found::wrong(used, OutOfRange { what: "HRV", least, most, unit, given: number }.into());
    }
    Found::one(used, CheckInWord::Hrv(Hrv { milliseconds, measure, device: device.map(|(device, _)| device) }))
}

/// How a figure of heart rate variability is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum HrvScale {
    Rmssd,
    Sdnn,
    /// The natural logarithm of rMSSD in milliseconds.
    LnRmssd,
}

fn measure(line: &ScannedLine<'_>, at: usize) -> Option<(HrvScale, usize)> {
    match (line.letters(at)?, line.letters(at + 1)) {
        ("rmssd", _) => Some((HrvScale::Rmssd, 1)),
        ("sdnn", _) => Some((HrvScale::Sdnn, 1)),
        ("ln", Some("rmssd" | "hrv")) => Some((HrvScale::LnRmssd, 2)),
        ("lnrmssd" | "lnhrv" | "ln", _) => Some((HrvScale::LnRmssd, 1)),
        _ => None,
    }
}

/// Reads the device: a known one by its name, or after `from` one word, or several in quotes; counts their atoms.
fn device(line: &ScannedLine<'_>, at: usize) -> Option<(String, usize)> {
    let from = usize::from(matches!(line.letters(at), Some("from" | "with" | "by" | "on")));
    if let Some(((), used)) = named(line, at + from, DEVICES) {
        return Some((line.written(at + from, used), from + used));
    }
    let quoted = line.quoted(at + 1).map(crate::journal::clean_line);
    let name = quoted.or_else(|| line.letters(at + 1).map(|_| line.written(at + 1, 1))).filter(|name| !name.is_empty());
    name.filter(|_| from > 0).map(|name| (name, 2))
}

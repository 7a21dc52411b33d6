//! How hard it was: RPE, feeling, heart rate.

use super::figure::{Comma, labelled, out_of, value};
use super::misread::MisreadReason;
use super::piece::{Found, Piece, Text};
use super::scan::ScannedLine;
use super::sports::named;
use crate::journal::{Bpm, Rpe, Ten};
use crate::phrase::decimal;

/// The labels of this page.
pub(super) const WORDS: &[&str] = &["rpe", "effort", "feel", "feeling", "hr", "heart", "bpm", "avg", "max"];

/// Reads an effort: `rpe 8`, `rpe9.5`, `rpe 8/10`.
pub(super) fn rpe(line: &ScannedLine<'_>, at: usize) -> Option<Found> {
    let label = line.letters(at).filter(|word| matches!(*word, "rpe" | "effort"))?;
    match labelled(line, at + 1) {
        Some((number, used)) => {
            let used = 1 + used + out_of(line, at + 1 + used, "10");
            Found::quantity(used, Rpe::new(number), Piece::Rpe)
        }
        None => Found::wrong(1, MisreadReason::Unfinished { label: label.to_owned(), needs: "a number from 0 to 10" }),
    }
}

/// Says what to write for an effort in words.
pub(super) fn unrated(line: &ScannedLine<'_>, at: usize) -> Option<Found> {
    let label = line.letters(at).filter(|word| matches!(*word, "hard" | "moderate" | "steady" | "tough"))?;
    Found::wrong(
        1,
        MisreadReason::Unfinished { label: label.to_owned(), needs: "a number in its place, such as rpe 8, or intervals" },
    )
}

/// What people say of how it felt, in the five steps of a watch: 0, 2.5, 5, 7.5 and 10.
const FELT: &[(&str, f64)] = &[
    ("awful", 0.0),
    ("terrible", 0.0),
    ("horrible", 0.0),
    ("very weak", 0.0),
    ("very bad", 0.0),
    ("weak", 2.5),
    ("bad", 2.5),
    ("poor", 2.5),
    ("tired", 2.5),
    ("heavy", 2.5),
    ("sluggish", 2.5),
    ("rough", 2.5),
    ("not great", 2.5),
    ("ok", 5.0),
    ("okay", 5.0),
    ("fine", 5.0),
    ("normal", 5.0),
    ("alright", 5.0),
    ("all right", 5.0),
    ("good", 7.5),
    ("well", 7.5),
    ("strong", 7.5),
    ("very good", 10.0),
    ("very strong", 10.0),
    ("great", 10.0),
    ("amazing", 10.0),
    ("fantastic", 10.0),
];

/// Reads how it felt: `feel 7`, `felt good`.
pub(super) fn feel(line: &ScannedLine<'_>, at: usize) -> Option<Found> {
    let label = line.letters(at).filter(|word| matches!(*word, "feel" | "feeling" | "felt"))?;
    if let Some((number, used)) = labelled(line, at + 1) {
        let used = 1 + used + out_of(line, at + 1 + used, "10");
        return Found::quantity(used, Ten::new(number), Piece::Feel);
    }
    if let Some((feel, used)) = named(line, at + 1, FELT) {
        return Found::quantity(1 + used, Ten::new(feel), Piece::Feel);
    }
    let needs = "a number from 0 (weak) to 10 (strong), or a word such as good, ok or bad";
    Found::wrong(1, MisreadReason::Unfinished { label: label.to_owned(), needs })
}

/// Reads the incline of a treadmill, which stands with the notes: `1%`, `1.5 % incline`, `incline 2`.
pub(super) fn incline(line: &ScannedLine<'_>, at: usize) -> Option<Found> {
    let is_label = |at: usize| matches!(line.letters(at), Some("incline" | "gradient" | "grade"));
    let before = usize::from(is_label(at));
    let number = value(line.number(at + before)?, Comma::Decimal)?;
    let percent = usize::from(line.is_sign(at + before + 1, '%'));
    let after = usize::from(is_label(at + before + 1 + percent));
    if before + percent == 0 {
        return None;
    }
    Found::one(before + 1 + percent + after, Text::Aside(format!("{} % incline", decimal(number, 1))))
}

/// Reads a zone of effort, which stands with the notes, since everyone counts them differently: `zone 2`, `z2`.
pub(super) fn zone(line: &ScannedLine<'_>, at: usize) -> Option<Found> {
    line.letters(at).filter(|word| matches!(*word, "zone" | "z"))?;
    let zone = line.whole(at + 1, 1).filter(|zone| (1..=7).contains(zone))?;
    Found::one(2, Text::Aside(format!("zone {zone}")))
}

/// Which heart rate of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Which {
    Average,
    Highest,
}

/// Reads heart rates: `hr 150`, `hr 150/178`, `hr max 178`, `avg hr 150 max 178`, `150 bpm`.
pub(super) fn heart(line: &ScannedLine<'_>, at: usize) -> Option<Found> {
    if let Some(found) = beats(line, at) {
        return Some(found);
    }
    let (which, label) = heart_label(line, at)?;
    let Some((number, figure)) = labelled(line, at + label) else {
        let reason =
            MisreadReason::Unfinished { label: line.written(at, label), needs: "beats a minute, such as 150 or 150/178" };
        return Found::wrong(label, reason);
    };
    let mut used = label + figure;
    let mut highest = None;
    if which == Which::Average
        && let Some((number, more)) = second_rate(line, at + used)
    {
        highest = Some(number);
        used += more;
    }
    used += usize::from(line.letters(at + used) == Some("bpm"));
    said(line.written(at, used), used, which, number, highest)
}

/// Reads `150 bpm`, `150/178bpm`.
fn beats(line: &ScannedLine<'_>, at: usize) -> Option<Found> {
    let number = value(line.number(at)?, Comma::Decimal)?;
    let (highest, more) = match second_rate(line, at + 1) {
        Some((number, more)) if line.letters(at + 1 + more) == Some("bpm") => (Some(number), more),
        _ => (None, 0),
    };
    line.letters(at + 1 + more).filter(|word| *word == "bpm")?;
    said(line.written(at, more + 2), more + 2, Which::Average, number, highest)
}

/// Reads the words before a heart rate and counts them.
fn heart_label(line: &ScannedLine<'_>, at: usize) -> Option<(Which, usize)> {
    let before = line.letters(at).and_then(which);
    let mut used = usize::from(before.is_some());
    let known = match line.letters(at + used)? {
        "hr" | "pulse" | "heart" | "heartrate" | "bpm" => before,
        "hrmax" | "maxhr" | "mhr" => Some(Which::Highest),
        "hravg" | "avghr" => Some(Which::Average),
        _ => return None,
    };
    used += 1 + usize::from(line.letters(at + used) == Some("heart") && line.letters(at + used + 1) == Some("rate"));
    let after = line.letters(at + used).and_then(which);
    used += usize::from(after.is_some());
    Some((after.or(known).unwrap_or(Which::Average), used))
}

fn which(word: &str) -> Option<Which> {
    match word {
        "avg" | "ave" | "average" | "mean" => Some(Which::Average),
        "max" | "maximum" | "peak" | "highest" => Some(Which::Highest),
        _ => None,
    }
}

/// Reads `/178`, `max 178`, `/ max 178`, `/178 max`.
fn second_rate(line: &ScannedLine<'_>, at: usize) -> Option<(f64, usize)> {
    let slash = usize::from(line.is_sign(at, '/'));
    let label = usize::from(line.letters(at + slash).and_then(which) == Some(Which::Highest));
    let number = at + slash + label;
    let rate = value(line.number(number).filter(|_| slash + label > 0)?, Comma::Decimal)?;
    let trailing = usize::from(line.letters(number + 1).and_then(which) == Some(Which::Highest));
    Some((rate, slash + label + 1 + trailing))
}

fn said(word: String, used: usize, which: Which, number: f64, highest: Option<f64>) -> Option<Found> {
    let piece = match which {
        Which::Average => Piece::HeartAvg,
        Which::Highest => Piece::HeartMax,
    };
    let rates = Bpm::new(number).and_then(|rate| Ok((rate, highest.map(Bpm::new).transpose()?)));
    match rates {
        Err(refusal) => Found::wrong(used, refusal.into()),
        Ok((average, Some(highest))) if highest < average => Found::wrong(
            used,
            MisreadReason::Impossible {
                word,
                why: "has an average above its highest",
                remedy: "write the average first: hr 150/178",
            },
        ),
        Ok((average, Some(highest))) => Found::many(used, vec![Piece::HeartAvg(average), Piece::HeartMax(highest)]),
        Ok((rate, None)) => Found::one(used, piece(rate)),
    }
}

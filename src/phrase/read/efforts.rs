//! How hard it was: RPE, feeling, heart rate.

use super::figure::{Comma, labelled, out_of, value};
use super::misread::Reason;
use super::piece::{Found, Piece};
use super::scan::Line;
use crate::journal::{Bpm, Rpe, Ten};

/// The labels of this page.
pub(super) const WORDS: &[&str] = &["rpe", "effort", "feel", "feeling", "hr", "heart", "bpm", "avg", "max"];

/// Reads an effort: `rpe 8`, `rpe9.5`, `rpe 8/10`.
pub(super) fn rpe(line: &Line<'_>, at: usize) -> Option<Found> {
    let label = line.letters(at).filter(|word| matches!(*word, "rpe" | "effort"))?;
    match labelled(line, at + 1) {
        Some((number, used)) => {
            let used = 1 + used + out_of(line, at + 1 + used, "10");
            Found::quantity(used, Rpe::new(number), Piece::Rpe)
        }
        None => Found::wrong(1, Reason::Unfinished { label: label.to_owned(), needs: "a number from 0 to 10" }),
    }
}

/// Says what to write for an effort in words.
pub(super) fn unrated(line: &Line<'_>, at: usize) -> Option<Found> {
    let label = line.letters(at).filter(|word| matches!(*word, "hard" | "moderate" | "steady" | "tough"))?;
    Found::wrong(1, Reason::Unfinished { label: label.to_owned(), needs: "a number in its place, such as rpe 8, or intervals" })
}

/// Reads how it felt: `feel 7`.
pub(super) fn feel(line: &Line<'_>, at: usize) -> Option<Found> {
    let label = line.letters(at).filter(|word| matches!(*word, "feel" | "feeling" | "felt"))?;
    match labelled(line, at + 1) {
        Some((number, used)) => {
            let used = 1 + used + out_of(line, at + 1 + used, "10");
            Found::quantity(used, Ten::new(number), Piece::Feel)
        }
        None => Found::wrong(1, Reason::Unfinished { label: label.to_owned(), needs: "a number from 0 (weak) to 10 (strong)" }),
    }
}

/// Which heart rate of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Which {
    Average,
    Highest,
}

/// Reads heart rates: `hr 150`, `hr 150/178`, `hr max 178`, `avg hr 150 max 178`, `150 bpm`.
pub(super) fn heart(line: &Line<'_>, at: usize) -> Option<Found> {
    if let Some(found) = beats(line, at) {
        return Some(found);
    }
    let (which, label) = heart_label(line, at)?;
    let Some((number, figure)) = labelled(line, at + label) else {
        let reason = Reason::Unfinished { label: line.written(at, label), needs: "beats a minute, such as 150 or 150/178" };
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
fn beats(line: &Line<'_>, at: usize) -> Option<Found> {
    let number = value(line.number(at)?, Comma::Decimal)?;
    let (highest, more) = match second_rate(line, at + 1) {
        Some((number, more)) if line.letters(at + 1 + more) == Some("bpm") => (Some(number), more),
        _ => (None, 0),
    };
    line.letters(at + 1 + more).filter(|word| *word == "bpm")?;
    said(line.written(at, more + 2), more + 2, Which::Average, number, highest)
}

/// Reads the words before a heart rate and counts them.
fn heart_label(line: &Line<'_>, at: usize) -> Option<(Which, usize)> {
    let before = line.letters(at).and_then(which);
    let mut used = usize::from(before.is_some());
    let known = match line.letters(at + used)? {
        "hr" | "pulse" | "heart" | "heartrate" => before,
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
        "avg" | "average" | "mean" => Some(Which::Average),
        "max" | "maximum" | "peak" | "highest" => Some(Which::Highest),
        _ => None,
    }
}

/// Reads `/178`, `max 178`, `/ max 178`, `/178 max`.
fn second_rate(line: &Line<'_>, at: usize) -> Option<(f64, usize)> {
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
            Reason::Impossible { word, why: "has an average above its highest", remedy: "write the average first: hr 150/178" },
        ),
        Ok((average, Some(highest))) => Found::many(used, vec![Piece::HeartAvg(average), Piece::HeartMax(highest)]),
        Ok((rate, None)) => Found::one(used, piece(rate)),
    }
}

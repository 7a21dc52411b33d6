//! What is said anew of a plan: beside a start and a length that are known already, a bare `19:30` is one of the two.

use super::gather::{PlacedPiece, gather};
use super::misread::Misread;
use super::piece::{OpenFigure, Pair, PairForm, Piece, Wanted, When};
use super::planned::{readers, vocabulary};
use super::scan::ScannedLine;
use super::settle::{OfPlan, of_plan};
use crate::journal::{Planned, Units};

/// Gives what is said anew of a plan, with an `at` before bare figures that are when it starts, such as `19:30`.
///
/// # Errors
/// Where they may be its start or its length: which words settle it.
pub fn replanned(before: &Planned, units: Units, patch: &str) -> Result<String, Misread> {
    let as_it_is = || patch.to_owned();
    let Ok(line) = ScannedLine::scan(patch) else { return Ok(as_it_is()) };
    let gathered = gather(&line, &readers(units), &vocabulary());
    let mut of_time = gathered.parts.iter().enumerate().filter(|(_, part)| is_of_time(part));
    let (Some((place, part)), None) = (of_time.next(), of_time.next()) else { return Ok(as_it_is()) };
    let Some(pair) = bare(&part.piece) else { return Ok(as_it_is()) };
    let sport = gathered.parts.iter().find_map(|part| if let Piece::Sport(sport) = part.piece { Some(sport) } else { None });
    let plan = (sport.unwrap_or(before.sport), before.distance);
    match of_plan(&gathered, place, pair, plan, units) {
        OfPlan::AsItReads => Ok(as_it_is()),
        OfPlan::Either(reason) => Err(Misread::new(part.span.clone(), reason)),
        OfPlan::Start => {
            let halves = patch.split_at_checked(part.span.start);
            Ok(halves.map_or_else(as_it_is, |(ahead, figures)| format!("{ahead}at {figures}")))
        }
    }
}

/// Says whether a piece speaks of how long or of when, the day left out.
fn is_of_time(part: &PlacedPiece) -> bool {
    let is_length =
        matches!(part.piece, Piece::Time(_) | Piece::Elapsed(_) | Piece::Pace(_) | Piece::BarePace(_) | Piece::Open(_));
    is_length || matches!(&part.piece, Piece::When(when) if !matches!(when, When::Day(_)))
}

/// Gives figures with a colon that nothing labels, where there is such a time of day.
fn bare(piece: &Piece) -> Option<Pair> {
    let Piece::Open(OpenFigure::Pair(pair)) = piece else { return None };
    let is_bare = pair.form == PairForm::Colon && pair.asked == Wanted::Anything && pair.clock().is_some();
    is_bare.then_some(*pair)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::Day;
    use crate::phrase::planned;

    /// Puts a plan right by a line, and gives the line as it is read.
    fn anew(plan: &str, patch: &str) -> Result<String, String> {
        let today = Day::new(chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap());
        let before = planned(today, Units::Metric, plan).unwrap();
        replanned(&before, Units::Metric, patch).map_err(|misread| format!("{misread}: {}", misread.hint()))
    }

    #[test]
    fn bare_figures_are_when_a_plan_starts_where_they_can_be_no_length_of_it() {
        for (plan, patch, read) in [
            ("sat easy run", "19:30", "at 19:30"),
            ("sat easy run at 18:00", "19:30", "at 19:30"),
            ("sat yoga", "7:15", "at 7:15"),
            ("sat ride 2h at 9:00", "18:00", "at 18:00"),
            ("sat easy 10k at 18:00", "19:30 rpe 4", "at 19:30 rpe 4"),
            ("sat long 2h at 9:00", "sun 8:30", "sun at 8:30"),
            ("sat race 42k at 9:00", "sun 8:30", "sun at 8:30"),
        ] {
            assert_eq!(anew(plan, patch).as_deref(), Ok(read), "{plan} <- {patch}");
        }
    }

    #[test]
    fn bare_figures_that_may_be_a_start_or_a_length_are_asked_about() {
        for (plan, patch) in [
            ("sat race 5k", "19:30"),
            ("sat race 5k at 10:00 22min", "19:30"),
            ("sat race 5k", "sun 19:30"),
            ("sat race 42k at 9:00", "8:30"),
            ("sat long 2h", "2:30"),
            ("sat long 2h at 9:00", "2:30 rpe 4"),
        ] {
            let asked = anew(plan, patch).unwrap_err();
            assert!(asked.contains("can be read in more than one way") && asked.contains("`at "), "{plan} <- {patch}: {asked}");
        }
    }

    #[test]
    fn all_else_is_read_as_in_the_line_of_a_new_plan() {
        for (plan, patch) in [
            ("sat race 42k at 9:00", "3:36"),
            ("sat easy 10k at 9:00", "0:45"),
            ("sat easy 45min at 9:00", "50:00"),
            ("sat easy run", "sat race 5k 19:30"),
            ("sat easy run", "1h05 at 19:30"),
            ("sat easy run", "1:05:00 19:30"),
        ] {
            assert_eq!(anew(plan, patch).as_deref(), Ok(patch), "{plan} <- {patch}");
        }
    }
}

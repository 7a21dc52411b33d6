//! What the forecast knows of the runner, told after an import.

use super::{Recovered, recovery};
use crate::journal::HrvMeasure;
use crate::phrase;
use crate::recovery::{Taught, TriedAgain, Usual, taught};
use crate::views::scene::Ground;

/// The most kinds of efforts that are told.
const MOST: usize = 3;

/// Says what the forecast knows of the runner.
pub(super) fn learnt(ground: &Ground<'_>) -> Vec<String> {
    let taught = taught(ground.now, ground.journal, ground.athlete);
    let efforts = recovery::recovered(ground).rows;
    if taught.mornings == 0 && efforts.is_empty() {
        return vec![
            "The forecast has learnt nothing of you: it goes by the past year, of which the log has no mornings and no efforts \
             that take days."
                .to_owned(),
        ];
    }
    let mut lines = vec!["What the forecast knows of you now:".to_owned(), mornings(&taught)];
    lines.extend(taught.resting_heart.map(|usual| figure("Resting heart", "bpm", usual, "")));
    lines.extend(taught.hrv.as_ref().map(|(usual, measure, device)| {
        let name = match measure {
            HrvMeasure::Rmssd => "rMSSD",
            HrvMeasure::Sdnn => "SDNN",
        };
        let by = device.as_ref().map(|device| format!(" by {device}")).unwrap_or_default();
        figure("HRV", "ms", *usual, &format!(", {name}{by}"))
    }));
    lines.extend(tried_again(taught.again));
    lines.extend(cost(&efforts, taught.answers));
    lines
}

fn mornings(taught: &Taught) -> String {
    let named = ["soreness", "fatigue", "mood"].into_iter().zip(taught.answers).filter(|(_, answers)| *answers > 0);
    let named: Vec<String> = named.map(|(scale, answers)| format!("{scale} on {answers}")).collect();
    let mornings = match taught.mornings {
        0 => return "  Mornings: none of the past year.".to_owned(),
        some => format!("  Mornings: {} of the past year", phrase::grouped(some as u64)),
    };
    if named.is_empty() {
        return format!("{mornings}, none of which says how sore, tired or well you were.");
    }
    format!("{mornings}; {}.", named.join(", "))
}

fn figure(name: &str, unit: &str, usual: Usual, how: &str) -> String {
    let mornings = phrase::count(usual.mornings as u64, "morning", "mornings");
    match usual.range {
        Some(range) => {
            let [least, middle, most] = range.map(|figure| phrase::decimal(figure.round(), 0));
            format!("  {name}: {middle} {unit} ({least}–{most} on four of five days){how}, from {mornings}.")
        }
        None => format!("  {name}: {mornings} of the past weeks{how}; what is usual for you is known from {} on.", usual.needed),
    }
}

/// Says what the efforts tried again tell; nothing where there were none.
fn tried_again(again: TriedAgain) -> Option<String> {
    let TriedAgain { reproduced, short } = again;
    if reproduced + short == 0 {
        return None;
    }
    let weight = if reproduced + short < TriedAgain::FEWEST { "too few to go by" } else { "so your pace of recovery is told" };
    Some(format!("  Hard efforts tried again: {reproduced} as fast at no higher cost, {short} slower; {weight}."))
}

/// Says what the longest kinds of efforts take.
fn cost(efforts: &[Recovered], answers: [usize; 3]) -> Vec<String> {
    if efforts.is_empty() {
        return vec!["  Efforts that take days: none in the past year.".to_owned()];
    }
    let is_own = answers.iter().any(|answers| *answers > 0);
    let heading = if is_own {
        "  Days until training is open after one of these by itself; the range holds four of five:"
    } else {
        "  Days until training is open, those of a typical runner until you check in on mornings after hard sessions:"
    };
    let row = |row: &Recovered| {
        let [own, typical] = [&row.own, &row.typical].map(|days| days.trim());
        let own = if is_own { format!("{own} for you, {typical} for a typical runner") } else { typical.to_owned() };
        format!("    {} ({}): {own}", row.kind, row.times)
    };
    std::iter::once(heading.to_owned()).chain(efforts.iter().take(MOST).map(row)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn effort(own: &str) -> Recovered {
        Recovered {
            kind: "Marathon".to_owned(),
            times: "2 times".to_owned(),
            typical: "10 d (8–14)".to_owned(),
            own: own.to_owned(),
            soreness: String::new(),
        }
    }

    #[test]
    fn days_are_called_the_runners_own_only_where_a_scale_was_answered() {
        let own = cost(&[effort(" 8 d (7–9)")], [12, 0, 0]);
        assert_eq!(own[1], "    Marathon (2 times): 8 d (7–9) for you, 10 d (8–14) for a typical runner");
        let typical = cost(&[effort("10 d (8–14)")], [0; 3]);
        assert!(typical[0].contains("those of a typical runner"));
        assert_eq!(typical[1], "    Marathon (2 times): 10 d (8–14)");
        assert_eq!(cost(&[], [0; 3]), ["  Efforts that take days: none in the past year."]);
    }

    #[test]
    fn a_figure_of_the_heart_is_told_with_its_range_or_with_what_it_lacks() {
        let known = Usual { mornings: 40, needed: 14, range: Some([50.2, 61.6, 75.1]) };
        let words = "  HRV: 62 ms (50–75 on four of five days), rMSSD by Oura, from 40 mornings.";
        assert_eq!(figure("HRV", "ms", known, ", rMSSD by Oura"), words);
        let few = Usual { mornings: 3, needed: 5, range: None };
        let words = "  Resting heart: 3 mornings of the past weeks; what is usual for you is known from 5 on.";
        assert_eq!(figure("Resting heart", "bpm", few, ""), words);
    }

    #[test]
    fn few_efforts_tried_again_are_not_gone_by_and_none_are_not_told() {
        assert_eq!(tried_again(TriedAgain { reproduced: 0, short: 0 }), None);
        assert!(tried_again(TriedAgain { reproduced: 1, short: 0 }).unwrap().ends_with("too few to go by."));
        let some = tried_again(TriedAgain { reproduced: 3, short: 1 }).unwrap();
        assert_eq!(some, "  Hard efforts tried again: 3 as fast at no higher cost, 1 slower; so your pace of recovery is told.");
    }
}

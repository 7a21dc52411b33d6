//! How past forecasts did, in words: what was off by how much, which rule did better, and what cannot be checked.

use serde::Serialize;

use crate::phrase;
use crate::recovery::{EarlyRuns, FEWEST_SCORED, KeptScore, Rule, ScaleScore, Scorecard};

use super::early_runs::EarlyRunsJson;
use super::{Said, Tone};

/// The version of the contract of `deckchair scorecard --json`.
const SCHEMA: u32 = 1;
/// The scales in the order of the scorecard.
const SCALES: [&str; 3] = ["Soreness", "Fatigue", "Mood"];
/// Scores this near to each other are the same.
const SAME: f64 = 0.01;

/// Says what the errors are.
const ERROR: &str = "  error: root of the mean square, in points of the scale";

/// Gives the scorecard, a line at a time.
#[must_use]
pub fn scorecard_lines(card: &Scorecard) -> Vec<Said> {
    if card.scales.iter().all(Option::is_none) && card.mornings < FEWEST_SCORED {
        let few = format!("There is no score yet: it takes {FEWEST_SCORED} mornings with a check-in, after two weeks of them.");
        return vec![Said::new(Tone::Plain, few)];
    }
    let mut lines = vec![
        Said::new(Tone::Plain, "Each morning, foretold again from what the log by now says of the evening before"),
        Said::new(Tone::Quiet, "            error   best rule   in 80 % range"),
    ];
    for (score, name) in card.scales.iter().zip(SCALES) {
        lines.extend(score.map(|score| Said::new(Tone::Plain, scale_row(name, &score))));
    }
    lines.push(Said::new(Tone::Quiet, ERROR));
    if card.mornings >= FEWEST_SCORED {
        let share = phrase::percent(card.ready);
        let mornings = phrase::count(card.mornings as u64, "morning", "mornings");
        lines.push(Said::new(Tone::Plain, ""));
        lines.push(Said::new(Tone::Plain, format!("Whether you felt ready ({share} of {mornings}): Brier score, 0 is perfect")));
        lines.push(Said::new(Tone::Plain, rule_row("Deckchair", card.brier)));
        let rules = Rule::ALL.into_iter().zip(card.rules);
        lines.extend(rules.filter_map(|(rule, score)| Some(Said::new(Tone::Quiet, rule_row(name(rule), score?)))));
    }
    lines.push(Said::new(Tone::Plain, ""));
    lines.extend(verdicts(card));
    lines.push(Said::new(
        Tone::Quiet,
        "Strength, fuel and tissue cannot be felt: whether they were right to keep training shut, no diary can say.",
    ));
    lines
}

/// Gives how the answers did as they were given, a line at a time; of too few to tell, how many there are.
#[must_use]
pub fn kept_score_lines(score: &KeptScore) -> Vec<Said> {
    if score.is_empty() && score.mornings == 0 {
        return Vec::new();
    }
    let mut lines = vec![Said::new(Tone::Plain, ""), Said::new(Tone::Plain, "The answers as they were given")];
    if score.is_empty() {
        let few = format!(
            "  Too few to tell: {} of the {FEWEST_SCORED} it takes after a day on which nothing more was done.",
            phrase::count(score.mornings as u64, "morning", "mornings")
        );
        lines.push(Said::new(Tone::Quiet, few));
        return lines;
    }
    if score.scales.iter().any(Option::is_some) {
        lines.push(Said::new(Tone::Quiet, "  tomorrow's check-in, where nothing more was done that day"));
        lines.push(Said::new(Tone::Quiet, "            error   best rule   in 80 % range"));
    }
    lines.extend(
        score
            .scales
            .iter()
            .zip(SCALES)
            .filter_map(|(score, name)| Some(Said::new(Tone::Plain, scale_row(name, score.as_ref()?)))),
    );
    if score.mornings >= FEWEST_SCORED {
        let mornings = phrase::count(score.mornings as u64, "morning", "mornings");
        lines.push(Said::new(
            Tone::Plain,
            format!("  whether you would feel ready then: Brier score {:.2} on {mornings}", score.brier),
        ));
    }
    if score.dates > 0 {
        let dates = phrase::count(score.dates as u64, "first date", "first dates");
        let held = format!(
            "  of {dates} for training after an effort, {} came within the 80 % range given first, by the later answers",
            score.held
        );
        lines.push(Said::new(Tone::Plain, held));
    }
    lines
}

fn scale_row(name: &str, score: &ScaleScore) -> String {
    let within = phrase::percent(score.within);
    format!("  {name:<9} {:>5.2}   {:>9.2}   {within:>13}", score.error, score.best_rule)
}

fn rule_row(name: &str, score: f64) -> String {
    format!("  {name:<30} {score:>4.2}")
}

/// Gives a rule's name.
const fn name(rule: Rule) -> &'static str {
    match rule {
        Rule::TwoDays => "48 hours after a hard session",
        Rule::DayPerMile => "a day for each mile raced",
        Rule::Balance => "training balance at zero",
        Rule::Watch => "the watch's recovery time",
        Rule::Always => "that you always feel ready",
        Rule::SoFar => "as often as you did so far",
    }
}

/// Says who is ahead, plainly where it is not Deckchair.
fn verdicts(card: &Scorecard) -> Vec<Said> {
    let mut said = Vec::new();
    let worse =
        card.scales.iter().zip(SCALES).filter(|(score, _)| score.is_some_and(|score| score.error > 1.02 * score.best_rule));
    let worse: Vec<String> = worse.map(|(_, name)| name.to_lowercase()).collect();
    if !worse.is_empty() {
        let text = format!("Deckchair is losing: a plain rule, chosen afterwards, foretold {} better.", worse.join(" and "));
        said.push(Said::new(Tone::Careful, text));
    }
    if card.mornings >= FEWEST_SCORED {
        let better = Rule::ALL.into_iter().zip(card.rules).filter_map(|(rule, score)| Some((rule, score?)));
        let better = better.filter(|(_, score)| *score < card.brier - SAME).min_by(|a, b| a.1.total_cmp(&b.1));
        said.push(match better {
            Some((rule, _)) => Said::new(
                Tone::Careful,
                format!("Deckchair is losing: \"{}\" scores better on whether you felt ready.", name(rule)),
            ),
            None => Said::new(Tone::Good, "No plain rule scores better on whether you felt ready."),
        });
    }
    said
}

/// What `deckchair scorecard --json` prints.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ScorecardJson {
    schema: u32,
    checkin: Vec<ScaleJson>,
    ready: Option<ReadyJson>,
    as_given: KeptJson,
    early_runs: EarlyRunsJson,
}

/// The answers as they were given.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct KeptJson {
    checkin: Vec<ScaleJson>,
    mornings: usize,
    brier: Option<f64>,
    first_dates: usize,
    first_dates_within_80: usize,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct ScaleJson {
    scale: String,
    mornings: usize,
    error: f64,
    best_rule_error: f64,
    coverage_80: f64,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct ReadyJson {
    mornings: usize,
    felt_ready: f64,
    brier: f64,
    rules: Vec<RuleJson>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct RuleJson {
    rule: &'static str,
    brier: f64,
}

/// Gives the scorecard for scripts.
#[must_use]
pub fn scorecard_json(card: &Scorecard, kept: &KeptScore, early_runs: &EarlyRuns) -> ScorecardJson {
    let rules = Rule::ALL.into_iter().zip(card.rules);
    ScorecardJson {
        schema: SCHEMA,
        early_runs: early_runs.into(),
        checkin: scales_json(&card.scales),
        ready: (card.mornings >= FEWEST_SCORED).then(|| ReadyJson {
            mornings: card.mornings,
            felt_ready: places(card.ready),
            brier: places(card.brier),
            rules: rules.filter_map(|(rule, score)| Some(RuleJson { rule: name(rule), brier: places(score?) })).collect(),
        }),
        as_given: KeptJson {
            checkin: scales_json(&kept.scales),
            mornings: kept.mornings,
            brier: (kept.mornings >= FEWEST_SCORED).then(|| places(kept.brier)),
            first_dates: kept.dates,
            first_dates_within_80: kept.held,
        },
    }
}

fn scales_json(scales: &[Option<ScaleScore>; 3]) -> Vec<ScaleJson> {
    let scale = |(score, name): (&Option<ScaleScore>, &str)| {
        score.map(|score| ScaleJson {
            scale: name.to_lowercase(),
            mornings: score.mornings,
            error: places(score.error),
            best_rule_error: places(score.best_rule),
            coverage_80: places(score.within),
        })
    };
    scales.iter().zip(SCALES).filter_map(scale).collect()
}

fn places(value: f64) -> f64 {
    phrase::rounded(value, 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card() -> Scorecard {
        let scale = ScaleScore { mornings: 60, error: 1.1, best_rule: 1.2, within: 0.8 };
        Scorecard {
            scales: [Some(scale), Some(ScaleScore { error: 0.5, best_rule: 0.4, ..scale }), None],
            mornings: 60,
            ready: 0.7,
            brier: 0.15,
            rules: [Some(0.3), None, Some(0.1), None, Some(0.3), None],
        }
    }

    fn text(card: &Scorecard) -> String {
        scorecard_lines(card).into_iter().map(|said| said.text + "\n").collect()
    }

    #[test]
    fn it_says_where_it_loses() {
        let text = text(&card());
        assert!(text.contains("a plain rule, chosen afterwards, foretold fatigue better."), "{text}");
        assert!(text.contains("\"training balance at zero\" scores better"), "{text}");
        assert!(!text.contains("the watch's recovery time") && !text.contains("Mood"), "{text}");
    }

    #[test]
    fn it_says_where_nothing_does_better_and_where_there_is_no_score() {
        let ahead = Scorecard { rules: [Some(0.3), None, None, None, Some(0.3), None], ..card() };
        assert!(text(&ahead).contains("No plain rule scores better"));
        let none = Scorecard { scales: [None; 3], mornings: 3, ..card() };
        assert_eq!(text(&none).lines().count(), 1);
    }

    #[test]
    fn the_answers_as_given_are_told_where_there_is_something_to_tell() {
        let none = KeptScore { scales: [None; 3], mornings: 5, brier: 0.1, dates: 0, held: 0 };
        assert_eq!(kept_score_lines(&KeptScore { mornings: 0, ..none.clone() }), Vec::new());
        let few = kept_score_lines(&none);
        assert_eq!(few[2].text, "  Too few to tell: 5 mornings of the 20 it takes after a day on which nothing more was done.");
        let told = kept_score_lines(&KeptScore { mornings: 25, dates: 6, held: 5, ..none });
        let text: String = told.into_iter().map(|said| said.text + "\n").collect();
        assert!(text.contains("Brier score 0.10 on 25 mornings"), "{text}");
        assert!(text.contains("of 6 first dates for training after an effort, 5 came within"), "{text}");
    }
}

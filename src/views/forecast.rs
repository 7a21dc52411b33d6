//! The forecast for scripts, so that anyone can hold it to account: a contract. `schema` grows by one when a meaning
//! changes; fields may be added.

use serde::Serialize;

use crate::journal::{Day, Moment};
use crate::phrase;
use crate::recovery::{Assessment, ByRung, Expected, Forecast, Reason, Rung, Verdict};

use super::TodayView;
use super::ahead::{Waits, first_before, has_niggle, runs_until_ready};
use super::today::rung_name;

/// The version of the contract.
const SCHEMA: u32 = 1;

/// What `deckchair forecast --json` prints, in this order.
///
/// Where there is nothing to foretell (a sign that needs a doctor, an empty log) `checkin` is null, `ready` is empty and
/// `because` says why.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ForecastJson {
    schema: u32,
    now: String,
    r#for: String,
    checkin: Option<CheckInJson>,
    ready: Vec<RungChancesJson>,
    /// What the chances hang on beside the body; absent where nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    given: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    because: Option<String>,
}

/// What tomorrow's check-in is expected to say; absent where no base is known.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct CheckInJson {
    soreness: ExpectedJson,
    fatigue: ExpectedJson,
    mood: ExpectedJson,
    resting_hr_bpm: Option<ExpectedJson>,
    ln_rmssd: Option<ExpectedJson>,
}

/// One figure: its median and its 80 % range, the noise of saying it included.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct ExpectedJson {
    median: f64,
    range: [f64; 2],
}

/// The chance that a rung is open, a morning at a time.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct RungChancesJson {
    rung: &'static str,
    mornings: Vec<MorningJson>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct MorningJson {
    day: String,
    p: f64,
    /// What the chance supposes to have come by then (`well`, `no_pain`, `easy_run`); absent where nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    waits_for: Option<&'static str>,
}

/// Says what the chances hang on beside the body: how long an illness or a pain lasts, and whether the runner runs, the model
/// does not foretell. `None` where they hang on nothing of the kind.
#[must_use]
pub fn forecast_condition(assessment: &Assessment) -> Option<&'static str> {
    let waits_for_a_run = |reason: &Reason| reason.runs_first() > 0;
    match assessment.verdict {
        Verdict::Ill => Some(
            "Nobody knows how long an illness lasts: these chances suppose that it ends today, and each day more moves them by a day.",
        ),
        Verdict::Injured => Some("Nobody knows how long a pain lasts: these chances suppose that it is gone in three days."),
        Verdict::Open(_) if runs_until_ready(assessment) > 0 => {
            Some("The chances to train suppose an easy run before them, once one is open; training waits for that run.")
        }
        Verdict::Open(_) | Verdict::GetHelp => {
            let run = assessment.reasons().any(waits_for_a_run);
            let niggle = has_niggle(assessment);
            let run = run.then_some("These chances hold if you run easily today; training waits for that run.");
            let quiet = "Nobody knows how long a niggle lasts: these chances suppose that it is quiet tomorrow.";
            run.or_else(|| niggle.then_some(quiet))
        }
    }
}

/// Gives the forecast for scripts; `given` is what its chances hang on beside the body, and `waits_for` of a morning what its
/// chance supposes to have come by then: without it the rung stays shut.
#[must_use]
pub fn forecast_json(forecast: &Forecast, assessment: &Assessment) -> ForecastJson {
    ForecastJson {
        schema: SCHEMA,
        now: forecast.now.to_string(),
        r#for: forecast.day.to_string(),
        checkin: Some(CheckInJson {
            soreness: expected(forecast.soreness, 2),
            fatigue: expected(forecast.fatigue, 2),
            mood: expected(forecast.mood, 2),
            resting_hr_bpm: forecast.resting_heart.map(|heart| expected(heart, 1)),
            ln_rmssd: forecast.ln_rmssd.map(|ln| expected(ln, 3)),
        }),
        ready: Rung::CLIMB.into_iter().rev().map(|rung| ready(forecast, assessment, rung)).collect(),
        given: forecast_condition(assessment),
        because: None,
    }
}

/// Says why nothing is foretold: a sign that needs a doctor, or a log with nothing in it. `None` where something is.
#[must_use]
pub fn nothing_foretold(view: &TodayView) -> Option<String> {
    (view.verdict == Verdict::GetHelp || view.is_empty()).then(|| view.because.clone())
}

/// Gives the forecast for scripts where nothing is foretold.
#[must_use]
pub fn no_forecast_json(now: Moment, day: Day, because: String) -> ForecastJson {
    ForecastJson {
        schema: SCHEMA,
        now: now.to_string(),
        r#for: day.to_string(),
        checkin: None,
        ready: Vec::new(),
        given: None,
        because: Some(because),
    }
}

fn ready(forecast: &Forecast, assessment: &Assessment, rung: Rung) -> RungChancesJson {
    let mornings = forecast.chances(rung).map(|(day, chance)| MorningJson {
        day: day.to_string(),
        p: phrase::rounded(chance, 3),
        waits_for: first_before(assessment, rung, day).name(),
    });
    RungChancesJson { rung: rung_name(rung), mornings: mornings.collect() }
}

fn expected(figure: Expected, places: i32) -> ExpectedJson {
    ExpectedJson {
        median: phrase::rounded(figure.median, places),
        range: [phrase::rounded(figure.least, places), phrase::rounded(figure.most, places)],
    }
}

/// Gives the forecast in plain lines: tomorrow's check-in, and the chance of each rung on the mornings where it changes. A chance
/// that supposes more than rest has a star, and the morning says what.
#[must_use]
pub fn forecast_lines(forecast: &Forecast, assessment: &Assessment) -> Vec<String> {
    let figure = |name: &str, figure: Expected, places: usize| {
        format!("  {name:<14} about {:.places$}  ({:.places$}–{:.places$})", figure.median, figure.least, figure.most)
    };
    let mut lines = vec![
        format!(
            "What tomorrow's check-in is expected to say ({}), with the range that should hold four times out of five",
            phrase::full_day(forecast.day)
        ),
        figure("soreness", forecast.soreness, 1),
        figure("fatigue", forecast.fatigue, 1),
        figure("mood", forecast.mood, 1),
    ];
    lines.extend(forecast.resting_heart.map(|heart| figure("resting heart", heart, 0)));
    lines.extend(forecast.ln_rmssd.map(|ln| figure("ln RMSSD", ln, 2)));
    lines.push(String::new());
    lines.push("The chance that each rung is open, in percent".to_owned());
    lines.push(format!("  {:<15}{:>14}{:>10}{:>7}", "morning", "swim or ride", "run easy", "train"));
    let changing = forecast.ready.iter().take_while(|(_, chance)| *chance.train() < 0.995).count();
    lines.extend(forecast.ready.iter().take(changing + 1).map(|(day, chance)| morning_line(assessment, *day, chance)));
    lines
}

/// Gives the chances of a morning in percent, each with a star where it hangs on what the end of the line says.
fn morning_line(assessment: &Assessment, day: Day, chance: &ByRung<f64>) -> String {
    let waits = Rung::CLIMB.map(|rung| first_before(assessment, rung, day));
    let [cross_train, run_easy, train] = [0, 1, 2].map(|at| {
        let percent = (chance.values()[at] * 100.0).round();
        format!("{percent}{}", if waits[at] == Waits::Time { " " } else { "*" })
    });
    // What a lower rung waits for, the higher ones wait for as well.
    let first = waits.into_iter().rev().find_map(Waits::proviso).map(|first| format!(" {first}")).unwrap_or_default();
    let line = format!("  {:<15}{cross_train:>15}{run_easy:>10}{train:>7}{first}", phrase::full_day(day));
    line.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Athlete, Journal, Moment};
    use crate::recovery::{assess, forecast};

    #[test]
    fn the_contract_has_its_fields_in_order() {
        let now = Moment::from_rfc3339("2026-11-22T08:14:00+01:00").unwrap();
        let json = {
            let (journal, athlete) = (Journal::default(), Athlete::default());
            let told = forecast_json(&forecast(now, &journal, &athlete), &assess(now, &journal, &athlete));
            serde_json::to_string(&told).unwrap()
        };
        let start = r#"{"schema":1,"now":"2026-11-22T08:14:00+01:00","for":"2026-11-23","checkin":{"soreness":{"median":"#;
        assert!(json.starts_with(start), "{json}");
        assert!(json.contains(r#""ready":[{"rung":"train","mornings":[{"day":"2026-11-22","p":1.0},"#), "{json}");
        assert!(json.contains(r#""resting_hr_bpm":null"#), "{json}");
    }
}

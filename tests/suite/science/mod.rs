//! What is known of recovery after running: the cases of `cases.toml`, and those that compare two runners or two logs.

mod compared;
mod runner;

use deckchair::journal::{Athlete, Kind, Sex};
use deckchair::recovery::{Rung, System, Verdict};
use runner::{Effort, Log};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    id: String,
    says: String,
    source: String,
    observed: bool,
    athlete: Option<Who>,
    sessions: Vec<Effort>,
    #[serde(default)]
    expect: Vec<Expect>,
    ratio: Option<Ratio>,
    course: Option<Course>,
    peak: Option<Peak>,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(deny_unknown_fields)]
struct Who {
    sex: Sex,
    age: i32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expect {
    at: f64,
    system: Option<Name>,
    deficit: Option<[f64; 2]>,
    below: Option<RungName>,
    least: Option<RungName>,
    loss: Option<[f64; 2]>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Ratio {
    at: f64,
    system: Name,
    between: [f64; 2],
    of: Who,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Course {
    system: Name,
    days: Vec<f64>,
    values: Vec<f64>,
    rmse: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Peak {
    system: Name,
    between: [f64; 2],
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "snake_case")]
enum Name {
    Strength,
    Soreness,
    Fuel,
    Heart,
}

impl Name {
    const fn system(self) -> System {
        match self {
            Self::Strength => System::Strength,
            Self::Soreness => System::Soreness,
            Self::Fuel => System::Fuel,
            Self::Heart => System::Heart,
        }
    }
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "snake_case")]
enum RungName {
    Train,
}

impl RungName {
    const fn rung(self) -> Rung {
        match self {
            Self::Train => Rung::Train,
        }
    }
}

fn athlete(who: Option<Who>) -> Athlete {
    let who = who.unwrap_or(Who { sex: Sex::Man, age: 36 });
    Athlete { sex: Some(who.sex), birth_year: Some(runner::YEAR - who.age), ..Athlete::default() }
}

#[test]
fn the_model_meets_every_case_of_the_table() {
    let cases: Cases = toml::from_str(include_str!("cases.toml")).unwrap();
    let mut misses = Vec::new();
    for case in &cases.case {
        let kind = if case.observed { "observed" } else { "inferred" };
        for miss in misses_of(case) {
            misses.push(format!("case {} ({kind}, {}): {}: {miss}", case.id, case.source, case.says));
        }
    }
    assert!(misses.is_empty(), "\n{}", misses.join("\n"));
    assert!(cases.case.len() >= 20, "only {} cases were read", cases.case.len());
}

fn misses_of(case: &Case) -> Vec<String> {
    let log = Log::of(&case.sessions, athlete(case.athlete));
    let mut misses: Vec<String> = case.expect.iter().filter_map(|expect| miss(&log, expect)).collect();
    if let Some(ratio) = &case.ratio {
        let other = Log::of(&case.sessions, athlete(Some(ratio.of)));
        let got = log.deficit(ratio.system.system(), ratio.at) / other.deficit(ratio.system.system(), ratio.at);
        misses.extend(outside(got, ratio.between, "ratio"));
    }
    if let Some(course) = &case.course {
        let squares =
            course.days.iter().zip(&course.values).map(|(day, want)| (log.deficit(course.system.system(), *day) - want).powi(2));
        let rmse = (squares.sum::<f64>() / course.days.len() as f64).sqrt();
        misses.extend(outside(rmse, [0.0, course.rmse], "root mean square error"));
    }
    if let Some(peak) = &case.peak {
        let hours = (0..96).map(|hour| f64::from(hour) / 24.0);
        let at = hours.max_by(|a, b| log.deficit(peak.system.system(), *a).total_cmp(&log.deficit(peak.system.system(), *b)));
        misses.extend(outside(at.unwrap(), peak.between, "day of the peak"));
    }
    misses
}

fn miss(log: &Log, expect: &Expect) -> Option<String> {
    let answer = log.assess(expect.at);
    let rung = match answer.verdict {
        Verdict::Open(rung) => rung,
        Verdict::Ill | Verdict::Injured | Verdict::GetHelp => return Some(format!("{:?}", answer.verdict)),
    };
    let deficit = expect.system.zip(expect.deficit).and_then(|(name, bounds)| {
        let what = format!("{:?} at day {}", name.system(), expect.at);
        outside(log.deficit(name.system(), expect.at), bounds, &what)
    });
    let below = expect.below.filter(|limit| rung >= limit.rung()).map(|_| format!("{rung:?} at day {}", expect.at));
    let least = expect.least.filter(|limit| rung < limit.rung()).map(|_| format!("{rung:?} at day {}", expect.at));
    let loss = expect.loss.and_then(|bounds| outside(answer.detraining.vo2max_loss_percent, bounds, "loss in %"));
    deficit.or(below).or(least).or(loss)
}

fn outside(got: f64, [least, most]: [f64; 2], what: &str) -> Option<String> {
    (!(least..=most).contains(&got)).then(|| format!("{what} is {got:.3}, not within {least}..{most}"))
}

/// Kinds are written in the table as the log writes them.
#[test]
fn the_table_reads_kinds_as_the_log_does() {
    let effort: Effort = toml::from_str("hours = 1.0\nkind = \"intervals\"").unwrap();
    assert_eq!(effort.kind, Some(Kind::Intervals));
}

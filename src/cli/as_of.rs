//! `today --as-of`: the answer of an earlier morning as it was given, and what the log says of that morning by now.
//!
//! A morning may be answered several times: at a first glance, after the check-in, after a session of yesterday was logged. What
//! the runner was told last before they acted is the answer of that morning ([`of_mornings`]), and both are as of that moment.

use crate::journal::Day;
use crate::phrase;
use crate::recovery::{Assessment, of_mornings};
use crate::store::Advice;
use crate::views::{Badge, Said, TodayView, Tone, today_json, today_short};

use super::desk::Desk;
use super::{Failure, advice};

/// Tells the answer of a day as it was given, and beside it what the log says of that morning by now.
///
/// # Errors
/// Where the day is not understood or has not come, or the log cannot be read.
pub fn run(words: &str, json: bool, desk: &mut Desk<'_>) -> Result<(), Failure> {
    let day = phrase::read_day(desk.today(), phrase::Lean::Past, words).map_err(|misread| Failure::misread(&misread, words))?;
    if day > desk.today() {
        return Err(
            Failure::usage(format!("{} has not come yet", phrase::full_day(day))).hint("`deckchair forecast` looks ahead")
        );
    }
    let store = desk.read()?.store;
    let given = store.map_or_else(|| Ok(Vec::new()), |store| store.advice(day, day))?;
    let journal = desk.read_all()?;
    let given = of_mornings(&given, |given| (given.day, given.given), &journal, &desk.athlete).pop();
    let at = given.as_ref().map_or_else(|| crate::recovery::looked_back_on(day, &journal, &desk.athlete), |given| given.given);
    // Whatever has been logged since counts now, where it happened by then.
    let journal = journal.as_of(at, desk.athlete.day_start);
    let revised = crate::recovery::assess(at, &journal, &desk.athlete);
    let view = crate::views::today(at, &revised, &journal, &desk.athlete, desk.settings.units);
    if json {
        return in_json(day, given.as_ref(), &revised, &view, desk);
    }
    let lines = lines(day, given.as_ref(), &view);
    desk.say(&lines)
}

fn lines(day: Day, given: Option<&Advice>, view: &TodayView) -> Vec<Said> {
    let short = today_short(view);
    let mut lines = Vec::new();
    match given {
        Some(given) => {
            lines.push(Said::new(Tone::Quiet, format!("As it was said on {}", phrase::moment(given.given))));
            lines.push(said(given, day));
        }
        None => lines.push(Said::new(Tone::Quiet, format!("Nothing was asked on {}.", phrase::full_day(day)))),
    }
    lines.push(Said::new(Tone::Quiet, "By what the log knows now of that morning"));
    lines.push(Said::new(view.badge.tone, format!("  {short}")));
    lines.push(Said::new(Tone::Plain, format!("  {}", view.because.lines().next().unwrap_or_default())));
    lines
}

/// Tells a kept answer in one line.
fn said(given: &Advice, day: Day) -> Said {
    let badge = advice::verdict_named(&given.verdict).map(Badge::of);
    let word = badge.map_or_else(|| given.verdict.clone(), |badge| badge.text(crate::views::Glyphs::Unicode));
    let train = advice::given(std::slice::from_ref(given)).into_iter().find_map(|given| given.train);
    let train = train.filter(|(from, _)| *from > day).map(|(from, [earliest, latest])| {
        format!(" · train again about {}", phrase::day_with_range(from, earliest, latest, day))
    });
    Said::new(badge.map_or(Tone::Plain, |badge| badge.tone), format!("  {word}{}", train.unwrap_or_default()))
}

fn in_json(day: Day, given: Option<&Advice>, revised: &Assessment, view: &TodayView, desk: &mut Desk<'_>) -> Result<(), Failure> {
    let detail = |given: &Advice| serde_json::from_str::<serde_json::Value>(&given.detail).unwrap_or_default();
    let given = given
        .map(|given| serde_json::json!({"given_at": given.given.to_string(), "rung": given.verdict, "detail": detail(given)}));
    let revised = serde_json::to_value(today_json(revised, view)).map_err(Failure::io)?;
    let answer = serde_json::json!({"schema": 1, "as_of": day.to_string(), "given": given, "revised": revised});
    desk.say_json(&answer)
}

//! `export --ics`: what is to come, for a calendar program.

use crate::export::AllDay;
use crate::journal::{Athlete, Day, Journal, Moment, Units};
use crate::phrase;
use crate::plan::imagine;
use crate::recovery::{Assessment, Ladder, Rung, Verdict, assess};
use crate::views::{AgendaDay, Badge, Glyphs, PlanRow, plan, proviso, rung_name, today};

/// Gives the days of the feed: the rung of each coming day with its chance, the days suggested for rest, the dates from which
/// rungs are open again, and what is planned with the chance of being ready for it.
///
/// While nothing is logged, and on GET HELP, only what is planned is in it; while an illness or a pain lasts, beside that only
/// that nobody knows when the way back begins.
pub fn days(now: Moment, journal: &Journal, athlete: &Athlete, units: Units) -> Vec<AllDay> {
    let assessment = assess(now, journal, athlete);
    let seen = imagine(now, journal, athlete, &assessment, assess);
    let view = plan(now, &assessment, journal, athlete, units, &seen);
    let is_empty = today(now, &assessment, journal, athlete, units).is_empty();
    let silent = assessment.verdict == Verdict::GetHelp || is_empty;
    let mut days = Vec::new();
    if let Some(begins) = view.begins {
        days.push(trouble(Day::of(now, athlete.day_start), &assessment, begins));
    } else if !silent {
        let coming = (0..).map(|ahead| Day::of(now, athlete.day_start).plus(ahead));
        for (day, agenda) in coming.zip(&view.days) {
            days.push(rung(day, agenda));
            days.extend(rest(day, agenda, &assessment));
        }
        days.extend(assessment.ladder.as_ref().map(|ladder| ready(ladder, &assessment)).unwrap_or_default());
    }
    days.extend(view.rows.iter().map(planned));
    days
}

fn uid(what: &str) -> String {
    format!("{what}@deckchair")
}

fn rung(day: Day, agenda: &AgendaDay) -> AllDay {
    let chance = phrase::percent(agenda.certainty);
    AllDay {
        uid: uid(&format!("rung-{day}")),
        day,
        until: day,
        summary: format!("{} ({chance})", agenda.badge.text(Glyphs::Unicode)),
        description: format!("The chance that this much is open that morning is about {chance}."),
    }
}

/// Says on its day what keeps every rung shut, and when the way back begins.
fn trouble(today: Day, assessment: &Assessment, begins: &str) -> AllDay {
    AllDay {
        uid: uid(&format!("rung-{today}")),
        day: today,
        until: today,
        summary: Badge::of(assessment.verdict).text(Glyphs::Unicode),
        description: begins.to_owned(),
    }
}

fn rest(day: Day, agenda: &AgendaDay, assessment: &Assessment) -> Option<AllDay> {
    assessment.rest_days.iter().any(|rest| rest.day == day).then(|| AllDay {
        uid: uid(&format!("rest-{day}")),
        day,
        until: day,
        summary: "● Rest suggested".to_owned(),
        description: agenda.rest.to_owned(),
    })
}

/// Gives the dates from which the rungs are open that are not open today.
fn ready(ladder: &Ladder, assessment: &Assessment) -> Vec<AllDay> {
    let rungs = [
        (Rung::CrossTrain, &ladder.cross_train, "Swim or ride again"),
        (Rung::RunEasy, &ladder.run_easy, "Run easy again"),
        (Rung::Train, &ladder.train, "Train again"),
    ];
    let coming = rungs.into_iter().filter(|(_, ready, _)| ready.day > assessment.today);
    coming
        .map(|(rung, ready, words)| {
            let range = format!("80 %: {} to {}", phrase::full_day(ready.earliest), phrase::full_day(ready.latest));
            let middle = "The middle of the possible dates as the log stands, without what is planned; the range holds four of five of them.";
            let (known, description) = match proviso(assessment, rung) {
                Some(first) => (first, "Nobody knows when that has come: the date supposes it, and moves with every day without it."),
                None => (range, middle),
            };
            AllDay {
                uid: uid(&format!("ready-{}", rung_name(rung))),
                day: ready.day,
                until: ready.day,
                summary: format!("{} {words} ({known})", Badge::of_rung(rung).glyph.sign),
                description: description.to_owned(),
            }
        })
        .collect()
}

fn planned(row: &PlanRow) -> AllDay {
    let race = match row.priority {
        "" => String::new(),
        priority if row.name.ends_with("race") => format!(" ({priority})"),
        priority => format!(" ({priority} race)"),
    };
    let chance = row.chance.map(|chance| match row.runs_first {
        0 => format!(" · {} {}", row.ready_for, phrase::percent(chance)),
        _ => format!(" · {}", row.said),
    });
    let chance = chance.unwrap_or_default();
    let notes = row.told().map(|said| said.text.as_str());
    AllDay {
        uid: uid(&format!("plan-{}", row.id)),
        day: row.day,
        until: row.until.unwrap_or(row.day),
        summary: format!("{}{race}{chance}", row.name),
        description: std::iter::once(row.figures.as_str())
            .chain(notes)
            .filter(|line| !line.is_empty())
            .collect::<Vec<_>>()
            .join("\n"),
    }
}

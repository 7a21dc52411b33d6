//! The calendar as plain text.

use unicode_width::UnicodeWidthStr;

use super::{CalendarView, DayCell, DayPlace};
use crate::views::wrap;

/// Columns of a day.
const COLUMN: usize = 9;
/// Columns of what a week comes to.
const WEEK: usize = 14;

/// Gives the month as lines, with today in brackets; below it the panel's lines and what the signs mean.
#[must_use]
pub fn calendar_lines(view: &CalendarView, width: usize) -> Vec<String> {
    let supposing = if view.supposing.is_empty() { String::new() } else { format!(", {}", view.supposing) };
    let mut lines = vec![format!("{}{supposing}", view.title), String::new()];
    let has_room = width >= 7 * COLUMN + WEEK && view.totals.iter().any(|total| !total.time.is_empty());
    let head = view.weekdays.iter().map(|name| format!(" {name}"));
    lines.push(row(head.chain(has_room.then(|| " week".to_owned()))));
    for (week, total) in view.weeks.iter().zip(&view.totals) {
        let total = [total.distance.as_str(), total.time.as_str()];
        let total = total.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
        lines.push(row(week.iter().map(day).chain(has_room.then(|| format!(" {total}")))));
    }
    lines.push(String::new());
    lines.push(view.panel.title.clone());
    for said in &view.panel.lines {
        lines.extend(wrap::hanging(&said.text, width, "  ", "    "));
    }
    lines.push(String::new());
    lines.extend(wrap::indented(view.legend, width, ""));
    lines
}

fn row(cells: impl Iterator<Item = String>) -> String {
    let padded = cells.map(|cell| format!("{cell}{}", " ".repeat(COLUMN.saturating_sub(cell.width()))));
    padded.collect::<String>().trim_end().to_owned()
}

/// Writes a day: `[22 ●]` today, ` 21 ▲42`, a day of another month without its number.
fn day(cell: &DayCell) -> String {
    let mark = if cell.detraining_begins { '┊' } else { ' ' };
    let planned = cell.planned.map(|glyph| glyph.sign.to_string()).unwrap_or_default();
    let early = if cell.conflict { "!" } else { "" };
    let inside = format!("{:>2} {}{}{planned}{early}", cell.number, cell.glyph.sign, cell.figure);
    match cell.place {
        DayPlace::Today => format!("[{}]", inside.trim_end()),
        DayPlace::Past | DayPlace::Future => format!("{mark}{inside}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Weekday;

    use crate::journal::{CheckIn, Day, Entry, Kind, Planned, Priority, Rest, Sport};
    use crate::recovery::{Assessment, ByRung, Meanwhile, Rung, Verdict, Warning};
    use crate::views::fixtures::{Stage, at, id, metres, on, rpe, run};
    use crate::views::{CalendarSheet, calendar};

    fn stage() -> Stage {
        let mut easy = run("2026-11-17T18:00:00+01:00", 8_100.0, 0.75);
        easy.kind = Some(Kind::Easy);
        let mut hard = run("2026-11-19T18:00:00+01:00", 6_000.0, 0.5);
        hard.rpe = Some(rpe(8.0));
        let race = Planned {
            first_day: Some(on(2026, 11, 28)),
            race: Some(Priority::B),
            distance: Some(metres(10_000.0)),
            ..Planned::new(Sport::Run, on(2026, 11, 29))
        };
        let mut stage = Stage::morning_after()
            .with(2, Entry::Session(easy))
            .with(3, Entry::Session(hard))
            .with(4, Entry::Rest(Rest { day: on(2026, 11, 20), notes: String::new() }))
            .with(5, Entry::Planned(race))
            .with(6, Entry::CheckIn(CheckIn::new(at("2026-11-16T07:00:00+01:00"))));
        stage.assessment.warnings = vec![Warning::PlannedTooEarly { planned: id(5), chance: 0.2, days_early: 3 }];
        stage
    }

    fn lines(cursor: Day, advised: &[(Day, Verdict)]) -> Vec<String> {
        let stage = stage();
        let sheet = sheet(cursor, advised);
        let view = calendar(stage.now, &stage.assessment, &stage.journal, &stage.athlete, stage.units, &sheet);
        calendar_lines(&view, 80)
    }

    #[test]
    fn november_reads_like_this() {
        let shown = lines(on(2026, 11, 22), &[]);
        let expected = [
            "November 2026",
            "",
            " Mo       Tu       We       Th       Fr       Sa       Su       week",
            " 26       27       28       29       30       31        1",
            "  2        3        4        5        6        7        8",
            "  9       10       11       12       13       14       15",
            " 16 ✓     17 →8    18 ○     19 ▲6    20 ·     21 ▲42  [22 ●]    56 km, 4 h 51",
            " 23 ≈     24 ≈     25 ≈     26 →     27 →     28 →     29 →⚑!",
            " 30 →    ┊ 1 →      2 ▲      3 ▲      4 ▲      5 ▲      6 ▲",
        ];
        assert_eq!(shown[..expected.len()], expected);
        assert_eq!(shown[10..12], ["Sun 22 Nov", "  ● REST today"]);
    }

    #[test]
    fn a_day_of_the_past_tells_what_was_done_and_whether_the_advice_was_kept() {
        let advised = [
            (on(2026, 11, 17), Verdict::Open(Rung::RunEasy)),
            (on(2026, 11, 18), Verdict::Open(Rung::Rest)),
            (on(2026, 11, 19), Verdict::Open(Rung::Rest)),
        ];
        let panel = |day| lines(on(2026, 11, day), &advised)[11..].to_vec();
        assert_eq!(panel(17)[..2], ["  → Run, easy · 8.1 km · 45:00", "  → RUN EASY that morning, kept"]);
        assert_eq!(panel(18)[..2], ["  Nothing is known of this day; that is not the same as rest.", "  ● REST that morning"]);
        assert_eq!(panel(19)[..2], ["  ▲ Run · 6.0 km · 30:00 · RPE 8", "  ● REST that morning; the day went beyond it"]);
        assert_eq!(panel(20)[..1], ["  · rested"]);
    }

    #[test]
    fn days_to_come_say_what_they_suppose_and_what_they_would_be_otherwise() {
        let rested = stage();
        let mut as_planned = rested.assessment.clone();
        as_planned.meanwhile = Meanwhile::AsPlanned;
        for morning in as_planned.mornings.iter_mut().filter(|morning| morning.day > on(2026, 11, 29)) {
            (morning.rung, morning.chance) = (Rung::CrossTrain, ByRung::in_order([0.6, 0.3, 0.1]));
        }
        let shown = |assessment: &Assessment, otherwise: &Assessment, day| {
            let sheet = CalendarSheet { otherwise: Some(otherwise), ..sheet(on(2026, 11, day), &[]) };
            let view = calendar(rested.now, assessment, &rested.journal, &rested.athlete, rested.units, &sheet);
            calendar_lines(&view, 80)
        };
        let planned = shown(&as_planned, &rested.assessment, 30);
        assert_eq!((planned[0].as_str(), planned[8].as_str()), ("November 2026, as planned", RACED));
        assert_eq!(
            planned[10..15],
            [
                "Mon 30 Nov",
                "  ≈ Swim or ride: likely to be open (about 60 %)",
                "  → RUN EASY: about 30 %",
                "  ▲ TRAIN: about 10 %",
                "  If you rest until then: → RUN EASY (about 70 %)",
            ]
        );
        let at_rest = shown(&rested.assessment, &as_planned, 30);
        assert_eq!((at_rest[0].as_str(), at_rest[8].as_str()), ("November 2026, if you rest", RESTED));
        assert_eq!(at_rest[13], "  As planned: ≈ CROSS-TRAIN (about 60 %)");
        assert!(!shown(&as_planned, &rested.assessment, 28).iter().any(|line| line.contains("If you rest until then")));
    }

    /// The last week of the sheet after the race, and if the runner rests instead.
    const RACED: &str = " 30 ≈    ┊ 1 ≈      2 ≈      3 ≈      4 ≈      5 ≈      6 ≈";
    const RESTED: &str = " 30 →    ┊ 1 →      2 ▲      3 ▲      4 ▲      5 ▲      6 ▲";

    fn sheet(cursor: Day, advised: &[(Day, Verdict)]) -> CalendarSheet<'_> {
        CalendarSheet { cursor, week_start: Weekday::Mon, advised, tried: None, prospects: &[], otherwise: None }
    }

    #[test]
    fn a_day_to_come_tells_its_rung_how_likely_and_what_is_planned_too_early() {
        assert_eq!(
            lines(on(2026, 11, 29), &[])[10..16],
            [
                "Sun 29 Nov",
                "  → Run easy: likely to be open (about 70 %)",
                "  ▲ TRAIN: about 50 %",
                "  ⚑ 10 km race (priority B), first planned for Sat 28 Nov",
                "  10 km race on Sun 29 Nov comes about 3 days before you are ready to train: the",
                "    chance that morning is about 20 %.",
            ]
        );
        assert!(lines(on(2026, 12, 1), &[]).contains(&"  ┊ From here on waiting costs form.".to_owned()));
    }
}

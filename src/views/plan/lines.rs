//! The plan in plain lines.

use unicode_width::UnicodeWidthStr;

use super::{PlanRow, PlanView};
use crate::views::{Said, Tone};

/// Gives the plan as lines: what is to come, then the days suggested for rest. `name` gives an entry the short name by which
/// other commands know it.
#[must_use]
pub fn plan_lines(view: &PlanView, name: impl Fn(&PlanRow) -> String) -> Vec<Said> {
    let cells: Vec<[String; 5]> = view.rows.iter().map(|row| cells(row, &name)).collect();
    let width = |column: usize| cells.iter().filter_map(|row| row.get(column)).map(|cell| cell.width()).max().unwrap_or(0);
    let widths: [usize; 5] = std::array::from_fn(width);
    let mut lines = Vec::new();
    for (row, cells) in view.rows.iter().zip(&cells) {
        lines.push(Said::new(row.tone, set(cells, widths)));
        lines.extend(row.notes.iter().map(|note| Said::new(note.tone, format!("    {}", note.text))));
    }
    if lines.is_empty() {
        lines.push(Said::new(Tone::Plain, format!("{} Such as: deckchair plan sat long 2h", view.nothing)));
    }
    lines.extend(view.rest.iter().map(|rest| Said::new(Tone::Plain, format!("Rest {}: {}", rest.days, rest.why))));
    lines.extend(view.no_chance.map(|why| Said::new(Tone::Quiet, why)));
    lines.extend(view.meaning.map(|meaning| Said::new(Tone::Quiet, meaning)));
    lines.extend(view.begins.map(|begins| Said::new(Tone::Plain, begins)));
    lines.extend(view.season.clone());
    lines
}

fn cells(row: &PlanRow, name: impl Fn(&PlanRow) -> String) -> [String; 5] {
    let race = if row.priority.is_empty() { String::new() } else { format!(" ({})", row.priority) };
    let figures = if row.figures.is_empty() { String::new() } else { format!(" · {}", row.figures) };
    let ready = match row.said.as_str() {
        "" => String::new(),
        runs if row.runs_first > 0 => runs.to_owned(),
        chance => format!("{}{}: {chance}", row.ready_for, row.hangs),
    };
    [name(row), format!("{} {}", row.glyph.sign, row.date), row.away.clone(), format!("{}{figures}{race}", row.name), ready]
}

fn set(cells: &[String; 5], widths: [usize; 5]) -> String {
    let padded =
        cells.iter().zip(widths).map(|(cell, width)| format!("{cell}{}", " ".repeat(width.saturating_sub(cell.width()))));
    padded.collect::<Vec<_>>().join("  ").trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Entry, Kind, Planned, Priority, Sport};
    use crate::plan::{Imagined, Prospect};
    use crate::recovery::{Reason, RestDay, RestReason, Rung, Verdict};
    use crate::views::fixtures::{Stage, hours, id, metres, on};
    use crate::views::plan;

    fn stage() -> Stage {
        let race = Planned {
            race: Some(Priority::B),
            kind: Some(Kind::Race),
            distance: Some(metres(10_000.0)),
            title: "Winter 10".into(),
            first_day: Some(on(2026, 12, 5)),
            ..Planned::new(Sport::Run, on(2026, 12, 6))
        };
        let ride = Planned { moving: Some(hours(2.0)), ..Planned::new(Sport::Ride, on(2026, 11, 24)) };
        let mut stage = Stage::morning_after().with(5, Entry::Planned(race)).with(6, Entry::Planned(ride));
        let rest = |day, why| RestDay { day: on(2026, 11, day), why };
        stage.assessment.rest_days =
            vec![rest(22, RestReason::Ladder), rest(23, RestReason::Ladder), rest(28, RestReason::WeeklyRest)];
        stage
    }

    fn imagined(prospects: &[Prospect]) -> Imagined {
        Imagined { prospects: prospects.to_vec(), ..Imagined::default() }
    }

    fn shown(stage: &Stage, prospects: &[Prospect]) -> Vec<String> {
        let view = plan(stage.now, &stage.assessment, &stage.journal, &stage.athlete, stage.units, &imagined(prospects));
        plan_lines(&view, |_| "3f9a2c".into()).into_iter().map(|said| said.text).collect()
    }

    #[test]
    fn the_plan_reads_like_this() {
        let early = Prospect {
            planned: id(5),
            day: on(2026, 12, 6),
            needs: Rung::Train,
            chance: 0.34,
            runs_first: 0,
            open: None,
            likely: Some(on(2026, 12, 9)),
        };
        let fine = Prospect {
            planned: id(6),
            day: on(2026, 11, 24),
            needs: Rung::CrossTrain,
            chance: 0.93,
            runs_first: 0,
            open: None,
            likely: Some(on(2026, 11, 24)),
        };
        assert_eq!(
            shown(&stage(), &[early, fine]),
            [
                "3f9a2c  ◇ Tue 24 Nov  in 2 days   2 h ride                 ready to swim or ride: above 90 %",
                "3f9a2c  ⚑ Sun 6 Dec   in 14 days  Winter 10 · 10.0 km (B)  ready to train: about 35 %",
                "    You are likely to be ready to train from Wed 9 Dec on.",
                "    First planned for Sat 5 Dec.",
                "Rest Sun 22 Nov–Mon 23 Nov: nothing else is open yet",
                "Rest Sat 28 Nov: after many days in a row",
                "Ready to train is recovered from all before it; whether you are trained for a race's distance it does not say.",
            ]
        );
    }

    #[test]
    fn a_plan_that_waits_for_easy_runs_names_them_in_place_of_a_chance() {
        let hard =
            Planned { kind: Some(Kind::Intervals), moving: Some(hours(0.75)), ..Planned::new(Sport::Run, on(2026, 12, 2)) };
        let stage = Stage::morning_after().with(5, Entry::Planned(hard));
        let day = on(2026, 12, 2);
        let waits =
            |runs_first| Prospect { planned: id(5), day, needs: Rung::Train, chance: 0.0, runs_first, open: None, likely: None };
        let told = shown(&stage, &[waits(2)]);
        assert_eq!(told[0], "3f9a2c  ◇ Wed 2 Dec  in 10 days  Intervals · 45:00  2 easy runs first");
        assert_eq!(told.iter().filter(|line| line.contains("six weeks")).count(), 0, "{told:?}");
        let view = plan(stage.now, &stage.assessment, &stage.journal, &stage.athlete, stage.units, &imagined(&[waits(1)]));
        let open = view.rows[0].open.as_ref().map(|said| (said.text.as_str(), said.tone));
        assert_eq!(open, Some(("▲ TRAIN waits for 1 easy run that is not planned yet.", Tone::Careful)));
        assert_eq!(["1 easy run first", "easy first"], [30, 10].map(|columns| view.rows[0].said_within(columns)));
    }

    #[test]
    fn where_a_doctor_is_wanted_no_chance_is_said() {
        let mut stage = stage();
        stage.assessment.verdict = Verdict::GetHelp;
        let prospect = Prospect {
            planned: id(6),
            day: on(2026, 11, 24),
            needs: Rung::CrossTrain,
            chance: 0.93,
            runs_first: 0,
            open: None,
            likely: Some(on(2026, 11, 24)),
        };
        assert!(shown(&stage, &[prospect]).iter().all(|line| !line.contains("ready")));
    }

    #[test]
    fn how_far_and_how_long_a_plan_is_stands_beside_a_name_that_does_not_say_it() {
        let plan = |kind, km: Option<f64>, minutes: Option<f64>| Planned {
            kind: Some(kind),
            distance: km.map(|km| metres(km * 1_000.0)),
            moving: minutes.map(|minutes| hours(minutes / 60.0)),
            ..Planned::new(Sport::Run, on(2026, 11, 24))
        };
        let table = [
            (plan(Kind::Easy, Some(8.0), None), "Easy run · 8.0 km"),
            (plan(Kind::Easy, None, Some(40.0)), "Easy run · 40:00"),
            (plan(Kind::Intervals, Some(10.0), Some(55.0)), "Intervals · 10.0 km · 55:00"),
            (plan(Kind::Long, Some(30.0), Some(170.0)), "30 km run · 2:50:00"),
            (plan(Kind::Long, None, Some(120.0)), "2 h run"),
            (plan(Kind::Race, Some(42.195), None), "Marathon"),
            (Planned { title: "Club 18 km".into(), ..plan(Kind::Long, Some(18.0), None) }, "Club 18 km"),
        ];
        for (plan, expected) in table {
            let stage = Stage::morning_after().with(5, Entry::Planned(plan));
            let told = shown(&stage, &[]);
            assert_eq!(told[0].split("  ").last(), Some(expected), "{told:?}");
        }
    }

    #[test]
    fn a_plan_of_today_is_judged_today() {
        let ride = Planned { moving: Some(hours(1.0)), ..Planned::new(Sport::Ride, on(2026, 11, 22)) };
        let stage = Stage::morning_after().with(5, Entry::Planned(ride));
        let day = on(2026, 11, 22);
        let open =
            Prospect { planned: id(5), day, needs: Rung::CrossTrain, chance: 0.93, runs_first: 0, open: None, likely: Some(day) };
        let view = plan(stage.now, &stage.assessment, &stage.journal, &stage.athlete, stage.units, &imagined(&[open]));
        let told = view.rows[0].open.as_ref().map(|said| said.text.as_str());
        assert_eq!(told, Some("≈ CROSS-TRAIN is open today: above 90 %."));
    }

    #[test]
    fn while_no_session_is_logged_the_list_says_once_that_nobody_knows() {
        let stage = stage().answering(Verdict::Open(Rung::Train), Reason::NothingLogged);
        let why = "No session is logged yet, so nobody knows how ready you will be.";
        let told = shown(&stage, &[]);
        assert_eq!(told.iter().filter(|line| line.contains(why)).count(), 1, "{told:?}");
        assert!(told.iter().all(|line| !line.contains("ready to") && !line.contains('%')), "{told:?}");
    }

    #[test]
    fn an_empty_plan_says_how_to_begin_one() {
        let stage = Stage::morning_after();
        assert_eq!(shown(&stage, &[])[0], "Nothing is planned yet. Such as: deckchair plan sat long 2h");
    }
}

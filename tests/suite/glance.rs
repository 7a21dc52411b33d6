//! What one sees at a glance: nothing cut in the middle, nothing claimed that is not known, and the most important first.

use deckchair::journal::{CheckIn, Day, Entry, Kind, Metres, Pain, Planned, Priority, Seconds, Sport};
use deckchair::recovery::assess;

use crate::stage::{Stage, at, marathon, run};

fn day(text: &str) -> Day {
    Day::new(text.parse().unwrap())
}

fn planned(on: &str, title: &str, race: Option<Priority>) -> Entry {
    let (moving, distance) = (Seconds::new(3_600.0).ok(), Metres::new(10_000.0).ok());
    let kind = Some(Kind::Intervals);
    Entry::Planned(Planned { title: title.to_owned(), kind, moving, distance, race, ..Planned::new(Sport::Run, day(on)) })
}

fn swim_this_morning() -> Entry {
    let mut swim = run("2026-11-22T06:30:00+01:00", 1.5, 40.0, 2.0);
    swim.sport = Sport::Swim;
    Entry::Session(swim)
}

#[test]
fn the_dates_of_the_way_back_begin_in_one_column() {
    let mut stage = Stage::open([marathon()]).sized(120, 40);
    let text = stage.text();
    let column = |label: &str, date: &str| {
        let line = text.lines().find(|line| line.contains(label) && line.contains(date)).unwrap_or_else(|| panic!("{text}"));
        line.split_once(date).map(|(before, _)| before.chars().count()).unwrap()
    };
    let columns = [("● Rest", "today"), ("Run easy", "Thu 26 Nov"), ("Train again", "Wed  2 Dec"), ("Detraining", "from")];
    let columns = columns.map(|(label, date)| column(label, date));
    assert!(columns.iter().all(|column| *column == columns[0]), "{columns:?}\n{text}");
}

#[test]
fn what_helps_today_leaves_its_room_to_what_is_to_come_though_nothing_is() {
    Stage::open([marathon()]).sized(120, 40).sees("What helps today").sees("To come").sees("p plans a session or a");
}

#[test]
fn chances_say_once_that_a_niggle_must_be_quiet_by_then() {
    let mut niggle = CheckIn::new(at("2026-11-22T07:30:00+01:00"));
    niggle.pain = Some(Pain { place: "knee".into(), changes_gait: false, on_bone: false });
    let mut old = run("2026-11-20T18:30:00+01:00", 8.0, 44.0, 3.0);
    old.kind = Some(Kind::Easy);
    let log = [Entry::Session(old), Entry::CheckIn(niggle), planned("2026-11-29", "Club run", None)];
    let mut stage = Stage::open_with(log, assess).sized(160, 50);
    stage.rest();
    stage.sees("The chances of later days hold if").sees("niggle is quiet by then.");
}

#[test]
fn the_panel_of_the_window_cuts_no_sentence() {
    for height in 30..45 {
        let mut stage =
            Stage::open([marathon(), swim_this_morning(), planned("2026-11-24", "Intervals", None)]).sized(120, height);
        let text = stage.text();
        assert_eq!(text.contains("average body weight"), text.contains("in the settings."), "{height} rows\n{text}");
    }
}

#[test]
fn the_questions_of_the_morning_leave_the_reason_to_be_read() {
    let mut before = CheckIn::new(at("2026-11-20T07:30:00+01:00"));
    before.soreness = deckchair::journal::Ten::new(1.0).ok();
    let mut stage = Stage::open([marathon(), swim_this_morning(), Entry::CheckIn(before)]).sized(80, 24);
    let reason = stage.text().lines().find(|line| line.contains("Your legs")).map(str::to_owned).unwrap();
    stage.press("c").sees("How sore").sees(reason.trim_matches(['│', ' '])).sees_no("reads on");
}

#[test]
fn a_race_is_what_its_day_is_for() {
    let plans = [planned("2026-11-29", "Club run", None), planned("2026-11-29", "Winter ten", Some(Priority::B))];
    let mut stage = Stage::open(std::iter::once(marathon()).chain(plans)).sized(80, 24);
    stage.press("3").sees("29 ⚑");
}

#[test]
fn a_small_calendar_tells_what_was_done_and_what_is_planned() {
    let mut stage = Stage::open([marathon(), swim_this_morning(), planned("2026-11-22", "Evening spin", None)]).sized(40, 12);
    stage.press("3").sees("≈ Swim").sees("◇ Evening spin");
    stage.press("v").sees("Oct–Dec 2026");
    let early = planned("2026-11-23", "Intervals", None);
    let mut stage = Stage::open_with([marathon(), early], assess).sized(40, 12);
    stage.press("3l").rest();
    stage.sees("Mon 23 Nov · too early").sees("◇ Intervals");
}

#[test]
fn of_a_log_without_a_session_no_tab_claims_anything() {
    let mut stage = Stage::open_with([], assess).sized(120, 40);
    stage.press("5").sees("Nothing is logged yet, so there is nothing to").sees_no("▲ TRAIN").sees_no("kept free");
    stage.press("4").rest();
    stage.sees("so there is nothing to show.").sees_no("100 %");
    stage.press("2").sees("a logs a session, o imports");
}

#[test]
fn the_scorecard_breaks_its_sentences_where_the_page_ends() {
    let check_in = |ago: i64| {
        let mut check_in = CheckIn::new(at("2026-11-22T07:00:00+01:00").plus_days(-(ago as f64)));
        check_in.soreness = deckchair::journal::Ten::new((ago % 4) as f64).ok();
        Entry::CheckIn(check_in)
    };
    let runs = (0..30).map(|ago| {
        let start = at("2026-11-21T18:30:00+01:00").plus_days(-2.0 * f64::from(ago)).to_string();
        Entry::Session(run(&start, 8.0 + f64::from(ago % 3) * 4.0, 60.0, 4.0))
    });
    let mut stage = Stage::open_with((0..60).map(check_in).chain(runs), assess).sized(80, 24);
    stage.press("4G");
    for _ in 0..40 {
        stage.rest();
    }
    stage.sees("root of the mean square").sees("points of").sees("scale");
}

#[test]
fn what_a_session_costs_is_read_to_its_end() {
    let log = [marathon(), planned("2026-11-24", "Intervals", None)];
    let mut stage = Stage::open_with(log, assess).sized(80, 24);
    stage.press("atrail 42k 2300m+ 6h10 rpe 8 yesterday").rest();
    stage.sees("▲ from").sees("the chance that");
    let mut stage = stage.sized(40, 12);
    stage.sees("▲ from");
}

#[test]
fn two_sessions_that_are_marked_show_first_how_they_are_made_one() {
    let twin = run("2026-11-21T09:03:00+01:00", 42.0, 215.0, 9.0);
    let mut stage = Stage::open([marathon(), Entry::Session(twin)]).sized(40, 12);
    stage.press("2 j ").sees("m join");
}

/// What is said where nothing is planned is said whole, or without the key.
#[test]
fn the_sentence_of_an_empty_plan_is_never_cut() {
    for width in (100..=200).step_by(4) {
        for height in 24..=50 {
            let text = Stage::open_with([marathon()], assess).sized(width, height).text();
            let lines: Vec<&str> = text.lines().collect();
            for (at, line) in lines.iter().enumerate().filter(|(_, line)| line.contains("p plans")) {
                let ends = line.contains("race.") || lines.get(at + 1).is_some_and(|next| next.contains("race."));
                assert!(ends, "{width}x{height}:\n{text}");
            }
        }
    }
}

//! The screens agree: what one says of a day to come, no other contradicts.

use deckchair::app::Event;
use deckchair::journal::{CheckIn, Entry, Health, Kind, Metres, Pain, Planned, Priority, Seconds, Sport};
use deckchair::plan::imagine;
use deckchair::recovery::assess;
use deckchair::views::{AgendaDay, CalendarView, DayCell, DayPlace, PlanRow, StripCell};
use serde_json::Value;

use crate::program::Program;
use crate::stage::{NOW, Stage, at, marathon};

fn day(text: &str) -> deckchair::journal::Day {
    deckchair::journal::Day::new(text.parse().unwrap())
}

/// A week of plans after a marathon: an easy run, a long one too early, and a race behind it.
fn plans() -> Vec<Entry> {
    let easy =
        Planned { kind: Some(Kind::Easy), moving: Seconds::new(40.0 * 60.0).ok(), ..Planned::new(Sport::Run, day("2026-11-25")) };
    let long = Planned {
        kind: Some(Kind::Long),
        distance: Metres::new(30_000.0).ok(),
        title: "Long one".into(),
        ..Planned::new(Sport::Run, day("2026-11-29"))
    };
    let race = Planned {
        kind: Some(Kind::Race),
        race: Some(Priority::B),
        distance: Metres::new(50_000.0).ok(),
        title: "The 50".into(),
        ..Planned::new(Sport::Trail, day("2026-12-01"))
    };
    [easy, long, race].map(Entry::Planned).into_iter().chain([marathon()]).collect()
}

fn opened(keys: &str) -> Stage {
    let mut stage = Stage::open_with(plans(), assess).sized(120, 40);
    stage.press(keys).rest();
    stage
}

/// The sign and the chance of every coming day that a calendar shows.
fn coming(view: &CalendarView) -> Vec<(deckchair::journal::Day, char, f64)> {
    let cells = view.weeks.iter().flatten().filter(|cell| cell.place == DayPlace::Future);
    cells.map(|DayCell { day, glyph, certainty, .. }| (*day, glyph.sign, *certainty)).collect()
}

#[test]
fn strip_calendar_plan_and_what_if_draw_one_forecast() {
    let mut stage = opened("3");
    let strip: Vec<StripCell> = stage.app.today().strip.cells;
    let agenda: Vec<AgendaDay> = stage.app.to_come_view().days;
    let month = coming(&stage.app.month());
    assert_eq!(stage.app.day_panel(), stage.app.month().panel);
    let tried = coming(&stage.press("i").rest().app.month());
    assert_eq!((month.len(), &month), (14, &tried), "the calendar and a what-if in which nothing is tried");
    assert!(strip.len() > 14 && agenda.len() == 14);
    for (ahead, (day, sign, certainty)) in (1..).zip(&month) {
        let cell = strip[ahead];
        assert_eq!((cell.day, cell.badge.glyph.sign, cell.certainty), (*day, *sign, *certainty), "the strip");
        let Some(planned) = agenda.get(ahead) else { continue };
        assert_eq!((planned.badge.glyph.sign, planned.certainty), (*sign, *certainty), "the plan on {day}");
    }
    let rested = coming(&opened("3R").app.month());
    assert!(rested != month && rested[..2] == month[..2], "rest differs, and only after the first plan");
}

#[test]
fn every_screen_says_the_same_of_one_plan() {
    let mut stage = opened("3");
    let rows: Vec<PlanRow> = stage.app.to_come_view().rows;
    let early = rows.iter().filter(|row| row.chance.is_some_and(|chance| chance < 0.5));
    let early: Vec<&PlanRow> = early.collect();
    assert!(early.iter().any(|row| row.name == "The 50"), "{rows:?}");
    let warnings: Vec<String> = stage.app.today().warnings.into_iter().map(|said| said.text).collect();
    for row in early {
        // Where several come too early, Today tells of the first and counts the others.
        let Some(on_today) = warnings.iter().find(|text| text.contains(&row.name)) else {
            assert!(warnings.iter().any(|text| text.contains("come too early as well")), "{row:?} and {warnings:?}");
            continue;
        };
        assert!(on_today.contains("before you are ready") && on_today.contains(&row.said), "{on_today} and {row:?}");
    }
    for row in &rows {
        let ahead = usize::try_from(row.day.since(day("2026-11-22"))).unwrap();
        for trying in ["", "i"] {
            let panel = stage.press("t").press(trying).press(&"l".repeat(ahead)).rest().app.month().panel;
            let told: Vec<&str> = panel.lines.iter().map(|said| said.text.as_str()).collect();
            assert!(told.iter().any(|line| line.contains(&row.said)), "{row:?}\n{told:?}");
            stage.press(if trying.is_empty() { "" } else { "<Esc>" });
        }
    }
}

#[test]
fn the_command_line_says_what_the_screen_says() {
    let program = Program::new();
    program.answer(["log", "run 42.2k 3h36 rpe 9 race yesterday 9:00"]);
    for plan in ["wed easy 40min", "sun long 30k", "1 dec race B trail 50k \"The 50\""] {
        program.answer(["plan", plan]);
    }
    let json = |arguments: &[&str]| -> Value { serde_json::from_str(&program.answer(arguments)).unwrap() };
    let (november, december) = (json(&["calendar", "--json"]), json(&["calendar", "dec", "--json"]));
    assert_eq!((november["schema"].as_u64(), november["supposing"].as_str()), (Some(2), Some("plans")));
    let days: Vec<&Value> = [&november, &december].into_iter().flat_map(|month| month["days"].as_array().unwrap()).collect();
    let chance = |day: &str| days.iter().find(|value| value["day"] == day).unwrap()["chance"].as_f64().unwrap();
    let feed = program.answer(["export", "--ics"]).replace("\r\n ", "");
    for day in ["2026-11-28", "2026-12-01", "2026-12-05"] {
        let of_feed = feed.split(&format!("UID:rung-{day}@deckchair")).nth(1).unwrap();
        let summary = of_feed.split("SUMMARY:").nth(1).unwrap().lines().next().unwrap();
        assert!(summary.ends_with(&format!("({:.0} %)", chance(day) * 100.0)), "{day}: {summary} and {}", chance(day));
    }
    let list = program.answer(["plan"]);
    let said = list.lines().find(|line| line.contains("The 50")).and_then(|line| line.split("ready to train: ").nth(1)).unwrap();
    let answer = program.answer(["calendar", "2026-12-01"]).split_whitespace().collect::<Vec<_>>().join(" ");
    let told = answer.split("The 50 on Tue 1 Dec comes about ").nth(1).unwrap_or_else(|| panic!("{answer}"));
    assert!(told.contains(&format!("before you are ready to train: the chance that morning is {said}")), "{told} and {said}");
}

#[test]
fn what_is_planned_brings_no_trouble_back() {
    let limp = CheckIn { pain: Some(Pain { changes_gait: true, ..Pain::default() }), ..CheckIn::new(at(NOW)) };
    let fever = CheckIn { health: Some(Health::Fever), ..CheckIn::new(at(NOW)) };
    let easy = |on: &str| {
        let run = Planned::new(Sport::Run, day(on));
        Entry::Planned(Planned { kind: Some(Kind::Easy), moving: Seconds::new(30.0 * 60.0).ok(), ..run })
    };
    for (trouble, condition) in [(limp, "if it no longer hurts by then"), (fever, "if you are well by then")] {
        for first in ["2026-11-23", "2026-11-28"] {
            let entries = [Entry::CheckIn(trouble.clone()), easy(first), easy("2026-12-02")];
            let mut stage = Stage::open_with(entries, assess).sized(120, 40);
            let planned = coming(&stage.press("3").rest().app.month());
            let rested = coming(&stage.press("R").rest().app.month());
            let signs = |month: &[(_, char, f64)]| month.iter().map(|(_, sign, _)| *sign).collect::<String>();
            assert_eq!(signs(&planned), signs(&rested), "{condition}, a run on {first}");
            let rows = stage.app.to_come_view().rows;
            assert!(rows.iter().all(|row| row.told().next().unwrap().text.contains(condition)), "{rows:?}");
        }
    }
}

#[test]
fn a_day_that_has_had_its_session_is_done_for_every_command_and_on_the_screen() {
    let program = Program::new();
    program.answer(["log", "easy 5k 30min rpe 3 2026-11-17 7:00"]);
    program.answer(["log", "easy 5k 30min rpe 3 2026-11-19 7:00"]);
    let before = [program.answer(["status"]), program.answer(["today", "--short"])];
    assert!(before.iter().all(|said| !said.contains("DONE")), "{before:?}");
    program.answer(["log", "easy 5k 30min rpe 3 today 7:00"]);
    let said = |words: &[&str]| program.answer(words);
    assert!(said(&["status"]).starts_with("✓ DONE"));
    assert_eq!(said(&["status", "--format", "{glyph} {word}"]), "✓ DONE\n");
    assert!(said(&["today", "--short"]).starts_with("✓ DONE · "));
    assert!(said(&["today"]).contains("\n  ✓ DONE\n"));
    let json = |words: &[&str]| serde_json::from_str::<Value>(&said(words)).unwrap();
    assert_eq!(json(&["today", "--json"])["done"], true);
    assert_eq!(json(&["status", "--json"])["word"], "DONE");
    assert_eq!(json(&["status", "--waybar"])["class"], "done");
    let entries = ["2026-11-17", "2026-11-19", "2026-11-22"]
        .map(|day| Entry::Session(crate::stage::run(&format!("{day}T07:00:00+01:00"), 5.0, 30.0, 3.0)));
    let mut stage = Stage::open_with(entries, assess);
    assert!(stage.app.today().is_done);
    let plain = said(&["today"]);
    let advised: String = plain.lines().find(|line| line.contains("Eat, drink")).unwrap().trim().chars().take(20).collect();
    stage.press("c<Esc>").sees(&advised);
}

/// The days that the log, the trends and the form name for one effort on its own are one figure: this runner's.
#[test]
fn the_log_and_the_trends_name_one_cost_for_one_effort() {
    let mut stage = Stage::open_with([marathon()], assess).sized(120, 40);
    let cost = stage.app.log_rows(0..1).rows[0].cost.clone();
    let own = stage.press("4").rest().app.trends().recovered().unwrap().rows[0].own.clone();
    let days = |text: &str| text.split_whitespace().next().unwrap().parse::<i64>().unwrap();
    assert!((days(&cost) - days(&own)).abs() <= 1, "the log says {cost}, the trends {own}");
}

#[test]
fn the_trends_say_of_now_what_today_says_however_they_came_to_be_drawn() {
    for before in ["", "4"] {
        let mut stage = Stage::open_with([marathon()], assess).sized(120, 40);
        stage.press(before).rest().rest().press("4").rest().rest();
        let systems = &stage.app.known().assessment.systems;
        let charts = stage.app.trends().charts();
        for state in systems {
            let name = format!("{:?}", state.system);
            let chart = charts.iter().find(|chart| chart.name == name).unwrap();
            let drawn = chart.points.last().and_then(|point| point.value).unwrap();
            assert!((drawn - 100.0 * state.recovered).abs() < 1e-9, "{name}: {drawn} and {}", state.recovered);
        }
    }
}

#[test]
fn the_screen_tells_the_chances_of_now_and_not_of_the_minute_in_which_they_were_worked_out() {
    let ride = Planned { moving: Seconds::new(3_600.0).ok(), ..Planned::new(Sport::Ride, day("2026-11-22")) };
    let entries = || plans().into_iter().chain([Entry::Planned(ride.clone())]);
    let chances = |stage: &Stage| stage.app.planning().prospects().iter().map(|it| it.chance).collect::<Vec<_>>();
    let mut stage = Stage::open_with(entries(), assess).sized(120, 40);
    let before = chances(stage.press("5").rest());
    let later = at("2026-11-22T08:58:00+01:00");
    let so_far = chances(stage.happen(Event::Tick(later)));
    let known = &stage.app.known();
    let seen = assess(later, &known.journal, &known.athlete);
    let anew = imagine(later, &known.journal, &known.athlete, &seen, assess);
    assert_eq!(so_far, anew.prospects.iter().map(|it| it.chance).collect::<Vec<_>>());
    assert_ne!(so_far, before, "nothing has moved: the test tells nothing");
}

#[test]
fn a_race_that_starts_in_the_evening_is_told_at_its_start_on_every_screen() {
    let program = Program::new();
    program.answer(["log", "run 42.2k 3h36 rpe 9 race yesterday 9:00"]);
    let told = program.answer(["plan", "1 dec 19:30 race B 10k \"Night run\""]);
    assert!(told.contains("▲ TRAIN is open at 19:30: about "), "{told}");
    let chance = |told: &str| told.split("at 19:30: ").nth(1).unwrap().split('%').next().unwrap().to_owned();
    let panel = program.answer(["calendar", "2026-12-01"]);
    let panel = panel.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(panel.contains(&format!("at 19:30: {}", chance(&told))) || panel.contains("the chance at 19:30 is"), "{panel}");
    let tried = program.answer(["whatif", "2 dec 18:00 race B 10k"]);
    assert!(tried.contains("Ready to train at 18:00: about "), "{tried}");
}

/// A log of easy runs and then a trouble, asked on the second morning after it, about which nothing more was said.
fn troubled(trouble: &str) -> Program {
    let mut program = Program::new();
    for day in ["07", "10", "13", "16", "19"] {
        program.answer(["log", &format!("easy 8k 48min rpe 3 2026-11-{day} 18:00")]);
    }
    program.answer(["checkin", trouble]);
    program.set_now("2026-11-24T08:14:00+01:00");
    program
}

#[test]
fn a_date_that_hangs_on_the_end_of_a_trouble_is_given_by_no_command_as_if_it_were_known() {
    let cases = [
        ("niggle knee", "no_pain", "train", "if the niggle is quiet by then"),
        ("injured ankle", "no_pain", "run_easy", "if it no longer hurts by then"),
        ("fever", "well", "cross_train", "if you are well by then"),
    ];
    for (trouble, waits_for, lowest, condition) in cases {
        let program = troubled(trouble);
        let json = |arguments: &[&str]| -> Value { serde_json::from_str(&program.answer(arguments)).unwrap() };
        let (today, foretold) = (json(&["today", "--json"]), json(&["forecast", "--json"]));
        let steps = today["ladder"].as_array().unwrap();
        let waiting = steps.iter().skip_while(|step| step["rung"] != lowest);
        assert!(waiting.clone().count() > 0, "{trouble}: {today}");
        assert!(waiting.clone().all(|step| step["waits_for"] == waits_for && step["range"].is_null()), "{trouble}: {today}");
        for rung in
            foretold["ready"].as_array().unwrap().iter().filter(|rung| waiting.clone().any(|step| step["rung"] == rung["rung"]))
        {
            let mut mornings = rung["mornings"].as_array().unwrap().iter().skip(1);
            assert!(mornings.all(|morning| morning["waits_for"] == waits_for), "{trouble}: {rung}");
        }
        let november = json(&["calendar", "--if-rested", "--json"]);
        let mut ahead = november["days"].as_array().unwrap().iter().filter(|day| day["place"] == "future");
        assert!(ahead.all(|day| day["waits_for"] == waits_for && day["rung"] != "train"), "{trouble}: {november}");
        let text = program.answer(["forecast"]);
        let tomorrow = text.lines().find(|line| line.contains("Wed 25 Nov 2026   ")).unwrap();
        assert!(tomorrow.chars().count() <= 80, "{tomorrow}");
        assert!(tomorrow.ends_with(&format!("* {condition}")), "{text}");
        assert!(program.answer(["why"]).contains(&format!("training open, {condition}: ")), "{trouble}");
        let panel = program.answer(["calendar"]);
        assert!(panel.contains("training waits until you say") || panel.contains("The way back begins when you say"), "{panel}");
    }
}

#[test]
fn what_a_niggle_leaves_open_does_not_wait_for_it_to_go_quiet() {
    let program = troubled("niggle knee");
    let hard = program.answer(["whatif", "fri intervals 8k 45min"]);
    assert!(hard.contains("Ready to train that morning, if the niggle is quiet by then: "), "{hard}");
    let easy = program.answer(["whatif", "fri easy 8k 45min"]);
    assert!(easy.contains("Ready to run easily that morning: "), "{easy}");
}

#[test]
fn a_date_that_hangs_on_a_run_not_done_has_no_range_in_any_form() {
    let mut program = troubled("fever");
    program.answer(["checkin", "well"]);
    program.set_now("2026-11-25T08:14:00+01:00");
    let today: Value = serde_json::from_str(&program.answer(["today", "--json"])).unwrap();
    let train = &today["ladder"][2];
    assert_eq!((train["waits_for"].as_str(), train["range"].is_null()), (Some("easy_run"), true), "{today}");
    assert!(program.answer(["forecast"]).contains("* after an easy run"));
    program.set_now("2026-12-01T08:14:00+01:00");
    assert!(program.answer(["today"]).contains("after an easy run"));
    let calendar = program.answer(["calendar", "--if-rested"]);
    let said = calendar.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("training waits until 1 easy run is done"), "{calendar}");
    let feed = program.answer(["export", "--ics"]).replace("\r\n ", "");
    assert!(feed.contains("Train again (after an easy run)"), "{feed}");
}

#[test]
fn what_is_left_of_a_limp_gives_training_no_date_that_moves_on_every_day() {
    let mut program = troubled("injured ankle");
    program.answer(["checkin", "niggle ankle"]);
    for day in ["25", "26"] {
        program.set_now(&format!("2026-11-{day}T08:14:00+01:00"));
        let today = program.answer(["today"]);
        assert!(today.contains("after 2 quiet days"), "{today}");
        let november: Value = serde_json::from_str(&program.answer(["calendar", "--if-rested", "--json"])).unwrap();
        assert!(november["days"].as_array().unwrap().iter().all(|day| day["rung"] != "train"), "{november}");
    }
}

#[test]
fn a_niggle_beside_a_body_that_needs_longer_leaves_its_range_and_is_named() {
    let program = Program::new();
    program.answer(["log", "run 42.2k 3h36 rpe 9 race yesterday 9:00"]);
    program.answer(["checkin", "niggle knee soreness 5"]);
    let today: Value = serde_json::from_str(&program.answer(["today", "--json"])).unwrap();
    let train = &today["ladder"][2];
    assert_eq!((train["waits_for"].as_str(), train["range"].is_array()), (Some("no_pain"), true), "{today}");
    assert!(program.answer(["today"]).contains("By then the niggle must be quiet as well."));
}

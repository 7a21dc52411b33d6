//! Every screen and what can lie over it, at three sizes, in colour and without: read every difference.

use deckchair::app::Refused;
use deckchair::journal::{
    Bpm, CheckIn, Entry, Health, Kind, Metres, Planned, PlannedRest, Priority, RedFlag, Rest, Scale5, Seconds, Sport, Ten,
};

use crate::stage::{COLOUR, MONO, Stage, at, hills, marathon, run, styled};

const SIZES: [(u16, u16); 3] = [(40, 12), (80, 24), (120, 40)];

/// Compares pictures of a screen: letters and styles, at every size, with and without colour.
fn pictures(name: &str, open: impl Fn() -> Stage, keys: &str) {
    for (width, height) in SIZES {
        for (look, word) in [(COLOUR, "colour"), (MONO, "mono")] {
            let mut stage = open().looking(look).sized(width, height);
            stage.press(keys).rest();
            insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false, snapshot_path => "golden" }, {
                insta::assert_snapshot!(format!("{name}_{width}x{height}_{word}"), styled(&stage.paint()));
            });
        }
    }
}

/// A few weeks of a plausible runner that end with the marathon.
fn diary() -> Vec<Entry> {
    let mut entries = vec![marathon()];
    for (day, km, rpe) in [(3, 12.0, 3.0), (5, 10.0, 7.0), (8, 24.0, 5.0), (10, 8.0, 3.0), (12, 14.0, 6.0), (15, 28.0, 5.0)] {
        let start = at("2026-11-22T18:30:00+01:00").plus_days(-f64::from(day)).to_string();
        let mut session = run(&start, km, km * 5.5, rpe);
        if day == 5 {
            session.kind = Some(Kind::Intervals);
            session.title = "6 × 800 m".into();
        }
        if day == 15 {
            session.sport = Sport::Trail;
            session.climb = Metres::new(820.0).ok();
            session.title = "Round the lake 日本".into();
        }
        entries.push(Entry::Session(session));
    }
    let mut check_in = CheckIn::new(at("2026-11-19T07:10:00+01:00"));
    check_in.soreness = Ten::new(1.0).ok();
    check_in.fatigue = Scale5::new(2);
    check_in.sleep = Seconds::new(27_000.0).ok();
    entries.push(Entry::CheckIn(check_in));
    let rest = deckchair::journal::Day::new(chrono::NaiveDate::from_ymd_opt(2026, 11, 20).unwrap());
    entries.push(Entry::Rest(Rest { day: rest, notes: String::new() }));
    entries
}

fn race() -> Entry {
    Entry::Planned(Planned {
        day: deckchair::journal::Day::new(chrono::NaiveDate::from_ymd_opt(2026, 12, 5).unwrap()),
        first_day: None,
        start: None,
        race: Some(Priority::B),
        sport: Sport::Run,
        kind: None,
        moving: None,
        distance: Metres::new(10_000.0).ok(),
        climb: None,
        descent: None,
        rpe: None,
        title: "Winter 10".to_owned(),
        notes: String::new(),
    })
}

/// A few weeks of plans: easy days, a long run, a race too early and one far off.
fn plans() -> Vec<Entry> {
    let day = |text: &str| deckchair::journal::Day::new(text.parse().unwrap());
    let run = |on: &str, kind, minutes: f64| {
        let moving = Seconds::new(minutes * 60.0).ok();
        Entry::Planned(Planned { kind: Some(kind), moving, ..Planned::new(Sport::Run, day(on)) })
    };
    let moved = Planned {
        first_day: Some(day("2026-11-29")),
        kind: Some(Kind::Long),
        distance: Metres::new(18_000.0).ok(),
        title: "club run".into(),
        ..Planned::new(Sport::Run, day("2026-11-30"))
    };
    let marathon = Planned {
        race: Some(Priority::A),
        kind: Some(Kind::Race),
        distance: Metres::new(42_195.0).ok(),
        moving: Seconds::new(3.5 * 3_600.0).ok(),
        title: "Marathon de Paris".into(),
        ..Planned::new(Sport::Run, day("2027-04-11"))
    };
    let plans = [run("2026-11-27", Kind::Easy, 45.0), Entry::Planned(moved), run("2026-12-02", Kind::Intervals, 60.0), race()];
    let rests = [("2026-11-29", "2026-11-29"), ("2026-12-20", "2027-01-03")]
        .map(|(from, until)| Entry::PlannedRest(PlannedRest { until: day(until), ..PlannedRest::on(day(from)) }));
    plans.into_iter().chain([Entry::Planned(marathon)]).chain(rests).collect()
}

fn this_morning(set: impl FnOnce(&mut CheckIn)) -> Entry {
    let mut check_in = CheckIn::new(at("2026-11-22T07:30:00+01:00"));
    set(&mut check_in);
    Entry::CheckIn(check_in)
}

#[test]
fn today_the_morning_after() {
    pictures("today", || Stage::open(diary()), "");
}

#[test]
fn today_with_a_window_and_a_race_too_early() {
    let swim = || {
        let mut swim = run("2026-11-22T06:30:00+01:00", 1.5, 40.0, 2.0);
        swim.sport = Sport::Swim;
        Entry::Session(swim)
    };
    pictures("window", || Stage::open(diary().into_iter().chain([swim(), race()])), "");
}

#[test]
fn today_on_an_empty_log() {
    pictures("empty", || Stage::open([]), "");
}

#[test]
fn today_ill() {
    pictures("ill", || Stage::open([marathon(), this_morning(|check_in| check_in.health = Some(Health::Fever))]), "");
}

#[test]
fn today_when_a_doctor_is_wanted() {
    let flag = |check_in: &mut CheckIn| check_in.red_flags = vec![RedFlag::DarkUrine];
    pictures("get_help", || Stage::open([marathon(), this_morning(flag)]), "");
}

#[test]
fn the_log() {
    pictures("log", || Stage::open(diary()), "2jj");
}

#[test]
fn the_log_narrowed() {
    pictures("log_filter", || Stage::open(diary()), "2/trail");
}

#[test]
fn the_calendar() {
    pictures("calendar", || Stage::open(diary().into_iter().chain([race()])), "3h");
}

#[test]
fn the_quarter() {
    pictures("quarter", || Stage::open(diary().into_iter().chain([race()])), "3vk");
}

#[test]
fn the_year() {
    pictures("year", || Stage::open(diary().into_iter().chain([race()])), "3vvk");
}

#[test]
fn a_day_to_go_to() {
    pictures("go_to_day", || Stage::open(diary()), "3/last sun");
}

#[test]
fn the_palette() {
    pictures("palette", || Stage::open(diary()), ":log");
}

#[test]
fn a_plan_that_is_tried() {
    pictures(
        "what_if",
        || Stage::open_with(diary().into_iter().chain([race()]), deckchair::recovery::assess),
        "3jjipmarathon race a<Enter>",
    );
}

#[test]
fn the_load_of_the_weeks() {
    pictures("trends_load", || Stage::open(diary()), "4");
}

#[test]
fn a_system_over_the_weeks() {
    pictures("trends_system", || Stage::open_with(diary(), deckchair::recovery::assess), "4jjhh");
}

#[test]
fn what_recovery_has_taken() {
    pictures("trends_recovered", || Stage::open_with(diary(), deckchair::recovery::assess), "4Gk");
}

#[test]
fn how_past_forecasts_did() {
    pictures("trends_score", || Stage::open_with(diary(), deckchair::recovery::assess), "4G");
}

#[test]
fn the_plan() {
    pictures("plan", || Stage::open_with(diary().into_iter().chain(plans()), deckchair::recovery::assess), "5j");
}

#[test]
fn an_empty_plan() {
    pictures("plan_empty", || Stage::open(diary()), "5");
}

#[test]
fn an_entry_in_full() {
    pictures("entry", || Stage::open(diary()), "2<Enter>");
}

fn recorded() -> Stage {
    let (session, trace) = hills();
    Stage::open(diary().into_iter().chain([Entry::Session(session.clone())])).with_course(&session, trace)
}

/// Goes to the recorded run of the diary.
const TO_HILLS: &str = "2/hills<Enter>";

#[test]
fn a_recorded_session_with_its_charts() {
    pictures("course", recorded, &format!("{TO_HILLS}<Enter>{}", "l".repeat(19)));
}

#[test]
fn one_chart_of_a_recorded_session() {
    pictures("course_chart", recorded, &format!("{TO_HILLS}<Enter><Tab><Tab>"));
}

#[test]
fn a_recorded_session_beside_the_log() {
    pictures("log_course", recorded, TO_HILLS);
}

#[test]
fn why() {
    pictures("why", || Stage::open(diary()), "w");
}

#[test]
fn the_keys() {
    pictures("help", || Stage::open(diary()), "?");
}

#[test]
fn a_session_being_logged() {
    pictures("session_form", || Stage::open(diary()), "atrail 12k 1h10 450m+ rpe 6 race 2026-11-20 18:30 \"Up\"");
}

#[test]
fn a_wrong_word_in_the_line_and_a_field_in_focus() {
    pictures("session_form_wrong", || Stage::open(diary()), "a10k wibble<Tab><Tab><Tab>");
}

#[test]
fn a_race_being_planned() {
    pictures("planned_form", || Stage::open(diary()), "p13 dec race b 10k 45min \"Winter 10\"");
}

#[test]
fn a_check_in_being_made() {
    pictures("check_in_form", || Stage::open(diary()), "c3");
}

#[test]
fn something_eaten() {
    pictures("intake_form", || Stage::open(diary()), "f60g carbs 7:30 wibble");
}

#[test]
fn a_trouble_being_told() {
    pictures("spell_form", || Stage::open(diary()), "xniggle left knee since wed");
}

#[test]
fn a_path_to_import() {
    pictures("import", || Stage::open([]), "o~/Downloads");
}

#[test]
fn a_notice_with_its_undo() {
    pictures("notice", || Stage::open(diary()), "2d");
}

#[test]
fn an_import_under_way() {
    let importing = || {
        let mut stage = Stage::open(diary());
        stage.keeper.files_left = 5;
        stage.press("o~/Downloads<Enter>");
        stage
    };
    pictures("importing", importing, "");
}

#[test]
fn what_an_import_would_bring() {
    pictures("before_import", || Stage::open(diary()), "o~/Downloads<Enter>");
}

#[test]
fn what_the_log_refused() {
    let refusing = || {
        let mut stage = Stage::open(diary());
        let hint = Some("make room and try again".to_owned());
        stage.keeper.refusal = Some(Refused { what: "the disk is full".to_owned(), hint });
        stage
    };
    pictures("refused", refusing, "2jjd");
}

#[test]
fn several_marked_and_changed() {
    pictures("together", || Stage::open(diary()), "2 j eeasy #club");
}

#[test]
fn an_entry_corrected() {
    pictures("correction", || Stage::open(diary()), "2je");
}

#[test]
fn the_mornings_heart_against_its_own_range() {
    let mornings = (0..40_u32).map(|ago| {
        let mut check_in = CheckIn::new(at("2026-11-22T07:10:00+01:00").plus_days(-f64::from(ago)));
        check_in.resting_heart = Bpm::new(48.0 + f64::from(ago * 7 % 5)).ok();
        Entry::CheckIn(check_in)
    });
    let mornings: Vec<Entry> = mornings.collect();
    pictures("trends_heart", || Stage::open(diary().into_iter().chain(mornings.clone())), "4GGkkk");
}

#[test]
fn today_when_nothing_stands_in_the_way() {
    pictures("today_train", || Stage::open_with(diary().into_iter().skip(3), deckchair::recovery::assess), "");
}

#[test]
fn the_settings() {
    pictures("settings", || Stage::open(diary()), "Sjj");
}

#[test]
fn a_setting_that_is_written_wrong() {
    pictures("settings_wrong", || Stage::open(diary()), "Sjj<Enter>68");
}

#[test]
fn the_log_to_be_exported() {
    pictures("export", || Stage::open(diary()), "E");
}

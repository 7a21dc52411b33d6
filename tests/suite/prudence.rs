//! What the command line says where training would be unwise, or where there is nothing to judge by.

use serde_json::Value;

use crate::program::Program;

fn on(program: &mut Program, now: &str) {
    program.set_now(now);
}

fn json(program: &Program, command: &str) -> Value {
    serde_json::from_str(&program.answer([command, "--json"])).unwrap()
}

#[test]
fn an_empty_log_sends_nobody_to_train() {
    let program = Program::new();
    let today = json(&program, "today");
    assert_eq!((&today["rung"], &today["empty"], &today["ladder"]), (&"rest".into(), &true.into(), &Value::Array(vec![])));
    assert_eq!(program.run(["today", "--exit-code"]).code, 14);
    let forecast = json(&program, "forecast");
    assert_eq!((&forecast["checkin"], &forecast["ready"]), (&Value::Null, &Value::Array(vec![])));
    assert!(program.answer(["forecast"]).starts_with("Nothing is logged yet"));
    let calendar = program.answer(["calendar"]);
    assert!(calendar.contains("Nothing is logged yet"), "{calendar}");
    let (grid, _) = calendar.split_once("done:").unwrap();
    assert!(!grid.contains('▲'), "{calendar}");
}

#[test]
fn a_sign_silences_every_command_until_it_is_said_to_be_gone() {
    let mut program = Program::new();
    on(&mut program, "2026-11-23T08:00:00+01:00");
    program.answer(["log", "6k 36:00 yesterday 8:00"]);
    program.answer(["checkin", "chest pain"]);
    let help = "Chest pain: call the emergency number now";
    assert!(program.answer(["forecast"]).starts_with(help));
    assert!(json(&program, "forecast")["because"].as_str().unwrap().starts_with(help));
    assert_eq!(program.answer(["log", "5k 30:00"]).lines().count(), 2);
    assert!(!program.answer(["rested", "yesterday 21 nov"]).contains("plan"));
    on(&mut program, "2026-11-24T08:00:00+01:00");
    assert!(program.answer(["checkin", "sleep 7h30"]).contains("GET HELP"), "silence is no recovery");
    let asked = program.answer(["checkin"]);
    assert!(asked.starts_with("Is it gone: chest pain?\n") && asked.contains("deckchair checkin chest pain gone"), "{asked}");
    let gone = program.answer(["checkin", "chest pain gone"]);
    assert!(gone.contains("no chest pain") && gone.contains("● REST"), "{gone}");
    assert!(program.answer(["today"]).contains("ask your doctor before you run"));
}

#[test]
fn limping_fever_and_a_niggle_outlast_a_silent_morning() {
    for (said, verdict, over) in
        [("limping knee", "INJURED", "pain gone"), ("fever 38.5", "ILL", "well"), ("niggle knee", "RUN EASY", "no pain")]
    {
        let mut program = Program::new();
        on(&mut program, "2026-11-23T08:00:00+01:00");
        program.answer(["log", "6k 36:00 yesterday 8:00"]);
        program.answer(["log", "6k 36:00 2026-11-18 8:00"]);
        assert!(program.answer(["checkin", said]).contains(verdict), "{said}");
        on(&mut program, "2026-11-26T08:00:00+01:00");
        assert!(program.answer(["checkin", "sleep 7h30"]).contains(verdict), "{said}");
        let ended = program.answer(["checkin", over]);
        assert!(!ended.contains("INJURED") && !ended.contains("✚ ILL"), "{said}: {ended}");
    }
}

#[test]
fn a_session_against_a_fever_has_its_word() {
    let mut program = Program::new();
    on(&mut program, "2026-11-23T08:00:00+01:00");
    program.answer(["checkin", "fever"]);
    let answer = program.answer(["log", "5k 30:00"]);
    assert!(answer.contains("! You ran with a fever, which strains the heart."), "{answer}");
}

#[test]
fn rest_is_noted_for_many_days_at_once_and_taken_back_at_once() {
    let mut program = Program::new();
    on(&mut program, "2026-12-01T20:00:00+01:00");
    program.answer(["log", "6k 36:00 2026-11-25 8:00"]);
    let noted = program.answer(["rested", "22-30", "nov"]);
    let days = "Noted rest on Sun 22 Nov 2026 to Tue 24 Nov 2026, Thu 26 Nov 2026 to Mon 30 Nov 2026.";
    assert!(noted.starts_with(days) && noted.contains("! There are sessions on Wed 25 Nov 2026"), "{noted}");
    assert_eq!(program.answer(["rested", "last 5 days"]), "The log has rest on Thu 26 Nov 2026 to Mon 30 Nov 2026 already.\n");
    program.answer(["undo"]);
    assert!(program.answer(["rested", "mon", "tue"]).starts_with("Noted rest on Mon 30 Nov 2026 to Tue 1 Dec 2026."));
    assert_eq!(program.run(["rested", "tomorrow"]).code, 2);
    let gives_way = program.answer(["log", "5k 30:00 yesterday 18:00"]);
    assert!(gives_way.contains("Mon 30 Nov 2026 was noted as rest; the session counts instead."), "{gives_way}");
}

#[test]
fn what_nobody_runs_and_what_is_below_zero_is_refused_in_our_own_words() {
    let program = Program::new();
    for (words, said) in [
        (&["log", "run", "400k", "1h"][..], "is faster than anybody is"),
        (&["log", "run", "0k"], "a distance of nothing is no session"),
        (&["log", "run", "6m", "52:00"], "is hardly any distance"),
        (&["log", "run", "5k", "-10:00"], "`-10:00` is below zero"),
        (&["checkin", "soreness", "-1"], "`soreness` needs a number from 0 to 10"),
        (&["ate", "-5g", "carbs"], "`-5g` is not understood"),
        (&["log", "8k", "hard"], "`hard` needs a number in its place"),
    ] {
        let run = program.run(words);
        assert!(run.code == 2 && run.err.contains(said), "{words:?}: {}", run.err);
    }
}

#[test]
fn after_midnight_the_page_shows_the_date_of_the_calendar() {
    let mut program = Program::new();
    on(&mut program, "2026-11-22T02:00:00+01:00");
    assert!(program.answer(["today"]).starts_with("Sun 22 Nov 2026  02:00"));
    program.answer(["checkin", "rested"]);
    assert!(program.answer(["rested"]).contains("already"), "both speak of Saturday, which still lasts");
}

#[test]
fn a_fever_of_the_morning_is_not_wiped_out_by_the_evening_and_a_slip_is_put_right() {
    let day = |later: &str, said: &str| {
        let mut program = Program::new();
        on(&mut program, "2026-11-22T08:01:00+01:00");
        program.answer(["log", "run 10k 55:00 rpe 4 2026-11-15 7:00"]);
        program.answer(["checkin", "fever"]);
        on(&mut program, later);
        program.answer(["checkin", said]);
        on(&mut program, "2026-11-23T08:00:00+01:00");
        (program.answer(["today"]), program.answer(["list"]))
    };
    let (today, list) = day("2026-11-22T19:00:00+01:00", "well");
    assert!(today.contains("REST") && list.contains("ever"), "{today}{list}");
    assert!(day("2026-11-22T08:05:00+01:00", "well").0.contains("TRAIN"), "a slip");
}

#[test]
fn a_niggle_elsewhere_on_the_same_day_does_not_wipe_out_a_limp() {
    let mut program = Program::new();
    on(&mut program, "2026-11-22T08:01:00+01:00");
    program.answer(["log", "run 10k 55:00 rpe 4 2026-11-18 7:00"]);
    assert!(program.answer(["checkin", "injured left achilles"]).contains("INJURED"));
    assert!(program.answer(["checkin", "niggle right toe"]).contains("INJURED"));
    assert!(program.answer(["checkin", "pain gone"]).contains("RUN EASY"));
}

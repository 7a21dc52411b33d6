//! What a morning's answers do: vetoes, learning, and what is expected of tomorrow.

use deckchair::journal::{
    Athlete, Bpm, CheckIn, Day, DayStart, Entry, Grade, Health, Hrv, HrvMeasure, Id, Journal, Kind, Metres, Moment, Pain,
    Planned, Priority, Rpe, Scale5, Seconds, Session, Spell, SpellKind, Sport, Ten,
};
use deckchair::recovery::{Assessment, LongestBefore, Reason, Rung, System, Verdict, Warning, assess, forecast};

fn now() -> Moment {
    Moment::from_rfc3339("2026-06-07T08:00:00+00:00").unwrap()
}

fn today() -> Day {
    Day::of(now(), DayStart::default())
}

fn check_in(ago: i64, say: impl FnOnce(&mut CheckIn)) -> Entry {
    let mut check_in = CheckIn::new(now().plus_days(-(ago as f64) - 0.01));
    say(&mut check_in);
    Entry::CheckIn(check_in)
}

fn run(days_ago: f64, hours: f64, rpe: f64) -> Entry {
    let mut session = Session::new(Sport::Run, now().plus_days(-days_ago).plus_seconds(-hours * 3600.0));
    session.moving = Some(Seconds::new(hours * 3600.0).unwrap());
    session.rpe = Some(Rpe::new(rpe).unwrap());
    Entry::Session(session)
}

fn answer(entries: impl IntoIterator<Item = Entry>) -> Assessment {
    assess(now(), &journal(entries), &Athlete::default())
}

fn journal(entries: impl IntoIterator<Item = Entry>) -> Journal {
    Journal::from_entries(
        entries.into_iter().enumerate().map(|(at, entry)| (Id::new(uuid::Uuid::from_u128(at as u128 + 1)), entry)),
    )
}

/// A log in which everything is recovered.
fn recovered() -> Vec<Entry> {
    vec![run(4.0, 1.0, 3.0)]
}

fn with(more: impl IntoIterator<Item = Entry>) -> Vec<Entry> {
    recovered().into_iter().chain(more).collect()
}

fn heart(ago: i64, bpm: f64) -> Entry {
    check_in(ago, |said| said.resting_heart = Some(Bpm::new(bpm).unwrap()))
}

fn hrv(ago: i64, milliseconds: f64, device: &str) -> Entry {
    check_in(ago, |said| said.hrv = Some(Hrv { milliseconds, measure: HrvMeasure::Rmssd, device: Some(device.to_owned()) }))
}

#[test]
fn seven_beats_above_base_take_the_hard_session_off() {
    let base = (2..20).map(|ago| heart(ago, if ago % 2 == 0 { 47.0 } else { 49.0 }));
    let high = answer(with(base.clone().chain([heart(0, 55.5)])));
    assert_eq!(high.verdict, Verdict::Open(Rung::RunEasy));
    assert!(matches!(high.reason, Reason::RestingHeartHigh { above, .. } if above > 7.0));
    assert_eq!(answer(with(base.chain([heart(0, 50.0)]))).verdict, Verdict::Open(Rung::Train));
}

#[test]
fn a_raised_heart_rate_counts_on_the_second_morning() {
    let base: Vec<Entry> = (2..20).map(|ago| heart(ago, if ago % 2 == 0 { 47.0 } else { 49.0 })).collect();
    let once = answer(with(base.clone().into_iter().chain([heart(0, 52.0)])));
    assert_eq!(once.verdict, Verdict::Open(Rung::Train));
    let twice = answer(with(base.into_iter().chain([heart(1, 52.0), heart(0, 52.0)])));
    assert_eq!(twice.verdict, Verdict::Open(Rung::RunEasy));
}

#[test]
fn a_week_of_low_variability_takes_the_hard_session_off_and_a_new_device_starts_anew() {
    let base = (7..40).map(|ago| hrv(ago, if ago % 2 == 0 { 60.0 } else { 70.0 }, "strap"));
    let low = answer(with(base.clone().chain((0..6).map(|ago| hrv(ago, 55.0, "strap")))));
    assert_eq!((low.verdict, low.reason), (Verdict::Open(Rung::RunEasy), Reason::HrvLow));
    let ring = answer(with(base.chain((0..6).map(|ago| hrv(ago, 40.0, "ring")))));
    assert_eq!(ring.verdict, Verdict::Open(Rung::Train));
}

#[test]
fn one_morning_of_low_variability_decides_nothing_and_is_told_so() {
    let usual = |from: i64| (from..40).map(|ago| hrv(ago, if ago % 2 == 0 { 60.0 } else { 70.0 }, "strap"));
    let once = answer(with(usual(1).chain([hrv(0, 40.0, "strap")])));
    assert_eq!(once.verdict, Verdict::Open(Rung::Train));
    assert!(once.warnings.contains(&Warning::HrvFarBelow), "{:?}", once.warnings);
    let all_week = answer(with(usual(7).chain((0..7).map(|ago| hrv(ago, 45.0, "strap")))));
    assert_eq!(all_week.reason, Reason::HrvLow);
    assert!(!all_week.warnings.contains(&Warning::HrvFarBelow), "{:?}", all_week.warnings);
}

#[test]
fn a_resting_heart_seven_whole_beats_up_takes_the_hard_session_off() {
    let base = || (1..20).map(|ago| heart(ago, if ago % 3 == 0 { 49.0 } else { 48.0 }));
    let seen = |beats: f64| answer(with(base().chain([heart(0, beats)]))).verdict;
    assert_eq!(seen(54.0), Verdict::Open(Rung::Train));
    assert_eq!(seen(55.0), Verdict::Open(Rung::RunEasy));
}

#[test]
fn a_high_variability_clears_nothing() {
    let base = (7..40).map(|ago| hrv(ago, if ago % 2 == 0 { 60.0 } else { 70.0 }, "strap"));
    let race = [run(1.0, 3.6, 9.0)];
    let overshoot = answer(with(base.chain((0..6).map(|ago| hrv(ago, 95.0, "strap"))).chain(race.clone())));
    assert_eq!(overshoot.verdict, answer(with(race)).verdict);
}

#[test]
fn one_high_variability_does_not_end_what_a_week_of_low_ones_said() {
    let (easy, train) = (Verdict::Open(Rung::RunEasy), Verdict::Open(Rung::Train));
    let base = || (7..40).map(|ago| hrv(ago, if ago % 2 == 0 { 58.0 } else { 65.0 }, "strap"));
    let week = |latest: &[f64], device: &str| {
        let low = (latest.len() as i64..=6).map(|ago| hrv(ago, 53.0, "strap"));
        let since = latest.iter().enumerate().map(|(ago, milliseconds)| hrv(ago as i64, *milliseconds, device));
        answer(with(base().chain(low).chain(since)))
    };
    for high in [53.0, 62.0, 75.0, 100.0, 150.0] {
        assert_eq!(week(&[high], "strap").verdict, easy, "{high}");
        assert_eq!(week(&[53.0, high], "strap").verdict, easy, "{high} yesterday");
        assert_eq!(week(&[high], "ring").verdict, easy, "{high} by another device");
    }
    let calm = week(&[64.0, 62.0, 65.0, 61.0, 63.0], "strap");
    assert_eq!(calm.verdict, train, "{:?}", calm.reason);
    let opens = week(&[], "strap").ladder.unwrap().train.day;
    assert!(opens >= today().plus(2), "no earlier than the answers may open it: {opens:?}");
}

#[test]
fn one_calm_heart_does_not_end_what_five_mornings_said() {
    let (easy, train) = (Verdict::Open(Rung::RunEasy), Verdict::Open(Rung::Train));
    let base = || (7..40).map(|ago| heart(ago, if ago % 2 == 0 { 49.0 } else { 51.0 }));
    let since = |latest: &[f64]| {
        let high = (latest.len() as i64..=6).map(|ago| heart(ago, 57.0));
        let since = latest.iter().enumerate().map(|(ago, beats)| heart(ago as i64, *beats));
        answer(with(base().chain(high).chain(since))).verdict
    };
    assert_eq!([since(&[]), since(&[50.0]), since(&[38.0])], [easy; 3]);
    assert_eq!(since(&[50.0, 50.0]), train);
    let once = answer(with(base().chain((1..7).map(|ago| heart(ago, 50.0))).chain([heart(0, 57.0)])));
    assert_eq!((once.verdict, once.ladder.unwrap().train.day), (easy, today().plus(1)));
}

#[test]
fn after_a_fever_come_a_day_of_rest_easy_days_as_long_as_it_lasted_and_an_easy_run() {
    let ill = |first: i64, last: i64| {
        Entry::Spell(Spell {
            kind: SpellKind::Illness { fever: true },
            from: today().plus(-first),
            until: Some(today().plus(-last)),
            notes: String::new(),
            source: None,
        })
    };
    assert_eq!(answer(with([ill(3, 0)])).verdict, Verdict::Ill);
    let first = answer(with([ill(4, 1)]));
    assert_eq!((first.verdict, first.reason), (Verdict::Open(Rung::Rest), Reason::AfterIllness { last: today().plus(-1) }));
    assert_eq!(answer(with([ill(5, 2)])).verdict, Verdict::Open(Rung::RunEasy));
    assert_eq!(answer(with([ill(7, 4)])).verdict, Verdict::Open(Rung::RunEasy));
    let proven = |ago: f64| [ill(9, 6), run(ago, 0.5, 3.0)];
    assert_eq!(answer(with([ill(8, 5)])).verdict, Verdict::Open(Rung::RunEasy));
    assert_eq!(answer(with([ill(9, 6)])).verdict, Verdict::Open(Rung::Train), "the run of four days ago was after it");
    assert_eq!(answer([run(20.0, 1.0, 3.0), run(8.0, 1.0, 3.0), ill(7, 6)]).verdict, Verdict::Open(Rung::RunEasy));
    assert_eq!(answer([run(12.0, 1.0, 3.0)].into_iter().chain(proven(2.0))).verdict, Verdict::Open(Rung::Train));
}

#[test]
fn an_illness_said_yesterday_still_counts_until_the_runner_says_well() {
    let fever = check_in(1, |said| said.health = Some(Health::Fever));
    assert_eq!(answer(with([fever.clone()])).verdict, Verdict::Ill);
    let well = check_in(0, |said| said.health = Some(Health::Well));
    assert_eq!(answer(with([fever, well])).verdict, Verdict::Open(Rung::Rest));
}

#[test]
fn a_pain_that_changes_the_gait_stops_running_and_a_niggle_stops_hard_running() {
    let pain = |changes_gait: bool| {
        check_in(0, move |said| {
            said.pain = Some(Pain { place: "left knee".to_owned(), changes_gait, on_bone: false });
        })
    };
    let limping = answer(with([pain(true)]));
    assert_eq!((limping.verdict, limping.reason), (Verdict::Injured, Reason::Injured { place: "left knee".to_owned() }));
    assert!(limping.ladder.unwrap().run_easy.in_days > 1.0);
    assert_eq!(answer(with([pain(false)])).verdict, Verdict::Open(Rung::RunEasy));
}

#[test]
fn an_injury_spell_stops_running_while_it_lasts() {
    let injury = |until: Option<Day>| {
        Entry::Spell(Spell {
            kind: SpellKind::Injury { place: "calf".to_owned(), grade: Grade::Injured },
            from: today().plus(-9),
            until,
            notes: String::new(),
            source: None,
        })
    };
    assert_eq!(answer(with([injury(None)])).verdict, Verdict::Injured);
    assert_eq!(answer(with([injury(Some(today().plus(-1)))])).verdict, Verdict::Open(Rung::RunEasy));
    assert_eq!(answer(with([injury(Some(today().plus(-3)))])).verdict, Verdict::Open(Rung::RunEasy), "no run yet");
    assert_eq!(answer(with([injury(Some(today().plus(-3))), run(1.0, 0.5, 3.0)])).verdict, Verdict::Open(Rung::Train));
}

#[test]
fn pain_on_one_spot_of_a_bone_needs_a_doctor() {
    let pain = check_in(0, |said| said.pain = Some(Pain { place: "shin".to_owned(), changes_gait: false, on_bone: true }));
    assert_eq!(answer(with([pain])).verdict, Verdict::GetHelp);
}

#[test]
fn soreness_without_a_cause_is_asked_about_and_heeded() {
    let sore = check_in(0, |said| said.soreness = Some(Ten::new(7.0).unwrap()));
    let heard = answer(with([sore]));
    assert!(heard.warnings.iter().any(|warning| matches!(warning, Warning::Surprising { system: System::Soreness, .. })));
    assert!(matches!(heard.verdict, Verdict::Open(Rung::Rest | Rung::CrossTrain)), "{:?}", heard.verdict);
}

#[test]
fn a_runner_who_is_sorer_than_usual_waits_longer_and_one_who_is_less_so_waits_less() {
    let marathon = || run(2.8, 3.6, 9.0);
    let said = |soreness: f64| {
        (0..3).map(move |ago| check_in(ago, |said| said.soreness = Some(Ten::new(soreness + ago as f64).unwrap())))
    };
    let back = |answer: &Assessment| answer.systems[System::Soreness.index()].back.in_days;
    let (usual, sore, easy) = (
        answer([marathon()]),
        answer([marathon()].into_iter().chain(said(6.0))),
        answer([marathon()].into_iter().chain(said(0.5))),
    );
    assert!(back(&sore) > back(&usual) + 0.3, "{} beside {}", back(&sore), back(&usual));
    assert!(back(&easy) < back(&usual) - 0.3, "{} beside {}", back(&easy), back(&usual));
}

#[test]
fn check_ins_narrow_the_range() {
    let marathon = || run(3.8, 3.6, 9.0);
    // What the typical runner would say, before and after.
    let before = (4..14).map(|ago| (ago, 1.0));
    let said = before.chain([(3, 5.6), (2, 4.8), (1, 3.2), (0, 2.1)]);
    let said = said.map(|(ago, soreness)| check_in(ago, |said| said.soreness = Some(Ten::new(soreness).unwrap())));
    let width = |answer: &Assessment| {
        let (least, most) = answer.systems[System::Soreness.index()].spread;
        most - least
    };
    let (untold, told) = (answer([marathon()]), answer([marathon()].into_iter().chain(said)));
    assert!(width(&told) < 0.9 * width(&untold), "{} beside {}", width(&told), width(&untold));
}

#[test]
fn tomorrow_is_foretold_with_its_spread() {
    let expected = forecast(now(), &journal([run(0.9, 3.6, 9.0)]), &Athlete::default());
    assert_eq!(expected.day, today().plus(1));
    assert!((4.0..6.0).contains(&expected.soreness.median), "{:?}", expected.soreness);
    assert!(expected.soreness.least < 3.6 && expected.soreness.most > 5.5, "{:?}", expected.soreness);
    assert!(expected.fatigue.median > 2.4 && expected.mood.median < 3.8, "{:?} {:?}", expected.fatigue, expected.mood);
    assert!(expected.resting_heart.is_none() && expected.ln_rmssd.is_none());
    let chances: Vec<f64> = expected.chances(Rung::Train).map(|(_, chance)| chance).collect();
    assert!(chances.windows(2).all(|pair| pair[0] <= pair[1]) && chances[1] < 0.05 && chances[20] > 0.95, "{chances:?}");
}

#[test]
fn a_known_heart_rate_base_is_foretold() {
    let base = (2..20).map(|ago| heart(ago, if ago % 2 == 0 { 47.0 } else { 49.0 }));
    let expected = forecast(now(), &journal(with(base)), &Athlete::default()).resting_heart.unwrap();
    assert!((expected.median - 48.0).abs() < 0.5, "{expected:?}");
    assert!(expected.least < 47.0 && expected.most > 49.0 && expected.most - expected.least < 6.0, "{expected:?}");
    // Of a rate that was only said, nobody knows how it varies.
    let athlete = Athlete { heart_rest: Bpm::new(48.0).ok(), ..Athlete::default() };
    let expected = forecast(now(), &journal(recovered()), &athlete).resting_heart.unwrap();
    assert!((expected.median - 48.0).abs() < 0.5 && expected.most - expected.least > 7.0, "{expected:?}");
}

/// S1: recovered means able to reproduce the same effort.
#[test]
fn a_race_run_again_as_fast_at_the_same_effort_is_told_of() {
    let race = |ago: f64, minutes: f64| {
        let Entry::Session(mut race) = run(ago, minutes / 60.0, 9.5) else { panic!() };
        race.distance = Metres::new(10_000.0).ok();
        Entry::Session(race)
    };
    let told = |minutes: f64| answer([race(8.0, 42.0), race(1.0, minutes)]).warnings;
    let is_told = |warnings: &[Warning]| warnings.iter().any(|warning| matches!(warning, Warning::Reproduced { .. }));
    assert!(is_told(&told(42.0)), "{:?}", told(42.0));
    assert!(!is_told(&told(45.0)));
}

#[test]
fn a_run_much_longer_than_the_longest_of_a_month_is_told_of_once_and_no_race_is() {
    let far = |ago: f64, kilometres: f64, kind: Option<Kind>| {
        let Entry::Session(mut session) = run(ago, kilometres / 10.0, 4.0) else { unreachable!() };
        (session.distance, session.kind) = (Metres::new(kilometres * 1000.0).ok(), kind);
        Entry::Session(session)
    };
    let month = |from: i32| (1..=from / 3).map(move |step| far(f64::from(step * 3), 10.0, None));
    let told = |entries: Vec<Entry>| {
        let warnings = answer(entries).warnings;
        warnings.iter().filter(|warning| matches!(warning, Warning::LongestRun { .. })).count()
    };
    let after = |ago: f64, kind| told(month(36).chain([far(ago, 15.0, kind)]).collect());
    assert_eq!([after(0.1, None), after(0.9, None), after(1.9, None)], [1, 1, 0], "that day and the morning after");
    assert_eq!(after(0.9, Some(Kind::Race)), 0);
    assert_eq!(told(month(9).chain([far(0.9, 15.0, None)]).collect()), 0, "a young log cannot tell");
}

#[test]
fn a_plan_is_measured_by_the_longest_run_before_it_logged_or_planned() {
    let plan = |days: i64, kilometres: Option<f64>| {
        let mut plan = Planned::new(Sport::Run, today().plus(days));
        plan.distance = kilometres.and_then(|kilometres| Metres::new(kilometres * 1000.0).ok());
        plan
    };
    let ten = |step: i32| {
        let Entry::Session(mut session) = run(f64::from(step * 3), 1.0, 4.0) else { unreachable!() };
        session.distance = Metres::new(10_000.0).ok();
        Entry::Session(session)
    };
    let told = |plans: Vec<Planned>| {
        let warnings = answer((1..=12).map(ten).chain(plans.into_iter().map(Entry::Planned))).warnings;
        let long = warnings.into_iter().filter_map(|told| {
            let Warning::PlannedLong { ratio, longest, .. } = told else { return None };
            Some(((ratio * 100.0).round() as i32, longest == LongestBefore::Logged))
        });
        long.collect::<Vec<_>>()
    };
    assert_eq!(told(vec![plan(1, None), plan(2, Some(8.0)), plan(6, Some(15.0))]), [(150, true)], "the shorter ones hide it not");
    assert_eq!(told(vec![plan(1, Some(11.0)), plan(8, Some(12.0)), plan(15, Some(13.0))]), [], "each prepares the next");
    assert_eq!(told(vec![plan(1, Some(15.0)), plan(8, Some(15.0)), plan(15, Some(30.0))]), [(150, true), (200, false)]);
    let race = Planned { race: Some(Priority::A), kind: Some(Kind::Race), ..plan(8, Some(42.2)) };
    assert_eq!(told(vec![race, plan(40, Some(25.0))]), [], "a race is long on purpose, and run by then");
    let evening = Planned { start: "19:00".to_owned().try_into().ok(), ..plan(3, Some(12.0)) };
    let morning = Planned { start: "07:00".to_owned().try_into().ok(), ..plan(3, Some(11.0)) };
    assert_eq!(told(vec![evening, morning]), [], "the one of the morning comes first");
}

#[test]
fn who_logs_runs_by_their_time_alone_had_no_month_without_one() {
    let ten_kilometres = || {
        let Entry::Session(mut session) = run(0.5, 1.0, 4.0) else { unreachable!() };
        session.distance = Metres::new(10_000.0).ok();
        Entry::Session(session)
    };
    let told = |earlier: Vec<Entry>| {
        let warnings = answer(earlier.into_iter().chain([ten_kilometres()])).warnings;
        warnings.iter().any(|warning| matches!(warning, Warning::LongAfterLayoff { .. }))
    };
    assert!(told(vec![run(40.0, 0.75, 3.0)]), "a month without a run is one");
    let by_time = |hours| answer([run(40.0, 0.75, 3.0), run(0.5, hours, 3.0)]).warnings;
    let is_told = |hours| by_time(hours).iter().any(|warning| matches!(warning, Warning::LongAfterLayoff { .. }));
    assert!(is_told(2.0) && !is_told(0.5), "the first run may be known by its time alone");
    assert!(!told((1..=12).map(|step| run(f64::from(step * 3), 0.75, 3.0)).collect()));
}

/// Sixty ordinary mornings, then a marathon so many days ago, and these answers of soreness since, today's last.
fn answered_since(days: i64, base: bool, since: &[f64]) -> Vec<Entry> {
    let usual = (days + 1..=days + 60).filter(|_| base).map(|ago| {
        check_in(ago, |said| {
            said.soreness = Ten::new((ago % 3) as f64).ok();
            said.fatigue = Scale5::new(2);
        })
    });
    let since = since.iter().rev().enumerate();
    let since = since.map(|(ago, soreness)| check_in(ago as i64, |said| said.soreness = Ten::new(*soreness).ok()));
    usual.chain(since).chain([run(days as f64 - 0.2, 3.6, 9.0)]).collect()
}

#[test]
fn after_a_marathon_a_worse_answer_opens_no_more_and_never_brings_the_date_forward() {
    for base in [true, false] {
        for days in [4, 6, 9, 12] {
            let mut last: Option<(f64, Assessment)> = None;
            for step in 0..=40 {
                let soreness = f64::from(step) / 4.0;
                let answers: Vec<f64> = (1..days).map(|day| 6.0_f64.min(14.0 / day as f64)).chain([soreness]).collect();
                let now = answer(answered_since(days, base, &answers));
                if let Some((less, before)) = &last {
                    let open = |seen: &Assessment| seen.open;
                    assert!(open(&now) <= open(before), "{base} day {days}: {:?} at {soreness}", now.verdict);
                    let (date, earlier) = (now.ladder.unwrap().train.in_days, before.ladder.unwrap().train.in_days);
                    assert!(date > earlier - 0.3, "{base} day {days}: {earlier} at {less}, {date} at {soreness}");
                    assert!(date < earlier + 1.5, "{base} day {days}: {earlier} at {less}, {date} at {soreness}");
                }
                last = Some((soreness, now));
            }
        }
    }
}

#[test]
fn who_is_very_sore_every_morning_after_a_marathon_is_never_sent_to_train() {
    for base in [true, false] {
        for days in 2..=14 {
            let answers = vec![8.0; days as usize];
            let now = answer(answered_since(days, base, &answers));
            assert!(now.open < Rung::RunEasy, "{base} day {days}: {:?}", now.verdict);
        }
    }
}

#[test]
fn who_feels_better_than_ever_after_a_marathon_waits_no_longer_than_who_says_nothing() {
    for days in [4, 6, 8] {
        let (silent, well) =
            (answer(answered_since(days, true, &[])), answer(answered_since(days, true, &vec![0.0; days as usize])));
        let date = |seen: &Assessment| seen.ladder.unwrap().train.in_days;
        assert!(date(&well) <= date(&silent) + 0.1, "day {days}: {} beside {}", date(&well), date(&silent));
    }
}

/// A fever of one day, well again since, and an easy run, so that the last check-in is of today.
fn back_from_a_fever(fatigues: &[u8]) -> Assessment {
    let today = fatigues.len() as i64;
    let fever = check_in(today + 3, |said| said.health = Some(Health::Fever));
    let well = [2, 1].map(|before| check_in(today + before, |said| said.health = Some(Health::Well)));
    let tired = fatigues
        .iter()
        .enumerate()
        .map(|(at, fatigue)| check_in(today - 1 - at as i64, |said| said.fatigue = Scale5::new(*fatigue)));
    let before = run(today as f64 + 6.0, 0.75, 3.0);
    answer([before, fever, run(today as f64 + 0.4, 0.4, 3.0)].into_iter().chain(well).chain(tired))
}

#[test]
fn one_good_morning_does_not_end_a_return_that_went_badly() {
    let easy = Verdict::Open(Rung::RunEasy);
    assert_eq!(back_from_a_fever(&[2]).verdict, Verdict::Open(Rung::Train));
    // The easy days were over on the first of these mornings: what they brought is their answer all the same.
    for fatigues in [&[5, 5, 2][..], &[4, 2], &[5, 2, 2, 2], &[4, 2, 2, 4, 2, 2, 2, 2, 2]] {
        let back = back_from_a_fever(fatigues);
        assert_eq!(back.verdict, easy, "{fatigues:?}: {:?}", back.reason);
    }
    // Four easy days, twice those of the first time.
    let waits = |fatigues: &[u8]| back_from_a_fever(fatigues).ladder.unwrap().train.day.since(today());
    assert_eq!([waits(&[5]), waits(&[5, 2]), waits(&[5, 5]), waits(&[5, 5, 2])], [5, 4, 5, 4]);
    assert!(waits(&[4, 2, 2, 4]) > waits(&[4]), "longer each time");
    let late = back_from_a_fever(&[2, 2, 2, 4]).reason;
    assert!(!matches!(late, Reason::AfterIllness { .. }), "the easy days were long over: {late:?}");
}

#[test]
fn a_bad_morning_in_the_easy_days_after_an_illness_begins_them_anew() {
    let ill = (4..=6).map(|ago| check_in(ago, |said| said.health = Some(Health::Ill)));
    let tired = |ago: i64, fatigue: u8| {
        check_in(ago, |said| {
            said.health = Some(Health::Well);
            said.fatigue = Scale5::new(fatigue);
        })
    };
    let train = |entries: Vec<Entry>| answer(with(entries)).ladder.unwrap().train.day;
    let good: Vec<Entry> = ill.clone().chain([tired(2, 2), tired(1, 2)]).collect();
    let bad: Vec<Entry> = ill.chain([tired(2, 4), tired(1, 2)]).collect();
    // Four easy days, from two days ago on; after a bad morning eight, from yesterday on.
    assert_eq!((train(good), train(bad)), (today().plus(2), today().plus(7)));
}

/// Ten hard runs, a fortnight apart, the last of them yesterday.
fn races() -> impl Iterator<Item = Entry> {
    (0..10).map(|at| run(f64::from(at) * 14.0 + 1.0, 2.0, 9.0))
}

/// Resting heart rates that a hard run raises by so much the morning after, and by a quarter less each day.
fn hearts_raised_by(most: f64) -> impl Iterator<Item = Entry> {
    (0..150).map(move |ago| {
        let since_the_morning_after = (14 - ago % 14) % 14;
        let raised = most * 0.75_f64.powi(since_the_morning_after as i32);
        heart(ago, 48.0 + raised + if ago % 2 == 0 { 0.7 } else { -0.7 })
    })
}

#[test]
fn a_heart_that_stays_up_for_days_is_given_longer_and_one_that_does_not_no_less() {
    let back = |hearts: Vec<Entry>| answer(races().chain(hearts)).systems[System::Heart.index()].back.in_days;
    let (unheard, slow, calm) = (back(Vec::new()), back(hearts_raised_by(9.0).collect()), back(hearts_raised_by(0.0).collect()));
    assert!(slow > unheard + 0.25, "{slow} beside {unheard}");
    assert!((unheard - 1e-9..unheard + 0.1).contains(&calm), "{calm} beside {unheard}");
}

#[test]
fn tiredness_that_follows_the_nights_is_not_taken_for_what_training_costs() {
    // Tired on the morning after each hard run but the last, and that after a night of so many hours.
    let tired = |hours: f64| {
        (1..150).map(move |ago| {
            let is_morning_after = ago % 14 == 0;
            check_in(ago, |said| {
                said.fatigue = Scale5::new(if is_morning_after { 4 } else { 2 });
                said.sleep = Seconds::new(if is_morning_after { hours } else { 7.5 } * 3600.0).ok();
            })
        })
    };
    // The morning after the last one, of which nothing is said.
    let freshness = |entries: Vec<Entry>| answer(entries).systems[System::Freshness.index()].deficit;
    let [by_night, by_training] = [5.0, 7.5].map(|hours| freshness(races().chain(tired(hours)).collect()));
    let untold = freshness(races().collect());
    let (by_night, by_training) = (by_night - untold, by_training - untold);
    assert!(by_night < by_training - 0.1 * by_training.abs(), "{by_night} beside {by_training}, {untold} untold");
}

#[test]
fn a_fever_of_last_month_teaches_nothing_of_what_training_costs() {
    let calm = || (0..150).map(|ago| check_in(ago, |said| said.fatigue = Scale5::new(if ago % 14 == 0 { 3 } else { 2 })));
    let with_fever = calm().map(|entry| match entry {
        Entry::CheckIn(mut said) => {
            if (53..57).contains(&today().since(Day::of(said.at, DayStart::default()))) {
                (said.fatigue, said.health) = (Scale5::new(5), Some(Health::Fever));
            } else if today().since(Day::of(said.at, DayStart::default())) == 52 {
                said.health = Some(Health::Well);
            }
            Entry::CheckIn(said)
        }
        other @ (Entry::Session(_)
        | Entry::Rest(_)
        | Entry::Intake(_)
        | Entry::Spell(_)
        | Entry::Planned(_)
        | Entry::PlannedRest(_)) => other,
    });
    let back = |mornings: Vec<Entry>| answer(races().chain(mornings)).systems.map(|state| state.back.in_days);
    for (calm, ill) in back(calm().collect()).into_iter().zip(back(with_fever.collect())) {
        // Some hours, since a week of mornings is missing then.
        assert!((ill - calm).abs() < 4.0 / 24.0, "{ill} beside {calm}");
    }
}

//! What overrules the sum, from the word that begins it to the word that ends it: silence ends nothing.

use deckchair::journal::{
    Athlete, CheckIn, Day, DayStart, Entry, Grade, Health, Id, Journal, Kind, Moment, Pain, Planned, Priority, RedFlag, Rest,
    Rpe, Seconds, Session, Spell, SpellKind, Sport,
};
use deckchair::recovery::{Assessment, Caution, Reason, Rung, Trouble, Verdict, Warning, assess, troubles};

const REST: Verdict = Verdict::Open(Rung::Rest);
const EASY: Verdict = Verdict::Open(Rung::RunEasy);
const TRAIN: Verdict = Verdict::Open(Rung::Train);

fn now() -> Moment {
    Moment::from_rfc3339("2026-06-07T08:00:00+00:00").unwrap()
}

fn on(ago: i64) -> Day {
    Day::of(now(), DayStart::default()).plus(-ago)
}

fn said(ago: i64, say: impl FnOnce(&mut CheckIn)) -> Entry {
    let mut check_in = CheckIn::new(now().plus_days(-(ago as f64) - 0.01));
    say(&mut check_in);
    Entry::CheckIn(check_in)
}

fn health(ago: i64, health: Health) -> Entry {
    said(ago, |said| said.health = Some(health))
}

fn hurts(ago: i64, changes_gait: bool) -> Entry {
    said(ago, |said| said.pain = Some(Pain { place: "knee".to_owned(), changes_gait, on_bone: false }))
}

fn painless(ago: i64) -> Entry {
    said(ago, |said| said.no_pain = true)
}

/// A check-in that says only how long the night was.
fn silent(ago: i64) -> Entry {
    said(ago, |said| said.sleep = Some(Seconds::new(27_000.0).unwrap()))
}

fn run(ago: f64, hours: f64, rpe: f64) -> Entry {
    let mut session = Session::new(Sport::Run, now().plus_days(-ago).plus_seconds(-hours * 3600.0));
    session.moving = Some(Seconds::new(hours * 3600.0).unwrap());
    session.rpe = Some(Rpe::new(rpe).unwrap());
    Entry::Session(session)
}

fn spell(kind: SpellKind, from: i64, until: Option<i64>) -> Entry {
    Entry::Spell(Spell { kind, from: on(from), until: until.map(on), notes: String::new(), source: None })
}

#[test]
fn a_swimmer_comes_back_as_gently_as_a_runner() {
    let swim = |ago: f64| {
        let Entry::Session(run) = run(ago, 0.75, 3.0) else { unreachable!() };
        Entry::Session(Session { sport: Sport::Swim, ..run })
    };
    let idle = |days: f64| assess(now(), &journal((0..14).map(|at| swim(days + 2.0 * f64::from(at)))), &Athlete::default());
    assert_eq!(idle(2.0).verdict, TRAIN);
    let months = idle(155.0);
    assert_eq!(months.verdict, EASY);
    assert!(matches!(months.reason, Reason::Layoff { runs_to_go: 6, .. }), "{:?}", months.reason);
    let runner = journal([run(3.0, 1.0, 3.0)].into_iter().chain((0..14).map(|at| swim(30.0 + f64::from(at)))));
    assert_eq!(assess(now(), &runner, &Athlete::default()).verdict, TRAIN, "a runner's own runs are what counts");
}

fn journal(entries: impl IntoIterator<Item = Entry>) -> Journal {
    let numbered = entries.into_iter().enumerate();
    Journal::from_entries(numbered.map(|(at, entry)| (Id::new(uuid::Uuid::from_u128(at as u128 + 1)), entry)))
}

/// Answers in a log of one easy run a few days ago and these entries.
fn answer(entries: impl IntoIterator<Item = Entry>) -> Assessment {
    assess(now(), &journal([run(4.0, 0.75, 3.0)].into_iter().chain(entries)), &Athlete::default())
}

fn verdict(entries: impl IntoIterator<Item = Entry>) -> Verdict {
    answer(entries).verdict
}

fn rungs(answer: &Assessment) -> Vec<Rung> {
    answer.mornings.iter().map(|morning| morning.rung).collect()
}

#[test]
fn silence_ends_no_trouble() {
    let sign = || said(3, |said| said.red_flags = vec![RedFlag::ChestPain]);
    assert_eq!(verdict([sign(), silent(1), silent(0)]), Verdict::GetHelp);
    let on_bone = said(3, |said| said.pain = Some(Pain { place: "shin".to_owned(), changes_gait: false, on_bone: true }));
    assert_eq!(verdict([on_bone, silent(0)]), Verdict::GetHelp);
    assert_eq!(verdict([hurts(5, true), silent(0)]), Verdict::Injured);
    assert_eq!(verdict([hurts(5, false), silent(0)]), EASY);
    assert_eq!(verdict([health(6, Health::Ill), silent(1), silent(0)]), Verdict::Ill);
    let fever = answer([health(6, Health::Fever), silent(0)]);
    assert_eq!((fever.verdict, fever.reason), (Verdict::Ill, Reason::Ill { fever: true }));
}

#[test]
fn a_sign_that_is_gone_brings_a_day_of_rest_and_an_easy_week() {
    let sign = |ago| said(ago, |said| said.red_flags = vec![RedFlag::Vomiting]);
    let gone = |ago| said(ago, |said| said.signs_gone = vec![RedFlag::Vomiting]);
    let today = answer([sign(1), gone(0)]);
    let reason = Reason::AfterSign { sign: RedFlag::Vomiting, gone: on(0) };
    assert_eq!((today.verdict, &today.reason), (REST, &reason));
    assert_eq!(rungs(&today).first_chunk::<2>().unwrap(), &[Rung::Rest, Rung::RunEasy]);
    assert_eq!(verdict([sign(6), gone(5)]), EASY);
    assert_eq!(verdict([sign(9), gone(8)]), TRAIN);
    assert_eq!(verdict([gone(0)]), TRAIN, "what never was cannot be gone");
    assert_eq!(verdict([sign(3), gone(2), sign(1), silent(0)]), Verdict::GetHelp, "it came back");
    let another = said(0, |said| said.signs_gone = vec![RedFlag::Fainting]);
    assert_eq!(verdict([sign(1), another]), Verdict::GetHelp);
    assert_eq!(verdict([sign(1), said(0, |said| said.health = Some(Health::Well))]), Verdict::GetHelp);
}

#[test]
fn a_grave_sign_is_not_cleared_by_the_runner_the_week_after_it_is_rest_and_the_next_one_easy() {
    let sign = |ago| said(ago, |said| said.red_flags = vec![RedFlag::ChestPain]);
    let gone = |ago| said(ago, |said| said.signs_gone = vec![RedFlag::ChestPain]);
    let after = |days| verdict([sign(days + 1), gone(days)]);
    assert_eq!([0, 1, 7].map(after), [REST; 3]);
    assert_eq!([8, 14].map(after), [EASY; 2]);
    assert_eq!(after(15), TRAIN);
}

#[test]
fn a_sign_stands_for_a_year_unless_it_is_said_to_be_gone() {
    for sign in RedFlag::ALL {
        let sign = |ago| said(ago, |said| said.red_flags = vec![sign]);
        assert_eq!([1, 15, 29, 366].map(|ago| verdict([sign(ago), silent(0)])), [Verdict::GetHelp; 4]);
        assert_eq!(verdict([sign(367), silent(0)]), TRAIN, "that word is old");
    }
}

#[test]
fn an_illness_or_a_limp_nobody_speaks_of_again_lasts_until_the_runner_runs() {
    let alone = |entry: Entry| alone(vec![run(40.0, 0.75, 3.0), entry]).verdict;
    assert_eq!([1, 15, 29].map(|ago| alone(hurts(ago, true))), [Verdict::Injured; 3]);
    assert_eq!([1, 15, 29].map(|ago| alone(health(ago, Health::Fever))), [Verdict::Ill; 3]);
}

#[test]
fn where_the_runner_ran_since_a_trouble_nobody_speaks_of_fades_softly() {
    assert_eq!([14, 15, 28, 29].map(|ago| verdict([hurts(ago, true)])), [Verdict::Injured, EASY, EASY, TRAIN]);
    assert_eq!([14, 15].map(|ago| verdict([hurts(ago, false)])), [EASY, TRAIN]);
    assert_eq!([14, 15, 30].map(|ago| verdict([health(ago, Health::Ill)])), [Verdict::Ill, EASY, TRAIN]);
}

#[test]
fn what_stands_is_known_to_the_questions() {
    let standing = |entries: Vec<Entry>| troubles(now(), &journal(entries), &Athlete::default());
    let all = standing(vec![
        said(3, |said| (said.red_flags, said.health) = (vec![RedFlag::DarkUrine], Some(Health::Ill))),
        hurts(2, true),
        silent(0),
    ]);
    assert_eq!((all.signs, all.ill, all.pain.as_deref()), (vec![RedFlag::DarkUrine], true, Some("knee")));
    let none = standing(vec![health(3, Health::Ill), hurts(2, true), health(1, Health::Well), painless(0)]);
    assert_eq!((none.signs, none.ill, none.pain), (vec![], false, None));
}

#[test]
fn the_dates_of_a_fever_hold_the_rest_after_it_and_the_easy_days() {
    let ill = answer([health(0, Health::Fever)]);
    assert_eq!(rungs(&ill).first_chunk::<5>().unwrap(), &[Rung::Rest, Rung::Rest, Rung::RunEasy, Rung::RunEasy, Rung::Train]);
    let ladder = ill.ladder.unwrap();
    assert_eq!((ladder.run_easy.day, ladder.train.day), (on(-2), on(-4)));
    let cold = answer((0..4).map(|ago| health(ago, Health::Ill)));
    assert_eq!((cold.ladder.unwrap().run_easy.day, cold.ladder.unwrap().train.day), (on(-1), on(-5)));
}

#[test]
fn the_dates_of_an_injury_hold_two_easy_days() {
    let injured = answer([hurts(0, true)]);
    let ladder = injured.ladder.unwrap();
    assert_eq!(ladder.train.day.since(ladder.run_easy.day), 2);
    assert_eq!(verdict([hurts(2, true), painless(0)]), EASY);
    assert_eq!(verdict([hurts(3, true), painless(1)]), EASY);
    assert_eq!(verdict([hurts(4, true), painless(2), run(1.0, 0.5, 3.0)]), TRAIN);
    let unproven = answer([hurts(4, true), painless(2)]);
    let reason = Reason::NoRunSince { trouble: Trouble::Pain, last: on(3) };
    assert_eq!((unproven.verdict, unproven.reason), (EASY, reason), "nothing hard before an easy run");
    assert_eq!(verdict([hurts(1, true), hurts(0, false)]), EASY);
}

#[test]
fn an_injury_opens_no_more_than_the_body_does() {
    let marathon = || run(0.8, 3.6, 9.0);
    let limping = answer([marathon(), hurts(0, true)]);
    assert_eq!((limping.verdict, limping.open), (Verdict::Injured, Rung::Rest));
    let limping = answer([hurts(0, true)]);
    assert_eq!((limping.verdict, limping.open), (Verdict::Injured, Rung::CrossTrain));
}

#[test]
fn illnesses_are_one_only_where_they_overlap_or_touch() {
    let fever_in_winter = spell(SpellKind::Illness { fever: true }, 120, Some(115));
    let cold = answer([fever_in_winter, health(0, Health::Ill)]);
    assert_eq!(cold.reason, Reason::Ill { fever: false });
    // Ten days of illness, said again today, are followed by as many easy days as may be.
    let long = answer([spell(SpellKind::Illness { fever: false }, 9, None), health(0, Health::Ill)]);
    assert_eq!(long.ladder.unwrap().train.day, on(-8));
}

#[test]
fn an_open_spell_is_ended_by_the_runners_word() {
    let ill = || spell(SpellKind::Illness { fever: false }, 5, None);
    assert_eq!(verdict([ill(), silent(0)]), Verdict::Ill);
    let well = answer([ill(), health(1, Health::Well)]);
    assert_eq!((well.verdict, well.reason), (EASY, Reason::AfterIllness { last: on(2) }));
    let knee = || spell(SpellKind::Injury { place: "knee".to_owned(), grade: Grade::Injured }, 5, None);
    assert_eq!(verdict([knee(), silent(0)]), Verdict::Injured);
    assert_eq!(verdict([knee(), painless(0)]), EASY);
}

#[test]
fn every_rule_that_holds_is_named_and_only_one_that_shuts_something_decides() {
    let short_night = said(0, |said| {
        (said.sleep, said.health) = (Some(Seconds::new(18_000.0).unwrap()), Some(Health::Ill));
    });
    let ill = answer([short_night]);
    assert_eq!((ill.reason, ill.besides), (Reason::Ill { fever: false }, vec![Reason::ShortSleep { hours: 5.0 }]));
    // The body alone opens no more than easy running: the short night is named beside it.
    let night = said(0, |said| said.sleep = Some(Seconds::new(18_000.0).unwrap()));
    let sore = answer([run(5.0, 3.6, 9.0), night]);
    assert_eq!(sore.verdict, EASY);
    assert!(matches!(sore.reason, Reason::Held { .. }), "{:?}", sore.reason);
    assert_eq!(sore.besides, [Reason::ShortSleep { hours: 5.0 }]);
}

fn alone(entries: Vec<Entry>) -> Assessment {
    assess(now(), &journal(entries), &Athlete::default())
}

#[test]
fn after_a_layoff_the_first_runs_are_easy_more_of_them_the_longer_it_was() {
    let off = |days: f64| alone(vec![run(days + 3.0, 0.75, 3.0), run(days, 0.75, 3.0)]);
    assert_eq!(off(8.0).verdict, TRAIN);
    for days in [11.0, 30.0, 300.0, 900.0] {
        let answer = off(days);
        assert_eq!(answer.verdict, EASY, "{days}");
        assert!(matches!(answer.reason, Reason::Layoff { back_since: None, .. }), "{days}");
    }
    let back = |off: f64, runs: &[f64]| {
        let before = [run(off + 3.0, 0.75, 3.0), run(off, 0.75, 3.0)].into_iter();
        alone(before.chain(runs.iter().map(|ago| run(*ago, 0.5, 3.0))).collect()).verdict
    };
    assert_eq!([back(15.0, &[1.0]), back(30.0, &[1.0]), back(30.0, &[3.0, 1.0])], [TRAIN, EASY, TRAIN]);
    assert_eq!([back(60.0, &[3.0, 1.0]), back(60.0, &[5.0, 3.0, 1.0])], [EASY, TRAIN]);
}

#[test]
fn the_days_a_marathon_takes_are_no_layoff() {
    let after = |days: f64| alone(vec![run(days + 4.0, 0.75, 3.0), run(days, 3.6, 9.0)]).verdict;
    assert_eq!([13.0, 14.0, 15.0].map(after), [TRAIN; 3]);
    assert_eq!(after(25.0), EASY);
    let hundred_miles = |days: f64| alone(vec![run(days, 30.0, 8.0)]).verdict;
    assert_eq!(hundred_miles(24.0), TRAIN);
}

/// More load never opens more: a long run or a race counts for no more than an easy one.
#[test]
fn who_comes_back_with_a_long_run_or_a_race_still_has_easy_runs_to_go() {
    for (hours, rpe) in [(0.5, 3.0), (1.6, 3.0), (1.8, 9.0), (3.6, 9.0), (5.0, 5.0)] {
        let morning = |days: f64| alone(vec![run(60.0, 0.75, 3.0), run(days, hours, rpe)]);
        for days in [1.0, 4.0, 8.0] {
            let answer = morning(days);
            assert_ne!(answer.verdict, TRAIN, "{hours} h, {days} days later");
            let runs_to_go = |reason: &Reason| matches!(reason, Reason::Layoff { runs_to_go: 2, .. });
            assert!(answer.besides.iter().chain([&answer.reason]).any(runs_to_go), "{hours} h, {days} days later: {answer:?}");
        }
    }
}

#[test]
fn a_race_on_its_own_day_is_no_layoff() {
    let race = |ahead: i64| {
        let mut race = Planned::new(Sport::Run, on(-ahead));
        race.race = Some(Priority::A);
        Entry::Planned(race)
    };
    let rested = |ahead: i64| alone(vec![run(33.0, 0.75, 3.0), run(30.0, 0.75, 3.0), race(ahead)]);
    assert_eq!(rested(0).verdict, TRAIN);
    let tomorrow = rested(1);
    assert_eq!((tomorrow.verdict, tomorrow.ladder.unwrap().train.day), (EASY, on(-1)));
    assert_eq!(rested(9).ladder.unwrap().train.day, on(-2));
}

/// Unknown is not rest.
#[test]
fn a_planned_race_that_nothing_is_said_of_counts_as_run_until_something_is() {
    let race = |ago: i64| {
        let mut race = Planned::new(Sport::Run, on(ago));
        (race.race, race.moving) = (Some(Priority::A), Seconds::new(3.6 * 3_600.0).ok());
        Entry::Planned(race)
    };
    let after = |ago: i64, more: Vec<Entry>| {
        let rested = [run(ago as f64 + 8.0, 1.0, 3.0), run(ago as f64 + 6.0, 0.75, 3.0), race(ago)];
        alone(rested.into_iter().chain(more).collect())
    };
    let unsaid = [0, 1, 3, 7].map(|ago| after(ago, Vec::new()).verdict);
    assert_eq!(unsaid, [TRAIN, REST, Verdict::Open(Rung::CrossTrain), EASY]);
    assert!(matches!(after(1, Vec::new()).reason, Reason::RaceNotLogged { day, .. } if day == on(1)));
    assert_eq!(after(1, vec![race(0)]).verdict, REST, "another one today is still to come");
    let rested = Entry::Rest(Rest { day: on(1), notes: String::new() });
    assert_eq!(after(1, vec![rested]).verdict, TRAIN, "who rested did not race");
    assert_eq!(after(3, vec![run(1.0, 0.5, 3.0)]).verdict, TRAIN, "who writes down what came after it did not forget it");
    assert!(after(1, vec![run(1.0, 3.6, 9.0)]).reason.held().is_some(), "what is logged is judged as it was");
    let gentle = |sport, ago: f64| {
        let Entry::Session(run) = run(ago, 0.75, 2.0) else { unreachable!() };
        Entry::Session(Session { sport, ..run })
    };
    for sport in [Sport::Massage, Sport::Stretching, Sport::Walk, Sport::Yoga] {
        assert_eq!(after(1, vec![gentle(sport, 0.9), gentle(sport, 0.1)]).verdict, REST, "{sport:?} says nothing of a race");
    }
    assert_eq!(after(1, vec![run(1.1, 0.3, 3.0)]).verdict, REST, "a warm-up is not the race");
    let Entry::Session(short) = run(1.0, 1.0, 7.0) else { unreachable!() };
    let given_up = after(1, vec![Entry::Session(Session { kind: Some(Kind::Race), ..short })]);
    assert!(!matches!(given_up.reason, Reason::RaceNotLogged { .. }), "a race given up is told: {:?}", given_up.reason);
    assert_eq!(after(1, vec![gentle(Sport::Ride, 1.0)]).verdict, REST, "less than half as long");
}

#[test]
fn an_illness_that_came_back_is_given_twice_the_easy_days() {
    let once = [health(5, Health::Ill), health(4, Health::Ill), health(3, Health::Well), silent(0)];
    let before = [health(12, Health::Ill), health(11, Health::Well)];
    assert_eq!(verdict(once.clone()), TRAIN);
    let again = answer(before.into_iter().chain(once));
    assert_eq!((again.verdict, again.reason), (EASY, Reason::AfterIllness { last: on(4) }));
}

/// Answers in a log of these entries and one that is kept so many days ago.
fn answer_with(told: f64, entry: &Entry, entries: &[Entry]) -> Assessment {
    let (seconds, context) = (now().plus_days(-told).utc().timestamp() as u64, uuid::NoContext);
    let told = Id::new(uuid::Uuid::new_v7(uuid::Timestamp::from_unix(context, seconds, 0)));
    let numbered = entries.iter().cloned().enumerate().map(|(at, entry)| (Id::new(uuid::Uuid::from_u128(at as u128 + 1)), entry));
    assess(now(), &Journal::from_entries(numbered.chain([(told, entry.clone())])), &Athlete::default())
}

/// The latest word counts: who was well on Thursday and says on Saturday that it has been a fever since Monday has one.
#[test]
fn an_illness_told_after_the_word_that_all_was_well_is_not_over_by_it() {
    let fever = spell(SpellKind::Illness { fever: true }, 5, None);
    let said = [run(6.0, 0.75, 3.0), health(2, Health::Well), silent(0)];
    assert_eq!([0.0, 5.0].map(|told| answer_with(told, &fever, &said).verdict), [Verdict::Ill, EASY]);
}

#[test]
fn an_injury_told_after_the_word_that_nothing_hurts_is_not_over_by_it() {
    let limp = spell(SpellKind::Injury { place: "knee".to_owned(), grade: Grade::Injured }, 5, None);
    let said = [run(6.0, 0.75, 3.0), painless(1), silent(0)];
    let [late, early] = [0.0, 5.0].map(|told| answer_with(told, &limp, &said));
    assert_eq!((late.verdict, early.verdict), (Verdict::Injured, EASY));
    assert_eq!(early.reason, Reason::AfterInjury { place: "knee".to_owned() });
}

/// The word that all is well says nothing of the days before: who did not run was ill until then, and has as many easy days to go.
#[test]
fn an_illness_of_which_nothing_more_was_said_lasts_until_the_runner_is_well_again() {
    let ill_until = |more: Vec<Entry>| {
        let before = [run(15.0, 0.75, 3.0), health(13, Health::Fever), health(0, Health::Well)];
        let answer = alone(before.into_iter().chain(more).collect());
        let last = answer
            .besides
            .iter()
            .chain([&answer.reason])
            .find_map(|reason| if let Reason::AfterIllness { last } = reason { Some(*last) } else { None });
        (answer.verdict, last)
    };
    assert_eq!(ill_until(Vec::new()), (EASY, Some(on(1))));
    assert_eq!(ill_until(vec![run(3.0, 0.5, 3.0)]).1, Some(on(7)), "nobody runs in bed");
}

#[test]
fn what_is_left_of_a_limp_is_followed_by_the_easy_days_of_the_limp() {
    let train = |said: Entry| {
        let answer = answer([hurts(3, true), said]);
        answer.ladder.unwrap().train.day
    };
    assert!(train(hurts(0, false)) > train(painless(0)), "a niggle is no better than no pain");
}

#[test]
fn a_limp_that_was_felt_and_gone_on_one_day_is_followed_by_the_same_easy_days() {
    let pain = || Pain { place: "knee".to_owned(), changes_gait: true, on_bone: false };
    let felt_and_gone = |ago| said(ago, |said| (said.pain, said.no_pain) = (Some(pain()), true));
    let after = |ago| {
        let answer = answer([felt_and_gone(ago), silent(0)]);
        (answer.verdict, answer.reason)
    };
    let easy = (EASY, Reason::AfterInjury { place: "knee".to_owned() });
    assert_eq!([0, 1, 2].map(after), [easy.clone(), easy.clone(), easy.clone()]);
    let again = answer([hurts(6, true), painless(5), felt_and_gone(2), run(1.0, 0.5, 3.0)]);
    assert_eq!((again.verdict, again.reason), easy, "it came back within a day");
}

#[test]
fn a_limp_that_came_back_is_given_twice_the_easy_days() {
    let once = [hurts(5, true), painless(3), run(2.0, 0.5, 3.0), silent(0)];
    assert_eq!(verdict(once.clone()), TRAIN);
    let again = answer([hurts(12, true), painless(9)].into_iter().chain(once));
    assert_eq!((again.verdict, again.reason), (EASY, Reason::AfterInjury { place: "knee".to_owned() }));
}

/// A log whose last effort leaves training open by a little more than even odds.
fn as_likely_as_not() -> Entry {
    let chance = |rpe: f64| assess(now(), &journal([run(1.6, 1.0, rpe)]), &Athlete::default()).mornings[0].chance_of(Rung::Train);
    let rpe = (30..100).map(|tenths| f64::from(tenths) / 10.0).find(|rpe| (0.52..0.68).contains(&chance(*rpe))).unwrap();
    run(1.6, 1.0, rpe)
}

#[test]
fn near_the_goal_and_after_an_illness_even_odds_do_not_open_a_rung() {
    let planned = |priority, ahead: i64| {
        let mut race = Planned::new(Sport::Run, on(-ahead));
        race.race = Some(priority);
        Entry::Planned(race)
    };
    let asked = |more: &[Entry]| assess(now(), &journal(more.iter().cloned().chain([as_likely_as_not()])), &Athlete::default());
    assert_eq!(asked(&[]).verdict, TRAIN);
    let near = asked(&[planned(Priority::A, 6)]);
    assert_eq!(near.verdict, EASY);
    assert!(near.warnings.contains(&Warning::Careful { caution: Caution::BeforeRace { day: on(-6) } }), "{:?}", near.warnings);
    assert_eq!(asked(&[planned(Priority::B, 6)]).verdict, TRAIN);
    assert_eq!(asked(&[planned(Priority::A, 30)]).verdict, TRAIN);
    let ill = asked(&[health(8, Health::Ill), health(7, Health::Well)]);
    assert!(ill.warnings.contains(&Warning::Careful { caution: Caution::AfterIllness { last: on(8) } }), "{:?}", ill.warnings);
    assert_eq!(ill.verdict, EASY);
    let bold = Athlete { prudence: Some(0.9), ..Athlete::default() };
    let own = assess(now(), &journal([as_likely_as_not(), planned(Priority::A, 6)]), &bold);
    assert!(own.verdict == EASY && own.warnings.is_empty(), "who asks for more on all days is told nothing: {:?}", own.warnings);
}

/// Said at an hour of the morning `ago` days before.
fn said_later(ago: i64, hours: f64, say: impl FnOnce(&mut CheckIn)) -> Entry {
    let Entry::CheckIn(said) = said(ago, say) else { unreachable!() };
    Entry::CheckIn(CheckIn { at: said.at.plus_seconds(hours * 3600.0), ..said })
}

#[test]
fn an_illness_of_a_morning_was_one_though_the_evening_says_well() {
    let well = |ago| said_later(ago, 11.0, |said| said.health = Some(Health::Well));
    let morning_after = answer([health(1, Health::Fever), well(1)]);
    assert_eq!((morning_after.verdict, &morning_after.reason), (REST, &Reason::AfterIllness { last: on(1) }));
    assert_eq!(verdict([health(2, Health::Fever), well(2)]), EASY);
    assert_eq!(verdict([health(1, Health::Ill), well(1)]), EASY);
    let milder = said_later(1, 11.0, |said| said.health = Some(Health::Ill));
    assert_eq!(verdict([health(1, Health::Fever), milder, health(0, Health::Well)]), REST, "a fever is one");
    let said_today = said_later(0, 0.1, |said| said.health = Some(Health::Well));
    let today = answer([health(0, Health::Fever), said_today.clone()]);
    assert_eq!((today.verdict, today.reason), (REST, Reason::AfterIllness { last: on(0) }), "they said that they are well");
    let standing = troubles(now(), &journal([health(0, Health::Fever), said_today]), &Athlete::default());
    assert!(!standing.ill);
}

#[test]
fn the_worst_pain_that_stands_rules_and_only_its_own_place_steps_down() {
    let pain = |ago, place: &str, changes_gait| {
        let place = place.to_owned();
        said(ago, |said| said.pain = Some(Pain { place, changes_gait, on_bone: false }))
    };
    let limp = || pain(1, "left achilles", true);
    let toe = answer([limp(), pain(0, "right toe", false)]);
    assert_eq!((toe.verdict, toe.reason), (Verdict::Injured, Reason::Injured { place: "left achilles".to_owned() }));
    for place in ["left achilles", "achilles", ""] {
        assert_eq!(verdict([limp(), pain(0, place, false)]), EASY, "{place}");
    }
    assert_eq!(verdict([limp(), pain(0, "right toe", false), painless(0)]), EASY, "nothing hurts any more");
    assert_eq!(verdict([pain(2, "left achilles", true), pain(1, "right toe", false), pain(0, "achilles", false)]), EASY);
    assert_eq!(verdict([pain(2, "left knee", true), painless(1), pain(0, "right toe", false)]), EASY);
}

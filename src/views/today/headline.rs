//! What holds and why: the sentence under the verdict.

use crate::journal::{Day, Id, Kept, RedFlag, Session, Sport, clean_line};
use crate::recovery::{Reason, Rung, System, Trouble, Verdict};

use super::advice::planned_off;
use super::systems::name;
use super::{help, layoff, unwell};
use crate::phrase;
use crate::views::effort::{self, Size};
use crate::views::scene::Scene;

/// A session that kept from training for fewer days is not named once all is recovered.
const WORTH_A_WORD_DAYS: f64 = 1.25;
/// The part of the days that the first session costs from which a second one is named too.
const BESIDE: f64 = 0.5;
/// Soreness in points of 0-10 above the runner's base from which its peak is worth a word.
const SORE: f64 = 1.0;

/// Says what holds and why: one or two sentences, on GET HELP the help text.
pub(in crate::views) fn because(scene: &Scene<'_>) -> String {
    let reason = of_reason(scene, &scene.assessment.reason);
    match planned_off(scene) {
        Some(planned) => format!("{planned} {reason}"),
        None => reason,
    }
}

/// Says what is missing while there is no session to judge by.
pub(in crate::views) fn nothing_to_judge_by(scene: &Scene<'_>) -> &'static str {
    if scene.journal.is_empty() {
        "Nothing is logged yet, so there is nothing to judge by."
    } else {
        "What you told is kept. Without a session there is nothing to judge by yet."
    }
}

/// Says what a reason is, be it the one that decides or one beside it.
pub(super) fn of_reason(scene: &Scene<'_>, reason: &Reason) -> String {
    match reason {
        Reason::NothingLogged => nothing_to_judge_by(scene).to_owned(),
        Reason::Recovered => recovered(scene),
        Reason::Held { by, session } => held(scene, *by, *session),
        Reason::ShortSleep { hours } => {
            format!("You slept about {}, too little for hard work today.", hours_slept(*hours))
        }
        Reason::SleepDebt { hours } => {
            format!(
                "The last nights leave you about {} short of sleep: no hard session today.",
                phrase::count(hours.round() as u64, "hour", "hours")
            )
        }
        Reason::RestingHeartHigh { above, on } if *on == scene.today() => {
            format!("Your resting heart rate is about {above:.0} bpm above your usual: no hard session today.")
        }
        Reason::RestingHeartHigh { above, on } => {
            let on = phrase::day(*on, scene.today());
            format!("Your resting heart rate was about {above:.0} bpm above your usual on {on}: no hard session today.")
        }
        Reason::HrvLow => {
            "Your heart rate variability has been below your own range this week: no hard session today.".to_owned()
        }
        Reason::Ill { fever } => unwell::ill(scene, *fever),
        Reason::AfterIllness { last } => after_illness(scene, *last),
        Reason::Injured { place } => unwell::injured(scene, &placed(place)),
        Reason::AfterInjury { place } => {
            format!("The pain{} has only just gone: nothing hard until easy running stays without it.", placed(place))
        }
        Reason::AfterSign { sign, gone } => after_sign(scene, *sign, *gone),
        Reason::RaceNotLogged { day, .. } => {
            let day = phrase::day(*day, scene.today());
            format!(
                "Nothing was said of the race planned for {day}. Until you log it, or say that you rested that day, it counts as run."
            )
        }
        Reason::Layoff { last_run, runs_to_go, back_since } => layoff::layoff(scene, *last_run, *runs_to_go, *back_since),
        Reason::OnlyWalks => only_walks(scene),
        Reason::NoRunSince { trouble: Trouble::Fever, last } => {
            let last = phrase::day(*last, scene.today());
            format!("You have not run since your fever, which lasted until {last}: the first run is an easy one.")
        }
        Reason::NoRunSince { trouble: Trouble::Pain, last } => {
            let last = phrase::day(*last, scene.today());
            format!(
                "You have not run since the pain that changed your stride, last felt on {last}: the first run is an easy one."
            )
        }
        Reason::Niggle { place, .. } => format!("A niggle{} has not gone quiet yet: no hard session today.", placed(place)),
        Reason::RedFlags(flags) => help::help(flags),
    }
}

fn after_illness(scene: &Scene<'_>, last: Day) -> String {
    let last = phrase::day(last, scene.today());
    match scene.assessment.verdict {
        Verdict::Open(Rung::Rest) => format!("You were ill until {last}, too lately for anything but rest."),
        Verdict::Open(Rung::CrossTrain | Rung::RunEasy | Rung::Train) | Verdict::Ill | Verdict::Injured | Verdict::GetHelp => {
            format!("You were ill until {last}: half your usual volume for now, all of it easy.")
        }
    }
}

fn after_sign(scene: &Scene<'_>, sign: RedFlag, gone: Day) -> String {
    let name = help::label(sign);
    if gone == scene.today() {
        return format!("You say that it is gone: {name}. Nothing is open today but rest, and nothing hard in the coming days.");
    }
    let day = phrase::day(gone, scene.today());
    let open = if scene.assessment.verdict == Verdict::Open(Rung::Rest) { "Rest" } else { "Nothing hard yet" };
    format!(
        "You said on {day} that it is gone: {name}. {open}, and nothing more without your doctor's word, which counts for more than this."
    )
}

fn placed(place: &str) -> String {
    let place = clean_line(place);
    if place.is_empty() { String::new() } else { format!(" ({place})") }
}

/// Gives hours of sleep to the quarter of an hour: `5 h`, `5 h 15`.
fn hours_slept(hours: f64) -> String {
    let quarters = (hours.max(0.0) * 4.0).round() as u64;
    let minutes = quarters % 4 * 15;
    if minutes == 0 { format!("{} h", quarters / 4) } else { format!("{} h {minutes:02}", quarters / 4) }
}

/// Says that the last walk is recovered from, and what walks leave open.
fn only_walks(scene: &Scene<'_>) -> String {
    let walks = scene.journal.sessions().iter().rev().filter(|session| session.end() <= scene.now);
    let last = walks.into_iter().find(|session| matches!(session.sport, Sport::Walk | Sport::Hike));
    let from = last.map(|walk| format!(" from {}", effort::said(walk, scene))).unwrap_or_default();
    format!("You are recovered{from}. Your log has no run, ride or swim yet, so a first run is an easy one.")
}

/// Says that nothing stands in the way.
fn recovered(scene: &Scene<'_>) -> String {
    let sessions = scene.journal.sessions();
    let days = |session: &Kept<Session>| {
        let before = sessions.partition_point(|other| other.start < session.start);
        scene.assessment.own.days_alone(session, sessions.get(..before).unwrap_or_default(), scene.athlete)
    };
    // The one that was recovered from last, which need not be the latest.
    let costly = scene.recent(21).map(|session| (session, days(session))).filter(|(_, days)| *days >= WORTH_A_WORD_DAYS);
    let last = costly.max_by_key(|(session, days)| session.end().plus_days(*days));
    let after = last.map(|(session, _)| session);
    match after.map(|session| effort::said(session, scene)) {
        Some(effort) => format!("All six systems are ready after {effort}."),
        None => "All six systems are ready: nothing in your log stands in the way.".to_owned(),
    }
}

/// Says which system holds the rung, by how much, and after what.
fn held(scene: &Scene<'_>, by: System, session: Option<Id>) -> String {
    let cause = CausingSessions::of(scene, session);
    let deficit = scene.system(by).deficit;
    let still = if cause.is_today { "" } else { "still " };
    let first = match by {
        System::Strength => {
            format!("Your legs are {still}about {:.0} % short of their strength{}", deficit * 100.0, cause.after())
        }
        System::Soreness if scene.system(by).rising => {
            format!("Your muscles are {}sore{}, about {} above your usual", probably(scene, by), cause.from(), points(deficit))
        }
        System::Soreness => {
            let probably = probably(scene, by);
            format!("Your muscles are {probably}{still}sore{}, about {} above your usual", cause.from(), points(deficit))
        }
        System::Fuel => format!("Your fuel stores are {still}{}{}", emptiness(deficit), cause.after()),
        System::Heart if cause.is_today => format!("Your heart needs the night to settle{}", cause.after()),
        System::Heart => format!("Your heart has not quite settled yet{}", cause.after()),
        System::Freshness => {
            let probably = probably(scene, by);
            format!("You are {probably}{still}tired{}: about {} of your freshness is missing", cause.from(), roughly(deficit))
        }
        System::Tissue => tissue(scene, &cause, still),
    };
    let second = denied(scene, by)
        .or_else(|| beyond(scene, by, session))
        .or_else(|| peak(scene, by))
        .or_else(|| feelings(scene, by, &cause))
        .or_else(|| others(scene, by));
    match second {
        Some(second) => format!("{first}; {second}."),
        None => format!("{first}."),
    }
}

/// Gives `probably ` for what the runner feels and has not said today, or has said to be much less.
fn probably(scene: &Scene<'_>, by: System) -> &'static str {
    let today = scene.answers_on(scene.today());
    let said = today.is_some_and(|said| match by {
        System::Soreness => said.soreness.is_some(),
        System::Freshness => said.fatigue.is_some() || said.mood.is_some(),
        System::Strength | System::Fuel | System::Heart | System::Tissue => true,
    });
    if said && denied(scene, by).is_none() { "" } else { "probably " }
}

/// Says that the runner does not feel what most would, where they have said so today.
fn denied(scene: &Scene<'_>, by: System) -> Option<String> {
    let today = scene.answers_on(scene.today())?;
    let said = today.soreness.filter(|_| by == System::Soreness)?;
    let is_denied = said.value() <= scene.system(by).deficit / 2.0;
    is_denied.then(|| "most runners would feel more of it than you say".to_owned())
}

/// Says how much of an unfelt load is left, of what this recovery began with.
fn tissue(scene: &Scene<'_>, cause: &CausingSessions, still: &str) -> String {
    let part = part_left(1.0 - scene.system(System::Tissue).recovered);
    let of = if cause.named.is_empty() { "what they bore" } else { &cause.named };
    let felt = if feels_well(scene) { "though you may feel well again" } else { "which you cannot feel" };
    format!("Tendons, bones and deep muscle {still}carry {part} of {of}, {felt}")
}

/// Says how much of a whole is left, in words or to the next 5 %.
fn part_left(left: f64) -> String {
    const WORDS: [(f64, &str); 5] = [
        (0.25, "about a quarter"),
        (1.0 / 3.0, "about a third"),
        (0.5, "about half"),
        (2.0 / 3.0, "about two thirds"),
        (0.75, "about three quarters"),
    ];
    let near = WORDS.iter().find(|(share, _)| (share - left).abs() <= 0.025);
    match (left, near) {
        (..0.075, _) => "the last".to_owned(),
        (0.925.., _) => "nearly all".to_owned(),
        (_, Some((_, words))) => (*words).to_owned(),
        (_, None) => format!("about {:.0} %", twentieths(left)),
    }
}

/// Says whether the runner is likely to feel well.
fn feels_well(scene: &Scene<'_>) -> bool {
    scene.system(System::Soreness).deficit < SORE && scene.system(System::Freshness).deficit < 0.15
}

/// Says that more was said than any session explains, where that is what holds.
fn beyond(scene: &Scene<'_>, by: System, session: Option<Id>) -> Option<String> {
    let state = scene.system(by);
    (session.is_none() && state.beyond > state.deficit / 2.0).then(|| "that is more than your sessions explain".to_owned())
}

/// Says when soreness peaks, where that is still to come.
fn peak(scene: &Scene<'_>, by: System) -> Option<String> {
    let soreness = scene.system(System::Soreness);
    let will_be_sore = soreness.deficit >= SORE || soreness.causes.first().is_some_and(|cause| cause.dose >= 2.0 * SORE);
    if !soreness.rising || !will_be_sore {
        return None;
    }
    let what = if by == System::Soreness { "the soreness" } else { "soreness" };
    let away = soreness.peak.map_or(0, |day| day.since(scene.today()));
    Some(match (away, soreness.peak) {
        (2.., Some(day)) => format!("{what} peaks on {}", phrase::day(day, scene.today())),
        (1, _) => format!("{what} peaks tomorrow"),
        (..=0 | 2.., _) => format!("{what} peaks today"),
    })
}

/// Says, after a big effort, that feeling well again is not the whole story, where the runner feels well.
fn feelings(scene: &Scene<'_>, by: System, cause: &CausingSessions) -> Option<String> {
    let below_training = scene.assessment.verdict != Verdict::Open(Rung::Train);
    let deceptive = by == System::Strength && cause.is_big && below_training && feels_well(scene);
    deceptive.then(|| "feeling well comes back before it does".to_owned())
}

/// Says, where only the unfelt load decides, which of the other systems are not ready either, so that no two mornings of a
/// long recovery read alike without being alike.
fn others(scene: &Scene<'_>, by: System) -> Option<String> {
    let today = scene.today();
    let late = scene.assessment.systems.iter().filter(|state| state.system != by && state.back.day > today);
    let names: Vec<String> = late.map(|state| name(state.system).to_lowercase()).collect();
    if by != System::Tissue {
        return None;
    }
    Some(match names.as_slice() {
        [] => "the other five systems are ready".to_owned(),
        [one] => format!("{one} is not quite ready either"),
        [one, other] => format!("{one} and {other} are not ready either"),
        _ => return None,
    })
}

/// Gives a share in percent to the next 5, since no one knows it better.
fn twentieths(share: f64) -> f64 {
    (share * 20.0).round() * 5.0
}

/// Gives a share roughly, in words: `half`, `40 %`.
fn roughly(share: f64) -> String {
    if (0.46..=0.54).contains(&share) { "half".to_owned() } else { format!("{:.0} %", twentieths(share)) }
}

fn emptiness(deficit: f64) -> String {
    if (0.46..=0.54).contains(&deficit) {
        "about half empty".to_owned()
    } else {
        format!("about {:.0} % below full", twentieths(deficit))
    }
}

/// Gives points of soreness, to the half below 3.
fn points(deficit: f64) -> String {
    let halves = (deficit * 2.0).round() / 2.0;
    let shown = if deficit < 3.0 { halves } else { deficit.round() };
    if (shown - 1.0).abs() < f64::EPSILON { "1 point of 10".to_owned() } else { format!("{shown} points of 10") }
}

/// The session or sessions behind what is said.
struct CausingSessions {
    /// Named with their days; empty where none is known.
    named: String,
    /// Whether the first of them was today.
    is_today: bool,
    /// Whether the first of them was as long as a marathon or longer.
    is_big: bool,
}

impl CausingSessions {
    fn of(scene: &Scene<'_>, first: Option<Id>) -> Self {
        let Some(session) = first.and_then(|id| scene.session(id)) else {
            return Self { named: String::new(), is_today: false, is_big: false };
        };
        let named = match second_cause(scene, session.id) {
            Some(other) => effort::both_said(session, other, scene),
            None => effort::said(session, scene),
        };
        let is_big = matches!(effort::size(session), Size::Ultra | Size::Marathon);
        Self { named, is_today: session.last_day(scene.athlete.day_start).max(scene.day_of(session)) >= scene.today(), is_big }
    }

    fn after(&self) -> String {
        self.joined("after")
    }

    fn from(&self) -> String {
        self.joined("from")
    }

    fn joined(&self, word: &str) -> String {
        if self.named.is_empty() { String::new() } else { format!(" {word} {}", self.named) }
    }
}

/// Gives the second session that keeps the next rung shut, where it costs nearly as many days as the first.
fn second_cause<'a>(scene: &Scene<'a>, first: Id) -> Option<&'a Kept<Session>> {
    let [one, other, ..] = scene.assessment.holders.as_slice() else { return None };
    let is_beside = one.session == first && other.days > 0.0 && other.days >= BESIDE * one.days;
    scene.session(other.session).filter(|_| is_beside)
}

/// Says that the runner has a fever; where it was said on an earlier morning, that nothing has been said since.
#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{CheckIn, Entry, Kind, PlannedRest, RedFlag, Ten};
    use crate::recovery::Holder;
    use crate::views::fixtures::{Stage, id, on, run};

    fn held_by(by: System, rung: Rung) -> Stage {
        Stage::morning_after().answering(Verdict::Open(rung), Reason::Held { by, session: Some(id(1)) })
    }

    fn said(stage: &Stage) -> String {
        because(&stage.scene())
    }

    #[test]
    fn the_morning_after_a_marathon_names_the_legs_the_marathon_and_the_soreness_to_come() {
        assert_eq!(
            said(&Stage::morning_after()),
            "Your legs are still about 16 % short of their strength after yesterday's marathon; soreness peaks today."
        );
    }

    #[test]
    fn every_system_has_its_own_sentence() {
        let told: Vec<String> = System::ALL
            .into_iter()
            .map(|system| {
                let mut stage = held_by(system, Rung::Rest);
                stage.assessment.systems[System::Soreness.index()].rising = false;
                said(&stage)
            })
            .collect();
        assert_eq!(
            told,
            [
                "Your legs are still about 16 % short of their strength after yesterday's marathon.",
                "Your muscles are probably still sore from yesterday's marathon, about 5 points of 10 above your usual.",
                "Your fuel stores are still about half empty after yesterday's marathon.",
                "Your heart has not quite settled yet after yesterday's marathon.",
                "You are probably still tired from yesterday's marathon: about 40 % of your freshness is missing.",
                "Tendons, bones and deep muscle still carry about 85 % of yesterday's marathon, which you cannot feel.",
            ]
        );
    }

    #[test]
    fn soreness_that_decides_says_when_it_peaks() {
        let stage = held_by(System::Soreness, Rung::Rest);
        assert_eq!(
            said(&stage),
            "Your muscles are probably sore from yesterday's marathon, about 5 points of 10 above your usual; the soreness peaks today."
        );
        assert_eq!(
            said(&stage.with_deficit(System::Soreness, 1.0)),
            "Your muscles are probably sore from yesterday's marathon, about 1 point of 10 above your usual; the soreness peaks today."
        );
    }

    #[test]
    fn what_the_runner_has_said_this_morning_is_not_probable() {
        let mut check_in = CheckIn::new(crate::views::fixtures::at("2026-11-22T07:00:00+01:00"));
        check_in.soreness = Ten::new(6.0).ok();
        let stage = held_by(System::Soreness, Rung::Rest).with(2, Entry::CheckIn(check_in));
        assert!(said(&stage).starts_with("Your muscles are sore from yesterday's marathon"), "{}", said(&stage));
    }

    #[test]
    fn who_says_that_nothing_is_sore_is_not_told_that_it_is() {
        let mut check_in = CheckIn::new(crate::views::fixtures::at("2026-11-22T07:00:00+01:00"));
        check_in.soreness = Ten::new(0.0).ok();
        let stage = held_by(System::Soreness, Rung::Rest).with(2, Entry::CheckIn(check_in));
        let told = said(&stage);
        assert!(told.starts_with("Your muscles are probably sore from yesterday's marathon"), "{told}");
        assert!(told.ends_with("most runners would feel more of it than you say."), "{told}");
    }

    #[test]
    fn parts_are_told_in_words_only_where_they_are_near() {
        let told: Vec<String> = [0.02, 0.1, 0.24, 0.34, 0.42, 0.5, 0.66, 0.75, 0.86, 0.97].into_iter().map(part_left).collect();
        let expected = [
            "the last",
            "about 10 %",
            "about a quarter",
            "about a third",
            "about 40 %",
            "about half",
            "about two thirds",
            "about three quarters",
            "about 85 %",
            "nearly all",
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn on_the_evening_of_the_effort_nothing_is_still() {
        let mut stage =
            Stage::new("2026-11-21T19:00:00+01:00", vec![]).with(1, Entry::Session(crate::views::fixtures::marathon()));
        stage.assessment.systems[0].deficit = 0.26;
        stage.assessment.systems[1].peak = Some(on(2026, 11, 22));
        assert_eq!(
            said(&stage),
            "Your legs are about 26 % short of their strength after this morning's marathon; soreness peaks tomorrow."
        );
    }

    #[test]
    fn days_planned_to_be_of_rest_are_named_before_what_the_body_allows() {
        let ready = |rest: PlannedRest| {
            let stage = Stage::morning_after().recovered().answering(Verdict::Open(Rung::Train), Reason::Recovered);
            let told = said(&stage.with(9, Entry::PlannedRest(rest)));
            assert!(told.ends_with(" All six systems are ready after yesterday's marathon."), "{told}");
            told.split('.').next().unwrap_or_default().to_owned()
        };
        let until = |day| PlannedRest { until: on(2026, 11, day), ..PlannedRest::on(on(2026, 11, 20)) };
        assert_eq!(ready(until(30)), "You planned a break until Mon 30 Nov");
        assert_eq!(ready(until(24)), "You planned rest until Tue 24 Nov");
        assert_eq!(ready(until(22)), "Today is the last day of the rest you planned");
        assert_eq!(ready(PlannedRest::on(on(2026, 11, 22))), "You planned a day of rest");
        let tired = said(&Stage::morning_after().with(9, Entry::PlannedRest(until(30))));
        assert!(tired.starts_with("Your legs"), "rest is the answer all the same: {tired}");
    }

    #[test]
    fn feeling_well_after_a_big_effort_is_not_the_whole_story() {
        let stage =
            held_by(System::Tissue, Rung::RunEasy).with_deficit(System::Soreness, 0.3).with_deficit(System::Freshness, 0.1);
        let stage = Stage { now: crate::views::fixtures::at("2026-11-28T08:00:00+01:00"), ..stage };
        let mut stage = stage;
        stage.assessment.systems[System::Tissue.index()].recovered = 0.5;
        stage.assessment.systems[System::Soreness.index()].rising = false;
        assert_eq!(
            said(&stage),
            "Tendons, bones and deep muscle still carry about half of the marathon of Sat 21 Nov, though you may feel well again; \
             the other five systems are ready."
        );
    }

    #[test]
    fn two_efforts_that_share_the_blame_are_both_named() {
        let mut intervals = run("2026-11-19T18:30:00+01:00", 9_000.0, 0.8);
        intervals.kind = Some(Kind::Intervals);
        let mut stage = Stage::morning_after().with(2, Entry::Session(intervals));
        stage.assessment.holders = vec![Holder { session: id(1), days: 1.5 }, Holder { session: id(2), days: 1.0 }];
        assert_eq!(
            said(&stage),
            "Your legs are still about 16 % short of their strength after yesterday's marathon and Thursday's intervals; \
             soreness peaks today."
        );
        stage.assessment.holders[1].days = 0.5;
        assert!(said(&stage).contains("after yesterday's marathon; "), "{}", said(&stage));
    }

    #[test]
    fn a_deficit_without_a_known_session_is_still_said() {
        let stage = Stage::morning_after()
            .answering(Verdict::Open(Rung::CrossTrain), Reason::Held { by: System::Freshness, session: None });
        let mut stage = stage;
        stage.assessment.systems[System::Soreness.index()].rising = false;
        assert_eq!(said(&stage), "You are probably still tired: about 40 % of your freshness is missing.");
        stage.assessment.systems[System::Freshness.index()].beyond = 0.3;
        assert_eq!(
            said(&stage),
            "You are probably still tired: about 40 % of your freshness is missing; that is more than your sessions explain."
        );
    }

    #[test]
    fn an_illness_just_over_allows_what_the_rung_allows() {
        let after =
            |rung| said(&Stage::morning_after().answering(Verdict::Open(rung), Reason::AfterIllness { last: on(2026, 11, 21) }));
        assert_eq!(after(Rung::Rest), "You were ill until Sat 21 Nov, too lately for anything but rest.");
        assert_eq!(after(Rung::RunEasy), "You were ill until Sat 21 Nov: half your usual volume for now, all of it easy.");
    }

    #[test]
    fn every_other_reason_has_its_words() {
        let easy = Verdict::Open(Rung::RunEasy);
        let table = [
            (easy, Reason::NothingLogged, "What you told is kept. Without a session there is nothing to judge by yet."),
            (easy, Reason::ShortSleep { hours: 5.3 }, "You slept about 5 h 15, too little for hard work today."),
            (easy, Reason::ShortSleep { hours: 4.0 }, "You slept about 4 h, too little for hard work today."),
            (
                easy,
                Reason::SleepDebt { hours: 5.6 },
                "The last nights leave you about 6 hours short of sleep: no hard session today.",
            ),
            (
                easy,
                Reason::RestingHeartHigh { above: 7.2, on: on(2026, 11, 20) },
                "Your resting heart rate was about 7 bpm above your usual on Fri 20 Nov: no hard session today.",
            ),
            (
                easy,
                Reason::RestingHeartHigh { above: 8.6, on: on(2026, 11, 22) },
                "Your resting heart rate is about 9 bpm above your usual: no hard session today.",
            ),
            (easy, Reason::HrvLow, "Your heart rate variability has been below your own range this week: no hard session today."),
            (Verdict::Ill, Reason::Ill { fever: true }, "You have a fever: rest, whatever the numbers say."),
            (Verdict::Ill, Reason::Ill { fever: false }, "You are ill: rest, whatever the numbers say."),
            (
                easy,
                Reason::AfterIllness { last: on(2026, 11, 19) },
                "You were ill until Thu 19 Nov: half your usual volume for now, all of it easy.",
            ),
            (
                Verdict::Injured,
                Reason::Injured { place: "left knee\u{1b}[31m".to_owned() },
                "A pain (left knee) changes the way you move: no running until it no longer does.",
            ),
            (
                Verdict::Injured,
                Reason::Injured { place: String::new() },
                "A pain changes the way you move: no running until it no longer does.",
            ),
            (
                easy,
                Reason::Niggle { place: "right calf".to_owned(), until: crate::views::fixtures::on(2026, 11, 23) },
                "A niggle (right calf) has not gone quiet yet: no hard session today.",
            ),
        ];
        for (verdict, reason, expected) in table {
            assert_eq!(said(&Stage::morning_after().answering(verdict, reason)), expected);
        }
    }

    #[test]
    fn red_flags_leave_room_for_nothing_but_help() {
        let stage = Stage::morning_after().answering(Verdict::GetHelp, Reason::RedFlags(vec![RedFlag::SwollenCalf]));
        assert!(said(&stage).starts_with("One hot, swollen calf: see a doctor today"));
    }

    #[test]
    fn a_body_that_is_back_says_after_what() {
        let stage = Stage::morning_after().recovered();
        assert_eq!(said(&stage), "All six systems are ready after yesterday's marathon.");

        let entry = Entry::Session(run("2026-11-16T09:00:00+01:00", 8_000.0, 0.8));
        let stage = Stage::new("2026-11-22T08:14:00+01:00", vec![(id(1), entry)]).recovered();
        assert_eq!(said(&stage), "All six systems are ready: nothing in your log stands in the way.");
    }

    #[test]
    fn the_effort_is_named_by_what_it_was() {
        let named = |change: fn(&mut Session)| {
            let mut session = run("2026-11-21T09:00:00+01:00", 10_050.0, 0.75);
            change(&mut session);
            let stage = Stage::new("2026-11-22T08:14:00+01:00", vec![(id(1), Entry::Session(session))]);
            effort::said(&stage.journal.sessions()[0].what, &stage.scene())
        };
        assert_eq!(named(|s| s.kind = Some(Kind::Race)), "yesterday's 10 km race");
        assert_eq!(named(|s| s.kind = Some(Kind::Recovery)), "yesterday's easy run");
        assert_eq!(named(|s| s.kind = Some(Kind::Long)), "yesterday's 10 km run");
        assert_eq!(named(|s| s.sport = Sport::Trail), "yesterday's 10 km trail run");
        assert_eq!(named(|s| s.distance = None), "yesterday's 45 min run");
        assert_eq!(named(|s| s.start = crate::views::fixtures::at("2026-11-21T19:00:00+01:00")), "last night's 10 km run");
    }
}

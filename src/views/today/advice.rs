//! What to do about it: plain, calm, never an order, never a cure.

use crate::journal::{Kept, Kind, Planned, Session};
use crate::recovery::{Reason, RestReason, Rung, System, Verdict, is_done, needed};

use crate::phrase;
use crate::views::effort::{self, Size};
use crate::views::scene::Scene;
use crate::views::sign;

/// Hours after a short hard effort during which a calm jog is worth a word.
const CALM_H: f64 = 3.0;
/// Hours after a very long effort during which too much drink is dangerous (hyponatraemia appears up to 24 h later).
const THIRST_H: f64 = 24.0;

/// What is said of drinking in those hours.
const THIRST: &str = "Drink to thirst, not more: up to a day after so long an effort too much drink is a danger.";

/// The word on sleep for the days after the first.
const SLEEP: &str = "Sleep as long as you can.";
/// The word on the first runs after a long time.
const BEGIN: &str = "Begin below where you stopped: short, easy, and on the flat.";
/// The word for somebody who walks.
const WALK: &str = "Walk as you like: that is always fine. If you run, begin short, easy and on the flat.";
/// The same once training is open.
pub(super) const FIRST_RUNS: &str = "Train again, and let the first runs be short and easy: begin below where you stopped.";
/// Days off from which the first runs want to be short.
const LONG_OFF_DAYS: i64 = 10;
/// Days off from which the runner is told what waiting costs.
const WORTH_A_WARNING_DAYS: i64 = 7;

/// What a runner who has logged nothing yet has to know.
const EMPTY: [&str; 2] = [
    "Log what you run, or import it: each morning you read here whether to rest or train, and why.",
    "One session is enough to begin, and all of it stays on this machine.",
];

/// Says that the runner planned rest for today, where the body would allow a run and nothing else is planned.
pub(super) fn planned_off(scene: &Scene<'_>) -> Option<String> {
    let allows_run = matches!(scene.assessment.verdict, Verdict::Open(Rung::RunEasy | Rung::Train));
    let rest = scene.journal.planned_rest_on(scene.today()).filter(|_| allows_run && planned_today(scene).is_none())?;
    let until = phrase::day(rest.until, scene.today());
    Some(match (rest.days(), rest.until == scene.today()) {
        (1, _) => "You planned a day of rest.".to_owned(),
        (_, true) => format!("Today is the last day of the {} you planned.", sign::rest_name(rest)),
        (_, false) if rest.is_break() => format!("You planned a break until {until}."),
        (_, false) => format!("You planned rest until {until}."),
    })
}

/// Gives the advice for a day that the runner planned to rest on.
fn off(scene: &Scene<'_>, rung: Rung) -> Option<String> {
    let advice = match (rung, &scene.assessment.reason) {
        (_, Reason::Layoff { .. }) => "Rest is the plan. The first runs after it are short and easy.",
        (Rung::Train, _) => "Rest is the plan, though you are ready to train.",
        (Rung::Rest | Rung::CrossTrain | Rung::RunEasy, _) => "Rest is the plan, though an easy run is open.",
    };
    planned_off(scene).map(|_| advice.to_owned())
}

/// Says what to do: a sentence each, most important first. Empty on GET HELP.
pub(super) fn advice(scene: &Scene<'_>) -> Vec<String> {
    let mut said = match scene.assessment.verdict {
        Verdict::GetHelp => return Vec::new(),
        Verdict::Ill => ill(&scene.assessment.reason),
        Verdict::Injured => injured(scene.assessment.open),
        Verdict::Open(rung) if is_done_for_today(scene) => vec![what_remains(rung).to_owned()],
        Verdict::Open(rung) => match &scene.assessment.reason {
            Reason::NothingLogged => EMPTY.map(str::to_owned).to_vec(),
            Reason::ShortSleep { .. } | Reason::SleepDebt { .. } => {
                vec!["Easy is fine; sleep gives more than an early run. No alarm tomorrow.".to_owned()]
            }
            Reason::RestingHeartHigh { .. } | Reason::HrvLow => vec![guarded(rung)],
            Reason::AfterIllness { .. } if rung == Rung::Rest => vec!["Rest, drink, sleep a little longer.".to_owned()],
            Reason::AfterIllness { .. } => vec!["Stop where it feels wrong; a day more of rest costs nothing.".to_owned()],
            Reason::Niggle { .. } | Reason::AfterInjury { .. } => vec![niggle(rung)],
            Reason::AfterSign { .. } => after_sign(rung),
            Reason::Layoff { back_since: None, .. } => vec![off(scene, rung).unwrap_or_else(|| BEGIN.to_owned())],
            Reason::Layoff { .. } | Reason::NoRunSince { .. } => vec![BEGIN.to_owned()],
            Reason::OnlyWalks => vec![WALK.to_owned()],
            Reason::Recovered
            | Reason::RaceNotLogged { .. }
            | Reason::Held { .. }
            | Reason::Ill { .. }
            | Reason::Injured { .. }
            | Reason::RedFlags(_) => of_rung(scene, rung),
        },
    };
    said.extend(remarks(scene));
    thirst(scene).map(str::to_owned).into_iter().chain(said).collect()
}

/// Says how many of the sentences of advice, the first, health hangs on: no screen leaves one of them out.
pub(super) fn guards(scene: &Scene<'_>) -> usize {
    let of_reason = match (scene.assessment.verdict, &scene.assessment.reason) {
        (Verdict::Ill | Verdict::Injured, _) => 2,
        (
            Verdict::Open(_),
            Reason::AfterIllness { .. } | Reason::AfterInjury { .. } | Reason::AfterSign { .. } | Reason::Niggle { .. },
        ) => 1,
        (Verdict::GetHelp, _)
        | (
            Verdict::Open(_),
            Reason::NothingLogged
            | Reason::Recovered
            | Reason::Held { .. }
            | Reason::ShortSleep { .. }
            | Reason::SleepDebt { .. }
            | Reason::RestingHeartHigh { .. }
            | Reason::HrvLow
            | Reason::Ill { .. }
            | Reason::Injured { .. }
            | Reason::RaceNotLogged { .. }
            | Reason::Layoff { .. }
            | Reason::OnlyWalks
            | Reason::NoRunSince { .. }
            | Reason::RedFlags(_),
        ) => 0,
    };
    of_reason + usize::from(thirst(scene).is_some())
}

fn ill(reason: &Reason) -> Vec<String> {
    let fever = matches!(reason, Reason::Ill { fever: true });
    let until = if fever {
        "Rest, drink, sleep until the fever has been gone for 24 to 48 hours; then half your usual volume, all of it easy."
    } else {
        "Rest, drink, sleep. Once you are well, begin with half your usual volume, all of it easy."
    };
    vec![until.to_owned(), "If it gets worse or does not pass, ask a doctor.".to_owned()]
}

fn injured(open: Rung) -> Vec<String> {
    let what = match open {
        Rung::Rest => "Rest today: your body wants it as well. Walk only where it does not hurt.",
        Rung::CrossTrain | Rung::RunEasy | Rung::Train => "Walk, swim or ride only where it does not hurt.",
    };
    vec![what.to_owned(), "A pain that stays, or that sits on one spot of a bone, belongs in a doctor's hands.".to_owned()]
}

fn after_sign(rung: Rung) -> Vec<String> {
    let what = match rung {
        Rung::Rest => "Rest today, and ask your doctor before you run.",
        Rung::CrossTrain | Rung::RunEasy | Rung::Train => {
            "Ask your doctor before you run; keep it easy, and stop where it comes back."
        }
    };
    vec![what.to_owned()]
}

/// Says what an open rung allows while the heart asks for care.
fn guarded(rung: Rung) -> String {
    let open = match rung {
        Rung::Rest => "Rest today",
        Rung::CrossTrain => "Swim or ride easily, or rest",
        Rung::RunEasy | Rung::Train => "Run easily, or rest",
    };
    format!("{open}; if you feel something coming, rest is the better choice.")
}

fn niggle(rung: Rung) -> String {
    match rung {
        Rung::Rest => "Rest today; walking is fine while it stays quiet.".to_owned(),
        Rung::CrossTrain => "Swim or ride easily where it does not hurt.".to_owned(),
        Rung::RunEasy | Rung::Train => "Run easily only while it stays quiet; if it speaks up, swim or ride instead.".to_owned(),
    }
}

fn of_rung(scene: &Scene<'_>, rung: Rung) -> Vec<String> {
    if let Some(planned) =
        planned_today(scene).filter(|planned| rung < Rung::Train && (Rung::CrossTrain..=rung).contains(&needed(planned)))
    {
        return vec![format!("Planned for today: {}. It fits what is open; so does rest.", effort::planned_name(planned, scene))];
    }
    if let Some(off) = off(scene, rung) {
        return vec![off];
    }
    match rung {
        Rung::Rest => rest(scene),
        Rung::CrossTrain => vec![
            "Swim or ride easily, for a change and without shocks, or do nothing at all: both are fine.".to_owned(),
            "A run has not been shown to speed recovery.".to_owned(),
        ],
        Rung::RunEasy => run_easy(scene),
        Rung::Train => train(scene),
    }
}

fn rest(scene: &Scene<'_>) -> Vec<String> {
    let Some(session) = behind(scene) else {
        return vec![format!("Rest does the work today. {}", sleep(scene))];
    };
    let first_morning = scene.days_since(session) == 1;
    let by_fuel = matches!(scene.assessment.reason, Reason::Held { by: System::Fuel, .. });
    match (effort::size(session), scene.days_since(session)) {
        (Size::Ultra | Size::Marathon, 0) => {
            vec!["Lie down, eat, do next to nothing. No alarm tomorrow.".to_owned()]
        }
        (Size::ShortHard | Size::Ordinary, 0) => {
            vec!["Enough for today. No alarm tomorrow: sleep gives more than an early run.".to_owned()]
        }
        (_, 1..) if by_fuel => vec![format!("Carbohydrate at every meal fills them; a run empties them. {}", sleep(scene))],
        (Size::Ultra, _) => vec![
            "After an effort this long, muscles and energy stores come first: eat, sleep, do next to nothing.".to_owned(),
            "No run has been shown to speed that up.".to_owned(),
        ],
        (Size::Marathon | Size::ShortHard | Size::Ordinary, _) if first_morning && scene.hour() < 6 => {
            vec!["No run has been shown to speed that up. Up this early, sleep gives more than a run.".to_owned()]
        }
        (Size::Marathon | Size::ShortHard | Size::Ordinary, _) => {
            vec![format!("No run has been shown to speed that up. {}", if first_morning { sleep(scene) } else { SLEEP })]
        }
    }
}

/// Gives a word on sleep that fits the hour.
fn sleep(scene: &Scene<'_>) -> &'static str {
    match scene.hour() {
        4..=10 => "Sleep in.",
        11..=16 => "A nap counts.",
        _ => "No alarm tomorrow.",
    }
}

/// Says that the day has had its session, and what is still open.
const fn what_remains(rung: Rung) -> &'static str {
    match rung {
        Rung::Rest => "Eat, drink, sleep.",
        Rung::CrossTrain => {
            "Eat, drink, sleep. Swimming or riding stays open, running does not; tomorrow morning says what comes next."
        }
        Rung::RunEasy => "Eat, drink, sleep. Easy running stays open, hard work does not; tomorrow morning says what comes next.",
        Rung::Train => "Eat, drink, sleep. Nothing forbids more; tomorrow morning says what comes next.",
    }
}

/// Says whether today has had its session, nothing more is planned for it, and the body asks for no rest.
pub(super) fn is_done_for_today(scene: &Scene<'_>) -> bool {
    let allows_more = matches!(scene.assessment.verdict, Verdict::Open(rung) if rung > Rung::Rest);
    let sessions = scene.journal.sessions_on(scene.today(), scene.athlete);
    let trained = sessions.iter().any(|session| !session.sport.is_gentle() && session.end() <= scene.now);
    allows_more && trained && planned_today(scene).is_none()
}

/// Gives what is planned for today and not done yet.
fn planned_today<'a>(scene: &Scene<'a>) -> Option<&'a Kept<Planned>> {
    let today = scene.journal.planned().iter().filter(|planned| planned.day == scene.today());
    today.into_iter().find(|planned| !is_done(planned, scene.now, scene.journal, scene.athlete))
}

fn run_easy(scene: &Scene<'_>) -> Vec<String> {
    if let Some(suits) = rest_suits(scene) {
        return vec![suits];
    }
    let mut said = vec!["Run easily if you like, short and flat; it counts as training, not as recovery.".to_owned()];
    let detraining = &scene.assessment.detraining;
    let detraining_far = detraining.from.is_some_and(|from| from.since(scene.today()) > 1);
    if detraining_far && detraining.days_off < WORTH_A_WARNING_DAYS {
        said.push("Another day off costs nothing.".to_owned());
    }
    said
}

fn train(scene: &Scene<'_>) -> Vec<String> {
    if let Some(planned) = planned_today(scene) {
        let name = effort::planned_name(planned, scene);
        let race = format!("Race today: {name}. Nothing stands in its way.");
        return vec![if planned.race.is_some() { race } else { format!("Planned for today: {name}. Train as planned.") }];
    }
    if let Some(suits) = rest_suits(scene) {
        return vec![suits];
    }
    if without_run(scene).is_some_and(|days| days >= LONG_OFF_DAYS) {
        return vec![FIRST_RUNS.to_owned()];
    }
    vec!["Train as you like; hard is fine.".to_owned()]
}

/// Gives the days since the last run; `None` where none is known.
fn without_run(scene: &Scene<'_>) -> Option<i64> {
    let last = scene.journal.sessions().iter().rev().find(|session| session.sport.is_running() && session.end() <= scene.now)?;
    Some(scene.days_since(last))
}

/// Says why rest suits a day on which the body would allow more.
fn rest_suits(scene: &Scene<'_>) -> Option<String> {
    let rest = scene.assessment.rest_days.iter().find(|rest| rest.day == scene.today())?;
    let suits = match rest.why {
        RestReason::BeforeRace => "A race comes tomorrow: a day of rest suits today.",
        RestReason::AfterPlanned => "After yesterday's big effort a day of rest suits today.",
        RestReason::WeeklyRest => "You have trained many days in a row: a day of rest suits today, though nothing forbids more.",
        RestReason::Ladder | RestReason::Trouble => return None,
    };
    Some(suits.to_owned())
}

/// Gives the session that most of the present state stems from.
fn behind<'a>(scene: &Scene<'a>) -> Option<&'a Kept<Session>> {
    scene.assessment.reason.held().and_then(|(_, session)| scene.session(session?))
}

/// Gives the remarks that the last sessions and the plan call for.
fn remarks(scene: &Scene<'_>) -> Vec<String> {
    let Verdict::Open(_) = scene.assessment.verdict else { return Vec::new() };
    [calm(scene), lactate(scene)].into_iter().flatten().map(str::to_owned).collect()
}

fn hours_since(session: &Session, scene: &Scene<'_>) -> f64 {
    scene.now.hours_since(session.end())
}

fn thirst(scene: &Scene<'_>) -> Option<&'static str> {
    let helped = scene.assessment.verdict == Verdict::GetHelp;
    let lately = scene.recent(2).any(|session| effort::size(session) == Size::Ultra && hours_since(session, scene) <= THIRST_H);
    (lately && !helped).then_some(THIRST)
}

fn calm(scene: &Scene<'_>) -> Option<&'static str> {
    scene
        .recent(1)
        .next()
        .is_some_and(|session| effort::size(session) == Size::ShortHard && hours_since(session, scene) <= CALM_H)
        .then_some("If you are too wound up, a few slow minutes may calm you and help you sleep: calm, not recovery.")
}

/// Says that nothing is left to flush, where a jog stands between a hard effort and the day after.
fn lactate(scene: &Scene<'_>) -> Option<&'static str> {
    let hard = |session: &Session| effort::size(session) != Size::Ordinary;
    let effort_lately = scene.recent(1).any(|session| hard(session));
    let jogged = scene.recent(1).any(|session| session.kind == Some(Kind::Recovery));
    let jog_planned = scene.journal.planned().iter().any(|planned| {
        let soon = (0..=1).contains(&planned.day.since(scene.today()));
        soon && planned.sport.is_running() && matches!(planned.kind, Some(Kind::Easy | Kind::Recovery))
    });
    (effort_lately && (jogged || jog_planned))
        .then_some("A jog has no lactate to flush: it is gone within about an hour, surely by the next morning.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Day, Entry, Planned, PlannedRest, Priority};
    use crate::views::fixtures::{Stage, id, marathon, metres, on, rpe, run};

    fn said(stage: &Stage) -> Vec<String> {
        advice(&stage.scene())
    }

    fn after(now: &str, session: Session) -> Stage {
        Stage::new(now, vec![(id(1), Entry::Session(session))])
    }

    fn ultra() -> Session {
        let mut session = run("2026-11-21T05:00:00+01:00", 80_000.0, 11.0);
        session.sport = crate::journal::Sport::Trail;
        session
    }

    fn intervals(start: &str) -> Session {
        let mut session = run(start, 10_000.0, 0.9);
        (session.kind, session.rpe) = (Some(Kind::Intervals), Some(rpe(8.5)));
        session
    }

    fn planned(day: Day, kind: Kind) -> Planned {
        Planned { kind: Some(kind), ..Planned::new(crate::journal::Sport::Run, day) }
    }

    #[test]
    fn on_days_planned_to_be_of_rest_the_advice_is_the_plan() {
        let told = |rest: PlannedRest, stage: Stage| said(&stage.with(9, Entry::PlannedRest(rest)))[0].clone();
        let until = |day| PlannedRest { until: on(2026, 11, day), ..PlannedRest::on(on(2026, 11, 20)) };
        let open = |rung| Stage::morning_after().recovered().answering(Verdict::Open(rung), Reason::Recovered);
        assert_eq!(told(until(30), open(Rung::Train)), "Rest is the plan, though you are ready to train.");
        assert_eq!(told(until(24), open(Rung::RunEasy)), "Rest is the plan, though an easy run is open.");
        let layoff = Reason::Layoff { last_run: on(2026, 10, 31), runs_to_go: 2, back_since: None };
        let laid_off = Stage::morning_after().recovered().answering(Verdict::Open(Rung::RunEasy), layoff);
        assert_eq!(told(until(30), laid_off), "Rest is the plan. The first runs after it are short and easy.");
        let tired = told(until(30), Stage::morning_after());
        assert!(!tired.contains("the plan"), "rest is the answer all the same: {tired}");
    }

    #[test]
    fn rest_after_a_marathon_fits_the_hour() {
        let table = [
            ("2026-11-21T14:00:00+01:00", "Lie down, eat, do next to nothing. No alarm tomorrow."),
            ("2026-11-22T05:10:00+01:00", "No run has been shown to speed that up. Up this early, sleep gives more than a run."),
            ("2026-11-22T08:14:00+01:00", "No run has been shown to speed that up. Sleep in."),
            ("2026-11-22T13:00:00+01:00", "No run has been shown to speed that up. A nap counts."),
            ("2026-11-22T21:00:00+01:00", "No run has been shown to speed that up. No alarm tomorrow."),
            ("2026-11-23T07:00:00+01:00", "No run has been shown to speed that up. Sleep as long as you can."),
        ];
        for (now, expected) in table {
            assert_eq!(said(&after(now, marathon())), [expected], "{now}");
        }
    }

    #[test]
    fn after_an_ultra_muscles_and_stores_come_first_and_thirst_decides_for_a_day() {
        assert_eq!(
            said(&after("2026-11-22T08:14:00+01:00", ultra())),
            [
                THIRST,
                "After an effort this long, muscles and energy stores come first: eat, sleep, do next to nothing.",
                "No run has been shown to speed that up.",
            ]
        );
        assert_eq!(said(&after("2026-11-23T08:14:00+01:00", ultra())).len(), 2);
        let stage = after("2026-11-21T17:00:00+01:00", ultra());
        assert_eq!(said(&stage), [THIRST, "Lie down, eat, do next to nothing. No alarm tomorrow."]);
        let limping = stage.answering(Verdict::Injured, Reason::Injured { place: "knee".to_owned() });
        assert_eq!(said(&limping)[0], THIRST);
    }

    #[test]
    fn what_health_hangs_on_comes_first_and_is_counted() {
        let at = |verdict, reason| {
            let stage = Stage::morning_after().answering(verdict, reason);
            let first = said(&stage).into_iter().take(guards(&stage.scene())).collect::<Vec<_>>();
            first.join(" ")
        };
        let easy = Verdict::Open(Rung::RunEasy);
        assert!(at(Verdict::Ill, Reason::Ill { fever: true }).ends_with("ask a doctor."));
        assert!(at(Verdict::Injured, Reason::Injured { place: String::new() }).ends_with("in a doctor's hands."));
        assert!(
            at(easy, Reason::Niggle { place: String::new(), until: crate::views::fixtures::on(2026, 11, 23) })
                .starts_with("Run easily only while it stays quiet")
        );
        assert_eq!(at(easy, Reason::ShortSleep { hours: 5.0 }), "");
        let ultra = after("2026-11-22T08:14:00+01:00", ultra());
        assert_eq!(guards(&ultra.scene()), 1);
    }

    #[test]
    fn right_after_hard_short_work_a_slow_jog_is_offered_as_calm() {
        let stage = after("2026-11-22T19:30:00+01:00", intervals("2026-11-22T18:00:00+01:00"));
        assert_eq!(
            said(&stage),
            [
                "Enough for today. No alarm tomorrow: sleep gives more than an early run.",
                "If you are too wound up, a few slow minutes may calm you and help you sleep: calm, not recovery.",
            ]
        );
        assert_eq!(said(&after("2026-11-22T23:30:00+01:00", intervals("2026-11-22T18:00:00+01:00"))).len(), 1);
    }

    #[test]
    fn a_jog_planned_the_day_after_hard_work_has_nothing_to_flush() {
        let lactate = "A jog has no lactate to flush: it is gone within about an hour, surely by the next morning.";
        let stage = after("2026-11-22T08:14:00+01:00", intervals("2026-11-21T18:00:00+01:00"));
        assert!(!said(&stage).contains(&lactate.to_owned()));
        let stage = stage.with(2, Entry::Planned(planned(on(2026, 11, 22), Kind::Recovery)));
        assert!(said(&stage).contains(&lactate.to_owned()));
        let stage = after("2026-11-22T08:14:00+01:00", intervals("2026-11-21T18:00:00+01:00"))
            .with(2, Entry::Planned(planned(on(2026, 11, 25), Kind::Easy)));
        assert!(!said(&stage).contains(&lactate.to_owned()));
    }

    #[test]
    fn each_rung_above_rest_says_what_it_allows_and_what_a_run_is_not() {
        let held = |rung| {
            let reason = Reason::Held { by: System::Tissue, session: Some(id(1)) };
            said(&after("2026-11-25T08:14:00+01:00", marathon()).answering(Verdict::Open(rung), reason))
        };
        assert_eq!(
            held(Rung::CrossTrain),
            [
                "Swim or ride easily, for a change and without shocks, or do nothing at all: both are fine.",
                "A run has not been shown to speed recovery.",
            ]
        );
        assert_eq!(
            held(Rung::RunEasy),
            ["Run easily if you like, short and flat; it counts as training, not as recovery.", "Another day off costs nothing.",]
        );
    }

    #[test]
    fn training_names_the_plan_and_is_gentle_after_a_long_break() {
        let easy = run("2026-12-07T08:00:00+01:00", 6_000.0, 0.6);
        let stage = after("2026-12-09T08:14:00+01:00", marathon()).recovered().with(3, Entry::Session(easy));
        assert_eq!(said(&stage), ["Train as you like; hard is fine."]);
        let mut race = planned(on(2026, 12, 9), Kind::Race);
        (race.race, race.distance) = (Some(Priority::B), Some(metres(10_000.0)));
        let stage = stage.with(2, Entry::Planned(race));
        assert_eq!(said(&stage), ["Race today: 10 km race. Nothing stands in its way."]);
        let stage = after("2026-12-09T08:14:00+01:00", marathon()).recovered();
        assert_eq!(said(&stage), ["Train again, and let the first runs be short and easy: begin below where you stopped."]);
    }

    #[test]
    fn empty_stores_want_food_not_a_run() {
        let reason = Reason::Held { by: System::Fuel, session: Some(id(1)) };
        let stage = after("2026-11-22T08:14:00+01:00", marathon()).answering(Verdict::Open(Rung::Rest), reason);
        assert_eq!(said(&stage), ["Carbohydrate at every meal fills them; a run empties them. Sleep in."]);
    }

    #[test]
    fn a_day_on_which_rest_is_suggested_says_why_it_suits() {
        let at = |why| {
            let easy = run("2026-12-07T08:00:00+01:00", 6_000.0, 0.6);
            let mut stage = after("2026-12-09T08:14:00+01:00", marathon()).recovered().with(3, Entry::Session(easy));
            stage.assessment.rest_days = vec![crate::recovery::RestDay { day: on(2026, 12, 9), why }];
            said(&stage)
        };
        assert_eq!(at(RestReason::BeforeRace), ["A race comes tomorrow: a day of rest suits today."]);
        assert_eq!(at(RestReason::AfterPlanned), ["After yesterday's big effort a day of rest suits today."]);
        assert_eq!(
            at(RestReason::WeeklyRest),
            ["You have trained many days in a row: a day of rest suits today, though nothing forbids more."]
        );
        assert_eq!(at(RestReason::Ladder), ["Train as you like; hard is fine."]);
    }

    #[test]
    fn what_overrules_the_sum_has_its_own_advice() {
        let at = |verdict, reason| said(&Stage::morning_after().answering(verdict, reason));
        let easy = Verdict::Open(Rung::RunEasy);
        assert_eq!(
            at(easy, Reason::ShortSleep { hours: 5.0 }),
            ["Easy is fine; sleep gives more than an early run. No alarm tomorrow."]
        );
        assert_eq!(at(easy, Reason::HrvLow), ["Run easily, or rest; if you feel something coming, rest is the better choice."]);
        assert_eq!(
            at(Verdict::Open(Rung::Rest), Reason::RestingHeartHigh { above: 8.0, on: crate::views::fixtures::on(2026, 11, 22) }),
            ["Rest today; if you feel something coming, rest is the better choice."]
        );
        assert_eq!(
            at(easy, Reason::Niggle { place: "knee".to_owned(), until: crate::views::fixtures::on(2026, 11, 23) }),
            ["Run easily only while it stays quiet; if it speaks up, swim or ride instead."]
        );
        assert_eq!(
            at(easy, Reason::AfterIllness { last: on(2026, 11, 20) }),
            ["Stop where it feels wrong; a day more of rest costs nothing."]
        );
        assert_eq!(
            at(Verdict::Ill, Reason::Ill { fever: true }),
            [
                "Rest, drink, sleep until the fever has been gone for 24 to 48 hours; then half your usual volume, all of it easy.",
                "If it gets worse or does not pass, ask a doctor.",
            ]
        );
        assert_eq!(
            at(Verdict::Injured, Reason::Injured { place: "knee".to_owned() }),
            [
                "Walk, swim or ride only where it does not hurt.",
                "A pain that stays, or that sits on one spot of a bone, belongs in a doctor's hands.",
            ]
        );
        assert_eq!(at(Verdict::GetHelp, Reason::RedFlags(Vec::new())), Vec::<String>::new());
    }

    #[test]
    fn no_advice_shouts_scolds_or_promises() {
        let mut stages =
            vec![Stage::morning_after(), Stage::morning_after().recovered(), after("2026-11-22T08:14:00+01:00", ultra())];
        for rung in [Rung::Rest, Rung::CrossTrain, Rung::RunEasy] {
            for by in System::ALL {
                stages.push(Stage::morning_after().answering(Verdict::Open(rung), Reason::Held { by, session: Some(id(1)) }));
            }
        }
        for stage in &stages {
            for sentence in said(stage) {
                assert!(!sentence.contains('!') && sentence.ends_with('.'), "{sentence}");
                let lower = sentence.to_lowercase();
                for word in ["should", "must", "always", "never", "harm", "cure", "fail", "recovery run"] {
                    assert!(!lower.contains(word), "{word}: {sentence}");
                }
            }
        }
    }
}

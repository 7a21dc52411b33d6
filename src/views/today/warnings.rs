//! What else the runner should know, a sentence each.

use crate::journal::{Athlete, Day, Id, Journal, Units};
use crate::phrase;
use crate::recovery::{Assessment, Caution, HeartFigure, LongestBefore, Reason, Rung, System, Verdict, Warning, needed};

use super::headline::of_reason;
use super::systems::name;
use crate::views::ahead::{easy_runs, judged, ready_for};
use crate::views::effort::{self, capitalised};
use crate::views::raised;
use crate::views::scene::{Ground, Scene};
use crate::views::{Said, Tone};

/// Gives what else keeps from a hard day, then the warnings in the model's order.
pub(super) fn warnings(scene: &Scene<'_>) -> Vec<Said> {
    let is_asked = scene.assessment.warnings.iter().any(asks_of_rate);
    let besides = scene.assessment.besides.iter().filter(|reason| !(is_asked && is_high_today(scene, reason)));
    let besides = besides.map(|reason| Said::new(Tone::Careful, of_reason(scene, reason)));
    // Whoever is ill or hurt need not hear of a window that is over.
    let is_open = matches!(scene.assessment.verdict, Verdict::Open(_));
    let heard = scene.assessment.warnings.iter().filter(|warning| is_open || !matches!(warning, Warning::WindowMissed { .. }));
    // Whoever planned these days to be of rest knows what waiting costs: the plan says it, and so does the way back.
    let is_meant = scene.journal.planned_rest_on(scene.today()).is_some();
    let heard = heard.filter(|warning| !(is_meant && matches!(warning, Warning::Detraining { .. })));
    let early: Vec<&Warning> = heard.clone().filter(|warning| warning.is_too_early()).collect();
    // Of the plans that are much longer than what comes before them the nearest is enough; the plan says it of each.
    let long = scene.assessment.warnings.iter().find(|warning| is_long(warning));
    let told = heard.filter(|warning| !is_long(warning) || long == Some(warning)).flat_map(|warning| match early.first() {
        Some(first) if *first == warning => all_too_early(scene, &early),
        Some(_) if warning.is_too_early() => Vec::new(),
        Some(_) | None => vec![said_once(scene, warning)],
    });
    besides.chain(told).collect()
}

const fn is_long(warning: &Warning) -> bool {
    matches!(warning, Warning::PlannedLong { .. })
}

const fn asks_of_rate(warning: &Warning) -> bool {
    matches!(warning, Warning::OddHeart { figure: HeartFigure::Rate, .. })
}

fn is_high_today(scene: &Scene<'_>, reason: &Reason) -> bool {
    matches!(reason, Reason::RestingHeartHigh { on, .. } if *on == scene.today())
}

/// Says one warning beside the reasons: a resting heart rate that is asked about and keeps from a hard day is told once.
fn said_once(scene: &Scene<'_>, warning: &Warning) -> Said {
    let told = said(scene, warning);
    let Warning::OddHeart { figure: HeartFigure::Rate, said: bpm, .. } = warning else { return told };
    if is_high_today(scene, &scene.assessment.reason) {
        let text = format!(
            "Is your resting heart rate of {bpm:.0} bpm right? A bad reading, or an illness on its way, would do it; if it \
             slipped, say it again."
        );
        return Said { text, ..told };
    }
    let keeps = scene.assessment.besides.iter().any(|reason| is_high_today(scene, reason));
    let text = if keeps { format!("{} No hard session while it stands.", told.text) } else { told.text };
    Said { text, ..told }
}

/// Says which plans come too early: of many the first, and how many others there are.
fn all_too_early(scene: &Scene<'_>, early: &[&Warning]) -> Vec<Said> {
    /// So many have a line each.
    const MOST: usize = 2;
    if early.len() <= MOST {
        return early.iter().map(|warning| said(scene, warning)).collect();
    }
    let last = early.iter().filter_map(|warning| scene.planned(warning.of_plan()?)).map(|plan| plan.day).max();
    let until = last.map(|day| format!(" until {}", phrase::day(day, scene.today()))).unwrap_or_default();
    let others = format!("{} other plans{until} come too early as well; the plan says when each is likely.", early.len() - 1);
    early.iter().take(1).map(|warning| said(scene, warning)).chain([Said::new(Tone::Careful, others)]).collect()
}

/// Asks about the answers of a check-in that are hardly believed: what `after` asks and `before` did not.
#[must_use]
pub fn asked_back(before: &Assessment, after: &Assessment, journal: &Journal, athlete: &Athlete, units: Units) -> Vec<Said> {
    let scene = Scene { ground: Ground { now: after.now, journal, athlete, units }, assessment: after };
    let new = after.warnings.iter().filter(|warning| warning.asks() && !before.warnings.contains(warning));
    new.map(|warning| said(&scene, warning)).collect()
}

/// Says one warning.
pub(in crate::views) fn said(scene: &Scene<'_>, warning: &Warning) -> Said {
    match warning {
        Warning::Careful { caution } => careful(scene, *caution),
        Warning::Reproduced { first, again } => reproduced(scene, *first, *again),
        Warning::LongestRun { session, ratio } => longest_run(scene, *session, *ratio),
        Warning::LongAfterLayoff { session } => Said::new(
            Tone::Careful,
            format!(
                "{} came after a month without a run in the log. Tendons and bones have lost the habit; keep the next runs short.",
                capitalised(&session_said(scene, *session)),
            ),
        ),
        Warning::RanTooEarly { session } => ran_too_early(scene, *session),
        Warning::Guessed { session } => Said::new(
            Tone::Quiet,
            format!(
                "Little is known of {}: the cost is a guess, and the dates are wider. {} would narrow them.",
                session_said(scene, *session),
                missing(scene, *session),
            ),
        ),
        Warning::RaisedRpe { session, raised } => {
            raised::said(scene.session(*session).map(|session| &session.what), raised, scene)
        }
        Warning::HeartArtefact { session } => Said::new(
            Tone::Quiet,
            format!("The heart rate of {} is not believable and is left out.", session_said(scene, *session)),
        ),
        Warning::HrvFarBelow => Said::new(
            Tone::Quiet,
            "Your heart rate variability is far below your usual this morning. One morning decides nothing; look again tomorrow.",
        ),
        Warning::Detraining { days_off, firmly } => detraining(scene, *days_off, *firmly),
        Warning::Surprising { system, said, expected } => surprising(*system, *said, *expected),
        Warning::OddHeart { figure, said, usual } => odd_heart(*figure, *said, *usual),
        Warning::Lasting { system, days } => lasting(*system, *days),
        Warning::WindowMissed { session } => Said::new(
            Tone::Quiet,
            format!(
                "The refuelling window after {} was over before the log knew of it; normal meals do the rest.",
                session_said(scene, *session),
            ),
        ),
        Warning::PlannedTooEarly { planned, chance, days_early } => too_early(scene, *planned, *chance, *days_early),
        Warning::Unsaid { from, until } => unsaid(scene, *from, *until),
        Warning::EasyRunsFirst { planned, runs } => runs_first(scene, *planned, *runs),
        Warning::PlannedLong { planned, ratio, longest } => planned_long(scene, *planned, *ratio, *longest),
    }
}

fn planned_long(scene: &Scene<'_>, planned: Id, ratio: f64, longest: LongestBefore) -> Said {
    let longest = match longest {
        LongestBefore::Logged => "your longest run of the last 30 days".to_owned(),
        LongestBefore::Planned(before) => {
            let on = scene.planned(before).map(|plan| format!(", planned for {}", phrase::day(plan.day, scene.today())));
            format!("the longest run before it{}", on.unwrap_or_default())
        }
    };
    let what = capitalised(&planned_said(scene, planned));
    Said::new(Tone::Careful, format!("{what}: {} {longest}. Such jumps go with injury.", much_longer(ratio)))
}

/// Asks for another cause than training.
fn lasting(system: System, days: i64) -> Said {
    let days = phrase::days(days.unsigned_abs());
    let text = match system {
        System::Heart => format!(
            "Your heart has been off your own range for {days}. A new strap or watch can do that: name it behind the figure, \
             as in `hrv 62 oura`. So can too much training, too little food or an illness; see a doctor if it stays."
        ),
        System::Strength | System::Soreness | System::Fuel | System::Tissue => format!(
            "You have been sorer than your sessions explain for {days}: training does not do that. Show it to somebody who knows \
             legs if it stays."
        ),
        System::Freshness => format!(
            "You have been more tired than your sessions explain for {days}. Short nights, too little food, stress or an illness \
             on its way can do that; see a doctor if it stays."
        ),
    };
    Said::new(Tone::Careful, text)
}

/// Says why today waits for better odds than on other days.
fn careful(scene: &Scene<'_>, caution: Caution) -> Said {
    let text = match caution {
        Caution::AfterIllness { last } => format!(
            "You were ill until {}: until two weeks after it, the next rung waits for better than even odds.",
            phrase::day(last, scene.today())
        ),
        Caution::BeforeRace { day } => format!(
            "Your goal is on {}: so near to it, the next rung waits for better than even odds.",
            phrase::day(day, scene.today())
        ),
    };
    Said::new(Tone::Quiet, text)
}

fn longest_run(scene: &Scene<'_>, session: Id, ratio: f64) -> Said {
    let text = format!(
        "{} {} {} your longest run of the 30 days before. Such jumps go with injury; keep the next runs shorter.",
        capitalised(&session_said(scene, session)),
        if is_several(scene, session) { "were" } else { "was" },
        much_longer(ratio),
    );
    Said::new(Tone::Careful, text)
}

fn reproduced(scene: &Scene<'_>, first: Id, again: Id) -> Said {
    let (again, first) = (capitalised(&session_said(scene, again)), session_said(scene, first));
    let was = if again.ends_with("intervals") { "were" } else { "was" };
    Said::new(Tone::Good, format!("{again} {was} as fast as {first}, at no higher cost: by then you had recovered from it."))
}

/// Says that a planned entry comes before the body is likely to be ready.
pub(in crate::views) fn too_early(scene: &Scene<'_>, planned: Id, chance: f64, days_early: i64) -> Said {
    let what = capitalised(&planned_said(scene, planned));
    let plan = scene.planned(planned);
    let ready = plan.map_or("ready", |plan| ready_for(needed(plan)));
    let then = plan.map_or_else(|| "that morning".to_owned(), |plan| judged(plan, scene.today(), scene.athlete));
    let comes = if what.starts_with("Intervals ") { "come" } else { "comes" };
    let (early, chance_of) = match days_early {
        ..=0 => (format!("{comes} too early"), format!("the chance to be {ready} {then}")),
        days => {
            (format!("{comes} about {} before you are {ready}", phrase::days(days.unsigned_abs())), format!("the chance {then}"))
        }
    };
    Said::new(Tone::Careful, format!("{what} {early}: {chance_of} is {}.", chance_said(chance)))
}

/// What parts a question from how the command line answers it.
const THEN_SAY: &str = " Then say: ";

/// Gives the question of a warning that asks, without how the command line answers it: a screen has a key for that. `None` where
/// it asks nothing.
#[must_use]
pub fn question_alone(text: &str) -> Option<&str> {
    text.split_once(THEN_SAY).map(|(question, _)| question)
}

/// Asks whether days without a run were days without a log.
fn unsaid(scene: &Scene<'_>, from: Day, until: Day) -> Said {
    let (first, last) = (phrase::day(from, scene.today()), phrase::day(until, scene.today()));
    Said::new(
        Tone::Careful,
        format!(
            "Did you run from {first} to {last} and not log it?{THEN_SAY}`deckchair checkin \"unlogged from {from} until {until}\"`."
        ),
    )
}

/// Says that easy runs come before a plan, and are not planned yet.
fn runs_first(scene: &Scene<'_>, planned: Id, runs: u8) -> Said {
    let (come, are) = if runs == 1 { ("comes", "is") } else { ("come", "are") };
    let what = planned_said(scene, planned);
    Said::new(Tone::Careful, format!("Before {what} {come} {} that {are} not planned yet.", easy_runs(runs)))
}

/// Gives a chance in words that claim no more than is known.
pub(in crate::views) fn chance_said(chance: f64) -> String {
    match (chance * 20.0).round() as i64 * 5 {
        ..=5 => "below 10 %".to_owned(),
        95.. => "above 90 %".to_owned(),
        percent => format!("about {percent} %"),
    }
}

fn detraining(scene: &Scene<'_>, days_off: i64, firmly: bool) -> Said {
    let off = phrase::days(days_off.unsigned_abs());
    let loss = scene.assessment.detraining.vo2max_loss_percent;
    if firmly {
        let cost = if loss >= 0.75 { format!(", about {loss:.0} % of oxygen uptake so far") } else { String::new() };
        let text = format!("{off} without an aerobic session in the log: from here on waiting costs form{cost}.");
        return Said::new(Tone::Careful, text);
    }
    let keeps = match scene.assessment.open {
        Rung::Rest | Rung::CrossTrain => "two swims or rides a week would keep form up",
        Rung::RunEasy | Rung::Train => "easy runs, or two swims or rides a week, would keep form up",
    };
    Said::new(Tone::Quiet, format!("{off} without an aerobic session in the log. Little is lost; {keeps}."))
}

/// Asks about a figure that the log does not explain. Only its direction is said of what has no scale the runner knows.
fn surprising(system: System, said: f64, expected: f64) -> Said {
    let points = phrase::count((said - expected).abs().round() as u64, "point", "points");
    let text = match (system, said > expected) {
        (System::Soreness, true) => format!(
            "Your soreness is about {points} above what your sessions explain. Is it right? Something not logged, or an \
             illness on its way, would do it."
        ),
        (System::Soreness, false) => format!(
            "Your soreness is about {points} below what your sessions lead one to expect. Is it right? Until it has held \
             for a while the dates follow it only a little."
        ),
        // Fatigue and mood both speak of it: the words fit either.
        (System::Freshness, true) => "You feel far worse than your sessions explain. Is it right? Something not logged, or an \
                                      illness on its way, would do it."
            .to_owned(),
        (System::Freshness, false) => {
            "You feel far better than your sessions lead one to expect. Is it right? Until it has held \
             for a while the dates follow it only a little."
                .to_owned()
        }
        (System::Strength | System::Fuel | System::Heart | System::Tissue, _) => {
            format!("What you said of this morning ({}) is far from what your sessions explain. Is it right?", lower_name(system))
        }
    };
    Said::new(Tone::Careful, text)
}

/// Asks about a figure of the heart that is far from the runner's own.
fn odd_heart(figure: HeartFigure, said: f64, usual: f64) -> Said {
    let is_above = said > usual;
    let side = if is_above { "above" } else { "below" };
    let whole = |figure: f64| phrase::decimal(figure.round(), 0);
    let what = match figure {
        HeartFigure::Rate => {
            let beats = whole((said - usual).abs());
            format!("Your resting heart rate of {} bpm is about {beats} {side} your usual", whole(said))
        }
        HeartFigure::Variability => {
            format!("Your heart rate variability of {} ms is far {side} your usual of about {}", whole(said), whole(usual))
        }
    };
    let is_worse = is_above == (figure == HeartFigure::Rate);
    let causes = if is_worse { "A bad reading, or an illness on its way, would do it" } else { "A bad reading would do it" };
    Said::new(Tone::Careful, format!("{what}. Is it right? {causes}; if it slipped, say it again."))
}

fn lower_name(system: System) -> String {
    name(system).to_lowercase()
}

/// Names what a session does not say of how much it was.
fn missing(scene: &Scene<'_>, id: Id) -> &'static str {
    let session = scene.session(id);
    let rated = session.is_some_and(|session| session.rpe.is_some());
    let timed = session.is_none_or(|session| session.moving.is_some() || session.elapsed.is_some());
    match (rated, timed) {
        (true, false) => "The time it took",
        (false, false) => "The time it took and an RPE",
        (true | false, true) => "An RPE",
    }
}

fn session_said(scene: &Scene<'_>, id: Id) -> String {
    scene.session(id).map_or_else(|| "a session".to_owned(), |session| effort::said(session, scene))
}

fn ran_too_early(scene: &Scene<'_>, session: Id) -> Said {
    let (count, their) = if is_several(scene, session) { ("They count", "their") } else { ("It counts", "its") };
    let text = format!(
        "{} came while the legs still wanted rest. {count} as training, and the dates include {their} cost.",
        capitalised(&session_said(scene, session)),
    );
    Said::new(Tone::Careful, text)
}

/// Says whether a session goes by a name in the plural.
fn is_several(scene: &Scene<'_>, id: Id) -> bool {
    scene.session(id).is_some_and(|session| effort::name(session, scene) == "intervals")
}

fn planned_said(scene: &Scene<'_>, id: Id) -> String {
    scene.planned(id).map_or_else(
        || "a planned session".to_owned(),
        |planned| {
            let name = effort::planned_name(planned, scene);
            format!("{name} on {}", phrase::day(planned.day, scene.today()))
        },
    )
}

/// Says how much longer a run is than another, as a share or as a multiple.
fn much_longer(ratio: f64) -> String {
    match (ratio * 2.0).round() as i64 {
        ..=3 => format!("about {:.0} % longer than", (ratio - 1.0).max(0.0) * 100.0),
        4 => "about twice as long as".to_owned(),
        5..=20 => format!("about {} times as long as", phrase::decimal((ratio * 2.0).round() / 2.0, 1)),
        _ => "many times as long as".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Entry, Kind, Planned, PlannedRest, Priority, Session, Sport};
    use crate::views::fixtures::{Stage, id, metres, on, rpe, run};

    fn stage() -> Stage {
        let mut easy = run("2026-11-22T07:00:00+01:00", 6_000.0, 0.6);
        easy.kind = Some(Kind::Recovery);
        let race =
            Planned { race: Some(Priority::B), distance: Some(metres(10_000.0)), ..Planned::new(Sport::Run, on(2026, 11, 29)) };
        let before = Planned::new(Sport::Run, on(2026, 11, 26));
        let stage = Stage::morning_after().with(2, Entry::Session(easy)).with(3, Entry::Planned(race));
        stage.with(4, Entry::Planned(before))
    }

    #[test]
    fn every_warning_has_its_sentence() {
        let mut stage = stage();
        stage.assessment.detraining.vo2max_loss_percent = 4.4;
        let session = id(1);
        let table = [
            (
                Warning::Reproduced { first: id(1), again: id(2) },
                "Today's easy run was as fast as yesterday's marathon, at no higher cost: by then you had recovered from it.",
            ),
            (
                Warning::LongestRun { session, ratio: 1.4 },
                "Yesterday's marathon was about 40 % longer than your longest run of the 30 days before. Such jumps go with \
                 injury; keep the next runs shorter.",
            ),
            (
                Warning::RanTooEarly { session: id(2) },
                "Today's easy run came while the legs still wanted rest. It counts as training, and the dates include its cost.",
            ),
            (
                Warning::Guessed { session },
                "Little is known of yesterday's marathon: the cost is a guess, and the dates are wider. An RPE would narrow them.",
            ),
            (Warning::HeartArtefact { session }, "The heart rate of yesterday's marathon is not believable and is left out."),
            (
                Warning::Detraining { days_off: 7, firmly: false },
                "7 days without an aerobic session in the log. Little is lost; two swims or rides a week would keep form up.",
            ),
            (
                Warning::Detraining { days_off: 12, firmly: true },
                "12 days without an aerobic session in the log: from here on waiting costs form, about 4 % of oxygen uptake so far.",
            ),
            (
                Warning::Surprising { system: System::Soreness, said: 6.8, expected: 0.9 },
                "Your soreness is about 6 points above what your sessions explain. Is it right? Something not logged, or an \
                 illness on its way, would do it.",
            ),
            (
                Warning::Surprising { system: System::Soreness, said: 0.0, expected: 5.2 },
                "Your soreness is about 5 points below what your sessions lead one to expect. Is it right? Until it has held for a \
                 while the dates follow it only a little.",
            ),
            (
                Warning::Surprising { system: System::Freshness, said: 0.9, expected: 0.1 },
                "You feel far worse than your sessions explain. Is it right? Something not logged, or an illness on its way, would do \
                 it.",
            ),
            (
                Warning::OddHeart { figure: HeartFigure::Rate, said: 84.0, usual: 48.2 },
                "Your resting heart rate of 84 bpm is about 36 above your usual. Is it right? A bad reading, or an illness on its \
                 way, would do it; if it slipped, say it again.",
            ),
            (
                Warning::OddHeart { figure: HeartFigure::Variability, said: 190.0, usual: 61.6 },
                "Your heart rate variability of 190 ms is far above your usual of about 62. Is it right? A bad reading would do \
                 it; if it slipped, say it again.",
            ),
            (
                Warning::WindowMissed { session },
                "The refuelling window after yesterday's marathon was over before the log knew of it; normal meals do the rest.",
            ),
            (
                Warning::PlannedTooEarly { planned: id(3), chance: 0.12, days_early: 4 },
                "10 km race on Sun 29 Nov comes about 4 days before you are ready to train: the chance that morning is about 10 %.",
            ),
            (
                Warning::PlannedTooEarly { planned: id(3), chance: 0.04, days_early: 1 },
                "10 km race on Sun 29 Nov comes about 1 day before you are ready to train: the chance that morning is below 10 %.",
            ),
            (
                Warning::PlannedLong { planned: id(3), ratio: 2.1, longest: LongestBefore::Logged },
                "10 km race on Sun 29 Nov: about twice as long as your longest run of the last 30 days. Such jumps go with injury.",
            ),
            (
                Warning::PlannedLong { planned: id(3), ratio: 1.4, longest: LongestBefore::Planned(id(4)) },
                "10 km race on Sun 29 Nov: about 40 % longer than the longest run before it, planned for Thu 26 Nov. Such jumps go \
                 with injury.",
            ),
            (
                Warning::Guessed { session: id(77) },
                "Little is known of a session: the cost is a guess, and the dates are wider. An RPE would narrow them.",
            ),
        ];
        for (warning, expected) in table {
            assert_eq!(said(&stage.scene(), &warning).text, expected);
        }
    }

    #[test]
    fn what_is_rarely_told_has_its_sentence_too() {
        let stage = stage();
        let lasting = |system| Warning::Lasting { system, days: 8 };
        let table = [
            (
                Warning::Careful { caution: Caution::AfterIllness { last: on(2026, 11, 19) } },
                "You were ill until Thu 19 Nov: until two weeks after it, the next rung waits for better than even odds.",
            ),
            (
                Warning::Careful { caution: Caution::BeforeRace { day: on(2026, 11, 29) } },
                "Your goal is on Sun 29 Nov: so near to it, the next rung waits for better than even odds.",
            ),
            (
                Warning::LongAfterLayoff { session: id(1) },
                "Yesterday's marathon came after a month without a run in the log. Tendons and bones have lost the habit; keep \
                 the next runs short.",
            ),
            (
                Warning::HrvFarBelow,
                "Your heart rate variability is far below your usual this morning. One morning decides nothing; look again \
                 tomorrow.",
            ),
            (
                lasting(System::Heart),
                "Your heart has been off your own range for 8 days. A new strap or watch can do that: name it behind the figure, \
                 as in `hrv 62 oura`. So can too much training, too little food or an illness; see a doctor if it stays.",
            ),
            (
                lasting(System::Soreness),
                "You have been sorer than your sessions explain for 8 days: training does not do that. Show it to somebody who \
                 knows legs if it stays.",
            ),
            (
                lasting(System::Freshness),
                "You have been more tired than your sessions explain for 8 days. Short nights, too little food, stress or an \
                 illness on its way can do that; see a doctor if it stays.",
            ),
            (
                Warning::Surprising { system: System::Freshness, said: 0.0, expected: 0.6 },
                "You feel far better than your sessions lead one to expect. Is it right? Until it has held for a while the dates \
                 follow it only a little.",
            ),
            (
                Warning::PlannedTooEarly { planned: id(3), chance: 0.12, days_early: 0 },
                "10 km race on Sun 29 Nov comes too early: the chance to be ready to train that morning is about 10 %.",
            ),
            (
                Warning::EasyRunsFirst { planned: id(4), runs: 2 },
                "Before run on Thu 26 Nov come 2 easy runs that are not planned yet.",
            ),
            (
                Warning::EasyRunsFirst { planned: id(4), runs: 1 },
                "Before run on Thu 26 Nov comes 1 easy run that is not planned yet.",
            ),
        ];
        for (warning, expected) in table {
            assert_eq!(said(&stage.scene(), &warning).text, expected);
        }
    }

    #[test]
    fn a_resting_heart_that_is_asked_about_is_told_once() {
        let mut stage = stage();
        let told = |stage: &Stage| warnings(&stage.scene()).into_iter().map(|said| said.text).collect::<Vec<String>>();
        let high = |above, day| Reason::RestingHeartHigh { above, on: on(2026, 11, day) };
        stage.assessment.besides = vec![high(36.0, 22)];
        assert_eq!(told(&stage).len(), 1);
        stage.assessment.warnings = vec![Warning::OddHeart { figure: HeartFigure::Rate, said: 84.0, usual: 48.0 }];
        let [once] = told(&stage).try_into().unwrap();
        assert!(once.contains("about 36 above your usual. Is it right?") && once.contains("No hard session"), "{once}");
        stage.assessment.besides = vec![high(9.0, 21)];
        assert_eq!(told(&stage).len(), 2, "yesterday's is another figure");
        stage.assessment.besides = Vec::new();
        assert!(!told(&stage)[0].contains("No hard session"), "nothing keeps from one");
        stage.assessment.reason = high(36.0, 22);
        let [asked] = told(&stage).try_into().unwrap();
        assert!(asked.starts_with("Is your resting heart rate of 84 bpm right?"), "the headline says how high it is: {asked}");
    }

    #[test]
    fn of_the_plans_that_are_long_today_tells_the_nearest() {
        let mut stage = stage();
        let long = |number| Warning::PlannedLong { planned: id(number), ratio: 1.4, longest: LongestBefore::Logged };
        stage.assessment.warnings = vec![long(3), long(4), long(5)];
        let told = warnings(&stage.scene());
        assert!(told.len() == 1 && told[0].text.starts_with("10 km race on Sun 29 Nov"), "{told:?}");
    }

    #[test]
    fn many_plans_that_come_too_early_are_one_line_beside_the_first() {
        let races = (3..8).map(|number| {
            let race = Planned { race: Some(Priority::A), ..Planned::new(Sport::Run, on(2026, 11, 20 + number)) };
            (u128::from(number), race)
        });
        let mut stage = races.fold(Stage::morning_after(), |stage, (number, race)| stage.with(number, Entry::Planned(race)));
        let early = |number| Warning::PlannedTooEarly { planned: id(number), chance: 0.12, days_early: 4 };
        stage.assessment.warnings = vec![early(3), early(4)];
        assert_eq!(warnings(&stage.scene()).len(), 2);
        stage.assessment.warnings = (3..8).map(early).collect();
        let told: Vec<String> = warnings(&stage.scene()).into_iter().map(|said| said.text).collect();
        let [first, others] = told.as_slice() else { panic!("{told:?}") };
        assert!(first.contains("on Mon 23 Nov comes about 4 days before"), "{first}");
        assert_eq!(others, "4 other plans until Fri 27 Nov come too early as well; the plan says when each is likely.");
    }

    #[test]
    fn intervals_come_and_a_run_comes_too_early() {
        let intervals = Planned { kind: Some(Kind::Intervals), ..Planned::new(Sport::Run, on(2026, 11, 24)) };
        let stage = Stage::morning_after().with(8, Entry::Planned(intervals));
        let told = too_early(&stage.scene(), id(8), 0.12, 4).text;
        assert!(told.starts_with("Intervals on Tue 24 Nov come about 4 days before"), "{told}");
    }

    #[test]
    fn what_would_narrow_the_dates_is_what_the_session_does_not_say() {
        let unknown = |session: Session| {
            let stage = Stage::morning_after().with(9, Entry::Session(session));
            said(&stage.scene(), &Warning::Guessed { session: id(9) }).text
        };
        let rated = Session { moving: None, rpe: Some(rpe(4.0)), ..run("2026-11-21T18:00:00+01:00", 20_000.0, 2.0) };
        let bare = Session { rpe: None, ..rated.clone() };
        assert!(unknown(rated).ends_with("wider. The time it took would narrow them."));
        assert!(unknown(bare).ends_with("wider. The time it took and an RPE would narrow them."));
    }

    #[test]
    fn where_running_is_open_it_is_named_among_what_keeps_form() {
        let mut stage = stage();
        stage.assessment.open = Rung::RunEasy;
        let warning = Warning::Detraining { days_off: 7, firmly: false };
        let expected = "7 days without an aerobic session in the log. Little is lost; easy runs, or two swims or rides a week, would keep form up.";
        assert_eq!(said(&stage.scene(), &warning).text, expected);
    }

    #[test]
    fn in_a_break_that_was_planned_nobody_warns_of_the_days_without_a_session() {
        let warned = |mut stage: Stage| {
            stage.assessment.warnings = vec![Warning::Detraining { days_off: 12, firmly: true }];
            warnings(&stage.scene()).len()
        };
        let off = PlannedRest { until: on(2026, 11, 30), ..PlannedRest::on(on(2026, 11, 10)) };
        assert_eq!((warned(stage()), warned(stage().with(8, Entry::PlannedRest(off)))), (1, 0));
    }

    #[test]
    fn chances_claim_no_more_than_is_known() {
        let told: Vec<String> = [0.0, 0.07, 0.08, 0.33, 0.5, 0.92, 0.99].into_iter().map(chance_said).collect();
        assert_eq!(told, ["below 10 %", "below 10 %", "about 10 %", "about 35 %", "about 50 %", "about 90 %", "above 90 %"]);
    }
}

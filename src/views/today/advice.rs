//! What to do about it: plain, calm, never an order, never a cure.

use crate::journal::{Kept, Kind, Session};
use crate::recovery::{Reason, Rung, Verdict};

use crate::views::effort::{self, Size};
use crate::views::scene::Scene;

/// Hours after a short hard effort during which a calm jog is worth a word.
const CALM_H: f64 = 3.0;
/// Hours after a very long effort during which too much drink is dangerous (hyponatraemia appears up to 24 h later).
const THIRST_H: f64 = 24.0;

/// The word on sleep for the days after the first.
const SLEEP: &str = "Sleep as long as you can.";
/// Days off from which the first runs want to be short.
const LONG_OFF_DAYS: i64 = 10;

/// Says what to do: a sentence each, most important first. Empty on GET HELP.
pub(super) fn advice(scene: &Scene<'_>) -> Vec<String> {
    let mut said = match scene.assessment.verdict {
        Verdict::GetHelp => return Vec::new(),
        Verdict::Ill => ill(&scene.assessment.reason),
        Verdict::Injured => injured(),
        Verdict::Open(rung) => match &scene.assessment.reason {
            Reason::NothingLogged => Vec::new(),
            Reason::ShortSleep { .. } => vec!["Easy is fine; sleep gives more than an early run. No alarm tomorrow.".to_owned()],
            Reason::RestingHeartHigh { .. } | Reason::HrvLow => vec![guarded(rung)],
            Reason::AfterIllness { .. } if rung == Rung::Rest => vec!["Rest, drink, sleep a little longer.".to_owned()],
            Reason::AfterIllness { .. } => vec!["Stop where it feels wrong; a day more of rest costs nothing.".to_owned()],
            Reason::Niggle { .. } => vec![niggle(rung)],
            Reason::Recovered | Reason::Held { .. } | Reason::Ill { .. } | Reason::Injured { .. } | Reason::RedFlags(_) => {
                of_rung(scene, rung)
            }
        },
    };
    said.extend(remarks(scene));
    said
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

fn injured() -> Vec<String> {
    vec![
        "Walk, swim or ride only where it does not hurt.".to_owned(),
        "A pain that stays, or that sits on one spot of a bone, belongs in a doctor's hands.".to_owned(),
    ]
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
    match (effort::size(session), scene.days_since(session)) {
        (Size::Ultra | Size::Marathon, 0) => {
            vec!["Lie down, eat, do next to nothing. No alarm tomorrow.".to_owned()]
        }
        (Size::ShortHard | Size::Ordinary, 0) => {
            vec!["Enough for today. No alarm tomorrow: sleep gives more than an early run.".to_owned()]
        }
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

fn run_easy(scene: &Scene<'_>) -> Vec<String> {
    let mut said = vec!["Run easily if you like, short and flat; it counts as training, not as recovery.".to_owned()];
    let detraining_far = scene.assessment.detraining.from.is_some_and(|from| from.since(scene.today()) > 1);
    if detraining_far {
        said.push("Another day off costs nothing.".to_owned());
    }
    said
}

fn train(scene: &Scene<'_>) -> Vec<String> {
    let planned = scene.journal.planned().iter().find(|planned| planned.day == scene.today());
    if let Some(planned) = planned {
        let name = effort::planned_name(planned, scene);
        return vec![format!("Planned for today: {name}. Train as planned.")];
    }
    if scene.assessment.detraining.days_off >= LONG_OFF_DAYS {
        return vec!["Begin below where you stopped: the first runs short and easy.".to_owned()];
    }
    vec!["Train as you like; hard is fine.".to_owned()]
}

/// Gives the session that most of the present state stems from.
fn behind<'a>(scene: &Scene<'a>) -> Option<&'a Kept<Session>> {
    match &scene.assessment.reason {
        Reason::Held { session, .. } => session.and_then(|id| scene.session(id)),
        Reason::NothingLogged
        | Reason::Recovered
        | Reason::ShortSleep { .. }
        | Reason::RestingHeartHigh { .. }
        | Reason::HrvLow
        | Reason::Ill { .. }
        | Reason::AfterIllness { .. }
        | Reason::Injured { .. }
        | Reason::Niggle { .. }
        | Reason::RedFlags(_) => None,
    }
}

/// Gives the remarks that the last sessions and the plan call for.
fn remarks(scene: &Scene<'_>) -> Vec<String> {
    let Verdict::Open(_) = scene.assessment.verdict else { return Vec::new() };
    [thirst(scene), calm(scene), lactate(scene)].into_iter().flatten().map(str::to_owned).collect()
}

fn hours_since(session: &Session, scene: &Scene<'_>) -> f64 {
    scene.now.days_since(session.end()) * 24.0
}

fn thirst(scene: &Scene<'_>) -> Option<&'static str> {
    let is_said = scene.assessment.refuelling.as_ref().is_some_and(|window| window.drink_to_thirst);
    let lately = scene.recent(2).any(|session| effort::size(session) == Size::Ultra && hours_since(session, scene) <= THIRST_H);
    (lately && !is_said)
        .then_some("Drink to thirst, not more: after so long an effort too much drink is a danger, up to a day later.")
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

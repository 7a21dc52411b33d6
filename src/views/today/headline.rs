//! What holds and why: the sentence under the verdict.

use crate::journal::{Id, Kept, Session, clean_line};
use crate::recovery::{Reason, Rung, System, Verdict};

use super::help;
use crate::phrase;
use crate::views::effort::{self, Size};
use crate::views::scene::Scene;

/// The share of a deficit from which one session is named alone.
const ALONE: f64 = 0.6;
/// The share from which a second session is named too.
const BESIDE: f64 = 0.2;
/// Soreness in points of 0-10 above the runner's base from which its peak is worth a word.
const SORE: f64 = 1.0;

/// Says what holds and why: one or two sentences, on GET HELP the help text.
pub(super) fn because(scene: &Scene<'_>) -> String {
    match &scene.assessment.reason {
        Reason::NothingLogged => "Nothing is logged yet, so there is nothing to judge by.".to_owned(),
        Reason::Recovered => recovered(scene),
        Reason::Held { by, session } => held(scene, *by, *session),
        Reason::ShortSleep { hours } => {
            format!("You slept about {}, too little for hard work today.", hours_slept(*hours))
        }
        Reason::RestingHeartHigh { above } => {
            format!("Your resting heart rate is about {above:.0} bpm above your usual: no hard session today.")
        }
        Reason::HrvLow => {
            "Your heart rate variability has been below your own range this week: no hard session today.".to_owned()
        }
        Reason::Ill { fever: true } => "You have a fever: rest, whatever the numbers say.".to_owned(),
        Reason::Ill { fever: false } => "You are ill: rest, whatever the numbers say.".to_owned(),
        Reason::AfterIllness { last } => {
            format!("You were ill until {}: half your usual volume for now, all of it easy.", phrase::day(*last, scene.today()))
        }
        Reason::Injured { place } => {
            format!("A pain{} changes the way you move: no running until it no longer does.", placed(place))
        }
        Reason::Niggle { place } => format!("A niggle{} has not gone quiet yet: no hard session today.", placed(place)),
        Reason::RedFlags(flags) => help::help(flags),
    }
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

/// Says that nothing stands in the way, and how much of that is knowledge.
fn recovered(scene: &Scene<'_>) -> String {
    let after = scene.recent(21).find(|session| effort::size(session) != Size::Ordinary);
    let back = match after.map(|session| effort::said(session, scene)) {
        Some(effort) => format!("All six systems are back after {effort}."),
        None => "All six systems are back: nothing in your log stands in the way.".to_owned(),
    };
    match scene.unknown_days() {
        0..=2 => back,
        days => format!("{back} The log knows nothing of the last {days} days, though."),
    }
}

/// Says which system holds the rung, by how much, and after what.
fn held(scene: &Scene<'_>, by: System, session: Option<Id>) -> String {
    let cause = Cause::of(scene, by, session);
    let deficit = scene.system(by).deficit;
    let still = if cause.is_today { "" } else { "still " };
    let first = match by {
        System::Strength => {
            format!("Your legs are {still}about {:.0} % short of their strength{}", deficit * 100.0, cause.after())
        }
        System::Soreness if scene.system(by).rising => {
            format!("Your muscles are sore{}, about {} above your usual", cause.from(), points(deficit))
        }
        System::Soreness => {
            format!("Your muscles are {still}sore{}, about {} above your usual", cause.from(), points(deficit))
        }
        System::Fuel => format!("Your fuel stores are {still}{}{}", emptiness(deficit), cause.after()),
        System::Heart if cause.is_today => format!("Your heart needs the night to settle{}", cause.after()),
        System::Heart => format!("Your heart has not quite settled yet{}", cause.after()),
        System::Freshness => {
            format!("You are {still}tired{}: about {} of your freshness is missing", cause.from(), percent(deficit))
        }
        System::Tissue => format!("Tendons, bones and deep muscle {still}carry a load{} that you cannot feel", cause.from()),
    };
    let second = peak(scene, by, &cause).or_else(|| feelings(scene, by, &cause));
    match second {
        Some(second) => format!("{first}; {second}."),
        None => format!("{first}."),
    }
}

/// Says when soreness peaks, where that is still to come.
fn peak(scene: &Scene<'_>, by: System, cause: &Cause) -> Option<String> {
    let soreness = scene.system(System::Soreness);
    let will_be_sore = soreness.deficit >= SORE || soreness.causes.first().is_some_and(|cause| cause.dose >= 2.0 * SORE);
    if !soreness.rising || !will_be_sore {
        return None;
    }
    let what = if by == System::Soreness { "it" } else { "soreness" };
    Some(match cause.days {
        Some(0) => format!("{what} peaks tomorrow"),
        Some(1) => format!("{what} peaks today"),
        Some(_) | None => format!("{what} has not peaked yet"),
    })
}

/// Says, after a big effort, that feeling well again is not the whole story, where the runner feels well.
fn feelings(scene: &Scene<'_>, by: System, cause: &Cause) -> Option<String> {
    let feels_well = scene.system(System::Soreness).deficit < SORE && scene.system(System::Freshness).deficit < 0.15;
    let unfelt = matches!(by, System::Strength | System::Tissue);
    let below_training = scene.assessment.verdict != Verdict::Open(Rung::Train);
    (cause.is_big && feels_well && unfelt && below_training).then(|| "feeling well comes back before they do".to_owned())
}

/// Gives a share as words: `about half`, `40 %`.
fn percent(share: f64) -> String {
    if (0.46..=0.54).contains(&share) { "half".to_owned() } else { format!("{:.0} %", share * 100.0) }
}

fn emptiness(deficit: f64) -> String {
    if (0.46..=0.54).contains(&deficit) {
        "about half empty".to_owned()
    } else {
        format!("about {:.0} % below full", deficit * 100.0)
    }
}

/// Gives points of soreness, to the half below 3.
fn points(deficit: f64) -> String {
    let halves = (deficit * 2.0).round() / 2.0;
    let shown = if deficit < 3.0 { halves } else { deficit.round() };
    if (shown - 1.0).abs() < f64::EPSILON { "1 point of 10".to_owned() } else { format!("{shown} points of 10") }
}

/// The session or sessions behind what is said.
struct Cause {
    /// Named with their days; empty where none is known.
    named: String,
    /// Days since the first of them.
    days: Option<i64>,
    /// Whether the first of them was today.
    is_today: bool,
    /// Whether the first of them was as long as a marathon or longer.
    is_big: bool,
}

impl Cause {
    fn of(scene: &Scene<'_>, by: System, first: Option<Id>) -> Self {
        let Some(session) = first.and_then(|id| scene.session(id)) else {
            return Self { named: String::new(), days: None, is_today: false, is_big: false };
        };
        let named = match second_cause(scene, by, session) {
            Some(other) => format!("{} and {}", effort::said(session, scene), effort::said(other, scene)),
            None => effort::said(session, scene),
        };
        let days = scene.days_since(session);
        let is_big = matches!(effort::size(session), Size::Ultra | Size::Marathon);
        Self { named, days: Some(days), is_today: days == 0, is_big }
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

/// Gives the second session behind a deficit, where the first does not explain it alone.
fn second_cause<'a>(scene: &Scene<'a>, by: System, first: &Session) -> Option<&'a Kept<Session>> {
    let causes = &scene.system(by).causes;
    let of_first = causes.iter().find(|cause| scene.session(cause.session).is_some_and(|session| session.what == *first));
    if of_first.is_none_or(|cause| cause.share >= ALONE) {
        return None;
    }
    let others = causes.iter().filter(|cause| cause.share >= BESIDE).filter_map(|cause| scene.session(cause.session));
    others.into_iter().find(|session| session.what != *first)
}

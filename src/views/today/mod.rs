//! Today: rest or train, why, what to do, and the way back.

mod advice;
mod comfort;
mod headline;
mod help;
mod json;
mod layoff;
mod lines;
mod refuelling;
mod rest_days;
mod systems;
mod unwell;
mod warnings;
mod way_back;

use crate::journal::{Athlete, Day, Journal, Moment, Units};
use crate::keys::Action;
use crate::phrase;
use crate::recovery::{Assessment, Reason, Rung, System, Verdict};

use super::scene::{Ground, Scene};
use super::{AskedQuestion, Badge, Glyph, Said, Tone, check_in};

pub(super) use headline::{because, nothing_to_judge_by};
pub(super) use help::label as sign_label;
pub use json::{TodayJson, today_json};
pub use json::{rung_name, system_word, verdict_name, waits_for};
pub use lines::{strip_line, today_lines, today_short};
pub(super) use rest_days::why_rest;
pub(super) use systems::{missing, name as system_name, range};
pub use warnings::{asked_back, question_alone};
pub(super) use warnings::{chance_said, said as warning_said};

/// The ways into an empty log.
const DOORS: [Door; 3] = [
    Door { leads: Action::LogSession, label: "log a session", command: "deckchair log \"10k 52:30 rpe 7 yesterday\"" },
    Door { leads: Action::Import, label: "import a file", command: "deckchair import FILE or FOLDER" },
    Door { leads: Action::Demo, label: "look at a demo", command: "deckchair demo" },
];
/// What stands in the verdict's place while nothing is logged: there is nothing to judge by.
const NOTHING_LOGGED: Badge = Badge { glyph: Glyph::new('○', '?'), word: "NOTHING LOGGED YET", tone: Tone::Quiet };

/// The same where something else is logged already: still no session.
const NO_SESSION: Badge = Badge { word: "NO SESSION YET", ..NOTHING_LOGGED };

/// What stands in the verdict's place once the day has had its session.
const DONE: Badge = Badge { glyph: Glyph::new('✓', 'v'), word: "DONE", tone: Tone::Good };

/// Says rest or train, why, what to do, and the way back.
///
/// `now` may be a little later than the moment of the assessment: the countdown follows it.
#[must_use]
pub fn today(now: Moment, assessment: &Assessment, journal: &Journal, athlete: &Athlete, units: Units) -> TodayView {
    let scene = Scene { ground: Ground { now, journal, athlete, units }, assessment };
    let is_empty = assessment.reason == Reason::NothingLogged;
    let is_silent = is_empty || assessment.verdict == Verdict::GetHelp;
    TodayView {
        // The date of the wall clock: after midnight the runner's day still lasts, but the calendar has moved on.
        date: phrase::full_day(Day::new(now.wall().date())),
        clock: phrase::time(now),
        verdict: assessment.verdict,
        badge: match (is_empty, journal.is_empty()) {
            (true, true) => NOTHING_LOGGED,
            (true, false) => NO_SESSION,
            (false, _) => Badge::of(assessment.verdict),
        },
        is_done: advice::is_done_for_today(&scene),
        because: headline::because(&scene),
        doctor: if let Reason::RedFlags(flags) = &assessment.reason { help::doctor(flags) } else { "" },
        advice: advice::advice(&scene),
        guards: advice::guards(&scene),
        beside: beside(&scene),
        systems: if is_silent { Vec::new() } else { systems::systems(&scene) },
        way_back: if is_silent { None } else { way_back::way_back(&scene) },
        strip: if is_silent { Strip::default() } else { way_back::strip(&scene) },
        rest_days: if is_silent { String::new() } else { rest_days::rest_days(&scene) },
        warnings: if is_silent { Vec::new() } else { warnings::warnings(&scene) },
        questions: if is_silent { Vec::new() } else { check_in::asked(&scene) },
    }
}

fn beside(scene: &Scene<'_>) -> Beside {
    if scene.assessment.verdict == Verdict::GetHelp {
        return Beside::Nothing;
    }
    if scene.assessment.reason == Reason::NothingLogged {
        return Beside::Doors(DOORS.to_vec());
    }
    let window = scene.assessment.refuelling.as_ref().and_then(|window| refuelling::refuelling(scene, window));
    window.map_or_else(|| Beside::Comfort(comfort::comfort(scene)), |view| Beside::Refuelling(Box::new(view)))
}

/// Everything Today says, on the screen and on the command line.
///
/// On GET HELP only the badge and `because` speak: no systems, no way back, no strip, nothing beside.
#[derive(Debug, Clone, PartialEq)]
pub struct TodayView {
    /// The day, such as `Sun 22 Nov 2026`.
    pub date: String,
    /// The wall clock, such as `08:14`.
    pub clock: String,
    /// Rest or train?
    pub verdict: Verdict,
    /// The verdict as glyph, word and tone.
    pub badge: Badge,
    /// Whether the day has had its session, and more than rest would still be open.
    pub is_done: bool,
    /// What holds and why: one or two sentences. On GET HELP the help text, one paragraph a sign, parted by line feeds.
    pub because: String,
    /// How soon a doctor is wanted, as a clause; empty where none is.
    pub doctor: &'static str,
    /// What to do, a sentence each, most important first.
    pub advice: Vec<String>,
    /// How many of these, the first, health hangs on: no screen leaves one of them out.
    pub guards: usize,
    /// The panel beside the answer.
    pub beside: Beside,
    /// The six systems; empty on GET HELP and while nothing is logged.
    pub systems: Vec<SystemLine>,
    /// The way back; absent on GET HELP and while nothing is logged.
    pub way_back: Option<WayBack>,
    /// The coming three weeks, today first; empty on GET HELP and while nothing is logged.
    pub strip: Strip,
    /// The days suggested for rest within two weeks, such as `Rest days: today–Mon 23 Nov, Sat 5 Dec (the day before a
    /// race)`; empty where none is suggested.
    pub rest_days: String,
    /// What else the runner should know, most important first.
    pub warnings: Vec<Said>,
    /// What the check-in would ask now, at most two; empty where no answer would change anything.
    pub questions: Vec<AskedQuestion>,
}

impl TodayView {
    /// Gives the word that answers the question now: once the day has had its session, that it is done.
    #[must_use]
    pub const fn answer(&self) -> Badge {
        if self.is_done { DONE } else { self.badge }
    }

    /// Says whether a doctor is wanted, so that the reason is all there is to say.
    #[must_use]
    pub fn is_help(&self) -> bool {
        self.verdict == Verdict::GetHelp
    }

    /// Says whether no session is logged yet, so that there is nothing to judge by.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.badge.glyph == NOTHING_LOGGED.glyph
    }

    /// Gives the next rung that is not open yet.
    #[must_use]
    pub fn next_step(&self) -> Option<&Step> {
        self.way_back.as_ref().and_then(|way| way.steps.iter().find(|step| step.state == StepState::Ahead))
    }
}

/// What stands beside the answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Beside {
    /// The refuelling window that is open.
    Refuelling(Box<RefuellingView>),
    /// What helps today.
    Comfort(ComfortView),
    /// The ways into an empty log.
    Doors(Vec<Door>),
    /// Nothing (GET HELP).
    Nothing,
}

/// The open refuelling window.
#[derive(Debug, Clone, PartialEq)]
pub struct RefuellingView {
    /// The panel's title.
    pub title: &'static str,
    /// The countdown, such as `closes in 1:42:07`.
    pub countdown: String,
    /// Seconds left.
    pub seconds_left: u64,
    /// How much of the window has passed, 0 to 1.
    pub elapsed: f64,
    /// The marks under the bar, each with its place on it, 0 to 1: `finish`, `2 h`, `4 h`.
    pub marks: [(f64, &'static str); 3],
    /// How urgent, in a word: `relaxed`, `soon`, `now`.
    pub urgency: &'static str,
    /// The tone of the urgency.
    pub tone: Tone,
    /// Carbohydrate, protein and fluid.
    pub amounts: [Amount; 3],
    /// Why it is as urgent as it is and what follows from it, a sentence or two.
    pub reason: String,
    /// What else to know (an assumed weight), a sentence each.
    pub notes: Vec<String>,
}

/// One amount of the refuelling window.
#[derive(Debug, Clone, PartialEq)]
pub struct Amount {
    /// `carbs`, `protein` or `fluid`.
    pub name: &'static str,
    /// Taken and aimed at, such as `52 of 210 g` or `0.5 l, to thirst`.
    pub text: String,
    /// The part of the aim that is taken, 0 to 1; `None` where nothing is aimed at.
    pub fraction: Option<f64>,
}

/// What helps today while no window is open.
#[derive(Debug, Clone, PartialEq)]
pub struct ComfortView {
    /// The panel's title.
    pub title: &'static str,
    /// What, and what for.
    pub lines: Vec<ComfortLine>,
}

/// One thing that helps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComfortLine {
    /// What, such as `sleep`.
    pub what: &'static str,
    /// What for, such as `the one thing that is essential`.
    pub why: String,
}

/// A way into an empty log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Door {
    /// The action that opens it.
    pub leads: Action,
    /// What it offers, such as `log a session`.
    pub label: &'static str,
    /// The same from the command line.
    pub command: &'static str,
}

/// One system's line.
#[derive(Debug, Clone, PartialEq)]
pub struct SystemLine {
    /// Which system.
    pub system: System,
    /// Its name, such as `Strength`.
    pub name: &'static str,
    /// How much of the deepest deficit is made good, 0 to 1: the bar.
    pub recovered: f64,
    /// The same in words, such as `58 %`.
    pub percent: String,
    /// When it no longer stands in the way of training, such as `Tue 24 Nov`, or `ready`.
    pub back: String,
    /// The same without the month where it can be missed, such as `Tue 24`.
    pub back_short: String,
    /// The range of `back`, such as `(Mon–Wed)`; empty where it is one day.
    pub range: String,
    /// What is still missing, such as `about 16 % short`.
    pub missing: String,
    /// Whether it comes back last: the line carries `◂ last`.
    pub is_last: bool,
    /// How near it is.
    pub tone: Tone,
}

/// The way back to training.
#[derive(Debug, Clone, PartialEq)]
pub struct WayBack {
    /// The panel's title; it says that the dates suppose rest where the strip counts what is planned.
    pub title: &'static str,
    /// The four rungs, lowest first.
    pub steps: [Step; 4],
    /// What waiting too long would cost.
    pub detraining: Option<DetrainingLine>,
    /// What the dates leave out (illness, injury, what was never logged); empty where nothing.
    pub note: String,
}

/// Where a rung of the way back stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StepState {
    /// Below today's rung.
    Behind,
    /// Today's rung.
    Here,
    /// Not open yet.
    Ahead,
}

/// When a rung opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepOpens {
    /// It is open.
    Now,
    /// On a day by the body's own course.
    OnADay,
    /// On a day by the body's own course, if something else has come by then.
    OnADayOnce,
    /// Not today, though the body is ready.
    NotToday,
    /// Once something has come first, which is no date.
    OnceDone,
}

/// One rung of the way back.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// The rung.
    pub rung: Rung,
    /// Its glyph, word and tone.
    pub badge: Badge,
    /// What it allows, such as `Swim or ride`.
    pub label: &'static str,
    /// Where it stands today.
    pub state: StepState,
    /// When it opens.
    pub opens: StepOpens,
    /// The same in words, such as `Thu 26 Nov`; `today` or `open` where it is open.
    pub day: String,
    /// The range of `day`, such as `(Wed–Sat)`; empty where it is open or one day. Of a day that hangs on more than the body what
    /// must come first, such as `after a run`.
    pub range: String,
}

/// The line on detraining.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DetrainingLine {
    /// Its glyph.
    pub glyph: Glyph,
    /// `Detraining`.
    pub label: &'static str,
    /// From when, such as `from Tue 1 Dec`.
    pub from: String,
    /// What keeps it away or what it has cost so far, such as `unless you swim or ride twice a week`.
    pub unless: String,
    /// How it is meant.
    pub tone: Tone,
}

/// The coming weeks in one line.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Strip {
    /// The panel's title, which says what the days suppose of those before them.
    pub title: &'static str,
    /// What the chances of its days are, and what they suppose.
    pub chances: &'static str,
    /// The first day, such as `22 Nov`, where rest is supposed; else `as planned`.
    pub label: String,
    /// A cell a day.
    pub cells: Vec<StripCell>,
    /// From when the first run must be an easy one, where none would have come for so long; empty otherwise.
    pub layoff: String,
}

/// One day of the strip.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StripCell {
    /// The day.
    pub day: Day,
    /// The rung open that morning by the median, as its badge.
    pub badge: Badge,
    /// How sure the rung is, 0 to 1; the less, the paler.
    pub certainty: f64,
    /// The chance of each rung above rest, lowest first, that it is open at least, 0 to 1.
    pub chances: [f64; 3],
    /// Whether the detraining mark `┊` stands before this day.
    pub detraining_begins: bool,
    /// Whether no run would have come for so long that the first one must be easy.
    pub is_laid_off: bool,
}

impl StripCell {
    /// Gives the rung that stands at a share of the day's column, 0 to 1 from the ground up: the chance that training is open
    /// lies lowest, rest highest, and each takes as much as it is likely to be the highest that is open.
    #[must_use]
    pub fn badge_at(&self, share: f64) -> Badge {
        let open = Rung::CLIMB.into_iter().zip(self.chances).rev().find(|(_, chance)| share < *chance);
        Badge::of_rung(open.map_or(Rung::Rest, |(rung, _)| rung))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::fixtures::on;

    #[test]
    fn the_likelier_a_rung_the_more_of_the_column_it_takes() {
        let signs = |chances: [f64; 3]| {
            let cell = StripCell {
                day: on(2026, 11, 22),
                badge: Badge::of_rung(Rung::Rest),
                certainty: 1.0,
                chances,
                detraining_begins: false,
                is_laid_off: false,
            };
            (0..10).map(|up| cell.badge_at((f64::from(up) + 0.5) / 10.0).glyph.sign).collect::<String>()
        };
        assert_eq!(signs([0.9, 0.7, 0.2]), "▲▲→→→→→≈≈●");
        assert_eq!(signs([1.0, 1.0, 1.0]), "▲▲▲▲▲▲▲▲▲▲");
        assert_eq!(signs([0.0, 0.0, 0.0]), "●●●●●●●●●●");
    }
}

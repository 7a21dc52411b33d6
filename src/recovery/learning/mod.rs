//! What the runner's own mornings teach: how deep efforts cut this runner, how fast they recover, and how they use each
//! scale.
//!
//! # The estimate
//! Each scale of the check-in (soreness, fatigue, mood) is followed morning by morning as
//!
//! > what is said = the runner's level + how it swings from day to day ± span · gain · deficit(pace) + noise
//!
//! where the deficit is the model's, at the morning's own time, and what a bad night or stress explains ([`strain`]) is not put
//! down to training. Level, swing, gain and pace are one joint Gaussian estimate
//! (an extended Kalman filter, [`branch`]), run for a few ways of using a scale at once and weighed by how well each
//! foretold ([`track`]). What the scales say of gains and pace is joined with the spread between people into one posterior
//! ([`posterior`]), from which the possible runners are drawn. Efforts that were tried again tell of all that recovery's time
//! hangs on ([`reproduced`]), and resting heart rate and heart rate variability of the heart, where it is worse ([`hearts`]).
//!
//! Everything is a closed form over the last year of the journal: the same log gives the same answer, in whichever order it
//! was written, and nothing is cached that could be stale.

pub(super) mod beyond;
pub(super) mod branch;
pub(super) mod feelings;
pub(super) mod hearts;
pub(super) mod heeded;
pub(super) mod lateness;
pub(super) mod posterior;
pub(super) mod reproduced;
pub(super) mod scale;
pub(super) mod strain;
pub(super) mod track;
pub(super) mod unwell;

use std::{panic, thread};

use crate::journal::{Athlete, Journal, Moment};

use super::body::{Body, Unexplained};
use super::each::BySystem;
use super::warning::Warning;

pub(super) use beyond::TOLD_DAYS;
pub use branch::Load;
pub use feelings::keep_strength;
pub use hearts::Followed;
pub use posterior::Posterior;
pub use scale::{LEARNED_DAYS, MEMORY_DAYS, Scale, mornings};
pub use track::Foretold;
pub(super) use track::{NO_SURPRISE, SURPRISING};

use beyond::{Beyond, Lasting, NEW_FADES_DAYS, fades_over, is_beyond, unexplained};
use hearts::Hearts;
use heeded::{Aftermaths, Heeded};
use reproduced::{Attempt, AttemptEvidence, Outcome, attempts};
use scale::Morning;
use strain::Strained;
use track::{Heard, Track};

/// A report this old still tells how the runner swings today, days.
pub(super) const STANDING_DAYS: i64 = 3;
/// An answer claims something of the body beyond so many times what the runner's answers vary: one morning in forty does by
/// chance.
pub(super) const CLAIMED_BEYOND: f64 = 2.0;
/// An effort reproduced is news for so many days.
pub(super) const NEWS_DAYS: f64 = 2.5;

/// What the mornings up to a moment taught.
#[derive(Debug, Clone)]
pub struct Learned {
    /// The runner's own gains and pace.
    pub posterior: Posterior,
    /// What was reported lately beyond what any logged effort explains; less than nothing where the runner is better than
    /// expected.
    pub unexplained: BySystem<Unexplained>,
    /// What to tell the runner: today's reports to ask about, and efforts reproduced lately.
    pub told: Vec<Warning>,
    tracks: [Track; 3],
    /// What each scale reports beyond the model; none where it was not answered lately.
    beyond: [Option<Beyond>; 3],
    /// Since when what each scale reports lies beyond what is explained.
    lasting: [Option<Lasting>; 3],
    /// What besides training weighs on today.
    strain: Strained,
    /// Whether a hard effort was not long ago.
    in_aftermath: bool,
    /// What is heeded as it was said.
    heeded: Heeded,
    /// What the efforts tried again say of the time that recovery takes.
    tried: AttemptEvidence,
    /// What the heart's own figures say.
    hearts: Hearts,
}

/// Learns from the check-ins and the efforts tried again up to `now`; `past` is the body with all efforts of the last year.
#[must_use]
pub fn learn(now: Moment, journal: &Journal, athlete: &Athlete, past: &Body) -> Learned {
    let (hearts, mornings) = both(|| Hearts::of(now, journal, athlete, past), || mornings(now, journal, athlete, past));
    let heeded = Heeded::of(&mornings, past);
    let follow = |scale| Answers::through(scale, &mornings, &heeded);
    // The scales of freshness are followed side by side with that of soreness.
    let (soreness, [fatigue, mood]) = both(|| follow(Scale::Soreness), || [Scale::Fatigue, Scale::Mood].map(follow));
    let followed = [soreness, fatigue, mood];
    let beyond = followed.each_ref().map(|answers| answers.beyond);
    let lasting = followed.each_ref().map(|answers| answers.lasting);
    let mut told: Vec<Warning> = followed.iter().filter_map(|answers| answers.surprising.clone()).collect();
    // Fatigue and mood are two words for one feeling.
    told.dedup_by_key(|warning| if let Warning::Surprising { system, .. } = warning { Some(*system) } else { None });
    let unexplained = unexplained(beyond);
    told.extend(beyond::told(&unexplained));
    let tracks = followed.map(|answers| answers.track);
    let attempts = attempts(now, journal, past);
    let tried = AttemptEvidence::of(&attempts);
    told.extend(attempts.iter().rev().filter(|attempt| is_late(attempt, now, journal)).map(Attempt::told).take(1));
    let strain = mornings.last().filter(|morning| morning.day == 0).map_or([0.0; 3], |morning| morning.strain);
    Learned {
        posterior: Posterior::of(&tracks, &tried, &hearts),
        unexplained,
        told,
        tracks,
        beyond,
        lasting,
        strain,
        in_aftermath: Aftermaths::of(past).hold(0.0),
        heeded,
        tried,
        hearts,
    }
}

/// Says whether an effort was reproduced within the last days.
fn is_late(attempt: &Attempt, now: Moment, journal: &Journal) -> bool {
    let again = journal.sessions().iter().rev().find(|session| session.id == attempt.again);
    attempt.outcome == Outcome::Reproduced && again.is_some_and(|again| now.days_since(again.end()) <= NEWS_DAYS)
}

impl Learned {
    /// Gives what is expected of a scale so many days from now, at this load.
    #[must_use]
    pub fn foretell(&self, scale: Scale, days: i64, load: Load) -> Foretold {
        self.track(scale).foretell(days, load).moved(self.lasting_points(scale, days), scale.ends())
    }

    /// Gives the points of a scale by which what has lasted beyond anything explained moves an answer so many days from now: more
    /// the longer it has lasted. Only in a hard effort's aftermath, in which the scale's own account leaves it out.
    fn lasting_points(&self, scale: Scale, days: i64) -> f64 {
        let of_scale = self.beyond.get(scale as usize).copied().flatten();
        let Some(Beyond { deficit, lasted }) = of_scale.filter(|_| self.in_aftermath) else { return 0.0 };
        let left = deficit * (-(days as f64) / fades_over(lasted)).exp() - self.track(scale).swing(days);
        left.max(0.0) * scale.span() * lasted / (lasted + NEW_FADES_DAYS)
    }

    /// Gives what the heart's own figures taught.
    #[must_use]
    pub const fn hearts(&self) -> &Hearts {
        &self.hearts
    }

    /// Gives what the runner says on a scale when recovered.
    #[must_use]
    pub fn level(&self, scale: Scale) -> f64 {
        self.track(scale).level()
    }

    fn track(&self, scale: Scale) -> &Track {
        let [soreness, fatigue, mood] = &self.tracks;
        match scale {
            Scale::Soreness => soreness,
            Scale::Fatigue => fatigue,
            Scale::Mood => mood,
        }
    }

    /// Gives what bears on an answer of today: the model's deficit, and the night and the stress that were told.
    #[must_use]
    pub fn load_today(&self, body: &Body, scale: Scale) -> Load {
        Load::ahead(body, scale.system(), 0.0).under(self.strain).after(self.in_aftermath)
    }

    /// Gives what would be known of the runner, and what would be unexplained, had they said this on a scale today, at this
    /// load.
    #[must_use]
    pub fn supposing(&self, scale: Scale, said: f64, load: Load) -> (Posterior, BySystem<Unexplained>) {
        let mut tracks = self.tracks.clone();
        let mut beyond = self.beyond;
        let of_scale = tracks.iter_mut().zip(&mut beyond).zip(self.lasting).zip(Scale::ALL).filter(|(_, other)| *other == scale);
        for (((track, beyond), before), _) in of_scale {
            let heard = track.hear(0, said, load);
            let lasting = is_beyond(scale, said, load, track).then(|| Lasting::until_today(before));
            *beyond = Some(Answer { day: 0, said, heard }.heeded(&self.heeded, scale, track, lasting));
        }
        (Posterior::of(&tracks, &self.tried, &self.hearts), unexplained(beyond))
    }
}

/// Does two things at once.
fn both<A: Send, B>(one: impl FnOnce() -> A + Send, other: impl FnOnce() -> B) -> (A, B) {
    thread::scope(|scope| {
        let one = scope.spawn(one);
        let other = other();
        (one.join().unwrap_or_else(|panicked| panic::resume_unwind(panicked)), other)
    })
}

/// All answers on one scale, followed.
struct Answers {
    track: Track,
    /// What the scale reports beyond the model, where it was answered lately.
    beyond: Option<Beyond>,
    /// Since when what it reports lies beyond what is explained.
    lasting: Option<Lasting>,
    /// Today's answer, where it is to be asked about.
    surprising: Option<Warning>,
}

impl Answers {
    fn through(scale: Scale, mornings: &[Morning], heeded: &Heeded) -> Self {
        let mut track = Track::new(scale.gauge(), scale.habits());
        let mut last = None;
        for morning in mornings {
            if let Some(said) = scale.said(morning) {
                let load = morning.load(scale);
                last = Some(Answer { day: morning.day, said, heard: track.hear(morning.day, said, load) });
            }
        }
        let late = last.filter(|answer| answer.day >= -STANDING_DAYS);
        let lasting = late.and_then(|_| Lasting::of(scale, mornings, &track));
        let beyond = late.map(|answer| answer.heeded(heeded, scale, &track, lasting));
        let today = late.filter(|answer| answer.day == 0 && answer.heard.is_surprise);
        let above = |said: f64| scale.above(said, track.level());
        let surprising = today.map(|Answer { said, heard, .. }| Warning::Surprising {
            system: scale.system(),
            said: above(said),
            expected: above(heard.expected),
        });
        Self { track, beyond, lasting, surprising }
    }
}

/// An answer, and what hearing it brought.
#[derive(Clone, Copy)]
struct Answer {
    day: i64,
    said: f64,
    heard: Heard,
}

impl Answer {
    /// Gives what it reports beyond the model; taken at its word where it claims more than what was learnt makes of it.
    fn heeded(self, heeded: &Heeded, scale: Scale, track: &Track, lasting: Option<Lasting>) -> Beyond {
        let lasted = lasting.map_or(0.0, Lasting::days);
        let left = (self.day as f64 / fades_over(lasted)).exp();
        let reported = self.reported(scale, track, left);
        let claimed = heeded.beyond(scale, self.said, self.day, left);
        Beyond { deficit: if claimed > 0.0 { reported.max(claimed) } else { reported }, lasted }
    }

    /// Gives what it reports beyond the model: how the runner swings, but no less than what lies beyond how much answers vary, of
    /// which so much is left. A body may be worse than any log explains.
    fn reported(self, scale: Scale, track: &Track, left: f64) -> f64 {
        let Heard { expected, is_surprise } = self.heard;
        let varies = CLAIMED_BEYOND * track.noise() / scale.span().abs();
        let beyond = ((self.said - expected) / scale.span() - varies).max(0.0) * left;
        // How the runner swings is not learnt from what is too far off.
        let swing = if is_surprise { 0.0 } else { track.swing(0) };
        if beyond > 0.0 { swing.max(beyond) } else { swing }
    }
}

//! What the runner's own mornings teach: how deep efforts cut this runner, how fast they recover, and how they use each
//! scale.
//!
//! # The estimate
//! Each scale of the check-in (soreness, fatigue, mood) is followed morning by morning as
//!
//! > what is said = the runner's level + how it swings from day to day ± span · gain · deficit(pace) + noise
//!
//! where the deficit is the model's, at the morning's own time. Level, swing, gain and pace are one joint Gaussian estimate
//! (an extended Kalman filter, [`branch`]), run for a few ways of using a scale at once and weighed by how well each
//! foretold ([`track`]). What the scales say of gains and pace is joined with the spread between people into one posterior
//! ([`posterior`]), from which the possible runners are drawn. Efforts that were reproduced tell of the pace too
//! ([`reproduced`]).
//!
//! Everything is a closed form over the last year of the journal: the same log gives the same answer, in whichever order it
//! was written, and nothing is cached that could be stale.

mod branch;
mod feelings;
mod posterior;
mod reproduced;
mod scale;
mod track;

use crate::journal::{Athlete, Journal, Moment};

use super::assessment::Warning;
use super::body::Body;

pub use branch::Load;
pub use feelings::keep_strength;
pub use posterior::Posterior;
pub use scale::{LEARNED_DAYS, MEMORY_DAYS, Scale};
pub use track::Foretold;

use reproduced::{Attempt, Outcome, attempts, pace_of};
use scale::{Morning, mornings};
use track::Track;

/// A report this old still tells how the runner swings today, days.
const STANDING_DAYS: i64 = 3;
/// An effort reproduced is news for so many days.
const NEWS_DAYS: f64 = 2.5;

/// What the mornings up to a moment taught.
#[derive(Debug, Clone)]
pub struct Learned {
    /// The runner's own gains and pace.
    pub posterior: Posterior,
    /// What was reported lately beyond what any logged effort explains; less than nothing where the runner is better than
    /// expected. In each system's unit.
    pub unexplained: [f64; 6],
    /// What to tell the runner: today's reports to ask about, and efforts reproduced lately.
    pub told: Vec<Warning>,
    tracks: [Track; 3],
}

/// Learns from the check-ins and the efforts tried again up to `now`; `past` is the body with all efforts of the last year.
#[must_use]
pub fn learn(now: Moment, journal: &Journal, athlete: &Athlete, past: &Body) -> Learned {
    let mut heard = Heard { unexplained: [(0.0, 0.0); 6], surprising: Vec::new() };
    let mornings = mornings(now, journal, athlete, past);
    let tracks = Scale::ALL.map(|scale| heard.follow(scale, &mornings));
    let attempts = attempts(now, journal, athlete);
    let posterior = Posterior::of(&tracks, pace_of(&attempts));
    let unexplained = heard.unexplained.map(|(sum, count)| if count > 0.0 { sum / count } else { 0.0 });
    let mut told = heard.surprising;
    told.extend(attempts.iter().rev().filter(|attempt| is_late(attempt, now, journal)).map(Attempt::told).take(1));
    Learned { posterior, unexplained, told, tracks }
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
        let [soreness, fatigue, mood] = &self.tracks;
        let track = match scale {
            Scale::Soreness => soreness,
            Scale::Fatigue => fatigue,
            Scale::Mood => mood,
        };
        track.foretell(days, load)
    }
}

/// What is gathered while the scales are followed.
struct Heard {
    /// For each system, the sum of what its scales report beyond the model, and how many do.
    unexplained: [(f64, f64); 6],
    surprising: Vec<Warning>,
}

impl Heard {
    /// Follows one scale through all mornings.
    fn follow(&mut self, scale: Scale, mornings: &[Morning]) -> Track {
        let mut track = Track::new(scale);
        let mut last = None;
        for morning in mornings {
            if let Some(said) = scale.said(morning) {
                last = Some((morning.day, said, track.hear(morning.day, said, morning.load(scale.system()))));
            }
        }
        let Some((day, said, answer)) = last.filter(|(day, ..)| *day >= -STANDING_DAYS) else { return track };
        let beyond = match answer {
            track::Heard::Learnt => track.swing(0),
            // It teaches nothing, but it is heeded for the day itself, where it is worse than expected.
            track::Heard::Surprised { expected } if day == 0 => {
                let noise = scale.noise() / scale.span().abs();
                let (said, expected) = (scale.above(said, track.level()), scale.above(expected, track.level()));
                self.surprising.push(Warning::Surprising { system: scale.system(), said, expected });
                (said - expected - noise).max(0.0)
            }
            track::Heard::Surprised { .. } => return track,
        };
        if let Some((sum, count)) = self.unexplained.get_mut(scale.system().index()) {
            (*sum, *count) = (*sum + beyond, *count + 1.0);
        }
        track
    }
}

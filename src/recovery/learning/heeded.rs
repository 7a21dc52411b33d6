//! What is heeded as it was said. In the weeks after a hard effort nobody's way of using a scale is learnt anew: who is
//! sorer or more tired than they were before it is taken at their word, however often they have said so since. So is whoever
//! begins a log, of whom nobody knows what they did before it; whoever gives the worst answers, at any time; and for a week or
//! two whoever is worse than a few weeks ago: a usual answer changes slowly.

use crate::recovery::assessment::System;
use crate::recovery::body::{AgedEffort, Body};
use crate::recovery::ensemble::Way;
use crate::recovery::mornings::mean_and_sd;

use super::feelings::part;
use super::scale::{Morning, Scale};

/// Strength loss from which an effort has an aftermath, and from which it counts in full, fraction.
pub(in crate::recovery) const AFTERMATH_LOSS: (f64, f64) = (0.14, 0.20);
/// How long an aftermath counts in full, and when it is over, days.
pub(in crate::recovery) const AFTERMATH_DAYS: (f64, f64) = (14.0, 28.0);
/// Days before the effort whose answers tell what is usual.
pub(in crate::recovery) const USUAL_DAYS: f64 = 60.0;
/// Fewer answers than this do not: people at large do.
pub(in crate::recovery) const USUAL_ANSWERS: usize = 5;
/// An answer says something of the body beyond so many times what answers vary by themselves.
pub(in crate::recovery) const HEEDED_BEYOND: f64 = 1.5;

/// A log that reaches back so many days knows what lies behind the runner; a younger one does so less, the younger it is.
pub(in crate::recovery) const KNOWN_DAYS: f64 = 14.0;

/// The days before today whose answers tell what was usual a few weeks ago.
pub(in crate::recovery) const OF_LATE_DAYS: (f64, f64) = (7.0, 28.0);
/// Beside those an answer says something of the body beyond so many times what answers vary by themselves.
pub(in crate::recovery) const CHANGED_BEYOND: f64 = 2.0;

/// What is heeded as it was said, by scale in the order of [`Scale::ALL`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Heeded {
    /// How much, 0 to 1: not at all where no hard effort lies behind.
    share: f64,
    /// How many days the log reaches back.
    known: f64,
    /// What the runner usually said before that effort, and how much it varied, in points.
    usual: [(f64, f64); 3],
    /// What they said a few weeks ago, and how much that varied; none where they said little.
    of_late: [Option<(f64, f64)>; 3],
    /// What the model holds of the scale's system now, for the typical runner.
    held: [f64; 3],
}

/// The aftermaths of hard efforts, each from its end until its answers count no longer in full, in days before now.
#[derive(Debug, Clone, Default)]
pub struct Aftermaths(Vec<(f64, f64)>);

impl Aftermaths {
    /// Finds those of all efforts of a body.
    #[must_use]
    pub fn of(past: &Body) -> Self {
        let hard = past.efforts.iter().filter(|aged| aged.effort.size(System::Strength) >= AFTERMATH_LOSS.0);
        Self(hard.map(|aged| (aged.age, aged.age - AFTERMATH_DAYS.0)).collect())
    }

    /// Says whether so many days before now falls into one.
    #[must_use]
    pub fn hold(&self, days_ago: f64) -> bool {
        self.0.iter().any(|(from, until)| (*until..=*from).contains(&days_ago))
    }
}

impl Heeded {
    /// Finds the effort in whose aftermath the runner stands, and what they usually said before it.
    #[must_use]
    pub fn of(mornings: &[Morning], past: &Body) -> Self {
        let late = past.efforts.iter().rev().take_while(|aged| aged.age <= AFTERMATH_DAYS.1);
        let effort = late.map(|aged| (share(aged), aged.age)).max_by(|(one, _), (other, _)| one.total_cmp(other));
        // Where nothing hard is known to lie behind, the answers of yesterday and before tell what is usual.
        let (share, age) = effort.filter(|(share, _)| *share > 0.0).unwrap_or((0.0, 1.0));
        let known = known(mornings, past);
        Self {
            share,
            known,
            usual: Scale::ALL.map(|scale| {
                let at_large = (scale.usual(), scale.noise());
                let (own, spread) = usual(scale, mornings, age).unwrap_or(at_large);
                // What a newcomer says may stem from what the log does not know: it counts as usual the more, the older the log.
                let weight = (known / KNOWN_DAYS).min(1.0);
                (scale.usual() + weight * (own - scale.usual()), spread)
            }),
            of_late: Scale::ALL.map(|scale| of_late(scale, mornings)),
            held: Scale::ALL.map(|scale| past.deficit(scale.system(), 0.0, Way::TYPICAL)),
        }
    }

    /// Gives what an answer claims of the body beyond what the model holds of it now where so much of the claim is left, 0 to 1;
    /// in the system's unit. The day of the answer is counted from today: -1 is yesterday.
    #[must_use]
    pub fn beyond(&self, scale: Scale, said: f64, day: i64, left: f64) -> f64 {
        let at = scale as usize;
        let (Some((level, spread)), Some(held)) = (self.usual.get(at), self.held.get(at)) else { return 0.0 };
        let claimed = scale.above(said, *level) - HEEDED_BEYOND * spread / scale.span().abs();
        // The worst answers are nobody's usual ones, whenever and however often they are given.
        let worst = scale.above(said, scale.worst_usual());
        // Nor does anybody get used to being worse than a few weeks ago from one morning to the next.
        let of_late = self.of_late.get(at).copied().flatten();
        let changed =
            of_late.map_or(0.0, |(level, spread)| scale.above(said, level) - CHANGED_BEYOND * spread / scale.span().abs());
        ((self.share.max(self.unknown(day)) * claimed).max(worst).max(changed) * left - held).max(0.0)
    }

    /// Gives how far a hard effort may have lain behind an answer of this day that the log was too young to know of, 0 to 1.
    fn unknown(&self, day: i64) -> f64 {
        (1.0 - (self.known + day as f64).max(0.0) / KNOWN_DAYS).max(0.0)
    }
}

/// Gives how far an effort's aftermath counts, 0 to 1: fading in with its depth and out with the days.
fn share(aged: &AgedEffort) -> f64 {
    part(aged.effort.size(System::Strength), AFTERMATH_LOSS) * (1.0 - part(aged.age, AFTERMATH_DAYS))
}

/// Gives how many days a log reaches back.
fn known(mornings: &[Morning], past: &Body) -> f64 {
    let answered = mornings.iter().map(|morning| -morning.day as f64);
    past.efforts.iter().map(|aged| aged.age).chain(answered).fold(0.0, f64::max)
}

/// Gives what was usually said before an effort so many days ago, and how much that varied.
fn usual(scale: Scale, mornings: &[Morning], age: f64) -> Option<(f64, f64)> {
    said_between(scale, mornings, age, age + USUAL_DAYS)
}

/// Gives the same of a few weeks ago, whatever was done since.
fn of_late(scale: Scale, mornings: &[Morning]) -> Option<(f64, f64)> {
    let (from, until) = OF_LATE_DAYS;
    said_between(scale, mornings, from, until)
}

/// Gives the mean of what was said so many days ago, and how much it varied, but never less than the scale does by itself; none
/// where little was said.
fn said_between(scale: Scale, mornings: &[Morning], from: f64, until: f64) -> Option<(f64, f64)> {
    let before = mornings.iter().filter(|morning| (from..until).contains(&(-morning.day as f64)));
    let said: Vec<f64> = before.filter_map(|morning| scale.said(morning)).collect();
    let (mean, sd) = mean_and_sd(&said);
    (said.len() >= USUAL_ANSWERS).then(|| (mean, sd.max(scale.noise())))
}

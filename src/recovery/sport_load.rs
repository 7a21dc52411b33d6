//! What a sport asks of the body beside running, and what is usual for it.

use crate::journal::Sport;

/// What an hour of a sport costs each part of the body beside an hour of running at the same exertion, and what is usual
/// where little was said. Our choice throughout: impact and body weight carried decide for muscle and tissue.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SportLoad {
    /// Strength loss beside running's.
    pub strength: f64,
    /// Soreness beside running's.
    pub soreness: f64,
    /// Unfelt tissue load beside running's.
    pub tissue: f64,
    /// Fuel, heart and freshness beside running's.
    pub metabolic: f64,
    /// Share of running's impact on descents.
    pub descent: f64,
    /// Usual RPE.
    pub usual_rpe: f64,
    /// Usual speed, km/h.
    pub usual_kmh: f64,
    /// Usual length, hours.
    pub usual_hours: f64,
    /// Whether it keeps the aerobic system trained.
    pub aerobic: bool,
}

const fn load(costs: [f64; 5], usual: [f64; 3], aerobic: bool) -> SportLoad {
    let [strength, soreness, tissue, metabolic, descent] = costs;
    let [usual_rpe, usual_kmh, usual_hours] = usual;
    SportLoad { strength, soreness, tissue, metabolic, descent, usual_rpe, usual_kmh, usual_hours, aerobic }
}

impl SportLoad {
    /// Gives the load of a sport.
    #[must_use]
    pub const fn of(sport: Sport) -> Self {
        match sport {
            Sport::Run | Sport::Treadmill | Sport::Track => load([1.0, 1.0, 1.0, 1.0, 1.0], [4.0, 10.0, 0.75], true),
            Sport::Trail => load([1.0, 1.0, 1.0, 1.0, 1.0], [4.5, 9.0, 1.25], true),
            Sport::Ride => load([0.45, 0.25, 0.1, 0.9, 0.0], [4.0, 24.0, 1.5], true),
            Sport::Mtb => load([0.5, 0.35, 0.2, 0.9, 0.0], [5.0, 15.0, 1.5], true),
            Sport::IndoorRide => load([0.45, 0.25, 0.1, 0.9, 0.0], [4.5, 28.0, 0.75], true),
            Sport::Hike => load([0.45, 0.45, 0.4, 0.7, 0.5], [3.0, 4.0, 3.0], true),
            Sport::Walk => load([0.2, 0.2, 0.15, 0.5, 0.2], [1.5, 5.0, 0.75], false),
            Sport::Swim => load([0.25, 0.2, 0.05, 0.9, 0.0], [4.0, 2.7, 0.75], true),
            Sport::Ski => load([0.5, 0.4, 0.2, 1.0, 0.0], [5.0, 11.0, 1.5], true),
            Sport::Row | Sport::Elliptical => load([0.4, 0.25, 0.1, 0.9, 0.0], [4.5, 10.0, 0.5], true),
            Sport::Strength => load([0.6, 0.8, 0.3, 0.5, 0.0], [5.0, 5.0, 0.75], false),
            Sport::Yoga => load([0.1, 0.1, 0.05, 0.2, 0.0], [2.0, 5.0, 0.75], false),
            Sport::Stretching | Sport::Massage | Sport::Meditation => load([0.0; 5], [0.5, 5.0, 0.5], false),
            Sport::Other => load([0.5, 0.5, 0.3, 0.8, 0.3], [4.0, 8.0, 1.0], true),
        }
    }

    /// Says whether the sport carries the body's weight.
    #[must_use]
    pub fn carries_weight(self) -> bool {
        self.tissue >= 0.15
    }
}

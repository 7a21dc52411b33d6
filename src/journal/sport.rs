//! The sports a session can be, and the two things about a sport that need no model to know.

use serde::{Deserialize, Serialize};

/// A sport, as the runner and the watch name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sport {
    /// Running on roads or paths.
    Run,
    /// Running on trails.
    Trail,
    /// Running on a treadmill.
    Treadmill,
    /// Running on a track.
    Track,
    /// Cycling on roads.
    Ride,
    /// Mountain biking.
    Mtb,
    /// Indoor cycling.
    IndoorRide,
    /// Hiking.
    Hike,
    /// Walking.
    Walk,
    /// Swimming, pool or open water.
    Swim,
    /// Cross-country skiing and ski touring.
    Ski,
    /// Rowing, on water or indoors.
    Row,
    /// Elliptical trainer.
    Elliptical,
    /// Strength training.
    Strength,
    /// Yoga.
    Yoga,
    /// Light stretching.
    Stretching,
    /// Massage received.
    Massage,
    /// Meditation.
    Meditation,
    /// Anything else; the session may carry the name it came with.
    Other,
}

impl Sport {
    /// Every sport, in the order in which menus show them.
    pub const ALL: [Self; 19] = [
        Self::Run,
        Self::Trail,
        Self::Treadmill,
        Self::Track,
        Self::Ride,
        Self::Mtb,
        Self::IndoorRide,
        Self::Hike,
        Self::Walk,
        Self::Swim,
        Self::Ski,
        Self::Row,
        Self::Elliptical,
        Self::Strength,
        Self::Yoga,
        Self::Stretching,
        Self::Massage,
        Self::Meditation,
        Self::Other,
    ];

    /// Says whether this is running of any kind.
    #[must_use]
    pub const fn is_running(self) -> bool {
        matches!(self, Self::Run | Self::Trail | Self::Treadmill | Self::Track)
    }

    /// Says whether this is for comfort only and no effort at all: a day with nothing else was a day of rest.
    #[must_use]
    pub const fn is_comfort(self) -> bool {
        matches!(self, Self::Stretching | Self::Massage | Self::Meditation)
    }

    /// Says whether this is open on a day of rest: what is for comfort, a walk and yoga. It says nothing of how somebody trains.
    #[must_use]
    pub const fn is_gentle(self) -> bool {
        self.is_comfort() || matches!(self, Self::Walk | Self::Yoga)
    }
}

//! What running downhill costs: more where it is new to the legs, less where they have done it lately (repeated bout effect).

use crate::journal::{Kept, Metres, Session, Sport};

use super::evidence::{self as ev};
use super::sport_load::SportLoad;

/// Gives how much of a novel descent's full cost the session's descent brings, 0 to 1.
#[must_use]
pub fn downhill(session: &Session, load: SportLoad) -> f64 {
    let metres = descent_m(session) * load.descent;
    let cubed = (metres / ev::DOWNHILL_HALF_M).powi(3);
    cubed / (1.0 + cubed)
}

/// Gives the descent in metres: said, else as much as was climbed, since most outings end where they began; a treadmill's
/// incline only goes up.
fn descent_m(session: &Session) -> f64 {
    let as_climbed = session.climb.filter(|_| session.sport != Sport::Treadmill);
    session.descent.or(as_climbed).map_or(0.0, Metres::value)
}

/// Gives how much of a session's descent the legs know from the six weeks before, 0 to 1, fading over three weeks more.
#[must_use]
pub fn known_descent(session: &Session, earlier: &[Kept<Session>]) -> f64 {
    let own = descent_m(session);
    if own <= 0.0 {
        return 0.0;
    }
    let mut known: f64 = 0.0;
    for other in earlier.iter().rev() {
        let age = session.start.days_since(other.start);
        if age > ev::REPEATED_BOUT_DAYS * 1.5 || known >= 1.0 {
            break;
        }
        let fresh = (1.0 - (age - ev::REPEATED_BOUT_DAYS) / (ev::REPEATED_BOUT_DAYS * 0.5)).clamp(0.0, 1.0);
        let alike = (descent_m(other) * SportLoad::of(other.sport).descent / (0.8 * own)).min(1.0);
        known = known.max(alike * fresh);
    }
    known
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::Moment;

    #[test]
    fn a_climb_comes_down_again_except_on_a_treadmill() {
        let mut session = Session::new(Sport::Run, Moment::from_rfc3339("2026-11-22T09:00:00+01:00").unwrap());
        session.climb = Metres::new(800.0).ok();
        assert!((descent_m(&session) - 800.0).abs() < 1e-9);
        session.sport = Sport::Treadmill;
        assert!(descent_m(&session) < 1e-9);
    }
}

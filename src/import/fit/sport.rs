//! FIT's sports and sub-sports as the log's.

use rustyfit::profile::typedef::{Sport as Fit, SubSport};

use crate::journal::Sport;

/// Gives the log's sport, and the name it came with where the log has none for it.
pub(super) fn sport(sport: u8, sub_sport: Option<u8>) -> (Sport, Option<String>) {
    let sub_sport = SubSport(sub_sport.unwrap_or_default());
    let named = by_sub_sport(sub_sport).or_else(|| by_sport(Fit(sport), sub_sport));
    named.map_or_else(|| (Sport::Other, Some(name(Fit(sport), sub_sport))), |sport| (sport, None))
}

/// Says whether this is the change from one sport to the next in a race of several.
pub(super) fn is_transition(sport: u8) -> bool {
    Fit(sport) == Fit::TRANSITION
}

/// Says whether the watch was set to no sport in particular.
pub(super) fn says_nothing(sport: u8, sub_sport: Option<u8>) -> bool {
    Fit(sport) == Fit::GENERIC && SubSport(sub_sport.unwrap_or_default()) == SubSport::GENERIC
}

/// Gives the sport where the sub-sport alone settles it.
fn by_sub_sport(sub_sport: SubSport) -> Option<Sport> {
    match sub_sport {
        SubSport::TREADMILL => Some(Sport::Treadmill),
        SubSport::INDOOR_CYCLING | SubSport::SPIN => Some(Sport::IndoorRide),
        SubSport::INDOOR_ROWING => Some(Sport::Row),
        SubSport::ELLIPTICAL => Some(Sport::Elliptical),
        SubSport::STRENGTH_TRAINING => Some(Sport::Strength),
        SubSport::YOGA => Some(Sport::Yoga),
        SubSport::FLEXIBILITY_TRAINING => Some(Sport::Stretching),
        SubSport::BREATHING => Some(Sport::Meditation),
        SubSport::INDOOR_WALKING => Some(Sport::Walk),
        SubSport::LAP_SWIMMING | SubSport::OPEN_WATER => Some(Sport::Swim),
        _ => None,
    }
}

fn by_sport(sport: Fit, sub_sport: SubSport) -> Option<Sport> {
    match sport {
        Fit::RUNNING => Some(match sub_sport {
            SubSport::TRAIL => Sport::Trail,
            SubSport::TRACK => Sport::Track,
            // A run in a virtual world is run on a treadmill.
            SubSport::VIRTUAL_ACTIVITY => Sport::Treadmill,
            _ => Sport::Run,
        }),
        Fit::CYCLING | Fit::E_BIKING => Some(match sub_sport {
            SubSport::MOUNTAIN | SubSport::DOWNHILL | SubSport::BMX | SubSport::E_BIKE_MOUNTAIN => Sport::Mtb,
            SubSport::VIRTUAL_ACTIVITY => Sport::IndoorRide,
            _ => Sport::Ride,
        }),
        Fit::SWIMMING => Some(Sport::Swim),
        Fit::WALKING => Some(Sport::Walk),
        Fit::HIKING | Fit::MOUNTAINEERING | Fit::SNOWSHOEING => Some(Sport::Hike),
        Fit::CROSS_COUNTRY_SKIING => Some(Sport::Ski),
        Fit::ALPINE_SKIING if sub_sport == SubSport::BACKCOUNTRY => Some(Sport::Ski),
        Fit::ROWING => Some(Sport::Row),
        Fit::MEDITATION => Some(Sport::Meditation),
        Fit::MOBILITY => Some(Sport::Stretching),
        _ => None,
    }
}

/// Gives the profile's name for a sport that the log has no word for: `cardio training`, `snorkeling`, `sport 200`.
fn name(sport: Fit, sub_sport: SubSport) -> String {
    let is_vague = matches!(sport, Fit::GENERIC | Fit::TRAINING | Fit::FITNESS_EQUIPMENT);
    let known = |name: String| (!name.contains('(')).then(|| name.replace('_', " "));
    let detail = (is_vague && sub_sport != SubSport::GENERIC).then(|| known(sub_sport.to_string())).flatten();
    detail.or_else(|| known(sport.to_string())).unwrap_or_else(|| format!("sport {}", sport.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sports_are_told_by_sport_and_sub_sport() {
        let cases = [
            (1, None, Sport::Run),
            (1, Some(0), Sport::Run),
            (1, Some(3), Sport::Trail),
            (1, Some(4), Sport::Track),
            (1, Some(1), Sport::Treadmill),
            (4, Some(1), Sport::Treadmill),
            (2, Some(8), Sport::Mtb),
            (2, Some(6), Sport::IndoorRide),
            (4, Some(15), Sport::Elliptical),
            (10, Some(20), Sport::Strength),
            (10, Some(43), Sport::Yoga),
            (13, Some(37), Sport::Ski),
            (17, None, Sport::Hike),
        ];
        for (number, sub, expected) in cases {
            assert_eq!(sport(number, sub), (expected, None), "{number} {sub:?}");
        }
    }

    #[test]
    fn a_sport_the_log_has_no_word_for_keeps_its_own() {
        let name = |number, sub| sport(number, sub).1.unwrap();
        assert_eq!(name(82, None), "snorkeling");
        assert_eq!(name(10, Some(26)), "cardio training");
        assert_eq!(name(13, Some(0)), "alpine skiing");
        assert_eq!(name(200, None), "sport 200");
    }
}

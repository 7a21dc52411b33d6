//! The journal's words as people say them.

use crate::journal::{Health, Kind, Priority, RedFlag, Session, Sex, Sport, Units};

/// Names a sport: `Trail run`.
#[must_use]
pub const fn sport(sport: Sport) -> &'static str {
    match sport {
        Sport::Run => "Run",
        Sport::Trail => "Trail run",
        Sport::Treadmill => "Treadmill",
        Sport::Track => "Track run",
        Sport::Ride => "Ride",
        Sport::Mtb => "Mountain bike",
        Sport::IndoorRide => "Indoor ride",
        Sport::Hike => "Hike",
        Sport::Walk => "Walk",
        Sport::Swim => "Swim",
        Sport::Ski => "Ski",
        Sport::Row => "Row",
        Sport::Elliptical => "Elliptical",
        Sport::Strength => "Strength",
        Sport::Yoga => "Yoga",
        Sport::Stretching => "Stretching",
        Sport::Massage => "Massage",
        Sport::Meditation => "Meditation",
        Sport::Other => "Other",
    }
}

/// Names the sport of a session: by the name it came with where it is none of ours.
#[must_use]
pub fn sport_of(session: &Session) -> &str {
    match (session.sport, session.sport_name.as_deref()) {
        (Sport::Other, Some(name)) if !name.is_empty() => name,
        (known, _) => sport(known),
    }
}

/// Names what a session was meant to be: `intervals`.
#[must_use]
pub const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Easy => "easy",
        Kind::Long => "long",
        Kind::Tempo => "tempo",
        Kind::Intervals => "intervals",
        Kind::Race => "race",
        Kind::Recovery => "recovery",
    }
}

/// Names how much a race matters: `A`.
#[must_use]
pub const fn priority(priority: Priority) -> &'static str {
    match priority {
        Priority::A => "A",
        Priority::B => "B",
        Priority::C => "C",
    }
}

/// Names a state of health: `fever`.
#[must_use]
pub const fn health(health: Health) -> &'static str {
    match health {
        Health::Well => "well",
        Health::Ill => "ill",
        Health::Fever => "fever",
    }
}

/// Names a sign that needs a doctor: `chest pain`.
#[must_use]
pub const fn red_flag(flag: RedFlag) -> &'static str {
    match flag {
        RedFlag::DarkUrine => "dark urine",
        RedFlag::Confusion => "confusion",
        RedFlag::Vomiting => "vomiting",
        RedFlag::ChestPain => "chest pain",
        RedFlag::Fainting => "fainting",
        RedFlag::SwollenCalf => "swollen calf",
        RedFlag::BonePain => "bone pain",
    }
}

/// Names a sex: `woman`.
#[must_use]
pub const fn sex(sex: Sex) -> &'static str {
    match sex {
        Sex::Woman => "woman",
        Sex::Man => "man",
    }
}

/// Names a system of units: `metric`.
#[must_use]
pub const fn units(units: Units) -> &'static str {
    match units {
        Units::Metric => "metric",
        Units::Imperial => "imperial",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::Moment;

    #[test]
    fn no_two_sports_share_a_name() {
        let mut names: Vec<&str> = Sport::ALL.into_iter().map(sport).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Sport::ALL.len());
    }

    #[test]
    fn a_sport_that_is_none_of_ours_keeps_its_own_name() {
        let start = Moment::from_rfc3339("2026-11-21T09:00:00Z").unwrap();
        let mut session = Session::new(Sport::Other, start);
        assert_eq!(sport_of(&session), "Other");
        session.sport_name = Some("snorkeling".to_owned());
        assert_eq!(sport_of(&session), "snorkeling");
    }
}

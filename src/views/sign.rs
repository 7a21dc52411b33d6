//! The signs of what was done and what is planned.

use crate::journal::{Kind, Planned, PlannedRest, Session, Sport};
use crate::recovery::Rung;

use super::scene::Ground;
use super::{Badge, Glyph};

/// The RPE from which a session counts as training rather than as easy.
const HARD: f64 = 5.0;
/// Hours from which a session of unknown effort counts as training.
const LONG_H: f64 = 1.5;
/// Hours from which a session is training however easy it was felt to be, where nobody called it easy.
const VERY_LONG_H: f64 = 2.5;

/// Gives the rung that a session needed: what it was, not what it was called (a run for recovery is an easy run).
pub(super) fn rung_of(session: &Session, ground: &Ground<'_>) -> Rung {
    // What asks nothing of the body needs no second look.
    let is_hard = !session.sport.is_gentle() && is_hard(session, ground);
    match session.sport {
        Sport::Walk | Sport::Yoga | Sport::Stretching | Sport::Massage | Sport::Meditation => Rung::Rest,
        Sport::Ride | Sport::IndoorRide | Sport::Swim | Sport::Row | Sport::Elliptical if !is_hard => Rung::CrossTrain,
        Sport::Run
        | Sport::Trail
        | Sport::Treadmill
        | Sport::Track
        | Sport::Mtb
        | Sport::Hike
        | Sport::Ski
        | Sport::Strength
        | Sport::Other
            if !is_hard =>
        {
            Rung::RunEasy
        }
        Sport::Run
        | Sport::Trail
        | Sport::Treadmill
        | Sport::Track
        | Sport::Ride
        | Sport::Mtb
        | Sport::IndoorRide
        | Sport::Hike
        | Sport::Swim
        | Sport::Ski
        | Sport::Row
        | Sport::Elliptical
        | Sport::Strength
        | Sport::Other => Rung::Train,
    }
}

/// Says whether a session was training: by what it was meant to be, by how hard it was said or found to be, else by its length.
fn is_hard(session: &Session, ground: &Ground<'_>) -> bool {
    let lasted = |hours: f64| session.moving.is_some_and(|moving| moving.hours() >= hours);
    match session.kind {
        Some(Kind::Long | Kind::Tempo | Kind::Intervals | Kind::Race) => true,
        kind @ (Some(Kind::Easy | Kind::Recovery) | None) => match ground.felt(session) {
            Some(felt) => felt.rpe >= HARD || kind.is_none() && lasted(VERY_LONG_H),
            None => kind.is_none() && lasted(LONG_H),
        },
    }
}

/// Gives the sign of a session: `▲` training, `→` easy, `≈` without body weight, `·` for comfort.
pub(super) fn done(session: &Session, ground: &Ground<'_>) -> Glyph {
    match (rung_of(session, ground), session.sport) {
        (Rung::Rest, _) => Glyph::new('·', '.'),
        (_, Sport::Ride | Sport::Mtb | Sport::IndoorRide | Sport::Swim | Sport::Row | Sport::Elliptical) => {
            Badge::of_rung(Rung::CrossTrain).glyph
        }
        (rung, _) => Badge::of_rung(rung).glyph,
    }
}

/// Gives the sign of what is planned: `⚑` a race, `◇` a session.
pub(super) const fn planned(planned: &Planned) -> Glyph {
    if planned.race.is_some() { Glyph::new('⚑', '!') } else { Glyph::new('◇', 'o') }
}

/// The sign of a day that is planned to be of rest: hollow, as what is planned is, beside the `·` of one that was.
pub(super) const PLANNED_REST: Glyph = Glyph::new('◦', 'z');

/// Names a planned rest: `rest`, or `break` where it is long.
pub(super) fn rest_name(rest: &PlannedRest) -> &'static str {
    if rest.is_break() { "break" } else { "rest" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::Bpm;
    use crate::views::fixtures::{Stage, at, hours, rpe};

    fn session(sport: Sport, kind: Option<Kind>, effort: Option<f64>) -> Session {
        let mut session = Session::new(sport, at("2026-11-21T09:00:00+01:00"));
        (session.kind, session.rpe) = (kind, effort.map(rpe));
        session
    }

    fn shown(session: &Session) -> (char, Rung) {
        let Stage { now, journal, mut athlete, units, .. } = Stage::morning_after();
        athlete.heart_max = Bpm::new(190.0).ok();
        let ground = Ground { now, journal: &journal, athlete: &athlete, units };
        (done(session, &ground).sign, rung_of(session, &ground))
    }

    #[test]
    fn a_session_shows_what_it_was_not_what_it_was_called() {
        let table = [
            (session(Sport::Run, Some(Kind::Recovery), None), '→', Rung::RunEasy),
            (session(Sport::Run, Some(Kind::Easy), Some(7.0)), '▲', Rung::Train),
            (session(Sport::Trail, Some(Kind::Race), None), '▲', Rung::Train),
            (session(Sport::Ride, None, Some(3.0)), '≈', Rung::CrossTrain),
            (session(Sport::Ride, Some(Kind::Intervals), None), '≈', Rung::Train),
            (session(Sport::Massage, None, None), '·', Rung::Rest),
            (session(Sport::Walk, None, None), '·', Rung::Rest),
        ];
        for (session, sign, rung) in table {
            assert_eq!(shown(&session), (sign, rung), "{:?}", session.sport);
        }
    }

    #[test]
    fn a_session_of_unknown_effort_is_training_when_it_is_long() {
        let mut unknown = session(Sport::Run, None, None);
        assert_eq!(shown(&unknown).1, Rung::RunEasy);
        unknown.moving = Some(hours(2.0));
        assert_eq!(shown(&unknown).1, Rung::Train);
    }

    #[test]
    fn a_session_of_unknown_effort_is_told_by_its_heart_rate() {
        let mut unrated = session(Sport::Run, None, None);
        unrated.moving = Some(hours(0.75));
        unrated.heart_avg = Bpm::new(172.0).ok();
        assert_eq!(shown(&unrated), ('▲', Rung::Train));
        unrated.heart_avg = Bpm::new(128.0).ok();
        unrated.moving = Some(hours(2.0));
        assert_eq!(shown(&unrated), ('→', Rung::RunEasy));
        unrated.moving = Some(hours(4.5));
        assert_eq!(shown(&unrated), ('▲', Rung::Train), "four hours on a trail are training at any heart rate");
    }
}

//! One session made of several recordings, the same in whichever order they come.
//!
//! The recordings are kept, each as its file said it. The session is what the richest of them says, its gaps filled from the
//! others in a fixed order; what the runner logged by hand has the word on all that is no figure. Over that stands what the
//! runner changed, which is what differs from it.

use super::by_hand;
use super::same::{Spelling, cuts, is_route, names_sport_by_hand, richness, say_the_same};
use crate::journal::{Moment, Recordings, Session, Sport};

/// Gives the kept session with what another one says of it joined, or `None` where that was joined before.
///
/// Of what both runners changed, where the other comes from a log too, the kept one's word stays.
#[must_use]
pub fn joined(kept: &Session, found: &Session) -> Option<Session> {
    let (ours, theirs) = (kept.recordings(), found.recordings());
    let mut all = ours.clone();
    for recording in &theirs {
        match all.iter_mut().find(|known| say_the_same(known, recording)) {
            // Of two names of one recording it does not matter which came first.
            Some(known) if recording.source.file < known.source.file => *known = recording.clone(),
            Some(_) => {}
            None => all.push(recording.clone()),
        }
    }
    let mut whole = made_of(&mut all)?;
    take_own_words(&mut whole, found, &made_of(&mut theirs.clone())?);
    take_own_words(&mut whole, kept, &made_of(&mut ours.clone())?);
    whole.source.recordings = kept_beside(&whole, &all);
    (whole != *kept).then_some(whole)
}

/// Parts a session into one without the recording at this place and one that is that recording; `None` where there is no such
/// recording, or no other. The runner's own words stay with the first.
#[must_use]
pub fn part(session: &Session, at: usize) -> Option<(Session, Session)> {
    let mut recordings = session.recordings();
    if at >= recordings.len() || recordings.len() < 2 {
        return None;
    }
    let taken = recordings.remove(at);
    Some((narrowed(session, &recordings)?, taken))
}

/// Makes a session of recordings alone; `None` where there are none.
pub(super) fn made_whole(recordings: &[Session]) -> Option<Session> {
    let mut recordings = recordings.to_vec();
    let mut whole = made_of(&mut recordings)?;
    whole.source.recordings = kept_beside(&whole, &recordings);
    Some(whole)
}

/// Gives a session with another recording at this place; the runner's own words stay with it.
pub(super) fn with_recording(session: &Session, at: usize, recording: &Session) -> Option<Session> {
    let mut recordings = session.recordings();
    recording.clone_into(recordings.get_mut(at)?);
    let mut whole = narrowed(session, &recordings)?;
    // Also where it is the only one and says the same: a session without any would be taken for changed by the runner.
    whole.source.recordings = Recordings::of(&recordings);
    Some(whole)
}

/// Gives a session without all of its recordings but these; the runner's own words stay with it.
pub(super) fn narrowed(session: &Session, recordings: &[Session]) -> Option<Session> {
    let before = made_of(&mut session.recordings())?;
    let mut recordings = recordings.to_vec();
    let mut rest = made_of(&mut recordings)?;
    take_own_words(&mut rest, session, &before);
    rest.source.recordings = kept_beside(&rest, &recordings);
    Some(rest)
}

/// Gives the recordings to keep beside a session: none where it says what its only one does.
fn kept_beside(session: &Session, recordings: &[Session]) -> Recordings {
    let is_plain = recordings.len() == 1 && recordings.first() == Some(session);
    if is_plain { Recordings::default() } else { Recordings::of(recordings) }
}

/// Puts recordings in their fixed order, and makes a session of them; `None` where there are none.
///
/// What was cut off comes after what tells of the whole, however much it tells.
fn made_of(recordings: &mut Vec<Session>) -> Option<Session> {
    let cut = cuts(recordings);
    let mut in_order: Vec<((bool, usize, Moment), &Session, Spelling<'_>)> = (cut.into_iter().zip(&*recordings))
        .map(|(is_cut, recording)| ((is_cut, richness(recording), recording.start), recording, Spelling::of(recording)))
        .collect();
    in_order.sort_by(|(one, _, spelt), (other, _, other_spelt)| one.cmp(other).then_with(|| spelt.cmp(other_spelt)));
    *recordings = in_order.into_iter().map(|(_, recording, _)| recording.clone()).collect();
    let (typed, read): (Vec<&Session>, Vec<&Session>) = recordings.iter().partition(|recording| by_hand::is_typed(recording));
    let mut in_turn = read.iter().chain(&typed).copied();
    let mut whole = in_turn.next()?.clone();
    for other in &read {
        name_better(&mut whole, other);
    }
    if let Some(typed) = typed.first() {
        by_hand::say(&mut whole, typed);
    }
    for other in in_turn {
        fill(&mut whole, other);
    }
    Some(whole)
}

/// Takes over the sport of another recording where it tells more than the watch's: a trail where the watch knows a run, or what
/// the runner said in a list that takes the watch's word for it otherwise.
fn name_better(whole: &mut Session, other: &Session) {
    let is_said = names_sport_by_hand(other) && plainer(whole.sport) != Some(other.sport);
    let is_closer = plainer(other.sport) == Some(whole.sport) && !is_route(other);
    if other.sport != Sport::Other && whole.sport != Sport::Other && (is_said || is_closer) {
        whole.sport = other.sport;
        whole.sport_name.clone_from(&other.sport_name);
    }
}

/// Gives the sport of which another is a kind.
const fn plainer(sport: Sport) -> Option<Sport> {
    match sport {
        Sport::Trail | Sport::Treadmill | Sport::Track => Some(Sport::Run),
        Sport::Mtb | Sport::IndoorRide => Some(Sport::Ride),
        Sport::Run
        | Sport::Hike
        | Sport::Walk
        | Sport::Ride
        | Sport::Swim
        | Sport::Ski
        | Sport::Row
        | Sport::Elliptical
        | Sport::Strength
        | Sport::Yoga
        | Sport::Stretching
        | Sport::Massage
        | Sport::Meditation
        | Sport::Other => None,
    }
}

/// Fills what a session leaves open from another recording.
fn fill(whole: &mut Session, other: &Session) {
    if whole.sport == Sport::Other && whole.sport_name.is_none() {
        whole.sport = other.sport;
        whole.sport_name.clone_from(&other.sport_name);
    }
    whole.kind = whole.kind.or(other.kind);
    if whole.start.offset_s() == other.start.offset_s() {
        whole.zone = whole.zone.or(other.zone);
    }
    whole.moving = whole.moving.or(other.moving);
    whole.elapsed = whole.elapsed.or(other.elapsed);
    whole.distance = whole.distance.or(other.distance);
    // Two figures that were found in one way belong together.
    if whole.climb.is_none() && whole.descent.is_none() {
        (whole.climb, whole.descent) = (other.climb, other.descent);
        whole.source.climb_method.clone_from(&other.source.climb_method);
    }
    whole.rpe = whole.rpe.or(other.rpe);
    whole.feel = whole.feel.or(other.feel);
    if whole.heart_avg.is_none() && whole.heart_max.is_none() {
        (whole.heart_avg, whole.heart_max) = (other.heart_avg, other.heart_max);
    }
    whole.watch_recovery = whole.watch_recovery.or(other.watch_recovery);
    fill_text(&mut whole.title, &other.title);
    fill_text(&mut whole.notes, &other.notes);
    fill_text(&mut whole.place, &other.place);
    if whole.tags.is_empty() {
        whole.tags.clone_from(&other.tags);
    }
    if whole.source.device.is_none() {
        whole.source.device.clone_from(&other.source.device);
    }
}

fn fill_text(text: &mut String, other: &str) {
    if text.is_empty() {
        other.clone_into(text);
    }
}

/// Takes over what a session says otherwise than its recordings do: the runner's own words.
fn take_own_words(whole: &mut Session, own: &Session, recorded: &Session) {
    macro_rules! own {
        ($($field:ident),*) => {{
            // Named one by one, so that a field that is new is not forgotten here.
            let Session { $($field),*, source: _ } = own;
            $(if *$field != recorded.$field {
                whole.$field.clone_from($field);
            })*
        }};
    }
    own!(
        sport,
        sport_name,
        kind,
        start,
        zone,
        moving,
        elapsed,
        distance,
        climb,
        descent,
        rpe,
        feel,
        heart_avg,
        heart_max,
        watch_recovery,
        title,
        notes,
        place,
        tags
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Bpm, Metres, Moment, Rpe, Seconds};

    fn said(format: &str) -> Session {
        let mut said = Session::new(Sport::Run, Moment::from_rfc3339("2021-01-10T08:00:00Z").unwrap());
        said.moving = Seconds::new(2_700.0).ok();
        said.source.format = Some(format.to_owned()).filter(|format| !format.is_empty());
        said
    }

    fn sources() -> [Session; 4] {
        let gpx = Session { distance: Metres::new(9_100.0).ok(), heart_avg: Bpm::new(149.0).ok(), ..said("gpx") };
        let fit = Session { distance: Metres::new(9_000.0).ok(), ..said("fit") };
        let tcx = Session { heart_avg: Bpm::new(150.0).ok(), notes: "windy".to_owned(), ..said("tcx") };
        let strava = Session { title: "Park".to_owned(), rpe: Rpe::new(6.0).ok(), ..said("strava") };
        [gpx, fit, tcx, strava]
    }

    #[test]
    fn recordings_come_to_the_same_session_in_any_order_with_the_richest_word_for_each_figure() {
        let sources = sources();
        let mut outcomes: Vec<Session> = Vec::new();
        for first in 0..4 {
            for step in [1, 3] {
                let order = (0..4).map(|at| (first + at * step) % 4);
                let whole = order.map(|at| sources[at].clone()).reduce(|kept, next| joined(&kept, &next).unwrap()).unwrap();
                assert!(sources.iter().all(|source| joined(&whole, source).is_none()), "nothing is joined twice");
                outcomes.push(whole);
            }
        }
        outcomes.dedup();
        let [whole] = outcomes.as_slice() else { panic!("{outcomes:#?}") };
        assert_eq!((whole.distance, whole.heart_avg), (sources[1].distance, sources[2].heart_avg));
        assert_eq!((whole.title.as_str(), whole.notes.as_str(), whole.rpe), ("Park", "windy", sources[3].rpe));
    }

    #[test]
    fn the_sport_is_the_closest_that_a_recording_names_or_the_one_set_by_hand_in_stravas_list() {
        let cases = [
            (Sport::Run, Sport::Trail, Sport::Trail),
            (Sport::Run, Sport::Walk, Sport::Walk),
            (Sport::Trail, Sport::Run, Sport::Trail),
            (Sport::Mtb, Sport::Ride, Sport::Mtb),
            (Sport::Run, Sport::Other, Sport::Run),
        ];
        for (watch, list, expected) in cases {
            let (fit, row) = (Session { sport: watch, ..said("fit") }, Session { sport: list, ..said("strava") });
            for whole in [joined(&fit, &row), joined(&row, &fit)] {
                assert_eq!(whole.unwrap().sport, expected, "{watch:?} and {list:?}");
            }
            let typed = Session { sport: Sport::Hike, ..said("") };
            let whole = joined(&joined(&fit, &row).unwrap(), &typed).unwrap();
            assert_eq!(whole.sport, Sport::Hike, "what the runner typed stands above both");
        }
        let (fit, gpx) = (Session { sport: Sport::Run, ..said("fit") }, Session { sport: Sport::Walk, ..said("gpx") });
        assert_eq!(joined(&fit, &gpx).unwrap().sport, Sport::Run, "another recording has no such word");
    }

    #[test]
    fn what_the_runner_changed_or_took_away_stays() {
        let [gpx, fit, tcx, strava] = sources();
        let mut mine = joined(&gpx, &strava).unwrap();
        mine.distance = Metres::new(9_500.0).ok();
        mine.title = String::new();
        let mine = mine.clone().in_place_of(&mine);
        let whole = joined(&joined(&mine, &fit).unwrap(), &tcx).unwrap();
        assert_eq!((whole.distance, whole.title.as_str(), whole.heart_avg), (mine.distance, "", tcx.heart_avg));
    }

    #[test]
    fn what_the_runner_typed_has_the_word_before_every_file_and_the_files_have_the_figures() {
        let typed = Session { distance: Metres::new(9_050.0).ok(), title: "Mine".to_owned(), ..said("") };
        let [gpx, fit, ..] = sources();
        let one = joined(&joined(&typed, &gpx).unwrap(), &fit).unwrap();
        assert_eq!(one, joined(&joined(&typed, &fit).unwrap(), &gpx).unwrap());
        assert_eq!((one.distance, one.heart_avg, one.title.as_str()), (fit.distance, gpx.heart_avg, "Mine"));
    }

    #[test]
    fn a_session_parted_is_its_recordings_and_known_again() {
        let [gpx, fit, ..] = sources();
        let mut whole = joined(&gpx, &fit).unwrap();
        whole.title = "mine".to_owned();
        let (rest, taken) = part(&whole, 1).unwrap();
        assert_eq!((rest.title.as_str(), rest.distance), ("mine", fit.distance));
        assert_eq!(taken, gpx);
        assert_eq!((joined(&rest, &fit), joined(&taken, &gpx)), (None, None));
        assert_eq!((part(&whole, 2), part(&taken, 0)), (None, None));
    }

    #[test]
    fn two_logs_that_joined_other_files_come_to_one_session() {
        let [gpx, fit, tcx, strava] = sources();
        let (ours, mut theirs) = (joined(&gpx, &fit).unwrap(), joined(&tcx, &strava).unwrap());
        theirs.place = "Vosges".to_owned();
        let whole = joined(&ours, &theirs).unwrap();
        assert_eq!(whole, joined(&theirs, &ours).unwrap());
        assert_eq!((whole.place.as_str(), whole.recordings().len()), ("Vosges", 4));
    }
}

//! Recordings parted into sessions, the same in whichever order they come.

use super::link::{JoinBasis, apart, are_of_one_file, is_a_recording, knows_day_only, link};
use super::shifted::{ShiftEvidence, evidence};
use crate::import::by_hand::is_typed;
use crate::journal::Session;

/// Parts recordings into sessions, each by the places of its recordings in the list.
///
/// What is strongly linked is one, over however many steps. Then the weaker links are followed, the surest and nearest first, as
/// far as they do not make one of what cannot be: so a row of a list that knows the day alone goes to the session that it is most
/// like, whichever came first.
pub(super) fn parted(recordings: &[Session]) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..recordings.len()).collect();
    order.sort_by_cached_key(|at| recordings.get(*at).map(|recording| (recording.start, recording.spelt_out())));
    let mut parts: Vec<Vec<usize>> = order.iter().map(|at| vec![*at]).collect();
    let mut weak = Vec::new();
    let links = order.iter().enumerate().flat_map(|(place, one)| order.iter().skip(place + 1).map(move |other| (*one, *other)));
    for (one, other) in links {
        let Some((this, that)) = recordings.get(one).zip(recordings.get(other)) else { continue };
        match link(this, that) {
            Some(link) if link.is_strong() => unite(&mut parts, one, other),
            Some(link) => weak.push((link, apart(this, that), one, other)),
            None => {}
        }
    }
    // The sort is stable: of two that are alike the first in order stays so.
    weak.sort_by(|one, other| one.0.cmp(&other.0).then_with(|| one.1.total_cmp(&other.1)));
    for (link, _, one, other) in weak {
        let members = |at: usize| -> Vec<&Session> {
            let part = parts.iter().find(|part| part.contains(&at));
            part.into_iter().flatten().filter_map(|at| recordings.get(*at)).collect()
        };
        if may_be_one(link, &members(one), &members(other)) {
            unite(&mut parts, one, other);
        }
    }
    parts
}

/// Says whether a link between one of these recordings and one of those may make one session of them all.
pub(super) fn may_be_one(link: JoinBasis, ours: &[&Session], theirs: &[&Session]) -> bool {
    let any = |is: &dyn Fn(&Session, &Session) -> bool| ours.iter().any(|this| theirs.iter().any(|that| is(this, that)));
    let is_of_one_list =
        |this: &Session, that: &Session| !is_typed(this) && !is_a_recording(this) && this.source.format == that.source.format;
    let is_of_one_source = |this: &Session, that: &Session| {
        !is_typed(this) && (this.source.format == that.source.format && this.source.device == that.source.device)
    };
    match link {
        JoinBasis::Same | JoinBasis::Together | JoinBasis::Within => true,
        // A row is of one session of its file.
        JoinBasis::Named => !any(&is_of_one_list) && !any(&are_of_one_file),
        // No list has one session twice.
        JoinBasis::WallClock => !any(&is_of_one_list),
        JoinBasis::Shifted => {
            let is_identical = any(&|this, that| evidence(this, that) == Some(ShiftEvidence::Identical));
            !any(&is_of_one_list) && (is_identical || !any(&is_of_one_source))
        }
        // A row that knows the day alone is of one session, which is in that list once.
        JoinBasis::Day => {
            let is_row = |sessions: &[&Session]| sessions.iter().all(|session| knows_day_only(session));
            is_row(ours) != is_row(theirs) && !any(&|this, that| knows_day_only(this) && is_of_one_list(this, that))
        }
        // What the runner typed has one recording, and a recording is typed of once.
        JoinBasis::ByHand => {
            let typed = |sessions: &[&Session]| sessions.iter().filter(|session| is_typed(session)).count();
            let (here, beyond) = (typed(ours), typed(theirs));
            (here == ours.len() && beyond == 0) || (beyond == theirs.len() && here == 0)
        }
    }
}

fn unite(parts: &mut Vec<Vec<usize>>, one: usize, other: usize) {
    let place = |at: usize| parts.iter().position(|part| part.contains(&at));
    let (Some(here), Some(there)) = (place(one), place(other)) else { return };
    if here != there {
        let taken = parts.remove(here.max(there));
        if let Some(part) = parts.get_mut(here.min(there)) {
            part.extend(taken);
        }
    }
}

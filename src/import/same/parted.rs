//! Recordings parted into sessions, the same in whichever order they come.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDateTime;

use super::alike::seconds;
use super::link::{JoinBasis, apart, are_of_one_file, is_a_recording, knows_day_only, link};
use super::shifted::{ShiftEvidence, evidence};
use super::spelling::Spelling;
use crate::import::by_hand::is_typed;
use crate::journal::Session;

/// Parts recordings into sessions, each by the places of its recordings in the list.
///
/// What is strongly linked is one, over however many steps. Then the weaker links are followed, the surest and nearest first, as
/// far as they do not make one of what cannot be: so a row of a list that knows the day alone goes to the session that it is most
/// like, whichever came first.
pub(super) fn parted(recordings: &[Session]) -> Vec<Vec<usize>> {
    let in_order = in_order(recordings);
    let mut parts = strongly_linked(&in_order);
    let mut weak = weakly_linked(&in_order, &parts);
    // Of two that are alike the first in order stays so.
    weak.sort_by(|one, other| {
        let is_surer = one.link.cmp(&other.link).then_with(|| one.apart.total_cmp(&other.apart));
        is_surer.then_with(|| one.between.cmp(&other.between))
    });
    for WeakLink { link, between: (one, other), .. } in weak {
        let place = |at: usize| parts.iter().position(|part| part.contains(&at));
        let (Some(here), Some(there)) = (place(one), place(other)) else { continue };
        let members = |place: usize| -> Vec<&Session> {
            parts.get(place).into_iter().flatten().filter_map(|at| in_order.get(*at)).map(|(_, recording)| *recording).collect()
        };
        if here != there && may_be_one(link, &members(here), &members(there)) {
            let taken = parts.remove(here.max(there));
            parts.get_mut(here.min(there)).into_iter().for_each(|part| part.extend(&taken));
        }
    }
    let place = |at: &usize| in_order.get(*at).map(|(place, _)| *place);
    parts.iter().map(|part| part.iter().filter_map(place).collect()).collect()
}

/// A link that does not hold whatever else is known.
struct WeakLink {
    link: JoinBasis,
    /// How far apart the two are in start and length, in seconds.
    apart: f64,
    /// The places of the two in order, the earlier first.
    between: (usize, usize),
}

/// Puts recordings in an order that does not hang on that in which they came; gives each with its place in the list.
fn in_order(recordings: &[Session]) -> Vec<(usize, &Session)> {
    let mut in_order: Vec<(usize, &Session, Spelling<'_>)> =
        recordings.iter().enumerate().map(|(place, recording)| (place, recording, Spelling::of(recording))).collect();
    in_order.sort_by(|(_, one, spelt), (_, other, other_spelt)| one.start.cmp(&other.start).then_with(|| spelt.cmp(other_spelt)));
    in_order.into_iter().map(|(place, recording, _)| (place, recording)).collect()
}

/// Parts recordings by their strong links, over however many steps.
///
/// Whatever is in a part is held against what goes on at its time and is in none, and no more: of thousands that all are one each
/// is looked at once.
fn strongly_linked(in_order: &[(usize, &Session)]) -> Vec<Vec<usize>> {
    let at_wall = by_wall_clock(in_order);
    let longest = in_order.iter().map(|(_, recording)| seconds(recording)).fold(0.0, f64::max) / 86_400.0;
    let mut free: BTreeSet<usize> = (0..in_order.len()).collect();
    let mut parts = Vec::new();
    while let Some(first) = free.pop_first() {
        let mut part = vec![first];
        let mut at = 0;
        while let Some((one, this)) = part.get(at).and_then(|one| Some((*one, in_order.get(*one)?.1))) {
            let (from, until) = (this.start.plus_days(-longest), this.end());
            let from = in_order.partition_point(|(_, other)| other.start < from);
            let until = in_order.partition_point(|(_, other)| other.start <= until).max(from);
            let beside = at_wall.get(&this.start.wall()).into_iter().flatten();
            let near: BTreeSet<usize> = free.range(from..until).chain(beside).copied().collect();
            let is_one = |other: &usize| {
                let that = in_order.get(*other).map(|(_, that)| *that);
                let pair = that.map(|that| if one < *other { (this, that) } else { (that, this) });
                pair.and_then(|(this, that)| link(this, that)).is_some_and(JoinBasis::is_strong)
            };
            let found = near.into_iter().filter(|other| free.contains(other) && is_one(other));
            let found: Vec<usize> = found.collect();
            for other in &found {
                _ = free.remove(other);
            }
            part.extend(found);
            at += 1;
        }
        parts.push(part);
    }
    parts
}

/// Gives the places of the recordings that began at each time of the wall clock: copies may have been read in several zones.
fn by_wall_clock(in_order: &[(usize, &Session)]) -> BTreeMap<NaiveDateTime, Vec<usize>> {
    let mut places: BTreeMap<NaiveDateTime, Vec<usize>> = BTreeMap::new();
    for (place, (_, recording)) in in_order.iter().enumerate() {
        places.entry(recording.start.wall()).or_default().push(place);
    }
    places
}

/// Gives the weak links between recordings of different parts.
fn weakly_linked(in_order: &[(usize, &Session)], parts: &[Vec<usize>]) -> Vec<WeakLink> {
    let mut weak = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        let others = parts.iter().skip(at + 1).flatten();
        for (one, other) in others.flat_map(|other| part.iter().map(move |one| (*one.min(other), *one.max(other)))) {
            let Some(((_, this), (_, that))) = in_order.get(one).zip(in_order.get(other)) else { continue };
            weak.extend(link(this, that).map(|link| WeakLink { link, apart: apart(this, that), between: (one, other) }));
        }
    }
    weak
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

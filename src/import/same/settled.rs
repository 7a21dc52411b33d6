//! A session that was found, held against the log: which sessions there are then.

use std::collections::BTreeSet;

use super::link::{link, say_the_same};
use super::parted::parted;
use super::reread::{Reread, differ_in_unit, is_reread};
use super::{meeting, near, recordings_of};
use crate::import::joined::{joined, made_whole, narrowed, with_recording};
use crate::journal::{Id, Journal, Session};

/// Which sessions the log is to have with one more recording.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Settled {
    /// What the found session is to the log.
    pub met: Met,
    /// The sessions that know more, or are without what is of another.
    pub corrected: Vec<(Id, Session)>,
    /// The sessions that another has taken in.
    pub removed: Vec<Id>,
    /// The sessions that are new; that of the found one is among them where it met none.
    pub added: Vec<Session>,
}

/// What a session that was found is to the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Met {
    /// A new one.
    #[default]
    None,
    /// Another recording of this one, or one that it has.
    Kept(Id),
}

/// Holds a session that was found against those of the log but for some.
///
/// The sessions near it are parted anew with it, so that the log does not hang on the order in which recordings come. Where the
/// log has them otherwise than they would be parted the runner has joined or split them, or says when they were: these stay as
/// they are, and only take in what is of them. A row of a list that is read anew replaces its earlier reading or gives way to it.
#[must_use]
pub fn settle(journal: &Journal, found: &Session, except: &BTreeSet<Id>, reread: Reread) -> Settled {
    let recordings = found.recordings();
    let sessions: Vec<NearSession<'_>> = near(journal, found.start)
        .iter()
        .filter(|kept| !except.contains(&kept.id))
        .map(|kept| NearSession { id: kept.id, kept: &kept.what, recordings: kept.recordings(), known: recordings_of(kept) })
        .collect();
    let is_known =
        |item: &&NearSession<'_>| item.known.iter().any(|known| recordings.iter().any(|found| say_the_same(known, found)));
    if let Some(item) = sessions.iter().find(is_known) {
        return item.taking_in(found);
    }
    if let [found] = recordings.as_slice()
        && let Some(settled) = sessions.iter().find_map(|item| item.rereading(found, reread))
    {
        return settled;
    }
    let linked = linked(&sessions, &recordings);
    if linked.is_empty() {
        return Settled { added: vec![found.clone()], ..Settled::default() };
    }
    let (free, fixed) = told_apart(linked);
    let nearest = |items: &[&NearSession<'_>]| {
        let met = items.iter().enumerate().filter_map(|(at, item)| Some((meeting(&item.known, &recordings)?, at)));
        met.min_by(|((one, near), _), ((other, far), _)| one.cmp(other).then_with(|| near.total_cmp(far)))
    };
    match (nearest(&fixed), nearest(&free)) {
        (Some(((link, _), at)), other) if other.is_none_or(|((other, _), _)| link <= other) => {
            fixed.get(at).map(|item| item.taking_in(found)).unwrap_or_default()
        }
        _ => Anew::of(&free, found, &recordings).settled(),
    }
}

/// A session of the log near the one that was found.
struct NearSession<'a> {
    id: Id,
    kept: &'a Session,
    recordings: Vec<Session>,
    /// All by which it is known.
    known: Vec<Session>,
}

impl NearSession<'_> {
    /// Takes in the found session whole.
    fn taking_in(&self, found: &Session) -> Settled {
        let corrected = joined(self.kept, found).map(|whole| (self.id, whole)).into_iter().collect();
        Settled { met: Met::Kept(self.id), corrected, ..Settled::default() }
    }

    /// Takes a row that was read otherwise before for what it is; `None` where no recording is of that row.
    fn rereading(&self, found: &Session, reread: Reread) -> Option<Settled> {
        let at = self.recordings.iter().position(|earlier| is_reread(earlier, found))?;
        let corrected = match reread {
            Reread::Replaces => with_recording(self.kept, at, found).map(|whole| (self.id, whole)),
            Reread::GivesWay if differ_in_unit(self.recordings.get(at)?, found) => None,
            // It may tell something new.
            Reread::GivesWay => return None,
        };
        Some(Settled { met: Met::Kept(self.id), corrected: corrected.into_iter().collect(), ..Settled::default() })
    }

    /// Says whether the runner says something by which it is known otherwise than by its recordings.
    fn is_moved(&self) -> bool {
        let figures = |session: &Session| (session.start, session.sport, session.moving, session.elapsed, session.distance);
        made_whole(&self.recordings).is_none_or(|made| figures(&made) != figures(self.kept))
    }
}

/// Gives the sessions that are linked to what was found, over however many steps.
fn linked<'i, 'a>(sessions: &'i [NearSession<'a>], found: &[Session]) -> Vec<&'i NearSession<'a>> {
    let is_linked =
        |item: &NearSession<'_>, to: &[Session]| item.known.iter().any(|one| to.iter().any(|other| link(one, other).is_some()));
    let (mut linked, mut others): (Vec<_>, Vec<_>) = sessions.iter().partition(|item| is_linked(item, found));
    let mut at = 0;
    while let Some(item) = linked.get(at).copied() {
        let (more, rest): (Vec<_>, Vec<_>) = others.into_iter().partition(|other| is_linked(other, &item.known));
        linked.extend(more);
        others = rest;
        at += 1;
    }
    linked
}

/// Tells the sessions that are as they would be parted from those that the runner has settled.
fn told_apart<'i, 'a>(mut free: Vec<&'i NearSession<'a>>) -> (Vec<&'i NearSession<'a>>, Vec<&'i NearSession<'a>>) {
    let mut fixed: Vec<&NearSession<'_>> = free.extract_if(.., |item| item.is_moved()).collect();
    loop {
        let all: Vec<(usize, Session)> = owned(&free);
        let recordings: Vec<Session> = all.iter().map(|(_, recording)| recording.clone()).collect();
        let mut is_whole = vec![false; free.len()];
        for part in parted(&recordings) {
            let owners: BTreeSet<usize> = part.iter().filter_map(|at| all.get(*at)).map(|(owner, _)| *owner).collect();
            let mut owners = owners.into_iter();
            if let (Some(owner), None) = (owners.next(), owners.next())
                && let Some((item, is_whole)) = free.get(owner).zip(is_whole.get_mut(owner))
            {
                *is_whole = item.recordings.len() == part.len();
            }
        }
        let mut whole = is_whole.into_iter();
        let before = free.len();
        fixed.extend(free.extract_if(.., |_| !whole.next().unwrap_or(true)));
        if free.len() == before {
            return (free, fixed);
        }
    }
}

/// Gives the recordings of sessions, each with the place of its session.
fn owned(items: &[&NearSession<'_>]) -> Vec<(usize, Session)> {
    let of =
        |(owner, item): (usize, &&NearSession<'_>)| item.recordings.clone().into_iter().map(move |recording| (owner, recording));
    items.iter().enumerate().flat_map(of).collect()
}

/// The sessions near a found one, parted anew with it.
struct Anew<'i, 'a> {
    items: &'i [&'i NearSession<'a>],
    found: &'i Session,
    /// The recordings of the sessions, each with the place of its session; those that were found come after them.
    owned: Vec<(usize, Session)>,
    /// The sessions that there are to be, each by the places of its recordings.
    parts: Vec<Vec<usize>>,
}

impl<'i, 'a> Anew<'i, 'a> {
    fn of(items: &'i [&'i NearSession<'a>], found: &'i Session, recordings: &[Session]) -> Self {
        let owned = owned(items);
        let all: Vec<Session> = owned.iter().map(|(_, recording)| recording.clone()).chain(recordings.iter().cloned()).collect();
        let mut parts = parted(&all);
        // What another log has as one stays one.
        let together = parts.extract_if(.., |part| part.iter().any(|at| *at >= owned.len())).flatten().collect();
        parts.push(together);
        Self { items, found, owned, parts }
    }

    fn settled(&self) -> Settled {
        let mut settled = Settled::default();
        for (place, part) in self.parts.iter().enumerate() {
            let mut at_home: Vec<usize> = (0..self.items.len()).filter(|owner| self.home_of(*owner) == Some(place)).collect();
            at_home.sort_by_key(|owner| (self.count(*owner, part), self.items.get(*owner).map(|item| item.id)));
            let heir = at_home.pop();
            let item = heir.and_then(|owner| self.items.get(owner));
            let Some(whole) = self.whole(part, place, heir) else { continue };
            match item {
                None => settled.added.push(whole),
                Some(item) if whole != *item.kept => settled.corrected.push((item.id, whole)),
                Some(_) => {}
            }
            if let Some(item) = item.filter(|_| self.has_found(part)) {
                settled.met = Met::Kept(item.id);
            }
            settled.removed.extend(at_home.iter().filter_map(|owner| self.items.get(*owner)).map(|item| item.id));
        }
        settled
    }

    /// Makes one session of the recordings of a part; the words of its heir stand above those of others.
    fn whole(&self, part: &[usize], place: usize, heir: Option<usize>) -> Option<Session> {
        let owners = self.items.iter().enumerate().filter(|(owner, _)| Some(*owner) != heir && self.count(*owner, part) > 0);
        let in_turn = heir.into_iter().chain(owners.map(|(owner, _)| owner));
        let pieces = in_turn.filter_map(|owner| self.piece(owner, part, place));
        let found = self.has_found(part).then(|| self.found.clone());
        pieces.chain(found).reduce(|whole, piece| joined(&whole, &piece).unwrap_or(whole))
    }

    /// Gives what a session has in a part; the runner's own words go with most of it.
    fn piece(&self, owner: usize, part: &[usize], place: usize) -> Option<Session> {
        let item = self.items.get(owner)?;
        let recordings: Vec<Session> =
            part.iter().filter_map(|at| self.owned.get(*at)).filter(|(of, _)| *of == owner).map(|(_, of)| of.clone()).collect();
        if recordings.len() == item.recordings.len() {
            Some(item.kept.clone())
        } else if self.home_of(owner) == Some(place) {
            narrowed(item.kept, &recordings)
        } else {
            made_whole(&recordings)
        }
    }

    /// Gives the part in which a session goes on: the one with most of it.
    fn home_of(&self, owner: usize) -> Option<usize> {
        let places = (0..self.parts.len()).rev();
        places.max_by_key(|place| self.parts.get(*place).map_or(0, |part| self.count(owner, part)))
    }

    fn count(&self, owner: usize, part: &[usize]) -> usize {
        part.iter().filter(|at| self.owned.get(**at).is_some_and(|(of, _)| *of == owner)).count()
    }

    fn has_found(&self, part: &[usize]) -> bool {
        part.iter().any(|at| *at >= self.owned.len())
    }
}

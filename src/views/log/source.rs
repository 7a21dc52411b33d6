//! An entry of any kind, as the log looks at it.

use crate::journal::{
    Athlete, CheckIn, Day, Entry, EntryKind, Id, Intake, Journal, Kept, Kind, Moment, Planned, PlannedRest, Rest, Session, Spell,
    SpellKind, Sport,
};
use crate::phrase::names;

use crate::views::sign;

/// An entry of the journal, borrowed.
#[derive(Debug, Clone, Copy)]
pub(super) enum EntryRef<'a> {
    Session(&'a Kept<Session>),
    Rest(&'a Kept<Rest>),
    CheckIn(&'a Kept<CheckIn>),
    Intake(&'a Kept<Intake>),
    Spell(&'a Kept<Spell>),
    Planned(&'a Kept<Planned>),
    PlannedRest(&'a Kept<PlannedRest>),
}

/// Where an entry stands in the journal: its kind, and its place among its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct EntryPlace {
    pub row: EntryKind,
    pub at: usize,
}

/// Gives the places of all entries, kind by kind.
pub(super) fn places(journal: &Journal) -> impl Iterator<Item = EntryPlace> {
    let counts = [
        (EntryKind::Session, journal.sessions().len()),
        (EntryKind::Rest, journal.rests().len()),
        (EntryKind::CheckIn, journal.check_ins().len()),
        (EntryKind::Intake, journal.intakes().len()),
        (EntryKind::Spell, journal.spells().len()),
        (EntryKind::Planned, journal.planned().len()),
        (EntryKind::PlannedRest, journal.planned_rests().len()),
    ];
    counts.into_iter().flat_map(|(row, count)| (0..count).map(move |at| EntryPlace { row, at }))
}

/// Gives the entry at a place; `None` where the journal has shrunk since.
pub(super) fn item(journal: &Journal, place: EntryPlace) -> Option<EntryRef<'_>> {
    match place.row {
        EntryKind::Session => journal.sessions().get(place.at).map(EntryRef::Session),
        EntryKind::Rest => journal.rests().get(place.at).map(EntryRef::Rest),
        EntryKind::CheckIn => journal.check_ins().get(place.at).map(EntryRef::CheckIn),
        EntryKind::Intake => journal.intakes().get(place.at).map(EntryRef::Intake),
        EntryKind::Spell => journal.spells().get(place.at).map(EntryRef::Spell),
        EntryKind::Planned => journal.planned().get(place.at).map(EntryRef::Planned),
        EntryKind::PlannedRest => journal.planned_rests().get(place.at).map(EntryRef::PlannedRest),
    }
}

impl<'a> EntryRef<'a> {
    pub fn id(self) -> Id {
        match self {
            Self::Session(kept) => kept.id,
            Self::Rest(kept) => kept.id,
            Self::CheckIn(kept) => kept.id,
            Self::Intake(kept) => kept.id,
            Self::Spell(kept) => kept.id,
            Self::Planned(kept) => kept.id,
            Self::PlannedRest(kept) => kept.id,
        }
    }

    pub fn entry(self) -> Entry {
        match self {
            Self::Session(kept) => Entry::Session(kept.what.clone()),
            Self::Rest(kept) => Entry::Rest(kept.what.clone()),
            Self::CheckIn(kept) => Entry::CheckIn(kept.what.clone()),
            Self::Intake(kept) => Entry::Intake(kept.what.clone()),
            Self::Spell(kept) => Entry::Spell(kept.what.clone()),
            Self::Planned(kept) => Entry::Planned(kept.what.clone()),
            Self::PlannedRest(kept) => Entry::PlannedRest(kept.what.clone()),
        }
    }

    pub const fn row(self) -> EntryKind {
        match self {
            Self::Session(_) => EntryKind::Session,
            Self::Rest(_) => EntryKind::Rest,
            Self::CheckIn(_) => EntryKind::CheckIn,
            Self::Intake(_) => EntryKind::Intake,
            Self::Spell(_) => EntryKind::Spell,
            Self::Planned(_) => EntryKind::Planned,
            Self::PlannedRest(_) => EntryKind::PlannedRest,
        }
    }

    /// Gives the runner's day that the entry belongs to.
    pub fn day(self, athlete: &Athlete) -> Day {
        match self {
            Self::Session(kept) => Day::of(kept.start, athlete.day_start),
            Self::CheckIn(kept) => Day::of(kept.at, athlete.day_start),
            Self::Intake(kept) => Day::of(kept.at, athlete.day_start),
            Self::Rest(kept) => kept.day,
            Self::Spell(kept) => kept.from,
            Self::Planned(kept) => kept.day,
            Self::PlannedRest(kept) => kept.from,
        }
    }

    /// Gives the moment of an entry that has one.
    pub fn moment(self) -> Option<Moment> {
        match self {
            Self::Session(kept) => Some(kept.start),
            Self::CheckIn(kept) => Some(kept.at),
            Self::Intake(kept) => Some(kept.at),
            Self::Rest(_) | Self::Spell(_) | Self::Planned(_) | Self::PlannedRest(_) => None,
        }
    }

    pub fn session(self) -> Option<&'a Session> {
        match self {
            Self::Session(kept) => Some(&kept.what),
            Self::Rest(_) | Self::CheckIn(_) | Self::Intake(_) | Self::Spell(_) | Self::Planned(_) | Self::PlannedRest(_) => None,
        }
    }

    pub fn sport(self) -> Option<Sport> {
        match self {
            Self::Session(kept) => Some(kept.sport),
            Self::Planned(kept) => Some(kept.sport),
            Self::Rest(_) | Self::CheckIn(_) | Self::Intake(_) | Self::Spell(_) | Self::PlannedRest(_) => None,
        }
    }

    /// Gives what it was meant to be; a planned race is a race.
    pub fn kind(self) -> Option<Kind> {
        match self {
            Self::Session(kept) => kept.kind,
            Self::Planned(kept) => kept.kind.or_else(|| kept.race.map(|_| Kind::Race)),
            Self::Rest(_) | Self::CheckIn(_) | Self::Intake(_) | Self::Spell(_) | Self::PlannedRest(_) => None,
        }
    }

    pub fn tags(self) -> &'a [String] {
        self.session().map(|session| session.tags.as_slice()).unwrap_or_default()
    }

    /// Hands over the runner's own words and the sport, one text after another.
    pub fn each_word(self, mut take: impl FnMut(&str)) {
        match self {
            Self::Session(kept) => {
                [names::sport_of(&kept.what), &kept.title, &kept.notes, &kept.place].into_iter().for_each(&mut take);
                kept.tags.iter().for_each(|tag| take(tag));
            }
            Self::Rest(kept) => ["rest", &kept.notes].into_iter().for_each(take),
            Self::CheckIn(kept) => ["check-in", &kept.notes].into_iter().for_each(take),
            Self::Intake(kept) => take(&kept.title),
            Self::Spell(kept) => {
                take(&kept.notes);
                match &kept.kind {
                    SpellKind::Illness { fever } => take(if *fever { "fever illness" } else { "illness" }),
                    SpellKind::Injury { place, .. } => ["injury", place].into_iter().for_each(take),
                    SpellKind::Unlogged => take("not logged"),
                }
            }
            Self::Planned(kept) => [&kept.title, &kept.notes, names::sport(kept.sport)].into_iter().for_each(take),
            Self::PlannedRest(kept) => ["rest", sign::rest_name(kept), &kept.notes].into_iter().for_each(take),
        }
    }
}

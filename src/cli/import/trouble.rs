//! Spells met again.

use crate::journal::{Spell, SpellKind};

/// Says whether two spells are one: of the same kind and place, and with a day in common or one after the other.
pub fn is_same(one: &Spell, other: &Spell) -> bool {
    let is_kin = match (&one.kind, &other.kind) {
        (SpellKind::Illness { .. }, SpellKind::Illness { .. }) | (SpellKind::Unlogged, SpellKind::Unlogged) => true,
        (SpellKind::Injury { place: one, .. }, SpellKind::Injury { place: other, .. }) => one == other,
        (SpellKind::Illness { .. } | SpellKind::Injury { .. } | SpellKind::Unlogged, _) => false,
    };
    is_kin && touch(one, other)
}

/// Gives the one spell that two of one trouble are, the same in either order.
pub fn together(one: &Spell, other: &Spell) -> Spell {
    let notes = |spell: &Spell| (std::cmp::Reverse(spell.notes.len()), spell.notes.clone());
    Spell {
        kind: worse(&one.kind, &other.kind),
        from: one.from.min(other.from),
        // One that lasts goes on.
        until: one.until.zip(other.until).map(|(one, other)| one.max(other)),
        notes: notes(one).min(notes(other)).1,
        source: one.source.clone().min(other.source.clone()),
    }
}

fn worse(one: &SpellKind, other: &SpellKind) -> SpellKind {
    match (one, other) {
        (SpellKind::Illness { fever }, SpellKind::Illness { fever: other }) => SpellKind::Illness { fever: *fever || *other },
        (SpellKind::Injury { place, grade }, SpellKind::Injury { grade: other, .. }) => {
            SpellKind::Injury { place: place.clone(), grade: *grade.max(other) }
        }
        (kind, SpellKind::Illness { .. } | SpellKind::Injury { .. } | SpellKind::Unlogged) => kind.clone(),
    }
}

/// Says whether two spells share a day, or follow one another.
fn touch(one: &Spell, other: &Spell) -> bool {
    let ends_before = |one: &Spell, other: &Spell| one.until.is_some_and(|until| until.plus(1) < other.from);
    !ends_before(one, other) && !ends_before(other, one)
}

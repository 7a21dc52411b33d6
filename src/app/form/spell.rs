//! The fields of an illness, an injury, or days that were not logged.

use crate::journal::{Grade, Spell, SpellKind, clean_line};
use crate::phrase;

use super::field::Answering;
use super::fill::{day, on_its_lines, on_one_line, unless_empty};
use super::{Field, FieldName, Pen};

/// What kinds there are.
const KINDS: &[&str] = &["illness", "fever", "niggle", "injury", "unlogged"];

/// Gives the fields.
#[must_use]
pub fn fields() -> Vec<Field> {
    vec![
        Field::new(
            FieldName::Trouble,
            "What",
            Answering::Choice(KINDS),
            "illness, fever, niggle (felt only), injury; or unlogged: trained all the same",
        ),
        Field::written(FieldName::Place, "Where", "of a niggle or injury, such as left knee"),
        Field::written(FieldName::From, "Since", "such as yesterday or 2026-11-20"),
        Field::written(FieldName::Until, "Until", "its last day; empty while it lasts"),
        Field::written(FieldName::Notes, "Notes", "anything you want to remember"),
    ]
}

/// Says whether there is anything in it: an injury is somewhere, and days that were not logged have an end.
#[must_use]
pub fn says_something(spell: &Spell) -> bool {
    match &spell.kind {
        SpellKind::Illness { .. } => true,
        SpellKind::Injury { place, .. } => !place.is_empty(),
        SpellKind::Unlogged => spell.until.is_some(),
    }
}

/// Puts what a field says into a spell.
///
/// # Errors
/// What is wrong with the text.
pub fn put(spell: &mut Spell, name: FieldName, text: &str, pen: &Pen) -> Result<(), String> {
    #[expect(clippy::wildcard_enum_match_arm, reason = "a spell has only these fields")]
    match name {
        FieldName::Trouble => spell.kind = kind(text, &place(spell)),
        FieldName::Place => {
            let written = clean_line(text);
            if let SpellKind::Injury { place, .. } = &mut spell.kind {
                *place = written;
            } else if !written.is_empty() {
                return Err("only a niggle or an injury has a place; choose that first".to_owned());
            }
        }
        FieldName::From => spell.from = unless_empty(text, |text| day(text, pen))?.unwrap_or(spell.from),
        FieldName::Until => {
            let until = unless_empty(text, |text| day(text, pen))?;
            if until.is_some_and(|until| until < spell.from) {
                return Err("its last day comes before its first".to_owned());
            }
            spell.until = until;
        }
        FieldName::Notes => spell.notes = on_its_lines(text),
        _ => {}
    }
    // What an app said once is the runner's own word from here on.
    spell.source = None;
    Ok(())
}

/// Prints what a spell says in a field.
#[must_use]
pub fn print(spell: &Spell, name: FieldName) -> String {
    #[expect(clippy::wildcard_enum_match_arm, reason = "a spell has only these fields")]
    match name {
        FieldName::Trouble => kind_word(&spell.kind).to_owned(),
        FieldName::Place => place(spell),
        FieldName::From => phrase::full_day(spell.from),
        FieldName::Until => spell.until.map(phrase::full_day).unwrap_or_default(),
        FieldName::Notes => on_one_line(&spell.notes),
        _ => String::new(),
    }
}

fn place(spell: &Spell) -> String {
    match &spell.kind {
        SpellKind::Illness { .. } | SpellKind::Unlogged => String::new(),
        SpellKind::Injury { place, .. } => place.clone(),
    }
}

fn kind(word: &str, place: &str) -> SpellKind {
    let injury = |grade| SpellKind::Injury { place: place.to_owned(), grade };
    match word {
        "fever" => SpellKind::Illness { fever: true },
        "niggle" => injury(Grade::Niggle),
        "injury" => injury(Grade::Injured),
        "unlogged" => SpellKind::Unlogged,
        _ => SpellKind::Illness { fever: false },
    }
}

const fn kind_word(kind: &SpellKind) -> &'static str {
    match kind {
        SpellKind::Illness { fever: true } => "fever",
        SpellKind::Illness { fever: false } => "illness",
        SpellKind::Injury { grade: Grade::Niggle, .. } => "niggle",
        SpellKind::Injury { grade: Grade::Injured, .. } => "injury",
        SpellKind::Unlogged => "unlogged",
    }
}

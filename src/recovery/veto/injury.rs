//! Pain: no running while it changes the gait, nothing hard while it is felt, and easy days after it is gone.

use crate::journal::{CheckIn, Day, Grade, Journal, Kept, Pain, Spell, SpellKind, is_same_place};

use super::signs::REMEMBERED_DAYS;
use super::{FORGOTTEN_DAYS, SILENT_DAYS, Veto, words_since};
use crate::recovery::assessment::{Rung, Verdict};
use crate::recovery::mornings::Mornings;
use crate::recovery::reason::Reason;

/// Days that a pain which changes the gait is taken to last from today, for the dates to come.
pub(in crate::recovery) const LASTS_DAYS: i64 = 3;
/// Easy days after such a pain is gone.
pub(in crate::recovery) const RAMP_DAYS: i64 = 2;

/// A niggle that was felt for so many days is given the same easy days once it is gone.
pub(in crate::recovery) const LONG_NIGGLE_DAYS: i64 = 7;

/// A pain that has not been said to be over.
struct Hurt {
    place: String,
    grade: Grade,
}

/// Gives where it hurts today and whether that changes the gait, where it does; the place may be empty.
pub(super) fn hurts(mornings: &Mornings<'_>, journal: &Journal) -> Option<(String, bool)> {
    hurt(mornings, journal).map(|hurt| (hurt.place, hurt.grade == Grade::Injured))
}

/// Gives what a pain shuts: running, then all that is hard.
pub(super) fn injury(mornings: &Mornings<'_>, journal: &Journal) -> Vec<Veto> {
    let today = mornings.today;
    match hurt(mornings, journal) {
        Some(Hurt { place, grade: Grade::Injured }) => {
            let gone = today.plus(LASTS_DAYS);
            let running = Veto::shutting(Rung::CrossTrain, gone, Reason::Injured { place: place.clone() });
            let hard = Veto::shutting(Rung::RunEasy, gone.plus(RAMP_DAYS), Reason::AfterInjury { place });
            vec![Veto { verdict: Some(Verdict::Injured), ..running }, hard]
        }
        Some(Hurt { place, grade: Grade::Niggle }) => {
            // What is left of a limp is followed by the same easy days as the limp.
            let easy = if limped(mornings) { RAMP_DAYS } else { 0 };
            let until = today.plus(1 + easy);
            vec![Veto::shutting(Rung::RunEasy, until, Reason::Niggle { place, until })]
        }
        None => after_injury(mornings, journal).into_iter().collect(),
    }
}

/// Gives the worst pain that has not been said to be over.
fn hurt(mornings: &Mornings<'_>, journal: &Journal) -> Option<Hurt> {
    let today = mornings.today;
    let spells = journal.spells().iter().filter(|spell| spell.covers(today) && !is_ended(mornings, spell));
    let of_spell = spells.filter_map(|spell| match &spell.kind {
        SpellKind::Injury { place, grade } => Some(Hurt { place: place.clone(), grade: *grade }),
        SpellKind::Illness { .. } | SpellKind::Unlogged => None,
    });
    of_spell.chain(said(mornings, journal).into_iter().rev()).max_by_key(|hurt| hurt.grade)
}

/// Says whether the runner has said since they told of a spell that nothing hurts.
fn is_ended(mornings: &Mornings<'_>, spell: &Kept<Spell>) -> bool {
    words_since(mornings, spell).any(|(_, said)| said.no_pain)
}

/// Gives the last word of the check-ins on the pain in each place since nothing hurt, the latest first: a niggle in the toe says
/// nothing of a limp. A pain without a place is the one that was spoken of before.
fn said(mornings: &Mornings<'_>, journal: &Journal) -> Vec<Hurt> {
    let words: Vec<(i64, &CheckIn)> = mornings.latest_first().take_while(|(age, _)| *age <= REMEMBERED_DAYS).collect();
    let mut seen: Vec<&str> = Vec::new();
    let mut hurts = Vec::new();
    for (at, (age, check_in)) in words.iter().enumerate() {
        if check_in.no_pain {
            break;
        }
        let Some(pain) = &check_in.pain else { continue };
        let spoken_of = words.iter().skip(at).filter_map(|(_, check_in)| check_in.pain.as_ref());
        let place = spoken_of.map(|pain| pain.place.as_str()).find(|place| !place.is_empty()).unwrap_or_default();
        if seen.iter().any(|other| is_same_place(other, place)) {
            continue;
        }
        seen.push(place);
        hurts.extend(grade(mornings, journal, pain, *age).map(|grade| Hurt { place: place.to_owned(), grade }));
    }
    hurts
}

/// Gives how bad a pain still is that nothing was said of for so many days. What changes the gait counts as a niggle after two
/// weeks in which the runner ran all the same.
fn grade(mornings: &Mornings<'_>, journal: &Journal, pain: &Pain, age: i64) -> Option<Grade> {
    let ran = || mornings.ran_since(journal, mornings.today.plus(-age));
    match (pain.changes_gait, age) {
        (true, ..=SILENT_DAYS) => Some(Grade::Injured),
        (true, _) if !ran() => Some(Grade::Injured),
        (true, ..=FORGOTTEN_DAYS) | (false, ..=SILENT_DAYS) => Some(Grade::Niggle),
        (true | false, _) => None,
    }
}

/// Says whether the pain that is felt changed the gait before.
fn limped(mornings: &Mornings<'_>) -> bool {
    let words = mornings.latest_first().take_while(|(age, check_in)| *age <= FORGOTTEN_DAYS && !check_in.no_pain);
    words.into_iter().any(|(_, check_in)| limps(check_in))
}

/// Gives the easy days after a pain that changed the gait.
fn after_injury(mornings: &Mornings<'_>, journal: &Journal) -> Option<Veto> {
    let (gone, place) = last_gone(mornings, journal)?;
    let easy = if came_back(mornings) { 2 * RAMP_DAYS } else { RAMP_DAYS };
    let over = gone.plus(easy);
    (mornings.today < over).then(|| Veto::shutting(Rung::RunEasy, over, Reason::AfterInjury { place }))
}

/// Gives the first day without the last pain that changed the gait, and where it was.
pub(super) fn last_gone(mornings: &Mornings<'_>, journal: &Journal) -> Option<(Day, String)> {
    let today = mornings.today;
    let spells = journal.spells().iter().filter_map(|spell| match (&spell.kind, spell.until) {
        (SpellKind::Injury { place, grade: Grade::Injured }, Some(until)) if until < today => {
            Some((until.plus(1), place.clone()))
        }
        (SpellKind::Injury { place, grade: Grade::Injured }, None) => {
            first_free_of_pain(mornings, spell).map(|day| (day, place.clone()))
        }
        (SpellKind::Injury { .. } | SpellKind::Illness { .. } | SpellKind::Unlogged, _) => None,
    });
    spells.chain(said_gone(mornings)).max_by_key(|(gone, _)| *gone)
}

/// Says whether a pain that changed the gait was said to be gone lately and came back: it is given more easy days now.
fn came_back(mornings: &Mornings<'_>) -> bool {
    let recent = mornings.latest_first().take_while(|(age, _)| *age <= FORGOTTEN_DAYS);
    // Of a morning that says both, that it has gone is the later word.
    let words: Vec<bool> =
        recent.flat_map(|(_, check_in)| [check_in.no_pain.then_some(false), limps(check_in).then_some(true)]).flatten().collect();
    words.chunk_by(|one, other| one == other).filter(|spell| spell.first() == Some(&true)).count() > 1
}

fn limps(check_in: &CheckIn) -> bool {
    check_in.pain.as_ref().is_some_and(|pain| pain.changes_gait)
}

fn first_free_of_pain(mornings: &Mornings<'_>, spell: &Kept<Spell>) -> Option<Day> {
    words_since(mornings, spell).filter(|(_, said)| said.no_pain).last().map(|(day, _)| day)
}

/// Gives the day since which a pain that changed the gait, or a niggle that stayed, is said to be gone, and where it was. A
/// niggle after it is the same pain come back.
fn said_gone(mornings: &Mornings<'_>) -> Option<(Day, String)> {
    let mut gone = None;
    let mut last_felt: Option<i64> = None;
    for (age, check_in) in mornings.latest_first().take_while(|(age, _)| *age <= FORGOTTEN_DAYS) {
        if check_in.no_pain && last_felt.is_none() {
            gone = Some(age);
        }
        let Some(pain) = &check_in.pain else { continue };
        let last = *last_felt.get_or_insert(age);
        if pain.changes_gait || age - last >= LONG_NIGGLE_DAYS {
            // What was felt in the morning and has gone by the evening was there that day.
            return gone.map(|age| (mornings.today.plus(-age.min(last - 1)), pain.place.clone()));
        }
    }
    None
}

//! The ends of troubles: `pain gone`, `no chest pain`, `not ill`, `fever gone`.

use super::answers::CheckInWord;
use super::misread::MisreadReason;
use super::pains::{hurt, is_pain, limp};
use super::piece::Found;
use super::scan::ScannedLine;
use super::signs::{NamedSign, sign};
use super::sports::named;
use super::symptoms::HEALTH;
use super::warmth::NO_FEVER;
use crate::journal::{Health, RedFlag};

/// A trouble that is said to be over, or not to be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gone {
    /// A pain.
    Pain,
    /// That a pain changes the gait.
    Limping,
    /// A fever, which may leave an illness behind.
    Fever,
    /// An illness.
    Illness,
    /// A sign that needs a doctor.
    Sign(RedFlag),
    /// Every sign that needs a doctor.
    EverySign,
}

/// The words before a trouble that say that it is not there.
const NO: &[&str] = &["no", "not", "without", "never", "nothing"];
/// The words after a trouble that say that it is over.
const OVER: &[&str] = &["gone", "over", "passed", "away", "free", "cleared", "better", "stopped"];
/// Words for all signs at once.
const CLEARED: &[(&str, ())] = &[("cleared", ()), ("all clear", ()), ("cleared by doctor", ()), ("cleared by my doctor", ())];

/// Reads `pain gone`, `no left knee pain`, `chest pain is gone`, `not ill`, `no more fever`, `cleared`.
pub(super) fn gone(line: &ScannedLine<'_>, at: usize) -> Option<Found<CheckInWord>> {
    if let Some(((), used)) = named(line, at, CLEARED) {
        return Found::one(used, CheckInWord::Gone(Gone::EverySign));
    }
    let is = |at: usize, words: &[&str]| line.letters(at).is_some_and(|word| words.contains(&word));
    // `not peeing` is a sign, and none that is gone; a trouble that is only better is not gone where it needs a doctor.
    let no = usize::from(is(at, NO) && sign(line, at).is_none());
    let more = if no > 0 { usize::from(is(at + no, &["more", "longer", "any"])) } else { 0 };
    let start = at + no + more;
    let named = sign(line, start).filter(|sign| match no {
        0 => sign.flag != RedFlag::ChestPain || sign.said_by == sign.used,
        _ => is_one_trouble(line, start, *sign),
    });
    let named = named.map(|sign| (Gone::Sign(sign.flag), sign.used));
    let Some((trouble, used)) = named.or_else(|| trouble(line, start)) else {
        return if is(at, &["gone", "over"]) { unsaid(line, at) } else { None };
    };
    let used = no + more + used;
    let so = usize::from(is(at + used, &["is", "has", "are"]));
    let all = usize::from(is(at + used + so, &["all", "been"]));
    let end = at + used + so + all;
    let is_only_better = matches!(trouble, Gone::Sign(_)) && line.letters(end) == Some("better");
    let over = usize::from(is(end, OVER) && !is_only_better && sign(line, end).is_none());
    match (no, over) {
        (0, 0) => None,
        // Who has no fever may still be ill: it is noted, and says nothing of being well.
        (_, 0) if trouble == Gone::Fever && more == 0 => {
            Found::one(used + any_more(line, at + used), CheckInWord::Aside(NO_FEVER.to_owned()))
        }
        (_, 0) => Found::one(used + any_more(line, at + used), CheckInWord::Gone(trouble)),
        (..) => Found::one(used + so + all + over, CheckInWord::Gone(trouble)),
    }
}

/// Counts the words behind a trouble that say that it was there before: `no fever any more`.
fn any_more(line: &ScannedLine<'_>, at: usize) -> usize {
    named(line, at, &[("any more", ()), ("anymore", ()), ("any longer", ())]).map_or(0, |((), used)| used)
}

/// Says whether the words behind a `no` are of one trouble. In `no pain, calf swollen` and in `no pain chest tight` only the
/// first is not there: a sign is never taken for gone where it may be the second.
fn is_one_trouble(line: &ScannedLine<'_>, at: usize, sign: NamedSign) -> bool {
    let begins_with_pain =
        line.letters(at).is_some_and(is_pain) && sign.flag != RedFlag::ChestPain && sign.flag != RedFlag::BonePain;
    sign.said_by == sign.used && !line.is_parted(at, sign.used) && !begins_with_pain
}

fn unsaid(line: &ScannedLine<'_>, at: usize) -> Option<Found<CheckInWord>> {
    let needs = "what it is before it, such as `pain gone`, `chest pain gone` or `fever gone`";
    Found::wrong(1, MisreadReason::Unfinished { label: line.written(at, 1), needs })
}

/// Reads the name of a trouble that is no sign.
fn trouble(line: &ScannedLine<'_>, at: usize) -> Option<(Gone, usize)> {
    if let Some(used) = limp(line, at) {
        return Some((Gone::Limping, used));
    }
    match named(line, at, HEALTH) {
        Some((Health::Fever, used)) => return Some((Gone::Fever, used)),
        Some((Health::Ill, used)) => return Some((Gone::Illness, used)),
        Some((Health::Well, _)) | None => {}
    }
    let hurt = hurt(line, at)?;
    Some((if hurt.is_of_bone() { Gone::Sign(RedFlag::BonePain) } else { Gone::Pain }, hurt.used))
}

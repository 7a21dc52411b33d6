//! The ends of troubles: `pain gone`, `no chest pain`, `not ill`, `fever gone`.

use super::answers::{CheckInWord, hurt};
use super::misread::MisreadReason;
use super::piece::Found;
use super::scan::ScannedLine;
use super::sports::named;
use super::symptoms::{HEALTH, LIMPING, off_the_bone, sign};
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

/// Says whether a word ends a trouble, so that it is no place on the body.
pub(super) fn ends_trouble(word: &str) -> bool {
    NO.contains(&word) || OVER.contains(&word) || matches!(word, "more" | "longer" | "any" | "all" | "is" | "has")
}

/// Reads `pain gone`, `no left knee pain`, `chest pain is gone`, `not ill`, `no more fever`, `cleared`.
pub(super) fn gone(line: &ScannedLine<'_>, at: usize) -> Option<Found<CheckInWord>> {
    if let Some(((), used)) = named(line, at, CLEARED) {
        return Found::one(used, CheckInWord::Gone(Gone::EverySign));
    }
    let is = |at: usize, words: &[&str]| line.letters(at).is_some_and(|word| words.contains(&word));
    let no = usize::from(is(at, NO));
    let more = if no > 0 { usize::from(is(at + no, &["more", "longer", "any"])) } else { 0 };
    let Some((trouble, used)) = trouble(line, at + no + more) else {
        return if is(at, &["gone", "over"]) { unsaid(line, at) } else { None };
    };
    let used = no + more + used;
    let so = usize::from(is(at + used, &["is", "has", "are"]));
    let all = usize::from(is(at + used + so, &["all", "been"]));
    let over = usize::from(is(at + used + so + all, OVER));
    match (no, over) {
        (0, 0) => None,
        // Who has no fever may still be ill: it is noted, and says nothing of being well.
        (_, 0) if trouble == Gone::Fever && more == 0 => Found::one(used, CheckInWord::Temperature("no fever".to_owned())),
        (_, 0) => Found::one(used, CheckInWord::Gone(trouble)),
        (..) => Found::one(used + so + all + over, CheckInWord::Gone(trouble)),
    }
}

fn unsaid(line: &ScannedLine<'_>, at: usize) -> Option<Found<CheckInWord>> {
    let needs = "what it is before it, such as `pain gone`, `chest pain gone` or `fever gone`";
    Found::wrong(1, MisreadReason::Unfinished { label: line.written(at, 1), needs })
}

/// Reads the name of a trouble.
fn trouble(line: &ScannedLine<'_>, at: usize) -> Option<(Gone, usize)> {
    if let Some((flag, used)) = sign(line, at) {
        return Some((Gone::Sign(flag), used));
    }
    if let Some(((), used)) = named(line, at, LIMPING) {
        return Some((Gone::Limping, used));
    }
    match named(line, at, HEALTH) {
        Some((Health::Fever, used)) => return Some((Gone::Fever, used)),
        Some((Health::Ill, used)) => return Some((Gone::Illness, used)),
        Some((Health::Well, _)) | None => {}
    }
    let (_, place, used) = hurt(line, at)?;
    Some((if off_the_bone(&place).0 { Gone::Sign(RedFlag::BonePain) } else { Gone::Pain }, used))
}

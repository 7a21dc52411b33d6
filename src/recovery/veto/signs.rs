//! Signs that need a doctor, and the days after they are gone.

use crate::journal::{CheckIn, RedFlag};

use super::Veto;
use crate::recovery::assessment::{Rung, Verdict};
use crate::recovery::mornings::Mornings;
use crate::recovery::reason::Reason;

/// Days for which a sign stands that is not said to be gone, though nothing is said of it: a year. An older word is old.
pub(in crate::recovery) const REMEMBERED_DAYS: i64 = 366;
/// Days after a sign is said to be gone on which nothing hard is open.
pub(in crate::recovery) const AFTER_SIGN_DAYS: i64 = 7;

/// Days after a grave sign is said to be gone on which nothing is open but rest: the runner's own word clears no heart.
pub(in crate::recovery) const AFTER_GRAVE_DAYS: i64 = 7;

/// What the check-ins say of one sign, in days before today.
#[derive(Debug, Clone, Copy)]
struct Sign {
    flag: RedFlag,
    /// How long ago it was said to be gone, where that is the last word on it.
    gone: Option<i64>,
}

/// Gives the signs that have not been said to be gone, the most urgent first.
pub(super) fn standing(mornings: &Mornings<'_>) -> Vec<RedFlag> {
    said(mornings).filter(|sign| sign.gone.is_none()).map(|sign| sign.flag).collect()
}

/// A sign leaves nothing open until it is said to be gone; that day is one of rest, after a grave one the days after it too, and
/// then there are easy days.
pub(super) fn signs(mornings: &Mornings<'_>) -> Vec<Veto> {
    let today = mornings.today;
    let standing = standing(mornings);
    if !standing.is_empty() {
        let help = Veto::shutting(Rung::Rest, today.plus(1), Reason::RedFlags(standing));
        return vec![Veto { verdict: Some(Verdict::GetHelp), ..help }];
    }
    said(mornings)
        .filter_map(|sign| Some((sign.flag, sign.gone?)))
        .flat_map(|(sign, gone)| {
            let reason = Reason::AfterSign { sign, gone: today.plus(-gone) };
            let rest_days = if is_grave(sign) { AFTER_GRAVE_DAYS } else { 0 };
            let (rest_until, easy_until) = (rest_days - gone + 1, rest_days + AFTER_SIGN_DAYS - gone + 1);
            let easy = (easy_until > 0).then(|| Veto::shutting(Rung::RunEasy, today.plus(easy_until), reason.clone()));
            let rest = (rest_until > 0).then(|| Veto::shutting(Rung::Rest, today.plus(rest_until), reason));
            rest.into_iter().chain(easy)
        })
        .collect()
}

/// Says whether a sign may be of the heart, the vessels, the kidneys or the head, which feeling well again does not clear.
const fn is_grave(sign: RedFlag) -> bool {
    match sign {
        RedFlag::ChestPain | RedFlag::Fainting | RedFlag::Confusion | RedFlag::DarkUrine | RedFlag::SwollenCalf => true,
        RedFlag::Vomiting | RedFlag::BonePain => false,
    }
}

/// Gives the last word on each sign, the most urgent sign first.
fn said(mornings: &Mornings<'_>) -> impl Iterator<Item = Sign> {
    RedFlag::ALL.into_iter().filter_map(|flag| last_word(mornings, flag))
}

fn last_word(mornings: &Mornings<'_>, flag: RedFlag) -> Option<Sign> {
    let mut gone = None;
    for (age, check_in) in mornings.latest_first().take_while(|(age, _)| *age <= REMEMBERED_DAYS) {
        if gone.is_none() && is_gone(check_in, flag) {
            gone = Some(age);
        }
        if is_there(check_in, flag) {
            return Some(Sign { flag, gone });
        }
    }
    None
}

fn is_there(check_in: &CheckIn, flag: RedFlag) -> bool {
    let on_bone = flag == RedFlag::BonePain && check_in.pain.as_ref().is_some_and(|pain| pain.on_bone);
    check_in.red_flags.contains(&flag) || on_bone
}

/// Says whether a check-in ends a sign. That nothing hurts ends the pain in a bone, but no other sign.
fn is_gone(check_in: &CheckIn, flag: RedFlag) -> bool {
    check_in.signs_gone.contains(&flag) || flag == RedFlag::BonePain && check_in.no_pain
}

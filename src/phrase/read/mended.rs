//! Words on the body that leave open what is meant: a leg that is swollen, a knee that is `ok`, all `back to normal`.

use super::answers::CheckInWord;
use super::body::{BodyPlace, Bone, degrees, place, place_after};
use super::misread::MisreadReason;
use super::piece::Found;
use super::scan::ScannedLine;
use super::sports::named;

/// The parts of a body that swell where a vein of the leg is shut, and where a joint was hurt.
const LEGS: &[&str] =
    &["leg", "legs", "thigh", "thighs", "calves", "shin", "shins", "knee", "knees", "ankle", "ankles", "foot", "feet"];

/// The words that say that something is swollen.
const SWOLLEN: &[&str] = &["swollen", "swelling", "swelled", "swells"];

/// What people say of a place that hurt and hurts no more, or less.
const BETTER: &[(&str, ())] = &[
    ("ok", ()),
    ("okay", ()),
    ("fine", ()),
    ("good", ()),
    ("great", ()),
    ("better", ()),
    ("normal", ()),
    ("healed", ()),
    ("all healed", ()),
    ("gone", ()),
    ("back to normal", ()),
];

/// What people say where something is over, without saying what.
const MENDED: &[(&str, ())] = &[
    ("healed", ()),
    ("all healed", ()),
    ("fully healed", ()),
    ("healed up", ()),
    ("mended", ()),
    ("back to normal", ()),
    ("all back to normal", ()),
    ("everything back to normal", ()),
    ("back to full health", ()),
];

/// Asks of a swollen leg whether it is the sign that needs a doctor: `one leg swollen`, `swelling in my left ankle`.
pub(super) fn swollen(line: &ScannedLine<'_>, at: usize) -> Option<Found<CheckInWord>> {
    let says = |at: usize| line.letters(at).is_some_and(|word| SWOLLEN.contains(&word));
    let (place, used) = if says(at) {
        let (place, used) = place_after(line, at + 1);
        (place, 1 + used)
    } else {
        let (place, used) = place(line, at);
        let used = used + linked(line, at + used);
        (place, used + usize::from(says(at + used)))
    };
    let is_leg = place.name.split(' ').any(|word| LEGS.contains(&word.to_lowercase().as_str()));
    if !is_leg || !says(at) && !says(at + used - 1) || line.letters(at + used) == Some("gone") {
        return None;
    }
    let remedy = "where one leg or calf is swollen with no knock, hot or painful, say `swollen calf` and see a doctor today: it can \
                  be a blood clot; with chest pain or short of breath call for help. Else write `niggle` and the place where you \
                  run as usual, such as `niggle left knee`, or `injured` where you cannot";
    let why = "may be a sign that needs a doctor, or a knock";
    Found::wrong(used, MisreadReason::Impossible { word: line.written(at, used), why, remedy })
}

/// Asks of `knee ok` and `healed` what is over: a pain, an illness, or neither yet.
pub(super) fn mended(line: &ScannedLine<'_>, at: usize) -> Option<Found<CheckInWord>> {
    let (why, used) = match named(line, at, MENDED) {
        Some(((), used)) => ("does not say what is over", used),
        None => ("may mean that nothing hurts, or that it hurts less", better(line, at)?),
    };
    let remedy = "write `pain gone` where nothing hurts any more: it ends a niggle or an injury; `niggle` and the place where you \
                  still feel it; `well` where an illness is over";
    Found::wrong(used, MisreadReason::Impossible { word: line.written(at, used), why, remedy })
}

/// Counts the words of a place and of its being better; a chest and a bone have their own.
fn better(line: &ScannedLine<'_>, at: usize) -> Option<usize> {
    let (BodyPlace { name, bone }, used) = place(line, at);
    if used == 0 || bone == Bone::Spot || name.to_lowercase().contains("chest") {
        return None;
    }
    let used = used + linked(line, at + used);
    let ((), more) = named(line, at + used, BETTER)?;
    Some(used + more)
}

/// Counts the words between a place and what is said of it: `is much`.
fn linked(line: &ScannedLine<'_>, at: usize) -> usize {
    let is = usize::from(matches!(line.letters(at), Some("is" | "are" | "was" | "feels" | "feel" | "looks" | "all")));
    is + degrees(line, at + is)
}

#[cfg(test)]
mod tests {
    use crate::journal::{Moment, Zone};
    use crate::phrase::{Misread, check_in};

    fn refused(text: &str) -> Misread {
        let now = Moment::from_rfc3339("2026-11-22T08:14:00+01:00").unwrap();
        check_in(now, Zone::Named(chrono_tz::Europe::Paris), text).expect_err(text)
    }

    #[test]
    fn a_swollen_leg_is_asked_about_the_sign_that_needs_a_doctor() {
        for text in [
            "one leg swollen",
            "one leg is swollen",
            "my left leg is really swollen",
            "swollen leg",
            "swelling in my right leg",
            "ankle swollen",
            "swollen knee",
        ] {
            let misread = refused(text);
            let hint = misread.hint();
            assert!(hint.contains("`swollen calf`") && hint.contains("see a doctor today"), "{text}: {hint}");
            assert!(hint.contains("niggle left knee"), "{text}: {hint}");
            assert_eq!(misread.span, 0..text.len(), "{text}");
        }
        assert!(!refused("swollen wrist").hint().contains("blood clot"));
    }

    #[test]
    fn what_is_over_has_to_be_named() {
        for text in [
            "knee ok",
            "knee is fine",
            "left knee is much better",
            "knee gone",
            "knee healed",
            "knee is back to normal",
            "healed",
            "back to normal",
        ] {
            let misread = refused(text);
            let hint = misread.hint();
            assert!(hint.contains("`pain gone`") && hint.contains("`well`"), "{text}: {hint}");
            assert_eq!((misread.span.clone(), misread.nearest), (0..text.len(), None), "{text}");
        }
        for text in ["chest better", "chest ok"] {
            assert!(refused(text).hint().contains("see a doctor"), "{text}");
        }
    }

    #[test]
    fn that_there_is_no_fever_is_said_to_end_nothing() {
        let now = Moment::from_rfc3339("2026-11-22T08:14:00+01:00").unwrap();
        let asked = |text: &str| check_in(now, Zone::Named(chrono_tz::Europe::Paris), text).unwrap().granted;
        for text in
            ["no fever", "no fever any more", "no fever anymore", "temp 36.8", "temperature normal", "soreness 3 no fever"]
        {
            let granted = asked(text);
            assert!(granted.len() == 1 && granted[0].contains("`ill`") && granted[0].contains("`well`"), "{text}: {granted:?}");
        }
        for text in ["no fever ill", "no fever, well", "fever gone", "no more fever", "fever 38.5", "well \"no fever\""] {
            assert_eq!(asked(text), Vec::<String>::new(), "{text}");
        }
    }
}

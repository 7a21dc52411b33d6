//! The answers of a check-in, word by word.

use super::body::{self, is_degree, place};
use super::doubt::SURE;
use super::figure::{labelled, out_of};
use super::gather::is_joint;
use super::gone::Gone;
use super::misread::MisreadReason;
use super::piece::{Found, When};
use super::scan::ScannedLine;
use super::signs::RED_FLAGS;
use super::sports::named;
use super::symptoms::HEALTH;
use super::times;
use crate::journal::{Bpm, Health, Hrv, OutOfRange, RedFlag, Scale5, Seconds, Ten};

/// What one or a few words of a check-in say.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum CheckInWord {
    /// Muscle soreness.
    Soreness(Ten),
    /// A rating from 1 to 5.
    Rating(Rating, Scale5),
    /// Time asleep.
    Sleep(Seconds),
    /// Resting heart rate.
    RestingHeart(Bpm),
    /// Heart rate variability.
    Hrv(Hrv),
    /// Ill or well.
    Health(Health),
    /// Where it hurts.
    Pain(String),
    /// That the pain changes the gait.
    Limping,
    /// What the log has no answer for, in the runner's words: it stands with the notes.
    Aside(String),
    /// What the line leaves open and was taken for granted, in a sentence.
    Granted(String),
    /// A trouble that is over, or not there.
    Gone(Gone),
    /// A sign that needs a doctor.
    RedFlag(RedFlag),
    /// That the day was one of rest.
    Rested,
    /// What the runner adds.
    Note(String),
    /// When.
    When(When),
    /// That nothing is wrong.
    AllGood,
    /// That figures which hardly can be are so.
    Sure,
    /// A word that only joins others.
    Joint,
}

/// What is rated from 1 to 5.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rating {
    Fatigue,
    Mood,
    Stress,
    SleepQuality,
}

impl From<When> for CheckInWord {
    fn from(when: When) -> Self {
        Self::When(when)
    }
}

/// What people call the things that are rated from 1 to 5.
const RATINGS: &[(&str, Rating)] = &[
    ("fatigue", Rating::Fatigue),
    ("tired", Rating::Fatigue),
    ("tiredness", Rating::Fatigue),
    ("mood", Rating::Mood),
    ("stress", Rating::Stress),
    ("stressed", Rating::Stress),
    ("quality", Rating::SleepQuality),
    ("sleep quality", Rating::SleepQuality),
];

const SORENESS: &[(&str, ())] = &[
    ("soreness", ()),
    ("sore", ()),
    ("doms", ()),
    ("muscle soreness", ()),
    ("leg soreness", ()),
    ("sore legs", ()),
    ("legs sore", ()),
    ("sore muscles", ()),
    ("muscles sore", ()),
];

/// What people say of a mood or a night in place of 1 to 5.
const HOW_GOOD: &[(&str, u8)] = &[
    ("very low", 1),
    ("very bad", 1),
    ("awful", 1),
    ("terrible", 1),
    ("low", 2),
    ("bad", 2),
    ("poor", 2),
    ("ok", 3),
    ("okay", 3),
    ("fine", 3),
    ("normal", 3),
    ("good", 4),
    ("high", 4),
    ("great", 5),
    ("very good", 5),
    ("very high", 5),
    ("excellent", 5),
];

/// What people say of fatigue and stress in place of 1 to 5.
const HOW_MUCH: &[(&str, u8)] =
    &[("none", 1), ("very low", 1), ("low", 2), ("medium", 3), ("moderate", 3), ("normal", 3), ("high", 4), ("very high", 5)];

/// What people say of a night without hours, from 1 to 5.
const NIGHTS: &[(&str, u8)] = &[
    ("terribly", 1),
    ("very badly", 1),
    ("badly", 2),
    ("poorly", 2),
    ("ok", 3),
    ("okay", 3),
    ("fine", 3),
    ("well", 4),
    ("good", 4),
    ("very well", 5),
    ("great", 5),
];

const RESTED: &[(&str, ())] = &[("rested", ()), ("rest", ()), ("rest day", ())];

/// Words that open an answer or stand alone, besides those of the tables.
const OTHERS: &[&str] = &[
    "sleep",
    "hrv",
    "rmssd",
    "sdnn",
    "lnrmssd",
    "note",
    "pain",
    "niggle",
    "limping",
    "gone",
    "rested",
    "yesterday",
    "today",
    SURE,
];

/// Names every word of a check-in that is worth suggesting.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    let ratings = RATINGS.iter().map(|(name, _)| *name);
    let health = HEALTH.iter().map(|(name, _)| *name).chain(RED_FLAGS.iter().map(|(name, _)| *name));
    ratings.chain(health).chain(["soreness", "rhr"]).chain(OTHERS.iter().copied()).chain(body::words())
}

/// Reads the word that answers a doubt.
pub(super) fn sure(line: &ScannedLine<'_>, at: usize) -> Option<Found<CheckInWord>> {
    line.letters(at).filter(|word| *word == SURE).and_then(|_| Found::one(1, CheckInWord::Sure))
}

/// Reads `no soreness`, `not sore`.
pub(super) fn unsore(line: &ScannedLine<'_>, at: usize) -> Option<Found<CheckInWord>> {
    line.letters(at).filter(|word| matches!(*word, "no" | "not" | "zero"))?;
    let any = usize::from(line.letters(at + 1) == Some("any"));
    let ((), used) = named(line, at + 1 + any, SORENESS)?;
    let is_rated = labelled(line, at + 1 + any + used).is_some();
    let used = 1 + any + used;
    let at_all = if line.letters(at + used) == Some("at") && line.letters(at + used + 1) == Some("all") { 2 } else { 0 };
    if is_rated { None } else { Found::quantity(used + at_all, Ten::new(0.0), CheckInWord::Soreness) }
}

/// Reads `soreness 3`, `sore 3/10`.
pub(super) fn soreness(line: &ScannedLine<'_>, at: usize) -> Option<Found<CheckInWord>> {
    let ((), label) = named(line, at, SORENESS)?;
    match labelled(line, at + label) {
        Some((number, used)) => {
            let used = label + used + out_of(line, at + label + used, "10");
            Found::quantity(used, Ten::new(number), CheckInWord::Soreness)
        }
        // `sore knee` may be a niggle.
        None if line.letters(at) == Some("sore") && place(line, at + label).1 > 0 => None,
        None => Found::wrong(label, unfinished(line, at, label, "a number from 0 to 10")),
    }
}

/// Reads `mood 4`, `fatigue 2/5`, `sleep quality 3`.
pub(super) fn rating(line: &ScannedLine<'_>, at: usize) -> Option<Found<CheckInWord>> {
    let (what, label) = named(line, at, RATINGS)?;
    let Some((number, used)) = labelled(line, at + label) else {
        let good = matches!(what, Rating::Mood | Rating::SleepQuality);
        let worded = named(line, at + label, if good { HOW_GOOD } else { HOW_MUCH });
        if let Some((scale, used)) = worded.and_then(|(points, used)| Some((Scale5::new(points)?, used))) {
            return Found::one(label + used, CheckInWord::Rating(what, scale));
        }
        return Found::wrong(label, unfinished(line, at, label, "a number from 1 to 5"));
    };
    let used = label + used + out_of(line, at + label + used, "5");
    let scale = (number.fract() == 0.0).then(|| Scale5::new(number as u8)).flatten();
    match scale {
        Some(scale) => Found::one(used, CheckInWord::Rating(what, scale)),
        None => Found::wrong(
            used,
            MisreadReason::Impossible {
                word: line.written(at, used),
                why: "is not one of 1, 2, 3, 4 and 5",
                remedy: "write 1 to 5; for mood and sleep quality 5 is best, for fatigue and stress 5 is most",
            },
        ),
    }
}

/// Reads `sleep 7h30`, `slept 7:30`, `sleep 7.5h`, `sleep 7`.
pub(super) fn sleep(line: &ScannedLine<'_>, at: usize) -> Option<Found<CheckInWord>> {
    line.letters(at).filter(|word| matches!(*word, "sleep" | "slept"))?;
    let label = 1 + usize::from(line.is_sign(at + 1, ':') || line.is_sign(at + 1, '='));
    if let Some((quality, used)) = named(line, at + label, NIGHTS) {
        return Scale5::new(quality)
            .and_then(|quality| Found::one(label + used, CheckInWord::Rating(Rating::SleepQuality, quality)));
    }
    match asleep(line, at + label) {
        Some((asleep, used)) => Found::quantity(label + used, asleep, CheckInWord::Sleep),
        None => Found::wrong(1, unfinished(line, at, 1, "a time such as 7h30")),
    }
}

/// Reads the length of a night, of which a number alone and the figure before a colon are hours.
pub(super) fn asleep(line: &ScannedLine<'_>, at: usize) -> Option<(Result<Seconds, OutOfRange>, usize)> {
    /// Nobody sleeps longer than a day.
    const LONGEST_H: f64 = 24.0;
    let bare = || times::bare(line, at).map(|(hours, used)| (hours * 3_600.0, used));
    let (seconds, used) = times::hours(line, at).or_else(bare)?;
    let hours = seconds / 3_600.0;
    let refusal = OutOfRange { what: "sleep", least: 0.0, most: LONGEST_H, unit: "h", given: hours };
    Some((if hours > LONGEST_H { Err(refusal) } else { Seconds::new(seconds) }, used))
}

/// Reads `ill`, `fever`, `well`.
pub(super) fn health(line: &ScannedLine<'_>, at: usize) -> Option<Found<CheckInWord>> {
    let (health, used) = named(line, at, HEALTH)?;
    Found::one(used, CheckInWord::Health(health))
}

/// Reads `rested`, `rest day`.
pub(super) fn rested(line: &ScannedLine<'_>, at: usize) -> Option<Found<CheckInWord>> {
    let ((), used) = named(line, at, RESTED)?;
    Found::one(used, CheckInWord::Rested)
}

/// Reads a quoted note, with the word `note` before it or without.
pub(super) fn note(line: &ScannedLine<'_>, at: usize) -> Option<Found<CheckInWord>> {
    let label = usize::from(matches!(line.letters(at), Some("note" | "notes")));
    match line.quoted(at + label) {
        Some(text) => Found::one(label + 1, CheckInWord::Note(crate::journal::clean_text(text))),
        None if label > 0 => Found::wrong(1, unfinished(line, at, 1, "a text in \"quotes\"")),
        None => None,
    }
}

/// Reads a word that only joins others, as people write about themselves: `I've had a really bad …`.
pub(super) fn joint(line: &ScannedLine<'_>, at: usize) -> Option<Found<CheckInWord>> {
    const JOINTS: &[&str] = &[
        "am", "im", "have", "ive", "had", "having", "got", "getting", "feel", "feeling", "feels", "felt", "been", "is", "are",
        "has", "but", "because", "it", "its", "there", "this", "just", "some", "also", "since", "from", "after", "think",
        "maybe", "help",
    ];
    /// What says no more than that a trouble is there.
    const THERE: &[(&str, ())] = &[
        ("still there", ()),
        ("not gone", ()),
        ("not over", ()),
        ("not better", ()),
        ("no better", ()),
        ("not going away", ()),
        ("is back", ()),
        ("came back", ()),
        ("won't stop", ()),
        ("wont stop", ()),
        ("doesn't stop", ()),
        ("does not stop", ()),
        ("that does not stop", ()),
        ("getting worse", ()),
        ("woke up", ()),
        ("wake up", ()),
        ("woke", ()),
        ("a lot", ()),
        ("worse", ()),
    ];
    if let Some(((), used)) = named(line, at, THERE) {
        return Found::one(used, CheckInWord::Joint);
    }
    // `I'm`, `I've`, `it's`.
    if line.is_sign(at, '\'') && matches!(line.letters(at + 1), Some("m" | "ve" | "s" | "d")) {
        return Found::one(2, CheckInWord::Joint);
    }
    let joins = line.letters(at).is_some_and(|word| JOINTS.contains(&word) || is_degree(word));
    if joins || is_joint(line, at) { Found::one(1, CheckInWord::Joint) } else { None }
}

/// Says what a label lacks.
pub(super) fn unfinished(line: &ScannedLine<'_>, at: usize, used: usize, needs: &'static str) -> MisreadReason {
    MisreadReason::Unfinished { label: line.written(at, used), needs }
}

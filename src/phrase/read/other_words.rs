//! Words of a session's line that are no sport, kind or figure: names worth keeping, and what has to be said in other words.

use super::misread::MisreadReason;
use super::piece::{Found, Piece, Text};
use super::scan::ScannedLine;
use super::sports::named;
use crate::journal::Kind;

/// Words for a session that say too little to be a kind of their own, and are kept as its name.
const NAMES: &[(&str, ())] = &[
    ("progression", ()),
    ("progression run", ()),
    ("strides", ()),
    ("pyramid", ()),
    ("ladder", ()),
    ("commute", ()),
    ("run commute", ()),
    ("pb", ()),
    ("pr", ()),
    ("personal best", ()),
    ("hilly", ()),
    ("hilly run", ()),
    ("with the dog", ()),
    ("dog", ()),
    ("the dog", ()),
    ("to work", ()),
    ("dnf", ()),
];

/// What people call several sports in a row.
const SEVERAL: &[(&str, ())] = &[
    ("tri", ()),
    ("triathlon", ()),
    ("sprint triathlon", ()),
    ("olympic triathlon", ()),
    ("duathlon", ()),
    ("aquathlon", ()),
    ("aquabike", ()),
    ("swimrun", ()),
    ("brick", ()),
    ("brick session", ()),
    ("ironman", ()),
    ("half ironman", ()),
];

/// First words of what is said of a morning or of the body, and never of a session.
const OF_A_CHECK_IN: &[&str] = &[
    "sick",
    "ill",
    "injured",
    "sore",
    "fever",
    "soreness",
    "fatigue",
    "tired",
    "slept",
    "sleep",
    "mood",
    "stress",
    "hrv",
    "rmssd",
    "rhr",
    "niggle",
    "pain",
    "pains",
    "hurts",
    "hurt",
    "chest",
    "dizzy",
    "fainted",
    "knee",
    "calf",
    "shin",
    "achilles",
    "hamstring",
];

/// Refuses `rest`, which is a day, and what is said in a check-in: neither is a session.
pub(super) fn no_session(line: &ScannedLine<'_>, at: usize) -> Option<Found> {
    let word = line.letters(at)?;
    if OF_A_CHECK_IN.contains(&word) {
        let remedy = "leave it out here, and say it with `deckchair checkin`, or with `c` on the screen";
        return Found::wrong(
            1,
            MisreadReason::Impossible { word: word.to_owned(), why: "is said in a check-in, not of a session", remedy },
        );
    }
    if !matches!(word, "rest" | "rested") {
        return None;
    }
    Found::wrong(
        1,
        MisreadReason::Impossible {
            word: word.to_owned(),
            why: "is no session",
            remedy: "say it with `deckchair rested`, or with `r` on the screen",
        },
    )
}

/// Refuses several sports in a row, each of which is a session.
pub(super) fn several(line: &ScannedLine<'_>, at: usize) -> Option<Found> {
    let ((), used) = named(line, at, SEVERAL)?;
    Found::wrong(
        used,
        MisreadReason::Impossible {
            word: line.written(at, used),
            why: "is several sessions",
            remedy: "log each leg by itself, such as `swim 1500m 30min race 8:00`, `ride 40k 1h10 race 8:35` and \
                     `run 10k 48min race 9:50`; what follows within the hour counts as one effort",
        },
    )
}

/// Refuses a part of a session, whose figures would be taken for those of the whole.
pub(super) fn part(line: &ScannedLine<'_>, at: usize) -> Option<Found> {
    const PARTS: &[(&str, ())] =
        &[("warm up", ()), ("warmup", ()), ("wu", ()), ("cool down", ()), ("cooldown", ()), ("cd", ()), ("warm down", ())];
    let ((), used) = named(line, at, PARTS)?;
    let remedy =
        "write how far and how long the whole was, and how it was built in quotes, such as 9k 46min \"2k + 5k tempo + 2k\"";
    Found::wrong(used, MisreadReason::Impossible { word: line.written(at, used), why: "is a part of the session", remedy })
}

/// Refuses the lengths of a pool, whose length nobody said.
pub(super) fn lengths(line: &ScannedLine<'_>, at: usize) -> Option<Found> {
    line.number(at)?;
    line.letters(at + 1).filter(|word| matches!(*word, "lengths" | "laps" | "length" | "lap"))?;
    let remedy = "write the metres: 60 lengths of 25 m are 1500m";
    Found::wrong(2, MisreadReason::Impossible { word: line.written(at, 2), why: "says no distance by itself", remedy })
}

/// Reads several sports in a row as the name of a plan.
pub(super) fn several_planned(line: &ScannedLine<'_>, at: usize) -> Option<Found> {
    let ((), used) = named(line, at, SEVERAL)?;
    Found::one(used, Piece::OtherSport(line.written(at, used)))
}

/// Reads the pace of a race, which is no race itself: `marathon pace`, `at 10k pace`, `race pace`.
pub(super) fn pace_of_a_race(line: &ScannedLine<'_>, at: usize) -> Option<Found> {
    const RACES: &[(&str, ())] = &[
        ("marathon", ()),
        ("half marathon", ()),
        ("half", ()),
        ("hm", ()),
        ("race", ()),
        ("goal", ()),
        ("threshold", ()),
        ("tempo", ()),
        ("goal marathon", ()),
    ];
    let used = if line.letters(at) == Some("mp") {
        1
    } else {
        let ((), race) = named(line, at, RACES)?;
        line.letters(at + race).filter(|word| *word == "pace")?;
        race + 1
    };
    // `race pace 4:20/km` has a figure of its own.
    if line.number(at + used).is_some() && line.is_sign(at + used + 1, ':') {
        return None;
    }
    let session = usize::from(matches!(line.letters(at + used), Some("run" | "session" | "workout")));
    Found::many(used + session, vec![Piece::LikelyKind(Kind::Tempo), Text::Name(line.written(at, used)).into()])
}

/// Reads a word that says that the session was no race, and no more: `training`.
pub(super) fn training(line: &ScannedLine<'_>, at: usize) -> Option<Found> {
    let used = match (line.letters(at)?, line.letters(at + 1)) {
        ("training", Some("run" | "session")) | ("not", Some("raced" | "racing")) | ("no", Some("race")) => 2,
        ("training" | "practice" | "trained", _) => 1,
        ("not", Some("a")) if line.letters(at + 2) == Some("race") => 3,
        _ => return None,
    };
    Found::one(used, Piece::Training)
}

/// Reads a word that is kept as the session's name: `strides`, `progression`.
pub(super) fn called(line: &ScannedLine<'_>, at: usize) -> Option<Found> {
    let ((), used) = named(line, at, NAMES)?;
    Found::one(used, Text::Name(line.written(at, used)))
}

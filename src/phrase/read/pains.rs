//! What hurts, where, and whether it changes the way the runner walks or runs.

use super::answers::CheckInWord;
use super::body::{BodyPlace, Bone, degrees, is_nearly_a_part, place, place_after};
use super::misread::MisreadReason;
use super::piece::Found;
use super::scan::ScannedLine;
use super::sports::named;
use crate::journal::RedFlag;

/// The words that say that something hurts.
const PAIN: &[&str] =
    &["pain", "pains", "ache", "aches", "aching", "achy", "niggle", "niggles", "hurt", "hurts", "hurting", "painful"];

/// The words that say that a spot is felt too little: a niggle where its place is named, and asked about where it is not.
const NUMB: &[&str] = &["numb", "numbness", "tingling", "tingly"];

/// The words that say that something hurts, and that the runner cannot run as usual.
const INJURED: &[&str] = &[
    "injury",
    "injured",
    "sprained",
    "sprain",
    "torn",
    "tore",
    "ruptured",
    "twisted",
    "rolled",
    "pulled",
    "strained",
    "dislocated",
];

/// The words that say that a pain changes the way the runner walks or runs.
const LIMPING: &[(&str, ())] = &[
    ("limping", ()),
    ("limp", ()),
    ("limped", ()),
    ("hobbling", ()),
    ("hobble", ()),
    ("hobbled", ()),
    ("crutches", ()),
    ("on crutches", ()),
    ("gait", ()),
    ("changes gait", ()),
    ("changes my gait", ()),
];

/// The words that say that something cannot be done, or hardly.
const CANNOT: &[(&str, ())] = &[
    ("can't", ()),
    ("cant", ()),
    ("cannot", ()),
    ("can not", ()),
    ("can hardly", ()),
    ("can barely", ()),
    ("hardly", ()),
    ("barely", ()),
    ("couldn't", ()),
    ("could not", ()),
    ("unable to", ()),
    ("hard to", ()),
    ("difficult to", ()),
    ("struggle to", ()),
    ("struggling to", ()),
    ("trouble", ()),
];

/// What everybody does on their feet.
const ON_FOOT: &[(&str, ())] = &[
    ("walk", ()),
    ("walking", ()),
    ("run", ()),
    ("running", ()),
    ("jog", ()),
    ("jogging", ()),
    ("stand", ()),
    ("standing", ()),
    ("step", ()),
    ("stepping", ()),
    ("move", ()),
    ("bear weight", ()),
    ("bear any weight", ()),
    ("put weight on", ()),
    ("put weight", ()),
    ("put any weight on", ()),
    ("stand on", ()),
    ("walk on", ()),
    ("step on", ()),
    ("run on", ()),
    ("walk or run", ()),
];

/// The words between a pain and what it comes with.
const WHEN: &[&str] = &["to", "when", "whenever", "while", "whilst", "if", "during", "as", "just", "even", "i", "am"];

/// The words that say that a pain is there at rest, which that of a tired muscle seldom is, and that of a bone often.
const AT_REST: &[(&str, ())] = &[
    ("at night", ()),
    ("in the night", ()),
    ("all night", ()),
    ("during the night", ()),
    ("by night", ()),
    ("wakes me", ()),
    ("wakes me up", ()),
    ("woke me", ()),
    ("woke me up", ()),
    ("at rest", ()),
    ("in bed", ()),
];

/// Where and when a pain comes that is not on every step: kept in the runner's words.
const COMES: &[&str] = &[
    "stairs",
    "downstairs",
    "upstairs",
    "downhill",
    "downhills",
    "uphill",
    "hills",
    "sitting",
    "lying",
    "exercise",
    "effort",
    "exertion",
    "race",
    "racing",
    "training",
    "climbing",
    "descending",
    "breathing",
    "stretching",
    "squats",
    "sprinting",
    "cycling",
    "coughing",
    "sleep",
    "waking",
    "walking",
    "walk",
    "running",
    "run",
    "runs",
    "jogging",
    "standing",
];

/// A pain, as it was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SaidPain {
    pub place: BodyPlace,
    pub is_injury: bool,
    pub is_on_foot: bool,
    pub at_rest: Option<String>,
    /// The number of atoms.
    pub used: usize,
}

/// Says whether a word says that something hurts.
pub(super) fn is_pain(word: &str) -> bool {
    PAIN.contains(&word) || INJURED.contains(&word)
}

/// Takes a pain and what is said of it: its place, before it or after it, that it comes in walking, that it comes at night.
pub(super) fn hurt(line: &ScannedLine<'_>, at: usize) -> Option<SaidPain> {
    let (before, skipped) = place(line, at);
    let is = usize::from(skipped > 0 && matches!(line.letters(at + skipped), Some("is" | "are" | "was" | "feels")));
    let is = is + if skipped > 0 { degrees(line, at + skipped + is) } else { 0 };
    let word = line.letters(at + skipped + is).filter(|word| is_pain(word))?;
    let mut hurt =
        SaidPain { is_injury: INJURED.contains(&word), place: before, is_on_foot: false, at_rest: None, used: skipped + is + 1 };
    // `knee hurts left calf` are two; `shin pain on the bone` is one.
    hurt.take_place(line, at);
    if let Some(used) = on_foot(line, at + hurt.used) {
        hurt.is_on_foot = true;
        hurt.used += used;
        hurt.take_place(line, at);
    }
    if let Some(((), used)) = named(line, at + hurt.used, AT_REST) {
        hurt.at_rest = Some(line.written(at, hurt.used + used));
        hurt.used += used;
        hurt.take_place(line, at);
    }
    Some(hurt)
}

impl SaidPain {
    /// Takes the place that follows, where none is known yet, or it says that it is on a bone.
    fn take_place(&mut self, line: &ScannedLine<'_>, at: usize) {
        let (after, used) = place_after(line, at + self.used);
        let is_of_it = self.place.name.is_empty() || after.name.is_empty() && after.bone == Bone::Spot;
        if used > 0 && is_of_it {
            self.place = std::mem::take(&mut self.place).and(after);
            self.used += used;
        }
    }

    /// Says whether the pain sits on a bone, or may: it does not let the runner rest.
    pub fn is_of_bone(&self) -> bool {
        self.place.bone == Bone::Spot || self.at_rest.is_some()
    }
}

/// Counts the words for what is done on foot: `to walk`, `when I'm running`, `walking`.
fn on_foot(line: &ScannedLine<'_>, at: usize) -> Option<usize> {
    let mut joints = 0;
    loop {
        let is_short = line.is_sign(at + joints, '\'') && line.letters(at + joints + 1) == Some("m");
        match line.letters(at + joints) {
            Some(word) if WHEN.contains(&word) => joints += 1,
            _ if is_short => joints += 2,
            _ => break,
        }
    }
    let ((), used) = named(line, at + joints, ON_FOOT)?;
    Some(joints + used)
}

/// Counts the words that say that a pain changes the gait: `limping`, `can't walk`, `unable to run`.
pub(super) fn limp(line: &ScannedLine<'_>, at: usize) -> Option<usize> {
    if let Some(((), used)) = named(line, at, LIMPING) {
        return Some(used);
    }
    let ((), cannot) = named(line, at, CANNOT)?;
    let ((), used) = named(line, at + cannot, ON_FOOT)?;
    Some(cannot + used)
}

/// Reads `niggle left knee`, `left knee hurts`, `pain when walking`, `pain`.
pub(super) fn pain(line: &ScannedLine<'_>, at: usize) -> Option<Found<CheckInWord>> {
    if let Some(found) = numb(line, at) {
        return Some(found);
    }
    let hurt = hurt(line, at)?;
    let used = hurt.used;
    Found::many(used, hurting(hurt))
}

/// Reads `numb toes`, `left foot is tingling`: kept as a niggle, in the runner's own words beside it.
fn numb(line: &ScannedLine<'_>, at: usize) -> Option<Found<CheckInWord>> {
    let (before, skipped) = place(line, at);
    let is = usize::from(skipped > 0 && matches!(line.letters(at + skipped), Some("is" | "are" | "feels" | "feel" | "was")));
    line.letters(at + skipped + is).filter(|word| NUMB.contains(word))?;
    let mut used = skipped + is + 1;
    let place = if skipped > 0 {
        before
    } else {
        let (after, more) = place_after(line, at + used);
        used += more;
        after
    };
    if place.name.is_empty() {
        return None;
    }
    let words = line.written(at, used);
    let granted = format!(
        "\"{words}\" is kept as a niggle. Tight shoes do that; see a doctor where it stays, spreads or comes with weakness."
    );
    Found::many(used, vec![CheckInWord::Pain(place.name), CheckInWord::Aside(words), CheckInWord::Granted(granted)])
}

/// Gives what a pain says: where it is, that it changes the gait where it comes in walking or is an injury, and that it needs a
/// doctor on one spot of a bone.
fn hurting(hurt: SaidPain) -> Vec<CheckInWord> {
    let limping = (hurt.is_injury || hurt.is_on_foot).then_some(CheckInWord::Limping);
    let bone = hurt.is_of_bone().then_some(CheckInWord::RedFlag(RedFlag::BonePain));
    let asked = (hurt.place.bone == Bone::Named && !hurt.is_of_bone()).then(|| one_spot(&hurt.place.name));
    let at_rest = hurt.at_rest.map(|words| {
        let granted =
            format!("\"{words}\" is kept as bone pain: a pain that comes at rest has to be looked at as if it were one.");
        [CheckInWord::Aside(words), CheckInWord::Granted(granted)]
    });
    let mut said: Vec<CheckInWord> = limping.into_iter().chain(bone).chain([CheckInWord::Pain(hurt.place.name)]).collect();
    said.extend(asked);
    said.extend(at_rest.into_iter().flatten());
    said
}

/// Asks whether a pain on a bone sits on one spot.
fn one_spot(bone: &str) -> CheckInWord {
    CheckInWord::Granted(format!(
        "Is it one spot of the bone that hurts when you press it? Then run no more and say `bone pain {bone}`: it needs a doctor."
    ))
}

/// Reads `limping`, `limping left knee`, `can't walk`.
pub(super) fn limping(line: &ScannedLine<'_>, at: usize) -> Option<Found<CheckInWord>> {
    let used = limp(line, at)?;
    let (place, more) = place_after(line, at + used);
    // `limping knee pain`: the pain that follows takes the place with it.
    let is_of_pain = line.letters(at + used + more).is_some_and(is_pain);
    if more == 0 || is_of_pain {
        return Found::one(used, CheckInWord::Limping);
    }
    let bone = (place.bone == Bone::Spot).then_some(CheckInWord::RedFlag(RedFlag::BonePain));
    let said = [CheckInWord::Limping].into_iter().chain(bone).chain([CheckInWord::Pain(place.name)]);
    Found::many(used + more, said.collect())
}

/// Reads what a trouble comes with, and keeps it in the runner's words: `on stairs`, `after running`, `when I breathe`.
pub(super) fn comes_with(line: &ScannedLine<'_>, at: usize) -> Option<Found<CheckInWord>> {
    const JOINTS: &[&str] = &[
        "on", "when", "while", "during", "after", "before", "with", "at", "since", "from", "going", "only", "the", "my", "a",
        "long", "hard", "i", "walking", "running",
    ];
    if let Some(((), used)) = named(line, at, &[("at rest", ()), ("in bed", ()), ("wakes me", ()), ("wakes me up", ())]) {
        return Found::one(used, CheckInWord::Aside(line.written(at, used)));
    }
    let last = (0..=4).rfind(|more| line.letters(at + more).is_some_and(|word| COMES.contains(&word)))?;
    let leads = (0..last).all(|more| line.letters(at + more).is_some_and(|word| JOINTS.contains(&word)));
    let is_alone = matches!(line.letters(at), Some("stairs" | "downstairs" | "upstairs" | "downhill" | "uphill"));
    (leads && (last > 0 || is_alone)).then(|| Found::one(last + 1, CheckInWord::Aside(line.written(at, last + 1)))).flatten()
}

/// Asks of a place that it does not know, behind a word for a pain: a slip of the finger has its own answer.
pub(super) fn nowhere(line: &ScannedLine<'_>, at: usize) -> Option<Found<CheckInWord>> {
    /// `pain in the …`.
    const FARTHEST: usize = 3;
    let joins = |word: &str| matches!(word, "in" | "at" | "on" | "the" | "my");
    let word = line.letters(at).filter(|word| !joins(word) && !is_nearly_a_part(word))?;
    let before = (1..=FARTHEST.min(at)).find(|back| !line.letters(at - back).is_some_and(joins))?;
    line.letters(at - before).filter(|word| is_pain(word))?;
    let remedy = "write where it hurts, such as `niggle left knee`, or in quotes where no word fits: `niggle in \"…\"`; `limping` \
                  where it changes how you walk, and a sign that needs a doctor by its name, such as chest pain";
    let why = "is no place on the body that is known here";
    Found::wrong(1, MisreadReason::Impossible { word: word.to_owned(), why, remedy })
}

/// Says of a part of the body alone that nothing is said of it.
pub(super) fn bare_place(line: &ScannedLine<'_>, at: usize) -> Option<Found<CheckInWord>> {
    let (_, used) = place(line, at);
    let remedy = "write `niggle` before it where you run as usual, such as `niggle left knee`; `injured` where you cannot; and \
                  `pain gone` where it has gone";
    let reason = || MisreadReason::Impossible { word: line.written(at, used), why: "does not say what is wrong with it", remedy };
    if used > 0 { Found::wrong(used, reason()) } else { None }
}

//! The signs that need a doctor, in the words of somebody who is frightened: `chest pains`, `passed out`, `cola coloured urine`.
//!
//! A sign must never be lost: what the log has no name for is taken for the nearest sign it knows, and the runner's own words are
//! kept with it.

use super::answers::CheckInWord;
use super::body::{is_degree, place, place_after};
use super::pains::is_pain;
use super::piece::Found;
use super::scan::ScannedLine;
use super::sports::named;
use super::symptoms::HEALTH;
use crate::journal::RedFlag;

/// What people call the signs that need a doctor.
pub(super) const RED_FLAGS: &[(&str, RedFlag)] = &[
    ("dark urine", RedFlag::DarkUrine),
    ("chest pain", RedFlag::ChestPain),
    // Nothing on the list is nearer, and both mean: help now.
    ("can't breathe", RedFlag::ChestPain),
    ("cannot breathe", RedFlag::ChestPain),
    ("cant breathe", RedFlag::ChestPain),
    ("fainting", RedFlag::Fainting),
    ("fainted", RedFlag::Fainting),
    ("faint", RedFlag::Fainting),
    ("feel faint", RedFlag::Fainting),
    ("feeling faint", RedFlag::Fainting),
    ("felt faint", RedFlag::Fainting),
    ("nearly fainted", RedFlag::Fainting),
    ("almost fainted", RedFlag::Fainting),
    ("nearly fainting", RedFlag::Fainting),
    ("almost fainting", RedFlag::Fainting),
    ("going to faint", RedFlag::Fainting),
    ("about to faint", RedFlag::Fainting),
    ("nearly passed out", RedFlag::Fainting),
    ("almost passed out", RedFlag::Fainting),
    ("nearly blacked out", RedFlag::Fainting),
    ("almost blacked out", RedFlag::Fainting),
    ("blacked out", RedFlag::Fainting),
    ("blacking out", RedFlag::Fainting),
    ("blackout", RedFlag::Fainting),
    ("passed out", RedFlag::Fainting),
    ("passing out", RedFlag::Fainting),
    ("pass out", RedFlag::Fainting),
    ("collapsed", RedFlag::Fainting),
    ("collapse", RedFlag::Fainting),
    ("nearly collapsed", RedFlag::Fainting),
    ("almost collapsed", RedFlag::Fainting),
    ("unconscious", RedFlag::Fainting),
    ("lost consciousness", RedFlag::Fainting),
    ("confusion", RedFlag::Confusion),
    ("confused", RedFlag::Confusion),
    ("disoriented", RedFlag::Confusion),
    ("disorientated", RedFlag::Confusion),
    ("delirious", RedFlag::Confusion),
    ("vomiting", RedFlag::Vomiting),
    ("vomited", RedFlag::Vomiting),
    ("throwing up", RedFlag::Vomiting),
    ("threw up", RedFlag::Vomiting),
    ("thrown up", RedFlag::Vomiting),
    ("puking", RedFlag::Vomiting),
    ("puked", RedFlag::Vomiting),
    ("keep vomiting", RedFlag::Vomiting),
    ("keep puking", RedFlag::Vomiting),
    ("keep throwing up", RedFlag::Vomiting),
    ("can't stop vomiting", RedFlag::Vomiting),
    ("can't stop puking", RedFlag::Vomiting),
    ("can't stop throwing up", RedFlag::Vomiting),
    ("vomiting nonstop", RedFlag::Vomiting),
    ("vomiting all night", RedFlag::Vomiting),
    ("vomiting all day", RedFlag::Vomiting),
    ("puking all night", RedFlag::Vomiting),
    ("puking all day", RedFlag::Vomiting),
    ("puked all night", RedFlag::Vomiting),
    ("vomited all night", RedFlag::Vomiting),
    ("threw up all night", RedFlag::Vomiting),
    ("can't keep anything down", RedFlag::Vomiting),
    ("can't keep food down", RedFlag::Vomiting),
    ("can't keep water down", RedFlag::Vomiting),
    ("swollen calf", RedFlag::SwollenCalf),
    ("bone pain", RedFlag::BonePain),
    ("stress fracture", RedFlag::BonePain),
    ("stress reaction", RedFlag::BonePain),
    ("hairline fracture", RedFlag::BonePain),
];

/// What needs a doctor as much, and has no name on the list: each is taken for the sign that asks for the same help.
const NEAREST: &[(&str, RedFlag)] = &[
    ("heart attack", RedFlag::ChestPain),
    ("cardiac arrest", RedFlag::ChestPain),
    ("angina", RedFlag::ChestPain),
    ("pulmonary embolism", RedFlag::ChestPain),
    ("embolism", RedFlag::ChestPain),
    ("trouble breathing", RedFlag::ChestPain),
    ("difficulty breathing", RedFlag::ChestPain),
    ("hard to breathe", RedFlag::ChestPain),
    ("struggling to breathe", RedFlag::ChestPain),
    ("hurts to breathe", RedFlag::ChestPain),
    ("painful to breathe", RedFlag::ChestPain),
    ("pain when breathing", RedFlag::ChestPain),
    ("pain breathing", RedFlag::ChestPain),
    ("hurts when breathing", RedFlag::ChestPain),
    ("coughing blood", RedFlag::ChestPain),
    ("coughing up blood", RedFlag::ChestPain),
    ("coughed blood", RedFlag::ChestPain),
    ("coughed up blood", RedFlag::ChestPain),
    ("cough up blood", RedFlag::ChestPain),
    ("spitting blood", RedFlag::ChestPain),
    // A doctor today, and help now where it comes with effort or stays, as after a faint.
    ("racing heart", RedFlag::Fainting),
    ("heart racing", RedFlag::Fainting),
    ("heart is racing", RedFlag::Fainting),
    ("heart was racing", RedFlag::Fainting),
    ("heart pounding", RedFlag::Fainting),
    ("pounding heart", RedFlag::Fainting),
    ("heart is pounding", RedFlag::Fainting),
    ("heart flutter", RedFlag::Fainting),
    ("heart fluttering", RedFlag::Fainting),
    ("heart skipping beats", RedFlag::Fainting),
    ("irregular heartbeat", RedFlag::Fainting),
    ("palpitations", RedFlag::Fainting),
    ("palpitation", RedFlag::Fainting),
    ("heart palpitations", RedFlag::Fainting),
    ("seizure", RedFlag::Confusion),
    ("seizures", RedFlag::Confusion),
    ("convulsion", RedFlag::Confusion),
    ("convulsions", RedFlag::Confusion),
    ("stroke", RedFlag::Confusion),
    ("a stroke", RedFlag::Confusion),
    ("heat stroke", RedFlag::Confusion),
    ("heatstroke", RedFlag::Confusion),
    ("heat exhaustion", RedFlag::Confusion),
    ("sunstroke", RedFlag::Confusion),
    ("sun stroke", RedFlag::Confusion),
    ("slurred speech", RedFlag::Confusion),
    ("speech slurred", RedFlag::Confusion),
    ("speech is slurred", RedFlag::Confusion),
    ("slurring", RedFlag::Confusion),
    ("slurring words", RedFlag::Confusion),
    ("can't speak", RedFlag::Confusion),
    ("cannot speak", RedFlag::Confusion),
    ("face drooping", RedFlag::Confusion),
    ("droopy face", RedFlag::Confusion),
    ("numb face", RedFlag::Confusion),
    ("face numb", RedFlag::Confusion),
    ("blurred vision", RedFlag::Confusion),
    ("blurry vision", RedFlag::Confusion),
    ("double vision", RedFlag::Confusion),
    ("can't see", RedFlag::Confusion),
    ("hallucinating", RedFlag::Confusion),
    ("hallucinations", RedFlag::Confusion),
    ("delirium", RedFlag::Confusion),
    ("concussion", RedFlag::Confusion),
    ("concussed", RedFlag::Confusion),
    ("head injury", RedFlag::Confusion),
    ("hit my head", RedFlag::Confusion),
    ("worst headache", RedFlag::Confusion),
    ("vomiting blood", RedFlag::Vomiting),
    ("vomited blood", RedFlag::Vomiting),
    ("puking blood", RedFlag::Vomiting),
    ("threw up blood", RedFlag::Vomiting),
    ("throwing up blood", RedFlag::Vomiting),
    ("blood in stool", RedFlag::Vomiting),
    ("blood in my stool", RedFlag::Vomiting),
    ("blood in the stool", RedFlag::Vomiting),
    ("blood in stools", RedFlag::Vomiting),
    ("blood in my stools", RedFlag::Vomiting),
    ("blood in poo", RedFlag::Vomiting),
    ("blood in my poo", RedFlag::Vomiting),
    ("blood in poop", RedFlag::Vomiting),
    ("blood in my poop", RedFlag::Vomiting),
    ("bloody stool", RedFlag::Vomiting),
    ("bloody stools", RedFlag::Vomiting),
    ("bloody diarrhea", RedFlag::Vomiting),
    ("bloody diarrhoea", RedFlag::Vomiting),
    ("black stool", RedFlag::Vomiting),
    ("black stools", RedFlag::Vomiting),
    ("tarry stool", RedFlag::Vomiting),
    ("rectal bleeding", RedFlag::Vomiting),
    ("not peeing", RedFlag::DarkUrine),
    ("not peed", RedFlag::DarkUrine),
    ("haven't peed", RedFlag::DarkUrine),
    ("no urine", RedFlag::DarkUrine),
    ("no pee", RedFlag::DarkUrine),
    ("not urinating", RedFlag::DarkUrine),
    ("can't pee", RedFlag::DarkUrine),
    ("cant pee", RedFlag::DarkUrine),
    ("cannot pee", RedFlag::DarkUrine),
    ("can't urinate", RedFlag::DarkUrine),
    ("cannot urinate", RedFlag::DarkUrine),
    ("unable to pee", RedFlag::DarkUrine),
    ("rhabdo", RedFlag::DarkUrine),
    ("rhabdomyolysis", RedFlag::DarkUrine),
    ("blood clot", RedFlag::SwollenCalf),
    ("thrombosis", RedFlag::SwollenCalf),
    ("deep vein thrombosis", RedFlag::SwollenCalf),
    ("dvt", RedFlag::SwollenCalf),
];

/// A sign that is told by two words, in any order: where it is, and what is wrong there.
struct PairOfWords {
    flag: RedFlag,
    places: &'static [&'static str],
    wrongs: &'static [&'static str],
    /// Words that may stand between or before the two.
    beside: &'static [&'static str],
}

const PAIRS: &[PairOfWords] = &[
    PairOfWords {
        flag: RedFlag::ChestPain,
        places: &["chest", "heart", "sternum", "breastbone", "ribcage", "jaw", "arm", "arms"],
        wrongs: &[
            "tight",
            "tightness",
            "tightening",
            "pressure",
            "pressing",
            "heavy",
            "heaviness",
            "squeezing",
            "crushing",
            "burning",
            "discomfort",
            "numb",
            "numbness",
            "tingling",
            "stabbing",
        ],
        beside: &[
            "left",
            "both",
            "my",
            "down",
            "across",
            "into",
            "behind",
            "feels",
            "feel",
            "like",
            "pain",
            "radiating",
            "near",
            "side",
            "over",
            "through",
            "up",
        ],
    },
    PairOfWords {
        flag: RedFlag::SwollenCalf,
        places: &["calf"],
        wrongs: &["swollen", "swelling", "swelled", "hot", "red", "warm"],
        beside: &["one", "left", "right", "my", "pain", "painful", "hurts"],
    },
    PairOfWords {
        flag: RedFlag::DarkUrine,
        places: &["urine", "pee", "peeing", "piss", "pissing", "wee", "urinating"],
        wrongs: &["dark", "brown", "red", "black", "bloody", "blood", "cola", "coke", "tea", "coffee", "rusty", "pink", "orange"],
        beside: &["my", "coloured", "colored", "colour", "color", "like", "looks", "looking", "looked"],
    },
];

/// Words that may stand beside those of any sign.
const BESIDE: &[&str] =
    &["in", "the", "a", "of", "on", "and", "with", "is", "was", "are", "around", "there", "to", "at", "i", "when"];

impl PairOfWords {
    /// Finds the sign here: from its first word up to the last that says more of it.
    fn sign(&self, line: &ScannedLine<'_>, at: usize) -> Option<NamedSign> {
        /// `a really bad pain in the left side of my chest`.
        const LONGEST: usize = 10;
        let is_wrong = |word: &str| self.wrongs.contains(&word) || self.flag == RedFlag::ChestPain && is_pain(word);
        let is_beside = |word: &str| self.beside.contains(&word) || BESIDE.contains(&word) || is_degree(word);
        let (mut placed, mut wrong, mut left) = (false, false, false);
        let (mut first, mut last) = (None, None);
        let mut more = 0;
        for _ in 0..LONGEST {
            // `tea-coloured`.
            more += usize::from(more > 0 && line.is_sign(at + more, '-'));
            let Some(word) = line.letters(at + more) else { break };
            let said = self.places.contains(&word);
            if !(said || is_wrong(word) || is_beside(word)) || more == 0 && BESIDE.contains(&word) {
                break;
            }
            more += 1;
            // An arm counts where it is the left one, or both.
            left |= matches!(word, "left" | "both") || word == "arms";
            placed |= said && (left || !word.starts_with("arm"));
            wrong |= is_wrong(word);
            if placed && wrong && (said || is_wrong(word)) {
                first = first.or(Some(more));
                last = Some(more);
            }
        }
        Some(NamedSign { flag: self.flag, said_by: first?, used: last?, name: SignName::Own })
    }
}

/// A sign that is named somewhere in a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NamedSign {
    pub flag: RedFlag,
    /// The number of atoms after which it has been said; what follows says it again, or may be a second trouble.
    pub said_by: usize,
    /// The number of atoms.
    pub used: usize,
    /// Whether the log has a name for it, or only one that is near.
    pub name: SignName,
}

/// How well the log's name for a sign fits the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SignName {
    /// It is what was said.
    Own,
    /// It is the nearest that the log has.
    Nearest,
}

/// Finds the name of a sign that needs a doctor, and counts its atoms: the longest that begins here.
pub(super) fn sign(line: &ScannedLine<'_>, at: usize) -> Option<NamedSign> {
    let called = |table, name| named(line, at, table).map(|(flag, used)| NamedSign { flag, said_by: used, used, name });
    let own = called(RED_FLAGS, SignName::Own);
    let nearest = called(NEAREST, SignName::Nearest);
    let pairs = PAIRS.iter().filter_map(|pair| pair.sign(line, at));
    let sign = own.into_iter().chain(nearest).chain(pairs).max_by_key(|sign| sign.used)?;
    // `vomited once` says more than `vomited`, and asks for no doctor.
    named(line, at, HEALTH).is_none_or(|(_, used)| used <= sign.used).then_some(sign)
}

/// Reads a sign that needs a doctor; for a pain on a bone its place may come before or after.
pub(super) fn red_flag(line: &ScannedLine<'_>, at: usize) -> Option<Found<CheckInWord>> {
    if let Some(found) = broken(line, at) {
        return Some(found);
    }
    let (before, skipped) = place(line, at);
    let of_bone = || sign(line, at + skipped).filter(|sign| skipped > 0 && sign.flag == RedFlag::BonePain);
    let (sign, skipped) = match sign(line, at) {
        Some(sign) => (sign, 0),
        None => (of_bone()?, skipped),
    };
    let said = CheckInWord::RedFlag(sign.flag);
    if sign.flag == RedFlag::BonePain {
        let (after, more) = place_after(line, at + skipped + sign.used);
        let place = if skipped > 0 { before.and(after) } else { after };
        return Found::many(skipped + sign.used + more, vec![said, CheckInWord::Pain(place.name)]);
    }
    match sign.name {
        SignName::Own => Found::one(sign.used, said),
        SignName::Nearest => {
            let words = line.written(at, sign.used);
            let granted =
                format!("\"{words}\" is kept as {}: of the signs that the log knows it is the nearest.", name(sign.flag));
            Found::many(sign.used, vec![said, CheckInWord::Aside(words), CheckInWord::Granted(granted)])
        }
    }
}

fn name(flag: RedFlag) -> &'static str {
    crate::phrase::names::red_flag(flag)
}

/// Reads `broken toe`, `fractured my left foot`, `toe fracture`: a bone that a doctor has to see, and no running on it.
fn broken(line: &ScannedLine<'_>, at: usize) -> Option<Found<CheckInWord>> {
    let breaks = |at: usize| matches!(line.letters(at), Some("broken" | "broke" | "fractured" | "fracture"));
    let (before, skipped) = place(line, at);
    if !breaks(at + skipped) {
        return None;
    }
    let (after, more) = place_after(line, at + skipped + 1);
    // `broken sleep` is no fracture.
    if skipped + more == 0 && !matches!(line.letters(at), Some("fracture" | "fractured")) {
        return None;
    }
    let pain = CheckInWord::Pain(before.and(after).name);
    Found::many(skipped + 1 + more, vec![CheckInWord::RedFlag(RedFlag::BonePain), CheckInWord::Limping, pain])
}

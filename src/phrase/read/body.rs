//! The places on a body, and the words that go with them: `left knee`, `the outside of my right foot`.

use super::nearest::Vocabulary;
use super::scan::ScannedLine;

/// The parts of a body that can hurt a runner.
const PARTS: &[&str] = &[
    "toe",
    "toes",
    "toenail",
    "toenails",
    "foot",
    "feet",
    "heel",
    "heels",
    "arch",
    "arches",
    "sole",
    "soles",
    "forefoot",
    "midfoot",
    "instep",
    "ankle",
    "ankles",
    "achilles",
    "calf",
    "calves",
    "shin",
    "shins",
    "knee",
    "knees",
    "kneecap",
    "kneecaps",
    "leg",
    "legs",
    "hamstring",
    "hamstrings",
    "ham",
    "hams",
    "hammy",
    "quad",
    "quads",
    "thigh",
    "thighs",
    "groin",
    "adductor",
    "adductors",
    "abductor",
    "abductors",
    "hip",
    "hips",
    "glute",
    "glutes",
    "gluteus",
    "buttock",
    "buttocks",
    "bum",
    "butt",
    "piriformis",
    "psoas",
    "flexor",
    "flexors",
    "soleus",
    "gastroc",
    "gastrocnemius",
    "peroneal",
    "peroneals",
    "tfl",
    "itb",
    "back",
    "spine",
    "side",
    "abs",
    "abdomen",
    "stomach",
    "belly",
    "shoulder",
    "shoulders",
    "neck",
    "arm",
    "arms",
    "elbow",
    "elbows",
    "forearm",
    "forearms",
    "wrist",
    "wrists",
    "hand",
    "hands",
    "finger",
    "fingers",
    "thumb",
    "thumbs",
    "face",
    "eye",
    "eyes",
    "ear",
    "ears",
    "skin",
    "tendon",
    "tendons",
    "ligament",
    "ligaments",
    "meniscus",
    "cartilage",
    "patella",
    "patellar",
    "plantar",
    "fascia",
    "nerve",
    "sciatic",
    "muscle",
    "muscles",
    "joint",
    "joints",
    "nipple",
    "nipples",
    "chest",
    "band",
    "acl",
    "mcl",
    "lcl",
    "pcl",
    "pubis",
];

/// The bones on which too much running breaks first.
const BONES: &[&str] = &[
    "shin",
    "shins",
    "tibia",
    "tibial",
    "fibula",
    "fibular",
    "femur",
    "femoral",
    "metatarsal",
    "metatarsals",
    "metatarsus",
    "navicular",
    "calcaneus",
    "talus",
    "cuboid",
    "sesamoid",
    "sesamoids",
    "sacrum",
    "sacral",
    "pelvis",
    "pelvic",
    "pubic",
    "coccyx",
    "tailbone",
    "rib",
    "ribs",
];

/// Words that say which of several, or which side of it.
const SIDES: &[&str] = &[
    "left",
    "right",
    "l",
    "r",
    "both",
    "upper",
    "lower",
    "inner",
    "outer",
    "inside",
    "outside",
    "front",
    "rear",
    "top",
    "bottom",
    "middle",
    "medial",
    "lateral",
    "anterior",
    "posterior",
    "big",
    "little",
    "small",
    "great",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "ball",
    "it",
    "area",
];

/// Words that join those of a place.
const LINKS: &[&str] = &["of", "the", "my", "behind", "under", "below", "above"];

/// Words that say that a pain sits on one spot of a bone.
const ON_BONE: &[&str] = &["bone", "bones", "bony", "focal", "pinpoint"];

/// Words for one spot, which is one of a bone where a bone is named.
const SPOT: &[&str] = &["spot", "point"];

/// Words that say how bad something is, and nothing else here.
const DEGREES: &[&str] = &[
    "bad",
    "badly",
    "slight",
    "slightly",
    "mild",
    "mildly",
    "sharp",
    "dull",
    "severe",
    "severely",
    "strong",
    "minor",
    "weird",
    "strange",
    "nasty",
    "awful",
    "terrible",
    "really",
    "very",
    "quite",
    "so",
    "some",
    "bit",
    "constant",
    "sudden",
    "suddenly",
    "constantly",
    "stabbing",
    "throbbing",
    "horrible",
    "still",
    "again",
    "lot",
    "much",
    "super",
    "intense",
];

/// A place on the body, in the runner's words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct BodyPlace {
    /// Such as `left knee`; empty where none is named.
    pub name: String,
    /// What is said of bones.
    pub bone: Bone,
}

/// Whether a place is on a bone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Bone {
    /// Nothing is said of a bone.
    #[default]
    Unsaid,
    /// A bone is named, and not whether it is one spot of it.
    Named,
    /// It is one spot of a bone.
    Spot,
}

impl BodyPlace {
    /// Takes a name that the runner has put in quotes.
    pub fn quoted(name: String) -> Self {
        Self { name, bone: Bone::Unsaid }
    }

    /// Adds what another place says: `shin` and `one spot of the bone`.
    pub fn and(self, more: Self) -> Self {
        let name = [self.name, more.name].into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(" ");
        let spot = [self.bone, more.bone].contains(&Bone::Spot);
        let named = [self.bone, more.bone].contains(&Bone::Named);
        let bone = if spot {
            Bone::Spot
        } else if named {
            Bone::Named
        } else {
            Bone::Unsaid
        };
        Self { name, bone }
    }
}

/// Takes the words of a place on the body from here, and counts their atoms; none where no part of a body is named.
pub(super) fn place(line: &ScannedLine<'_>, at: usize) -> (BodyPlace, usize) {
    /// `the outside of the ball of my right big toe`.
    const LONGEST: usize = 10;
    let is = |word: &str, words: &[&str]| words.contains(&word);
    let known = |word: &str| is(word, PARTS) || is(word, BONES) || is(word, SIDES) || is(word, ON_BONE) || is(word, SPOT);
    let words: Vec<&str> = (0..LONGEST)
        .map_while(|more| line.letters(at + more))
        .take_while(|word| known(word) || is(word, LINKS) || *word == "one")
        .collect();
    let used = words.iter().rposition(|word| known(word)).map_or(0, |last| last + 1);
    let words = words.get(..used).unwrap_or_default();
    let spot = words.iter().any(|word| is(word, SPOT));
    let on_bone = words.iter().any(|word| is(word, ON_BONE));
    let names_bone = words.iter().any(|word| is(word, BONES));
    if !(on_bone || names_bone || words.iter().any(|word| is(word, PARTS))) {
        return (BodyPlace::default(), 0);
    }
    let is_named = |word: &&str| !is(word, LINKS) && !is(word, ON_BONE) && !is(word, SPOT) && *word != "one";
    let named = words.iter().enumerate().filter(|(_, word)| is_named(word)).map(|(more, _)| line.written(at + more, 1));
    let bone = if on_bone || names_bone && spot {
        Bone::Spot
    } else if names_bone {
        Bone::Named
    } else {
        Bone::Unsaid
    };
    (BodyPlace { name: named.collect::<Vec<_>>().join(" "), bone }, used)
}

/// Takes the place that may follow a trouble: `in my left knee`, `at the shin`, `in "the old scar"`; and counts the atoms.
pub(super) fn place_after(line: &ScannedLine<'_>, at: usize) -> (BodyPlace, usize) {
    let start = at + degrees(line, at);
    let joint = usize::from(matches!(
        line.letters(start),
        Some("in" | "at" | "on" | "of" | "around" | "near" | "down" | "with" | "behind" | "under" | "below" | "above")
    ));
    if let Some(name) = line.quoted(start + joint).filter(|_| joint > 0) {
        return (BodyPlace::quoted(crate::journal::clean_line(name)), start + joint + 1 - at);
    }
    let start = start + joint;
    let article = usize::from(matches!(line.letters(start), Some("the" | "my" | "a" | "one")));
    let start = start + article + degrees(line, start + article);
    let (place, used) = place(line, start);
    (place, if used > 0 { start + used - at } else { 0 })
}

/// Says whether a text is read as a place again, word for word.
pub(in crate::phrase) fn is_place(text: &str) -> bool {
    ScannedLine::scan(text).is_ok_and(|line| {
        let (place, used) = place(&line, 0);
        used == line.len() && place.name == text && place.bone != Bone::Spot
    })
}

/// Counts the words from here that say how bad something is: `really bad`.
pub(super) fn degrees(line: &ScannedLine<'_>, at: usize) -> usize {
    (at..line.len()).take_while(|at| line.letters(*at).is_some_and(is_degree)).count()
}

/// Says whether a word says how bad something is, and nothing else here.
pub(super) fn is_degree(word: &str) -> bool {
    DEGREES.contains(&word)
}

/// Says whether a word is near a part of the body, as a slip of the finger is.
pub(super) fn is_nearly_a_part(word: &str) -> bool {
    Vocabulary::new(words(), "", "").nearest(word).is_some()
}

/// Names every part of a body that is worth suggesting.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    PARTS.iter().chain(BONES).copied().filter(|word| word.len() > 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (String, Bone, usize) {
        let (place, used) = place_after(&ScannedLine::scan(text).unwrap(), 0);
        (place.name, place.bone, used)
    }

    #[test]
    fn a_place_is_made_of_words_for_the_body() {
        for (text, name, bone) in [
            ("left knee", "left knee", Bone::Unsaid),
            ("in my right big toe joint", "right big toe joint", Bone::Unsaid),
            ("on the inside of my left knee", "inside left knee", Bone::Unsaid),
            ("really bad knee", "knee", Bone::Unsaid),
            ("in the shin", "shin", Bone::Named),
            ("shin bone spot", "shin", Bone::Spot),
            ("on one spot of the tibia", "tibia", Bone::Spot),
            ("on the bone", "", Bone::Spot),
            ("in \"the old scar\"", "the old scar", Bone::Unsaid),
            ("IT band", "IT band", Bone::Unsaid),
        ] {
            let (read, on, _) = read(text);
            assert_eq!((read.as_str(), on), (name, bone), "{text}");
        }
    }

    #[test]
    fn what_is_no_part_of_a_body_is_no_place() {
        for text in ["when walking", "to walk", "stairs", "focused", "in the morning", "left", "the", "one", "in", ""] {
            assert_eq!(read(text).2, 0, "{text}");
        }
        assert!(is_nearly_a_part("kneee") && !is_nearly_a_part("walking"));
    }
}

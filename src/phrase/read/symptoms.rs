//! What people call illness, pain and the signs that need a doctor; and the symptoms that the log has no word for.

use super::answers::{CheckInWord, place};
use super::figure::labelled;
use super::misread::MisreadReason;
use super::piece::Found;
use super::scan::ScannedLine;
use super::sports::named;
use crate::journal::{Health, RedFlag, Ten};

/// What people call being ill or well.
pub(super) const HEALTH: &[(&str, Health)] = &[
    ("ill", Health::Ill),
    ("sick", Health::Ill),
    ("unwell", Health::Ill),
    ("flu", Health::Ill),
    ("influenza", Health::Ill),
    ("covid", Health::Ill),
    ("cold", Health::Ill),
    ("a cold", Health::Ill),
    ("sore throat", Health::Ill),
    ("infection", Health::Ill),
    ("feel sick", Health::Ill),
    ("feel ill", Health::Ill),
    ("feeling sick", Health::Ill),
    ("feeling ill", Health::Ill),
    ("runny nose", Health::Ill),
    ("stomach bug", Health::Ill),
    ("food poisoning", Health::Ill),
    ("fever", Health::Fever),
    ("feverish", Health::Fever),
    ("well", Health::Well),
    ("healthy", Health::Well),
    ("better", Health::Well),
    ("well again", Health::Well),
    ("recovered", Health::Well),
    ("a fever", Health::Fever),
    ("temperature", Health::Fever),
];

/// What people say where nothing is wrong with them.
const ALL_GOOD: &[(&str, ())] = &[
    ("all good", ()),
    ("all fine", ()),
    ("all ok", ()),
    ("all okay", ()),
    ("all well", ()),
    ("nothing wrong", ()),
    ("no problems", ()),
    ("no complaints", ()),
    ("no issues", ()),
];

/// What people say where they are well, whatever else there is.
const FINE: &[(&str, ())] = &[
    ("fine", ()),
    ("ok", ()),
    ("okay", ()),
    ("good", ()),
    ("great", ()),
    ("feel good", ()),
    ("feel fine", ()),
    ("feel great", ()),
    ("feel ok", ()),
    ("feel well", ()),
    ("feeling good", ()),
    ("feeling fine", ()),
    ("feeling great", ()),
    ("feeling ok", ()),
    ("feeling well", ()),
];

/// Words for what may be a niggle of one spot, or the soreness of muscles.
const STIFF: &[&str] = &["tight", "tightness", "stiff", "stiffness", "sore", "twinge", "tender"];

/// What people call the signs that need a doctor.
pub(super) const RED_FLAGS: &[(&str, RedFlag)] = &[
    ("dark urine", RedFlag::DarkUrine),
    ("brown urine", RedFlag::DarkUrine),
    ("red urine", RedFlag::DarkUrine),
    ("bloody urine", RedFlag::DarkUrine),
    ("blood urine", RedFlag::DarkUrine),
    ("blood in urine", RedFlag::DarkUrine),
    ("blood in my urine", RedFlag::DarkUrine),
    ("blood in the urine", RedFlag::DarkUrine),
    ("urine dark", RedFlag::DarkUrine),
    ("chest pain", RedFlag::ChestPain),
    ("chest hurts", RedFlag::ChestPain),
    ("chest tight", RedFlag::ChestPain),
    ("chest tightness", RedFlag::ChestPain),
    ("chest pressure", RedFlag::ChestPain),
    ("tight chest", RedFlag::ChestPain),
    ("pain chest", RedFlag::ChestPain),
    ("pain in chest", RedFlag::ChestPain),
    ("pain in my chest", RedFlag::ChestPain),
    ("pain in the chest", RedFlag::ChestPain),
    ("pressure on chest", RedFlag::ChestPain),
    // Nothing on the list is nearer, and both mean: help now.
    ("can't breathe", RedFlag::ChestPain),
    ("cannot breathe", RedFlag::ChestPain),
    ("fainting", RedFlag::Fainting),
    ("fainted", RedFlag::Fainting),
    ("faint", RedFlag::Fainting),
    ("blacked out", RedFlag::Fainting),
    ("blackout", RedFlag::Fainting),
    ("passed out", RedFlag::Fainting),
    ("collapsed", RedFlag::Fainting),
    ("confusion", RedFlag::Confusion),
    ("confused", RedFlag::Confusion),
    ("disoriented", RedFlag::Confusion),
    ("vomiting", RedFlag::Vomiting),
    ("vomited", RedFlag::Vomiting),
    ("throwing up", RedFlag::Vomiting),
    ("bone pain", RedFlag::BonePain),
    ("stress fracture", RedFlag::BonePain),
];

/// The words that say that something hurts.
pub(super) const PAIN: &[&str] =
    &["pain", "pains", "ache", "aches", "niggle", "hurts", "hurting", "painful", "injury", "injured"];
/// Those of them that say as well that the runner cannot run as usual.
const INJURED: &[&str] = &["injury", "injured"];

/// The words that say that a pain changes the way the runner walks or runs.
pub(super) const LIMPING: &[(&str, ())] = &[
    ("limping", ()),
    ("limp", ()),
    ("gait", ()),
    ("changes gait", ()),
    ("changes my gait", ()),
    ("can't run", ()),
    ("cannot run", ()),
    ("unable to run", ()),
];

/// Symptoms that are no answer of a check-in; none of them is a misspelling of one.
const UNLISTED: &[(&str, ())] = &[
    ("palpitations", ()),
    ("palpitation", ()),
    ("dizzy", ()),
    ("dizziness", ()),
    ("lightheaded", ()),
    ("light headed", ()),
    ("breathless", ()),
    ("short of breath", ()),
    ("shortness of breath", ()),
    ("racing heart", ()),
    ("nausea", ()),
    ("nauseous", ()),
    ("headache", ()),
    ("migraine", ()),
    ("numb", ()),
    ("numbness", ()),
    ("blood", ()),
    ("bleeding", ()),
    ("bone", ()),
    ("calf", ()),
    ("chest", ()),
    ("urine", ()),
    ("cramp", ()),
    ("cramps", ()),
    ("cough", ()),
    ("coughing", ()),
    ("diarrhea", ()),
    ("diarrhoea", ()),
    ("rash", ()),
    ("swollen", ()),
    ("swelling", ()),
];

/// Reads that nothing is wrong: `all good`; or only that the runner is well: `feeling fine`.
pub(super) fn all_good(line: &ScannedLine<'_>, at: usize) -> Option<Found<CheckInWord>> {
    if let Some(((), used)) = named(line, at, ALL_GOOD) {
        return Found::one(used, CheckInWord::AllGood);
    }
    let ((), used) = named(line, at, FINE)?;
    Found::one(used, CheckInWord::Health(Health::Well))
}

/// What people call a trouble by its name, which says its place as well.
const TROUBLES: &[(&str, ())] = &[
    ("shin splints", ()),
    ("shin splint", ()),
    ("plantar fasciitis", ()),
    ("runner's knee", ()),
    ("runners knee", ()),
    ("jumper's knee", ()),
    ("it band", ()),
    ("itb", ()),
    ("itbs", ()),
    ("tendonitis", ()),
    ("tendinitis", ()),
    ("achilles tendonitis", ()),
    ("blister", ()),
    ("blisters", ()),
    ("black toenail", ()),
];

/// Asks of a trouble by its name how bad it is; and says where a weight is kept.
pub(super) fn trouble(line: &ScannedLine<'_>, at: usize) -> Option<Found<CheckInWord>> {
    if line.letters(at) == Some("weight") {
        let number = usize::from(line.number(at + 1).is_some());
        let unit = usize::from(number > 0 && matches!(line.letters(at + 2), Some("kg" | "lb" | "lbs" | "kilos")));
        let used = 1 + number + unit;
        let remedy = "keep it in the settings: `deckchair config set athlete.weight 70kg`";
        return Found::wrong(
            used,
            MisreadReason::Impossible { word: line.written(at, used), why: "is no answer of a check-in", remedy },
        );
    }
    let ((), used) = named(line, at, TROUBLES)?;
    let reason = MisreadReason::Impossible {
        word: line.written(at, used),
        why: "does not say how bad it is",
        remedy: "write `niggle` and the place where you run as usual, such as `niggle shin`; or `injured` and the place where you \
                 cannot",
    };
    Found::wrong(used, reason)
}

/// Asks of `tight hamstring` and `sore knee` whether it is one spot, or the muscles as a whole.
pub(super) fn stiff(line: &ScannedLine<'_>, at: usize) -> Option<Found<CheckInWord>> {
    let is_stiff = |at: usize| line.letters(at).is_some_and(|word| STIFF.contains(&word));
    let used = if is_stiff(at) {
        let (_, used) = place(line, at + 1);
        used + 1
    } else {
        let (_, used) = place(line, at);
        (1..=used).find(|used| is_stiff(at + used))? + 1
    };
    // `quads sore 7` is a rating of muscles.
    if let Some((number, more)) = labelled(line, at + used).filter(|_| line.letters(at + used - 1) == Some("sore")) {
        return Found::quantity(used + more, Ten::new(number), CheckInWord::Soreness);
    }
    let reason = MisreadReason::Impossible {
        word: line.written(at, used),
        why: "may be one spot or the muscles as a whole",
        remedy: "write `niggle` and the place for one spot, such as `niggle left knee`; or `soreness` and a number from 0 to 10",
    };
    Found::wrong(used, reason)
}

/// Reads a sign that needs a doctor; for `bone pain` its place may follow.
pub(super) fn red_flag(line: &ScannedLine<'_>, at: usize) -> Option<Found<CheckInWord>> {
    let (flag, used) = sign(line, at)?;
    if flag != RedFlag::BonePain {
        return Found::one(used, CheckInWord::RedFlag(flag));
    }
    let (place, more) = place(line, at + used);
    Found::many(used + more, vec![CheckInWord::RedFlag(flag), CheckInWord::Pain(place)])
}

/// Finds the name of a sign that needs a doctor, and counts its atoms.
pub(super) fn sign(line: &ScannedLine<'_>, at: usize) -> Option<(RedFlag, usize)> {
    named(line, at, RED_FLAGS).or_else(|| swollen_calf(line, at).map(|used| (RedFlag::SwollenCalf, used)))
}

/// Counts the words of `hot swollen calf`, `left calf pain swelling`: in any order, a calf and that it swells, is hot or red.
fn swollen_calf(line: &ScannedLine<'_>, at: usize) -> Option<usize> {
    /// `pain in my left calf and swollen`.
    const LONGEST: usize = 7;
    const SWELLS: &[&str] = &["swollen", "swelling", "swelled", "hot", "red", "warm"];
    const BESIDE: &[&str] = &["one", "left", "right", "in", "the", "my", "is", "and", "with", "pain", "painful"];
    let is = |word: &str, words: &[&str]| words.contains(&word);
    let words: Vec<&str> = (0..LONGEST)
        .map_while(|more| line.letters(at + more))
        .take_while(|word| *word == "calf" || is(word, SWELLS) || is(word, BESIDE) || is(word, PAIN))
        .collect();
    let calf = words.iter().position(|word| *word == "calf")?;
    let swells = words.iter().rposition(|word| is(word, SWELLS))?;
    Some(calf.max(swells) + 1)
}

/// Gives what a pain says: where it is, that it changes the gait where an injury is said, and that it needs a doctor on a bone.
pub(super) fn hurting(word: &str, place: &str) -> Vec<CheckInWord> {
    let (on_bone, place) = off_the_bone(place);
    let injured = INJURED.contains(&word).then_some(CheckInWord::Limping);
    let bone = on_bone.then_some(CheckInWord::RedFlag(RedFlag::BonePain));
    injured.into_iter().chain(bone).chain([CheckInWord::Pain(place)]).collect()
}

/// Says whether a place is one spot of a bone, and which: `shin bone spot` is the shin.
pub(super) fn off_the_bone(place: &str) -> (bool, String) {
    let is_bone = |word: &&str| matches!(word.to_lowercase().as_str(), "bone" | "bones" | "bony");
    if !place.split_whitespace().any(|word| is_bone(&word)) {
        return (false, place.to_owned());
    }
    let rest = place.split_whitespace().filter(|word| !is_bone(word) && *word != "spot");
    (true, rest.collect::<Vec<_>>().join(" "))
}

/// Says of a symptom without an answer what can be written, and who can be asked.
pub(super) fn unlisted(line: &ScannedLine<'_>, at: usize) -> Option<Found<CheckInWord>> {
    let ((), used) = named(line, at, UNLISTED)?;
    let reason = MisreadReason::Impossible {
        word: line.written(at, used),
        why: "is no answer of a check-in",
        remedy: "see a doctor if it worries you, or if it comes on with effort; the log knows chest pain, fainting, confusion, \
                 vomiting, dark urine, swollen calf and bone pain, and `ill`; keep anything else as a note \"…\"",
    };
    Found::wrong(used, reason)
}

#[cfg(test)]
mod tests {
    use crate::journal::{CheckIn, Health, Moment, Pain, RedFlag, Ten, Zone};
    use crate::phrase::{Misread, check_in};

    fn read(text: &str) -> Result<CheckIn, Misread> {
        let now = Moment::from_rfc3339("2026-11-22T08:14:00+01:00").unwrap();
        check_in(now, Zone::Named(chrono_tz::Europe::Paris), text).map(|line| line.check_in)
    }

    #[test]
    fn an_injury_changes_the_gait_and_a_niggle_does_not() {
        for text in [
            "injured knee",
            "injury knee",
            "knee injury",
            "can't run knee",
            "can’t run knee",
            "cannot run, knee pain",
            "knee injured",
        ] {
            let pain = Pain { place: "knee".to_owned(), changes_gait: true, on_bone: false };
            assert_eq!(read(text).unwrap().pain, Some(pain), "{text}");
        }
        assert!(!read("niggle knee").unwrap().pain.unwrap().changes_gait);
        assert!(read("injury gone").unwrap().no_pain);
    }

    #[test]
    fn the_signs_that_need_a_doctor_are_known_by_many_names() {
        for (sign, texts) in [
            (RedFlag::DarkUrine, ["blood in urine", "red urine", "bloody urine"].as_slice()),
            (
                RedFlag::SwollenCalf,
                &[
                    "calf pain swelling",
                    "calf swollen",
                    "swollen left calf",
                    "pain in my left calf, swollen",
                    "hot calf",
                    "calf hot and red",
                    "warm calf",
                    "one hot swollen calf",
                ],
            ),
            (RedFlag::Fainting, &["fainted", "blacked out", "passed out"]),
            (RedFlag::ChestPain, &["can't breathe", "chest tight", "chest pressure", "pain in my chest", "chest hurts"]),
            (RedFlag::BonePain, &["pain shin bone spot", "stress fracture", "shin bone pain", "pain on the shin bone"]),
        ] {
            for text in texts {
                assert_eq!(read(text).map(|said| said.red_flags), Ok(vec![sign]), "{text}");
                let gone = read(&format!("{text} gone")).unwrap();
                assert_eq!((gone.signs_gone, gone.red_flags), (vec![sign], vec![]), "{text} gone");
            }
        }
        let shin = Pain { place: "shin".to_owned(), changes_gait: false, on_bone: true };
        assert_eq!(read("pain shin bone spot").unwrap().pain, Some(shin));
        assert_eq!(read("pain left calf").unwrap().pain.unwrap().place, "left calf");
        assert_eq!(read("pain left calf").unwrap().red_flags, []);
    }

    #[test]
    fn illnesses_are_known_by_their_names() {
        for text in ["covid", "flu", "cold", "a cold", "sick", "sore throat", "feeling sick", "stomach bug"] {
            assert_eq!(read(text).map(|said| said.health), Ok(Some(Health::Ill)), "{text}");
        }
        assert_eq!(read("sore 4 cold").map(|said| said.soreness.map(Ten::value)), Ok(Some(4.0)));
    }

    #[test]
    fn all_good_says_that_nothing_hurts_and_that_the_runner_is_well() {
        for text in ["all good", "nothing wrong", "no complaints"] {
            let said = read(text).unwrap();
            assert_eq!((said.health, said.no_pain, said.signs_gone.len()), (Some(Health::Well), true, 0), "{text}");
        }
        for text in ["fine", "ok", "feeling good", "i feel fine"] {
            let said = read(text).unwrap();
            assert_eq!((said.health, said.no_pain), (Some(Health::Well), false), "{text}");
        }
        assert!(read("all good niggle knee").is_err());
    }

    #[test]
    fn a_spot_that_is_stiff_is_asked_about() {
        for text in ["tight hamstring", "hamstring tight", "sore knee", "knee sore", "sore calves", "left achilles stiff", "sore"]
        {
            let misread = read(text).expect_err(text);
            assert!(misread.hint().contains("from 0 to 10") || misread.hint().contains("niggle"), "{text}: {}", misread.hint());
            assert_eq!(misread.span, 0..text.len(), "{text}");
        }
        for text in ["sore 4", "sore legs 4", "legs sore 4", "leg soreness 4"] {
            assert_eq!(read(text).map(|said| said.soreness.map(Ten::value)), Ok(Some(4.0)), "{text}");
        }
        assert_eq!(read("quads sore 7").map(|said| said.soreness.map(Ten::value)), Ok(Some(7.0)));
        assert_eq!(read("shin splints").unwrap_err().to_string(), "`shin splints` does not say how bad it is");
        assert!(read("weight 70 kg").unwrap_err().hint().contains("athlete.weight"));
        for text in ["not sore", "no soreness", "not sore at all"] {
            assert_eq!(read(text).map(|said| said.soreness.map(Ten::value)), Ok(Some(0.0)), "{text}");
        }
    }

    #[test]
    fn a_symptom_without_an_answer_is_no_misspelling_and_names_the_doctor() {
        for text in ["palpitations", "dizzy", "short of breath", "blood", "bone", "swollen knee", "soreness 3 dizzy", "numb"] {
            let misread = read(text).expect_err(text);
            assert_eq!(misread.nearest, None, "{text}");
            assert!(
                misread.hint().contains("see a doctor") && misread.hint().contains("chest pain"),
                "{text}: {}",
                misread.hint()
            );
        }
        let strange = read("wobbly").unwrap_err();
        assert!(strange.hint().contains("doctor"), "{}", strange.hint());
    }
}

//! What people call being ill or well; and the symptoms that the log has no word for.

use super::answers::CheckInWord;
use super::body::place;
use super::figure::labelled;
use super::misread::MisreadReason;
use super::piece::Found;
use super::scan::ScannedLine;
use super::sports::named;
use crate::journal::{Health, Ten};

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
    ("the flu", Health::Ill),
    ("flu symptoms", Health::Ill),
    ("stomach flu", Health::Ill),
    ("head cold", Health::Ill),
    ("chest cold", Health::Ill),
    ("chest infection", Health::Ill),
    ("sinus infection", Health::Ill),
    ("sinusitis", Health::Ill),
    ("ear infection", Health::Ill),
    ("viral infection", Health::Ill),
    ("virus", Health::Ill),
    ("a virus", Health::Ill),
    ("coronavirus", Health::Ill),
    ("corona", Health::Ill),
    ("covid positive", Health::Ill),
    ("covid test positive", Health::Ill),
    ("positive for covid", Health::Ill),
    ("positive covid test", Health::Ill),
    ("tested positive", Health::Ill),
    ("tested positive for covid", Health::Ill),
    ("tested covid positive", Health::Ill),
    ("bronchitis", Health::Ill),
    ("pneumonia", Health::Ill),
    ("tonsillitis", Health::Ill),
    ("strep", Health::Ill),
    ("strep throat", Health::Ill),
    ("laryngitis", Health::Ill),
    ("mono", Health::Ill),
    ("norovirus", Health::Ill),
    ("gastro", Health::Ill),
    ("gastroenteritis", Health::Ill),
    ("tummy bug", Health::Ill),
    ("blocked nose", Health::Ill),
    ("stuffy nose", Health::Ill),
    ("chills", Health::Ill),
    ("the chills", Health::Ill),
    ("shivers", Health::Ill),
    ("shivering", Health::Ill),
    ("night sweats", Health::Ill),
    ("vomited once", Health::Ill),
    ("threw up once", Health::Ill),
    ("puked once", Health::Ill),
    ("been sick", Health::Ill),
    ("sick to my stomach", Health::Ill),
    ("sick stomach", Health::Ill),
    ("upset stomach", Health::Ill),
    ("stomach pain", Health::Ill),
    ("stomach ache", Health::Ill),
    ("stomachache", Health::Ill),
    ("stomach cramps", Health::Ill),
    ("tummy ache", Health::Ill),
    ("under the weather", Health::Ill),
    ("coming down with something", Health::Ill),
    ("not well", Health::Ill),
    ("not feeling well", Health::Ill),
    ("don't feel well", Health::Ill),
    ("do not feel well", Health::Ill),
    ("feel unwell", Health::Ill),
    ("feeling unwell", Health::Ill),
    ("feel poorly", Health::Ill),
    ("poorly", Health::Ill),
    ("feel awful", Health::Ill),
    ("feeling awful", Health::Ill),
    ("felt awful", Health::Ill),
    ("feel terrible", Health::Ill),
    ("feeling terrible", Health::Ill),
    ("felt terrible", Health::Ill),
    ("feel dreadful", Health::Ill),
    ("feeling dreadful", Health::Ill),
    ("felt dreadful", Health::Ill),
    ("feel horrible", Health::Ill),
    ("feeling horrible", Health::Ill),
    ("felt horrible", Health::Ill),
    ("feel lousy", Health::Ill),
    ("feeling lousy", Health::Ill),
    ("felt lousy", Health::Ill),
    ("feel rotten", Health::Ill),
    ("feeling rotten", Health::Ill),
    ("felt rotten", Health::Ill),
    ("high fever", Health::Fever),
    ("high temperature", Health::Fever),
    ("a temperature", Health::Fever),
    ("running a temperature", Health::Fever),
    ("running a fever", Health::Fever),
    ("have a temperature", Health::Fever),
    ("burning up", Health::Fever),
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

/// Symptoms that are no answer of a check-in; none of them is a misspelling of one.
const UNLISTED: &[(&str, ())] = &[
    ("dizzy", ()),
    ("dizziness", ()),
    ("lightheaded", ()),
    ("light headed", ()),
    ("breathless", ()),
    ("short of breath", ()),
    ("shortness of breath", ()),
    ("heartburn", ()),
    ("heart", ()),
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
    ("hay fever", ()),
    ("allergy", ()),
    ("head pain", ()),
    ("dehydrated", ()),
    ("dehydration", ()),
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
    fn a_sign_without_a_name_of_its_own_is_kept_as_the_nearest_with_the_runners_words() {
        for (sign, texts) in [
            (RedFlag::Fainting, ["heart racing", "my heart is racing", "palpitations"].as_slice()),
            (RedFlag::Vomiting, &["blood in stool", "blood in my stool", "black stools"]),
        ] {
            for text in texts {
                assert_eq!(read(text).map(|said| said.red_flags), Ok(vec![sign]), "{text}");
            }
        }
        assert_eq!(read("heart racing").unwrap().notes, "heart racing");
    }

    #[test]
    fn a_numb_spot_is_a_niggle_in_the_runners_words_and_a_numb_arm_or_face_is_a_sign() {
        for (text, place) in [("numb toes", "toes"), ("toes are numb", "toes"), ("numb left foot", "left foot")] {
            let said = read(text).unwrap();
            assert_eq!(said.pain.map(|pain| (pain.place, pain.changes_gait)), Some((place.to_owned(), false)), "{text}");
            assert_eq!((said.notes.as_str(), said.red_flags), (text, vec![]), "{text}");
        }
        assert_eq!(read("numb left arm").unwrap().red_flags, [RedFlag::ChestPain]);
        assert_eq!(read("numb face").unwrap().red_flags, [RedFlag::Confusion]);
    }

    #[test]
    fn illnesses_are_known_by_their_names() {
        for text in [
            "feel awful",
            "feeling terrible",
            "covid",
            "flu",
            "cold",
            "a cold",
            "sick",
            "sore throat",
            "feeling sick",
            "stomach bug",
        ] {
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
        for text in ["dizzy", "short of breath", "blood", "bone", "swollen knee", "soreness 3 dizzy", "numb"] {
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

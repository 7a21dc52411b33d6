//! What a frightened runner types half awake, and what it must be taken for.

use super::{now, zone};
use crate::journal::{CheckIn, Health, RedFlag};
use crate::phrase::check_in;
use crate::phrase::names;

/// Writes a check-in so briefly that a table of them can be read: signs, health, pain with `limp` and `bone`, ends, notes.
fn brief(said: &CheckIn) -> String {
    let mut words: Vec<String> = said.red_flags.iter().map(|flag| format!("!{}", names::red_flag(*flag))).collect();
    words.extend(said.health.map(|health| names::health(health).to_owned()));
    if let Some(pain) = &said.pain {
        words.push(format!("pain:{}", pain.place));
        words.extend(pain.changes_gait.then(|| "limp".to_owned()));
    }
    words.extend(said.no_pain.then(|| "no pain".to_owned()));
    words.extend(said.signs_gone.iter().map(|flag| format!("gone:{}", names::red_flag(*flag))));
    words.extend((!said.notes.is_empty()).then(|| format!("note:{}", said.notes.replace('\n', "; "))));
    words.join(" ")
}

fn check(cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(text, expected)| {
            let found = match check_in(now(), zone(), text) {
                Ok(line) => brief(&line.check_in),
                Err(misread) => format!("error: {misread} ({})", misread.hint()),
            };
            (found != *expected).then(|| format!("{text}\n    expected {expected}\n    found    {found}"))
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

fn flags(flag: RedFlag, texts: &[&str]) {
    let wrong: Vec<String> = texts
        .iter()
        .filter_map(|text| match check_in(now(), zone(), text) {
            Ok(line) if line.check_in.red_flags == [flag] => None,
            Ok(line) => Some(format!("{text}: {}", brief(&line.check_in))),
            Err(misread) => Some(format!("{text}: {misread} ({})", misread.hint())),
        })
        .collect();
    assert!(wrong.is_empty(), "{flag:?}\n{}", wrong.join("\n"));
}

#[test]
fn whatever_hurts_about_the_heart_is_chest_pain() {
    flags(
        RedFlag::ChestPain,
        &[
            "chest pain",
            "chest pains",
            "pain in chest",
            "pain in my chest",
            "chest hurts",
            "chest is hurting",
            "my chest hurts",
            "pain in the left side of my chest",
            "heart pain",
            "pain near heart",
            "heart hurts",
            "pressure in chest",
            "pressure on my chest",
            "tight chest",
            "chest tight",
            "chest tightness",
            "chest feels tight",
            "tightness in chest",
            "heavy chest",
            "burning in my chest",
            "pain in the left arm",
            "left arm pain",
            "my left arm hurts",
            "numb left arm",
            "left arm tingling",
            "pain down my left arm",
            "jaw pain",
            "pain in jaw",
            "jaw hurts",
            "heart attack",
            "i think i had a heart attack",
            "really bad chest pain",
            "chest pain when running",
            "chest pain at rest",
            "i have chest pain",
            "I've got chest pains",
            "can't breathe",
            "can’t breathe",
            "trouble breathing",
            "hurts to breathe",
            "coughing blood",
            "coughing up blood",
            "niggle chest",
            "chest ache",
            "chest pain not gone",
            "chest pain still there",
            "stabbing pain in the chest",
            "no pain but chest tight",
            "soreness 3 chest pain",
            "help chest pain",
            "woke up with chest pain",
            "my heart hurts a lot",
            "crushing pressure on the chest",
            "chest pain getting worse",
        ],
    );
}

#[test]
fn every_other_sign_is_known_by_what_people_call_it() {
    flags(
        RedFlag::Fainting,
        &[
            "nearly fainted",
            "almost fainted",
            "passed out",
            "i passed out",
            "nearly passed out",
            "blacked out",
            "felt faint",
            "i feel faint",
            "collapsed",
            "lost consciousness",
            "fainted after race",
            "about to faint",
        ],
    );
    flags(
        RedFlag::Confusion,
        &[
            "seizure",
            "had a seizure",
            "stroke",
            "a stroke",
            "slurred speech",
            "speech is slurred",
            "heat stroke",
            "heatstroke",
            "confused",
            "disoriented",
            "can't speak",
            "face drooping",
            "concussion",
            "hit my head",
            "double vision",
            "delirious",
        ],
    );
    flags(
        RedFlag::DarkUrine,
        &[
            "dark pee",
            "my pee is dark",
            "dark urine",
            "cola coloured urine",
            "cola-coloured urine",
            "cola colored urine",
            "tea coloured urine",
            "tea-colored urine",
            "tea colour urine",
            "urine like cola",
            "urine the color of tea",
            "brown pee",
            "blood in my pee",
            "peeing blood",
            "red urine",
            "not peeing",
            "can't pee",
            "no urine",
            "haven't peed",
            "urine looks like coke",
            "very dark urine",
        ],
    );
    flags(
        RedFlag::Vomiting,
        &[
            "vomiting",
            "can't stop vomiting",
            "keep throwing up",
            "throwing up",
            "vomiting all night",
            "vomiting that does not stop",
        ],
    );
    flags(
        RedFlag::SwollenCalf,
        &["hot swollen calf", "my left calf is swollen and red", "blood clot", "dvt", "swelling in my calf"],
    );
    flags(
        RedFlag::BonePain,
        &[
            "bone pain",
            "pain at night",
            "shin pain at night",
            "focal pain",
            "focal pain shin",
            "pain on the bone",
            "broken toe",
            "fractured my foot",
            "tibial stress fracture",
            "pain in one spot of the shin",
            "pain at rest",
            "broke my ankle",
            "knee pain wakes me up",
            "bone pain in left shin",
        ],
    );
}

#[test]
fn who_has_vomited_is_heard_like_who_is_vomiting() {
    flags(
        RedFlag::Vomiting,
        &["vomited", "i vomited", "threw up", "i threw up", "i have thrown up", "puking", "puked", "vomited after race"],
    );
}

#[test]
fn a_pain_in_walking_changes_the_gait() {
    check(&[
        ("hurts to walk", "pain: limp"),
        ("pain when walking", "pain: limp"),
        ("knee hurts when I walk", "pain:knee limp"),
        ("knee pain when I'm walking", "pain:knee limp"),
        ("pain when walking in left foot", "pain:left foot limp"),
        ("hurts to run", "pain: limp"),
        ("can't walk", "pain: limp"),
        ("can’t walk", "pain: limp"),
        ("cant walk", "pain: limp"),
        ("cannot walk", "pain: limp"),
        ("can hardly walk", "pain: limp"),
        ("can't put weight on left foot", "pain:left foot limp"),
        ("limping", "pain: limp"),
        ("limp", "pain: limp"),
        ("i am limping", "pain: limp"),
        ("I'm limping", "pain: limp"),
        ("im limping", "pain: limp"),
        ("limping badly left leg", "pain:left leg limp"),
        ("hobbling", "pain: limp"),
        ("sprained ankle", "pain:ankle limp"),
        ("pulled my hamstring", "pain:hamstring limp"),
        ("injured achilles", "pain:achilles limp"),
        ("broken toe", "!bone pain pain:toe limp"),
    ]);
}

#[test]
fn a_pain_has_a_place_on_the_body_or_none() {
    check(&[
        ("bad knee pain", "pain:knee"),
        ("really bad pain in my left knee", "pain:left knee"),
        ("knee is really painful", "pain:knee"),
        ("left knee hurts", "pain:left knee"),
        ("sharp pain on the outside of my right foot", "pain:outside right foot"),
        ("pain", "pain:"),
        ("pain in \"the old scar\"", "pain:the old scar"),
        ("knee pain on stairs", "pain:knee note:on stairs"),
        ("knee pain is back", "pain:knee"),
        ("pain behind knee", "pain:knee"),
        ("tibia pain", "pain:tibia"),
        ("metatarsal pain", "pain:metatarsal"),
        ("sacrum pain", "pain:sacrum"),
        ("shin pain", "pain:shin"),
        ("bone pain shin", "!bone pain pain:shin"),
    ]);
    for text in
        ["pain curbs", "pain in the curbs", "niggle wobbly", "hurts inside somewhere", "pain in the focus", "pain to jump"]
    {
        let misread = check_in(now(), zone(), text).expect_err(text);
        assert!(misread.hint().contains("niggle left knee"), "{text}: {misread} ({})", misread.hint());
    }
    assert_eq!(check_in(now(), zone(), "niggle kne").unwrap_err().nearest.as_deref(), Some("knee"));
    assert!(check_in(now(), zone(), "left knee").unwrap_err().hint().contains("niggle left knee"));
}

#[test]
fn a_bone_is_asked_about() {
    for text in ["shin pain", "tibia pain", "pain in the left metatarsals", "sacrum hurts"] {
        let granted = check_in(now(), zone(), text).unwrap().granted;
        assert!(granted.iter().any(|asked| asked.contains("`bone pain ")), "{text}: {granted:?}");
    }
    for text in ["knee pain", "bone pain shin"] {
        assert_eq!(check_in(now(), zone(), text).unwrap().granted, Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_sign_without_a_name_of_its_own_keeps_its_words() {
    check(&[("seizure", "!confusion note:seizure"), ("not peeing", "!dark urine note:not peeing")]);
    let granted = check_in(now(), zone(), "heart attack").unwrap().granted;
    assert_eq!(granted, ["\"heart attack\" is kept as chest pain: of the signs that the log knows it is the nearest."]);
}

#[test]
fn illnesses_are_illnesses() {
    for text in [
        "chills",
        "i have a cold",
        "slight cold",
        "bad cold",
        "still ill",
        "covid",
        "covid positive",
        "tested positive for covid",
        "flu",
        "the flu",
        "bronchitis",
        "pneumonia",
        "threw up once",
        "vomited once",
        "sick to my stomach",
        "i've got the flu",
        "i am sick",
        "I'm ill",
        "feeling ill",
        "not well",
        "head cold",
        "coming down with something",
        "stomach flu",
    ] {
        let said = check_in(now(), zone(), text).map(|line| (line.check_in.health, line.check_in.red_flags.len()));
        assert_eq!(said, Ok((Some(Health::Ill), 0)), "{text}");
    }
}

#[test]
fn a_sign_is_not_gone_where_only_something_else_is() {
    check(&[
        (
            "no pain, calf swollen",
            "error: `swollen` is no answer of a check-in (see a doctor if it worries you, or if it comes on with effort; the log knows chest pain, fainting, confusion, vomiting, dark urine, swollen calf and bone pain, and `ill`; keep anything else as a note \"…\")",
        ),
        ("chest pain better", "!chest pain well"),
        ("chest pains gone", "gone:chest pain"),
        ("no chest pain", "gone:chest pain"),
        ("seizure gone", "gone:confusion"),
        ("not peeing", "!dark urine note:not peeing"),
        ("no fever chest pain", "!chest pain note:no fever"),
        ("not limping", "no pain"),
        ("no pain in the chest", "gone:chest pain"),
        ("no chest tightness", "gone:chest pain"),
        ("no knee pain but left arm hurts", "!chest pain no pain"),
        ("pain gone chest tight", "!chest pain no pain"),
    ]);
    for text in [
        "no pain chest tight",
        "no pain calf swollen",
        "no pain left arm tingling",
        "no heart pain jaw pain",
        "chest tight pain gone",
    ] {
        assert!(check_in(now(), zone(), text).is_err(), "{text}");
    }
}

#[test]
fn a_temperature_is_a_fever_from_38_degrees_on() {
    check(&[
        ("temperature 38", "fever note:38 °C"),
        ("temperature 38.0 °C", "fever note:38.0 °C"),
        ("temp 39,2", "fever note:39,2 °C"),
        ("temp 100.4 F", "fever note:100.4 °F"),
        ("temperature 102", "fever note:102 °F"),
        ("38.5 °C", "fever note:38.5 °C"),
        ("38.5c", "fever note:38.5 °C"),
        ("fever 37.8", "fever note:37.8 °C"),
        ("fever", "fever"),
        ("a temperature", "fever"),
        ("temperature 36.6", "note:no fever, 36.6 °C"),
        ("temperature is 36,6°C", "note:no fever, 36,6 °C"),
        ("temp: 98.6f", "note:no fever, 98.6 °F"),
        ("temperature 37.2", "note:no fever, 37.2 °C"),
        ("no fever temperature 36.8", "note:no fever, 36.8 °C"),
        ("no fever 36.8", "note:no fever, 36.8 °C"),
        ("no fever, chills, temperature 36.8", "ill note:no fever, 36.8 °C"),
        ("no temperature", "note:no fever"),
        ("no fever any more", "note:no fever"),
        ("fever gone", "well"),
        ("no pain any more", "no pain"),
        ("temperature normal", "note:no fever"),
        ("ill temperature 36.6", "ill note:no fever, 36.6 °C"),
    ]);
    for text in ["temperature 37.5", "temp 37.9", "99.9 F", "fever 36.6", "temperature 3", "temp 250", "temp"] {
        let misread = check_in(now(), zone(), text).expect_err(text);
        assert!(misread.nearest.is_none() && misread.hint().contains("36.6") || misread.hint().contains("`no fever"), "{text}");
    }
    assert!(check_in(now(), zone(), "no fever 38.2").unwrap_err().hint().contains("write `fever`"));
}

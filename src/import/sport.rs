//! The sport of a session: from the word the file uses, else from the speed.

use super::ImportWarning;
use crate::journal::{Kind, Session, Sport, clean_line};

/// Words for sports as apps write them, compared in lower case without blanks, hyphens and underscores. The numbers are
/// those of Strava's GPX files.
const WORDS: [(&str, Sport); 242] = [
    ("running", Sport::Run),
    ("run", Sport::Run),
    ("9", Sport::Run),
    ("jogging", Sport::Run),
    ("streetrunning", Sport::Run),
    ("roadrunning", Sport::Run),
    ("race", Sport::Run),
    ("ultrarun", Sport::Run),
    ("trailrunning", Sport::Trail),
    ("trailrun", Sport::Trail),
    ("trail", Sport::Trail),
    ("treadmillrunning", Sport::Treadmill),
    ("treadmill", Sport::Treadmill),
    ("virtualrun", Sport::Treadmill),
    ("trackrunning", Sport::Track),
    ("trackrun", Sport::Track),
    ("biking", Sport::Ride),
    ("cycling", Sport::Ride),
    ("ride", Sport::Ride),
    ("1", Sport::Ride),
    ("bike", Sport::Ride),
    ("roadbiking", Sport::Ride),
    ("roadcycling", Sport::Ride),
    ("gravelcycling", Sport::Ride),
    ("ebikeride", Sport::Ride),
    ("mountainbiking", Sport::Mtb),
    ("mountainbikeride", Sport::Mtb),
    ("mtb", Sport::Mtb),
    ("indoorcycling", Sport::IndoorRide),
    ("virtualride", Sport::IndoorRide),
    ("hiking", Sport::Hike),
    ("hike", Sport::Hike),
    ("4", Sport::Hike),
    ("mountaineering", Sport::Hike),
    ("snowshoe", Sport::Hike),
    ("walking", Sport::Walk),
    ("walk", Sport::Walk),
    ("10", Sport::Walk),
    ("swimming", Sport::Swim),
    ("swim", Sport::Swim),
    ("lapswimming", Sport::Swim),
    ("openwaterswimming", Sport::Swim),
    ("nordicski", Sport::Ski),
    ("crosscountryskiing", Sport::Ski),
    ("rowing", Sport::Row),
    ("elliptical", Sport::Elliptical),
    ("strengthtraining", Sport::Strength),
    ("weighttraining", Sport::Strength),
    ("yoga", Sport::Yoga),
    ("indoorrunning", Sport::Treadmill),
    ("indoorcardio", Sport::Elliptical),
    ("walkingfitness", Sport::Walk),
    ("poolswimming", Sport::Swim),
    ("poolswim", Sport::Swim),
    ("openwaterswim", Sport::Swim),
    ("indoorrowing", Sport::Row),
    ("rowingmachine", Sport::Row),
    ("virtualrow", Sport::Row),
    ("strength", Sport::Strength),
    ("weightlifting", Sport::Strength),
    ("functionalfitness", Sport::Strength),
    ("traditionalstrengthtraining", Sport::Strength),
    ("functionalstrengthtraining", Sport::Strength),
    ("gravelride", Sport::Ride),
    ("emountainbikeride", Sport::Mtb),
    ("spinning", Sport::IndoorRide),
    ("spin", Sport::IndoorRide),
    ("backcountryski", Sport::Ski),
    ("rollerski", Sport::Ski),
    ("xcski", Sport::Ski),
    ("stretching", Sport::Stretching),
    ("flexibility", Sport::Stretching),
    ("mobility", Sport::Stretching),
    ("massage", Sport::Massage),
    ("meditation", Sport::Meditation),
    ("mindandbody", Sport::Yoga),
    ("courseàpied", Sport::Run),
    ("course", Sport::Run),
    ("vélo", Sport::Ride),
    ("sortieàvélo", Sport::Ride),
    ("vtt", Sport::Mtb),
    ("natation", Sport::Swim),
    ("marche", Sport::Walk),
    ("randonnée", Sport::Hike),
    ("musculation", Sport::Strength),
    ("entraînementauxpoids", Sport::Strength),
    ("lauf", Sport::Run),
    ("laufen", Sport::Run),
    ("traillauf", Sport::Trail),
    ("laufband", Sport::Treadmill),
    ("radfahrt", Sport::Ride),
    ("radfahren", Sport::Ride),
    ("mountainbikefahrt", Sport::Mtb),
    ("spaziergang", Sport::Walk),
    ("gehen", Sport::Walk),
    ("wanderung", Sport::Hike),
    ("wandern", Sport::Hike),
    ("schwimmen", Sport::Swim),
    ("krafttraining", Sport::Strength),
    ("hardloopsessie", Sport::Run),
    ("hardlopen", Sport::Run),
    ("fietsrit", Sport::Ride),
    ("wandeling", Sport::Walk),
    ("hiken", Sport::Hike),
    ("zwemmen", Sport::Swim),
    ("krachttraining", Sport::Strength),
    ("correr", Sport::Run),
    ("carrera", Sport::Run),
    ("corrida", Sport::Run),
    ("corsa", Sport::Run),
    ("ciclismo", Sport::Ride),
    ("natación", Sport::Swim),
    ("natação", Sport::Swim),
    ("nuoto", Sport::Swim),
    ("caminar", Sport::Walk),
    ("caminata", Sport::Walk),
    ("caminhada", Sport::Walk),
    ("camminata", Sport::Walk),
    ("senderismo", Sport::Hike),
    ("escursione", Sport::Hike),
    ("löpning", Sport::Run),
    ("løping", Sport::Run),
    ("løb", Sport::Run),
    ("bieganie", Sport::Run),
    ("cykling", Sport::Ride),
    ("simning", Sport::Swim),
    ("zwift", Sport::IndoorRide),
    ("peloton", Sport::IndoorRide),
    ("virtualrunning", Sport::Treadmill),
    ("courseàpiedvirtuelle", Sport::Treadmill),
    ("courseàpiedsurtapisroulant", Sport::Treadmill),
    ("courseàpiedenintérieur", Sport::Treadmill),
    ("virtuellerlauf", Sport::Treadmill),
    ("laufbandlauf", Sport::Treadmill),
    ("laufbandlaufen", Sport::Treadmill),
    ("ultrarunning", Sport::Run),
    ("obstaclerunning", Sport::Run),
    ("obstacleracing", Sport::Run),
    ("straßenlauf", Sport::Run),
    ("ultralauf", Sport::Run),
    ("coursedetrail", Sport::Trail),
    ("indoortrack", Sport::Track),
    ("coursesurpiste", Sport::Track),
    ("courseàpiedsurpiste", Sport::Track),
    ("bahnlauf", Sport::Track),
    ("virtualcycling", Sport::IndoorRide),
    ("vélovirtuel", Sport::IndoorRide),
    ("sortieàvélovirtuelle", Sport::IndoorRide),
    ("cyclismeensalle", Sport::IndoorRide),
    ("cyclismeenintérieur", Sport::IndoorRide),
    ("virtuelleradfahrt", Sport::IndoorRide),
    ("indoorradfahren", Sport::IndoorRide),
    ("gravelunpavedcycling", Sport::Ride),
    ("trackcycling", Sport::Ride),
    ("cyclocross", Sport::Ride),
    ("outdoorbike", Sport::Ride),
    ("cyclisme", Sport::Ride),
    ("cyclismesurroute", Sport::Ride),
    ("gravelfahrt", Sport::Ride),
    ("rennradfahren", Sport::Ride),
    ("rad", Sport::Ride),
    ("fahrrad", Sport::Ride),
    ("mountainbiken", Sport::Mtb),
    ("casualwalking", Sport::Walk),
    ("speedwalking", Sport::Walk),
    ("indoorwalking", Sport::Walk),
    ("marcheàpied", Sport::Walk),
    ("raquettes", Sport::Hike),
    ("schneeschuhwandern", Sport::Hike),
    ("natationenpiscine", Sport::Swim),
    ("natationeneaulibre", Sport::Swim),
    ("beckenschwimmen", Sport::Swim),
    ("schwimmbadschwimmen", Sport::Swim),
    ("freiwasserschwimmen", Sport::Swim),
    ("crosscountryclassicskiing", Sport::Ski),
    ("crosscountryskateskiing", Sport::Ski),
    ("backcountryskiing", Sport::Ski),
    ("skidefond", Sport::Ski),
    ("skiderandonnée", Sport::Ski),
    ("langlauf", Sport::Ski),
    ("aviron", Sport::Row),
    ("rudern", Sport::Row),
    ("véloelliptique", Sport::Elliptical),
    ("elliptique", Sport::Elliptical),
    ("crosstrainer", Sport::Elliptical),
    ("weights", Sport::Strength),
    ("renforcementmusculaire", Sport::Strength),
    ("gewichtstraining", Sport::Strength),
    ("loopband", Sport::Treadmill),
    ("hardlopenopeenloopband", Sport::Treadmill),
    ("corridaemesteira", Sport::Treadmill),
    ("esteira", Sport::Treadmill),
    ("corsasutapisroulant", Sport::Treadmill),
    ("tapisroulant", Sport::Treadmill),
    ("cintadecorrer", Sport::Treadmill),
    ("carreraencinta", Sport::Treadmill),
    ("carreraencintadecorrer", Sport::Treadmill),
    ("bieżnia", Sport::Treadmill),
    ("bieganienabieżni", Sport::Treadmill),
    ("トレッドミル", Sport::Treadmill),
    ("トレッドミルランニング", Sport::Treadmill),
    ("carreradetrail", Sport::Trail),
    ("corridaemtrilha", Sport::Trail),
    ("corridadetrilha", Sport::Trail),
    ("bieganieterenowe", Sport::Trail),
    ("bieganieprzełajowe", Sport::Trail),
    ("トレイルランニング", Sport::Trail),
    ("トレイルラン", Sport::Trail),
    ("carreraenpista", Sport::Track),
    ("corridaempista", Sport::Track),
    ("corsasupista", Sport::Track),
    ("トラックランニング", Sport::Track),
    ("ラン", Sport::Run),
    ("ランニング", Sport::Run),
    ("サイクリング", Sport::Ride),
    ("ロードサイクリング", Sport::Ride),
    ("インドアサイクリング", Sport::IndoorRide),
    ("室内サイクリング", Sport::IndoorRide),
    ("kolarstwo", Sport::Ride),
    ("kolarstwoszosowe", Sport::Ride),
    ("jazdanarowerze", Sport::Ride),
    ("kolarstwogórskie", Sport::Mtb),
    ("ciclismoindoor", Sport::IndoorRide),
    ("ciclismodeinterior", Sport::IndoorRide),
    ("ウォーキング", Sport::Walk),
    ("chód", Sport::Walk),
    ("marsz", Sport::Walk),
    ("spacer", Sport::Walk),
    ("chodzenie", Sport::Walk),
    ("ハイキング", Sport::Hike),
    ("wędrówka", Sport::Hike),
    ("pływanie", Sport::Swim),
    ("pływaniewbasenie", Sport::Swim),
    ("プールスイム", Sport::Swim),
    ("水泳", Sport::Swim),
    ("筋力トレーニング", Sport::Strength),
    ("treningsiłowy", Sport::Strength),
    ("entrenamientodefuerza", Sport::Strength),
    ("treinodeforça", Sport::Strength),
    ("musculação", Sport::Strength),
    ("joga", Sport::Yoga),
    ("ヨガ", Sport::Yoga),
];

/// Words that stand where a sport should and name none.
const NO_WORDS: [&str; 7] = ["", "other", "unknown", "default", "generic", "uncategorized", "none"];

/// Words that make another sport of the one beside them, or none.
const OTHERWISE: [&str; 6] = ["horse", "motor", "virtual", "course", "race", "golf"];

/// The slowest speed from which a sport is guessed, in metres per second: below it, everything stands.
const SLOWEST: f64 = 0.3;
/// The fastest walk, in metres per second: 9 minutes a kilometre.
const FASTEST_WALK: f64 = 1.85;
/// The fastest run, in metres per second: the 10 km world record is 6.4.
const FASTEST_RUN: f64 = 6.5;
/// The fastest ride, in metres per second.
const FASTEST_RIDE: f64 = 18.0;
/// From this climb in metres per metre of way a walk is a hike.
const HIKE_CLIMB: f64 = 0.025;
/// The least time in motion that is enough to tell a sport by, in seconds.
const LONG_ENOUGH: f64 = 60.0;

/// Names the sport of a session by the file's word for it, else by its speed; says when it had to guess.
pub(super) fn name(session: &mut Session, word: &str, warnings: &mut Vec<ImportWarning>) {
    let plain: String = word.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    if plain == "race" {
        session.kind = Some(Kind::Race);
    }
    if let Some(sport) = of_word(&plain).or_else(|| of_words(word)) {
        session.sport = sport;
    } else if NO_WORDS.contains(&plain.as_str()) {
        guess(session, warnings);
    } else if !guess(session, warnings) {
        session.sport_name = Some(clean_line(word));
    }
}

/// Names the sport of a session by the word of an app that has a word for each; nothing is guessed.
pub(super) fn call(session: &mut Session, word: &str) {
    let plain: String = word.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    if let Some(sport) = of_word(&plain).or_else(|| of_words(word)) {
        session.sport = sport;
    } else if !NO_WORDS.contains(&plain.as_str()) {
        session.sport_name = Some(clean_line(word)).filter(|name| !name.is_empty());
    }
    if plain == "race" {
        session.kind = Some(Kind::Race);
    }
}

fn of_word(plain: &str) -> Option<Sport> {
    WORDS.iter().find(|(known, _)| *known == plain).map(|(_, sport)| *sport)
}

/// Gives the one sport that several words name, as in `Easy Run`.
fn of_words(words: &str) -> Option<Sport> {
    let words = words.to_lowercase();
    let words = || words.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() > 2);
    let mut named = words().filter_map(of_word);
    let first = named.next()?;
    (named.all(|sport| sport == first) && !words().any(|word| OTHERWISE.contains(&word))).then_some(first)
}

/// Guesses the sport by the speed, and says so; gives whether there was a guess.
pub(super) fn guess(session: &mut Session, warnings: &mut Vec<ImportWarning>) -> bool {
    let guessed = by_speed(session);
    session.sport = guessed.unwrap_or(Sport::Other);
    warnings.push(guessed.map_or(ImportWarning::SportUnknown, ImportWarning::SportGuessed));
    guessed.is_some()
}

fn by_speed(session: &Session) -> Option<Sport> {
    let metres = session.distance?.value();
    let seconds = session.moving.or(session.elapsed)?.value();
    if seconds < LONG_ENOUGH {
        return None;
    }
    let speed = metres / seconds;
    let steepness = session.climb.map_or(0.0, |climb| climb.value() / metres.max(1.0));
    if !(SLOWEST..FASTEST_RIDE).contains(&speed) {
        return None;
    }
    Some(match speed {
        _ if speed >= FASTEST_RUN => Sport::Ride,
        _ if speed >= FASTEST_WALK => Sport::Run,
        _ if steepness >= HIKE_CLIMB => Sport::Hike,
        _ => Sport::Walk,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Metres, Moment, Seconds};

    fn session(metres: f64, seconds: f64, climb: f64) -> Session {
        let mut session = Session::new(Sport::Other, Moment::from_rfc3339("2026-11-22T08:00:00Z").unwrap());
        session.distance = Metres::new(metres).ok();
        session.moving = Seconds::new(seconds).ok();
        session.climb = Metres::new(climb).ok();
        session
    }

    fn named(word: &str) -> (Sport, Vec<ImportWarning>) {
        let mut warnings = Vec::new();
        let mut run = session(10_000.0, 3_000.0, 0.0);
        name(&mut run, word, &mut warnings);
        (run.sport, warnings)
    }

    #[test]
    fn words_of_several_apps_name_the_same_sport() {
        for (word, sport) in
            [("Running", Sport::Run), ("trail_running", Sport::Trail), ("9", Sport::Run), ("Biking", Sport::Ride)]
        {
            assert_eq!(named(word), (sport, Vec::new()), "{word}");
        }
    }

    #[test]
    fn a_sport_is_known_among_other_words_where_it_is_the_only_one() {
        assert_eq!([of_words("Easy Run"), of_words("Lauf (locker)")], [Some(Sport::Run); 2]);
        for none in ["Run and bike", "Horse ride", "Golf course", "Level 4", "Pilates"] {
            assert_eq!(of_words(none), None, "{none}");
        }
    }

    #[test]
    fn without_a_word_the_speed_tells_and_the_guess_is_said() {
        assert_eq!(named("unknown"), (Sport::Run, vec![ImportWarning::SportGuessed(Sport::Run)]));
        for (metres, seconds, climb, expected) in [
            (5_000.0, 3_600.0, 20.0, Some(Sport::Walk)),
            (12_000.0, 10_800.0, 900.0, Some(Sport::Hike)),
            (30_000.0, 3_600.0, 200.0, Some(Sport::Ride)),
            (100_000.0, 3_600.0, 0.0, None),
            (50.0, 20.0, 0.0, None),
        ] {
            assert_eq!(by_speed(&session(metres, seconds, climb)), expected, "{metres} m in {seconds} s");
        }
    }

    #[test]
    fn a_race_is_a_race_only_where_the_file_says_so() {
        let mut warnings = Vec::new();
        let mut race = session(10_000.0, 2_400.0, 0.0);
        name(&mut race, "Race", &mut warnings);
        assert_eq!((race.sport, race.kind), (Sport::Run, Some(Kind::Race)));
        let mut run = session(10_000.0, 2_400.0, 0.0);
        name(&mut run, "running", &mut warnings);
        assert_eq!(run.kind, None);
    }

    #[test]
    fn a_word_nobody_knows_is_kept_where_the_speed_does_not_tell() {
        let mut warnings = Vec::new();
        let mut other = session(0.0, 3_600.0, 0.0);
        name(&mut other, "Pilates\u{7}", &mut warnings);
        assert_eq!((other.sport, other.sport_name.as_deref()), (Sport::Other, Some("Pilates")));
    }
}

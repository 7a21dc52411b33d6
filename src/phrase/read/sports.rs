//! The words for sports and for kinds of session.

use super::piece::{Found, Piece, Text};
use super::scan::ScannedLine;
use crate::journal::{Kind, Metres, Sport};

/// The most words a name has, here and in the tables of the other readers.
const LONGEST_NAME: usize = 4;

/// What people call the sports. The first name of each is the one that is written back.
pub(super) const SPORTS: &[(&str, Sport)] = &[
    ("run", Sport::Run),
    ("running", Sport::Run),
    ("ran", Sport::Run),
    ("jog", Sport::Run),
    ("jogging", Sport::Run),
    ("jogged", Sport::Run),
    ("footing", Sport::Run),
    ("road", Sport::Run),
    ("trail", Sport::Trail),
    ("trail run", Sport::Trail),
    ("trail running", Sport::Trail),
    ("trails", Sport::Trail),
    ("orienteering", Sport::Trail),
    ("canicross", Sport::Trail),
    ("fell", Sport::Trail),
    ("fell run", Sport::Trail),
    ("skyrunning", Sport::Trail),
    ("mountain run", Sport::Trail),
    ("treadmill", Sport::Treadmill),
    ("treadmill run", Sport::Treadmill),
    ("indoor run", Sport::Treadmill),
    ("indoor running", Sport::Treadmill),
    ("track", Sport::Track),
    ("track run", Sport::Track),
    ("ride", Sport::Ride),
    ("rode", Sport::Ride),
    ("riding", Sport::Ride),
    ("bike", Sport::Ride),
    ("bike ride", Sport::Ride),
    ("biking", Sport::Ride),
    ("biked", Sport::Ride),
    ("cycle", Sport::Ride),
    ("cycling", Sport::Ride),
    ("cycled", Sport::Ride),
    ("bicycle", Sport::Ride),
    ("road bike", Sport::Ride),
    ("road ride", Sport::Ride),
    ("gravel", Sport::Ride),
    ("mtb", Sport::Mtb),
    ("mountain bike", Sport::Mtb),
    ("mountain biking", Sport::Mtb),
    ("indoor", Sport::IndoorRide),
    ("indoor ride", Sport::IndoorRide),
    ("indoor cycling", Sport::IndoorRide),
    ("indoor bike", Sport::IndoorRide),
    ("turbo", Sport::IndoorRide),
    ("turbo trainer", Sport::IndoorRide),
    ("trainer", Sport::IndoorRide),
    ("home trainer", Sport::IndoorRide),
    ("spin", Sport::IndoorRide),
    ("spinning", Sport::IndoorRide),
    ("spin bike", Sport::IndoorRide),
    ("spin class", Sport::IndoorRide),
    ("stationary bike", Sport::IndoorRide),
    ("exercise bike", Sport::IndoorRide),
    ("virtual ride", Sport::IndoorRide),
    ("zwift", Sport::IndoorRide),
    ("peloton", Sport::IndoorRide),
    ("swim", Sport::Swim),
    ("swimming", Sport::Swim),
    ("swam", Sport::Swim),
    ("pool", Sport::Swim),
    ("pool swim", Sport::Swim),
    ("indoor swim", Sport::Swim),
    ("open water", Sport::Swim),
    ("open water swim", Sport::Swim),
    ("hike", Sport::Hike),
    ("hiking", Sport::Hike),
    ("hiked", Sport::Hike),
    ("trail hike", Sport::Hike),
    ("trek", Sport::Hike),
    ("trekking", Sport::Hike),
    ("snowshoe", Sport::Hike),
    ("snowshoeing", Sport::Hike),
    ("walk", Sport::Walk),
    ("walking", Sport::Walk),
    ("walked", Sport::Walk),
    ("stroll", Sport::Walk),
    ("nordic walk", Sport::Walk),
    ("nordic walking", Sport::Walk),
    ("treadmill walk", Sport::Walk),
    ("ski", Sport::Ski),
    ("skiing", Sport::Ski),
    ("skied", Sport::Ski),
    ("xc ski", Sport::Ski),
    ("xc skiing", Sport::Ski),
    ("nordic ski", Sport::Ski),
    ("nordic skiing", Sport::Ski),
    ("cross country ski", Sport::Ski),
    ("cross country skiing", Sport::Ski),
    ("ski touring", Sport::Ski),
    ("ski tour", Sport::Ski),
    ("skimo", Sport::Ski),
    ("row", Sport::Row),
    ("rowing", Sport::Row),
    ("rowed", Sport::Row),
    ("erg", Sport::Row),
    ("ergo", Sport::Row),
    ("ergometer", Sport::Row),
    ("rower", Sport::Row),
    ("rowing machine", Sport::Row),
    ("indoor row", Sport::Row),
    ("indoor rowing", Sport::Row),
    ("elliptical", Sport::Elliptical),
    ("elliptical trainer", Sport::Elliptical),
    ("cross trainer", Sport::Elliptical),
    ("crosstrainer", Sport::Elliptical),
    ("strength", Sport::Strength),
    ("strength training", Sport::Strength),
    ("gym", Sport::Strength),
    ("weights", Sport::Strength),
    ("weight training", Sport::Strength),
    ("lifting", Sport::Strength),
    ("core", Sport::Strength),
    ("crossfit", Sport::Strength),
    ("hiit", Sport::Strength),
    ("pilates", Sport::Strength),
    ("yoga", Sport::Yoga),
    ("stretching", Sport::Stretching),
    ("stretch", Sport::Stretching),
    ("stretches", Sport::Stretching),
    ("massage", Sport::Massage),
    ("meditation", Sport::Meditation),
    ("meditate", Sport::Meditation),
    ("meditated", Sport::Meditation),
    ("other", Sport::Other),
];

/// Sports that are counted as any other, each under its own name.
pub(super) const OTHERS: &[(&str, &str)] = &[
    ("tennis", "tennis"),
    ("table tennis", "table tennis"),
    ("badminton", "badminton"),
    ("squash", "squash"),
    ("padel", "padel"),
    ("football", "football"),
    ("soccer", "football"),
    ("rugby", "rugby"),
    ("hockey", "hockey"),
    ("basketball", "basketball"),
    ("volleyball", "volleyball"),
    ("handball", "handball"),
    ("golf", "golf"),
    ("bouldering", "bouldering"),
    ("dancing", "dancing"),
    ("dance", "dancing"),
    ("boxing", "boxing"),
    ("judo", "judo"),
    ("karate", "karate"),
    ("kayak", "kayak"),
    ("kayaking", "kayak"),
    ("canoe", "canoe"),
    ("canoeing", "canoe"),
    ("paddling", "paddling"),
    ("surfing", "surfing"),
    ("skating", "skating"),
    ("inline skating", "inline skating"),
    ("ice skating", "ice skating"),
    ("climbing", "climbing"),
    ("rock climbing", "climbing"),
    ("indoor climbing", "climbing"),
    ("zumba", "zumba"),
    ("aerobics", "aerobics"),
    ("horse riding", "horse riding"),
    ("skipping", "skipping"),
    ("jump rope", "skipping"),
    ("stairs", "stairs"),
    ("stair climbing", "stairs"),
];

/// What people call a session of one of our sports that it is good to remember by its name. Running in deep water carries no
/// weight: for the body it is nearest to swimming.
const CALLED: &[(&str, Sport)] = &[
    ("pool run", Sport::Swim),
    ("pool running", Sport::Swim),
    ("water run", Sport::Swim),
    ("water running", Sport::Swim),
    ("deep water run", Sport::Swim),
    ("deep water running", Sport::Swim),
    ("aqua jog", Sport::Swim),
    ("aqua jogging", Sport::Swim),
    ("aqua run", Sport::Swim),
    ("aqua running", Sport::Swim),
    ("aquajog", Sport::Swim),
    ("aquajogging", Sport::Swim),
    ("ebike", Sport::Ride),
    ("e bike", Sport::Ride),
    ("ebike ride", Sport::Ride),
    ("e bike ride", Sport::Ride),
    ("emtb", Sport::Mtb),
    ("e mtb", Sport::Mtb),
    ("bootcamp", Sport::Strength),
    ("boot camp", Sport::Strength),
    ("circuits", Sport::Strength),
    ("circuit training", Sport::Strength),
    ("kettlebells", Sport::Strength),
    ("calisthenics", Sport::Strength),
];

/// What people call the kinds of session. The first name of each is the one that is written back.
pub(super) const KINDS: &[(&str, Kind)] = &[
    ("easy", Kind::Easy),
    ("long", Kind::Long),
    ("tempo", Kind::Tempo),
    ("threshold", Kind::Tempo),
    ("intervals", Kind::Intervals),
    ("interval", Kind::Intervals),
    ("interval training", Kind::Intervals),
    ("split session", Kind::Intervals),
    ("splits", Kind::Intervals),
    ("repeats", Kind::Intervals),
    ("reps", Kind::Intervals),
    ("hill repeats", Kind::Intervals),
    ("hill reps", Kind::Intervals),
    ("hills", Kind::Intervals),
    ("hill sprints", Kind::Intervals),
    ("sprints", Kind::Intervals),
    ("fartlek", Kind::Intervals),
    ("speedwork", Kind::Intervals),
    ("speed work", Kind::Intervals),
    ("race", Kind::Race),
    ("raced", Kind::Race),
    ("time trial", Kind::Race),
    ("tt", Kind::Race),
    ("racing", Kind::Race),
    ("ultra", Kind::Race),
    ("ultra marathon", Kind::Race),
    ("ultramarathon", Kind::Race),
    ("recovery", Kind::Recovery),
    ("shakeout", Kind::Recovery),
];

/// Gives the word that is written for a sport.
pub(in crate::phrase) fn sport_word(sport: Sport) -> &'static str {
    SPORTS.iter().find(|(_, named)| *named == sport).map_or("other", |(name, _)| name)
}

/// Reads a sport: `trail`, `mountain bike`, `sport "padel"`.
pub(super) fn sport(line: &ScannedLine<'_>, at: usize) -> Option<Found> {
    if line.letters(at) == Some("sport")
        && let Some(name) = line.quoted(at + 1)
    {
        let name = crate::journal::clean_line(name);
        let known = SPORTS.iter().find(|(word, _)| *word == name.to_lowercase()).map(|(_, sport)| *sport);
        return Found::one(2, known.map_or(Piece::OtherSport(name), Piece::Sport));
    }
    let known = named(line, at, SPORTS);
    if let Some((sport, used)) = named(line, at, CALLED).filter(|(_, used)| known.is_none_or(|(_, plain)| plain < *used)) {
        return Found::many(used, vec![Piece::Sport(sport), Text::Name(line.written(at, used)).into()]);
    }
    if let Some((sport, used)) = known {
        return Found::one(used, Piece::Sport(sport));
    }
    let (name, used) = named(line, at, OTHERS)?;
    Found::one(used, Piece::OtherSport(name.to_owned()))
}

/// Reads a kind of session: `intervals`, `hill repeats`; `ultra-` before a sport.
pub(super) fn kind(line: &ScannedLine<'_>, at: usize) -> Option<Found> {
    let (kind, used) = named(line, at, KINDS)?;
    let hyphen = usize::from(line.is_sign(at + used, '-') && line.run(at + used) > 1);
    Found::one(used + hyphen, Piece::Kind(kind))
}

/// Reads a distance that has a name: `marathon`, `half marathon`.
pub(super) fn named_distance(line: &ScannedLine<'_>, at: usize) -> Option<Found> {
    let (metres, used) = named(line, at, super::lengths::NAMED)?;
    Found::quantity(used, Metres::new(metres), Piece::NamedDistance)
}

/// Says whether a word is the name of a sport.
pub(in crate::phrase) fn is_sport(word: &str) -> bool {
    word.starts_with("sport ") || SPORTS.iter().any(|(name, _)| *name == word)
}

/// Finds the longest name of a table that stands here, and counts its atoms; a hyphen counts as a space, an apostrophe as itself.
pub(super) fn named<T: Copy>(line: &ScannedLine<'_>, at: usize, table: &[(&str, T)]) -> Option<(T, usize)> {
    let mut name = line.letters(at)?.to_owned();
    let mut found = None;
    let mut used = 1;
    for _ in 0..LONGEST_NAME {
        if let Some((_, value)) = table.iter().find(|(word, _)| *word == name) {
            found = Some((*value, used));
        }
        let (hyphen, apostrophe) = (line.is_sign(at + used, '-'), line.is_sign(at + used, '\''));
        let sign = usize::from(hyphen || apostrophe);
        let Some(next) = line.letters(at + used + sign) else { break };
        name = format!("{name}{}{next}", if apostrophe { '\'' } else { ' ' });
        used += 1 + sign;
    }
    found
}

/// Makes one sport of the words for it: `trail` and `run` is trail running. Gives nothing where they disagree.
pub(super) fn merged(first: Sport, second: Sport) -> Option<Sport> {
    use Sport::{Hike, IndoorRide, Mtb, Ride, Row, Run, Swim, Track, Trail, Treadmill, Walk};
    /// A word, another beside it, and what the two say together.
    const TOGETHER: &[(Sport, Sport, Sport)] = &[
        (Run, Trail, Trail),
        (Run, Treadmill, Treadmill),
        (Run, Track, Track),
        (Run, IndoorRide, Treadmill),
        (Ride, Mtb, Mtb),
        (Ride, IndoorRide, IndoorRide),
        (Trail, Hike, Hike),
        (Trail, Walk, Walk),
        (Trail, Mtb, Mtb),
        (Treadmill, Walk, Walk),
        (Treadmill, Hike, Hike),
        (IndoorRide, Swim, Swim),
        (IndoorRide, Row, Row),
        (IndoorRide, Walk, Walk),
    ];
    if first == second {
        return Some(first);
    }
    let pair = [(first, second), (second, first)];
    TOGETHER.iter().find(|(one, other, _)| pair.contains(&(*one, *other))).map(|(_, _, both)| *both)
}

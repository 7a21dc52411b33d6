//! What a session is called in a sentence: `yesterday's marathon`, `the 24 km trail run of Sat 7 Nov`.

use crate::journal::{Day, Kind, Metres, Planned, Seconds, Session, Sport, Units, clean_line};
use crate::phrase;

use super::scene::{Ground, hour};

/// Metres within which a run on roads is a marathon to the runner, whatever the watch measured.
const MARATHON_M: std::ops::RangeInclusive<f64> = 41_500.0..=43_500.0;
/// The same for a half marathon, where it was a race.
const HALF_M: std::ops::RangeInclusive<f64> = 20_800.0..=21_700.0;
/// Kilometres that races are named by in every country.
const CLASSIC_KM: [f64; 5] = [5.0, 10.0, 15.0, 50.0, 100.0];
/// Metres from which a run is so long that muscles and energy stores come first.
const ULTRA_M: f64 = 45_000.0;
/// Hours from which it is so, whatever the distance.
const ULTRA_H: f64 = 6.0;
/// Metres and hours from which a run is as long as a marathon.
const MARATHON_LIKE_M: f64 = 35_000.0;
const MARATHON_LIKE_H: f64 = 3.25;
/// Minutes up to which a hard effort is short.
const SHORT_MIN: f64 = 75.0;
/// The RPE from which an effort is very hard, and from which it is no longer easy.
const VERY_HARD: f64 = 8.0;
const HARD: f64 = 5.0;

/// What sort of effort it was, as far as the words differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Size {
    /// So long that muscles and energy stores come first.
    Ultra,
    /// As long as a marathon.
    Marathon,
    /// Short and very hard: intervals, 5 or 10 km raced.
    ShortHard,
    /// Any other.
    Ordinary,
}

/// Says what sort of effort a session was.
pub(super) fn size(session: &Session) -> Size {
    let on_foot = session.sport.is_running() || session.sport == Sport::Hike;
    let metres = session.distance.map_or(0.0, Metres::value);
    let hours = session.moving.map_or(0.0, Seconds::hours);
    if on_foot && (metres >= ULTRA_M || hours >= ULTRA_H) {
        return Size::Ultra;
    }
    if on_foot && (metres >= MARATHON_LIKE_M || hours >= MARATHON_LIKE_H) {
        return Size::Marathon;
    }
    if is_hard(session) && hours * 60.0 <= SHORT_MIN && metres <= 15_000.0 { Size::ShortHard } else { Size::Ordinary }
}

/// Says whether a session was very hard by what the runner called or rated it.
fn is_hard(session: &Session) -> bool {
    matches!(session.kind, Some(Kind::Intervals | Kind::Race)) || session.rpe.is_some_and(|rpe| rpe.value() >= VERY_HARD)
}

/// Names a session without an article and without its day: `marathon`, `24 km trail run`, `intervals`.
pub(super) fn name(session: &Session, ground: &Ground<'_>) -> String {
    let kind = session.kind.filter(|kind| !is_misnamed(*kind, session, ground));
    NameParts { kind, ..NameParts::of(session) }.name(ground)
}

/// Says whether what was called easy was not.
fn is_misnamed(kind: Kind, session: &Session, ground: &Ground<'_>) -> bool {
    matches!(kind, Kind::Easy | Kind::Recovery) && ground.felt(session).is_some_and(|felt| felt.rpe >= HARD)
}

/// Names a planned entry: its title where it has one, else what it is.
pub(super) fn planned_name(planned: &Planned, ground: &Ground<'_>) -> String {
    if !planned.title.is_empty() {
        return clean_line(&planned.title);
    }
    let what = NameParts {
        sport: planned.sport,
        other: None,
        kind: planned.kind,
        is_race: planned.race.is_some() || planned.kind == Some(Kind::Race),
        distance: planned.distance,
        moving: planned.moving,
    };
    what.name(ground)
}

/// Gives how far and how long a planned entry is, as far as its name does not say it: `8.0 km`, `45:00`.
pub(super) fn unnamed_figures(planned: &Planned, ground: &Ground<'_>) -> Vec<String> {
    let name = planned_name(planned, ground);
    let has_own_name = !planned.title.is_empty();
    let distance = planned.distance.map(|length| {
        // A marathon is as long as its name says.
        let is_classic = !has_own_name && name.ends_with("marathon");
        let is_named = is_classic || name.contains(&phrase::rough_distance(length, ground.units));
        (!is_named).then(|| phrase::distance_of(planned.sport, length, ground.units))
    });
    let is_named = |time| !has_own_name && name.starts_with(&phrase::spent(time));
    let moving = planned.moving.filter(|time| !is_named(*time)).map(phrase::stopwatch);
    distance.flatten().into_iter().chain(moving).collect()
}

/// Names a session with its day: `yesterday's marathon`, `Saturday's intervals`, `the marathon of Sat 7 Nov`.
pub(super) fn said(session: &Session, ground: &Ground<'_>) -> String {
    let name = name(session, ground);
    let start = hour(session.start);
    // What went on for days is named by the day of its finish.
    let day = ground.day_of(session).max(session.last_day(ground.athlete.day_start));
    match ground.today().since(day) {
        0 if start < 12 && ground.hour() >= 12 => format!("this morning's {name}"),
        0 => format!("today's {name}"),
        1 if start >= 18 => format!("last night's {name}"),
        1 => format!("yesterday's {name}"),
        2..=6 => format!("{}'s {name}", weekday(day)),
        _ => format!("the {name} of {}", phrase::day(day, ground.today())),
    }
}

/// Names two sessions with their days, each day once: `yesterday's two easy runs`, `Saturday's intervals and easy run`.
pub(super) fn both_said(one: &Session, other: &Session, ground: &Ground<'_>) -> String {
    let day = |session: &Session| ground.day_of(session).max(session.last_day(ground.athlete.day_start));
    if day(one) != day(other) {
        return format!("{} and {}", said(one, ground), said(other, ground));
    }
    let (first, second) = (name(one, ground), name(other, ground));
    let many = ["run", "ride", "swim", "walk", "hike", "race", "session"].iter().any(|word| first.ends_with(word));
    let names = match (first == second, many) {
        (true, true) => format!("two {first}s"),
        (true, false) => "two sessions".to_owned(),
        (false, _) => format!("{first} and {second}"),
    };
    match ground.today().since(day(one)) {
        0 => format!("today's {names}"),
        1 => format!("yesterday's {names}"),
        2..=6 => format!("{}'s {names}", weekday(day(one))),
        _ => format!("the {names} of {}", phrase::day(day(one), ground.today())),
    }
}

/// Names the kind of effort that a session was, among all the runner's: `marathon`, `long run`, `intervals`, and where it was
/// not said what it was meant to be, `hard trail run`.
pub(super) fn kind_of(session: &Session, ground: &Ground<'_>) -> String {
    let metres = session.distance.map_or(0.0, Metres::value);
    let is_race = session.kind == Some(Kind::Race);
    let on_foot = session.sport.is_running();
    let name = match session.kind {
        _ if size(session) == Size::Ultra => "ultra",
        _ if on_foot && MARATHON_M.contains(&metres) => "marathon",
        _ if on_foot && is_race && HALF_M.contains(&metres) => "half marathon",
        Some(Kind::Race) => "race",
        Some(Kind::Long) if on_foot => "long run",
        Some(Kind::Long) => "long session",
        Some(Kind::Intervals) => "intervals",
        Some(Kind::Tempo) => "tempo",
        Some(Kind::Easy | Kind::Recovery) | None => return unsaid_kind(session, ground),
    };
    name.to_owned()
}

/// Names a session by its sport and how hard it was found to be.
fn unsaid_kind(session: &Session, ground: &Ground<'_>) -> String {
    let what = NameParts { kind: None, is_race: false, distance: None, moving: None, ..NameParts::of(session) };
    let noun = what.noun();
    match ground.felt(session) {
        Some(felt) if felt.rpe >= VERY_HARD - 1.0 => format!("hard {noun}"),
        Some(felt) if felt.rpe < HARD => format!("easy {noun}"),
        Some(_) | None => noun,
    }
}

/// Begins a sentence with a text.
pub(super) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Gives a weekday's full name.
pub(super) fn weekday(day: Day) -> &'static str {
    match day.weekday() {
        chrono::Weekday::Mon => "Monday",
        chrono::Weekday::Tue => "Tuesday",
        chrono::Weekday::Wed => "Wednesday",
        chrono::Weekday::Thu => "Thursday",
        chrono::Weekday::Fri => "Friday",
        chrono::Weekday::Sat => "Saturday",
        chrono::Weekday::Sun => "Sunday",
    }
}

/// What a name is made of, for sessions done and planned.
struct NameParts<'a> {
    sport: Sport,
    other: Option<&'a str>,
    kind: Option<Kind>,
    is_race: bool,
    distance: Option<Metres>,
    moving: Option<Seconds>,
}

impl<'a> NameParts<'a> {
    fn of(session: &'a Session) -> Self {
        Self {
            sport: session.sport,
            other: session.sport_name.as_deref(),
            kind: session.kind,
            is_race: session.kind == Some(Kind::Race),
            distance: session.distance,
            moving: session.moving,
        }
    }

    fn name(&self, ground: &Ground<'_>) -> String {
        if let Some(name) = self.classic() {
            return name.to_owned();
        }
        let noun = if self.is_race { race_noun(self.sport) } else { self.noun() };
        if self.kind == Some(Kind::Intervals) && self.sport.is_running() {
            return "intervals".to_owned();
        }
        if let Some(word) = self.kind_word() {
            return format!("{word} {noun}");
        }
        match (self.distance, self.moving) {
            (Some(distance), _) if distance.value() >= 950.0 => format!("{} {noun}", self.distance_said(distance, ground.units)),
            (_, Some(moving)) if !self.is_race => format!("{} {noun}", phrase::spent(moving)),
            _ => noun,
        }
    }

    /// Gives the name of a classic distance on roads.
    fn classic(&self) -> Option<&'static str> {
        let metres = self.distance?.value();
        let on_roads = matches!(self.sport, Sport::Run | Sport::Track | Sport::Treadmill);
        if on_roads && MARATHON_M.contains(&metres) {
            return Some("marathon");
        }
        (on_roads && self.is_race && HALF_M.contains(&metres)).then_some("half marathon")
    }

    /// Writes the distance without decimals; a race over a classic distance keeps the name that runners of all units use.
    fn distance_said(&self, distance: Metres, units: Units) -> String {
        let near = |classic: f64| (distance.value() / classic - 1.0).abs() <= 0.02;
        let classic = CLASSIC_KM.into_iter().find(|km| self.is_race && near(km * 1_000.0));
        match classic {
            Some(km) => format!("{km} km"),
            None => phrase::rough_distance(distance, units),
        }
    }

    /// Gives the word that a kind puts before the noun. What is logged as recovery is the easy training that it is.
    fn kind_word(&self) -> Option<&'static str> {
        match self.kind? {
            Kind::Easy | Kind::Recovery => Some("easy"),
            Kind::Tempo => Some("tempo"),
            Kind::Intervals => Some("hard"),
            // A long run and a race are told better by their distance, where it is known.
            Kind::Long if self.distance.is_none() && self.moving.is_none() => Some("long"),
            Kind::Long | Kind::Race => None,
        }
    }

    fn noun(&self) -> String {
        let noun = match self.sport {
            Sport::Run | Sport::Track => "run",
            Sport::Trail => "trail run",
            Sport::Treadmill => "treadmill run",
            Sport::Ride | Sport::Mtb | Sport::IndoorRide => "ride",
            Sport::Hike => "hike",
            Sport::Walk => "walk",
            Sport::Swim => "swim",
            Sport::Ski => "ski tour",
            Sport::Row => "row",
            Sport::Elliptical => "elliptical session",
            Sport::Strength => "strength session",
            Sport::Yoga => "yoga",
            Sport::Stretching => "stretching",
            Sport::Massage => "massage",
            Sport::Meditation => "meditation",
            Sport::Other => {
                return self.other.map_or_else(|| "session".to_owned(), |name| format!("{} session", clean_line(name)));
            }
        };
        noun.to_owned()
    }
}

fn race_noun(sport: Sport) -> String {
    let noun = match sport {
        Sport::Trail => "trail race",
        Sport::Ride | Sport::Mtb | Sport::IndoorRide => "bike race",
        Sport::Swim => "swimming race",
        Sport::Ski => "ski race",
        Sport::Row => "rowing race",
        Sport::Run
        | Sport::Treadmill
        | Sport::Track
        | Sport::Hike
        | Sport::Walk
        | Sport::Elliptical
        | Sport::Strength
        | Sport::Yoga
        | Sport::Stretching
        | Sport::Massage
        | Sport::Meditation
        | Sport::Other => "race",
    };
    noun.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::Bpm;
    use crate::views::fixtures::{Stage, hours, rpe, run};

    fn told(change: fn(&mut Session)) -> (String, String) {
        let Stage { now, journal, mut athlete, units, .. } = Stage::morning_after();
        athlete.heart_max = Bpm::new(190.0).ok();
        let ground = Ground { now, journal: &journal, athlete: &athlete, units };
        let mut session = run("2026-11-14T09:00:00+01:00", 31_000.0, 3.3);
        (session.sport, session.rpe) = (Sport::Trail, None);
        change(&mut session);
        (name(&session, &ground), kind_of(&session, &ground))
    }

    #[test]
    fn what_nobody_called_anything_is_named_by_its_sport_and_how_hard_it_was() {
        let by_heart = |change| told(change).1;
        assert_eq!(by_heart(|run| run.heart_avg = Bpm::new(158.0).ok()), "trail run");
        assert_eq!(by_heart(|run| run.rpe = Some(rpe(8.0))), "hard trail run");
        assert_eq!(
            by_heart(|run| (run.sport, run.moving, run.rpe) = (Sport::Ride, Some(hours(2.0)), Some(rpe(3.0)))),
            "easy ride"
        );
    }

    #[test]
    fn what_was_called_easy_and_was_not_is_not_named_easy() {
        let easy = told(|run| (run.kind, run.rpe) = (Some(Kind::Easy), Some(rpe(3.0))));
        assert_eq!(easy.0, "easy trail run");
        let hard = told(|run| (run.kind, run.rpe) = (Some(Kind::Easy), Some(rpe(8.0))));
        assert_eq!(hard, ("31 km trail run".to_owned(), "hard trail run".to_owned()));
    }

    #[test]
    fn two_sessions_of_one_day_have_the_day_once() {
        let Stage { now, journal, athlete, units, .. } = Stage::morning_after();
        let ground = Ground { now, journal: &journal, athlete: &athlete, units };
        let session = |start: &str, kind| Session { kind: Some(kind), ..run(start, 8_000.0, 0.75) };
        let both = |day: &str, kind| {
            let at = |clock: &str| format!("2026-11-{day}T{clock}:00+01:00");
            both_said(&session(&at("19:00"), Kind::Easy), &session(&at("08:00"), kind), &ground)
        };
        assert_eq!(both("21", Kind::Easy), "yesterday's two easy runs");
        assert_eq!(both("21", Kind::Intervals), "yesterday's easy run and intervals");
        assert_eq!(both("19", Kind::Easy), "Thursday's two easy runs");
        assert_eq!(both("07", Kind::Easy), "the two easy runs of Sat 7 Nov");
        let apart = both_said(
            &session("2026-11-21T19:00:00+01:00", Kind::Easy),
            &session("2026-11-20T08:00:00+01:00", Kind::Easy),
            &ground,
        );
        assert_eq!(apart, "last night's easy run and Friday's easy run");
    }
}

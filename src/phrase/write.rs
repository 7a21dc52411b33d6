//! A session written back as its quick line, so that reading the line gives the session again.

use chrono::Timelike;

use super::read::Here;
use super::read::{reads_as_minutes, reads_as_start, sport_word};
use super::{names, number, stopwatch};
use crate::journal::{Day, FOOT_M, MILE_M, Metres, Moment, Planned, Seconds, Session, Sport, Units, YARD_M, Zone};

/// Distances closer than this are the same: a tenth of a millimetre.
const SAME_M: f64 = 1e-4;

/// Writes the quick line of a session: `trail race 42k 6:10:00 2300m+ rpe 8 2026-11-21 09:00 "Echappée Belle"`.
///
/// Reading it in the same zone gives the session again. What the quick line has no words for stays out: the watch's recovery
/// time, the source, and a zone other than `zone`.
#[must_use]
pub fn write_session(session: &Session, zone: Zone, units: Units) -> String {
    session_words(session, zone, units).join(" ")
}

/// Writes the quick line of a session with its start as people say it, to the minute: `run 10k 52:30 today 7:21`.
#[must_use]
pub fn write_session_as_said(session: &Session, now: Moment, here: Here, units: Units) -> String {
    let start = said_start(session, now, here).unwrap_or_else(|| start(session, here.zone));
    written(session, units, Some(start)).join(" ")
}

/// Gives the words of a session's quick line, one for each thing it says.
pub(super) fn session_words(session: &Session, zone: Zone, units: Units) -> Vec<String> {
    written(session, units, Some(start(session, zone)))
}

/// Gives the words of a session's quick line so that each is clear by itself: first its start as a time of day, last its time in
/// motion with its units.
pub(super) fn session_words_in_full(session: &Session, zone: Zone, units: Units) -> Vec<String> {
    let timeless = Session { moving: None, ..session.clone() };
    let time = session.moving.map(|time| {
        let (hours, minutes) = ((time.value() / 3_600.0).floor(), (time.value() % 3_600.0 / 60.0).floor());
        format!("{hours}h {minutes}m {}s", number::decimal(time.value() % 60.0, 6))
    });
    let others = written(&timeless, units, None);
    [start(&timeless, zone)].into_iter().chain(others).chain(time).collect()
}

/// Writes the quick line that logs the same session once more: without its start, and without what is new every time.
#[must_use]
pub fn write_again(session: &Session, units: Units) -> String {
    let again = Session {
        elapsed: None,
        rpe: None,
        feel: None,
        heart_avg: None,
        heart_max: None,
        notes: String::new(),
        ..session.clone()
    };
    written(&again, units, None).join(" ")
}

fn written(session: &Session, units: Units, start: Option<String>) -> Vec<String> {
    let mut words = vec![sport(session)];
    let mut add = |word: Option<String>| words.extend(word);
    add(session.kind.map(|kind| names::kind(kind).to_owned()));
    add(session.distance.map(|length| distance(session.sport, length, units)));
    add(session.moving.map(|time| moving(time, session.distance, session.sport)));
    add(session.elapsed.map(|time| format!("elapsed {}", in_full(time))));
    add(session.climb.map(|height| format!("{}+", self::height(height, units))));
    add(session.descent.map(|height| format!("{}-", self::height(height, units))));
    add(session.rpe.map(|rpe| format!("rpe {}", rpe.value())));
    add(session.feel.map(|feel| format!("feel {}", feel.value())));
    add(match (session.heart_avg, session.heart_max) {
        (Some(average), Some(highest)) => Some(format!("hr {}/{}", average.value(), highest.value())),
        (Some(average), None) => Some(format!("hr {}", average.value())),
        (None, Some(highest)) => Some(format!("hr max {}", highest.value())),
        (None, None) => None,
    });
    add(start);
    add((!session.title.is_empty()).then(|| title(&session.title)));
    add((!session.place.is_empty()).then(|| marked('@', &session.place)));
    for tag in session.tags.iter().filter(|tag| !tag.is_empty()) {
        add(Some(marked('#', tag)));
    }
    add((!session.notes.is_empty()).then(|| format!("note {}", quoted(&session.notes))));
    words
}

/// Writes the line of a planned session or race: `2026-12-06 race A 42.195k "Marathon de Paris"`.
///
/// Reading it as a plan gives the plan again, except for the day it was first planned for.
#[must_use]
pub fn write_planned(planned: &Planned, units: Units) -> String {
    planned_words(planned, units).join(" ")
}

/// Gives the words of a plan's line, one for each thing it says; the second is the sport.
pub(super) fn planned_words(planned: &Planned, units: Units) -> Vec<String> {
    let mut words = vec![planned.day.to_string(), sport_word(planned.sport).to_owned()];
    let mut add = |word: Option<String>| words.extend(word);
    add(planned.kind.map(|kind| names::kind(kind).to_owned()));
    add(planned.race.map(|priority| format!("priority {}", names::priority(priority))));
    add(planned.distance.map(|length| distance(planned.sport, length, units)));
    add(planned.moving.map(in_full));
    add(planned.climb.map(|height| format!("{}+", self::height(height, units))));
    add(planned.descent.map(|height| format!("{}-", self::height(height, units))));
    add(planned.rpe.map(|rpe| format!("rpe {}", rpe.value())));
    add(planned.start.map(|clock| format!("at {clock}")));
    add((!planned.title.is_empty()).then(|| title(&planned.title)));
    add((!planned.notes.is_empty()).then(|| format!("note {}", quoted(&planned.notes))));
    words
}

/// Makes one line of the words of a command line, where the shell has taken the quotation marks away.
///
/// One word alone is the whole line; of several, one with spaces in it was quoted.
#[must_use]
pub fn line_of(words: &[String]) -> String {
    let [alone] = words else {
        let requoted = |word: &String| if word.contains(char::is_whitespace) { quoted(word) } else { plain(word) };
        return words.iter().map(requoted).collect::<Vec<_>>().join(" ");
    };
    plain(alone)
}

/// Gives a word with a hyphen where it begins with a minus sign, which a command line takes for no option.
fn plain(word: &str) -> String {
    word.strip_prefix('\u{2212}').map_or_else(|| word.to_owned(), |rest| format!("-{rest}"))
}

fn sport(session: &Session) -> String {
    match (session.sport, session.sport_name.as_deref()) {
        (Sport::Other, Some(name)) if !name.is_empty() => format!("sport {}", quoted(name)),
        (sport, _) => sport_word(sport).to_owned(),
    }
}

/// Writes a distance in the runner's unit where two decimals say it exactly, else in kilometres.
fn distance(sport: Sport, length: Metres, units: Units) -> String {
    let metres = length.value();
    let exact = |unit_m: f64, places: usize, unit: &str| {
        let text = number::decimal(metres / unit_m, places);
        let back = text.parse::<f64>().unwrap_or(f64::NAN) * unit_m;
        ((back - metres).abs() < SAME_M).then(|| format!("{text}{unit}"))
    };
    let own = match (sport, units) {
        (Sport::Swim, Units::Metric) => exact(1.0, 0, "m"),
        (Sport::Swim, Units::Imperial) => exact(YARD_M, 0, "yd"),
        (_, Units::Imperial) => exact(MILE_M, 2, "mi").or_else(|| measured(metres)),
        (_, Units::Metric) => None,
    };
    let in_kilometres = format!("{}k", number::decimal(metres / 1_000.0, 7));
    // A distance said in miles stays in miles: 6 mi are 9.656064 km.
    let in_miles = || exact(MILE_M, 2, "mi").filter(|miles| miles.len() + 2 < in_kilometres.len());
    own.or_else(in_miles).unwrap_or(in_kilometres)
}

/// Writes a height in whole feet for who reads feet, where it was said in them; one of whole metres as it was said; and one that
/// was measured to the tenth of a foot.
fn height(height: Metres, units: Units) -> String {
    let feet = height.value() / FOOT_M;
    let is_whole = |figure: f64| (figure - figure.round()).abs() < SAME_M;
    match units {
        Units::Imperial if is_whole(height.value()) && !is_whole(feet) => format!("{}m", height.value().round()),
        Units::Imperial => format!("{}ft", number::decimal(feet, 1)),
        Units::Metric => format!("{}m", ungrouped(height.value().to_string())),
    }
}

/// Adds a zero to three decimals, which after so few digits would be read as thousands.
fn ungrouped(figure: String) -> String {
    let looks_grouped = figure.split_once('.').is_some_and(|(whole, decimals)| whole.len() <= 3 && decimals.len() == 3);
    if looks_grouped { format!("{figure}0") } else { figure }
}

/// Writes a measured distance in miles, as finely as a watch knows it; `None` for one that was said in kilometres, with at most
/// two decimals: 10 km are 10 km in every country.
fn measured(metres: f64) -> Option<String> {
    let is_said_in_km = (metres / 10.0 - (metres / 10.0).round()).abs() * 10.0 < SAME_M;
    (!is_said_in_km).then(|| format!("{}mi", number::decimal(metres / MILE_M, 4)))
}

/// Writes the time in motion as a stopwatch shows it, with its hours where it could be read as something else.
fn moving(time: Seconds, distance: Option<Metres>, sport: Sport) -> String {
    if reads_as_minutes(time, distance, sport) { stopwatch(time) } else { in_full(time) }
}

/// Writes hours, minutes and seconds, with the fraction of a second that there may be.
fn in_full(time: Seconds) -> String {
    let hours = (time.value() / 3_600.0).floor();
    let minutes = ((time.value() - hours * 3_600.0) / 60.0).floor();
    let seconds = time.value() - hours * 3_600.0 - minutes * 60.0;
    let fraction = number::decimal(seconds.fract(), 6);
    format!("{hours}:{minutes:02}:{:02}{}", seconds.trunc(), fraction.trim_start_matches('0'))
}

/// Writes the start by the wall clock of the zone; with its own offset where the two disagree.
fn start(session: &Session, zone: Zone) -> String {
    let written = wall(session.start, zone);
    // Without a time in motion the clock could be taken for one.
    match (written.split_once(' '), session.moving) {
        (Some((day, clock)), None) => format!("{day} at {clock}"),
        (Some(_), Some(_)) | (None, _) => written,
    }
}

/// Writes the start as people say it; `None` where the clocks of the zone do not show it.
fn said_start(session: &Session, now: Moment, here: Here) -> Option<String> {
    let local = here.zone.at(session.start.utc());
    if local.offset_s() != session.start.offset_s() {
        return None;
    }
    let (wall, today) = (local.wall(), Day::of(now, here.day_start));
    let day = match Day::new(wall.date()).since(today) {
        0 => "today".to_owned(),
        -1 => "yesterday".to_owned(),
        _ => wall.format("%Y-%m-%d").to_string(),
    };
    // Without a time in motion the clock could be taken for one.
    let at = if session.moving.is_none() { "at " } else { "" };
    // Before the day begins, the words would mean the night that ends it.
    let is_in_the_night = Day::of(session.start, here.day_start) != Day::new(wall.date());
    (!is_in_the_night).then(|| format!("{day} {at}{}", wall.format("%-H:%M")))
}

/// Writes a moment by the wall clock of the zone, such as `2026-11-21 09:00`; exactly where that would not say it.
pub(super) fn wall(moment: Moment, zone: Zone) -> String {
    let here = zone.at(moment.utc());
    let wall = here.wall();
    let lived_here = here.offset_s() == moment.offset_s() && zone.moment(wall) == moment;
    if !lived_here || wall.nanosecond() > 0 {
        return exact(moment);
    }
    let form = if wall.second() == 0 { "%Y-%m-%d %H:%M" } else { "%Y-%m-%dT%H:%M:%S" };
    wall.format(form).to_string()
}

fn exact(moment: Moment) -> String {
    moment.date_time().to_rfc3339_opts(chrono::SecondsFormat::AutoSi, false)
}

fn title(title: &str) -> String {
    let quoted = quoted(title);
    if reads_as_start(title) { format!("title {quoted}") } else { quoted }
}

/// Writes a place or tag, in quotes where it has spaces or signs that would end it.
fn marked(mark: char, text: &str) -> String {
    let plain = text.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '\'' | '.'));
    if plain { format!("{mark}{text}") } else { format!("{mark}{}", quoted(text)) }
}

pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::phrase::session;

    const LATER: &str = "2026-11-22T08:14:00+01:00";

    fn zone() -> Zone {
        Zone::Named(chrono_tz::Europe::Paris)
    }

    fn again(line: &str, units: Units) -> String {
        let now = Moment::from_rfc3339(LATER).unwrap();
        write_session(&session(now, zone(), units, line).unwrap(), zone(), units)
    }

    #[test]
    fn a_line_is_written_in_one_order() {
        let line = r#"trail 42k 2300m+ 2300m- 6h10 rpe 8 race yesterday 9:00 "Echappée Belle" #a @"Le Grand Bornand""#;
        assert_eq!(
            again(line, Units::Metric),
            r#"trail race 42k 6:10:00 2300m+ 2300m- rpe 8 2026-11-21 09:00 "Echappée Belle" @"Le Grand Bornand" #a"#
        );
    }

    #[test]
    fn the_runners_own_units_are_written_where_they_say_it_exactly() {
        assert_eq!(again("26.2mi 7500ft+ 3:36:00", Units::Imperial), "run 26.2mi 3:36:00 7500ft+ 2026-11-22 04:38");
        assert_eq!(again("10013.7m 45min", Units::Imperial), "run 6.2222mi 45:00 2026-11-22 07:29");
        assert_eq!(again("10k 45min", Units::Imperial), "run 10k 45:00 2026-11-22 07:29");
        assert_eq!(again("trail 42.2k 4h 300m+ 984ft-", Units::Imperial), "trail 42.2k 4:00:00 300m+ 984ft- 2026-11-22 04:14");
        assert_eq!(again("trail 4h 300.2m+", Units::Imperial), "trail 4:00:00 984.9ft+ 2026-11-22 04:14");
        assert_eq!(again("swim 1500yd 30min", Units::Imperial), "swim 1500yd 30:00 2026-11-22 07:44");
    }

    #[test]
    fn the_words_of_a_command_line_become_one_line() {
        let line = |words: &[&str]| line_of(&words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>());
        assert_eq!(line(&["10k 52:30 \"Loup blanc\""]), "10k 52:30 \"Loup blanc\"");
        assert_eq!(line(&["10k", "last sunday", "Loup \"blanc\""]), r#"10k "last sunday" "Loup \"blanc\"""#);
        assert_eq!(line(&[]), "");
    }

    #[test]
    fn a_time_is_written_as_a_stopwatch_shows_it_where_that_is_clear() {
        assert_eq!(again("run 20min", Units::Metric), "run 20:00 2026-11-22 07:54");
        assert_eq!(again("5k 25min", Units::Metric), "run 5k 25:00 2026-11-22 07:49");
        assert_eq!(again("run 5min", Units::Metric), "run 0:05:00 2026-11-22 08:09");
        assert_eq!(again("5k", Units::Metric), "run 5k 2026-11-22 at 08:14");
    }

    #[test]
    fn a_session_is_logged_again_without_its_day_and_what_is_new_every_time() {
        let now = Moment::from_rfc3339(LATER).unwrap();
        let line = r#"trail 12k 1h10 450m+ rpe 6 hr 150 "Round the lake" #a yesterday 9:00 note "mud""#;
        let again = write_again(&session(now, zone(), Units::Metric, line).unwrap(), Units::Metric);
        assert_eq!(again, r#"trail 12k 1:10:00 450m+ "Round the lake" #a"#);
    }

    #[test]
    fn a_height_to_the_millimetre_is_not_read_as_kilometres() {
        let mut climbed = session(Moment::from_rfc3339(LATER).unwrap(), zone(), Units::Metric, "trail 1h 1.200m+").unwrap();
        assert_eq!(climbed.climb.map(Metres::value), Some(1_200.0));
        climbed.climb = Metres::new(12.125).ok();
        let line = write_session(&climbed, zone(), Units::Metric);
        assert_eq!(session(climbed.end(), zone(), Units::Metric, &line).unwrap().climb, climbed.climb, "{line}");
    }

    #[test]
    fn a_title_that_would_be_read_as_a_day_says_that_it_is_a_title() {
        assert_eq!(again("run 1h title \"Sunday\"", Units::Metric), "run 1:00:00 2026-11-22 07:14 title \"Sunday\"");
    }
}

//! The fields of a session.

use crate::journal::{Bpm, Metres, Rpe, Session, Sport, Ten, Units, clean_line};
use crate::phrase::{self, DurationHint, names};

use super::fill::{moment, not_understood, number, on_its_lines, on_one_line, read, time, unless_empty};
use super::{Field, FieldName, Pen};

/// What can be written for a sport and for a kind.
const SPORTS: &str = "run, trail, treadmill, track, ride, swim, hike, walk, strength …";
const KINDS: &str = "easy, long, tempo, intervals, race or recovery";

/// Gives the fields, in the order of the form.
#[must_use]
pub fn fields(pen: &Pen) -> Vec<Field> {
    let (length, height) = match pen.units {
        Units::Metric => ("such as 10k or 800m", "metres, such as 450"),
        Units::Imperial => ("such as 6.2mi", "feet, such as 1500"),
    };
    let field = |name, label: &str, help: &str| Field::written(name, label, help);
    vec![
        field(FieldName::Sport, "Sport", SPORTS),
        field(FieldName::When, "Started", "such as yesterday 9:00, sat 7:30 or 2026-11-21 06:30"),
        field(FieldName::Distance, "Distance", length),
        field(FieldName::Moving, "Moving", "time in motion, such as 52:30 or 3h36"),
        field(FieldName::Climb, "Climb", height),
        field(FieldName::Descent, "Descent", height),
        field(FieldName::Rpe, "RPE", "0 to 10: how hard it was as a whole"),
        field(FieldName::Kind, "Kind", KINDS),
        field(FieldName::HeartAvg, "Heart avg", "average, bpm"),
        field(FieldName::HeartMax, "Heart max", "highest, bpm"),
        field(FieldName::Elapsed, "Elapsed", "from start to stop, pauses included"),
        field(FieldName::Feel, "Feeling", "0 very weak to 10 very strong"),
        field(FieldName::Title, "Title", "a short name"),
        field(FieldName::Place, "Place", "where it was"),
        field(FieldName::Tags, "Tags", "words, with spaces between them"),
        field(FieldName::Notes, "Notes", "anything you want to remember"),
    ]
}

/// Puts what a field says into a session.
///
/// # Errors
/// What is wrong with the text.
pub fn put(session: &mut Session, name: FieldName, text: &str, pen: &Pen) -> Result<(), String> {
    #[expect(clippy::wildcard_enum_match_arm, reason = "a session has only these fields")]
    match name {
        FieldName::Sport => put_sport(session, text, pen)?,
        FieldName::Kind => {
            session.kind =
                unless_empty(text, |text| read(text, text, KINDS, pen)?.kind.ok_or_else(|| not_understood(text, KINDS)))?;
        }
        FieldName::Distance => session.distance = unless_empty(text, |text| distance(session.sport, text, pen))?,
        FieldName::Moving => session.moving = unless_empty(text, |text| time(lasting(session), text, pen))?,
        FieldName::Elapsed => session.elapsed = unless_empty(text, |text| time(lasting(session), text, pen))?,
        FieldName::Climb => session.climb = unless_empty(text, |text| height(text, pen))?,
        FieldName::Descent => session.descent = unless_empty(text, |text| height(text, pen))?,
        FieldName::Rpe => session.rpe = unless_empty(text, |text| figure(text, "rpe", Rpe::new))?,
        FieldName::Feel => session.feel = unless_empty(text, |text| figure(text, "feel", Ten::new))?,
        FieldName::HeartAvg => session.heart_avg = unless_empty(text, |text| figure(text, "bpm", Bpm::new))?,
        FieldName::HeartMax => session.heart_max = unless_empty(text, |text| figure(text, "bpm", Bpm::new))?,
        FieldName::When => {
            session.start = unless_empty(text, |text| moment(text, pen))?.unwrap_or(pen.now);
            session.zone = pen.zone.name();
        }
        FieldName::Title => session.title = clean_line(text),
        FieldName::Place => session.place = clean_line(text),
        FieldName::Tags => session.tags = text.split([' ', ',', '#']).map(clean_line).filter(|tag| !tag.is_empty()).collect(),
        FieldName::Notes => session.notes = on_its_lines(text),
        _ => {}
    }
    Ok(())
}

/// Prints what a session says in a field.
#[must_use]
pub fn print(session: &Session, name: FieldName, pen: &Pen) -> String {
    let units = pen.units;
    let plain = |figure: Option<f64>| figure.map(|figure| figure.to_string()).unwrap_or_default();
    #[expect(clippy::wildcard_enum_match_arm, reason = "a session has only these fields")]
    match name {
        FieldName::Sport => names::sport_of(session).to_owned(),
        FieldName::Kind => session.kind.map(names::kind).unwrap_or_default().to_owned(),
        FieldName::Distance => {
            session.distance.map(|length| phrase::distance_of(session.sport, length, units)).unwrap_or_default()
        }
        FieldName::Moving => session.moving.map(phrase::stopwatch).unwrap_or_default(),
        FieldName::Elapsed => session.elapsed.map(phrase::stopwatch).unwrap_or_default(),
        FieldName::Climb => session.climb.map(|height| phrase::climb(height, units)).unwrap_or_default(),
        FieldName::Descent => session.descent.map(|height| phrase::climb(height, units)).unwrap_or_default(),
        FieldName::Rpe => plain(session.rpe.map(Rpe::value)),
        FieldName::Feel => plain(session.feel.map(Ten::value)),
        FieldName::HeartAvg => session.heart_avg.map(phrase::heart_rate).unwrap_or_default(),
        FieldName::HeartMax => session.heart_max.map(phrase::heart_rate).unwrap_or_default(),
        FieldName::When => phrase::moment(session.start),
        FieldName::Title => session.title.clone(),
        FieldName::Place => session.place.clone(),
        FieldName::Tags => session.tags.join(" "),
        FieldName::Notes => on_one_line(&session.notes),
        _ => String::new(),
    }
}

fn put_sport(session: &mut Session, text: &str, pen: &Pen) -> Result<(), String> {
    if text.is_empty() {
        return Err("a session has a sport".to_owned());
    }
    let read = read(text, text, SPORTS, pen)?;
    (session.sport, session.sport_name) = (read.sport, read.sport_name);
    Ok(())
}

fn distance(sport: Sport, text: &str, pen: &Pen) -> Result<Metres, String> {
    let unit = match (sport, pen.units) {
        (Sport::Swim, Units::Metric) => "m",
        (Sport::Swim, Units::Imperial) => "yd",
        (_, Units::Metric) => "km",
        (_, Units::Imperial) => "mi",
    };
    let remedy = "a distance, such as 10k or 800m";
    let with_unit = if number(text).is_ok() { format!("{text}{unit}") } else { text.to_owned() };
    let line = format!("{} {with_unit}", names::sport(sport).to_lowercase());
    read(&line, text, remedy, pen)?.distance.ok_or_else(|| not_understood(text, remedy))
}

/// Gives what a session's times are of.
const fn lasting(session: &Session) -> DurationHint {
    DurationHint::Session(session.sport, session.distance)
}

fn height(text: &str, pen: &Pen) -> Result<Metres, String> {
    let unit = match pen.units {
        Units::Metric => "m",
        Units::Imperial => "ft",
    };
    let bare = text.trim_end_matches(['+', '-']).trim();
    let bare = if number(bare).is_ok() { format!("{bare}{unit}") } else { bare.to_owned() };
    let remedy = format!("a height, such as 450{unit}");
    read(&format!("run {bare}+"), text, &remedy, pen)?.climb.ok_or_else(|| not_understood(text, &remedy))
}

/// Reads a figure that may have its label before or its unit behind it.
fn figure<T>(text: &str, label: &str, take: fn(f64) -> Result<T, crate::journal::OutOfRange>) -> Result<T, String> {
    let bare = text.trim().trim_start_matches(label).trim_end_matches(label);
    take(number(bare)?).map_err(super::fill::refused)
}

//! A mapping proposed from the names of the columns, and where they leave the unit open from what stands in them.

use super::field::{BESIDE, FieldPart, ListField, PARTS, UNITS};
use super::sheet::{Row, Sheet};
use super::words::WORDS;
use super::{Mapping, Proposal};
use crate::import::table::when::{DateOrder, DatesShow, time_on_clock};

/// How many rows are looked at to find out a unit.
const SAMPLE: usize = 200;
/// A distance beyond this is not one of kilometres.
const FAR_KM: f64 = 300.0;
/// A time beyond this, written as one number, is not one of minutes.
const LONG_MIN: f64 = 500.0;
/// Faster than this nobody runs, in seconds a kilometre: what looks like minutes and seconds is hours and minutes.
const FASTEST: f64 = 60.0;
/// Names that a length has as often as an hour of the day.
const TIMES: [&str; 6] = ["time", "zeit", "tid", "tijd", "czas", "tempo"];
/// A night of more than this is not one of hours, one of more than that not one of minutes.
const LONG_NIGHT_H: f64 = 24.0;
const LONG_NIGHT_MIN: f64 = 1440.0;

/// Proposes which column is which; `None` where too few of them have a name that is known.
pub(in crate::import::table) fn propose(sheet: &Sheet) -> Option<Proposal> {
    let mut columns: Vec<(&'static FieldPart, String)> = Vec::new();
    let clock = time_of_day(sheet);
    for header in sheet.names() {
        let Some((field, unit)) = field_of(header) else { continue };
        let field = if clock == Some(header) { ListField::Clock } else { field };
        if columns.iter().any(|(part, _)| part.field == field) {
            continue;
        }
        let part = if ListField::RATED.contains(&field) {
            scale_of(header).and_then(|most| part_with(field, most))
        } else {
            unit.and_then(|unit| part_with(field, unit)).or_else(|| part_by_figures(field, header, sheet))
        };
        columns.extend(part.map(|part| (part, header.clone())));
    }
    read_dates(sheet, &mut columns);
    read_hours(sheet, &mut columns);
    let order = |part: &FieldPart| PARTS.iter().position(|other| other == part);
    columns.sort_by_key(|(part, _)| order(part));
    let is_order_open = columns.iter().any(|(part, column)| part.field == ListField::Date && is_open(sheet, column));
    let is_left_out = |name: &&String| !name.is_empty() && columns.iter().all(|(_, column)| column != *name);
    let left_out = sheet.names().iter().filter(is_left_out).cloned().collect();
    let mapping = Mapping::of(columns, is_order_open.then_some(DateOrder::DayFirst)).ok()?;
    Some(Proposal { mapping, left_out, is_order_open })
}

/// Gives the column that is called a time and tells when it was: where another says how long, and no column is called a clock.
fn time_of_day(sheet: &Sheet) -> Option<&String> {
    let fields: Vec<(&String, ListField)> =
        sheet.names().iter().filter_map(|header| Some((header, field_of(header)?.0))).collect();
    let of = |wanted: ListField| fields.iter().filter(move |(_, field)| *field == wanted);
    let is_open = of(ListField::Time).count() > 1 && of(ListField::Clock).next().is_none();
    let is_clock = |header: &str| {
        let mut cells = sheet.rows().take(SAMPLE).filter_map(|row| row.text(sheet.column(&[header]))).peekable();
        cells.peek().is_some() && cells.all(|cell| time_on_clock(cell).is_some())
    };
    of(ListField::Time).map(|(header, _)| *header).find(|header| is_open && TIMES.contains(&header.as_str()) && is_clock(header))
}

/// Takes a start for the date where it has one, and no column is called so.
fn read_dates(sheet: &Sheet, columns: &mut [(&'static FieldPart, String)]) {
    let has_date = |column: &str| {
        let mut cells = sheet.rows().take(SAMPLE).filter_map(|row| row.when(sheet.column(&[column]), DateOrder::DayFirst));
        cells.next().is_some()
    };
    let is_named = columns.iter().any(|(part, _)| part.field == ListField::Date);
    let start = columns.iter_mut().find(|(part, column)| !is_named && part.field == ListField::Clock && has_date(column));
    if let Some(((part, _), date)) = start.zip(part_with(ListField::Date, "")) {
        *part = date;
    }
}

/// Says whether nothing in a column tells which of day and month comes first in its dates.
fn is_open(sheet: &Sheet, column: &str) -> bool {
    DatesShow::shown_by(sheet.rows().filter_map(|row| row.text(sheet.column(&[column])))) == DatesShow::Open
}

/// Gives the most of the scale that the name of a column names: `Soreness (0-10)`, `mood 1-5`; none where it names none.
fn scale_of(header: &str) -> Option<&'static str> {
    match header.split(' ').next_back()? {
        "10" => Some("_10"),
        "5" => Some("_5"),
        _ => None,
    }
}

/// Gives what a column says by its name, and the unit that its name has.
fn field_of(header: &str) -> Option<(ListField, Option<&'static str>)> {
    let ending = |word: &str| UNITS.iter().find(|(unit, _)| *unit == word).map(|(_, ending)| *ending);
    let is_number = |word: &str| word.chars().all(|c| c.is_ascii_digit());
    let words: Vec<&str> = header.split(' ').collect();
    let unit = words.iter().rev().find_map(|word| ending(word));
    let bare: Vec<&str> =
        words.iter().copied().filter(|word| ending(word).is_none() && !BESIDE.contains(word) && !is_number(word)).collect();
    let named = |name: &str| WORDS.iter().find(|(_, words)| words.contains(&name)).map(|(field, _)| *field);
    // A column may be called by its unit alone; `min` may be the least of something.
    let by_unit = || match unit.filter(|_| bare.is_empty() && header != "min")? {
        "_km" | "_mi" => Some(ListField::Distance),
        "_min" => Some(ListField::Time),
        _ => None,
    };
    let field = named(header).or_else(|| named(&bare.join(" "))).or_else(by_unit)?;
    Some((field, unit))
}

fn part_with(field: ListField, ending: &str) -> Option<&'static FieldPart> {
    PARTS.iter().find(|part| part.field == field && part.name.ends_with(ending))
}

/// Gives the part of a field whose column does not name a unit.
fn part_by_figures(field: ListField, header: &str, sheet: &Sheet) -> Option<&'static FieldPart> {
    let middle = || middle(sheet, |row| row.number(sheet.column(&[header])));
    let ending = match field {
        ListField::Distance if middle().is_some_and(|figure| figure > FAR_KM) => "_m",
        ListField::Time if has_clocks(sheet, header) => "time",
        ListField::Time if middle().is_some_and(|figure| figure > LONG_MIN) => "_s",
        ListField::Time => "_min",
        ListField::Sleep if middle().is_some_and(|figure| figure > LONG_NIGHT_MIN) => "_s",
        ListField::Sleep if middle().is_some_and(|figure| figure > LONG_NIGHT_H) => "_min",
        ListField::Date
        | ListField::Clock
        | ListField::Distance
        | ListField::Climb
        | ListField::Descent
        | ListField::Heart
        | ListField::HeartMax
        | ListField::Effort
        | ListField::Sport
        | ListField::Title
        | ListField::Notes
        | ListField::Sleep
        | ListField::RestingHeart
        | ListField::Rmssd
        | ListField::Sdnn
        | ListField::Soreness
        | ListField::Fatigue
        | ListField::Mood
        | ListField::Stress
        | ListField::SleepQuality => "",
    };
    part_with(field, ending)
}

fn has_clocks(sheet: &Sheet, header: &str) -> bool {
    sheet.rows().take(SAMPLE).any(|row| row.text(sheet.column(&[header])).is_some_and(|cell| cell.contains(':')))
}

/// Takes `1:05` for hours and minutes where nobody could have run that far in a minute and five seconds.
fn read_hours(sheet: &Sheet, columns: &mut [(&'static FieldPart, String)]) {
    let named = |field: ListField| columns.iter().find(|(part, _)| part.field == field).cloned();
    let Some((far, distance)) = named(ListField::Distance) else { return };
    let Some((_, time)) = named(ListField::Time).filter(|(part, _)| part.name == "time") else { return };
    let pace = middle(sheet, |row| {
        let kilometres = row.number(sheet.column(&[&distance]))? * far.unit / 1000.0;
        (kilometres > 0.0).then_some(row.seconds(sheet.column(&[&time]), 1.0)? / kilometres)
    });
    if pace.is_some_and(|pace| pace < FASTEST)
        && let Some((part, _)) = columns.iter_mut().find(|(part, _)| part.field == ListField::Time)
    {
        *part = part_with(ListField::Time, "_h").unwrap_or(part);
    }
}

/// Gives the figure in the middle of those that the first rows have.
fn middle(sheet: &Sheet, figure: impl Fn(Row<'_>) -> Option<f64>) -> Option<f64> {
    let mut figures: Vec<f64> = sheet.rows().take(SAMPLE).filter_map(figure).collect();
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proposed(text: &str) -> Option<String> {
        propose(&Sheet::read(text)).map(|proposal| proposal.mapping.to_string())
    }

    #[test]
    fn columns_of_several_languages_are_known_by_their_names() {
        let german = "Datum;Uhrzeit;Strecke (km);Zeit;Ø Puls;Bemerkung\n21.11.2026;08:00;10,5;52:30;150;kalt\n";
        let mapping = "date=datum, clock=uhrzeit, time=zeit, distance_km=strecke km, heart=ø puls, notes=bemerkung";
        assert_eq!(proposed(german).as_deref(), Some(mapping));
        let french = "Date,Distance,Durée (min),Dénivelé positif\n21/11/2026,10500,\"52,5\",120\n";
        assert_eq!(
            proposed(french).as_deref(),
            Some("date=date, time_min=durée min, distance_m=distance, climb_m=dénivelé positif")
        );
        let spanish = "Fecha,Sueño,FC reposo,VFC\n2026-11-21,\"7,5\",48,62\n";
        assert_eq!(proposed(spanish).as_deref(), Some("date=fecha, sleep_h=sueño, resting_heart=fc reposo, hrv_rmssd=vfc"));
    }

    #[test]
    fn a_start_with_a_date_is_the_date_and_units_alone_name_their_columns() {
        let list = "Start,Kilometers,Minutes,Notiz\n2025-11-01T18:30:00+09:00,10.5,52.5,x\n";
        assert_eq!(proposed(list).as_deref(), Some("date=start, time_min=minutes, distance_km=kilometers, notes=notiz"));
        assert_eq!(proposed("date,sleep hours,min\n2025-11-01,7:30,4\n").as_deref(), Some("date=date, sleep_h=sleep hours"));
    }

    #[test]
    fn units_that_no_name_says_are_told_by_the_figures() {
        assert_eq!(
            proposed("date,miles,time\n2026-11-21,6.5,1:05\n").as_deref(),
            Some("date=date, time_h=time, distance_mi=miles")
        );
        assert_eq!(proposed("date,km,time\n2026-11-21,10,3150\n").as_deref(), Some("date=date, time_s=time, distance_km=km"));
        assert_eq!(proposed("date,sleep,x\n2026-11-21,430,1\n").as_deref(), Some("date=date, sleep_min=sleep"));
    }

    #[test]
    fn the_names_that_garmin_and_strava_give_are_known_and_the_columns_left_out_are_named() {
        let header = "Date,Type d'activité,Durée,Distance,Fréquence cardiaque moyenne,Fréquence cardiaque maximale,\
                      Ascension totale,Descente totale,Calories,Perception de l'effort";
        let proposal = propose(&Sheet::read(&format!("{header}\n2026-11-21,Course,52:30,10,150,171,120,118,700,6\n"))).unwrap();
        let mapping = "date=date, time=durée, distance_km=distance, climb_m=ascension totale, descent_m=descente totale, \
                       heart=fréquence cardiaque moyenne, heart_max=fréquence cardiaque maximale, \
                       effort=perception de l effort, sport=type d activité";
        assert_eq!(proposal.mapping.to_string(), mapping);
        assert_eq!((proposal.left_out.as_slice(), proposal.is_order_open), (["calories".to_owned()].as_slice(), false));
        let german = "Datum,Aktivitätsart,Zeit,Distanz,Durchschnittliche Herzfrequenz,Max. Herzfrequenz,Anstieg gesamt\n\
                      2026-11-21,Lauf,52:30,10,150,171,120\n";
        assert!(propose(&Sheet::read(german)).unwrap().left_out.is_empty());
    }

    #[test]
    fn an_order_of_day_and_month_that_nothing_tells_stands_in_the_proposal() {
        assert_eq!(proposed("Day,km\n03/04/2026,10\n05/04/2026,8\n").as_deref(), Some("date=day:dmy, distance_km=km"));
        assert_eq!(proposed("Day,km\n03/04/2026,10\n25/04/2026,8\n").as_deref(), Some("date=day, distance_km=km"));
    }

    #[test]
    fn a_time_beside_a_duration_is_the_hour_it_began_and_alone_it_is_how_long_it_took() {
        let both = "Date,Time,Activity,Duration (min),Distance [m]\n2026-11-21,07:00,Run,65,10500\n";
        let mapping = "date=date, clock=time, time_min=duration min, distance_m=distance m, sport=activity";
        assert_eq!(proposed(both).as_deref(), Some(mapping));
        let lengths = "Date,Time,Moving time,km\n2026-11-21,0:52:30,50:10,10\n2026-11-22,27:00:00,26:10:00,200\n";
        assert_eq!(proposed(lengths).as_deref(), Some("date=date, time=time, distance_km=km"));
    }

    #[test]
    fn ratings_are_read_where_the_name_says_the_scale_and_left_out_where_it_does_not() {
        let proposal = propose(&Sheet::read("date,sleep (h),Soreness (0-10),mood 1-5,fatigue\n2026-11-21,7.5,3,4,2\n")).unwrap();
        assert_eq!(proposal.mapping.to_string(), "date=date, sleep_h=sleep h, soreness_10=soreness 0 10, mood_5=mood 1 5");
        assert_eq!(proposal.left_out, ["fatigue"]);
    }

    #[test]
    fn names_of_more_apps_and_languages_are_known() {
        let nike = "\"Run Date\",\"Start Time\",\"Distance (km)\",\"Duration (h:m:s)\"\n\"13/11/2026\",\"7:30 AM\",\"5.02\",\"0:25:10\"\n";
        assert_eq!(
            proposed(nike).as_deref(),
            Some("date=run date, clock=start time, time_s=duration h m s, distance_km=distance km")
        );
        let swedish = "Datum,Aktivitet,Distans,Tid,Puls\n2026-11-21,Löpning,\"10,5\",52:30,150\n";
        assert_eq!(proposed(swedish).as_deref(), Some("date=datum, time=tid, distance_km=distans, heart=puls, sport=aktivitet"));
        let smashrun = "startDateTimeLocal,distance,duration,heartRateAverage\n2026-11-21T07:00:00-05:00,10.52,3150,150\n";
        let mapping = "date=startdatetimelocal, time_s=duration, distance_km=distance, heart=heartrateaverage";
        assert_eq!(proposed(smashrun).as_deref(), Some(mapping));
    }

    #[test]
    fn a_list_of_something_else_is_left_alone() {
        assert_eq!(proposed("shoe,size\na,42\n"), None);
        assert_eq!(proposed("date,price\n2026-11-21,3\n"), None);
    }
}

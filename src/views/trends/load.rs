//! How much was done: the load of each week, and the longest run of the 30 days before each day.

use chrono::Weekday;

use super::{Chart, Drawn, TREND_DAYS, TrendPoint, axis_from_zero, nothing_to_go_by};
use crate::journal::{Day, Kept, MILE_M, Metres, Session, Units};
use crate::phrase;
use crate::views::scene::Ground;
use crate::views::{Said, Tone};

/// Weeks shown.
const WEEKS: i64 = 16;
/// Days whose longest run is the measure (Frandsen 2025), and how much longer a run may safely be.
const SPAN_DAYS: i64 = 30;
const SAFE_RATIO: f64 = 1.1;

/// Shows the session-RPE load of each week.
pub(super) fn weeks(ground: &Ground<'_>, week_start: Weekday) -> Chart {
    let this_week = ground.today().plus(-i64::from(ground.today().weekday().days_since(week_start)));
    let week = |ago: i64| {
        let first = this_week.plus(-7 * ago);
        let known = between(ground, first, first.plus(6));
        let loads: Vec<Option<f64>> =
            known.iter().filter(|session| !session.sport.is_comfort()).map(|session| load_of(ground, session)).collect();
        let load: f64 = loads.iter().flatten().sum();
        let unknown = loads.iter().filter(|load| load.is_none()).count();
        (first, load, unknown)
    };
    let is_known = !ground.journal.sessions().is_empty();
    let weeks: Vec<(Day, f64, usize)> = (0..WEEKS).rev().map(week).collect();
    let most = weeks.iter().map(|(_, load, _)| *load).fold(0.0, f64::max);
    let (axis, ticks) = axis_from_zero(most, 300.0, |mark| phrase::grouped(mark.round() as u64));
    let points = weeks.iter().map(|(first, load, unknown)| TrendPoint {
        day: *first,
        value: is_known.then_some(*load),
        range: None,
        said: said_week(ground, *first, *load, *unknown),
    });
    let latest = weeks.last().filter(|_| is_known);
    let latest = latest.map(|(_, load, _)| phrase::grouped(load.round() as u64)).unwrap_or_default();
    Chart {
        name: "Load a week",
        about: "effort (RPE) × minutes",
        drawn: Drawn::Bars,
        points: points.collect(),
        normal: None,
        axis,
        ticks,
        notes: if is_known { Vec::new() } else { vec![nothing_to_go_by()] },
        latest,
        tone: Tone::Plain,
    }
}

fn load_of(ground: &Ground<'_>, session: &Session) -> Option<f64> {
    ground.felt(session)?.load
}

fn said_week(ground: &Ground<'_>, first: Day, load: f64, unknown: usize) -> String {
    let last = first.plus(6);
    let (week, yet) = if last >= ground.today() { ("This week, ", " so far") } else { ("", "") };
    let beyond = match unknown {
        0 => String::new(),
        _ => format!(", and {} of unknown effort", phrase::count(unknown as u64, "session", "sessions")),
    };
    format!("{week}{}: {}{yet}{beyond}", phrase::span(first, last), phrase::grouped(load.round() as u64))
}

/// Shows the longest run of the 30 days up to each day.
pub(super) fn longest(ground: &Ground<'_>) -> Chart {
    let today = ground.today();
    let unit = match ground.units {
        Units::Metric => 1_000.0,
        Units::Imperial => MILE_M,
    };
    let of = |day: Day| {
        let runs = between(ground, day.plus(1 - SPAN_DAYS), day).iter().filter(|session| session.sport.is_running());
        runs.filter_map(|session| session.distance).map(Metres::value).fold(0.0, f64::max)
    };
    let days: Vec<(Day, f64)> = (0..TREND_DAYS).rev().map(|ago| today.plus(-ago)).map(|day| (day, of(day))).collect();
    let most = days.iter().map(|(_, metres)| metres / unit).fold(0.0, f64::max);
    let (axis, ticks) = axis_from_zero(most, 5.0, |mark| phrase::decimal(mark, 0));
    let distance =
        |metres: f64| Metres::new(metres).map(|length| phrase::rough_distance(length, ground.units)).unwrap_or_default();
    let now = days.last().map_or(0.0, |(_, metres)| *metres);
    let point = |(day, metres): &(Day, f64)| TrendPoint {
        day: *day,
        value: Some(metres / unit),
        range: None,
        said: format!("{}: {} in the 30 days before", phrase::day(*day, today), distance(*metres)),
    };
    let warning = format!(
        "A run beyond {} would be more than a tenth longer than your longest of 30 days; such jumps go with injury (Frandsen 2025).",
        distance(now * SAFE_RATIO)
    );
    Chart {
        name: "Longest run",
        about: match ground.units {
            Units::Metric => "of the 30 days before, km",
            Units::Imperial => "of the 30 days before, miles",
        },
        drawn: Drawn::Bars,
        points: days.iter().map(point).collect(),
        normal: None,
        axis,
        ticks,
        notes: if now > 0.0 { vec![Said::new(Tone::Plain, warning)] } else { Vec::new() },
        latest: if now > 0.0 { distance(now) } else { String::new() },
        tone: Tone::Plain,
    }
}

/// Gives the sessions that had ended by now and began on these days.
fn between<'a>(ground: &Ground<'a>, first: Day, last: Day) -> &'a [Kept<Session>] {
    let sessions = ground.journal.sessions();
    let from = sessions.partition_point(|session| ground.day_of(session) < first);
    let until = sessions.partition_point(|session| ground.day_of(session) <= last && session.start <= ground.now);
    sessions.get(from..until.max(from)).unwrap_or_default()
}

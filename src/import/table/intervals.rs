//! intervals.icu: mornings (`wellness.csv`), sessions (`activities.csv`), and the calendar's spells of illness and injury.

use super::each_row;
use super::entry::SessionDraft;
use super::sheet::Sheet;
use super::when::{DateOrder, ListDate};
use crate::import::Findings;
use crate::import::waking::{ForeignScale, Waking};
use crate::journal::{Day, Grade, HrvMeasure, Pain, Spell, SpellKind, Zone, clean_line, clean_text};

const APP: &str = "intervals.icu";
const START: &[&str] = &["start date local"];

/// The columns that the list of sessions always has.
pub(super) const SESSIONS: &[&[&str]] = &[START, &["type"], &["moving time", "elapsed time"]];
/// Why an event of the calendar is left out.
pub(in crate::import) const PLANNED: &str = "plans and notes of the calendar, not done; races to come go into `deckchair plan`";

/// The columns of the calendar.
pub(super) const EVENTS: &[&[&str]] = &[&["category"], START, &["end date local"]];
/// The columns by which the list of mornings is known; all but the date are the runner's choice.
pub(super) const MORNINGS: &[&[&str]] =
    &[&["date"], &["restinghr", "sleepsecs", "hrv", "hrvsdnn", "soreness", "fatigue"], &KNOWN_BY];
const KNOWN_BY: [&str; 12] = [
    "restinghr",
    "sleepsecs",
    "hrvsdnn",
    "ctl",
    "atl",
    "ramprate",
    "ctlload",
    "atlload",
    "sleepscore",
    "sleepquality",
    "avgsleepinghr",
    "motivation",
];

/// Ratings go from 1, the least, to 4.
const UP: ForeignScale = ForeignScale::Up(1.0, 4.0);
/// Of mood and sleep 1 is the best.
const DOWN: ForeignScale = ForeignScale::Down(1.0, 4.0);

/// Reads the list of mornings.
pub(super) fn read_mornings(sheet: &Sheet, home: Zone) -> Findings {
    let column = |name: &str| sheet.column(&[name]);
    each_row(sheet.rows(), "no date that can be read", |row, found| {
        let when = row.when(column("date"), DateOrder::DayFirst)?;
        Waking::on(when.date, home, APP)
            .resting_heart(row.number(column("restinghr")))
            .hrv(row.number(column("hrv")), HrvMeasure::Rmssd, None)
            .hrv(row.number(column("hrvsdnn")), HrvMeasure::Sdnn, None)
            .sleep(row.number(column("sleepsecs")))
            .sleep_quality(row.number(column("sleepquality")), DOWN)
            .soreness(row.number(column("soreness")), UP)
            .fatigue(row.number(column("fatigue")), UP)
            .stress(row.number(column("stress")), UP)
            .mood(row.number(column("mood")), DOWN)
            .pain(row.number(column("injury")).and_then(pain))
            .note(row.text(column("comments")))
            .add_to(found);
        Some(())
    })
}

/// Reads the list of sessions.
pub(super) fn read_sessions(sheet: &Sheet, home: Zone) -> Findings {
    let column = |name: &str| sheet.column(&[name]);
    each_row(sheet.rows(), "no date that can be read", |row, found| {
        let when = row.when(sheet.column(START), DateOrder::DayFirst)?;
        let effort = row.number(column("icu rpe")).or(row.number(column("perceived exertion")));
        let session = SessionDraft::of(row.text(column("type")).unwrap_or_default(), when.moment(home), &mut found.warnings)
            .lasting(row.seconds(column("moving time"), 1.0), row.seconds(column("elapsed time"), 1.0))
            .over(
                row.number(column("distance")),
                row.number(column("total elevation gain")),
                row.number(column("total elevation loss")),
            )
            .heart(row.number(column("average heartrate")), row.number(column("max heartrate")))
            .effort(effort)
            .feel(row.number(column("feel")).and_then(feel))
            .told(row.text(column("name")), row.text(column("description")))
            .device(row.text(column("device name")))
            .done();
        found.sessions.push(session);
        Some(())
    })
}

/// Reads the calendar's spells.
pub(super) fn read_events(sheet: &Sheet, _: Zone) -> Findings {
    let column = |name: &str| sheet.column(&[name]);
    each_row(sheet.rows(), PLANNED, |row, found| {
        let text = |name: &str| row.text(column(name)).unwrap_or_default();
        let from = row.when(sheet.column(START), DateOrder::DayFirst)?;
        let end = row.when(column("end date local"), DateOrder::DayFirst);
        found.spells.push(spell(text("category"), text("name"), from, end, text("description"))?);
        Some(())
    })
}

/// Makes a spell of an event of the calendar with the day after its last; `None` where it is something else.
pub(in crate::import) fn spell(category: &str, name: &str, from: ListDate, end: Option<ListDate>, notes: &str) -> Option<Spell> {
    let kind = match category.to_uppercase().as_str() {
        "SICK" => SpellKind::Illness { fever: false },
        "INJURED" => SpellKind::Injury { place: clean_line(name), grade: Grade::Injured },
        _ => return None,
    };
    let from = Day::new(from.date);
    let until = end.map(|end| Day::new(end.date).plus(-1).max(from)).or(Some(from));
    Some(Spell { kind, from, until, notes: clean_text(notes), source: Some(APP.to_owned()) })
}

/// Reads a rating of injury: 1 none, 2 a niggle, 3 poor, 4 injured.
pub(in crate::import) fn pain(rating: f64) -> Option<Pain> {
    let place = match rating {
        2.0 => "niggle",
        3.0 | 4.0 => "injury",
        _ => return None,
    };
    Some(Pain { place: place.to_owned(), changes_gait: rating > 2.0, on_bone: false })
}

/// Reads a rating of how it felt, from 1 (strong) to 5 (weak), on the log's scale from 0 (very weak) to 10.
pub(in crate::import) fn feel(rating: f64) -> Option<f64> {
    (1.0..=5.0).contains(&rating).then_some((5.0 - rating) * 2.5)
}

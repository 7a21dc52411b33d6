//! One day of the grid.

use chrono::Datelike;

use crate::journal::{Day, Units};
use crate::journal::{DayReport, Kept, Metres, Planned, PlannedRest, Session, SpellKind, clean_line};
use crate::phrase::{self, names};
use crate::recovery::{Reason, Rung, Verdict, Warning};

use super::{CalendarSheet, DayCell, DayPlace, Held, Month};
use crate::views::ahead::ahead;
use crate::views::effort;
use crate::views::scene::Scene;
use crate::views::{Badge, Glyph, Said, Tone, sign};

const NOTHING: Glyph = Glyph::new(' ', ' ');
const RESTED: Glyph = Glyph::new('·', '.');
/// The sign of a plan that is only tried.
pub(super) const GHOST: Glyph = Glyph::new('◈', '%');
/// The sign of a day of which only the check-in is known, as in the log.
const CHECKED_IN: Glyph = Glyph::new('✓', 'c');
const UNKNOWN: Glyph = Glyph::new('○', '?');

/// What stands in a cell.
struct CellMark {
    glyph: Glyph,
    figure: String,
    tone: Tone,
    certainty: f64,
}

impl CellMark {
    const fn sure(glyph: Glyph, tone: Tone) -> Self {
        Self { glyph, figure: String::new(), tone, certainty: 1.0 }
    }
}

/// Builds the cell of a day.
pub(super) fn cell<'a>(scene: &Scene<'a>, sheet: &CalendarSheet<'a>, day: Day) -> DayCell {
    let scene = &sheet.scene_of(scene, day);
    let place = place(scene, day);
    let mark = match place {
        DayPlace::Past => past(scene, day),
        DayPlace::Today => today(scene),
        DayPlace::Future => future(scene, day),
    };
    let planned = planned_on(scene, day, place);
    let ghost = planned.iter().any(|planned| sheet.is_ghost(planned.id));
    DayCell {
        day,
        number: day.date().day(),
        place,
        in_month: Month::of(day) == Month::of(sheet.cursor),
        glyph: mark.glyph,
        figure: mark.figure,
        tone: mark.tone,
        certainty: mark.certainty,
        planned: planned
            .first()
            .map(|planned| if ghost { GHOST } else { sign::planned(planned) })
            .or_else(|| planned_rest(scene, day).map(|_| sign::PLANNED_REST)),
        conflict: conflicts(scene, day) || is_planned_twice(scene, day),
        held: held(scene, sheet, day),
        detraining_begins: place != DayPlace::Past && scene.assessment.form_lost_from == Some(day),
        more: more(scene, sheet, day),
    }
}

pub(super) fn place(scene: &Scene<'_>, day: Day) -> DayPlace {
    match day.cmp(&scene.today()) {
        std::cmp::Ordering::Less => DayPlace::Past,
        std::cmp::Ordering::Equal => DayPlace::Today,
        std::cmp::Ordering::Greater => DayPlace::Future,
    }
}

/// Gives what is planned on a day that is not over, a race first: it is what the day is for.
fn planned_on<'a>(scene: &Scene<'a>, day: Day, place: DayPlace) -> Vec<&'a Kept<Planned>> {
    let is_ahead = |planned: &&Kept<Planned>| planned.day == day && place != DayPlace::Past;
    let mut planned: Vec<_> = scene.journal.planned().iter().filter(is_ahead).collect();
    planned.sort_by_key(|planned| planned.race.is_none());
    planned
}

/// Says whether something planned on a day comes too early.
pub(super) fn conflicts(scene: &Scene<'_>, day: Day) -> bool {
    let too_early = scene.assessment.warnings.iter().filter(|warning| warning.is_too_early());
    too_early.filter_map(|warning| scene.planned(warning.of_plan()?)).any(|planned| planned.day == day)
}

/// Says whether what is planned on a day comes before the easy runs that must come first.
fn waits_for_runs(scene: &Scene<'_>, day: Day) -> bool {
    let is_on = |id| scene.planned(id).is_some_and(|planned| planned.day == day);
    let waits = |warning: &Warning| matches!(warning, Warning::EasyRunsFirst { planned, .. } if is_on(*planned));
    scene.assessment.warnings.iter().any(waits)
}

/// Gives the rest that is planned for a day that is not over.
fn planned_rest<'a>(scene: &Scene<'a>, day: Day) -> Option<&'a Kept<PlannedRest>> {
    scene.journal.planned_rest_on(day).filter(|_| place(scene, day) != DayPlace::Past)
}

/// Says whether a day that is not over is planned to be of rest, and something else is planned on it.
fn is_planned_twice(scene: &Scene<'_>, day: Day) -> bool {
    planned_rest(scene, day).is_some() && scene.journal.planned().iter().any(|plan| plan.day == day)
}

fn past(scene: &Scene<'_>, day: Day) -> CellMark {
    match scene.journal.report(day, scene.athlete) {
        DayReport::Trained(sessions) => trained(scene, sessions),
        DayReport::Rested => CellMark::sure(RESTED, Tone::Plain),
        DayReport::Unreported => match trouble(scene, day) {
            Some(glyph) => CellMark::sure(glyph, Tone::Careful),
            None if scene.begins().is_none_or(|begins| day < begins) => CellMark::sure(NOTHING, Tone::Quiet),
            None if scene.journal.check_in_on(day, scene.athlete.day_start).is_some() => CellMark::sure(CHECKED_IN, Tone::Quiet),
            None => CellMark::sure(UNKNOWN, Tone::Quiet),
        },
    }
}

fn today(scene: &Scene<'_>) -> CellMark {
    if scene.assessment.reason == Reason::NothingLogged {
        return CellMark::sure(UNKNOWN, Tone::Quiet);
    }
    if let DayReport::Trained(sessions) = scene.journal.report(scene.today(), scene.athlete) {
        return trained(scene, sessions);
    }
    let badge = Badge::of(scene.assessment.verdict);
    CellMark::sure(badge.glyph, badge.tone)
}

fn future(scene: &Scene<'_>, day: Day) -> CellMark {
    if scene.assessment.reason == Reason::NothingLogged {
        return CellMark::sure(NOTHING, Tone::Quiet);
    }
    match (scene.assessment.verdict, scene.assessment.mornings.iter().find(|morning| morning.day == day)) {
        (Verdict::GetHelp, _) | (Verdict::Open(_) | Verdict::Ill | Verdict::Injured, None) => {
            CellMark::sure(NOTHING, Tone::Quiet)
        }
        (Verdict::Open(_) | Verdict::Ill | Verdict::Injured, Some(morning)) => {
            let ahead = ahead(scene, morning);
            // What only says that no run would have come for long stays in the background.
            let tone = if ahead.is_laid_off { Tone::Quiet } else { ahead.badge.tone };
            CellMark { certainty: ahead.certainty, ..CellMark::sure(ahead.badge.glyph, tone) }
        }
    }
}

/// Gives the mark of a day's sessions: the sign of the hardest and longest, and its distance.
fn trained(scene: &Scene<'_>, sessions: &[Kept<Session>]) -> CellMark {
    let Some(main) = main_of(scene, sessions) else { return CellMark::sure(UNKNOWN, Tone::Quiet) };
    CellMark { figure: figure(main, scene.units), ..CellMark::sure(sign::done(main, scene), Tone::Plain) }
}

/// Gives the hardest and longest of a day's sessions.
fn main_of<'s>(scene: &Scene<'_>, sessions: &'s [Kept<Session>]) -> Option<&'s Kept<Session>> {
    let metres = |session: &Session| session.distance.map_or(0.0, Metres::value);
    sessions.iter().max_by_key(|session| (sign::rung_of(session, scene), metres(session) as i64))
}

/// Gives a session's distance in whole kilometres or miles, or its minutes where it has none: `42`, `45′`.
fn figure(session: &Session, units: Units) -> String {
    let rough = session.distance.map(|distance| phrase::rough_distance(distance, units));
    let number = rough.and_then(|text| {
        let (number, unit) = text.split_once(' ')?;
        matches!(unit, "km" | "mi").then(|| number.to_owned())
    });
    let minutes = || session.moving.map(|moving| format!("{:.0}′", moving.minutes()));
    number.or_else(minutes).unwrap_or_default()
}

/// Says what else there is to say of a day, a few words a line.
fn more(scene: &Scene<'_>, sheet: &CalendarSheet<'_>, day: Day) -> Vec<Said> {
    let place = place(scene, day);
    let done = match scene.journal.report(day, scene.athlete) {
        DayReport::Trained(sessions) if place != DayPlace::Future => words_of(scene, sessions),
        DayReport::Trained(_) | DayReport::Rested | DayReport::Unreported => None,
    };
    let too_early = conflicts(scene, day);
    let planned = planned_on(scene, day, place).into_iter().map(|plan| {
        let tone = if too_early { Tone::Stop } else { Tone::Plain };
        let words = if plan.title.is_empty() { effort::planned_name(plan, scene) } else { clean_line(&plan.title) };
        Said::new(tone, words)
    });
    let advised = sheet.advised_on(day).filter(|_| place == DayPlace::Past).map(|verdict| Badge::of(verdict).glyph.sign);
    let advised = advised.and_then(|sign| match held(scene, sheet, day) {
        Held::Kept => Some(Said::new(Tone::Quiet, format!("{sign} kept"))),
        Held::Exceeded => Some(Said::new(Tone::Careful, format!("{sign} advised"))),
        Held::Unknown => None,
    });
    let early = too_early.then(|| Said::new(Tone::Stop, if waits_for_runs(scene, day) { "easy first" } else { "too early" }));
    let tone = if is_planned_twice(scene, day) { Tone::Careful } else { Tone::Plain };
    let off = planned_rest(scene, day).map(|rest| Said::new(tone, sign::rest_name(rest)));
    done.map(|words| Said::new(Tone::Quiet, words)).into_iter().chain(planned).chain(early).chain(off).chain(advised).collect()
}

/// Names what was done on a day: by its title, else by what it was meant to be, else by how many sessions there were.
fn words_of(scene: &Scene<'_>, sessions: &[Kept<Session>]) -> Option<String> {
    let main = main_of(scene, sessions)?;
    let title = clean_line(&main.title);
    let kind = main.kind.map(names::kind).map(str::to_owned);
    let several = (sessions.len() > 1).then(|| phrase::count(sessions.len() as u64, "session", "sessions"));
    Some(title).filter(|title| !title.is_empty()).or(kind).or(several)
}

/// Gives the sign of an illness or injury that covers a day.
fn trouble(scene: &Scene<'_>, day: Day) -> Option<Glyph> {
    let verdicts = scene.journal.spells().iter().filter(|spell| spell.covers(day)).filter_map(|spell| match spell.kind {
        SpellKind::Illness { .. } => Some(Verdict::Ill),
        SpellKind::Injury { .. } => Some(Verdict::Injured),
        SpellKind::Unlogged => None,
    });
    verdicts.into_iter().next().map(|verdict| Badge::of(verdict).glyph)
}

/// Says whether what was advised on a morning was kept.
pub(super) fn held(scene: &Scene<'_>, sheet: &CalendarSheet<'_>, day: Day) -> Held {
    if place(scene, day) == DayPlace::Future {
        return Held::Unknown;
    }
    let allowed = match sheet.advised_on(day) {
        Some(Verdict::Open(rung)) => rung,
        Some(Verdict::Ill | Verdict::GetHelp) => Rung::Rest,
        Some(Verdict::Injured) => Rung::CrossTrain,
        None => return Held::Unknown,
    };
    match scene.journal.report(day, scene.athlete) {
        DayReport::Unreported => Held::Unknown,
        DayReport::Rested => Held::Kept,
        DayReport::Trained(sessions) => {
            let needed = sessions.iter().map(|session| sign::rung_of(session, scene)).max();
            if needed.is_none_or(|needed| needed <= allowed) { Held::Kept } else { Held::Exceeded }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{CheckIn, Entry};
    use crate::views::fixtures::{Stage, at, on};
    use chrono::Weekday;

    #[test]
    fn a_morning_with_a_check_in_is_drawn_apart_from_one_of_which_nothing_is_known() {
        let check_in = CheckIn::new(at("2026-11-23T07:00:00+01:00"));
        let stage = Stage::morning_after().seen_at("2026-11-25T08:00:00+01:00").with(9, Entry::CheckIn(check_in));
        let sign = |day| {
            let day = on(2026, 11, day);
            let sheet = CalendarSheet {
                cursor: day,
                week_start: Weekday::Mon,
                advised: &[],
                tried: None,
                prospects: &[],
                otherwise: None,
            };
            cell(&stage.scene(), &sheet, day).glyph.sign
        };
        assert_eq!([21, 23, 24].map(sign), ['▲', '✓', '○']);
    }

    #[test]
    fn a_day_says_in_words_what_was_done_and_whether_the_advice_was_held() {
        let stage = Stage::morning_after().seen_at("2026-11-25T08:00:00+01:00");
        let advised = [(on(2026, 11, 21), Verdict::Open(Rung::Rest))];
        let more = |day| {
            let day = on(2026, 11, day);
            let sheet = CalendarSheet {
                cursor: day,
                week_start: Weekday::Mon,
                advised: &advised,
                tried: None,
                prospects: &[],
                otherwise: None,
            };
            cell(&stage.scene(), &sheet, day).more.into_iter().map(|said| said.text).collect::<Vec<_>>()
        };
        assert_eq!(more(21), ["race", "● advised"]);
        assert_eq!(more(23), Vec::<String>::new());
    }
}

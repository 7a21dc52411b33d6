//! The last look at an entry before it is kept: text made safe, moments made storable, the impossible refused.

use chrono::{DateTime, Datelike, FixedOffset};

use super::StoreError;
use crate::journal::{
    CheckIn, Day, Entry, Intake, Moment, Planned, PlannedRest, Rest, Session, Spell, SpellKind, clean_line, clean_text,
};

/// Gives the entry as the log keeps it: lines and texts without control characters, moments to the millisecond.
///
/// What comes out goes through unchanged a second time.
///
/// # Errors
/// [`StoreError::Impossible`] for a time outside the years 1900 to 9999, for heart rate variability that is not more than
/// 0, and for a spell or a planned rest that ends before it begins.
pub(super) fn tidied(entry: Entry) -> Result<Entry, StoreError> {
    Ok(match entry {
        Entry::Session(what) => Entry::Session(session(what)?),
        Entry::Rest(what) => Entry::Rest(rest(&what)?),
        Entry::CheckIn(what) => Entry::CheckIn(check_in(what)?),
        Entry::Intake(what) => Entry::Intake(intake(what)?),
        Entry::Spell(what) => Entry::Spell(spell(what)?),
        Entry::Planned(what) => Entry::Planned(planned(what)?),
        Entry::PlannedRest(what) => Entry::PlannedRest(planned_rest(&what)?),
    })
}

fn session(mut session: Session) -> Result<Session, StoreError> {
    session.start = moment(session.start)?;
    line(&mut session.title);
    text(&mut session.notes);
    line(&mut session.place);
    maybe_line(&mut session.sport_name);
    session.tags.iter_mut().for_each(line);
    session.tags.retain(|tag| !tag.is_empty());
    maybe_line(&mut session.source.file);
    maybe_line(&mut session.source.format);
    maybe_line(&mut session.source.device);
    maybe_line(&mut session.source.climb_method);
    Ok(session)
}

fn rest(rest: &Rest) -> Result<Rest, StoreError> {
    Ok(Rest { day: day(rest.day)?, notes: clean_text(&rest.notes) })
}

fn check_in(mut check_in: CheckIn) -> Result<CheckIn, StoreError> {
    check_in.at = moment(check_in.at)?;
    if let Some(hrv) = &mut check_in.hrv {
        if !(hrv.milliseconds.is_finite() && hrv.milliseconds > 0.0) {
            return Err(StoreError::Impossible("heart rate variability must be more than 0 ms".to_owned()));
        }
        maybe_line(&mut hrv.device);
    }
    if let Some(pain) = &mut check_in.pain {
        line(&mut pain.place);
    }
    text(&mut check_in.notes);
    check_in.source = check_in.source.cleaned();
    Ok(check_in)
}

fn intake(mut intake: Intake) -> Result<Intake, StoreError> {
    intake.at = moment(intake.at)?;
    line(&mut intake.title);
    Ok(intake)
}

fn spell(mut spell: Spell) -> Result<Spell, StoreError> {
    spell.from = day(spell.from)?;
    spell.until = spell.until.map(day).transpose()?;
    if spell.until.is_some_and(|until| until < spell.from) {
        return Err(StoreError::Impossible("a spell cannot end before it begins".to_owned()));
    }
    match &mut spell.kind {
        SpellKind::Illness { .. } | SpellKind::Unlogged => {}
        SpellKind::Injury { place, .. } => line(place),
    }
    text(&mut spell.notes);
    maybe_line(&mut spell.source);
    Ok(spell)
}

fn planned(mut planned: Planned) -> Result<Planned, StoreError> {
    planned.day = day(planned.day)?;
    planned.first_day = planned.first_day.map(day).transpose()?;
    line(&mut planned.title);
    text(&mut planned.notes);
    Ok(planned)
}

fn planned_rest(rest: &PlannedRest) -> Result<PlannedRest, StoreError> {
    if rest.until < rest.from {
        return Err(StoreError::Impossible("planned rest cannot end before it begins".to_owned()));
    }
    Ok(PlannedRest { from: day(rest.from)?, until: day(rest.until)?, notes: clean_text(&rest.notes) })
}

/// Gives a moment as the log keeps it: to the millisecond, in an offset of whole minutes, as every export can write it.
pub(super) fn moment(moment: Moment) -> Result<Moment, StoreError> {
    let offset = FixedOffset::east_opt(moment.offset_s() / 60 * 60);
    let instant = DateTime::from_timestamp_millis(moment.utc().timestamp_millis());
    let kept = offset.zip(instant).map(|(offset, instant)| instant.with_timezone(&offset));
    // A day less at both ends, so that the year is the same four digits in every offset.
    match kept.filter(|kept| is_written(kept.to_utc().year(), kept.to_utc().ordinal())) {
        Some(kept) => Ok(Moment::new(kept)),
        None => Err(out_of_time(moment.date_time().year())),
    }
}

fn day(day: Day) -> Result<Day, StoreError> {
    if (1900..=9999).contains(&day.date().year()) { Ok(day) } else { Err(out_of_time(day.date().year())) }
}

fn is_written(year: i32, day_of_year: u32) -> bool {
    ((1900, 2)..=(9999, 364)).contains(&(year, day_of_year))
}

fn out_of_time(year: i32) -> StoreError {
    StoreError::Impossible(format!("a date must lie after 1 January 1900 and before 31 December 9999, and not in {year}"))
}

fn line(text: &mut String) {
    *text = clean_line(text);
}

fn text(text: &mut String) {
    *text = clean_text(text);
}

fn maybe_line(text: &mut Option<String>) {
    *text = text.take().map(|text| clean_line(&text)).filter(|text| !text.is_empty());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Hrv, HrvMeasure, Sport};

    fn at(text: &str) -> Moment {
        Moment::from_rfc3339(text).unwrap()
    }

    #[test]
    fn escape_codes_and_line_breaks_never_reach_the_log() {
        let mut run = Session::new(Sport::Run, at("2026-11-22T08:00:00+01:00"));
        run.title = "\u{1b}[2Jred\nline".to_owned();
        run.tags = vec!["a\nb".to_owned(), "\u{7}".to_owned()];
        run.source.device = Some(" \u{0}".to_owned());
        let Ok(Entry::Session(kept)) = tidied(Entry::Session(run)) else { panic!("the session is possible") };
        assert_eq!(kept.title, "red line");
        assert_eq!(kept.tags, ["a b"]);
        assert_eq!(kept.source.device, None);
    }

    #[test]
    fn a_moment_is_kept_to_the_millisecond_in_whole_minutes_of_offset() {
        let odd = FixedOffset::east_opt(561).unwrap();
        let fine = Moment::new(at("1905-06-01T12:00:00.123456789Z").date_time().with_timezone(&odd));
        let kept = moment(fine).unwrap();
        assert_eq!(kept.date_time().to_rfc3339(), "1905-06-01T12:09:00.123+00:09");
    }

    #[test]
    fn years_that_no_export_can_write_are_refused() {
        for text in ["0001-01-01T00:00:00Z", "1899-12-31T23:00:00Z", "9999-12-31T23:59:59Z"] {
            assert!(matches!(moment(at(text)), Err(StoreError::Impossible(_))), "{text}");
        }
        assert!(moment(at("1900-01-02T00:00:00+14:00")).is_err(), "it is still the first in UTC");
        assert!(moment(at("9999-12-30T12:00:00+14:00")).is_ok());
    }

    #[test]
    fn variability_that_is_not_a_number_is_refused() {
        let mut morning = CheckIn::new(at("2026-11-22T08:00:00Z"));
        morning.hrv = Some(Hrv { milliseconds: f64::NAN, measure: HrvMeasure::Rmssd, device: None });
        assert!(tidied(Entry::CheckIn(morning)).is_err());
    }
}

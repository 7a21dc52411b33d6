//! The table of check-ins.

use rusqlite::Result;

use super::{Columns, EntryRow, Statements, Values, statements};
use crate::journal::{CheckIn, Hrv, Pain};

impl EntryRow for CheckIn {
    const SQL: Statements = statements!(
        "check_in",
        "at_ms, at_offset_min, soreness_of_10, fatigue_of_5, mood_of_5, stress_of_5, sleep_s, sleep_of_5, resting_heart_bpm, \
         hrv_ms, hrv_measure, hrv_device, health, pain_place, pain_changes_gait, pain_on_bone, red_flags, \
         no_pain, signs_gone, notes, source",
        "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?",
        since "at_ms >= ?1"
    );

    fn read(columns: &mut Columns<'_>) -> Result<Self> {
        Ok(Self {
            at: columns.moment()?,
            soreness: columns.quantity()?,
            fatigue: columns.rating()?,
            mood: columns.rating()?,
            stress: columns.rating()?,
            sleep: columns.quantity()?,
            sleep_quality: columns.rating()?,
            resting_heart: columns.quantity()?,
            hrv: read_hrv(columns)?,
            health: columns.maybe_name()?,
            pain: read_pain(columns)?,
            red_flags: columns.names()?,
            no_pain: columns.flag()?.unwrap_or_default(),
            signs_gone: columns.names()?,
            notes: columns.text()?,
            source: columns.maybe_text()?.into(),
        })
    }

    fn write(&self, values: &mut Values<'_, '_>) -> Result<()> {
        values.moment(self.at)?;
        values.quantity(self.soreness)?;
        values.rating(self.fatigue)?;
        values.rating(self.mood)?;
        values.rating(self.stress)?;
        values.quantity(self.sleep)?;
        values.rating(self.sleep_quality)?;
        values.quantity(self.resting_heart)?;
        values.real(self.hrv.as_ref().map(|hrv| hrv.milliseconds))?;
        values.maybe_name(self.hrv.as_ref().map(|hrv| &hrv.measure))?;
        values.maybe_text(self.hrv.as_ref().and_then(|hrv| hrv.device.as_deref()))?;
        values.maybe_name(self.health.as_ref())?;
        values.maybe_text(self.pain.as_ref().map(|pain| pain.place.as_str()))?;
        values.flag(self.pain.as_ref().map(|pain| pain.changes_gait))?;
        values.flag(self.pain.as_ref().map(|pain| pain.on_bone))?;
        values.names(&self.red_flags)?;
        values.flag(self.no_pain.then_some(true))?;
        values.names(&self.signs_gone)?;
        values.text(&self.notes)?;
        values.maybe_text(self.source.text().as_deref())
    }
}

fn read_hrv(columns: &mut Columns<'_>) -> Result<Option<Hrv>> {
    let (milliseconds, measure, device) = (columns.real()?, columns.maybe_name()?, columns.maybe_text()?);
    Ok(milliseconds.zip(measure).map(|(milliseconds, measure)| Hrv { milliseconds, measure, device }))
}

fn read_pain(columns: &mut Columns<'_>) -> Result<Option<Pain>> {
    let (place, changes_gait, on_bone) = (columns.maybe_text()?, columns.flag()?, columns.flag()?);
    Ok(place.map(|place| Pain { place, changes_gait: changes_gait.unwrap_or_default(), on_bone: on_bone.unwrap_or_default() }))
}

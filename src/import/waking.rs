//! What a source says of one morning, put together answer by answer.

use chrono::{NaiveDate, NaiveTime, Timelike};

use super::figures::{is_known, possible};
use super::{Findings, ImportWarning};
use crate::journal::{
    Bpm, CheckIn, CheckInSource, Health, Hrv, HrvMeasure, Moment, Pain, Scale5, Seconds, Ten, Zone, clean_line, clean_text,
};

/// The hour from which a moment belongs to the morning's own day, and at which a morning stands of which only the day is
/// known: late enough to be that day's, early enough to be known when the runner looks.
const EARLIEST_HOUR: u32 = 5;

/// Heart rate variability counts as the morning's before this hour; later in the day it says other things.
const MORNING_ENDS: u32 = 10;

/// Says whether a heart rate variability that was measured at this moment is of the night or the morning.
pub(super) fn is_of_the_morning(at: Moment) -> bool {
    at.wall().hour() < MORNING_ENDS
}

/// The mean of what was measured several times in a morning.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct MorningMean {
    sum: f64,
    count: f64,
}

impl MorningMean {
    /// Takes one more figure.
    pub(super) fn add(&mut self, figure: f64) {
        self.sum += figure;
        self.count += 1.0;
    }

    /// Gives the mean; `None` where nothing was measured.
    pub(super) fn value(self) -> Option<f64> {
        (self.count > 0.0).then_some(self.sum / self.count)
    }
}

/// A morning that a source tells of.
pub(super) struct Waking {
    check_in: CheckIn,
    warnings: Vec<ImportWarning>,
}

/// What a figure on a scale of another app means.
#[derive(Debug, Clone, Copy)]
pub(super) enum ForeignScale {
    /// From the first, which is the least, to the second, which is the most.
    Up(f64, f64),
    /// From the first, which is the most, to the second, which is the least.
    Down(f64, f64),
}

impl ForeignScale {
    /// Gives the share of the way from least to most.
    fn share(self, figure: f64) -> Option<f64> {
        let (from, to) = self.ends();
        let share = (figure - from) / (to - from);
        let share = if matches!(self, Self::Down(..)) { 1.0 - share } else { share };
        (0.0..=1.0).contains(&share).then_some(share)
    }

    /// Gives its two ends.
    const fn ends(self) -> (f64, f64) {
        match self {
            Self::Up(from, to) | Self::Down(from, to) => (from, to),
        }
    }
}

impl Waking {
    /// Begins a morning of which only the day is known.
    pub(super) fn on(day: NaiveDate, home: Zone, app: &str) -> Self {
        Self::at(home.moment(day.and_time(NaiveTime::MIN)), home, app)
    }

    /// Begins a morning with the moment of waking or measuring.
    pub(super) fn at(moment: Moment, home: Zone, app: &str) -> Self {
        let wall = moment.wall();
        let is_night = wall.hour() < EARLIEST_HOUR;
        let opening = wall.date().and_time(NaiveTime::from_hms_opt(EARLIEST_HOUR, 0, 0).unwrap_or_default());
        let at = if is_night { Zone::Fixed(*moment.date_time().offset()).moment(opening) } else { moment };
        // The offset of midnight is not that of the morning on the days when the clocks change.
        let at = if is_night && at.offset_s() == home.at(moment.utc()).offset_s() { home.moment(opening) } else { at };
        Self { check_in: CheckIn { source: CheckInSource::App(app.to_owned()), ..CheckIn::new(at) }, warnings: Vec::new() }
    }

    /// Takes the time asleep, in seconds.
    pub(super) fn sleep(mut self, seconds: Option<f64>) -> Self {
        let asleep = seconds.filter(|seconds| *seconds > 0.0);
        self.check_in.sleep = asleep.and_then(|seconds| possible(Seconds::new(seconds.round()), &mut self.warnings));
        self
    }

    /// Takes the resting heart rate, in beats per minute.
    pub(super) fn resting_heart(mut self, bpm: Option<f64>) -> Self {
        let rate = bpm.filter(|bpm| *bpm > 0.0);
        self.check_in.resting_heart = rate.and_then(|bpm| possible(Bpm::new((bpm * 10.0).round() / 10.0), &mut self.warnings));
        self
    }

    /// Takes the heart rate variability, in milliseconds; one that is there already stays.
    pub(super) fn hrv(mut self, milliseconds: Option<f64>, measure: HrvMeasure, device: Option<&str>) -> Self {
        let figure = milliseconds.filter(|figure| figure.is_finite() && *figure > 0.0);
        if let (None, Some(milliseconds)) = (&self.check_in.hrv, figure) {
            let device = device.map(clean_line).filter(|device| !device.is_empty());
            self.check_in.hrv = Some(Hrv { milliseconds: (milliseconds * 100.0).round() / 100.0, measure, device });
        }
        self
    }

    /// Gives the share of the way from least to most on a scale; warns of a figure that is not on it. Apps write 0 or -1 for what
    /// was not answered.
    fn share(&mut self, what: &str, figure: Option<f64>, scale: ForeignScale) -> Option<f64> {
        let figure = figure?;
        let share = scale.share(figure);
        if share.is_none() && is_known(figure) {
            let (from, to) = scale.ends();
            self.warnings.push(ImportWarning::OutOfRange(format!("{what} of {figure} on a scale from {from} to {to}")));
        }
        share
    }

    fn of_five(&mut self, what: &str, figure: Option<f64>, scale: ForeignScale) -> Option<Scale5> {
        Scale5::new((1.0 + self.share(what, figure, scale)? * 4.0).round() as u8)
    }

    /// Takes muscle soreness.
    pub(super) fn soreness(mut self, figure: Option<f64>, scale: ForeignScale) -> Self {
        let share = self.share("soreness", figure, scale);
        self.check_in.soreness = share.and_then(|share| Ten::new((share * 20.0).round() / 2.0).ok());
        self
    }

    /// Takes fatigue.
    pub(super) fn fatigue(mut self, figure: Option<f64>, scale: ForeignScale) -> Self {
        self.check_in.fatigue = self.of_five("fatigue", figure, scale);
        self
    }

    /// Takes mood, the most being the best.
    pub(super) fn mood(mut self, figure: Option<f64>, scale: ForeignScale) -> Self {
        self.check_in.mood = self.of_five("mood", figure, scale);
        self
    }

    /// Takes stress.
    pub(super) fn stress(mut self, figure: Option<f64>, scale: ForeignScale) -> Self {
        self.check_in.stress = self.of_five("stress", figure, scale);
        self
    }

    /// Takes the quality of the sleep, the most being the best.
    pub(super) fn sleep_quality(mut self, figure: Option<f64>, scale: ForeignScale) -> Self {
        self.check_in.sleep_quality = self.of_five("sleep quality", figure, scale);
        self
    }

    /// Takes Garmin's score of the night, from 0 to 100, by its own words: excellent from 90, good from 80, fair from 60.
    pub(super) fn sleep_score(self, score: Option<f64>) -> Self {
        let grade = score.map(|score| match score {
            90.0..=100.0 => 5.0,
            80.0..90.0 => 4.0,
            60.0..80.0 => 3.0,
            40.0..60.0 => 2.0,
            _ => 1.0,
        });
        match score.filter(|score| !(0.0..=100.0).contains(score)) {
            Some(beyond) => self.sleep_quality(Some(beyond), ForeignScale::Up(0.0, 100.0)),
            None => self.sleep_quality(grade, ForeignScale::Up(1.0, 5.0)),
        }
    }

    /// Takes whether the runner was ill.
    pub(super) fn health(mut self, health: Option<Health>) -> Self {
        self.check_in.health = health;
        self
    }

    /// Takes a pain.
    pub(super) fn pain(mut self, pain: Option<Pain>) -> Self {
        self.check_in.pain = pain;
        self
    }

    /// Adds a line to the notes.
    pub(super) fn note(mut self, line: Option<&str>) -> Self {
        if let Some(line) = line.map(clean_text).filter(|line| !line.is_empty()) {
            let gap = if self.check_in.notes.is_empty() { "" } else { "\n" };
            self.check_in.notes = format!("{}{gap}{line}", self.check_in.notes);
        }
        self
    }

    /// Adds the morning to what a file held.
    pub(super) fn add_to(self, found: &mut Findings) {
        found.check_ins.push(self.check_in);
        found.warnings.extend(self.warnings);
    }
}

#[cfg(test)]
mod tests {
    use chrono_tz::Tz;

    use super::*;
    use crate::journal::{Day, DayStart};

    const HOME: Zone = Zone::Named(Tz::Europe__Paris);

    #[test]
    fn a_morning_belongs_to_the_day_on_which_the_runner_woke() {
        let day_of = |waking: &Waking| Day::of(waking.check_in.at, DayStart::default()).to_string();
        let moment = |text: &str| Moment::from_rfc3339(text).unwrap();
        assert_eq!(day_of(&Waking::on("2026-03-29".parse().unwrap(), HOME, "Oura")), "2026-03-29");
        let early = Waking::at(moment("2026-11-22T03:20:00+01:00"), HOME, "Oura");
        assert_eq!((day_of(&early), early.check_in.at), ("2026-11-22".to_owned(), moment("2026-11-22T05:00:00+01:00")));
        let abroad = Waking::at(moment("2026-11-22T03:20:00-08:00"), HOME, "Oura");
        assert_eq!(abroad.check_in.at, moment("2026-11-22T05:00:00-08:00"));
        let usual = Waking::at(moment("2026-11-22T07:20:00+01:00"), HOME, "Oura");
        assert_eq!(usual.check_in.at, moment("2026-11-22T07:20:00+01:00"));
    }

    #[test]
    fn figures_of_other_scales_keep_their_meaning() {
        let morning = Waking::on("2026-11-22".parse().unwrap(), HOME, "x")
            .soreness(Some(2.0), ForeignScale::Up(1.0, 4.0))
            .fatigue(Some(4.0), ForeignScale::Up(1.0, 4.0))
            .mood(Some(1.0), ForeignScale::Down(1.0, 4.0))
            .stress(Some(9.0), ForeignScale::Up(1.0, 4.0));
        let told: Vec<String> = morning.warnings.iter().map(ToString::to_string).collect();
        assert_eq!(told, ["stress of 9 on a scale from 1 to 4: left out"]);
        let morning = morning.check_in;
        assert_eq!(morning.soreness.map(Ten::value), Some(3.5));
        assert_eq!((morning.fatigue, morning.mood, morning.stress), (Scale5::new(5), Scale5::new(5), None));
        let unsaid = Waking::on("2026-11-22".parse().unwrap(), HOME, "x").mood(Some(0.0), ForeignScale::Down(1.0, 4.0));
        assert_eq!((unsaid.check_in.mood, unsaid.warnings.len()), (None, 0));
    }

    #[test]
    fn figures_that_nobody_can_have_are_left_out_and_told() {
        let morning = Waking::on("2026-11-22".parse().unwrap(), HOME, "x").resting_heart(Some(900.0)).sleep(Some(1e12));
        assert_eq!((morning.check_in.resting_heart, morning.check_in.sleep, morning.warnings.len()), (None, None, 2));
    }
}

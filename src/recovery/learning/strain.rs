//! What besides training weighs on a morning: a night shorter or worse than usual, and stress.
//!
//! Nobody's sleep follows their training closely (in ten people of `PMData`, Thambawita 2020, the correlation with the load of
//! the two days before is nearly nothing), but their fatigue follows their sleep. What a bad night explains is not taken for
//! what training costs.

use crate::journal::{CheckIn, Kept, Scale5, Seconds};

/// How much a runner's nights differ in length, hours (`PMData`, ten people).
pub(in crate::recovery) const NIGHT_HOURS_SD: f64 = 1.2;
/// How much sleep quality and stress differ from day to day, points of 1-5 (`PMData`, ten people).
pub(in crate::recovery) const NIGHT_POINTS_SD: f64 = 0.65;
/// No morning is under more than so much strain, or less, standard deviations.
pub(in crate::recovery) const MOST_STRAIN: f64 = 2.5;
/// After so many mornings the usual is half known.
pub(in crate::recovery) const FEW_MORNINGS: f64 = 3.0;
/// The usual follows the last so many mornings.
pub(in crate::recovery) const USUAL_MORNINGS: f64 = 30.0;

/// How much a shorter night, a worse one and stress each weigh on a morning beyond the usual, in standard deviations, worse is
/// more; 0 where nothing was said of it.
pub type Strained = [f64; 3];

/// What nights and stress usually are, followed from morning to morning.
#[derive(Debug, Clone, Copy, Default)]
pub struct Strain {
    hours: Usual,
    quality: Usual,
    stress: Usual,
}

impl Strain {
    /// Gives how much the check-ins of one day say weighs on it, and learns from it what is usual.
    pub fn of(&mut self, of_day: &[Kept<CheckIn>]) -> Strained {
        let points = |points: Option<Scale5>| points.map(|points| f64::from(points.value()));
        let hours = mean(of_day.iter().filter_map(|check_in| check_in.sleep.map(Seconds::hours)));
        let quality = mean(of_day.iter().filter_map(|check_in| points(check_in.sleep_quality)));
        let stress = mean(of_day.iter().filter_map(|check_in| points(check_in.stress)));
        let parts = [
            hours.map(|hours| -self.hours.beyond(hours) / NIGHT_HOURS_SD),
            quality.map(|quality| -self.quality.beyond(quality) / NIGHT_POINTS_SD),
            stress.map(|stress| self.stress.beyond(stress) / NIGHT_POINTS_SD),
        ];
        parts.map(|part| part.unwrap_or_default().clamp(-MOST_STRAIN, MOST_STRAIN))
    }
}

/// What one of them usually is.
#[derive(Debug, Clone, Copy, Default)]
struct Usual {
    mean: f64,
    heard: f64,
}

impl Usual {
    /// Gives how far a value lies above the usual, less where few mornings tell it, and learns from it.
    fn beyond(&mut self, value: f64) -> f64 {
        let beyond = value - if self.heard > 0.0 { self.mean } else { value };
        let known = self.heard / (self.heard + FEW_MORNINGS);
        self.heard = (self.heard + 1.0).min(USUAL_MORNINGS);
        self.mean = value - beyond * (1.0 - 1.0 / self.heard);
        beyond * known
    }
}

/// Gives the mean; none of nothing.
pub fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, count) = values.fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
    (count > 0.0).then(|| sum / count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Id, Moment};

    fn slept(hours: Option<f64>, stress: Option<u8>) -> [Kept<CheckIn>; 1] {
        let mut what = CheckIn::new(Moment::from_rfc3339("2026-11-22T07:00:00+01:00").unwrap());
        what.sleep = hours.map(|hours| Seconds::new(hours * 3600.0).unwrap());
        what.stress = stress.and_then(Scale5::new);
        [Kept { id: Id::new(uuid::Uuid::nil()), what }]
    }

    /// Follows a usual month, and then a day.
    fn after_a_month(usual: (Option<f64>, Option<u8>), then: (Option<f64>, Option<u8>)) -> Strained {
        let mut strain = Strain::default();
        for _ in 0..30 {
            let usual = strain.of(&slept(usual.0, usual.1));
            assert!(usual.iter().all(|part| part.abs() < 1e-9), "what is usual is no strain: {usual:?}");
        }
        strain.of(&slept(then.0, then.1))
    }

    #[test]
    fn a_night_shorter_than_the_runners_own_is_a_strain_and_a_long_one_a_relief() {
        let [short, ..] = after_a_month((Some(6.0), None), (Some(4.8), None));
        assert!((short - 30.0 / 33.0).abs() < 1e-9, "{short}");
        let [long, ..] = after_a_month((Some(6.0), None), (Some(7.5), None));
        assert!(long < -1.0, "{long}");
    }

    #[test]
    fn what_was_not_said_is_no_strain() {
        let [hours, quality, stress] = after_a_month((Some(8.0), Some(2)), (None, Some(4)));
        assert!(hours.abs() < 1e-9 && quality.abs() < 1e-9 && stress > 2.0, "{hours} {quality} {stress}");
    }

    #[test]
    fn no_morning_counts_for_more_than_the_most_and_the_second_hardly() {
        let [hours, ..] = after_a_month((Some(8.0), None), (Some(0.0), None));
        assert!((hours - MOST_STRAIN).abs() < 1e-9);
        let mut strain = Strain::default();
        strain.of(&slept(Some(8.0), None));
        let [second, ..] = strain.of(&slept(Some(6.0), None));
        assert!((0.1..0.6).contains(&second), "{second}");
    }
}

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
/// The usual follows the last so many mornings.
pub(in crate::recovery) const USUAL_MORNINGS: f64 = 30.0;

/// What nights and stress usually are, followed from morning to morning.
#[derive(Debug, Clone, Copy, Default)]
pub struct Strain {
    hours: Usual,
    quality: Usual,
    stress: Usual,
}

impl Strain {
    /// Gives how much the check-ins of one day say weighs on it beyond the usual, in standard deviations, worse is more; 0 where
    /// they say nothing of it. Learns from it what is usual.
    pub fn of(&mut self, of_day: &[Kept<CheckIn>]) -> f64 {
        let points = |points: Option<Scale5>| points.map(|points| f64::from(points.value()));
        let hours = mean(of_day.iter().filter_map(|check_in| check_in.sleep.map(Seconds::hours)));
        let quality = mean(of_day.iter().filter_map(|check_in| points(check_in.sleep_quality)));
        let stress = mean(of_day.iter().filter_map(|check_in| points(check_in.stress)));
        let parts = [
            hours.map(|hours| -self.hours.beyond(hours) / NIGHT_HOURS_SD),
            quality.map(|quality| -self.quality.beyond(quality) / NIGHT_POINTS_SD),
            stress.map(|stress| self.stress.beyond(stress) / NIGHT_POINTS_SD),
        ];
        mean(parts.into_iter().flatten()).unwrap_or_default().clamp(-MOST_STRAIN, MOST_STRAIN)
    }
}

/// What one of them usually is.
#[derive(Debug, Clone, Copy, Default)]
struct Usual {
    mean: f64,
    heard: f64,
}

impl Usual {
    /// Gives how far a value lies above the usual, the first of all not at all, and learns from it.
    fn beyond(&mut self, value: f64) -> f64 {
        if self.heard <= 0.0 {
            self.mean = value;
        }
        let beyond = value - self.mean;
        self.heard = (self.heard + 1.0).min(USUAL_MORNINGS);
        self.mean += beyond / self.heard;
        beyond
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

    #[test]
    fn a_night_shorter_than_the_runners_own_is_a_strain_and_a_long_one_a_relief() {
        let mut strain = Strain::default();
        for _ in 0..10 {
            assert!(strain.of(&slept(Some(6.0), None)).abs() < 1e-9, "six hours are this runner's usual");
        }
        assert!((strain.of(&slept(Some(4.8), None)) - 1.0).abs() < 1e-9);
        assert!(strain.of(&slept(Some(7.5), None)) < -1.0);
    }

    #[test]
    fn what_was_not_said_is_no_strain_and_what_was_said_counts_with_its_mean() {
        let mut strain = Strain::default();
        assert!(strain.of(&slept(None, None)).abs() < 1e-9);
        for _ in 0..10 {
            strain.of(&slept(Some(8.0), Some(2)));
        }
        let of_both = strain.of(&slept(Some(8.0), Some(4)));
        assert!((of_both - 2.0 / NIGHT_POINTS_SD / 2.0).abs() < 1e-9, "{of_both}");
    }

    #[test]
    fn no_morning_counts_for_more_than_the_most() {
        let mut strain = Strain::default();
        strain.of(&slept(Some(8.0), None));
        assert!((strain.of(&slept(Some(0.0), None)) - MOST_STRAIN).abs() < 1e-9);
    }
}

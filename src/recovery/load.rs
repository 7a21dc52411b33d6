//! The usual figures of training load: session-RPE load and form.

use crate::journal::Day;

/// Time constants of fitness and fatigue, days (Banister 1975, as practised: 42 and 7).
pub(super) const FITNESS_DAYS: f64 = 42.0;
pub(super) const FATIGUE_DAYS: f64 = 7.0;

/// Gives the session-RPE load: CR10 times minutes (Foster 2001), arbitrary units.
#[must_use]
pub fn session_load(rpe: f64, minutes: f64) -> f64 {
    rpe * minutes
}

/// Fitness, fatigue and form of daily loads, in the load's own units a day.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Form {
    /// Exponential mean over about six weeks.
    pub fitness: f64,
    /// Exponential mean over about a week.
    pub fatigue: f64,
}

impl Form {
    /// Gives fitness and fatigue on the morning of `on`, from the loads of the days before, in any order.
    #[must_use]
    pub fn on(on: Day, loads: impl IntoIterator<Item = (Day, f64)>) -> Self {
        let mut form = Self::default();
        for (day, load) in loads {
            let age = on.since(day) as f64;
            if age >= 1.0 {
                form.fitness += load * (-(age - 1.0) / FITNESS_DAYS).exp() * (1.0 - (-1.0 / FITNESS_DAYS).exp());
                form.fatigue += load * (-(age - 1.0) / FATIGUE_DAYS).exp() * (1.0 - (-1.0 / FATIGUE_DAYS).exp());
            }
        }
        form
    }

    /// Gives the same where nothing is known of the time up to `first`, the day of the first load: means over the days since, not
    /// over empty ones before them. A log that has only begun would else show no fitness for months.
    #[must_use]
    pub fn known_since(self, first: Day, on: Day) -> Self {
        let known = |over: f64| 1.0 - (-(on.since(first).max(1) as f64) / over).exp();
        Self { fitness: self.fitness / known(FITNESS_DAYS), fatigue: self.fatigue / known(FATIGUE_DAYS) }
    }

    /// Gives the form: fitness less fatigue ("training stress balance").
    #[must_use]
    pub fn balance(self) -> f64 {
        self.fitness - self.fatigue
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taper_raises_the_form() {
        let day = Day::new(chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap());
        let steady = |halved: i64| (1..=120).map(move |age| (day.plus(-age), if age <= halved { 50.0 } else { 100.0 }));
        assert!(Form::on(day, steady(14)).balance() > Form::on(day, steady(0)).balance() + 5.0);
    }

    #[test]
    fn a_log_that_has_only_begun_is_balanced_where_all_its_days_are_alike() {
        let on = Day::new(chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap());
        for days in [1, 5, 30, 200] {
            let form = Form::on(on, (1..=days).map(|age| (on.plus(-age), 100.0))).known_since(on.plus(-days), on);
            assert!((form.fitness - 100.0).abs() < 1e-6 && form.balance().abs() < 1e-6, "{days}: {form:?}");
        }
    }
}

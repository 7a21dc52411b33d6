//! The usual figures of training load, for those who read them: session-RPE load, TRIMP, monotony, form, cost of gradient.

use crate::journal::{Day, Sex};

/// Monotony is capped here: seven equal loads have no standard deviation to divide by.
pub const MOST_MONOTONY: f64 = 10.0;
/// Time constants of fitness and fatigue, days (Banister 1975, as practised: 42 and 7).
const FITNESS_DAYS: f64 = 42.0;
const FATIGUE_DAYS: f64 = 7.0;

/// Gives the session-RPE load: CR10 times minutes (Foster 2001), arbitrary units.
#[must_use]
pub fn session_load(rpe: f64, minutes: f64) -> f64 {
    rpe * minutes
}

/// Gives Banister's training impulse: minutes weighted by the share x of the heart rate reserve, x·0.64·e^(1.92x) for men
/// and x·0.86·e^(1.67x) for women.
#[must_use]
pub fn trimp(minutes: f64, average_bpm: f64, rest_bpm: f64, highest_bpm: f64, sex: Sex) -> f64 {
    let x = ((average_bpm - rest_bpm) / (highest_bpm - rest_bpm)).clamp(0.0, 1.0);
    let weight = match sex {
        Sex::Man => 0.64 * (1.92 * x).exp(),
        Sex::Woman => 0.86 * (1.67 * x).exp(),
    };
    minutes * x * weight
}

/// Gives the energy cost of running on a slope in J/kg/m (Minetti 2002); the gradient is rise over run, held within ±0.45.
#[must_use]
pub fn cost_of_gradient(gradient: f64) -> f64 {
    let i = gradient.clamp(-0.45, 0.45);
    ((((155.4 * i - 30.4) * i - 43.3) * i + 46.3) * i + 19.5) * i + 3.6
}

/// Gives the monotony of seven daily loads: mean over standard deviation (Foster 1998), at most 10; 10 where all are equal
/// and something was done, 0 where nothing was.
#[must_use]
pub fn monotony(loads: &[f64; 7]) -> f64 {
    let mean = loads.iter().sum::<f64>() / 7.0;
    let sd = (loads.iter().map(|load| (load - mean).powi(2)).sum::<f64>() / 7.0).sqrt();
    if mean <= 0.0 {
        0.0
    } else if sd * MOST_MONOTONY <= mean {
        MOST_MONOTONY
    } else {
        mean / sd
    }
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

    /// Gives the form: fitness less fatigue ("training stress balance").
    #[must_use]
    pub fn balance(self) -> f64 {
        self.fitness - self.fatigue
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(got: f64, want: f64, within: f64) {
        assert!((got - want).abs() <= within, "{got} is not {want} within {within}");
    }

    #[test]
    fn the_cost_of_gradient_is_minettis() {
        for (gradient, cost) in [(0.0, 3.600), (0.1, 5.968), (-0.1, 2.152), (0.2, 9.007), (-0.2, 1.800)] {
            close(cost_of_gradient(gradient), cost, 0.02);
        }
    }

    #[test]
    fn an_hour_at_150_beats_weighs_differently_on_man_and_woman() {
        close(trimp(60.0, 150.0, 60.0, 190.0, Sex::Man), 100.4, 0.5);
        close(trimp(60.0, 150.0, 60.0, 190.0, Sex::Woman), 113.5, 0.5);
    }

    #[test]
    fn seven_equal_loads_have_a_capped_monotony() {
        close(monotony(&[300.0; 7]), MOST_MONOTONY, 0.0);
        close(monotony(&[0.0; 7]), 0.0, 0.0);
        close(monotony(&[0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 700.0]), 0.408, 0.001);
    }

    #[test]
    fn a_taper_raises_the_form() {
        let day = Day::new(chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap());
        let steady = |halved: i64| (1..=120).map(move |age| (day.plus(-age), if age <= halved { 50.0 } else { 100.0 }));
        assert!(Form::on(day, steady(14)).balance() > Form::on(day, steady(0)).balance() + 5.0);
    }
}

//! What is counted while mornings are scored.

use crate::recovery::forecast::Expected;

use super::{FEWEST, RULES, ScaleScore, Scorecard};

/// One scale while it is scored.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Tally {
    heard: f64,
    sum: f64,
    yesterday: f64,
    quick: f64,
    slow: f64,
    mornings: usize,
    ours: f64,
    rules: [f64; 4],
    held: f64,
}

impl Tally {
    /// Gives what the runner says on an ordinary morning.
    pub fn level(&self) -> f64 {
        self.sum / self.heard.max(1.0)
    }

    pub fn score(&mut self, said: Option<f64>, expected: Expected) {
        let Some(said) = said.filter(|_| self.heard > 0.0) else { return };
        self.mornings += 1;
        self.ours += (said - expected.median).powi(2);
        let rules = [self.level(), self.yesterday, self.quick, self.slow];
        self.rules.iter_mut().zip(rules).for_each(|(sum, rule)| *sum += (said - rule).powi(2));
        let is_held = (expected.least - 1e-9..=expected.most + 1e-9).contains(&said);
        self.held += f64::from(u8::from(is_held));
    }

    pub fn learn(&mut self, said: Option<f64>) {
        let Some(said) = said else { return };
        let follow = |mean: f64, share: f64| if self.heard > 0.0 { mean + share * (said - mean) } else { said };
        (self.quick, self.slow) = (follow(self.quick, 0.4), follow(self.slow, 0.15));
        self.heard += 1.0;
        self.sum += said;
        self.yesterday = said;
    }

    pub fn card(self) -> Option<ScaleScore> {
        let count = self.mornings as f64;
        let root = |sum: f64| (sum / count).sqrt();
        (self.mornings >= FEWEST).then(|| ScaleScore {
            mornings: self.mornings,
            error: root(self.ours),
            best_rule: self.rules.into_iter().map(root).fold(f64::INFINITY, f64::min),
            within: self.held / count,
        })
    }
}

/// The mornings on which it is known whether the runner felt ready.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Felt {
    mornings: usize,
    ready: f64,
    squares: f64,
    /// For each rule, its Brier score summed up, and how often it said anything.
    rules: [(f64, f64); RULES],
}

impl Felt {
    /// Scores a chance, and what the rules said: yes, no or nothing.
    pub fn score(&mut self, ready: bool, chance: f64, [two_days, mile, balance, watch]: [Option<bool>; 4]) {
        let truth = f64::from(u8::from(ready));
        let yes_or_no = |said: Option<bool>| said.map(|said| f64::from(u8::from(said)));
        // Laplace's rule of succession.
        let so_far = (self.ready + 1.0) / (self.mornings as f64 + 2.0);
        let [two_days, mile, balance, watch] = [two_days, mile, balance, watch].map(yes_or_no);
        let rules = [two_days, mile, balance, watch, Some(1.0), Some(so_far)];
        self.mornings += 1;
        self.ready += truth;
        self.squares += (chance - truth).powi(2);
        for ((squares, said), rule) in self.rules.iter_mut().zip(rules) {
            if let Some(rule) = rule {
                *squares += (rule - truth).powi(2);
                *said += 1.0;
            }
        }
    }

    pub fn card(self, scales: [Option<ScaleScore>; 3]) -> Scorecard {
        let count = self.mornings.max(1) as f64;
        Scorecard {
            scales,
            mornings: self.mornings,
            ready: self.ready / count,
            brier: self.squares / count,
            rules: self.rules.map(|(squares, said)| (said >= FEWEST as f64).then(|| squares / said)),
        }
    }
}

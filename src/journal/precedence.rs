//! Which app is believed where several tell of one morning.

use super::clean_line;

/// The apps in the order in which they are believed; any other comes after them.
///
/// Apps that the runner asks each morning come before those that record the night, those before the ones that gather what
/// others recorded. What the runner typed into this log stands above all.
const USUAL: [&str; 11] = [
    "HRV4Training",
    "Elite HRV",
    "Oura",
    "Whoop",
    "Garmin",
    "Polar",
    "Fitbit",
    "Apple Health",
    "Health Connect",
    "intervals.icu",
    "TrainingPeaks",
];

/// The order in which apps are believed: those that the runner names come first, the others in their usual order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Precedence(Vec<&'static str>);

impl Precedence {
    /// Reads the names of apps with commas between them, such as `Garmin, Oura`; `None` where one is not known or named twice.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let plain = |name: &str| name.to_lowercase().replace([' ', '.', '-', '_'], "");
        let mut first = Vec::new();
        for name in text.split(',') {
            let known = USUAL.into_iter().find(|known| plain(known) == plain(name))?;
            if first.contains(&known) {
                return None;
            }
            first.push(known);
        }
        Some(Self(first))
    }

    /// Gives the apps that the runner named, as they are read again; `None` where there are none.
    #[must_use]
    pub fn named(&self) -> Option<String> {
        (!self.0.is_empty()).then(|| self.0.join(", "))
    }

    /// Gives every app that is known, the one believed first at the front.
    #[must_use]
    pub fn apps(&self) -> Vec<&'static str> {
        let others = USUAL.into_iter().filter(|app| !self.0.contains(app));
        self.0.iter().copied().chain(others).collect()
    }

    /// Gives an app's place in the order of belief; the smaller is believed. Apps that are not known follow by name.
    #[must_use]
    pub fn place<'a>(&self, app: &'a str) -> (usize, &'a str) {
        let place = self.0.iter().position(|known| *known == app);
        let usual = || USUAL.iter().position(|known| *known == app).unwrap_or(USUAL.len());
        (place.unwrap_or_else(|| self.0.len() + usual()), app)
    }
}

impl std::fmt::Display for Precedence {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&clean_line(&self.apps().join(", ")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_apps_that_are_named_come_first_and_the_others_follow() {
        let order = Precedence::read("garmin, apple-health ,INTERVALS ICU").unwrap();
        assert_eq!(order.named().as_deref(), Some("Garmin, Apple Health, intervals.icu"));
        assert_eq!(order.apps().first(), Some(&"Garmin"));
        let mut apps = ["Fantasy", "Oura", "Apple Health", "Garmin", "HRV4Training"];
        apps.sort_by_key(|app| order.place(app));
        assert_eq!(apps, ["Garmin", "Apple Health", "HRV4Training", "Oura", "Fantasy"]);
        assert_eq!(order.apps().len(), USUAL.len());
    }

    #[test]
    fn apps_that_nobody_knows_and_apps_named_twice_are_refused() {
        for text in ["", "Garmin, ", "Fantasy", "Oura, oura"] {
            assert_eq!(Precedence::read(text), None, "{text}");
        }
        assert_eq!(Precedence::default().named(), None);
    }
}

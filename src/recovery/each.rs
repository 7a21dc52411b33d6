//! A value for each system, and a value for each rung: always there, whichever is asked for.

use std::ops::{Index, IndexMut};

use super::assessment::{Rung, System};

/// A value for each system of the body, in the order of [`System::ALL`].
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct BySystem<T>([T; 6]);

/// A value for each rung above rest, in the order of [`Rung::CLIMB`].
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct ByRung<T>([T; 3]);

impl<T> BySystem<T> {
    /// Asks for the value of each system.
    pub fn of(value: impl FnMut(System) -> T) -> Self {
        Self(System::ALL.map(value))
    }

    /// Gives each system with its value.
    pub fn iter(&self) -> impl Iterator<Item = (System, &T)> {
        System::ALL.into_iter().zip(&self.0)
    }
}

impl BySystem<f64> {
    /// The same for every system.
    #[must_use]
    pub const fn all(value: f64) -> Self {
        Self([value; 6])
    }
}

impl<T> Index<System> for BySystem<T> {
    type Output = T;

    fn index(&self, system: System) -> &T {
        let [strength, soreness, fuel, heart, freshness, tissue] = &self.0;
        match system {
            System::Strength => strength,
            System::Soreness => soreness,
            System::Fuel => fuel,
            System::Heart => heart,
            System::Freshness => freshness,
            System::Tissue => tissue,
        }
    }
}

impl<T> IndexMut<System> for BySystem<T> {
    fn index_mut(&mut self, system: System) -> &mut T {
        let [strength, soreness, fuel, heart, freshness, tissue] = &mut self.0;
        match system {
            System::Strength => strength,
            System::Soreness => soreness,
            System::Fuel => fuel,
            System::Heart => heart,
            System::Freshness => freshness,
            System::Tissue => tissue,
        }
    }
}

impl<T> ByRung<T> {
    /// Asks for the value of each rung above rest.
    pub fn of(value: impl FnMut(Rung) -> T) -> Self {
        Self(Rung::CLIMB.map(value))
    }

    /// Gives the values in the order of [`Rung::CLIMB`].
    pub const fn in_order(values: [T; 3]) -> Self {
        Self(values)
    }

    /// Gives the value of a rung; `None` for rest, which is always open.
    #[must_use]
    pub const fn above_rest(&self, rung: Rung) -> Option<&T> {
        let [cross_train, run_easy, train] = &self.0;
        match rung {
            Rung::Rest => None,
            Rung::CrossTrain => Some(cross_train),
            Rung::RunEasy => Some(run_easy),
            Rung::Train => Some(train),
        }
    }

    /// Gives the values in the order of [`Rung::CLIMB`].
    #[must_use]
    pub fn values(self) -> [T; 3] {
        self.0
    }

    /// Gives the value of the highest rung.
    #[must_use]
    pub const fn train(&self) -> &T {
        let [_, _, train] = &self.0;
        train
    }

    /// Gives each rung with its value, the lowest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (Rung, &T)> {
        Rung::CLIMB.into_iter().zip(&self.0)
    }

    /// Gives each rung with its value to change, the lowest first.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = (Rung, &mut T)> {
        Rung::CLIMB.into_iter().zip(&mut self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_system_and_every_rung_gets_its_own_value_back() {
        let mut systems = BySystem::of(|system| system);
        assert!(System::ALL.into_iter().all(|system| systems[system] == system));
        systems[System::Heart] = System::Fuel;
        assert_eq!(systems.iter().filter(|(system, value)| system != *value).count(), 1);
        let rungs = ByRung::of(|rung| rung);
        assert!(Rung::CLIMB.into_iter().all(|rung| rungs.above_rest(rung) == Some(&rung)));
        assert_eq!((rungs.above_rest(Rung::Rest), *rungs.train()), (None, Rung::Train));
    }
}

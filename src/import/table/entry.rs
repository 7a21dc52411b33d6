//! Sessions made of the cells of a row.

use crate::import::figures::{is_known, possible, rounded};
use crate::import::{ImportWarning, sport};
use crate::journal::{Bpm, Metres, Moment, Rpe, Seconds, Session, Sport, Ten, clean_line, clean_text};

/// A session under construction; figures that nobody can have are left out with a warning.
pub(in crate::import) struct SessionDraft<'w> {
    session: Session,
    warnings: &'w mut Vec<ImportWarning>,
}

impl<'w> SessionDraft<'w> {
    /// Begins a session of a sport in the app's own word.
    pub(in crate::import) fn of(word: &str, start: Moment, warnings: &'w mut Vec<ImportWarning>) -> Self {
        let mut session = Session::new(Sport::Other, start);
        sport::call(&mut session, word);
        Self { session, warnings }
    }

    /// Takes the time in motion and from start to stop, in seconds; 0 and -1 are not known.
    pub(in crate::import) fn lasting(mut self, moving: Option<f64>, elapsed: Option<f64>) -> Self {
        let mut seconds = |figure: Option<f64>| {
            let figure = figure.filter(|figure| is_known(*figure))?;
            possible(Seconds::new(rounded(figure)), self.warnings)
        };
        self.session.moving = seconds(moving);
        self.session.elapsed = seconds(elapsed);
        self
    }

    /// Takes distance, climb and descent, in metres; a distance of 0 or -1 is not known, and neither are climb and descent where
    /// both are: lists write 0 for what nothing measured.
    pub(in crate::import) fn over(mut self, distance: Option<f64>, climb: Option<f64>, descent: Option<f64>) -> Self {
        let mut metres = |figure: Option<f64>| possible(Metres::new(rounded(figure?)), self.warnings);
        self.session.distance = metres(distance.filter(|figure| is_known(*figure)));
        let is_measured = [climb, descent].into_iter().flatten().any(is_known);
        let measured = |figure: Option<f64>| figure.filter(|metres| is_measured && (*metres == 0.0 || is_known(*metres)));
        self.session.climb = metres(measured(climb));
        self.session.descent = metres(measured(descent));
        self
    }

    /// Takes average and highest heart rate; 0 and -1 are not known.
    pub(in crate::import) fn heart(mut self, average: Option<f64>, highest: Option<f64>) -> Self {
        let mut rate = |figure: Option<f64>| {
            let figure = figure.filter(|figure| is_known(*figure))?;
            possible(Bpm::new(figure.round()), self.warnings)
        };
        self.session.heart_avg = rate(average);
        self.session.heart_max = rate(highest);
        self
    }

    /// Takes the effort on the CR10 scale; 0 is not said.
    pub(in crate::import) fn effort(mut self, rpe: Option<f64>) -> Self {
        let said = rpe.filter(|rpe| *rpe != 0.0);
        self.session.rpe = said.and_then(|rpe| possible(Rpe::new(rpe), self.warnings));
        self
    }

    /// Takes how it felt, from 0 (very weak) to 10.
    pub(in crate::import) fn feel(mut self, feel: Option<f64>) -> Self {
        self.session.feel = feel.and_then(|feel| possible(Ten::new(feel), self.warnings));
        self
    }

    /// Takes title and notes.
    pub(in crate::import) fn told(mut self, title: Option<&str>, notes: Option<&str>) -> Self {
        self.session.title = title.map(clean_line).unwrap_or_default();
        self.session.notes = notes.map(clean_text).unwrap_or_default();
        self
    }

    /// Takes the name of the device.
    pub(in crate::import) fn device(mut self, name: Option<&str>) -> Self {
        self.session.source.device = name.map(clean_line).filter(|name| !name.is_empty());
        self
    }

    /// Gives the sport, as far as the word tells.
    pub(in crate::import) const fn sport(&self) -> Sport {
        self.session.sport
    }

    /// Gives the session.
    pub(in crate::import) fn done(self) -> Session {
        self.session
    }
}

//! A plan played through: what is planned is done as planned, and every other day is one of rest.

use std::collections::BTreeSet;

use chrono::Duration;

use crate::journal::{Athlete, CheckIn, Day, Entries, Health, Id, Journal, Kept, Moment, Planned, Provisional, Rest};
use crate::recovery::{Assessment, MEMORY_DAYS, Rung, Troubles, as_session, begins, morning_of, troubled_days, troubles};

/// The model: from a moment, the journal and the athlete to an assessment.
pub type Model = fn(Moment, &Journal, &Athlete) -> Assessment;

/// Days of a look back.
const LOOK_BACK_DAYS: i64 = 60;

/// The journal as it will be, a day after the other.
pub struct Play<'a> {
    now: Moment,
    lived: Entries,
    told: BTreeSet<Day>,
    until: Day,
    athlete: &'a Athlete,
    model: Model,
    /// What the troubles of the beginning leave open: no more than a rung, on every day before another.
    troubled: Vec<(Rung, Day)>,
    /// The days of races: whoever planned one rested for it.
    races: BTreeSet<Day>,
    /// When the last of what is planned ends, of what has been done so far.
    busy_until: Option<Moment>,
}

impl<'a> Play<'a> {
    /// Begins with what is known; nothing planned has been done.
    ///
    /// An illness or a pain that is not over holds once, from now: what is planned does not bring it back.
    pub fn from(now: Moment, journal: &Journal, athlete: &'a Athlete, model: Model) -> Self {
        let today = Day::of(now, athlete.day_start);
        let known = journal.as_of(now, athlete.day_start);
        let lived = recent_entries(&known, athlete, today.plus(-MEMORY_DAYS));
        let troubled = troubled_days(now, &known, athlete);
        let races = journal.planned().iter().filter(|plan| plan.race.is_some()).map(|plan| plan.day).collect();
        let mut play =
            Self { now, lived, told: BTreeSet::from([today]), until: today, athlete, model, troubled, races, busy_until: None };
        play.lived.check_ins.extend(play.relief(today.plus(1), &troubles(now, &known, athlete)));
        play
    }

    /// Says on a day that an illness and a pain are over, where there are any; else the model would wait for that word.
    fn relief(&self, day: Day, troubles: &Troubles) -> Option<Kept<CheckIn>> {
        let hurts = troubles.pain.is_some();
        let word = CheckIn { health: troubles.ill.then_some(Health::Well), no_pain: hurts, ..CheckIn::new(self.day_begins(day)) };
        (hurts || troubles.ill).then(|| Kept { id: imagined(day), what: word })
    }

    /// Does what is planned, as it is planned.
    pub fn perform(&mut self, planned: &Kept<Planned>) {
        self.told.insert(planned.day);
        let session = as_session(planned, begins(planned, self.now, self.athlete));
        self.busy_until = Some(self.busy_until.map_or(session.end(), |until| until.max(session.end())));
        self.lived.sessions.push(Kept { id: planned.id, what: session });
    }

    /// Asks the model on the morning of a day, and no sooner than what is planned before it is done; the days before it of which
    /// nothing is planned are rested, and what troubles the runner in the beginning keeps its days.
    pub fn morning(&mut self, day: Day) -> Assessment {
        self.rest_until(day);
        self.ask(morning_of(day, self.athlete))
    }

    /// Asks the model in the course of a day, with what has been done of what is planned on it.
    pub fn during(&mut self, day: Day, at: Moment) -> Assessment {
        self.rest_until(day);
        self.ask(at)
    }

    /// Rests on the days before one of which nothing is planned.
    fn rest_until(&mut self, day: Day) {
        while self.until.plus(1) < day {
            self.until = self.until.plus(1);
            if self.told.insert(self.until) {
                let rest = Rest { day: self.until, notes: String::new() };
                self.lived.rests.push(Kept { id: imagined(self.until), what: rest });
            }
        }
    }

    fn ask(&self, at: Moment) -> Assessment {
        // What ends later than it is asked would not be known yet.
        let asked = self.busy_until.map_or(at, |until| at.max(until));
        let mut seen = (self.model)(asked, &Journal::from(self.lived.clone()), self.athlete);
        for morning in seen.mornings.iter_mut().filter(|morning| self.races.contains(&morning.day)) {
            morning.runs_first = 0;
        }
        for (up_to, until) in &self.troubled {
            for morning in seen.mornings.iter_mut().filter(|morning| morning.day < *until) {
                *morning = morning.shut_above(*up_to);
            }
            seen.outlook.shut_above(*up_to, self.day_begins(*until));
        }
        seen
    }

    /// Gives the moment at which a day begins.
    fn day_begins(&self, day: Day) -> Moment {
        let begins = Duration::minutes(i64::from(self.athlete.day_start.minutes()));
        self.athlete.zone.moment(day.date().and_time(chrono::NaiveTime::MIN) + begins)
    }
}

/// Gives what a look back over some weeks needs of a journal: what the model remembers, and the weeks looked back on.
#[must_use]
pub fn recent(now: Moment, journal: &Journal, athlete: &Athlete) -> Journal {
    let today = Day::of(now, athlete.day_start);
    let entries = recent_entries(journal, athlete, today.plus(-MEMORY_DAYS - LOOK_BACK_DAYS));
    Journal::from(Entries { planned_rests: journal.planned_rests().to_vec(), ..entries })
}

fn recent_entries(journal: &Journal, athlete: &Athlete, from: Day) -> Entries {
    let day = |moment: Moment| Day::of(moment, athlete.day_start);
    Entries {
        sessions: journal.sessions().iter().filter(|session| day(session.start) >= from).cloned().collect(),
        rests: journal.rests().iter().filter(|rest| rest.day >= from).cloned().collect(),
        check_ins: journal.check_ins().iter().filter(|check_in| day(check_in.at) >= from).cloned().collect(),
        intakes: Vec::new(),
        spells: journal.spells().iter().filter(|spell| spell.until.is_none_or(|until| until >= from)).cloned().collect(),
        planned: Vec::new(),
        planned_rests: Vec::new(),
    }
}

/// Gives the identity of what is only imagined of a day.
fn imagined(day: Day) -> Id {
    let number = day.since(Day::new(chrono::NaiveDate::MIN)).unsigned_abs();
    Id::provisional(Provisional::Played, number)
}

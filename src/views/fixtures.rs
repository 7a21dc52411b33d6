//! Mornings made by hand, for the tests of the words.

use chrono::NaiveDate;
use chrono_tz::Tz;
use uuid::Uuid;

use crate::journal::{
    Athlete, Day, Entry, Grams, Id, Journal, Kind, Metres, Millilitres, Moment, Rpe, Seconds, Session, Sport, Units, Zone,
};
use crate::recovery::{
    Assessment, ByRung, Cause, Detraining, Expected, Ladder, Meanwhile, Morning, Outlook, Own, Question, Ready, Reason,
    Refuelling, Rung, System, SystemState, Target, Urgency, Verdict,
};

use super::scene::{Ground, Scene};

/// A morning that the tests change as they like.
pub(super) struct Stage {
    pub now: Moment,
    pub assessment: Assessment,
    pub entries: Vec<(Id, Entry)>,
    pub journal: Journal,
    pub athlete: Athlete,
    pub units: Units,
}

pub(super) fn id(number: u128) -> Id {
    Id::new(Uuid::from_u128(number))
}

pub(super) fn at(text: &str) -> Moment {
    Moment::from_rfc3339(text).unwrap()
}

pub(super) fn on(year: i32, month: u32, day: u32) -> Day {
    Day::new(NaiveDate::from_ymd_opt(year, month, day).unwrap())
}

pub(super) fn metres(value: f64) -> Metres {
    Metres::new(value).unwrap()
}

pub(super) fn hours(value: f64) -> Seconds {
    Seconds::new(value * 3_600.0).unwrap()
}

pub(super) fn rpe(value: f64) -> Rpe {
    Rpe::new(value).unwrap()
}

/// A run of so many metres and hours.
pub(super) fn run(start: &str, metres_run: f64, hours_run: f64) -> Session {
    let mut session = Session::new(Sport::Run, at(start));
    session.distance = Some(metres(metres_run));
    session.moving = Some(hours(hours_run));
    session
}

/// The marathon of Sat 21 Nov 2026, known as number 1.
pub(super) fn marathon() -> Session {
    let mut session = run("2026-11-21T09:00:00+01:00", 42_195.0, 3.6);
    session.kind = Some(Kind::Race);
    session.rpe = Some(rpe(9.0));
    session
}

fn ready(today: Day, median: i64, earliest: i64, latest: i64) -> Ready {
    Ready {
        in_days: median as f64,
        day: today.plus(median),
        earliest: today.plus(earliest),
        latest: today.plus(latest),
        likely_from: today.plus(earliest),
        likely_until: today.plus(latest),
    }
}

fn state(today: Day, system: System, deficit: f64, recovered: f64, back: (i64, i64, i64)) -> SystemState {
    SystemState {
        system,
        deficit,
        spread: (deficit * 0.7, deficit * 1.3),
        recovered,
        rising: false,
        peak: None,
        back: ready(today, back.0, back.1, back.2),
        beyond: 0.0,
        causes: vec![Cause { session: id(1), share: 0.9, dose: deficit / 0.6 }],
    }
}

impl Stage {
    /// Sun 22 Nov 2026, 08:14 in Paris, the morning after the marathon.
    pub fn morning_after() -> Self {
        Self::new("2026-11-22T08:14:00+01:00", vec![(id(1), Entry::Session(marathon()))])
    }

    pub fn new(now: &str, entries: Vec<(Id, Entry)>) -> Self {
        let now = at(now);
        let athlete = Athlete { zone: Zone::Named(Tz::Europe__Paris), ..Athlete::default() };
        let today = Day::of(now, athlete.day_start);
        let mut systems = [
            state(today, System::Strength, 0.16, 0.58, (2, 1, 3)),
            state(today, System::Soreness, 4.9, 0.12, (3, 2, 5)),
            state(today, System::Fuel, 0.48, 0.48, (2, 2, 2)),
            state(today, System::Heart, 1.3, 0.26, (1, 1, 2)),
            state(today, System::Freshness, 0.42, 0.42, (3, 2, 4)),
            state(today, System::Tissue, 0.53, 0.13, (10, 7, 13)),
        ];
        (systems[1].rising, systems[1].peak) = (true, Some(today));
        let ladder =
            Ladder { cross_train: ready(today, 1, 1, 2), run_easy: ready(today, 4, 3, 6), train: ready(today, 10, 7, 13) };
        let rung = |day: i64| match day {
            0 => Rung::Rest,
            1..4 => Rung::CrossTrain,
            4..10 => Rung::RunEasy,
            _ => Rung::Train,
        };
        let mornings = (0..42)
            .map(|day| Morning {
                day: today.plus(day),
                rung: rung(day),
                chance: ByRung::in_order([0.9, 0.7, 0.5]),
                runs_first: 0,
            })
            .collect();
        let assessment = Assessment {
            now,
            today,
            verdict: Verdict::Open(Rung::Rest),
            reason: Reason::Held { by: System::Strength, session: Some(id(1)) },
            open: Rung::Rest,
            besides: Vec::new(),
            slowest: System::Tissue,
            holders: Vec::new(),
            own: Own::TYPICAL,
            prudence: 0.5,
            systems,
            ladder: Some(ladder),
            detraining: Detraining { from: Some(today.plus(9)), days_off: 1, vo2max_loss_percent: 0.0, spared: false },
            refuelling: None,
            rest_days: Vec::new(),
            warnings: Vec::new(),
            mornings,
            outlook: Outlook::new(now, ByRung::of(|_| vec![0.0])),
            meanwhile: Meanwhile::Rested,
            form_lost_from: Some(today.plus(9)),
            telling: vec![Question::Soreness, Question::Fatigue],
            tomorrow: [Expected { median: 3.0, least: 2.0, most: 4.0 }; 3],
        };
        let journal = Journal::from_entries(entries.clone());
        Self { now, assessment, entries, journal, athlete, units: Units::Metric }
    }

    /// Adds an entry to the journal under a number.
    pub fn with(mut self, number: u128, entry: Entry) -> Self {
        self.entries.push((id(number), entry));
        self.journal = Journal::from_entries(self.entries.clone());
        self
    }

    /// Sets what the model answers.
    pub fn answering(mut self, verdict: Verdict, reason: Reason) -> Self {
        self.assessment.verdict = verdict;
        self.assessment.open = match verdict {
            Verdict::Open(rung) => rung,
            Verdict::Injured => Rung::CrossTrain,
            Verdict::Ill | Verdict::GetHelp => Rung::Rest,
        };
        self.assessment.reason = reason;
        self
    }

    /// Sets a system's deficit.
    pub fn with_deficit(mut self, system: System, deficit: f64) -> Self {
        self.assessment.systems[system.index()].deficit = deficit;
        self
    }

    /// Sets every system back to normal, so that nothing stands in the way.
    pub fn recovered(mut self) -> Self {
        let today = self.assessment.today;
        self.assessment.telling = vec![Question::Sleep];
        for system in &mut self.assessment.systems {
            system.deficit = 0.0;
            system.recovered = 1.0;
            (system.rising, system.peak) = (false, None);
            system.back = ready(today, 0, 0, 0);
            system.causes.clear();
        }
        let now = ready(today, 0, 0, 0);
        self.assessment.ladder = Some(Ladder { cross_train: now, run_easy: now, train: now });
        for morning in &mut self.assessment.mornings {
            morning.rung = Rung::Train;
            morning.chance = ByRung::in_order([1.0, 1.0, 0.95]);
        }
        self.answering(Verdict::Open(Rung::Train), Reason::Recovered)
    }

    /// Moves the wall clock without asking the model again.
    pub fn seen_at(mut self, now: &str) -> Self {
        self.now = at(now);
        self
    }

    pub fn scene(&self) -> Scene<'_> {
        Scene { ground: self.ground(), assessment: &self.assessment }
    }

    pub fn ground(&self) -> Ground<'_> {
        Ground { now: self.now, journal: &self.journal, athlete: &self.athlete, units: self.units }
    }

    pub fn today(&self) -> super::TodayView {
        super::today(self.now, &self.assessment, &self.journal, &self.athlete, self.units)
    }
}

/// The window that the marathon opened at 12:36, closing at 16:36.
pub(super) fn window(urgency: Urgency, next_hard_in_hours: Option<f64>) -> Refuelling {
    let target = |taken: f64, aim: f64| Target { taken: Grams::new(taken).unwrap(), aim: Some(Grams::new(aim).unwrap()) };
    Refuelling {
        session: id(1),
        opened_at: at("2026-11-21T12:36:00+01:00"),
        half_at: at("2026-11-21T14:36:00+01:00"),
        closes_at: at("2026-11-21T16:36:00+01:00"),
        urgency,
        next_hard_in_hours,
        carbohydrate: target(52.0, 210.0),
        protein: target(8.0, 20.0),
        fluid: Target { taken: Millilitres::new(500.0).unwrap(), aim: Some(Millilitres::new(1_800.0).unwrap()) },
        drink_to_thirst: false,
        weight_assumed: false,
    }
}

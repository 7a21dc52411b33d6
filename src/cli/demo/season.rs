//! A made-up season: half a year of a plausible runner that ends in a marathon three days ago.
//!
//! It is the same for every `now`, moved to it: weeks are counted back from the race, and what varies from day to day comes
//! from a fixed sequence. It has what a real log has: rest days said and unsaid, check-ins most mornings, a cold, a niggle,
//! a race too soon, a swim this morning whose refuelling window is still open, and a ride planned for the evening.

use crate::journal::{
    Bpm, CheckIn, Day, DayStart, Entry, Grams, Intake, Kind, Metres, Millilitres, Moment, Planned, Priority, Rest, Rpe, Scale5,
    Seconds, Session, Spell, SpellKind, Sport, Ten, Zone,
};

/// Weeks of training before the race.
const WEEKS: i64 = 24;
/// The long run of each week in km, from the first week to the last; every fourth is shorter, the last two are the taper.
const LONG_RUNS_KM: [f64; WEEKS as usize] = [
    12.0, 14.0, 15.0, 12.0, 16.0, 18.0, 19.0, 14.0, 20.0, 22.0, 24.0, 16.0, 24.0, 26.0, 10.0, 18.0, 26.0, 28.0, 21.1, 20.0, 30.0,
    32.0, 20.0, 13.0,
];
/// The week (counted from 0) with a cold, one with a 10 km race and one with a half marathon.
const COLD_WEEK: i64 = 8;
const TEN_KM_WEEK: i64 = 14;
const HALF_WEEK: i64 = 18;

/// Gives the entries of the season as seen from `now`, in order of time.
#[must_use]
pub fn season(now: Moment, zone: Zone, day_start: DayStart) -> Vec<Entry> {
    let today = Day::of(now, day_start);
    let race = race_day(today);
    let mut diary = Diary { zone, entries: Vec::new() };
    for week in 0..WEEKS {
        diary.week(week, race.plus((week - WEEKS) * 7 - 6));
    }
    diary.race_week(race.plus(-6));
    diary.marathon(race);
    diary.days_after(race, today);
    diary.this_morning(now);
    diary.plans(race, today);
    diary.entries
}

/// Gives the day of the marathon: the last Sunday that leaves a day or more to recover from it.
fn race_day(today: Day) -> Day {
    let since_sunday = i64::from(today.weekday().num_days_from_sunday());
    today.plus(if since_sunday < 2 { -7 - since_sunday } else { -since_sunday })
}

/// What a run was: sport, kind, title and how hard.
struct Run {
    sport: Sport,
    kind: Kind,
    title: &'static str,
    km: f64,
    pace_s: f64,
    rpe: f64,
    heart: (f64, f64),
}

/// The entries so far, and where the runner's clock hangs.
struct Diary {
    zone: Zone,
    entries: Vec<Entry>,
}

impl Diary {
    /// Adds the week whose long run is on the seventh day from `monday`.
    fn week(&mut self, week: i64, monday: Day) {
        if week == COLD_WEEK {
            return self.cold(monday);
        }
        let swing = swing(week);
        self.rested(monday, week % 5 != 2);
        self.check_in(monday, 2.2 + swing, 3, 7.2 + swing / 2.0);
        self.run(monday.plus(1), 18, &Run { title: "6 × 800 m", ..hard(Kind::Intervals, 9.0 + swing, 315.0, 8.0) });
        self.check_in(monday.plus(2), 2.0 + swing, 3, 7.0);
        if week % 3 == 1 {
            self.swim(monday.plus(2));
        } else {
            self.run(monday.plus(2), 7, &easy(8.0 + swing));
        }
        self.run(monday.plus(3), 18, &Run { title: "tempo", ..hard(Kind::Tempo, 10.0 + swing, 300.0, 7.0) });
        self.check_in(monday.plus(4), 1.8 + swing, 3, 7.4 - swing / 2.0);
        self.rested(monday.plus(4), week % 4 != 3);
        self.check_in(monday.plus(5), 0.8 + swing / 2.0, 2, 7.6);
        self.run(monday.plus(5), 9, &easy(6.0 + 2.0 * swing));
        self.check_in(monday.plus(6), 0.6, 2, 7.8);
        self.long_run(week, monday.plus(6));
    }

    fn long_run(&mut self, week: i64, day: Day) {
        let km = usize::try_from(week).ok().and_then(|week| LONG_RUNS_KM.get(week)).copied().unwrap_or(12.0);
        let run = match week {
            TEN_KM_WEEK => Run { title: "River 10 km", ..hard(Kind::Race, km, 271.0, 9.5) },
            HALF_WEEK => Run { title: "Autumn half marathon", ..hard(Kind::Race, km, 284.0, 9.0) },
            12 => Run { sport: Sport::Trail, title: "over the ridge", pace_s: 420.0, rpe: 6.0, ..easy(km) },
            _ => Run {
                kind: Kind::Long,
                title: "long run",
                pace_s: 345.0,
                rpe: 4.5 + km / 20.0,
                heart: (142.0, 158.0),
                ..easy(km)
            },
        };
        self.run(day, 9, &run);
    }

    /// Adds a week with a cold in it: two days of fever, then easy days.
    fn cold(&mut self, monday: Day) {
        let kind = SpellKind::Illness { fever: true };
        self.entries.push(Entry::Spell(Spell {
            kind,
            from: monday.plus(1),
            until: Some(monday.plus(3)),
            notes: "a cold".to_owned(),
            source: None,
        }));
        (1..5).for_each(|day| self.rested(monday.plus(day), true));
        self.check_in(monday.plus(4), 0.5, 4, 8.5);
        self.check_in(monday.plus(5), 0.3, 3, 8.2);
        self.run(monday.plus(5), 10, &easy(5.0));
        self.run(monday.plus(6), 10, &easy(8.0));
    }

    fn race_week(&mut self, monday: Day) {
        self.rested(monday, true);
        self.check_in(monday.plus(1), 0.8, 2, 7.8);
        self.run(monday.plus(1), 18, &Run { title: "4 × 1 km at race pace", ..hard(Kind::Intervals, 8.0, 320.0, 6.0) });
        self.check_in(monday.plus(3), 0.5, 2, 8.0);
        self.run(monday.plus(3), 7, &easy(6.0));
        self.rested(monday.plus(4), true);
        self.check_in(monday.plus(5), 0.2, 1, 7.5);
        self.run(monday.plus(5), 9, &easy(3.0));
    }

    fn marathon(&mut self, day: Day) {
        self.check_in(day, 0.2, 1, 6.3);
        let title = "City marathon";
        self.run(day, 9, &Run { title, heart: (164.0, 179.0), ..hard(Kind::Race, 42.195, 307.0, 9.0) });
        self.ate(self.at(day, 12, 55), "recovery drink, banana", 75.0, 22.0, 750.0);
        self.ate(self.at(day, 14, 30), "pasta", 110.0, 30.0, 500.0);
    }

    /// Adds the days between the race and today: rest, then a swim, then rest again.
    fn days_after(&mut self, race: Day, today: Day) {
        for (ago, soreness) in (1..today.since(race)).zip([6.5, 5.0, 3.5, 2.0, 1.5, 1.0, 0.5]) {
            let day = race.plus(ago);
            self.check_in(day, soreness, if ago < 3 { 4 } else { 3 }, 7.0 + (ago as f64 * 0.7).fract());
            if ago == 4 {
                self.swim(day);
            } else {
                self.rested(day, ago != 5);
            }
        }
    }

    /// Adds a swim that ended an hour and a half ago, and what was eaten since.
    fn this_morning(&mut self, now: Moment) {
        let start = now.plus_seconds(-125.0 * 60.0);
        let mut swim = Session::new(Sport::Swim, start);
        swim.moving = Seconds::new(35.0 * 60.0).ok();
        swim.distance = Metres::new(1200.0).ok();
        swim.rpe = Rpe::new(2.0).ok();
        swim.kind = Some(Kind::Easy);
        "loosening up".clone_into(&mut swim.title);
        self.keep_session(swim);
        self.ate(now.plus_seconds(-60.0 * 60.0), "porridge", 52.0, 8.0, 500.0);
    }

    fn plans(&mut self, race: Day, today: Day) {
        let club_run = race.plus(if today.since(race) < 7 { 7 } else { 14 });
        let plan = |day, race, kind, km: f64, title: &str| Planned {
            day,
            first_day: None,
            start: None,
            race,
            sport: Sport::Run,
            kind: Some(kind),
            moving: None,
            distance: Metres::new(km * 1000.0).ok(),
            climb: None,
            descent: None,
            rpe: None,
            title: title.to_owned(),
            notes: String::new(),
        };
        let spin = Planned {
            kind: Some(Kind::Easy),
            moving: Seconds::new(45.0 * 60.0).ok(),
            title: "evening spin".to_owned(),
            ..Planned::new(Sport::Ride, today)
        };
        self.entries.push(Entry::Planned(spin));
        self.entries.push(Entry::Planned(plan(club_run, None, Kind::Long, 18.0, "club run")));
        self.entries.push(Entry::Planned(plan(race.plus(35), Some(Priority::B), Kind::Race, 10.0, "Winter 10 km")));
    }

    fn run(&mut self, day: Day, hour: u32, run: &Run) {
        let mut session = Session::new(run.sport, self.at(day, hour, 0));
        let climb_m = run.km * if run.sport == Sport::Trail { 42.0 } else { 6.0 };
        session.kind = Some(run.kind);
        run.title.clone_into(&mut session.title);
        session.distance = Metres::new((run.km * 1000.0).round()).ok();
        session.moving = Seconds::new((run.km * run.pace_s).round()).ok();
        session.climb = Metres::new(climb_m.round()).ok();
        session.descent = session.climb;
        session.rpe = Rpe::new((run.rpe * 2.0).round() / 2.0).ok();
        session.heart_avg = Bpm::new(run.heart.0).ok();
        session.heart_max = Bpm::new(run.heart.1).ok();
        self.keep_session(session);
    }

    fn swim(&mut self, day: Day) {
        let mut session = Session::new(Sport::Swim, self.at(day, 7, 0));
        session.moving = Seconds::new(40.0 * 60.0).ok();
        session.distance = Metres::new(1500.0).ok();
        session.rpe = Rpe::new(3.0).ok();
        self.keep_session(session);
    }

    fn keep_session(&mut self, mut session: Session) {
        session.zone = self.zone.name();
        self.entries.push(Entry::Session(session));
    }

    /// Adds a day of rest, where it was said.
    fn rested(&mut self, day: Day, said: bool) {
        if said {
            self.entries.push(Entry::Rest(Rest { day, notes: String::new() }));
        }
    }

    fn check_in(&mut self, day: Day, soreness: f64, fatigue: u8, sleep_h: f64) {
        let mut check_in = CheckIn::new(self.at(day, 7, 10));
        check_in.soreness = Ten::new((soreness.max(0.0) * 2.0).round() / 2.0).ok();
        check_in.fatigue = Scale5::new(fatigue);
        check_in.mood = Scale5::new(6 - fatigue);
        check_in.sleep = Seconds::new((sleep_h * 12.0).round() * 300.0).ok();
        check_in.resting_heart = Bpm::new(47.0 + f64::from(fatigue)).ok();
        self.entries.push(Entry::CheckIn(check_in));
    }

    fn ate(&mut self, at: Moment, title: &str, carbohydrate_g: f64, protein_g: f64, fluid_ml: f64) {
        self.entries.push(Entry::Intake(Intake {
            at,
            carbohydrate: Grams::new(carbohydrate_g).ok(),
            protein: Grams::new(protein_g).ok(),
            fluid: Millilitres::new(fluid_ml).ok(),
            title: title.to_owned(),
        }));
    }

    fn at(&self, day: Day, hour: u32, minute: u32) -> Moment {
        self.zone.moment(day.date().and_hms_opt(hour, minute, 0).unwrap_or_default())
    }
}

/// Gives an easy run of so many kilometres.
fn easy(km: f64) -> Run {
    Run { sport: Sport::Run, kind: Kind::Easy, title: "", km, pace_s: 352.0, rpe: 3.0, heart: (136.0, 149.0) }
}

/// Gives a hard run of so many kilometres.
fn hard(kind: Kind, km: f64, pace_s: f64, rpe: f64) -> Run {
    Run { sport: Sport::Run, kind, title: "", km, pace_s, rpe, heart: (160.0, 178.0) }
}

/// Gives a number from 0 to 1 that varies from week to week and is the same every time: multiples of the golden ratio.
fn swing(week: i64) -> f64 {
    (week as f64 * 0.618_034).fract()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Athlete, DayReport, Id, Journal};

    fn journal(now: &str) -> (Moment, Journal) {
        let now = Moment::from_rfc3339(now).unwrap();
        let zone = Zone::Fixed(*now.date_time().offset());
        let entries = season(now, zone, DayStart::default());
        (now, Journal::from_entries(entries.into_iter().zip(0..).map(|(entry, n)| (Id::new(uuid::Uuid::from_u128(n)), entry))))
    }

    #[test]
    fn nothing_that_was_done_lies_after_now() {
        for now in ["2026-11-22T08:14:00+01:00", "2026-02-28T23:50:00-08:00", "2024-03-01T04:01:00Z"] {
            let (now, journal) = journal(now);
            assert_eq!(journal.as_of(now, DayStart::default()), journal);
        }
    }

    #[test]
    fn the_marathon_was_on_a_sunday_whatever_the_day_and_the_days_since_were_easy() {
        for day in 16..23 {
            let (now, journal) = journal(&format!("2026-11-{day}T08:14:00+01:00"));
            let today = Day::of(now, DayStart::default());
            let race = journal.sessions().iter().rfind(|session| session.kind == Some(Kind::Race)).unwrap();
            let race_day = Day::of(race.start, DayStart::default());
            assert_eq!(race_day.weekday(), chrono::Weekday::Sun);
            assert!((2..=8).contains(&today.since(race_day)), "{today} and {race_day}");
            assert!((race.distance.unwrap().value() - 42_195.0).abs() < 1.0);
            assert_eq!(journal.report(race_day.plus(1), &Athlete::default()), DayReport::Rested);
            assert!(journal.planned().iter().all(|plan| plan.day >= today));
        }
    }

    #[test]
    fn some_days_are_left_unsaid_as_in_a_real_log() {
        let (now, journal) = journal("2026-11-22T08:14:00+01:00");
        let today = Day::of(now, DayStart::default());
        let unsaid =
            (1_i64..160).filter(|ago| journal.report(today.plus(-ago), &Athlete::default()) == DayReport::Unreported).count();
        assert!((5..40).contains(&unsaid), "{unsaid}");
    }

    #[test]
    fn the_same_season_is_made_every_time() {
        assert_eq!(journal("2026-11-22T08:14:00+01:00").1, journal("2026-11-22T08:14:00+01:00").1);
    }
}

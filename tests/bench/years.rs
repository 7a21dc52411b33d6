//! A runner's log of many years, made up and always the same: what a large log looks like, for measuring.
//!
//! About 600 sessions and 350 check-ins a year: runs with a weekly rhythm, strength, rides, yoga; a race every five weeks;
//! colds, niggles, days of rest, what was eaten after the long ones, and a plan for the coming weeks.

use deckchair::journal::{
    Bpm, CheckIn, Day, Entry, Grade, Grams, Hrv, HrvMeasure, Intake, Kind, Metres, Millilitres, Moment, Planned, Priority, Rest,
    Rpe, Scale5, Seconds, Session, Source, Spell, SpellKind, Sport, Ten, Zone,
};

/// Gives the entries of so many years up to and including `last`, in order of time, and three months of plans after it.
pub fn years(count: u32, last: Day) -> Vec<Entry> {
    let days = i64::from(count) * 365 + i64::from(count / 4);
    let mut diary = Diary { dice: Dice(2026), entries: Vec::new() };
    for back in (0..days).rev() {
        diary.live(last.plus(-back), days - back);
    }
    for week in 1..=13 {
        diary.plan(last.plus(7 * week), week);
    }
    diary.entries.sort_by_cached_key(when);
    diary.entries
}

/// Says when an entry was lived, or what it is planned for.
fn when(entry: &Entry) -> chrono::NaiveDateTime {
    let morning = |day: Day| day.date().and_time(chrono::NaiveTime::MIN);
    match entry {
        Entry::Session(session) => session.start.wall(),
        Entry::Rest(rest) => morning(rest.day),
        Entry::CheckIn(check_in) => check_in.at.wall(),
        Entry::Intake(intake) => intake.at.wall(),
        Entry::Spell(spell) => morning(spell.from),
        Entry::Planned(planned) => morning(planned.day),
        Entry::PlannedRest(rest) => morning(rest.from),
    }
}

/// Chance, the same in every run.
struct Dice(u64);

impl Dice {
    /// Gives the next number from 0 up to 1 (`SplitMix64`).
    fn roll(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn between(&mut self, least: f64, most: f64) -> f64 {
        least + (most - least) * self.roll()
    }

    fn happens(&mut self, chance: f64) -> bool {
        self.roll() < chance
    }

    fn one_of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        let at = (self.roll() * words.len() as f64) as usize;
        words.get(at).copied().unwrap_or_default()
    }
}

/// A life being written down.
struct Diary {
    dice: Dice,
    entries: Vec<Entry>,
}

const ZONE: chrono_tz::Tz = chrono_tz::Tz::Europe__Paris;

fn moment(day: Day, hour: f64) -> Moment {
    let midnight = day.date().and_time(chrono::NaiveTime::MIN);
    Zone::Named(ZONE).moment(midnight + chrono::TimeDelta::seconds((hour * 3600.0) as i64))
}

impl Diary {
    fn live(&mut self, day: Day, number: i64) {
        // A cold of five days twice a year, a niggle every second year.
        let cold = number % 181 < 5;
        if number % 181 == 0 {
            let until = Some(day.plus(4));
            let kind = SpellKind::Illness { fever: self.dice.happens(0.3) };
            self.entries.push(Entry::Spell(Spell { kind, from: day, until, notes: String::new(), source: None }));
        }
        if number % 700 == 350 {
            let kind = SpellKind::Injury { place: "left knee".to_owned(), grade: Grade::Niggle };
            self.entries.push(Entry::Spell(Spell {
                kind,
                from: day,
                until: Some(day.plus(9)),
                notes: "downhill".to_owned(),
                source: None,
            }));
        }
        if self.dice.happens(0.96) {
            self.wake(day, cold);
        }
        if cold {
            return;
        }
        match number % 7 {
            0 => self.long(day, number),
            1 => self.rest(day),
            2 => self.run(day, 18.0, 9.0, Kind::Intervals, 7.0),
            3 | 6 => self.run(day, 7.0, 8.0, Kind::Easy, 3.0),
            4 => self.run(day, 18.2, 12.0, Kind::Tempo, 6.0),
            _ => self.run(day, 6.5, 6.0, Kind::Recovery, 2.0),
        }
        self.beside(day, number);
    }

    fn wake(&mut self, day: Day, cold: bool) {
        let mut morning = CheckIn::new(moment(day, self.dice.between(6.0, 7.5)));
        morning.soreness = Ten::new(self.dice.between(0.0, 4.0).round()).ok();
        morning.fatigue = Scale5::new(self.dice.between(1.0, 4.5) as u8 + u8::from(cold));
        morning.mood = Scale5::new(self.dice.between(2.0, 5.9) as u8);
        morning.stress = self.dice.happens(0.5).then(|| Scale5::new(2)).flatten();
        morning.sleep = Seconds::new((self.dice.between(5.5, 8.5) * 3600.0).round()).ok();
        morning.sleep_quality = Scale5::new(self.dice.between(2.0, 5.9) as u8);
        morning.resting_heart = Bpm::new(self.dice.between(46.0, 53.0).round()).ok();
        let measure = HrvMeasure::Rmssd;
        let milliseconds = (self.dice.between(45.0, 80.0) * 10.0).round() / 10.0;
        morning.hrv = self.dice.happens(0.8).then(|| Hrv { milliseconds, measure, device: Some("chest strap".to_owned()) });
        if self.dice.happens(0.1) {
            self.dice.one_of(&["slept badly", "legs heavy on the stairs", "fresh"]).clone_into(&mut morning.notes);
        }
        self.entries.push(Entry::CheckIn(morning));
    }

    fn rest(&mut self, day: Day) {
        if self.dice.happens(0.5) {
            self.entries.push(Entry::Rest(Rest { day, notes: String::new() }));
        }
    }

    fn long(&mut self, day: Day, number: i64) {
        if number % 35 == 0 {
            let km = [10.0, 21.1, 42.2, 15.0].into_iter().cycle().nth((number / 35) as usize % 4).unwrap_or(10.0);
            self.run(day, 9.0, km, Kind::Race, 8.5);
        } else {
            let km = self.dice.between(16.0, 30.0);
            self.run(day, 8.5, km, Kind::Long, 5.0);
        }
        self.entries.push(Entry::Intake(Intake {
            at: moment(day, 13.0),
            carbohydrate: Grams::new(self.dice.between(60.0, 140.0).round()).ok(),
            protein: Grams::new(self.dice.between(15.0, 35.0).round()).ok(),
            fluid: Millilitres::new(750.0).ok(),
            title: "rice and eggs".to_owned(),
        }));
    }

    fn run(&mut self, day: Day, hour: f64, about_km: f64, kind: Kind, effort: f64) {
        let sport = if self.dice.happens(0.25) { Sport::Trail } else { Sport::Run };
        let mut run = Session::new(sport, moment(day, hour + self.dice.between(-0.4, 0.4)));
        let km = (about_km * self.dice.between(0.85, 1.15) * 100.0).round() / 100.0;
        let moving = (km * self.dice.between(280.0, 350.0)).round();
        run.kind = Some(kind);
        run.zone = Some(ZONE);
        run.distance = Metres::new(km * 1000.0).ok();
        run.moving = Seconds::new(moving).ok();
        run.elapsed = Seconds::new(moving + self.dice.between(0.0, 400.0).round()).ok();
        run.climb = Metres::new((km * self.dice.between(3.0, 25.0)).round()).ok();
        run.descent = run.climb;
        run.rpe = Rpe::new((effort + self.dice.between(-1.0, 1.0)).round()).ok();
        run.heart_avg = Bpm::new((120.0 + effort * 6.0 + self.dice.between(-4.0, 4.0)).round()).ok();
        run.heart_max = Bpm::new((140.0 + effort * 5.0 + self.dice.between(0.0, 8.0)).round()).ok();
        self.dice.one_of(&["Morning run", "Along the river", "Hills", "Forest loop", "With the club"]).clone_into(&mut run.title);
        if self.dice.happens(0.2) {
            let note = self.dice.one_of(&["wind from the west, turned early", "felt strong on the last hill", "new shoes"]);
            note.clone_into(&mut run.notes);
        }
        if self.dice.happens(0.1) {
            run.tags = vec!["club".to_owned()];
        }
        if self.dice.happens(0.7) {
            run.source = watch(day, hour);
        }
        self.entries.push(Entry::Session(run));
    }

    /// What is done beside running.
    fn beside(&mut self, day: Day, number: i64) {
        let (sport, minutes, chance) = match number % 7 {
            1 | 4 => (Sport::Strength, 45.0, 0.9),
            2 | 5 => (Sport::Ride, 50.0, 0.8),
            3 => (Sport::Yoga, 40.0, 0.8),
            _ => (Sport::Walk, 60.0, 0.75),
        };
        if self.dice.happens(chance) {
            let mut session = Session::new(sport, moment(day, 12.3));
            session.zone = Some(ZONE);
            session.moving = Seconds::new((minutes * self.dice.between(0.8, 1.2) * 60.0).round()).ok();
            session.rpe = Rpe::new(self.dice.between(2.0, 5.0).round()).ok();
            self.entries.push(Entry::Session(session));
        }
    }

    fn plan(&mut self, day: Day, week: i64) {
        let race = (week % 6 == 0).then_some(Priority::A);
        self.entries.push(Entry::Planned(Planned {
            day,
            first_day: None,
            start: None,
            race,
            sport: Sport::Run,
            kind: Some(if race.is_some() { Kind::Race } else { Kind::Long }),
            moving: None,
            distance: Metres::new(self.dice.between(18.0, 42.0).round() * 1000.0).ok(),
            climb: None,
            descent: None,
            rpe: Rpe::new(if race.is_some() { 9.0 } else { 5.0 }).ok(),
            title: if race.is_some() { "The big one".to_owned() } else { String::new() },
            notes: String::new(),
        }));
    }
}

fn watch(day: Day, hour: f64) -> Source {
    Source {
        file: Some(format!("{day}-{:02}-activity.fit", hour as i64)),
        format: Some("fit".to_owned()),
        device: Some("Forerunner 265".to_owned()),
        climb_method: Some("watch".to_owned()),
        ..Source::default()
    }
}

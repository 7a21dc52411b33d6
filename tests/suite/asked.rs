//! The check-in asks only what can change today's word or move a range by half a day, found by answering everything.

use deckchair::journal::{
    Athlete, Bpm, CheckIn, Entry, Hrv, HrvMeasure, Id, Journal, Kind, Moment, Rpe, Scale5, Seconds, Session, Sport, Ten, Units,
};
use deckchair::recovery::{Assessment, Expected, Rung, assess, forecast};
use deckchair::views::{CheckInField, check_in};

/// What the model may ask for; health and pain are the runner's own to say.
const FIELDS: [CheckInField; 8] = [
    CheckInField::Soreness,
    CheckInField::Fatigue,
    CheckInField::Mood,
    CheckInField::Sleep,
    CheckInField::SleepQuality,
    CheckInField::Stress,
    CheckInField::RestingHeart,
    CheckInField::Hrv,
];

fn morning() -> Moment {
    Moment::from_rfc3339("2026-06-07T07:30:00+00:00").unwrap()
}

fn run(days_ago: f64, hours: f64, rpe: f64, kind: Kind) -> Entry {
    let mut session = Session::new(Sport::Run, morning().plus_days(-days_ago).plus_seconds(-hours * 3600.0));
    session.moving = Seconds::new(hours * 3600.0).ok();
    session.rpe = Rpe::new(rpe).ok();
    session.kind = Some(kind);
    Entry::Session(session)
}

/// Answers on an earlier morning, near the usual ones.
fn answers(days_ago: i64) -> Entry {
    let mut said = CheckIn::new(morning().plus_days(-days_ago as f64));
    let odd = days_ago % 2;
    said.soreness = Ten::new(1.0 + odd as f64).ok();
    said.fatigue = Scale5::new(2);
    said.mood = Scale5::new(4);
    said.sleep = Seconds::new(7.5 * 3600.0).ok();
    said.resting_heart = Bpm::new(48.0 + odd as f64).ok();
    said.hrv = Some(Hrv { milliseconds: 60.0 + 6.0 * odd as f64, measure: HrvMeasure::Rmssd, device: None });
    Entry::CheckIn(said)
}

/// The logs a runner may wake up to, each with a name.
fn mornings() -> Vec<(String, Vec<Entry>)> {
    let races = [("marathon", 3.6, 9.0), ("half", 1.75, 9.0), ("10 km", 0.75, 9.5), ("100 km", 13.0, 8.0), ("easy", 0.75, 3.0)];
    let mut all = Vec::new();
    for (name, hours, rpe) in races {
        for days in [0.8, 1.8, 2.8, 4.8, 6.8, 8.8, 10.8, 13.8] {
            let kind = if rpe > 3.0 { Kind::Race } else { Kind::Easy };
            let effort = run(days, hours, rpe, kind);
            let before = [run(days + 3.0, 1.0, 3.0, Kind::Easy), run(days + 6.0, 1.0, 3.0, Kind::Easy)];
            let bare: Vec<Entry> = before.into_iter().chain([effort]).collect();
            let told: Vec<Entry> = bare.iter().cloned().chain(((days.ceil() as i64)..40).map(answers)).collect();
            all.push((format!("{name} {days:.0} days ago"), bare));
            all.push((format!("{name} {days:.0} days ago, answers on the mornings before"), told));
        }
    }
    all
}

fn journal(entries: &[Entry]) -> Journal {
    let id = |at: usize| Id::new(uuid::Uuid::from_u128(at as u128 + 1));
    Journal::from_entries(entries.iter().enumerate().map(|(at, entry)| (id(at), entry.clone())))
}

/// The check-ins that answer a question as it is likely to be answered: within what nineteen mornings of twenty were expected
/// to bring the evening before; a short and a long night; a heart as usual and one that is not.
fn plausible(field: CheckInField, entries: &[Entry]) -> Vec<CheckIn> {
    let evening = morning().plus_days(-0.4);
    let foretold = forecast(evening, &journal(entries), &Athlete::default());
    // The 80 % range, made one of 95 %.
    let wider = |expected: Expected, end: f64| (expected.median + 1.53 * (end - expected.median)).round();
    let ends = |expected: Expected| [expected.least, expected.median, expected.most].map(|end| wider(expected, end));
    let say = |change: &dyn Fn(&mut CheckIn)| {
        let mut said = CheckIn::new(morning().plus_days(-0.005));
        change(&mut said);
        said
    };
    let hrv = |milliseconds| Hrv { milliseconds, measure: HrvMeasure::Rmssd, device: None };
    match field {
        CheckInField::Soreness => {
            ends(foretold.soreness).map(|v| say(&|said| said.soreness = Ten::new(v.clamp(0.0, 10.0)).ok())).to_vec()
        }
        CheckInField::Fatigue => {
            ends(foretold.fatigue).map(|v| say(&|said| said.fatigue = Scale5::new(v.clamp(1.0, 5.0) as u8))).to_vec()
        }
        CheckInField::Mood => ends(foretold.mood).map(|v| say(&|said| said.mood = Scale5::new(v.clamp(1.0, 5.0) as u8))).to_vec(),
        CheckInField::Sleep => [5.0, 8.0].map(|v| say(&|said| said.sleep = Seconds::new(v * 3_600.0).ok())).to_vec(),
        CheckInField::SleepQuality => [1, 5].map(|v| say(&|said| said.sleep_quality = Scale5::new(v))).to_vec(),
        CheckInField::Stress => [1, 5].map(|v| say(&|said| said.stress = Scale5::new(v))).to_vec(),
        CheckInField::RestingHeart => [45.0, 60.0].map(|v| say(&|said| said.resting_heart = Bpm::new(v).ok())).to_vec(),
        CheckInField::Hrv => [15.0, 90.0].map(|v| say(&|said| said.hrv = Some(hrv(v)))).to_vec(),
        CheckInField::Health | CheckInField::Pain => Vec::new(),
    }
}

/// How far two answers lie apart.
#[derive(Debug, Clone, Copy, Default)]
struct Apart {
    is_other_word: bool,
    /// Days between the medians of a rung.
    days: f64,
    /// Whole days between the ends of a range.
    ends: i64,
    /// Between the chances of a morning.
    chance: f64,
}

impl Apart {
    fn between(one: &Assessment, other: &Assessment) -> Self {
        let ready = |seen: &Assessment, rung| seen.ladder.and_then(|ladder| ladder.ready(rung).copied()).unwrap();
        let mut apart = Self { is_other_word: one.verdict != other.verdict, ..Self::default() };
        for rung in Rung::CLIMB {
            let (one, other) = (ready(one, rung), ready(other, rung));
            apart.days = apart.days.max((one.in_days - other.in_days).abs());
            let ends = one.earliest.since(other.earliest).abs().max(one.latest.since(other.latest).abs());
            apart.ends = apart.ends.max(ends);
        }
        for (one, other) in one.systems.iter().zip(&other.systems) {
            apart.days = apart.days.max((one.back.in_days - other.back.in_days).abs());
        }
        for (one, other) in one.mornings.iter().zip(&other.mornings) {
            let chances = one.chance.iter().zip(other.chance.iter()).map(|((_, one), (_, other))| (one - other).abs());
            apart.chance = chances.fold(apart.chance, f64::max);
        }
        apart
    }

    fn farther(self, other: Self) -> Self {
        Self {
            is_other_word: self.is_other_word || other.is_other_word,
            days: self.days.max(other.days),
            ends: self.ends.max(other.ends),
            chance: self.chance.max(other.chance),
        }
    }

    /// Half a day at an end of a range need not change the name of the day, but it moves the chance of a morning.
    fn tells(self) -> bool {
        self.is_other_word || self.days >= 0.4 || self.ends >= 1 || self.chance >= 0.04
    }

    /// The ends are named by whole days: one day may be next to nothing. What the evening before expects may round to the next
    /// answer, so that the dates may lie further apart than half a day, though hardly by more than one; or, where it is long until
    /// then, by a seventh of that.
    fn tells_nothing(self, in_days: f64) -> bool {
        !self.is_other_word
            && self.days < f64::max(1.1, in_days / 7.0)
            && self.ends as f64 <= f64::max(1.0, in_days / 3.5).floor()
    }
}

#[test]
fn what_is_asked_can_change_the_answer_and_what_is_not_asked_cannot() {
    let athlete = Athlete::default();
    let (mut asked_nothing, mut asked_something) = (0, 0);
    for (name, entries) in mornings() {
        let known = journal(&entries);
        let today = assess(morning(), &known, &athlete);
        let form = check_in(morning(), &today, &known, &athlete, Units::Metric);
        let asked: Vec<CheckInField> = form.asked.iter().map(|question| question.field).collect();
        for field in FIELDS {
            let answered = plausible(field, &entries).into_iter().map(|said| {
                let with: Vec<Entry> = entries.iter().cloned().chain([Entry::CheckIn(said)]).collect();
                assess(morning(), &journal(&with), &athlete)
            });
            let answers: Vec<Assessment> = answered.chain([today.clone()]).collect();
            let pairs = answers.iter().flat_map(|one| answers.iter().map(move |other| Apart::between(one, other)));
            let apart = pairs.fold(Apart::default(), Apart::farther);
            if asked.contains(&field) {
                assert!(apart.tells(), "{name}: {field:?} is asked in vain: {apart:?}");
            } else if asked.len() < 2 && !(field == CheckInField::Mood && asked.contains(&CheckInField::Fatigue)) {
                assert!(
                    apart.tells_nothing(today.ladder.unwrap().train.in_days),
                    "{name}: {field:?} is not asked, yet {apart:?}"
                );
            }
        }
        if asked.is_empty() { asked_nothing += 1 } else { asked_something += 1 }
    }
    assert!(asked_nothing >= 5 && asked_something >= 20, "{asked_nothing} mornings asked nothing, {asked_something} something");
}

/// What the model itself expects is hardly news: it widens nothing and moves no date by more than an hour, or by a sixtieth of the
/// wait where that is longer. It may move some, since whoever is better known has fewer ways to be late.
#[test]
fn an_answer_as_foretold_widens_nothing_and_hardly_moves_a_date() {
    let athlete = Athlete::default();
    for (name, entries) in mornings() {
        let known = journal(&entries);
        let foretold = forecast(morning().plus_days(-0.4), &known, &athlete);
        let mut said = CheckIn::new(Moment::from_rfc3339("2026-06-07T07:00:00+00:00").unwrap());
        said.soreness = Ten::new(foretold.soreness.median).ok();
        // Whatever the night was: what was foretold needs no explanation.
        said.sleep = Seconds::new(4.0 * 3_600.0).ok();
        let answered: Vec<Entry> = entries.iter().cloned().chain([Entry::CheckIn(said)]).collect();
        let (before, after) = (assess(morning(), &known, &athlete), assess(morning(), &journal(&answered), &athlete));
        for (before, after) in before.systems.iter().zip(&after.systems) {
            let hours = (after.back.in_days - before.back.in_days).abs() * 24.0;
            let most = f64::max(1.0, before.back.in_days * 24.0 / 60.0);
            assert!(hours <= most, "{name}: {:?} is back {hours:.1} h off", before.system);
            let breadth = |spread: (f64, f64)| spread.1 - spread.0;
            assert!(breadth(after.spread) <= breadth(before.spread) * 1.02 + 1e-6, "{name}: {before:?} {after:?}");
        }
    }
}

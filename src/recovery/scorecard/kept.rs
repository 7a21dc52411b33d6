//! The answers as they were given, held against what came: nothing is worked out again, so that a better model today does not
//! make yesterday's answers look better than they were.

use crate::journal::{Athlete, Day, Journal, Moment};
use crate::recovery::alone::days_alone;
use crate::recovery::forecast::Expected;
use crate::recovery::readiness::noon_of;

use super::said::{Said, mornings_said};
use super::tally::{Felt, Tally};
use super::{FEWEST, ScaleScore, TEACHING};

/// The answers of so many days are scored.
pub const KEPT_SCORE_DAYS: i64 = 366;
/// A session after an answer that costs fewer days than this leaves the ready date where it was.
const SPARING_DAYS: f64 = 1.5;
/// No session that began more days before an answer ends after it.
const LONGEST_DAYS: f64 = 7.0;
/// Who looks and then checks in has done both within so many hours.
const SITTING_HOURS: f64 = 1.0;
/// A ready date nearer than this many days is no forecast.
const AHEAD_DAYS: i64 = 2;

/// An answer as it was given, as far as it can be held against what came.
#[derive(Debug, Clone, PartialEq)]
pub struct Given {
    /// When.
    pub at: Moment,
    /// The day it was given for.
    pub day: Day,
    /// What it expected tomorrow's check-in to say where nothing more was done: soreness, fatigue and mood. None in an answer
    /// of an older version.
    pub tomorrow: Option<[Expected; 3]>,
    /// The day from which it held training open, and the 80 % range of that; today or earlier where it was open. None where no
    /// date was given.
    pub train: Option<(Day, [Day; 2])>,
}

/// How the answers did as they were given.
#[derive(Debug, Clone, PartialEq)]
pub struct KeptScore {
    /// Soreness, fatigue and mood on mornings after a day on which nothing more was done; none where they are too few.
    pub scales: [Option<ScaleScore>; 3],
    /// Mornings on which it is known whether the runner felt ready, after such a day.
    pub mornings: usize,
    /// Brier score of the chance given to that; 0 where there is no morning.
    pub brier: f64,
    /// First dates for training after an effort, whose day came with no other effort in between.
    pub dates: usize,
    /// How many of them came within the 80 % range that was given first.
    pub held: usize,
}

/// Gives, of answers in the order of their days and moments, the one that counts for each day: what the runner was told last
/// before they acted on it.
///
/// That is the last answer before the first session of the day began, and no later than noon, or than an hour after the
/// first where somebody rises late: the first glance is not what was advised where a check-in changed it, and what is said in the
/// evening no longer advises the day. Where nothing was said by then, it is the first answer of the day. A walk, a stretch and a
/// massage are nothing that was advised for or against.
#[must_use]
pub fn of_mornings<T: Clone>(answers: &[T], given: impl Fn(&T) -> (Day, Moment), journal: &Journal, athlete: &Athlete) -> Vec<T> {
    let days = answers.chunk_by(|one, next| given(one).0 == given(next).0);
    days.filter_map(|of_day| {
        let (day, glance) = given(of_day.first()?);
        let sat = noon_of(day, athlete).max(glance.plus_seconds(SITTING_HOURS * 3_600.0));
        let acted = first_start(day, journal, athlete).map_or(sat, |start| start.min(sat));
        let before = of_day.iter().take_while(|answer| given(answer).1 <= acted);
        before.last().or(of_day.first()).cloned()
    })
    .collect()
}

/// Gives the answers [`of_mornings`] of the days on which one was told before the first session began: whether the runner kept to
/// what nobody had told them yet is no question.
#[must_use]
pub fn told_in_time<T: Clone>(
    answers: &[T],
    given: impl Fn(&T) -> (Day, Moment),
    journal: &Journal,
    athlete: &Athlete,
) -> Vec<T> {
    let mut told = of_mornings(answers, &given, journal, athlete);
    told.retain(|answer| {
        let (day, at) = given(answer);
        first_start(day, journal, athlete).is_none_or(|start| at <= start)
    });
    told
}

/// Gives when the first session of a day began that is advised for or against; `None` where there is none.
fn first_start(day: Day, journal: &Journal, athlete: &Athlete) -> Option<Moment> {
    let sessions = journal.sessions_on(day, athlete).iter().filter(|session| !session.sport.is_gentle());
    sessions.map(|session| session.start).min()
}

/// Scores the answers, in the order they were given, by what the journal says of the time since.
#[must_use]
pub fn kept_score(now: Moment, given: &[Given], journal: &Journal, athlete: &Athlete) -> KeptScore {
    let mut tallies = <[Tally; 3]>::default();
    let mut felt = Felt::default();
    for (at, morning) in mornings_said(now, journal, athlete).iter().enumerate() {
        let expected = expected_of(morning, given, journal, athlete).filter(|_| at >= TEACHING);
        if let Some(expected) = expected {
            for (tally, (said, expected)) in tallies.iter_mut().zip(morning.said.iter().zip(expected)) {
                tally.score(*said, expected);
            }
            if let Some(ready) = morning.felt_ready(&tallies) {
                felt.score(ready, morning.chance(&tallies, &expected), [None; 4]);
            }
        }
        tallies.iter_mut().zip(morning.said).for_each(|(tally, said)| tally.learn(said));
    }
    let of_mornings = of_mornings(given, |given| (given.day, given.at), journal, athlete);
    let dates = dates(&of_mornings, journal, athlete);
    let card = felt.card(tallies.map(Tally::card));
    KeptScore {
        scales: card.scales,
        mornings: card.mornings,
        brier: card.brier,
        dates: dates.len(),
        held: dates.iter().filter(|is_held| **is_held).count(),
    }
}

impl KeptScore {
    /// Says whether there is anything to tell.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.mornings < FEWEST && self.dates == 0 && self.scales.iter().all(Option::is_none)
    }
}

/// Gives what the last answer of the day before expected of a morning, where nothing was done since.
fn expected_of(morning: &Said, given: &[Given], journal: &Journal, athlete: &Athlete) -> Option<[Expected; 3]> {
    let eve = Day::of(morning.at, athlete.day_start).plus(-1);
    let answer = given.iter().rev().find(|given| given.day == eve && given.tomorrow.is_some())?;
    let sessions = journal.sessions();
    let from = sessions.partition_point(|session| session.start < answer.at.plus_days(-LONGEST_DAYS));
    let until = sessions.partition_point(|session| session.start < morning.at);
    let mut late = sessions.get(from..until).unwrap_or_default().iter().filter(|session| session.end() > answer.at);
    if late.next().is_some() { None } else { answer.tomorrow }
}

/// Says, for each first date that a morning gave after an effort, whether it came to be within its range.
///
/// The day of training lies between the last answer that held it shut and the first that did not, since nobody asks every
/// morning: the range held where it reaches into that span.
fn dates(given: &[Given], journal: &Journal, athlete: &Athlete) -> Vec<bool> {
    let mut dates = Vec::new();
    let mut rest = given;
    while let Some(at) = rest.iter().position(|given| ahead(given) >= AHEAD_DAYS) {
        rest = rest.get(at..).unwrap_or_default();
        let Some((first, later)) = rest.split_first() else { break };
        let shut = later.iter().take_while(|given| ahead(given) > 0 && !is_disturbed(first, given, journal, athlete)).count();
        let (waiting, after) = later.split_at_checked(shut).unwrap_or_default();
        let open = after.first().filter(|open| ahead(open) <= 0 && !is_disturbed(first, open, journal, athlete));
        if let (Some(open), Some((_, [earliest, latest]))) = (open, first.train) {
            let last_shut = waiting.last().unwrap_or(first).day;
            dates.push(earliest <= open.day && latest > last_shut);
        }
        rest = after;
    }
    dates
}

/// Gives the days from an answer until it held training open; 0 where it gave no date.
fn ahead(given: &Given) -> i64 {
    given.train.map_or(0, |(day, _)| day.since(given.day))
}

/// Says whether an effort of some size, an illness or an injury came between two answers.
fn is_disturbed(first: &Given, later: &Given, journal: &Journal, athlete: &Athlete) -> bool {
    let is_between = |moment: Moment| moment > first.at && moment <= later.at;
    let sessions = journal.sessions();
    let efforts = sessions.iter().enumerate().filter(|(_, session)| is_between(session.end()));
    let mut costly =
        efforts.filter(|(at, session)| days_alone(session, sessions.get(..*at).unwrap_or_default(), athlete) >= SPARING_DAYS);
    let mut spells = journal.spells().iter().filter(|spell| spell.from > first.day && spell.from <= later.day);
    later.train.is_none() || costly.next().is_some() || spells.next().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{CheckIn, Entry, Id, Rpe, Scale5, Seconds, Session, Sport, Ten};

    fn at(day: i64, hour: f64) -> Moment {
        Moment::from_rfc3339("2026-03-02T00:00:00+00:00").unwrap().plus_days(day as f64 + hour / 24.0)
    }

    fn day(day: i64) -> Day {
        Day::of(at(day, 12.0), Athlete::default().day_start)
    }

    fn said(on: i64, soreness: f64) -> Entry {
        let mut check_in = CheckIn::new(at(on, 7.0));
        check_in.soreness = Ten::new(soreness).ok();
        check_in.fatigue = Scale5::new(2);
        Entry::CheckIn(check_in)
    }

    fn run(on: i64, hours: f64) -> Entry {
        let mut session = Session::new(Sport::Run, at(on, 18.0));
        session.moving = Seconds::new(hours * 3_600.0).ok();
        session.rpe = Rpe::new(8.0).ok();
        Entry::Session(session)
    }

    fn answer(on: i64, soreness: f64, train: i64) -> Given {
        let figure = |median: f64| Expected { median, least: median - 1.0, most: median + 1.0 };
        let train = Some((day(train), [day(train - 1), day(train + 1)]));
        Given { at: at(on, 8.0), day: day(on), tomorrow: Some([figure(soreness), figure(2.0), figure(4.0)]), train }
    }

    fn score(given: &[Given], entries: Vec<Entry>) -> KeptScore {
        let numbered = entries.into_iter().enumerate();
        let journal = Journal::from_entries(numbered.map(|(at, entry)| (Id::new(uuid::Uuid::from_u128(at as u128 + 1)), entry)));
        kept_score(at(200, 12.0), given, &journal, &Athlete::default())
    }

    #[test]
    fn what_was_foretold_is_scored_as_it_was_given_and_only_after_a_day_on_which_nothing_more_was_done() {
        let mornings: Vec<Entry> = (0..60).map(|on| said(on, 1.0)).collect();
        let right: Vec<Given> = (0..60).map(|on| answer(on, 1.0, on)).collect();
        let scored = score(&right, mornings.clone());
        let soreness = scored.scales[0].unwrap();
        assert_eq!((scored.mornings, soreness.mornings), (46, 46));
        assert!(soreness.error < 1e-9 && soreness.within > 0.99 && scored.brier < 0.2, "{scored:?}");
        let wrong: Vec<Given> = (0..60).map(|on| answer(on, 4.0, on)).collect();
        let scored = score(&wrong, mornings.clone());
        assert!((scored.scales[0].unwrap().error - 3.0).abs() < 1e-9 && scored.brier > 0.5, "{scored:?}");
        let every_other_evening = (0..30).map(|week| run(week * 2, 0.5));
        assert_eq!(score(&right, mornings.into_iter().chain(every_other_evening).collect()).mornings, 23);
    }

    #[test]
    fn of_a_morning_that_was_answered_several_times_the_last_word_before_the_first_session_counts() {
        let counts = |hours: &[f64], entries: &[Entry]| {
            let numbered = entries.iter().cloned().enumerate();
            let id = |at: usize| Id::new(uuid::Uuid::from_u128(at as u128 + 1));
            let journal = Journal::from_entries(numbered.map(|(of, entry)| (id(of), entry)));
            let answers: Vec<Given> = hours.iter().map(|hour| Given { at: at(0, *hour), ..answer(0, 1.0, 0) }).collect();
            let of = of_mornings(&answers, |given| (given.day, given.at), &journal, &Athlete::default());
            of.iter().map(|given| given.at).collect::<Vec<_>>()
        };
        assert_eq!(counts(&[7.0, 7.1, 21.0], &[]), [at(0, 7.1)]);
        assert_eq!(counts(&[7.0, 7.1, 21.0], &[run(0, 1.0)]), [at(0, 7.1)]);
        let mut early = Session::new(Sport::Run, at(0, 7.05));
        early.moving = Seconds::new(1_800.0).ok();
        assert_eq!(counts(&[7.0, 7.1, 21.0], &[Entry::Session(early.clone())]), [at(0, 7.0)]);
        early.sport = Sport::Walk;
        assert_eq!(counts(&[7.0, 7.1, 21.0], &[Entry::Session(early)]), [at(0, 7.1)]);
        assert_eq!(counts(&[13.0, 21.0], &[]), [at(0, 13.0)], "nothing was said in the morning");
        assert_eq!(counts(&[13.0, 13.1, 21.0], &[run(0, 1.0)]), [at(0, 13.1)], "checked in after rising late, run at 18:00");
        assert_eq!(counts(&[11.9, 12.1], &[]), [at(0, 12.1)], "noon does not part a look from its check-in");
    }

    #[test]
    fn nobody_is_held_to_what_was_told_only_after_their_session_had_begun() {
        let journal = Journal::from_entries([(Id::new(uuid::Uuid::nil()), run(0, 1.0))]);
        let told = |hours: &[f64]| {
            let answers: Vec<Given> = hours.iter().map(|hour| Given { at: at(0, *hour), ..answer(0, 1.0, 0) }).collect();
            let told = told_in_time(&answers, |given| (given.day, given.at), &journal, &Athlete::default());
            told.iter().map(|given| given.at).collect::<Vec<_>>()
        };
        assert_eq!(told(&[19.5]), [], "the reply to logging the run of 18:00");
        assert_eq!(told(&[17.0, 19.5]), [at(0, 17.0)]);
        assert_eq!(told(&[7.0, 7.1, 19.5]), [at(0, 7.1)]);
    }

    #[test]
    fn a_first_date_held_where_training_opened_within_its_range() {
        // Shut from the answer on day 1, foretold for day 6 (5 to 7).
        let shut = |until: i64| (1..until).map(|on| answer(on, 2.0, 6.max(on + 1))).collect::<Vec<_>>();
        let opened = |on: i64| [shut(on), vec![answer(on, 1.0, on)]].concat();
        let dates = |given: &[Given], entries: Vec<Entry>| {
            let score = score(given, entries);
            (score.dates, score.held)
        };
        assert_eq!(dates(&opened(6), vec![run(0, 2.0)]), (1, 1));
        assert_eq!(dates(&opened(3), vec![run(0, 2.0)]), (1, 0));
        assert_eq!(dates(&opened(12), vec![run(0, 2.0)]), (1, 0));
        // Nobody asked between day 1 and day 9: the range may have held.
        assert_eq!(dates(&[answer(1, 2.0, 6), answer(9, 1.0, 9)], vec![run(0, 2.0)]), (1, 1));
        // Another effort came between: the first date after that one counts.
        let moved = [shut(4), vec![answer(4, 2.0, 9), answer(8, 2.0, 9), answer(9, 1.0, 9)]].concat();
        assert_eq!(dates(&moved, vec![run(0, 2.0)]), (1, 0));
        assert_eq!(dates(&moved, vec![run(0, 2.0), run(3, 2.0)]), (1, 1));
        // Training has not opened yet.
        assert_eq!(dates(&shut(5), vec![run(0, 2.0)]), (0, 0));
    }
}

//! The line of what is planned: `sat long 2h`, `2026-12-06 race A 42k "Marathon de Paris"`.

use super::days::{self, Lean};
use super::doubt::{SURE, doubted, sure};
use super::draft::LineDraft;
use super::every;
use super::gather::{PlacedPieces, Reader, gather, joint};
use super::misread::{Misread, MisreadReason};
use super::nearest::Vocabulary;
use super::piece::{Found, OpenFigure, Pair, Piece, Text, Wanted};
use super::said::what;
use super::scan::ScannedLine;
use super::session::{Word, WordRole, words};
use super::settle::{ClockPlace, Context, settle};
use super::timing::Timing;
use super::{built, clocks, efforts, lengths, other_words, paces, sports, texts, times};
use crate::journal::{Day, Every, Kind, Planned, Priority, Sport, TimeOfDay, Units};

/// The farthest day that is planned for: five years.
const FARTHEST_DAYS: i64 = 1_830;

/// A day that is over for longer than this was meant for another year.
const DAYS_OF_A_YEAR: i64 = 366;

/// Everything the line of a plan says, for a screen that follows as it is typed.
#[derive(Debug, Clone, PartialEq)]
pub struct PlannedReading {
    /// The plan as far as the line is understood.
    pub planned: Planned,
    /// The words that are understood, in order.
    pub words: Vec<Word>,
    /// What is wrong, in order of its place; empty where the line is complete.
    pub misreads: Vec<Misread>,
    /// How the plan comes again, where it does.
    pub every: Option<Every>,
    /// What the line leaves open and was taken for granted, in a sentence each.
    pub granted: Vec<String>,
}

/// Reads the line of a planned session or race. A race without a priority is an A race; a parkrun that is only named, a C race.
///
/// # Errors
/// The first word that is not understood or does not fit.
pub fn planned(today: Day, units: Units, text: &str) -> Result<Planned, Misread> {
    let reading = read_planned(today, today, units, text);
    match reading.misreads.into_iter().next() {
        Some(misread) => Err(misread),
        None => Ok(reading.planned),
    }
}

/// Reads the line of a planned session or race, which may come again: `easy 8k every tue for 6 weeks`.
///
/// # Errors
/// The first word that is not understood or does not fit.
pub fn plans(today: Day, units: Units, text: &str) -> Result<(Planned, Option<Every>), Misread> {
    let reading = read_plans(today, units, text);
    match reading.misreads.into_iter().next() {
        Some(misread) => Err(misread),
        None => Ok((reading.planned, reading.every)),
    }
}

/// Reads as much as can be understood of the line of a new plan, which may come again.
#[must_use]
pub fn read_plans(today: Day, units: Units, text: &str) -> PlannedReading {
    match every::again(today, text) {
        Ok(None) => read_planned(today, today, units, text),
        Ok(Some(again)) => {
            let mut reading = read_planned(today, today, units, &again.line);
            reading.words.extend(again.spans.into_iter().map(|span| Word { span, role: WordRole::When }));
            reading.words.sort_by_key(|word| word.span.start);
            PlannedReading { every: Some(again.every), ..reading }
        }
        Err(misread) => PlannedReading { misreads: vec![misread], ..read_planned(today, today, units, text) },
    }
}

/// Reads as much as can be understood of the line of one plan, for the day `earliest` at the earliest: a plan that is put
/// right may stand on a day that is over.
#[must_use]
pub fn read_planned(today: Day, earliest: Day, units: Units, text: &str) -> PlannedReading {
    let line = match ScannedLine::scan(text) {
        Ok(line) => line,
        Err(misread) => {
            return PlannedReading {
                planned: Planned::new(Sport::Run, today),
                words: Vec::new(),
                misreads: vec![misread],
                every: None,
                granted: Vec::new(),
            };
        }
    };
    let mut gathered = gather(&line, &readers(units), &vocabulary());
    paces::complete(&mut gathered, units);
    let context = context(&gathered, units);
    settle(&mut gathered, context);
    let draft = LineDraft::fill(&mut gathered, units);
    if gathered.misreads.is_empty() && !draft.says_something() && draft.priority.is_none() {
        gathered.miss_out(text, "a plan needs a sport, a distance or a time", "such as `sat long 2h` or `6 dec race A 42k`");
    }
    gathered.misreads.extend(doubted(&draft, units));
    let day = day(&draft.timing, today, earliest.min(today), text).unwrap_or_else(|misread| {
        gathered.misreads.push(misread);
        today
    });
    gathered.misreads.sort_by_key(|misread| misread.span.start);
    let (planned, words) = (assemble(&draft, day), words(&gathered));
    PlannedReading { planned, words, misreads: gathered.misreads, every: None, granted: draft.granted }
}

pub(super) fn readers(units: Units) -> Vec<Reader<'static>> {
    let climb: Reader<'static> = match units {
        Units::Metric => &|line, at| lengths::climb(line, at, Units::Metric),
        Units::Imperial => &|line, at| lengths::climb(line, at, Units::Imperial),
    };
    vec![
        &text,
        &priority,
        &off,
        &every,
        &goal,
        &days::day,
        &other_words::pace_of_a_race,
        &other_words::training,
        &paces::pace,
        &clocks::clock,
        &clocks::named,
        &efforts::rpe,
        climb,
        &time,
        &built::repeats,
        &lengths::distance,
        &sports::named_distance,
        &sports::sport,
        &other_words::several_planned,
        &sports::kind,
        &other_words::called,
        &sure,
        &joint,
    ]
}

pub(super) fn vocabulary() -> Vocabulary {
    let tables = sports::SPORTS.iter().map(|(name, _)| *name).chain(sports::KINDS.iter().map(|(name, _)| *name));
    let tables = tables.chain(lengths::NAMED.iter().map(|(name, _)| *name)).filter(|name| !name.contains(' '));
    let labels = [times::WORDS, days::WORDS].into_iter().flatten().copied().chain(["priority", "rpe", "note", "title", SURE]);
    Vocabulary::new(
        tables.chain(labels).chain(lengths::words()),
        "write a day, a sport, a distance, a time, a climb, an rpe or `race A`; put a title in \"quotes\"",
        "write `{}k` for a distance, `{}min` for a time or `{} dec` for a day",
    )
}

/// Reads `A race`, `race B`, `C-race`, `priority A`.
fn priority(line: &ScannedLine<'_>, at: usize) -> Option<Found> {
    let (first, second) = (line.letters(at)?, line.letters(at + 1));
    let hyphen = usize::from(line.is_sign(at + 1, '-'));
    if let (Some(priority), Some("race")) = (lettered(first), line.letters(at + 1 + hyphen)) {
        return Found::many(2 + hyphen, vec![Piece::Priority(priority), Piece::Kind(Kind::Race)]);
    }
    match (first, second.and_then(lettered)) {
        ("race", Some(priority)) => Found::many(2, vec![Piece::Priority(priority), Piece::Kind(Kind::Race)]),
        ("priority" | "prio", Some(priority)) => Found::one(2, Piece::Priority(priority)),
        ("priority" | "prio", None) => {
            Found::wrong(1, MisreadReason::Unfinished { label: first.to_owned(), needs: "one of A, B and C" })
        }
        _ => None,
    }
}

fn lettered(word: &str) -> Option<Priority> {
    match word {
        "a" => Some(Priority::A),
        "b" => Some(Priority::B),
        "c" => Some(Priority::C),
        _ => None,
    }
}

/// What people call days without a session.
const OFF: &[(&str, ())] = &[
    ("rest", ()),
    ("rest day", ()),
    ("rest days", ()),
    ("rest week", ()),
    ("off", ()),
    ("day off", ()),
    ("days off", ()),
    ("week off", ()),
    ("break", ()),
    ("season break", ()),
    ("holiday", ()),
    ("holidays", ()),
    ("vacation", ()),
];

/// Refuses days without a session: a session that is planned is not turned into them.
fn off(line: &ScannedLine<'_>, at: usize) -> Option<Found> {
    let ((), used) = sports::named(line, at, OFF)?;
    Found::wrong(
        used,
        MisreadReason::Impossible {
            word: line.written(at, used),
            why: "is no session",
            remedy: "delete this plan, and plan the rest itself: `deckchair plan rest sun` or `deckchair plan break 20 dec to 3 jan`",
        },
    )
}

/// Refuses a plan for more than one day.
fn every(line: &ScannedLine<'_>, at: usize) -> Option<Found> {
    let word = line.letters(at)?;
    let used = match word {
        "every" | "each" => 1 + usize::from(line.letters(at + 1).is_some()),
        "weekly" | "daily" | "mondays" | "tuesdays" | "wednesdays" | "thursdays" | "fridays" | "saturdays" | "sundays" => 1,
        _ => return None,
    };
    Found::wrong(
        used,
        MisreadReason::Impossible {
            word: line.written(at, used),
            why: "is more than one day",
            remedy: "one plan is of one day; a new one may come again each week: `deckchair plan easy 8k every tue for 6 weeks`",
        },
    )
}

/// Reads the word before a time that is aimed at: `sub 3:30`, `goal 3h30`.
fn goal(line: &ScannedLine<'_>, at: usize) -> Option<Found> {
    line.letters(at).filter(|word| matches!(*word, "sub" | "goal" | "target" | "under")).and_then(|_| Found::one(1, Piece::Joint))
}

/// Reads a title or a note.
fn text(line: &ScannedLine<'_>, at: usize) -> Option<Found> {
    let found = texts::text(line, at)?;
    match found.says.as_deref() {
        Ok([Piece::Text(Text::Place(_) | Text::Tag(_)), ..]) => {
            not_in_a_plan(line, at, found.used, "is a place or a tag, and a plan has neither")
        }
        Ok(_) | Err(_) => Some(found),
    }
}

/// Reads a time in motion.
fn time(line: &ScannedLine<'_>, at: usize) -> Option<Found> {
    let found = times::time(line, at)?;
    let is_elapsed =
        |piece: &Piece| matches!(piece, Piece::Elapsed(_) | Piece::Open(OpenFigure::Pair(Pair { asked: Wanted::Elapsed, .. })));
    if found.says.as_ref().is_ok_and(|pieces| pieces.iter().any(is_elapsed)) {
        return not_in_a_plan(line, at, found.used, "is an elapsed time, and a plan has only a time in motion");
    }
    Some(found)
}

fn not_in_a_plan(line: &ScannedLine<'_>, at: usize, used: usize, why: &'static str) -> Option<Found> {
    Found::wrong(
        used,
        MisreadReason::Impossible {
            word: line.written(at, used),
            why,
            remedy: "leave it out; it can be said when the session is done",
        },
    )
}

fn context(gathered: &PlacedPieces, units: Units) -> Context {
    let sport = gathered.parts.iter().find_map(|part| if let Piece::Sport(sport) = part.piece { Some(sport) } else { None });
    Context { sport: sport.unwrap_or(Sport::Run), units, wall: None, clock: ClockPlace::Taken }
}

/// Finds the day that is planned for.
fn day(timing: &Timing, today: Day, earliest: Day, text: &str) -> Result<Day, Misread> {
    let Some(said) = &timing.day else {
        let reason = MisreadReason::Missing { what: "a plan needs a day", remedy: "add one, such as sat, 6 dec or 2026-12-06" };
        return Err(Misread::new(text.len()..text.len(), reason));
    };
    let wrong = |reason| Misread::new(said.span.clone(), reason);
    let day = Day::new(said.what.date(today.date(), Lean::Coming).map_err(wrong)?);
    let impossible = |why, remedy| wrong(MisreadReason::Impossible { word: day.to_string(), why, remedy });
    if day < earliest {
        let remedy = if day.since(today) < -DAYS_OF_A_YEAR {
            "check the year"
        } else {
            "write a day to come; what has been is logged, not planned"
        };
        return Err(impossible("is over", remedy));
    }
    if day.since(today) > FARTHEST_DAYS {
        return Err(impossible("is more than five years away", "check the year"));
    }
    Ok(day)
}

fn assemble(draft: &LineDraft, day: Day) -> Planned {
    let priority = what(draft.priority.as_ref());
    let kind = what(draft.kind.as_ref()).or(priority.map(|_| Kind::Race));
    // A plan has no place for the name of a sport that is none of ours: it is the title, or stands with the notes.
    let (title, beside) = match (what(draft.title.as_ref()), what(draft.sport_name.as_ref())) {
        (Some(title), name) => (title, name),
        (None, name) => (name.unwrap_or_default(), None),
    };
    // Nobody prepares for the parkrun of every Saturday.
    let unsaid = if draft.race_by_name.is_some_and(|distance| distance.value() < 10_000.0) { Priority::C } else { Priority::A };
    let notes = [beside, what(draft.notes.as_ref())].into_iter().flatten().collect::<Vec<_>>().join("\n");
    Planned {
        start: draft.timing.clock.as_ref().map(|clock| TimeOfDay::new(clock.what)),
        race: if kind == Some(Kind::Race) { priority.or(Some(unsaid)) } else { None },
        kind,
        moving: what(draft.time.as_ref()),
        distance: what(draft.distance.as_ref()),
        climb: what(draft.climb.as_ref()),
        descent: what(draft.descent.as_ref()),
        rpe: what(draft.rpe.as_ref()),
        title,
        notes,
        ..Planned::new(draft.sport(), day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::phrase::{stopwatch, write_planned};

    /// Sunday, 22 November 2026.
    fn today() -> Day {
        Day::new(chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap())
    }

    fn read(text: &str) -> Planned {
        planned(today(), Units::Metric, text).map_err(|misread| format!("{text}: {misread}")).unwrap()
    }

    #[test]
    fn days_are_the_coming_ones() {
        for (text, day) in [
            ("sat long 2h", "2026-11-28"),
            ("run 1h today", "2026-11-22"),
            ("run 1h sun", "2026-11-22"),
            ("run 1h next sunday", "2026-11-29"),
            ("run 1h tomorrow", "2026-11-23"),
            ("run 1h in 2 weeks", "2026-12-06"),
            ("run 1h 6 dec", "2026-12-06"),
            ("run 1h 21 nov", "2027-11-21"),
            ("run 1h 2026-12-06", "2026-12-06"),
            ("run 1h Sun 6 Dec", "2026-12-06"),
            ("run 1h on the 28th", "2026-11-28"),
            ("run 1h on the 5th", "2026-12-05"),
        ] {
            assert_eq!(read(text).day.to_string(), day, "{text}");
        }
    }

    #[test]
    fn a_plan_that_is_put_right_may_stand_on_a_day_that_is_over() {
        let yesterday = today().plus(-1);
        let said = |earliest| read_planned(today(), earliest, Units::Metric, "2026-11-21 10k").misreads.len();
        assert_eq!((said(today()), said(yesterday)), (1, 0));
    }

    #[test]
    fn a_new_plan_may_come_again() {
        let (planned, every) = plans(today(), Units::Metric, "easy 8k 45min every tue for 6 weeks").unwrap();
        assert_eq!((planned.day.to_string().as_str(), planned.kind), ("2026-11-24", Some(Kind::Easy)));
        assert_eq!(every, Some(Every { weeks: 1, until: crate::journal::Until::Times(6) }));
        assert_eq!(plans(today(), Units::Metric, "sat long 2h").map(|(_, every)| every), Ok(None));
        let daily = plans(today(), Units::Metric, "8k every day").unwrap_err();
        assert_eq!(daily.to_string(), "`every day` is more than one day");
    }

    #[test]
    fn a_plan_tells_what_of_its_line_does_not_count() {
        let granted = |text: &str| read_plans(today(), Units::Metric, text).granted;
        let easy = "A session has one kind: long counts, easy does not. Add `rpe 3`, say, for how easy it is.";
        assert_eq!((granted("sat long 2h easy"), granted("long easy 2h every sat")), (vec![easy.into()], vec![easy.into()]));
        assert!(granted("sat long 2h").is_empty());
    }

    #[test]
    fn what_is_understood_is_kept_beside_what_is_not() {
        let reading = read_planned(today(), today(), Units::Metric, "sat wibble 10k");
        assert_eq!(reading.planned.distance.map(crate::journal::Metres::value), Some(10_000.0));
        assert_eq!((reading.words.len(), reading.misreads.len()), (2, 1));
    }

    #[test]
    fn a_race_has_a_priority() {
        for (text, priority) in [
            ("6 dec race 42k", Some(Priority::A)),
            ("6 dec half marathon", Some(Priority::A)),
            ("sat parkrun", Some(Priority::C)),
            ("sat parkrun race A", Some(Priority::A)),
            ("sat easy parkrun", None),
            ("sat 12k marathon pace", None),
            ("6 dec A race 42k", Some(Priority::A)),
            ("6 dec race B 10k", Some(Priority::B)),
            ("6 dec c-race 10k", Some(Priority::C)),
            ("6 dec marathon priority b", Some(Priority::B)),
            ("6 dec long 30k", None),
        ] {
            let planned = read(text);
            assert_eq!((planned.race, planned.race.is_some()), (priority, planned.kind == Some(Kind::Race)), "{text}");
        }
    }

    #[test]
    fn a_plan_says_what_it_is_to_be() {
        let planned = read("sat trail 42k 2300m+ 6h10 rpe 8 \"Loup Blanc\" note \"poles\"");
        assert_eq!(planned.sport, Sport::Trail);
        assert_eq!(planned.moving.map(stopwatch).as_deref(), Some("6:10:00"));
        assert_eq!((planned.title.as_str(), planned.notes.as_str()), ("Loup Blanc", "poles"));
        assert_eq!(read("sat 10k 4:50/km").moving.map(stopwatch).as_deref(), Some("48:20"));
        assert_eq!(read("sat tennis 1h").title, "tennis");
        let named = read("sat sport \"curling\" 1h \"Final\" note \"gloves\"");
        assert_eq!((named.title.as_str(), named.notes.as_str()), ("Final", "curling\ngloves"));
        assert_eq!(read("marathon 6 dec at 9:00").start.unwrap().to_string(), "09:00");
        assert_eq!(read("sat long 2h 19:00").start.unwrap().to_string(), "19:00");
        assert_eq!(read("6 dec marathon sub 3:30").moving.map(stopwatch).as_deref(), Some("3:30:00"));
        let built = read("tue 6x800m 50min");
        assert_eq!((built.kind, built.title.as_str()), (Some(Kind::Intervals), "6x800m"));
        assert_eq!(read("6 sep triathlon race A 2h30").title, "triathlon");
        assert_eq!(read("6 dec 9:00 race 42k 3:36").moving.map(stopwatch).as_deref(), Some("3:36:00"));
    }

    #[test]
    fn what_does_not_fit_is_pointed_at() {
        for (text, message) in [
            ("long 2h", "a plan needs a day"),
            ("sat", "a plan needs a sport, a distance or a time"),
            ("yesterday 10k", "`2026-11-21` is over"),
            ("2099-01-01 10k", "`2099-01-01` is more than five years away"),
            ("sat 10k @Annecy", "`@Annecy` is a place or a tag, and a plan has neither"),
            ("sat 10k elapsed 1h", "`elapsed 1h` is an elapsed time, and a plan has only a time in motion"),
            ("sat race priority", "`priority` needs one of A, B and C"),
            ("satt 10k", "`satt` is not understood"),
            ("season break 1 dec to 14 dec", "`season break` is no session"),
            ("rest day sat", "`rest day` is no session"),
            ("every tue intervals 1h", "`every tue` is more than one day"),
            ("next week long 2h", "`next week` is more than one day"),
            ("long run at the weekend", "`the weekend` is more than one day"),
            ("fri 13 dec 10k", "Fri does not fit: that day is Sun 13 Dec 2026"),
            ("sat 21 nov 10k", "`2026-11-21` is over"),
        ] {
            let misread = planned(today(), Units::Metric, text).expect_err(text);
            assert_eq!(misread.to_string(), message, "{text}");
        }
    }

    #[test]
    fn the_time_of_day_of_a_plan_is_a_word_of_its_line() {
        let line = write_planned(&read("sat long 2h 19:00 note \"with Ana\""), Units::Metric);
        assert_eq!(line, "2026-11-28 run long 2:00:00 at 19:00 note \"with Ana\"");
    }

    #[test]
    fn a_plan_is_written_so_that_it_is_read_again() {
        for text in [
            "sat long 2h",
            "6 dec race b 42.195k 3h36 \"Paris\"",
            "in 3 days trail 30k 1200m+ 1200m- rpe 7",
            "tomorrow yoga 20min",
            "sat long 2h at 19:00 note \"with Ana\"",
            "sat sport \"curling\" 1h at 19:00 \"Final\"",
        ] {
            let planned = read(text);
            assert_eq!(read(&write_planned(&planned, Units::Metric)), planned, "{text}");
        }
    }
}

//! `checkin`: how the runner is this morning.

use crate::app::in_short;
use crate::journal::{Change, CheckIn, Correction, Day, DayReport, Entry, Journal, Rest};
use crate::phrase::{self, CheckInLine};
use crate::views::{self, AskedQuestion, CheckInField, Said, Tone};

use super::{Desk, Failure, told};

/// Hours of the runner's day within which `rested` speaks of the day before: a day that has just begun was not rested yet.
const YESTERDAY_UNTIL_HOURS: i64 = 8;

/// What `checkin` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = "Such as: deckchair checkin soreness 3 sleep 7h30 rhr 48 hrv 62 mood 4 fatigue 2\n         \
                        deckchair checkin fever, deckchair checkin niggle knee, deckchair checkin ill since thu\n         \
                        deckchair checkin unlogged from 15 may until 19 nov: you trained as usual and did not log it\n\n\
                        Without words it says which answers could change today's answer. A second check-in of a day adds to the \
                        first; a milder word on an illness, two hours later or more, stands beside it.")]
pub struct CheckinArgs {
    /// The answers, in any order; each may be left out.
    #[arg(value_name = "WORDS")]
    words: Vec<String>,
}

/// Keeps a check-in, or says what one would ask.
///
/// # Errors
/// Where a word is not understood, or the log cannot be written.
pub fn run(args: &CheckinArgs, desk: &mut Desk<'_>) -> Result<(), Failure> {
    if args.words.is_empty() {
        return ask(desk);
    }
    let line = phrase::line_of(&args.words);
    if phrase::names_a_stretch(&line) {
        return lasting(&line, desk);
    }
    let CheckInLine { check_in, rested, granted } =
        phrase::check_in(desk.now(), &desk.athlete, &line).map_err(|misread| Failure::misread(&misread, &line))?;
    let ledger = desk.ledger()?;
    let mut said = Vec::new();
    let mut changes = Vec::new();
    if check_in != CheckIn::new(check_in.at) {
        let change = checked_in(&ledger.journal, desk, check_in);
        said.extend(kept(&change).map(|entry| Said::new(Tone::Good, told::entry(entry, desk.today(), desk.settings.units))));
        changes.push(change);
    }
    said.extend(granted.into_iter().map(|granted| Said::new(Tone::Plain, granted)));
    if rested {
        let (change, words) = rested_on(&ledger.journal, desk);
        said.push(words);
        changes.extend(change);
    }
    let label = format!("log check-in of {}", phrase::moment(desk.now()));
    let turn = desk.keep(ledger, &label, &changes)?;
    let before = desk.assess(&turn.earlier);
    let asked = views::asked_back(&before, &turn.after, &turn.journal, &desk.athlete, desk.settings.units);
    said.extend(asked.into_iter().map(|asked| Said { text: format!("! {}", asked.text), ..asked }));
    said.push(desk.answer(&turn));
    desk.say(&said)
}

/// Keeps an illness or injury of several days.
fn lasting(line: &str, desk: &mut Desk<'_>) -> Result<(), Failure> {
    let spell = phrase::spell(desk.today(), line).map_err(|misread| Failure::misread(&misread, line))?;
    let entry = Entry::Spell(spell);
    let told = Said::new(Tone::Good, told::entry(&entry, desk.today(), desk.settings.units));
    let label = format!("log {}", in_short(&entry, desk.settings.units));
    let turn = desk.keep(desk.ledger()?, &label, &[Change::Add(entry)])?;
    let answer = desk.answer(&turn);
    desk.say(&[told, answer])
}

/// Says which questions could change today's answer.
fn ask(desk: &mut Desk<'_>) -> Result<(), Failure> {
    let journal = desk.read()?.journal;
    let assessment = desk.assess(&journal);
    let view = views::check_in(desk.now(), &assessment, &journal, &desk.athlete, desk.settings.units);
    let mut lines = Vec::new();
    for sign in &view.standing {
        let name = phrase::names::red_flag(sign.flag);
        lines.push(Said::new(Tone::Plain, format!("Is it gone: {}?", sign.label)));
        lines.push(Said::new(Tone::Quiet, format!("  if so: deckchair checkin {name} gone")));
    }
    if !view.standing.is_empty() {
        return desk.say(&lines);
    }
    for question in &view.asked {
        lines.push(Said::new(Tone::Plain, question.ask.clone()));
        let beside = [question.scale, &question.last, &question.usual].into_iter().filter(|text| !text.is_empty());
        lines.push(Said::new(Tone::Quiet, format!("  {}", beside.collect::<Vec<_>>().join(", "))));
    }
    if lines.is_empty() {
        lines.push(Said::new(
            Tone::Plain,
            "No likely answer would change today's word or move a date by half a day; all are welcome.".to_owned(),
        ));
    }
    lines.push(Said::new(Tone::Quiet, format!("To answer: deckchair checkin {}", example(&view.asked))));
    desk.say(&lines)
}

/// Gives words that answer what is asked.
fn example(asked: &[AskedQuestion]) -> String {
    let words: Vec<&str> = asked
        .iter()
        .map(|question| match question.field {
            CheckInField::Soreness => "soreness 3",
            CheckInField::Fatigue => "fatigue 2",
            CheckInField::Mood => "mood 4",
            CheckInField::Sleep => "sleep 7h30",
            CheckInField::SleepQuality => "quality 4",
            CheckInField::Stress => "stress 2",
            CheckInField::RestingHeart => "rhr 48",
            CheckInField::Hrv => "hrv 62",
            CheckInField::Health => "well",
            CheckInField::Pain => "pain gone",
        })
        .collect();
    if words.is_empty() { "soreness 3 fatigue 2 sleep 7h30".to_owned() } else { words.join(" ") }
}

/// Adds the answers to those of the same day, where there are some and these do not stand beside them.
fn checked_in(journal: &Journal, desk: &Desk<'_>, answers: CheckIn) -> Change {
    let day = Day::of(answers.at, desk.athlete.day_start);
    match journal.check_in_on(day, desk.athlete.day_start) {
        Some(kept) => kept.taking_in(answers),
        None => Change::Add(Entry::CheckIn(answers)),
    }
}

/// Notes the day that `rested` speaks of as a day of rest, where it may be one; in the morning that is the day before.
fn rested_on(journal: &Journal, desk: &Desk<'_>) -> (Option<Change>, Said) {
    let today = desk.today();
    let begun = desk.now().wall() - today.date().and_time(chrono::NaiveTime::MIN);
    let begun = begun.num_minutes() - i64::from(desk.athlete.day_start.minutes());
    let day = if begun < YESTERDAY_UNTIL_HOURS * 60 { today.plus(-1) } else { today };
    let spoken = phrase::full_day(day);
    match journal.report(day, &desk.athlete) {
        DayReport::Unreported => {
            let rest = Entry::Rest(Rest { day, notes: String::new() });
            (Some(Change::Add(rest)), Said::new(Tone::Good, format!("Noted rest on {spoken}.")))
        }
        DayReport::Rested => (None, Said::new(Tone::Quiet, format!("The log has {spoken} as a day of rest already."))),
        DayReport::Trained(_) => {
            (None, Said::new(Tone::Careful, format!("! There is a session on {spoken}: it is not noted as rest.")))
        }
    }
}

/// Gives the entry that a change keeps.
const fn kept(change: &Change) -> Option<&Entry> {
    match change {
        Change::Add(entry) | Change::Correct(_, Correction { now: entry, .. }) => Some(entry),
        Change::Delete(_) => None,
    }
}

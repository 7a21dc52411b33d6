//! The quick line of a session: `trail 42k 2300m+ 2300m- 6h10 rpe 8 race yesterday 9:00 "Echappée Belle"`.

use std::ops::Range;

use super::doubt::{SURE, doubted, sure};
use super::draft::LineDraft;
use super::gather::{PlacedPieces, Reader, gather, joint};
use super::here::Here;
use super::misread::{Misread, MisreadReason};
use super::nearest::Vocabulary;
use super::piece::{Piece, When};
use super::said::what;
use super::scan::ScannedLine;
use super::settle::{ClockPlace, Context, settle};
use super::start::start;
use super::{built, clocks, days, efforts, lengths, other_words, paces, sports, texts, times};
use crate::journal::{Moment, Session, Sport, Units, Zone};

/// Everything a quick line says, for a screen that follows as it is typed.
#[derive(Debug, Clone, PartialEq)]
pub struct SessionReading {
    /// The session as far as the line is understood; what is not said, or not understood, is unsaid.
    pub session: Session,
    /// The words that are understood, in order.
    pub words: Vec<Word>,
    /// What is wrong, in order of its place; empty where the line is complete.
    pub misreads: Vec<Misread>,
    /// What the line leaves open and was taken for granted, in a sentence each.
    pub granted: Vec<String>,
}

/// A part of a line that is understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The bytes of the line that are meant, on character boundaries.
    pub span: Range<usize>,
    /// What they are taken for.
    pub role: WordRole,
}

/// What a part of a line is taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WordRole {
    /// Sport or kind of session.
    Sport,
    /// Distance, climb or descent.
    Length,
    /// Time in motion, elapsed time or pace.
    Time,
    /// Effort, feeling or heart rate.
    Effort,
    /// Day or time of day.
    When,
    /// Title, note, place or tag.
    Text,
    /// That what hardly can be is so.
    Sure,
    /// A word that only joins others.
    Joint,
}

/// Reads the quick line of a session.
///
/// Distances and heights without a unit are in the runner's `units`; wall-clock times are those of the runner's zone. Without a
/// start the session ends now.
///
/// # Errors
/// The first word that is not understood or does not fit.
pub fn session(now: Moment, here: impl Into<Here>, units: Units, text: &str) -> Result<Session, Misread> {
    let reading = read_session(now, here, units, text);
    match reading.misreads.into_iter().next() {
        Some(misread) => Err(misread),
        None => Ok(reading.session),
    }
}

/// Reads as much as can be understood of the quick line of a session, and says what each word is taken for.
#[must_use]
pub fn read_session(now: Moment, here: impl Into<Here>, units: Units, text: &str) -> SessionReading {
    let here = here.into();
    let zone = here.zone;
    let line = match ScannedLine::scan(text) {
        Ok(line) => line,
        Err(misread) => {
            return SessionReading {
                session: Session::new(Sport::Run, now),
                words: Vec::new(),
                misreads: vec![misread],
                granted: Vec::new(),
            };
        }
    };
    let mut gathered = gather(&line, &readers(units), &vocabulary());
    gathered.measure_pools(units);
    paces::complete(&mut gathered, units);
    let context = context(&gathered, now, zone, units);
    settle(&mut gathered, context);
    let draft = LineDraft::fill(&mut gathered, units);
    if gathered.misreads.is_empty() && !draft.says_something() {
        gathered.miss_out(text, "a session needs a sport, a distance or a time", "such as `10k 52:30 rpe 7` or `run 90min`");
    }
    gathered.misreads.extend(doubted(&draft, units));
    let (start, misread) = start(&draft.timing, draft.length(), now, here);
    gathered.misreads.extend(misread);
    let session = assemble(&draft, start, zone, &mut gathered);
    gathered.misreads.sort_by_key(|misread| misread.span.start);
    SessionReading { session, words: words(&gathered), misreads: gathered.misreads, granted: draft.granted }
}

/// The readers of a session's words, in the order in which they are tried.
fn readers(units: Units) -> Vec<Reader<'static>> {
    let climb: Reader<'static> = match units {
        Units::Metric => &|line, at| lengths::climb(line, at, Units::Metric),
        Units::Imperial => &|line, at| lengths::climb(line, at, Units::Imperial),
    };
    vec![
        &texts::text,
        &clocks::day_and_clock,
        &clocks::date_and_triple,
        &days::day,
        &clocks::ago,
        &other_words::pace_of_a_race,
        &other_words::training,
        &paces::pace,
        &clocks::clock,
        &clocks::named,
        &clocks::part,
        &efforts::rpe,
        &efforts::feel,
        &efforts::heart,
        climb,
        &times::time,
        &built::repeats,
        &lengths::distance,
        &sports::named_distance,
        &sports::sport,
        &other_words::no_session,
        &other_words::several,
        &other_words::part,
        &other_words::lengths,
        &sports::kind,
        &other_words::called,
        &efforts::unrated,
        &efforts::incline,
        &efforts::zone,
        &sure,
        &joint,
    ]
}

/// The words of a session's line that are worth suggesting.
fn vocabulary() -> Vocabulary {
    let tables = sports::SPORTS.iter().map(|(name, _)| *name).chain(sports::KINDS.iter().map(|(name, _)| *name));
    let tables = tables.chain(sports::OTHERS.iter().map(|(name, _)| *name));
    let tables = tables.chain(lengths::NAMED.iter().map(|(name, _)| *name)).filter(|name| !name.contains(' '));
    let labels = [efforts::WORDS, times::WORDS, days::WORDS, clocks::WORDS].into_iter().flatten().copied().chain([SURE]);
    Vocabulary::new(
        tables.chain(labels).chain(lengths::words()),
        "put your own words in \"quotes\"; else write a sport (or sport \"curling\"), distance, time, climb, rpe, hr or day",
        "write `{}k` for a distance, `{}min` for a time, `{}m+` for a climb or `rpe {}` for an effort",
    )
}

fn context(gathered: &PlacedPieces, now: Moment, zone: Zone, units: Units) -> Context {
    let pieces = || gathered.parts.iter().map(|part| &part.piece);
    let merged = pieces().fold(None, |known, piece| match (known, piece) {
        (None, Piece::Sport(sport)) => Some(*sport),
        (Some(first), Piece::Sport(sport)) => sports::merged(first, *sport).or(Some(first)),
        (known, _) => known,
    });
    let other_day = pieces().any(|piece| matches!(piece, Piece::When(When::Day(_))));
    let wall = (!other_day).then(|| zone.at(now.utc()).wall().time());
    Context { sport: merged.unwrap_or(Sport::Run), units, wall, clock: ClockPlace::Taken }
}

fn assemble(draft: &LineDraft, start: super::start::Start, zone: Zone, gathered: &mut PlacedPieces) -> Session {
    if let (Some(elapsed), Some(moving)) = (&draft.elapsed, &draft.time)
        && elapsed.what < moving.what
    {
        let found = "the time in motion is longer".to_owned();
        let said = "the elapsed time".to_owned();
        gathered.misreads.push(Misread::new(elapsed.span.clone(), MisreadReason::Contradiction { said, found }));
    }
    if let (Some(average), Some(highest)) = (&draft.heart_avg, &draft.heart_max)
        && highest.what < average.what
    {
        let found = "the average is higher".to_owned();
        let said = "the highest heart rate".to_owned();
        gathered.misreads.push(Misread::new(highest.span.clone(), MisreadReason::Contradiction { said, found }));
    }
    Session {
        sport_name: what(draft.sport_name.as_ref()),
        kind: what(draft.kind.as_ref()),
        zone: if start.is_elsewhere { None } else { zone.name() },
        moving: what(draft.time.as_ref()),
        elapsed: what(draft.elapsed.as_ref()),
        distance: what(draft.distance.as_ref()),
        climb: what(draft.climb.as_ref()),
        descent: what(draft.descent.as_ref()),
        rpe: what(draft.rpe.as_ref()),
        feel: what(draft.feel.as_ref()),
        heart_avg: what(draft.heart_avg.as_ref()),
        heart_max: what(draft.heart_max.as_ref()),
        title: what(draft.title.as_ref()).unwrap_or_default(),
        notes: what(draft.notes.as_ref()).unwrap_or_default(),
        place: what(draft.place.as_ref()).unwrap_or_default(),
        tags: draft.tags.clone(),
        ..Session::new(draft.sport(), start.at)
    }
}

/// Gives the words that are understood, each once.
pub(super) fn words(gathered: &PlacedPieces) -> Vec<Word> {
    let mut words: Vec<Word> =
        gathered.parts.iter().map(|part| Word { span: part.span.clone(), role: role(&part.piece) }).collect();
    words.dedup_by(|next, word| next.span == word.span);
    words.retain(|word| !gathered.misreads.iter().any(|misread| misread.span == word.span));
    words
}

const fn role(piece: &Piece) -> WordRole {
    match piece {
        Piece::Sport(_) | Piece::OtherSport(_) | Piece::Kind(_) | Piece::LikelyKind(_) | Piece::Priority(_) => WordRole::Sport,
        Piece::Distance(_) | Piece::NamedDistance(_) | Piece::Climb(_) | Piece::Descent(_) | Piece::Work(_) => WordRole::Length,
        Piece::Time(_) | Piece::Elapsed(_) | Piece::Open(_) | Piece::Pace(_) | Piece::BarePace(_) => WordRole::Time,
        Piece::Rpe(_) | Piece::Feel(_) | Piece::HeartAvg(_) | Piece::HeartMax(_) => WordRole::Effort,
        Piece::When(_) => WordRole::When,
        Piece::Text(_) => WordRole::Text,
        Piece::Sure => WordRole::Sure,
        Piece::Training | Piece::Joint => WordRole::Joint,
    }
}

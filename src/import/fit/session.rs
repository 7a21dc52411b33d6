//! From the contents of a recording to its sessions.

use std::ops::Range;

use super::super::figures::{WATCH, complete, possible};
use super::super::place::Offset;
use super::super::sport::guess;
use super::super::track::{Point, Track};
use super::super::{Findings, ImportWarning, Refusal};
use super::contents::{Contents, EPOCH, Identity, Summary};
use super::date::Dating;
use super::{device, sport};
use crate::journal::{Bpm, Metres, Moment, Rpe, Seconds, Session, Sport, Ten, Zone, clean_line};

/// The most sessions that one recording can have; the longest race of several sports has a dozen.
const MOST_SESSIONS: usize = 100;

/// Gives the sessions of one recording, or the reason why it has none.
pub(super) fn sessions(mut contents: Contents, home: Zone) -> Findings {
    if let Some(refusal) = other_purpose(&contents) {
        return Findings::refused(refusal);
    }
    let mut found = Findings::default();
    let summaries = match summaries(&mut contents, &mut found.warnings) {
        Ok(summaries) => summaries,
        Err(refusal) => return Findings::refused(refusal),
    };
    let start = summaries.iter().filter_map(Summary::begin).min().unwrap_or_default();
    let dating = match Dating::of(&contents, start) {
        Ok(dating) => dating,
        Err(refusal) => return Findings::refused(refusal),
    };
    let whole = Whole::of(&contents, dating);
    let mut points = contents.into_points();
    let is_only = summaries.len() == 1;
    for summary in &summaries {
        let Some(begin) = summary.begin() else { continue };
        let Some(start) = dating.moment(begin, home) else { continue };
        found.warnings.extend(dating.warning(begin, start));
        let within = window(&points, begin, summary);
        // The points of the only session need not be copied.
        let own =
            if is_only { cut(std::mem::take(&mut points), within) } else { points.get(within).unwrap_or_default().to_vec() };
        let (track, _) = Track::new(vec![own]);
        let session = whole.session(start, summary, &track, &mut found.warnings);
        found.add_recorded(session, track.trace());
    }
    // The watch counts its recovery time from the end of the whole recording.
    if let Some(last) = found.sessions.last_mut() {
        last.watch_recovery = whole.recovery;
    }
    found
}

/// What goes for every session of a recording.
struct Whole {
    offset: Offset,
    title: String,
    device: Option<String>,
    sport: Option<(u8, u8)>,
    recovery: Option<Seconds>,
}

impl Whole {
    fn of(contents: &Contents, dating: Dating) -> Self {
        Self {
            offset: dating.offset(),
            title: contents.title.as_deref().map(clean_line).unwrap_or_default(),
            device: contents.identity.as_ref().and_then(device::name),
            sport: contents.sport,
            // Watches that do not work it out write 0.
            recovery: contents
                .recovery_min
                .filter(|minutes| *minutes > 0)
                .and_then(|minutes| Seconds::new(f64::from(minutes) * 60.0).ok()),
        }
    }

    fn session(&self, start: Moment, summary: &Summary, track: &Track, warnings: &mut Vec<ImportWarning>) -> Session {
        let mut session = Session::new(Sport::Other, start);
        session.title.clone_from(&self.title);
        session.source.device.clone_from(&self.device);
        take(&mut session, summary, warnings);
        complete(&mut session, track, self.offset, warnings);
        name_sport(&mut session, summary, self.sport, warnings);
        if matches!(session.sport_name.as_deref(), Some("snorkeling" | "diving")) {
            // What a watch calls climb and descent under water is depth.
            (session.climb, session.descent, session.source.climb_method) = (None, None, None);
        }
        session
    }
}

/// Takes the summaries of the sessions out of the contents, or makes one from the records.
///
/// Of two summaries of one start the later is taken: some watches write one more when the session is saved.
fn summaries(contents: &mut Contents, warnings: &mut Vec<ImportWarning>) -> Result<Vec<Summary>, Refusal> {
    let mut summaries: Vec<Summary> = Vec::new();
    for summary in std::mem::take(&mut contents.summaries) {
        let Some(begin) = summary.begin() else { continue };
        if let Some(earlier) = summaries.iter_mut().find(|earlier| earlier.begin() == Some(begin)) {
            *earlier = summary;
        } else if summaries.len() < MOST_SESSIONS {
            summaries.push(summary);
        } else {
            return Err(Refusal::TooManySessions);
        }
    }
    if summaries.is_empty() {
        summaries.push(from_records(contents).ok_or(Refusal::NoSession)?);
        warnings.push(ImportWarning::NoSummary { records: contents.points.len() });
    }
    leave_out_transitions(&mut summaries, warnings);
    Ok(summaries)
}

/// Gives the reason why a file of another purpose has no session to import.
fn other_purpose(contents: &Contents) -> Option<Refusal> {
    let purpose = contents.identity.as_ref().and_then(|identity: &Identity| identity.purpose)?;
    let named = |words: &str| Some(Refusal::OtherPurpose(words.to_owned()));
    match purpose {
        5 => Some(Refusal::Plan),
        6 | 34 => Some(Refusal::Route),
        _ if !contents.summaries.is_empty() => None,
        // A recording, or the summary of one.
        4 | 20 => None,
        1 => named("a description of the device"),
        2 => named("settings"),
        3 => named("sport settings"),
        7 => named("a schedule"),
        9 => named("weight"),
        10 => named("totals"),
        11 => named("goals"),
        14 => named("blood pressure"),
        15 | 28 | 32 => named("daily monitoring"),
        49 => named("sleep of which no night is told"),
        68 => named("heart rate variability of which no night's is told"),
        _ => Some(Refusal::OtherPurpose(format!("a FIT file of kind {purpose}"))),
    }
}

impl Summary {
    /// Gives the FIT time at which the session began.
    fn begin(&self) -> Option<u32> {
        let length = self.elapsed_ms.or(self.timer_ms).map(|milliseconds| milliseconds / 1000);
        self.start.or_else(|| self.end.zip(length).map(|(end, length)| end.saturating_sub(length)))
    }
}

/// Makes a summary from first to last record, where the file has none.
fn from_records(contents: &Contents) -> Option<Summary> {
    let time = |point: &Point| u32::try_from(point.at / 1000 - EPOCH).ok();
    let start = contents.points.iter().filter_map(time).min()?;
    let end = contents.points.iter().filter_map(time).max()?;
    Some(Summary {
        start: Some(start),
        end: Some(end),
        elapsed_ms: end.saturating_sub(start).checked_mul(1000),
        timer_ms: contents.timer.ran_until(end).and_then(|seconds| seconds.checked_mul(1000)),
        ..Summary::default()
    })
}

/// Drops the transitions of a race of several sports: minutes between sessions, not sessions.
fn leave_out_transitions(summaries: &mut Vec<Summary>, warnings: &mut Vec<ImportWarning>) {
    let is_transition = |summary: &Summary| summary.sport.is_some_and(sport::is_transition);
    let left_out: Vec<f64> = summaries
        .iter()
        .filter(|summary| is_transition(summary))
        .map(|summary| f64::from(summary.elapsed_ms.unwrap_or_default()) / 1000.0)
        .collect();
    if left_out.is_empty() || left_out.len() == summaries.len() {
        return;
    }
    summaries.retain(|summary| !is_transition(summary));
    warnings.push(ImportWarning::Transitions { count: left_out.len(), seconds: left_out.iter().sum() });
}

/// Gives the place among the points of those recorded during a session.
fn window(points: &[Point], begin: u32, summary: &Summary) -> Range<usize> {
    let begin = (i64::from(begin) + EPOCH) * 1000;
    let length = summary.elapsed_ms.or(summary.timer_ms).unwrap_or_default();
    let from = points.partition_point(|point| point.at < begin);
    let until = points.partition_point(|point| point.at <= begin + i64::from(length));
    from..until.max(from)
}

/// Gives the points within, and lets go of the others.
fn cut(mut points: Vec<Point>, within: Range<usize>) -> Vec<Point> {
    points.truncate(within.end);
    points.drain(..within.start.min(points.len()));
    points
}

/// Fills in what the watch says itself.
fn take(session: &mut Session, summary: &Summary, warnings: &mut Vec<ImportWarning>) {
    let seconds = |milliseconds: u32| f64::from(milliseconds) / 1000.0;
    let moving = summary.timer_ms.map(seconds);
    // Some watches round the two apart, so that the time in motion comes out the longer by a fraction of a second.
    let elapsed = summary.elapsed_ms.map(|elapsed| seconds(elapsed).max(moving.unwrap_or_default()));
    session.moving = moving.and_then(|moving| possible(Seconds::new(moving), warnings));
    session.elapsed = elapsed.and_then(|elapsed| possible(Seconds::new(elapsed), warnings));
    let metres = |whole: Option<u32>, hundredths: Option<u32>| {
        whole.map(|whole| f64::from(whole) + f64::from(hundredths.unwrap_or_default().min(99)) / 100.0)
    };
    let distance = summary.distance_cm.map(|centimetres| f64::from(centimetres) / 100.0);
    session.distance = distance.and_then(|distance| possible(Metres::new(distance), warnings));
    session.climb = metres(summary.climb_m, summary.climb_cm).and_then(|climb| possible(Metres::new(climb), warnings));
    session.descent = metres(summary.descent_m, summary.descent_cm).and_then(|down| possible(Metres::new(down), warnings));
    session.source.climb_method = (session.climb.is_some() || session.descent.is_some()).then(|| WATCH.to_owned());
    let bpm = |rate: Option<u8>| rate.map(|rate| Bpm::new(f64::from(rate)));
    session.heart_avg = bpm(summary.heart_avg).and_then(|rate| possible(rate, warnings));
    session.heart_max = bpm(summary.heart_max).and_then(|rate| possible(rate, warnings));
    session.rpe = summary.rpe_tenths.and_then(|tenths| possible(Rpe::new(f64::from(tenths) / 10.0), warnings));
    session.feel = summary.feel.and_then(|percent| possible(Ten::new(f64::from(percent) / 10.0), warnings));
}

/// Names the sport as the summary does, else as the file does, else by the speed.
fn name_sport(session: &mut Session, summary: &Summary, of_file: Option<(u8, u8)>, warnings: &mut Vec<ImportWarning>) {
    let of_summary = summary.sport.map(|sport| (sport, summary.sub_sport));
    match of_summary.or(of_file.map(|(sport, sub_sport)| (sport, Some(sub_sport)))) {
        Some((named, sub_sport)) if sport::says_nothing(named, sub_sport) => warnings.push(ImportWarning::SportUnknown),
        Some((named, sub_sport)) => (session.sport, session.sport_name) = sport::sport(named, sub_sport),
        None => {
            guess(session, warnings);
        }
    }
}

//! How the recorded runs of the season went: height, heart rate and pace over their time.

use crate::journal::{Bpm, Entry, Kind, Mark, Metres, Moment, Seconds, Session, Sport, Trace, TraceColumns};

/// Days before now in which runs were recorded by a watch.
const RECORDED_DAYS: f64 = 60.0;
/// Seconds of a stretch, at the least.
const STEP_S: f64 = 10.0;
/// Metres above the sea of the town, and of the valley that the trails begin in.
const TOWN_M: f64 = 212.0;
const VALLEY_M: f64 = 540.0;
/// Heart rate at the first step.
const AT_FIRST_BPM: f64 = 96.0;
/// Seconds in which the heart comes up to it.
const UP_S: f64 = 150.0;

/// Lets the later runs of a season be recorded by a watch, and gives how they went.
pub fn recorded(season: &mut [Entry], now: Moment) -> Vec<(Mark, Trace)> {
    let sessions = season.iter_mut().filter_map(|entry| match entry {
        Entry::Session(session) => Some(session),
        Entry::Rest(_) | Entry::CheckIn(_) | Entry::Intake(_) | Entry::Spell(_) | Entry::Planned(_) | Entry::PlannedRest(_) => {
            None
        }
    });
    let recent = sessions.filter(|session| session.sport.is_running() && now.days_since(session.start) < RECORDED_DAYS);
    recent.filter_map(record).collect()
}

fn record(session: &mut Session) -> Option<(Mark, Trace)> {
    let trace = trace(session)?;
    session.elapsed = session.moving;
    session.source.format = Some("fit".to_owned());
    session.source.device = Some("a made-up watch".to_owned());
    Some((Mark::of(session)?, trace))
}

/// Makes the course of a run up from its figures: what it covered, how long it took, how high its heart went.
fn trace(session: &Session) -> Option<Trace> {
    let (way, time) = (session.distance.map(Metres::value)?, session.moving.map(Seconds::value)?);
    let (mean, most) = (session.heart_avg.map(Bpm::value)?, session.heart_max.map(Bpm::value)?);
    let count = ((time / STEP_S).floor() as usize).clamp(1, Trace::MOST);
    let step_s = time / count as f64;
    let shares: Vec<f64> = (0..count).map(|at| (at as f64 + 0.5) / count as f64).collect();
    let speeds: Vec<f64> = shares.iter().map(|share| speed(session, *share)).collect();
    let mean_speed = speeds.iter().sum::<f64>() / count as f64;
    let mut covered = 0.0;
    let metres = speeds.iter().map(|speed| {
        covered += speed / mean_speed * way / count as f64;
        Some(covered.min(way))
    });
    let heart = shares.iter().zip(&speeds).map(|(share, speed)| {
        let drift = (share - 0.5) * 10.0;
        let rate = (mean + drift + (speed / mean_speed - 1.0) * 90.0).min(most);
        let warm = (share * time / UP_S).min(1.0);
        Some((AT_FIRST_BPM + (rate - AT_FIRST_BPM) * warm).round() as u8)
    });
    let height = shares.iter().map(|share| Some(height(session, *share).round() as i16));
    Trace::try_from(TraceColumns { step_s, metres: metres.collect(), heart_bpm: heart.collect(), height_m: height.collect() })
        .ok()
}

/// Gives how fast a run was after this share of its time, 1 being as fast as usual: slower uphill, and what its kind asks for.
fn speed(session: &Session, share: f64) -> f64 {
    let slope = (height(session, share + 0.005) - height(session, share - 0.005)) * 0.004;
    let jitter = 0.02 * wave(share, 37.0) + 0.015 * wave(share, 91.0);
    let by_kind = match session.kind {
        Some(Kind::Intervals) if (0.2..0.85).contains(&share) => {
            if wave(share, 6.0 / 0.65) > 0.0 {
                0.28
            } else {
                -0.25
            }
        }
        Some(Kind::Tempo) if (0.25..0.8).contains(&share) => 0.12,
        // A marathon is begun a little too fast, and felt from thirty kilometres on.
        Some(Kind::Race) if share > 0.68 => -0.25 * (share - 0.68),
        Some(Kind::Intervals | Kind::Tempo | Kind::Race | Kind::Long | Kind::Easy | Kind::Recovery) | None => 0.0,
    };
    (1.0 + by_kind + jitter - slope).max(0.35)
}

/// Gives the height above the sea after this share of a run: as much up and down as its climb says, in hills or over a ridge.
fn height(session: &Session, share: f64) -> f64 {
    let climb = session.climb.map_or(0.0, Metres::value);
    if session.sport == Sport::Trail {
        VALLEY_M + climb * (0.72 * (1.0 - (2.0 * share - 1.0).abs().powf(1.6)) + 0.06 * wave(share, 5.0))
    } else {
        TOWN_M + climb * (0.09 * wave(share, 2.5) + 0.05 * wave(share, 7.0))
    }
}

fn wave(share: f64, turns: f64) -> f64 {
    (share * turns * std::f64::consts::TAU).sin()
}

//! What is believable, judged in one place for every format.

use chrono::Datelike;

use super::{Findings, ImportWarning, Reading, Refusal};
use crate::journal::{Answer, Bpm, CheckIn, Day, Mark, Moment, Seconds, Session, Spell, Sport};

/// The years in which a watch can have recorded something.
const YEARS: std::ops::RangeInclusive<i32> = 1980..=2100;
/// The highest average heart rate that is no artefact, in beats per minute.
const HIGHEST_AVERAGE: f64 = 215.0;
/// The highest heart rate that is no artefact, in beats per minute.
const HIGHEST_RATE: f64 = 230.0;
/// The highest resting heart rate that is none, in beats per minute.
const HIGHEST_RESTING: f64 = 150.0;
/// How long a night's sleep can be, in seconds: less is a nap or a sensor left on the table.
const NIGHT: std::ops::RangeInclusive<f64> = 1_800.0..=86_400.0;
/// What a heart rate variability can be, in milliseconds.
const HRV: std::ops::RangeInclusive<f64> = 1.0..=400.0;
/// The highest average speed in any sport, in metres per second.
const HIGHEST_SPEED: f64 = 40.0;
/// Below this length a session is said to be short, in seconds.
const SHORT: f64 = 60.0;
/// A recording longer than this ...
const LATE_AFTER: f64 = 6.0 * 3600.0;
/// ... and than this many times its time in motion was probably stopped late.
const LATE_RATIO: f64 = 3.0;

/// The most sessions that begin within a day; the busiest list of walks found by a phone has a tenth of them.
const MOST_IN_A_DAY: usize = 100;

/// How many days ahead of now a clock may be: on a journey around the earth it is one.
const MOST_DAYS_AHEAD: f64 = 2.0;

/// A day, in seconds.
const DAY_S: i64 = 86_400;
/// The most warnings that are told of one file.
const MOST_WARNINGS: usize = 50;

/// Judges what a reader found: keeps what can be, leaves out what cannot, and says so.
pub(super) fn judge(findings: Findings) -> Reading {
    let Findings { sessions, check_ins, spells, traces, mut warnings, is_mapped, mut refusals } = findings;
    let mut kept = Vec::with_capacity(sessions.len());
    let mut empty = 0;
    for mut session in sessions {
        let year = session.start.date_time().year();
        if !YEARS.contains(&year) {
            refusals.push(Refusal::DateNotBelievable { year });
            continue;
        }
        judge_session(&mut session, &mut warnings);
        if says_anything(&session) { kept.push(session) } else { empty += 1 }
    }
    if empty > 0 {
        warnings.push(ImportWarning::RowsLeftOut {
            rows: empty,
            why: "sessions without a sport, time, distance, effort or heart rate",
        });
    }
    let check_ins: Vec<CheckIn> =
        check_ins.into_iter().filter_map(|check_in| judge_morning(check_in, &mut warnings, &mut refusals)).collect();
    if is_crowded(&kept) {
        return Reading::refused(Refusal::TooManyInADay { most: MOST_IN_A_DAY });
    }
    let spells = judge_spells(spells, &mut warnings, &mut refusals);
    let is_empty = kept.is_empty() && check_ins.is_empty() && spells.is_empty();
    let refusal = is_empty.then(|| if refusals.is_empty() { Refusal::NoSession } else { refusals.remove(0) });
    warnings.extend(refusals.into_iter().map(ImportWarning::PartLeftOut));
    let traces = traces.into_iter().filter_map(|(start, trace)| Some((mark_of(start, &kept)?, trace))).collect();
    Reading { sessions: kept, check_ins, spells, traces, is_mapped, warnings: told_once(warnings), refusal }
}

impl Reading {
    /// Leaves out what is dated after now: nobody has lived it, and a clock or a date is wrong.
    #[must_use]
    pub fn as_of(mut self, now: Moment) -> Self {
        let is_ahead = |moment: Moment| moment.days_since(now) > MOST_DAYS_AHEAD;
        let moments = self.sessions.iter().map(|session| session.start).chain(self.check_ins.iter().map(|morning| morning.at));
        let is_to_come = |spell: &Spell| spell.from.since(Day::new(now.wall().date())) as f64 > MOST_DAYS_AHEAD;
        let begun = self.spells.iter().filter(|spell| is_to_come(spell)).map(|spell| spell.from);
        let ahead: Vec<Day> = moments.filter(|at| is_ahead(*at)).map(|at| Day::new(at.wall().date())).chain(begun).collect();
        let Some(last) = ahead.iter().max().copied() else { return self };
        self.sessions.retain(|session| !is_ahead(session.start));
        self.check_ins.retain(|morning| !is_ahead(morning.at));
        self.spells.retain(|spell| !is_to_come(spell));
        let kept: Vec<Mark> = self.sessions.iter().filter_map(Mark::of).collect();
        self.traces.retain(|(mark, _)| kept.contains(mark));
        if self.sessions.is_empty() && self.check_ins.is_empty() && self.spells.is_empty() {
            self.refusal = Some(Refusal::YetToCome { day: last });
        } else {
            self.warnings.push(ImportWarning::YetToCome { entries: ahead.len(), last });
        }
        self
    }
}

/// Says whether more sessions begin within a day than anyone has; one that is told many times over counts once.
fn is_crowded(sessions: &[Session]) -> bool {
    let length = |session: &Session| session.elapsed.or(session.moving).map_or(0, |length| length.value() as i64);
    let mut begun: Vec<(i64, i64)> = sessions.iter().map(|session| (session.start.utc().timestamp(), length(session))).collect();
    begun.sort_unstable();
    begun.dedup();
    begun.iter().zip(begun.iter().skip(MOST_IN_A_DAY)).any(|((first, _), (last, _))| last - first < DAY_S)
}

/// Says whether a session has a sport, or any figure by which it can count.
fn says_anything(session: &Session) -> bool {
    let lengths = [session.moving, session.elapsed];
    let ways = [session.distance, session.climb, session.descent];
    let hearts = [session.heart_avg, session.heart_max];
    session.sport != Sport::Other
        || session.sport_name.is_some()
        || lengths.iter().any(Option::is_some)
        || ways.iter().any(Option::is_some)
        || hearts.iter().any(Option::is_some)
        || session.rpe.is_some()
        || session.feel.is_some()
}

/// Gives the mark of the session that began at a moment; `None` where it was left out.
fn mark_of(start: Moment, sessions: &[Session]) -> Option<Mark> {
    sessions.iter().find(|session| session.start == start).and_then(Mark::of)
}

/// Gives the illnesses and injuries that can have been: within the years of the others, and not over before they began.
fn judge_spells(spells: Vec<Spell>, warnings: &mut Vec<ImportWarning>, refusals: &mut Vec<Refusal>) -> Vec<Spell> {
    let told = spells.len();
    let in_order: Vec<Spell> = spells.into_iter().filter(|spell| spell.until.is_none_or(|until| until >= spell.from)).collect();
    let backwards = told - in_order.len();
    if backwards > 0 {
        warnings.push(ImportWarning::RowsLeftOut { rows: backwards, why: "illnesses and injuries that end before they begin" });
    }
    let impossible = |spell: &Spell| {
        let years = [Some(spell.from), spell.until].into_iter().flatten().map(|day| day.date().year());
        years.into_iter().find(|year| !YEARS.contains(year))
    };
    let (spells, never): (Vec<Spell>, Vec<Spell>) = in_order.into_iter().partition(|spell| impossible(spell).is_none());
    refusals.extend(never.iter().filter_map(impossible).map(|year| Refusal::DateNotBelievable { year }));
    spells
}

/// Gives what can be believed of a morning; `None` where nothing is left.
fn judge_morning(mut check_in: CheckIn, warnings: &mut Vec<ImportWarning>, refusals: &mut Vec<Refusal>) -> Option<CheckIn> {
    let year = check_in.at.date_time().year();
    if !YEARS.contains(&year) {
        refusals.push(Refusal::DateNotBelievable { year });
        return None;
    }
    if let Some(night) = check_in.sleep.filter(|sleep| !NIGHT.contains(&sleep.value())) {
        warnings.push(ImportWarning::NightNotBelievable { seconds: night.value() });
        check_in.sleep = None;
    }
    if let Some(hrv) = check_in.hrv.take_if(|hrv| !HRV.contains(&hrv.milliseconds)) {
        warnings.push(ImportWarning::HrvNotBelievable { milliseconds: hrv.milliseconds });
    }
    if let Some(rate) = check_in.resting_heart.take_if(|rate| rate.value() > HIGHEST_RESTING) {
        warnings.push(ImportWarning::HeartNotBelievable { bpm: rate.value() });
    }
    Answer::ALL.into_iter().any(|answer| check_in.says(answer)).then_some(check_in)
}

/// Says each thing once, and not more of them than anyone reads.
fn told_once(warnings: Vec<ImportWarning>) -> Vec<ImportWarning> {
    let mut told: Vec<ImportWarning> = Vec::new();
    let mut untold = 0;
    for warning in warnings {
        if told.contains(&warning) {
            continue;
        }
        if told.len() < MOST_WARNINGS {
            told.push(warning);
        } else {
            untold += 1;
        }
    }
    told.extend((untold > 0).then_some(ImportWarning::More(untold)));
    told
}

fn judge_session(session: &mut Session, warnings: &mut Vec<ImportWarning>) {
    // A sensor that measures no way writes 0.
    session.distance = session.distance.filter(|distance| distance.value() > 0.0);
    session.moving = session.moving.filter(|moving| moving.value() > 0.0);
    judge_heart(session, warnings);
    judge_distance(session, warnings);
    let elapsed = session.elapsed.or(session.moving).map_or(0.0, Seconds::value);
    let moving = session.moving.map_or(elapsed, Seconds::value);
    let is_known = session.elapsed.is_some() || session.moving.is_some();
    if is_known && elapsed < SHORT {
        warnings.push(ImportWarning::Short { seconds: elapsed });
    }
    if elapsed > LATE_AFTER && elapsed > LATE_RATIO * moving {
        warnings.push(ImportWarning::LeftRunning { elapsed, moving });
    }
}

/// Leaves out heart rates that are artefacts: an average beyond belief takes the maximum with it.
fn judge_heart(session: &mut Session, warnings: &mut Vec<ImportWarning>) {
    let beyond = |rate: Option<Bpm>, highest: f64| rate.map(Bpm::value).filter(|bpm| *bpm > highest);
    if let Some(bpm) = beyond(session.heart_avg, HIGHEST_AVERAGE) {
        warnings.push(ImportWarning::HeartNotBelievable { bpm });
        session.heart_avg = None;
        session.heart_max = None;
    } else if let Some(bpm) = beyond(session.heart_max, HIGHEST_RATE) {
        warnings.push(ImportWarning::HeartNotBelievable { bpm });
        session.heart_max = None;
    }
}

/// Leaves out a distance that nobody covers in the time.
fn judge_distance(session: &mut Session, warnings: &mut Vec<ImportWarning>) {
    let length = session.elapsed.or(session.moving);
    let Some((metres, seconds)) = session.distance.zip(length).map(|(way, time)| (way.value(), time.value())) else { return };
    if metres > HIGHEST_SPEED * seconds.max(1.0) {
        warnings.push(ImportWarning::DistanceNotBelievable { metres, seconds });
        session.distance = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Metres, SpellKind};

    fn run(start: &str) -> Session {
        let mut run = Session::new(Sport::Run, Moment::from_rfc3339(start).unwrap());
        run.elapsed = Seconds::new(2_208.0).ok();
        run.moving = run.elapsed;
        run
    }

    fn judged(sessions: Vec<Session>) -> Reading {
        judge(Findings { sessions, ..Findings::default() })
    }

    #[test]
    fn an_average_heart_rate_of_234_is_left_out_with_its_maximum() {
        let mut strength = run("2020-09-19T10:24:49+02:00");
        strength.heart_avg = Bpm::new(234.0).ok();
        strength.heart_max = Bpm::new(245.0).ok();
        let reading = judged(vec![strength]);
        assert_eq!((reading.sessions[0].heart_avg, reading.sessions[0].heart_max), (None, None));
        assert_eq!(reading.warnings, [ImportWarning::HeartNotBelievable { bpm: 234.0 }]);
    }

    #[test]
    fn a_single_spike_takes_only_the_maximum() {
        let mut easy = run("2020-09-19T10:24:49+02:00");
        easy.heart_avg = Bpm::new(140.0).ok();
        easy.heart_max = Bpm::new(240.0).ok();
        let easy = judged(vec![easy]).sessions.remove(0);
        assert_eq!((easy.heart_avg, easy.heart_max), (Bpm::new(140.0).ok(), None));
    }

    #[test]
    fn a_date_that_no_watch_knew_is_refused_and_does_not_stop_the_others() {
        assert_eq!(judged(vec![run("9999-01-01T00:00:00Z")]).refusal, Some(Refusal::DateNotBelievable { year: 9999 }));
        let both = judged(vec![run("1900-01-01T00:00:00Z"), run("2020-01-01T00:00:00Z")]);
        assert_eq!((both.sessions.len(), both.refusal), (1, None));
        assert_eq!(both.warnings, [ImportWarning::PartLeftOut(Refusal::DateNotBelievable { year: 1900 })]);
    }

    #[test]
    fn an_illness_of_no_such_year_is_left_out_and_does_not_stop_the_others() {
        let day = |year: i32, day: u32| Day::new(chrono::NaiveDate::from_ymd_opt(year, 11, day).unwrap());
        let ill = |from, until| Spell {
            kind: SpellKind::Illness { fever: false },
            from,
            until: Some(until),
            notes: String::new(),
            source: None,
        };
        let good = ill(day(2026, 1), day(2026, 3));
        let spells = vec![
            ill(day(1206, 1), day(2026, 3)),
            good.clone(),
            ill(day(2026, 1), day(20_266, 3)),
            ill(day(2026, 3), day(2026, 1)),
        ];
        let read = judge(Findings { spells, ..Findings::default() });
        assert_eq!((read.spells, read.refusal), (vec![good], None));
        let said: Vec<String> = read.warnings.iter().map(ToString::to_string).collect();
        assert!(said.iter().any(|said| said.contains("1206")) && said.iter().any(|said| said.contains("20266")), "{said:?}");
        assert!(said.iter().any(|said| said.contains("end before they begin")), "{said:?}");
    }

    #[test]
    fn what_is_dated_after_now_is_left_out_and_said() {
        let now = Moment::from_rfc3339("2026-11-22T08:00:00+01:00").unwrap();
        let alone = judged(vec![run("2099-06-03T16:00:00Z")]).as_of(now);
        let words = "dated 2099-06-03, which is still to come: set the date right in the file and import it again";
        assert_eq!((alone.sessions.len(), alone.refusal.unwrap().to_string().as_str()), (0, words));
        let among =
            judged(vec![run("2099-06-03T16:00:00Z"), run("2026-11-21T16:00:00Z"), run("2026-12-01T00:00:00Z")]).as_of(now);
        assert_eq!((among.sessions.len(), among.refusal), (1, None));
        assert!(
            among.warnings[0].to_string().starts_with("dated after now: 2, up to 2099-06-03, left out"),
            "{:?}",
            among.warnings
        );
        let ill = |from: &str| Spell {
            kind: SpellKind::Illness { fever: false },
            from: Day::new(from.parse().unwrap()),
            until: None,
            notes: String::new(),
            source: Some("intervals.icu".to_owned()),
        };
        let spells = vec![ill("2026-11-20"), ill("2027-01-20")];
        let spells = judge(Findings { spells, ..Findings::default() }).as_of(now);
        assert_eq!((spells.spells.len(), spells.warnings.len()), (1, 1), "nobody knows when they will be ill");
        let around_the_earth = judged(vec![run("2026-11-23T20:00:00+14:00")]).as_of(now);
        assert_eq!((around_the_earth.sessions.len(), around_the_earth.warnings.len()), (1, 0));
    }

    #[test]
    fn a_way_too_long_for_its_time_is_left_out() {
        let mut fast = run("2020-01-01T00:00:00Z");
        fast.distance = Metres::new(1_000_000.0).ok();
        let reading = judged(vec![fast]);
        assert_eq!(reading.sessions[0].distance, None);
        assert_eq!(reading.warnings.len(), 1);
    }

    #[test]
    fn a_watch_stopped_the_next_day_is_noticed() {
        let mut forgotten = run("2020-01-01T00:00:00Z");
        forgotten.elapsed = Seconds::new(30_420.0).ok();
        let warning = judged(vec![forgotten]).warnings.remove(0).to_string();
        assert_eq!(warning, "8 h 27 min from start to stop, 37 min of it in motion: was it stopped late?");
    }
}

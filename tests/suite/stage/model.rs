//! A model whose answers never change, so that pictures show the painting and not the science.

use deckchair::journal::{Athlete, Day, Grams, Health, Id, Journal, Metres, Millilitres, Moment, Session};
use deckchair::recovery::{
    Assessment, ByRung, Cause, Detraining, Expected, Ladder, Meanwhile, Morning, Outlook, Own, Question, Ready, Reason,
    Refuelling, Rung, System, SystemState, Target, Urgency, Verdict, Warning,
};

/// Hours for which a window is open.
const WINDOW_H: f64 = 4.0;

/// Answers as a model would the morning after a marathon.
///
/// An empty journal has no answer; a fever and a red flag overrule; a session that ended within four hours opens a window;
/// a race on Sat 5 Dec comes too early.
pub fn fixed(now: Moment, journal: &Journal, athlete: &Athlete) -> Assessment {
    let today = Day::of(now, athlete.day_start);
    let length = |session: &Session| session.distance.map_or(0.0, Metres::value);
    let farthest = journal.sessions().iter().max_by(|one, other| length(one).total_cmp(&length(other)));
    let marathon = farthest.map(|session| session.id);
    let check_in = journal.check_in_on(today, athlete.day_start);
    let flags = check_in.map(|check_in| check_in.red_flags.clone()).unwrap_or_default();
    let is_ill = check_in.is_some_and(|check_in| check_in.health == Some(Health::Fever));
    let (verdict, reason) = match marathon {
        None => (Verdict::Open(Rung::Rest), Reason::NothingLogged),
        Some(_) if !flags.is_empty() => (Verdict::GetHelp, Reason::RedFlags(flags)),
        Some(_) if is_ill => (Verdict::Ill, Reason::Ill { fever: true }),
        session => (Verdict::Open(Rung::Rest), Reason::Held { by: System::Strength, session }),
    };
    Assessment {
        now,
        today,
        verdict,
        reason,
        open: Rung::Rest,
        besides: Vec::new(),
        slowest: System::Tissue,
        holders: Vec::new(),
        own: Own::TYPICAL,
        prudence: 0.5,
        systems: systems(today, marathon),
        ladder: (verdict != Verdict::GetHelp).then(|| ladder(today)),
        detraining: Detraining { from: Some(today.plus(9)), days_off: 1, vo2max_loss_percent: 0.0, spared: false },
        refuelling: refuelling(now, journal),
        rest_days: Vec::new(),
        warnings: warnings(journal),
        mornings: (0..42).map(|day| morning(today, day)).collect(),
        outlook: Outlook::new(now, ByRung::of(|_| vec![0.0])),
        meanwhile: Meanwhile::Rested,
        form_lost_from: Some(today.plus(9)),
        telling: vec![Question::Soreness, Question::Fatigue],
        tomorrow: [Expected { median: 3.0, least: 2.0, most: 4.0 }; 3],
    }
}

fn ready(today: Day, median: i64, earliest: i64, latest: i64) -> Ready {
    let day = |days| today.plus(days);
    Ready {
        in_days: median as f64,
        day: day(median),
        earliest: day(earliest),
        latest: day(latest),
        likely_from: day(earliest),
        likely_until: day(latest),
    }
}

fn systems(today: Day, cause: Option<Id>) -> [SystemState; 6] {
    let state = |system, deficit: f64, recovered, (median, earliest, latest)| SystemState {
        system,
        deficit,
        spread: (deficit * 0.7, deficit * 1.3),
        recovered,
        rising: system == System::Soreness,
        peak: (system == System::Soreness).then_some(today),
        back: ready(today, median, earliest, latest),
        beyond: 0.0,
        causes: cause.map(|session| Cause { session, share: 0.9, dose: deficit / 0.6 }).into_iter().collect(),
    };
    [
        state(System::Strength, 0.16, 0.58, (2, 1, 3)),
        state(System::Soreness, 4.9, 0.12, (3, 2, 5)),
        state(System::Fuel, 0.48, 0.48, (2, 2, 2)),
        state(System::Heart, 1.3, 0.26, (1, 1, 2)),
        state(System::Freshness, 0.42, 0.42, (3, 2, 4)),
        state(System::Tissue, 0.53, 0.13, (10, 7, 13)),
    ]
}

fn ladder(today: Day) -> Ladder {
    Ladder { cross_train: ready(today, 1, 1, 2), run_easy: ready(today, 4, 3, 6), train: ready(today, 10, 7, 13) }
}

fn morning(today: Day, day: i64) -> Morning {
    let rung = match day {
        0 => Rung::Rest,
        1..4 => Rung::CrossTrain,
        4..10 => Rung::RunEasy,
        _ => Rung::Train,
    };
    let sure = if [1, 4, 10].contains(&day) { 0.5 } else { 0.9 };
    Morning { day: today.plus(day), rung, chance: ByRung::of(|_| sure), runs_first: 0 }
}

fn refuelling(now: Moment, journal: &Journal) -> Option<Refuelling> {
    let last = journal.sessions().last()?;
    let closes_at = last.end().plus_days(WINDOW_H / 24.0);
    let left = closes_at.days_since(now) * 86_400.0;
    let food = |taken, aim| Target { taken: Grams::new(taken).unwrap(), aim: Grams::new(aim).ok() };
    (left > 0.0).then(|| Refuelling {
        session: last.id,
        opened_at: last.end(),
        half_at: last.end().plus_days(WINDOW_H / 48.0),
        closes_at,
        urgency: Urgency::Low,
        next_hard_in_hours: None,
        carbohydrate: food(52.0, 210.0),
        protein: food(8.0, 20.0),
        fluid: Target { taken: Millilitres::new(500.0).unwrap(), aim: Millilitres::new(1_800.0).ok() },
        drink_to_thirst: false,
        weight_assumed: true,
    })
}

fn warnings(journal: &Journal) -> Vec<Warning> {
    let early = |id: Id| Warning::PlannedTooEarly { planned: id, chance: 0.34, days_early: 3 };
    journal.planned().iter().map(|planned| early(planned.id)).collect()
}

//! The way back to training: the four rungs with their dates, what detraining would cost, and the coming weeks in one line.

use crate::phrase;
use crate::recovery::{Assessment, Detraining, Ladder, Meanwhile, Morning, Ready, Rung, Verdict, troubled_days};

use super::systems::range;
use super::{DetrainingLine, Step, StepOpens, StepState, Strip, StripCell, WayBack};
use crate::views::ahead::{
    ahead, begins, days_after_quiet, has_niggle, runs_first, runs_until_ready, supposing, waits_for_quiet,
};
use crate::views::scene::Scene;
use crate::views::{Badge, Glyph, Tone};

/// Days shown in the strip, today included.
const STRIP_DAYS: usize = 22;

/// Gives the way back; `None` where there is none to show (GET HELP).
pub(super) fn way_back(scene: &Scene<'_>) -> Option<WayBack> {
    let ladder = scene.assessment.ladder?;
    let steps = [Rung::Rest, Rung::CrossTrain, Rung::RunEasy, Rung::Train].map(|rung| step(scene, &ladder, rung));
    Some(WayBack { title: title(scene), steps, detraining: detraining(scene, &scene.assessment.detraining), note: note(scene) })
}

/// Gives the panel's title: beside days to come that count what is planned, dates that do not must say so.
const fn title(scene: &Scene<'_>) -> &'static str {
    match scene.assessment.meanwhile {
        Meanwhile::Rested => "The way back",
        Meanwhile::AsPlanned => "The way back, if you rest",
    }
}

/// Says what a rung allows.
pub(in crate::views) const fn label(rung: Rung) -> &'static str {
    match rung {
        Rung::Rest => "Rest",
        Rung::CrossTrain => "Swim or ride",
        Rung::RunEasy => "Run easy",
        Rung::Train => "Train again",
    }
}

fn step(scene: &Scene<'_>, ladder: &Ladder, rung: Rung) -> Step {
    let open = match scene.assessment.verdict {
        Verdict::Open(open) => open,
        Verdict::Ill | Verdict::Injured | Verdict::GetHelp => Rung::Rest,
    };
    let state = match rung.cmp(&open) {
        std::cmp::Ordering::Less => StepState::Behind,
        std::cmp::Ordering::Equal => StepState::Here,
        std::cmp::Ordering::Greater => StepState::Ahead,
    };
    let (opens, day, range) = match (state, ladder.ready(rung)) {
        (StepState::Here, _) => (StepOpens::Now, "today".to_owned(), String::new()),
        (StepState::Behind, _) | (StepState::Ahead, None) => (StepOpens::Now, "open".to_owned(), String::new()),
        (StepState::Ahead, Some(_)) if rung == Rung::Train && runs_first(scene.assessment) > 0 => {
            (StepOpens::OnceDone, after_runs(runs_first(scene.assessment)), String::new())
        }
        (StepState::Ahead, Some(_)) if rung == Rung::Train && waits_for_quiet(scene.assessment) => {
            (StepOpens::OnceDone, once_quiet(days_after_quiet(scene.assessment).unwrap_or_default()), String::new())
        }
        (StepState::Ahead, Some(ready)) if begins(scene.assessment).is_some() => in_trouble(scene, ready, rung),
        (StepState::Ahead, Some(ready)) if ready.day <= scene.today() => {
            (StepOpens::NotToday, "not yet".to_owned(), String::new())
        }
        (StepState::Ahead, Some(ready)) if rung == Rung::Train && runs_until_ready(scene.assessment) > 0 => {
            // Until that day no other run than an easy one is open, and beside a date there is little room.
            let condition = match runs_until_ready(scene.assessment) {
                1 => "after a run".to_owned(),
                several => format!("after {several} runs"),
            };
            (StepOpens::OnADayOnce, phrase::day(ready.day, scene.today()), condition)
        }
        (StepState::Ahead, Some(ready)) => (StepOpens::OnADay, phrase::day(ready.day, scene.today()), range(scene, ready)),
    };
    Step { rung, badge: Badge::of_rung(rung), label: label(rung), state, opens, day, range }
}

fn after_runs(runs: u8) -> String {
    if runs == 1 { "after an easy run".to_owned() } else { format!("after {runs} easy runs") }
}

fn once_quiet(days: i64) -> String {
    match days {
        ..=0 => "once it is quiet".to_owned(),
        1 => "after a quiet day".to_owned(),
        days => format!("after {days} quiet days"),
    }
}

/// Says when a rung opens while an illness or a pain lasts: no date is known but the body's own, where that is later than what
/// the trouble is taken to last.
fn in_trouble(scene: &Scene<'_>, ready: &Ready, rung: Rung) -> (StepOpens, String, String) {
    let gate = |rung: Rung| {
        let days = troubled_days(scene.now, scene.journal, scene.athlete);
        days.into_iter().filter(|(up_to, _)| *up_to < rung).map(|(_, until)| until).max()
    };
    let today = scene.today();
    if ready.day > gate(rung).unwrap_or(today) {
        return (StepOpens::OnADayOnce, phrase::day(ready.day, today), "or later".to_owned());
    }
    let easy = gate(Rung::Train).zip(gate(Rung::RunEasy)).map_or(0, |(hard, easy)| hard.since(easy));
    let waits = match (scene.assessment.verdict, rung) {
        (_, Rung::Train) if easy > 0 => format!("after {}", phrase::count(easy.unsigned_abs(), "easy day", "easy days")),
        (Verdict::Injured, Rung::CrossTrain) => "where nothing hurts".to_owned(),
        (Verdict::Injured, _) => "once nothing hurts".to_owned(),
        (Verdict::Ill | Verdict::Open(_) | Verdict::GetHelp, _) => "once you are well".to_owned(),
    };
    (StepOpens::OnceDone, waits, String::new())
}

fn detraining(scene: &Scene<'_>, cost: &Detraining) -> Option<DetrainingLine> {
    let begins = cost.from?;
    // Nobody who is ill is to be told what waiting costs.
    if scene.assessment.verdict == Verdict::Ill {
        return None;
    }
    let said = phrase::day(begins, scene.today());
    let loss = cost.vo2max_loss_percent;
    let (from, unless, tone) = if cost.spared {
        ("held off".to_owned(), "by swimming or riding twice a week".to_owned(), Tone::Good)
    } else if begins > scene.today() {
        (format!("from {said}"), unless(scene.assessment.open).to_owned(), Tone::Quiet)
    } else if loss >= 0.75 {
        (format!("since {said}"), format!("about {loss:.0} % of oxygen uptake so far"), Tone::Careful)
    } else {
        (format!("since {said}"), "hardly measurable yet".to_owned(), Tone::Quiet)
    };
    Some(DetrainingLine { glyph: Glyph::new('┊', '|'), label: "Detraining", from, unless, tone })
}

/// Says what keeps detraining away, among what is open.
const fn unless(open: Rung) -> &'static str {
    match open {
        Rung::Rest | Rung::CrossTrain => "unless you swim or ride twice a week",
        Rung::RunEasy | Rung::Train => "unless you run, swim or ride",
    }
}

/// Says what the dates leave out.
fn note(scene: &Scene<'_>) -> String {
    if let Some(begins) = begins(scene.assessment) {
        return begins.to_owned();
    }
    let niggle = if niggles_beside(scene.assessment) { "By then the niggle must be quiet as well." } else { "" };
    let unknown = unknown(scene);
    [niggle, unknown.as_str()].into_iter().filter(|said| !said.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Says whether a niggle keeps from training until a day that the body needs anyway.
fn niggles_beside(assessment: &Assessment) -> bool {
    let is_ahead = assessment.ladder.is_some_and(|ladder| ladder.train.day > assessment.today);
    is_ahead && has_niggle(assessment) && !waits_for_quiet(assessment)
}

/// Says of which days nothing is known.
fn unknown(scene: &Scene<'_>) -> String {
    let days = scene.unknown_days();
    match (days, scene.checked_in_lately(days)) {
        (0, _) => String::new(),
        (days, true) if !is_worth_a_word(days) => String::new(),
        (1, true) => "You have not said whether you trained yesterday; the dates count no session on it.".to_owned(),
        (1, false) => "Nothing is known of yesterday; the dates count no session on it.".to_owned(),
        (days, true) => format!(
            "You have not said whether you trained on the last {days} days; the dates count no session on them. \
             `deckchair rested last {days} days` notes rest."
        ),
        (days, false) => format!("Nothing is known of the last {days} days; the dates count no session on them."),
    }
}

/// Says whether somebody who checks in is asked for days without a report: on the first of them, then once a week.
const fn is_worth_a_word(days: i64) -> bool {
    days % 7 == 1
}

/// Gives the coming three weeks, today first; empty where illness or injury leaves them open.
pub(super) fn strip(scene: &Scene<'_>) -> Strip {
    match scene.assessment.verdict {
        Verdict::Ill | Verdict::Injured | Verdict::GetHelp => return Strip::default(),
        Verdict::Open(_) => {}
    }
    let cells: Vec<StripCell> = scene.assessment.mornings.iter().take(STRIP_DAYS).map(|morning| cell(scene, morning)).collect();
    let (title, chances, label) = match scene.assessment.meanwhile {
        Meanwhile::Rested => {
            ("The coming three weeks, if you rest", "How likely each is open, if you rest", phrase::day_and_month(scene.today()))
        }
        Meanwhile::AsPlanned => {
            ("The coming three weeks, as planned", "How likely each is open, as planned", supposing(scene.assessment).to_owned())
        }
    };
    let layoff = cells.iter().find(|cell| cell.is_laid_off).map(|cell| {
        let day = phrase::day(cell.day, scene.today());
        format!("With no run before {day}, the first one from then on is an easy one.")
    });
    Strip { title, chances, label, cells, layoff: layoff.unwrap_or_default() }
}

fn cell(scene: &Scene<'_>, morning: &Morning) -> StripCell {
    let is_today = morning.day == scene.today();
    let ahead = ahead(scene, morning);
    StripCell {
        day: morning.day,
        badge: if is_today { Badge::of(scene.assessment.verdict) } else { ahead.badge },
        certainty: if is_today { 1.0 } else { ahead.certainty },
        chances: if is_today { open_now(scene) } else { ahead.chances(morning) },
        detraining_begins: scene.assessment.form_lost_from == Some(morning.day),
        is_laid_off: ahead.is_laid_off && !is_today,
    }
}

/// Of today it is known which rungs are open.
fn open_now(scene: &Scene<'_>) -> [f64; 3] {
    Rung::CLIMB.map(|rung| if rung <= scene.assessment.open { 1.0 } else { 0.0 })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{CheckIn, Entry};
    use crate::recovery::Reason;
    use crate::views::fixtures::{Stage, at};

    fn steps(stage: &Stage) -> Vec<String> {
        let way = way_back(&stage.scene()).unwrap();
        way.steps.iter().map(|step| format!("{} {} {}", step.label, step.day, step.range).trim_end().to_owned()).collect()
    }

    fn line(stage: &Stage) -> Option<String> {
        way_back(&stage.scene()).unwrap().detraining.map(|line| format!("{}, {}", line.from, line.unless))
    }

    #[test]
    fn the_way_back_has_a_day_and_a_range_for_every_rung() {
        assert_eq!(
            steps(&Stage::morning_after()),
            [
                "Rest today",
                "Swim or ride Mon 23 Nov (Mon–Tue)",
                "Run easy Thu 26 Nov (Wed–Sat)",
                "Train again Wed 2 Dec (29 Nov–5 Dec)",
            ]
        );
    }

    #[test]
    fn rungs_below_todays_are_open_and_a_rung_that_something_else_forbids_has_not_come_yet() {
        let stage = Stage::morning_after().recovered();
        assert_eq!(steps(&stage), ["Rest open", "Swim or ride open", "Run easy open", "Train again today"]);
        let stage = stage.answering(Verdict::Open(Rung::RunEasy), Reason::ShortSleep { hours: 5.0 });
        assert_eq!(steps(&stage), ["Rest open", "Swim or ride open", "Run easy today", "Train again not yet"]);
    }

    #[test]
    fn after_a_layoff_training_waits_for_runs_and_not_for_days() {
        let easy = Verdict::Open(Rung::RunEasy);
        let layoff =
            |runs_to_go| Reason::Layoff { last_run: crate::views::fixtures::on(2026, 10, 1), runs_to_go, back_since: None };
        let step = |reason| steps(&Stage::morning_after().recovered().answering(easy, reason))[3].clone();
        assert_eq!(step(layoff(1)), "Train again after an easy run");
        assert_eq!(step(layoff(3)), "Train again after 3 easy runs");
    }

    #[test]
    fn illness_and_injury_wait_for_themselves() {
        let ill = Stage::morning_after().recovered().answering(Verdict::Ill, Reason::Ill { fever: false });
        assert_eq!(
            steps(&ill)[1..],
            ["Swim or ride once you are well", "Run easy once you are well", "Train again once you are well"]
        );
        assert_eq!(line(&ill), None);
        assert_eq!(strip(&ill.scene()), Strip::default());
        let injured = Stage::morning_after().recovered().answering(Verdict::Injured, Reason::Injured { place: String::new() });
        assert_eq!(steps(&injured)[1..3], ["Swim or ride where nothing hurts", "Run easy once nothing hurts"]);
        let notes = [&ill, &injured].map(|stage| way_back(&stage.scene()).unwrap().note);
        assert_eq!(
            notes,
            [
                "The way back begins when you say in the check-in that you are well.",
                "The way back begins when you say in the check-in that it no longer hurts.",
            ]
        );
    }

    #[test]
    fn detraining_is_told_as_what_can_be_done_about_it() {
        let mut stage = Stage::morning_after();
        assert_eq!(line(&stage).unwrap(), "from Tue 1 Dec, unless you swim or ride twice a week");
        stage.assessment.detraining.from = Some(stage.assessment.today.plus(-3));
        assert_eq!(line(&stage).unwrap(), "since Thu 19 Nov, hardly measurable yet");
        stage.assessment.detraining.vo2max_loss_percent = 3.4;
        assert_eq!(line(&stage).unwrap(), "since Thu 19 Nov, about 3 % of oxygen uptake so far");
        stage.assessment.detraining.spared = true;
        assert_eq!(line(&stage).unwrap(), "held off, by swimming or riding twice a week");
        stage.assessment.detraining.from = None;
        assert_eq!(line(&stage), None);
    }

    #[test]
    fn the_strip_begins_today_and_marks_where_detraining_begins() {
        let strip = strip(&Stage::morning_after().scene());
        assert_eq!((strip.label.as_str(), strip.cells.len()), ("22 Nov", STRIP_DAYS));
        let signs: String = strip.cells.iter().map(|cell| cell.badge.glyph.sign).collect();
        assert_eq!(signs, "●≈≈≈→→→→→→▲▲▲▲▲▲▲▲▲▲▲▲");
        let marked: Vec<usize> = (0..STRIP_DAYS).filter(|at| strip.cells[*at].detraining_begins).collect();
        assert_eq!(marked, [9]);
        assert!((strip.cells[1].certainty - 0.9).abs() < 1e-9 && (strip.cells[10].certainty - 0.5).abs() < 1e-9);
    }

    #[test]
    fn days_nobody_reported_are_named() {
        let stage = Stage::morning_after();
        assert_eq!(way_back(&stage.scene()).unwrap().note, "");
        let stage = stage.seen_at("2026-11-23T08:00:00+01:00");
        assert_eq!(way_back(&stage.scene()).unwrap().note, "Nothing is known of yesterday; the dates count no session on it.");
        let stage = stage.seen_at("2026-11-25T08:00:00+01:00");
        assert_eq!(
            way_back(&stage.scene()).unwrap().note,
            "Nothing is known of the last 3 days; the dates count no session on them."
        );
    }

    #[test]
    fn somebody_who_checks_in_is_asked_for_days_without_a_report_once_a_week() {
        let is_asked = |day: &u8| {
            let check_in = |day: u128| Entry::CheckIn(CheckIn::new(at(&format!("2026-11-{day}T07:00:00+01:00"))));
            let stage = (22..=30).fold(Stage::morning_after(), |stage, day| stage.with(day, check_in(day)));
            let stage = stage.seen_at(&format!("2026-11-{day}T08:00:00+01:00"));
            way_back(&stage.scene()).unwrap().note.starts_with("You have not said")
        };
        assert_eq!((23..=30).filter(is_asked).collect::<Vec<u8>>(), [23, 30]);
    }
}

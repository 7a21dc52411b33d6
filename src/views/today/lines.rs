//! Today as plain text, for the command line and for paper.

use unicode_width::UnicodeWidthStr;

use crate::phrase;

use super::advice::FIRST_RUNS;
use super::{Beside, ComfortView, DetrainingLine, RefuellingView, Step, StepOpens, Strip, SystemLine, TodayView, WayBack};
use crate::views::{AskedQuestion, Glyphs, bar, wrap};

/// The narrowest width that the text is laid out for.
const NARROWEST: usize = 30;
/// The widest line of a sentence: longer ones tire the eye.
const WIDEST: usize = 76;
/// Columns of a bar.
const BAR: usize = 20;
const SMALL_BAR: usize = 11;
const SMALLEST_BAR: usize = 5;

/// Gives Today as lines of at most `width` columns where the words allow it.
#[must_use]
pub fn today_lines(view: &TodayView, width: usize) -> Vec<String> {
    let page = width.max(NARROWEST);
    let width = page.min(WIDEST);
    let mut lines = vec![format!("{}  {}", view.date, view.clock), String::new()];
    lines.push(format!("  {}", view.answer().text(Glyphs::Unicode)));
    lines.push(String::new());
    for sentence in view.because.lines().chain(view.advice.iter().map(String::as_str)) {
        lines.extend(wrap::indented(sentence, width, "  "));
    }
    section(&mut lines, beside(&view.beside, width));
    section(&mut lines, systems(&view.systems, page));
    section(&mut lines, view.way_back.as_ref().map(|way| way_back(way, width)).unwrap_or_default());
    section(&mut lines, ahead(view, width));
    section(&mut lines, view.warnings.iter().flat_map(|said| wrap::hanging(&said.text, width, "! ", "  ")).collect());
    section(&mut lines, questions(&view.questions, width));
    lines
}

/// Gives Today in one line: `● REST · train again about Wed 2 Dec (29 Nov–5 Dec)`.
#[must_use]
pub fn today_short(view: &TodayView) -> String {
    use crate::recovery::{Rung, Verdict};
    let badge = view.answer().text(Glyphs::Unicode);
    let train = view.way_back.as_ref().map(|way| &way.steps[3]);
    let rest = match (view.verdict, train) {
        (_, None) if view.systems.is_empty() && view.verdict != Verdict::GetHelp => {
            return format!("{badge} · log a session, import a file, or look at a demo");
        }
        (Verdict::GetHelp, _) => view.doctor.to_owned(),
        (Verdict::Ill, _) => "rest until you are well, and after a fever 24 to 48 hours more".to_owned(),
        (Verdict::Injured, _) => "no running until it no longer changes the way you move".to_owned(),
        (Verdict::Open(Rung::Train), _) if view.advice.iter().any(|line| line == FIRST_RUNS) => {
            "the first runs short and easy".to_owned()
        }
        (Verdict::Open(Rung::Train), _) => "nothing stands in the way".to_owned(),
        (Verdict::Open(_), Some(step)) => train_again(step),
        (Verdict::Open(_), None) => view.because.clone(),
    };
    format!("{badge} · {rest}")
}

fn train_again(step: &Step) -> String {
    match step.opens {
        StepOpens::NotToday => "no hard session today".to_owned(),
        StepOpens::OnceDone => format!("train again {}", step.day),
        StepOpens::Now | StepOpens::OnADay | StepOpens::OnADayOnce => {
            let range = if step.range.is_empty() { String::new() } else { format!(" {}", step.range) };
            format!("train again about {}{range}", step.day)
        }
    }
}

/// Adds a paragraph after an empty line; nothing where it has no lines.
fn section(lines: &mut Vec<String>, paragraph: Vec<String>) {
    if !paragraph.is_empty() {
        lines.push(String::new());
        lines.extend(paragraph);
    }
}

fn beside(beside: &Beside, width: usize) -> Vec<String> {
    match beside {
        Beside::Refuelling(view) => refuelling(view, width),
        Beside::Comfort(view) => comfort(view, width),
        Beside::Doors(doors) => {
            let mut lines = vec!["Three ways in".to_owned()];
            lines.extend(doors.iter().map(|door| format!("  {:<16}  {}", door.label, door.command)));
            lines
        }
        Beside::Nothing => Vec::new(),
    }
}

fn refuelling(view: &RefuellingView, width: usize) -> Vec<String> {
    let mut lines = vec![format!("{}  {} ({})", view.title, view.countdown, view.urgency)];
    for amount in &view.amounts {
        let drawn = amount.fraction.map(|part| bar::bar(part, SMALL_BAR)).unwrap_or_default();
        lines.push(format!("  {:<8}  {:<14}  {drawn}", amount.name, amount.text).trim_end().to_owned());
    }
    for sentence in std::iter::once(&view.reason).chain(&view.notes) {
        lines.extend(wrap::indented(sentence, width, "  "));
    }
    lines
}

fn comfort(view: &ComfortView, width: usize) -> Vec<String> {
    let mut lines = vec![view.title.to_owned()];
    for line in &view.lines {
        if width >= 60 {
            lines.extend(wrap::hanging(&line.why, width, &format!("  {:<13}", line.what), &" ".repeat(15)));
        } else {
            lines.extend(wrap::hanging(&line.why, width, &format!("  {}: ", line.what), "    "));
        }
    }
    lines
}

/// How a table of systems is laid out, the roomiest first: columns of the bar, and whether dates carry their ranges.
const LAYOUTS: [(usize, DateForm); 4] =
    [(BAR, DateForm::Ranged), (SMALL_BAR, DateForm::Ranged), (SMALL_BAR, DateForm::Brief), (SMALLEST_BAR, DateForm::Brief)];

/// How a date is written.
#[derive(Clone, Copy)]
enum DateForm {
    /// With its range.
    Ranged,
    /// Without range, and without the month of today.
    Brief,
}

fn systems(systems: &[SystemLine], width: usize) -> Vec<String> {
    if systems.is_empty() {
        return Vec::new();
    }
    let tables = LAYOUTS.map(|(bar, dates)| table(systems, bar, dates));
    let fits = |table: &Vec<String>| table.iter().all(|line| line.width() <= width);
    let narrowest = tables.len() - 1;
    let lines = tables.into_iter().enumerate().find(|(at, table)| *at == narrowest || fits(table)).map(|(_, table)| table);
    std::iter::once("Recovered so far".to_owned()).chain(lines.unwrap_or_default()).collect()
}

fn table(systems: &[SystemLine], columns: usize, dates: DateForm) -> Vec<String> {
    let line = |line: &SystemLine| {
        let last = if line.is_last { "  ◂ last" } else { "" };
        let drawn = bar::bar(line.recovered, columns);
        let when = match (dates, line.range.is_empty()) {
            (DateForm::Ranged, false) => format!("{} {}", line.back, line.range),
            (DateForm::Ranged, true) => line.back.clone(),
            (DateForm::Brief, _) => line.back_short.clone(),
        };
        format!("  {:<9}  {drawn}  {:>5}  {when}{last}", line.name, line.percent)
    };
    systems.iter().map(line).collect()
}

fn way_back(way: &WayBack, width: usize) -> Vec<String> {
    let mut lines = vec![way.title.to_owned()];
    for step in &way.steps {
        let sign = step.badge.glyph.sign;
        lines.push(format!("  {sign} {:<13} {:<10}  {}", step.label, step.day, step.range).trim_end().to_owned());
    }
    if let Some(DetrainingLine { glyph, label, from, unless, .. }) = &way.detraining {
        lines.extend(wrap::hanging(
            &format!("{from}, {unless}"),
            width,
            &format!("  {} {label:<13} ", glyph.sign),
            &" ".repeat(18),
        ));
    }
    if !way.note.is_empty() {
        lines.extend(wrap::indented(&way.note, width, "  "));
    }
    lines
}

/// Gives the coming weeks: the strip, and the days suggested for rest.
fn ahead(view: &TodayView, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = strip_line(&view.strip).into_iter().collect();
    if !view.strip.layoff.is_empty() {
        lines.extend(wrap::hanging(&view.strip.layoff, width, "", "  "));
    }
    if !view.rest_days.is_empty() {
        lines.extend(wrap::hanging(&view.rest_days, width, "", "  "));
    }
    lines
}

/// Gives the coming weeks in one line: `22 Nov ●●≈≈≈→→→→→→▲▲▲▲┊▲▲▲`; `None` where there are none.
#[must_use]
pub fn strip_line(strip: &Strip) -> Option<String> {
    if strip.cells.is_empty() {
        return None;
    }
    let mut line = format!("{} ", strip.label);
    for cell in &strip.cells {
        if cell.detraining_begins {
            line.push('┊');
        }
        line.push(cell.badge.glyph.sign);
    }
    Some(line)
}

fn questions(questions: &[AskedQuestion], width: usize) -> Vec<String> {
    if questions.is_empty() {
        return Vec::new();
    }
    let asked: Vec<&str> = questions.iter().map(|question| question.ask.as_str()).collect();
    let count = phrase::count(questions.len() as u64, "question", "questions");
    wrap::hanging(&asked.join(" "), width, &format!("Check in ({count}): "), "  ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Journal, RedFlag};
    use crate::recovery::{Ladder, Reason, Rung, Urgency, Verdict, Warning};
    use crate::views::fixtures::{Stage, id, window};

    #[test]
    fn the_morning_after_reads_like_this() {
        let mut stage = Stage::morning_after();
        stage.assessment.warnings = vec![Warning::Guessed { session: id(1) }];
        let expected = "\
Sun 22 Nov 2026  08:14

  ● REST

  Your legs are still about 16 % short of their strength after yesterday's
  marathon; soreness peaks today.
  No run has been shown to speed that up. Sleep in.

What helps today
  sleep        the one thing that is essential
  food         carbohydrate at every meal fills the stores
  a walk       always fine
  for comfort  massage, best for soreness; yoga, light stretching,
               meditation

Recovered so far
  Strength   ███████████▋░░░░░░░░   58 %  Tue 24 Nov (Mon–Wed)
  Soreness   ██▍░░░░░░░░░░░░░░░░░   12 %  Wed 25 Nov (Tue–Fri)
  Fuel       █████████▋░░░░░░░░░░   48 %  Tue 24 Nov
  Heart      █████▎░░░░░░░░░░░░░░   26 %  Mon 23 Nov (Mon–Tue)
  Freshness  ████████▍░░░░░░░░░░░   42 %  Wed 25 Nov (Tue–Thu)
  Tissue     ██▋░░░░░░░░░░░░░░░░░   13 %  Wed 2 Dec (29 Nov–5 Dec)  ◂ last

The way back
  ● Rest          today
  ≈ Swim or ride  Mon 23 Nov  (Mon–Tue)
  → Run easy      Thu 26 Nov  (Wed–Sat)
  ▲ Train again   Wed 2 Dec   (29 Nov–5 Dec)
  ┊ Detraining    from Tue 1 Dec, unless you swim or ride twice a week

22 Nov ●≈≈≈→→→→→┊→▲▲▲▲▲▲▲▲▲▲▲▲

! Little is known of yesterday's marathon: the cost is a guess, and the
  dates are wider. An RPE would narrow them.

Check in (2 questions): How sore are your legs? How tired are you?";
        assert_eq!(today_lines(&stage.today(), 80).join("\n"), expected);
    }

    #[test]
    fn an_open_window_takes_the_place_of_comfort() {
        let mut stage = Stage::morning_after().seen_at("2026-11-21T14:54:00+01:00");
        stage.assessment.refuelling = Some(window(Urgency::Low, Some(352.0)));
        let text = today_lines(&stage.today(), 80).join("\n");
        let expected = "\
Refuelling window  closes in 1:42:00 (relaxed)
  carbs     52 of 210 g     ██▊░░░░░░░░
  protein   8 of 20 g       ████▍░░░░░░
  fluid     0.5 of 1.8 l    ███░░░░░░░░
  Nothing hard is due before Sun 6 Dec: your next normal meal will do.
";
        assert!(text.contains(expected), "{text}");
        assert!(!text.contains("What helps today"));
    }

    #[test]
    fn no_line_is_wider_than_the_page_wherever_words_allow_it() {
        for width in [44, 60, 80] {
            for line in today_lines(&Stage::morning_after().today(), width) {
                assert!(line.width() <= width, "{width}: {line}");
            }
        }
    }

    #[test]
    fn get_help_prints_help_and_nothing_else() {
        let stage = Stage::morning_after().answering(Verdict::GetHelp, Reason::RedFlags(vec![RedFlag::ChestPain]));
        let text = today_lines(&stage.today(), 80).join("\n");
        assert!(
            text.starts_with("Sun 22 Nov 2026  08:14\n\n  ! GET HELP\n\n  Chest pain: call the emergency number now"),
            "{text}"
        );
        assert!(text.replace("\n ", "").ends_with("This is a training log, not a doctor."), "{text}");
    }

    #[test]
    fn an_empty_log_offers_three_doors() {
        let mut stage = Stage::morning_after().answering(Verdict::Open(Rung::Train), Reason::NothingLogged);
        stage.journal = Journal::default();
        let expected = "\
Sun 22 Nov 2026  08:14

  ○ NOTHING LOGGED YET

  Nothing is logged yet, so there is nothing to judge by.
  Log what you run, or import it: each morning you read here whether to rest
  or train, and why.
  One session is enough to begin, and all of it stays on this machine.

Three ways in
  log a session     deckchair log \"10k 52:30 rpe 7 yesterday\"
  import a file     deckchair import FILE or FOLDER
  look at a demo    deckchair demo";
        assert_eq!(today_lines(&stage.today(), 80).join("\n"), expected);
    }

    #[test]
    fn every_verdict_fits_one_line() {
        let short = |verdict, reason| today_short(&Stage::morning_after().answering(verdict, reason).today());
        assert_eq!(today_short(&Stage::morning_after().today()), "● REST · train again about Wed 2 Dec (29 Nov–5 Dec)");
        assert_eq!(today_short(&Stage::morning_after().recovered().today()), "▲ TRAIN · nothing stands in the way");
        assert_eq!(
            short(Verdict::Ill, Reason::Ill { fever: true }),
            "✚ ILL · rest until you are well, and after a fever 24 to 48 hours more"
        );
        assert_eq!(
            short(Verdict::Injured, Reason::Injured { place: String::new() }),
            "✖ INJURED · no running until it no longer changes the way you move"
        );
        assert_eq!(
            short(Verdict::GetHelp, Reason::RedFlags(Vec::new())),
            "! GET HELP · call a doctor now; in an emergency the emergency number"
        );
        let help = |flags: &[RedFlag]| short(Verdict::GetHelp, Reason::RedFlags(flags.to_vec()));
        assert_eq!(help(&[RedFlag::BonePain]), "! GET HELP · see a doctor in the coming days, and no weight on it until then");
        assert_eq!(help(&[RedFlag::BonePain, RedFlag::DarkUrine]), "! GET HELP · see a doctor today");
        assert_eq!(help(&[RedFlag::SwollenCalf, RedFlag::ChestPain]), "! GET HELP · call the emergency number now");
        assert_eq!(
            short(Verdict::Open(Rung::Train), Reason::NothingLogged),
            "○ NO SESSION YET · log a session, import a file, or look at a demo"
        );
        let tired = Stage::morning_after().recovered().answering(Verdict::Open(Rung::RunEasy), Reason::HrvLow);
        let off = Stage::morning_after().seen_at("2026-12-09T08:14:00+01:00").recovered();
        assert_eq!(today_short(&off.today()), "▲ TRAIN · the first runs short and easy");
        assert_eq!(today_short(&tired.today()), "→ RUN EASY · no hard session today");
        let mut niggle = Stage::morning_after().recovered();
        niggle.assessment.ladder = niggle.assessment.ladder.map(|ladder| Ladder { train: ladder.cross_train, ..ladder });
        let niggle = niggle.answering(
            Verdict::Open(Rung::RunEasy),
            Reason::Niggle { place: "knee".to_owned(), until: crate::views::fixtures::on(2026, 11, 23) },
        );
        assert_eq!(today_short(&niggle.today()), "→ RUN EASY · train again once it is quiet");
    }
}

//! Keystrokes, counted: what a morning costs in keys beside the figures that only the runner knows.

use deckchair::app::Event;
use deckchair::recovery::assess;
use deckchair::views::AnswerKind;

use crate::stage::{Stage, at, marathon};

/// Mornings that are looked at after the marathon.
const MORNINGS: u32 = 20;

/// Counts the strokes of keys: `<Enter>` is one.
fn strokes(keys: &str) -> usize {
    let mut inside = false;
    let mut count = 0;
    for c in keys.chars() {
        match c {
            '<' => inside = true,
            '>' => {
                inside = false;
                count += 1;
            }
            _ if !inside => count += 1,
            _ => {}
        }
    }
    count
}

/// Counts the strokes that are not figures of the runner's.
fn beside_figures(keys: &str) -> usize {
    strokes(keys) - keys.chars().filter(|c| c.is_ascii_digit() || matches!(c, ':' | '.')).count()
}

#[test]
fn strokes_are_counted_as_fingers_make_them() {
    assert_eq!((strokes("a10k<Enter>"), beside_figures("a10k 52:30<Enter>")), (5, 4));
}

#[test]
fn a_newcomer_logs_a_run_in_under_ten_strokes_beside_its_figures() {
    for keys in ["a10k 52:30<Enter>", "a8.5k 45:00 rpe 4<Enter>"] {
        let mut stage = Stage::open([]);
        stage.press(keys).sees("Logged run");
        assert!(beside_figures(keys) < 10, "{keys}");
    }
}

#[test]
fn most_mornings_ask_for_two_strokes() {
    let mut stage = Stage::open_with([marathon()], assess);
    let mut cheap = 0;
    for morning in 1..=MORNINGS {
        stage.happen(Event::Tick(at("2026-11-22T07:30:00+01:00").plus_days(f64::from(morning))));
        let answers: String = stage.app.today().questions.iter().map(|question| answer(question.answer)).collect();
        cheap += u32::from(strokes(&answers) <= 2);
        if !answers.is_empty() {
            stage.press("c").press(&answers).sees("check-in");
        }
    }
    assert!(cheap * 3 >= MORNINGS * 2, "only {cheap} of {MORNINGS} mornings were asked for two strokes or fewer");
}

/// Gives the keys that answer a question.
const fn answer(answer: AnswerKind) -> &'static str {
    match answer {
        AnswerKind::ZeroToTen | AnswerKind::OneToFive => "2",
        AnswerKind::Time => "8<Enter>",
        AnswerKind::Number => "50<Enter>",
        AnswerKind::Health => "w",
        AnswerKind::Words => "<Enter>",
    }
}

#[test]
fn every_screen_is_at_most_two_strokes_away() {
    let screens = [
        ("1", "Rest or train?"),
        ("2", "Distance"),
        ("3", "November 2026"),
        ("3v", "October 2026"),
        ("4", "Load a week"),
        ("5", "To come"),
        ("3i", "What if"),
        ("w", "Why"),
        ("?", "On every tab"),
        ("2<Enter>", "Pace"),
        ("a", "Log a session"),
        ("c", "How sore are your legs?"),
        ("S", "Settings"),
        ("E", "Export"),
        ("f", "Ate or drank"),
        ("x", "Ill or injured"),
        ("p", "Plan a session, a race or rest"),
        ("o", "Import"),
        (":", "log a session"),
    ];
    for (keys, words) in screens {
        let mut stage = Stage::open([marathon()]);
        stage.press(keys).sees(words);
        assert!(strokes(keys) <= 2, "{keys}");
    }
}

//! Every screen at every size: nothing panics, nothing is painted outside, and painting twice gives the same.

use deckchair::journal::Entry;
use deckchair::tui::Screen;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;

use crate::stage::{COLOUR, Stage, hills, marathon, run};

/// The keys that open each screen and overlay.
const SCENES: [&str; 28] = [
    "",
    "S",
    "S<PgDn><Enter>x",
    "E",
    "w",
    "?",
    "c",
    "a10k 52:30 rpe 7",
    "a10k wibble<Tab>",
    "psat race",
    "f",
    "x",
    "o~/a",
    "2",
    "2/run",
    "2<Enter>",
    "2jj<Enter>ll",
    "2jj<Enter><Tab><Tab>l",
    "3",
    "3ip10k<Enter>",
    "3v",
    "3vv",
    "3/6 dec",
    ":lo",
    "5:",
    "4",
    "4jjhh",
    "5",
];

/// Gives the sizes to try: every one where room is short, one in four of those up to 60 × 30 (others for each `turn`), and a
/// few large ones.
fn sizes(turn: usize) -> impl Iterator<Item = (u16, u16)> {
    let small = (0..=60_u16).flat_map(|width| (0..=30_u16).map(move |height| (width, height)));
    let small = small
        .filter(move |(width, height)| *width < 8 || *height < 4 || (usize::from(width * 31 + height) + turn).is_multiple_of(4));
    small.chain([(76, 20), (80, 24), (99, 50), (100, 30), (120, 40), (200, 60), (300, 100), (500, 3), (3, 200)])
}

fn open(keys: &str) -> Stage {
    let session = Entry::Session(run("2026-11-22T06:30:00+01:00", 8.0, 45.0, 3.0));
    let (recorded, course) = hills();
    let entries = [marathon(), session, Entry::Session(recorded.clone())];
    let mut stage = Stage::open(entries).with_course(&recorded, course);
    stage.press(keys).rest();
    stage
}

#[test]
fn every_screen_can_be_painted_at_every_size() {
    for (turn, keys) in SCENES.into_iter().enumerate() {
        let stage = open(keys);
        for (width, height) in sizes(turn) {
            // The screen lies inside a larger buffer, so that whatever is painted outside of it can be seen.
            let area = Rect::new(2, 1, width, height);
            let whole = Rect::new(0, 0, width + 4, height + 2);
            let mut buffer = Buffer::empty(whole);
            Screen::new(&stage.app, COLOUR.look(stage.app.settings())).paint(area, &mut buffer);
            for position in around(whole, area) {
                assert_eq!(buffer[position], Cell::EMPTY, "{keys:?} at {width}x{height} paints {position:?}");
            }
        }
    }
}

/// Gives the places of the outer rectangle that are not of the inner one.
fn around(outer: Rect, inner: Rect) -> impl Iterator<Item = (u16, u16)> {
    let rows = (outer.left()..outer.right()).flat_map(move |x| {
        let above = (outer.top()..inner.top()).map(move |y| (x, y));
        above.chain((inner.bottom()..outer.bottom()).map(move |y| (x, y)))
    });
    let columns = (inner.top()..inner.bottom()).flat_map(move |y| {
        let left = (outer.left()..inner.left()).map(move |x| (x, y));
        left.chain((inner.right()..outer.right()).map(move |x| (x, y)))
    });
    rows.chain(columns)
}

#[test]
fn two_paints_are_equal() {
    for keys in SCENES {
        let mut stage = open(keys);
        assert_eq!(stage.paint(), stage.paint(), "{keys:?}");
    }
}

#[test]
fn an_empty_log_can_be_painted_at_every_size() {
    let stage = Stage::open([]);
    for (width, height) in sizes(0) {
        let area = Rect::new(0, 0, width, height);
        Screen::new(&stage.app, COLOUR.look(stage.app.settings())).paint(area, &mut Buffer::empty(area));
    }
}

#[test]
fn no_width_cuts_a_word_of_the_reason() {
    let mut stage = Stage::open([marathon()]);
    let reason = stage.app.today().because.clone();
    for width in 40..=120 {
        stage = stage.sized(width, 40);
        let text = stage.text();
        let mut shown = text.split_whitespace();
        for word in reason.split_whitespace() {
            assert!(shown.any(|other| other == word), "`{word}` is cut at {width}:\n{text}");
        }
    }
}

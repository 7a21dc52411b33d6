//! Letters of every width in every table and form, at every size: what takes two columns has two, and what is put on a letter
//! stays on it.

use deckchair::journal::{Entry, Kind, Metres, Planned, Priority, Rest, Spell, SpellKind, Sport};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use crate::stage::{COLOUR, Stage, marathon, painted, run};

/// Wide letters, a family joined to one sign, a flag, an accent put on its letter, a letter of no width, and one of many marks.
const WORDS: &str = "東京マラソン 👨‍👩‍👧 🇯🇵 Cafe\u{301} a\u{200b}b Z\u{335}\u{321}\u{30d}o ﷽";

fn day(text: &str) -> deckchair::journal::Day {
    deckchair::journal::Day::new(text.parse().unwrap())
}

/// A log whose every text is of such letters.
fn entries() -> Vec<Entry> {
    let mut trail = run("2026-11-20T18:30:00+01:00", 21.1, 130.0, 7.0);
    trail.sport = Sport::Trail;
    trail.kind = Some(Kind::Long);
    trail.title = WORDS.into();
    trail.place = WORDS.into();
    trail.notes = format!("{WORDS}\n{WORDS}");
    trail.tags = vec!["東京".into(), "e\u{301}te\u{301}".into()];
    let planned = Planned {
        race: Some(Priority::A),
        kind: Some(Kind::Race),
        distance: Metres::new(42_195.0).ok(),
        title: WORDS.into(),
        notes: WORDS.into(),
        ..Planned::new(Sport::Run, day("2026-11-28"))
    };
    let injury = SpellKind::Injury { place: WORDS.into(), grade: deckchair::journal::Grade::Niggle };
    let spell = Spell { kind: injury, from: day("2026-11-18"), until: None, notes: WORDS.into(), source: None };
    let rest = Rest { day: day("2026-11-19"), notes: WORDS.into() };
    vec![Entry::Session(trail), Entry::Planned(planned), Entry::Spell(spell), Entry::Rest(rest), marathon()]
}

/// The keys that open each screen on which such a text stands.
fn scenes() -> Vec<String> {
    let fixed = [
        "",
        "w",
        "2",
        "2j",
        "2<Enter>",
        "2jj<Enter>",
        "3",
        "3k",
        "3jjjj",
        "3v",
        "3vv",
        "4Gk",
        "5",
        "5<Enter>",
        "2je",
        "5e",
        "3i",
    ];
    let written = ["a10k ", "p", "x", "o", "E", "2/", "3/", ":", "c<Tab><Tab>", "S<PgDn><PgDn><PgDn><Enter>"];
    fixed.into_iter().map(str::to_owned).chain(written.into_iter().map(|keys| format!("{keys}{WORDS}"))).collect()
}

/// Fails where a letter of two columns has lost one of them, or where a mark stands without its letter.
fn assert_whole(buffer: &Buffer, of: &str) {
    let Rect { width, height, .. } = buffer.area;
    for y in 0..height {
        let mut x = 0;
        while x < width {
            let symbol = buffer[(x, y)].symbol();
            let wide = symbol.width().max(1) as u16;
            assert!(x + wide <= width, "{of}: {symbol:?} at {x}, {y} goes beyond the edge");
            assert!(symbol.is_empty() || symbol.width() > 0, "{of}: a mark without its letter at {x}, {y}: {symbol:?}");
            for hidden in x + 1..x + wide {
                let behind = buffer[(hidden, y)].symbol();
                assert!(behind.trim().is_empty(), "{of}: {behind:?} at {hidden}, {y} lies on {symbol:?}");
            }
            x += wide;
        }
    }
}

#[test]
fn letters_of_every_width_stay_whole_on_every_screen_at_every_size() {
    for keys in scenes() {
        let mut stage = Stage::open(entries()).sized(120, 40);
        for part in keys.split_inclusive('>') {
            stage.press(part);
        }
        stage.rest();
        for (width, height) in (20..=130).step_by(7).flat_map(|width| [(width, 12), (width, 24), (width, 40)]) {
            assert_whole(&painted(&stage.app, COLOUR, (width, height)), &format!("{keys:?} at {width}x{height}"));
        }
    }
}

#[test]
fn figures_of_the_log_end_in_one_column_whatever_letters_stand_before_them() {
    let mut stage = Stage::open(entries()).sized(120, 30);
    stage.press("2");
    let text = stage.text();
    let ends: Vec<usize> = text.lines().filter_map(|line| line.split_once(" km").map(|(before, _)| before.width())).collect();
    assert!(ends.len() >= 2, "{text}");
    assert!(ends.windows(2).all(|pair| pair[0] == pair[1]), "{ends:?}\n{text}");
}

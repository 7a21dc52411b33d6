//! The whole program without a disk and without a terminal: keys in, pictures out.

mod memory;
mod model;
mod picture;
pub mod pty;

use std::collections::VecDeque;

use chrono_tz::Tz;
use deckchair::app::{App, Effect, Ending, Event, Setup, perform};
use deckchair::config::Settings;
use deckchair::journal::{
    Athlete, Bpm, Entry, Journal, Kind, Mark, Metres, Moment, Rpe, Seconds, Session, Sport, Trace, TraceColumns, Zone,
};
use deckchair::keys::Key;
use deckchair::recovery::Assessment;
use deckchair::tui::theme::{Depth, Theme};
use deckchair::tui::{Capabilities, Notice, Screen, Targets};
use deckchair::views::Glyphs;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

pub use memory::Memory;
pub use model::fixed;
pub use picture::{styled, text};

/// Sunday morning, the day after the marathon.
pub const NOW: &str = "2026-11-22T08:14:00+01:00";
/// Full colour.
pub const COLOUR: Capabilities =
    Capabilities { theme: Theme::Dark, depth: Some(Depth::True), glyphs: Glyphs::Unicode, notice: Notice::Nine };
/// No colour at all.
pub const MONO: Capabilities = Capabilities { theme: Theme::Dark, depth: None, glyphs: Glyphs::Unicode, notice: Notice::Nine };

/// Reads a moment.
pub fn at(text: &str) -> Moment {
    Moment::from_rfc3339(text).unwrap()
}

/// Makes a run of so many kilometres and minutes, at so hard an RPE.
pub fn run(start: &str, km: f64, minutes: f64, rpe: f64) -> Session {
    let mut session = Session::new(Sport::Run, at(start));
    session.distance = Metres::new(km * 1_000.0).ok();
    session.moving = Seconds::new(minutes * 60.0).ok();
    session.rpe = Rpe::new(rpe).ok();
    session
}

/// Makes the marathon of the day before.
pub fn marathon() -> Entry {
    let mut race = run("2026-11-21T09:00:00+01:00", 42.195, 216.0, 9.0);
    race.kind = Some(Kind::Race);
    race.title = "Lakeside Marathon".into();
    Entry::Session(race)
}

/// Makes a trail run over two hills as a watch recorded it, with its course.
pub fn hills() -> (Session, Trace) {
    let mut session = run("2026-11-14T09:00:00+01:00", 21.3, 150.0, 6.0);
    session.sport = Sport::Trail;
    session.title = "Two hills".into();
    session.elapsed = Seconds::new(160.0 * 60.0).ok();
    session.climb = Metres::new(620.0).ok();
    session.heart_avg = Bpm::new(141.0).ok();
    session.heart_max = Bpm::new(168.0).ok();
    session.source.format = Some("fit".into());
    session.source.file = Some("two-hills.fit".into());
    let wave = |at: usize, turns: f64| (at as f64 / 160.0 * turns * std::f64::consts::TAU).sin();
    let mut columns = TraceColumns { step_s: 60.0, ..TraceColumns::default() };
    let mut way = 0.0;
    for at in 0..160_usize {
        // Ten minutes at the hut: no step is made, and the strap is off.
        let rests = (80..90).contains(&at);
        way += if rests { 0.0 } else { 142.0 - 35.0 * wave(at + 20, 2.0) };
        columns.metres.push(Some(way));
        columns.heart_bpm.push((!rests).then(|| (138.0 + 22.0 * wave(at + 20, 2.0)) as u8));
        columns.height_m.push(Some((610.0 - 160.0 * wave(at + 40, 2.0)) as i16));
    }
    (session, Trace::try_from(columns).unwrap())
}

/// The program at one size, played by keys.
pub struct Stage {
    /// The program.
    pub app: App,
    /// What keeps its log.
    pub keeper: Memory,
    /// How it was left, once it was.
    pub left: Option<Ending>,
    size: (u16, u16),
    ground: Capabilities,
}

impl Stage {
    /// Opens the program on a log, with a model whose answers never change.
    pub fn open(entries: impl IntoIterator<Item = Entry>) -> Self {
        Self::open_with(entries, fixed)
    }

    /// Opens the program on a log with a model.
    pub fn open_with(entries: impl IntoIterator<Item = Entry>, model: fn(Moment, &Journal, &Athlete) -> Assessment) -> Self {
        let keeper = Memory::of(entries);
        let app = App::new(Setup {
            journal: keeper.journal(),
            settings: Settings::default(),
            zone: Zone::Named(Tz::Europe__Paris),
            now: at(NOW),
            model,
            oneness: deckchair::cli::ONENESS,
        });
        let mut stage = Self { app, keeper, left: None, size: (80, 24), ground: COLOUR };
        let opening = stage.app.opening();
        stage.perform(opening);
        stage.paint();
        stage
    }

    /// Lets the log know the course of a recorded session.
    pub fn with_course(mut self, session: &Session, trace: Trace) -> Self {
        self.keeper.courses.insert(Mark::of(session).unwrap(), trace);
        self
    }

    /// Sets the size of the terminal.
    pub fn sized(mut self, width: u16, height: u16) -> Self {
        self.size = (width, height);
        self.paint();
        self
    }

    /// Sets what the terminal shows.
    pub const fn looking(mut self, ground: Capabilities) -> Self {
        self.ground = ground;
        self
    }

    /// Presses keys: letters as they are, others by name in angle brackets, such as `a10k<Enter>`.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        for key in read_keys(keys) {
            self.happen(Event::Key(key));
        }
        self
    }

    /// Lets a moment pass without keys, until nothing waits for one.
    pub fn rest(&mut self) -> &mut Self {
        for _ in 0..4 {
            self.happen(Event::Idle);
        }
        self
    }

    /// Lets something happen.
    pub fn happen(&mut self, event: Event) -> &mut Self {
        let effects = self.app.update(event);
        self.perform(effects);
        self.paint();
        self
    }

    /// Paints the screen, as the loop does after every event, and gives it.
    pub fn paint(&mut self) -> Buffer {
        let mut buffer = painted(&self.app, self.ground, self.size);
        for _ in 0..2 {
            let area = buffer.area;
            let extent = Screen::new(&self.app, self.ground.look(self.app.settings())).paint(area, &mut Buffer::empty(area));
            if *self.app.extent() == extent {
                break;
            }
            let effects = self.app.update(Event::Drawn(extent));
            self.perform(effects);
            buffer = painted(&self.app, self.ground, self.size);
        }
        buffer
    }

    /// Clicks where these words begin on the screen.
    pub fn click(&mut self, words: &str) -> &mut Self {
        let text = self.text();
        let (row, line) =
            text.lines().enumerate().find(|(_, line)| line.contains(words)).unwrap_or_else(|| panic!("{words}:\n{text}"));
        let before = line.split(words).next().unwrap_or_default();
        let mut targets = Targets::default();
        let area = Rect::new(0, 0, self.size.0, self.size.1);
        Screen::new(&self.app, self.ground.look(self.app.settings())).paint_with(area, &mut Buffer::empty(area), &mut targets);
        let target =
            targets.at(before.width() as u16, row as u16).unwrap_or_else(|| panic!("nothing to click at {words}:\n{text}"));
        self.happen(Event::Clicked(target))
    }

    /// Gives the screen as text.
    pub fn text(&mut self) -> String {
        text(&self.paint())
    }

    /// Fails unless the screen says this.
    pub fn sees(&mut self, words: &str) -> &mut Self {
        let text = self.text();
        assert!(text.contains(words), "`{words}` is not on the screen:\n{text}");
        self
    }

    /// Fails if the screen says this.
    pub fn sees_no(&mut self, words: &str) -> &mut Self {
        let text = self.text();
        assert!(!text.contains(words), "`{words}` is on the screen:\n{text}");
        self
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        let mut waiting = VecDeque::from(effects);
        while let Some(effect) = waiting.pop_front() {
            if let Effect::Leave(ending) = effect {
                self.left = Some(ending);
            } else if let Some(event) = perform(effect, &mut self.keeper) {
                waiting.extend(self.app.update(event));
            }
        }
    }
}

/// Paints a program at a size.
pub fn painted(app: &App, ground: Capabilities, (width, height): (u16, u16)) -> Buffer {
    let area = Rect::new(0, 0, width, height);
    let mut buffer = Buffer::empty(area);
    Screen::new(app, ground.look(app.settings())).paint(area, &mut buffer);
    buffer
}

/// Reads keys as people write them.
fn read_keys(keys: &str) -> Vec<Key> {
    let mut read = Vec::new();
    let mut rest = keys;
    while let Some(c) = rest.chars().next() {
        let named = rest.strip_prefix('<').and_then(|rest| rest.split_once('>'));
        if let Some((name, after)) = named {
            read.push(name.parse().unwrap());
            rest = after;
        } else {
            read.push(Key::Char(c));
            rest = rest.get(c.len_utf8()..).unwrap();
        }
    }
    read
}

//! The log as a table: all kinds of entry in one list, filtered, sorted, and built only where it is looked at.

mod filter;
mod index;
mod json;
mod letters;
mod row;
mod source;

use std::ops::Range;

use crate::journal::{Athlete, EntryKind, Id, Journal, Moment, Units};
use crate::phrase;
use crate::recovery::Own;

use super::scene::Ground;
use super::{Glyph, Tone};

pub use filter::Filter;
pub use index::{LogIndex, Sort};
pub use json::{LogJson, log_json};
pub use letters::Letters;
pub(super) use row::{check_in as check_in_said, still};

/// One row of the log. Every column is ready to print; empty where it is not known or does not apply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogRow {
    /// The entry.
    pub id: Id,
    /// What kind of entry.
    pub kind: EntryKind,
    /// A sign for it.
    pub glyph: Glyph,
    /// The day, such as `Sat 21 Nov`; with the year where it is not this one.
    pub date: String,
    /// The sport, or the kind of entry in a word.
    pub sport: String,
    /// The title; of a check-in, an intake or a spell its content in short.
    pub title: String,
    /// Distance.
    pub distance: String,
    /// Time in motion.
    pub moving: String,
    /// Metres climbed.
    pub climb: String,
    /// RPE; `~6.5` where it is found from the heart rate or the pace.
    pub rpe: String,
    /// Session-RPE load, CR10 × minutes; `~350` where the RPE is found.
    pub load: String,
    /// Days to training again that it costs this runner by itself, such as `10 d`.
    pub cost: String,
    /// Whether the entry tells of what had not been yet, so that no answer counts it.
    pub ahead: bool,
    /// How the row is meant.
    pub tone: Tone,
}

/// The visible part of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogView {
    /// Entries that pass the filter.
    pub shown: usize,
    /// Entries in the log.
    pub all: usize,
    /// The place of the first row below among those that pass.
    pub first: usize,
    /// The rows of the window asked for.
    pub rows: Vec<LogRow>,
    /// How many, such as `214 of 12,031 entries`.
    pub summary: String,
    /// What to say instead of rows where there are none; empty otherwise.
    pub nothing: String,
}

/// Builds the rows of a window of the log and nothing else: a log of twenty years costs no more than one of a week.
///
/// `own` is how the runner recovers. `window` counts entries that pass the filter, the first being 0, and may reach beyond the
/// last.
#[must_use]
pub fn log(
    now: Moment,
    journal: &Journal,
    athlete: &Athlete,
    units: Units,
    own: &Own,
    index: &LogIndex,
    window: Range<usize>,
) -> LogView {
    let ground = Ground { now, journal, athlete, units };
    let shown = index.len();
    let first = window.start.min(shown);
    let items = (first..window.end.min(shown)).filter_map(|at| index.item(journal, at));
    LogView {
        shown,
        all: index.all(),
        first,
        rows: items.map(|item| row::row(&ground, own, item)).collect(),
        summary: summary(shown, index.all()),
        nothing: nothing(shown, index.all()),
    }
}

/// Builds the rows of the last sessions that are over, the latest first, at most so many.
#[must_use]
pub fn lately(now: Moment, journal: &Journal, athlete: &Athlete, units: Units, own: &Own, most: usize) -> Vec<LogRow> {
    let ground = Ground { now, journal, athlete, units };
    let over = journal.sessions().iter().rev().filter(|session| session.start <= now);
    over.take(most).map(|session| row::row(&ground, own, source::EntryRef::Session(session))).collect()
}

fn summary(shown: usize, all: usize) -> String {
    let entries = phrase::count(all as u64, "entry", "entries");
    if shown == all { entries } else { format!("{} of {entries}", phrase::grouped(shown as u64)) }
}

fn nothing(shown: usize, all: usize) -> String {
    match (shown, all) {
        (0, 0) => "Nothing is logged yet.".to_owned(),
        (0, _) => "Nothing in the log fits the filter.".to_owned(),
        (_, _) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{CheckIn, Entry, Grams, Health, Intake, Kind, Planned, Priority, Rest, Spell, SpellKind, Sport, Ten};
    use crate::views::fixtures::{Stage, at, hours, id, metres, on, rpe, run};

    fn stage() -> Stage {
        let mut trail = run("2026-11-14T09:00:00+01:00", 24_000.0, 2.75);
        trail.sport = Sport::Trail;
        (trail.title, trail.climb, trail.rpe) = ("Echappée \u{1b}[31mBelle".to_owned(), Some(metres(1_250.0)), Some(rpe(6.5)));
        trail.tags = vec!["hills".to_owned()];
        let mut check_in = CheckIn::new(at("2026-11-22T07:00:00+01:00"));
        (check_in.soreness, check_in.sleep) = (Ten::new(6.0).ok(), Some(hours(7.5)));
        let intake = Intake {
            at: at("2026-11-21T13:00:00+01:00"),
            carbohydrate: Grams::new(60.0).ok(),
            protein: None,
            fluid: None,
            title: "porridge".to_owned(),
        };
        let spell = Spell {
            kind: SpellKind::Illness { fever: true },
            from: on(2026, 10, 2),
            until: Some(on(2026, 10, 4)),
            notes: String::new(),
            source: None,
        };
        let race = Planned {
            race: Some(Priority::A),
            distance: Some(metres(10_000.0)),
            title: "Corrida".to_owned(),
            ..Planned::new(Sport::Run, on(2026, 12, 13))
        };
        Stage::morning_after()
            .with(2, Entry::Session(trail))
            .with(3, Entry::Rest(Rest { day: on(2026, 11, 20), notes: "slept".to_owned() }))
            .with(4, Entry::CheckIn(check_in))
            .with(5, Entry::Intake(intake))
            .with(6, Entry::Spell(spell))
            .with(7, Entry::Planned(race))
    }

    fn view(stage: &Stage, filter: &str, sort: Sort, window: Range<usize>) -> LogView {
        let index =
            LogIndex::new(&stage.journal, &stage.athlete, sort).narrowed(&stage.journal, &stage.athlete, &Filter::new(filter));
        log(stage.now, &stage.journal, &stage.athlete, stage.units, &Own::TYPICAL, &index, window)
    }

    fn titles(stage: &Stage, filter: &str) -> Vec<String> {
        view(stage, filter, Sort::Newest, 0..99).rows.into_iter().map(|row| format!("{} {}", row.sport, row.title)).collect()
    }

    #[test]
    fn every_kind_of_entry_stands_in_one_list_newest_first() {
        assert_eq!(
            titles(&stage(), ""),
            [
                "Run planned race A · Corrida",
                "Check-in soreness 6, sleep 7 h 30",
                "Ate, drank porridge, 60 g carbs",
                "Run race",
                "Rest slept",
                "Trail run Echappée Belle · #hills",
                "Fever until Sun 4 Oct",
            ]
        );
    }

    #[test]
    fn a_row_has_its_figures_ready_to_print() {
        let rows = view(&stage(), "race", Sort::Newest, 0..99).rows;
        let row = &rows[1];
        assert_eq!((row.date.as_str(), row.glyph.sign), ("Sat 21 Nov", '▲'));
        assert_eq!([&row.distance, &row.moving, &row.rpe, &row.load, &row.cost], ["42.2 km", "3:36:00", "9", "1,944", "10 d"]);
        let trail = &view(&stage(), "sport:trail", Sort::Newest, 0..99).rows[0];
        assert_eq!([&trail.climb, &trail.rpe, &trail.load, &trail.cost], ["1,250 m", "6.5", "1,073", "6 d"]);
    }

    #[test]
    fn the_filter_narrows_by_every_word_at_once() {
        let stage = stage();
        let counts = [
            ("échappée belle", 0),
            ("echappée belle", 1),
            ("BELLE", 1),
            ("#hills sport:trail", 1),
            ("#hills race", 0),
            ("sport:running", 3),
            ("after:2026-11-20 before:2026-11-22", 3),
            ("in:winter", 0),
            ("planned", 1),
            ("ill", 1),
            ("porridge", 1),
            ("zzz", 0),
        ];
        for (filter, count) in counts {
            assert_eq!(titles(&stage, filter).len(), count, "{filter}");
        }
        assert_eq!(view(&stage, "zzz", Sort::Newest, 0..9).nothing, "Nothing in the log fits the filter.");
        assert_eq!(view(&stage, "race", Sort::Newest, 0..9).summary, "2 of 7 entries");
        assert_eq!(view(&stage, "", Sort::Newest, 0..9).summary, "7 entries");
    }

    #[test]
    fn the_log_is_sorted_by_what_is_asked_and_what_has_no_figure_comes_last() {
        let stage = stage();
        let first = |sort| view(&stage, "sport:running", sort, 0..1).rows[0].id;
        let firsts = Sort::ALL.map(first);
        assert_eq!(firsts, [id(7), id(2), id(1), id(1), id(2), id(1), id(1)]);
        let last = view(&stage, "", Sort::Climb, 6..7).rows[0].id;
        assert_ne!(last, id(2));
    }

    #[test]
    fn a_spell_that_was_said_to_be_over_is_told_as_over() {
        let title = |kind: SpellKind, say: fn(&mut CheckIn)| {
            let mut check_in = CheckIn::new(at("2026-11-22T07:00:00+01:00"));
            say(&mut check_in);
            let spell = Spell { kind, from: on(2026, 11, 20), until: None, notes: String::new(), source: None };
            let stage = Stage::morning_after().with(2, Entry::Spell(spell)).with(3, Entry::CheckIn(check_in));
            let rows = view(&stage, "ill", Sort::Newest, 0..9).rows;
            rows.into_iter().next().map(|row| row.title).unwrap_or_default()
        };
        let (ill, calf) = (SpellKind::Illness { fever: false }, "right calf".to_owned());
        let calf = SpellKind::Injury { place: calf, grade: crate::journal::Grade::Niggle };
        assert_eq!(title(ill.clone(), |said| said.health = Some(Health::Well)), "well on Sun 22 Nov");
        assert_eq!(title(ill, |said| said.no_pain = true), "not over yet");
        assert_eq!(title(calf.clone(), |said| said.no_pain = true), "right calf, no pain on Sun 22 Nov");
        assert_eq!(title(calf, |said| said.health = Some(Health::Well)), "right calf, not over yet");
    }

    #[test]
    fn only_the_window_is_built_and_it_may_reach_beyond_the_end() {
        let stage = stage();
        let middle = view(&stage, "", Sort::Newest, 2..4);
        assert_eq!((middle.first, middle.rows.len(), middle.shown, middle.all), (2, 2, 7, 7));
        assert_eq!(view(&stage, "", Sort::Newest, 5..50).rows.len(), 2);
        let beyond = view(&stage, "", Sort::Newest, 50..60);
        assert_eq!((beyond.first, beyond.rows.len()), (7, 0));
    }

    #[test]
    fn an_index_knows_where_an_entry_stands_and_survives_a_shrunken_journal() {
        let stage = stage();
        let index = LogIndex::new(&stage.journal, &stage.athlete, Sort::Newest);
        assert_eq!((index.place(&stage.journal, id(1)), index.id(&stage.journal, 3)), (Some(3), Some(id(1))));
        let empty = crate::journal::Journal::default();
        let view = log(stage.now, &empty, &stage.athlete, stage.units, &Own::TYPICAL, &index, 0..9);
        assert_eq!(view.rows.len(), 0);
    }

    #[test]
    fn a_recovery_run_is_shown_as_the_easy_run_it_is() {
        let mut jog = run("2026-11-22T07:30:00+01:00", 6_000.0, 0.6);
        jog.kind = Some(Kind::Recovery);
        let stage = stage().with(8, Entry::Session(jog));
        let row = &view(&stage, "recovery", Sort::Newest, 0..9).rows[0];
        assert_eq!((row.glyph.sign, row.title.as_str()), ('→', "recovery"));
    }
}

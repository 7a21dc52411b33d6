//! The log on disk, used as the program uses it: closed and opened again between what is said and what is asked.

use std::path::Path;

#[path = "../bench/years.rs"]
mod years;

use deckchair::journal::{
    Athlete, Change, Entry, Id, Journal, Mark, Metres, Moment, Recordings, Rest, Revision, Seconds, Session, Sport, Trace,
};
use deckchair::journal::{Bpm, Grams, Intake, Kind, Millilitres, Planned, PlannedRest, Priority, Rpe, Source};
use deckchair::journal::{
    CheckIn, CheckInSource, Day, Grade, Health, Hrv, HrvMeasure, Pain, RedFlag, Scale5, Spell, SpellKind, Ten, TimeOfDay,
};
use deckchair::recovery::{MEMORY_DAYS, assess};
use deckchair::store::{Adopted, Advice, ChangeState, LogPiece, LongAction, Store, StoreError};

fn at(text: &str) -> Moment {
    Moment::from_rfc3339(text).unwrap()
}

fn day(text: &str) -> Day {
    Day::new(text.parse().unwrap())
}

fn run(km: f64, start: &str) -> Session {
    let mut run = Session::new(Sport::Run, at(start));
    run.distance = Some(Metres::new(km * 1000.0).unwrap());
    run.moving = Some(Seconds::new(km * 330.0).unwrap());
    run
}

/// One entry of each kind with every field said.
fn everything() -> Vec<Entry> {
    vec![
        Entry::Session(full_session()),
        Entry::Rest(Rest { day: day("2026-11-21"), notes: "slept".to_owned() }),
        Entry::CheckIn(full_check_in()),
        Entry::Intake(Intake {
            at: at("2026-11-22T12:00:00+01:00"),
            carbohydrate: Some(Grams::new(80.0).unwrap()),
            protein: Some(Grams::new(20.5).unwrap()),
            fluid: Some(Millilitres::new(500.0).unwrap()),
            title: "rice".to_owned(),
        }),
        Entry::Spell(Spell {
            kind: SpellKind::Injury { place: "left knee".to_owned(), grade: Grade::Niggle },
            from: day("2026-11-10"),
            until: Some(day("2026-11-12")),
            notes: "stairs".to_owned(),
            source: None,
        }),
        Entry::Spell(Spell {
            kind: SpellKind::Illness { fever: true },
            from: day("2026-11-01"),
            until: None,
            notes: String::new(),
            source: None,
        }),
        Entry::Planned(full_plan()),
        Entry::PlannedRest(PlannedRest { from: day("2026-12-20"), until: day("2027-01-03"), notes: "by the sea".to_owned() }),
    ]
}

fn full_session() -> Session {
    Session {
        sport_name: Some("fell race".to_owned()),
        kind: Some(Kind::Race),
        zone: Some(chrono_tz::Tz::Europe__Paris),
        elapsed: Some(Seconds::new(23_000.25).unwrap()),
        climb: Some(Metres::new(2300.1).unwrap()),
        descent: Some(Metres::new(2299.9).unwrap()),
        rpe: Some(Rpe::new(8.5).unwrap()),
        feel: Some(Ten::new(7.5).unwrap()),
        heart_avg: Some(Bpm::new(151.0).unwrap()),
        heart_max: Some(Bpm::new(178.0).unwrap()),
        watch_recovery: Some(Seconds::new(180_000.0).unwrap()),
        title: "Loup Blanc".to_owned(),
        notes: "wet,\n\"cold\" = good".to_owned(),
        place: "Vosges".to_owned(),
        tags: vec!["mud".to_owned(), "with Ada".to_owned()],
        source: Source {
            file: Some("a.fit".to_owned()),
            format: Some("fit".to_owned()),
            device: Some("Forerunner".to_owned()),
            climb_method: Some("watch".to_owned()),
            ..Source::default()
        },
        ..run(42.0, "2026-11-20T09:00:00.123+01:00")
    }
}

fn full_check_in() -> CheckIn {
    CheckIn {
        soreness: Some(Ten::new(6.0).unwrap()),
        fatigue: Scale5::new(4),
        mood: Scale5::new(2),
        stress: Scale5::new(3),
        sleep: Some(Seconds::new(25_200.0).unwrap()),
        sleep_quality: Scale5::new(1),
        resting_heart: Some(Bpm::new(52.0).unwrap()),
        hrv: Some(Hrv { milliseconds: 61.3, measure: HrvMeasure::Rmssd, device: Some("strap".to_owned()) }),
        health: Some(Health::Ill),
        pain: Some(Pain { place: String::new(), changes_gait: true, on_bone: false }),
        red_flags: vec![RedFlag::BonePain, RedFlag::ChestPain],
        no_pain: true,
        signs_gone: vec![RedFlag::ChestPain],
        notes: "stiff".to_owned(),
        source: CheckInSource::read("Elite HRV (HRV), a newer app (breathing)"),
        ..CheckIn::new(at("2026-11-22T07:10:00+01:00"))
    }
}

fn full_plan() -> Planned {
    Planned {
        day: day("2026-12-12"),
        first_day: Some(day("2026-12-05")),
        start: TimeOfDay::try_from("23:30".to_owned()).ok(),
        race: Some(Priority::A),
        sport: Sport::Trail,
        kind: Some(Kind::Race),
        moving: Some(Seconds::new(20_000.0).unwrap()),
        distance: Some(Metres::new(40_000.0).unwrap()),
        climb: Some(Metres::new(1500.0).unwrap()),
        descent: Some(Metres::new(1500.0).unwrap()),
        rpe: Some(Rpe::new(9.0).unwrap()),
        title: "Saintélyon".to_owned(),
        notes: "at night".to_owned(),
    }
}

fn keep(folder: &Path, label: &str, changes: &[Change]) -> Vec<Id> {
    let kept = Store::open(folder).unwrap().keep(at("2026-11-22T08:14:00+01:00"), label, changes).unwrap();
    kept.into_iter().map(|revision| revision.id).collect()
}

fn journal(folder: &Path) -> Journal {
    Store::open(folder).unwrap().journal().unwrap()
}

fn now() -> Moment {
    at("2026-11-22T09:00:00+01:00")
}

#[test]
fn every_field_of_every_kind_comes_back_as_it_was_said() {
    let folder = tempfile::tempdir().unwrap();
    let said = everything();
    let changes: Vec<Change> = said.iter().cloned().map(Change::Add).collect();
    let ids = keep(folder.path(), "logged everything", &changes);
    let journal = journal(folder.path());
    assert_eq!(journal.len(), said.len());
    for (id, entry) in ids.into_iter().zip(said) {
        assert_eq!(journal.entry(id), Some(entry));
    }
}

#[test]
fn memory_that_follows_the_answers_is_what_the_disk_says() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path()).unwrap();
    let mut memory = Journal::default();
    let changes: Vec<Change> = everything().into_iter().map(Change::Add).collect();
    memory.revise(&store.keep(now(), "added", &changes).unwrap());
    let first = memory.sessions().first().unwrap().id;
    let elsewhere = Entry::Rest(Rest { day: day("2026-11-19"), notes: String::new() });
    memory.revise(
        &store.keep(now(), "changed its kind", &[Change::correct(first, memory.entry(first).unwrap(), elsewhere)]).unwrap(),
    );
    assert_eq!(memory, store.journal().unwrap());
    memory.revise(&store.undo(now()).unwrap().unwrap().revisions);
    assert_eq!(memory, store.journal().unwrap());
    memory.revise(&store.redo().unwrap().unwrap().revisions);
    assert_eq!(memory, store.journal().unwrap());
    memory.revise(&store.keep(now(), "deleted", &[Change::Delete(first)]).unwrap());
    assert_eq!(memory, store.journal().unwrap());
}

#[test]
fn a_correction_is_undone_and_redone_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let short = run(10.0, "2026-11-22T07:00:00+01:00");
    let long = run(12.0, "2026-11-22T07:00:00+01:00");
    let ids = keep(folder.path(), "logged Run 10.0 km", &[Change::Add(Entry::Session(short.clone()))]);
    let id = *ids.first().unwrap();
    keep(folder.path(), "corrected Run", &[Change::correct(id, Entry::Session(short.clone()), Entry::Session(long.clone()))]);
    assert_eq!(journal(folder.path()).entry(id), Some(Entry::Session(long.clone())));

    let undone = Store::open(folder.path()).unwrap().undo(now()).unwrap().unwrap();
    assert_eq!(undone.label, "corrected Run");
    assert_eq!(journal(folder.path()).entry(id), Some(Entry::Session(short)));

    let redone = Store::open(folder.path()).unwrap().redo().unwrap().unwrap();
    assert_eq!(redone.label, "corrected Run");
    assert_eq!(journal(folder.path()).entry(id), Some(Entry::Session(long)));
}

#[test]
fn undo_goes_back_to_the_beginning_and_no_further() {
    let folder = tempfile::tempdir().unwrap();
    let ids = keep(folder.path(), "logged", &[Change::Add(Entry::Session(run(5.0, "2026-11-20T07:00:00Z")))]);
    keep(folder.path(), "deleted", &[Change::Delete(*ids.first().unwrap())]);
    let mut store = Store::open(folder.path()).unwrap();
    assert_eq!(store.undo(now()).unwrap().map(|undone| undone.label).as_deref(), Some("deleted"));
    assert_eq!(store.journal().unwrap().len(), 1);
    assert_eq!(store.undo(now()).unwrap().map(|undone| undone.label).as_deref(), Some("logged"));
    assert!(store.journal().unwrap().is_empty());
    assert_eq!(store.undo(now()).unwrap(), None);
}

#[test]
fn something_new_after_an_undo_lets_go_of_what_could_be_redone() {
    let folder = tempfile::tempdir().unwrap();
    keep(folder.path(), "first", &[Change::Add(Entry::Session(run(5.0, "2026-11-20T07:00:00Z")))]);
    let mut store = Store::open(folder.path()).unwrap();
    store.undo(now()).unwrap();
    keep(folder.path(), "second", &[Change::Add(Entry::Session(run(6.0, "2026-11-21T07:00:00Z")))]);
    assert_eq!(store.redo().unwrap(), None);
    let past: Vec<_> = store.history(10).unwrap().into_iter().map(|past| (past.label, past.standing)).collect();
    assert_eq!(past, [("second".to_owned(), ChangeState::Kept), ("first".to_owned(), ChangeState::Dropped)]);
}

#[test]
fn an_action_with_one_impossible_change_keeps_nothing_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path()).unwrap();
    let good = Change::Add(Entry::Session(run(5.0, "2026-11-20T07:00:00Z")));
    let bad = Change::Add(Entry::Session(run(5.0, "0900-11-20T07:00:00Z")));
    let refusal = store.keep(now(), "import", &[good.clone(), bad]).unwrap_err();
    assert_eq!(refusal.to_string(), "a date must lie after 1 January 1900 and before 31 December 9999, and not in 900");
    let unknown = Change::Delete(Id::new(uuid::Uuid::nil()));
    assert!(matches!(store.keep(now(), "import", &[good, unknown]), Err(StoreError::UnknownEntry(_))));
    assert!(store.journal().unwrap().is_empty());
    assert_eq!(store.history(10).unwrap(), []);
}

/// Adds entries that come with identities of their own.
fn adopt(store: &mut Store, entries: &[(Id, Entry)]) -> Result<Adopted, StoreError> {
    let piece = LogPiece { entries, ..LogPiece::default() };
    store.keep_piece(&mut LongAction::of(now()), "imported", piece).map(|(_, adopted)| adopted)
}

fn keep_on(store: &mut Store, action: &mut LongAction, label: &str, changes: &[Change]) -> Result<Vec<Revision>, StoreError> {
    store.keep_piece(action, label, LogPiece { changes, ..LogPiece::default() }).map(|(kept, _)| kept)
}

#[test]
fn an_export_with_one_impossible_entry_in_its_middle_brings_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path()).unwrap();
    let starts = ["2026-11-20T07:00:00Z", "0900-11-20T07:00:00Z", "2026-11-21T07:00:00Z"];
    let numbered = (1_u128..).zip(starts);
    let entries: Vec<(Id, Entry)> =
        numbered.map(|(number, start)| (Id::new(uuid::Uuid::from_u128(number)), Entry::Session(run(5.0, start)))).collect();
    let refusal = adopt(&mut store, &entries).unwrap_err();
    assert!(matches!(refusal, StoreError::Impossible(_)), "{refusal:?}");
    assert!(store.journal().unwrap().is_empty());
    assert_eq!(store.history(10).unwrap(), []);
}

#[test]
fn entries_with_identities_of_their_own_are_added_once() {
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let changes: Vec<Change> = everything().into_iter().map(Change::Add).collect();
    keep(here.path(), "logged", &changes);
    let entries: Vec<(Id, Entry)> = journal(here.path()).entries().collect();
    let mut other = Store::open(there.path()).unwrap();
    assert_eq!(adopt(&mut other, &entries).unwrap().revisions.len(), entries.len());
    assert_eq!(other.journal().unwrap(), journal(here.path()));
    let again = adopt(&mut other, &entries).unwrap();
    assert_eq!((again.revisions.len(), again.known), (0, entries.len()));
    assert_eq!(other.history(10).unwrap().len(), 1, "an import that adds nothing is nothing to undo");
}

#[test]
fn what_two_programs_correct_of_one_entry_is_kept_from_both_and_undone_by_turns() {
    let folder = tempfile::tempdir().unwrap();
    let (mut screen, mut command) = (Store::open(folder.path()).unwrap(), Store::open(folder.path()).unwrap());
    let was = run(10.0, "2026-11-22T07:00:00+01:00");
    let id = screen.keep(now(), "log", &[Change::Add(Entry::Session(was.clone()))]).unwrap()[0].id;
    let correct = |now: &Session| [Change::correct(id, Entry::Session(was.clone()), Entry::Session(now.clone()))];
    let longer = Session { distance: Metres::new(12_000.0).ok(), ..was.clone() };
    let rated = Session { rpe: Rpe::new(8.0).ok(), ..was.clone() };
    command.keep(now(), "correct its distance", &correct(&longer)).unwrap();
    screen.keep(now(), "correct its effort", &correct(&rated)).unwrap();
    let both = Session { rpe: rated.rpe, ..longer.clone() };
    assert_eq!(journal(folder.path()).entry(id), Some(Entry::Session(both.clone())));

    let shorter = Session { distance: Metres::new(9_000.0).ok(), ..was.clone() };
    let refused = screen.keep(now(), "correct its distance", &correct(&shorter)).unwrap_err();
    assert_eq!(refused.to_string(), "the distance was changed elsewhere meanwhile: this was not kept");
    assert_eq!(journal(folder.path()).entry(id), Some(Entry::Session(both)), "nothing of it is kept");
    assert_eq!(screen.history(9).unwrap().len(), 3);

    assert_eq!(command.undo(now()).unwrap().unwrap().label, "correct its effort");
    assert_eq!(journal(folder.path()).entry(id), Some(Entry::Session(longer)));
    command.undo(now()).unwrap();
    assert_eq!(journal(folder.path()).entry(id), Some(Entry::Session(was)));
}

#[test]
fn a_long_action_kept_piece_by_piece_is_undone_as_one() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path()).unwrap();
    let piece = |kilometres: f64, start: &str| [Change::Add(Entry::Session(run(kilometres, start)))];
    let mut action = LongAction::of(now());
    let first = keep_on(&mut store, &mut action, "import 1 session", &piece(5.0, "2026-11-20T07:00:00Z")).unwrap();
    let longer = Entry::Session(run(6.0, "2026-11-20T07:00:00Z"));
    let fuller = [Change::correct(first[0].id, first[0].now.clone().unwrap(), longer)];
    keep_on(&mut store, &mut action, "import 1 session", &fuller).unwrap();
    let impossible = keep_on(&mut store, &mut action, "import 2 sessions", &piece(5.0, "0900-11-20T07:00:00Z"));
    assert!(impossible.is_err());
    keep_on(&mut store, &mut action, "import 2 sessions", &piece(7.0, "2026-11-21T07:00:00Z")).unwrap();
    assert_eq!(store.journal().unwrap().sessions().len(), 2);
    let labels = |store: &Store| store.history(9).unwrap().into_iter().map(|past| past.label).collect::<Vec<_>>();
    assert_eq!((labels(&store), action.changes()), (vec!["import 2 sessions".to_owned()], 1));
    store.keep(now(), "something else", &piece(8.0, "2026-11-22T07:00:00Z")).unwrap();
    keep_on(&mut store, &mut action, "import 3 sessions", &piece(9.0, "2026-11-19T07:00:00Z")).unwrap();
    assert_eq!(labels(&store), ["import 3 sessions", "something else", "import 2 sessions"], "no undo comes out of order");
    assert_eq!(action.changes(), 2);
    for left in [3, 2, 0] {
        store.undo(now()).unwrap();
        assert_eq!(store.journal().unwrap().sessions().len(), left);
    }
    let further = keep_on(&mut store, &mut action, "import 1 session", &piece(9.0, "2026-11-19T07:00:00Z"));
    assert!(matches!(further, Err(StoreError::TakenBack)), "what was undone is not gone on with");
    assert_eq!(store.journal().unwrap().sessions().len(), 0);
}

#[test]
fn the_journal_of_late_leaves_out_what_is_long_past() {
    let folder = tempfile::tempdir().unwrap();
    let mut changes: Vec<Change> = everything().into_iter().map(Change::Add).collect();
    let old = |days: i32| run(9.0, "2019-11-20T07:00:00Z").start.plus_days(-f64::from(days));
    changes.extend(
        (0..80).map(|days| Change::Add(Entry::Session(Session { start: old(days), ..run(9.0, "2019-11-20T07:00:00Z") }))),
    );
    changes.push(Change::Add(Entry::Session(run(50.0, "2012-11-20T07:00:00Z"))));
    keep(folder.path(), "logged", &changes);
    let late = Store::open(folder.path()).unwrap().journal_since(day("2026-11-20")).unwrap();
    assert_eq!(late.sessions().len(), 1 + 50 + 1, "the late one, the fifty before it, and the longest ever");
    assert_eq!(late.check_ins().len(), 1);
    assert_eq!(late.spells().len(), 1, "the spell that is not over yet, and not the one that is");
    assert_eq!(late.planned().len(), 1);
}

#[test]
fn the_answer_of_today_needs_only_what_can_still_change_it() {
    let folder = tempfile::tempdir().unwrap();
    let changes: Vec<Change> = years::years(4, day("2026-11-22")).into_iter().map(Change::Add).collect();
    keep(folder.path(), "imported", &changes);
    let store = Store::open(folder.path()).unwrap();
    let whole = store.journal().unwrap();
    let athlete = Athlete::default();
    for ago in [0_u32, 1, 2, 5, 9, 17, 31, 120, 300] {
        let now = now().plus_days(-f64::from(ago));
        let today = Day::of(now, athlete.day_start);
        let late = store.journal_since(today.plus(-MEMORY_DAYS)).unwrap();
        assert!(late.len() < whole.len());
        let (late, whole) = (late.as_of(now, athlete.day_start), whole.as_of(now, athlete.day_start));
        assert_eq!(assess(now, &late, &athlete), assess(now, &whole, &athlete), "{today}");
    }
}

#[test]
fn another_program_writing_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let screen = Store::open(folder.path()).unwrap();
    let before = screen.data_version().unwrap();
    assert_eq!(screen.data_version().unwrap(), before);
    keep(folder.path(), "logged", &[Change::Add(Entry::Session(run(5.0, "2026-11-20T07:00:00Z")))]);
    assert_ne!(screen.data_version().unwrap(), before);
}

#[test]
fn a_draft_survives_until_it_is_dropped() {
    let folder = tempfile::tempdir().unwrap();
    Store::open(folder.path()).unwrap().save_draft("session", "10k 52", now()).unwrap();
    Store::open(folder.path()).unwrap().save_draft("session", "10k 52:30", now()).unwrap();
    let mut store = Store::open(folder.path()).unwrap();
    assert_eq!(store.draft("session").unwrap().map(|draft| draft.text).as_deref(), Some("10k 52:30"));
    store.drop_draft("session").unwrap();
    assert_eq!(store.draft("session").unwrap(), None);
}

#[test]
fn advice_once_given_is_never_rewritten() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path()).unwrap();
    let advice = |verdict: &str, detail: &str| Advice {
        day: day("2026-11-22"),
        given: now(),
        verdict: verdict.to_owned(),
        detail: detail.to_owned(),
    };
    assert!(store.keep_advice(&advice("rest", r#"{"n":1}"#)).unwrap());
    assert!(!store.keep_advice(&advice("rest", r#"{"n":2}"#)).unwrap());
    assert!(store.keep_advice(&advice("run_easy", r#"{"n":3}"#)).unwrap());
    assert!(store.keep_advice(&advice("rest", r#"{"n":4}"#)).unwrap(), "the word has changed since");
    assert!(store.keep_advice(&advice("rest", r#"{"ladder":[1]}"#)).unwrap(), "the dates have");
    assert!(store.has_advice(&advice("rest", r#"{"ladder":[1],"n":5}"#)).unwrap());
    assert!(!store.has_advice(&advice("rest", r#"{"ladder":[2]}"#)).unwrap());
    assert!(store.keep_advice(&advice("train", "no json")).is_err());
    let details: Vec<String> =
        store.advice(day("2026-11-01"), day("2026-11-30")).unwrap().into_iter().map(|advice| advice.detail).collect();
    assert_eq!(details, [r#"{"n":1}"#, r#"{"n":3}"#, r#"{"n":4}"#, r#"{"ladder":[1]}"#]);
}

#[test]
#[cfg(unix)]
fn only_the_owner_can_read_the_log() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("new/deckchair");
    let store = Store::open(&home).unwrap();
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&home), 0o700);
    assert_eq!(mode(&store.file()), 0o600);
    store.journal().unwrap();
    assert_eq!(mode(&home.join("log.db-wal")), 0o600);
}

fn recorded(format: &str) -> Session {
    let mut recorded = run(10.0, "2026-11-20T07:00:00Z");
    recorded.source.format = Some(format.to_owned());
    recorded
}

fn trace(content: &str) -> Trace {
    serde_json::from_str(content).unwrap()
}

fn keep_traces(store: &mut Store, traces: &[(Mark, Trace)]) {
    store.keep_piece(&mut LongAction::of(now()), "import", LogPiece { traces, ..LogPiece::default() }).unwrap();
}

#[test]
fn a_trace_is_found_by_every_session_that_its_recording_is_part_of_and_is_nothing_to_undo() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path()).unwrap();
    let (fit, gpx) = (recorded("fit"), recorded("gpx"));
    let (way, heart) =
        (trace(r#"{"step_s":15.0,"metres":[50.0]}"#), trace(r#"{"step_s":15.0,"metres":[51.0],"heart_bpm":[150]}"#));
    keep_traces(&mut store, &[(Mark::of(&fit).unwrap(), way.clone()), (Mark::of(&gpx).unwrap(), heart.clone())]);
    assert_eq!(store.history(9).unwrap(), []);
    drop(store);
    let mut store = Store::open(folder.path()).unwrap();
    assert_eq!(store.trace(&fit).unwrap(), Some(way));
    let mut both = fit.clone();
    both.source.recordings = Recordings::of(&[fit.clone(), gpx]);
    assert_eq!(store.trace(&both).unwrap().as_ref(), Some(&heart), "the one that knows the heart rate, too");
    let corrected = Session { distance: None, elapsed: None, ..fit.clone() }.in_place_of(&fit);
    assert!(store.trace(&corrected).unwrap().is_some());
    assert_eq!(store.trace(&run(10.0, "2026-11-20T07:00:00Z")).unwrap(), None, "what was typed has none");
    let kept = store.keep(now(), "logged", &[Change::Add(Entry::Session(both))]).unwrap();
    assert_eq!(store.traces(&store.journal().unwrap()).unwrap().len(), 2);
    store.keep(now(), "deleted", &[Change::Delete(kept[0].id)]).unwrap();
    assert_eq!(store.traces(&store.journal().unwrap()).unwrap(), []);
    store.undo(now()).unwrap();
    assert_eq!(store.traces(&store.journal().unwrap()).unwrap().len(), 2);
}

#[test]
fn of_two_traces_of_one_recording_the_one_that_says_more_is_kept_whichever_came_first() {
    let mark = Mark::of(&recorded("fit")).unwrap();
    let gaps = |last: &str| trace(&format!(r#"{{"step_s":1.0,"metres":[{}{last}]}}"#, "null,".repeat(239)));
    for (less, more) in [
        (trace(r#"{"step_s":1.0,"metres":[3.0]}"#), trace(r#"{"step_s":1.0,"metres":[3.0,6.0]}"#)),
        (gaps("6.0"), trace(r#"{"step_s":1.0,"metres":[3.0,6.0]}"#)),
        (trace(r#"{"step_s":1.0,"metres":[3.25,6.25]}"#), trace(r#"{"step_s":1.0,"metres":[3.0],"heart_bpm":[98]}"#)),
        (trace(r#"{"step_s":1.0,"heart_bpm":[100,null,null]}"#), trace(r#"{"step_s":1.0,"heart_bpm":[98,99,98]}"#)),
    ] {
        for order in [[&less, &more], [&more, &less]] {
            let folder = tempfile::tempdir().unwrap();
            let mut store = Store::open(folder.path()).unwrap();
            for trace in order {
                keep_traces(&mut store, &[(mark.clone(), trace.clone())]);
            }
            assert_eq!(store.trace(&recorded("fit")).unwrap().as_ref(), Some(&more));
        }
    }
}

#[test]
fn recordings_that_are_no_sessions_are_damage_and_not_silence() {
    for text in ["[]", r#"[{"sport":"jetpack","start":"2026-11-20T07:00:00Z"}]"#, r#"{"sport":"run"}"#] {
        let folder = tempfile::tempdir().unwrap();
        keep(folder.path(), "logged", &[Change::Add(Entry::Session(recorded("fit")))]);
        let log = rusqlite::Connection::open(folder.path().join("log.db")).unwrap();
        log.execute("UPDATE session SET recordings = ?1", [text]).unwrap();
        let read = Store::open(folder.path()).unwrap().journal();
        match text {
            "[]" => assert!(read.unwrap().sessions()[0].source.recordings.is_empty()),
            _ => assert!(matches!(read, Err(StoreError::Damaged { .. })), "{text}: {read:?}"),
        }
    }
}

//! Logs that are not as they should be: newer, foreign, damaged; and the way back through a copy.

use std::fs;
use std::path::Path;

use deckchair::journal::{Change, Entry, Grade, Moment, Planned, Session, Spell, SpellKind, Sport};
use deckchair::store::{Store, StoreError};
use rusqlite::Connection;

fn now() -> Moment {
    Moment::from_rfc3339("2026-11-22T09:00:00+01:00").unwrap()
}

fn keep_runs(store: &mut Store, count: i32) {
    let run = |day: i32| Change::Add(Entry::Session(Session::new(Sport::Run, now().plus_days(-f64::from(day)))));
    let runs: Vec<Change> = (0..count).map(run).collect();
    store.keep(now(), "logged runs", &runs).unwrap();
}

/// Makes a log of so many runs in a folder, closed and with everything in its one file.
fn log_of(folder: &Path, count: i32) {
    keep_runs(&mut Store::open(folder).unwrap(), count);
    assert!(!folder.join("log.db-wal").exists());
}

fn sessions(folder: &Path) -> usize {
    Store::open(folder).unwrap().journal().unwrap().sessions().len()
}

#[test]
fn a_log_from_a_newer_version_is_refused_politely_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    log_of(folder.path(), 3);
    Connection::open(folder.path().join("log.db")).unwrap().pragma_update(None, "user_version", 99).unwrap();
    let before = fs::read(folder.path().join("log.db")).unwrap();
    for refusal in [Store::open(folder.path()).err().unwrap(), Store::open_to_read(folder.path()).err().unwrap()] {
        assert!(matches!(refusal, StoreError::Newer { found: 99, .. }), "{refusal:?}");
        assert!(refusal.to_string().starts_with("the log was written by a newer Deckchair"), "{refusal}");
        assert_eq!(refusal.hint().as_deref(), Some("update Deckchair; the log has not been touched"));
    }
    assert_eq!(fs::read(folder.path().join("log.db")).unwrap(), before);
}

#[test]
fn the_start_of_a_plan_that_stood_in_its_notes_moves_to_a_place_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let day = deckchair::journal::Day::of(now(), deckchair::journal::DayStart::default()).plus(7);
    let plan = |notes: &str| Change::Add(Entry::Planned(Planned { notes: notes.to_owned(), ..Planned::new(Sport::Run, day) }));
    let notes = ["starts at 09:30", "starts at 19:05\npoles", "curling\nstarts at 20:00\ngloves", "starts at dawn", ""];
    Store::open(folder.path()).unwrap().keep(now(), "planned", &notes.map(plan)).unwrap();
    let older = Connection::open(folder.path().join("log.db")).unwrap();
    older.execute_batch("ALTER TABLE planned DROP COLUMN start; PRAGMA user_version = 6").unwrap();
    drop(older);

    let journal = Store::open(folder.path()).unwrap().journal().unwrap();
    let mut said: Vec<_> =
        journal.planned().iter().map(|plan| (plan.start.map(|at| at.to_string()), plan.notes.as_str())).collect();
    said.sort();
    let at = |clock: &str| Some(clock.to_owned());
    let curling = (at("20:00"), "curling\ngloves");
    assert_eq!(said, [(None, ""), (None, "starts at dawn"), (at("09:30"), ""), (at("19:05"), "poles"), curling]);
}

#[test]
fn answers_kept_before_every_one_was_are_still_there_in_their_order() {
    let folder = tempfile::tempdir().unwrap();
    log_of(folder.path(), 1);
    let older = Connection::open(folder.path().join("log.db")).unwrap();
    let table = "DROP TABLE advice;
        CREATE TABLE advice (
            day TEXT NOT NULL, verdict TEXT NOT NULL, given_ms INTEGER NOT NULL, given_offset_min INTEGER NOT NULL,
            detail_json TEXT NOT NULL, PRIMARY KEY (day, verdict)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO advice VALUES ('2026-11-22', 'train', 1000, 60, '{}'), ('2026-11-22', 'rest', 2000, 60, '{}');
        PRAGMA user_version = 7";
    older.execute_batch(table).unwrap();
    drop(older);
    let day = deckchair::journal::Day::of(now(), deckchair::journal::DayStart::default());
    let kept = Store::open(folder.path()).unwrap().advice(day, day).unwrap();
    assert_eq!(kept.iter().map(|advice| advice.verdict.as_str()).collect::<Vec<_>>(), ["train", "rest"]);
}

#[test]
fn spells_kept_before_days_could_be_not_logged_are_still_there_with_their_versions() {
    let folder = tempfile::tempdir().unwrap();
    let day = deckchair::journal::Day::of(now(), deckchair::journal::DayStart::default());
    let spell = |kind: SpellKind| Entry::Spell(Spell { kind, from: day, until: None, notes: "ö".to_owned(), source: None });
    let knee = || spell(SpellKind::Injury { place: "knee".to_owned(), grade: Grade::Niggle });
    let mut store = Store::open(folder.path()).unwrap();
    store.keep(now(), "ill", &[Change::Add(spell(SpellKind::Illness { fever: true }))]).unwrap();
    let id = store.journal().unwrap().spells()[0].id;
    let corrected = Change::correct(id, spell(SpellKind::Illness { fever: true }), knee());
    store.keep(now().plus_seconds(60.0), "hurt", &[corrected]).unwrap();
    drop(store);
    let older = Connection::open(folder.path().join("log.db")).unwrap();
    let table: String = older.query_row("SELECT sql FROM sqlite_schema WHERE name = 'spell'", [], |row| row.get(0)).unwrap();
    let before = table.replacen("spell", "before", 1).replace(", 'unlogged'", "").replace("\"before\"", "before");
    let rows = "INSERT INTO before SELECT * FROM spell; DROP TABLE spell; ALTER TABLE before RENAME TO spell;
        CREATE UNIQUE INDEX spell_live ON spell (id) WHERE live = 1; PRAGMA user_version = 8";
    older.execute_batch(&format!("{before}; {rows}").replace("TABLE \"spell\"", "TABLE before")).unwrap();
    drop(older);

    let mut store = Store::open(folder.path()).unwrap();
    assert_eq!(Entry::Spell(store.journal().unwrap().spells()[0].what.clone()), knee());
    store.undo(now().plus_seconds(120.0)).unwrap();
    assert_eq!(store.journal().unwrap().spells()[0].kind, SpellKind::Illness { fever: true });
    store.keep(now().plus_seconds(180.0), "not logged", &[Change::Add(spell(SpellKind::Unlogged))]).unwrap();
    assert_eq!(store.journal().unwrap().spells().len(), 2);
}

#[test]
fn undo_gives_back_the_start_of_a_plan_that_was_put_right_or_deleted_before_it_had_a_place_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let day = deckchair::journal::Day::of(now(), deckchair::journal::DayStart::default()).plus(7);
    let plan = |notes: &str| Entry::Planned(Planned { notes: notes.to_owned(), ..Planned::new(Sport::Run, day) });
    let mut store = Store::open(folder.path()).unwrap();
    store.keep(now(), "planned", &[Change::Add(plan("starts at 09:30"))]).unwrap();
    let id = store.journal().unwrap().planned()[0].id;
    let later = |minutes: f64| now().plus_seconds(60.0 * minutes);
    let corrected = Change::correct(id, plan("starts at 09:30"), plan("starts at 18:00\ngloves"));
    store.keep(later(1.0), "corrected", &[corrected]).unwrap();
    store.keep(later(2.0), "deleted", &[Change::Delete(id)]).unwrap();
    drop(store);
    let older = Connection::open(folder.path().join("log.db")).unwrap();
    older.execute_batch("ALTER TABLE planned DROP COLUMN start; PRAGMA user_version = 6").unwrap();
    drop(older);

    let mut store = Store::open(folder.path()).unwrap();
    let mut undone = |minutes| {
        store.undo(later(minutes)).unwrap();
        let journal = store.journal().unwrap();
        journal.planned().iter().map(|plan| (plan.start.map(|at| at.to_string()), plan.notes.clone())).collect::<Vec<_>>()
    };
    assert_eq!(undone(3.0), [(Some("18:00".to_owned()), "gloves".to_owned())]);
    assert_eq!(undone(4.0), [(Some("09:30".to_owned()), String::new())]);
}

#[test]
fn the_database_of_another_program_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let other = Connection::open(folder.path().join("log.db")).unwrap();
    other.execute_batch("CREATE TABLE songs (name TEXT); INSERT INTO songs VALUES ('x')").unwrap();
    drop(other);
    let before = fs::read(folder.path().join("log.db")).unwrap();
    let refusal = Store::open(folder.path()).err().unwrap();
    assert!(matches!(refusal, StoreError::NotALog { .. }), "{refusal:?}");
    assert_eq!(fs::read(folder.path().join("log.db")).unwrap(), before);
}

#[test]
fn a_file_that_is_no_database_names_the_newest_copy_and_gives_way_to_it() {
    let folder = tempfile::tempdir().unwrap();
    log_of(folder.path(), 3);
    let copy = folder.path().join("backups/monday.db");
    fs::create_dir(folder.path().join("backups")).unwrap();
    Store::open(folder.path()).unwrap().copy_to(&copy).unwrap();
    let damaged = "not a database at all ".repeat(400);
    fs::write(folder.path().join("log.db"), &damaged).unwrap();

    let refusal = Store::open(folder.path()).err().unwrap();
    assert!(matches!(&refusal, StoreError::Damaged { copy: Some(named), .. } if *named == copy), "{refusal:?}");
    let hint = format!("`deckchair backup restore {}` brings back the newest copy", copy.display());
    assert_eq!(refusal.hint(), Some(hint));

    let aside = Store::replace_damaged(folder.path(), &copy, now()).unwrap();
    assert_eq!(sessions(folder.path()), 3);
    assert_eq!(fs::read_to_string(aside).unwrap(), damaged, "the damaged file is kept");
}

#[test]
fn a_log_with_damaged_pages_says_so_and_gives_way_to_a_copy() {
    let folder = tempfile::tempdir().unwrap();
    log_of(folder.path(), 500);
    let copy = folder.path().join("copy.db");
    Store::open(folder.path()).unwrap().copy_to(&copy).unwrap();
    let log = folder.path().join("log.db");
    let mut bytes = fs::read(&log).unwrap();
    // What the log is made of stands in the first pages, and the runs after them.
    let late = bytes.len() * 3 / 4;
    bytes.get_mut(late..).unwrap().fill(0xa5);
    fs::write(&log, bytes).unwrap();

    let mut store = Store::open(folder.path()).unwrap();
    let trouble = store.journal().unwrap_err();
    assert!(matches!(&trouble, StoreError::Damaged { copy: Some(_), .. }), "{trouble:?}");
    let beside = store.restore_from(&copy, now()).unwrap();
    assert_eq!(store.journal().unwrap().sessions().len(), 500);
    assert_eq!(store.check().unwrap().trouble, Vec::<String>::new());
    assert!(beside.exists());
}

#[test]
fn damage_anywhere_is_an_error_in_words_or_nothing_at_all() {
    let whole = tempfile::tempdir().unwrap();
    log_of(whole.path(), 200);
    let bytes = fs::read(whole.path().join("log.db")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut refused = 0;
    for at in (0..bytes.len()).step_by(1_501) {
        let mut damaged = bytes.clone();
        damaged.iter_mut().skip(at).take(40).enumerate().for_each(|(n, byte)| *byte ^= (n * 37 + at) as u8 | 1);
        for ending in ["-wal", "-shm"] {
            let _ = fs::remove_file(folder.path().join(format!("log.db{ending}")));
        }
        fs::write(folder.path().join("log.db"), damaged).unwrap();
        let outcome = Store::open(folder.path()).and_then(|mut store| {
            store.journal()?;
            store.history(10)?;
            store.check()?;
            store.undo(now())
        });
        if let Err(error) = outcome {
            refused += 1;
            let told = matches!(error, StoreError::Damaged { .. } | StoreError::NotALog { .. } | StoreError::Newer { .. });
            assert!(told, "at {at}: {error:?}");
        }
    }
    assert!(refused > 3, "the damage was seen {refused} times");
}

#[test]
fn a_log_cut_short_anywhere_is_an_error_in_words() {
    let whole = tempfile::tempdir().unwrap();
    log_of(whole.path(), 200);
    let bytes = fs::read(whole.path().join("log.db")).unwrap();
    for length in (1..bytes.len()).step_by(2_803) {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("log.db"), bytes.get(..length).unwrap()).unwrap();
        let outcome = Store::open(folder.path()).and_then(|store| {
            let health = store.check()?;
            Ok((health, store.journal()?))
        });
        match outcome {
            Err(error) => assert!(matches!(error, StoreError::Damaged { .. }), "{length}: {error:?}"),
            Ok((health, _)) => assert!(!health.trouble.is_empty(), "{length} bytes of {} pass for sound", bytes.len()),
        }
    }
}

#[test]
fn restoring_keeps_the_log_as_it_was_beside_and_can_be_restored_again() {
    let folder = tempfile::tempdir().unwrap();
    log_of(folder.path(), 3);
    let copy = folder.path().join("three.db");
    let mut store = Store::open(folder.path()).unwrap();
    store.copy_to(&copy).unwrap();
    keep_runs(&mut store, 4);
    let other = Store::open(folder.path()).unwrap();
    let before = other.data_version().unwrap();

    let beside = store.restore_from(&copy, now()).unwrap();
    assert_eq!(store.journal().unwrap().sessions().len(), 3);
    assert_eq!(other.journal().unwrap().sessions().len(), 3, "another program sees it");
    assert_ne!(other.data_version().unwrap(), before);
    store.restore_from(&beside, now()).unwrap();
    assert_eq!(store.journal().unwrap().sessions().len(), 7);
    assert_eq!(store.undo(now()).unwrap().map(|undone| undone.revisions.len()), Some(4), "undo came along");
}

#[test]
fn what_is_no_sound_log_is_never_restored() {
    let folder = tempfile::tempdir().unwrap();
    log_of(folder.path(), 200);
    let mut store = Store::open(folder.path()).unwrap();
    let (text, half, nowhere) = (folder.path().join("text.db"), folder.path().join("half.db"), folder.path().join("nowhere.db"));
    fs::write(&text, "hello").unwrap();
    let bytes = fs::read(folder.path().join("log.db")).unwrap();
    fs::write(&half, bytes.get(..bytes.len() / 2).unwrap()).unwrap();
    assert!(matches!(store.restore_from(&text, now()), Err(StoreError::NotALog { .. })));
    let refused = store.restore_from(&half, now());
    assert!(matches!(refused, Err(StoreError::DamagedCopy { .. } | StoreError::NotALog { .. })), "{refused:?}");
    assert!(matches!(store.restore_from(&nowhere, now()), Err(StoreError::File { .. })));
    assert_eq!(store.journal().unwrap().sessions().len(), 200);
}

#[test]
fn a_copy_never_overwrites_a_file() {
    let folder = tempfile::tempdir().unwrap();
    log_of(folder.path(), 1);
    let there = folder.path().join("there.db");
    fs::write(&there, "something else").unwrap();
    assert!(Store::open(folder.path()).unwrap().copy_to(&there).is_err());
    assert_eq!(fs::read_to_string(there).unwrap(), "something else");
}

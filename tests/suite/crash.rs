//! The log under bad luck: killed in the middle of saving, shared by several programs, on a full disk, where nothing can be
//! written.
//!
//! A second process is this test binary itself, told by the environment to play a part.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use deckchair::journal::{Change, Entry, Metres, Moment, Session, Sport};
use deckchair::store::{Store, StoreError};

/// Names the folder of the log to a process that plays a part.
const FOLDER: &str = "DECKCHAIR_TEST_FOLDER";
/// How many entries one action of these tests adds.
const AT_ONCE: usize = 3;

fn now() -> Moment {
    Moment::from_rfc3339("2026-11-22T09:00:00+01:00").unwrap()
}

/// An action of three entries, so that half an action can be told from a whole one.
fn action(number: u32) -> Vec<Change> {
    let entry = |part: usize| {
        let mut run = Session::new(Sport::Run, now().plus_days(-f64::from(number)));
        run.distance = Metres::new(1000.0 * (part + 1) as f64).ok();
        run.notes = "a long note ".repeat(200);
        Change::Add(Entry::Session(run))
    };
    (0..AT_ONCE).map(entry).collect()
}

/// Starts this test binary again to play the part of the test of this name on a log.
fn player(test: &str, folder: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args([test, "--exact", "--nocapture"]).env(FOLDER, folder).stdout(Stdio::piped()).stderr(Stdio::null());
    command
}

/// Gives the folder to play on, in a process that was started to play.
fn played_folder() -> Option<std::path::PathBuf> {
    std::env::var_os(FOLDER).map(Into::into)
}

#[expect(clippy::print_stdout, reason = "the words go to the process that started this one")]
fn say(what: &str) {
    println!("\n{what}");
}

/// Counts the actions that a player said were kept.
fn said_kept(output: impl BufRead) -> usize {
    output.lines().map_while(Result::ok).filter(|line| line == "kept").count()
}

fn kill_after(child: &mut Child, wait: Duration) {
    std::thread::sleep(wait);
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn a_program_killed_in_the_middle_of_saving_loses_nothing_that_was_kept() {
    if let Some(folder) = played_folder() {
        let mut store = Store::open(&folder).unwrap();
        for number in 0.. {
            store.keep(now(), "logged three runs", &action(number)).unwrap();
            say("kept");
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let mut kept = 0;
    for round in 0..15_u64 {
        let mut child =
            player("crash::a_program_killed_in_the_middle_of_saving_loses_nothing_that_was_kept", folder.path()).spawn().unwrap();
        let mut said = BufReader::new(child.stdout.take().unwrap());
        // A different moment each time: some fall into the opening, most into the saving.
        if round % 5 > 0 {
            wait_until_kept(&mut said);
            kept += 1;
        }
        kill_after(&mut child, Duration::from_millis(round * 37 % 50));
        kept += said_kept(said);

        let store = Store::open(folder.path()).unwrap();
        assert_eq!(store.check().unwrap().trouble, Vec::<String>::new());
        let sessions = store.journal().unwrap().sessions().len();
        assert_eq!(sessions % AT_ONCE, 0, "an action is whole or not there");
        // The last action of a round may have been kept just before it could be said.
        let whole = sessions / AT_ONCE;
        assert!((kept..=kept + round as usize + 1).contains(&whole), "{kept} said, {whole} there");
    }
}

/// Reads what a player says until it has kept an action.
fn wait_until_kept(said: &mut impl BufRead) {
    let mut line = String::new();
    while line != "kept\n" {
        line.clear();
        assert!(said.read_line(&mut line).unwrap() > 0, "the writer has come to an early end");
    }
}

#[test]
fn several_programs_make_and_write_one_log_at_once() {
    const EACH: u32 = 25;
    if let Some(folder) = played_folder() {
        let mut store = Store::open(&folder).unwrap();
        for number in 0..EACH {
            store.keep(now(), "logged three runs", &action(number)).unwrap();
            say("kept");
        }
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("not/there/yet");
    let start = || player("crash::several_programs_make_and_write_one_log_at_once", &home).spawn().unwrap();
    let children: Vec<Child> = (0..4).map(|_| start()).collect();
    let mut kept = 0;
    for mut child in children {
        kept += said_kept(BufReader::new(child.stdout.take().unwrap()));
        assert!(child.wait().unwrap().success());
    }
    assert_eq!(kept, 4 * EACH as usize);
    let store = Store::open(&home).unwrap();
    assert_eq!(store.journal().unwrap().sessions().len(), kept * AT_ONCE);
    assert_eq!(store.check().unwrap().trouble, Vec::<String>::new());
}

#[test]
fn a_log_is_read_and_copied_while_another_program_writes() {
    if let Some(folder) = played_folder() {
        let mut store = Store::open(&folder).unwrap();
        for number in 0.. {
            store.keep(now(), "logged three runs", &action(number)).unwrap();
            say("kept");
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    let mut child = player("crash::a_log_is_read_and_copied_while_another_program_writes", folder.path()).spawn().unwrap();
    let mut said = BufReader::new(child.stdout.take().unwrap());
    wait_until_kept(&mut said);
    for round in 0..10 {
        assert_eq!(store.journal().unwrap().sessions().len() % AT_ONCE, 0);
        let copy = folder.path().join(format!("copy-{round}.db"));
        store.copy_to(&copy).unwrap();
        let elsewhere = tempfile::tempdir().unwrap();
        std::fs::rename(&copy, elsewhere.path().join("log.db")).unwrap();
        let copied = Store::open(elsewhere.path()).unwrap();
        assert_eq!(copied.check().unwrap().trouble, Vec::<String>::new());
        let sessions = copied.journal().unwrap().sessions().len();
        assert!(sessions > 0 && sessions.is_multiple_of(AT_ONCE), "{sessions} sessions are not whole actions");
    }
    kill_after(&mut child, Duration::ZERO);
}

/// Runs a test in a world of its own, where a shell script has prepared the folder `$1`; says aloud where it cannot.
#[cfg(target_os = "linux")]
fn in_a_world_where(prepare: &str, test: &str, folder: &Path) {
    let unshare = |script: &str| {
        let mut command = Command::new("unshare");
        command.args(["--map-root-user", "--mount", "sh", "-c", script, "sh"]).arg(folder);
        command
    };
    if !unshare(prepare).output().is_ok_and(|output| output.status.success()) {
        crate::aloud::skip(&format!("{test}: this machine lets nobody mount, even in a world of their own"));
        return;
    }
    let mut command = unshare(&format!("{prepare} && exec \"$2\" \"$3\" --exact --nocapture"));
    let output = command.arg(std::env::current_exe().unwrap()).arg(test).env(FOLDER, folder).output().unwrap();
    assert!(output.status.success(), "{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(said.contains("1 passed"), "{said}");
}

#[test]
#[cfg(target_os = "linux")]
fn on_a_full_disk_nothing_kept_is_lost_and_the_log_can_still_be_read() {
    let Some(folder) = played_folder() else {
        let folder = tempfile::tempdir().unwrap();
        let test = "crash::on_a_full_disk_nothing_kept_is_lost_and_the_log_can_still_be_read";
        return in_a_world_where("mount -t tmpfs -o size=3m tmpfs \"$1\"", test, folder.path());
    };
    let reserve = folder.join("reserve");
    std::fs::write(&reserve, vec![0; 500_000]).unwrap();
    let mut store = Store::open(&folder).unwrap();
    let mut kept = 0;
    let refusal = loop {
        match store.keep(now(), "logged three runs", &action(kept as u32)) {
            Ok(_) => kept += 1,
            Err(refusal) => break refusal,
        }
    };
    assert!(matches!(refusal, StoreError::Full), "{refusal:?}");
    assert_eq!(refusal.hint().as_deref(), Some("free some space and try again"));
    assert!(kept > 5, "{kept}");
    assert_eq!(store.journal().unwrap().sessions().len(), kept * AT_ONCE);
    drop(store);
    fill(&folder);
    let reading = Store::open_to_read(&folder).unwrap();
    assert_eq!(reading.journal().unwrap().sessions().len(), kept * AT_ONCE);
    drop(reading);

    std::fs::remove_file(reserve).unwrap();
    let mut store = Store::open(&folder).unwrap();
    store.keep(now(), "logged three runs", &action(0)).unwrap();
    assert_eq!(store.journal().unwrap().sessions().len(), (kept + 1) * AT_ONCE);
    assert_eq!(store.check().unwrap().trouble, Vec::<String>::new());
    drop(store);
    fill(&folder);
    let refusal = Store::open(&folder).and_then(|mut store| store.keep(now(), "logged three runs", &action(0))).unwrap_err();
    assert!(matches!(refusal, StoreError::Full), "{refusal:?}");
    let reading = Store::open_to_read(&folder).unwrap();
    assert_eq!(reading.journal().unwrap().sessions().len(), (kept + 1) * AT_ONCE);
}

/// Fills the disk to the last byte.
#[cfg(target_os = "linux")]
fn fill(folder: &Path) {
    let mut file = tempfile::NamedTempFile::new_in(folder).unwrap();
    while std::io::Write::write(&mut file, &[0; 4096]).is_ok() {}
    file.keep().unwrap();
}

#[test]
#[cfg(target_os = "linux")]
fn where_nothing_can_be_written_the_log_is_still_read() {
    let test = "crash::where_nothing_can_be_written_the_log_is_still_read";
    let Some(folder) = played_folder() else {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(folder.path()).unwrap();
        store.keep(now(), "logged three runs", &action(0)).unwrap();
        drop(store);
        return in_a_world_where("mount --bind \"$1\" \"$1\" && mount -o remount,bind,ro \"$1\"", test, folder.path());
    };
    let Err(refusal) = Store::open(&folder) else { panic!("the folder can be written to") };
    assert!(matches!(refusal, StoreError::ReadOnly), "{refusal:?}");
    let mut store = Store::open_to_read(&folder).unwrap();
    assert_eq!(store.journal().unwrap().sessions().len(), AT_ONCE);
    let refusal = store.keep(now(), "logged three runs", &action(1)).unwrap_err();
    assert!(matches!(refusal, StoreError::ReadOnly), "{refusal:?}");
}

#[test]
#[cfg(target_os = "linux")]
fn a_log_left_open_by_a_killed_program_is_read_where_nothing_can_be_written() {
    let test = "crash::a_log_left_open_by_a_killed_program_is_read_where_nothing_can_be_written";
    let Some(folder) = played_folder() else {
        for left in ["", "-shm"] {
            let (live, left_behind) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
            let mut store = Store::open(live.path()).unwrap();
            store.keep(now(), "logged three runs", &action(0)).unwrap();
            for ending in ["", "-wal", left] {
                let name = format!("log.db{ending}");
                std::fs::copy(live.path().join(&name), left_behind.path().join(&name)).unwrap();
            }
            let read_only = "mount --bind \"$1\" \"$1\" && mount -o remount,bind,ro \"$1\"";
            in_a_world_where(read_only, test, left_behind.path());
        }
        return;
    };
    let store = Store::open_to_read(&folder).unwrap();
    assert_eq!(store.journal().unwrap().sessions().len(), AT_ONCE, "what was written beside the log counts");
}

#[test]
fn a_folder_that_cannot_be_is_refused_by_name() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("file"), "not a folder").unwrap();
    let refused = Store::open(&folder.path().join("file/deckchair")).err().unwrap();
    assert!(matches!(refused, StoreError::Folder { .. }), "{refused:?}");
    assert!(refused.to_string().contains("file/deckchair"), "{refused}");
    let nothing = Store::open_to_read(&folder.path().join("nowhere")).err().unwrap();
    assert!(matches!(nothing, StoreError::NoLog { .. }), "{nothing:?}");
}

/// Gives a folder with a log of some size, and a copy of it.
fn copied_log() -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path()).unwrap();
    for number in 0..60 {
        store.keep(now(), "logged three runs", &action(number)).unwrap();
    }
    let copy = folder.path().join("mine.db");
    store.copy_to(&copy).unwrap();
    (folder, copy)
}

#[test]
fn a_program_killed_while_it_copies_leaves_a_whole_copy_or_none() {
    if let Some(folder) = played_folder() {
        let store = Store::open(&folder).unwrap();
        say("kept");
        for number in 0.. {
            store.copy_to(&folder.join(format!("copy-{number}.db"))).unwrap();
        }
    }
    let (folder, _) = copied_log();
    for round in 0..12_u64 {
        let part = "crash::a_program_killed_while_it_copies_leaves_a_whole_copy_or_none";
        let mut child = player(part, folder.path()).spawn().unwrap();
        wait_until_kept(&mut BufReader::new(child.stdout.take().unwrap()));
        kill_after(&mut child, Duration::from_millis(3 + round * 3));
        let names = std::fs::read_dir(folder.path()).unwrap().flatten().map(|file| file.path());
        let copies = names.filter(|file| file.extension().is_some_and(|ending| ending == "db"));
        for copy in copies.filter(|file| file.file_name().is_some_and(|name| name.to_string_lossy().starts_with("copy-"))) {
            let elsewhere = tempfile::tempdir().unwrap();
            Store::open(elsewhere.path()).unwrap().restore_from(&copy, now()).unwrap();
            assert_eq!(Store::open(elsewhere.path()).unwrap().journal().unwrap().sessions().len(), 180, "{}", copy.display());
            std::fs::remove_file(copy).unwrap();
        }
    }
}

#[test]
fn a_program_killed_while_it_restores_leaves_the_log_as_it_was_or_as_in_the_copy() {
    if let Some(folder) = played_folder() {
        let mut store = Store::open(&folder).unwrap();
        say("kept");
        for _ in 0.. {
            store.restore_from(&folder.join("mine.db"), now()).unwrap();
        }
    }
    let (folder, _) = copied_log();
    Store::open(folder.path()).unwrap().keep(now(), "logged three runs", &action(60)).unwrap();
    for round in 0..12_u64 {
        let part = "crash::a_program_killed_while_it_restores_leaves_the_log_as_it_was_or_as_in_the_copy";
        let mut child = player(part, folder.path()).spawn().unwrap();
        wait_until_kept(&mut BufReader::new(child.stdout.take().unwrap()));
        kill_after(&mut child, Duration::from_millis(round * 4));
        let store = Store::open(folder.path()).unwrap();
        assert_eq!(store.check().unwrap().trouble, Vec::<String>::new());
        assert!([180, 183].contains(&store.journal().unwrap().sessions().len()));
    }
}

#[test]
fn what_another_program_keeps_during_a_restore_is_in_the_log_or_in_the_file_beside_it() {
    const FIRST: u32 = 1000;
    let part = "crash::what_another_program_keeps_during_a_restore_is_in_the_log_or_in_the_file_beside_it";
    if let Some(folder) = played_folder() {
        let mut store = Store::open(&folder).unwrap();
        for number in FIRST.. {
            store.keep(now(), "logged three runs", &action(number)).unwrap();
            say("kept");
        }
    }
    let (folder, copy) = copied_log();
    let mut store = Store::open(folder.path()).unwrap();
    let mut child = player(part, folder.path()).spawn().unwrap();
    let mut said = BufReader::new(child.stdout.take().unwrap());
    let mut found = Vec::new();
    for _ in 0..10 {
        wait_until_kept(&mut said);
        let elsewhere = tempfile::tempdir().unwrap();
        std::fs::rename(store.restore_from(&copy, now()).unwrap(), elsewhere.path().join("log.db")).unwrap();
        found.extend(starts(&Store::open(elsewhere.path()).unwrap()));
    }
    kill_after(&mut child, Duration::ZERO);
    let kept = 10 + said_kept(said);
    found.extend(starts(&store));
    let lost = (FIRST..).take(kept).filter(|number| !found.contains(&now().plus_days(-f64::from(*number))));
    assert_eq!(lost.collect::<Vec<u32>>(), Vec::<u32>::new(), "of {kept} that were said to be kept");
}

fn starts(store: &Store) -> Vec<Moment> {
    store.journal().unwrap().sessions().iter().map(|session| session.start).collect()
}

#[test]
fn several_programs_that_bring_back_a_damaged_log_at_once_bring_it_back() {
    if let Some(folder) = played_folder() {
        match Store::replace_damaged(&folder, &folder.join("mine.db"), now()) {
            Ok(_) => say("kept"),
            Err(StoreError::Busy) => {}
            Err(error) => panic!("{error}"),
        }
        return;
    }
    let (folder, _) = copied_log();
    std::fs::write(folder.path().join("log.db"), b"noise ".repeat(500)).unwrap();
    let part = "crash::several_programs_that_bring_back_a_damaged_log_at_once_bring_it_back";
    let children: Vec<Child> = (0..4).map(|_| player(part, folder.path()).spawn().unwrap()).collect();
    let ends: Vec<std::process::Output> = children.into_iter().map(|child| child.wait_with_output().unwrap()).collect();
    assert!(ends.iter().all(|end| end.status.success()));
    let kept: usize = ends.iter().map(|end| said_kept(end.stdout.as_slice())).sum();
    assert_eq!(kept, 1, "one of them exchanges the log, the others find that it is done");
    assert_eq!(Store::open(folder.path()).unwrap().journal().unwrap().sessions().len(), 180);
}

//! The command line as a runner uses it, from an empty home on.

use crate::program::Program;

#[test]
fn undo_has_nothing_to_do_on_an_empty_log() {
    let program = Program::new();
    assert_eq!(program.answer(["undo"]), "There is nothing to undo.\n");
    assert_eq!(program.answer(["redo"]), "There is nothing to redo.\n");
}

#[test]
fn completions_and_the_manual_name_every_command() {
    let program = Program::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = program.answer(["completions", shell]);
        assert!(script.contains("backup"), "{shell}");
    }
    assert!(program.answer(["man"]).contains("backup"));
}

#[test]
fn the_files_are_private_and_in_the_folders_of_the_platform() {
    let program = Program::new();
    program.answer(["undo"]);
    assert!(program.data().join("log.db").is_file());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(program.data()), 0o700);
        assert_eq!(mode(program.data().join("log.db")), 0o600);
    }
}

#[test]
fn a_folder_named_on_the_command_line_or_in_the_environment_holds_everything() {
    let program = Program::new();
    program.answer(["undo", "--data-dir", "here"]);
    assert!(program.home().join("here/log.db").is_file());
    let run = crate::program::Run::of(program.command(["undo"]).env("DECKCHAIR_DATA_DIR", "there"));
    assert_eq!(run.code, 0);
    assert!(program.home().join("there/log.db").is_file());
    assert!(!program.data().exists());
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    use std::process::Stdio;
    let program = Program::new();
    let mut child = program.command(["completions", "bash"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr), (Some(0), Vec::new()));
}

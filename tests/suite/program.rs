//! The real program, run far from the log of whoever runs the tests: its own home, a fixed clock, no colours.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// The morning on which the tests run, where they do not say another.
pub const MORNING: &str = "2026-11-22T08:14:00+01:00";

/// The program with a home folder of its own, which vanishes with it.
pub struct Program {
    home: TempDir,
    now: String,
}

/// What one run of the program wrote, and its exit code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The exit code; -1 where a signal ended it.
    pub code: i32,
    /// The answer.
    pub out: String,
    /// What was said beside it.
    pub err: String,
}

impl Program {
    /// Makes a program with an empty home on the usual morning.
    pub fn new() -> Self {
        Self { home: tempfile::tempdir().unwrap(), now: MORNING.to_owned() }
    }

    /// Moves its clock.
    pub fn set_now(&mut self, now: &str) {
        now.clone_into(&mut self.now);
    }

    /// Gives its home folder.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// Gives the folder of its log.
    pub fn data(&self) -> PathBuf {
        self.home().join(".local/share/deckchair")
    }

    /// Puts a file into its home folder and gives its path.
    pub fn file(&self, name: &str, contents: impl AsRef<[u8]>) -> PathBuf {
        let path = self.home().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, contents).unwrap();
        path
    }

    /// Gives the command, ready to run, for a test that needs more than [`Program::run`].
    pub fn command<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_deckchair"));
        command
            .env_clear()
            .env("HOME", self.home())
            .env("LANG", "C.UTF-8")
            .env("TZ", "Europe/Paris")
            .current_dir(self.home())
            .args(["--now", &self.now])
            .args(arguments)
            .stdin(Stdio::null());
        command
    }

    /// Runs the program.
    pub fn run<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Run {
        Run::of(&mut self.command(arguments))
    }

    /// Runs the program and gives its answer, which must be a success without complaints.
    pub fn answer<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> String {
        let run = self.run(arguments);
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{}", run.out);
        run.out
    }
}

impl Run {
    /// Runs a command to its end.
    pub fn of(command: &mut Command) -> Self {
        Self::from(command.output().unwrap())
    }
}

impl From<std::process::Output> for Run {
    fn from(output: std::process::Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the program writes UTF-8");
        Self { code: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) }
    }
}

//! The runner's own commands, run when something comes to pass.

use std::process::{Command, Stdio};
use std::thread;

use crate::app::{News, Refused};
use crate::config::Hooks;
use crate::views::rung_name;

/// Runs the command that is set for what has come to pass, where one is, and does not wait for it: the screen goes on.
///
/// The command finds the name of the news, its sentence and the rung in its environment, and nothing of the log.
///
/// # Errors
/// Where the shell cannot be run.
pub fn run(hooks: &Hooks, news: News) -> Result<(), Refused> {
    let (command, rung) = match news {
        News::WindowClosed => (&hooks.window_closed, None),
        News::RungOpened(rung) => (&hooks.rung_opened, Some(rung)),
    };
    let Some(command) = command else { return Ok(()) };
    let mut shell = Command::new("sh");
    shell.arg("-c").arg(command).env("DECKCHAIR_EVENT", news.name()).env("DECKCHAIR_NEWS", news.text());
    shell.env("DECKCHAIR_RUNG", rung.map_or("", rung_name));
    shell.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = shell.spawn().map_err(|error| Refused {
        what: format!("the hook {} cannot be run: {error}", news.name()),
        hint: Some("see `deckchair config get hooks`".to_owned()),
    })?;
    // Somebody has to hear of its end, or it stays in the table of processes.
    thread::spawn(move || child.wait());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recovery::Rung;
    use std::time::Duration;

    #[test]
    fn a_hook_is_told_what_came_to_pass_and_nobody_waits_for_it() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("told");
        let command = format!(
            "printf '%s|%s|%s' \"$DECKCHAIR_EVENT\" \"$DECKCHAIR_RUNG\" \"$DECKCHAIR_NEWS\" > {0}.new && mv {0}.new {0}",
            file.display()
        );
        let hooks = Hooks { rung_opened: Some(command), window_closed: None };
        run(&hooks, News::WindowClosed).unwrap();
        run(&hooks, News::RungOpened(Rung::RunEasy)).unwrap();
        for _ in 0..200 {
            if file.exists() {
                break;
            }
            thread::sleep(Duration::from_millis(20));
        }
        let told = std::fs::read_to_string(&file).unwrap();
        assert_eq!(told, "rung_opened|run_easy|RUN EASY is open from now on.");
    }
}

//! The command line, declared once: parser, help, man page, completions and the README's table are made from it.

use std::path::PathBuf;

use chrono::Datelike;
use clap::{CommandFactory, Parser, Subcommand};

use crate::journal::Moment;

use super::look::ColourChoice;
use super::{
    ate, backup, calendar, checkin, completions, demo, edit, export, forecast, import, list, log, man, plan, rested, scorecard,
    settings, split, status, today, what_if, why,
};

/// Rest or train? A training log for runners that knows when to do nothing.
///
/// Without a command it opens the screen. What it says is made from a model of recovery and is not medical advice.
#[derive(Debug, Parser)]
#[command(name = "deckchair", version, max_term_width = 100, disable_help_subcommand = true)]
pub struct Arguments {
    /// What to do; the screen where nothing is said.
    #[command(subcommand)]
    pub command: Option<Command>,

    /// What holds for every command.
    #[command(flatten)]
    pub general: General,
}

impl Arguments {
    /// Gives the declaration itself, for what is made from it.
    #[must_use]
    pub fn declaration() -> clap::Command {
        Self::command()
    }
}

/// What holds for every command.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "For every command")]
pub struct General {
    /// Answers as if it were this moment, such as 2026-11-22T08:14:00+01:00; what lies after it is not known yet. Away from the
    /// real time, no answer is kept as given.
    #[arg(long, global = true, value_name = "RFC3339", value_parser = moment)]
    pub now: Option<Moment>,

    /// Keeps log and settings in this folder instead of the usual ones, as the variable `DECKCHAIR_DATA_DIR` does.
    #[arg(long, global = true, value_name = "DIR")]
    pub data_dir: Option<PathBuf>,

    /// Writes in ASCII only.
    #[arg(long, global = true)]
    pub ascii: bool,

    /// When to write in colour.
    #[arg(long, global = true, value_name = "WHEN", value_enum, default_value_t)]
    pub color: ColourChoice,
}

impl General {
    /// Takes from `outer` what is not said here.
    pub fn lay_over(&mut self, outer: &Self) {
        self.now = self.now.or(outer.now);
        self.ascii |= outer.ascii;
        if self.color == ColourChoice::Auto {
            self.color = outer.color;
        }
    }
}

/// The commands, in the order in which the help shows them.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Answers: rest or train?
    Today(today::TodayArgs),
    /// Keeps a session, and says what it costs
    Log(log::LogArgs),
    /// Keeps how you are this morning: soreness, sleep, fatigue, illness, pain
    #[command(visible_alias = "check-in")]
    Checkin(checkin::CheckinArgs),
    /// Keeps what you ate and drank
    Ate(ate::AteArgs),
    /// Keeps a day of rest
    Rested(rested::RestedArgs),
    /// Shows a month: what was done, and what opens when
    Calendar(calendar::CalendarArgs),
    /// Says why, down to the sessions, the figures and the papers
    Why(why::WhyArgs),
    /// Foretells tomorrow's check-in, and the chance of each rung on the coming mornings
    Forecast(forecast::ForecastArgs),
    /// Plans a session or race, or lists what is planned with the chance of being ready for it
    Plan(plan::PlanArgs),
    /// Tries a session or race before it is planned, and keeps nothing
    #[command(name = "whatif", visible_alias = "what-if")]
    WhatIf(what_if::WhatIfArgs),
    /// Says how past forecasts did, beside plain rules
    Scorecard(scorecard::ScorecardArgs),
    /// Lists the entries of the log, newest first
    List(list::ListArgs),
    /// Puts an entry right
    Edit(edit::EditArgs),
    /// Takes an entry away; undo brings it back
    Delete(edit::DeleteArgs),
    /// Shows which recordings a session is made of, or makes one of them a session of its own
    Split(split::SplitArgs),
    /// Makes two sessions one that were recorded twice
    Join(split::JoinArgs),
    /// Takes back the last change
    Undo,
    /// Makes the change again that was undone last
    Redo,
    /// Adds what watches, services and our own exports know: files, folders and archives
    Import(import::ImportArgs),
    /// Writes the whole log as JSON or CSV, or what is to come as a calendar
    Export(export::ExportArgs),
    /// Copies the log to a file, also while it is in use; `backup restore FILE` brings it back
    Backup(backup::BackupArgs),
    /// Shows and changes the settings
    Config(settings::ConfigArgs),
    /// Says the answer in a few words, for a prompt or a status bar
    Status(status::StatusArgs),
    /// Says whether everything is sound, where it is, and what to do where it is not
    Doctor,
    /// Shows a made-up season, and touches nothing of yours
    Demo(demo::DemoArgs),
    /// Completes commands and options in a shell
    Completions(completions::CompletionsArgs),
    /// Prints the manual page
    Man(man::ManArgs),
}

/// The years that are asked about: beyond them a calendar says nothing of use.
pub const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

fn moment(text: &str) -> Result<Moment, String> {
    let moment = Moment::from_rfc3339(text).ok_or_else(|| "a moment is written like 2026-11-22T08:14:00+01:00".to_owned())?;
    if YEARS.contains(&moment.wall().year()) { Ok(moment) } else { Err("no runner was there in that year".to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_declaration_holds_together() {
        Arguments::declaration().debug_assert();
    }

    #[test]
    fn every_command_and_option_says_what_it_is_for() {
        fn check(command: &clap::Command) {
            assert!(command.get_about().is_some(), "{}", command.get_name());
            for argument in command.get_arguments() {
                assert!(argument.get_help().is_some(), "{} {}", command.get_name(), argument.get_id());
            }
            command.get_subcommands().for_each(check);
        }
        check(&Arguments::declaration());
    }
}

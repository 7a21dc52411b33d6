//! `backup` and `restore`: a copy of the log, and back.

use std::path::{Path, PathBuf};

use crate::store::{Store, StoreError};

use super::{Desk, Failure};

/// What `backup` takes.
#[derive(Debug, clap::Args)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "The copy is whole also while the screen is open. `deckchair export` writes the log as text instead."
)]
pub struct BackupArgs {
    /// The file to write; `backups/` beside the log, named after the moment, where none is named.
    file: Option<PathBuf>,

    #[command(subcommand)]
    command: Option<BackupCommand>,
}

/// What can be done with copies beside making one.
#[derive(Debug, clap::Subcommand)]
pub enum BackupCommand {
    /// Puts a copy in the place of the log; the log as it was is kept beside it
    Restore {
        /// The copy.
        file: PathBuf,
    },
}

/// Copies the log, or puts a copy in its place.
///
/// # Errors
/// Where there is no log, or a file cannot be read or written.
pub fn run(args: &BackupArgs, desk: &mut Desk<'_>) -> Result<(), Failure> {
    match &args.command {
        Some(BackupCommand::Restore { file }) => restore(file, desk),
        None => back_up(args.file.as_deref(), desk),
    }
}

fn back_up(named: Option<&Path>, desk: &mut Desk<'_>) -> Result<(), Failure> {
    let store = Store::open_to_read(&desk.folders.data)?;
    let file = match named {
        Some(file) if file.exists() => {
            return Err(Failure::io(format!("there is a file {} already", file.display())).hint("name another file"));
        }
        Some(file) => {
            store.copy_to(file)?;
            file.to_path_buf()
        }
        None => store.copy_beside(desk.now())?,
    };
    Ok(writeln!(desk.out, "Copied the log to {}.", file.display())?)
}

fn restore(copy: &Path, desk: &mut Desk<'_>) -> Result<(), Failure> {
    let now = desk.now();
    let kept = match desk.open() {
        Ok(mut store) => store.restore_from(copy, now)?,
        Err(_) if is_damaged(&desk.folders.data) => Store::replace_damaged(&desk.folders.data, copy, now)?,
        Err(failure) => return Err(failure),
    };
    writeln!(desk.out, "The log is now as in {}.", copy.display())?;
    Ok(writeln!(desk.out, "As it was before it is kept in {}.", kept.display())?)
}

/// Says whether the log is beyond opening, so that only a copy can help.
fn is_damaged(folder: &Path) -> bool {
    matches!(Store::open(folder), Err(StoreError::Damaged { .. } | StoreError::NotALog { .. }))
}

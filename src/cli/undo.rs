//! `undo` and `redo`: takes back the last change, and makes it again.

use super::{Desk, Failure};

/// Takes back the latest change that stands, also one of another day.
///
/// # Errors
/// Where the log cannot be written.
pub fn undo(desk: &mut Desk<'_>) -> Result<(), Failure> {
    let turned = desk.open()?.undo(desk.now())?;
    match turned {
        Some(turned) => writeln!(desk.out, "Undone: {}.", turned.label)?,
        None => writeln!(desk.out, "There is nothing to undo.")?,
    }
    Ok(())
}

/// Makes the change again that was undone last.
///
/// # Errors
/// Where the log cannot be written.
pub fn redo(desk: &mut Desk<'_>) -> Result<(), Failure> {
    let turned = desk.open()?.redo()?;
    match turned {
        Some(turned) => writeln!(desk.out, "Redone: {}.", turned.label)?,
        None => writeln!(desk.out, "There is nothing to redo.")?,
    }
    Ok(())
}

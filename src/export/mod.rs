//! Our log for others: JSON without loss, and CSV without loss but for the traces of sessions.
//!
//! Written, read into an empty log and written again, an export is the same to the byte; read a second time, it adds
//! nothing, because every entry keeps its identity.

mod csv;
mod error;
mod ics;
mod json;

pub use csv::{read_csv, write_csv};
pub use error::ExportError;
pub use ics::{AllDay, write_ics};
pub use json::{Export, read_json, write_json};

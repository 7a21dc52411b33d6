//! Every key, declared once.
//!
//! [`BINDINGS`] is the table; a [`Keymap`] is that table with the runner's own keys laid over it. The loop, the footer, the
//! help, the README and the man page all read it, so that none of them can tell another story.

mod action;
mod bindings;
mod key;
mod keymap;

pub use action::Action;
pub use bindings::{BINDINGS, Binding, Place};
pub use key::{Key, NotAKey};
pub use keymap::{KeyProblem, KeyRow, Keymap};

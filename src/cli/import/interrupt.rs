//! Ctrl-C while an import goes on: the first ends it after the file that is being read, the second at once.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use signal_hook::consts::SIGINT;
use signal_hook::flag;

use crate::cli::failure::STOPPED;

/// Whether Ctrl-C was pressed. Without it, or where it cannot be heard, Ctrl-C ends the program at once as ever.
pub struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// Hears Ctrl-C from now on, which ends the program at once while no import goes on.
    pub fn heard() -> Self {
        let pressed = Arc::new(AtomicBool::new(true));
        // In this order: the first Ctrl-C of an import finds nothing pressed, and the second ends the program.
        let at_once = flag::register_conditional_shutdown(SIGINT, STOPPED.into(), Arc::clone(&pressed));
        let _ = at_once.and_then(|_| flag::register(SIGINT, Arc::clone(&pressed)));
        Self(pressed)
    }

    /// Lets the next Ctrl-C only be noted.
    pub fn begin(&self) {
        self.0.store(false, Ordering::SeqCst);
    }

    /// Lets Ctrl-C end the program at once again.
    pub fn end(&self) {
        self.0.store(true, Ordering::SeqCst);
    }

    /// Says whether an import is to go on.
    pub fn flow(&self) -> ControlFlow<()> {
        if self.0.load(Ordering::SeqCst) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}

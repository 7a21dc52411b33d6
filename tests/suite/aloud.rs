//! What a test says where it cannot try what it is for.

use std::io::Write;

/// Says that a test is skipped, on the real standard error: what a passing test prints would be swallowed. Fails instead where
/// `DECKCHAIR_SKIP_NOTHING` is set.
pub fn skip(what: &str) {
    assert!(std::env::var_os("DECKCHAIR_SKIP_NOTHING").is_none(), "nothing may be skipped, but {what}");
    let _ = writeln!(std::io::stderr(), "SKIPPED: {what}");
}

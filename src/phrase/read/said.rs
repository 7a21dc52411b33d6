//! Things said once.

use std::ops::Range;

use super::misread::MisreadReason;

pub(super) const LEAVE_ONE_OUT: &str = "leave one of them out";

/// Something said, and where.
#[derive(Debug, Clone)]
pub(super) struct Placed<T> {
    pub what: T,
    pub span: Range<usize>,
}

/// Gives what was said, without its place.
pub(super) fn what<T: Clone>(said: Option<&Placed<T>>) -> Option<T> {
    said.map(|said| said.what.clone())
}

/// Puts a value into an empty place; the same value may be said again.
pub(super) fn once<T: PartialEq>(
    place: &mut Option<Placed<T>>,
    value: T,
    span: &Range<usize>,
    named: &'static str,
    show: impl Fn(&T) -> String,
) -> Result<(), MisreadReason> {
    match place {
        Some(first) if first.what != value => {
            Err(MisreadReason::Twice { what: named, first: show(&first.what), remedy: LEAVE_ONE_OUT })
        }
        Some(_) => Ok(()),
        None => {
            *place = Some(Placed { what: value, span: span.clone() });
            Ok(())
        }
    }
}

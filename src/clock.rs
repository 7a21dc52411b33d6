//! The one window on time: the wall clock, or a fixed `now`.

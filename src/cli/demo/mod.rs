//! `demo`: a made-up season to look at.

mod season;

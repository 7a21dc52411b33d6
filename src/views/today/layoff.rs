//! What is said of a long time without running.

use crate::journal::Day;
use crate::phrase;

use crate::views::scene::Scene;

/// Days without any entry from which it is the log that ends, rather than the running.
const LOG_ENDS_DAYS: i64 = 60;

/// Says since when there has been no run, and how many easy ones come first.
pub(super) fn layoff(scene: &Scene<'_>, last_run: Day, runs_to_go: u8, back_since: Option<Day>) -> String {
    let day = |day: Day| phrase::day(day, scene.today());
    let has_run = scene.journal.sessions().iter().any(|session| session.sport.is_running());
    let (what, doing) = if has_run { ("run", "running") } else { ("session", "training") };
    if let Some(back) = back_since {
        let off = phrase::days(back.since(last_run).unsigned_abs());
        let more = match runs_to_go {
            1 => format!("one more easy {what} comes"),
            _ => format!("{runs_to_go} more easy {what}s come"),
        };
        return format!("You are {doing} again since {} after {off} without: {more} before anything hard.", day(back));
    }
    let first = match runs_to_go {
        1 => format!("the first {what} is an easy one"),
        _ => format!("the first {runs_to_go} {what}s are easy ones"),
    };
    match scene.last_known().filter(|known| scene.today().since(*known) >= LOG_ENDS_DAYS) {
        Some(ends) => format!("The log ends on {}, and what you have done since it cannot know: {first}.", day(ends)),
        None => format!("You are recovered, but your last {what} was on {}: {first}.", day(last_run)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::fixtures::{Stage, on};

    #[test]
    fn a_layoff_is_told_by_its_length_and_by_what_comes_first() {
        let stage = |now: &str| Stage::morning_after().seen_at(now);
        let at = |now: &str, to_go, back| layoff(&stage(now).scene(), on(2026, 11, 21), to_go, back);
        assert_eq!(
            at("2026-12-20T08:00:00+01:00", 1, None),
            "You are recovered, but your last run was on Sat 21 Nov: the first run is an easy one."
        );
        assert_eq!(
            at("2027-02-20T08:00:00+01:00", 3, None),
            "The log ends on Sat 21 Nov, and what you have done since it cannot know: the first 3 runs are easy ones."
        );
        assert_eq!(
            at("2026-12-22T08:00:00+01:00", 1, Some(on(2026, 12, 20))),
            "You are running again since Sun 20 Dec after 29 days without: one more easy run comes before anything hard."
        );
    }
}

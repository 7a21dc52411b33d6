//! The days suggested for rest, in one line.

use crate::journal::Day;
use crate::phrase;
use crate::recovery::{RestDay, RestReason};

use crate::views::scene::Scene;

/// Days in a row that are suggested for one reason.
struct RestStretch {
    first: Day,
    last: Day,
    why: RestReason,
}

/// Gives the line, without today alone, which the answer says; empty where no day is suggested.
pub(super) fn rest_days(scene: &Scene<'_>) -> String {
    let mut stretches = stretches(&scene.assessment.rest_days);
    stretches.retain(|stretch| !(stretch.last == scene.today() && stretch.why == RestReason::Ladder));
    let said: Vec<String> = stretches.iter().map(|stretch| stretch.said(scene.today())).collect();
    if said.is_empty() { String::new() } else { format!("Rest days: {}", said.join(", ")) }
}

/// Says why a day is suggested for rest; empty where the ladder itself says rest.
pub(in crate::views) const fn why_rest(why: RestReason) -> &'static str {
    match why {
        RestReason::Ladder => "",
        RestReason::AfterPlanned => "the day after a big effort",
        RestReason::BeforeRace => "the day before a race",
        RestReason::WeeklyRest => "after many days in a row",
        RestReason::Trouble => "until it is over",
    }
}

fn stretches(days: &[RestDay]) -> Vec<RestStretch> {
    let mut stretches: Vec<RestStretch> = Vec::new();
    for rest in days {
        match stretches.last_mut() {
            Some(stretch) if stretch.last.plus(1) == rest.day && stretch.why == rest.why => stretch.last = rest.day,
            Some(_) | None => stretches.push(RestStretch { first: rest.day, last: rest.day, why: rest.why }),
        }
    }
    stretches
}

impl RestStretch {
    fn said(&self, today: Day) -> String {
        let first = if self.first == today { "today".to_owned() } else { phrase::day(self.first, today) };
        let days = if self.first == self.last { first } else { format!("{first}–{}", phrase::day(self.last, today)) };
        match why_rest(self.why) {
            "" => days,
            why => format!("{days} ({why})"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::fixtures::{Stage, on};

    #[test]
    fn days_in_a_row_are_one_stretch_and_each_reason_is_named() {
        let mut stage = Stage::morning_after();
        let rest = |month, day, why| RestDay { day: on(2026, month, day), why };
        stage.assessment.rest_days = vec![
            rest(11, 22, RestReason::Ladder),
            rest(11, 23, RestReason::Ladder),
            rest(11, 30, RestReason::WeeklyRest),
            rest(12, 5, RestReason::BeforeRace),
            rest(12, 7, RestReason::AfterPlanned),
        ];
        assert_eq!(
            rest_days(&stage.scene()),
            "Rest days: today–Mon 23 Nov, Mon 30 Nov (after many days in a row), Sat 5 Dec (the day before a race), \
             Mon 7 Dec (the day after a big effort)"
        );
        stage.assessment.rest_days = vec![rest(11, 22, RestReason::Trouble)];
        assert_eq!(rest_days(&stage.scene()), "Rest days: today (until it is over)");
        stage.assessment.rest_days = vec![rest(11, 22, RestReason::Ladder)];
        assert_eq!(rest_days(&stage.scene()), "", "the answer is to rest today");
        stage.assessment.rest_days.clear();
        assert_eq!(rest_days(&stage.scene()), "");
    }
}

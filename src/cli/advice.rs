//! What was advised, kept as it was said: only so can it be judged afterwards.

use serde::{Deserialize, Serialize};

use crate::journal::{Day, Moment};
use crate::phrase;
use crate::recovery::{Assessment, Expected, Given, Ladder, Ready, Rung, Verdict};
use crate::store::Advice;
use crate::views::{rung_name, system_word, verdict_name};

/// Gives the answer in the form in which the log keeps it.
#[must_use]
pub fn kept_form(assessment: &Assessment, given: Moment) -> Advice {
    let detail = AdviceDetail {
        schema: 1,
        slowest_system: system_word(assessment.slowest),
        deficits: assessment
            .systems
            .iter()
            .map(|state| Deficit { system: system_word(state.system), deficit: state.deficit })
            .collect(),
        ladder: assessment.ladder.as_ref().map(steps),
        detraining_from: assessment.detraining.from.map(|day| day.to_string()),
        tomorrow: Some(tomorrow(assessment.tomorrow)),
    };
    Advice {
        day: assessment.today,
        given,
        verdict: verdict_name(assessment.verdict).to_owned(),
        // Plain numbers and texts always have a form in JSON.
        detail: serde_json::to_string(&detail).unwrap_or_else(|_| "{}".to_owned()),
    }
}

/// Gives the verdict that goes by a name; `None` for a name of a newer program.
#[must_use]
pub fn verdict_named(word: &str) -> Option<Verdict> {
    Verdict::ALL.into_iter().find(|verdict| verdict_name(*verdict) == word)
}

/// Gives each answer's day, moment and verdict, in the order they were given; without those of a newer program.
#[must_use]
pub fn verdicts(given: &[Advice]) -> Vec<(Day, Moment, Verdict)> {
    given.iter().filter_map(|advice| Some((advice.day, advice.given, verdict_named(&advice.verdict)?))).collect()
}

/// Gives what of kept advice can be held against what came, in the order it was given.
#[must_use]
pub fn given(kept: &[Advice]) -> Vec<Given> {
    kept.iter().filter_map(given_in).collect()
}

/// Reads one; `None` where a newer program wrote it in another form.
fn given_in(kept: &Advice) -> Option<Given> {
    let detail: KeptDetail = serde_json::from_str(&kept.detail).ok()?;
    let day_of = |text: &str| text.parse().ok().map(Day::new);
    let train = detail.ladder.and_then(|steps| {
        let RungStep { from, range: [earliest, latest], .. } =
            steps.into_iter().find(|step| step.rung == rung_name(Rung::Train))?;
        Some((day_of(&from)?, [day_of(&earliest)?, day_of(&latest)?]))
    });
    let figure = |[median, least, most]: [f64; 3]| Expected { median, least, most };
    let tomorrow = detail.tomorrow.map(|said| [said.soreness, said.fatigue, said.mood].map(figure));
    Some(Given { at: kept.given, day: kept.day, tomorrow, train })
}

/// The part of a kept answer that is read again.
#[derive(Deserialize)]
struct KeptDetail {
    ladder: Option<Vec<RungStep>>,
    /// Absent in answers of older versions.
    tomorrow: Option<Tomorrow>,
}

/// What stands behind the verdict, as it was on that morning.
#[derive(Serialize)]
struct AdviceDetail {
    schema: u32,
    slowest_system: &'static str,
    deficits: Vec<Deficit>,
    ladder: Option<[RungStep; 3]>,
    detraining_from: Option<String>,
    tomorrow: Option<Tomorrow>,
}

#[derive(Serialize)]
struct Deficit {
    system: &'static str,
    deficit: f64,
}

#[derive(Serialize, Deserialize)]
struct RungStep {
    rung: String,
    from: String,
    range: [String; 2],
}

/// What tomorrow's check-in was expected to say: each figure's median, 10th and 90th percentile.
#[derive(Serialize, Deserialize)]
struct Tomorrow {
    soreness: [f64; 3],
    fatigue: [f64; 3],
    mood: [f64; 3],
}

fn steps(ladder: &Ladder) -> [RungStep; 3] {
    let step = |rung, ready: &Ready| RungStep {
        rung: rung_name(rung).to_owned(),
        from: ready.day.to_string(),
        range: [ready.earliest.to_string(), ready.latest.to_string()],
    };
    [step(Rung::CrossTrain, &ladder.cross_train), step(Rung::RunEasy, &ladder.run_easy), step(Rung::Train, &ladder.train)]
}

fn tomorrow(expected: [Expected; 3]) -> Tomorrow {
    let places = |value: f64| phrase::rounded(value, 3);
    let [soreness, fatigue, mood] = expected.map(|figure| [figure.median, figure.least, figure.most].map(places));
    Tomorrow { soreness, fatigue, mood }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Athlete, Entry, Id, Journal, Rpe, Seconds, Session, Sport};
    use crate::recovery::assess;

    #[test]
    fn every_verdict_is_found_again_under_its_name() {
        for verdict in Verdict::ALL {
            assert_eq!(verdict_named(verdict_name(verdict)), Some(verdict));
        }
        assert_eq!(verdict_named("levitate"), None);
    }

    #[test]
    fn what_is_kept_is_read_again_and_what_an_older_version_kept_is_read_as_far_as_it_goes() {
        let mut marathon = Session::new(Sport::Run, Moment::from_rfc3339("2026-11-21T09:00:00+01:00").unwrap());
        marathon.moving = Seconds::new(13_000.0).ok();
        marathon.rpe = Rpe::new(9.0).ok();
        let journal = Journal::from_entries([(Id::new(uuid::Uuid::nil()), Entry::Session(marathon))]);
        let now = Moment::from_rfc3339("2026-11-22T08:14:00+01:00").unwrap();
        let assessment = assess(now, &journal, &Athlete::default());
        let kept = kept_form(&assessment, assessment.now);
        let read = given(std::slice::from_ref(&kept));
        let ladder = assessment.ladder.unwrap();
        let off = |(one, other): (Expected, Expected)| (one.median - other.median).abs().max((one.most - other.most).abs());
        assert!(read[0].tomorrow.unwrap().into_iter().zip(assessment.tomorrow).map(off).all(|off| off < 0.001), "{read:?}");
        assert_eq!(read[0].train, Some((ladder.train.day, [ladder.train.earliest, ladder.train.latest])));
        let older = Advice { detail: r#"{"schema":1,"ladder":null}"#.to_owned(), ..kept.clone() };
        assert_eq!(given(&[older]), vec![Given { tomorrow: None, train: None, ..read[0].clone() }]);
        assert_eq!(given(&[Advice { detail: "[]".to_owned(), ..kept }]), Vec::new());
    }
}

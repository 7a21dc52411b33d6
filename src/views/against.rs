//! What is said of a session that was done against the answer of its day: no blame, only what follows.

use crate::journal::{Session, clean_line};
use crate::recovery::{Assessment, Reason};

use super::{Said, Tone};

/// Says what a session means for a runner who was ill or injured when they did it; `then` is the answer of that time.
#[must_use]
pub fn against(session: &Session, then: &Assessment) -> Option<Said> {
    if session.sport.is_gentle() {
        return None;
    }
    let did = if session.sport.is_running() { "You ran" } else { "You trained" };
    let mut reasons = std::iter::once(&then.reason).chain(&then.besides);
    let text = reasons.find_map(|reason| of_reason(reason, session, did))?;
    Some(Said::new(Tone::Careful, text))
}

fn of_reason(reason: &Reason, session: &Session, did: &str) -> Option<String> {
    match reason {
        Reason::Ill { fever: true } => Some(format!(
            "{did} with a fever, which strains the heart. Rest now; where you feel your heart or lack breath, ask a doctor."
        )),
        Reason::Ill { fever: false } => {
            Some(format!("{did} while ill. Rest now; where it gets worse, or you feel your heart or lack breath, ask a doctor."))
        }
        Reason::Injured { place } if session.sport.is_running() => {
            let place = clean_line(place);
            let place = if place.is_empty() { String::new() } else { format!(" ({place})") };
            Some(format!("{did} on a pain that changes the way you move{place}. Runs like this make it last."))
        }
        // These forbid no session, or are all there is to say.
        Reason::Injured { .. }
        | Reason::NothingLogged
        | Reason::Recovered
        | Reason::Held { .. }
        | Reason::ShortSleep { .. }
        | Reason::SleepDebt { .. }
        | Reason::RestingHeartHigh { .. }
        | Reason::HrvLow
        | Reason::AfterIllness { .. }
        | Reason::AfterInjury { .. }
        | Reason::AfterSign { .. }
        | Reason::RaceNotLogged { .. }
        | Reason::Layoff { .. }
        | Reason::OnlyWalks
        | Reason::NoRunSince { .. }
        | Reason::Niggle { .. }
        | Reason::RedFlags(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::Sport;
    use crate::recovery::{Rung, Verdict};
    use crate::views::fixtures::{Stage, run};

    #[test]
    fn a_session_against_illness_or_injury_has_its_word() {
        let said = |sport: Sport, verdict, reason| {
            let mut session = run("2026-11-22T07:00:00+01:00", 5_000.0, 0.5);
            session.sport = sport;
            against(&session, &Stage::morning_after().answering(verdict, reason).assessment).map(|said| said.text)
        };
        let fever = said(Sport::Run, Verdict::Ill, Reason::Ill { fever: true }).unwrap();
        assert!(fever.starts_with("You ran with a fever, which strains the heart."), "{fever}");
        assert!(said(Sport::Swim, Verdict::Ill, Reason::Ill { fever: false }).unwrap().starts_with("You trained while ill."));
        let knee = || Reason::Injured { place: "left knee".to_owned() };
        assert!(said(Sport::Run, Verdict::Injured, knee()).unwrap().contains("(left knee)"));
        assert_eq!(said(Sport::Swim, Verdict::Injured, knee()), None);
        assert_eq!(said(Sport::Yoga, Verdict::Ill, Reason::Ill { fever: true }), None);
        assert_eq!(said(Sport::Run, Verdict::Open(Rung::RunEasy), Reason::HrvLow), None);
    }
}

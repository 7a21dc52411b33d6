//! Why, of a morning that is over: by what the log knows of it, beside what was said then.

use super::{WhyView, why};
use crate::journal::{Athlete, Day, Journal, Moment, Units};
use crate::phrase;
use crate::recovery::{Assessment, Verdict};
use crate::views::{Badge, Glyph, Said, Tone};

/// Says why the answer of an earlier morning was what it was; `journal` and `assessment` are those of that moment.
#[must_use]
pub fn why_then(
    then: Moment,
    assessment: &Assessment,
    journal: &Journal,
    athlete: &Athlete,
    units: Units,
    advised: Option<Verdict>,
) -> WhyView {
    of_then(why(then, assessment, journal, athlete, units), then, assessment, advised)
}

/// Says what is known of an earlier morning at once, before the model is asked.
#[must_use]
pub fn why_then_so_far(then: Moment, day: Day, advised: Option<Verdict>) -> WhyView {
    let badge = advised.map_or(Badge { glyph: Glyph::new('…', '~'), word: "", tone: Tone::Quiet }, Badge::of);
    WhyView {
        of: Some(day),
        then: vec![Said::new(Tone::Quiet, format!("{}, {}. Looking back …", phrase::full_day(day), phrase::time(then)))],
        badge,
        because: String::new(),
        besides: Vec::new(),
        chain: Vec::new(),
        flips: Vec::new(),
        answers: None,
        caveats: Vec::new(),
        is_under_way: true,
    }
}

fn of_then(view: WhyView, then: Moment, assessment: &Assessment, advised: Option<Verdict>) -> WhyView {
    let when = format!("{}, {}: by what the log knows of that morning.", phrase::full_day(assessment.today), phrase::time(then));
    let said = advised.map(|advised| {
        let Badge { glyph, word, .. } = Badge::of(advised);
        if advised == assessment.verdict {
            Said::new(Tone::Quiet, "That is what was said then.")
        } else {
            Said::new(Tone::Careful, format!("Said then: {} {word}. What was logged later changes it.", glyph.sign))
        }
    });
    let then = std::iter::once(Said::new(Tone::Quiet, when)).chain(said).collect();
    // Nobody answers the questions of a morning that is over.
    WhyView { of: Some(assessment.today), then, answers: None, ..view }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recovery::Rung;
    use crate::views::fixtures::Stage;
    use crate::views::why::why_so_far;

    fn told(advised: Option<Verdict>) -> Vec<String> {
        let stage = Stage::morning_after();
        let view = why_so_far(stage.now, &stage.assessment, &stage.journal, &stage.athlete, stage.units);
        let view = of_then(view, stage.now, &stage.assessment, advised);
        assert_eq!(view.answers, None);
        view.then.into_iter().map(|said| said.text).collect()
    }

    #[test]
    fn an_earlier_morning_is_named_and_what_was_said_then_is_not_hidden() {
        let when = "Sun 22 Nov 2026, 08:14: by what the log knows of that morning.";
        assert_eq!(told(None), [when]);
        assert_eq!(told(Some(Verdict::Open(Rung::Rest))), [when, "That is what was said then."]);
        let changed = "Said then: ▲ TRAIN. What was logged later changes it.";
        assert_eq!(told(Some(Verdict::Open(Rung::Train))), [when, changed]);
    }
}

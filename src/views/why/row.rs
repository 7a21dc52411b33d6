//! One row of the table of evidence in full: what it says, its value, where it comes from and how sure it is.

use crate::recovery::{Confidence, Curve, RULES, TABLE, Value};

use super::evidence::{confidence, figure, formula};
use crate::views::Fact;

/// One row of the table of evidence in full.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvidenceView {
    /// What it says.
    pub title: String,
    /// Its figures, a label and a value each.
    pub facts: Vec<Fact>,
    /// What else there is to say, a sentence each.
    pub notes: Vec<String>,
}

/// Efforts for which a curve is worked out: a name, hours and RPE.
const EFFORTS: [(&str, f64, f64); 4] =
    [("40 min easy", 2.0 / 3.0, 3.0), ("1 h hard", 1.0, 7.0), ("2 h long", 2.0, 5.0), ("4 h race", 4.0, 9.0)];

/// Gives the row of a name in full; `None` where the table has none.
#[must_use]
pub fn evidence_row(name: &str) -> Option<EvidenceView> {
    let row = TABLE.iter().chain(RULES.into_iter().flatten()).find(|row| row.name == name)?;
    let fact = |label, value: String| Fact { label, value };
    let mut facts = match row.value {
        Value::Number(number) => vec![fact("Value", figure(number, row.unit)), fact("Unit", row.unit.to_owned())],
        Value::Curve(curve) => curved(&curve, row.unit),
    };
    facts.push(fact("Source", row.source.to_owned()));
    facts.push(fact("Confidence", confidence(row.confidence).to_owned()));
    facts.push(fact("Name", row.name.to_owned()));
    let notes = vec![
        meaning(row.confidence).to_owned(),
        "`deckchair why --evidence` prints the whole table; the code computes with these very rows.".to_owned(),
    ];
    Some(EvidenceView { title: row.says.to_owned(), facts, notes })
}

/// Gives a curve with what it comes to for some efforts.
fn curved(curve: &Curve, unit: &str) -> Vec<Fact> {
    let efforts =
        EFFORTS.map(|(label, hours, rpe)| Fact { label, value: format!("{} at RPE {rpe}", figure(curve.at(hours, rpe), unit)) });
    let formula = Fact { label: "Formula", value: format!("{}; T hours, R the RPE", formula(curve, unit)) };
    efforts.into_iter().chain([formula]).collect()
}

/// Says what a confidence means.
const fn meaning(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Seen => "Measured: the figure was read in the source that is named.",
        Confidence::Recalled => "Recalled: the source is named from memory and has not been read again for this figure.",
        Confidence::Choice => {
            "Our choice: fitted to measured courses or to common practice; nobody has measured this figure itself."
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(name: &str) -> Vec<String> {
        let view = evidence_row(name).unwrap();
        view.facts.into_iter().map(|fact| format!("{}: {}", fact.label, fact.value)).collect()
    }

    #[test]
    fn every_row_of_the_table_can_be_read_in_full() {
        for row in TABLE.iter().chain(RULES.into_iter().flatten()) {
            let view = evidence_row(row.name).unwrap();
            assert!(!view.title.is_empty() && view.facts.iter().all(|fact| !fact.value.trim().is_empty()), "{view:?}");
        }
        assert_eq!(evidence_row("NO_SUCH_ROW"), None);
    }

    #[test]
    fn a_row_tells_value_unit_source_and_confidence() {
        assert_eq!(
            told("REPEATED_BOUT_DAYS"),
            [
                "Value: 42 days",
                "Unit: days",
                "Source: six weeks",
                "Confidence: recalled from the literature",
                "Name: REPEATED_BOUT_DAYS"
            ]
        );
    }

    #[test]
    fn a_curve_is_worked_out_for_efforts_of_every_day() {
        let facts = told("STRENGTH_LOSS");
        assert!(facts[3].starts_with("4 h race: ") && facts[3].ends_with(" at RPE 9"), "{facts:?}");
        assert!(facts[4].starts_with("Formula: ") && facts[4].contains("R/9"), "{facts:?}");
    }
}

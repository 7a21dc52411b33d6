//! Where the lines of the chain lead: down to the entry in the log and the paper, and to where an answer can be given.

use super::WhyView;
use crate::journal::Id;

/// Where a line leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lead {
    /// An entry of the log.
    Entry(Id),
    /// A row of the table of evidence, by its name.
    Evidence(&'static str),
    /// This morning's check-in, as it was made or still to be made.
    CheckIn,
    /// The days of which Today asks whether they were only not logged.
    Unlogged,
    /// A setting, by its key.
    Setting(&'static str),
}

/// A line of figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureLine {
    /// What it says.
    pub text: String,
    /// Where it leads, where it leads anywhere.
    pub lead: Option<Lead>,
}

impl FigureLine {
    /// Makes a line that leads somewhere.
    #[must_use]
    pub fn leading(text: impl Into<String>, lead: Lead) -> Self {
        Self { text: text.into(), lead: Some(lead) }
    }
}

impl From<String> for FigureLine {
    fn from(text: String) -> Self {
        Self { text, lead: None }
    }
}

impl super::LinkEvidence {
    /// Gives where the row leads: to all that the table says of it.
    #[must_use]
    pub fn lead(&self) -> Option<Lead> {
        (!self.name.is_empty()).then_some(Lead::Evidence(self.name))
    }
}

impl WhyView {
    /// Gives where the lines lead that lead anywhere, from top to bottom.
    #[must_use]
    pub fn leads(&self) -> Vec<Lead> {
        let of_chain = self.chain.iter().flat_map(|link| {
            let figures = link.figures.iter().filter_map(|figure| figure.lead);
            figures.chain(link.evidence.iter().filter_map(super::LinkEvidence::lead))
        });
        let of_besides = self.besides.iter().filter_map(|(_, lead)| *lead);
        of_besides.chain(of_chain).chain(self.flips.iter().filter_map(|_| self.answers)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::fixtures::{Stage, id};
    use crate::views::why::why_so_far;

    #[test]
    fn the_chain_leads_to_the_session_the_papers_the_settings_and_the_check_in() {
        let stage = Stage::morning_after();
        let view = why_so_far(stage.now, &stage.assessment, &stage.journal, &stage.athlete, stage.units);
        let leads = view.leads();
        assert_eq!(leads.first(), Some(&Lead::Entry(id(1))));
        for lead in [
            Lead::Evidence("STRENGTH_LOSS"),
            Lead::Evidence("TISSUE_DAYS"),
            Lead::Setting("athlete.sex"),
            Lead::Setting("advice.prudence"),
        ] {
            assert!(leads.contains(&lead), "{lead:?} in {leads:?}");
        }
        assert_eq!(leads.last(), Some(&Lead::CheckIn));
    }

    #[test]
    fn the_question_whether_days_were_not_logged_leads_to_its_answer() {
        use crate::recovery::Warning;
        use crate::views::fixtures::on;
        let mut stage = Stage::morning_after();
        stage.assessment.warnings = vec![Warning::Unsaid { from: on(2026, 5, 15), until: on(2026, 11, 12) }];
        let view = why_so_far(stage.now, &stage.assessment, &stage.journal, &stage.athlete, stage.units);
        assert!(!view.leads().contains(&Lead::Unlogged));
        let view = view.beside(&stage.today());
        assert_eq!(view.leads().first(), Some(&Lead::Unlogged));
        assert!(view.besides.len() > 1);
    }

    #[test]
    fn a_rule_that_is_no_row_of_the_table_leads_nowhere() {
        let evidence =
            crate::views::LinkEvidence { name: "", text: String::new(), source: String::new(), confidence: "our choice" };
        assert_eq!(evidence.lead(), None);
    }
}

//! Why for scripts: a contract. `schema` grows by one when a meaning changes; fields may be added.

use serde::Serialize;

use super::WhyView;
use crate::journal::Moment;
use crate::recovery::Assessment;
use crate::views::verdict_name;

/// The version of the contract.
const SCHEMA: u32 = 1;

/// What `deckchair why --json` prints, in this order.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WhyJson {
    schema: u32,
    now: String,
    rung: &'static str,
    because: String,
    chain: Vec<LinkJson>,
    flips: Vec<String>,
    caveats: Vec<String>,
}

/// One link of the chain, from the verdict down to the evidence.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct LinkJson {
    head: &'static str,
    text: String,
    figures: Vec<String>,
    evidence: Vec<EvidenceJson>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct EvidenceJson {
    text: String,
    source: String,
    confidence: &'static str,
}

/// Gives the chain for scripts; on GET HELP it is empty.
#[must_use]
pub fn why_json(now: Moment, assessment: &Assessment, view: WhyView) -> WhyJson {
    let chain = view.chain.into_iter().map(|link| LinkJson {
        head: link.head,
        text: link.text,
        figures: link.figures,
        evidence: link
            .evidence
            .into_iter()
            .map(|evidence| EvidenceJson { text: evidence.text, source: evidence.source, confidence: evidence.confidence })
            .collect(),
    });
    WhyJson {
        schema: SCHEMA,
        now: now.to_string(),
        rung: verdict_name(assessment.verdict),
        because: view.because,
        chain: chain.collect(),
        flips: view.flips.into_iter().map(|said| said.text).collect(),
        caveats: view.caveats,
    }
}

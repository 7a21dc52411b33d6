//! Why for scripts: a contract. `schema` grows by one when a meaning changes; fields may be added.

use serde::Serialize;

use super::{LinkEvidence, WhyView};
use crate::journal::Moment;
use crate::recovery::{Assessment, Reason, Rung};
use crate::views::{rung_name, verdict_name};

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

/// What `deckchair why --evidence --json` prints, in this order.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TableJson {
    schema: u32,
    evidence: Vec<EvidenceJson>,
}

/// Gives rows of evidence for scripts.
#[must_use]
pub fn evidence_json(rows: Vec<LinkEvidence>) -> TableJson {
    TableJson { schema: SCHEMA, evidence: rows.into_iter().map(EvidenceJson::from).collect() }
}

impl From<LinkEvidence> for EvidenceJson {
    fn from(evidence: LinkEvidence) -> Self {
        Self { text: evidence.text, source: evidence.source, confidence: evidence.confidence }
    }
}

/// Gives the chain for scripts; on GET HELP, and while nothing is logged, it is empty.
#[must_use]
pub fn why_json(now: Moment, assessment: &Assessment, view: WhyView) -> WhyJson {
    let chain = view.chain.into_iter().map(|link| LinkJson {
        head: link.head,
        text: link.text,
        figures: link.figures.into_iter().map(|figure| figure.text).collect(),
        evidence: link.evidence.into_iter().map(EvidenceJson::from).collect(),
    });
    WhyJson {
        schema: SCHEMA,
        now: now.to_string(),
        // As for today: nothing known opens nothing.
        rung: if assessment.reason == Reason::NothingLogged { rung_name(Rung::Rest) } else { verdict_name(assessment.verdict) },
        because: view.because,
        chain: chain.collect(),
        flips: view.flips.into_iter().map(|said| said.text).collect(),
        caveats: view.caveats,
    }
}

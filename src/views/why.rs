//! Why: the chain from the verdict down to the rows and the evidence, and what would change the answer.

use super::{Badge, Said};

/// One piece of evidence behind a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// What it says, with value and unit.
    pub text: String,
    /// Where it comes from.
    pub source: String,
    /// How much it is to be trusted.
    pub confidence: String,
}

/// One link of the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// What the link is, such as `Slowest system`.
    pub head: &'static str,
    /// What it says.
    pub text: String,
    /// Its figures, a line each, such as `deficit    about 16 % (12 to 21 %)`.
    pub figures: Vec<String>,
    /// The evidence it rests on.
    pub evidence: Vec<Evidence>,
}

/// The whole chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhyView {
    /// The verdict.
    pub badge: Badge,
    /// What Today says.
    pub because: String,
    /// From the verdict down to the evidence.
    pub chain: Vec<Link>,
    /// The smallest changes that flip the answer, such as `With soreness at 3 or less: SWIM OR RIDE.`
    pub flips: Vec<Said>,
    /// What is contested or not claimed, a sentence each.
    pub caveats: Vec<String>,
}

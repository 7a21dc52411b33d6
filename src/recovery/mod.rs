//! What the journal means: how far each system of the body has recovered, and what the runner can do when.
//!
//! The door is [`assess`]. It is a pure function of the moment, the journal and the athlete: the same log gives the same
//! answer. Six systems are followed over a fixed ensemble of possible runners (personal gains and time constants drawn
//! once from a low-discrepancy sequence), so that every date comes with its spread.

mod assessment;

pub use assessment::{
    Assessment, Cause, Detraining, Ladder, Morning, Ready, Reason, Refuelling, RestDay, RestReason, Rung, System, SystemState,
    Target, Urgency, Verdict, Warning,
};

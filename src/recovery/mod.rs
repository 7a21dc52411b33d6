//! What the journal means: how far each system of the body has recovered, and what the runner can do when.
//!
//! The door is [`assess`]. It is a pure function of the moment, the journal and the athlete: the same log gives the same
//! answer. Each session becomes an [`Effort`] with a cost to each of six systems; the efforts that still weigh make the
//! [`Body`] of a moment; the body is followed over a fixed ensemble of possible runners (personal gains and paces of
//! recovery from a low-discrepancy sequence), so that every date comes with its spread; the mornings of the last year tell
//! which of these runners this one is likely to be; vetoes overrule the sum.

mod alone;
mod assess;
mod assessment;
mod body;
mod coming;
mod descent;
mod detraining;
mod each;
mod early_runs;
mod effort;
mod ensemble;
mod evidence;
mod exertion;
mod forecast;
mod learning;
mod load;
mod mornings;
mod odd_heart;
mod planned;
mod prudence;
mod readiness;
mod reason;
mod refuelling;
mod rest_days;
mod rules;
mod scorecard;
mod slowing;
mod sport_load;
mod taught;
mod telling;
mod veto;
mod warning;
mod warnings;

pub use alone::{Own, Runners, days_alone};
pub use assess::{assess, verdict};
pub use assessment::{
    Assessment, Cause, Detraining, Holder, Ladder, Question, Ready, Refuelling, RestDay, RestReason, Rung, System, SystemState,
    Target, Urgency, Verdict,
};
pub use body::{Body, thresholds};
pub use coming::{Meanwhile, Morning, Outlook};
pub use detraining::{kept_by_cross_training, vo2max_loss_percent};
pub use each::{ByRung, BySystem};
pub use early_runs::{EarlyRuns, FEWEST_EFFORTS, early_runs};
pub use effort::{Distances, Effort};
pub use evidence::{Bend, Confidence, Curve, Evidence, TABLE, Value};
pub use exertion::{Exertion, ExertionFrom, RaisedRpe, exertion};
pub use forecast::{Expected, Forecast, forecast};
pub use learning::MEMORY_DAYS;
pub use load::session_load;
pub use planned::{as_session, begins, is_done, judged_at, needed};
pub use prudence::{Caution, Prudence};
pub use readiness::{looked_back_on, morning_of, quantile};
pub use reason::{Reason, Trouble};
pub use refuelling::{WINDOW_HOURS, urgency};
pub use rest_days::rest_days;
pub use rules::RULES;
pub use scorecard::{
    FEWEST as FEWEST_SCORED, Given, KEPT_SCORE_DAYS, KeptScore, Rule, ScaleScore, Scorecard, Scoring, kept_score, of_mornings,
    scorecard, told_in_time,
};
pub use sport_load::SportLoad;
pub use taught::{Taught, TriedAgain, Usual, taught};
pub use veto::{LAYOFF_DAYS, Troubles, runs_first, said_over, troubled_days, troubles};
pub use warning::{HeartFigure, LongestBefore, Warning};

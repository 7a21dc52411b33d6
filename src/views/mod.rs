//! What to say: one view model a screen; words, numbers and tones; no colours, no rectangles.
//!
//! The terminal screen and the command line both print these views, so they say the same sentence. A view is plain data
//! made by a pure function of the moment, the assessment and the journal; painting it decides nothing.

mod against;
mod ahead;
mod axis;
mod bar;
mod calendar;
mod check_in;
mod cost;
mod early_runs;
mod effort;
mod entry;
mod felt;
#[cfg(test)]
mod fixtures;
mod forecast;
mod log;
mod plan;
mod raised;
mod scene;
mod scorecard;
mod sign;
mod status;
mod today;
mod tone;
mod trends;
mod what_if;
mod why;
mod wrap;

pub use against::against;
pub use ahead::proviso;
pub use bar::bar;
pub use calendar::{
    CalendarJson, CalendarSheet, CalendarView, DayCell, DayEntry, DayPanel, DayPlace, Heat, Held, Month, MonthSheet, Span, Tried,
    WeekRow, WeekSum, WeekTotal, WeeksView, YearHeat, YearView, calendar, calendar_day, calendar_heat, calendar_json,
    calendar_lines, calendar_quarter, calendar_weeks, calendar_year, sheet_days,
};
pub use check_in::{AnswerKind, AskedQuestion, CheckInField, CheckInView, RedFlagSign, check_in};
pub use cost::{CostStep, CostView, cost};
pub use early_runs::{EarlyRunsJson, early_runs_lines};
pub use entry::{CourseCurve, CourseView, EntryView, Fact, Traced, course, entry};
pub use forecast::{ForecastJson, forecast_condition, forecast_json, forecast_lines, no_forecast_json, nothing_foretold};
pub use log::{Filter, Letters, LogIndex, LogJson, LogRow, LogView, Sort, lately, log, log_json};
pub use plan::{AgendaDay, PlanJson, PlanRow, PlanView, RestLine, plan, plan_json, plan_lines};
pub use raised::raised;
pub use scorecard::{ScorecardJson, kept_score_lines, scorecard_json, scorecard_lines};
pub use status::{PLACEHOLDERS, StatusFormat, TemplateError, status};
pub use today::{
    Amount, Beside, ComfortLine, ComfortView, DetrainingLine, Door, RefuellingView, Step, StepOpens, StepState, Strip, StripCell,
    SystemLine, TodayJson, TodayView, WayBack, asked_back, question_alone, rung_name, strip_line, system_word, today, today_json,
    today_lines, today_short, verdict_name,
};
pub use tone::{Badge, Glyph, Glyphs, Said, Tone, in_glyphs};
pub use trends::{
    Chart, Drawn, Looked, PastMorning, Recovered, RecoveredView, TREND_DAYS, TrendPoint, learnt, look_back_further, recovered,
    trends,
};
pub use what_if::{Tryout, TryoutJson, try_out, tryout_json, tryout_lines};
pub use why::{
    EvidenceView, FigureLine, Lead, Link, LinkEvidence, WhyJson, WhyView, evidence, evidence_json, evidence_row, why, why_json,
    why_lines, why_so_far, why_then, why_then_so_far,
};
pub use wrap::words;

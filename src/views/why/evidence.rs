//! The model's table of evidence, in words.

use crate::journal::Sport;
use crate::phrase;
use crate::recovery::{self, Bend, Confidence, Curve, Exertion, RULES, SportLoad, System, TABLE, Value};

use super::LinkEvidence;
use crate::views::today::system_name;

/// Gives the rows of the table with these names.
pub(super) fn named(names: &[&str]) -> Vec<LinkEvidence> {
    rows(names).map(|row| said(row, None)).collect()
}

/// Gives the rows behind a system, with the figures they give for one effort.
pub(super) fn of_system(system: System, effort: Option<Exertion>) -> Vec<LinkEvidence> {
    rows(names(system)).map(|row| said(row, effort)).collect()
}

/// Gives every row: the model's coefficients, the figures it decides by beside them, and what each sport costs.
#[must_use]
pub fn evidence() -> Vec<LinkEvidence> {
    let rows = TABLE.iter().chain(RULES.into_iter().flatten()).map(|row| match row.value {
        Value::Number(_) => said(row, None),
        Value::Curve(curve) => LinkEvidence { text: format!("{}: {}", row.says, formula(&curve, row.unit)), ..said(row, None) },
    });
    rows.chain(System::ALL.into_iter().map(ladder)).chain(Sport::ALL.into_iter().map(sport)).collect()
}

/// Writes a curve with all its figures: T is the time in hours, R the RPE.
pub(super) fn formula(curve: &Curve, unit: &str) -> String {
    let Curve { bend, base, span, rate, time_power, exertion_power } = curve;
    let grown = match bend {
        Bend::Exponential => "(1 - e^-u)",
        Bend::Hyperbolic => "u/(1 + u)",
        Bend::Knee => "u/(1 + u^6)^(1/6)",
    };
    format!("{base} + {span}·{grown} {unit}, u = {rate}·T^{time_power}·(R/9)^{exertion_power}")
}

/// Says below which deficit of a system each rung opens.
fn ladder(system: System) -> LinkEvidence {
    let [cross_train, run_easy, train] = recovery::thresholds(system).map(|deficit| phrase::decimal(deficit, 2));
    let name = system_name(system);
    LinkEvidence {
        name: "",
        text: format!(
            "{name} deficit below which each rung opens: cross-train {cross_train}, run easy {run_easy}, train {train}"
        ),
        source: "set so that the ladder meets the measured time courses and coaching practice".to_owned(),
        confidence: confidence(Confidence::Choice),
    }
}

/// Says what an hour of a sport costs beside an hour of running, and what is taken for usual.
fn sport(sport: Sport) -> LinkEvidence {
    let load = SportLoad::of(sport);
    let costs = [
        ("strength", load.strength),
        ("soreness", load.soreness),
        ("tissue", load.tissue),
        ("fuel, heart and freshness", load.metabolic),
        ("descent", load.descent),
    ];
    let costs = costs.map(|(name, cost)| format!("{name} {}", phrase::percent(cost))).join(", ");
    let (rpe, speed, hours) = (load.usual_rpe, load.usual_kmh, load.usual_hours);
    let usual = format!("RPE {rpe}, {speed} km/h, {hours} h");
    LinkEvidence {
        name: "",
        text: format!("{} beside running: {costs}; usual {usual}", phrase::names::sport(sport)),
        source: "expert judgement: impact and the weight carried decide for muscle and tissue".to_owned(),
        confidence: confidence(Confidence::Choice),
    }
}

/// Names the rows that a system rests on.
const fn names(system: System) -> &'static [&'static str] {
    match system {
        System::Strength => &["STRENGTH_LOSS", "STRENGTH_SLOW_SHARE", "STRENGTH_FAST_DAYS", "STRENGTH_SLOW_DAYS"],
        System::Soreness => &["SORENESS_PEAK", "SORENESS_DAYS"],
        System::Fuel => &["FUEL_LOSS", "FUEL_DAYS"],
        System::Heart => &["HEART_LOSS", "HEART_DAYS"],
        System::Freshness => &["FRESHNESS_LOSS", "FRESHNESS_DAYS"],
        System::Tissue => &["TISSUE_LOAD", "TISSUE_DAYS"],
    }
}

fn rows<'a>(names: &'a [&str]) -> impl Iterator<Item = &'static recovery::Evidence> + 'a {
    names.iter().filter_map(|name| TABLE.iter().find(|row| row.name == *name))
}

fn said(row: &recovery::Evidence, effort: Option<Exertion>) -> LinkEvidence {
    let figure = match (row.value, effort) {
        (Value::Number(number), _) => figure(number, row.unit),
        (Value::Curve(curve), Some(effort)) => {
            let value = figure(curve.at(effort.hours, effort.rpe), row.unit);
            let hours = phrase::decimal(effort.hours, 1);
            format!("{value} for {hours} h at RPE {}", phrase::decimal(effort.rpe, 1))
        }
        (Value::Curve(_), None) => format!("a curve over time and effort, in {}", row.unit),
    };
    LinkEvidence {
        name: row.name,
        text: format!("{}: {figure}", row.says),
        source: row.source.to_owned(),
        confidence: confidence(row.confidence),
    }
}

/// Writes a figure of the table with its unit; shares and fractions as percentages.
pub(super) fn figure(number: f64, unit: &str) -> String {
    match unit {
        "fraction" | "share" => phrase::percent(number),
        "ln" => format!("a factor of {} either way", phrase::decimal(number.exp(), 2)),
        "factor" | "exponent" | "chance" | "correlation" => phrase::decimal(number, 2),
        "z" => format!("{} standard deviations", phrase::decimal(number, 1)),
        "days" if number.fract() != 0.0 => format!("{number:.1} days"),
        _ => format!("{} {unit}", phrase::decimal(number, 1)),
    }
}

pub(super) const fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Seen => "measured",
        Confidence::Recalled => "recalled from the literature",
        Confidence::Choice => "our choice",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_that_is_asked_for_stands_in_the_table() {
        for system in System::ALL {
            assert_eq!(of_system(system, None).len(), names(system).len(), "{system:?}");
        }
        let others = [
            "DETRAINING_START_DAYS",
            "DETRAINING_MOST",
            "DETRAINING_DAYS",
            "CROSS_TRAINING_KEEPS",
            "GAIN_SPREAD",
            "PACE_SPREAD",
            "UNSAID_SPREAD",
            "RUN_PENALTY",
        ];
        assert_eq!(named(&others).len(), others.len());
    }

    #[test]
    fn a_row_is_said_with_its_figure_its_source_and_how_sure_it_is() {
        let said = named(&["REPEATED_BOUT_DAYS"]);
        assert_eq!(said[0].text, "How long legs remember a descent: 42 days");
        assert_eq!((said[0].source.as_str(), said[0].confidence), ("six weeks", "recalled from the literature"));
    }
}

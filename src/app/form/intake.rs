//! The fields of what was eaten or drunk.

use crate::journal::{Grams, Intake, Millilitres, Units, clean_line};
use crate::phrase;

use super::fill::{moment, refused, unless_empty, with_unit};
use super::{Field, FieldName, Pen};

/// Millilitres in a fluid ounce (US).
const OUNCE_ML: f64 = 29.573_529_562_5;

const MASS: &[(&str, f64)] = &[("g", 1.0), ("kg", 1_000.0), ("oz", 28.349_523_125)];
const VOLUME: &[(&str, f64)] =
    &[("ml", 1.0), ("l", 1_000.0), ("cl", 10.0), ("dl", 100.0), ("floz", OUNCE_ML), ("fl oz", OUNCE_ML), ("oz", OUNCE_ML)];

/// Gives the fields.
#[must_use]
pub fn fields(pen: &Pen) -> Vec<Field> {
    let fluid = match pen.units {
        Units::Metric => "such as 500 (ml) or 0.5 l",
        Units::Imperial => "such as 17 floz or 500 (ml)",
    };
    vec![
        Field::written(FieldName::Carbohydrate, "Carbs", "grams, such as 60"),
        Field::written(FieldName::Protein, "Protein", "grams, such as 20"),
        Field::written(FieldName::Fluid, "Fluid", fluid),
        Field::written(FieldName::Title, "What", "such as porridge"),
        Field::written(FieldName::When, "When", "such as 9:30 or yesterday 19:00"),
    ]
}

/// Says whether there is anything in it.
#[must_use]
pub fn says_something(intake: &Intake) -> bool {
    intake.carbohydrate.is_some() || intake.protein.is_some() || intake.fluid.is_some()
}

/// Puts what a field says into an intake.
///
/// # Errors
/// What is wrong with the text.
pub fn put(intake: &mut Intake, name: FieldName, text: &str, pen: &Pen) -> Result<(), String> {
    let mass = |text: &str| Grams::new(with_unit(text, MASS)?).map_err(refused);
    #[expect(clippy::wildcard_enum_match_arm, reason = "an intake has only these fields")]
    match name {
        FieldName::Carbohydrate => intake.carbohydrate = unless_empty(text, mass)?,
        FieldName::Protein => intake.protein = unless_empty(text, mass)?,
        FieldName::Fluid => {
            intake.fluid = unless_empty(text, |text| Millilitres::new(with_unit(text, VOLUME)?).map_err(refused))?;
        }
        FieldName::Title => intake.title = clean_line(text),
        FieldName::When => intake.at = unless_empty(text, |text| moment(text, pen))?.unwrap_or(pen.now),
        _ => {}
    }
    Ok(())
}

/// Prints what an intake says in a field.
#[must_use]
pub fn print(intake: &Intake, name: FieldName, pen: &Pen) -> String {
    #[expect(clippy::wildcard_enum_match_arm, reason = "an intake has only these fields")]
    match name {
        FieldName::Carbohydrate => intake.carbohydrate.map(|mass| format!("{} g", mass.value())).unwrap_or_default(),
        FieldName::Protein => intake.protein.map(|mass| format!("{} g", mass.value())).unwrap_or_default(),
        FieldName::Fluid => intake.fluid.map(|volume| fluid(volume, pen.units)).unwrap_or_default(),
        FieldName::Title => intake.title.clone(),
        FieldName::When => phrase::moment(intake.at),
        _ => String::new(),
    }
}

/// Writes an amount of drink as it is asked for.
fn fluid(volume: Millilitres, units: Units) -> String {
    match units {
        Units::Metric => format!("{} ml", volume.value()),
        Units::Imperial => format!("{} fl oz", phrase::decimal(volume.value() / OUNCE_ML, 1)),
    }
}

//! The figures that the model decides by beside [`super::TABLE`]: bounds, spans and spreads, each with unit, source and how
//! sure it is.
//!
//! A row takes its value from the very constant that the code computes with, so the two cannot differ; a test over the source
//! finds a constant without a row.

use super::evidence::Evidence;

/// Makes rows of constants, which stay where they are used.
macro_rules! rules {
    (@value f $value:expr) => { $value };
    (@value i $value:expr) => { $value as f64 };
    ($($kind:ident $value:expr, $unit:literal, $says:literal, $source:literal, $confidence:ident;)*) => {
        /// The rows, in the order in which the model uses them.
        pub const ROWS: &[Evidence] = &[$(
            Evidence {
                name: stringify!($value),
                value: Value::Number(rules!(@value $kind $value)),
                unit: $unit,
                says: $says,
                source: $source,
                confidence: Confidence::$confidence,
            },
        )*];
    };
}

mod deciding;
mod learning;

/// Every figure the model decides by that is none of its coefficients: those of the body and the vetoes, and those of learning.
pub const RULES: [&[Evidence]; 2] = [deciding::ROWS, learning::ROWS];

#[cfg(test)]
mod tests {
    use super::super::TABLE;
    use super::*;

    #[test]
    fn no_row_stands_twice_and_each_says_what_it_is_and_where_it_is_from() {
        let rows = || TABLE.iter().chain(RULES.into_iter().flatten());
        let names: std::collections::BTreeSet<&str> = rows().map(|row| row.name).collect();
        assert_eq!(names.len(), rows().count());
        assert!(rows().all(|row| !row.says.is_empty() && !row.source.is_empty() && !row.unit.is_empty()));
    }
}

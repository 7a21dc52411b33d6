//! Numbers as people read them: thousands apart, no zeros that say nothing.

/// Writes a whole number with its thousands apart: `2,300`.
#[must_use]
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Writes a number with at most so many decimals, and none that are zero: `9.5`, `8`.
#[must_use]
pub fn decimal(number: f64, most_places: usize) -> String {
    let text = format!("{number:.most_places$}");
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { text.as_str() };
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// Rounds a number to so many decimals, for scripts and for what is kept; never gives a negative zero.
#[must_use]
pub fn rounded(number: f64, places: i32) -> f64 {
    let scale = 10_f64.powi(places);
    (number * scale).round() / scale + 0.0
}

/// Writes a share of one as a whole percentage: `58 %`.
#[must_use]
pub fn percent(share: f64) -> String {
    format!("{} %", decimal(share * 100.0, 0))
}

/// Writes a count with its noun: `1 day`, `9 days`.
#[must_use]
pub fn count(number: u64, one: &str, many: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{} {many}", grouped(number)) }
}

/// Rounds a number that is not negative to a whole one.
pub(super) fn whole(number: f64) -> u64 {
    number.round().max(0.0) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_apart() {
        let written: Vec<String> = [0, 999, 1_000, 12_345, 1_234_567].into_iter().map(grouped).collect();
        assert_eq!(written, ["0", "999", "1,000", "12,345", "1,234,567"]);
    }

    #[test]
    fn decimals_that_are_zero_are_not_written() {
        assert_eq!(decimal(8.0, 1), "8");
        assert_eq!(decimal(9.5, 1), "9.5");
        assert_eq!(decimal(42.195, 3), "42.195");
        assert_eq!(decimal(100.0, 0), "100");
        assert_eq!(decimal(-0.04, 1), "0");
    }

    #[test]
    fn a_share_is_a_whole_percentage() {
        assert_eq!(percent(0.583), "58 %");
        assert_eq!(percent(0.0), "0 %");
        assert_eq!(percent(1.0), "100 %");
    }

    #[test]
    fn one_is_not_many() {
        assert_eq!(count(1, "day", "days"), "1 day");
        assert_eq!(count(0, "day", "days"), "0 days");
        assert_eq!(count(1_200, "session", "sessions"), "1,200 sessions");
    }
}

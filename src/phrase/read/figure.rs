//! Numbers as people write them: with a decimal point or comma, with thousands apart.

use super::scan::ScannedLine;

/// More digits than any figure of a session has.
const MOST_CHARACTERS: usize = 24;

/// What a comma with three digits after it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Comma {
    /// A decimal comma: `21,097 km`.
    Decimal,
    /// Thousands apart: `2,300 m`.
    Thousands,
}

/// Reads digits with their points and commas; `None` where they are no one number.
pub(super) fn value(digits: &str, comma: Comma) -> Option<f64> {
    if digits.len() > MOST_CHARACTERS {
        return None;
    }
    let plain = match digits.split_once(',') {
        None => digits.to_owned(),
        Some((_, after)) if is_decimal(after, comma) => digits.replace(',', "."),
        Some(_) => ungrouped(digits)?,
    };
    plain.parse().ok()
}

/// Reads digits of metres, yards or feet, where three digits after a point are thousands apart, too: `1.200 m`.
pub(super) fn length(digits: &str) -> Option<f64> {
    let is_grouped = digits.split_once('.').is_some_and(|(whole, group)| {
        let is_whole = |part: &str, most: usize| (1..=most).contains(&part.len()) && part.bytes().all(|c| c.is_ascii_digit());
        is_whole(whole, 3) && !whole.starts_with('0') && group.len() == 3 && is_whole(group, 3)
    });
    if is_grouped { digits.replace('.', "").parse().ok() } else { value(digits, Comma::Thousands) }
}

/// Says whether what follows the first comma is a decimal fraction.
fn is_decimal(after: &str, comma: Comma) -> bool {
    after.bytes().all(|c| c.is_ascii_digit()) && (comma == Comma::Decimal || after.len() != 3)
}

/// Takes the commas out of `12,345.6`, where every group has three digits.
fn ungrouped(digits: &str) -> Option<String> {
    let whole = digits.split('.').next()?;
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let grouped = (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3);
    let tail_is_plain = !digits.chars().skip(whole.len()).any(|c| c == ',');
    (grouped && tail_is_plain).then(|| digits.replace(',', ""))
}

/// Reads a figure that follows a label: `rpe 8`, `rpe8`, `rpe: 8`, `rpe=8`. Gives the figure and the atoms used from `at`.
pub(super) fn labelled(line: &ScannedLine<'_>, at: usize) -> Option<(f64, usize)> {
    let colon = usize::from(line.is_sign(at, ':') || line.is_sign(at, '='));
    let number = value(line.number(at + colon)?, Comma::Decimal)?;
    Some((number, colon + 1))
}

/// Counts the atoms of `/10` or `/5` after a rating.
pub(super) fn out_of(line: &ScannedLine<'_>, at: usize, most: &str) -> usize {
    if line.is_sign(at, '/') && line.number(at + 1) == Some(most) { 2 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_digits_after_a_point_are_thousands_where_nobody_says_millimetres() {
        for (digits, metres) in [("1.200", 1_200.0), ("12.500", 12_500.0), ("2,300", 2_300.0), ("1.25", 1.25), ("0.500", 0.5)] {
            assert_eq!(length(digits), Some(metres), "{digits}");
        }
        assert_eq!((length("1.2000"), length("1.200.3")), (Some(1.2), None));
    }

    #[test]
    fn points_and_commas_are_understood() {
        let cases = [
            ("42.2", Comma::Decimal, Some(42.2)),
            ("42,2", Comma::Decimal, Some(42.2)),
            ("21,097", Comma::Decimal, Some(21.097)),
            ("2,300", Comma::Thousands, Some(2_300.0)),
            ("2,30", Comma::Thousands, Some(2.3)),
            ("12,345.5", Comma::Decimal, Some(12_345.5)),
            ("1,234,567", Comma::Decimal, Some(1_234_567.0)),
            (".5", Comma::Decimal, Some(0.5)),
            ("21.11.2026", Comma::Decimal, None),
            ("1,2,3", Comma::Thousands, None),
            ("1.5,5", Comma::Decimal, None),
        ];
        for (digits, comma, expected) in cases {
            assert_eq!(value(digits, comma), expected, "{digits}");
        }
    }

    #[test]
    fn a_number_longer_than_any_figure_is_none() {
        assert_eq!(value(&"9".repeat(400), Comma::Decimal), None);
    }
}

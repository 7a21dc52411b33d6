//! Numbers as spreadsheets write them, with a comma or a point before the decimals and marks between the thousands.

/// The sign before the decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DecimalSign {
    /// `1,234.5`
    Point,
    /// `1.234,5`
    Comma,
}

impl DecimalSign {
    /// Gives the sign that a cell shows without doubt.
    ///
    /// Three digits behind a single sign may be thousands as well as decimals and show nothing.
    pub(super) fn shown_by(cell: &str) -> Option<Self> {
        let cell = cell.trim().trim_start_matches(['\'', '-', '+']);
        let is_number = cell.starts_with(|c: char| c.is_ascii_digit())
            && cell.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '\u{a0}' | '\u{202f}'));
        let last = cell.rfind(['.', ',']).filter(|_| is_number)?;
        let (before, after) = cell.split_at_checked(last)?;
        let (sign, other) = if after.starts_with(',') { (Self::Comma, '.') } else { (Self::Point, ',') };
        let own = after.chars().next()?;
        let is_decimal = before.contains(other) || (!before.contains(own) && after.len() != 4);
        is_decimal.then_some(sign)
    }
}

/// Reads a number; `sign` settles what the cell itself leaves open.
pub(super) fn figure(cell: &str, sign: DecimalSign) -> Option<f64> {
    let sign = DecimalSign::shown_by(cell).unwrap_or(sign);
    let (decimal, thousands) = match sign {
        DecimalSign::Point => ('.', ','),
        DecimalSign::Comma => (',', '.'),
    };
    let is_blank = |c: char| c.is_whitespace() || matches!(c, '\'' | '’');
    let plain: String = cell
        .trim()
        .trim_end_matches('%')
        .chars()
        .filter(|c| *c != thousands && !is_blank(*c))
        .map(|c| if c == decimal { '.' } else { c })
        .collect();
    plain.parse().ok().filter(|number: &f64| number.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_shows_its_sign_or_leaves_it_open() {
        use DecimalSign::{Comma, Point};
        let cases = [
            ("5,81", Some(Comma)),
            ("5.81", Some(Point)),
            ("1,207", None),
            ("1.207", None),
            ("1,207.5", Some(Point)),
            ("1.207,5", Some(Comma)),
            ("18962.80078125", Some(Point)),
            ("1,234,567", None),
            ("12", None),
            ("Oct 7, 2020", None),
            ("", None),
        ];
        for (cell, sign) in cases {
            assert_eq!(DecimalSign::shown_by(cell), sign, "{cell}");
        }
    }

    #[test]
    fn numbers_are_read_by_what_they_show_and_else_by_what_is_usual() {
        use DecimalSign::{Comma, Point};
        assert_eq!(figure("1,207", Point), Some(1207.0));
        assert_eq!(figure("1,207", Comma), Some(1.207));
        assert_eq!(figure("5,81", Point), Some(5.81));
        assert_eq!(figure("1 234,5", Point), Some(1234.5));
        assert_eq!(figure("-12", Point), Some(-12.0));
        assert_eq!(figure("98 %", Point), Some(98.0));
        for cell in ["", "abc", "NaN", "inf", "1e999", "--"] {
            assert_eq!(figure(cell, Point), None, "{cell}");
        }
    }
}

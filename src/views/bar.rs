//! A bar drawn in eighths of a column.

/// The parts of a column from empty to seven eighths.
const EIGHTHS: [char; 8] = ['░', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/// Draws a part of one, 0 to 1, as a bar of so many columns: `███▌░░░░`.
///
/// Only what is complete fills the bar, and only nothing leaves it empty.
#[must_use]
pub fn bar(part: f64, columns: usize) -> String {
    let whole = columns * 8;
    let part = if part.is_finite() { part.clamp(0.0, 1.0) } else { 0.0 };
    let eighths = (part * whole as f64).round() as usize;
    let eighths = match part {
        0.0 => 0,
        1.0 => whole,
        _ => eighths.clamp(1.min(whole), whole.saturating_sub(1)),
    };
    let started = if eighths.is_multiple_of(8) { None } else { EIGHTHS.get(eighths % 8) };
    let empty = columns - eighths / 8 - usize::from(started.is_some());
    std::iter::repeat_n('█', eighths / 8).chain(started.copied()).chain(std::iter::repeat_n('░', empty)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_as_wide_as_asked_whatever_the_part() {
        for part in [f64::NAN, -1.0, 0.0, 0.001, 0.3, 0.5, 0.999, 1.0, 7.0] {
            for columns in [0, 1, 2, 11, 20] {
                assert_eq!(bar(part, columns).chars().count(), columns, "{part} over {columns}");
            }
        }
    }

    #[test]
    fn a_bar_is_full_only_when_all_is_done_and_empty_only_when_nothing_is() {
        assert_eq!(bar(0.0, 4), "░░░░");
        assert_eq!(bar(0.001, 4), "▏░░░");
        assert_eq!(bar(0.5, 4), "██░░");
        assert_eq!(bar(0.56, 4), "██▎░");
        assert_eq!(bar(0.999, 4), "███▉");
        assert_eq!(bar(1.0, 4), "████");
    }
}

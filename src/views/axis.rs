//! The axis of a chart: where it begins and ends, and its marks at round figures.

/// The least and the most of an axis, and its marks with their words.
pub(super) type Axis = ((f64, f64), Vec<(f64, String)>);

/// Gives an axis that begins at nothing and holds the most, with its marks at round figures.
pub(super) fn axis_from_zero(most: f64, least_top: f64, word: impl Fn(f64) -> String) -> Axis {
    let step = round_step(most.max(least_top) / 3.0);
    let top = (most.max(least_top) / step).ceil() * step;
    ((0.0, top), marks(0.0, top, step, word))
}

/// Gives an axis that holds two figures and is at least so long, with its marks at round figures; none where they are none.
pub(super) fn axis_around(least: f64, most: f64, least_span: f64, word: impl Fn(f64) -> String) -> Axis {
    if !(least.is_finite() && most.is_finite()) {
        return ((0.0, 1.0), Vec::new());
    }
    let middle = f64::midpoint(least, most);
    let half = ((most - least) / 2.0).max(least_span / 2.0);
    let step = round_step(half * 2.0 / 3.0);
    let (bottom, top) = (((middle - half) / step).floor() * step, ((middle + half) / step).ceil() * step);
    ((bottom, top), marks(bottom, top, step, word))
}

/// Gives an axis that ends a little beyond two figures and is at least so long, with its marks at the round figures between.
pub(super) fn axis_within(least: f64, most: f64, least_span: f64, word: impl Fn(f64) -> String) -> Axis {
    /// The part of its length that it goes beyond them.
    const BEYOND: f64 = 0.04;
    let middle = f64::midpoint(least, most);
    let half = ((most - least) / 2.0).max(least_span / 2.0) * (1.0 + 2.0 * BEYOND);
    let step = round_step(half * 2.0 / 4.0);
    let (from, until) = (((middle - half) / step).ceil() * step, ((middle + half) / step).floor() * step);
    ((middle - half, middle + half), marks(from, until, step, word))
}

fn marks(bottom: f64, top: f64, step: f64, word: impl Fn(f64) -> String) -> Vec<(f64, String)> {
    let marks = (0..=((top - bottom) / step).round() as i64).map(|mark| bottom + mark as f64 * step);
    marks.map(|mark| (mark, word(mark))).collect()
}

/// Gives the round step nearest above a length: 1, 2 or 5 and so many noughts.
pub(super) fn round_step(length: f64) -> f64 {
    let scale = 10_f64.powf(length.max(1e-6).log10().floor());
    [1.0, 2.0, 5.0, 10.0].into_iter().map(|step| step * scale).find(|step| *step >= length * 0.999).unwrap_or(10.0 * scale)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_has_a_few_round_marks_and_holds_its_most() {
        for most in [0.0, 0.3, 7.0, 16.0, 42.2, 99.0, 1_944.0] {
            let ((least, top), ticks) = axis_from_zero(most, 0.1, |mark| mark.to_string());
            assert!(least == 0.0 && top >= most && (2..=5).contains(&ticks.len()), "{most}: {top} {ticks:?}");
        }
    }

    #[test]
    fn an_axis_around_figures_holds_them_and_is_not_too_short() {
        for (least, most) in [(412.0, 415.0), (-3.0, 2_310.0), (128.0, 181.0), (5.0, 5.0)] {
            let ((bottom, top), ticks) = axis_around(least, most, 30.0, |mark| mark.to_string());
            assert!(bottom <= least && most <= top && top - bottom >= 30.0, "{least}–{most}: {bottom}–{top}");
            assert!((2..=6).contains(&ticks.len()), "{least}–{most}: {ticks:?}");
        }
        let ((bottom, top), ticks) = axis_within(116.0, 161.0, 30.0, |mark| mark.to_string());
        assert!((110.0..116.0).contains(&bottom) && (161.0..167.0).contains(&top), "{bottom}–{top}");
        assert_eq!(ticks.iter().map(|(_, word)| word.as_str()).collect::<Vec<_>>(), ["120", "140", "160"]);
        assert_eq!(axis_around(f64::INFINITY, f64::NEG_INFINITY, 3.0, |mark| mark.to_string()).1, []);
    }
}

//! The runner's own colours, laid over a theme.

/// A colour: red, green, blue.
pub type Rgb = (u8, u8, u8);

/// The colours that the runner has set; those that are unsaid are the theme's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Colours {
    /// The ground of the screen.
    pub ground: Option<Rgb>,
    /// The ground of what is marked.
    pub marked: Option<Rgb>,
    /// Ordinary text.
    pub text: Option<Rgb>,
    /// What is said in passing.
    pub quiet: Option<Rgb>,
    /// Borders and the empty part of a bar.
    pub line: Option<Rgb>,
    /// Titles.
    pub title: Option<Rgb>,
    /// The open tab and keys.
    pub accent: Option<Rgb>,
    /// Open, ready, kept.
    pub good: Option<Rgb>,
    /// Running, easily.
    pub easy: Option<Rgb>,
    /// With care.
    pub careful: Option<Rgb>,
    /// Not now.
    pub stop: Option<Rgb>,
}

/// Reads a colour as `#1d2021` or `1d2021`.
pub(super) fn read(text: &str) -> Option<Rgb> {
    let digits = text.strip_prefix('#').unwrap_or(text);
    if digits.len() != 6 || !digits.chars().all(|c| c.is_ascii_hexdigit()) {
        return None;
    }
    let [_, r, g, b] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
    Some((r, g, b))
}

/// Writes a colour as it is set.
pub(super) fn written(colour: Option<Rgb>) -> Option<String> {
    colour.map(|(r, g, b)| format!("#{r:02x}{g:02x}{b:02x}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_is_read_as_it_is_written() {
        assert_eq!(written(read("#1d20FF")), Some("#1d20ff".to_owned()));
        assert_eq!(read("ebdbb2"), Some((0xeb, 0xdb, 0xb2)));
        for text in ["", "#fff", "#12345g", "red", "#+12345", "#1234567", "#日本"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}

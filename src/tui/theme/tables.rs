//! The colours of the themes, as tables.

use ratatui::style::Color::{
    self, Black, Blue, Cyan, DarkGray, Green, LightBlue, LightCyan, LightGreen, LightRed, LightYellow, Magenta, Red, Reset,
    White, Yellow,
};

use super::{Ink, ThemeTable};

/// Writes a colour as in a style sheet.
const fn ink(hex: u32, ansi: Color) -> Ink {
    Ink { rgb: ((hex >> 16) as u8, (hex >> 8) as u8, hex as u8), ansi }
}

/// A beach at nightfall: sand, sea and a lamp.
pub(super) const DARK: ThemeTable = ThemeTable {
    ground: ink(0x0012_1820, Reset),
    marked: ink(0x0026_3241, DarkGray),
    text: ink(0x00dc_e3ea, Reset),
    quiet: ink(0x008f_9bab, Reset),
    line: ink(0x003d_4a5b, DarkGray),
    title: ink(0x00b6_c2d1, Reset),
    accent: ink(0x00e8_c583, Yellow),
    good: ink(0x0093_cf7f, Green),
    easy: ink(0x007c_bde0, Cyan),
    careful: ink(0x00ec_b365, Yellow),
    stop: ink(0x00f4_8a7a, LightRed),
};

/// A diary on a wooden table.
pub(super) const LIGHT: ThemeTable = ThemeTable {
    ground: ink(0x00fb_f7ef, Reset),
    marked: ink(0x00f0_e5cf, Reset),
    text: ink(0x0029_2e36, Reset),
    quiet: ink(0x0061_5e57, Reset),
    line: ink(0x00c9_bfac, DarkGray),
    title: ink(0x0047_4a50, Reset),
    accent: ink(0x0084_5200, Magenta),
    good: ink(0x0028_6b2f, Green),
    easy: ink(0x001d_5f8c, Blue),
    careful: ink(0x0089_5000, Magenta),
    stop: ink(0x00b0_3024, Red),
};

/// For sunshine on the screen and for tired eyes.
pub(super) const HIGH_CONTRAST: ThemeTable = ThemeTable {
    ground: ink(0x0000_0000, Black),
    marked: ink(0x0000_3a5c, Blue),
    text: ink(0x00ff_ffff, White),
    quiet: ink(0x00d8_d8d8, White),
    line: ink(0x0090_9090, White),
    title: ink(0x00ff_ffff, White),
    accent: ink(0x00ff_e45c, LightYellow),
    good: ink(0x007d_ff6b, LightGreen),
    easy: ink(0x007f_dcff, LightCyan),
    careful: ink(0x00ff_c24d, LightYellow),
    stop: ink(0x00ff_9c8f, LightRed),
};

/// Blue and orange after Okabe and Ito (2008), told apart without red and green.
pub(super) const COLOUR_BLIND: ThemeTable = ThemeTable {
    ground: ink(0x0012_1820, Reset),
    marked: ink(0x0026_3241, DarkGray),
    text: ink(0x00dc_e3ea, Reset),
    quiet: ink(0x008f_9bab, Reset),
    line: ink(0x003d_4a5b, DarkGray),
    title: ink(0x00b6_c2d1, Reset),
    accent: ink(0x00f0_e442, LightYellow),
    good: ink(0x0056_b4e9, LightBlue),
    easy: ink(0x009a_d4f5, LightCyan),
    careful: ink(0x00f3_c577, LightYellow),
    stop: ink(0x00f0_8a24, LightRed),
};

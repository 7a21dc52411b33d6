//! The runner's own colours laid over a theme, and kept readable whatever they are.

use crate::config::{Colours, Rgb};

use super::{Ink, Role, ThemeTable};

/// The least contrast of text on its ground (WCAG 2.2, level AA), and of lines, which stay in the background.
pub(super) const TEXT: f64 = 4.5;
pub(super) const LINE: f64 = 1.5;
/// Steps in which a colour that cannot be read is moved towards black or white.
const STEPS: u8 = 20;
/// How far the ground of what is marked goes from the ground to the text, where the runner's own cannot be read on.
const MARKED: f64 = 0.1;
/// The same for lines, where the runner has set a ground and no lines.
const DRAWN: f64 = 0.25;

/// Gives the contrast of two colours, 1 to 21 (WCAG 2.2).
pub(super) fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Gives the relative luminance (WCAG 2.2).
fn luminance((r, g, b): Rgb) -> f64 {
    let part = |c: u8| {
        let c = f64::from(c) / 255.0;
        if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b)
}

/// The least contrast of a sign, which is no text (WCAG 2.2, non-text contrast).
pub(super) const SIGN: f64 = 3.0;
/// How far a pale sign goes towards its ground at most, in steps of the whole way.
const PALEST: u8 = 11;

impl ThemeTable {
    /// Gives a colour as far on its way to the ground as a sign can be seen on it and on what is marked.
    pub(super) fn paler(&self, colour: Rgb) -> Rgb {
        let grounds = [self.ground.rgb, self.marked.rgb];
        let moved = (1..=PALEST).rev().map(|step| mixed(colour, self.ground.rgb, f64::from(step) / f64::from(STEPS)));
        moved.into_iter().find(|pale| grounds.iter().all(|ground| contrast(*pale, *ground) >= SIGN)).unwrap_or(colour)
    }

    /// Lays the runner's own colours over the theme. A colour that could not be read on its ground is made lighter or darker
    /// until it can; the sixteen colours of a plain terminal stay the theme's.
    pub(super) fn with(mut self, own: &Colours) -> Self {
        set(&mut self.ground, own.ground);
        let ground = self.ground.rgb;
        for (role, colour) in chosen(own) {
            let ink = self.ink_mut(role);
            set(ink, colour);
            ink.rgb = readable(ink.rgb, &[ground], if role == Role::Line { LINE } else { TEXT });
        }
        // A ground of the runner's own wants lines that lie as far behind its text as a theme's do.
        if own.ground.is_some() && own.line.is_none() {
            self.line.rgb = readable(mixed(ground, self.text.rgb, DRAWN), &[ground], LINE);
        }
        set(&mut self.marked, own.marked);
        let is_above = |rgb: Rgb| luminance(self.text.rgb) > luminance(rgb);
        // A text between its two grounds would leave no room for the other colours.
        let is_between = is_above(ground) != is_above(self.marked.rgb);
        if is_between || contrast(self.text.rgb, self.marked.rgb) < TEXT || (own.ground.is_some() && own.marked.is_none()) {
            self.marked.rgb = mixed(ground, self.text.rgb, MARKED);
        }
        let marked = self.marked.rgb;
        for role in Role::ALL.into_iter().filter(|role| *role != Role::Line) {
            let ink = self.ink_mut(role);
            ink.rgb = readable(ink.rgb, &[ground, marked], TEXT);
        }
        self
    }

    const fn ink_mut(&mut self, role: Role) -> &mut Ink {
        match role {
            Role::Text => &mut self.text,
            Role::Quiet => &mut self.quiet,
            Role::Line => &mut self.line,
            Role::Title => &mut self.title,
            Role::Accent => &mut self.accent,
            Role::Good => &mut self.good,
            Role::Easy => &mut self.easy,
            Role::Careful => &mut self.careful,
            Role::Stop => &mut self.stop,
        }
    }
}

const fn set(ink: &mut Ink, colour: Option<Rgb>) {
    if let Some(rgb) = colour {
        ink.rgb = rgb;
    }
}

const fn chosen(own: &Colours) -> [(Role, Option<Rgb>); 9] {
    [
        (Role::Text, own.text),
        (Role::Quiet, own.quiet),
        (Role::Line, own.line),
        (Role::Title, own.title),
        (Role::Accent, own.accent),
        (Role::Good, own.good),
        (Role::Easy, own.easy),
        (Role::Careful, own.careful),
        (Role::Stop, own.stop),
    ]
}

/// Gives the colour itself where it stands out from all grounds, else the nearest on the way to white or black that does. Where
/// none can, the first ground counts: black or white always stands out from one.
fn readable(colour: Rgb, grounds: &[Rgb], least: f64) -> Rgb {
    let stands_out = |colour: Rgb, from: &[Rgb]| from.iter().all(|ground| contrast(colour, *ground) >= least);
    let nearest = |from: &[Rgb]| {
        (0..=STEPS).map(|step| f64::from(step) / f64::from(STEPS)).find_map(|share| {
            let moved = [mixed(colour, (255, 255, 255), share), mixed(colour, (0, 0, 0), share)];
            moved.into_iter().find(|colour| stands_out(*colour, from))
        })
    };
    let first = grounds.split_at_checked(1).map_or(grounds, |(first, _)| first);
    nearest(grounds).or_else(|| nearest(first)).unwrap_or(colour)
}

/// Gives the colour so far on the way from one to another.
fn mixed(from: Rgb, to: Rgb, share: f64) -> Rgb {
    let part = |from: u8, to: u8| (f64::from(from) + (f64::from(to) - f64::from(from)) * share).round() as u8;
    (part(from.0, to.0), part(from.1, to.1), part(from.2, to.2))
}

#[cfg(test)]
mod tests {
    use super::super::tables::{DARK, LIGHT};
    use super::*;

    /// Colours from all over, the same in every run.
    fn palette(seed: u32) -> Colours {
        let colour = |at: u32| {
            let mixed = (seed.wrapping_mul(2_654_435_761).wrapping_add(at.wrapping_mul(40_503))).wrapping_mul(2_246_822_519);
            let [_, r, g, b] = mixed.to_be_bytes();
            (!(seed + at).is_multiple_of(3)).then_some((r, g, b))
        };
        Colours {
            ground: colour(1),
            marked: colour(2),
            text: colour(3),
            quiet: colour(4),
            line: colour(5),
            title: colour(6),
            accent: colour(7),
            good: colour(8),
            easy: colour(9),
            careful: colour(10),
            stop: colour(11),
        }
    }

    #[test]
    fn whatever_colours_are_chosen_every_text_can_be_read_on_its_ground() {
        for seed in 0..400 {
            for theme in [DARK, LIGHT] {
                let table = theme.with(&palette(seed));
                for role in Role::ALL.into_iter().filter(|role| *role != Role::Line) {
                    let found = contrast(table.ink(role).rgb, table.ground.rgb);
                    assert!(found >= TEXT, "{seed} {role:?}: {found:.2}");
                }
            }
        }
    }

    #[test]
    fn colours_that_can_be_read_stay_as_they_were_chosen() {
        let own = Colours { ground: Some((0x1d, 0x20, 0x21)), accent: Some((0xfa, 0xbd, 0x2f)), ..Colours::default() };
        let table = DARK.with(&own);
        assert_eq!((table.ground.rgb, table.accent.rgb), ((0x1d, 0x20, 0x21), (0xfa, 0xbd, 0x2f)));
        assert_eq!(DARK.with(&Colours::default()), DARK);
    }

    #[test]
    fn what_is_marked_stays_apart_from_the_ground() {
        let table = DARK.with(&Colours { ground: Some((255, 255, 255)), ..Colours::default() });
        assert_ne!(table.marked.rgb, table.ground.rgb);
        assert!(contrast(table.text.rgb, table.marked.rgb) >= TEXT);
    }

    #[test]
    fn lines_stay_behind_the_text_on_a_ground_of_ones_own() {
        let table = DARK.with(&Colours { ground: Some((0xfd, 0xf6, 0xe3)), ..Colours::default() });
        assert!((LINE..3.0).contains(&contrast(table.line.rgb, table.ground.rgb)));
    }
}

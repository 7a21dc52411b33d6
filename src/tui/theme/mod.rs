//! Colours and weights: which role looks how, in which theme, on which terminal.

mod depth;
mod own;
mod tables;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

use crate::config::Colours;
use crate::views::{Badge, Tone};

pub use depth::Depth;
use tables::{COLOUR_BLIND, DARK, HIGH_CONTRAST, LIGHT};

/// A theme by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Theme {
    /// Light text on a night-blue ground.
    #[default]
    Dark,
    /// Dark text on warm paper.
    Light,
    /// White and strong colours on black.
    HighContrast,
    /// Blue and orange only, told apart by every eye.
    ColourBlind,
    /// No colour at all: weight, underline and reverse.
    Mono,
}

impl Theme {
    /// Every theme, in the order in which the settings list them.
    pub const ALL: [Self; 5] = [Self::Dark, Self::Light, Self::HighContrast, Self::ColourBlind, Self::Mono];

    /// Gives the name by which the settings know it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Dark => "dark",
            Self::Light => "light",
            Self::HighContrast => "high-contrast",
            Self::ColourBlind => "colour-blind",
            Self::Mono => "mono",
        }
    }

    /// Gives the theme of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.name() == name)
    }

    /// Gives the theme that suits the ground a terminal tells of in `COLORFGBG`, such as `0;15`; dark where it tells nothing.
    #[must_use]
    pub fn on_ground(told: Option<&str>) -> Self {
        let ground = told.and_then(|told| told.rsplit(';').next()).and_then(|ground| ground.trim().parse::<u8>().ok());
        match ground {
            Some(7 | 9..=15) => Self::Light,
            Some(_) | None => Self::Dark,
        }
    }

    const fn table(self) -> Option<&'static ThemeTable> {
        match self {
            Self::Dark => Some(&DARK),
            Self::Light => Some(&LIGHT),
            Self::HighContrast => Some(&HIGH_CONTRAST),
            Self::ColourBlind => Some(&COLOUR_BLIND),
            Self::Mono => None,
        }
    }
}

/// What a piece of the screen is, as far as its looks go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Ordinary text.
    Text,
    /// Said in passing.
    Quiet,
    /// Borders and the empty part of a bar.
    Line,
    /// A panel's title.
    Title,
    /// The name of the program, the marked tab, a key one can press.
    Accent,
    /// Open, ready, kept.
    Good,
    /// Running, easily.
    Easy,
    /// With care.
    Careful,
    /// Not now; an error.
    Stop,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 9] =
        [Self::Text, Self::Quiet, Self::Line, Self::Title, Self::Accent, Self::Good, Self::Easy, Self::Careful, Self::Stop];
}

/// One colour: as it should be, and the nearest of the sixteen every terminal has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Ink {
    rgb: (u8, u8, u8),
    ansi: Color,
}

/// The colours of one theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct ThemeTable {
    ground: Ink,
    marked: Ink,
    text: Ink,
    quiet: Ink,
    line: Ink,
    title: Ink,
    accent: Ink,
    good: Ink,
    easy: Ink,
    careful: Ink,
    stop: Ink,
}

impl ThemeTable {
    const fn ink(&self, role: Role) -> Ink {
        match role {
            Role::Text => self.text,
            Role::Quiet => self.quiet,
            Role::Line => self.line,
            Role::Title => self.title,
            Role::Accent => self.accent,
            Role::Good => self.good,
            Role::Easy => self.easy,
            Role::Careful => self.careful,
            Role::Stop => self.stop,
        }
    }
}

/// A theme on a terminal: what painting asks for its styles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Styles {
    theme: Theme,
    /// The colours as they are shown; none where the theme has none.
    table: Option<ThemeTable>,
    depth: Depth,
}

impl Styles {
    /// Makes the palette of a theme on a terminal that shows so many colours.
    #[must_use]
    pub const fn new(theme: Theme, depth: Depth) -> Self {
        let table = match theme.table() {
            Some(table) => Some(*table),
            None => None,
        };
        Self { theme, table, depth }
    }

    /// Lays the runner's own colours over the theme, each as readable as it must be; a theme without colour stays without.
    #[must_use]
    pub fn with(self, own: &Colours) -> Self {
        Self { table: self.table.map(|table| table.with(own)), ..self }
    }

    /// Gives the style of the empty screen.
    #[must_use]
    pub fn ground(self) -> Style {
        let Some(table) = self.table else { return Style::reset() };
        match self.depth {
            // The sixteen colours are the runner's own choice, their ground too.
            Depth::Sixteen => Style::reset(),
            Depth::Indexed | Depth::True => Style::reset().fg(self.depth.shown(table.text)).bg(self.depth.shown(table.ground)),
        }
    }

    /// Gives the style of a role.
    #[must_use]
    pub fn style(self, role: Role) -> Style {
        let weight = weight(role, self.theme);
        let Some(table) = self.table else { return weight };
        weight.fg(self.depth.shown(table.ink(role)))
    }

    /// Gives the style that marks the line or cell under the cursor, to be laid over what is there.
    #[must_use]
    pub fn marked(self) -> Style {
        match (self.table, self.depth) {
            (None, _) | (Some(_), Depth::Sixteen) => Style::new().add_modifier(Modifier::REVERSED),
            (Some(table), depth) => Style::new().bg(depth.shown(table.marked)),
        }
    }

    /// Gives the style of a sign that says less surely what it says: paler, and never so pale that it is hard to see. Words
    /// are never pale. Where nothing may step back it is slanted, and where the colours are not ours, dim.
    #[must_use]
    pub fn pale(self, style: Style) -> Style {
        let role = Role::ALL.into_iter().find(|role| style.fg.is_some() && self.style(*role).fg == style.fg);
        match (self.theme, self.table, self.depth, role) {
            (Theme::HighContrast, ..) => style.add_modifier(Modifier::ITALIC),
            (_, Some(table), Depth::Indexed | Depth::True, Some(role)) => {
                let ink = table.ink(role);
                style.fg(self.depth.shown(Ink { rgb: table.paler(ink.rgb), ..ink }))
            }
            (Theme::Dark | Theme::Light | Theme::ColourBlind | Theme::Mono, ..) => style.add_modifier(Modifier::DIM),
        }
    }

    /// Lets an area step back behind what will be painted over it.
    pub fn fade(self, area: Rect, buf: &mut Buffer) {
        let style = self.ground().patch(self.style(Role::Line));
        for position in area.positions() {
            if let Some(cell) = buf.cell_mut(position) {
                cell.set_style(style);
            }
        }
    }

    /// Gives the role of a tone.
    #[must_use]
    pub const fn role(tone: Tone) -> Role {
        match tone {
            Tone::Plain => Role::Text,
            Tone::Quiet => Role::Quiet,
            Tone::Good => Role::Good,
            Tone::Careful => Role::Careful,
            Tone::Stop => Role::Stop,
        }
    }

    /// Gives the style of a tone.
    #[must_use]
    pub fn tone(self, tone: Tone) -> Style {
        self.style(Self::role(tone))
    }

    /// Gives the style of a badge: its tone, with a colour of its own for easy running.
    #[must_use]
    pub fn badge(self, badge: Badge) -> Style {
        match badge.tone {
            Tone::Plain => self.style(Role::Easy),
            Tone::Quiet | Tone::Good | Tone::Careful | Tone::Stop => self.tone(badge.tone),
        }
    }
}

/// Gives the weight of a role, the whole of its looks where there is no colour.
fn weight(role: Role, theme: Theme) -> Style {
    let style = Style::new();
    match (role, theme) {
        (Role::Title | Role::Accent | Role::Stop, Theme::Mono) | (Role::Accent, _) => style.add_modifier(Modifier::BOLD),
        (Role::Quiet | Role::Line, Theme::Mono) => style.add_modifier(Modifier::DIM),
        (
            Role::Text | Role::Quiet | Role::Line | Role::Title | Role::Good | Role::Easy | Role::Careful | Role::Stop,
            Theme::Dark | Theme::Light | Theme::HighContrast | Theme::ColourBlind | Theme::Mono,
        ) => style,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contrast(one: Ink, other: Ink) -> f64 {
        own::contrast(one.rgb, other.rgb)
    }

    #[test]
    fn a_terminal_that_tells_of_a_light_ground_is_given_the_light_theme() {
        for (told, theme) in [("0;15", Theme::Light), ("0;default;7", Theme::Light), ("15;0", Theme::Dark), ("7;8", Theme::Dark)]
        {
            assert_eq!(Theme::on_ground(Some(told)), theme, "{told}");
        }
        assert_eq!((Theme::on_ground(None), Theme::on_ground(Some("default"))), (Theme::Dark, Theme::Dark));
    }

    #[test]
    fn every_text_stands_out_from_its_ground() {
        for theme in Theme::ALL {
            let Some(table) = theme.table() else { continue };
            for role in Role::ALL.into_iter().filter(|role| *role != Role::Line) {
                for ground in [table.ground, table.marked] {
                    let found = contrast(table.ink(role), ground);
                    assert!(found >= 4.5, "{} {role:?}: {found:.2}", theme.name());
                }
            }
        }
    }

    #[test]
    fn a_sign_that_is_less_sure_steps_back_and_can_still_be_seen() {
        for theme in Theme::ALL {
            let Some(table) = theme.table() else { continue };
            for role in Role::ALL.into_iter().filter(|role| *role != Role::Line) {
                let ink = table.ink(role);
                let pale = table.paler(ink.rgb);
                let found = [table.ground, table.marked].map(|ground| own::contrast(pale, ground.rgb));
                assert!(found.iter().all(|found| *found >= own::SIGN), "{} {role:?}: {found:.2?}", theme.name());
                assert!(own::contrast(pale, table.ground.rgb) < contrast(ink, table.ground), "{} {role:?}", theme.name());
            }
        }
    }

    #[test]
    fn lines_can_be_seen_and_stay_in_the_background() {
        for theme in Theme::ALL {
            let Some(table) = theme.table() else { continue };
            let found = contrast(table.line, table.ground);
            assert!((1.5..contrast(table.text, table.ground)).contains(&found), "{}: {found:.2}", theme.name());
        }
    }

    #[test]
    fn a_theme_without_colour_has_none() {
        for depth in [Depth::Sixteen, Depth::Indexed, Depth::True] {
            let palette = Styles::new(Theme::Mono, depth);
            let styles = Role::ALL.map(|role| palette.style(role));
            for style in styles.into_iter().chain([palette.ground(), palette.marked()]) {
                assert!(matches!(style.fg, None | Some(Color::Reset)) && matches!(style.bg, None | Some(Color::Reset)));
            }
            assert!(palette.marked().add_modifier.contains(Modifier::REVERSED));
        }
    }

    #[test]
    fn nothing_is_dim_where_contrast_is_asked_for() {
        for depth in [Depth::Sixteen, Depth::Indexed, Depth::True] {
            let palette = Styles::new(Theme::HighContrast, depth);
            let styles = Role::ALL.map(|role| palette.pale(palette.style(role)));
            assert!(styles.iter().all(|style| !style.add_modifier.contains(Modifier::DIM) && *style != Style::new()));
        }
        assert!(Styles::new(Theme::Dark, Depth::True).pale(Style::new()).add_modifier.contains(Modifier::DIM));
    }

    #[test]
    fn themes_are_found_by_their_names() {
        for theme in Theme::ALL {
            assert_eq!(Theme::named(theme.name()), Some(theme));
        }
        assert_eq!(Theme::named("sepia"), None);
    }
}

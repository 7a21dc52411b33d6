//! Why, painted as a page that one walks: what leads somewhere has a sign before it, and the marked line is marked.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::app::{ClickTarget, Extent};
use crate::tui::look::Look;
use crate::tui::page::{Typesetter, WIDEST, draw_lines, draw_more, sheet};
use crate::tui::targets::Targets;
use crate::tui::text::wrap;
use crate::tui::theme::{Role, Styles};
use crate::views::{Lead, Link, WhyView, question_alone};

/// The page as it is read.
#[derive(Debug, Clone, Copy)]
pub struct Walked<'a> {
    /// What it says.
    pub view: &'a WhyView,
    /// The line at its top.
    pub top: usize,
    /// The line that is marked of those that lead somewhere.
    pub at: usize,
}

/// Paints the page, says what lies where, and gives how much there is and which lines lead somewhere.
pub fn draw(read: Walked<'_>, hints: Line<'static>, look: Look, area: Rect, buf: &mut Buffer, targets: &mut Targets) -> Extent {
    let inside = sheet("Why", hints, WIDEST, look, area, buf);
    let Chain { text, stops } = Chain::of(read.view, look, usize::from(inside.width));
    let extent = Extent { stops, ..draw_lines(text.lines, read.top, inside, buf) };
    draw_more(&extent, read.top, inside, area, look, buf);
    let top = read.top.min(extent.last_top());
    for (at, (line, height)) in extent.stops.iter().enumerate() {
        let rows = (*line..line + height).filter_map(|line| inside.rows().nth(line.checked_sub(top)?));
        for row in rows {
            targets.add(row, ClickTarget::Lead(at));
            if at == read.at {
                buf.set_style(row, look.palette.marked());
            }
        }
    }
    extent
}

/// The chain set to a width, and the lines of it that lead somewhere with their heights.
struct Chain {
    text: Typesetter,
    stops: Vec<(usize, usize)>,
}

impl Chain {
    fn of(view: &WhyView, look: Look, width: usize) -> Self {
        let mut chain = Self { text: Typesetter { look, width, lines: Vec::new() }, stops: Vec::new() };
        for said in &view.then {
            chain.text.say(&said.text, Styles::role(said.tone), 0);
        }
        chain.text.gap();
        chain.text.lines.push(Line::styled(view.badge.text(look.glyphs), look.palette.badge(view.badge)));
        chain.text.say(&view.because, Role::Text, 0);
        let besides = view.besides.iter().map(|(said, lead)| {
            let text = lead.and_then(|_| question_alone(&said.text)).unwrap_or(&said.text);
            (text, Styles::role(said.tone), *lead)
        });
        chain.headed("What else Today says", besides);
        for link in &view.chain {
            chain.text.gap();
            chain.link(link);
        }
        let flips = view.flips.iter().map(|said| (said.text.as_str(), Styles::role(said.tone), view.answers));
        chain.headed("What would change it", flips);
        chain.headed("What to keep in mind", view.caveats.iter().map(|caveat| (caveat.as_str(), Role::Quiet, None)));
        chain
    }

    fn link(&mut self, link: &Link) {
        self.text.say(link.head, Role::Title, 0);
        self.text.say(&link.text, Role::Text, 2);
        for figure in &link.figures {
            self.line(&figure.text, Role::Quiet, 4, figure.lead);
        }
        for evidence in &link.evidence {
            let said = format!("{} — {} ({})", evidence.text, evidence.source, evidence.confidence);
            self.line(&said, Role::Quiet, 4, evidence.lead());
        }
    }

    fn headed<'a>(&mut self, head: &str, lines: impl Iterator<Item = (&'a str, Role, Option<Lead>)>) {
        let mut lines = lines.peekable();
        if lines.peek().is_none() {
            return;
        }
        self.text.gap();
        self.text.say(head, Role::Title, 0);
        for (line, role, lead) in lines {
            self.line(line, role, if lead.is_some() { 4 } else { 2 }, lead);
        }
    }

    /// Sets a line; one that leads somewhere has a sign before it.
    fn line(&mut self, text: &str, role: Role, indent: usize, lead: Option<Lead>) {
        if lead.is_none() {
            return self.text.say(text, role, indent);
        }
        let look = self.text.look;
        let begins = self.text.lines.len();
        for (at, line) in wrap(&look.text(text), self.text.width.saturating_sub(indent)).into_iter().enumerate() {
            let sign = if at == 0 { look.either("›", ">") } else { " " };
            let gap = " ".repeat(indent.saturating_sub(2));
            let sign = Span::styled(format!("{gap}{sign} "), look.style(Role::Accent));
            self.text.lines.push(Line::from(vec![sign, Span::styled(line, look.style(role))]));
        }
        self.stops.push((begins, self.text.lines.len() - begins));
    }
}

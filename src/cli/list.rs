//! `list`: the entries of the log, newest first, with the names by which `edit` and `delete` know them.

use crate::phrase;
use crate::views::{Filter, LogIndex, LogRow, Said, Sort, Tone, log};
use unicode_width::UnicodeWidthStr;

use super::{Desk, Failure, names};

/// What `list` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = "Such as: deckchair list sport:trail after:2026-09, deckchair list race, deckchair list --all")]
pub struct ListArgs {
    /// Words that narrow the list: text, sport:trail, kind:race, after:2026-09, #tag.
    #[arg(value_name = "FILTER")]
    filter: Vec<String>,

    /// How many to show.
    #[arg(long, short = 'n', value_name = "NUMBER", default_value_t = 20, value_parser = number)]
    most: usize,

    /// Shows every one
    #[arg(long)]
    all: bool,
}

fn number(text: &str) -> Result<usize, String> {
    text.parse().map_err(|_| "write a whole number, such as 20".to_owned())
}

/// Lists entries.
///
/// # Errors
/// Where the log cannot be read.
pub fn run(args: &ListArgs, desk: &mut Desk<'_>) -> Result<(), Failure> {
    let journal = desk.read()?.journal;
    let filter = Filter::new(&args.filter.join(" "));
    let index = LogIndex::new(&journal, &desk.athlete, &filter, Sort::default());
    let most = if args.all { usize::MAX } else { args.most };
    let view = log(desk.now(), &journal, &desk.athlete, desk.settings.units, &index, 0..most);
    let rows: Vec<[String; 8]> = view.rows.iter().map(columns).collect();
    let widths: Vec<usize> = (0..8)
        .map(|column| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.width()).max().unwrap_or_default())
        .collect();
    let lines: Vec<Said> = rows.iter().zip(&view.rows).map(|(cells, row)| Said::new(row.tone, aligned(cells, &widths))).collect();
    desk.say(&lines)?;
    let last = if view.nothing.is_empty() && view.rows.len() < view.shown {
        format!("{} of {}; --all shows every one", view.rows.len(), phrase::count(view.shown as u64, "entry", "entries"))
    } else if view.nothing.is_empty() {
        view.summary
    } else {
        view.nothing
    };
    desk.say(&[Said::new(Tone::Quiet, last)])
}

fn columns(row: &LogRow) -> [String; 8] {
    let LogRow { id, date, sport, distance, moving, climb, rpe, title, .. } = row.clone();
    [names::short(id), date, sport, distance, moving, climb, rpe, title]
}

/// Sets cells under each other: figures to the right, words to the left.
fn aligned(cells: &[String; 8], widths: &[usize]) -> String {
    let set = cells.iter().zip(widths).enumerate().filter(|(_, (_, width))| **width > 0).map(|(at, (cell, width))| {
        let pad = " ".repeat(width.saturating_sub(cell.width()));
        if (3..7).contains(&at) { format!("{pad}{cell}") } else { format!("{cell}{pad}") }
    });
    set.collect::<Vec<_>>().join("  ").trim_end().to_owned()
}

//! `list`: the entries of the log, newest first, with the names by which `edit` and `delete` know them.

use crate::phrase;
use crate::views::{Filter, LogIndex, LogRow, Said, Sort, Tone, log, log_json};
use unicode_width::UnicodeWidthStr;

use super::{BEGIN, Desk, Failure, names};

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

    /// Says it for scripts; `schema` tells the version of the form
    #[arg(long)]
    json: bool,
}

fn number(text: &str) -> Result<usize, String> {
    text.parse().map_err(|_| "write a whole number, such as 20".to_owned())
}

/// Lists entries, also those that lie ahead of the clock: so a slip of the year can be put right.
///
/// # Errors
/// Where a word of the filter is not understood, or the log cannot be read.
pub fn run(args: &ListArgs, desk: &mut Desk<'_>) -> Result<(), Failure> {
    let text = args.filter.join(" ");
    let filter = Filter::new(&text);
    if let Some(misread) = filter.misreads().first() {
        return Err(Failure::misread(misread, &text));
    }
    let journal = desk.read_all()?;
    let index = LogIndex::new(&journal, &desk.athlete, Sort::default()).narrowed(&journal, &desk.athlete, &filter);
    let most = if args.all { usize::MAX } else { args.most };
    if args.json {
        let json = log_json(desk.now(), &journal, &desk.athlete, &index, most);
        return desk.say_json(&json);
    }
    let own = desk.assess(&journal).own;
    let view = log(desk.now(), &journal, &desk.athlete, desk.settings.units, &own, &index, 0..most);
    desk.say(&table(&view.rows))?;
    let last = if view.nothing.is_empty() && view.rows.len() < view.shown {
        format!("{} of {}; --all shows every one", view.rows.len(), phrase::count(view.shown as u64, "entry", "entries"))
    } else if view.nothing.is_empty() {
        view.summary
    } else {
        view.nothing
    };
    let why = if view.rows.is_empty() { filter.told() } else { Vec::new() };
    let ahead = view.rows.iter().any(|row| row.ahead);
    let begin = (view.all == 0).then(|| Said::new(Tone::Quiet, BEGIN));
    let why = why.into_iter().map(|why| Said::new(Tone::Careful, why));
    desk.say(&std::iter::once(Said::new(Tone::Quiet, last)).chain(why).chain(begin).collect::<Vec<_>>())?;
    desk.say(&ahead.then(|| Said::new(Tone::Careful, AHEAD)).into_iter().collect::<Vec<_>>())
}

/// What the mark of an entry that lies ahead of the clock means.
const AHEAD: &str = "! in the future, so no answer counts it: `deckchair edit NAME` or `deckchair delete NAME` puts it right";

/// Sets rows under each other.
fn table(rows: &[LogRow]) -> Vec<Said> {
    let cells: Vec<[String; 9]> = rows.iter().map(columns).collect();
    let widths: Vec<usize> = (0..9)
        .map(|column| cells.iter().filter_map(|row| row.get(column)).map(|cell| cell.width()).max().unwrap_or_default())
        .collect();
    cells.iter().zip(rows).map(|(cells, row)| Said::new(row.tone, aligned(cells, &widths))).collect()
}

fn columns(row: &LogRow) -> [String; 9] {
    let mark = if row.ahead { "!" } else { "" };
    let LogRow { id, date, sport, distance, moving, climb, rpe, title, .. } = row.clone();
    [names::short(id), mark.to_owned(), date, sport, distance, moving, climb, rpe, title]
}

/// Sets cells under each other: figures to the right, words to the left.
fn aligned(cells: &[String; 9], widths: &[usize]) -> String {
    let set = cells.iter().zip(widths).enumerate().filter(|(_, (_, width))| **width > 0).map(|(at, (cell, width))| {
        let pad = " ".repeat(width.saturating_sub(cell.width()));
        if (4..8).contains(&at) { format!("{pad}{cell}") } else { format!("{cell}{pad}") }
    });
    set.collect::<Vec<_>>().join("  ").trim_end().to_owned()
}

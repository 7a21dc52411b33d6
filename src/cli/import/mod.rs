//! `import`: what other logs and watches know, and our own exports.

mod batch;
mod doubts;
mod exported;
mod files;
mod gather;
mod interrupt;
mod page;
pub mod paths;
mod progress;
mod question;
mod remember;
mod repeated;
mod report;
mod trouble;

use std::path::PathBuf;

use crate::app::Aim;
use crate::config::Dates;
use crate::import::{self, DateOrder, ListHints, Mapping, MappingError};
use crate::journal::{Athlete, Journal, Moment, Units, clean_line};
use crate::phrase;
use crate::views::{self, Said, Tone};

use super::{Desk, Failure};
use interrupt::Interrupt;
use progress::Counter;
use repeated::{Repeated, Warnings};

pub use batch::{Batch, BatchReader, DeletedSessions, Keeping};
pub use files::FoundFiles;
pub use page::lines;
pub use remember::remember;
pub use report::Fates;

/// What the option `--map` says of itself.
const MAP_HELP: &str = "Reads a list of no known origin: which column is which, such as \"date=Datum, distance_km=Strecke, time=Zeit\"; \
     date=Datum:mdy where dates such as 03/04/2026 begin with the month";

/// What `import` takes.
#[derive(Debug, Clone, clap::Args)]
#[command(after_help = "Importing twice adds nothing, and one undo takes an import back. An import that is stopped keeps the \
                        files it has read; the next goes on from there. Ctrl-C stops it after the file that it \
                        is reading, and a second Ctrl-C at once.")]
pub struct ImportArgs {
    /// Files (FIT, GPX, TCX, a service's export, or one of ours), folders and archives of them; - is the standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Says what would be added, and adds nothing
    #[arg(long)]
    dry_run: bool,

    #[arg(long, value_name = "COLUMNS", value_parser = mapping, help = MAP_HELP)]
    map: Option<Mapping>,

    /// Takes dates such as 03/04/2026 so where nothing in a list tells which comes first: dmy the day, mdy the month
    #[arg(long, value_name = "ORDER")]
    dates: Option<DateOrder>,

    /// Takes distances so where nothing in a list says their units: metric or imperial, whatever units you read in
    #[arg(long, value_name = "UNITS", value_parser = units)]
    units: Option<Units>,

    /// Adds sessions again that you deleted
    #[arg(long)]
    deleted: bool,

    /// Shows every warning beside its file, also those that many files share
    #[arg(long)]
    warnings: bool,
}

/// Imports what the paths lead to.
///
/// # Errors
/// Where the log cannot be used, or nothing at all could be read.
pub fn run(args: &ImportArgs, desk: &mut Desk<'_>) -> Result<(), Failure> {
    import_all(args, desk, &Interrupt::heard())
}

fn import_all(args: &ImportArgs, desk: &mut Desk<'_>, interrupt: &Interrupt) -> Result<(), Failure> {
    let found = FoundFiles::behind(&args.paths);
    let now = desk.now();
    let deleted = desk.deleted_sessions()?;
    let hints = hints(args, desk);
    let reader = BatchReader {
        athlete: &desk.athlete,
        deleted: if args.deleted { DeletedSessions::Return } else { DeletedSessions::Stay(&deleted) },
        units: desk.settings.units,
        precedence: &desk.settings.precedence,
        hints: &hints,
        now,
    };
    let mut counter = Counter::beside_the_answer();
    let mut tell = |read| {
        counter.tell(read);
        interrupt.flow()
    };
    interrupt.begin();
    let batch = if args.dry_run {
        Batch::import(&found, desk.read_all()?, reader, Keeping::Nowhere, &mut tell)
    } else {
        let mut store = desk.open()?;
        let (keeping, journal) = Keeping::to(&mut store, now)?;
        Batch::import(&found, journal, reader, keeping, &mut tell)
    };
    interrupt.end();
    counter.finish();
    let batch = batch?;
    let warnings = if args.warnings { Warnings::All } else { Warnings::Few };
    let repeated = Repeated::among(&batch.reports, warnings);
    let aim = if args.dry_run { Aim::Look } else { Aim::Keep };
    report::write(&batch.reports, aim, &repeated, desk.look, &mut desk.out)?;
    repeated.write(desk.look, &mut desk.out)?;
    desk.say(&missing(&batch))?;
    doubts::write(&batch.doubts, desk.look, &mut desk.out)?;
    report::write_table(&batch.tally(), aim, desk.look, &mut desk.out)?;
    let proposals = proposals(&batch, &found);
    propose(&proposals, desk)?;
    writeln!(desk.out, "{}", batch.summary(args.dry_run))?;
    if batch.was_stopped {
        return Err(Failure::stopped());
    }
    if !args.dry_run && batch.tally().teaches() {
        desk.say(&learnt(now, &desk.read_all()?, &desk.athlete, desk.settings.units))?;
    }
    if !args.dry_run && !proposals.is_empty() && question::can_be_asked() {
        return read_as_proposed(args, proposals, desk, interrupt);
    }
    remember_read(args, &batch, desk)?;
    batch.verdict(&found)
}

/// Gives what the runner says of lists, now and in the settings.
fn hints(args: &ImportArgs, desk: &Desk<'_>) -> ListHints {
    ListHints::default()
        .mapped(args.map.clone())
        .remembering(&desk.settings.lists)
        .dated(args.dates.or(order_of(desk.settings.dates)))
        .measured(args.units)
        .reading_in(desk.settings.units)
}

/// Gives the order that the runner has set for dates of lists that do not tell; nothing where they want to be asked.
pub const fn order_of(dates: Dates) -> Option<DateOrder> {
    match dates {
        Dates::Ask => None,
        Dates::DayFirst => Some(DateOrder::DayFirst),
        Dates::MonthFirst => Some(DateOrder::MonthFirst),
    }
}

/// Remembers the mapping by which a list was read and kept.
fn remember_read(args: &ImportArgs, batch: &Batch, desk: &mut Desk<'_>) -> Result<(), Failure> {
    let (Some(mapping), Some(list), false) = (&args.map, batch.mapped.first(), args.dry_run) else { return Ok(()) };
    let said = remember(&desk.folders.settings(), &desk.settings.lists, list, mapping)?;
    desk.say(&said.into_iter().collect::<Vec<_>>())
}

/// Says what the forecast has learnt of the runner, now that the log knows more.
#[must_use]
pub fn learnt(now: Moment, journal: &Journal, athlete: &Athlete, units: Units) -> Vec<Said> {
    let lines = views::learnt(now, journal, athlete, units);
    lines.into_iter().map(|line| Said::new(Tone::Quiet, line)).collect()
}

/// Says once of all sessions that a list names recordings which were not among the files.
fn missing(batch: &Batch) -> Vec<Said> {
    let sessions = match batch.recordings_missing as u64 {
        0 => return Vec::new(),
        1 => "1 session names a recording that is".to_owned(),
        many => format!("{} sessions name a recording that is", phrase::grouped(many)),
    };
    let words =
        format!("! {sessions} not among the files: taken from the list alone. Import the whole archive to have it in full");
    vec![Said::new(Tone::Careful, words)]
}

fn units(text: &str) -> Result<Units, &'static str> {
    match text {
        "metric" => Ok(Units::Metric),
        "imperial" => Ok(Units::Imperial),
        _ => Err("write metric or imperial"),
    }
}

fn mapping(text: &str) -> Result<Mapping, String> {
    text.parse().map_err(|error: MappingError| format!("{error}; a column can be {}", Mapping::parts()))
}

/// A list of no known origin that stands by itself, with a guess which of its columns is which.
struct ListProposal {
    name: String,
    path: PathBuf,
    guess: import::Proposal,
}

fn proposals(batch: &Batch, found: &FoundFiles) -> Vec<ListProposal> {
    let proposal = |(name, guess): &(String, import::Proposal)| {
        let file = found.files.iter().find(|file| file.name == *name);
        let path = file.map_or_else(|| PathBuf::from(name), |file| file.path.clone());
        ListProposal { name: name.clone(), path, guess: guess.clone() }
    };
    batch.proposals.iter().map(proposal).collect()
}

/// Gives, for each list of no known origin, the command that reads it, to be looked at and pasted.
fn propose(proposals: &[ListProposal], desk: &mut Desk<'_>) -> Result<(), Failure> {
    for ListProposal { name, path, guess } in proposals {
        let path = clean_line(&path.to_string_lossy());
        let mut lines = vec![
            Said::new(Tone::Plain, format!("{name} is of no known origin. If its columns are these, this reads it:")),
            Said::new(
                Tone::Good,
                format!("  deckchair import --map {} {}", in_quotes(&guess.mapping.to_string()), in_quotes(&path)),
            ),
        ];
        if guess.is_order_open {
            let words = "  Its dates may begin with the day or the month: :dmy takes 03/04 for 3 April; write :mdy for March 4.";
            lines.push(Said::new(Tone::Careful, words.to_owned()));
        }
        if !guess.left_out.is_empty() {
            lines.push(Said::new(Tone::Quiet, format!("  Left out: {}.", clean_line(&guess.left_out.join(", ")))));
        }
        desk.say(&lines)?;
    }
    Ok(())
}

/// Shows what each list would bring, and reads it where the runner says so.
fn read_as_proposed(
    args: &ImportArgs,
    proposals: Vec<ListProposal>,
    desk: &mut Desk<'_>,
    interrupt: &Interrupt,
) -> Result<(), Failure> {
    for ListProposal { name, path, guess } in proposals {
        let args = |dry_run| ImportArgs { paths: vec![path.clone()], map: Some(guess.mapping.clone()), dry_run, ..args.clone() };
        import_all(&args(true), desk, interrupt)?;
        if question::ask(&format!("Are these the columns of {name}, and is it to be imported?"), &mut desk.out)? {
            import_all(&args(false), desk, interrupt)?;
        }
    }
    Ok(())
}

/// Gives a text as a shell takes it for one word.
fn in_quotes(text: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '_' | '-');
    if text.chars().all(is_plain) && !text.starts_with('-') {
        return text.to_owned();
    }
    format!("'{}'", text.replace('\'', "'\\''"))
}

impl Batch {
    /// Says what came of it in a sentence, or what would.
    #[must_use]
    pub fn summary(&self, dry_run: bool) -> String {
        let tally = self.tally();
        let verb = if dry_run { "Would add" } else { "Added" };
        let added = tally.named(|fates| fates.added);
        let mut parts = vec![if added.is_empty() { format!("{verb} nothing") } else { format!("{verb} {added}") }];
        let mut add = |number: usize, text: &str| {
            if number > 0 {
                parts.push(format!("{} {text}", phrase::grouped(number as u64)));
            }
        };
        add(tally.total().merged, "merged");
        add(tally.total().joined, "joined with what you logged");
        add(tally.total().known, "there already");
        add(tally.total().deleted, "deleted by you and left out");
        add(tally.refused, if tally.refused == 1 { "file refused" } else { "files refused" });
        add(self.left_alone, if self.left_alone == 1 { "other file left alone" } else { "other files left alone" });
        let stopped = match (self.was_stopped, dry_run) {
            (false, _) => "",
            (true, false) => " Stopped before the end: importing the same again goes on from there.",
            (true, true) => " Stopped before the end.",
        };
        let parted = match self.changes {
            0 | 1 => String::new(),
            parts => format!(
                " Something else was kept meanwhile: undo takes the import back in {parts} parts, with that between them."
            ),
        };
        format!("{}.{stopped}{parted}", parts.join(", "))
    }

    /// Says that nothing came of it, where nothing did.
    fn verdict(&self, found: &FoundFiles) -> Result<(), Failure> {
        let tally = self.tally();
        if tally.total() != Fates::default() {
            return Ok(());
        }
        if !found.closed.is_empty() && found.files.is_empty() {
            return Err(Failure::io("nothing could be read").hint("check the path"));
        }
        if tally.refused > 0 {
            return Err(Failure::unsound("none of the files holds anything to import").hint("the lines above say why of each"));
        }
        Err(Failure::unsound("there is no file to import")
            .hint("FIT, GPX and TCX files are read, the exports of many services, and our own"))
    }
}

//! `status`: the answer in a few words, for a shell prompt or a status bar.

use crate::views::{PLACEHOLDERS, Said, StatusFormat, TemplateError, Tone, status};

use super::{Desk, Failure};

/// What `status` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = words())]
pub struct StatusArgs {
    /// A text of your own with words in braces.
    #[arg(long, value_name = "TEXT", conflicts_with_all = ["waybar", "tmux", "json"])]
    format: Option<String>,

    /// Says it as Waybar reads it: JSON with text, tooltip and class
    #[arg(long, conflicts_with_all = ["tmux", "json"])]
    waybar: bool,

    /// Says it as tmux's status line takes it
    #[arg(long, conflicts_with = "json")]
    tmux: bool,

    /// Says every word of --format for scripts; `schema` tells the version of the form
    #[arg(long)]
    json: bool,
}

/// Lines for the settings of what shows a status, ready to be copied.
const SNIPPETS: &str = r#"tmux, in ~/.tmux.conf:
  set -g status-right '#(deckchair status --tmux) %H:%M'

Waybar, among its modules:
  "custom/deckchair": {
    "exec": "deckchair status --waybar",
    "return-type": "json",
    "interval": 300
  }

Starship, in ~/.config/starship.toml:
  [custom.deckchair]
  command = "deckchair status --format '{glyph} {word}'"
  when = true
"#;

/// Lists the words of a format with what they stand for.
fn words() -> String {
    let rows = PLACEHOLDERS.iter().map(|(word, meaning)| format!("  {:<10} {meaning}\n", format!("{{{word}}}")));
    format!(
        "The words of --format:\n{}\nSuch as: deckchair status --format '{{glyph}} {{word}} {{refuel}}'\n\n{SNIPPETS}",
        rows.collect::<String>()
    )
}

/// Says the answer in a few words.
///
/// # Errors
/// Where the log cannot be read, or the format has a word that stands for nothing.
pub fn run(args: &StatusArgs, desk: &mut Desk<'_>) -> Result<(), Failure> {
    let journal = desk.read_lately()?.journal;
    let assessment = desk.assess(&journal);
    let view = desk.today_view(&journal, &assessment);
    let (format, tone) = match &args.format {
        Some(template) => (StatusFormat::Template(template.clone()), Tone::Plain),
        None if args.waybar => (StatusFormat::Waybar, Tone::Plain),
        None if args.json => (StatusFormat::Json, Tone::Plain),
        None if args.tmux => (StatusFormat::Tmux, Tone::Plain),
        None => (StatusFormat::Plain, view.answer().tone),
    };
    let line = status(&view, &format).map_err(|error| misread(&error, args.format.as_deref().unwrap_or_default()))?;
    desk.say(&[Said::new(tone, line)])
}

/// Points at the word of the format that is not understood.
fn misread(error: &TemplateError, format: &str) -> Failure {
    let failure = Failure::usage(error);
    match error {
        TemplateError::Unknown(word) => {
            let names: Vec<&str> = PLACEHOLDERS.iter().map(|(name, _)| *name).collect();
            let before = format.split(&format!("{{{word}}}")).next().unwrap_or_default();
            let blank = " ".repeat(unicode_width::UnicodeWidthStr::width(before));
            let marks = "^".repeat(unicode_width::UnicodeWidthStr::width(word.as_str()) + 2);
            failure
                .pointing(format!("{}\n{blank}{marks}", crate::journal::clean_line(format)))
                .hint(format!("the words are {}, each in braces", names.join(", ")))
        }
        TemplateError::Open => failure.hint("close it with `}`, or write `{{` for a brace"),
    }
}

//! `status`: the answer in a few words, for a shell prompt or a status bar.

use serde::Serialize;

use crate::recovery::Rung;
use crate::views::{Beside, Said, StepState, TodayView, Tone, in_glyphs, today_short};

use super::{Desk, Failure, advice};

/// What `status` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = "The words of --format: {glyph} {word} {rung} {next} {next_day} {train} {window} {because}\n\
                        Such as: deckchair status --format '{glyph} {word} {window}'")]
pub struct StatusArgs {
    /// A text of your own with words in braces.
    #[arg(long, value_name = "TEXT", conflicts_with_all = ["waybar", "tmux"])]
    format: Option<String>,

    /// Says it as Waybar reads it: JSON with text, tooltip and class
    #[arg(long, conflicts_with = "tmux")]
    waybar: bool,

    /// Says it as tmux shows it, in its colours
    #[arg(long)]
    tmux: bool,
}

/// Says the answer in a few words.
///
/// # Errors
/// Where the log cannot be read, or the format has a word that means nothing.
pub fn run(args: &StatusArgs, desk: &mut Desk<'_>) -> Result<(), Failure> {
    let journal = desk.read()?.journal;
    let assessment = desk.assess(&journal);
    let view = desk.today_view(&journal, &assessment);
    let usual = "{glyph} {word}";
    if let Some(format) = &args.format {
        return Ok(writeln!(desk.out, "{}", in_glyphs(&filled(format, &view)?, desk.look.glyphs))?);
    }
    if args.waybar {
        let bar = Waybar { text: filled(usual, &view)?, tooltip: view.because.clone(), class: advice::name(view.verdict) };
        let json = serde_json::to_string(&bar).map_err(Failure::io)?;
        return Ok(writeln!(desk.out, "{json}")?);
    }
    if args.tmux {
        let text = in_glyphs(&filled(usual, &view)?, desk.look.glyphs);
        return Ok(writeln!(desk.out, "#[fg={}]{text}#[default]", tmux_colour(view.badge.tone))?);
    }
    desk.say(&[Said::new(view.badge.tone, today_short(&view))])
}

/// What Waybar reads.
#[derive(Serialize)]
struct Waybar {
    text: String,
    tooltip: String,
    class: &'static str,
}

/// Puts what Today says in the place of the words in braces.
fn filled(format: &str, view: &TodayView) -> Result<String, Failure> {
    let mut text = String::new();
    let mut rest = format;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').ok_or_else(|| unknown(format, after))?;
        text.push_str(before);
        text.push_str(&word(name, view).ok_or_else(|| unknown(format, name))?);
        rest = after;
    }
    text.push_str(rest);
    // A word that has nothing to say leaves no hole.
    Ok(text.trim_end().to_owned())
}

fn word(name: &str, view: &TodayView) -> Option<String> {
    let step = |rung: Rung| view.way_back.as_ref().and_then(|way| way.steps.iter().find(|step| step.rung == rung));
    let next = view.way_back.as_ref().and_then(|way| way.steps.iter().find(|step| step.state == StepState::Ahead));
    Some(match name {
        "glyph" => view.badge.glyph.sign.to_string(),
        "word" => view.badge.word.to_owned(),
        "rung" => advice::name(view.verdict).to_owned(),
        "because" => view.because.replace('\n', " "),
        "next" => next.map(|step| step.label.to_owned()).unwrap_or_default(),
        "next_day" => next.map(|step| step.day.clone()).unwrap_or_default(),
        "train" => step(Rung::Train).map(|step| step.day.clone()).unwrap_or_default(),
        "window" => match &view.beside {
            Beside::Refuelling(window) => window.countdown.clone(),
            Beside::Comfort(_) | Beside::Doors(_) | Beside::Nothing => String::new(),
        },
        _ => return None,
    })
}

fn unknown(format: &str, name: &str) -> Failure {
    let at = format.find(&format!("{{{name}")).unwrap_or_default();
    let marks = format!("{}{}", " ".repeat(at), "^".repeat(name.len() + 1));
    Failure::usage(format!("`{name}` is not a word of the format"))
        .pointing(format!("{format}\n{marks}"))
        .hint("the words are glyph, word, rung, next, next_day, train, window and because, each in braces")
}

const fn tmux_colour(tone: Tone) -> &'static str {
    match tone {
        Tone::Good => "blue",
        Tone::Careful | Tone::Stop => "yellow",
        Tone::Plain | Tone::Quiet => "default",
    }
}

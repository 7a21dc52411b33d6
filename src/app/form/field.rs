//! The fields of forms, and how each is answered.

use crate::app::{Line, Pressed};
use crate::journal::RedFlag;
use crate::keys::Key;

/// Which part of an entry a field writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FieldName {
    /// The sport.
    Sport,
    /// What a session was meant to be.
    Kind,
    /// Distance.
    Distance,
    /// Time in motion.
    Moving,
    /// Time from start to stop.
    Elapsed,
    /// Metres climbed.
    Climb,
    /// Metres descended.
    Descent,
    /// RPE.
    Rpe,
    /// How it felt.
    Feel,
    /// Average heart rate.
    HeartAvg,
    /// Highest heart rate.
    HeartMax,
    /// When it was.
    When,
    /// The time of day at which it is to start.
    Start,
    /// A short name.
    Title,
    /// Where.
    Place,
    /// Tags.
    Tags,
    /// Free notes.
    Notes,
    /// Muscle soreness.
    Soreness,
    /// Fatigue.
    Fatigue,
    /// Mood.
    Mood,
    /// Stress.
    Stress,
    /// Time asleep.
    Sleep,
    /// Sleep quality.
    SleepQuality,
    /// Resting heart rate.
    RestingHeart,
    /// Heart rate variability.
    Hrv,
    /// Well, ill or fever.
    Health,
    /// Where it hurts.
    Pain,
    /// Whether the pain changes the gait.
    Gait,
    /// Whether the pain sits on one spot of a bone.
    OnBone,
    /// The door before the signs that need a doctor.
    Signs,
    /// One of these signs.
    Flag(RedFlag),
    /// That one of these signs is gone.
    SignGone(RedFlag),
    /// Carbohydrate.
    Carbohydrate,
    /// Protein.
    Protein,
    /// Fluid.
    Fluid,
    /// What kind of trouble.
    Trouble,
    /// The day.
    Day,
    /// The first day.
    From,
    /// The last day.
    Until,
    /// How much a race matters.
    Race,
}

impl FieldName {
    /// Says whether the field shows its value before anything is written: the rest of an empty form is empty.
    pub(super) const fn is_said_at_once(self) -> bool {
        !matches!(self, Self::Sport | Self::Trouble)
    }
}

/// How a field is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Answering {
    /// With words or figures.
    Written,
    /// With one figure of a scale.
    Scale {
        /// The least.
        from: u8,
        /// The most.
        to: u8,
    },
    /// With one of a few words.
    Choice(&'static [&'static str]),
    /// With yes or nothing.
    Tick,
    /// By opening it.
    Door,
}

/// One field of a form.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// What it writes.
    pub name: FieldName,
    /// Its label.
    pub label: String,
    /// How it is answered.
    pub answering: Answering,
    /// What is written in it.
    pub line: Line,
    /// What can be answered, shown while the field is in focus.
    pub help: String,
    /// What is known beside it: the last answer, the usual range.
    pub beside: String,
    /// What is wrong with what is written.
    pub problem: Option<String>,
    /// Whether the next letter takes the place of all that is written, as it does when the focus has just come.
    pub is_selected: bool,
}

/// What a key did to a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum FieldReply {
    /// Nothing.
    Nothing,
    /// The cursor moved.
    Moved,
    /// The answer changed.
    Written,
    /// The answer is complete.
    Answered,
    /// The door was opened.
    Opened,
}

/// The word of a field that is ticked.
pub(super) const YES: &str = "yes";

impl Field {
    /// Makes an empty field.
    #[must_use]
    pub fn new(name: FieldName, label: impl Into<String>, answering: Answering, help: impl Into<String>) -> Self {
        let (label, help) = (label.into(), help.into());
        Self { name, label, answering, line: Line::default(), help, beside: String::new(), problem: None, is_selected: false }
    }

    /// Makes a field that is written.
    #[must_use]
    pub fn written(name: FieldName, label: impl Into<String>, help: impl Into<String>) -> Self {
        Self::new(name, label, Answering::Written, help)
    }

    /// Adds what is known beside it.
    #[must_use]
    pub fn beside(mut self, beside: impl Into<String>) -> Self {
        self.beside = beside.into();
        self
    }

    /// Says whether the answer could go on: a `1` on a scale to ten.
    pub(super) fn waits_for_more(&self) -> bool {
        matches!(self.answering, Answering::Scale { to, .. } if to >= 10) && self.line.text() == "1"
    }

    pub(super) fn press(&mut self, key: Key) -> FieldReply {
        match self.answering {
            Answering::Written => self.press_written(key),
            Answering::Scale { from, to } => self.press_scale(key, from, to),
            Answering::Choice(words) => self.press_choice(key, words),
            Answering::Tick => self.press_tick(key),
            Answering::Door if matches!(key, Key::Char(' ') | Key::Right) => FieldReply::Opened,
            Answering::Door => FieldReply::Nothing,
        }
    }

    fn press_written(&mut self, key: Key) -> FieldReply {
        if std::mem::take(&mut self.is_selected) && matches!(key, Key::Char(_) | Key::Backspace | Key::Delete) {
            self.line = Line::default();
            if !matches!(key, Key::Char(_)) {
                return FieldReply::Written;
            }
        }
        match self.line.press(key) {
            Pressed::Written => FieldReply::Written,
            Pressed::Moved => FieldReply::Moved,
            Pressed::Unknown => FieldReply::Nothing,
        }
    }

    fn press_scale(&mut self, key: Key, from: u8, to: u8) -> FieldReply {
        let now: Option<u8> = self.line.text().parse().ok();
        let digit = digit(key);
        if digit == Some(0) && self.waits_for_more() {
            return self.set("10", FieldReply::Answered);
        }
        if self.waits_for_more() && digit.is_some() {
            return FieldReply::Nothing;
        }
        if let Some(digit) = digit.filter(|digit| (from..=to).contains(digit)) {
            let is_complete = digit != 1 || to < 10;
            return self.set(&digit.to_string(), if is_complete { FieldReply::Answered } else { FieldReply::Written });
        }
        match (key, now) {
            (Key::Backspace | Key::Delete | Key::Ctrl('u' | 'w' | 'h'), Some(_)) => self.set("", FieldReply::Written),
            (Key::Right | Key::Char('+'), Some(now)) => self.set(&(now + 1).min(to).to_string(), FieldReply::Written),
            (Key::Left | Key::Char('-'), Some(now)) => {
                self.set(&now.saturating_sub(1).max(from).to_string(), FieldReply::Written)
            }
            (Key::Right | Key::Left, None) => self.set(&from.to_string(), FieldReply::Written),
            (_, _) => FieldReply::Nothing,
        }
    }

    fn press_choice(&mut self, key: Key, words: &'static [&'static str]) -> FieldReply {
        let here = words.iter().position(|word| *word == self.line.text());
        let at = |place: usize| words.get(place % words.len().max(1)).copied().unwrap_or_default();
        #[expect(clippy::wildcard_enum_match_arm, reason = "only these keys choose")]
        match key {
            Key::Right | Key::Char(' ') => self.set(at(here.map_or(0, |here| here + 1)), FieldReply::Written),
            Key::Left => self.set(at(here.map_or(0, |here| here + words.len() - 1)), FieldReply::Written),
            Key::Backspace | Key::Delete | Key::Ctrl('u' | 'w') if here.is_some() => self.set("", FieldReply::Written),
            Key::Char(letter) => match words.iter().find(|word| word.starts_with(letter.to_ascii_lowercase())) {
                Some(word) => self.set(word, FieldReply::Answered),
                None => FieldReply::Nothing,
            },
            _ => FieldReply::Nothing,
        }
    }

    fn press_tick(&mut self, key: Key) -> FieldReply {
        let is_ticked = !self.line.text().is_empty();
        match (key, is_ticked) {
            (Key::Char(' ' | 'x'), false) | (Key::Char('y'), _) => self.set(YES, FieldReply::Written),
            (Key::Char(' ' | 'x' | 'n') | Key::Backspace | Key::Delete, _) => self.set("", FieldReply::Written),
            (_, _) => FieldReply::Nothing,
        }
    }

    fn set(&mut self, text: &str, came: FieldReply) -> FieldReply {
        self.line = Line::new(text);
        came
    }
}

fn digit(key: Key) -> Option<u8> {
    match key {
        Key::Char(c) => c.to_digit(10).and_then(|digit| u8::try_from(digit).ok()),
        Key::Ctrl(_)
        | Key::Alt(_)
        | Key::F(_)
        | Key::Enter
        | Key::Esc
        | Key::Tab
        | Key::ShiftTab
        | Key::Backspace
        | Key::Delete
        | Key::Left
        | Key::Right
        | Key::Up
        | Key::Down
        | Key::Home
        | Key::End
        | Key::PageUp
        | Key::PageDown => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale(from: u8, to: u8) -> Field {
        Field::new(FieldName::Soreness, "Soreness", Answering::Scale { from, to }, "")
    }

    #[test]
    fn a_digit_answers_a_scale_and_ten_is_one_and_nought() {
        let mut field = scale(0, 10);
        assert_eq!((field.press(Key::Char('3')), field.line.text()), (FieldReply::Answered, "3"));
        let mut field = scale(0, 10);
        assert_eq!((field.press(Key::Char('1')), field.line.text()), (FieldReply::Written, "1"));
        assert!(field.waits_for_more());
        assert_eq!((field.press(Key::Char('0')), field.line.text()), (FieldReply::Answered, "10"));
    }

    #[test]
    fn a_digit_outside_the_scale_is_no_answer() {
        let mut field = scale(1, 5);
        assert_eq!((field.press(Key::Char('7')), field.line.text()), (FieldReply::Nothing, ""));
        assert_eq!(field.press(Key::Char('1')), FieldReply::Answered);
    }

    #[test]
    fn arrows_move_along_a_scale_and_stop_at_its_ends() {
        let mut field = scale(1, 5);
        for _ in 0..9 {
            field.press(Key::Right);
        }
        assert_eq!(field.line.text(), "5");
        field.press(Key::Backspace);
        assert_eq!(field.line.text(), "");
    }

    #[test]
    fn a_letter_chooses_the_word_it_begins() {
        let mut field = Field::new(FieldName::Health, "Health", Answering::Choice(&["well", "ill", "fever"]), "");
        assert_eq!((field.press(Key::Char('f')), field.line.text()), (FieldReply::Answered, "fever"));
        field.press(Key::Right);
        assert_eq!(field.line.text(), "well");
    }
}

//! The key table with the runner's own keys laid over it.

use std::collections::BTreeMap;

use super::{Action, BINDINGS, Binding, Key, Place};

/// One row of the table as it counts now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyRow {
    /// Where the keys count.
    pub place: Place,
    /// The keys, the one to show first; empty where the runner took them away.
    pub keys: Vec<Key>,
    /// What they ask for.
    pub action: Action,
    /// One or two words for the footer.
    pub hint: &'static str,
    /// One line for the help.
    pub help: &'static str,
}

/// The keys as they count now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keymap {
    rows: Vec<KeyRow>,
}

/// What is wrong with the runner's own keys.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyProblem {
    /// No action has this name.
    #[error("`{name}` is no action; the nearest is `{nearest}`")]
    NoSuchAction {
        /// The name given.
        name: String,
        /// The nearest name there is.
        nearest: &'static str,
    },
    /// No key has this name.
    #[error("`{key}` names no key; write a letter, or such as ctrl-s, f2, pgup, enter (for `{action}`)")]
    NoSuchKey {
        /// The action's name.
        action: &'static str,
        /// The text that names no key.
        key: String,
    },
    /// Two actions want one key in one place.
    #[error("`{key}` would mean both `{first}` and `{second}`")]
    Clash {
        /// The key.
        key: Key,
        /// One action's name.
        first: &'static str,
        /// The other's.
        second: &'static str,
    },
    /// A letter in a place where letters are written.
    #[error("`{key}` cannot mean `{action}`: in a form it is written")]
    Written {
        /// The key.
        key: Key,
        /// The action's name.
        action: &'static str,
    },
    /// The way out cannot be taken away.
    #[error("Ctrl-C always leaves; `{action}` keeps its key")]
    WayOut {
        /// The action's name.
        action: &'static str,
    },
}

impl Default for Keymap {
    fn default() -> Self {
        Self { rows: BINDINGS.iter().map(KeyRow::from).collect() }
    }
}

impl From<&Binding> for KeyRow {
    fn from(binding: &Binding) -> Self {
        let Binding { place, keys, action, hint, help } = *binding;
        Self { place, keys: keys.to_vec(), action, hint, help }
    }
}

impl Keymap {
    /// Lays the runner's own keys over the table: action names, each with its keys separated by spaces (none: no key).
    ///
    /// # Errors
    /// Every [`KeyProblem`], in the order of the names.
    pub fn with(own: &BTreeMap<String, String>) -> Result<Self, Vec<KeyProblem>> {
        let mut map = Self::default();
        let mut problems = Vec::new();
        for (name, keys) in own {
            if let Err(problem) = map.rebind(name, keys) {
                problems.push(problem);
            }
        }
        problems.extend(map.problems());
        if problems.is_empty() { Ok(map) } else { Err(problems) }
    }

    /// Says what a key asks for in a place, looking outwards from it.
    #[must_use]
    pub fn action_for(&self, place: Place, key: Key) -> Option<Action> {
        let here = self.rows.iter().find(|row| row.place == place && row.keys.contains(&key)).map(|row| row.action);
        here.or_else(|| place.within().and_then(|outer| self.action_for(outer, key)))
    }

    /// Gives the rows of one place, without those of the place it lies in.
    pub fn rows(&self, place: Place) -> impl Iterator<Item = &KeyRow> {
        self.rows.iter().filter(move |row| row.place == place)
    }

    /// Gives the row by which an action is reached from a place, looking outwards from it.
    #[must_use]
    pub fn row_for(&self, place: Place, action: Action) -> Option<&KeyRow> {
        let here = self.rows.iter().find(|row| row.place == place && row.action == action && !row.keys.is_empty());
        here.or_else(|| place.within().and_then(|outer| self.row_for(outer, action)))
    }

    fn rebind(&mut self, name: &str, keys: &str) -> Result<(), KeyProblem> {
        let Some(action) = BINDINGS.iter().map(|row| row.action).find(|action| action.name() == name) else {
            return Err(KeyProblem::NoSuchAction { name: name.to_owned(), nearest: nearest(name) });
        };
        if action == Action::Interrupt {
            return Err(KeyProblem::WayOut { action: action.name() });
        }
        let keys: Result<Vec<Key>, _> = keys.split_whitespace().map(str::parse).collect();
        let keys = keys.map_err(|wrong: super::NotAKey| KeyProblem::NoSuchKey { action: action.name(), key: wrong.0 })?;
        // An action such as "down" lives where letters are obeyed and where they are written: there it keeps its own keys.
        let obeyed = self.rows.iter().any(|row| row.action == action && !row.place.takes_letters());
        let has_letter = keys.iter().any(|key| matches!(key, Key::Char(_)));
        for row in self.rows.iter_mut().filter(|row| row.action == action) {
            if !(row.place.takes_letters() && obeyed && has_letter) {
                row.keys.clone_from(&keys);
            }
        }
        Ok(())
    }

    fn problems(&self) -> Vec<KeyProblem> {
        let mut problems = Vec::new();
        for (index, row) in self.rows.iter().enumerate() {
            for key in &row.keys {
                if row.place.takes_letters() && matches!(key, Key::Char(_) | Key::Backspace) {
                    problems.push(KeyProblem::Written { key: *key, action: row.action.name() });
                }
                let earlier = self.rows.iter().take(index).find(|other| clash(other, row, *key));
                if let Some(other) = earlier {
                    problems.push(KeyProblem::Clash { key: *key, first: other.action.name(), second: row.action.name() });
                }
            }
        }
        problems.dedup();
        problems
    }
}

/// Says whether two rows would fight over a key: in one place, or for the way out, which no place may hide.
fn clash(one: &KeyRow, other: &KeyRow, key: Key) -> bool {
    let meet = one.place == other.place || one.action == Action::Interrupt || other.action == Action::Interrupt;
    meet && one.action != other.action && one.keys.contains(&key)
}

fn nearest(name: &str) -> &'static str {
    let names = BINDINGS.iter().map(|row| row.action.name());
    names.min_by_key(|known| strsim::osa_distance(known, name)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        pairs.iter().map(|(name, keys)| ((*name).to_owned(), (*keys).to_owned())).collect()
    }

    #[test]
    fn the_table_has_no_problem_of_its_own() {
        assert_eq!(Keymap::default().problems(), []);
    }

    #[test]
    fn a_tab_hands_unknown_keys_outwards() {
        let map = Keymap::default();
        assert_eq!(map.action_for(Place::Log, Key::Char('d')), Some(Action::Delete));
        assert_eq!(map.action_for(Place::Log, Key::Char('a')), Some(Action::LogSession));
        assert_eq!(map.action_for(Place::Log, Key::Ctrl('c')), Some(Action::Interrupt));
        assert_eq!(map.action_for(Place::Form, Key::Char('q')), None);
    }

    #[test]
    fn a_runner_can_move_a_key_and_take_one_away() {
        let map = Keymap::with(&own(&[("check_in", "C f5"), ("trouble", "")])).unwrap();
        assert_eq!(map.action_for(Place::Today, Key::F(5)), Some(Action::CheckIn));
        assert_eq!(map.action_for(Place::Today, Key::Char('c')), None);
        assert_eq!(map.action_for(Place::Today, Key::Char('x')), None);
        assert_eq!(map.row_for(Place::Today, Action::Trouble), None);
    }

    #[test]
    fn a_letter_for_down_leaves_the_arrow_where_letters_are_written() {
        let map = Keymap::with(&own(&[("down", "n"), ("next_entry", "N")])).unwrap();
        assert_eq!(map.action_for(Place::Log, Key::Char('n')), Some(Action::Down));
        assert_eq!(map.action_for(Place::Typing, Key::Down), Some(Action::Down));
    }

    #[test]
    fn every_problem_is_named() {
        let problems = |pairs: &[(&str, &str)]| Keymap::with(&own(pairs)).unwrap_err();
        let said = |pairs: &[(&str, &str)]| problems(pairs).iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(said(&[("chekin", "c")]), ["`chekin` is no action; the nearest is `check_in`"]);
        assert_eq!(
            said(&[("why", "hyper-w")]),
            ["`hyper-w` names no key; write a letter, or such as ctrl-s, f2, pgup, enter (for `why`)"]
        );
        assert_eq!(said(&[("why", "c")]), ["`c` would mean both `check_in` and `why`"]);
        assert_eq!(said(&[("discard", "s")]), ["`s` cannot mean `discard`: in a form it is written"]);
        assert_eq!(said(&[("why", "ctrl-c")]), ["`Ctrl-C` would mean both `why` and `interrupt`"]);
        assert_eq!(said(&[("interrupt", "ctrl-q")]), ["Ctrl-C always leaves; `interrupt` keeps its key"]);
    }
}

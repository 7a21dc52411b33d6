//! What the runner says in the morning.

use serde::{Deserialize, Serialize};

use super::{Answer, Bpm, Change, CheckInSource, Entry, Kept, Moment, Origins, Seconds, Ten};

/// A rating from 1 to 5. For mood and sleep quality 5 is best; for fatigue and stress 5 is most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Scale5(u8);

impl Scale5 {
    /// Takes 1 to 5.
    #[must_use]
    pub const fn new(value: u8) -> Option<Self> {
        if value >= 1 && value <= 5 { Some(Self(value)) } else { None }
    }

    /// Gives the rating, 1 to 5.
    #[must_use]
    pub const fn value(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Scale5 {
    type Error = String;
    fn try_from(value: u8) -> Result<Self, String> {
        Self::new(value).ok_or_else(|| format!("a rating must be between 1 and 5, not {value}"))
    }
}

impl From<Scale5> for u8 {
    fn from(rating: Scale5) -> Self {
        rating.0
    }
}

/// Which figure of heart rate variability was measured; the two are not comparable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HrvMeasure {
    /// Root mean square of successive differences.
    Rmssd,
    /// Standard deviation of the intervals.
    Sdnn,
}

/// One morning's heart rate variability.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Hrv {
    /// The figure in milliseconds, more than 0.
    pub milliseconds: f64,
    /// Which figure it is.
    pub measure: HrvMeasure,
    /// The device or app that measured it; a change of device starts a new baseline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device: Option<String>,
}

/// Whether the runner is ill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Health {
    /// Said to be well.
    Well,
    /// Ill, without fever.
    Ill,
    /// Fever.
    Fever,
}

/// A pain the runner reports.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Pain {
    /// Where, such as `left knee`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// Whether it changes the way the runner walks or runs.
    #[serde(default)]
    pub changes_gait: bool,
    /// Whether it sits on one spot of a bone.
    #[serde(default)]
    pub on_bone: bool,
}

/// Says whether two places are one, as `left knee` and `knee` are: no word of the shorter is missing in the longer. A pain whose
/// place was not said may be anywhere.
#[must_use]
pub fn is_same_place(one: &str, other: &str) -> bool {
    let (one, other) = (one.to_lowercase(), other.to_lowercase());
    let is_in = |one: &str, other: &str| one.split_whitespace().all(|word| other.split_whitespace().any(|other| other == word));
    is_in(&one, &other) || is_in(&other, &one)
}

impl Pain {
    /// Says whether it is graver than another: it changes the gait or sits on a bone, and the other does not.
    const fn is_graver_than(&self, other: &Self) -> bool {
        self.changes_gait && !other.changes_gait || self.on_bone && !other.on_bone
    }
}

/// A sign that needs a doctor, not a training log: it leaves nothing open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RedFlag {
    /// Dark, cola-coloured urine.
    DarkUrine,
    /// Confusion.
    Confusion,
    /// Vomiting that does not stop.
    Vomiting,
    /// Chest pain.
    ChestPain,
    /// Fainting.
    Fainting,
    /// One hot, swollen calf.
    SwollenCalf,
    /// Pain on one spot of a bone.
    BonePain,
}

impl RedFlag {
    /// Every sign, in the order in which it is asked.
    pub const ALL: [Self; 7] =
        [Self::ChestPain, Self::Fainting, Self::Confusion, Self::Vomiting, Self::DarkUrine, Self::SwollenCalf, Self::BonePain];
}

/// A morning's answers; each may be unsaid.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CheckIn {
    /// The moment the answers speak of.
    pub at: Moment,
    /// Muscle soreness, 0 to 10.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub soreness: Option<Ten>,
    /// Fatigue, 1 (fresh) to 5 (exhausted).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fatigue: Option<Scale5>,
    /// Mood, 1 (low) to 5 (very good).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mood: Option<Scale5>,
    /// Stress, 1 (none) to 5 (very high).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stress: Option<Scale5>,
    /// Time asleep last night.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sleep: Option<Seconds>,
    /// Sleep quality, 1 (very bad) to 5 (very good).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sleep_quality: Option<Scale5>,
    /// Resting heart rate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resting_heart: Option<Bpm>,
    /// Heart rate variability.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hrv: Option<Hrv>,
    /// Ill or well.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub health: Option<Health>,
    /// A pain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pain: Option<Pain>,
    /// Signs that need a doctor.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub red_flags: Vec<RedFlag>,
    /// Whether the runner says that nothing hurts, or no longer; beside a pain, that it has gone since.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub no_pain: bool,
    /// Signs that the runner says are not there, or no longer; beside the same sign, that it has gone since.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub signs_gone: Vec<RedFlag>,
    /// What the runner adds.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub notes: String,
    /// Where it came from; absent where the runner typed it all.
    #[serde(default, skip_serializing_if = "CheckInSource::is_typed")]
    pub source: CheckInSource,
}

impl CheckIn {
    /// Makes a check-in that says nothing yet.
    #[must_use]
    pub fn new(at: Moment) -> Self {
        Self {
            at,
            soreness: None,
            fatigue: None,
            mood: None,
            stress: None,
            sleep: None,
            sleep_quality: None,
            resting_heart: None,
            hrv: None,
            health: None,
            pain: None,
            red_flags: Vec::new(),
            no_pain: false,
            signs_gone: Vec::new(),
            notes: String::new(),
            source: CheckInSource::Typed,
        }
    }

    /// Adds what `later` says to this check-in: each field that `later` leaves unsaid stays as it was, and keeps its origin. What
    /// `later` says is gone stays beside what it was; what it says is there is not gone.
    #[must_use]
    pub fn amended_by(mut self, later: Self) -> Self {
        let origins = self.origins_amended_by(&later);
        self.at = later.at;
        self.soreness = later.soreness.or(self.soreness);
        self.fatigue = later.fatigue.or(self.fatigue);
        self.mood = later.mood.or(self.mood);
        self.stress = later.stress.or(self.stress);
        self.sleep = later.sleep.or(self.sleep);
        self.sleep_quality = later.sleep_quality.or(self.sleep_quality);
        self.resting_heart = later.resting_heart.or(self.resting_heart);
        self.hrv = later.hrv.or(self.hrv);
        self.health = later.health.or(self.health);
        self.no_pain = later.no_pain || self.no_pain && later.pain.is_none();
        self.pain = later.pain.or(self.pain);
        self.signs_gone.retain(|flag| !later.red_flags.contains(flag));
        add_new(&mut self.red_flags, later.red_flags);
        add_new(&mut self.signs_gone, later.signs_gone);
        if !later.notes.is_empty() {
            self.notes = if self.notes.is_empty() { later.notes } else { format!("{}\n{}", self.notes, later.notes) };
        }
        self.source = origins.written(&self);
        self
    }

    fn origins_amended_by(&self, later: &Self) -> Origins {
        let (mut origins, newer) = (Origins::of(self), Origins::of(later));
        for answer in Answer::ALL.into_iter().filter(|answer| later.says(*answer)) {
            match newer.origin(answer) {
                Some(app) => origins.came_from(answer, app),
                None => origins.typed(answer),
            }
        }
        origins
    }
}

/// Hours after which what is said is no slip put right and nothing left out before: it is said of another moment.
const SLIP_HOURS: f64 = 2.0;

impl Kept<CheckIn> {
    /// Says whether it was made so long before or after `at` that what is said then is of another moment: a body changes by the
    /// hour, and an answer that took on the hour of a later one would speak of a body that it did not know.
    #[must_use]
    pub fn is_hours_from(&self, at: Moment) -> bool {
        let begun = self.id.kept_at().map_or(self.at, |kept| if kept.utc() < self.at.utc() { kept } else { self.at });
        at.hours_since(begun) >= SLIP_HOURS || self.at.hours_since(at) >= SLIP_HOURS
    }

    /// Says whether `later`, of the same day, is a check-in of its own and no amendment: it is said hours apart, or a lesser pain
    /// is in another place, which would wipe out the graver one.
    #[must_use]
    pub fn stands_beside(&self, later: &CheckIn) -> bool {
        let pains = self.pain.as_ref().zip(later.pain.as_ref()).filter(|_| !self.no_pain);
        let is_elsewhere =
            pains.is_some_and(|(one, other)| one.is_graver_than(other) && !is_same_place(&one.place, &other.place));
        is_elsewhere || self.is_hours_from(later.at)
    }

    /// Gives the change that keeps more answers of the same day: added to these, or as a check-in of their own.
    #[must_use]
    pub fn taking_in(&self, answers: CheckIn) -> Change {
        if self.stands_beside(&answers) {
            return Change::Add(Entry::CheckIn(answers));
        }
        Change::correct(self.id, Entry::CheckIn(self.what.clone()), Entry::CheckIn(self.what.clone().amended_by(answers)))
    }
}

fn add_new(flags: &mut Vec<RedFlag>, more: Vec<RedFlag>) {
    for flag in more {
        if !flags.contains(&flag) {
            flags.push(flag);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(say: impl FnOnce(&mut CheckIn)) -> CheckIn {
        let mut check_in = CheckIn::new(Moment::from_rfc3339("2026-11-22T07:00:00+01:00").unwrap());
        say(&mut check_in);
        check_in
    }

    #[test]
    fn what_is_said_to_be_gone_stays_beside_what_it_was_until_it_is_back() {
        let pain = || said(|said| (said.pain, said.red_flags) = (Some(Pain::default()), vec![RedFlag::ChestPain]));
        let gone = said(|said| (said.no_pain, said.signs_gone) = (true, vec![RedFlag::ChestPain]));
        let later = pain().amended_by(gone);
        assert_eq!((later.pain.is_some(), later.no_pain), (true, true));
        assert_eq!((later.red_flags.len(), later.signs_gone.len()), (1, 1));
        let back = later.amended_by(pain());
        assert_eq!((back.no_pain, back.red_flags.len(), back.signs_gone.len()), (false, 1, 0));
    }
}

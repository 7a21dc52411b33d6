//! The line of a check-in: `soreness 3 sleep 7h30 rhr 48 hrv 62 mood 4 fatigue 2`.

use std::ops::Range;

use super::answers::{self, CheckInWord, Rating};
use super::gather::{PlacedPieces, Reader, gather};
use super::gone::Gone;
use super::here::Here;
use super::misread::{Misread, MisreadReason};
use super::nearest::Vocabulary;
use super::said::{Placed, once, what};
use super::scan::ScannedLine;
use super::start::start;
use super::timing::Timing;
use super::warmth::{self, NO_FEVER};
use super::{clocks, days_off, doubt, gone, hearts, mended, pains, signs, symptoms};
use crate::journal::{Bpm, CheckIn, Health, Hrv, Moment, Pain, RedFlag, Scale5, Seconds, Ten};
use crate::phrase::{amount, decimal, duration, names};

/// What the line of a check-in says.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckInLine {
    /// The answers.
    pub check_in: CheckIn,
    /// Whether the runner says that they rested; which day that was is for the caller to know.
    pub rested: bool,
    /// What the line leaves open and was taken for granted, in a sentence each.
    pub granted: Vec<String>,
}

/// Reads the line of a check-in. Without a time it speaks of now.
///
/// # Errors
/// The first word that is not understood or does not fit.
pub fn check_in(now: Moment, here: impl Into<Here>, text: &str) -> Result<CheckInLine, Misread> {
    let line = ScannedLine::scan(text)?;
    if let Some(span) = days_off::stretch(&line) {
        return Err(not_of_a_morning(text, span));
    }
    let mut gathered = gather(&line, READERS, &vocabulary());
    let answers = CheckInAnswers::fill(&mut gathered);
    let (start, misread) = start(&answers.timing, 0.0, now, here.into());
    gathered.misreads.extend(misread);
    gathered.misreads.extend(answers.doubted());
    let said = answers.check_in(start.at);
    if gathered.misreads.is_empty() && said.check_in == CheckIn::new(start.at) && !said.rested {
        gathered.miss_out(text, "a check-in needs at least one answer", "such as `soreness 3 sleep 7h30`, `rested` or `ill`");
    }
    gathered.first_misread().map(|()| said)
}

/// Refuses what lasted for days: taken for a morning, it would be a pain in the `knee since`.
fn not_of_a_morning(text: &str, span: Range<usize>) -> Misread {
    let word = super::scan::shortened(text.get(span.clone()).unwrap_or_default());
    let why = "speaks of days, and a check-in of one morning";
    let remedy = "say an illness or injury by itself, such as `ill since thu` or `niggle knee from wed until fri`";
    Misread::new(span, MisreadReason::Impossible { word, why, remedy })
}

const READERS: &[Reader<'static, CheckInWord>] = &[
    &answers::note,
    &symptoms::all_good,
    &answers::unsore,
    &warmth::temperature,
    &gone::gone,
    &signs::red_flag,
    &pains::limping,
    &answers::health,
    &answers::rating,
    &answers::soreness,
    &answers::sleep,
    &hearts::hrv,
    &hearts::resting_heart,
    &answers::rested,
    &answers::sure,
    &pains::pain,
    &pains::comes_with,
    &clocks::when,
    &mended::swollen,
    &mended::mended,
    &symptoms::stiff,
    &symptoms::trouble,
    &answers::joint,
    &symptoms::unlisted,
    &pains::bare_place,
    &pains::nowhere,
];

fn vocabulary() -> Vocabulary {
    Vocabulary::new(
        answers::words(),
        "write soreness, sleep, rhr, hrv, mood, fatigue, stress or quality with a number, or ill, fever, well, rested, niggle knee, injured knee, pain gone; a sign that needs a doctor by its name, such as chest pain",
        "write what it is before it, such as `soreness {}` or `rhr {}`",
    )
}

/// The answers, each at most once.
#[derive(Debug, Default)]
struct CheckInAnswers {
    soreness: Option<Placed<Ten>>,
    fatigue: Option<Placed<Scale5>>,
    mood: Option<Placed<Scale5>>,
    stress: Option<Placed<Scale5>>,
    quality: Option<Placed<Scale5>>,
    sleep: Option<Placed<Seconds>>,
    resting_heart: Option<Placed<Bpm>>,
    hrv: Option<Placed<Hrv>>,
    health: Option<Placed<Health>>,
    notes: Option<Placed<String>>,
    place: Option<Placed<String>>,
    limping: bool,
    rested: bool,
    red_flags: Vec<RedFlag>,
    asides: Vec<String>,
    granted: Vec<String>,
    gone: Vec<Gone>,
    is_sure: bool,
    timing: Timing,
}

impl CheckInAnswers {
    fn fill(gathered: &mut PlacedPieces<CheckInWord>) -> Self {
        let mut answers = Self::default();
        for part in std::mem::take(&mut gathered.parts) {
            if let Err(reason) = answers.put(part.piece, &part.span) {
                gathered.misreads.push(Misread::new(part.span, reason));
            }
        }
        answers
    }

    fn put(&mut self, answer: CheckInWord, span: &Range<usize>) -> Result<(), MisreadReason> {
        match answer {
            CheckInWord::Joint => Ok(()),
            CheckInWord::Sure => {
                self.is_sure = true;
                Ok(())
            }
            CheckInWord::AllGood => {
                self.gone.push(Gone::Pain);
                self.put_health(Health::Well, span)
            }
            CheckInWord::Soreness(ten) => once(&mut self.soreness, ten, span, "soreness", |ten| decimal(ten.value(), 1)),
            CheckInWord::Rating(rating, scale) => {
                let (place, name) = match rating {
                    Rating::Fatigue => (&mut self.fatigue, "fatigue"),
                    Rating::Mood => (&mut self.mood, "mood"),
                    Rating::Stress => (&mut self.stress, "stress"),
                    Rating::SleepQuality => (&mut self.quality, "sleep quality"),
                };
                once(place, scale, span, name, |scale| scale.value().to_string())
            }
            CheckInWord::Sleep(time) => once(&mut self.sleep, time, span, "sleep", |time| duration::spent(*time)),
            CheckInWord::RestingHeart(rate) => {
                once(&mut self.resting_heart, rate, span, "resting heart rate", |rate| amount::heart_rate(*rate))
            }
            CheckInWord::Hrv(hrv) => once(&mut self.hrv, hrv, span, "HRV", |hrv| format!("{} ms", decimal(hrv.milliseconds, 1))),
            CheckInWord::Health(health) => self.put_health(health, span),
            CheckInWord::Pain(place) => once(&mut self.place, place, span, "the pain", Clone::clone),
            CheckInWord::Note(note) => once(&mut self.notes, note, span, "the note", |note| super::scan::shortened(note)),
            CheckInWord::When(when) => self.timing.put(when, span),
            CheckInWord::Limping => {
                self.limping = true;
                Ok(())
            }
            CheckInWord::Rested => {
                self.rested = true;
                Ok(())
            }
            CheckInWord::Aside(words) => {
                self.asides.push(words);
                Ok(())
            }
            CheckInWord::Granted(sentence) => {
                self.granted.push(sentence);
                Ok(())
            }
            CheckInWord::Gone(gone) => {
                self.gone.push(gone);
                Ok(())
            }
            CheckInWord::RedFlag(flag) => {
                if !self.red_flags.contains(&flag) {
                    self.red_flags.push(flag);
                }
                Ok(())
            }
        }
    }

    /// Says which figure of the morning hardly can be, unless the runner is sure; and that a pain is there and is not.
    fn doubted(&self) -> Option<Misread> {
        if let Some(place) = self.place.as_ref().filter(|_| self.gone.contains(&Gone::Pain)) {
            let (said, found) = ("the pain".to_owned(), "the rest says that there is none".to_owned());
            return Some(Misread::new(place.span.clone(), MisreadReason::Contradiction { said, found }));
        }
        let heart = self.resting_heart.as_ref().and_then(|rate| Some((doubt::no_rest(rate.what)?, rate.span.clone())));
        let hrv = || self.hrv.as_ref().and_then(|hrv| Some((doubt::no_variability(&hrv.what)?, hrv.span.clone())));
        let (doubt, span) = heart.or_else(hrv).filter(|_| !self.is_sure)?;
        Some(Misread::new(span, doubt.into()))
    }

    /// Takes `ill` and `fever` together for fever; refuses `ill` beside `well`.
    fn put_health(&mut self, health: Health, span: &Range<usize>) -> Result<(), MisreadReason> {
        match &mut self.health {
            Some(first) if first.what != Health::Well && health != Health::Well => {
                first.what = first.what.max(health);
                Ok(())
            }
            place => once(place, health, span, "how you are", |health| names::health(*health).to_owned()),
        }
    }

    /// Gives how the runner is: as said, else well where an illness or a fever is over.
    fn health_said(&self) -> Option<Health> {
        let is_over = self.gone.iter().any(|gone| matches!(gone, Gone::Fever | Gone::Illness));
        what(self.health.as_ref()).or(is_over.then_some(Health::Well))
    }

    /// Says whether nothing hurts: where that is said, or where nothing else hurts and the limping or the pain in a bone is gone.
    fn no_pain(&self, hurts: bool) -> bool {
        let implied = |gone: &Gone| matches!(gone, Gone::Limping | Gone::Sign(RedFlag::BonePain));
        self.gone.contains(&Gone::Pain) || !hurts && self.gone.iter().any(implied)
    }

    fn signs_gone(&self) -> Vec<RedFlag> {
        let is_gone = |flag: &RedFlag| self.gone.contains(&Gone::Sign(*flag)) || self.gone.contains(&Gone::EverySign);
        RedFlag::ALL.into_iter().filter(is_gone).filter(|flag| !self.red_flags.contains(flag)).collect()
    }

    fn check_in(&self, at: Moment) -> CheckInLine {
        let on_bone = self.red_flags.contains(&RedFlag::BonePain);
        let place = what(self.place.as_ref());
        let pain = (place.is_some() || self.limping).then(|| Pain {
            place: place.unwrap_or_default(),
            changes_gait: self.limping,
            on_bone,
        });
        let check_in = CheckIn {
            soreness: what(self.soreness.as_ref()),
            fatigue: what(self.fatigue.as_ref()),
            mood: what(self.mood.as_ref()),
            stress: what(self.stress.as_ref()),
            sleep: what(self.sleep.as_ref()),
            sleep_quality: what(self.quality.as_ref()),
            resting_heart: what(self.resting_heart.as_ref()),
            hrv: what(self.hrv.as_ref()),
            health: self.health_said(),
            no_pain: self.no_pain(pain.is_some()),
            pain,
            red_flags: self.red_flags.clone(),
            signs_gone: self.signs_gone(),
            notes: self.said_beside(),
            ..CheckIn::new(at)
        };
        CheckInLine { check_in, rested: self.rested, granted: self.granted() }
    }

    /// Says what was taken for granted; and of `no fever` beside no other word on being ill or well that it ends nothing.
    fn granted(&self) -> Vec<String> {
        let only_noted = self.health_said().is_none() && self.asides.iter().any(|aside| aside.starts_with(NO_FEVER));
        let ends_nothing = "`no fever` is kept as a note and ends no illness. After a fever say `ill` while you are ill without \
                            it: the days without fever then count. Say `well` once you are well.";
        self.granted.iter().cloned().chain(only_noted.then(|| ends_nothing.to_owned())).collect()
    }

    /// Gives what stands with the notes: what has no answer of its own, each once, and the note.
    fn said_beside(&self) -> String {
        // `no fever` says no more beside `no fever, 36.8 °C`.
        let is_said = |aside: &str| self.asides.iter().any(|other| other != aside && other.starts_with(aside));
        let mut asides: Vec<String> = self.asides.iter().filter(|aside| *aside != NO_FEVER || !is_said(aside)).cloned().collect();
        asides.dedup();
        asides.into_iter().chain(what(self.notes.as_ref())).collect::<Vec<_>>().join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{HrvMeasure, Zone};

    fn read(text: &str) -> Result<CheckInLine, Misread> {
        let now = Moment::from_rfc3339("2026-11-22T08:14:00+01:00").unwrap();
        check_in(now, Zone::Named(chrono_tz::Europe::Paris), text)
    }

    fn answers(text: &str) -> CheckIn {
        read(text).map_err(|misread| format!("{text}: {misread}")).unwrap().check_in
    }

    #[test]
    fn the_line_of_the_manual_is_understood() {
        let check_in = answers("soreness 3 sleep 7h30 rhr 48 hrv 62 mood 4 fatigue 2 stress 1 quality 5");
        assert_eq!(check_in.soreness.map(Ten::value), Some(3.0));
        assert_eq!(check_in.sleep.map(Seconds::hours), Some(7.5));
        assert_eq!(check_in.resting_heart.map(Bpm::value), Some(48.0));
        let ratings = [check_in.mood, check_in.fatigue, check_in.stress, check_in.sleep_quality];
        assert_eq!(ratings.map(|rating| rating.map(Scale5::value)), [Some(4), Some(2), Some(1), Some(5)]);
        assert_eq!(check_in.hrv, Some(Hrv { milliseconds: 62.0, measure: HrvMeasure::Rmssd, device: None }));
        assert_eq!(check_in.at.to_string(), "2026-11-22T08:14:00+01:00");
    }

    #[test]
    fn sleep_is_said_in_many_ways() {
        for text in ["sleep 7h30", "slept 7:30", "sleep 7.5", "sleep 7,5h", "sleep 450 min", "sleep: 7h 30m", "slept 7 hours 30"]
        {
            assert_eq!(answers(text).sleep.map(Seconds::hours), Some(7.5), "{text}");
        }
        assert_eq!(answers("sleep 7 quality 4").sleep.map(Seconds::hours), Some(7.0));
        assert_eq!(answers("sleep quality 4").sleep, None);
    }

    #[test]
    fn heart_rate_variability_names_its_measure_and_its_source() {
        let hrv = |text| answers(text).hrv.unwrap();
        assert_eq!(hrv("hrv 80 ms sdnn").measure, HrvMeasure::Sdnn);
        assert_eq!(hrv("sdnn 80").measure, HrvMeasure::Sdnn);
        assert_eq!(hrv("hrv 62 from Garmin mood 3").device.as_deref(), Some("Garmin"));
        assert_eq!(hrv("hrv 62 oura mood 3").device.as_deref(), Some("oura"));
        assert_eq!(hrv("hrv 62 ms Apple Watch").device.as_deref(), Some("Apple Watch"));
        for text in ["lnrmssd 4.1", "ln rmssd 4.1", "hrv 4.1 ln", "hrv lnrmssd 4.1"] {
            assert_eq!((hrv(text).milliseconds, hrv(text).measure), (60.3, HrvMeasure::Rmssd), "{text}");
        }
        assert_eq!(hrv("hrv rmssd 62 from \"Polar H10\" \"slept badly\"").device.as_deref(), Some("Polar H10"));
    }

    #[test]
    fn what_hardly_can_be_is_asked_about_and_taken_where_the_runner_is_sure() {
        for (text, message) in [
            ("rhr 20", "20 bpm is no resting heart rate of a runner"),
            ("sleep 7 rhr 140", "140 bpm is no resting heart rate of a runner"),
            ("hrv 4.1", "a heart rate variability of 4.1 ms hardly can be"),
        ] {
            let misread = read(text).expect_err(text);
            assert_eq!(misread.to_string(), message, "{text}");
            assert!(misread.hint().contains("`sure`"), "{text}");
            assert!(read(&format!("{text} sure")).is_ok(), "{text}");
        }
        assert!(read("hrv 4.1").unwrap_err().hint().contains("`lnrmssd 4.1`"));
        assert!(read("rhr 31 hrv 12").is_ok() && read("rhr 115 hrv 250").is_ok());
        assert_eq!(
            read("all good niggle knee").unwrap_err().to_string(),
            "the pain does not fit: the rest says that there is none"
        );
    }

    #[test]
    fn a_rating_may_be_said_in_a_word() {
        let said = answers("mood great fatigue low stress very high sleep quality poor");
        let ratings = [said.mood, said.fatigue, said.stress, said.sleep_quality];
        assert_eq!(ratings.map(|rating| rating.map(Scale5::value)), [Some(5), Some(2), Some(5), Some(2)]);
    }

    #[test]
    fn a_night_may_be_said_without_its_hours() {
        assert_eq!(answers("slept badly").sleep_quality.map(Scale5::value), Some(2));
        assert_eq!(answers("slept very well mood 4").sleep_quality.map(Scale5::value), Some(5));
    }

    #[test]
    fn illness_and_pain_are_words() {
        assert_eq!(answers("ill").health, Some(Health::Ill));
        assert_eq!(answers("ill with fever").health, Some(Health::Fever));
        assert_eq!(answers("well").health, Some(Health::Well));
        let pain = |text| answers(text).pain.unwrap();
        assert_eq!(pain("niggle knee"), Pain { place: "knee".to_owned(), ..Pain::default() });
        assert_eq!(pain("pain in the left Achilles limping sleep 7").place, "left Achilles");
        assert_eq!(pain("left knee hurts").place, "left knee");
        assert!(pain("pain left knee limping").changes_gait);
        assert!(pain("limping").changes_gait);
        for said in ["limping left knee", "limping left knee pain", "left knee pain limping"] {
            assert_eq!((pain(said).place.as_str(), pain(said).changes_gait), ("left knee", true), "{said}");
        }
    }

    #[test]
    fn the_end_of_a_trouble_is_a_word_and_no_place() {
        for text in [
            "pain gone",
            "no pain",
            "knee pain gone",
            "no knee pain",
            "pain in the left knee is gone",
            "no limping",
            "pain free",
            "niggle gone",
            "not limping",
            "nothing hurts",
        ] {
            let said = answers(text);
            assert_eq!((said.no_pain, said.pain), (true, None), "{text}");
        }
        for text in ["chest pain gone", "no chest pain", "chest pain is gone", "no more chest pain", "no chest pain soreness 3"] {
            let said = answers(text);
            assert_eq!((said.signs_gone, said.red_flags, said.no_pain), (vec![RedFlag::ChestPain], vec![], false), "{text}");
        }
        assert_eq!(answers("cleared").signs_gone, RedFlag::ALL);
        for text in ["not ill", "well", "fever gone", "better", "fever is gone", "ill no more fever well"] {
            let health = read(text).map(|line| line.check_in.health);
            assert!(matches!(health, Ok(Some(Health::Well)) | Err(_)), "{text}");
        }
        assert_eq!(answers("ill no fever").health, Some(Health::Ill));
        let feverless = answers("no fever");
        assert_eq!((feverless.health, feverless.notes.as_str()), (None, "no fever"), "a cold without fever is still a cold");
        let still = answers("pain knee no limping");
        assert_eq!((still.no_pain, still.pain.unwrap().place.as_str()), (false, "knee"));
        let misread = read("gone").unwrap_err().to_string();
        assert!(misread.starts_with("`gone` needs what it is before it"), "{misread}");
    }

    #[test]
    fn a_fever_may_have_its_degrees() {
        for (text, note) in [("fever 38.5", "38.5 °C"), ("fever 38,5°C", "38,5 °C"), ("fever of 101.3 F", "101.3 °F")] {
            let said = answers(text);
            assert_eq!((said.health, said.notes.as_str()), (Some(Health::Fever), note), "{text}");
        }
    }

    #[test]
    fn red_flags_are_words() {
        let flags = |text| answers(text).red_flags;
        assert_eq!(flags("dark urine"), [RedFlag::DarkUrine]);
        assert_eq!(flags("chest pain and fainting"), [RedFlag::ChestPain, RedFlag::Fainting]);
        assert_eq!(flags("confused vomiting swollen calf"), [RedFlag::Confusion, RedFlag::Vomiting, RedFlag::SwollenCalf]);
        let bone = answers("bone pain left shin");
        assert_eq!(bone.red_flags, [RedFlag::BonePain]);
        assert_eq!(bone.pain, Some(Pain { place: "left shin".to_owned(), changes_gait: false, on_bone: true }));
        for flag in RedFlag::ALL {
            assert_eq!(flags(names::red_flag(flag)), [flag]);
        }
    }

    #[test]
    fn a_day_of_rest_is_told_apart_from_an_answer() {
        assert!(read("rested").unwrap().rested);
        assert!(read("rested soreness 2").unwrap().rested);
        assert!(!read("soreness 2").unwrap().rested);
    }

    #[test]
    fn a_check_in_can_speak_of_an_earlier_morning() {
        assert_eq!(answers("soreness 3 yesterday 7:30").at.to_string(), "2026-11-21T07:30:00+01:00");
        assert_eq!(answers("pain knee yesterday").pain.unwrap().place, "knee");
    }

    #[test]
    fn what_does_not_fit_is_pointed_at() {
        for (text, message) in [
            ("soreness", "`soreness` needs a number from 0 to 10"),
            ("soreness 11", "a rating must be between 0 and 10 points, not 11"),
            ("mood 6", "`mood 6` is not one of 1, 2, 3, 4 and 5"),
            ("mood 2.5", "`mood 2.5` is not one of 1, 2, 3, 4 and 5"),
            ("sleep 30h", "sleep must be between 0 and 24 h, not 30"),
            ("niggle knee since thu", "`since thu` speaks of days, and a check-in of one morning"),
            ("rhr 480", "a resting heart rate must be between 20 and 150 bpm, not 480"),
            ("hrv 0", "HRV must be between 1 and 500 ms, not 0"),
            ("ill well", "how you are has been given already (ill)"),
            ("sorenes 3", "`sorenes` is not understood"),
            ("7", "`7` has no unit"),
            ("soreness 3 tomorrow", "that moment would be in the future (Mon 23 Nov 2026 09:00)"),
            ("", "a check-in needs at least one answer"),
            ("today", "a check-in needs at least one answer"),
        ] {
            let misread = read(text).expect_err(text);
            assert_eq!(misread.to_string(), message, "{text}");
        }
        assert_eq!(read("sorenes 3").unwrap_err().nearest.as_deref(), Some("soreness"));
    }
}

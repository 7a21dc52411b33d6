//! What is said of signs that need a doctor, and nothing else: no rung, no date, no training advice.

use crate::journal::RedFlag;
use crate::phrase;

/// Said last but one, whatever the signs.
const SILENCE: &str = "Deckchair says nothing about training until you say that it is gone";
/// Said last.
const CLOSING: &str = "Undo takes back what was ticked by mistake. This is a training log, not a doctor.";
/// Said where no sign is named.
const UNNAMED: &str = "You reported a sign that needs a doctor. Call one now; in an emergency call 112 (Europe), 911 \
                       (North America) or your local emergency number.";

/// Gives the help text: one paragraph a sign, the most urgent first, parted by line feeds.
pub(super) fn help(flags: &[RedFlag]) -> String {
    let named = || RedFlag::ALL.into_iter().filter(|flag| flags.contains(flag));
    let mut paragraphs: Vec<String> = named().map(|flag| of_sign(flag).to_owned()).collect();
    if paragraphs.is_empty() {
        paragraphs.push(UNNAMED.to_owned());
    }
    paragraphs.push(closing(&named().map(phrase::names::red_flag).collect::<Vec<_>>()));
    paragraphs.join("\n")
}

/// Says how soon a doctor is wanted, by the most urgent sign: as a clause.
pub(super) fn doctor(flags: &[RedFlag]) -> &'static str {
    match RedFlag::ALL.into_iter().find(|flag| flags.contains(flag)) {
        None => "call a doctor now; in an emergency the emergency number",
        Some(RedFlag::ChestPain | RedFlag::Confusion) => "call the emergency number now",
        Some(RedFlag::Fainting) => "see a doctor today; where it came during effort or comes back, call the emergency number",
        Some(RedFlag::Vomiting | RedFlag::DarkUrine | RedFlag::SwollenCalf) => "see a doctor today",
        Some(RedFlag::BonePain) => "see a doctor in the coming days, and no weight on it until then",
    }
}

/// Says how the signs are closed.
fn closing(names: &[&str]) -> String {
    if names.is_empty() {
        return format!("{SILENCE}. {CLOSING}");
    }
    let words: Vec<String> = names.iter().map(|name| format!("{name} gone")).collect();
    format!("{SILENCE}, in the check-in or as `deckchair checkin {}`. {CLOSING}", words.join(", "))
}

/// Gives what to do about one sign.
const fn of_sign(flag: RedFlag) -> &'static str {
    match flag {
        RedFlag::ChestPain => {
            "Chest pain: call the emergency number now (112 in Europe, 911 in North America, or your own). Sit down, stay \
             with someone, do not drive yourself."
        }
        RedFlag::Fainting => {
            "Fainting: call the emergency number now (112 in Europe, 911 in North America, or your own) if it came during \
             effort, comes back, or you feel ill; else see a doctor today. Do not stay alone, do not drive yourself."
        }
        RedFlag::Confusion => {
            "Confusion: someone with you should call the emergency number now (112 in Europe, 911 in North America, or \
             your own). After a long effort it can be heat stroke or too little salt in the blood: do not push drinks."
        }
        RedFlag::Vomiting => {
            "Vomiting that does not stop: see a doctor today. With headache, swelling, confusion or fainting call the \
             emergency number now, and do not push drinks."
        }
        RedFlag::DarkUrine => {
            "Dark, cola-coloured urine: see a doctor or an emergency department today. After a hard effort it can come \
             from muscle that is breaking down, and that can harm the kidneys. Take no ibuprofen or similar painkillers."
        }
        RedFlag::SwollenCalf => {
            "One hot, swollen calf: see a doctor today, it can be a blood clot. With breathlessness or chest pain call \
             the emergency number now. Do not massage it."
        }
        RedFlag::BonePain => {
            "Pain on one spot of a bone: see a doctor in the coming days, it can be a stress fracture. Until then keep \
             weight off it as far as you can."
        }
    }
}

/// Gives a sign in the runner's words, as the check-in asks it.
pub(in crate::views) const fn label(flag: RedFlag) -> &'static str {
    match flag {
        RedFlag::ChestPain => "chest pain",
        RedFlag::Fainting => "fainting",
        RedFlag::Confusion => "confusion",
        RedFlag::Vomiting => "vomiting that does not stop",
        RedFlag::DarkUrine => "dark, cola-coloured urine",
        RedFlag::SwollenCalf => "one hot, swollen calf",
        RedFlag::BonePain => "pain on one spot of a bone",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_has_its_own_paragraph_and_the_closing_words() {
        for flag in RedFlag::ALL {
            let text = help(&[flag]);
            assert_eq!(text.lines().count(), 2, "{text}");
            assert!(text.contains("doctor") || text.contains("emergency number"), "{text}");
            assert!(text.ends_with(CLOSING), "{text}");
            assert!(text.contains(&format!("`deckchair checkin {} gone`", phrase::names::red_flag(flag))), "{text}");
        }
    }

    #[test]
    fn the_most_urgent_sign_comes_first_whatever_the_order_of_the_answers() {
        let text = help(&[RedFlag::DarkUrine, RedFlag::ChestPain]);
        assert!(text.starts_with("Chest pain: call the emergency number now"), "{text}");
        assert_eq!(text, help(&[RedFlag::ChestPain, RedFlag::DarkUrine, RedFlag::ChestPain]));
    }

    #[test]
    fn no_help_text_speaks_of_running_swimming_or_riding() {
        for flag in RedFlag::ALL {
            let text = help(&[flag]).to_lowercase();
            for word in ["run", "swim", "ride", "easy", "recover"] {
                assert!(!text.split(|c: char| !c.is_alphabetic()).any(|found| found == word), "{word} in {text}");
            }
        }
    }

    #[test]
    fn signs_without_a_name_still_get_help() {
        assert!(help(&[]).starts_with("You reported a sign that needs a doctor."));
    }
}

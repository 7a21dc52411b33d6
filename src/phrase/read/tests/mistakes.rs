//! What is not understood, and what cannot be.

use super::{brief, misread, read};

#[test]
fn a_wrong_word_is_pointed_at_and_the_nearest_offered() {
    for (text, span, nearest) in [
        ("trial 10k", 0..5, Some("trail")),
        ("10k yesteday", 4..12, Some("yesterday")),
        ("10k rpr8", 4..8, Some("rpe8")),
        ("10kk", 0..4, Some("10k")),
        ("10k Loup Blanc", 4..14, None),
        ("course 10k", 0..6, None),
        ("10k cat", 4..7, None),
        ("é 10k", 0..2, None),
        ("10k 52:30 inf", 10..13, None),
    ] {
        let misread = misread(text);
        assert_eq!((misread.span.clone(), misread.nearest.as_deref()), (span, nearest), "{text}: {misread}");
    }
}

#[test]
fn every_mistake_is_found_at_once_and_the_rest_understood() {
    let reading = read("trial 42k rpe 11 2300m+ hr frog");
    let spans: Vec<_> = reading.misreads.iter().map(|misread| misread.span.clone()).collect();
    assert_eq!(spans, [0..5, 10..16, 24..26, 27..31]);
    assert_eq!(brief(&reading.session), "run 42000m +2300");
    assert!(reading.words.iter().any(|word| word.span == (6..9)));
}

#[test]
fn what_no_runner_can_have_is_refused_in_words() {
    for (text, message) in [
        ("10k rpe 11", "RPE must be between 0 and 10 on the CR10 scale, not 11"),
        ("run 99999k", "a distance must be between 0 and 10000000 m, not 99999000"),
        ("10k hr 300", "a heart rate must be between 20 and 260 bpm, not 300"),
        ("10k hr 178/150", "`hr 178/150` has an average above its highest"),
        ("-10k", "`-10k` is below zero"),
        ("10k -45min", "`-45min` is below zero"),
        ("run 1h75", "`1h75` has 60 or more of its smaller unit"),
        ("10k 2026-02-30", "`2026-02-30` is no day of the calendar"),
        ("10k at 25:00", "`at 25:00` is no time of day"),
        ("10k rpe", "`rpe` needs a number from 0 to 10"),
        ("10k 36", "`36` has no unit"),
        ("run 500ft 80min", "`500ft` can be read in more than one way"),
        ("10k 1h at 5000 ft", "`5000 ft` can be read in more than one way"),
        ("10k 12k", "the distance has been given already (10.0 km)"),
        ("10k 45min 50min", "the time has been given already (45:00)"),
        ("run ride 10k", "the sport has been given already (Run)"),
        ("10k \"Loup", "this quote has no end"),
        ("4:50/km", "a pace needs a distance or a time"),
        ("run 1h 2h yesterday", "the time has been given already (1:00:00)"),
        ("run 1h 1h30", "the time has been given already (1:00:00)"),
        ("rest", "`rest` is no session"),
        ("2k warm up, 5k tempo 22min, 2k cool down", "`warm up` is a part of the session"),
        ("swim 60 lengths 30min", "`60 lengths` says no distance by itself"),
        ("sick", "`sick` is said in a check-in, not of a session"),
        ("soreness 5", "`soreness` is said in a check-in, not of a session"),
        ("10k tired", "`tired` is said in a check-in, not of a session"),
        ("chest pain", "`chest` is said in a check-in, not of a session"),
        ("easy race", "the kind has been given already (easy)"),
        ("triathlon 2h30", "`triathlon` is several sessions"),
        ("brick 40k ride 5k run", "`brick` is several sessions"),
        ("10k felt", "`felt` needs a number from 0 (weak) to 10 (strong), or a word such as good, ok or bad"),
        ("1900-01-01 10k", "`1900-01-01` is more than a hundred years ago"),
        ("run 5h elapsed 4h", "the elapsed time does not fit: the time in motion is longer"),
        ("marathon 10k", "10.0 km does not fit: the named distance is 42.2 km"),
        ("10k Sat 20 Nov 2026", "Sat does not fit: that day is Fri 20 Nov 2026"),
        ("10k Sat 20 Nov", "Sat does not fit: that day is Fri 20 Nov 2026"),
        ("10k last week", "`last week` is more than one day"),
        ("", "a session needs a sport, a distance or a time"),
        ("yesterday rpe 8", "a session needs a sport, a distance or a time"),
    ] {
        assert_eq!(misread(text).to_string(), message, "{text}");
        assert!(!misread(text).hint().is_empty(), "{text}");
    }
}

#[test]
fn a_swim_is_measured_in_metres() {
    assert!(misread("swim 1500 30min").hint().starts_with("write `1500m` for a distance, "));
    assert!(misread("run 1500 30min").hint().starts_with("write `1500k` for a distance, "));
}

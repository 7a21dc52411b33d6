//! FIT files made here.
#![expect(clippy::float_cmp, reason = "these figures are written and read back without a calculation")]

use deckchair::journal::{Scale5, Seconds, Sport};

use super::lists::figures;
use super::made::{Field, FitFile, START, byte, closing, fit_run, fit_time, later, long, run_summary, short, text};
use super::{only, read, refusal, words};

#[test]
fn a_watchs_own_figures_are_taken_as_they_are() {
    let reading = read("runs/morning.fit", &fit_run().end());
    assert_eq!(words(&reading), Vec::<String>::new());
    let run = only(reading);
    assert_eq!(run.sport, Sport::Trail);
    assert_eq!(run.start.to_string(), "2026-11-21T09:00:00+01:00");
    assert_eq!(run.moving.unwrap().value(), 3000.0);
    assert_eq!(run.elapsed.unwrap().value(), 3010.0);
    assert_eq!(run.distance.unwrap().value(), 10_000.0);
    assert_eq!((run.climb.unwrap().value(), run.descent.unwrap().value()), (412.5, 398.0));
    assert_eq!((run.heart_avg.unwrap().value(), run.heart_max.unwrap().value()), (151.0, 178.0));
    assert_eq!((run.rpe.unwrap().value(), run.feel.unwrap().value()), (6.5, 7.5));
    assert_eq!(run.watch_recovery.unwrap().hours(), 24.0);
    assert_eq!(run.source.file.as_deref(), Some("morning.fit"));
    assert_eq!(run.source.format.as_deref(), Some("fit"));
    assert_eq!(run.source.device.as_deref(), Some("Garmin fr620"));
    assert_eq!(run.source.climb_method.as_deref(), Some("watch"));
}

#[test]
fn big_endian_messages_and_developer_fields_change_nothing() {
    // A record with a developer field of two bytes that no description explains.
    let developer = [0x60, 0, 0, 20, 0, 1, 253, 4, 0x86, 1, 0, 2, 0, 0];
    let mut bytes = developer.to_vec();
    bytes.extend(fit_time(START).to_le_bytes());
    bytes.extend([1, 2]);
    let file = FitFile::recording().raw(&bytes[..12]).raw(&bytes[12..]);
    let run = only(read("run.fit", &file.big_endian(18, &run_summary()).big_endian(34, &closing()).end()));
    assert_eq!(run.distance.unwrap().value(), 10_000.0);
    assert_eq!(run.start.to_string(), "2026-11-21T09:00:00+01:00");
}

#[test]
fn values_that_mean_not_known_are_not_known() {
    let unknown: Vec<Field> = run_summary()
        .into_iter()
        .map(|Field(number, base, bytes)| {
            let is_kept = matches!(number, 2 | 5 | 7 | 8);
            let blank = vec![0xff; bytes.len()];
            Field(number, base, if is_kept { bytes } else { blank })
        })
        .collect();
    let run = only(read("run.fit", &FitFile::recording().message(18, &unknown).end()));
    assert_eq!((run.sport, run.distance, run.climb, run.descent), (Sport::Run, None, None, None));
    assert_eq!((run.heart_avg, run.heart_max, run.rpe, run.feel, run.watch_recovery), (None, None, None, None, None));
    assert_eq!(run.start.to_string(), "2026-11-21T09:00:00+01:00");
}

#[test]
fn what_the_summary_leaves_open_comes_from_the_records() {
    let start = fit_time(START);
    let mut file = FitFile::recording();
    for second in (0..=3000_u32).step_by(10) {
        let altitude = if second < 1500 { 1000 + second / 10 } else { 1150 - (second - 1500) / 10 };
        let altitude = u16::try_from((altitude + 500) * 5).unwrap();
        let heart = if second < 1500 { 130 } else { 150 };
        file = file.message(20, &[long(253, start + second), byte(3, heart), short(2, altitude)]);
    }
    let summary: Vec<Field> = run_summary().into_iter().filter(|field| !matches!(field.0, 16 | 17 | 22 | 23 | 199)).collect();
    let run = only(read("run.fit", &file.message(18, &summary).end()));
    assert_eq!((run.heart_avg.unwrap().value(), run.heart_max.unwrap().value()), (140.0, 150.0));
    assert!((run.climb.unwrap().value() - 150.0).abs() <= 2.0 && (run.descent.unwrap().value() - 150.0).abs() <= 2.0);
    assert_eq!(run.source.climb_method.as_deref(), Some("altitudes averaged over 15 s, steps of 2 m"));
}

#[test]
fn a_recording_without_a_summary_is_built_from_its_records_and_says_so() {
    let start = fit_time(START);
    let timer = |seconds: u32, kind: u8| vec![long(253, start + seconds), Field(0, 0, vec![0]), Field(1, 0, vec![kind])];
    let mut file = FitFile::recording().message(12, &[Field(0, 0, vec![1]), Field(1, 0, vec![4])]).message(21, &timer(0, 0));
    for second in (0..=600_u32).step_by(10) {
        file = file.message(20, &[long(253, start + second), long(5, second * 300)]);
    }
    let reading = read("run.fit", &file.message(21, &timer(400, 4)).message(21, &timer(500, 0)).end());
    assert_eq!(words(&reading), ["no summary in the file: figures taken from its 61 records"]);
    let run = only(reading);
    assert_eq!(run.sport, Sport::Track);
    assert_eq!((run.moving.unwrap().value(), run.elapsed.unwrap().value()), (500.0, 600.0));
    assert_eq!(run.distance.unwrap().value(), 1800.0);
}

#[test]
fn compressed_timestamps_and_distances_are_unpacked() {
    let start = fit_time(START) & !0x1f;
    let mut file = FitFile::recording().message(20, &[long(253, start), Field(8, 0x0d, vec![0, 0, 0])]);
    // A definition for local number 1, of the packed speed and distance alone; then records 5 s apart in their headers.
    file = file.raw(&[0x41, 0, 0, 20, 0, 1, 8, 3, 0x0d]);
    for step in 1..=200_u32 {
        let counted = (step * 15 * 16) & 0xfff;
        let middle = u8::try_from((counted & 0x0f) << 4).unwrap();
        let high = u8::try_from(counted >> 4).unwrap();
        file = file.raw(&[0xa0 | u8::try_from(step * 5 % 32).unwrap(), 0, middle, high]);
    }
    let run = only(read("run.fit", &file.end()));
    assert_eq!((run.elapsed.unwrap().value(), run.distance.unwrap().value()), (1000.0, 3000.0));
}

#[test]
fn heart_beats_that_follow_in_another_part_belong_to_the_swim_before_it() {
    let start = fit_time(START);
    let swim: Vec<Field> = run_summary()
        .into_iter()
        .filter(|field| !matches!(field.0, 16 | 17 | 22 | 23 | 192 | 193 | 199))
        .map(|field| if field.0 == 5 { Field(5, 0, vec![5]) } else { field })
        .map(|field| if field.0 == 6 { Field(6, 0, vec![17]) } else { field })
        .collect();
    let mut bytes = FitFile::recording().message(18, &swim).end();
    // The strap's clock stands at 0 when the swim starts; then two beats a message, half a second apart.
    let mut strap = FitFile::default().message(132, &[long(253, start), Field(9, 0x86, vec![0; 4]), byte(6, 120)]);
    for pair in 0..100_u32 {
        let (one, two) = ((pair * 1024 + 512) & 0xfff, (pair * 1024 + 1024) & 0xfff);
        let packed = [one & 0xff, (one >> 8) | ((two & 0x0f) << 4), two >> 4].map(|byte| u8::try_from(byte).unwrap());
        strap = strap.message(132, &[Field(10, 0x0d, packed.to_vec()), Field(6, 0x02, vec![140, 140])]);
    }
    bytes.extend(strap.end());
    let swim = only(read("swim.fit", &bytes));
    assert_eq!(swim.sport, Sport::Swim);
    assert_eq!((swim.heart_avg.unwrap().value(), swim.heart_max.unwrap().value()), (140.0, 140.0));
}

#[test]
fn several_sports_in_one_file_are_several_sessions_and_transitions_are_none() {
    let start = fit_time(START);
    let leg = |offset: u32, sport: u8, seconds: u32| {
        vec![
            long(2, start + offset),
            Field(5, 0, vec![sport]),
            long(7, seconds * 1000),
            long(8, seconds * 1000),
            long(9, seconds * 300),
        ]
    };
    let file = FitFile::recording()
        .message(18, &leg(0, 5, 900))
        .message(18, &leg(900, 3, 100))
        .message(18, &leg(1000, 2, 2000))
        .message(18, &leg(3000, 1, 1500))
        .message(140, &[short(9, 600)]);
    let reading = read("triathlon.fit", &file.end());
    assert_eq!(words(&reading), ["transitions between sports: 1, 100 s together, left out"]);
    let sports: Vec<Sport> = reading.sessions.iter().map(|session| session.sport).collect();
    assert_eq!(sports, [Sport::Swim, Sport::Ride, Sport::Run]);
    let recovery: Vec<Option<f64>> =
        reading.sessions.iter().map(|session| session.watch_recovery.map(Seconds::minutes)).collect();
    assert_eq!(recovery, [None, None, Some(600.0)]);
}

#[test]
fn a_sport_without_a_name_is_kept_by_its_number() {
    let summary: Vec<Field> =
        run_summary().into_iter().map(|field| if field.0 == 5 { Field(5, 0, vec![200]) } else { field }).collect();
    let summary: Vec<Field> = summary.into_iter().filter(|field| field.0 != 6).collect();
    let other = only(read("other.fit", &FitFile::recording().message(18, &summary).end()));
    assert_eq!((other.sport, other.sport_name.as_deref()), (Sport::Other, Some("sport 200")));
}

#[test]
fn the_title_of_a_planned_session_is_safe_to_show() {
    let run = only(read("run.fit", &fit_run().message(26, &[text(8, "6 x \u{1b}[31m800 m")]).end()));
    assert_eq!(run.title, "6 x 800 m");
}

#[test]
fn files_of_another_purpose_are_refused_in_plain_words() {
    let cases = [
        (2, "settings, no activity"),
        (5, "a plan, not a session"),
        (6, "a planned route, no times: not a session"),
        (9, "weight, no activity"),
        (15, "daily monitoring, no activity"),
        (28, "daily monitoring, no activity"),
        (32, "daily monitoring, no activity"),
        (99, "a FIT file of kind 99, no activity"),
    ];
    for (purpose, expected) in cases {
        let record = [long(253, fit_time(START)), byte(3, 100)];
        assert_eq!(refusal(&read("x.fit", &FitFile::of_purpose(purpose).message(20, &record).end())), expected);
    }
    assert_eq!(refusal(&read("x.fit", &FitFile::recording().end())), "no session and no morning in it");
}

#[test]
fn damage_is_named_and_what_is_sound_is_read() {
    let whole = fit_run().end();
    let mut wrong = whole.clone();
    let last = wrong.len() - 1;
    wrong[last] ^= 0x40;
    let reading = read("run.fit", &wrong);
    assert_eq!(words(&reading), ["the checksum does not match: a figure may be wrong"]);
    assert_eq!(only(reading).distance.unwrap().value(), 10_000.0);

    let cut = &whole[..whole.len() - 3];
    let reading = read("run.fit", cut);
    assert_eq!(words(&reading), [format!("truncated at byte {}: read as far as it goes", cut.len())]);
    assert_eq!(only(reading).distance.unwrap().value(), 10_000.0);

    let mut followed = whole.clone();
    followed.extend(b"more");
    let reading = read("run.fit", &followed);
    assert_eq!(words(&reading), [format!("bytes after {} are not a FIT file", whole.len())]);

    let mut unfinished = whole.clone();
    unfinished[4..8].fill(0);
    let reading = read("run.fit", &unfinished);
    assert_eq!(words(&reading), ["never finished by the watch: read as far as it goes"]);
    assert_eq!(only(reading).distance.unwrap().value(), 10_000.0);

    assert_eq!(refusal(&read("run.fit", &whole[..20])), "truncated at byte 20, before anything of use");
}

#[test]
fn a_recording_cut_before_its_summary_still_gives_the_run_so_far() {
    let whole = fit_run().end();
    let reading = read("run.fit", &whole[..whole.len() / 2]);
    assert_eq!(reading.warnings.len(), 3, "{:?}", words(&reading));
    let run = only(reading);
    assert!(run.elapsed.unwrap().value() > 1000.0 && run.distance.unwrap().value() > 3000.0);
    assert_eq!(run.sport, Sport::Run);
}

#[test]
fn a_watch_whose_clock_was_never_set_is_dated_elsewhere_or_refused() {
    let uptime = |field: Field| match field.0 {
        253 => long(253, 16_444_673),
        2 => long(2, 16_441_663),
        _ => field,
    };
    let summary: Vec<Field> = run_summary().into_iter().map(uptime).collect();
    let local = fit_time("2026-11-21T09:50:10Z");
    let dated = FitFile::recording().message(18, &summary).message(34, &[long(253, 16_444_673), long(5, local)]);
    let reading = read("run.fit", &dated.end());
    let expected = "the watch's clock was not set (it says 1990): dated 2026-11-21 by the file's local time, please check";
    assert_eq!(words(&reading), [expected]);
    assert_eq!(only(reading).start.to_string(), "2026-11-21T09:00:00+01:00");
    let undated = FitFile::recording().message(18, &summary);
    let expected = "the watch's clock was not set: it says 1990, and nothing else in the file says when this was";
    assert_eq!(refusal(&read("run.fit", &undated.end())), expected);
}

#[test]
fn a_file_that_is_no_fit_is_refused() {
    assert_eq!(refusal(&read("run.fit", b"")), "empty file");
    assert_eq!(refusal(&read("run.fit", b"not at all, no")), "not a FIT file");
}

#[test]
fn a_watchs_nights_resting_hearts_and_variability_are_mornings() {
    let night = |stages: &[(i64, u8)]| {
        let mut file = FitFile::of_purpose(49);
        for (minutes, stage) in stages {
            let at = fit_time(&later("2026-11-21T22:00:00Z", minutes * 60));
            file = file.message(275, &[long(253, at), Field(0, 0x00, vec![*stage])]);
        }
        file
    };
    let file = night(&[(0, 1), (10, 2), (130, 3), (250, 1), (260, 4), (440, 1), (445, 1)]);
    let morning = read("sleep.fit", &file.message(346, &[byte(6, 83), byte(11, 2)]).end());
    assert_eq!(morning.refusal, None);
    let expected = ("2026-11-22T06:20:00+01:00".to_owned(), Some(7.0), None, None, "Garmin");
    assert_eq!(figures(&morning.check_ins[0]), expected);
    assert_eq!(morning.check_ins[0].sleep_quality.map(Scale5::value), Some(4), "83 of 100 is good");

    let stopped = |minutes: i64| [long(253, fit_time(&later("2026-11-21T22:00:00Z", minutes * 60))), byte(0, 74), byte(1, 1)];
    let file = night(&[(0, 1), (10, 2), (130, 3), (250, 1), (260, 4)]);
    let morning = read("sleep.fit", &file.message(21, &stopped(440)).end()).check_ins.remove(0);
    assert_eq!(figures(&morning), expected, "the last stage ends with the night");

    let at = fit_time("2026-11-22T05:30:00Z");
    let status = FitFile::of_purpose(68).message(370, &[long(253, at), short(0, 60 * 128), short(1, 7776)]);
    let morning = read("hrv.fit", &status.end()).check_ins.remove(0);
    assert_eq!(figures(&morning), ("2026-11-22T06:30:00+01:00".to_owned(), None, None, Some(60.75), "Garmin"));
    assert_eq!(morning.hrv.and_then(|hrv| hrv.device).as_deref(), Some("Garmin fr620"));

    let monitoring = FitFile::of_purpose(32)
        .message(103, &[long(253, at), long(0, at - 8 * 3600)])
        .message(211, &[long(253, at), byte(0, 47), byte(1, 49)])
        .message(211, &[long(253, at + 60), byte(0, 47), byte(1, 48)])
        .message(211, &[long(253, 1000), byte(0, 47), byte(1, 30)]);
    let reading = read("monitoring.fit", &monitoring.end());
    assert_eq!(reading.check_ins.len(), 1);
    let (at, _, heart, ..) = figures(&reading.check_ins[0]);
    assert_eq!((at.get(..10), heart), (Some("2026-11-21"), Some(48.0)), "the watch was eight hours west");
}

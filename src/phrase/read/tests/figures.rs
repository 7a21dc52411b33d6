//! Distances, times, climbs, paces and efforts.

use super::{check, check_starts, misread, now, read, zone};
use crate::journal::Units;
use crate::phrase::read::{Misread, MisreadReason, read_session};

#[test]
fn distances_are_read_in_every_unit() {
    check(&[
        ("42.2k", "run 42200m"),
        ("42,2 km", "run 42200m"),
        ("26.2mi", "run 42164.8128m"),
        ("800m", "run 800m"),
        ("1,500 m", "run 1500m"),
        ("1500 yd", "run 1371.6m"),
        ("10 kilometres", "run 10000m"),
        ("swim 50m", "swim 50m"),
        ("200m 30s", "run 200m 0:30"),
        ("10k 45m", "run 10000m 45:00"),
        ("run 45m", "run 45:00"),
    ]);
}

#[test]
fn times_are_read_in_every_form() {
    check(&[
        ("run 3h36", "run 3:36:00"),
        ("run 3h36m", "run 3:36:00"),
        ("run 3h 36", "run 3:36:00"),
        ("run 3h 36min 5s", "run 3:36:05"),
        ("run 3:36:00", "run 3:36:00"),
        ("run 45:00", "run 45:00"),
        ("run 1:45:00", "run 1:45:00"),
        ("run 45min", "run 45:00"),
        ("run 90'", "run 1:30:00"),
        ("run 24h", "run 24:00:00"),
        ("run 1h 5m 30s", "run 1:05:30"),
        ("run 1.5h", "run 1:30:00"),
        ("run 1,5 hours", "run 1:30:00"),
        ("run 5m30s", "run 5:30"),
        ("run 5min30", "run 5:30"),
        ("run 4'50\"", "run 4:50"),
        ("run 1:30h", "run 1:30:00"),
        ("ran for an hour", "run 1:00:00"),
        ("swam half an hour", "swim 30:00"),
        ("run 1 hour and 10 minutes", "run 1:10:00"),
        ("10k in 52 minutes and 30 seconds", "run 10000m 52:30"),
        ("10k 52 min 30", "run 10000m 52:30"),
        ("run moving 6h10 elapsed 6:40:00", "run 6:10:00 elapsed 6:40:00"),
        ("run in 20:00", "run 20:00"),
        ("8min 800m", "run 800m 8:00"),
        ("1h 10k", "run 10000m 1:00:00"),
        ("1h 50m+", "run 1:00:00 +50"),
    ]);
}

#[test]
fn a_figure_with_a_colon_is_what_the_rest_of_the_line_makes_it() {
    check(&[
        ("10k 52:30", "run 10000m 52:30"),
        ("10k 14:00 yesterday", "run 10000m"),
        ("ride 10k 7:00", "ride 10000m"),
        ("marathon 3:36", "run race 42195m 3:36:00"),
        ("trail 171k 46:30", "trail run 171000m 46:30:00"),
        ("5k 21:30", "run 5000m 21:30"),
        ("2k 9:30", "run 2000m 9:30"),
        ("5k 21:30 7:15", "run 5000m 21:30"),
        ("7:30 sat 10k 52:30", "run 10000m 52:30"),
        ("swim 1500m 22:30", "swim 1500m 22:30"),
        ("ride 60k 2:10", "ride 60000m 2:10:00"),
        ("marathon yesterday 3:36", "run race 42195m 3:36:00"),
        ("marathon yesterday 3h36", "run race 42195m 3:36:00"),
        ("run yesterday 1h30", "run 1:30:00"),
        ("run 20:00 at 7am", "run 20:00"),
        ("run 1h30 at 6:00", "run 1:30:00"),
        ("10k 4:50/km yesterday 9:00", "run 10000m 48:20"),
    ]);
    check_starts(&[
        ("ride 10k 7:00", "Sun 2026-11-22 07:00:00"),
        ("10k 14:00 yesterday", "Sat 2026-11-21 14:00:00"),
        ("5k 21:30 7:15", "Sun 2026-11-22 07:15:00"),
        ("7:30 sat 10k 52:30", "Sat 2026-11-21 07:30:00"),
        ("10k yesterday 9:00", "Sat 2026-11-21 09:00:00"),
        ("42k 6h10 yesterday 18h", "Sat 2026-11-21 18:00:00"),
        ("run yesterday 18h", "Sat 2026-11-21 18:00:00"),
        ("10k 52:30 rpe7 yesterday", "Sat 2026-11-21 09:00:00"),
        ("run 1h 2026-11-21 06:30:15", "Sat 2026-11-21 06:30:15"),
        ("10k 52:30 2026-11-20 18:30:00", "Fri 2026-11-20 18:30:00"),
        ("run 2026-11-21 10:45:00", "Sat 2026-11-21 09:00:00"),
    ]);
}

#[test]
fn where_two_readings_are_left_the_runner_is_asked() {
    for text in [
        "5k yesterday 21:30",
        "run 7:30",
        "run 1:30",
        "10k 9:00",
        "8k 5:10",
        "trail 20k 5:30",
        "run 200m",
        "ride yesterday 5h30",
        "run 3/4 5k",
    ] {
        let misread = misread(text);
        let MisreadReason::Ambiguous { readings, .. } = &misread.reason else { panic!("{text}: {misread:?}") };
        assert!(readings.len() >= 2, "{text}");
        for (write, means) in readings {
            let line = text.replace(text.get(misread.span.clone()).unwrap(), write);
            let clearer = read(&line).misreads;
            let future = |misread: &Misread| matches!(misread.reason, MisreadReason::Future { .. });
            assert!(clearer.iter().all(future), "{text}: `{write}` for {means} is no clearer: {clearer:?}");
        }
    }
}

#[test]
fn climb_and_descent_are_read_on_either_side() {
    check(&[
        ("run 2300m+ 2100m-", "run +2300 -2100"),
        ("run 2300 m+ 2100 m -", "run +2300 -2100"),
        ("run 10 miles 80 min 500ft", "run 16093.44m 1:20:00 +152.4"),
        ("run 10k 500 feet 1h", "run 10000m 1:00:00 +152.4"),
        ("run +2300 -2100", "run +2300 -2100"),
        ("run +2,300m -2,100m", "run +2300 -2100"),
        ("run 2300m+2100m-", "run +2300 -2100"),
        ("run D+ 2300 D- 2100", "run +2300 -2100"),
        ("run 2300D+ 2100 D-", "run +2300 -2100"),
        ("run 2300mD+", "run +2300"),
        ("run climb 2300 descent 2100m", "run +2300 -2100"),
        ("run 2300m up 2100m down", "run +2300 -2100"),
        ("run 2300 m of climbing", "run +2300"),
        ("run ±500m", "run +500 -500"),
        ("run +-500", "run +500 -500"),
        ("run 500+", "run +500"),
        ("run 7500ft+", "run +2286"),
        ("12k +300 45min", "run 12000m 45:00 +300"),
    ]);
}

#[test]
fn a_height_without_a_unit_is_in_the_runners_own() {
    let read = read_session(now(), zone(), Units::Imperial, "run +1000").session;
    assert_eq!(read.climb.map(crate::journal::Metres::value), Some(304.8));
}

#[test]
fn efforts_and_hearts_are_read() {
    check(&[
        ("run rpe8", "run rpe8"),
        ("run RPE 9.5", "run rpe9.5"),
        ("run rpe: 8/10", "run rpe8"),
        ("run hr 150", "run avg150"),
        ("run hr150/178", "run avg150 max178"),
        ("run hr max 178", "run max178"),
        ("run avg hr 150 max hr 178", "run avg150 max178"),
        ("run hr avg 150 max 178 bpm", "run avg150 max178"),
        ("run 150bpm", "run avg150"),
        ("run heart rate 150", "run avg150"),
        ("run bpm 150", "run avg150"),
        ("run ave hr 150", "run avg150"),
        ("run felt good", "run feel7.5"),
        ("run, felt very weak", "run feel0"),
        ("run feel 7", "run feel7"),
        ("rpe 8 hr 150 10k", "run 10000m rpe8 avg150"),
        ("run 24:00 hr max 178", "run 24:00 max178"),
    ]);
}

#[test]
fn a_pace_gives_what_is_missing() {
    check(&[
        ("10k 4:50/km", "run 10000m 48:20"),
        ("10k 4:50 /km", "run 10000m 48:20"),
        ("10k @ 4:50 min/km", "run 10000m 48:20"),
        ("10k at 4:50 per km", "run 10000m 48:20"),
        ("10k 4'50/km", "run 10000m 48:20"),
        ("10k 5min/km", "run 10000m 50:00"),
        ("50min 5:00/km", "run 10000m 50:00"),
        ("50:00 5:00/km", "run 10000m 50:00"),
        ("10mi 7:45/mi", "run 16093.44m 1:17:30"),
        ("swim 2k 1:45/100m", "swim 2000m 35:00"),
        ("row 5k 2:05/500m", "row 5000m 20:50"),
        ("ride 1h 24.3km/h", "ride 24300m 1:00:00"),
        ("ride 2h 15mph", "ride 48280m 2:00:00"),
        ("10k 48:20 4:50/km", "run 10000m 48:20"),
    ]);
}

#[test]
fn a_pace_may_be_said_by_its_word_alone() {
    check(&[
        ("10k at 4:50 pace", "run 10000m 48:20"),
        ("10k @ 4:50 pace", "run 10000m 48:20"),
        ("10k pace 4:50", "run 10000m 48:20"),
        ("10k avg pace 4:50/km", "run 10000m 48:20"),
        ("10k 5 min pace", "run 10000m 50:00"),
        ("swim 2k 1:45 pace", "swim 2000m 35:00"),
        ("10 miles 8:30 miles", "run 16093.44m 1:25:00"),
        ("5 miles at 8-minute mile pace", "run 8046.72m 40:00"),
        ("10k 48:20 at 4:50 pace", "run 10000m 48:20"),
    ]);
    let imperial = read_session(now(), zone(), Units::Imperial, "5 miles at 8:00 pace").session;
    assert_eq!(imperial.moving.map(crate::journal::Seconds::minutes), Some(40.0));
    assert_eq!(misread("10k 52:30 4:50 pace").to_string(), "4:50 /km does not fit: 10.0 km in 52:30 is 5:15 /km");
    assert_eq!(misread("10k pace").to_string(), "`pace` needs a figure such as 4:50/km");
    assert_eq!(misread("10k 0:01 pace").to_string(), "`0:01 pace` is a pace nobody moves at");
}

#[test]
fn repeats_say_how_a_session_was_built_and_count_where_nothing_else_does() {
    check(&[
        ("6x800m", "run intervals 4800m !6x800m"),
        ("6x800m 45min", "run intervals 45:00 !6x800m"),
        ("12k with 6x800m 1h05", "run intervals 12000m 1:05:00 !6x800m"),
        ("track 8x400", "track run intervals 3200m !8x400"),
        ("3 x 10 min", "run intervals 30:00 !3 x 10 min"),
        ("tempo 3x10min 12k", "run tempo 12000m !3x10min"),
        ("6x800m @ 3:10 with 90s rest 10k", "run intervals 10000m !6x800m @ 3:10 with 90s rest"),
        ("6x800m in 3:10 w/ 200m jog 50min", "run intervals 50:00 !6x800m in 3:10 w/ 200m jog"),
        ("6x1k at 5k pace 12k", "run intervals 12000m !6x1k at 5k pace"),
        ("6x800m, 4x200m", "run intervals 5600m !6x800m, 4x200m"),
        ("6x800m \"Club night\" 9k", "run intervals 9000m !Club night note:6x800m"),
        ("swim 10x100m 40min", "swim intervals 40:00 !10x100m"),
        ("6x800m in 45min", "run intervals 45:00 !6x800m"),
        ("5x1000 at 3:50 8k", "run intervals 8000m !5x1000 at 3:50"),
    ]);
    let granted = |text: &str| read(text).granted;
    assert_eq!(
        granted("6x800m"),
        ["Only the repeats are counted, 4.8 km: add how long or how far it was with warm-up and pauses."]
    );
    assert!(granted("6x800m 45min").is_empty() && granted("6x800m 9k").is_empty());
    assert_eq!(misread("6x8 9k").to_string(), "`6x8` needs its unit, such as 6x800m or 6x3min");
}

#[test]
fn repeats_leave_the_start_to_the_start() {
    check_starts(&[
        ("10x400 at 18:00 yesterday", "Sat 2026-11-21 18:00:00"),
        ("8x800m at 18:30 yesterday 45min", "Sat 2026-11-21 18:30:00"),
        ("5x1000 at 7:30pm yesterday", "Sat 2026-11-21 19:30:00"),
        ("5x1000 at 6:30am yesterday", "Sat 2026-11-21 06:30:00"),
        ("5x1000 yesterday at 18h", "Sat 2026-11-21 18:00:00"),
        ("5x1000 in 6:30 yesterday at 17:00", "Sat 2026-11-21 17:00:00"),
        ("6x3min at 18:00 yesterday", "Sat 2026-11-21 18:00:00"),
    ]);
    let unclear = misread("5x1000 at 6:30 yesterday");
    assert_eq!(unclear.hint(), "write `in 6:30` for how fast each was, or `at 6:30am` for the start");
}

#[test]
fn figures_may_be_said_in_words() {
    check(&[
        ("10k rpe seven", "run 10000m rpe7"),
        ("ten miles", "run 16093.44m"),
        ("did 8 miles", "run 12874.752m"),
        ("6 miler", "run 9656.064m"),
        ("10-mile run", "run 16093.44m"),
        ("a forty-five minute run", "run 45:00"),
        ("45-minute run", "run 45:00"),
        ("an hour and a half", "run 1:30:00"),
        ("two and a half hours", "run 2:30:00"),
    ]);
}

#[test]
fn a_pace_that_does_not_fit_is_pointed_at() {
    let misread = misread("10k 52:30 4:50/km");
    assert_eq!(misread.to_string(), "4:50 /km does not fit: 10.0 km in 52:30 is 5:15 /km");
    assert_eq!(misread.span, 10..17);
}

//! Whole lines: sports, kinds and the runner's own words.

use super::{check, check_starts, misread, read};

#[test]
fn the_line_of_the_manual_is_understood() {
    let line = r#"trail 42k 2300m+ 2300m- 6h10 rpe 8 race yesterday 9:00 "Echappée Belle""#;
    check(&[(line, "trail run race 42000m 6:10:00 +2300 -2300 rpe8 !Echappée Belle")]);
    check_starts(&[(line, "Sat 2026-11-21 09:00:00")]);
    let read = read(line).session;
    assert_eq!(read.zone, Some(chrono_tz::Europe::Paris));
    assert_eq!(read.start.to_string(), "2026-11-21T09:00:00+01:00");
}

#[test]
fn sports_go_by_many_names() {
    check(&[
        ("run 90min", "run 1:30:00"),
        ("10k", "run 10000m"),
        ("Jog 5km", "run 5000m"),
        ("trail run 12k", "trail run 12000m"),
        ("12k run on trails", "trail run 12000m"),
        ("mountain bike 2h", "mountain bike 2:00:00"),
        ("indoor 45min", "indoor ride 45:00"),
        ("indoor run 45min", "treadmill 45:00"),
        ("cross-country skiing 3h", "ski 3:00:00"),
        ("pool 2000m", "swim 2000m"),
        ("open water swim 1500yd", "swim 1371.6m"),
        ("strength training 40min", "strength 40:00"),
        ("sport \"padel\" 1h", "padel 1:00:00"),
        ("table tennis 1h", "table tennis 1:00:00"),
        ("snowshoeing 5k 2h", "hike 5000m 2:00:00"),
        ("sport \"Mountain Bike\" 1h", "mountain bike 1:00:00"),
        ("row 5k 20min", "row 5000m 20:00"),
        ("MTB race 40k", "mountain bike race 40000m"),
    ]);
}

#[test]
fn a_name_that_says_more_than_the_sport_is_kept() {
    check(&[
        ("pool run 45min", "swim 45:00 !pool run"),
        ("1h footing", "run 1:00:00"),
        ("aqua jogging 45min", "swim 45:00 !aqua jogging"),
        ("deep-water running 45min", "swim 45:00 !deep-water running"),
        ("ebike 40k 2h", "ride 40000m 2:00:00 !ebike"),
        ("e-bike 40k 2h", "ride 40000m 2:00:00 !e-bike"),
        ("treadmill 10k 50min 1%", "treadmill 10000m 50:00 note:1 % incline"),
        ("treadmill 10k 50min incline 1.5 note \"dull\"", "treadmill 10000m 50:00 note:1.5 % incline\ndull"),
        ("climbing 2h", "climbing 2:00:00"),
        ("progression run 10k", "run 10000m !progression run"),
        ("hill sprints 40min", "run intervals 40:00"),
        ("10k race 39:59 PB", "run race 10000m 39:59 !PB"),
        ("bootcamp 45min", "strength 45:00 !bootcamp"),
        ("hilly 15k 1h40 400m climb", "run 15000m 1:40:00 +400 !hilly"),
        ("5k time trial 19:30", "run race 5000m 19:30"),
        ("mile 5:20", "run 1609.344m 5:20"),
        ("rowing machine 5k 22min", "row 5000m 22:00"),
        ("recovery run 30 mins zone 1", "run recovery 30:00 note:zone 1"),
        ("easy long run 2h", "run long 2:00:00"),
        ("threshold intervals 1h", "run intervals 1:00:00"),
        ("8k easy with the dog 50min", "run easy 8000m 50:00 !with the dog"),
        ("park run 21:30", "run race 5000m 21:30"),
    ]);
}

#[test]
fn a_kind_without_a_sport_is_a_run() {
    check(&[
        ("race", "run race"),
        ("long 2h", "run long 2:00:00"),
        ("hill repeats 1h", "run intervals 1:00:00"),
        ("easy ride 1h", "ride easy 1:00:00"),
        ("ultra 80k 14h", "run race 80000m 14:00:00"),
        ("ultra-trail 80k 14h", "trail run race 80000m 14:00:00"),
        ("ultramarathon 80k", "run race 80000m"),
        ("ultra marathon 80k", "run race 80000m"),
        ("run 52min 18h yesterday", "run 52:00"),
        ("recovery run 30min", "run recovery 30:00"),
        ("half marathon race 1:42:10", "run race 21097.5m 1:42:10"),
        ("marathon 42.4k 3:36:00", "run race 42400m 3:36:00"),
    ]);
}

#[test]
fn the_distance_of_a_race_by_its_name_is_a_race_where_nothing_says_otherwise() {
    check(&[
        ("half marathon", "run race 21097.5m"),
        ("hm 1h45", "run race 21097.5m 1:45:00"),
        ("half marathon 1h45 rpe 8", "run race 21097.5m 1:45:00 rpe8"),
        ("marathon 3h36", "run race 42195m 3:36:00"),
        ("parkrun 25min", "run race 5000m 25:00"),
        ("trail marathon 5h", "trail run race 42195m 5:00:00"),
        ("10k race 45min", "run race 10000m 45:00"),
        ("ultra 80k 14h", "run race 80000m 14:00:00"),
        ("easy half marathon 2h10", "run easy 21097.5m 2:10:00"),
        ("half marathon training 2h", "run 21097.5m 2:00:00"),
        ("half marathon training run 2h", "run 21097.5m 2:00:00"),
        ("training run marathon 4h", "run 42195m 4:00:00"),
        ("hm long 2h", "run long 21097.5m 2:00:00"),
        ("parkrun 30min rpe 3", "run 5000m 30:00 rpe3"),
        ("parkrun not a race 30min", "run 5000m 30:00"),
        ("walk half marathon 3h30", "walk 21097.5m 3:30:00"),
        ("mile 6min", "run 1609.344m 6:00"),
        ("12k marathon pace 55min", "run tempo 12000m 55:00 !marathon pace"),
        ("10k at marathon pace", "run tempo 10000m !marathon pace"),
        ("half marathon pace run 1h", "run tempo 1:00:00 !half marathon pace"),
        ("1h mp", "run tempo 1:00:00 !mp"),
        ("6x1k at marathon pace 12k", "run intervals 12000m !6x1k at marathon pace"),
    ]);
    assert_eq!(
        read("hm 1h45").granted,
        ["Taken for a race of 21.1 km, by its name: add `easy`, `long` or `training` where it was none."]
    );
    assert!(read("hm race 1h45").granted.is_empty() && read("hm easy 1h45").granted.is_empty());
}

#[test]
fn words_of_ones_own_are_kept() {
    check(&[
        ("10k \"Loup blanc\" #race #night @Annecy", "run 10000m !Loup blanc @Annecy #race #night"),
        ("10k “Loup blanc”", "run 10000m !Loup blanc"),
        ("10k title \"Sunday\" note \"wet, \\\"cold\\\"\"", "run 10000m !Sunday note:wet, \"cold\""),
        ("10k @\"Mont Blanc\"", "run 10000m @Mont Blanc"),
        ("10k \"Evening\"", "run 10000m !Evening"),
        ("10k \"\u{1b}[31mred\"", "run 10000m !red"),
    ]);
}

#[test]
fn sentences_are_fine() {
    check(&[
        ("ran 10k in 52:30 on saturday at 7:30", "run 10000m 52:30"),
        ("I ran a marathon in 3h36 yesterday", "run race 42195m 3:36:00"),
        ("an easy ride of 40 km, 1h30, rpe 3", "ride easy 40000m 1:30:00 rpe3"),
        ("10k - 52:30 - rpe 7", "run 10000m 52:30 rpe7"),
    ]);
}

#[test]
fn of_two_kinds_the_one_that_does_not_count_is_told() {
    let granted = |text: &str| read(text).granted;
    let easy = "A session has one kind: long counts, easy does not. Add `rpe 3`, say, for how easy it is.";
    for text in ["long 2h easy", "easy long run 2h", "easy long easy 2h"] {
        assert_eq!(granted(text), [easy], "{text}");
    }
    assert_eq!(granted("long 2h easy rpe 3"), ["A session has one kind: long counts, easy does not."]);
    assert_eq!(granted("tempo intervals 1h"), ["A session has one kind: intervals counts, tempo does not."]);
    for text in ["easy recovery run 40min", "long 2h", "easy easy 1h"] {
        assert!(granted(text).is_empty(), "{text}");
    }
    for text in ["tempo easy 1h", "race easy 10k", "long tempo 2h"] {
        assert!(misread(text).to_string().starts_with("the kind has been given already"), "{text}");
    }
}

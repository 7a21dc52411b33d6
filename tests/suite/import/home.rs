//! The zone of home, where a time says none.

use deckchair::store::Store;

use crate::program::Program;

const LIST: &str =
    "Activity Type,Date,Favorite,Title,Distance,Calories,Time\nRunning,2026-06-26 06:04:00,false,Run,6.91,614,00:57:17\n";

fn starts(program: &Program) -> Vec<String> {
    Store::open(&program.data()).unwrap().journal().unwrap().sessions().iter().map(|kept| kept.start.to_string()).collect()
}

#[test]
fn a_time_without_a_zone_is_in_the_summer_time_of_home_also_where_now_is_said_in_winter() {
    let program = Program::new();
    let list = program.file("runs.csv", LIST);
    program.answer(["import", list.to_str().unwrap()]);
    program.answer(["log", "10k 50min 2026-07-01 07:00"]);
    assert_eq!(starts(&program), ["2026-06-26T06:04:00+02:00", "2026-07-01T07:00:00+02:00"]);
    // Where now is said of another zone than the machine's, its offset counts.
    let mut abroad = Program::new();
    abroad.set_now("2026-11-22T08:14:00-05:00");
    abroad.answer(["log", "10k 50min 2026-07-01 07:00"]);
    assert_eq!(starts(&abroad), ["2026-07-01T07:00:00-05:00"]);
}

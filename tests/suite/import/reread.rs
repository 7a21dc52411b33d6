//! A list that is imported again, read otherwise: each of its rows is in the log once, as it was read last.

use deckchair::journal::Session;
use deckchair::store::Store;

use crate::program::Program;

const GARMIN: &str = "Activity Type,Date,Favorite,Title,Distance,Calories,Time,Moving Time,Elapsed Time,Avg HR,Max HR,Total Ascent\n\
     Running,2026-06-26 06:04:00,false,Morning Run,6.91,614,00:57:17,00:56:10,00:59:00,145,171,28\n\
     Running,2026-06-27 07:30:00,false,Morning Run,3.10,288,00:30:00,00:30:00,00:30:00,138,154,10\n";
const OWN: &str = "day,km,duration\n2026-06-26,6.91,57:17\n2026-06-27,3.10,30:00\n";

fn sessions(program: &Program) -> Vec<Session> {
    Store::open(&program.data()).unwrap().journal().unwrap().sessions().iter().map(|kept| kept.what.clone()).collect()
}

/// Gives the distances of the log, in whole metres.
fn metres(program: &Program) -> Vec<String> {
    sessions(program).iter().map(|session| format!("{:.0}", session.distance.unwrap().value())).collect()
}

#[test]
fn a_list_imported_again_in_the_units_that_the_runner_says_replaces_its_earlier_reading() {
    let program = Program::new();
    let list = program.file("runs.csv", GARMIN);
    let list = list.to_str().unwrap();
    let said = program.answer(["import", list]);
    assert!(said.contains("import it with --units"), "{said}");
    assert_eq!(metres(&program), ["6910", "3100"]);
    program.answer(["edit", "last", "rpe", "4", "with Ann"]);
    program.answer(["import", "--units", "imperial", list]);
    assert_eq!(metres(&program), ["11121", "4989"]);
    assert_eq!(sessions(&program)[1].title, "with Ann", "what the runner said stays");
    assert!(sessions(&program)[0].climb.is_some_and(|climb| climb.value() < 9.0), "feet");
    // A guess does not take the runner's word back, also where the list comes under another name.
    let later = program.file("runs (1).csv", GARMIN);
    program.answer(["import", later.to_str().unwrap()]);
    assert_eq!(metres(&program), ["11121", "4989"]);
    program.answer(["import", "--units", "metric", list]);
    assert_eq!(metres(&program), ["6910", "3100"]);
}

#[test]
fn a_list_imported_again_by_another_mapping_replaces_its_earlier_reading() {
    let program = Program::new();
    let list = program.file("own.csv", OWN);
    let list = list.to_str().unwrap();
    program.answer(["import", "--map", "date=day, distance_km=km, time=duration", list]);
    assert_eq!(metres(&program), ["6910", "3100"]);
    program.answer(["import", "--map", "date=day, distance_mi=km, time=duration", list]);
    assert_eq!(metres(&program), ["11121", "4989"]);
}

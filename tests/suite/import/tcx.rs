//! TCX files made here.
#![expect(clippy::float_cmp, reason = "these figures are written and read back without a calculation")]

use deckchair::journal::Sport;

use super::made::tcx_run;
use super::{only, read, refusal, words};

#[test]
fn laps_are_summed_and_the_pause_between_them_counts_as_elapsed() {
    let reading = read("run.tcx", tcx_run().as_bytes());
    assert_eq!(words(&reading), Vec::<String>::new());
    let run = only(reading);
    assert_eq!(run.sport, Sport::Run);
    assert_eq!(run.start.to_string(), "2026-11-21T09:00:00+01:00");
    assert_eq!((run.moving.unwrap().value(), run.elapsed.unwrap().value()), (1200.5, 1320.0));
    assert_eq!(run.distance.unwrap().value(), 3590.25);
    assert_eq!((run.heart_avg.unwrap().value(), run.heart_max.unwrap().value()), (145.0, 171.0));
    assert_eq!((run.notes.as_str(), run.source.device.as_deref()), ("windy", Some("Test Watch 2")));
}

#[test]
fn blanks_and_a_mark_before_the_prologue_are_passed_over() {
    let run = only(read("run.tcx", format!("          \n{}", tcx_run()).as_bytes()));
    assert_eq!(run.distance.unwrap().value(), 3590.25);
    let run = only(read("run.tcx", format!("\u{feff}{}", tcx_run()).as_bytes()));
    assert_eq!(run.distance.unwrap().value(), 3590.25);
}

#[test]
fn laps_without_totals_leave_the_figures_to_the_points() {
    let xml = tcx_run();
    let bare = xml
        .replace("<TotalTimeSeconds>600.5</TotalTimeSeconds>", "")
        .replace("<TotalTimeSeconds>600</TotalTimeSeconds>", "")
        .replace("<DistanceMeters>1800.25</DistanceMeters>", "")
        .replace("<DistanceMeters>1790</DistanceMeters>", "");
    let run = only(read("run.tcx", bare.as_bytes()));
    assert_eq!(run.elapsed.unwrap().value(), 1320.0);
    assert_eq!(run.distance.unwrap().value(), 3960.0);
}

#[test]
fn a_sport_called_other_is_guessed_by_its_speed() {
    let reading = read("x.tcx", tcx_run().replace("\"Running\"", "\"Other\"").as_bytes());
    assert_eq!(words(&reading), ["the file names no sport: taken for a run by its speed"]);
}

#[test]
fn a_first_altitude_of_0_is_no_climb() {
    let plateau = tcx_run().replace("<AltitudeMeters>100<", "<AltitudeMeters>1117<");
    let reading = read("x.tcx", plateau.replacen("<AltitudeMeters>1117<", "<AltitudeMeters>0<", 1).as_bytes());
    assert_eq!(words(&reading), ["the altitude leaps by 1117 m at once: not counted as climb"]);
    assert_eq!(only(reading).climb.unwrap().value(), 0.0);
}

#[test]
fn courses_and_plans_are_not_sessions() {
    let course = "<TrainingCenterDatabase><Courses><Course><Name>x</Name><Lap/><Track><Trackpoint>\
                  <Time>2026-11-21T08:00:00Z</Time></Trackpoint></Track></Course></Courses></TrainingCenterDatabase>";
    assert_eq!(refusal(&read("x.tcx", course.as_bytes())), "a planned route, no times: not a session");
    let plan = "<TrainingCenterDatabase><Workouts><Workout><Name>x</Name></Workout></Workouts></TrainingCenterDatabase>";
    assert_eq!(refusal(&read("x.tcx", plan.as_bytes())), "a plan, not a session");
    let empty = "<TrainingCenterDatabase><Activities><Activity Sport=\"Running\"/></Activities></TrainingCenterDatabase>";
    assert_eq!(refusal(&read("x.tcx", empty.as_bytes())), "a track with no points");
}

#[test]
fn a_prefix_nobody_declared_is_told_with_its_line() {
    let xml = tcx_run().replace("<Creator>", "\n<Creator xsi:type=\"Device_t\">");
    let line = xml.lines().position(|line| line.contains("xsi")).unwrap() + 1;
    let reading = read("x.tcx", xml.as_bytes());
    assert_eq!(words(&reading), [format!("the prefix xsi at line {line} is never declared: read all the same")]);
    assert_eq!(only(reading).distance.unwrap().value(), 3590.25);
}

#[test]
fn a_file_that_breaks_off_gives_what_came_before() {
    let xml = tcx_run();
    let half = &xml.as_bytes()[..xml.len() / 2];
    let reading = read("x.tcx", half);
    assert!(words(&reading)[0].starts_with("not well-formed at line "), "{:?}", words(&reading));
    assert!(only(reading).elapsed.unwrap().value() >= 600.0);
}

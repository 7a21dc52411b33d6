//! Lists of no known origin: a command is proposed, and reads them.

use crate::program::Program;

/// Lists in three languages, with their own delimiters, decimal signs, dates and units, and how the first row is told.
const LISTS: [(&str, &str, &str); 3] = [
    (
        "lauftagebuch.csv",
        "Datum;Uhrzeit;Strecke (km);Zeit;Höhenmeter;Ø Puls;Anstrengung;Schuhe;Bemerkung\n\
         21.11.2026;08:00;10,5;52:30;120;150;6;rot;kalt und klar\n22.11.2026;18:30;1.021,75;5:00:00:00;;;;;\n\
         23.11.2026;07:15;8,0;44:10;60;141;4;blau;\n",
        "Run Sat 21 Nov 2026 08:00: 10.5 km, 52:30, 120 m up, RPE 6, 150 bpm",
    ),
    (
        "carnet.csv",
        "Jour,Activité,Distance,Durée (min),Dénivelé positif,FC moyenne,Ressenti\n\
         21/11/2026,Course à pied,10500,\"52,5\",120,150,6\n13/11/2026,Vélo,40200,\"90,0\",300,130,3\n",
        "Run Sat 21 Nov 2026 12:00: 10.5 km, 52:30, 120 m up, RPE 6, 150 bpm",
    ),
    (
        "log.tsv.csv",
        "Start date\tmiles\tDuration\tElevation gain (ft)\tSleep (h)\tResting HR\n\
         2026-11-21 08:00\t6.5\t1:05\t400\t7.5\t48\n2026-11-22 08:00\t\t\t\t6.25\t50\n",
        "Run Sat 21 Nov 2026 08:00: 10.5 km, 1:05:00, 122 m up",
    ),
];

/// Runs the line that an answer proposes.
fn paste(program: &Program, answer: &str) -> String {
    let line = answer.lines().find(|line| line.contains("--map")).unwrap().trim();
    let words: Vec<&str> = line.split('\'').collect();
    let [_, mapping, path] = words.as_slice() else { panic!("{line}") };
    let path = path.trim();
    program.answer(["import", "--map", mapping, path])
}

#[test]
fn a_list_in_any_language_is_proposed_as_a_command_that_reads_it() {
    for (name, list, told) in LISTS {
        let program = Program::new();
        program.file(name, list);
        let refused = program.run(["import", name]);
        assert!(refused.out.contains("of no known origin. If its columns are these, this reads it:"), "{}", refused.out);
        let answer = paste(&program, &refused.out);
        assert!(answer.contains(told), "{name}: {answer}");
        assert!(paste(&program, &refused.out).contains("Added nothing"), "the second time adds nothing");
    }
}

#[test]
fn dates_that_nothing_settles_are_said_and_the_mapping_settles_them() {
    let program = Program::new();
    program.file("log.csv", "Day,km,Time,Shoes\n03/04/2026,10,52:30,red\n");
    let refused = program.run(["import", "log.csv"]);
    for said in ["date=day:dmy", "may begin with the day or the month", "Left out: shoes."] {
        assert!(refused.out.contains(said), "{said}: {}", refused.out);
    }
    let read = |mapping: &str| program.answer(["import", "--dry-run", "--map", mapping, "log.csv"]);
    assert!(read("date=Day:mdy, distance_km=km").contains("4 Mar 2026"), "{}", read("date=Day:mdy, distance_km=km"));
    assert!(read("date=Day:dmy, distance_km=km").contains("3 Apr 2026"));
    let guessed = read("date=Day, distance_km=km");
    assert!(guessed.contains("3 Apr 2026") && guessed.contains("add :mdy to the date's column"), "{guessed}");
}

#[test]
fn a_recording_that_a_list_names_and_nobody_gives_is_said_once() {
    let program = Program::new();
    let header = "id,date,name,type,description,elapsed_time,distance,commute,gear,filename";
    let row = |day: u8, file: &str| format!("{day},2020-10-0{day} 14:43:11,Evening,Run,,3010,9962.8,false,,{file}\n");
    let rows = [row(1, "activities/a.gpx"), row(2, "activities/b.gpx.gz"), row(3, "activities/run.gpx"), row(4, "")].concat();
    program.file("export/activities.csv", format!("{header}\n{rows}"));
    program.file("export/activities/run.gpx", super::made::gpx_run());
    let told = program.answer(["import", "export"]);
    assert_eq!(told.matches("2 sessions name a recording that is not among the files").count(), 1, "{told}");
    assert!(!program.answer(["import", "export"]).contains("name a recording"), "what is known is not said again");
}

#[test]
fn a_run_that_is_still_to_come_is_refused_in_words() {
    let program = Program::new();
    program.file("future.gpx", super::made::gpx_run().replace("<time>2026", "<time>2099"));
    let refused = program.run(["import", "future.gpx"]);
    assert!(refused.out.contains("which is still to come: set the date right in the file"), "{}", refused.out);
}

#[test]
fn mornings_in_the_same_rows_are_read_too() {
    let program = Program::new();
    program.file("log.csv", LISTS[2].1);
    let told =
        program.answer(["import", "--map", "date=START DATE, distance_mi=Miles, time_h=duration, sleep_h=sleep h", "log.csv"]);
    assert!(told.contains("Added 1 session and 2 check-ins"), "{told}");
    assert!(program.answer(["export"]).contains("\"sleep\":22500.0"));
}

#[test]
fn a_mapping_that_is_none_and_one_of_another_list_are_refused_in_words() {
    let program = Program::new();
    program.file("log.csv", LISTS[0].1);
    let refused = program.run(["import", "--map", "date=Datum, shoes=Schuhe", "log.csv"]);
    assert_eq!(refused.code, 2);
    assert!(
        refused.err.contains("`shoes` is nothing that a list is read for; a column can be date, clock, time"),
        "{}",
        refused.err
    );
    let missing = program.run(["import", "--map", "date=Datum, time=Dauer", "log.csv"]);
    assert!(missing.out.contains("no column is called `Dauer`"), "{}", missing.out);
}

#[test]
fn a_row_of_a_day_joins_the_recording_of_the_day() {
    let program = Program::new();
    program.file("run.gpx", super::made::gpx_run());
    program.file("carnet.csv", "Jour,Distance (km),Durée (min)\n2026-11-21,7.2,40\n2026-11-21,3,15\n");
    program.answer(["import", "run.gpx"]);
    let refused = program.run(["import", "carnet.csv"]);
    assert!(paste(&program, &refused.out).contains("Added 1 session, 1 merged."));
}

#[test]
fn a_mapping_once_confirmed_reads_the_next_list_with_these_columns_until_it_is_forgotten() {
    let program = Program::new();
    program.file("Laufbuch 2025.csv", "Datum;Strecke (km);Zeit\n2025-03-02;10,2;52:30\n");
    program.file("Laufbuch 2026.csv", "Datum;Wetter;Strecke (km);Zeit\n2026-03-02;Regen;12,0;1:02:30\n");
    let refused = program.run(["import", "Laufbuch 2025.csv"]);
    assert!(program.answer(["config"]).lines().all(|line| !line.starts_with("lists.")), "what is proposed is not confirmed");
    let columns = refused.out.split('\'').nth(1).unwrap();
    let told = program.answer(["import", "--map", columns, "Laufbuch 2025.csv"]);
    assert!(told.contains("Remembered as lists.laufbuch-2025 in the settings"), "{told}");
    let told = program.answer(["import", "Laufbuch 2026.csv"]);
    assert!(told.contains("Added 1 session.") && told.contains("read as you confirmed before (lists.laufbuch-2025"), "{told}");
    assert!(program.answer(["config"]).contains("lists.laufbuch-2025"));
    program.answer(["config", "unset", "lists.laufbuch-2025"]);
    assert!(program.run(["import", "Laufbuch 2026.csv"]).out.contains("is of no known origin"));
}

#[test]
fn a_known_list_whose_dates_may_be_read_in_two_ways_says_so_and_how_to_settle_it() {
    let program = Program::new();
    let garmin = "Activity Type,Date,Favorite,Title,Distance,Calories,Time,Avg HR\nRunning,03/04/2026 07:00,false,Home,10.00,600,00:50:10,150\n";
    program.file("Activities.csv", garmin);
    let told = program.answer(["import", "--dry-run", "Activities.csv"]);
    assert!(told.contains("3 Apr 2026") && told.contains("taken for the day; if not, import it with --dates mdy"), "{told}");
    let told = program.answer(["import", "--dates", "mdy", "Activities.csv"]);
    assert!(told.contains("4 Mar 2026") && !told.contains("taken for the day"), "{told}");
    program.file("Activities.csv", garmin.replace("03/04/2026", "23/04/2026"));
    assert!(!program.answer(["import", "--dry-run", "Activities.csv"]).contains("taken for the day"));
}

#[test]
fn cells_that_name_their_own_units_are_read_in_them_and_rows_that_say_nothing_are_counted() {
    let program = Program::new();
    program.file(
        "log.csv",
        "Date;Activity;Distance;Duration;Avg HR;Effort\n2026-11-01 07:00;Easy Run;10.5 km;52 min;150 bpm;4/10\n\
         2026-11-02 07:00;Long run;5 mi;1h 05m;148;6\n2026-11-03;Rest;;;;\n2026-11-04 07:00;Run;8;inf;1e999;3\n",
    );
    let refused = program.run(["import", "log.csv"]);
    let answer = paste(&program, &refused.out);
    for told in [
        "Run Sun 1 Nov 2026 07:00: 10.5 km, 52:00, RPE 4, 150 bpm",
        "Run Mon 2 Nov 2026 07:00: 8.0 km, 1:05:00, RPE 6, 148 bpm",
        "Run Wed 4 Nov 2026 07:00: 8.0 km, RPE 3",
        "rows left out: 1, no time, distance or figure of a morning that can be read",
        "figures left out: 2 that cannot be read, such as `inf`",
        "Added 3 sessions",
    ] {
        assert!(answer.contains(told), "{told}: {answer}");
    }
}

#[test]
fn words_in_the_place_of_figures_and_figures_that_cannot_be_are_left_out_and_said() {
    let program = Program::new();
    program.file(
        "bad.csv",
        "date,sport,km,minutes,hr\n2026-11-16,run,abc,50,150\n2026-11-17,run,-10,50,9999\n2026-11-18,run,10,fifty,150\n\
         2026-11-19,run,10,50,-\n",
    );
    let map = "date=date, sport=sport, distance_km=km, time_min=minutes, heart=hr";
    let told = program.answer(["import", "--map", map, "bad.csv"]);
    for said in [
        "figures left out: 2 that cannot be read, such as `abc`",
        "a distance of -10000 m cannot be: left out",
        "a heart rate of 9999 bpm cannot be: left out",
    ] {
        assert!(told.contains(said), "{said}: {told}");
    }
}

#[test]
fn ratings_of_a_morning_are_read_on_the_scale_that_the_list_names_or_the_runner_says() {
    let program = Program::new();
    program.file("feel.csv", "date,rhr,Soreness (0-10),mood 1-5,stress\n2026-11-20,48,3,4,2\n2026-11-21,49,7.5,2,2\n");
    let refused = program.run(["import", "feel.csv"]);
    assert!(refused.out.contains("Left out: stress."), "{}", refused.out);
    paste(&program, &refused.out);
    let export = program.answer(["export"]);
    assert!(export.contains("\"soreness\":7.5") && export.contains("\"mood\":2") && !export.contains("\"stress\""), "{export}");
    program.answer(["import", "--map", "date=date, stress_10=stress", "feel.csv"]);
    assert!(program.answer(["export"]).contains("\"stress\":2"), "2 of 10 are nearly the least");
}

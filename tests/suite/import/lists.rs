//! Lists of sessions and mornings as CSV, of each app: made here in the forms that were seen, and real ones.

use std::fs;

use deckchair::import::{ListHints, Reading, read_mapped};
use deckchair::journal::{
    Bpm, CheckIn, CheckInSource, Health, Kind, Metres, Moment, Rpe, Scale5, Seconds, Session, Sport, Ten, Units,
};

use super::{HOME, only, read, real_files, refusal, words};

pub fn metres(session: &Session) -> Option<f64> {
    session.distance.map(Metres::value)
}

pub fn moving(session: &Session) -> Option<f64> {
    session.moving.map(Seconds::value)
}

pub fn list(text: &str) -> Reading {
    read("list.csv", text.as_bytes())
}

/// Gives the only morning of a list.
pub fn morning(text: &str) -> CheckIn {
    let reading = list(text);
    assert_eq!(reading.refusal, None);
    let [morning] = <[CheckIn; 1]>::try_from(reading.check_ins).unwrap();
    morning
}

/// Tells a morning's figures: sleep in hours, resting heart, HRV, source.
pub fn figures(morning: &CheckIn) -> (String, Option<f64>, Option<f64>, Option<f64>, &str) {
    let sleep = morning.sleep.map(|length| (length.hours() * 100.0).round() / 100.0);
    let hrv = morning.hrv.as_ref().map(|hrv| hrv.milliseconds);
    let CheckInSource::App(source) = &morning.source else { panic!("not of one app: {:?}", morning.source) };
    (morning.at.to_string(), sleep, morning.resting_heart.map(Bpm::value), hrv, source)
}

const STRAVA: &str = "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,Distance,Max Heart Rate,\
    Relative Effort,Commute,Activity Gear,Filename,Elapsed Time,Moving Time,Distance,Elevation Gain,Elevation Loss,Max Heart Rate,\
    Average Heart Rate,Perceived Exertion,\"<span class=\"\"translation_missing\"\">Type</span>\"\n";

#[test]
fn stravas_list_is_read_by_names_and_occurrence_with_utc_times() {
    let row = "1,\"Oct 7, 2020, 10:43:11 PM\",Night Run,Run,\"easy, then\nhills\",3000,18.96,,,false,,activities/1.fit.gz,3010.0,2900.0,\
               18962.80078125,120.5,119,181,150.6,7,x\n";
    let run = only(list(&format!("{STRAVA}{row}")));
    assert_eq!(run.start.to_string(), "2020-10-08T00:43:11+02:00");
    assert_eq!((run.sport, metres(&run), moving(&run)), (Sport::Run, Some(18962.8), Some(2900.0)));
    assert_eq!((run.elapsed.map(Seconds::value), run.climb.map(Metres::value)), (Some(3010.0), Some(120.5)));
    assert_eq!((run.heart_avg.map(Bpm::value), run.heart_max.map(Bpm::value)), (Some(151.0), Some(181.0)));
    assert_eq!((run.rpe.map(Rpe::value), run.title.as_str(), run.notes.as_str()), (Some(7.0), "Night Run", "easy, then\nhills"));
    assert_eq!((run.source.file.as_deref(), run.source.format.as_deref()), (Some("1.fit"), Some("strava")));
}

#[test]
fn a_quote_left_open_takes_no_other_session_along() {
    let row = |day: u8, title: &str| {
        format!("{day},\"Oct {day}, 2020, 6:00:00 AM\",{title},Run,,3000,18.96,,,false,,,3010,2900,18962\n")
    };
    let reading =
        list(&format!("{STRAVA}{}{}{}{}", row(1, "one"), row(2, "\"never closed"), row(3, "three"), row(4, "\"four\"")));
    let titles: Vec<&str> = reading.sessions.iter().map(|run| run.title.as_str()).collect();
    assert_eq!(titles, ["one", "three", "four"]);
    let said = "line 3 opens a quote that is never closed: left out, the lines after it are read; close it and import again";
    assert_eq!(words(&reading), [said]);
}

#[test]
fn what_the_runner_wrote_for_nobody_else_stands_below_stravas_description() {
    let header = "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,Distance,\
                  Activity Private Note,Filename,Elapsed Time,Moving Time,Distance\n";
    let run = |told: &str| only(list(&format!("{header}1,\"Oct 7, 2020, 10:43:11 PM\",Run,Run,{told},,3000,2900,10000\n")));
    assert_eq!(run("windy,3000,10,knee ok").notes, "windy\nknee ok");
    assert_eq!(run(",3000,10,knee ok").notes, "knee ok");
}

#[test]
fn stravas_effort_is_read_in_french_and_one_beyond_the_scale_is_said() {
    let row = |effort: &str| {
        format!(
            "ID de l'activité,Date de l'activité,Nom de l'activité,Type d'activité,Temps écoulé,Distance,Nom du fichier,\
             Perception de l'effort\n1,\"7 oct. 2020, 14:43:11\",Le soir,Course à pied,3000,\"18,96\",,{effort}\n"
        )
    };
    assert_eq!(only(list(&row("7"))).rpe.map(Rpe::value), Some(7.0));
    for effort in ["17", "-3"] {
        let reading = list(&row(effort));
        assert_eq!((reading.sessions[0].rpe, words(&reading).len()), (None, 1), "{effort}");
        assert!(words(&reading)[0].ends_with(": left out"), "{:?}", words(&reading));
    }
}

#[test]
fn stravas_list_is_read_in_its_other_languages_and_its_old_form() {
    let german = "Aktivitäts-ID,Aktivitätsdatum,Name der Aktivität,Aktivitätsart,Aktivitätsbeschreibung,Verstrichene Zeit,Distanz,\
                  Max. Herzfrequenz,Dateiname,Verstrichene Zeit,Bewegungszeit,Distanz,Höhenzunahme,Höhenunterschied,\
                  Max. Herzfrequenz,Durchschnittliche Herzfrequenz,Gefühlte Anstrengung\n\
                  1,\"07.10.2020, 14:43:11\",Lauf am Abend,Lauf,,3000,\"18,96\",,,3010,2900,\"18962,8\",\"120,5\",,181,\"150,6\",6\n";
    let french = "ID de l'activité,Date de l'activité,Nom de l'activité,Type d'activité,Description de l'activité,Temps écoulé,\
                  Distance,Fréquence cardiaque max.,Nom du fichier,Temps écoulé,Durée de déplacement,Distance,Dénivelé positif\n\
                  1,\"7 oct. 2020, 14:43:11\",Le soir,Course à pied,,3000,\"18,96\",181,,3010,2900,18962.8,\"120,5\"\n";
    let dutch = "Activiteits-ID,Datum van activiteit,Naam van activiteit,Activiteitstype,Verstreken tijd,Afstand,Bestandsnaam,\
                 Verstreken tijd,Beweegtijd,Afstand,Hoogtewinst\n\
                 1,\"7 okt. 2020 14:43:11\",Avondrit,Hardloopsessie,3000,\"18,96\",,3010,2900,\"18962,8\",\"120,5\"\n";
    let old = "id,date,name,type,description,elapsed_time,distance,commute,gear,filename\n\
               1,2020-10-07 14:43:11,Evening,Run,,3010,18962.8,false,,\n";
    for text in [german, french, dutch, old] {
        let run = only(list(text));
        assert_eq!(run.start.to_string(), "2020-10-07T16:43:11+02:00", "{text}");
        assert_eq!(
            (run.sport, metres(&run), run.elapsed.map(Seconds::value)),
            (Sport::Run, Some(18962.8), Some(3010.0)),
            "{text}"
        );
        assert_eq!(run.source.file.as_deref(), Some("list.csv"));
    }
    assert_eq!(only(list(german)).rpe.map(Rpe::value), Some(6.0));
    let unknown = format!("{}\nx,activities/1.fit\n", (0..50).map(|at| format!("stolpec {at}")).collect::<Vec<_>>().join(","));
    assert!(refusal(&list(&unknown)).starts_with("Strava's list in a language that is not known yet"));
}

#[test]
fn stravas_only_distance_is_in_kilometres_but_in_the_water_and_in_the_old_form() {
    let row = |sport: &str, distance: &str| {
        let head = "Activity ID,Activity Date,Activity Name,Activity Type,Elapsed Time,Distance,Filename";
        only(list(&format!("{head}\n1,\"Oct 7, 2020, 6:43:11 AM\",x,{sport},3000,{distance},\n")))
    };
    assert_eq!(metres(&row("Run", "10.5")), Some(10_500.0));
    assert_eq!([metres(&row("Swim", "1000")), metres(&row("Rowing", "2000"))], [Some(1_000.0), Some(2_000.0)]);
}

#[test]
fn stravas_second_distance_is_in_kilometres_where_it_is_the_first_again_or_far_too_slow_for_metres() {
    let row = |sport: &str, first: &str, second: &str| {
        let head =
            "Aktivitäts-ID,Aktivitätsdatum,Name der Aktivität,Aktivitätsart,Verstrichene Zeit,Distanz,Verstrichene Zeit,Distanz";
        metres(&only(list(&format!("{head}\n1,\"21.07.2026, 15:09:27\",x,{sport},1390,{first},1390,{second}\n"))))
    };
    assert_eq!(row("Lauf", "\"2,81\"", "\"2,81\""), Some(2810.0));
    assert_eq!(row("Lauf", "\"2,81\"", "\"2810,4\""), Some(2810.4));
    assert_eq!(row("Lauf", "", "\"2,81\""), Some(2810.0));
    assert_eq!(row("Schwimmen", "600", "\"600,0\""), Some(600.0));
    assert_eq!(row("Kanu", "600", "\"600,0\""), Some(600.0), "nobody paddles 600 km in 23 minutes");
    assert_eq!(row("Lauf", "\"0,00\"", "\"2,81\""), Some(2.81), "a treadmill may count next to nothing");
}

#[test]
fn what_the_runner_marks_on_strava_is_the_kind_of_the_session() {
    let kind = |head: &str, marks: &str| {
        let columns = "Activity ID,Activity Date,Activity Name,Activity Type,Elapsed Time,Distance,Filename";
        only(list(&format!("{columns},{head}\n1,\"Sep 20, 2026, 2:12:12 PM\",x,Run,1900,5,,{marks}\n"))).kind
    };
    let english = "Recovery,With Pet,Competition,Long Run";
    assert_eq!(kind(english, "0.0,,1.0,0.0"), Some(Kind::Race));
    assert_eq!(kind(english, "false,,true,false"), Some(Kind::Race));
    assert_eq!(kind(english, ",,,1"), Some(Kind::Long));
    assert_eq!(kind(english, "1.0,,,"), Some(Kind::Recovery));
    assert_eq!(kind(english, "0.0,1.0,0.0,false"), None);
    assert_eq!(kind("Wettkampf,Langer Lauf", "1.0,0.0"), Some(Kind::Race));
}

#[test]
fn figures_that_are_negative_or_beyond_a_scale_are_left_out_and_said() {
    let row = |distance: &str, heart: &str| {
        format!("1,\"Oct 7, 2020, 2:43:11 PM\",x,Run,,3000,,,,false,,,3010,2900,{distance},,,,{heart},\n")
    };
    let reading = list(&format!("{STRAVA}{}", row("-10000", "9999")));
    assert_eq!(words(&reading), ["a distance of -10000 m cannot be: left out", "a heart rate of 9999 bpm cannot be: left out"]);
    assert!(
        words(&list(&format!("{STRAVA}{}{}", row("0", "0"), row("-1", "-1")))).is_empty(),
        "apps write so what they do not know"
    );
    let reading = list(&format!("{STRAVA}{}", row("5oo0", "150")));
    assert_eq!(words(&reading), ["figures left out: 1 that cannot be read, such as `5oo0`"]);
    let wellness = "date,restingHR,hrv,sleepSecs,soreness\n2024-03-31,47,71.5,27000,9\n2024-04-01,47,71.5,27000,0\n";
    assert_eq!(words(&list(wellness)), ["soreness of 9 on a scale from 1 to 4: left out"]);
}

#[test]
fn hrv4trainings_answers_of_a_hundred_are_told_by_a_figure_above_ten() {
    let mornings = |one: &str, other: &str| {
        let head = "date,HR,rMSSD,HRV4T_Recovery_Points,sleep_quality,muscle_soreness,fatigue";
        let text = format!("{head}\n2026-11-18,48,62.3,8.2,{one}\n2026-11-19,50,55.0,8.0,{other}\n");
        let said = |morning: &CheckIn| {
            let [quality, fatigue] = [morning.sleep_quality, morning.fatigue].map(|grade| grade.map(Scale5::value));
            (quality, morning.soreness.map(Ten::value), fatigue)
        };
        let reading = list(&text);
        assert!(words(&reading).is_empty(), "{:?}", words(&reading));
        reading.check_ins.iter().map(said).collect::<Vec<_>>()
    };
    assert_eq!(mornings("80,30,5", "50,70,100"), [(Some(4), Some(3.0), Some(1)), (Some(3), Some(7.0), Some(5))]);
    assert_eq!(mornings("8,3,5", "5,7,10"), [(Some(4), Some(3.0), Some(3)), (Some(3), Some(7.0), Some(5))]);
}

#[test]
fn what_apps_call_a_sport_in_their_languages_is_known() {
    let cases = [
        ("Virtual Running", Sport::Treadmill),
        ("Ultra Running", Sport::Run),
        ("Indoor Track", Sport::Track),
        ("Virtual Cycling", Sport::IndoorRide),
        ("Gravel/Unpaved Cycling", Sport::Ride),
        ("Cross Country Classic Skiing", Sport::Ski),
        ("Casual Walking", Sport::Walk),
        ("Course à pied sur tapis roulant", Sport::Treadmill),
        ("Course sur piste", Sport::Track),
        ("Cyclisme", Sport::Ride),
        ("Corrida em esteira", Sport::Treadmill),
        ("Corsa su tapis roulant", Sport::Treadmill),
        ("Cinta de correr", Sport::Treadmill),
        ("Carrera de trail", Sport::Trail),
        ("Bieżnia", Sport::Treadmill),
        ("Bieganie terenowe", Sport::Trail),
        ("Trening siłowy", Sport::Strength),
        ("トレッドミル", Sport::Treadmill),
        ("トレイルランニング", Sport::Trail),
        ("Cyclisme en salle", Sport::IndoorRide),
        ("Natation en eau libre", Sport::Swim),
        ("Marche à pied", Sport::Walk),
        ("Virtueller Lauf", Sport::Treadmill),
        ("Gewichtstraining", Sport::Strength),
        ("Course à pied virtuelle", Sport::Treadmill),
        ("Ski de fond", Sport::Ski),
        ("Weights", Sport::Strength),
        ("Outdoor Bike", Sport::Ride),
        ("Easy Run", Sport::Run),
        ("Rad", Sport::Ride),
    ];
    for (word, sport) in cases {
        let row = format!("Activity Type,Date,Favorite,Title,Distance,Time\n{word},2025-02-06 17:06:03,false,x,10,01:00:00\n");
        assert_eq!(only(list(&row)).sport, sport, "{word}");
    }
    let pool =
        "Type d'activité,Date,Favori,Titre,Distance,Durée\nNatation en piscine,2025-02-06 17:06:03,false,x,\"1 500\",00:31:24\n";
    assert_eq!(metres(&only(list(pool))), Some(1_500.0));
}

#[test]
fn the_runner_says_the_units_that_garmins_list_leaves_open() {
    let text = "Activity Type,Date,Favorite,Title,Distance,Time\nRunning,2025-02-06 17:06:03,false,x,3.41,00:31:24\n";
    let hints = ListHints::default();
    let read = |hints: &ListHints| {
        let reading = read_mapped("list.csv", text.as_bytes(), HOME, hints);
        (metres(&reading.sessions[0]).unwrap().round(), words(&reading).join(""))
    };
    assert!((read(&hints).0 - 3_410.0).abs() < 1e-6);
    let (metres, said) = read(&hints.clone().reading_in(Units::Imperial));
    assert!(
        (metres - 5_488.0).abs() < 1e-6 && said.contains("by the units you read in; if not, import it with --units"),
        "{metres} {said}"
    );
    assert_eq!(read(&hints.reading_in(Units::Imperial).measured(Some(Units::Metric))), (3_410.0, String::new()));
}

#[test]
fn rows_with_nothing_but_a_date_and_empty_lines_before_the_names_are_passed_over() {
    let text = format!(
        "\r\n\n{STRAVA}1,\"Oct 1, 2020, 6:00:00 AM\",one,Run,,3000,9,,,false,,,3010,2900,9000\n2,\"Oct 2, 2020, 6:00:00 AM\",half\n"
    );
    let reading = list(&text);
    assert_eq!(reading.sessions.len(), 1);
    assert_eq!(words(&reading), ["rows left out: 1, sessions without a sport, time, distance, effort or heart rate"]);
}

#[test]
fn rows_that_cannot_be_dated_are_counted_and_stop_nothing() {
    let rows = "1,yesterday,x,Run\n2,\"Oct 7, 2020, 2:43:11 PM\",short row,Run\n\"broken";
    let reading = list(&format!("{STRAVA}{rows}"));
    assert_eq!(reading.sessions.len(), 1);
    assert!(words(&reading).contains(&"rows left out: 1, no date that can be read".to_owned()), "{:?}", words(&reading));
    assert!(words(&reading).iter().any(|said| said.starts_with("line 4 opens a quote")), "{:?}", words(&reading));
}

#[test]
fn the_real_strava_lists_are_read_row_by_row() {
    let Some(folder) = real_files() else { return };
    let reading = read("activities.csv", &fs::read(folder.join("csv/strava_activities_112.csv")).unwrap());
    assert_eq!((reading.sessions.len(), reading.refusal.clone()), (112, None));
    let count = |sport| reading.sessions.iter().filter(|session| session.sport == sport).count();
    assert_eq!([Sport::Run, Sport::Walk, Sport::Ride, Sport::Yoga, Sport::Other].map(count), [89, 9, 7, 5, 2]);
    let ride = &reading.sessions[0];
    assert_eq!(ride.start, Moment::from_rfc3339("2021-01-27T13:57:47Z").unwrap());
    assert_eq!((metres(ride), moving(ride), ride.title.as_str()), (Some(5612.4), Some(1258.0), "Afternoon Ride"));
    let manual = reading.sessions.iter().find(|session| session.title == "Wings for life World run").unwrap();
    assert_eq!((metres(manual), moving(manual)), (Some(15000.0), Some(5520.0)));
    let five = read("activities.csv", &fs::read(folder.join("csv/strava_activities_5.csv")).unwrap());
    assert_eq!(five.sessions.len(), 8);
}

const GARMIN: &str = "Activity Type,Date,Favorite,Title,Distance,Calories,Time,Avg HR,Max HR,Aerobic TE,Avg Run Cadence,Avg Pace,\
    Total Ascent,Total Descent,Avg Stride Length,Best Lap Time,Moving Time,Elapsed Time\n";

#[test]
fn garmins_list_tells_kilometres_from_miles_by_the_steps() {
    let metric = "Running,2025-02-06 17:06:03,false,\"Wellington Running\",\"5.48\",\"447\",\"00:31:24\",\"153\",\"176\",\"3.6\",\"173\",\
                  \"5:44\",\"215\",\"1,200\",\"1.01\",\"00:02:15.3\",\"00:31:08\",\"00:32:57\"\n";
    let reading = list(&format!("{GARMIN}{metric}"));
    assert_eq!(words(&reading), ["the file says no units: taken for kilometres and metres, by stride, cadence and time"]);
    let run = only(reading);
    assert_eq!((run.start.to_string().as_str(), metres(&run)), ("2025-02-06T17:06:03+01:00", Some(5480.0)));
    assert_eq!((moving(&run), run.elapsed.map(Seconds::value)), (Some(1868.0), Some(1977.0)));
    assert_eq!((run.climb.map(Metres::value), run.descent.map(Metres::value)), (Some(215.0), Some(1200.0)));
    let imperial = metric.replace("5.48", "3.41").replace("5:44", "9:13");
    let run = only(list(&format!("{GARMIN}{imperial}")));
    assert_eq!((metres(&run), run.climb.map(Metres::value)), (Some(5487.86), Some(65.53)));
}

#[test]
fn garmins_list_is_read_in_french_and_with_decimal_commas() {
    let french = "Type d'activité,Date,Favori,Titre,Distance,Calories,Durée,Fréquence cardiaque moyenne,Fréquence cardiaque maximale,\
                  TE aérobie,Ascension totale,Descente totale,Temps de déplacement,Temps écoulé\n\
                  Course à pied,2025-02-06 17:06:03,false,\"Vilnius\",\"5,81\",\"447\",\"00:31:24\",\"153\",\"176\",\"3,6\",\"--\",\"'-12\",\
                  \"00:31:08\",\"00:32:57\"\n";
    let reading = list(french);
    assert_eq!(metres(&reading.sessions[0]), Some(5810.0));
    assert_eq!((reading.sessions[0].sport, reading.sessions[0].climb), (Sport::Run, None));
    let said = words(&reading);
    assert!(said.iter().any(|word| word.contains("kilometres and metres, by default")), "{said:?}");
    assert!(said.iter().any(|word| word.contains("cannot be: left out")), "a descent of -12 m is none: {said:?}");
}

#[test]
fn the_real_garmin_list_is_in_miles_and_says_so() {
    let Some(folder) = real_files() else { return };
    let reading = read("Activities.csv", &fs::read(folder.join("csv/garmin_connect_activities_20_imperial.csv")).unwrap());
    assert_eq!(reading.sessions.len(), 20);
    assert!(words(&reading)[0].contains("miles and feet, by stride"), "{:?}", words(&reading));
    let hike = &reading.sessions[0];
    assert_eq!((hike.sport, metres(hike)), (Sport::Hike, Some(9414.66)));
    assert_eq!((hike.climb.map(Metres::value), moving(hike)), (Some(367.89), Some(6158.0)));
    let climbing = &reading.sessions[2];
    assert_eq!((climbing.sport, climbing.sport_name.as_deref(), metres(climbing)), (Sport::Other, Some("Rock Climbing"), None));
}

#[test]
fn hrv4training_of_both_phones_is_read() {
    let ios = "date,timestamp_measurement,HR,AVNN,SDNN,rMSSD,HRV4T_Recovery_Points,trainingRPE, sleep_quality,sleep_time,\
               muscle_soreness,fatigue,traveling,sickness,alcohol,note\n\
               2018-02-03,2018-02-03 06:31:00 a. m. +0000,48,1200,70,65.4,8.4,7, 8,7.5,2,5,traveling,not sick,-,good legs\n";
    let said = morning(ios);
    assert_eq!(figures(&said), ("2018-02-03T07:31:00+01:00".to_owned(), Some(7.5), Some(48.0), Some(65.4), "HRV4Training"));
    assert_eq!((said.soreness.map(Ten::value), said.fatigue.map(Scale5::value)), (Some(2.0), Some(3)));
    assert_eq!((said.health, said.notes.as_str()), (Some(Health::Well), "travelling\ngood legs"));
    let android =
        "date, time, HR, rMSSD, HRV4T_Recovery_Points, sickness, sleep_time\n2017-19-07, 06:12:00, 51, 58.1, 8.1, sick, 6:45\n";
    let said = morning(android);
    assert_eq!(figures(&said), ("2017-07-19T06:12:00+02:00".to_owned(), Some(6.75), Some(51.0), Some(58.1), "HRV4Training"));
    assert_eq!(said.health, Some(Health::Ill));
}

#[test]
fn elite_hrv_is_read_and_only_its_mornings() {
    let text = "\u{feff}Member,Date,Datetime,Type,HRV,lnRmssd,Rmssd,Nn50,Pnn50,Sdnn,Score,Indication,Balance,HR\n\
                me,2019-05-01,2019-05-01 06:40:00,Morning Readiness,62,4.1,60.3,1,2,70,8,x,y,52\n\
                me,2019-05-01,2019-05-01 18:40:00,Open Reading,50,3.4,30.0,1,2,40,8,x,y,72\n";
    assert_eq!(figures(&morning(text)), ("2019-05-01T06:40:00+02:00".to_owned(), None, Some(52.0), Some(60.3), "Elite HRV"));
    assert_eq!(words(&list(text)), ["rows left out: 1, not measured as the morning's"]);
}

#[test]
fn intervals_mornings_and_sessions_are_read() {
    let text = "date,weight,restingHR,hrv,sleepSecs,sleepQuality,soreness,fatigue,stress,mood,injury,comments\n\
                2024-03-31,70,47,71.5,27000,1,4,1,,2,2,\"=cmd\"\n2024-04-01,70,,,,,,,,,,\n";
    let said = morning(text);
    assert_eq!(figures(&said), ("2024-03-31T05:00:00+02:00".to_owned(), Some(7.5), Some(47.0), Some(71.5), "intervals.icu"));
    assert_eq!((said.soreness.map(Ten::value), said.fatigue.map(Scale5::value)), (Some(10.0), Some(1)));
    assert_eq!((said.mood.map(Scale5::value), said.sleep_quality.map(Scale5::value)), (Some(4), Some(5)));
    assert_eq!((said.pain.unwrap().place.as_str(), said.notes.as_str()), ("niggle", "=cmd"));
    let sessions = "id,name,type,start_date_local,moving_time,elapsed_time,distance,average_heartrate,max_heartrate,\
                    total_elevation_gain,icu_training_load,icu_rpe,feel\n\
                    i1,Easy,TrailRun,2024-03-31T09:00:00,3600,3700,10000.4,140,160,300,50,4,2\n";
    let run = only(list(sessions));
    assert_eq!((run.sport, run.start.to_string().as_str()), (Sport::Trail, "2024-03-31T09:00:00+02:00"));
    assert_eq!((run.rpe.map(Rpe::value), run.feel.map(Ten::value), metres(&run)), (Some(4.0), Some(7.5), Some(10000.4)));
}

#[test]
fn whoops_export_is_read_by_the_day_of_waking() {
    let cycles = "Cycle start time,Cycle end time,Cycle timezone,Recovery score %,Resting heart rate (bpm),\
                  Heart rate variability (ms),Sleep onset,Wake onset,Asleep duration (min)\n\
                  2023-08-14 23:03:25,2023-08-15 22:50:00,UTC-07:00,66,52,81,2023-08-14 23:03:25,2023-08-15 06:40:00,421\n\
                  2023-08-15 22:50:00,,UTCZ,,,,,,\n";
    let said = list(cycles);
    let expected = ("2023-08-15T06:40:00-07:00".to_owned(), Some(7.02), Some(52.0), Some(81.0), "Whoop");
    assert_eq!(figures(&said.check_ins[0]), expected);
    assert_eq!(words(&said), ["rows left out: 1, no time of waking"]);
    let sleeps = "Cycle start time,Cycle end time,Cycle timezone,Sleep onset,Wake onset,Asleep duration (min),Nap\n\
                  2023-08-14 23:03:25,x,UTC-07:00,2023-08-15 14:00:00,2023-08-15 15:00:00,55,true\n\
                  2023-08-14 23:03:25,x,UTC-07:00,2023-08-14 23:03:25,2023-08-15 06:40:00,421,false\n";
    assert_eq!(morning(sleeps).sleep.map(Seconds::value), Some(25_260.0));
    let workouts = "Cycle start time,Cycle end time,Cycle timezone,Workout start time,Workout end time,Duration (min),Activity name,\
                    Activity Strain,Max HR (bpm),Average HR (bpm),Distance (meters),Altitude gain (meters)\n\
                    x,x,UTC+01:00,2023-08-15 18:00:00,2023-08-15 18:45:00,45,Running,12.1,175,151,8000,50\n";
    let run = only(list(workouts));
    assert_eq!((run.sport, run.start.to_string().as_str()), (Sport::Run, "2023-08-15T18:00:00+01:00"));
    assert_eq!((moving(&run), metres(&run), run.heart_avg.map(Bpm::value)), (Some(2700.0), Some(8000.0), Some(151.0)));
}

#[test]
fn the_real_whoop_list_gives_a_morning_a_recovery_and_no_sleep_that_is_a_sum() {
    let Some(folder) = real_files() else { return };
    let reading = read("whoop.csv", &fs::read(folder.join("csv/whoop_api_daily_453.csv")).unwrap());
    assert_eq!((reading.refusal.clone(), reading.check_ins.len()), (None, 446));
    assert!(reading.check_ins.iter().all(|morning| morning.sleep.is_none() && morning.hrv.is_some()));
    let expected = ("2025-01-25T08:37:34+00:00".to_owned(), None, Some(53.0), Some(68.31), "Whoop");
    assert_eq!(figures(&reading.check_ins[0]), expected);
    assert!(words(&reading).contains(&"left out: sleep: it is summed over more than one night".to_owned()));
}

#[test]
fn oura_is_read_with_semicolons_and_only_its_nights() {
    let nights = "id;average_breath;average_heart_rate;average_hrv;bedtime_end;bedtime_start;day;lowest_heart_rate;\
                  total_sleep_duration;type\n\
                  a;14.1;55;64;2024-01-15T07:10:00.000+01:00;2024-01-14T23:00:00.000+01:00;2024-01-15;47;26400;long_sleep\n\
                  b;14.1;55;10;2024-01-15T15:10:00.000+01:00;2024-01-15T14:00:00.000+01:00;2024-01-15;60;3000;late_nap\n\
                  c;14.1;55;10;2024-01-15T15:10:00.000+01:00;2024-01-15T14:00:00.000+01:00;2024-01-15;60;30000;deleted\n";
    assert_eq!(figures(&morning(nights)), ("2024-01-15T07:10:00+01:00".to_owned(), Some(7.33), Some(47.0), Some(64.0), "Oura"));
    let trends = "date,Sleep Score,Total Sleep Duration,Lowest Resting Heart Rate,Average HRV\n2020-02-01,80,27000,50,61\n";
    assert_eq!(figures(&morning(trends)), ("2020-02-01T05:00:00+01:00".to_owned(), Some(7.5), Some(50.0), Some(61.0), "Oura"));
    let sessions = "id;activity;calories;day;distance;end_datetime;intensity;label;start_datetime\n\
                    a;running;300;2024-01-15;5000;2024-01-15T18:30:00+01:00;hard;;2024-01-15T18:00:00+01:00\n";
    let run = only(list(sessions));
    assert_eq!((run.sport, run.elapsed.map(Seconds::value), metres(&run)), (Sport::Run, Some(1800.0), Some(5000.0)));
}

#[test]
fn trainingpeaks_knows_days_and_what_was_planned_is_not_done() {
    let text = "Title,WorkoutType,WorkoutDescription,WorkoutDay,TimeTotalInHours,DistanceInMeters,HeartRateAverage,TSS,Rpe,Feeling\n\
                Tempo,Run,x,2024-05-04,1.25,15000,151,80,6,2\nRest of plan,Run,x,2024-05-06,,,,,,\n";
    let reading = list(text);
    let said = ["left out: feeling: on a scale that the list does not say", "rows left out: 1, planned, not done"];
    assert_eq!(words(&reading), said);
    let run = only(reading);
    assert_eq!((run.start.to_string().as_str(), moving(&run)), ("2024-05-04T12:00:00+02:00", Some(4500.0)));
    let metrics = "Timestamp,Type,Value\n05/13/2024 6:00:00 AM,Sleep Hours,7.5\n05/13/2024 6:00:00 AM,Weight Kilograms,70\n";
    assert_eq!(morning(metrics).sleep.map(Seconds::value), Some(27_000.0));
}

#[test]
fn lists_of_something_else_are_named() {
    assert_eq!(refusal(&list("a,b,c,d,e\n1,2,3,4,5\n")), "a list of a, b, c, d, …: no sessions or mornings that are known");
    assert_eq!(refusal(&list("just text\n")), "of no kind that can be read: export it as FIT, GPX, TCX or CSV");
    let Some(folder) = real_files() else { return };
    let points = read("points.csv", &fs::read(folder.join("csv/opentracks_points.csv")).unwrap());
    assert_eq!(refusal(&points), "the points of one track, not a list of sessions: export it as GPX, TCX or FIT");
}

#[test]
fn lists_in_any_of_the_usual_codes_say_the_same() {
    let text = "Aktivitäts-ID,Aktivitätsdatum,Name der Aktivität,Aktivitätsart,Verstrichene Zeit,Distanz,Dateiname\n\
                1,2020-10-07 14:43:11,Größe,Lauf,3010,18962,\n";
    let western: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let wide: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let plain = only(list(text));
    assert_eq!(plain.title, "Größe");
    for bytes in [western, wide, format!("\u{feff}{text}").into_bytes()] {
        assert_eq!(only(read("list.csv", &bytes)), plain);
    }
}

#[test]
fn hostile_lists_are_read_or_refused() {
    let wide = format!("{}\n{}", "date,restingHR,".repeat(20_000), "2024-01-01,50,".repeat(20_000));
    let long = format!("date,restingHR\n{}", "2024-01-01,50\n".repeat(100_000));
    let cell = format!("date,restingHR,comments\n2024-01-01,50,\"{}\"", "x".repeat(1_000_000));
    let quotes = format!("date,restingHR\n{}", "\"".repeat(100_001));
    for text in [wide, long, cell, quotes] {
        let reading = list(&text);
        assert_eq!(reading.refusal.is_some(), reading.check_ins.is_empty());
    }
    for figure in ["NaN", "inf", "-5", "1e308", "999999999999999999999", "0x20", "١٢"] {
        let reading = list(&format!("date,restingHR,hrv,sleepSecs\n2024-01-01,{figure},{figure},{figure}\n"));
        assert!(reading.check_ins.is_empty(), "{figure}");
    }
    for date in ["9999-12-31", "0001-01-01", "2024-02-30", "99999-01-01"] {
        let reading = list(&format!("date,restingHR\n{date},50\n"));
        assert!(reading.check_ins.is_empty(), "{date}");
    }
}

#[test]
fn fitbits_series_give_resting_hearts_and_nights() {
    let hearts = list("timestamp,beats per minute\n2026-11-20T00:00:00Z,51\n2026-11-21T00:00:00Z,49.6\n");
    let rates: Vec<_> = hearts.check_ins.iter().map(|morning| morning.resting_heart.map(Bpm::value)).collect();
    assert_eq!(rates, [Some(51.0), Some(49.6)]);
    let minutes = "timestamp,beats per minute\n2026-11-20T06:00:00Z,51\n2026-11-20T06:01:00Z,49.6\n";
    assert!(list(minutes).refusal.is_some(), "heart rates of every minute are none at rest");
    let night = "timestamp,root mean square of successive differences milliseconds,standard deviation milliseconds\n\
                 2026-11-21T02:00:00Z,60,70\n2026-11-21T02:05:00Z,64,70\n2026-11-21T14:00:00Z,20,70\n";
    let morning = list(night).check_ins.remove(0);
    assert_eq!(morning.hrv.map(|hrv| hrv.milliseconds), Some(62.0));
}

#[test]
fn whoops_journal_gives_illness_alcohol_and_travel() {
    let text = "Cycle start time,Cycle end time,Cycle timezone,Question text,Answered yes,Notes\n\
                2026-11-20 22:50:00,,UTC+01:00,Feeling sick or ill?,true,\n\
                2026-11-20 22:50:00,,UTC+01:00,Have any alcoholic drinks?,true,two beers\n\
                2026-11-21 00:40:00,,UTC+01:00,Have any alcoholic drinks?,false,\n\
                2026-11-20 22:50:00,,UTC+01:00,Read in bed?,true,\n";
    let reading = list(text);
    let told: Vec<_> =
        reading.check_ins.iter().map(|morning| (morning.at.to_string(), morning.health, morning.notes.as_str())).collect();
    let at = "2026-11-21T05:00:00+01:00".to_owned();
    assert_eq!(told, [(at.clone(), Some(Health::Ill), ""), (at, None, "alcohol\ntwo beers")]);
    assert_eq!(words(&reading), ["rows left out: 1, answers the log has no place for"]);
}

#[test]
fn whoops_export_is_read_in_every_language_it_is_written_in() {
    let cycles = [
        "Startzeit des Zyklus,Endzeit des Zyklus,Zeitzone des Zyklus,Erholungswert %,Ruheherzfrequenz (Schläge pro Minute),\
         Herzfrequenzvariabilität (ms),Beginn des Schlafs,Beginn des Aufwachens,Schlafdauer (Min.)",
        "Hora de inicio del ciclo,Hora de finalización del ciclo,Zona horaria del ciclo,Puntuación de recuperación (%),\
         Frecuencia cardíaca en reposo (lpm),Variabilidad de la frecuencia cardíaca (ms),Inicio del sueño,Inicio de la vigilia,\
         Duración del sueño (min)",
        "Heure de début du cycle,Heure de fin du cycle,Fuseau horaire du cycle,Score de récupération %,\
         Fréquence cardiaque au repos (bpm),Variabilité de la fréquence cardiaque (ms),Premiers signes de sommeil,\
         Premiers signes de réveil,Durée du sommeil (min)",
        "Hora de início do ciclo,Hora de fim do ciclo,Fuso horário do ciclo,Pontuação de recuperação %,\
         Frequência cardíaca em repouso (bpm),Variabilidade da frequência cardíaca (ms),Início do sono,Início da vigília,\
         Duração do sono (min)",
    ];
    for names in cycles {
        let row = "2023-08-14 23:03:25,2023-08-15 22:50:00,UTC-07:00,66,52,81,2023-08-14 23:03:25,2023-08-15 06:40:00,421";
        let expected = ("2023-08-15T06:40:00-07:00".to_owned(), Some(7.02), Some(52.0), Some(81.0), "Whoop");
        assert_eq!(figures(&morning(&format!("{names}\n{row}\n"))), expected, "{names}");
    }
    let workouts = [
        (
            "Zeitzone des Zyklus,Startzeit des Trainings,Endzeit des Trainings,Dauer (Min.),Name der Aktivität,\
          Durchschnittliche HF (Schläge pro Minute)",
            "Laufen",
        ),
        (
            "Zona horaria del ciclo,Hora de inicio del entrenamiento,Hora de finalización del entrenamiento,Duración (min),\
          Nombre de la actividad,FC promedio (lpm)",
            "Correr",
        ),
        (
            "Fuseau horaire du cycle,Heure de début de l'entraînement,Heure de fin de l’entraînement,Durée (min),\
          Nom de l'activité,FC moyenne (bpm)",
            "Course à pied",
        ),
        (
            "Fuso horário do ciclo,Hora de início do treino,Hora de fim do treino,Duração (min),Nome da atividade,\
          FC média (bpm)",
            "Corrida",
        ),
    ];
    for (names, running) in workouts {
        let text = format!("{names}\nUTC+01:00,2023-08-15 18:00:00,2023-08-15 18:45:00,45,{running},151\n");
        let run = only(list(&text));
        assert_eq!((run.sport, run.start.to_string().as_str()), (Sport::Run, "2023-08-15T18:00:00+01:00"), "{names}");
        assert_eq!((moving(&run), run.heart_avg.map(Bpm::value)), (Some(2700.0), Some(151.0)));
    }
    let journal = "Startzeit des Zyklus,Zeitzone des Zyklus,Fragetext,Beantwortet mit Ja,Anmerkungen\n\
                   2026-11-20 22:50:00,UTC+01:00,Alkohol konsumiert?,true,\n";
    assert_eq!(morning(journal).notes, "alcohol");
}

#[test]
fn what_hrv4training_asks_on_waking_is_of_the_day_before() {
    let text = "date,timestamp_measurement,HR,rMSSD,HRV4T_Recovery_Points, trainingRPE, trainingDistance, trainingTime, training_type, \
                run_distance, run_time, run_hr\n\
                2026-11-21,2026-11-21 06:30:00 +0000,50,60,8.2, 7, 12.5, 65, running, 12.5, 01:05:00, 152\n\
                2026-11-22,2026-11-22 06:30:00 +0000,50,60,8.2, 3, -, 45, strength, -, -, -\n\
                2026-11-23,2026-11-23 06:30:00 +0000,50,60,8.2, -, -, -, rest, 0, 0, 0\n";
    let reading = list(text);
    assert_eq!((reading.check_ins.len(), reading.sessions.len()), (3, 2));
    let [run, strength] = reading.sessions.as_slice() else { panic!("two sessions") };
    assert_eq!((run.sport, run.start.to_string().as_str()), (Sport::Run, "2026-11-20T12:00:00+01:00"));
    assert_eq!((moving(run), metres(run), run.rpe.map(Rpe::value)), (Some(3900.0), Some(12_500.0), Some(7.0)));
    assert_eq!((strength.sport, moving(strength), metres(strength)), (Sport::Strength, Some(2700.0), None));
}

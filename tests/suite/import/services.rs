//! Lists of services that are read by what is known of their columns, in every language and form that was seen.

use deckchair::import::{ListHints, read_mapped};
use deckchair::journal::{Bpm, CheckIn, Day, Metres, Rpe, Scale5, Seconds, Session, Sport};

use super::lists::{self, figures, list, metres, morning, moving};
use super::{HOME, only, refusal, words};

#[test]
fn lists_of_services_are_read_without_a_word_of_the_runner() {
    let runkeeper = |units: [&str; 2]| {
        let [far, high] = units;
        format!(
            "Activity Id,Date,Type,Route Name,Distance ({far}),Duration,Average Pace,Average Speed,Calories Burned,Climb ({high}),\
             Average Heart Rate (bpm),Friend's Tagged,Notes,GPX File\n\
             a1,2019-05-04 16:35:09,Running,,3.10,28:30,9:11,6.53,350,120,141,,\"Easy, with \"\"strides\"\"\",2019-05-04-163509.gpx\n"
        )
    };
    let run = only(list(&runkeeper(["mi", "ft"])));
    assert_eq!(
        (run.start.to_string().as_str(), run.sport, moving(&run)),
        ("2019-05-04T16:35:09+02:00", Sport::Run, Some(1710.0))
    );
    assert_eq!((metres(&run), run.climb.map(Metres::value)), (Some(4988.97), Some(36.58)));
    assert_eq!((run.notes.as_str(), run.source.format.as_deref()), ("Easy, with \"strides\"", Some("runkeeper")));
    assert_eq!(metres(&only(list(&runkeeper(["km", "m"])))), Some(3100.0));

    let mapmyrun = "Date Submitted,Workout Date,Activity Type,Calories Burned (kCal),Distance (mi),Workout Time (seconds),\
                    Avg Pace (min/mi),Max Pace (min/mi),Avg Speed (mi/h),Max Speed (mi/h),Avg Heart Rate,Steps,Notes,Source,Link\n\
                    \"May 6, 2025\",\"May 6, 2025\",Indoor Run / Jog,582,4.0,2036,8.48,7.57,7.07,7.91,146,5658,,Map My Fitness,x\n";
    let run = only(list(mapmyrun));
    assert_eq!((metres(&run), moving(&run), run.heart_avg.map(Bpm::value)), (Some(6437.38), Some(2036.0), Some(146.0)));
    assert_eq!(
        (run.start.to_string().as_str(), run.source.format.as_deref()),
        ("2025-05-06T12:00:00+02:00", Some("list of days"))
    );

    let zepp = "type,startTime,sportTime(s),maxPace(/meter),minPace(/meter),distance(m),avgPace(/meter),calories(kcal)\n\
                1,2026-01-01 18:03:16+0000,1800,3.4,2.2,5321,2.77,310\n85,2026-01-02 18:03:16+0000,3600,0,0,0,0,720\n";
    let reading = list(zepp);
    assert_eq!(
        reading.sessions[0].start.to_string(),
        "2026-01-01T19:03:16+01:00",
        "UTC is where it is kept, not where it was run"
    );
    assert_eq!((reading.sessions[0].sport, reading.sessions[1].sport_name.as_deref()), (Sport::Run, Some("sport 85")));

    let nights = "date,lastSyncTime,deepSleepTime,shallowSleepTime,wakeTime,start,stop,REMTime,naps\n\
                  2023-02-18,1,76,206,0,2023-02-18 02:13:00+0000,2023-02-18 08:02:00+0000,67,\n\
                  2023-02-19,1,0,0,0,2023-02-18 23:00:00+0000,2023-02-18 23:00:00+0000,0,\n";
    let nights = list(nights).check_ins;
    assert_eq!(nights.len(), 1, "a night that begins and ends at once was not measured");
    assert_eq!(lists::figures(&nights[0]), ("2023-02-18T09:02:00+01:00".to_owned(), Some(5.82), None, None, "Zepp"));

    let concept2 = "\"ID\",\"Date\",\"Description\",\"Work Time (Formatted)\",\"Work Time (Seconds)\",\"Rest Time (Formatted)\",\
                    \"Work Distance\",\"Avg Heart Rate\",\"Type\",\"Comments\"\n\
                    \"44023457\",\"2020-04-30 12:42:00\",\"5000m row\",\"\"\"21:11.3\"\"\",\"1271.3\",\"\",\"5000\",\"\",\"Indoor Rower\",\"\"\n";
    let row = only(list(concept2));
    assert_eq!((row.sport, metres(&row), moving(&row)), (Sport::Row, Some(5000.0), Some(1271.3)));
}

#[test]
fn samsungs_tables_are_read_in_both_forms_with_their_own_offset() {
    let sessions = "com.samsung.shealth.exercise,7006011,17\n\
        title,com.samsung.health.exercise.start_time,com.samsung.health.exercise.time_offset,\
        com.samsung.health.exercise.exercise_type,com.samsung.health.exercise.duration,com.samsung.health.exercise.distance,\
        com.samsung.health.exercise.mean_heart_rate,com.samsung.health.exercise.altitude_gain\n\
        ,2026-07-10 16:39:58.319,UTC-0300,14001,511900,,100.0,,\n\
        Easy,2023-11-11 09:24:21.285,UTC+0100,1002,1442877,3101.814,160.0,12.5,\n";
    let [swim, run] = <[Session; 2]>::try_from(list(sessions).sessions).unwrap();
    assert_eq!((swim.start.to_string().as_str(), swim.sport), ("2026-07-10T13:39:58-03:00", Sport::Swim));
    assert_eq!((run.start.to_string().as_str(), run.sport), ("2023-11-11T10:24:21+01:00", Sport::Run));
    assert_eq!((metres(&run), moving(&run), run.climb.map(Metres::value)), (Some(3101.81), Some(1442.88), Some(12.5)));
    assert_eq!((run.title.as_str(), run.heart_avg.map(Bpm::value)), ("Easy", Some(160.0)));
    let old = "com.samsung.health.exercise\ndatauuid,exercise_type,duration,distance,mean_heart_rate,time_offset,start_time\n\
               w1,1002,600000,2000,150,7200000,2021-10-08 10:48:24\n";
    assert_eq!(only(list(old)).start.to_string(), "2021-10-08T10:48:24+02:00");
    let nights = "com.samsung.shealth.sleep,6313004,3\nstart_time,end_time,time_offset,com.samsung.health.sleep.deviceuuid\n\
        2026-10-02 21:30:00.000,2026-10-03 04:30:00.000,UTC+0200,watch\n\
        2026-10-02 22:00:00.000,2026-10-03 04:10:00.000,UTC+0200,phone\n";
    assert_eq!(figures(&morning(nights)), ("2026-10-03T06:30:00+02:00".to_owned(), Some(7.0), None, None, "Samsung Health"));
}

#[test]
fn polars_list_of_one_session_is_read_without_the_samples_below_it() {
    let text = "Name,Sport,Date,Start time,Duration,Total distance (km),Average heart rate (bpm),Running index,Training load,\
                Ascent (m),Descent (m),Notes,VO2max,\nFartlek,TRAIL_RUNNING,20-06-2018,11:17:03,00:30:08,4.48,156,43,79,20,,hot,56,\n\
                Sample rate,Time,HR (bpm),Speed (km/h)\n1,00:00:00,95,3.7\n,00:00:01,95,3.9\n";
    let reading = list(text);
    assert_eq!(words(&reading), Vec::<String>::new());
    let run = only(reading);
    assert_eq!((run.start.to_string().as_str(), run.sport), ("2018-06-20T11:17:03+02:00", Sport::Trail));
    assert_eq!((metres(&run), moving(&run), run.climb.map(Metres::value)), (Some(4480.0), Some(1808.0), Some(20.0)));
}

#[test]
fn stravas_list_in_an_unknown_language_is_read_by_the_places_of_its_columns() {
    let mut names: Vec<String> = (0..90).map(|place| format!("nazwa {place}")).collect();
    for (one, other) in [(5, 15), (6, 17), (7, 30)] {
        names[other] = names[one].clone();
    }
    let told = [
        (1, "\"7 paź 2020, 14:43:11\""),
        (2, "Wieczór"),
        (3, "Bieg"),
        (5, "3010"),
        (6, "\"10,02\""),
        (12, "activities/1.fit.gz"),
        (15, "3010"),
        (16, "2950"),
        (17, "10023.4"),
        (20, "55.5"),
        (30, "177"),
        (31, "150"),
        (43, "6"),
    ];
    let mut row = vec![String::new(); 90];
    for (place, cell) in told {
        row[place] = cell.to_owned();
    }
    let text = format!("{}\n{}\n", names.join(","), row.join(","));
    let reading = list(&text);
    assert!(words(&reading).contains(
        &"its columns have names in a language that is not known: read by their places; please check a session".to_owned()
    ));
    let run = only(reading);
    assert_eq!((run.start.to_string().as_str(), run.sport), ("2020-10-07T16:43:11+02:00", Sport::Run));
    assert_eq!((metres(&run), moving(&run), run.rpe.map(Rpe::value)), (Some(10023.4), Some(2950.0), Some(6.0)));
    assert_eq!((run.source.file.as_deref(), run.title.as_str()), (Some("1.fit"), "Wieczór"));
}

#[test]
fn garmins_list_is_read_in_more_languages() {
    let lists = [
        "Aktivitätstyp,Datum,Favorit,Titel,Distanz,Zeit,Ø HF,Max. HF,Positiver Höhenunterschied,Negativer Höhenunterschied\n\
         Laufen,2026-03-01 07:10:00,false,x,10.02,00:52:31,151,170,85,82\n",
        "Tipo di attività,Data,Preferita,Titolo,Distanza,Tempo,FC Media,FC max,Ascesa totale,Discesa totale\n\
         Corsa,2026-03-01 07:10:00,false,x,\"10,02\",00:52:31,151,170,85,82\n",
        "Tipo de atividade,Data,Favorito,Título,Distância,Tempo total,FC Média,FC máxima,Subida total,Descida total\n\
         Corrida,2026-03-01 07:10:00,false,x,\"10,02\",00:52:31,151,170,85,82\n",
        "Tipo de actividad,Fecha,Favorito,Título,Distancia,Tiempo,Frecuencia cardiaca media,FC máxima,Ascenso total,Descenso total\n\
         Carrera,2026-03-01 07:10:00,false,x,10.02,00:52:31,151,170,85,82\n",
        "Activiteittype,Datum,Favoriet,Titel,Afstand,Tijd,Gem. HS,Max. HS,Totale stijging,Totale daling\n\
         Hardlopen,2026-03-01 07:10:00,false,x,10.02,00:52:31,151,170,85,82\n",
        "Typ aktywności,Data,Ulubiony,Tytuł,Dystans,Czas,Średnie tętno,Maksymalne tętno,Całkowity wznios,Całkowity spadek\n\
         Bieganie,2026-03-01 07:10:00,false,x,\"10,02\",00:52:31,151,170,85,82\n",
        "アクティビティタイプ,日付,お気に入り,タイトル,距離,タイム,平均心拍数,最大心拍数,総上昇量,総下降量\n\
         ラン,2026-03-01 07:10:00,false,x,10.02,00:52:31,151,170,85,82\n",
    ];
    for text in lists {
        let run = only(list(text));
        assert_eq!((run.sport, metres(&run), moving(&run)), (Sport::Run, Some(10020.0), Some(3151.0)), "{text}");
        assert_eq!((run.heart_avg.map(Bpm::value), run.heart_max.map(Bpm::value)), (Some(151.0), Some(170.0)), "{text}");
        assert_eq!((run.climb.map(Metres::value), run.descent.map(Metres::value)), (Some(85.0), Some(82.0)), "{text}");
    }
}

#[test]
fn garmins_reports_of_mornings_are_read() {
    let told = |text: &str| {
        let hints = ListHints::default().read_on(Day::new("2026-01-05".parse().unwrap()));
        let reading = read_mapped("report.csv", text.as_bytes(), HOME, &hints);
        let told = |morning: &CheckIn| {
            let (at, sleep, rest, hrv, _) = figures(morning);
            (at, sleep, rest, hrv, morning.sleep_quality.map(Scale5::value))
        };
        (reading.check_ins.iter().map(told).collect::<Vec<_>>(), words(&reading))
    };
    let nights = "Sleep Score 4 Weeks,Score,Resting Heart Rate,Body Battery,Pulse Ox,Respiration,HRV Status,Quality,Duration,\
        Sleep Need,Bedtime,Wake Time\n\"Jan 4, 2026\",76,52,\"+35\",97,15,48,Fair,5h 6min,9h 0min,12:31 AM,6:04 AM\n\
        2026-01-05,--,--,--,--,--,--,--,--,--,--,--\n";
    let night = ("2026-01-04T06:04:00+01:00".to_owned(), Some(5.1), Some(52.0), None, Some(3));
    let weekly = "left out: HRV, the mean of seven nights here: export the page of HRV status too".to_owned();
    assert_eq!(told(nights), (vec![night], vec![weekly]));
    // A day without its year is the last of its name.
    let variability = "Date,Overnight HRV,Baseline,7d Avg\nJan 5,61ms,50ms - 68ms,58ms\nDec 31,55ms,50ms - 68ms,57ms\n";
    let of = |day: &str, hrv: f64| (format!("{day}T05:00:00+01:00"), None, None, Some(hrv), None);
    assert_eq!(told(variability), (vec![of("2026-01-05", 61.0), of("2025-12-31", 55.0)], Vec::new()));
    let hearts = "Resting Heart Rate,\"Resting\"\n\"11/18/2025\",\"47 bpm\"\n";
    assert_eq!(told(hearts).0, [("2025-11-18T05:00:00+01:00".to_owned(), None, Some(47.0), None, None)]);
}

#[test]
fn garmins_nights_are_read_in_german_french_and_spanish() {
    for (nights, woken) in [
        (
            "Sleep Score 4 Wochen,Score,Ruheherzfrequenz,Body Battery,Pulsoximeter,Atmung,HFV-Status,Qualität,Dauer\n2026-01-04,76,52,+35,97,15,48,Gut,5h 6min\n",
            "05:00",
        ),
        (
            "Score de sommeil 4 semaines,Score,Fréquence cardiaque au repos,Body Battery,Oxymètre de pouls,Respiration,\
          Statut de la variabilité de la fréquence cardiaque,Qualité,Durée,Heure de coucher,Heure de lever\n\
          2026-01-04,76,52,+35,97,15,48,Moyen,5h 6min,00:31,06:04\n",
            "06:04",
        ),
        (
            "Puntuación de sueño 4 semanas,Puntuación,Frecuencia cardiaca en reposo,Body Battery,Calidad,Duración\n2026-01-04,76,52,+35,Normal,5h 6min\n",
            "05:00",
        ),
    ] {
        let reading = list(&format!("\u{feff}{nights}"));
        let [night] = reading.check_ins.as_slice() else { panic!("{:?} {:?}", reading.refusal, reading.check_ins) };
        assert_eq!(night.at.to_string(), format!("2026-01-04T{woken}:00+01:00"));
        let told = (night.sleep.map(Seconds::value), night.resting_heart.map(Bpm::value), night.sleep_quality.map(Scale5::value));
        assert_eq!(told, (Some(18_360.0), Some(52.0), Some(3)), "{nights}");
    }
    let text =
        "Date,Variabilité de la fréquence cardiaque nocturne,Ligne de base,Moyenne sur 7 jours\n5 janv.,61ms,50ms - 68ms,58ms\n";
    let hints = ListHints::default().read_on(Day::new("2026-01-05".parse().unwrap()));
    let variability = read_mapped("report.csv", text.as_bytes(), HOME, &hints);
    let told: Vec<_> = variability
        .check_ins
        .iter()
        .map(|morning| (morning.at.to_string(), morning.hrv.clone().map(|hrv| hrv.milliseconds)))
        .collect();
    assert_eq!(told, [("2026-01-05T05:00:00+01:00".to_owned(), Some(61.0))]);
}

#[test]
fn laps_are_no_sessions() {
    let laps = "Laps,Time,Cumulative Time,Distance,Avg HR\n1,5:01,5:01,1.00,140\n";
    assert_eq!(refusal(&list(laps)), "the laps of one session, without its date: export the session as FIT, TCX or GPX");
}

#[test]
fn fitbits_lists_of_today_give_sessions_nights_and_scores_in_the_offset_beside_them() {
    let sessions = "exercise_id,exercise_start,exercise_end,utc_offset,activity_name,log_type,tracker_total_distance_mm,\
        tracker_total_altitude_mm,tracker_avg_heart_rate,tracker_peak_heart_rate,manually_logged_total_distance_mm,deletion_reason\n\
        1,2026-05-30T06:00:00Z,2026-05-30T06:30:00Z,+08:00,Outdoor Run,AUTO_DETECTED,5000000,12000,149,171,,UNSPECIFIED\n\
        2,2026-05-31T06:00:00Z,2026-05-31T06:30:00Z,+08:00,Walk,MANUAL,0,0,0,0,3000000,\n\
        3,2026-05-31T08:00:00Z,2026-05-31T08:30:00Z,+08:00,Walk,MANUAL,0,0,0,0,3000000,USER_DELETED\n";
    let [run, walk] = <[Session; 2]>::try_from(list(sessions).sessions).unwrap();
    assert_eq!((run.start.to_string().as_str(), run.sport), ("2026-05-30T14:00:00+08:00", Sport::Run));
    assert_eq!((metres(&run), run.climb.map(Metres::value)), (Some(5000.0), Some(12.0)));
    assert_eq!((run.heart_avg.map(Bpm::value), run.heart_max.map(Bpm::value)), (Some(149.0), Some(171.0)));
    assert_eq!((metres(&walk), walk.heart_avg, walk.climb), (Some(3000.0), None, None));
    let nights = "sleep_id,sleep_type,minutes_in_sleep_period,minutes_asleep,minutes_awake,start_utc_offset,sleep_start,end_utc_offset,\
        sleep_end\n111,STAGES,480,420,48,+02:00,2026-10-04 20:30:00+0000,+02:00,2026-10-05 04:30:00+0000\n\
        222,CLASSIC,60,55,5,+02:00,2026-10-05 12:00:00+0000,+02:00,2026-10-05 13:00:00+0000\n";
    assert_eq!(figures(&morning(nights)), ("2026-10-05T06:30:00+02:00".to_owned(), Some(7.0), None, None, "Fitbit"));
    let scores = "sleep_log_entry_id,timestamp,overall_score,composition_score,revitalization_score,duration_score,\
        deep_sleep_in_minutes,resting_heart_rate,restlessness\n53621952045,2026-09-20T06:14:30Z,82,,83,,93,53,0.144\n";
    let score = morning(scores);
    assert_eq!(figures(&score), ("2026-09-20T08:14:30+02:00".to_owned(), None, Some(53.0), None, "Fitbit"));
    assert_eq!(score.sleep_quality, Scale5::new(4));
}

#[test]
fn the_nights_variability_that_fitbit_sums_up_by_the_day_is_read() {
    let text = "timestamp,average heart rate variability milliseconds,non rem heart rate beats per minute,entropy,\
        deep sleep root mean square of successive differences milliseconds,data source\n\
        2026-11-18T00:00:00Z,36.0,53.1,2.6,33.1,Fitbit\n2026-11-19T00:00:00Z,0,0,0,0,Fitbit\n";
    let reading = list(text);
    assert_eq!((reading.check_ins.len(), words(&reading).len()), (1, 0));
    assert_eq!(figures(&reading.check_ins[0]), ("2026-11-18T05:00:00+01:00".to_owned(), None, None, Some(36.0), "Fitbit"));
}

#[test]
fn a_day_that_is_told_by_the_runners_midnight_in_utc_is_the_runners_day() {
    let hearts = "timestamp,beats per minute,data source\n2026-07-04T22:00:00Z,52.0,x\n2026-07-05T22:00:00Z,0.0,x\n";
    assert_eq!(figures(&list(hearts).check_ins[0]), ("2026-07-05T05:00:00+02:00".to_owned(), None, Some(52.0), None, "Fitbit"));
    let in_utc = "timestamp,beats per minute\n2026-07-05T00:00:00Z,52.0\n";
    assert_eq!(figures(&morning(in_utc)).0, "2026-07-05T05:00:00+02:00");
}

#[test]
fn more_sessions_than_a_day_has_room_for_are_not_believed() {
    let rows = |count: u32, apart: u32| -> String {
        let row = |nth: u32| {
            format!("a{nth},2019-05-04 {:02}:{:02}:00,Running,,3.1,28:30,,,,\n", nth * apart / 60 % 24, nth * apart % 60)
        };
        let names = "Activity Id,Date,Type,Route Name,Distance (km),Duration,Climb (m),Average Heart Rate (bpm),Notes,GPX File\n";
        format!("{names}{}", (0..count).map(row).collect::<String>())
    };
    assert_eq!(refusal(&list(&rows(101, 1))), "more than 100 sessions in one day: not believable");
    assert_eq!(list(&rows(100, 1)).sessions.len(), 100);
    assert_eq!(list(&rows(5_000, 0)).sessions.len(), 5_000, "one that is told many times over");
}

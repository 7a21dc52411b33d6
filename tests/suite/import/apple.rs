//! Apple Health's export: made here with every trap that was seen, and real ones where they are at hand.

use std::fmt::Write;
use std::fs;
use std::io::{BufReader, Cursor, Read};

use deckchair::import::{ArchiveEntry, Reading, Wrapping, hold, read_stream, unpack};
use deckchair::journal::{Bpm, HrvMeasure, Metres, Rpe, Seconds, Session, Sport};

use super::lists::figures;
use super::packed::zipped;
use super::{HOME, only, read, real_files, room, words};

/// The document type as iOS 16 writes it, which no strict reader takes.
const BROKEN_TYPE: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE HealthData [\n<!ELEMENT HealthData (ExportDate,Me)>\n\
    <!ATTLIST HealthData\n  locale CDATA #REQUIRED\n>\n<!ATTLIST HeartRateVariabilityMetadataList <!ELEMENT x\n]>\n";

fn export(inside: &str) -> Vec<u8> {
    format!(
        "{BROKEN_TYPE}<HealthData locale=\"de_DE\">\n<ExportDate value=\"2024-02-01 10:00:00 +0100\"/>\n{inside}</HealthData>\n"
    )
    .into_bytes()
}

fn record(kind: &str, source: &str, start: &str, end: &str, value: &str) -> String {
    format!(
        "<Record type=\"HK{kind}\" sourceName=\"{source}\" unit=\"x\" creationDate=\"{end}\" startDate=\"{start}\" endDate=\"{end}\" \
         value=\"{value}\"><MetadataEntry key=\"k\" value=\"v\"/></Record>\n"
    )
}

fn asleep(source: &str, start: &str, end: &str, stage: &str) -> String {
    let value = format!("HKCategoryValueSleepAnalysis{stage}");
    record("CategoryTypeIdentifierSleepAnalysis", source, &format!("{start}:00 +0100"), &format!("{end}:00 +0100"), &value)
}

fn measured(kind: &str, source: &str, at: &str, value: &str) -> String {
    let at = format!("{at}:00 +0100");
    record(&format!("QuantityTypeIdentifier{kind}"), source, &at, &at, value)
}

#[test]
fn nights_hearts_and_variability_come_by_the_day_of_waking_and_are_never_added_up() {
    let inside = [
        asleep("Anna’s Apple Watch", "2024-01-14 23:00", "2024-01-15 02:00", "AsleepCore"),
        asleep("Anna’s Apple Watch", "2024-01-15 02:10", "2024-01-15 06:10", "AsleepREM"),
        asleep("Anna’s Apple Watch", "2024-01-15 02:00", "2024-01-15 02:10", "Awake"),
        asleep("iPhone", "2024-01-14 22:30", "2024-01-15 07:30", "InBed"),
        asleep("Sleep &amp; Co", "2024-01-14 22:30", "2024-01-15 07:30", "Asleep"),
        measured("HeartRateVariabilitySDNN", "Anna’s Apple Watch", "2024-01-15 03:00", "60"),
        measured("HeartRateVariabilitySDNN", "Anna’s Apple Watch", "2024-01-15 07:00", "70"),
        measured("HeartRateVariabilitySDNN", "Anna’s Apple Watch", "2024-01-15 18:00", "20"),
        measured("RestingHeartRate", "Anna’s Apple Watch", "2024-01-15 00:00", "51"),
        measured("HeartRate", "Anna’s Apple Watch", "2024-01-15 00:00", "151"),
        format!("<Correlation type=\"x\">{}</Correlation>\n", measured("RestingHeartRate", "x", "2024-01-15 00:00", "30")),
    ];
    let reading = read("export.xml", &export(&inside.concat()));
    assert_eq!((reading.refusal.clone(), words(&reading).len(), reading.check_ins.len()), (None, 0, 1));
    let morning = &reading.check_ins[0];
    assert_eq!(figures(morning), ("2024-01-15T06:10:00+01:00".to_owned(), Some(7.0), Some(51.0), Some(65.0), "Apple Health"));
    let hrv = morning.hrv.as_ref().unwrap();
    assert_eq!((hrv.measure, hrv.device.as_deref()), (HrvMeasure::Sdnn, Some("Apple Watch")));
}

#[test]
fn workouts_are_read_in_the_old_form_and_the_new() {
    let old = "<Workout workoutActivityType=\"HKWorkoutActivityTypeHiking\" duration=\"31.5\" durationUnit=\"min\" totalDistance=\"2\" \
               totalDistanceUnit=\"mi\" sourceName=\"Watch\" startDate=\"2016-04-02 10:40:38 +0100\" endDate=\"2016-04-02 11:12:22 +0100\"/>";
    let hike = only(read("экспорт.xml", &export(old)));
    assert_eq!((hike.sport, hike.start.to_string().as_str()), (Sport::Hike, "2016-04-02T10:40:38+01:00"));
    assert_eq!((hike.moving.map(Seconds::value), hike.elapsed.map(Seconds::value)), (Some(1890.0), Some(1904.0)));
    assert_eq!(hike.distance.map(Metres::value), Some(3218.69));
    let new = "<Workout workoutActivityType=\"HKWorkoutActivityTypeRunning\" duration=\"30\" durationUnit=\"min\" sourceName=\"Watch\" \
               startDate=\"2023-07-02 20:00:00 +0200\" endDate=\"2023-07-02 20:31:00 +0200\">\n\
               <MetadataEntry key=\"HKTimeZone\" value=\"America/Los_Angeles\"/><MetadataEntry key=\"HKIndoorWorkout\" value=\"0\"/>\
               <MetadataEntry key=\"HKElevationAscended\" value=\"5400 cm\"/>\
               <WorkoutStatistics type=\"HKQuantityTypeIdentifierDistanceWalkingRunning\" sum=\"5.2\" unit=\"km\"/>\
               <WorkoutStatistics type=\"HKQuantityTypeIdentifierHeartRate\" average=\"151.4\" minimum=\"90\" maximum=\"175\" unit=\"count/min\"/>\
               <WorkoutRoute><FileReference path=\"/workout-routes/route.gpx\"/></WorkoutRoute></Workout>";
    let run = only(read("export.xml", &export(new)));
    assert_eq!((run.sport, run.start.to_string().as_str()), (Sport::Run, "2023-07-02T11:00:00-07:00"));
    assert_eq!((run.distance.map(Metres::value), run.climb.map(Metres::value)), (Some(5200.0), Some(54.0)));
    assert_eq!((run.heart_avg.map(Bpm::value), run.heart_max.map(Bpm::value)), (Some(151.0), Some(175.0)));
    let other = new.replace("TypeRunning", "TypeHighIntensityIntervalTraining").replace("value=\"0\"", "value=\"1\"");
    let other = only(read("export.xml", &export(&other)));
    assert_eq!((other.sport, other.sport_name.as_deref()), (Sport::Other, Some("high intensity interval training")));
}

/// A figure that is told of a stretch of a session on 7 June 2026.
fn statistics(kind: &str, (from, until): (&str, &str), figures: &str) -> String {
    format!(
        "<WorkoutStatistics type=\"HKQuantityTypeIdentifier{kind}\" startDate=\"2026-06-07 {from}:00 +0200\" \
         endDate=\"2026-06-07 {until}:00 +0200\" {figures}/>"
    )
}

/// A session, or a leg of one, on 7 June 2026.
fn stretch(opening: &str, (from, until): (&str, &str), inside: &str) -> String {
    let name = opening.split(' ').next().unwrap();
    format!(
        "<{opening} sourceName=\"Watch\" startDate=\"2026-06-07 {from}:00 +0200\" endDate=\"2026-06-07 {until}:00 +0200\">\
         <MetadataEntry key=\"k\" value=\"v\"/>{inside}</{name}>"
    )
}

const RUN: &str = "Workout workoutActivityType=\"HKWorkoutActivityTypeRunning\" duration=\"16\"";
const TRIATHLON: &str = "Workout workoutActivityType=\"HKWorkoutActivityTypeSwimBikeRun\" duration=\"150\"";
const LEG: &str = "WorkoutActivity uuid=\"x\"";

#[test]
fn what_is_told_part_by_part_is_added_up_and_what_is_told_twice_is_not() {
    let (first, second) = (("09:00", "09:04"), ("09:04", "09:16"));
    let parts = [
        statistics("DistanceWalkingRunning", first, "sum=\"1.5\" unit=\"km\""),
        statistics("DistanceWalkingRunning", second, "sum=\"4.0\" unit=\"km\""),
        statistics("HeartRate", first, "average=\"170\" maximum=\"178\""),
        statistics("HeartRate", second, "average=\"120\" maximum=\"140\""),
    ]
    .concat();
    let told = |inside: &str| {
        let run = only(read("export.xml", &export(&stretch(RUN, ("09:00", "09:18"), inside))));
        let heart = (run.heart_avg.map(Bpm::value), run.heart_max.map(Bpm::value));
        (run.distance.map(Metres::value), heart, run.climb.map(Metres::value))
    };
    // 170 over 4 minutes and 120 over 12 are 132.5 over 16.
    let whole = (Some(5500.0), (Some(133.0), Some(178.0)), None);
    assert_eq!(told(&parts), whole);
    assert_eq!(told(&format!("{parts}{parts}")), whole);
    let stray = statistics("DistanceCycling", first, "sum=\"0.3\" unit=\"km\"");
    assert_eq!(told(&format!("{parts}{stray}")), whole, "the way of another sport is not added");
    let steps = format!("{parts}<MetadataEntry key=\"HKElevationAscended\" value=\"2000 cm\"/>");
    let steps = [stretch(LEG, first, &steps), stretch(LEG, second, "")].concat();
    assert_eq!(told(&steps), (whole.0, whole.1, Some(20.0)), "the steps of a planned run are one run");
    assert_eq!(told(&format!("{steps}{parts}")), (whole.0, whole.1, Some(20.0)), "and are not added to what is told of it");
}

#[test]
fn a_triathlon_is_a_session_for_each_leg_without_the_transitions() {
    let sports = |inside: &str| {
        let reading = read("export.xml", &export(&stretch(TRIATHLON, ("08:00", "10:32"), inside)));
        let told = |session: &Session| {
            let minutes = session.elapsed.map(|length| length.value() / 60.0);
            (
                session.sport,
                session.start.to_string(),
                minutes,
                session.distance.map(Metres::value),
                session.heart_avg.map(Bpm::value),
            )
        };
        (reading.sessions.iter().map(told).collect::<Vec<_>>(), words(&reading))
    };
    let leg = |sport: &str, span: (&str, &str), sum: &str| {
        stretch(LEG, span, &statistics(&format!("Distance{sport}"), span, &format!("sum=\"{sum}\" unit=\"km\"")))
    };
    let legs = [
        leg("Swimming", ("08:00", "08:30"), "1.5"),
        leg("WalkingRunning", ("08:30", "08:32"), "0.2"),
        leg("Cycling", ("08:32", "09:42"), "40"),
        leg("WalkingRunning", ("09:42", "10:32"), "10"),
    ]
    .concat();
    let heart = statistics("HeartRate", ("08:00", "10:32"), "average=\"150\" maximum=\"180\"");
    let expected = |heart: Option<f64>| {
        vec![
            (Sport::Swim, "2026-06-07T08:00:00+02:00".to_owned(), Some(30.0), Some(1500.0), heart),
            (Sport::Ride, "2026-06-07T08:32:00+02:00".to_owned(), Some(70.0), Some(40_000.0), heart),
            (Sport::Run, "2026-06-07T09:42:00+02:00".to_owned(), Some(50.0), Some(10_000.0), heart),
        ]
    };
    let warned = vec!["transitions between sports: 1, 2 min together, left out".to_owned()];
    assert_eq!(sports(&legs), (expected(None), warned.clone()));
    assert_eq!(sports(&format!("{heart}{legs}")), (expected(Some(150.0)), warned), "the mean of the whole is that of each");
    let untold = [("08:00", "08:30"), ("08:32", "09:42"), ("09:42", "10:32")].map(|span| stretch(LEG, span, "")).concat();
    let ways = [("Swimming", "1.5"), ("Cycling", "40"), ("WalkingRunning", "10")]
        .map(|(sport, sum)| statistics(&format!("Distance{sport}"), ("08:00", "10:32"), &format!("sum=\"{sum}\" unit=\"km\"")));
    assert_eq!(sports(&format!("{untold}{}", ways.concat())), (expected(None), Vec::new()), "the order tells too");
    let swimrun = [
        leg("WalkingRunning", ("08:00", "08:10"), "0.9"),
        leg("Swimming", ("08:10", "08:20"), "0.4"),
        leg("WalkingRunning", ("08:20", "08:30"), "0.9"),
        leg("Swimming", ("08:30", "08:40"), "0.4"),
    ];
    let (legs, _) = sports(&swimrun.concat());
    assert_eq!(legs.iter().map(|leg| leg.0).collect::<Vec<_>>(), [Sport::Run, Sport::Swim, Sport::Run, Sport::Swim]);
    let (whole, _) = sports(&ways.concat());
    assert_eq!((whole.len(), whole[0].3), (1, Some(51_500.0)), "without legs it is one session");
}

#[test]
fn the_effort_that_the_runner_gave_joins_its_session() {
    let effort = |kind: &str, value: &str| record(kind, "Watch", "2023-07-02 20:00:00 +0200", "2023-07-02 20:31:00 +0200", value);
    let run = "<Workout workoutActivityType=\"HKWorkoutActivityTypeRunning\" duration=\"30\" sourceName=\"Watch\" \
               startDate=\"2023-07-02 20:00:00 +0200\" endDate=\"2023-07-02 20:31:00 +0200\"/>";
    let estimated = effort("QuantityTypeIdentifierEstimatedWorkoutEffortScore", "3");
    let said = effort("QuantityTypeIdentifierWorkoutEffortScore", "7");
    assert_eq!(only(read("export.xml", &export(&format!("{estimated}{said}{run}")))).rpe, Rpe::new(7.0).ok());
    assert_eq!(
        only(read("export.xml", &export(&format!("{estimated}{run}")))).rpe,
        None,
        "an estimate is no word of the runner's"
    );
}

#[test]
fn the_real_exports_are_read() {
    let Some(folder) = real_files() else { return };
    let run = only(read("export.xml", &fs::read(folder.join("apple/export_small_2019.xml")).unwrap()));
    assert_eq!((run.sport, run.start.to_string().as_str()), (Sport::Run, "2016-11-14T06:25:41-08:00"));
    assert_eq!((run.distance.map(Metres::value), run.moving.map(Seconds::value)), (Some(800.13), Some(311.65)));
    let other = only(read("export.xml", &fs::read(folder.join("apple/export_6s3_2016.xml")).unwrap()));
    assert_eq!((other.sport, other.elapsed.map(Seconds::value), other.distance), (Sport::Other, Some(1904.0), None));
}

#[test]
fn it_is_read_as_a_stream_out_of_its_archive() {
    let xml = export(&measured("RestingHeartRate", "Watch", "2024-01-15 00:00", "51"));
    let zip =
        zipped(&[("apple_health_export/エクスポート.xml", &xml), ("apple_health_export/export_cda.xml", b"<ClinicalDocument/>")]);
    let mut readings: Vec<Reading> = Vec::new();
    unpack("export.zip", Cursor::new(zip), &room, &mut |name, piece| {
        let ArchiveEntry::File(file) = piece else { panic!("{name} is not opened") };
        match hold(file) {
            Ok(Wrapping::Stream) => readings.push(read_stream(name, file, HOME)),
            Ok(Wrapping::Whole(bytes, _)) => readings.push(read(name, &bytes)),
            Ok(Wrapping::Database) => panic!("{name} is no database"),
            Err(refusal) => panic!("{refusal}"),
        }
    })
    .unwrap();
    assert_eq!(readings[0].check_ins.len(), 1);
    assert!(readings[1].refusal.as_ref().unwrap().is_foreign());
}

#[test]
fn forbidden_bytes_cuts_and_nonsense_are_read_as_far_as_they_go() {
    let whole = export(&format!(
        "{}{}",
        measured("RestingHeartRate", "Wat\u{b}ch", "2024-01-15 00:00", "51"),
        measured("RestingHeartRate", "Watch", "2024-01-16 00:00", "52")
    ));
    assert_eq!(read("export.xml", &whole).check_ins.len(), 2);
    for length in 0..whole.len() {
        let reading = read("export.xml", &whole[..length]);
        assert_eq!(reading.refusal.is_some(), reading.check_ins.is_empty());
    }
    for at in 0..whole.len() {
        let mut bent = whole.clone();
        bent[at] ^= 0xa5;
        read("export.xml", &bent);
    }
    let odd = [
        measured("RestingHeartRate", "x", "2024-01-15 00:00", "NaN"),
        measured("RestingHeartRate", "x", "2024-13-15 00:00", "50"),
        measured("RestingHeartRate", "x", "9999-01-15 00:00", "50"),
        measured("RestingHeartRate", "x", "2024-01-15 00:00", "1e300"),
        asleep("x", "2024-01-15 07:00", "2024-01-14 23:00", "Asleep"),
        "<Workout startDate=\"x\"/><Workout workoutActivityType=\"\"></Workout>".to_owned(),
        format!("{}{}", "<a>".repeat(50_000), "</a>".repeat(50_000)),
    ];
    let reading = read("export.xml", &export(&odd.concat()));
    assert!(reading.check_ins.is_empty() && reading.sessions.is_empty());
}

#[test]
fn years_of_records_pass_in_little_memory() {
    // A source without end as far as the reader knows: three hundred thousand records, made as they are read.
    struct Years {
        head: Cursor<Vec<u8>>,
        left: u32,
        line: Cursor<Vec<u8>>,
    }
    impl Read for Years {
        fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
            let read = match self.head.read(buffer)? {
                0 => self.line.read(buffer)?,
                read => read,
            };
            if read > 0 || self.left == 0 {
                return Ok(read);
            }
            self.left -= 1;
            let mut line = String::new();
            let (day, minute) = (self.left % 28 + 1, self.left % 60);
            write!(line, "{}", measured("HeartRate", "Watch", &format!("2024-01-{day:02} 12:{minute:02}"), "80")).unwrap();
            if self.left == 0 {
                line = format!("{}</HealthData>", measured("RestingHeartRate", "Watch", "2024-01-15 00:00", "51"));
            }
            self.line = Cursor::new(line.into_bytes());
            self.read(buffer)
        }
    }
    let head = Cursor::new(b"<HealthData>".to_vec());
    let mut file = BufReader::new(Years { head, left: 300_000, line: Cursor::new(Vec::new()) });
    let reading = read_stream("export.xml", &mut file, HOME);
    assert_eq!((reading.check_ins.len(), words(&reading).len()), (1, 0));
}

//! Files made for the tests.

use chrono::{DateTime, TimeDelta};

/// FIT's epoch, in seconds since 1970.
const EPOCH: i64 = 631_065_600;

/// Gives FIT seconds of a time in RFC 3339.
pub fn fit_time(text: &str) -> u32 {
    u32::try_from(DateTime::parse_from_rfc3339(text).unwrap().timestamp() - EPOCH).unwrap()
}

/// Gives a time so many seconds after another, in RFC 3339.
pub fn later(start: &str, seconds: i64) -> String {
    (DateTime::parse_from_rfc3339(start).unwrap() + TimeDelta::seconds(seconds)).to_rfc3339()
}

/// A field of a FIT message: number, base type, bytes in little-endian order.
#[derive(Clone)]
pub struct Field(pub u8, pub u8, pub Vec<u8>);

pub fn byte(number: u8, value: u8) -> Field {
    Field(number, 0x02, vec![value])
}

pub fn short(number: u8, value: u16) -> Field {
    Field(number, 0x84, value.to_le_bytes().to_vec())
}

pub fn long(number: u8, value: u32) -> Field {
    Field(number, 0x86, value.to_le_bytes().to_vec())
}

pub fn text(number: u8, value: &str) -> Field {
    Field(number, 0x07, value.bytes().chain([0]).collect())
}

/// A FIT file under construction.
#[derive(Default)]
pub struct FitFile {
    messages: Vec<u8>,
}

impl FitFile {
    /// Begins a recording by a Garmin fr620.
    pub fn recording() -> Self {
        Self::of_purpose(4)
    }

    /// Begins a file of some purpose.
    pub fn of_purpose(purpose: u8) -> Self {
        Self::default().message(0, &[Field(0, 0x00, vec![purpose]), short(1, 1), short(2, 1623)])
    }

    /// Adds a message with its definition.
    pub fn message(mut self, number: u16, fields: &[Field]) -> Self {
        self.messages.extend([0x40, 0, 0]);
        self.messages.extend(number.to_le_bytes());
        self.messages.push(u8::try_from(fields.len()).unwrap());
        for Field(number, base, bytes) in fields {
            self.messages.extend([*number, u8::try_from(bytes.len()).unwrap(), *base]);
        }
        self.messages.push(0);
        self.messages.extend(fields.iter().flat_map(|Field(_, _, bytes)| bytes));
        self
    }

    /// Adds a message in big-endian order.
    pub fn big_endian(mut self, number: u16, fields: &[Field]) -> Self {
        self.messages.extend([0x40, 0, 1]);
        self.messages.extend(number.to_be_bytes());
        self.messages.push(u8::try_from(fields.len()).unwrap());
        for Field(number, base, bytes) in fields {
            self.messages.extend([*number, u8::try_from(bytes.len()).unwrap(), *base]);
        }
        self.messages.push(0);
        self.messages.extend(fields.iter().flat_map(|Field(_, _, bytes)| bytes.iter().rev()));
        self
    }

    /// Adds bytes as they are.
    pub fn raw(mut self, bytes: &[u8]) -> Self {
        self.messages.extend(bytes);
        self
    }

    /// Ends the file with its header and checksum.
    pub fn end(self) -> Vec<u8> {
        let mut bytes = vec![14, 0x20, 0x54, 0x08];
        bytes.extend(u32::try_from(self.messages.len()).unwrap().to_le_bytes());
        bytes.extend(b".FIT");
        bytes.extend([0, 0]);
        bytes.extend(&self.messages);
        let checksum = crc(&bytes);
        bytes.extend(checksum.to_le_bytes());
        bytes
    }
}

/// FIT's checksum, bit by bit as its description has it.
fn crc(bytes: &[u8]) -> u16 {
    bytes.iter().fold(0, |crc: u16, byte| {
        (0..8).fold(crc ^ u16::from(*byte), |crc, _| if crc & 1 == 1 { (crc >> 1) ^ 0xa001 } else { crc >> 1 })
    })
}

/// The start of the runs made here.
pub const START: &str = "2026-11-21T08:00:00Z";

/// A run of 50 minutes and 10 km with everything a watch can say of it, recorded at +01:00.
pub fn fit_run() -> FitFile {
    let start = fit_time(START);
    let mut file = FitFile::recording();
    for minute in 0..=50_u32 {
        let record = [
            long(253, start + minute * 60),
            byte(3, 140 + u8::try_from(minute % 10).unwrap()),
            long(5, minute * 20_000),
            short(2, (500 + 100) * 5),
        ];
        file = file.message(20, &record);
    }
    file.message(140, &[long(253, start + 3000), short(9, 1440)]).message(18, &run_summary()).message(34, &closing())
}

/// What the watch says of [`fit_run`] as a whole.
pub fn run_summary() -> Vec<Field> {
    let start = fit_time(START);
    vec![
        long(253, start + 3010),
        long(2, start),
        Field(5, 0x00, vec![1]),
        Field(6, 0x00, vec![3]),
        long(7, 3_010_000),
        long(8, 3_000_000),
        long(9, 1_000_000),
        byte(16, 151),
        byte(17, 178),
        short(22, 412),
        short(23, 398),
        byte(192, 75),
        byte(193, 65),
        byte(199, 50),
    ]
}

/// The message that closes [`fit_run`] and knows the local time.
pub fn closing() -> Vec<Field> {
    let end = fit_time(START) + 3010;
    vec![long(253, end), long(5, end + 3600), short(1, 1)]
}

/// A point of a GPX track: seconds after the start, metres north, altitude, heart rate.
pub type Trackpoint = (i64, f64, f64, Option<u8>);

/// Gives a GPX track point.
pub fn trkpt((seconds, metres, altitude, heart): Trackpoint) -> String {
    let lat = 46.0 + metres / 111_194.9;
    let time = later(START, seconds);
    let heart = heart.map_or_else(String::new, |rate| {
        format!("<extensions><gpxtpx:TrackPointExtension><gpxtpx:hr>{rate}</gpxtpx:hr></gpxtpx:TrackPointExtension></extensions>")
    });
    format!("<trkpt lat=\"{lat:.7}\" lon=\"7.5\"><ele>{altitude}</ele><time>{time}</time>{heart}</trkpt>\n")
}

/// Gives a GPX file around its tracks.
pub fn gpx(tracks: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gpx version=\"1.1\" creator=\"Test Watch\" \
         xmlns=\"http://www.topografix.com/GPX/1/1\" \
         xmlns:gpxtpx=\"http://www.garmin.com/xmlschemas/TrackPointExtension/v1\">\n{tracks}</gpx>\n"
    )
}

/// A run of 40 minutes at 3 m/s, as a GPX track over a hill of 60 m.
pub fn gpx_run() -> String {
    let point = |second: i64| trkpt((second, second as f64 * 3.0, 100.0 + hill(second), Some(150)));
    let points: String = (0..=2400).step_by(10).map(point).collect();
    gpx(&format!("<trk><name>Morning &amp; hill</name><type>running</type><trkseg>\n{points}</trkseg></trk>"))
}

/// A hill of 60 m in the middle of 40 minutes.
fn hill(second: i64) -> f64 {
    60.0 - (second as f64 - 1200.0).abs() / 20.0
}

/// A run of two laps as a TCX file.
pub fn tcx_run() -> String {
    let lap = |from: i64, seconds: f64, metres: f64| {
        let point = |second: i64| {
            format!(
                "<Trackpoint><Time>{}</Time><AltitudeMeters>100</AltitudeMeters><DistanceMeters>{}</DistanceMeters>\
                 <HeartRateBpm><Value>{}</Value></HeartRateBpm></Trackpoint>\n",
                later(START, from + second).replace("+00:00", "Z"),
                (from + second) * 3,
                140 + second / 60
            )
        };
        let points: String = (0..=600).step_by(20).map(point).collect();
        format!(
            "<Lap StartTime=\"{}\"><TotalTimeSeconds>{seconds}</TotalTimeSeconds><DistanceMeters>{metres}</DistanceMeters>\
             <MaximumHeartRateBpm><Value>171</Value></MaximumHeartRateBpm><Track>\n{points}</Track></Lap>",
            later(START, from).replace("+00:00", "Z")
        )
    };
    format!(
        "<?xml version=\"1.0\"?>\n<TrainingCenterDatabase><Activities><Activity Sport=\"Running\"><Id>{START}</Id>{}{}\
         <Notes>windy</Notes><Creator><Name>Test Watch 2</Name></Creator></Activity></Activities></TrainingCenterDatabase>",
        lap(0, 600.5, 1800.25),
        lap(720, 600.0, 1790.0)
    )
}

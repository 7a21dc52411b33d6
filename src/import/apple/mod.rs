//! Apple Health's `export.xml`, read as a stream: any size, the memory of its nights and sessions.
//!
//! Of its records only those of sleep, resting heart rate and heart rate variability are looked at, and only where they stand
//! by themselves: inside a correlation they are repeated.

mod clean;
mod legs;
mod session;
mod tally;

use std::collections::BTreeMap;
use std::io::BufRead;

use chrono::{DateTime, NaiveDate};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::night::{Detail, Night, Sleep};
use super::waking::{MorningMean, Waking, is_of_the_morning};
use super::xml::Opened;
use super::{Findings, ImportWarning, Refusal, container};
use crate::journal::{HrvMeasure, Moment, Rpe, Session, Zone};

use clean::{Clean, TOO_LONG};
use session::Exercise;

const APP: &str = "Apple Health";

/// How far from a session its effort may be dated, in seconds.
const EFFORT_APART_S: f64 = 60.0;
/// The most efforts that are kept: of thirty years with nine sessions a day.
const MOST_EFFORTS: usize = 100_000;

/// Says whether a file that begins so is Apple's.
pub(super) fn is_apple(head: &[u8]) -> bool {
    let head = head.get(..4096).unwrap_or(head);
    let holds = |wanted: &[u8]| head.windows(wanted.len()).any(|bytes| bytes == wanted);
    holds(b"<!DOCTYPE HealthData") || holds(b"<HealthData")
}

/// Reads the file as far as it goes.
pub(super) fn read(source: &mut dyn BufRead, home: Zone) -> Findings {
    let mut export = AppleExport::default();
    let mut clean = Clean::of(source);
    let mut reader = Reader::from_reader(&mut clean);
    reader.config_mut().expand_empty_elements = true;
    reader.config_mut().allow_dangling_amp = true;
    reader.config_mut().check_end_names = false;
    let mut buffer = Vec::new();
    let mut warnings = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Eof) => break,
            Ok(Event::Start(tag)) => export.open(&tag),
            Ok(Event::End(_)) => export.close(),
            Ok(_) => {}
            Err(error) => {
                warnings.push(broken(&error, reader.error_position()));
                export.depth = 0;
                break;
            }
        }
    }
    if export.depth > 0 {
        warnings.push(ImportWarning::Truncated { at: usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX) });
    }
    if clean.was_mended {
        warnings.push(ImportWarning::NotUtf8);
    }
    export.findings(warnings, home)
}

fn broken(error: &quick_xml::Error, at: u64) -> ImportWarning {
    let at = usize::try_from(at).unwrap_or(usize::MAX);
    let quick_xml::Error::Io(error) = error else { return ImportWarning::Damaged { at } };
    if error.kind() == TOO_LONG {
        return ImportWarning::Damaged { at };
    }
    let refusal = container::refusal_of(error);
    if refusal == Refusal::BrokenPacking { ImportWarning::BrokenPacking { at } } else { ImportWarning::PartLeftOut(refusal) }
}

/// What has been read of the file.
#[derive(Default)]
struct AppleExport {
    depth: usize,
    exercise: Option<Exercise>,
    sleep: Sleep,
    days: BTreeMap<NaiveDate, Figures>,
    found: Findings,
    /// From when until when each session went; the legs of several sports all that of the whole.
    spans: Vec<(Moment, Moment)>,
    /// How hard sessions were by the runner's own word, each with the time it is said of.
    efforts: Vec<(Moment, f64)>,
    undated: usize,
}

/// The figures of one day.
#[derive(Default)]
struct Figures {
    resting: Option<f64>,
    sdnn: SourcedMean,
    rmssd: SourcedMean,
}

/// The mean of several measurements, and what measured the first.
#[derive(Default)]
struct SourcedMean {
    mean: MorningMean,
    device: Option<String>,
}

impl SourcedMean {
    fn add(&mut self, figure: f64, device: &str) {
        self.mean.add(figure);
        self.device.get_or_insert_with(|| device.to_owned());
    }

    fn value(&self) -> Option<f64> {
        self.mean.value()
    }
}

impl AppleExport {
    fn open(&mut self, tag: &BytesStart<'_>) {
        self.depth += 1;
        let name = tag.local_name();
        let element = Opened::of(name.as_ref(), self.depth, tag);
        match (self.depth, element.name) {
            (2, "Record") => self.record(&element),
            (2, "Workout") => {
                self.exercise = Exercise::begin(&element);
                self.undated += usize::from(self.exercise.is_none());
            }
            (3, _) => {
                if let Some(exercise) = &mut self.exercise {
                    exercise.take(&element);
                }
            }
            (4, _) => {
                if let Some(exercise) = &mut self.exercise {
                    exercise.take_inside(&element);
                }
            }
            _ => {}
        }
    }

    fn close(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        if self.depth == 1
            && let Some(exercise) = self.exercise.take()
        {
            let (_, end) = exercise.span();
            let sessions = exercise.sessions(&mut self.found.warnings);
            let end = end.or(sessions.last().map(Session::end));
            let Some((from, until)) = sessions.first().map(|first| first.start).zip(end) else { return };
            self.spans.extend(sessions.iter().map(|_| (from, until)));
            self.found.sessions.extend(sessions);
        }
    }

    fn record(&mut self, element: &Opened<'_>) {
        let kind = element.attribute("type").unwrap_or_default();
        match kind.as_ref() {
            "HKCategoryTypeIdentifierSleepAnalysis" => self.sleep(element),
            "HKQuantityTypeIdentifierRestingHeartRate" => self.measured(element, |day, bpm, _| {
                day.resting = Some(day.resting.map_or(bpm, |other| other.min(bpm)));
            }),
            "HKQuantityTypeIdentifierWorkoutEffortScore" => self.effort(element),
            "HKQuantityTypeIdentifierHeartRateVariabilitySDNN" => {
                self.measured_in_the_morning(element, |day| &mut day.sdnn);
            }
            "HKQuantityTypeIdentifierHeartRateVariabilityRMSSD" => {
                self.measured_in_the_morning(element, |day| &mut day.rmssd);
            }
            _ => {}
        }
    }

    /// Notes how hard a session was, from 1 to 10; the session follows later in the file.
    fn effort(&mut self, element: &Opened<'_>) {
        let at = element.attribute("startDate").and_then(|text| time(&text));
        if let (Some(at), Some(figure), true) = (at, element.number("value"), self.efforts.len() < MOST_EFFORTS) {
            self.efforts.push((at, figure));
        }
    }

    fn measured(&mut self, element: &Opened<'_>, note: impl FnOnce(&mut Figures, f64, &str)) {
        let at = element.attribute("startDate").and_then(|text| time(&text));
        let (Some(at), Some(figure)) = (at, element.number("value")) else {
            self.undated += 1;
            return;
        };
        note(self.days.entry(at.wall().date()).or_default(), figure, &element.attribute("sourceName").unwrap_or_default());
    }

    fn measured_in_the_morning(&mut self, element: &Opened<'_>, mean: impl FnOnce(&mut Figures) -> &mut SourcedMean) {
        let at = element.attribute("startDate").and_then(|text| time(&text));
        if at.is_some_and(is_of_the_morning) {
            self.measured(element, |day, figure, source| mean(day).add(figure, device(source)));
        }
    }

    fn sleep(&mut self, element: &Opened<'_>) {
        let value = element.attribute("value").unwrap_or_default();
        let detail = match value.trim().strip_prefix("HKCategoryValueSleepAnalysis").unwrap_or(value.trim()) {
            "Asleep" | "AsleepUnspecified" | "1" => Detail::Asleep,
            "AsleepCore" | "AsleepDeep" | "AsleepREM" | "3" | "4" | "5" => Detail::Stages,
            _ => return,
        };
        let moment = |name: &str| element.attribute(name).and_then(|text| time(&text));
        match moment("startDate").zip(moment("endDate")) {
            Some((from, until)) => self.sleep.add(&element.attribute("sourceName").unwrap_or_default(), from, until, detail),
            None => self.undated += 1,
        }
    }

    fn findings(self, warnings: Vec<ImportWarning>, home: Zone) -> Findings {
        let mut found = self.found;
        for (session, (from, until)) in found.sessions.iter_mut().zip(self.spans) {
            let (from, until) = (from.plus_seconds(-EFFORT_APART_S), until.plus_seconds(EFFORT_APART_S));
            let said = self.efforts.iter().find(|(at, _)| (from..=until).contains(at));
            session.rpe = said.and_then(|(_, figure)| Rpe::new(*figure).ok());
        }
        found.warnings.splice(0..0, warnings);
        if self.undated > 0 {
            found.warnings.push(ImportWarning::RowsLeftOut { rows: self.undated, why: "no time or figure that can be read" });
        }
        let mut nights = self.sleep.nights();
        let mut days = self.days;
        for day in nights.keys() {
            days.entry(*day).or_default();
        }
        for (day, figures) in days {
            morning(day, &figures, nights.remove(&day), home).add_to(&mut found);
        }
        found
    }
}

fn morning(day: NaiveDate, figures: &Figures, night: Option<Night>, home: Zone) -> Waking {
    let waking = night.map_or_else(|| Waking::on(day, home, APP), |night| Waking::at(night.woken, home, APP));
    waking
        .sleep(night.map(|night| night.asleep))
        .resting_heart(figures.resting)
        .hrv(figures.rmssd.value(), HrvMeasure::Rmssd, figures.rmssd.device.as_deref())
        .hrv(figures.sdnn.value(), HrvMeasure::Sdnn, figures.sdnn.device.as_deref())
}

/// Gives the device behind a source's name, which the runner may change: a watch is a watch.
fn device(source: &str) -> &str {
    if source.contains("Watch") { "Apple Watch" } else { source }
}

/// Reads a time such as `2024-01-15 08:00:00 -0500`.
pub(in crate::import) fn time(text: &str) -> Option<Moment> {
    DateTime::parse_from_str(text.trim(), "%Y-%m-%d %H:%M:%S %z").ok().map(Moment::new)
}

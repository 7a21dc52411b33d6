//! Strava's list of all sessions: `activities.csv` of the account's archive, in every form and language seen.

use super::entry::SessionDraft;
use super::sheet::{Column, Row, Sheet};
use super::warn_of_rows;
use super::when::ListDate;
use crate::import::{Findings, ImportWarning, own_name, sport};
use crate::journal::{Kind, Session, Sport, Zone};

/// The list's name.
pub(in crate::import) const NAME: &str = "strava";

const DATE: &[&str] = &["activity date", "aktivitätsdatum", "date de l activité", "datum van activiteit", "date"];
const FILE: &[&str] = &["filename", "dateiname", "nom du fichier", "bestandsnaam"];
const ELAPSED: &[&str] = &["elapsed time", "verstrichene zeit", "temps écoulé", "verstreken tijd"];
const MOVING: &[&str] = &["moving time", "bewegungszeit", "durée de déplacement", "beweegtijd"];
const DISTANCE: &[&str] = &["distance", "distanz", "afstand"];
const SPORT: &[&str] = &["activity type", "aktivitätsart", "type d activité", "activiteitstype", "type"];
const TITLE: &[&str] =
    &["activity name", "name der aktivität", "nom de l activité", "naam van activiteit", "naam activiteit", "name"];
const NOTES: &[&str] = &["activity description", "aktivitätsbeschreibung", "description de l activité", "description"];
/// What the runner wrote for nobody else to read.
const PRIVATE: &[&str] = &["activity private note", "hinweis zur privatsphäre für aktivitäten", "note privée sur les activités"];
const CLIMB: &[&str] = &["elevation gain", "höhenzunahme", "dénivelé positif", "totale stijging", "hoogtewinst"];
const DESCENT: &[&str] = &["elevation loss", "höhenunterschied", "dénivelé négatif", "hoogteverlies"];
const HEART_AVG: &[&str] =
    &["average heart rate", "durchschnittliche herzfrequenz", "fréquence cardiaque moyenne", "gemiddelde hartslag"];
const HEART_MAX: &[&str] = &["max heart rate", "max herzfrequenz", "fréquence cardiaque max", "max hartslag"];
const EFFORT: &[&str] =
    &["perceived exertion", "gefühlte anstrengung", "effort perçu", "perception de l effort", "ervaren inspanning"];

/// What the runner marked a session with.
const MARKS: [(&[&str], Kind); 3] = [
    (&["competition", "wettkampf", "compétition", "wedstrijd"], Kind::Race),
    (&["long run", "langer lauf", "sortie longue", "lange duurloop"], Kind::Long),
    (&["recovery", "erholung", "récupération", "herstel"], Kind::Recovery),
];
/// The words with which a mark is set; else it is a number.
const SET: [&str; 2] = ["true", "yes"];

/// More kilometres than anyone covers in one go.
const MOST_KM: f64 = 1_000.0;

/// Slower than anyone, in metres per second: a distance of so few metres is in kilometres.
const SLOWEST: f64 = 0.05;
/// Faster than anyone on average, in metres per second: so many kilometres are metres.
const FASTEST: f64 = 25.0;
/// One of these columns tells the list from others: a recording's file, or the number that a session has there.
const OF_STRAVA: &[&str] = &[
    "filename",
    "dateiname",
    "nom du fichier",
    "bestandsnaam",
    "activity id",
    "aktivitäts id",
    "id de l activité",
    "activiteits id",
    "activiteit id",
];

/// The columns that the list has in every form.
pub(super) const NEEDS: &[&[&str]] = &[DATE, OF_STRAVA, ELAPSED, DISTANCE, SPORT];

/// Where the columns of the list of today stand, whatever they are called: elapsed time and distance twice each.
const PLACES_TWICE: [(usize, usize); 2] = [(5, 15), (6, 17)];
/// The fewest columns of that list.
const FEWEST: usize = 60;

/// Says whether the columns are those of the list of today in whatever language: they stand in one order in all of them, and two
/// have one name at two places.
pub(super) fn is_in_order(headers: &[String]) -> bool {
    let is_twice = |(one, other): (usize, usize)| headers.get(one).is_some_and(|name| headers.get(other) == Some(name));
    headers.len() >= FEWEST && PLACES_TWICE.into_iter().all(is_twice)
}

/// Says whether this is the list in a language whose names are not known: nothing else names files of that folder.
pub(super) fn is_in_another_language(headers: &[String], text: &str) -> bool {
    headers.len() > 40 && text.contains("activities/")
}

/// Reads the list. The second of the two distances is in metres, but in some lists of other languages; the first is in whatever
/// the runner reads.
pub(super) fn read(sheet: &Sheet, home: Zone) -> Findings {
    rows(sheet, &StravaColumns::of(sheet), home)
}

/// Reads the list in a language whose names are not known, by the places of its columns. Of a sport whose word is not known
/// either, the speed tells.
pub(super) fn read_by_place(sheet: &Sheet, home: Zone) -> Findings {
    let mut found = rows(sheet, &StravaColumns::by_place(sheet), home);
    for session in found.sessions.iter_mut().filter(|session| session.sport == Sport::Other) {
        sport::guess(session, &mut found.warnings);
    }
    found.warnings.push(ImportWarning::LanguageUnknown);
    found
}

fn rows(sheet: &Sheet, columns: &StravaColumns, home: Zone) -> Findings {
    let mut found = Findings::default();
    let order = sheet.order(columns.date, &mut found.warnings);
    let mut undated = 0;
    for row in sheet.rows() {
        match row.when(columns.date, order) {
            Some(when) => found.sessions.push(columns.session(row, when, home, &mut found.warnings)),
            None => undated += 1,
        }
    }
    warn_of_rows(&mut found, undated, "no date that can be read");
    found
}

struct StravaColumns {
    date: Option<Column>,
    file: Option<Column>,
    elapsed: Option<Column>,
    moving: Option<Column>,
    distance: Option<Column>,
    /// The first of two distances.
    shown: Option<Column>,
    /// Whether the distance is the first of two, without the second.
    is_rounded: bool,
    sport: Option<Column>,
    title: Option<Column>,
    notes: Option<Column>,
    private: Option<Column>,
    climb: Option<Column>,
    descent: Option<Column>,
    heart_avg: Option<Column>,
    heart_max: Option<Column>,
    effort: Option<Column>,
    marks: Vec<(Column, Kind)>,
}

impl StravaColumns {
    fn of(sheet: &Sheet) -> Self {
        let mark = |(names, kind): (&[&str], Kind)| Some((sheet.column(names)?, kind));
        Self {
            date: sheet.column(DATE),
            file: sheet.column(FILE),
            elapsed: sheet.nth_column(ELAPSED, 1),
            moving: sheet.column(MOVING),
            distance: sheet.nth_column(DISTANCE, 1),
            shown: sheet.column(DISTANCE).filter(|first| Some(*first) != sheet.nth_column(DISTANCE, 1)),
            // The list of before 2019, whose date has no other name, has one distance, in metres.
            is_rounded: sheet.nth_column(DISTANCE, 1) == sheet.column(DISTANCE) && sheet.column(&["date"]).is_none(),
            sport: sheet.column(SPORT),
            title: sheet.column(TITLE),
            notes: sheet.column(NOTES),
            private: sheet.column(PRIVATE),
            climb: sheet.column(CLIMB),
            descent: sheet.column(DESCENT),
            heart_avg: sheet.column(HEART_AVG),
            heart_max: sheet.nth_column(HEART_MAX, 1),
            effort: sheet.column(EFFORT),
            marks: MARKS.into_iter().filter_map(mark).collect(),
        }
    }

    /// Finds the columns of the list of today by where they stand.
    fn by_place(sheet: &Sheet) -> Self {
        let at = |place: usize| sheet.at(place);
        Self {
            date: at(1),
            title: at(2),
            sport: at(3),
            notes: at(4),
            private: at(10),
            file: at(12),
            elapsed: at(15),
            moving: at(16),
            distance: at(17),
            shown: at(6),
            is_rounded: false,
            climb: at(20),
            descent: at(21),
            heart_max: at(30),
            heart_avg: at(31),
            effort: at(43),
            // These stand elsewhere from year to year.
            marks: Vec::new(),
        }
    }

    /// Makes the session of a row; its times are UTC, so the home zone says the day.
    fn session(&self, row: Row<'_>, when: ListDate, home: Zone, warnings: &mut Vec<ImportWarning>) -> Session {
        let draft = SessionDraft::of(row.text(self.sport).unwrap_or_default(), when.moment_from_utc(home), warnings);
        let (moving, elapsed) = (row.seconds(self.moving, 1.0), row.seconds(self.elapsed, 1.0));
        let distance = self.metres(row, draft.sport(), moving.or(elapsed));
        let notes: Vec<&str> = [self.notes, self.private].into_iter().filter_map(|column| row.text(column)).collect();
        let notes = notes.join("\n");
        let mut session = draft
            .lasting(moving, elapsed)
            .over(distance, row.number(self.climb), row.number(self.descent))
            .heart(row.number(self.heart_avg), row.number(self.heart_max))
            .effort(row.number(self.effort))
            .told(row.text(self.title), Some(&notes))
            .done();
        let is_marked = |(column, _): &&(Column, Kind)| row.text(Some(*column)).is_some_and(is_set);
        session.kind = self.marks.iter().find(is_marked).map(|(_, kind)| *kind).or(session.kind);
        session.source.file = row.text(self.file).map(|file| own_name(file.strip_suffix(".gz").unwrap_or(file)));
        session
    }

    /// Gives the distance in metres. What is rounded is in kilometres, but in the water; and so is what two columns say alike, or
    /// what would be too slow for anyone as metres.
    fn metres(&self, row: Row<'_>, sport: Sport, seconds: Option<f64>) -> Option<f64> {
        let figure = row.number(self.distance)?;
        let shown = row.text(self.shown).and(row.number(self.shown));
        let is_slow = || seconds.is_some_and(|seconds| figure > 0.0 && figure < seconds * SLOWEST);
        let is_slow_enough = || seconds.is_none_or(|seconds| figure * 1000.0 < seconds * FASTEST);
        let is_in_kilometres = self.is_rounded || shown.map_or_else(is_slow, |shown| shown - figure == 0.0 && is_slow_enough());
        let is_on_land = !matches!(sport, Sport::Swim | Sport::Row);
        Some(if is_in_kilometres && is_on_land && figure < MOST_KM { figure * 1000.0 } else { figure })
    }
}

/// Says whether a cell sets a mark.
fn is_set(cell: &str) -> bool {
    SET.iter().any(|word| cell.eq_ignore_ascii_case(word)) || cell.parse() == Ok(1.0)
}

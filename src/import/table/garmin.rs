//! Garmin Connect's list of sessions: the page's own "Export CSV".

use super::entry::SessionDraft;
use super::sheet::{Column, Row, Sheet};
use super::warn_of_rows;
use super::when::ListDate;
use crate::import::{Findings, ImportWarning};
use crate::journal::{FOOT_M, MILE_M, Session, Sport, Units, YARD_M, Zone};

const SPORT: &[&str] = &[
    "activity type",
    "type d activité",
    "aktivitätstyp",
    "aktivitätsart",
    "tipo de actividad",
    "tipo di attività",
    "tipo de atividade",
    "activiteittype",
    "typ aktywności",
    "アクティビティタイプ",
];
const DATE: &[&str] = &["date", "datum", "fecha", "data", "日付"];
const FAVOURITE: &[&str] =
    &["favorite", "favori", "favorit", "favorito", "preferita", "preferito", "favoriet", "ulubiony", "ulubione", "お気に入り"];
const TITLE: &[&str] = &["title", "titre", "titel", "título", "titolo", "tytuł", "タイトル"];
const DISTANCE: &[&str] = &["distance", "distanz", "distancia", "distanza", "distância", "afstand", "dystans", "距離"];
const TIME: &[&str] =
    &["time", "activity time", "durée", "temps", "zeit", "tiempo", "tempo", "tempo total", "tijd", "czas", "タイム"];
const MOVING: &[&str] = &[
    "moving time",
    "temps de déplacement",
    "zeit in bewegung",
    "tiempo en movimiento",
    "tempo in movimento",
    "tempo em movimento",
    "tijd bewogen",
    "czas ruchu",
    "移動時間",
];
const ELAPSED: &[&str] = &[
    "elapsed time",
    "temps écoulé",
    "verstrichene zeit",
    "tiempo transcurrido",
    "tempo trascorso",
    "tempo transcorrido",
    "verstreken tijd",
    "upłynęło czasu",
    "経過時間",
];
const HEART_AVG: &[&str] = &[
    "avg hr",
    "fréquence cardiaque moyenne",
    "ø herzfrequenz",
    "ø hf",
    "frecuencia cardiaca media",
    "fc media",
    "fc média",
    "gem hs",
    "średnie tętno",
    "平均心拍数",
];
const HEART_MAX: &[&str] = &[
    "max hr",
    "fréquence cardiaque maximale",
    "maximale herzfrequenz",
    "max herzfrequenz",
    "max hf",
    "fc máxima",
    "fc max",
    "max hs",
    "maksymalne tętno",
    "最大心拍数",
];
const CLIMB: &[&str] = &[
    "total ascent",
    "ascent",
    "elev gain",
    "ascension totale",
    "anstieg gesamt",
    "positiver höhenunterschied",
    "ascenso total",
    "ascesa totale",
    "subida total",
    "totale stijging",
    "całkowity wznios",
    "総上昇量",
];
const DESCENT: &[&str] = &[
    "total descent",
    "descent",
    "elev loss",
    "descente totale",
    "abstieg gesamt",
    "negativer höhenunterschied",
    "descenso total",
    "discesa totale",
    "descida total",
    "totale daling",
    "całkowity spadek",
    "総下降量",
];
const STRIDE: &[&str] = &[
    "avg stride length",
    "longueur moyenne des foulées",
    "ø schrittlänge",
    "longitud media de zancada",
    "lunghezza media passo",
    "comprimento médio da passada",
    "gem staplengte",
    "średnia długość kroku",
    "平均歩幅",
];
const CADENCE: &[&str] = &[
    "avg run cadence",
    "avg cadence",
    "cadence de course moyenne",
    "ø schrittfrequenz laufen",
    "cadencia de carrera media",
    "cadenza di corsa media",
    "cadência de corrida média",
    "średni rytm biegu",
    "平均ピッチ",
];
const TEMPERATURE: &[&str] = &["max temp", "température maximale", "temperatura max"];

/// The columns that the list always has.
pub(super) const NEEDS: &[&[&str]] = &[SPORT, DATE, FAVOURITE, TITLE, DISTANCE];

/// Between a kilometre and a mile: metres that stride, cadence and time make of one unit of distance.
const BETWEEN: f64 = 1270.0;
/// A temperature that no run sees in degrees Celsius.
const TOO_HOT: f64 = 50.0;

/// The units of an account, which the list nowhere says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Account {
    Metric,
    Imperial,
}

/// Reads the list. Its times are wall times without a zone.
pub(super) fn read(sheet: &Sheet, home: Zone) -> Findings {
    let columns = GarminColumns::of(sheet);
    let mut found = Findings::default();
    let order = sheet.order(columns.date, &mut found.warnings);
    let account = columns.account(sheet, &mut found.warnings);
    let mut undated = 0;
    for row in sheet.rows() {
        match row.when(columns.date, order) {
            Some(when) => found.sessions.push(columns.session(row, when, home, account, &mut found.warnings)),
            None => undated += 1,
        }
    }
    warn_of_rows(&mut found, undated, "no date that can be read");
    found
}

struct GarminColumns {
    sport: Option<Column>,
    date: Option<Column>,
    title: Option<Column>,
    distance: Option<Column>,
    time: Option<Column>,
    moving: Option<Column>,
    elapsed: Option<Column>,
    heart_avg: Option<Column>,
    heart_max: Option<Column>,
    climb: Option<Column>,
    descent: Option<Column>,
    stride: Option<Column>,
    cadence: Option<Column>,
    temperature: Option<Column>,
}

impl GarminColumns {
    fn of(sheet: &Sheet) -> Self {
        Self {
            sport: sheet.column(SPORT),
            date: sheet.column(DATE),
            title: sheet.column(TITLE),
            distance: sheet.column(DISTANCE),
            time: sheet.column(TIME),
            moving: sheet.column(MOVING),
            elapsed: sheet.column(ELAPSED),
            heart_avg: sheet.column(HEART_AVG),
            heart_max: sheet.column(HEART_MAX),
            climb: sheet.column(CLIMB),
            descent: sheet.column(DESCENT),
            stride: sheet.column(STRIDE),
            cadence: sheet.column(CADENCE),
            temperature: sheet.column(TEMPERATURE),
        }
    }

    /// Finds out the units: steps are in metres in every account, so stride times cadence times time tells the distance's;
    /// else a temperature may.
    fn account(&self, sheet: &Sheet, warnings: &mut Vec<ImportWarning>) -> Account {
        if let Some(said) = sheet.said_units() {
            return Account::of(said);
        }
        let mut units: Vec<f64> = sheet.rows().filter_map(|row| self.metres_a_unit(row)).collect();
        units.sort_by(f64::total_cmp);
        if let Some(middle) = units.get(units.len() / 2) {
            let account = if *middle > BETWEEN { Account::Imperial } else { Account::Metric };
            warnings.push(ImportWarning::UnitsGuessed { units: account.words(), by: "stride, cadence and time" });
            return account;
        }
        let is_hot = sheet.rows().filter_map(|row| row.number(self.temperature)).any(|degrees| degrees > TOO_HOT);
        let (account, by) = match sheet.usual_units() {
            _ if is_hot => (Account::Imperial, "the temperatures"),
            Some(usual) => (Account::of(usual), "the units you read in; if not, import it with --units"),
            None => (Account::Metric, "default, as nothing in the file tells"),
        };
        warnings.push(ImportWarning::UnitsGuessed { units: account.words(), by });
        account
    }

    fn metres_a_unit(&self, row: Row<'_>) -> Option<f64> {
        let minutes = row.seconds(self.moving, 1.0).filter(|seconds| *seconds > 0.0).or(row.seconds(self.time, 1.0))? / 60.0;
        let distance = row.number(self.distance).filter(|distance| *distance > 0.5)?;
        let metres = row.number(self.stride)? * row.number(self.cadence)? * minutes / distance;
        (500.0..3000.0).contains(&metres).then_some(metres)
    }

    fn session(&self, row: Row<'_>, when: ListDate, home: Zone, account: Account, warnings: &mut Vec<ImportWarning>) -> Session {
        let word = row.text(self.sport).unwrap_or_default();
        let height = |column| row.number(column).map(|figure| figure * account.height());
        let time = row.seconds(self.time, 1.0);
        let moving = row.seconds(self.moving, 1.0).filter(|seconds| *seconds > 0.0).or(time);
        let draft = SessionDraft::of(word, when.moment(home), warnings);
        let unit = account.distance(draft.sport());
        draft
            .lasting(moving, row.seconds(self.elapsed, 1.0).or(time))
            .over(row.number(self.distance).map(|figure| figure * unit), height(self.climb), height(self.descent))
            .heart(row.number(self.heart_avg), row.number(self.heart_max))
            .told(row.text(self.title), None)
            .done()
    }
}

impl Account {
    const fn of(units: Units) -> Self {
        match units {
            Units::Metric => Self::Metric,
            Units::Imperial => Self::Imperial,
        }
    }

    const fn words(self) -> &'static str {
        match self {
            Self::Metric => "kilometres and metres",
            Self::Imperial => "miles and feet",
        }
    }

    /// Gives the metres of one unit of distance; pools are measured in metres or yards.
    fn distance(self, sport: Sport) -> f64 {
        match (self, sport == Sport::Swim) {
            (Self::Metric, false) => 1000.0,
            (Self::Metric, true) => 1.0,
            (Self::Imperial, false) => MILE_M,
            (Self::Imperial, true) => YARD_M,
        }
    }

    const fn height(self) -> f64 {
        match self {
            Self::Metric => 1.0,
            Self::Imperial => FOOT_M,
        }
    }
}

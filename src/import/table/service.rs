//! Lists of services whose columns are known, and need no word of the runner: each is read by its mapping.

use super::mapped::{self, Mapping};
use super::sheet::Sheet;
use crate::import::{Findings, same};
use crate::journal::Zone;

/// A service that gives its sessions as a plain list.
pub(super) struct Service {
    /// Its name, as the log keeps it.
    name: &'static str,
    /// Columns that no other list has together.
    needs: &'static [&'static str],
    /// What its columns are; where one has a name for each unit, all of them.
    columns: &'static [(&'static str, &'static str)],
    /// The numbers that stand for sports in it, as far as the log has a word for them.
    sports: &'static [(&'static str, &'static str)],
}

/// The services that are known.
const SERVICES: [Service; 4] = [
    Service {
        name: "runkeeper",
        needs: &["activity id", "route name", "gpx file"],
        columns: &[
            ("date", "date"),
            ("time", "duration"),
            ("distance_km", "distance km"),
            ("distance_mi", "distance mi"),
            ("climb_m", "climb m"),
            ("climb_ft", "climb ft"),
            ("heart", "average heart rate bpm"),
            ("sport", "type"),
            ("title", "route name"),
            ("notes", "notes"),
        ],
        sports: &[],
    },
    Service {
        name: "mapmyrun",
        needs: &["date submitted", "workout date", "workout time seconds"],
        columns: &[
            ("date", "workout date"),
            ("time_s", "workout time seconds"),
            ("distance_km", "distance km"),
            ("distance_mi", "distance mi"),
            ("heart", "avg heart rate"),
            ("sport", "activity type"),
            ("notes", "notes"),
        ],
        sports: &[],
    },
    Service {
        name: "zepp",
        needs: &["type", "starttime", "sporttime s"],
        columns: &[
            ("date", "starttime"),
            ("time_s", "sporttime s"),
            ("distance_m", "distance m"),
            ("heart", "avgheartrate"),
            ("heart_max", "maxheartrate"),
            ("sport", "type"),
        ],
        // Those on which all who read these lists agree.
        sports: &[("1", "running"), ("6", "walking"), ("9", "cycling"), ("14", "swimming"), ("52", "strength training")],
    },
    Service {
        name: "concept2",
        needs: &["work time formatted", "work time seconds", "work distance"],
        columns: &[
            ("date", "date"),
            ("time_s", "work time seconds"),
            ("distance_m", "work distance"),
            ("heart", "avg heart rate"),
            ("sport", "type"),
            ("title", "description"),
            ("notes", "comments"),
        ],
        sports: &[
            ("Indoor Rower", "rowing"),
            ("RowErg", "rowing"),
            ("SkiErg", "nordic ski"),
            ("BikeErg", "indoor cycling"),
            ("Bike", "indoor cycling"),
        ],
    },
];

/// Gives the service whose list has these columns.
pub(super) fn of(headers: &[String]) -> Option<&'static Service> {
    let has = |name: &&str| headers.iter().any(|header| header == name);
    SERVICES.iter().find(|service| service.needs.iter().all(&has))
}

impl Service {
    /// Reads its list.
    pub(super) fn read(&self, sheet: &Sheet, home: Zone) -> Findings {
        let is_there = |column: &str| sheet.named(column).is_some();
        let Some(mapping) = Mapping::known(self.columns, is_there) else { return Findings::default() };
        let mut found = mapped::read_with(sheet, &mapping, self.sports, home);
        // A list without times stays known as one: its sessions are met by their day.
        for session in found.sessions.iter_mut().filter(|session| session.source.format.as_deref() != Some(same::LIST_OF_DAYS)) {
            session.source.format = Some(self.name.to_owned());
        }
        found
    }
}

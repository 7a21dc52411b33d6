//! What can be read, told to people: one table for the README and its test.

/// What a kind of file has been tried on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TriedOn {
    /// Many real files, compared with what independent readers make of them.
    Real,
    /// A few real files, and files made to its form.
    Few,
    /// Files made to its form only.
    Made,
}

/// A kind of file that can be read.
#[derive(Debug, Clone, Copy)]
pub struct FileKind {
    /// What writes it.
    pub from: &'static str,
    /// What is read of it.
    pub holds: &'static str,
    /// What it has been tried on.
    pub tried: TriedOn,
}

/// Every kind of file that can be read.
pub const KNOWN: [FileKind; 24] = [
    FileKind {
        from: "FIT (`.fit`)",
        holds: "sessions with effort, feel and the watch's recovery time; several sports, chained files",
        tried: TriedOn::Real,
    },
    FileKind { from: "GPX 1.0 and 1.1", holds: "sessions with heart rate", tried: TriedOn::Real },
    FileKind { from: "TCX", holds: "sessions with heart rate", tried: TriedOn::Real },
    FileKind {
        from: "Strava, the account's archive",
        holds: "its files, and `activities.csv` in English, German, French and Dutch, in other languages by the order of its columns: rows \
                without a file, effort, titles, notes, races and long runs",
        tried: TriedOn::Few,
    },
    FileKind {
        from: "Garmin Connect, list as CSV",
        holds: "sessions; English, French, German, Italian, Portuguese, Spanish, Dutch, Polish and Japanese; units told by the steps",
        tried: TriedOn::Few,
    },
    FileKind {
        from: "Apple Health (`export.zip` or `.xml`, any size)",
        holds: "sessions with the effort you gave them, those of several sports too; nights, resting heart rate, heart rate variability",
        tried: TriedOn::Few,
    },
    FileKind {
        from: "Whoop",
        holds: "nights, resting heart rate, variability, sessions, the journal's illness, alcohol and travel; English, German, Spanish, \
                French and Portuguese (the journal not in French)",
        tried: TriedOn::Few,
    },
    FileKind {
        from: "Fitbit (Google Takeout)",
        holds: "sessions, nights and their score, resting heart rate, overnight variability; the lists of 2025 too",
        tried: TriedOn::Few,
    },
    FileKind {
        from: "Garmin FIT beside sessions",
        holds: "nights and their score, resting heart rate, overnight variability",
        tried: TriedOn::Made,
    },
    FileKind {
        from: "Garmin Connect, reports of mornings as CSV",
        holds: "nights and their score, resting heart rate; English, German, French and Spanish; overnight variability in English and French",
        tried: TriedOn::Made,
    },
    FileKind {
        from: "Garmin, the account's archive",
        holds: "its FIT files, sessions, nights, resting heart rate, overnight variability",
        tried: TriedOn::Made,
    },
    FileKind {
        from: "HRV4Training (CSV)",
        holds: "variability, heart rate, sleep, soreness, fatigue, illness, travel and alcohol as notes, sessions by their day",
        tried: TriedOn::Made,
    },
    FileKind { from: "Elite HRV (CSV)", holds: "the morning's variability and heart rate", tried: TriedOn::Made },
    FileKind {
        from: "intervals.icu (CSV, JSON)",
        holds: "sessions with effort and feel, mornings with all their answers, spells of illness and injury",
        tried: TriedOn::Made,
    },
    FileKind { from: "Oura (CSV, JSON)", holds: "nights, resting heart rate, variability, sessions", tried: TriedOn::Made },
    FileKind {
        from: "Polar Flow (JSON)",
        holds: "sessions with how they went and the watch's recovery time, those of several sports too; nights, the heart rate in them and its variability; orthostatic tests of \
                a morning; one session as CSV",
        tried: TriedOn::Made,
    },
    FileKind {
        from: "Health Connect (`.db`, `.zip`)",
        holds: "sessions with distance, heart rate and effort, nights, resting heart rate, variability",
        tried: TriedOn::Made,
    },
    FileKind {
        from: "TrainingPeaks (CSV)",
        holds: "sessions by their day, sleep, resting heart rate, variability",
        tried: TriedOn::Made,
    },
    FileKind {
        from: "Suunto app (JSON)",
        holds: "sessions with how they went, how they felt, and the watch's recovery time",
        tried: TriedOn::Made,
    },
    FileKind {
        from: "GoldenCheetah (JSON)",
        holds: "sessions with how they went, effort, and the figures you put right",
        tried: TriedOn::Made,
    },
    FileKind {
        from: "Runkeeper, MapMyRun, Zepp, Concept2 (CSV), Strava's interface, Nike Run Club, Endomondo (JSON)",
        holds: "sessions; of MapMyRun's the day only; Zepp's nights",
        tried: TriedOn::Made,
    },
    FileKind {
        from: "Health Auto Export (JSON)",
        holds: "sessions, nights, resting heart rate, heart rate variability",
        tried: TriedOn::Made,
    },
    FileKind {
        from: "Samsung Health (CSV), Google Fit, adidas Running (JSON)",
        holds: "sessions with their own offset; nights of the first two",
        tried: TriedOn::Made,
    },
    FileKind {
        from: "Any other list (CSV)",
        holds: "sessions and mornings, once you confirm which column is which: a command is proposed; ratings whose scale the list or you name",
        tried: TriedOn::Made,
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_says_what_is_read_and_the_best_tried_come_first() {
        assert!(KNOWN.iter().all(|known| !known.from.is_empty() && !known.holds.is_empty()));
        let order = |known: &FileKind| match known.tried {
            TriedOn::Real => 0,
            TriedOn::Few => 1,
            TriedOn::Made => 2,
        };
        assert!(KNOWN.is_sorted_by_key(order));
    }
}

//! What goes into the log comes out of it, and what goes out comes in: any entries, through disk, JSON and CSV.

use std::path::Path;

use chrono::{DateTime, FixedOffset, NaiveDate};
use deckchair::export::{Export, read_csv, read_json, write_csv, write_json};
use deckchair::import::deleted_recordings;
use deckchair::journal::{
    Bpm, Change, CheckIn, Day, Entry, Grade, Grams, Health, Hrv, HrvMeasure, Intake, Journal, Kind, Metres, Millilitres, Moment,
    Pain, Planned, PlannedRest, Priority, Recordings, RedFlag, Rest, Rpe, Scale5, Seconds, Session, Source, Spell, SpellKind,
    Sport, Ten, TimeOfDay, Trace, TraceColumns,
};
use deckchair::store::{LogPiece, LongAction, Store};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => Just(String::new()),
        2 => any::<String>(),
        1 => "[=+@'\" \t\n\r,;-]{0,4}[a-zé]{0,5}\n?".prop_map(String::from),
    ]
}

fn moment() -> impl Strategy<Value = Moment> {
    // From 1900 to the end of 9999, to the nanosecond, in any offset to the second.
    (-2_208_900_000_i64..253_402_200_000, 0_u32..1_000_000_000, -50_400_i32..=50_400).prop_map(|(seconds, nanos, offset)| {
        let instant = DateTime::from_timestamp(seconds, nanos).unwrap();
        Moment::new(instant.with_timezone(&FixedOffset::east_opt(offset).unwrap()))
    })
}

fn day() -> impl Strategy<Value = Day> {
    (693_600_i32..3_652_000).prop_map(|days| Day::new(NaiveDate::from_num_days_from_ce_opt(days).unwrap()))
}

fn metres() -> impl Strategy<Value = Option<Metres>> {
    of((0.0..=10_000_000.0).prop_map(|value| Metres::new(value).unwrap()))
}

fn seconds() -> impl Strategy<Value = Option<Seconds>> {
    of((0.0..=5_184_000.0).prop_map(|value| Seconds::new(value).unwrap()))
}

fn bpm() -> impl Strategy<Value = Option<Bpm>> {
    of((20.0..=260.0).prop_map(|value| Bpm::new(value).unwrap()))
}

fn rpe() -> impl Strategy<Value = Option<Rpe>> {
    of((0.0..=10.0).prop_map(|value| Rpe::new(value).unwrap()))
}

fn ten() -> impl Strategy<Value = Option<Ten>> {
    of((0.0..=10.0).prop_map(|value| Ten::new(value).unwrap()))
}

fn rating() -> impl Strategy<Value = Option<Scale5>> {
    of((1_u8..=5).prop_map(|value| Scale5::new(value).unwrap()))
}

fn source() -> impl Strategy<Value = Source> {
    (of(words()), of(words()), of(words()), of(words())).prop_map(|(file, format, device, climb_method)| Source {
        file,
        format,
        device,
        climb_method,
        recordings: Recordings::default(),
    })
}

/// A session, and what up to three files said of it.
fn session() -> impl Strategy<Value = Session> {
    (plain_session(), vec(plain_session(), 0..3)).prop_map(|(mut session, recordings)| {
        session.source.recordings = Recordings::of(&recordings);
        session
    })
}

fn plain_session() -> impl Strategy<Value = Session> {
    let names =
        (select(&Sport::ALL[..]), of(words()), of(select(&Kind::ALL[..])), moment(), of(select(&chrono_tz::TZ_VARIANTS[..])));
    let measures = (seconds(), seconds(), metres(), metres(), metres(), rpe(), ten(), bpm(), bpm(), seconds());
    let texts = (words(), words(), words(), vec(words(), 0..4), source());
    (names, measures, texts).prop_map(|(names, measures, texts)| {
        let (sport, sport_name, kind, start, zone) = names;
        let (moving, elapsed, distance, climb, descent, rpe, feel, heart_avg, heart_max, watch_recovery) = measures;
        let (title, notes, place, tags, source) = texts;
        Session {
            sport,
            sport_name,
            kind,
            start,
            zone,
            moving,
            elapsed,
            distance,
            climb,
            descent,
            rpe,
            feel,
            heart_avg,
            heart_max,
            watch_recovery,
            title,
            notes,
            place,
            tags,
            source,
        }
    })
}

fn check_in() -> impl Strategy<Value = CheckIn> {
    let hrv = (0.001..500.0, select(&[HrvMeasure::Rmssd, HrvMeasure::Sdnn][..]), of(words()))
        .prop_map(|(milliseconds, measure, device)| Hrv { milliseconds, measure, device });
    let pain =
        (words(), any::<bool>(), any::<bool>()).prop_map(|(place, changes_gait, on_bone)| Pain { place, changes_gait, on_bone });
    let health = of(select(&[Health::Well, Health::Ill, Health::Fever][..]));
    let ratings = (ten(), rating(), rating(), rating(), seconds(), rating(), bpm());
    let flags = || vec(select(&RedFlag::ALL[..]), 0..3);
    let gone = (any::<bool>(), flags());
    (moment(), ratings, of(hrv), health, of(pain), flags(), gone, words(), of(words())).prop_map(
        |(at, ratings, hrv, health, pain, red_flags, (no_pain, signs_gone), notes, source)| {
            let (soreness, fatigue, mood, stress, sleep, sleep_quality, resting_heart) = ratings;
            CheckIn {
                at,
                soreness,
                fatigue,
                mood,
                stress,
                sleep,
                sleep_quality,
                resting_heart,
                hrv,
                health,
                pain,
                red_flags,
                no_pain,
                signs_gone,
                notes,
                source: source.into(),
            }
        },
    )
}

fn intake() -> impl Strategy<Value = Intake> {
    (moment(), of(0.0..=5000.0), of(0.0..=5000.0), of(0.0..=30_000.0), words()).prop_map(
        |(at, carbohydrate, protein, fluid, title)| Intake {
            at,
            carbohydrate: carbohydrate.map(|grams| Grams::new(grams).unwrap()),
            protein: protein.map(|grams| Grams::new(grams).unwrap()),
            fluid: fluid.map(|millilitres| Millilitres::new(millilitres).unwrap()),
            title,
        },
    )
}

fn spell() -> impl Strategy<Value = Spell> {
    let injury = (words(), select(&[Grade::Niggle, Grade::Injured][..]));
    let kind = prop_oneof![
        any::<bool>().prop_map(|fever| SpellKind::Illness { fever }),
        injury.prop_map(|(place, grade)| SpellKind::Injury { place, grade }),
        Just(SpellKind::Unlogged),
    ];
    (kind, day(), of(0_i64..400), words(), of(words())).prop_map(|(kind, from, days, notes, source)| Spell {
        kind,
        from,
        until: days.map(|days| from.plus(days)),
        notes,
        source,
    })
}

fn planned() -> impl Strategy<Value = Planned> {
    let race = of(select(&[Priority::A, Priority::B, Priority::C][..]));
    let names = (race, select(&Sport::ALL[..]), of(select(&Kind::ALL[..])));
    let measures = (seconds(), metres(), metres(), metres(), rpe());
    let start = of((0_u32..24, 0_u32..60)
        .prop_map(|(hour, minute)| TimeOfDay::new(chrono::NaiveTime::from_hms_opt(hour, minute, 0).unwrap())));
    (day(), of(day()), start, names, measures, words(), words()).prop_map(
        |(day, first_day, start, names, measures, title, notes)| {
            let (race, sport, kind) = names;
            let (moving, distance, climb, descent, rpe) = measures;
            Planned { day, first_day, start, race, sport, kind, moving, distance, climb, descent, rpe, title, notes }
        },
    )
}

fn entry() -> impl Strategy<Value = Entry> {
    prop_oneof![
        4 => session().prop_map(Entry::Session),
        1 => (day(), words()).prop_map(|(day, notes)| Entry::Rest(Rest { day, notes })),
        3 => check_in().prop_map(Entry::CheckIn),
        1 => intake().prop_map(Entry::Intake),
        1 => spell().prop_map(Entry::Spell),
        1 => planned().prop_map(Entry::Planned),
        1 => (day(), day(), words())
            .prop_map(|(one, other, notes)| Entry::PlannedRest(PlannedRest { from: one.min(other), until: one.max(other), notes })),
    ]
}

fn now() -> Moment {
    Moment::from_rfc3339("2026-11-22T09:00:00+01:00").unwrap()
}

/// A trace of a few stretches, each column said or not.
fn trace() -> impl Strategy<Value = Trace> {
    let metres = vec(of(0.0..100.0), 3).prop_map(|steps| {
        let mut sum = 0.0;
        steps.into_iter().map(|step| step.inspect(|step| sum += step).map(|_| sum)).collect()
    });
    let column = (of(metres), of(vec(of(any::<u8>()), 3)), of(vec(of(any::<i16>()), 3)));
    (0.001..86_400.0, column).prop_filter_map("a trace says something", |(step_s, (metres, heart, height))| {
        let (metres, heart_bpm, height_m) = (metres.unwrap_or_default(), heart.unwrap_or_default(), height.unwrap_or_default());
        Trace::try_from(TraceColumns { step_s, metres, heart_bpm, height_m }).ok()
    })
}

fn json(store: &Store) -> String {
    let journal = store.journal().unwrap();
    let mut out = Vec::new();
    let deleted = deleted_recordings(&journal, &store.deleted_sessions().unwrap());
    write_json(&journal, &store.traces(&journal).unwrap(), &deleted, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn csv(store: &Store) -> String {
    let mut out = Vec::new();
    write_csv(&store.journal().unwrap(), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// Reads an export into an empty log, twice, and gives that log.
fn through_an_empty_log(folder: &Path, read: impl Fn() -> Export) -> Store {
    let mut store = Store::open(folder).unwrap();
    let mut adopted = || {
        let Export { entries, traces, deleted } = read();
        let piece = LogPiece { entries: &entries, traces: &traces, deleted: &deleted, ..LogPiece::default() };
        store.keep_piece(&mut LongAction::of(now()), "imported", piece).unwrap().1
    };
    let first = adopted();
    assert_eq!((first.known, first.differing.len()), (0, 0));
    let second = adopted();
    assert_eq!((second.revisions.len(), second.differing.len()), (0, 0), "the second time adds nothing");
    store
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn an_export_read_into_an_empty_log_and_exported_again_is_the_same_to_the_byte(
        entries in vec(entry(), 0..12),
        traces in vec(trace(), 12),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(folder.path()).unwrap();
        let changes: Vec<Change> = entries.into_iter().map(Change::Add).collect();
        let mut memory = Journal::default();
        memory.revise(&store.keep(now(), "logged", &changes).unwrap());
        let journal = store.journal().unwrap();
        prop_assert_eq!(&memory, &journal);
        prop_assert_eq!(journal.len(), changes.len());
        // One of the sessions, where there are any, is deleted.
        let gone = journal.sessions().first().map(|kept| Change::Delete(kept.id));
        store.keep(now(), "deleted", &gone.into_iter().collect::<Vec<_>>()).unwrap();
        let journal = store.journal().unwrap();
        let marks = journal.sessions().iter().flat_map(|session| session.marks());
        let traces: Vec<_> = marks.zip(traces).collect();
        store.keep_piece(&mut LongAction::of(now()), "imported", LogPiece { traces: &traces, ..LogPiece::default() }).unwrap();

        let (first, second) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let out = json(&store);
        prop_assert_eq!(out.matches("\"step_s\"").count(), store.traces(&journal).unwrap().len());
        prop_assert_eq!(&json(&through_an_empty_log(first.path(), || read_json(out.as_bytes()).unwrap())), &out);
        let table = csv(&store);
        let of_table = || Export { entries: read_csv(table.as_bytes()).unwrap(), ..Export::default() };
        let again = through_an_empty_log(second.path(), of_table);
        prop_assert_eq!(&csv(&again), &table);
        prop_assert_eq!(again.journal().unwrap(), journal);
    }
}

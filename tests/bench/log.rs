//! How long the log takes to open, to read, and to keep something in, at twenty and fifty years.

mod years;

use std::hint::black_box;
use std::path::Path;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use deckchair::journal::{Change, Day, Entry, Moment, Session, Sport};
use deckchair::store::Store;

fn today() -> Day {
    Day::new(chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default())
}

fn now() -> Moment {
    Moment::new(today().date().and_time(chrono::NaiveTime::MIN).and_utc().fixed_offset())
}

fn write(folder: &Path, count: u32) {
    let changes: Vec<Change> = years::years(count, today()).into_iter().map(Change::Add).collect();
    let kept = Store::open(folder).and_then(|mut store| store.keep(now(), "imported", &changes));
    assert!(kept.is_ok(), "{kept:?}");
}

fn measure(criterion: &mut Criterion) {
    for count in [20, 50] {
        let Ok(folder) = tempfile::tempdir() else { return };
        write(folder.path(), count);
        let mut group = criterion.benchmark_group("log");
        group.bench_function(BenchmarkId::new("open", count), |bench| {
            bench.iter(|| black_box(Store::open(folder.path()).is_ok()));
        });
        let Ok(mut store) = Store::open(folder.path()) else { return };
        group.bench_function(BenchmarkId::new("read all", count), |bench| {
            bench.iter_with_large_drop(|| store.journal());
        });
        group.bench_function(BenchmarkId::new("open and read all", count), |bench| {
            bench.iter_with_large_drop(|| Store::open(folder.path()).and_then(|store| store.journal()));
        });
        group.bench_function(BenchmarkId::new("open and read a year", count), |bench| {
            bench.iter_with_large_drop(|| Store::open(folder.path()).and_then(|store| store.journal_since(today().plus(-366))));
        });
        let run = [Change::Add(Entry::Session(Session::new(Sport::Run, now())))];
        group.bench_function(BenchmarkId::new("keep one run", count), |bench| {
            bench.iter(|| store.keep(now(), "logged", &run));
        });
        group.finish();
    }
}

criterion_group!(benches, measure);
criterion_main!(benches);

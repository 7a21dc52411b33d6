//! How long the model takes for an answer on a log of twenty and fifty years, with nothing kept from an answer before.

mod years;

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use deckchair::journal::{Athlete, Day, Id, Journal, Moment};
use deckchair::recovery::{assess, forecast};

fn today() -> Day {
    Day::new(chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default())
}

/// Eight in the morning, as a runner asks.
fn now() -> Moment {
    let morning = chrono::NaiveTime::from_hms_opt(8, 0, 0).unwrap_or_default();
    Moment::new(today().date().and_time(morning).and_utc().fixed_offset())
}

fn journal(count: u32) -> Journal {
    let numbered = years::years(count, today()).into_iter().enumerate();
    Journal::from_entries(numbered.map(|(at, entry)| (Id::new(uuid::Uuid::from_u128(at as u128 + 1)), entry)))
}

fn measure(criterion: &mut Criterion) {
    let athlete = Athlete::default();
    let mut group = criterion.benchmark_group("model");
    for count in [1, 20, 50] {
        let journal = journal(count);
        group.bench_function(BenchmarkId::new("answer", count), |bench| {
            bench.iter_with_large_drop(|| assess(black_box(now()), &journal, &athlete));
        });
        group.bench_function(BenchmarkId::new("forecast", count), |bench| {
            bench.iter_with_large_drop(|| forecast(black_box(now()), &journal, &athlete));
        });
    }
    group.finish();
}

criterion_group!(benches, measure);
criterion_main!(benches);

//! How often the ranges of the ready dates held for made-up runners, and what learning from their mornings is worth:
//! `cargo bench --bench coverage [-- RUNNERS]`.

mod runners;
mod trial;

use trial::{Asked, TRIALS, Tally, trial};

/// Weeks of training before the ready dates are asked for, early in a season and at its end, and when they are asked for.
const TABLES: [(u32, Asked, &str); 3] = [
    (13, Asked::ThatEvening, "that evening"),
    (13, Asked::SecondMorning, "on the second morning"),
    (27, Asked::ThatEvening, "that evening"),
];

/// How the ready dates are told.
const WAYS: [&str; 2] = ["without learning", "with learning"];

#[expect(clippy::print_stdout, reason = "this is a tool of its own, and says what it found")]
fn main() {
    let count = std::env::args().find_map(|word| word.parse().ok()).unwrap_or(500_u64);
    for (weeks, asked, when) in TABLES {
        println!("{count} made-up runners, {weeks} weeks of training, then one effort and rest; asked {when}\n");
        println!("                           within 50 %  within 80 %  median off  late by   80 % range");
        let mut all = [Tally::default(), Tally::default()];
        for (name, anchor) in TRIALS {
            let tallies = trial(anchor, weeks, count, asked);
            for ((tally, sum), way) in tallies.iter().zip(&mut all).zip(WAYS) {
                println!("{}", row(name, way, tally));
                sum.join(tally);
            }
        }
        let [without, with] = &all;
        for (tally, way) in all.iter().zip(WAYS) {
            println!("{}", row("all", way, tally));
        }
        println!("\nlearning takes {:.0} % off the error of the date\n", 100.0 * (1.0 - with.off / without.off));
    }
}

fn row(name: &str, way: &str, tally: &Tally) -> String {
    format!(
        "{name:<14} {way:<17} {:>4.0} %       {:>4.0} %       {:>4.2} d      {:>+5.2} d   {:>4.1} d",
        100.0 * tally.share(tally.half),
        100.0 * tally.share(tally.most),
        tally.share(tally.off),
        tally.share(tally.late),
        tally.share(tally.width),
    )
}

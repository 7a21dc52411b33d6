//! How often the ranges of the ready dates held for made-up runners, and what learning from their mornings is worth:
//! `cargo bench --bench coverage [-- RUNNERS]`.

mod runners;
mod trial;

use runners::{Adding, LITTLE, MIDDLE, MUCH};
use trial::{Asked, Setting, TRIALS, Tally, trial};

/// What is tried first.
const FIRST: Setting = Setting { weeks: 13, asked: Asked::ThatEvening, tissue_spread: MIDDLE, adding: Adding::Norm };

/// The season from its thirteenth week on, for runners of both ways of adding up, which is also told as one.
const SEASON: [Setting; 6] = [
    FIRST,
    Setting { adding: Adding::Filling, ..FIRST },
    Setting { weeks: 20, ..FIRST },
    Setting { weeks: 20, adding: Adding::Filling, ..FIRST },
    Setting { weeks: 27, ..FIRST },
    Setting { weeks: 27, adding: Adding::Filling, ..FIRST },
];

/// What is tried beside it: the recovery's own mornings, and runners who differ less and more than the model thinks.
const BESIDE: [Setting; 3] = [
    Setting { asked: Asked::SecondMorning, ..FIRST },
    Setting { tissue_spread: LITTLE, ..FIRST },
    Setting { tissue_spread: MUCH, ..FIRST },
];

/// How the ready dates are told.
const WAYS: [&str; 2] = ["without learning", "with learning"];

#[expect(clippy::print_stdout, reason = "this is a tool of its own, and says what it found")]
fn main() {
    let count = std::env::args().find_map(|word| word.parse().ok()).unwrap_or(500_u64);
    let season = SEASON.map(|setting| table(count, setting));
    let mut all = [Tally::default(), Tally::default()];
    for weeks in &season {
        weeks.iter().zip(&mut all).for_each(|(tally, sum)| sum.join(tally));
    }
    println!("{count} made-up runners of each kind after 13, 20 and 27 weeks of training, together\n");
    print_sum(&all);
    for setting in BESIDE {
        table(count, setting);
    }
}

/// Tries every effort in one way, prints what came of each, and gives the sums without and with learning.
#[expect(clippy::print_stdout, reason = "this is a tool of its own, and says what it found")]
fn table(count: u64, setting: Setting) -> [Tally; 2] {
    let Setting { weeks, asked, tissue_spread, adding } = setting;
    let when = match asked {
        Asked::ThatEvening => "that evening",
        Asked::SecondMorning => "on the second morning",
    };
    let adds = match adding {
        Adding::Norm => "as a norm",
        Adding::Filling => "by filling up",
    };
    println!("{count} made-up runners who differ by {tissue_spread:.2} in the unfelt load and whose efforts add up {adds},");
    println!("{weeks} weeks of training, then one effort and rest; asked {when}\n");
    println!("                           within 50 %  within 80 %  median off  late by   80 % range");
    let mut all = [Tally::default(), Tally::default()];
    for (name, anchor) in TRIALS {
        let tallies = trial(anchor, count, setting);
        for ((tally, sum), way) in tallies.iter().zip(&mut all).zip(WAYS) {
            println!("{}", row(name, way, tally));
            sum.join(tally);
        }
    }
    print_sum(&all);
    all
}

#[expect(clippy::print_stdout, reason = "this is a tool of its own, and says what it found")]
fn print_sum(all: &[Tally; 2]) {
    let [without, with] = all;
    for (tally, way) in all.iter().zip(WAYS) {
        println!("{}", row("all", way, tally));
    }
    println!("\nlearning takes {:.0} % off the error of the date\n", 100.0 * (1.0 - with.off / without.off));
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

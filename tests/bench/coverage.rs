//! How often the ranges of the ready dates held for made-up runners, and what learning from their mornings is worth:
//! `cargo bench --bench coverage [-- RUNNERS]`.

mod runners;

use deckchair::journal::Athlete;
use deckchair::recovery::{Rung, assess};
use runners::{Anchor, Dice, HALF, INTERVALS, LONG, MARATHON, Runner, TEN};

/// Weeks of training before the ready dates are asked for.
const WEEKS: u32 = 12;

/// What is tried on every runner.
const TRIALS: [(&str, Anchor); 5] =
    [("intervals", INTERVALS), ("long run", LONG), ("10 km race", TEN), ("half marathon", HALF), ("marathon", MARATHON)];

/// What came of one kind of forecast over many runners.
#[derive(Default)]
struct Tally {
    count: f64,
    half: f64,
    most: f64,
    off: f64,
    width: f64,
    late: f64,
}

impl Tally {
    /// Counts one forecast: where the truth stands in it, how far its median was off, and how wide it was, in days.
    fn add(&mut self, place: f64, late: f64, width: f64) {
        let within = |least: f64| f64::from(u8::from((least..1.0 - least).contains(&place)));
        self.count += 1.0;
        self.half += within(0.25);
        self.most += within(0.10);
        self.off += late.abs();
        self.late += late;
        self.width += width;
    }

    fn join(&mut self, other: &Self) {
        self.count += other.count;
        self.half += other.half;
        self.most += other.most;
        self.off += other.off;
        self.late += other.late;
        self.width += other.width;
    }

    fn share(&self, sum: f64) -> f64 {
        sum / self.count.max(1.0)
    }
}

/// Asks for the ready date a few hours after an effort, and holds it against the truth.
fn hold(runner: &Runner, asked: f64, with_mornings: bool, dice: &mut Dice, tally: &mut Tally) {
    let truth = runner.truly_ready(asked);
    let answer = assess(Runner::moment(asked), &runner.journal(with_mornings), &Athlete::default());
    let Some(ready) = answer.ladder.as_ref().and_then(|ladder| ladder.ready(Rung::Train)).copied() else { return };
    // Mornings are at 07:00, as the season's are: the first one at which the truth has come.
    let first = (asked + truth).ceil();
    let chance = |morning: f64| {
        let ahead = (morning - asked.floor()) as usize;
        if morning < asked { 0.0 } else { answer.mornings.get(ahead).map_or(1.0, |morning| morning.chance[2]) }
    };
    let (before, by) = (chance(first - 1.0), chance(first));
    // A date stands for all moments since the morning before: its place is drawn from among them.
    let place = before + (by - before) * dice.roll();
    tally.add(place, ready.in_days - truth, ready.latest.since(ready.earliest) as f64);
}

#[expect(clippy::print_stdout, reason = "this is a tool of its own, and says what it found")]
fn main() {
    let count = std::env::args().find_map(|word| word.parse().ok()).unwrap_or(500_u64);
    println!("{count} made-up runners, {WEEKS} weeks of training, then one effort and rest\n");
    println!("                           within 50 %  within 80 %  median off  late by   80 % range");
    let mut all = [Tally::default(), Tally::default()];
    for (name, anchor) in TRIALS {
        let mut tallies = [Tally::default(), Tally::default()];
        for seed in 0..count {
            let mut runner = Runner::new(seed);
            runner.trains(WEEKS);
            let end = f64::from(WEEKS * 7) + 2.2;
            (0..3).for_each(|day| runner.wakes(f64::from(WEEKS * 7 + day)));
            runner.does(anchor, end);
            for (with_mornings, tally) in [false, true].into_iter().zip(&mut tallies) {
                let mut dice = Dice::new(seed);
                hold(&runner, end + 0.2, with_mornings, &mut dice, tally);
            }
        }
        for ((tally, sum), way) in tallies.iter().zip(&mut all).zip(["without learning", "with learning"]) {
            println!("{}", row(name, way, tally));
            sum.join(tally);
        }
    }
    let [without, with] = &all;
    println!("{}\n{}", row("all", "without learning", without), row("all", "with learning", with));
    println!("\nlearning takes {:.0} % off the error of the date", 100.0 * (1.0 - with.off / without.off));
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

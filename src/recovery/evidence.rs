//! The coefficients of the model, each with its value, unit, source and how sure it is: the table that the code computes with
//! and that `deckchair why --evidence` prints, followed by the bounds and spreads of [`super::RULES`].

/// How well a coefficient is supported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// Measured, and seen in the named source.
    Seen,
    /// Recalled from the literature; the source has not been read again.
    Recalled,
    /// Our own choice, fitted to measured cases or to common practice.
    Choice,
}

/// How a curve bends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bend {
    /// base + span·(1 − e^−u)
    Exponential,
    /// base + span·u/(1 + u)
    Hyperbolic,
    /// base + span·u/(1 + u⁶)^(1/6): grows as u does until close to the most there can be
    Knee,
}

/// A quantity that grows with how long and how hard an effort was, and levels off: with u = k·T^a·(R/9)^b, T the moving
/// time in hours and R the session RPE. Never falls in T or R.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Curve {
    /// How it levels off.
    pub bend: Bend,
    /// The value for no effort at all.
    pub base: f64,
    /// The most that an effort can add.
    pub span: f64,
    /// k: how soon it levels off.
    pub rate: f64,
    /// a: the power of the time.
    pub time_power: f64,
    /// b: the power of the exertion.
    pub exertion_power: f64,
}

impl Curve {
    /// Gives the value for an effort of so many hours at this RPE, in the unit of the table's row.
    #[must_use]
    pub fn at(&self, hours: f64, exertion: f64) -> f64 {
        let u = self.rate * hours.powf(self.time_power) * (exertion / 9.0).powf(self.exertion_power);
        let grown = match self.bend {
            Bend::Exponential => 1.0 - (-u).exp(),
            Bend::Hyperbolic => u / (1.0 + u),
            Bend::Knee => u / (1.0 + u.powi(6)).powf(1.0 / 6.0),
        };
        self.base + self.span * grown
    }
}

/// The value of a coefficient.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value {
    /// A number.
    Number(f64),
    /// A curve over time and exertion.
    Curve(Curve),
}

/// One coefficient of the model.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Evidence {
    /// Its name.
    pub name: &'static str,
    /// Its value.
    pub value: Value,
    /// The unit of the value.
    pub unit: &'static str,
    /// What it says.
    pub says: &'static str,
    /// Where it comes from.
    pub source: &'static str,
    /// How well it is supported.
    pub confidence: Confidence,
}

/// Declares coefficients as constants and as rows of [`TABLE`] at once, so that the two cannot differ.
macro_rules! evidence {
    (@type number) => { f64 };
    (@type curve) => { Curve };
    (@value number $value:expr) => { Value::Number($value) };
    (@value curve $value:expr) => { Value::Curve($value) };
    ($($name:ident: $kind:ident = $value:expr, $unit:literal, $says:literal, $source:literal, $confidence:ident;)*) => {
        $(
            #[doc = $says]
            pub(super) const $name: evidence!(@type $kind) = $value;
        )*
        /// Every coefficient, in the order in which the model uses them.
        pub const TABLE: &[Evidence] = &[$(
            Evidence {
                name: stringify!($name),
                value: evidence!(@value $kind $value),
                unit: $unit,
                says: $says,
                source: $source,
                confidence: Confidence::$confidence,
            },
        )*];
    };
}

const fn exponential(base: f64, span: f64, rate: f64, time_power: f64, exertion_power: f64) -> Curve {
    Curve { bend: Bend::Exponential, base, span, rate, time_power, exertion_power }
}

const fn hyperbolic(base: f64, span: f64, rate: f64, time_power: f64, exertion_power: f64) -> Curve {
    Curve { bend: Bend::Hyperbolic, base, span, rate, time_power, exertion_power }
}

const fn knee(base: f64, span: f64, rate: f64, time_power: f64, exertion_power: f64) -> Curve {
    Curve { bend: Bend::Knee, base, span, rate, time_power, exertion_power }
}

evidence! {
    STRENGTH_LOSS: curve = exponential(0.0, 0.38, 0.53, 0.6, 1.5), "fraction",
        "Strength lost at the finish",
        "fitted to Millet 2011, Besson 2021, Nicol 1991, Petersen 2007 and half marathon data (PMC6207600)", Choice;
    STRENGTH_SLOW_SHARE: curve = hyperbolic(0.25, 0.342, 0.1901, 1.537, 0.7127), "share",
        "Part of the strength loss that returns slowly", "fitted to the marathon and UTMB time courses (Petersen 2007, Millet 2011)", Choice;
    STRENGTH_FAST_DAYS: curve = exponential(0.3, 3.6, 0.048_77, 0.5696, 1.388), "days",
        "Time constant of the fast part of strength", "fitted to KE back by d2 after 29 km and marathon, d9 after the UTMB", Choice;
    STRENGTH_SLOW_DAYS: curve = exponential(0.95, 1.055, 0.056_23, 1.389, 1.369), "days",
        "Time constant of the slow part of strength", "fitted to PF back by d7 after a marathon, baseline at d16 after the UTMB (Millet 2011)", Choice;
    SORENESS_PEAK: curve = knee(0.0, 6.5, 0.415, 0.45, 1.5), "points of 0-10",
        "Soreness at its peak, above the runner's own base", "fitted to Takayama 2017 (marathon 6.1 on d1, base 1.0) and anchors of practice", Choice;
    SORENESS_DAYS: curve = exponential(0.95, 0.46, 0.02, 1.6, 0.01), "days",
        "Time from the finish to the peak of soreness", "fitted to Takayama 2017", Choice;
    FUEL_LOSS: curve = hyperbolic(0.0, 1.17, 0.5276, 0.4896, 0.7855), "share",
        "Share of the fuel stores used", "fitted to Asp 1999 (marathon: 56 % of glycogen)", Choice;
    FUEL_DAYS: curve = exponential(0.35, 1.548, 0.021_81, 3.767, 4.616), "days",
        "Time constant of refilling, fed", "fitted to Asp 1999 (still low at d2, normal at d7) and a day for shorter efforts (Burke 2011)", Choice;
    HEART_LOSS: curve = exponential(0.0, 2.234, 1.038, 0.4671, 1.852), "z",
        "Autonomic balance below the runner's own base", "fitted to 64 km: HRV normal at d2 (Fazackerley 2019)", Choice;
    HEART_DAYS: curve = hyperbolic(0.25, 0.6646, 4.034, 0.8429, 5.385), "days",
        "Time constant of autonomic balance", "fitted to Fazackerley 2019; kept rising where anchors dip, so that longer is never sooner", Choice;
    FRESHNESS_LOSS: curve = exponential(0.0, 1.251, 0.4837, 0.4484, 1.615), "share",
        "Freshness lost: fatigue and mood", "fitted to fatigue normal at d5 after 64 km and 161 km (Fazackerley 2019, Hoffman 2017)", Choice;
    FRESHNESS_DAYS: curve = exponential(0.4, 1.847, 0.3986, 0.7365, 1.952), "days",
        "Time constant of freshness", "fitted to the same", Choice;
    FRESHNESS_SLOW_LOSS: number = 0.15, "share",
        "Freshness lost for longer after an ultra or the season's goal", "coaching practice", Choice;
    FRESHNESS_SLOW_DAYS: number = 10.0, "days",
        "Time constant of that longer loss", "coaching practice", Choice;
    TISSUE_LOAD: curve = knee(0.0, 0.9305, 0.2178, 0.848, 2.2139), "share",
        "Load on tendon, bone and muscle that is not felt", "encodes Noble 1979, Hikida 1983 and coaching consensus, fitted to an easy hour's 0.02 up to 100 miles' 1.0; the least supported of the six", Choice;
    TISSUE_DAYS: curve = exponential(4.5, 5.678, 0.205, 1.013, 4.966), "days",
        "Time constant of the unfelt load", "the same: about a month after 100 miles, 10 days after a marathon", Choice;
    INTERVAL_WORK_SHARE: number = 0.25, "share",
        "Part of an interval session that is hard running, for muscle", "usual sessions; fitted to performance back at 48 h (Nuuttila 2021)", Choice;
    INTERVAL_TISSUE_SHARE: number = 0.46, "share",
        "The same for the unfelt load, which the running between adds to", "fitted to the intervals' anchor of practice, 0.08", Choice;
    DOWNHILL_STRENGTH: number = 0.217, "fraction",
        "Most strength that a novel descent alone takes", "-14 to -17 % still at 24-48 h after 30-45 min downhill, recovered by d4", Seen;
    DOWNHILL_SORENESS: number = 5.0, "points of 0-10",
        "Most soreness that a novel descent alone brings", "the same studies: soreness for 4 days", Choice;
    DOWNHILL_TISSUE: number = 0.25, "share",
        "Most unfelt load that a novel descent alone brings", "downhill anchor of practice", Choice;
    DOWNHILL_HALF_M: number = 500.0, "m",
        "Descent that brings half of it", "fitted: 800 m of novel descent cost about 17 % of strength", Choice;
    DOWNHILL_SLOW_SHARE: number = 0.9, "share",
        "Part of a descent's strength loss that returns slowly", "fitted to -14 to -17 % at 24-48 h", Choice;
    DOWNHILL_FAST_DAYS: number = 0.4, "days", "Time constant of the fast part after a descent", "fitted to the same", Choice;
    DOWNHILL_SLOW_DAYS: number = 1.7, "days", "Time constant of the slow part after a descent", "fitted to recovered by d4", Choice;
    DOWNHILL_SORENESS_DAYS: number = 1.2, "days", "Time from a descent to the peak of its soreness", "fitted to soreness for 4 days", Choice;
    DOWNHILL_TISSUE_DAYS: number = 6.0, "days", "Time constant of a descent's unfelt load", "downhill anchor of practice", Choice;
    REPEATED_BOUT: number = 0.6, "factor",
        "What a descent costs legs that have run a similar one lately", "repeated bout effect: a repeat 3 weeks later hurts less", Seen;
    REPEATED_BOUT_DAYS: number = 42.0, "days", "How long legs remember a descent", "six weeks", Recalled;
    FIRST_TIME: number = 1.2, "factor", "What a distance never run before adds to soreness and strength loss", "coaching practice", Choice;
    WOMAN_STRENGTH: number = 0.75, "factor", "A woman's strength loss beside a man's", "40-171 km trails: men -36 %, women -27 % (Besson 2021)", Seen;
    MASTERS_STRENGTH: number = 1.25, "factor", "Strength loss from 45 years of age", "55 km: -40 % at 46 y beside -32 % at 30 y (Easthope 2010)", Seen;
    MASTERS_DAYS: number = 1.25, "factor", "Slow strength and tissue recovery from 45 years of age", "masters recover more slowly (Easthope 2010)", Choice;
    PRUDENCE: number = 0.5, "share", "Possible recoveries that must have reached a rung before it counts as open", "as often too early as too late; a setting", Choice;
    PRUDENCE_RAISED: number = 0.7, "share", "The same before the season's goal and after an illness", "a mistake costs more than a day of waiting there", Choice;
    PRUDENT_AFTER_ILLNESS_DAYS: number = 14.0, "days", "How long after an illness that holds", "coaching practice", Choice;
    PRUDENT_BEFORE_RACE_DAYS: number = 10.0, "days", "How long before the season's goal that holds", "the last hard session of a taper", Choice;
    RUN_PENALTY: number = 1.15, "factor",
        "How much slower soreness, slow strength and tissue recover on a day run while they still want rest",
        "Sherman 1984 and Wiewelhove 2018 for, Martinez-Navarro 2021 against; range 1.0-1.4", Choice;
    ADDING_POWER: number = 1.25, "exponent",
        "How efforts add up: the p-norm's power (1 would be a plain sum)", "close to new = old + dose x (1 - old/cap); keeps daily easy running from adding up without end", Choice;
    SORENESS_ADDING_POWER: number = 2.5, "exponent",
        "The same for soreness, where the sorest effort decides", "repeated bout effect: daily running does not leave runners sorer each day", Choice;
    GAIN_SPREAD: number = 0.40, "ln", "Spread between people in how deep an effort cuts", "MVC loss CV about 45 %, soreness 36 % (meta-data of the cited trials)", Seen;
    TISSUE_GAIN_SPREAD: number = 0.27, "ln", "The same for the unfelt load, which nobody measures", "between what coaches' ranges imply (0.20: hard running after a marathon d8-d15, after 100 miles d14-d27) and the other systems' 0.40; set so that ranges hold for made-up runners of all of that", Choice;
    GAIN_SHARED: number = 0.5, "share", "Part of that spread which all systems of one runner share", "no measurement found", Choice;
    PACE_SPREAD: number = 0.25, "ln", "Spread between people in how fast they recover", "the cited trials' spread in days", Choice;
    UNSAID_SPREAD: number = 0.12, "ln", "Spread added where sex or age is not given", "half the size of the factors left out", Choice;
    PENALTY_SPREAD: number = 0.6, "ln", "Spread of the run penalty between people", "no harm to about 40 % (range of the trials)", Choice;
    UNREPORTED_RUN: number = 0.16, "chance",
        "Chance that a day nobody reported held an easy run", "unknown is not rest; no measurement found", Choice;
    SORENESS_NOISE: number = 1.2, "points of 0-10", "How much a reported soreness varies by itself", "test-retest of visual analogue scales", Recalled;
    FATIGUE_NOISE: number = 0.6, "points of 1-5", "How much a reported fatigue or mood varies by itself", "test-retest of wellness scales", Recalled;
    FATIGUE_SPAN: number = 3.0, "points of 1-5", "Points of fatigue or mood that a full loss of freshness brings", "the scale's own ends, from a usual 2 and 4", Choice;
    DETRAINING_MOST: number = 16.5, "%", "Most of the maximal oxygen uptake lost on full rest", "-16 % at 84 d (Coyle 1984)", Seen;
    DETRAINING_START_DAYS: number = 5.0, "days", "Days off that cost nothing measurable", "Coyle 1984 and reviews", Seen;
    DETRAINING_DAYS: number = 22.0, "days", "Time constant of the loss", "fitted to -7 % at 12-21 d, -14 % at 56 d (Coyle 1984)", Seen;
    DETRAINING_SEEN: number = 3.0, "%", "Loss that a test could just notice", "typical error of a VO2max test", Recalled;
    CROSS_TRAINING_KEEPS: number = 0.22, "factor", "Loss left with two weight-free sessions a week of 30 min or more", "six weeks of cross-training kept 2-mile time: no more than 3 % lost", Choice;
    CARBOHYDRATE_HIGH: number = 1.1, "g/kg/h", "Carbohydrate where the next effort is within 8 h", "1.0-1.2 g/kg/h for 4 h (ISSN 2017, Burke 2011)", Seen;
    CARBOHYDRATE_MEDIUM: number = 0.9, "g/kg/h", "Carbohydrate where quality follows the next day", "between the two", Choice;
    CARBOHYDRATE_LOW: number = 0.75, "g/kg/h", "Carbohydrate after a marathon with days to refill; less after less", "a normal day's eating is enough (Parkin 1997)", Recalled;
    PROTEIN: number = 0.3, "g/kg", "Protein", "0.25-0.40 g/kg (ISSN 2017)", Seen;
    FLUID: number = 7.0, "ml/kg/h", "Fluid for each hour of effort where the sweat loss is not known",
        "half a litre an hour at 70 kg, about what a usual loss leaves after drinking on the way", Choice;
    FLUID_MOST: number = 30.0, "ml/kg", "Most fluid aimed at within one window", "about half a litre an hour at 70 kg", Choice;
    THIRST: number = 4.0, "h", "Effort from which thirst alone decides how much to drink",
        "marathoners with too little salt in the blood were slow (over 4 h), light and had gained weight by drinking (Almond 2005)", Recalled;
    LONG_RUN_RATIO: number = 1.1, "factor", "A run longer than this times the longest of 30 days is warned of", "Frandsen 2025: 5205 runners, HRR 1.5-2.3", Seen;
}

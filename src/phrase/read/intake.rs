//! What was eaten and drunk: `60g carbs 20g protein 500ml`, or a habit by its name.

use std::collections::BTreeMap;

use super::clocks;
use super::figure::{Comma, labelled, value};
use super::gather::{PlacedPieces, Reader, gather, is_joint};
use super::here::Here;
use super::misread::{Misread, MisreadReason};
use super::nearest::Vocabulary;
use super::piece::{Found, When};
use super::scan::{ScannedLine, shortened};
use super::sports::named;
use super::start::start;
use super::times::stands_alone;
use super::timing::Timing;
use crate::journal::{Grams, Intake, Millilitres, Moment, OutOfRange, clean_line};
use crate::phrase::amount::OUNCE_ML;

/// What food is made of, as far as it counts here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Nutrient {
    Carbohydrate,
    Protein,
}

const NUTRIENTS: &[(&str, Nutrient)] = &[
    ("carbs", Nutrient::Carbohydrate),
    ("carb", Nutrient::Carbohydrate),
    ("carbohydrate", Nutrient::Carbohydrate),
    ("carbohydrates", Nutrient::Carbohydrate),
    ("cho", Nutrient::Carbohydrate),
    ("sugar", Nutrient::Carbohydrate),
    ("protein", Nutrient::Protein),
    ("proteins", Nutrient::Protein),
    ("prot", Nutrient::Protein),
];

const DRINKS: &[(&str, ())] = &[
    ("water", ()),
    ("fluid", ()),
    ("fluids", ()),
    ("drink", ()),
    ("drank", ()),
    ("milk", ()),
    ("juice", ()),
    ("tea", ()),
    ("coffee", ()),
];

/// What one or a few words say.
#[derive(Debug, Clone, PartialEq)]
enum IntakeWord {
    Amount(Amounts),
    Title(String),
    When(When),
    Joint,
}

impl From<When> for IntakeWord {
    fn from(when: When) -> Self {
        Self::When(when)
    }
}

/// Amounts of each sort; nothing where it is not said.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct Amounts {
    carbohydrate_g: Option<f64>,
    protein_g: Option<f64>,
    fluid_ml: Option<f64>,
}

impl Amounts {
    fn of(nutrient: Nutrient, grams: f64) -> Self {
        match nutrient {
            Nutrient::Carbohydrate => Self { carbohydrate_g: Some(grams), ..Self::default() },
            Nutrient::Protein => Self { protein_g: Some(grams), ..Self::default() },
        }
    }

    fn drink(millilitres: f64) -> Self {
        Self { fluid_ml: Some(millilitres), ..Self::default() }
    }

    fn plus(self, other: Self) -> Self {
        let sum = |one: Option<f64>, other: Option<f64>| match (one, other) {
            (Some(one), Some(other)) => Some(one + other),
            (one, other) => one.or(other),
        };
        Self {
            carbohydrate_g: sum(self.carbohydrate_g, other.carbohydrate_g),
            protein_g: sum(self.protein_g, other.protein_g),
            fluid_ml: sum(self.fluid_ml, other.fluid_ml),
        }
    }

    fn times(self, factor: f64) -> Self {
        let more = |amount: Option<f64>| amount.map(|amount| amount * factor);
        Self { carbohydrate_g: more(self.carbohydrate_g), protein_g: more(self.protein_g), fluid_ml: more(self.fluid_ml) }
    }

    /// Gives what was eaten and drunk, where anyone can eat and drink so much.
    fn taken(self, at: Moment, title: String) -> Result<Intake, OutOfRange> {
        Ok(Intake {
            at,
            carbohydrate: self.carbohydrate_g.map(Grams::new).transpose()?,
            protein: self.protein_g.map(Grams::new).transpose()?,
            fluid: self.fluid_ml.map(Millilitres::new).transpose()?,
            title,
        })
    }

    /// Refuses amounts that nobody can eat and drink.
    fn possible(self) -> Result<Self, OutOfRange> {
        self.carbohydrate_g.map(Grams::new).transpose()?;
        self.protein_g.map(Grams::new).transpose()?;
        self.fluid_ml.map(Millilitres::new).transpose()?;
        Ok(self)
    }
}

/// Reads what was eaten and drunk; amounts of one sort are added up. Without a time it was now.
///
/// `habits` are the runner's own words, such as `porridge`, each with the line that it stands for.
///
/// # Errors
/// The first word that is not understood or does not fit.
pub fn intake(now: Moment, here: impl Into<Here>, text: &str, habits: &BTreeMap<String, String>) -> Result<Intake, Misread> {
    let line = ScannedLine::scan(text)?;
    let habit = |line: &ScannedLine<'_>, at: usize| habit(line, at, habits);
    let readers: [Reader<'_, IntakeWord>; 7] = [&habit, &title, &amount, &labelled_amount, &clocks::when, &drink, &joint];
    let mut gathered = gather(&line, &readers, &vocabulary(habits));
    let (amounts, titles, timing) = added_up(&mut gathered);
    if gathered.misreads.is_empty() && amounts == Amounts::default() {
        gathered.miss_out(text, "nothing eaten or drunk is said", "such as `60g carbs 20g protein 500ml`");
    }
    let (start, misread) = start(&timing, 0.0, now, here.into());
    gathered.misreads.extend(misread);
    gathered.first_misread()?;
    amounts.taken(start.at, clean_line(&titles.join(", "))).map_err(|refusal| Misread::new(0..text.len(), refusal.into()))
}

fn added_up(gathered: &mut PlacedPieces<IntakeWord>) -> (Amounts, Vec<String>, Timing) {
    let mut amounts = Amounts::default();
    let mut titles = Vec::new();
    let mut timing = Timing::default();
    for part in std::mem::take(&mut gathered.parts) {
        match part.piece {
            IntakeWord::Amount(more) => amounts = amounts.plus(more),
            IntakeWord::Title(title) => titles.push(title),
            IntakeWord::Joint => {}
            IntakeWord::When(when) => {
                if let Err(reason) = timing.put(when, &part.span) {
                    gathered.misreads.push(Misread::new(part.span, reason));
                }
            }
        }
    }
    (amounts, titles, timing)
}

fn vocabulary(habits: &BTreeMap<String, String>) -> Vocabulary {
    let words = NUTRIENTS.iter().map(|(name, _)| *name).chain(["ml", "water", "yesterday"]);
    Vocabulary::new(
        words.map(str::to_owned).chain(habits.keys().cloned()),
        "write amounts such as `60g carbs`, `20g protein` and `500ml`, or a habit: `config set habits.gel '22g carbs'` makes one",
        "write `{}g carbs`, `{}g protein` or `{}ml`",
    )
}

/// Reads `60g carbs`, `20 g of protein`, `500ml`, `0.5 l water`.
fn amount(line: &ScannedLine<'_>, at: usize) -> Option<Found<IntakeWord>> {
    let unit = line.letters(at + 1)?;
    if let Some(each) = millilitres_in(unit) {
        let number = value(line.number(at)?, Comma::Decimal)?;
        let of = usize::from(line.letters(at + 2) == Some("of"));
        let drink = named(line, at + 2 + of, DRINKS).map_or(0, |((), used)| used + of);
        return checked(2 + drink, Amounts::drink(number * each));
    }
    if !matches!(unit, "g" | "gr" | "gram" | "grams") {
        return None;
    }
    let number = value(line.number(at)?, Comma::Decimal)?;
    let of = usize::from(line.letters(at + 2) == Some("of"));
    match named(line, at + 2 + of, NUTRIENTS) {
        Some((nutrient, used)) => checked(2 + of + used, Amounts::of(nutrient, number)),
        None => Found::wrong(2, MisreadReason::Unfinished { label: line.written(at, 2), needs: "`carbs` or `protein`" }),
    }
}

/// Reads `carbs 60`, `protein: 20g`.
fn labelled_amount(line: &ScannedLine<'_>, at: usize) -> Option<Found<IntakeWord>> {
    let (nutrient, label) = named(line, at, NUTRIENTS)?;
    let Some((number, used)) = labelled(line, at + label) else {
        let reason = MisreadReason::Unfinished { label: line.written(at, label), needs: "an amount such as 60g" };
        return Found::wrong(label, reason);
    };
    let unit = usize::from(matches!(line.letters(at + label + used), Some("g" | "gr" | "gram" | "grams")));
    checked(label + used + unit, Amounts::of(nutrient, number))
}

/// Reads a habit by its name: `porridge`, `2 gels`, `2x gel`.
fn habit(line: &ScannedLine<'_>, at: usize, habits: &BTreeMap<String, String>) -> Option<Found<IntakeWord>> {
    // A name may begin with a number itself: `two eggs`.
    let named = |before: usize| {
        let named = habits.iter().filter_map(|(name, says)| Some((name, says, name_used(line, at + before, name)?)));
        named.max_by_key(|(_, _, used)| *used)
    };
    let (factor, before) = if named(0).is_some() { (1.0, 0) } else { factor(line, at) };
    let (name, says, used) = named(before)?;
    let used = before + used;
    match amounts_of(says) {
        Some(amounts) => match amounts.times(factor).possible() {
            Ok(amounts) => {
                let title = if before > 0 { line.written(at, used) } else { name.clone() };
                Found::many(used, vec![IntakeWord::Amount(amounts), IntakeWord::Title(title)])
            }
            Err(refusal) => Found::wrong(used, refusal.into()),
        },
        None => Found::wrong(
            used,
            MisreadReason::Impossible {
                word: shortened(name),
                why: "is a habit whose line in the settings is not understood",
                remedy: "set it to amounts such as \"60g carbs 20g protein 500ml\"",
            },
        ),
    }
}

/// Reads how many of a habit: `2`, `2x`.
fn factor(line: &ScannedLine<'_>, at: usize) -> (f64, usize) {
    let Some(number) = line.number(at).and_then(|digits| value(digits, Comma::Decimal)) else { return (1.0, 0) };
    let times = usize::from(line.letters(at + 1) == Some("x") || line.is_sign(at + 1, '×') || line.is_sign(at + 1, '*'));
    (number, 1 + times)
}

/// Counts the atoms of a habit's name where it stands here; a plural counts as the name.
fn name_used(line: &ScannedLine<'_>, at: usize, name: &str) -> Option<usize> {
    let name = ScannedLine::scan(name).ok()?;
    let same = |offset: usize| {
        let (written, wanted) = (line.atom(at + offset), name.atom(offset));
        let plural = match (line.letters(at + offset), name.letters(offset)) {
            (Some(written), Some(wanted)) => written.strip_suffix('s') == Some(wanted),
            _ => false,
        };
        written.is_some() && (written == wanted || plural)
    };
    (name.len() > 0 && (0..name.len()).all(same)).then(|| name.len())
}

/// Reads the line that a habit stands for: amounts and nothing else.
fn amounts_of(says: &str) -> Option<Amounts> {
    let line = ScannedLine::scan(says).ok()?;
    let readers: [Reader<'_, IntakeWord>; 4] = [&amount, &labelled_amount, &drink, &joint];
    let mut gathered = gather(&line, &readers, &Vocabulary::new([""; 0], "", ""));
    let (amounts, ..) = added_up(&mut gathered);
    (gathered.misreads.is_empty() && amounts != Amounts::default()).then_some(amounts)
}

/// Reads a quoted title.
fn title(line: &ScannedLine<'_>, at: usize) -> Option<Found<IntakeWord>> {
    Found::one(1, IntakeWord::Title(line.quoted(at)?.to_owned()))
}

/// Reads `water` and the like, which the amount before it has said already.
fn drink(line: &ScannedLine<'_>, at: usize) -> Option<Found<IntakeWord>> {
    let ((), used) = named(line, at, DRINKS)?;
    Found::one(used, IntakeWord::Joint)
}

fn joint(line: &ScannedLine<'_>, at: usize) -> Option<Found<IntakeWord>> {
    let plus = line.is_sign(at, '+') && !stands_alone(line, at);
    if plus || is_joint(line, at) || matches!(line.letters(at), Some("ate" | "eaten")) {
        Found::one(1, IntakeWord::Joint)
    } else {
        None
    }
}

fn millilitres_in(unit: &str) -> Option<f64> {
    Some(match unit {
        "ml" | "millilitre" | "millilitres" | "milliliter" | "milliliters" => 1.0,
        "cl" => 10.0,
        "dl" => 100.0,
        "l" | "litre" | "litres" | "liter" | "liters" => 1_000.0,
        "oz" | "floz" => OUNCE_ML,
        _ => return None,
    })
}

/// Takes amounts that are possible.
fn checked(used: usize, amounts: Amounts) -> Option<Found<IntakeWord>> {
    Found::quantity(used, amounts.possible(), IntakeWord::Amount)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::Zone;

    fn habits() -> BTreeMap<String, String> {
        [
            ("porridge", "70g carbs 12g protein"),
            ("gel", "25g carbs"),
            ("recovery shake", "60g carbs 20g protein 500ml"),
            ("odd", "??"),
        ]
        .map(|(name, says)| (name.to_owned(), says.to_owned()))
        .into()
    }

    fn read(text: &str) -> Result<Intake, Misread> {
        let now = Moment::from_rfc3339("2026-11-22T08:14:00+01:00").unwrap();
        intake(now, Zone::Named(chrono_tz::Europe::Paris), text, &habits())
    }

    /// Carbohydrate, protein, fluid and title.
    fn taken(text: &str) -> (f64, f64, f64, String) {
        let intake = read(text).map_err(|misread| format!("{text}: {misread}")).unwrap();
        let grams = |mass: Option<Grams>| mass.map_or(-1.0, Grams::value);
        (grams(intake.carbohydrate), grams(intake.protein), intake.fluid.map_or(-1.0, Millilitres::value), intake.title)
    }

    #[test]
    fn amounts_are_read_and_added_up() {
        for (text, carbs, protein, fluid) in [
            ("60g carbs 20g protein 500ml", 60.0, 20.0, 500.0),
            ("60g carbs 20g protein 250ml milk 250ml", 60.0, 20.0, 500.0),
            ("60 g of carbs, 20 g of protein and 0.5 l water", 60.0, 20.0, 500.0),
            ("carbs 60 protein 20g 50cl", 60.0, 20.0, 500.0),
            ("carbs: 60 prot=20 500 ml of water", 60.0, 20.0, 500.0),
            ("30g carbs 30g carbs", 60.0, -1.0, -1.0),
            ("0,5l", -1.0, -1.0, 500.0),
        ] {
            assert_eq!(taken(text), (carbs, protein, fluid, String::new()), "{text}");
        }
    }

    #[test]
    fn a_habit_whose_name_begins_with_a_number_goes_by_its_name() {
        let habits = BTreeMap::from([("two eggs".to_owned(), "12g protein".to_owned())]);
        let now = Moment::from_rfc3339("2026-11-22T08:14:00+01:00").unwrap();
        let protein = |text: &str| intake(now, crate::journal::Zone::default(), text, &habits).unwrap().protein.map(Grams::value);
        assert_eq!((protein("two eggs"), protein("two two eggs")), (Some(12.0), Some(24.0)));
    }

    #[test]
    fn a_habit_goes_by_its_name_and_by_its_number() {
        assert_eq!(taken("porridge"), (70.0, 12.0, -1.0, "porridge".to_owned()));
        assert_eq!(taken("Porridge 500ml"), (70.0, 12.0, 500.0, "porridge".to_owned()));
        assert_eq!(taken("3x gel"), (75.0, -1.0, -1.0, "3x gel".to_owned()));
        assert_eq!(taken("2 gels and a recovery shake"), (110.0, 20.0, 500.0, "2 gels, recovery shake".to_owned()));
    }

    #[test]
    fn a_meal_can_have_been_earlier() {
        let at = |text| read(text).unwrap().at.to_string();
        assert_eq!(at("porridge"), "2026-11-22T08:14:00+01:00");
        assert_eq!(at("porridge 7:30"), "2026-11-22T07:30:00+01:00");
        assert_eq!(at("porridge yesterday 18:00"), "2026-11-21T18:00:00+01:00");
        assert_eq!(at("porridge 30 min ago"), "2026-11-22T07:44:00+01:00");
    }

    #[test]
    fn what_does_not_fit_is_pointed_at() {
        for (text, message) in [
            ("60g", "`60g` needs `carbs` or `protein`"),
            ("60", "`60` has no unit"),
            ("porige", "`porige` is not understood"),
            ("9000g carbs", "an amount of food must be between 0 and 5000 g, not 9000"),
            ("999 gels", "an amount of food must be between 0 and 5000 g, not 24975"),
            ("odd", "`odd` is a habit whose line in the settings is not understood"),
            ("porridge 19:00", "that moment would be in the future (Sun 22 Nov 2026 19:00)"),
            ("", "nothing eaten or drunk is said"),
        ] {
            assert_eq!(read(text).expect_err(text).to_string(), message, "{text}");
        }
        assert_eq!(read("porige").unwrap_err().nearest.as_deref(), Some("porridge"));
    }
}

//! Numbers in words, as people say them: `seven`, `forty-five`.

/// The numbers up to twelve; `one` stays a word, since `one hour` and `one hot calf` are read as they stand.
const FEW: [&str; 11] = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
/// The tens from twenty on.
const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
/// The numbers between that a session or a night is said in.
const BETWEEN: &[(&str, u32)] = &[
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
];

/// Gives the number that a word in lower case says.
pub(super) fn number(word: &str) -> Option<u32> {
    let place = |names: &[&str]| names.iter().position(|name| *name == word).and_then(|place| u32::try_from(place).ok());
    let between = || BETWEEN.iter().find(|(name, _)| *name == word).map(|(_, number)| *number);
    place(&FEW).map(|place| place + 2).or_else(|| place(&TENS).map(|place| place * 10 + 20)).or_else(between)
}

/// Gives the number that tens and ones say together: 45 for `forty` and `five`.
pub(super) fn together(tens: &str, ones: &str) -> Option<u32> {
    let tens = number(tens).filter(|tens| *tens >= 20)?;
    let ones = if ones == "one" { 1 } else { number(ones).filter(|ones| *ones < 10)? };
    Some(tens + ones)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_said_in_words() {
        for (word, said) in [("two", Some(2)), ("twelve", Some(12)), ("fifteen", Some(15)), ("ninety", Some(90)), ("one", None)] {
            assert_eq!(number(word), said, "{word}");
        }
        assert_eq!((together("forty", "five"), together("twenty", "one")), (Some(45), Some(21)));
        assert_eq!((together("five", "forty"), together("forty", "twelve")), (None, None));
    }
}

//! Answers in nothing but ASCII, for who asks for it: accents fall off their letters, and what has no letter near it is a `?`.

use std::io::{self, Write};

use crate::views::{Glyphs, in_glyphs};

/// Latin letters with the letter that is left without their marks.
const LETTERS: &[(&str, char)] = &[
    ("ÀÁÂÃÄÅĀĂĄÆ", 'A'),
    ("àáâãäåāăąæª", 'a'),
    ("ÇĆĈĊČ", 'C'),
    ("çćĉċč", 'c'),
    ("ÐĎĐ", 'D'),
    ("ðďđ", 'd'),
    ("ÈÉÊËĒĔĖĘĚ", 'E'),
    ("èéêëēĕėęě", 'e'),
    ("ĜĞĠĢ", 'G'),
    ("ĝğġģ", 'g'),
    ("ĤĦ", 'H'),
    ("ĥħ", 'h'),
    ("ÌÍÎÏĨĪĬĮİ", 'I'),
    ("ìíîïĩīĭįı", 'i'),
    ("Ĵ", 'J'),
    ("ĵ", 'j'),
    ("Ķ", 'K'),
    ("ķ", 'k'),
    ("ĹĻĽĿŁ", 'L'),
    ("ĺļľŀł", 'l'),
    ("ÑŃŅŇ", 'N'),
    ("ñńņňŉ", 'n'),
    ("ÒÓÔÕÖØŌŎŐŒ", 'O'),
    ("òóôõöøōŏőœº", 'o'),
    ("ŔŖŘ", 'R'),
    ("ŕŗř", 'r'),
    ("ŚŜŞŠȘ", 'S'),
    ("śŝşšșß", 's'),
    ("ŢŤŦÞȚ", 'T'),
    ("ţťŧþț", 't'),
    ("ÙÚÛÜŨŪŬŮŰŲ", 'U'),
    ("ùúûüũūŭůűųµμ", 'u'),
    ("Ŵ", 'W'),
    ("ŵ", 'w'),
    ("ÝŶŸ", 'Y'),
    ("ýÿŷ", 'y'),
    ("ŹŻŽ", 'Z'),
    ("źżž", 'z'),
    ("“”„«»″", '"'),
    ("‘‚‹›′`´", '\''),
    ("¹", '1'),
    ("²", '2'),
    ("³", '3'),
    ("≥", '>'),
    ("≤", '<'),
    ("±", '~'),
    ("°", ' '),
    ("•", '*'),
];

/// Gives a text in ASCII; a letter stays one letter, so that columns stay in their places.
#[must_use]
pub fn in_ascii(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let is_mark = |c: char| matches!(c, '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}');
    in_glyphs(text, Glyphs::Ascii).chars().filter(|c| !is_mark(*c)).map(plain).collect()
}

fn plain(letter: char) -> char {
    let near = || LETTERS.iter().find(|(letters, _)| letters.contains(letter)).map(|(_, plain)| *plain);
    if letter.is_ascii() { letter } else { near().unwrap_or('?') }
}

/// Gives JSON with every character that is not ASCII written by its number, which says the same.
#[must_use]
pub fn json_in_ascii(json: &str) -> String {
    json.chars().fold(String::with_capacity(json.len()), |mut written, c| {
        if c.is_ascii() {
            written.push(c);
        } else {
            written.extend(c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")));
        }
        written
    })
}

/// A stream of text whose every character leaves in ASCII.
pub struct Ascii<W: Write> {
    out: W,
    /// The bytes of a character whose others are still to come.
    begun: Vec<u8>,
}

impl<W: Write> Ascii<W> {
    /// Writes to a stream.
    pub const fn onto(out: W) -> Self {
        Self { out, begun: Vec::new() }
    }
}

impl<W: Write> Write for Ascii<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.begun.extend_from_slice(bytes);
        let whole = match std::str::from_utf8(&self.begun) {
            Err(error) if error.error_len().is_none() => error.valid_up_to(),
            Ok(_) | Err(_) => self.begun.len(),
        };
        let whole: Vec<u8> = self.begun.drain(..whole).collect();
        self.out.write_all(in_ascii(&String::from_utf8_lossy(&whole)).as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_fall_off_and_other_letters_are_marked() {
        assert_eq!(in_ascii("● Echappée Belle, Martínez–Łódź “42 km”"), "R Echappee Belle, Martinez-Lodz \"42 km\"");
        assert_eq!(in_ascii("東京 e\u{301}"), "?? e");
        assert!(in_ascii("﷽ 👨‍👩‍👧 ½ ∞").is_ascii());
    }

    #[test]
    fn a_character_that_comes_in_two_parts_is_one() {
        let mut out = Vec::new();
        let mut ascii = Ascii::onto(&mut out);
        for byte in "né ●".bytes() {
            ascii.write_all(&[byte]).unwrap();
        }
        assert_eq!(out, b"ne R");
    }

    #[test]
    fn json_says_the_same_in_ascii() {
        let json = r#"{"title":"Échappée 👟 – Belle"}"#;
        let ascii = json_in_ascii(json);
        assert!(ascii.is_ascii());
        let read = |json: &str| serde_json::from_str::<serde_json::Value>(json).unwrap();
        assert_eq!(read(&ascii), read(json));
    }
}

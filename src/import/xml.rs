//! XML read as a stream: elements opened and closed, by local names.
//!
//! Safe on anything: no document type is read and no entity expanded but the five of XML itself, the text kept at a time is
//! bounded, depth costs a counter, and bytes that are not UTF-8 are replaced.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::escape::{resolve_predefined_entity, unescape};
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::{ImportWarning, Watch, lettering};
use crate::journal::clean_line;

/// The most bytes of text kept of one element.
const LONGEST_TEXT: usize = 100_000;

/// The most prefixes that are kept to be compared with.
const MOST_PREFIXES: usize = 64;

/// A kind of XML document: what to do when an element begins and ends.
pub(super) trait Dialect {
    /// Notes that an element begins; the root has depth 1.
    fn open(&mut self, element: &Opened<'_>);

    /// Notes that an element ends, with the text since the last tag.
    fn close(&mut self, name: &str, depth: usize, text: &str);
}

/// An element that begins.
pub(super) struct Opened<'a> {
    /// Its local name.
    pub(super) name: &'a str,
    /// How deep it stands; the root has 1.
    pub(super) depth: usize,
    tag: &'a BytesStart<'a>,
}

impl<'a> Opened<'a> {
    /// Takes a tag with its local name and depth.
    pub(super) const fn of(name: &'a str, depth: usize, tag: &'a BytesStart<'a>) -> Self {
        Self { name, depth, tag }
    }

    /// Gives the value of an attribute by its local name.
    pub(super) fn attribute(&'a self, name: &str) -> Option<Cow<'a, str>> {
        let found = attributes(self.tag).find(|attribute| attribute.key.local_name().as_ref() == name)?;
        Some(match unescape(&found.value) {
            Ok(plain) => Cow::Owned(plain.into_owned()),
            Err(_) => found.value,
        })
    }

    /// Gives the number in an attribute.
    pub(super) fn number(&self, name: &str) -> Option<f64> {
        self.attribute(name).and_then(|text| number(&text))
    }
}

/// Gives the attributes of a tag that can be read; comparing each with all before it would make many of them slow.
fn attributes<'a>(tag: &'a BytesStart<'_>) -> impl Iterator<Item = Attribute<'a>> {
    let mut attributes = tag.attributes();
    attributes.with_checks(false);
    attributes.flatten()
}

/// The places of a document that a reader is in, each with the depth of the element that opened it.
#[derive(Debug)]
pub(super) struct Nest<P> {
    entered: Vec<(P, usize)>,
}

impl<P> Default for Nest<P> {
    fn default() -> Self {
        Self { entered: Vec::new() }
    }
}

impl<P: Copy> Nest<P> {
    /// Gives the innermost place; `None` outside of all.
    pub(super) fn here(&self) -> Option<P> {
        self.entered.last().map(|(place, _)| *place)
    }

    /// Enters a place with the element at this depth.
    pub(super) fn enter(&mut self, place: P, depth: usize) {
        self.entered.push((place, depth));
    }

    /// Leaves the innermost place where it was entered at this depth, and gives it.
    pub(super) fn leave(&mut self, depth: usize) -> Option<P> {
        self.entered.pop_if(|(_, at)| *at == depth).map(|(place, _)| place)
    }

    /// Says how far below the innermost place an element stands: 1 for its own children.
    pub(super) fn inside(&self, depth: usize) -> usize {
        depth.saturating_sub(self.entered.last().map_or(0, |(_, at)| *at))
    }
}

/// Goes through a document as far as it is well-formed, and as a watch lets it; the warnings say where it is not.
pub(super) fn walk(bytes: &[u8], dialect: &mut impl Dialect, watch: &mut Watch<'_>) -> Vec<ImportWarning> {
    let mut warnings = Vec::new();
    let text = lettering::of_xml(bytes).unwrap_or_else(|| {
        warnings.push(ImportWarning::NotUtf8);
        String::from_utf8_lossy(bytes)
    });
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let mut walk = Walk { depth: 0, text: String::new(), prefixes: Prefixes::default() };
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    reader.config_mut().allow_dangling_amp = true;
    while watch.step() {
        match reader.read_event() {
            Ok(Event::Eof) => break,
            Ok(event) => walk.step(&event, dialect),
            Err(_) => {
                warnings.push(ImportWarning::BrokenXml { line: line(text, reader.error_position()) });
                walk.depth = 0;
                break;
            }
        }
        if let Some(prefix) = walk.prefixes.take_undeclared() {
            warnings.push(ImportWarning::UndeclaredPrefix { prefix, line: line(text, reader.buffer_position()) });
        }
    }
    if walk.depth > 0 {
        warnings.push(ImportWarning::BrokenXml { line: line(text, text.len() as u64) });
    }
    warnings
}

/// Gives the line that a byte of the text stands on, from 1.
fn line(text: &str, at: u64) -> usize {
    let until = usize::try_from(at).unwrap_or(usize::MAX);
    text.bytes().take(until).filter(|byte| *byte == b'\n').count() + 1
}

/// Where a walk through a document is.
struct Walk {
    depth: usize,
    text: String,
    prefixes: Prefixes,
}

impl Walk {
    fn step(&mut self, event: &Event<'_>, dialect: &mut impl Dialect) {
        match event {
            Event::Start(tag) | Event::Empty(tag) => {
                self.depth += 1;
                self.text.clear();
                self.prefixes.check(tag);
                let name = tag.local_name();
                dialect.open(&Opened { name: name.as_ref(), depth: self.depth, tag });
            }
            Event::End(tag) => {
                dialect.close(tag.local_name().as_ref(), self.depth, self.text.trim());
                self.text.clear();
                self.depth = self.depth.saturating_sub(1);
            }
            Event::Text(text) => self.add(text),
            Event::CData(text) => self.add(text),
            Event::GeneralRef(reference) => self.refer(reference),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) | Event::Eof => {}
        }
    }

    fn add(&mut self, more: &str) {
        let room = LONGEST_TEXT.saturating_sub(self.text.len());
        self.text.push_str(more.get(..more.floor_char_boundary(room)).unwrap_or_default());
    }

    /// Adds the character that a reference stands for, where it is one of XML's own; any other stands for nothing.
    fn refer(&mut self, reference: &BytesRef<'_>) {
        if let Ok(Some(character)) = reference.resolve_char_ref() {
            self.add(character.encode_utf8(&mut [0; 4]));
        } else if let Some(plain) = resolve_predefined_entity(reference) {
            self.add(plain);
        }
    }
}

/// The prefixes that a document has declared so far.
#[derive(Default)]
struct Prefixes {
    declared: Vec<String>,
    undeclared: Option<String>,
    has_told: bool,
}

impl Prefixes {
    /// Notes what a tag declares, and the first prefix it uses that nobody declared.
    fn check(&mut self, tag: &BytesStart<'_>) {
        if self.has_told || !tag.as_bytes().contains(&b':') {
            return;
        }
        for attribute in attributes(tag) {
            self.declare(attribute.key.as_ref());
        }
        self.require(tag.name().as_ref());
        for attribute in attributes(tag) {
            self.require(attribute.key.as_ref());
        }
    }

    fn declare(&mut self, key: &str) {
        let Some(prefix) = key.strip_prefix("xmlns:") else { return };
        if !self.declared.iter().any(|declared| declared == prefix) {
            self.declared.push(prefix.to_owned());
        }
        // Nobody needs so many; looking through them for every name would take for ever.
        self.has_told |= self.declared.len() > MOST_PREFIXES;
    }

    fn require(&mut self, name: &str) {
        let Some((prefix, _)) = name.split_once(':') else { return };
        let is_known = prefix == "xml" || prefix == "xmlns" || self.declared.iter().any(|declared| declared == prefix);
        if !is_known && !self.has_told {
            self.undeclared = Some(clean_line(prefix).chars().take(40).collect());
            self.has_told = true;
        }
    }

    fn take_undeclared(&mut self) -> Option<String> {
        self.undeclared.take()
    }
}

/// Reads a number; what is not finite is none.
pub(super) fn number(text: &str) -> Option<f64> {
    text.trim().parse().ok().filter(|number: &f64| number.is_finite())
}

/// Reads a heart rate in beats per minute; 0 is none.
pub(super) fn heart(text: &str) -> Option<u8> {
    number(text).filter(|rate| (1.0..=255.0).contains(rate)).map(|rate| rate.round() as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Default)]
    struct Told(Vec<String>);

    impl Dialect for Told {
        fn open(&mut self, element: &Opened<'_>) {
            let lat = element.number("lat").map(|lat| format!(" {lat}")).unwrap_or_default();
            self.0.push(format!("{}{lat}", element.name));
        }
        fn close(&mut self, name: &str, depth: usize, text: &str) {
            self.0.push(format!("/{name} {depth} {text}"));
        }
    }

    fn told(xml: &[u8]) -> (Vec<String>, Vec<String>) {
        let mut told = Told::default();
        let warnings = walk(xml, &mut told, &mut Watch::default()).iter().map(ToString::to_string).collect();
        (told.0, warnings)
    }

    #[test]
    fn elements_come_by_local_names_with_their_text() {
        let (events, warnings) = told("\u{feff}  <a xmlns:x=\"u\"><x:p lat='4.5'/><n>A &amp; <![CDATA[<b>]]></n></a>".as_bytes());
        assert_eq!(events, ["a", "p 4.5", "/p 2 ", "n", "/n 2 A & <b>", "/a 1 "]);
        assert!(warnings.is_empty());
    }

    #[test]
    fn entities_of_a_document_type_are_never_expanded() {
        let bomb = b"<!DOCTYPE a [<!ENTITY l \"lol\"><!ENTITY m \"&l;&l;&l;\">]><a><n>&m;&m;x</n></a>";
        assert_eq!(told(bomb).0, ["a", "n", "/n 2 x", "/a 1 "]);
    }

    #[test]
    fn what_breaks_off_is_told_with_its_line() {
        assert_eq!(told(b"<a>\n<b>\n<c").1, ["not well-formed at line 3: read up to there"]);
        assert_eq!(told(b"<a>\n<b></c>\n</a>").1, ["not well-formed at line 2: read up to there"]);
        assert_eq!(told(b"<a>\n<b>text").1, ["not well-formed at line 2: read up to there"]);
        assert_eq!(told(b"<a>\n<b xsi:t='1'></b></a>").1, ["the prefix xsi at line 2 is never declared: read all the same"]);
        assert_eq!(told(b"<a>\xff</a>").1, ["some characters are not UTF-8: replaced"]);
    }

    #[test]
    fn a_hundred_thousand_levels_are_walked() {
        let deep = "<a>".repeat(100_000);
        assert_eq!(told(deep.as_bytes()).0.len(), 100_000);
    }

    #[test]
    fn numbers_and_heart_rates_that_are_none_are_none() {
        assert_eq!((number(" 4.5 "), number("NaN"), number("1e999")), (Some(4.5), None, None));
        assert_eq!((heart("151"), heart("0"), heart("300")), (Some(151), None, None));
    }
}

//! What the program is built from may be passed on: permissive licences, and by name whatever asks for more.

use std::process::Command;

use super::{assert_none, read, root};

/// Licences that ask for no more than that their text is passed on.
const PERMISSIVE: [&str; 11] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "MIT",
    "MIT-0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Says whether a licence such as `(MIT OR Apache-2.0) AND Unicode-3.0` can be kept by permissive ones alone.
fn is_permissive(licence: &str) -> bool {
    let is_kept = |part: &str| {
        let choices = part.trim_matches(['(', ')', ' ']).replace('/', " OR ");
        choices.split(" OR ").any(|choice| PERMISSIVE.contains(&choice.trim()))
    };
    licence.split(" AND ").all(is_kept)
}

#[test]
fn a_licence_is_permissive_where_each_of_its_parts_can_be() {
    for (licence, is_kept) in [
        ("(MIT OR Apache-2.0) AND Unicode-3.0", true),
        ("Unlicense/MIT", true),
        ("MIT OR MPL-2.0", true),
        ("MIT AND ODbL-1.0", false),
        ("MPL-2.0", false),
        ("", false),
    ] {
        assert_eq!(is_permissive(licence), is_kept, "{licence}");
    }
}

#[test]
fn whatever_the_program_is_built_from_is_permissive_or_named_in_the_notice() {
    let tree = ["tree", "--offline", "--locked", "--edges", "normal", "--prefix", "none", "--format", "{p}|{l}"];
    let output = Command::new(env!("CARGO")).args(tree).current_dir(root()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let notice = read("NOTICE");
    let mut complaints = Vec::new();
    let mut seen = 0;
    for line in String::from_utf8(output.stdout).unwrap().lines() {
        let Some((package, licence)) = line.split_once('|') else { continue };
        let (name, licence) = (package.split(' ').next().unwrap_or_default(), licence.trim_end_matches(" (*)"));
        seen += 1;
        if !is_permissive(licence) && !notice.contains(&format!("{name} ({licence})")) {
            complaints.push(format!("{name} is under {licence:?}"));
        }
    }
    assert!(seen > 100, "the dependencies were not found");
    complaints.dedup();
    assert_none(&complaints, "a dependency asks for more than a permissive licence does, and NOTICE does not name it");
}

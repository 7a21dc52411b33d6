//! Every named number of the model stands in a table of evidence.

use syn::visit::{self, Visit};

use super::source::{SourceFile, attributes, is_for_tests, sources};

/// Constants that say how finely something is computed, name a place, or are true by definition: no runner's body hangs on them.
const NO_EVIDENCE: &[(&str, &str)] = &[
    ("body", "FELT_DAYS"),
    ("planned", "HOUR_S"),
    ("body", "REMEMBERED_DAYS"),
    ("body", "UNREPORTED_HOUR"),
    ("track", "UNHEARD_OF"),
    ("ensemble", "RUNNERS"),
    ("ensemble", "WAYS"),
    ("readiness", "STEP_DAYS"),
    ("readiness", "HORIZON_DAYS"),
    ("readiness", "MORNINGS"),
    ("readiness", "NOW_DAYS"),
    ("readiness", "NOON_HOURS"),
    ("clear", "NEAR_DAYS"),
    ("assess", "STEP"),
    ("assess", "LOOKS"),
    ("assess", "MOST_HOLDERS"),
    ("assess", "SAME_DAYS"),
    ("detraining", "FURTHEST_DAYS"),
    ("telling", "LEAST_DAYS"),
    ("telling", "WIDER"),
    ("telling", "WORD"),
    ("scorecard", "SCORED"),
    ("scorecard", "TEACHING"),
    ("scorecard", "FEWEST"),
    ("scorecard", "RULES"),
    ("said", "LEAST_SORE"),
    ("said", "LEAST_TIRED"),
    ("kept", "KEPT_SCORE_DAYS"),
    ("kept", "SPARING_DAYS"),
    ("kept", "AHEAD_DAYS"),
    ("kept", "LONGEST_DAYS"),
    ("kept", "SITTING_HOURS"),
    ("readiness", "TENTH"),
    ("scale", "MEMORY_DAYS"),
    ("posterior", "UNKNOWNS"),
    ("branch", "LEVEL"),
    ("branch", "SWING"),
    ("branch", "GAIN"),
    ("branch", "PACE"),
];

/// The constants of a file that are one number, tests left out.
struct Numbers(Vec<String>);

impl<'ast> Visit<'ast> for Numbers {
    fn visit_item(&mut self, item: &'ast syn::Item) {
        if is_for_tests(attributes(item)) {
            return;
        }
        if let syn::Item::Const(constant) = item
            && let syn::Type::Path(kind) = &*constant.ty
            && kind.path.get_ident().is_some_and(|kind| ["f64", "i64", "u32", "u8", "usize"].iter().any(|number| kind == number))
        {
            self.0.push(constant.ident.to_string());
        }
        visit::visit_item(self, item);
    }
}

fn numbers(file: &SourceFile) -> Vec<(String, String)> {
    let mut found = Numbers(Vec::new());
    found.visit_file(&file.syntax);
    let module = file.module().last().cloned().unwrap_or_default();
    found.0.into_iter().map(|name| (module.clone(), name)).collect()
}

/// Where the rows stand.
const RULES: &str = "src/recovery/rules/";

#[test]
fn every_constant_of_the_model_has_its_row_of_evidence() {
    let files = sources();
    let rules: String = files.iter().filter(|file| file.name.starts_with(RULES)).map(|file| file.text.as_str()).collect();
    let words: Vec<&str> = rules.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).collect();
    let model = files.iter().filter(|file| file.name.starts_with("src/recovery/"));
    let constants: Vec<(String, String)> = model.flat_map(numbers).collect();
    assert!(constants.len() > 100, "the constants were not found");
    let has_row = |module: &str, name: &str| words.iter().any(|word| word.ends_with(&format!("{module}::{name}")));
    let is_exempt = |module: &str, name: &str| NO_EVIDENCE.contains(&(module, name));
    let missing: Vec<_> = constants.iter().filter(|(module, name)| !has_row(module, name) && !is_exempt(module, name)).collect();
    assert!(missing.is_empty(), "no row in {RULES}: {missing:?}");
    let gone: Vec<_> = NO_EVIDENCE
        .iter()
        .filter(|(module, name)| !constants.iter().any(|(other, constant)| other == module && constant == name))
        .collect();
    assert!(gone.is_empty(), "named here and nowhere else: {gone:?}");
}

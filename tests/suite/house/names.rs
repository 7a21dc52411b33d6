//! Names that say nothing, and where they are declared.

use syn::visit::{self, Visit};

use super::source::{SourceFile, attributes, is_for_tests};

/// A name given to something.
pub struct Name {
    /// The name.
    pub text: String,
    /// The line it stands on.
    pub line: usize,
    /// How far it reaches.
    pub reach: Reach,
}

/// How far a name reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// A module, a type, a function or a constant.
    Item,
    /// A parameter or a variable.
    Local,
}

/// Gives the names of modules, types, traits, functions, constants and parameters that a file declares, tests left out.
pub fn declared(file: &SourceFile) -> Vec<Name> {
    #[derive(Default)]
    struct Collect(Vec<Name>);
    impl Collect {
        fn add(&mut self, ident: &syn::Ident) {
            self.put(ident, Reach::Item);
        }
        fn put(&mut self, ident: &syn::Ident, reach: Reach) {
            self.0.push(Name { text: ident.to_string(), line: ident.span().start().line, reach });
        }
    }
    impl<'ast> Visit<'ast> for Collect {
        fn visit_item(&mut self, item: &'ast syn::Item) {
            if !is_for_tests(attributes(item)) {
                visit::visit_item(self, item);
            }
        }
        fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
            self.add(&item.ident);
            visit::visit_item_mod(self, item);
        }
        fn visit_item_struct(&mut self, item: &'ast syn::ItemStruct) {
            self.add(&item.ident);
            visit::visit_item_struct(self, item);
        }
        fn visit_item_enum(&mut self, item: &'ast syn::ItemEnum) {
            self.add(&item.ident);
            visit::visit_item_enum(self, item);
        }
        fn visit_item_trait(&mut self, item: &'ast syn::ItemTrait) {
            self.add(&item.ident);
            visit::visit_item_trait(self, item);
        }
        fn visit_item_type(&mut self, item: &'ast syn::ItemType) {
            self.add(&item.ident);
            visit::visit_item_type(self, item);
        }
        fn visit_item_const(&mut self, item: &'ast syn::ItemConst) {
            self.add(&item.ident);
            visit::visit_item_const(self, item);
        }
        fn visit_signature(&mut self, signature: &'ast syn::Signature) {
            self.add(&signature.ident);
            visit::visit_signature(self, signature);
        }
        fn visit_pat_ident(&mut self, pattern: &'ast syn::PatIdent) {
            self.put(&pattern.ident, Reach::Local);
            visit::visit_pat_ident(self, pattern);
        }
    }
    let mut collect = Collect::default();
    collect.visit_file(&file.syntax);
    collect.0
}

/// Gives the names of structs, enums, traits and type aliases that a file declares, each with its line; tests left out.
pub fn types(file: &SourceFile) -> Vec<(String, usize)> {
    #[derive(Default)]
    struct Collect(Vec<(String, usize)>);
    impl<'ast> Visit<'ast> for Collect {
        fn visit_item(&mut self, item: &'ast syn::Item) {
            if is_for_tests(attributes(item)) {
                return;
            }
            #[expect(clippy::wildcard_enum_match_arm, reason = "only these declare a type")]
            let ident = match item {
                syn::Item::Struct(item) => Some(&item.ident),
                syn::Item::Enum(item) => Some(&item.ident),
                syn::Item::Trait(item) => Some(&item.ident),
                syn::Item::Type(item) => Some(&item.ident),
                _ => None,
            };
            self.0.extend(ident.map(|ident| (ident.to_string(), ident.span().start().line)));
            visit::visit_item(self, item);
        }
    }
    let mut collect = Collect::default();
    collect.visit_file(&file.syntax);
    collect.0
}

/// Says what is wrong with a name, if anything is.
pub fn complaint(name: &str, reach: Reach) -> Option<&'static str> {
    let lower = name.to_lowercase();
    if reach == Reach::Item
        && matches!(lower.as_str(), "util" | "utils" | "misc" | "common" | "helper" | "helpers" | "shared" | "stuff")
    {
        return Some("is a drawer, not a room");
    }
    if lower.ends_with("manager") || lower.ends_with("helper") {
        return Some("says that it does something, not what it is");
    }
    if name.starts_with("get_") {
        return Some("starts with `get_`: say what it gives");
    }
    if name.starts_with("handle_") {
        return Some("starts with `handle_`: say what happens");
    }
    if name.ends_with("_data") {
        return Some("ends with `_data`: say which");
    }
    ["activity", "activities", "workout", "workouts"].contains(&lower.as_str()).then_some("is called a session here")
}

#[test]
fn a_drawer_is_refused_and_a_plain_word_is_not() {
    assert!(complaint("utils", Reach::Item).is_some());
    assert!(complaint("StoreManager", Reach::Item).is_some());
    assert!(complaint("get_session", Reach::Item).is_some());
    assert!(complaint("session_data", Reach::Local).is_some());
    assert!(complaint("sessions_on", Reach::Item).is_none());
}

//! The source files, parsed, and how long they and their functions are.

use std::fs;
use std::path::Path;

use syn::spanned::Spanned;
use syn::visit::{self, Visit};

use super::root;

/// One file under `src`.
pub struct SourceFile {
    /// Its path from the package's root, with `/`.
    pub name: String,
    /// Its text.
    pub text: String,
    /// Its syntax.
    pub syntax: syn::File,
}

impl SourceFile {
    /// Gives the room the file belongs to; the crate's root and `main.rs` stand outside the rooms.
    pub fn room(&self) -> Option<&str> {
        let inner = self.name.strip_prefix("src/")?;
        let first = inner.split('/').next()?.trim_end_matches(".rs");
        (first != "lib" && first != "main").then_some(first)
    }

    /// Gives the module path from the crate's root, such as `store`, `rows` for `src/store/rows.rs`.
    pub fn module(&self) -> Vec<String> {
        let inner = self.name.trim_start_matches("src/").trim_end_matches(".rs");
        inner.split('/').filter(|part| !matches!(*part, "mod" | "lib" | "main")).map(str::to_owned).collect()
    }
}

/// Gives every file under `src`, in order of its name.
pub fn sources() -> Vec<SourceFile> {
    let mut files = Vec::new();
    collect(&root().join("src"), &mut files);
    files.sort_by(|a, b| a.name.cmp(&b.name));
    assert!(files.len() > 20, "the source was not found");
    files
}

fn collect(folder: &Path, files: &mut Vec<SourceFile>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let name = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
            let syntax = syn::parse_file(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
            files.push(SourceFile { name, text, syntax });
        }
    }
}

/// Says whether something is there for the tests only.
pub fn is_for_tests(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let is_cfg_test = attribute.path().is_ident("cfg")
            && attribute.parse_args::<syn::Path>().is_ok_and(|condition| condition.is_ident("test"));
        is_cfg_test || attribute.path().is_ident("test")
    })
}

/// Gives the attributes of an item of a file.
pub fn attributes(item: &syn::Item) -> &[syn::Attribute] {
    use syn::Item;
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        Item::ExternCrate(_) | Item::ForeignMod(_) | Item::TraitAlias(_) | Item::Union(_) | Item::Verbatim(_) | _ => &[],
    }
}

/// Gives the number of lines that are not tests.
pub fn without_tests(file: &SourceFile) -> usize {
    let tests: usize = file
        .syntax
        .items
        .iter()
        .filter(|item| is_for_tests(attributes(item)))
        .map(|item| item.span().end().line + 1 - item.span().start().line)
        .sum();
    file.text.lines().count() - tests
}

/// A function and its length.
pub struct Function {
    /// Its name.
    pub name: String,
    /// The line it starts on.
    pub line: usize,
    /// Its lines from `fn` to the closing brace.
    pub lines: usize,
}

/// Gives every function of a file, methods included, tests left out.
pub fn functions(file: &SourceFile) -> Vec<Function> {
    struct Measure(Vec<Function>);
    impl Measure {
        fn add(&mut self, signature: &syn::Signature, block: &syn::Block) {
            let line = signature.span().start().line;
            let lines = block.span().end().line + 1 - line;
            self.0.push(Function { name: signature.ident.to_string(), line, lines });
        }
    }
    impl<'ast> Visit<'ast> for Measure {
        fn visit_item(&mut self, item: &'ast syn::Item) {
            if !is_for_tests(attributes(item)) {
                visit::visit_item(self, item);
            }
        }
        fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
            self.add(&item.sig, &item.block);
            visit::visit_item_fn(self, item);
        }
        fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
            self.add(&item.sig, &item.block);
            visit::visit_impl_item_fn(self, item);
        }
    }
    let mut measure = Measure(Vec::new());
    measure.visit_file(&file.syntax);
    measure.0
}

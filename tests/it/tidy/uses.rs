//! The paths that an item writes: in `use`, in types and expressions, and between the words of macros.

use proc_macro2::{TokenStream, TokenTree};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Item, ItemUse, Macro, UseTree};

use super::modules::{Module, Written, is_private};

/// One name, or all names, that a `use` brings in.
#[derive(Clone, Debug)]
pub(crate) struct Use {
    pub(crate) path: Written,
    pub(crate) brings: Brings,
    pub(crate) is_private: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Brings {
    All,
    Name(String),
}

/// Adds what an item writes to its module.
pub(crate) fn collect(item: &Item, module: &mut Module) {
    Collector { module }.visit_item(item);
}

struct Collector<'a> {
    module: &'a mut Module,
}

impl<'ast> Visit<'ast> for Collector<'_> {
    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        let line = item.span().start().line;
        self.tree(&item.tree, &mut Vec::new(), line, is_private(&item.vis));
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let segments = path
            .segments
            .iter()
            .map(|segment| segment.ident.to_string())
            .collect();
        self.path(segments, path.span().start().line);
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, invoked: &'ast Macro) {
        self.tokens(invoked.tokens.clone());
        visit::visit_macro(self, invoked);
    }
}

impl Collector<'_> {
    /// A lower-case name alone may be a variable's, and is brought in by a `use` where it is not.
    fn path(&mut self, segments: Vec<String>, line: usize) {
        let is_type = |name: &String| name.starts_with(char::is_uppercase);
        if segments.len() > 1 || segments.first().is_some_and(is_type) {
            self.module.paths.push(Written { segments, line });
        }
    }

    fn tree(&mut self, tree: &UseTree, before: &mut Vec<String>, line: usize, is_private: bool) {
        let mut add = |before: &[String], last: Option<&str>, brings| {
            let mut segments = before.to_vec();
            segments.extend(last.filter(|last| *last != "self").map(str::to_owned));
            let path = Written { segments, line };
            self.module.uses.push(Use {
                path,
                brings,
                is_private,
            });
        };
        match tree {
            UseTree::Path(path) => {
                before.push(path.ident.to_string());
                self.tree(&path.tree, before, line, is_private);
                before.pop();
            }
            UseTree::Name(name) => {
                let name = name.ident.to_string();
                let brought = match name.as_str() {
                    "self" => before.last().cloned().unwrap_or_default(),
                    _ => name.clone(),
                };
                add(before, Some(&name), Brings::Name(brought));
            }
            UseTree::Rename(renamed) => {
                let name = renamed.ident.to_string();
                add(
                    before,
                    Some(&name),
                    Brings::Name(renamed.rename.to_string()),
                );
            }
            UseTree::Glob(_) => add(before, None, Brings::All),
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.tree(tree, before, line, is_private);
                }
            }
        }
    }

    /// Every `a::b` among tokens.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut segments: Vec<String> = Vec::new();
        let mut line = 0;
        let mut colons = 0;
        for token in tokens {
            match token {
                TokenTree::Punct(punct) if punct.as_char() == ':' => {
                    colons += 1;
                    continue;
                }
                TokenTree::Ident(name) => {
                    if colons != 2 {
                        self.path(std::mem::take(&mut segments), line);
                        line = name.span().start().line;
                    }
                    segments.push(name.to_string());
                }
                TokenTree::Group(group) => {
                    self.path(std::mem::take(&mut segments), line);
                    self.tokens(group.stream());
                }
                TokenTree::Punct(_) | TokenTree::Literal(_) => {
                    self.path(std::mem::take(&mut segments), line);
                }
            }
            colons = 0;
        }
        self.path(segments, line);
    }
}

//! The modules of a crate as its files declare them.

use std::collections::BTreeMap;
use std::path::Path;

use proc_macro2::{TokenStream, TokenTree};
use syn::{Attribute, Item, Visibility};

use super::uses::{self, Use};

/// A module's path from the root of the crate.
pub(crate) type ModulePath = Vec<String>;

/// A path as it is written, with the line.
#[derive(Clone, Debug)]
pub(crate) struct Written {
    pub(crate) segments: Vec<String>,
    pub(crate) line: usize,
}

/// The places where a module's code stands, without tests: several under conditions of compilation.
#[derive(Debug, Default)]
pub(crate) struct Module {
    /// The file of the module, or of the module around it.
    pub(crate) file: String,
    /// The files that define a name.
    pub(crate) items: BTreeMap<String, String>,
    pub(crate) uses: Vec<Use>,
    /// Paths in the code, beside `use`.
    pub(crate) paths: Vec<Written>,
}

pub(crate) type Modules = BTreeMap<ModulePath, Module>;

/// Reads a crate from its root file, both given from the project's folder.
pub(crate) fn read(project: &Path, root: &str) -> Result<Modules, String> {
    let mut reader = Reader {
        project,
        modules: Modules::new(),
    };
    reader.file(Path::new(root), &[], true)?;
    Ok(reader.modules)
}

struct Reader<'a> {
    project: &'a Path,
    modules: Modules,
}

impl Reader<'_> {
    fn file(&mut self, file: &Path, module: &[String], owns_folder: bool) -> Result<(), String> {
        let path = self.project.join(file);
        let text = std::fs::read_to_string(&path)
            .map_err(|error| format!("{}: {error}", path.display()))?;
        let parsed =
            syn::parse_file(&text).map_err(|error| format!("{}: {error}", path.display()))?;
        let folder = match owns_folder {
            true => file.parent().unwrap_or(file).to_owned(),
            false => file.with_extension(""),
        };
        self.items(&parsed.items, file, &folder, module)
    }

    fn items(
        &mut self,
        items: &[Item],
        file: &Path,
        folder: &Path,
        path: &[String],
    ) -> Result<(), String> {
        let name = file.display().to_string().replace('\\', "/");
        let module = self.modules.entry(path.to_vec()).or_default();
        module.file.clone_from(&name);
        for item in items.iter().filter(|item| !is_test(attributes(item))) {
            let module = self.modules.entry(path.to_vec()).or_default();
            if let Some(defined) = defined(item) {
                module.items.insert(defined, name.clone());
            }
            let Item::Mod(child) = item else {
                uses::collect(item, module);
                continue;
            };
            let child_name = child.ident.to_string();
            let child_path = [path, std::slice::from_ref(&child_name)].concat();
            let below = folder.join(&child_name);
            if let Some((_, items)) = &child.content {
                self.items(items, file, &below, &child_path)?;
                continue;
            }
            let alone = below.with_extension("rs");
            if self.project.join(&alone).is_file() {
                self.file(&alone, &child_path, false)?;
            } else {
                self.file(&below.join("mod.rs"), &child_path, true)?;
            }
        }
        Ok(())
    }
}

/// The name that an item defines beside its module's others; `use` and `mod` are kept elsewhere.
fn defined(item: &Item) -> Option<String> {
    let ident = match item {
        Item::Const(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Fn(item) => &item.sig.ident,
        Item::Macro(item) => item.ident.as_ref()?,
        Item::Static(item) => &item.ident,
        Item::Struct(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::TraitAlias(item) => &item.ident,
        Item::Type(item) => &item.ident,
        Item::Union(item) => &item.ident,
        _ => return None,
    };
    Some(ident.to_string())
}

pub(crate) fn attributes(item: &Item) -> &[Attribute] {
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
        _ => &[],
    }
}

/// Whether code is compiled for tests alone.
fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("test")
            || attribute.path().is_ident("cfg")
                && attribute
                    .meta
                    .require_list()
                    .is_ok_and(|list| names_test(list.tokens.clone()))
    })
}

fn names_test(condition: TokenStream) -> bool {
    let tokens: Vec<_> = condition.into_iter().collect();
    match tokens.as_slice() {
        [TokenTree::Ident(name)] => name == "test",
        [TokenTree::Ident(name), TokenTree::Group(group)] if name == "all" => group
            .stream()
            .into_iter()
            .any(|token| matches!(token, TokenTree::Ident(name) if name == "test")),
        _ => false,
    }
}

pub(crate) fn is_private(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Inherited)
}

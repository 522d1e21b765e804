//! The file that a written path leads to, through re-exports.

use super::graph::Graph;
use super::modules::{Module, ModulePath, Modules};
use super::uses::{Brings, Use};

/// The end of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Target {
    /// An item, or something inside it, by the file that defines it.
    Item(String),
    Module(ModulePath),
}

/// A limit on re-exports that lead to each other.
const DEPTH: usize = 16;

/// The imports among the files of a crate.
///
/// A module's re-export of what is below it is no import, nor is a `use` of a whole module: what is taken from that
/// module is.
pub(crate) fn imports(modules: &Modules) -> Graph {
    let mut graph = Graph::default();
    for (path, module) in modules {
        graph.file(&module.file);
        for used in &module.uses {
            let target = resolved(modules, path, &used.path.segments, DEPTH);
            let target = match (target, &used.brings) {
                (Some(Target::Module(of)), Brings::All) => {
                    modules.get(&of).map(|module| module.file.clone())
                }
                (Some(Target::Item(file)), _) => Some(file),
                _ => None,
            };
            if let Some(file) = target.filter(|_| !is_re_export(modules, path, used)) {
                graph.import(&module.file, &file, used.path.line);
            }
        }
        for written in &module.paths {
            if let Some(Target::Item(file)) = resolved(modules, path, &written.segments, DEPTH) {
                graph.import(&module.file, &file, written.line);
            }
        }
    }
    graph
}

/// Whether a `use` only shows, one level up or more, what a module below has.
fn is_re_export(modules: &Modules, path: &ModulePath, used: &Use) -> bool {
    let mut segments = used.path.segments.as_slice();
    if let [first, rest @ ..] = segments
        && first == "self"
    {
        segments = rest;
    }
    let first = segments.first().cloned().into_iter();
    let child: ModulePath = path.iter().cloned().chain(first).collect();
    !used.is_private && modules.contains_key(&child)
}

fn resolved(
    modules: &Modules,
    from: &ModulePath,
    segments: &[String],
    depth: usize,
) -> Option<Target> {
    let depth = depth.checked_sub(1)?;
    let [first, rest @ ..] = segments else {
        return Some(Target::Module(from.clone()));
    };
    let mut target = match first.as_str() {
        "crate" => Target::Module(Vec::new()),
        "self" => Target::Module(from.clone()),
        "super" => Target::Module(parent(from)?),
        name => within(modules, from, name, rest.is_empty(), depth)?,
    };
    for (at, segment) in rest.iter().enumerate() {
        let Target::Module(module) = &target else {
            return Some(target);
        };
        let is_last = at + 1 == rest.len();
        target = match segment.as_str() {
            "super" => Target::Module(parent(module)?),
            name => match within(modules, module, name, is_last, depth) {
                Some(target) => target,
                // Made by a macro, as far as can be told from here.
                None => Target::Item(modules.get(module)?.file.clone()),
            },
        };
    }
    Some(target)
}

fn parent(module: &ModulePath) -> Option<ModulePath> {
    let (_, parent) = module.split_last()?;
    Some(parent.to_vec())
}

/// A name inside a module. A function may have the name of a module: the end of a path means the function.
fn within(
    modules: &Modules,
    path: &ModulePath,
    name: &str,
    is_last: bool,
    depth: usize,
) -> Option<Target> {
    let module = modules.get(path)?;
    let child: ModulePath = path.iter().cloned().chain([name.to_owned()]).collect();
    let child = modules
        .contains_key(&child)
        .then_some(Target::Module(child));
    if !is_last && child.is_some() {
        return child;
    }
    item(modules, path, module, name, depth).or(child)
}

fn item(
    modules: &Modules,
    path: &ModulePath,
    module: &Module,
    name: &str,
    depth: usize,
) -> Option<Target> {
    if let Some(file) = module.items.get(name) {
        return Some(Target::Item(file.clone()));
    }
    let named = Brings::Name(name.to_owned());
    let mut brought = module
        .uses
        .iter()
        .filter(|used| used.brings == named && used.path.segments != [name]);
    let target = brought.find_map(|used| resolved(modules, path, &used.path.segments, depth));
    target.or_else(|| {
        let all = module.uses.iter().filter(|used| used.brings == Brings::All);
        all.filter_map(|used| resolved(modules, path, &used.path.segments, depth))
            .find_map(|of| {
                let Target::Module(of) = of else { return None };
                let depth = depth.checked_sub(1)?;
                within(modules, &of, name, true, depth)
            })
    })
}

#[test]
fn a_path_leads_through_re_exports_to_the_file_that_defines()
-> Result<(), Box<dyn std::error::Error>> {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("tidy-names");
    std::fs::create_dir_all(folder.join("room"))?;
    for (file, text) in [
        ("lib.rs", "mod room; mod top; #[cfg(test)] mod absent;"),
        (
            "room/mod.rs",
            "mod door; mod window; pub(crate) use self::door::Door; pub(crate) const WIDTH: u8 = 1;",
        ),
        (
            "room/door.rs",
            "use super::WIDTH; pub(crate) struct Door([u8; WIDTH as usize]);",
        ),
        (
            "room/window.rs",
            "#[cfg(test)] mod tests { use crate::top::Top; }",
        ),
        (
            "top.rs",
            "use crate::room; struct Top(room::Door); fn f() { assert!(room::window::made() == 1) }",
        ),
    ] {
        std::fs::write(folder.join(file), text)?;
    }
    let modules = super::modules::read(&folder, "lib.rs")?;
    let graph = imports(&modules);
    let found: Vec<_> = graph.imports().map(|(from, to, _)| (from, to)).collect();
    let expected = [
        ("room/door.rs", "room/mod.rs"),
        ("top.rs", "room/door.rs"),
        ("top.rs", "room/window.rs"),
    ];
    assert_eq!(found, expected);
    Ok(())
}

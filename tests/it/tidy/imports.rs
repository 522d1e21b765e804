//! Imports among files: no circles, and no import from a lower layer to a higher one.

use std::path::{Path, PathBuf};

use super::graph::Graph;
use super::{modules, names, scripts};

/// The layers of `src/`, lowest first; a file imports from its own layer and from those below.
const LAYERS: [&[&str]; 12] = [
    &["error", "map", "month", "order", "text"],
    &["rule", "schema"],
    &["index", "outline"],
    &["data"],
    &["process"],
    &["methodology", "weighting"],
    &["score"],
    &["report"],
    &["chart"],
    &["figure"],
    &["app"],
    &["web"],
];

fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The imports among a crate's files, by their paths from the project's folder.
fn crate_imports(root: &str) -> Graph {
    let modules = modules::read(&project(""), root).unwrap_or_else(|error| panic!("{error}"));
    let graph = names::imports(&modules);
    assert!(graph.files() > 20, "{root}: the files were not found");
    graph
}

/// A file's layer; `None` for the root of the crate, which only declares the others.
fn layer(file: &str) -> Option<usize> {
    let name = file.strip_prefix("src/")?.split(['/', '.']).next()?;
    if name == "lib" {
        return None;
    }
    let layer = LAYERS.iter().position(|names| names.contains(&name));
    assert!(
        layer.is_some(),
        "{file}: found no layer for it, expected its name in LAYERS"
    );
    layer
}

#[test]
fn files_of_the_library_import_downwards() {
    let graph = crate_imports("src/lib.rs");
    let mut faults = graph.circles();
    let upward = graph
        .imports()
        .filter(|(from, to, _)| layer(from) < layer(to));
    faults.extend(upward.map(|(from, to, line)| format!("upward: {from}:{line} -> {to}")));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn files_of_the_build_tool_import_downwards() {
    let circles = crate_imports("xtask/src/main.rs").circles();
    assert!(circles.is_empty(), "{}", circles.join("\n"));
}

#[test]
fn scripts_import_downwards() {
    let graph = scripts::imports(&project("www")).unwrap_or_else(|error| panic!("{error}"));
    assert!(graph.imports().count() > 3, "the imports were not found");
    let circles = graph.circles();
    assert!(circles.is_empty(), "{}", circles.join("\n"));
}

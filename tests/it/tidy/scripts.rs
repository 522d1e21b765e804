//! The imports among the scripts of a folder.

use std::path::Path;

use super::graph::Graph;

/// The imports among a folder's scripts: `import … from './a.js'`, `import './a.js'`, `import('./a.js')`.
pub(crate) fn imports(folder: &Path) -> Result<Graph, String> {
    let mut graph = Graph::default();
    let entries =
        std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.extension().is_none_or(|extension| extension != "js") {
            continue;
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let text = std::fs::read_to_string(&path)
            .map_err(|error| format!("{}: {error}", path.display()))?;
        graph.file(&name);
        for (number, line) in text.lines().enumerate() {
            for imported in imported(line) {
                graph.import(&name, imported, number + 1);
            }
        }
    }
    Ok(graph)
}

/// The files that a line imports.
fn imported(line: &str) -> impl Iterator<Item = &str> {
    let starts = ["from ", "import ", "import("];
    starts
        .into_iter()
        .flat_map(|start| line.split(start).skip(1))
        .filter_map(|rest| {
            let quote = rest
                .chars()
                .next()
                .filter(|first| ['\'', '"', '`'].contains(first))?;
            rest[1..].split(quote).next()?.strip_prefix("./")
        })
}

#[test]
fn every_way_of_importing_is_seen() {
    for line in [
        "import { a } from './a.js';",
        "import \"./a.js\";",
        "const a = await import(`./a.js`);",
    ] {
        assert_eq!(imported(line).collect::<Vec<_>>(), ["a.js"], "{line}");
    }
    assert_eq!(
        imported("// taken from 'other.js', important './a.js'").count(),
        0
    );
}

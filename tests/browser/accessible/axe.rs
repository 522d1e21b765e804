//! The checker axe-core, installed by npm in `tests/node/`.

use std::fs;
use std::path::Path;

use crate::support::{Page, Result};

/// The violations found in the page as it is, element by element.
const RUN: &str = "return axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        resultTypes: ['violations'],
    }).then(found => found.violations.flatMap(rule => rule.nodes.map(node =>
        `${rule.id}: ${rule.help} — ${node.html.slice(0, 200)} — ${node.failureSummary.slice(0, 300)}`)))";

/// The text of the checker.
fn source() -> Result<String> {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../node/node_modules/axe-core/axe.min.js");
    fs::read_to_string(&path)
        .map_err(|error| format!("{}: {error}; run `cargo xtask test`", path.display()).into())
}

impl Page {
    /// Fails when the checker finds something.
    pub(super) async fn assert_accessible(&self, what: &str) -> Result {
        let loaded = self.run("return typeof axe", vec![]).await?;
        if loaded != "object" {
            self.run(&source()?, vec![]).await?;
        }
        super::assert_none(self, what, RUN, vec![]).await
    }
}

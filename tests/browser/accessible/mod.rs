//! Accessibility: audits by the checker, and the requirements of WCAG 2.2 that no checker sees.

mod adaptable;
mod audit;
mod axe;
mod dark;
mod elder;
mod operable;
mod print;
mod traditional;

use serde_json::{Value, json};

use crate::support::{Page, Result};

/// Lets a media feature be as in the user's system.
async fn emulate(page: &Page, features: &[(&str, &str)]) -> Result {
    let features: Vec<Value> = features
        .iter()
        .map(|(name, value)| json!({ "name": name, "value": value }))
        .collect();
    page.devtools(
        "Emulation.setEmulatedMedia",
        json!({ "features": features }),
    )
    .await
    .map(drop)
}

/// Brings the page into one of its states by a script, and waits for it to be drawn.
async fn drawn(page: &Page, script: &str) -> Result {
    let script = format!(
        "{script}; return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
    );
    page.run(&script, vec![]).await.map(drop)
}

/// Fails with what a script found, unless that is nothing.
async fn assert_none(page: &Page, what: &str, script: &str, arguments: Vec<Value>) -> Result {
    let found = page.run(script, arguments).await?;
    match found.as_array().map(Vec::len) {
        Some(0) => Ok(()),
        _ => Err(format!("{what}: {found:#}").into()),
    }
}

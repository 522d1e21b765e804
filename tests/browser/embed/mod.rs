//! Embedding in foreign pages, as an element, a block or a frame, and recovery after a crash.

mod block;
mod codes;
mod element;
mod frame;
mod leak;
mod looks;
mod options;
mod recovery;

use serde_json::{Value, json};

use crate::support::{Page, Result};

/// Opens somebody else's page, with nothing in it but what its style does to everything.
async fn host(page: &Page) -> Result {
    page.open("plain/portal.html").await?;
    page.wait_until(
        "return customElements.get('xingfu-index') !== undefined",
        vec![],
    )
    .await?;
    // What the portal itself has begun to keep goes with it.
    let script = "document.body.replaceChildren();
        localStorage.clear();
        window.inside = id => document.getElementById(id).shadowRoot;
        window.shown = (id, css) => {
            const found = inside(id).querySelector(css);
            return found && found.textContent;
        };";
    page.run(script, vec![]).await.map(drop)
}

/// Adds `<xingfu-index id=… …>` with static content and waits until it is ready.
async fn add(page: &Page, id: &str, attributes: Value) -> Result {
    let script = "const [id, attributes] = arguments;
        const element = document.createElement('xingfu-index');
        element.id = id;
        for (const name of Object.keys(attributes)) element.setAttribute(name, attributes[name]);
        element.innerHTML = '<p class=still>still</p>';
        document.body.append(element)";
    page.run(script, vec![json!(id), attributes]).await?;
    ready(page, id).await
}

async fn ready(page: &Page, id: &str) -> Result {
    let script = "const element = document.getElementById(arguments[0]);
        return element.value !== null && element.shadowRoot.querySelector('slot').hidden";
    page.wait_until(script, vec![json!(id)]).await
}

/// The text of what matches in an element's shadow tree.
async fn shown(page: &Page, id: &str, css: &str) -> Result<Value> {
    page.run(
        "return shown(arguments[0], arguments[1])",
        vec![json!(id), json!(css)],
    )
    .await
}

async fn wait_for_shown(page: &Page, id: &str, css: &str, text: &str) -> Result {
    let script = "return shown(arguments[0], arguments[1]) === arguments[2]";
    let arguments = vec![json!(id), json!(css), json!(text)];
    match page.wait_until(script, arguments).await {
        Ok(()) => Ok(()),
        Err(_) => Err(format!(
            "{id} {css} is {} instead of {text}",
            shown(page, id, css).await?
        )
        .into()),
    }
}

/// Moves the slider of a node in an element and lets go of it.
async fn slide(page: &Page, id: &str, node: &str, value: f64) -> Result {
    let script =
        "const slider = inside(arguments[0]).querySelector(`[id$=weight-${arguments[1]}]`);
        slider.value = arguments[2];
        slider.dispatchEvent(new Event('input', { bubbles: true }));
        slider.dispatchEvent(new Event('change', { bubbles: true }))";
    page.run(script, vec![json!(id), json!(node), json!(value)])
        .await
        .map(drop)
}

/// Where the slider of a node in an element stands.
async fn slider(page: &Page, id: &str, node: &str) -> Result<Value> {
    let script = "return inside(arguments[0]).querySelector(`[id$=weight-${arguments[1]}]`).value";
    page.run(script, vec![json!(id), json!(node)]).await
}

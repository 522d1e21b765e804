//! Elements by role and accessible name.

use fantoccini::elements::{Element, ElementRef};
use fantoccini::error::CmdError;
use serde_json::{Value, json};

use super::devtools::Command;
use super::{Page, Result};

/// What is shown of the elements that match, and has the name somewhere in it or about it, or has not: the
/// driver is asked for the name of each, and there may be hundreds. What is not shown has no name; `WebKit`'s
/// driver fails when asked for one.
const SHOWN: &str = "const [css, name, likely] = arguments;
    const plain = text => text.replace(/\\s+/g, ' ');
    const attributes = ['aria-label', 'alt', 'title', 'placeholder', 'value'];
    const is_likely = one => plain([
        ...attributes.map(about => one.getAttribute(about)),
        ...(one.getAttribute('aria-labelledby') ?? '').split(' ').map(id => document.getElementById(id)?.textContent),
        ...[...one.labels ?? []].map(label => label.textContent),
        one.querySelector('legend, caption')?.textContent,
        one.textContent,
    ].join(' ')).includes(plain(name));
    return [...document.querySelectorAll(css)]
        .filter(one => one.getClientRects().length > 0 && is_likely(one) === likely)";

impl Page {
    /// The element with this role whose accessible name is exactly this, as the browser computes it.
    pub(crate) async fn by_role(&self, role: &str, name: &str) -> Result<Element> {
        let is_stale = |error: &CmdError| error.is_stale_element_reference();
        match self.look_for(role, name).await {
            // What has been drawn anew meanwhile is looked for once more.
            Err(error) if error.downcast_ref().is_some_and(is_stale) => {
                self.look_for(role, name).await
            }
            found => found,
        }
    }

    async fn look_for(&self, role: &str, name: &str) -> Result<Element> {
        let mut names = Vec::new();
        for likely in [true, false] {
            let arguments = vec![json!(selector(role)), json!(name), json!(likely)];
            for element in self.run_for_elements(SHOWN, arguments).await? {
                let label = self.label(&element).await?;
                if self.engine.is_named(&label, name) {
                    return Ok(element);
                }
                names.push(label);
            }
        }
        Err(format!("no {role} is named {name:?}; there are {names:?}").into())
    }

    /// Runs a script and gives the elements that it returns.
    async fn run_for_elements(&self, script: &str, arguments: Vec<Value>) -> Result<Vec<Element>> {
        let found = self.run(script, arguments).await?;
        let element = |one: &Value| {
            let id = one.as_object()?.values().next()?.as_str()?;
            let id = ElementRef::from(id.to_owned());
            Some(Element::from_element_id(self.client.clone(), id))
        };
        let elements = found
            .as_array()
            .and_then(|all| all.iter().map(element).collect());
        elements.ok_or_else(|| format!("no list of elements: {found}").into())
    }

    /// The accessible name of an element.
    pub(crate) async fn label(&self, element: &Element) -> Result<String> {
        let path = format!("element/{}/computedlabel", element.element_id().as_ref());
        let label = self.client.issue_cmd(Command::get(path)).await?;
        Ok(label.as_str().unwrap_or_default().to_owned())
    }
}

/// The elements that have a role by themselves or by attribute.
fn selector(role: &str) -> String {
    let native = match role {
        "button" => "button:not([role]), summary, input[type=button], input[type=submit]",
        "slider" => "input[type=range]",
        "spinbutton" => "input[type=number]",
        "textbox" => "input:not([type]), input[type=text], textarea",
        "checkbox" => "input[type=checkbox]:not([role])",
        "radio" => "input[type=radio]",
        "combobox" => "select:not([multiple])",
        "link" => "a[href]:not([role])",
        "heading" => "h1, h2, h3, h4, h5, h6",
        "table" => "table",
        "group" => "fieldset, details",
        "img" => "img",
        _ => "",
    };
    let by_attribute = format!("[role={role}]");
    if native.is_empty() {
        by_attribute
    } else {
        format!("{native}, {by_attribute}")
    }
}

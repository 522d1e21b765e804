//! Elements by role and accessible name.

use fantoccini::elements::Element;
use fantoccini::error::CmdError;

use super::devtools::Command;
use super::{Page, Result};

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
        for element in self.find_all(&selector(role)).await? {
            // What is not shown has no name; WebKit's driver fails when asked for one.
            let script = "return arguments[0].getClientRects().length > 0";
            let is_shown = self.run(script, vec![serde_json::to_value(&element)?]);
            if is_shown.await? != true {
                continue;
            }
            let label = self.label(&element).await?;
            if self.engine.is_named(&label, name) {
                return Ok(element);
            }
            names.push(label);
        }
        Err(format!("no {role} is named {name:?}; there are {names:?}").into())
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

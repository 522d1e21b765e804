//! Steps shared by many tests.

use fantoccini::elements::Element;
use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::support::{Page, Result};

pub(crate) const SCORE: &str = "#xingfu [data-score]";

impl Page {
    /// Opens the page and waits until it shows a score and all that comes later.
    pub(crate) async fn visit(&self, suffix: &str) -> Result {
        self.open(suffix).await?;
        self.wait_until_whole().await
    }

    /// The same with the page as it is.
    pub(crate) async fn visit_again(&self) -> Result {
        self.reload().await?;
        self.wait_until_whole().await
    }

    async fn wait_until_whole(&self) -> Result {
        self.wait_for(SCORE).await?;
        let whole = "return !!document.querySelector('#xingfu .foot-place > *') && !document.querySelector('#xingfu .waiting')";
        self.wait_until(whole, vec![]).await
    }

    /// The score as it is shown.
    pub(crate) async fn score(&self) -> Result<String> {
        self.text(SCORE).await
    }

    /// Waits until the score is this one.
    pub(crate) async fn wait_for_score(&self, expected: &str) -> Result {
        let script = "return document.querySelector(arguments[0])?.textContent === arguments[1]";
        let arguments = vec![json!(SCORE), json!(expected)];
        match self.wait_until(script, arguments).await {
            Ok(()) => Ok(()),
            Err(_) => {
                Err(format!("the score is {} instead of {expected}", self.score().await?).into())
            }
        }
    }

    /// The slider of a node.
    pub(crate) async fn slider(&self, id: &str) -> Result<Element> {
        self.find(&format!("#xf0-weight-{id}")).await
    }

    /// The position of a node's slider.
    pub(crate) async fn slider_value(&self, id: &str) -> Result<f64> {
        let script = "return document.getElementById(arguments[0]).valueAsNumber";
        let value = self
            .run(script, vec![json!(format!("xf0-weight-{id}"))])
            .await?;
        value
            .as_f64()
            .ok_or_else(|| format!("no value: {value}").into())
    }

    /// Clicks the button of this name.
    pub(crate) async fn push(&self, name: &str) -> Result {
        let button = self.by_role("button", name).await?;
        self.click(&button).await
    }

    /// Opens the tools that are behind one button.
    pub(crate) async fn open_tools(&self) -> Result {
        self.wait_for(".fold-button").await?;
        let closed = self.find_all(".fold-button[aria-expanded=false]").await?;
        match closed.first() {
            Some(button) => self.click(button).await,
            None => Ok(()),
        }
    }

    /// Clicks the tool of this name, behind the one button.
    pub(crate) async fn push_tool(&self, name: &str) -> Result {
        self.open_tools().await?;
        self.push(name).await
    }

    /// Opens a question.
    pub(crate) async fn turn_to(&self, section: &str) -> Result {
        let tab = self.find(&format!("#xf0-tab-{section}")).await?;
        self.click(&tab).await?;
        self.wait_for(&format!("#xf0-panel-{section}"))
            .await
            .map(drop)
    }

    /// Opens an indicator's row.
    pub(crate) async fn open_row(&self, indicator: &str) -> Result {
        let row = self.find(&format!("#xf0-row-{indicator}")).await?;
        self.click(&row).await?;
        self.wait_for(&format!("#xf0-facts-{indicator} .knowledge"))
            .await
            .map(drop)
    }

    /// Goes to the desk, or leaves it.
    pub(crate) async fn change_room(&self) -> Result {
        let switch = self.find("[id$=-desk-switch]").await?;
        self.click(&switch).await
    }

    /// Types into a cell of the grid, and leaves it with Enter.
    pub(crate) async fn enter_cell(&self, row: &str, column: &str, text: &str) -> Result {
        if self.find_all(".grid-row").await?.is_empty() {
            self.change_room().await?;
            self.wait_for(".grid-row").await?;
        }
        let cell = format!("[id$=-cell-{row}-{column}]");
        let target = self.wait_for(&cell).await?;
        self.click(&target).await?;
        let field = self.wait_for(&format!("{cell} .grid-field")).await?;
        self.type_text(&field, text).await?;
        self.press(Key::Enter).await
    }

    /// Enters a value at the desk, and comes back to the indicators.
    pub(crate) async fn fill_in(&self, row: &str, text: &str) -> Result {
        self.enter_cell(row, "value", text).await?;
        self.change_room().await?;
        self.turn_to("details").await
    }

    /// Chooses an option by its value, as a person would by keyboard or mouse.
    pub(crate) async fn choose(&self, css: &str, value: &str) -> Result {
        let select = self.find(css).await?;
        Ok(select.select_by_value(value).await?)
    }

    /// Replaces what is in a field and leaves it.
    pub(crate) async fn enter(&self, css: &str, text: &str) -> Result {
        let field = self.find(css).await?;
        self.fill(&field, text).await?;
        self.run("arguments[0].blur()", vec![serde_json::to_value(&field)?])
            .await
            .map(drop)
    }

    /// A property of the first element that matches.
    pub(crate) async fn property(&self, css: &str, name: &str) -> Result<Value> {
        let script = "return document.querySelector(arguments[0])[arguments[1]]";
        self.run(script, vec![json!(css), json!(name)]).await
    }

    /// An attribute of the first element that matches.
    pub(crate) async fn attribute(&self, css: &str, name: &str) -> Result<Option<String>> {
        Ok(self.find(css).await?.attr(name).await?)
    }

    /// All visible words of the page.
    pub(crate) async fn words(&self) -> Result<String> {
        self.text("body").await
    }
}

//! The page: opening, reading, waiting, screenshots.

use std::cell::{Cell, RefCell};
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::wd::WindowHandle;
use fantoccini::{Client, Locator};
use serde_json::{Value, json};
use tokio::time::timeout;
use url::Url;

use super::Result;
use super::console::Line;
use super::devtools::Command;
use super::engine::Engine;
use super::session::Seat;

/// The longest wait for a state of the page.
const PATIENCE: Duration = Duration::from_secs(10);

/// The longest time between two looks at the page.
const LONGEST_PAUSE: Duration = Duration::from_millis(80);

/// The number of requests for an answer that a driver loses.
const ATTEMPTS: usize = 4;

/// The frame that a page is shown in.
#[derive(Clone, Debug)]
pub(crate) struct Frame {
    /// The address of the server whose page has the frame; none is the page's own.
    pub(crate) parent: Option<String>,
    /// The permissions of the frame's `sandbox`.
    pub(crate) sandbox: Option<&'static str>,
    /// In pixels.
    pub(crate) size: (u32, u32),
}

impl Frame {
    /// A frame of this size in a page of the same server.
    pub(super) fn of_own(width: u32, height: u32) -> Self {
        Self {
            parent: None,
            sandbox: None,
            size: (width, height),
        }
    }
}

/// The address and surroundings of the page.
#[derive(Clone, Debug)]
struct Place {
    address: String,
    /// The frame in which the next page is opened.
    frame: Option<Frame>,
    /// The scripts that run before those of the page.
    before: Vec<&'static str>,
    is_open: bool,
    is_framed: bool,
}

/// A session with a page in it.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) client: Client,
    pub(super) engine: Engine,
    pub(super) seat: Seat,
    /// Whether the server puts the recorder into the page.
    pub(super) is_recorded: bool,
    /// Lines recorded in pages that have been left.
    pub(super) lines: RefCell<Vec<Line>>,
    place: RefCell<Place>,
    /// The number of scripts run so far.
    scripts: Cell<u64>,
    /// Whether the browser was changed in a way that a reset does not undo.
    is_spent: Cell<bool>,
}

impl Page {
    pub(super) fn new(client: Client, engine: Engine, seat: Seat, address: String) -> Self {
        Self {
            client,
            engine,
            seat,
            is_recorded: std::env::var_os("XINGFU_RECORDED").is_some(),
            lines: RefCell::default(),
            place: RefCell::new(Place {
                address,
                frame: None,
                before: Vec::new(),
                is_open: false,
                is_framed: false,
            }),
            scripts: Cell::new(0),
            is_spent: Cell::new(false),
        }
    }

    /// The engine that the test runs in.
    pub(crate) fn engine(&self) -> Engine {
        self.engine
    }

    /// The address of the page, to which `open` adds.
    pub(crate) fn address(&self) -> String {
        self.place.borrow().address.clone()
    }

    /// Moves the page to another address, from the next load on.
    pub(crate) fn move_to(&self, address: &str) {
        if !address.starts_with(&self.address()) {
            // A reset forgets what pages of one origin have stored.
            self.spend();
        }
        address.clone_into(&mut self.place.borrow_mut().address);
    }

    /// Puts the page into a frame or into none, from the next load on.
    pub(crate) fn stand_in(&self, frame: Option<Frame>) {
        self.place.borrow_mut().frame = frame;
    }

    /// Excludes the browser from use by other tests.
    pub(super) fn spend(&self) {
        self.is_spent.set(true);
    }

    pub(super) fn is_spent(&self) -> bool {
        self.is_spent.get()
    }

    pub(super) fn is_open(&self) -> bool {
        self.place.borrow().is_open
    }

    pub(super) fn is_framed(&self) -> bool {
        self.place.borrow().is_framed
    }

    /// Loads the page anew, with a query or hash behind its address (`"?lang=en#…"`).
    pub(crate) async fn open(&self, suffix: &str) -> Result {
        // An address that differs in the hash only would not load anything.
        if self.is_open() {
            self.leave().await?;
        }
        let place = self.place.borrow().clone();
        let address = with_scripts(&format!("{}{suffix}", place.address), &place.before);
        let shown = match &place.frame {
            Some(frame) => around(&address, &place.address, frame)?,
            None => address,
        };
        self.go_to(&shown).await?;
        self.loaded(place.frame.is_some()).await
    }

    /// Loads a whole address; the client's own way asks the driver first where it is.
    pub(super) async fn go_to(&self, address: &str) -> Result {
        let command = Command::post("url", json!({ "url": address }));
        self.client.issue_cmd(command).await?;
        Ok(())
    }

    /// Leaves the page for an empty one.
    pub(super) async fn leave(&self) -> Result {
        self.keep_console().await?;
        self.go_to("about:blank").await?;
        let mut place = self.place.borrow_mut();
        place.is_open = false;
        place.is_framed = false;
        Ok(())
    }

    /// Opens a further window, as large as the first, and goes on in it, with no page in it so far; gives
    /// the first one and this one.
    pub(crate) async fn open_window(&self) -> Result<(WindowHandle, WindowHandle)> {
        let first = self.client.window().await?;
        let second = self.client.new_window(false).await?.handle;
        self.turn_to_window(&second).await?;
        self.resize(1280, 800).await?;
        self.place.borrow_mut().is_open = false;
        Ok((first, second))
    }

    /// Goes on in another window, with the page in it.
    pub(crate) async fn turn_to_window(&self, window: &WindowHandle) -> Result {
        self.keep_console().await?;
        Ok(self.client.switch_to_window(window.clone()).await?)
    }

    async fn loaded(&self, framed: bool) -> Result {
        if framed {
            self.client.enter_frame(0).await?;
        }
        let mut place = self.place.borrow_mut();
        place.is_open = true;
        place.is_framed = framed;
        Ok(())
    }

    /// Follows a link inside the page: sets the hash without loading the page.
    pub(crate) async fn follow(&self, hash: &str) -> Result {
        self.run("location.hash = arguments[0]", vec![json!(hash)])
            .await
            .map(drop)
    }

    pub(crate) async fn reload(&self) -> Result {
        self.keep_console().await?;
        self.client.refresh().await?;
        self.loaded(self.is_framed()).await
    }

    pub(crate) async fn back(&self) -> Result {
        self.keep_console().await?;
        self.client.back().await?;
        self.loaded(self.is_framed()).await
    }

    /// The address with its query and hash.
    pub(crate) async fn url(&self) -> Result<String> {
        Ok(self.client.current_url().await?.into())
    }

    /// The first element that matches.
    pub(crate) async fn find(&self, css: &str) -> Result<Element> {
        let found = self.answered(async || self.client.find(Locator::Css(css)).await);
        found
            .await
            .map_err(|error| format!("no element matches `{css}`: {error}").into())
    }

    /// Every element that matches.
    pub(crate) async fn find_all(&self, css: &str) -> Result<Vec<Element>> {
        let found = self.answered(async || self.client.find_all(Locator::Css(css)).await);
        Ok(found.await?)
    }

    /// Asks again where the driver has lost the answer.
    async fn answered<T>(
        &self,
        ask: impl AsyncFn() -> std::result::Result<T, CmdError>,
    ) -> std::result::Result<T, CmdError> {
        let mut answer = ask().await;
        for _ in 1..ATTEMPTS {
            match &answer {
                Err(error) if self.engine.has_lost(error) => answer = ask().await,
                _ => break,
            }
        }
        answer
    }

    /// The visible text of the first element that matches.
    pub(crate) async fn text(&self, css: &str) -> Result<String> {
        Ok(self.find(css).await?.text().await?)
    }

    /// Runs a script with `arguments` and gives what it returns.
    pub(crate) async fn run(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        if !self.engine.loses_answers() {
            return Ok(self.client.execute(script, arguments).await?);
        }
        // The page keeps the answer, so that no script runs twice when it is asked for again.
        let number = self.scripts.get() + 1;
        self.scripts.set(number);
        let script = format!(
            "return ((run, asked) => {{
                 const number = asked.pop(), last = window.lastAnswer;
                 if (last && last.number === number) return last.answer;
                 return run.apply(null, asked)
                     .then(answer => {{ window.lastAnswer = {{ number, answer }}; return answer; }});
             }})(async function () {{ {script}
             }}, [...arguments])"
        );
        let arguments: Vec<_> = arguments.into_iter().chain([json!(number)]).collect();
        let answer = self.answered(async || self.client.execute(&script, arguments.clone()).await);
        Ok(answer.await?)
    }

    /// Waits for an element to be there.
    pub(crate) async fn wait_for(&self, css: &str) -> Result<Element> {
        self.wait_until(
            "return document.querySelector(arguments[0]) !== null",
            vec![json!(css)],
        )
        .await
        .map_err(|error| format!("no element matches `{css}`: {error}"))?;
        self.find(css).await
    }

    /// Waits for the text of an element to contain another.
    pub(crate) async fn wait_for_text(&self, css: &str, part: &str) -> Result {
        let script =
            "return document.querySelector(arguments[0])?.textContent.includes(arguments[1])";
        match self.wait_until(script, vec![json!(css), json!(part)]).await {
            Ok(()) => Ok(()),
            Err(error) => {
                let found = self.text(css).await.unwrap_or_default();
                Err(format!("`{css}` does not contain {part:?} but {found:?}: {error}").into())
            }
        }
    }

    /// Waits for a script to return something true.
    pub(crate) async fn wait_until(&self, script: &str, arguments: Vec<Value>) -> Result {
        self.wait_for_some(script, arguments).await.map(drop)
    }

    /// Waits for a script to return something other than `null`, `false` and an empty text, and gives that.
    pub(crate) async fn wait_for_some(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        let is_some = |found: &Value| {
            !matches!(found, Value::Null | Value::Bool(false)) && found.as_str() != Some("")
        };
        match self.last_until(script, arguments, is_some).await? {
            found if is_some(&found) => Ok(found),
            _ => Err(format!("not within {} s: {script}", PATIENCE.as_secs()).into()),
        }
    }

    /// Waits for a script to return this value.
    pub(crate) async fn wait_for_value(
        &self,
        script: &str,
        arguments: Vec<Value>,
        expected: Value,
    ) -> Result {
        let is_it = |found: &Value| *found == expected;
        match self.last_until(script, arguments, is_it).await? {
            found if is_it(&found) => Ok(()),
            found => Err(format!("{found} instead of {expected}: {script}").into()),
        }
    }

    /// The first right value of a script, or its last value.
    async fn last_until(
        &self,
        script: &str,
        arguments: Vec<Value>,
        is_right: impl Fn(&Value) -> bool,
    ) -> Result<Value> {
        let start = Instant::now();
        let mut pause = Duration::from_millis(10);
        loop {
            let found = self.run(script, arguments.clone()).await?;
            if is_right(&found) || start.elapsed() > PATIENCE {
                return Ok(found);
            }
            tokio::time::sleep(pause).await;
            // The page needs the processor more than those who ask it.
            pause = (pause * 2).min(LONGEST_PAUSE);
        }
    }

    /// Makes every use of `localStorage` throw, as in a frame of another site, from the next load on.
    pub(crate) fn block_storage(&self) {
        self.before_load("block-storage");
    }

    /// Runs `tests/browser/www/NAME.js` before every script of the page, from the next load on.
    pub(crate) fn before_load(&self, name: &'static str) {
        self.place.borrow_mut().before.push(name);
    }

    /// Keeps what is visible as `target/screenshots/NAME.png`, in a folder of the engine's but for Chromium.
    pub(crate) async fn screenshot(&self, name: &str) -> Result {
        self.save(name, &self.client.screenshot().await?)
    }

    /// Keeps the page from top to bottom as `target/screenshots/NAME.png`.
    pub(crate) async fn screenshot_whole(&self, name: &str) -> Result {
        let script = "const page = document.documentElement;
            return [page.clientWidth, page.scrollHeight, innerHeight]";
        let sides = self.run(script, vec![]).await?;
        let side = |i: usize| {
            let pixels = sides[i].as_u64().and_then(|side| u32::try_from(side).ok());
            pixels.ok_or_else(|| format!("no size of the page: {sides}"))
        };
        self.resize(side(0)?, side(1)?).await?;
        let picture = self.client.screenshot().await?;
        self.resize(side(0)?, side(2)?).await?;
        self.save(name, &picture)
    }

    fn save(&self, name: &str, picture: &[u8]) -> Result {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR"));
        let folder = target.parent().unwrap_or(target).join("screenshots");
        let folder = folder.join(self.engine.folder());
        fs::create_dir_all(&folder)?;
        fs::write(folder.join(format!("{name}.png")), picture)?;
        Ok(())
    }

    /// Leaves the browser open for the next test.
    pub(super) fn keep(self) {
        let Self {
            client, mut seat, ..
        } = self;
        seat.keep(client);
    }

    /// Closes the browser and gives its driver back.
    pub(super) async fn close(self) -> Seat {
        // A browser that does not close is replaced by its driver.
        let _ = timeout(PATIENCE, self.client.close()).await;
        self.seat
    }
}

/// The address with the scripts in it that are to run before those of the page.
fn with_scripts(address: &str, scripts: &[&str]) -> String {
    if scripts.is_empty() {
        return address.to_owned();
    }
    let (address, hash) = address
        .find('#')
        .map_or((address, ""), |at| address.split_at(at));
    let sign = if address.contains('?') { '&' } else { '?' };
    format!("{address}{sign}-before={}{hash}", scripts.join(","))
}

/// The address of a page that frames another.
fn around(address: &str, own: &str, frame: &Frame) -> Result<String> {
    let parent = Url::parse(frame.parent.as_deref().unwrap_or(own))?;
    let mut page = parent.join("/-/frame.html")?;
    let (width, height) = frame.size;
    page.query_pairs_mut()
        .append_pair("src", address)
        .append_pair("title", "xingfu")
        .append_pair("width", &width.to_string())
        .append_pair("height", &height.to_string())
        .extend_pairs(frame.sandbox.map(|allowed| ("sandbox", allowed)));
    Ok(page.into())
}

//! A browser for each test, reset or new, and a look for faults at its end.

mod console;
mod devtools;
mod engine;
mod files;
mod find;
mod input;
mod page;
mod reset;
mod session;
mod viewport;

use std::error::Error;
use std::fs::OpenOptions;
use std::future::poll_fn;
use std::io::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::pin::pin;
use std::sync::LazyLock;
use std::task::Poll;
use std::time::Instant;

use tokio::runtime::{Builder, Runtime};

pub(crate) use self::engine::Engine;
pub(crate) use self::page::{Frame, Page};
use self::session::Wanted;

/// The outcome of a test or a step.
pub(crate) type Result<T = ()> = std::result::Result<T, Box<dyn Error + Send + Sync>>;

/// The runtime of the sessions, which outlast the tests.
static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    let runtime = Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build();
    runtime.unwrap_or_else(|error| panic!("no runtime: {error}"))
});

/// Runs a test in a browser without anything stored, which other tests may have used.
///
/// Afterwards the console must hold no error. When the test fails, the page as it was is kept as
/// `target/screenshots/failed-….png`, and no other test uses the browser.
pub(crate) fn browse(test: impl AsyncFnOnce(&Page) -> Result) -> Result {
    browse_in(Wanted::Reset, test)
}

/// Runs a test in a browser with an empty profile and empty caches, which no other test uses.
pub(crate) fn browse_fresh(test: impl AsyncFnOnce(&Page) -> Result) -> Result {
    browse_in(Wanted::New, test)
}

fn browse_in(wanted: Wanted, test: impl AsyncFnOnce(&Page) -> Result) -> Result {
    RUNTIME.block_on(async {
        let page = session::open(wanted).await?;
        let start = Instant::now();
        let outcome = caught(async {
            test(&page).await?;
            page.assert_no_console_errors().await
        })
        .await;
        let name = name();
        let took = start.elapsed().as_millis();
        note("XINGFU_TIMES", &format!("{took} {name}"))?;
        let passed = matches!(outcome, Ok(Ok(())));
        let line = serde_json::json!({ "test": name, "passed": passed });
        note("XINGFU_OUTCOMES", &line.to_string())?;
        if !passed {
            let name = name.replace("::", "-");
            // The failure itself matters more than a picture of it.
            let _ = page.screenshot(&format!("failed-{name}")).await;
            for line in page.take_console().await.unwrap_or_default() {
                eprintln!("console: {} {}", line.level, line.message);
            }
        }
        match passed && wanted == Wanted::Reset && !page.is_spent() {
            true => page.keep(),
            false => drop(page.close().await),
        }
        outcome.unwrap_or_else(|panic| resume_unwind(panic))
    })
}

/// Runs a test of emulated media or printing, which only Chromium's driver offers.
///
/// Elsewhere it is noted as not run, and `cargo xtask test` says so.
pub(crate) fn browse_emulating(test: impl AsyncFnOnce(&Page) -> Result) -> Result {
    if session::engine()?.has_devtools() {
        return browse(test);
    }
    note("XINGFU_NOT_RUN", &name())
}

/// Runs a test whose outcome does not depend on the engine, in Chromium.
///
/// Elsewhere it is noted as not run, and `cargo xtask test` says so.
pub(crate) fn browse_once(test: impl AsyncFnOnce(&Page) -> Result) -> Result {
    match session::engine()? {
        Engine::Chromium => browse(test),
        Engine::Firefox | Engine::WebKit => note("XINGFU_NOT_RUN", &name()),
    }
}

/// The number in an environment variable, which asks for more than the plain test has time for.
pub(crate) fn asked(variable: &str, otherwise: u64) -> Result<u64> {
    match std::env::var(variable) {
        Ok(number) => Ok(number.parse()?),
        Err(_) => Ok(otherwise),
    }
}

/// The name of the test that this thread runs.
fn name() -> String {
    std::thread::current().name().unwrap_or("test").to_owned()
}

/// Adds a line to the file that `cargo xtask test` names in a variable.
fn note(variable: &str, line: &str) -> Result {
    let Some(file) = std::env::var_os(variable) else {
        return Ok(());
    };
    let mut notes = OpenOptions::new().create(true).append(true).open(file)?;
    Ok(notes.write_all(format!("{line}\n").as_bytes())?)
}

/// The value of a future, or the panic that ended it.
async fn caught<T>(future: impl Future<Output = T>) -> std::thread::Result<T> {
    let mut future = pin!(future);
    poll_fn(
        |context| match catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(context))) {
            Ok(Poll::Pending) => Poll::Pending,
            Ok(Poll::Ready(value)) => Poll::Ready(Ok(value)),
            Err(panic) => Poll::Ready(Err(panic)),
        },
    )
    .await
}

//! One browser session per test: a fresh profile, closed whatever happens, and what went wrong in it told at the end.

mod console;
mod devtools;
mod engine;
mod files;
mod find;
mod input;
mod page;
mod session;
mod viewport;

use std::error::Error;
use std::fs::OpenOptions;
use std::future::poll_fn;
use std::io::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::pin::pin;
use std::task::Poll;

pub(crate) use self::engine::Engine;
pub(crate) use self::page::{Frame, Page};

/// What a test and its steps give.
pub(crate) type Result<T = ()> = std::result::Result<T, Box<dyn Error + Send + Sync>>;

/// Runs a test in a browser of its own.
///
/// Afterwards the console must hold no error. When the test fails, the page as it was is kept as
/// `target/screenshots/failed-….png`.
pub(crate) fn browse(test: impl AsyncFnOnce(&Page) -> Result) -> Result {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let page = session::open().await?;
        let outcome = caught(async {
            test(&page).await?;
            page.assert_no_console_errors().await
        })
        .await;
        if !matches!(outcome, Ok(Ok(()))) {
            let name = std::thread::current()
                .name()
                .unwrap_or("test")
                .replace("::", "-");
            // The failure itself matters more than a picture of it.
            let _ = page.screenshot(&format!("failed-{name}")).await;
            for line in page.take_console().await.unwrap_or_default() {
                eprintln!("console: {} {}", line.level, line.message);
            }
        }
        let closed = page.close().await;
        outcome
            .unwrap_or_else(|panic| resume_unwind(panic))
            .and(closed)
    })
}

/// Runs a test that needs what only Chromium's driver can: to emulate media, or to print.
///
/// Elsewhere it is noted as not run, and `cargo xtask test` says so.
pub(crate) fn browse_emulating(test: impl AsyncFnOnce(&Page) -> Result) -> Result {
    if session::engine()?.has_devtools() {
        return browse(test);
    }
    let name = std::thread::current().name().unwrap_or("test").to_owned();
    let file = std::env::var("XINGFU_NOT_RUN").map_err(|_| "XINGFU_NOT_RUN is not set")?;
    let mut notes = OpenOptions::new().create(true).append(true).open(file)?;
    Ok(notes.write_all(format!("{name}\n").as_bytes())?)
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

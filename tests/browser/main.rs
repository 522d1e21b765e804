//! The page in a real browser. Run by `cargo xtask test`, which builds the page and starts the driver.

mod smoke;
#[allow(dead_code, reason = "steps that the tests may need")]
mod support;

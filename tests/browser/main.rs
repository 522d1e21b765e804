//! The page in a real browser, run by `cargo xtask test`, which builds the page and starts the driver.

mod accessible;
mod charts;
mod data;
mod embed;
mod expected;
mod faults;
mod grid;
mod indices;
mod keyboard;
mod killed;
mod layout;
mod links;
mod mounts;
mod october;
mod outlasted;
mod places;
mod promises;
mod published;
mod ranking;
mod reader;
mod site;
mod smoke;
mod steps;
#[allow(dead_code, unused_imports, reason = "steps that the tests may need")]
mod support;
mod undo;
mod view;
mod wander;
mod weights;

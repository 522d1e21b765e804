//! Errors, each with its remedy.

use std::io;
use std::path::{Path, PathBuf};

/// The result of every task.
pub(crate) type Result<T> = std::result::Result<T, Error>;

/// The fault that stopped a task.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    #[error("cannot {action} {}: {source}", path.display())]
    File {
        action: &'static str,
        path: PathBuf,
        source: io::Error,
    },

    #[error("cannot start `{program}`: {source}")]
    Start { program: String, source: io::Error },

    #[error("`{command}` failed ({status}); its own message is above")]
    Failed {
        command: String,
        status: std::process::ExitStatus,
    },

    #[error("`{command}` printed something unexpected: {found}")]
    Output { command: String, found: String },

    #[error("missing: {what}; {remedy}, then run this command again")]
    Missing { what: String, remedy: String },

    #[error(
        "`{command}` made no WebAssembly module; does the package's library still have the crate type cdylib?"
    )]
    NoModule { command: String },

    #[error("wasm-bindgen cannot read the module: {0}")]
    Bindgen(String),

    #[error("index.json: {0}")]
    Index(#[from] xingfu::error::Error),

    #[error("a table of indices/ cannot be read: {0}")]
    Table(String),

    #[error("{}: {fault}", .file.display())]
    Shapes {
        file: PathBuf,
        fault: xingfu::error::Error,
    },

    #[error("published results: {0}")]
    Unfit(xingfu::data::published::Unfit),

    #[error("cannot rewrite a module: {0}")]
    Module(String),

    #[error("cannot split the module: {0}")]
    Split(String),

    #[error(
        "the module brings script snippets of its own ({0}), which the page and the package do not ship; \
         write the script in www/ or take the crate that brings it out"
    )]
    Snippets(String),

    #[error("{} does not contain {needle:?}, which the build replaces", path.display())]
    Template { path: PathBuf, needle: &'static str },

    #[error("{place}: found {found}, expected {expected}")]
    Asset {
        place: String,
        found: String,
        expected: String,
    },

    #[error(
        "{} loads {file:?}, for which the one file has no place: it knows how to take in \
         `import('./xingfu.js')`, and to leave out `import('./offline.js')`",
        script.display()
    )]
    NotInOneFile { script: PathBuf, file: String },

    #[error(
        "the version {found:?} in {} cannot name a folder; expected a figure first and then only \
         letters, figures and ._-+, such as 2024.1.0",
        path.display()
    )]
    Version { path: PathBuf, found: String },

    #[error(
        "port {port} is taken; choose another with --port, or end the program that listens there"
    )]
    PortTaken { port: u16 },

    #[error("cannot listen on port {port}: {source}")]
    Listen { port: u16, source: io::Error },

    #[error("cannot watch {}: {reason}", path.display())]
    Watch { path: PathBuf, reason: String },

    #[error("the driver of {engine} did not start; its log:\n{log}")]
    Driver { engine: &'static str, log: String },

    #[error("cannot take charge of the interrupt signal: {0}")]
    Signal(#[from] ctrlc::Error),

    #[error(
        "README.md does not say what the tests have shown; write it by `cargo xtask test --readme`:\n{table}"
    )]
    OldTable { table: String },

    #[error("{failed} of {all} suites failed: {names}")]
    Suites {
        failed: usize,
        all: usize,
        names: String,
    },
}

/// Attaches the action and the path to an error of the file system.
pub(crate) trait Context<T> {
    fn at(self, action: &'static str, path: &Path) -> Result<T>;
}

impl<T> Context<T> for io::Result<T> {
    fn at(self, action: &'static str, path: &Path) -> Result<T> {
        self.map_err(|source| Error::File {
            action,
            path: path.to_owned(),
            source,
        })
    }
}

//! Putting the module, its glue and the files of `www/` together.
//!
//! [`plain()`] is the page as a developer serves it; [`publish()`] makes of it what goes onto a server,
//! [`single()`] one file that needs none. [`package()`] is the module alone, for npm.

mod compress;
mod files;
mod glue;
mod guard;
mod hashed;
mod integrity;
mod package;
mod plain;
mod publish;
mod references;
mod single;

pub(crate) use self::compress::SUFFIXES;
pub(crate) use self::glue::{Form, Glue};
pub(crate) use self::package::{module, package};
pub(crate) use self::plain::{Reload, plain};
pub(crate) use self::publish::{changed, publish};
pub(crate) use self::references::loaded;
pub(crate) use self::single::single;

/// The script that loads the module.
const SCRIPT: &str = "xingfu.js";

/// The module.
const MODULE: &str = "xingfu_bg.wasm";

/// The types of the script's exports.
const TYPES: &str = "xingfu.d.ts";

/// The page.
const PAGE: &str = "index.html";

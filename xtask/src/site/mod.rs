//! The site, the package and the one file, put together from the module, its script and the files of `www/`.
//!
//! [`assets`] declares every file. [`plain()`] is the page as a developer serves it; [`publish()`] makes of it what
//! goes onto a server, [`single()`] one file that needs none. [`package()`] is the module alone, for npm.

mod assets;
mod bundles;
mod compress;
mod edits;
mod files;
mod glue;
mod guard;
mod hashed;
mod integrity;
mod names;
mod package;
mod page;
mod plain;
mod publish;
mod script;
mod single;
mod style;

pub(crate) use self::assets::Load;
pub(crate) use self::compress::SUFFIXES;
pub(crate) use self::glue::{Form, Glue};
pub(crate) use self::hashed::published_as;
pub(crate) use self::package::{module, package};
pub(crate) use self::plain::{Reload, plain};
pub(crate) use self::publish::{changed, publish};
pub(crate) use self::single::single;

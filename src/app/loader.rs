//! The way to the deferred part of the module.
//!
//! Where the module is built in parts (feature `split`), the deferred one is loaded once the page has
//! been seen; elsewhere it is there from the beginning.

use super::deferred::DEFERRED;
use super::ui::{Deferred, Loader, Unavailable};
use crate::error::Error;
use crate::index::Index;
use std::rc::Rc;

#[cfg(all(feature = "split", target_family = "wasm"))]
mod part {
    use super::{DEFERRED, Deferred, Unavailable};
    use std::cell::Cell;
    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    thread_local! {
        static LOADED: Cell<Option<&'static Deferred>> = const { Cell::new(None) };
    }

    pub(super) fn loaded() -> Option<&'static Deferred> {
        LOADED.get()
    }

    pub(super) async fn load() -> Result<&'static Deferred, Unavailable> {
        let deferred = fetch().await.map_err(|_| Unavailable)?;
        LOADED.set(Some(deferred));
        Ok(deferred)
    }

    #[allow(clippy::unnecessary_wraps, reason = "loading may fail")]
    #[wasm_split(deferred, fallible)]
    fn fetch() -> Result<&'static Deferred, SplitLoaderError> {
        Ok(&DEFERRED)
    }
}

#[cfg(not(all(feature = "split", target_family = "wasm")))]
mod part {
    use super::{DEFERRED, Deferred, Unavailable};

    #[allow(clippy::unnecessary_wraps, reason = "the other build may lack it")]
    pub(super) fn loaded() -> Option<&'static Deferred> {
        Some(&DEFERRED)
    }

    #[allow(clippy::unused_async, reason = "the other build waits")]
    pub(super) async fn load() -> Result<&'static Deferred, Unavailable> {
        Ok(&DEFERRED)
    }
}

/// [`load`], as components are handed it.
pub const LOADER: Loader = Loader(|| Box::pin(part::load()));

/// The built-in index: whole where the deferred part is there, in outline where it is still to come.
pub fn builtin() -> Result<Rc<Index>, Error> {
    match loaded() {
        Some(deferred) => (deferred.whole)(),
        None => Ok(Rc::new(crate::outline::builtin())),
    }
}

/// The deferred part, where it is there.
pub fn loaded() -> Option<&'static Deferred> {
    part::loaded()
}

/// The deferred part, once it is there; asking again after a failure tries again.
pub async fn load() -> Result<&'static Deferred, Unavailable> {
    part::load().await
}

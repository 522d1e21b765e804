//! Texts by name in the browser's database (`IndexedDB`), for what the local storage has no room for.

use super::dom::Refusal;
use idb::{
    Database, DatabaseEvent, Error, Factory, KeyRange, ObjectStoreParams, Query, TransactionMode,
};
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};

const NAME: &str = "xingfu";
const STORE: &str = "texts";

/// The text of that name.
pub(in crate::app) async fn read(name: &str) -> Result<Option<String>, Refusal> {
    let found = within(TransactionMode::ReadOnly, async |store| {
        store.get(JsValue::from_str(name))?.await
    });
    Ok(found.await?.and_then(|found| text(&found)))
}

/// What was written: bytes, or a text, as it was once.
fn text(found: &JsValue) -> Option<String> {
    match found.dyn_ref::<Uint8Array>() {
        Some(bytes) => String::from_utf8(bytes.to_vec()).ok(),
        None => found.as_string(),
    }
}

/// Writes a text under a name; as bytes, of which a browser makes a copy in a tenth of the time that
/// it takes to make them a text.
pub(in crate::app) async fn write(name: &str, text: &str) -> Result<(), Refusal> {
    let written = within(TransactionMode::ReadWrite, async |store| {
        store
            .put(
                &Uint8Array::from(text.as_bytes()),
                Some(&JsValue::from_str(name)),
            )?
            .await
    });
    written.await.map(drop)
}

/// Removes the text of that name.
pub(in crate::app) async fn remove(name: &str) -> Result<(), Refusal> {
    let removed = within(TransactionMode::ReadWrite, async |store| {
        store.delete(JsValue::from_str(name))?.await
    });
    removed.await
}

/// The names that begin with `prefix`, in order.
pub(in crate::app) async fn names(prefix: &str) -> Result<Vec<String>, Refusal> {
    let keys = within(TransactionMode::ReadOnly, async |store| {
        let from = JsValue::from_str(prefix);
        let to = JsValue::from_str(&format!("{prefix}\u{ffff}"));
        let range = KeyRange::bound(&from, &to, None, None)?;
        store
            .get_all_keys(Some(Query::KeyRange(range)), None)?
            .await
    });
    let keys = keys.await?.into_iter();
    Ok(keys.filter_map(|key| key.as_string()).collect())
}

/// One act in a transaction of its own, carried out for good before this returns.
async fn within<T>(
    mode: TransactionMode,
    act: impl AsyncFnOnce(&idb::ObjectStore) -> Result<T, Error>,
) -> Result<T, Refusal> {
    let database = open().await.map_err(|error| refusal(&error))?;
    let outcome = async {
        let transaction = database.transaction(&[STORE], mode)?;
        let store = transaction.object_store(STORE)?;
        let outcome = act(&store).await?;
        let result = transaction.await?;
        Ok((outcome, result))
    };
    let outcome = outcome.await.map_err(|error| refusal(&error));
    database.close();
    match outcome? {
        (outcome, result) if result.is_committed() => Ok(outcome),
        // What was accepted and is not carried out has found no room.
        _ => Err(Refusal::Full),
    }
}

async fn open() -> Result<Database, Error> {
    let mut request = Factory::new()?.open(NAME, Some(1))?;
    request.on_upgrade_needed(|event| {
        // Without a store every act fails, and is told as refused.
        if let Ok(database) = event.database() {
            let _ = database.create_object_store(STORE, ObjectStoreParams::new());
        }
    });
    request.await
}

/// Browsers name a lack of room; all else is a refusal.
fn refusal(error: &Error) -> Refusal {
    let is_full = error.to_string().contains("QuotaExceeded");
    match is_full {
        true => Refusal::Full,
        false => Refusal::Denied,
    }
}

//! Texts by name in the browser's database (`IndexedDB`), for what the local storage has no room for.

use super::dom::Refusal;
use idb::{
    Database, DatabaseEvent, Error, Factory, KeyRange, ObjectStore, ObjectStoreParams, Query,
    TransactionMode,
};
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};

const NAME: &str = "xingfu";
const STORE: &str = "texts";

/// The text of that name.
pub(in crate::app) async fn read(name: &str) -> Result<Option<String>, Refusal> {
    let text = within(TransactionMode::ReadOnly, async |store| {
        let found = store.get(JsValue::from_str(name))?.await?;
        // A short text, or the number of the pieces of a long one.
        let Some(count) = found.as_ref().and_then(JsValue::as_f64) else {
            return Ok(found.and_then(|text| text.as_string()));
        };
        let mut bytes = Vec::new();
        for number in (0..).take_while(|number| f64::from(*number) < count) {
            let key = JsValue::from_str(&piece(name, number));
            let piece = store.get(key)?.await?;
            match piece.and_then(|piece| piece.dyn_into::<Uint8Array>().ok()) {
                Some(piece) => bytes.extend(piece.to_vec()),
                None => return Ok(None),
            }
        }
        Ok(String::from_utf8(bytes).ok())
    });
    text.await
}

/// The bytes of one piece of a long text: a browser copies what is written in one task.
const PIECE: usize = 1 << 20;

/// The name of a piece of a long text, numbered from 0.
fn piece(name: &str, number: u32) -> String {
    format!("{}{number:06}", pieces(name))
}

/// The start of the names of the pieces of a text.
fn pieces(name: &str) -> String {
    format!("piece:{name}:")
}

/// The names that begin with `prefix`.
fn names_from(prefix: &str) -> Result<Query, Error> {
    let from = JsValue::from_str(prefix);
    let to = JsValue::from_str(&format!("{prefix}\u{ffff}"));
    let range = KeyRange::bound(&from, &to, None, None)?;
    Ok(Query::KeyRange(range))
}

/// Writes a text under a name, as a whole or not at all; a long one in pieces, so that the page goes
/// on meanwhile.
pub(in crate::app) async fn write(name: &str, text: &str) -> Result<(), Refusal> {
    let written = within(TransactionMode::ReadWrite, async |store| {
        store.delete(names_from(&pieces(name))?)?.await?;
        let content = if text.len() <= PIECE {
            JsValue::from_str(text)
        } else {
            let mut count = 0;
            for bytes in text.as_bytes().chunks(PIECE) {
                let key = JsValue::from_str(&piece(name, count));
                store.put(&Uint8Array::from(bytes), Some(&key))?.await?;
                count += 1;
            }
            JsValue::from(count)
        };
        store.put(&content, Some(&JsValue::from_str(name)))?.await
    });
    written.await.map(drop)
}

/// Removes the text of that name.
pub(in crate::app) async fn remove(name: &str) -> Result<(), Refusal> {
    let removed = within(TransactionMode::ReadWrite, async |store| {
        store.delete(names_from(&pieces(name))?)?.await?;
        store.delete(JsValue::from_str(name))?.await
    });
    removed.await
}

/// The names that begin with `prefix`, in order.
pub(in crate::app) async fn names(prefix: &str) -> Result<Vec<String>, Refusal> {
    let keys = within(TransactionMode::ReadOnly, async |store| {
        store.get_all_keys(Some(names_from(prefix)?), None)?.await
    });
    let keys = keys.await?.into_iter();
    Ok(keys.filter_map(|key| key.as_string()).collect())
}

/// One act in a transaction of its own, carried out for good before this returns.
async fn within<T>(
    mode: TransactionMode,
    act: impl AsyncFnOnce(&ObjectStore) -> Result<T, Error>,
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

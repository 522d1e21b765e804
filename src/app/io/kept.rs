//! The texts of own data in the browser, and those of their saved versions.
//!
//! A text is in the local storage itself, or in the browser's database behind a mark that is in its place.
//! Each that is written to the database has a name of its own, which its mark tells: windows that write at
//! the same moment write beside each other, and the mark says which of them is kept.

use super::versions::{self, Version};
use crate::app::browser::database;
use crate::app::browser::dom::{self, Refusal};

/// The start of the mark of a text that is in the database.
const MARK: &str = "database:";

/// The most versions in the database, and where there is none, in the local storage.
const MOST_VERSIONS: usize = 40;
const MOST_LOCAL_VERSIONS: usize = 5;

/// From this age on, in milliseconds, a text without a mark is none that another window is still writing.
const ABANDONED: u64 = 3_600_000;

/// The same, where all is to go.
const BRIEF: u64 = 60_000;

/// Whether what the local storage holds is the mark of a text in the database.
pub(super) fn is_mark(stored: &str) -> bool {
    stored.starts_with(MARK)
}

/// The start of the names of the texts of the data of that name.
fn prefix(name: &str) -> String {
    format!("{name}:text:")
}

/// The name of the text of a mark. Once all texts of one name had that name themselves.
fn marked(name: &str, stored: &str) -> Option<String> {
    let own = stored.strip_prefix(MARK)?;
    Some(match own.contains('-') {
        true => prefix(name) + own,
        false => name.to_owned(),
    })
}

/// The text that the local storage holds, or has the mark of; `None` where it is not in the database, as
/// when another window has just put another in its place.
pub(super) async fn meant(name: &str, stored: &str) -> Option<String> {
    match marked(name, stored) {
        Some(own) => database::read(&own).await.ok().flatten(),
        None => Some(stored.to_owned()),
    }
}

/// What the local storage holds, with the text that it is or stands for; `None` where there is neither.
/// The text is `None` where it cannot be had.
pub(super) async fn latest(name: &str) -> Result<Option<(String, Option<String>)>, Refusal> {
    let Some(mut stored) = dom::stored(name)? else {
        return Ok(None);
    };
    loop {
        let text = meant(name, &stored).await;
        match dom::stored(name)? {
            None => return Ok(None),
            Some(now) if text.is_none() && now != stored => stored = now,
            Some(_) => return Ok(Some((stored, text))),
        }
    }
}

/// Writes a text to the database beside those that are there, and gives its mark.
pub(super) async fn write(name: &str, text: &str) -> Result<String, Refusal> {
    let (millis, _) = dom::now();
    let mark = format!("{MARK}{millis}-{:08x}", dom::token());
    let own = marked(name, &mark).unwrap_or_default();
    database::write(&own, text).await?;
    Ok(mark)
}

/// Removes the text of a mark.
pub(super) async fn forget(name: &str, stored: &str) {
    if let Some(own) = marked(name, stored) {
        let _ = database::remove(&own).await;
    }
}

/// Removes what a page that ended as it wrote has left: texts without a mark, from an age on.
pub(super) async fn sweep(name: &str, from: u64) {
    let (now, _) = dom::now();
    let prefix = prefix(name);
    let names = database::names(&prefix).await.unwrap_or_default();
    let current = dom::stored(name).ok().flatten();
    let current = current.and_then(|stored| marked(name, &stored));
    for own in names {
        let written = own
            .strip_prefix(&prefix)
            .and_then(|own| own.split_once('-'));
        let age = written.and_then(|(millis, _)| Some(now.abs_diff(millis.parse().ok()?)));
        if Some(&own) != current.as_ref() && age.is_none_or(|age| age >= from) {
            let _ = database::remove(&own).await;
        }
    }
}

/// Removes them as often as another is written.
pub(super) async fn sweep_abandoned(name: &str) {
    sweep(name, ABANDONED).await;
}

/// Puts a version aside, in the database or else in the local storage, and drops those that are outdated.
pub(super) async fn put_aside(name: &str, version: Version, text: &str) -> Result<(), Refusal> {
    let own = version.name(name);
    if database::write(&own, text).await.is_ok() {
        for old in outdated(&in_database(name).await, name, MOST_VERSIONS) {
            let _ = database::remove(&old).await;
        }
        return Ok(());
    }
    let local = dom::stored_names(&versions::prefix(name));
    for old in outdated(&local, name, MOST_LOCAL_VERSIONS - 1) {
        dom::forget(&old);
    }
    dom::store(&own, text)
}

fn outdated(names: &[String], name: &str, most: usize) -> Vec<String> {
    let there: Vec<_> = names
        .iter()
        .filter_map(|one| Version::from_name(one, name))
        .collect();
    let outdated = versions::outdated(&there, dom::now().0, most).into_iter();
    outdated.map(|version| version.name(name)).collect()
}

async fn in_database(name: &str) -> Vec<String> {
    database::names(&versions::prefix(name))
        .await
        .unwrap_or_default()
}

/// The saved versions of the data of that name, the latest first.
pub async fn list(name: &str) -> Vec<Version> {
    let mut names = in_database(name).await;
    names.extend(dom::stored_names(&versions::prefix(name)));
    let mut there: Vec<_> = names
        .iter()
        .filter_map(|one| Version::from_name(one, name))
        .collect();
    there.sort_by_key(|version| std::cmp::Reverse(version.at));
    there.dedup();
    there
}

/// The text of a saved version.
pub async fn text(name: &str, version: &Version) -> Option<String> {
    let own = version.name(name);
    match database::read(&own).await {
        Ok(Some(text)) => Some(text),
        Ok(None) | Err(_) => dom::stored(&own).ok().flatten(),
    }
}

/// Removes every saved version, and all else that is not the text that is kept.
pub async fn forget_versions(name: &str) {
    for version in list(name).await {
        let own = version.name(name);
        let _ = database::remove(&own).await;
        dom::forget(&own);
    }
    sweep(name, BRIEF).await;
}

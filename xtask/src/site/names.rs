//! The names under which declared files are published.

use std::collections::BTreeMap;

use super::assets::{ASSETS, Published};
use super::integrity;

/// The published name and the digest of each declared file.
#[derive(Debug, Default)]
pub(super) struct Names {
    published: BTreeMap<&'static str, (String, String)>,
}

impl Names {
    pub(super) fn insert(&mut self, name: &'static str, published: String, content: &[u8]) {
        self.published
            .insert(name, (published, integrity::digest(content)));
    }

    /// A file's published name.
    pub(super) fn name<'a>(&'a self, name: &'a str) -> &'a str {
        self.published.get(name).map_or(name, |(name, _)| name)
    }

    /// The digest of a published file, as an `integrity` attribute has it.
    pub(super) fn digest(&self, name: &str) -> Option<&str> {
        self.published.get(name).map(|(_, digest)| digest.as_str())
    }

    /// The files of these kinds: their published names with their digests.
    pub(super) fn of(&self, kinds: &[Published]) -> BTreeMap<&str, &str> {
        let assets = ASSETS
            .iter()
            .filter(|asset| kinds.contains(&asset.published));
        let published = assets.filter_map(|asset| self.published.get(asset.name));
        published
            .map(|(name, digest)| (name.as_str(), digest.as_str()))
            .collect()
    }
}

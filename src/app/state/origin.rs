//! The file of an index that is not the page's own.

use crate::index::Index;

/// Where an index came from.
#[derive(Clone, Debug)]
pub struct Origin {
    /// What an address calls it: `?index=NAME`.
    pub name: String,
    /// The text of its file, without data.
    pub file: String,
}

impl Origin {
    /// Of the address of a file `index-NAME.json`; by the id of the index where it has none.
    pub fn new(from: &str, index: &Index, file: String) -> Self {
        let name = Self::name_in(from).unwrap_or(index.id());
        Self {
            name: name.to_owned(),
            file,
        }
    }

    /// The name in the address of a file `index-NAME.json`.
    pub fn name_in(address: &str) -> Option<&str> {
        let (_, file) = address.rsplit_once('/')?;
        file.strip_prefix("index-")?.strip_suffix(".json")
    }

    /// The name of its file on a site.
    pub fn file_name(&self) -> String {
        format!("index-{}.json", self.name)
    }
}

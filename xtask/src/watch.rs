//! Changes of the files that the page is made of.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

use notify::event::{AccessKind, AccessMode, EventKind};
use notify::{RecommendedWatcher, RecursiveMode, Watcher};

use crate::error::{Error, Result};
use crate::paths::{project, root};

/// The pause after a change within which further changes belong to it.
const PAUSE: Duration = Duration::from_millis(200);

/// The folders whose every file matters.
const FOLDERS: [&str; 2] = ["src", "www"];

/// The files that matter beside them.
const FILES: [&str; 2] = ["index.json", "Cargo.toml"];

/// A watch over everything that the page is made of.
#[derive(Debug)]
pub(crate) struct Watch {
    changes: Receiver<PathBuf>,
    _watcher: RecommendedWatcher,
}

impl Watch {
    /// Begins to watch.
    pub(crate) fn start() -> Result<Self> {
        let failed = |path: &Path| {
            let path = path.to_owned();
            move |error: notify::Error| Error::Watch {
                path,
                reason: error.to_string(),
            }
        };
        let (sender, changes) = mpsc::channel();
        let handle = move |event: notify::Result<notify::Event>| {
            let Ok(event) = event else { return };
            if changes_content(event.kind) {
                for path in event.paths.into_iter().filter(|path| matters(path)) {
                    let _ = sender.send(path);
                }
            }
        };
        let mut watcher = notify::recommended_watcher(handle).map_err(failed(root()))?;
        for folder in FOLDERS.map(project) {
            watcher
                .watch(&folder, RecursiveMode::Recursive)
                .map_err(failed(&folder))?;
        }
        // Editors replace files, so that the folder is watched and not the file.
        watcher
            .watch(root(), RecursiveMode::NonRecursive)
            .map_err(failed(root()))?;
        Ok(Self {
            changes,
            _watcher: watcher,
        })
    }

    /// Waits for a change and for the pause after it.
    pub(crate) fn next(&self) -> Result<PathBuf> {
        let ended = || Error::Watch {
            path: root().to_owned(),
            reason: "the watcher has ended".to_owned(),
        };
        let first = self.changes.recv().map_err(|_| ended())?;
        loop {
            match self.changes.recv_timeout(PAUSE) {
                Ok(_) => {}
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return Err(ended()),
            }
        }
        Ok(first
            .strip_prefix(root())
            .map_or_else(|_| first.clone(), Path::to_owned))
    }
}

/// Whether an event is more than somebody reading.
fn changes_content(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(access) => access == AccessKind::Close(AccessMode::Write),
        _ => true,
    }
}

/// Whether the page depends on a file; the hidden and backup files of editors do not count.
fn matters(path: &Path) -> bool {
    let Some(name) = path.file_name().map(|name| name.to_string_lossy()) else {
        return false;
    };
    let inside = FOLDERS
        .iter()
        .any(|folder| path.starts_with(project(folder)));
    let scratch =
        name.starts_with('.') || name.ends_with('~') || name.ends_with(".swp") || name == "4913";
    (inside && !scratch) || FILES.iter().any(|file| path == project(file))
}

#[cfg(test)]
mod tests {
    use super::{matters, project};

    #[test]
    fn the_page_s_files_matter_and_others_do_not() {
        for file in [
            "src/lib.rs",
            "src/a/b.rs",
            "www/style.css",
            "index.json",
            "Cargo.toml",
        ] {
            assert!(matters(&project(file)), "{file}");
        }
        for file in [
            "Cargo.lock",
            "dist/serve/index.html",
            "src/.lib.rs.swp",
            "www/style.css~",
            "README.md",
        ] {
            assert!(!matters(&project(file)), "{file}");
        }
    }
}

//! The reset of a browser between tests.

use std::time::Duration;

use tokio::time::timeout;
use url::Url;

use super::{Page, Result};

/// The longest time for a reset; a slower browser is replaced.
const PATIENCE: Duration = Duration::from_secs(10);

/// Removes everything that pages of the server have stored. Runs in an empty page of the same origin.
const FORGET: &str = "
    localStorage.clear();
    sessionStorage.clear();
    window.name = '';
    const workers = navigator.serviceWorker ? navigator.serviceWorker.getRegistrations() : [];
    const kept = new Promise(done => {
        const deletion = indexedDB.deleteDatabase('xingfu');
        deletion.onsuccess = deletion.onerror = deletion.onblocked = done;
    });
    const stores = window.caches ? caches.keys() : [];
    return Promise.all([workers, stores, kept]).then(([workers, stores]) => Promise.all([
        ...workers.map(worker => worker.unregister()),
        ...stores.map(store => caches.delete(store)),
    ])).then(() => true)";

impl Page {
    /// Closes further windows, forgets what is stored, and restores the size, the media and an empty console.
    ///
    /// Caches of the browser stay; a test that changes anything else makes `is_spent` true.
    pub(super) async fn reset(&self) -> Result {
        timeout(PATIENCE, async {
            self.close_other_windows().await?;
            let address = Url::parse(&self.address())?.join("/-/empty.html")?;
            self.go_to(address.as_str()).await?;
            self.run(FORGET, vec![]).await?;
            self.client.delete_all_cookies().await?;
            self.resize(1280, 800).await?;
            self.restore_media().await?;
            // The log of the tests before.
            self.take_console().await.map(drop)
        })
        .await?
    }

    async fn close_other_windows(&self) -> Result {
        let mut windows = self.client.windows().await?.into_iter();
        let own = windows.next().ok_or("no window is open")?;
        for other in windows {
            self.client.switch_to_window(other).await?;
            self.client.close_window().await?;
        }
        // Leaves a frame as well.
        Ok(self.client.switch_to_window(own).await?)
    }
}

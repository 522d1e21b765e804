//! Own data when the browser or the clock does what it should not: nothing is lost, and the person is told.

use serde_json::json;
use xingfu::text::words::DESK_CHINESE;

use crate::support::{Page, Result, browse_once};

/// The switch to own data.
const OWN: &str = ".store-switch button:last-child";

/// Begins data of one's own with two values.
async fn begin(page: &Page) -> Result {
    page.push("录入真实数据").await?;
    page.enter_cell("new-jobs", "value", "32400").await?;
    page.enter_cell("it-classrooms", "value", "11").await?;
    kept(page, 2).await
}

/// Waits until so many items are told as kept.
async fn kept(page: &Page, count: usize) -> Result {
    page.wait_for_text(OWN, &format!("{count} 项")).await?;
    page.wait_for_text(OWN, DESK_CHINESE.kept_here).await
}

async fn assert_cell(page: &Page, row: &str, text: &str) -> Result {
    let field = "const cell = document.querySelector(`[id$=-cell-${arguments[0]}-value]`);
        const field = cell && cell.querySelector('.grid-field');
        return !!cell && (cell.textContent + (field ? field.value : '')).includes(arguments[1])";
    page.wait_until(field, vec![json!(row), json!(text)]).await
}

/// More versions than are kept, of every hour up to now, as a clock that was ahead has left them.
const VERSIONS: &str = "const name = Object.keys(localStorage).find(name => /^xingfu:[^:]+$/.test(name));
    const text = localStorage.getItem(name);
    const opened = indexedDB.open('xingfu', 1);
    opened.onupgradeneeded = () => opened.result.createObjectStore('texts');
    return new Promise((done, fail) => {
        opened.onerror = fail;
        opened.onsuccess = () => {
            const store = opened.result.transaction('texts', 'readwrite').objectStore('texts');
            for (let hour = 0; hour < 45; hour += 1) {
                store.put(text, `${name}:version:${String(Date.now() - hour * 3600000).padStart(15, '0')}:edited:2:2`);
            }
            store.transaction.oncomplete = () => { opened.result.close(); done(true); };
        };
    })";

#[test]
fn a_clock_set_back_by_a_year_costs_nothing() -> Result {
    browse_once(async |page| {
        page.visit("").await?;
        begin(page).await?;
        page.run(VERSIONS, vec![]).await?;
        page.before_load("year-back");
        page.visit("?desk").await?;
        kept(page, 2).await?;
        // What this replaces is a version, though it is of a year before all others.
        page.enter_cell("it-classrooms", "value", "12").await?;
        page.wait_until("return localStorage.getItem(Object.keys(localStorage).find(name => /^xingfu:[^:]+$/.test(name))).includes('\"value\": 12')", vec![])
            .await?;
        kept(page, 2).await?;
        let years = page
            .run(
                "return [new Date(Date.now()), new Date()].map(now => now.getFullYear())",
                vec![],
            )
            .await?;
        assert_eq!(years[0], years[1]);
        page.push("历史版本").await?;
        let looked = "const row = [...document.querySelectorAll('.versions tr')].find(row => row.textContent.includes('2 项、2 条记录') && row.querySelector('th').textContent.length < 6);
            if (!row) return false;
            row.querySelector('button').click();
            return true";
        page.wait_until(looked, vec![]).await?;
        page.wait_for_text(".differences", "11").await?;
        page.push("恢复此版本").await?;
        assert_cell(page, "it-classrooms", "11").await?;
        // Two windows still tell each other.
        let (first, _) = page.open_window().await?;
        page.visit("?desk").await?;
        assert_cell(page, "it-classrooms", "11").await?;
        page.enter_cell("new-jobs", "value", "18000").await?;
        kept(page, 2).await?;
        page.turn_to_window(&first).await?;
        page.wait_for_text(".message", DESK_CHINESE.other_window)
            .await?;
        assert_cell(page, "new-jobs", "18,000").await
    })
}

#[test]
fn a_page_that_was_put_away_looks_at_what_is_kept() -> Result {
    browse_once(async |page| {
        page.before_load("put-away");
        page.visit("").await?;
        begin(page).await?;
        page.run("isAway = true", vec![]).await?;
        let (first, _) = page.open_window().await?;
        page.visit("?desk").await?;
        page.enter_cell("new-jobs", "value", "18000").await?;
        kept(page, 2).await?;
        page.turn_to_window(&first).await?;
        let back = "dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))";
        page.run(back, vec![]).await?;
        page.wait_for_text(".message", DESK_CHINESE.other_window)
            .await?;
        assert_cell(page, "new-jobs", "18,000").await
    })
}

#[test]
fn data_that_the_browser_has_deleted_are_told_and_can_be_kept_again() -> Result {
    browse_once(async |page| {
        page.visit("").await?;
        begin(page).await?;
        page.run(
            "localStorage.clear(); indexedDB.deleteDatabase('xingfu')",
            vec![],
        )
        .await?;
        page.enter_cell("new-jobs", "value", "18000").await?;
        page.wait_for_text(".trouble-kept", DESK_CHINESE.trouble_gone)
            .await?;
        let kept_text = "return localStorage.getItem('xingfu:xingfu-wuqing-2024')";
        assert_eq!(page.run(kept_text, vec![]).await?, json!(null));
        page.push(DESK_CHINESE.keep_mine).await?;
        kept(page, 2).await?;
        page.visit_again().await?;
        kept(page, 2).await?;
        page.change_room().await?;
        assert_cell(page, "new-jobs", "18,000").await?;
        assert_cell(page, "it-classrooms", "11").await
    })
}

/// Writes as another window would, once a version is being put aside: in the text that is kept, one value
/// in the place of another.
const MEANWHILE: &str = "const put = IDBObjectStore.prototype.put, [before, after] = arguments;
    IDBObjectStore.prototype.put = function (...given) {
        if (String(given[1]).includes(':version:')) {
            IDBObjectStore.prototype.put = put;
            const name = Object.keys(localStorage).find(name => /^xingfu:[^:]+$/.test(name));
            localStorage.setItem(name, localStorage.getItem(name).replace(before, after));
        }
        return put.apply(this, given);
    }";

/// Two values at once.
const PASTE: &str = "const data = new DataTransfer();
    data.setData('text/plain', '19000\\r\\n0\\r\\n');
    document.querySelector('.grid-field').dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data }))";

#[test]
fn what_another_window_keeps_while_a_version_is_put_aside_is_not_lost() -> Result {
    browse_once(async |page| {
        page.visit("").await?;
        page.push("录入真实数据").await?;
        page.enter_cell("new-jobs", "value", "32400").await?;
        kept(page, 1).await?;
        let meanwhile = async |before: &str, after: &str| {
            page.run(MEANWHILE, vec![json!(before), json!(after)]).await
        };
        let taken = async |text: &str| {
            page.wait_for_text(".trouble-kept", DESK_CHINESE.trouble_elsewhere)
                .await?;
            page.push(DESK_CHINESE.take_other).await?;
            assert_cell(page, "new-jobs", text).await
        };
        // One value is written, and what it replaces is a version then.
        meanwhile("32400", "18000").await?;
        page.enter_cell("it-classrooms", "value", "11").await?;
        taken("18,000").await?;
        // What many values replace is a version before they are written.
        meanwhile("18000", "20000").await?;
        page.click(&page.find("[id$=-cell-new-jobs-value]").await?)
            .await?;
        page.wait_for("[id$=-cell-new-jobs-value] .grid-field")
            .await?;
        page.run(PASTE, vec![]).await?;
        taken("20,000").await
    })
}

/// Keeps as another window would, just as a text is written to the database: its text beside this one's and in
/// the place of the last, its mark in the local storage.
const AT_ONCE: &str = "const put = IDBObjectStore.prototype.put, [before, after] = arguments;
    IDBObjectStore.prototype.put = function (...given) {
        if (String(given[1]).includes(':text:')) {
            IDBObjectStore.prototype.put = put;
            const [name] = given[1].split(':text:');
            this.delete(localStorage.getItem(name).replace('database:', `${name}:text:`));
            put.call(this, given[0].replace(before, after), `${name}:text:1-other`);
            localStorage.setItem(name, 'database:1-other');
        }
        return put.apply(this, given);
    }";

/// Whether the database has one text that is no version.
const ONE_TEXT: &str = "const opened = indexedDB.open('xingfu', 1);
    return new Promise((done, fail) => {
        opened.onerror = fail;
        opened.onsuccess = () => {
            const keys = opened.result.transaction('texts').objectStore('texts').getAllKeys();
            keys.onsuccess = () => {
                opened.result.close();
                done(keys.result.filter(key => key.includes(':text:')).length === 1);
            };
        };
    })";

#[test]
fn what_another_window_writes_to_the_database_at_the_same_moment_is_not_lost() -> Result {
    browse_once(async |page| {
        page.before_load("small-storage");
        page.visit("").await?;
        page.push("录入真实数据").await?;
        page.enter_cell("new-jobs", "value", "32400").await?;
        page.wait_for_text(OWN, DESK_CHINESE.kept_in_database)
            .await?;
        page.run(AT_ONCE, vec![json!("32400"), json!("18000")])
            .await?;
        page.enter_cell("it-classrooms", "value", "11").await?;
        page.wait_for_text(".trouble-kept", DESK_CHINESE.trouble_elsewhere)
            .await?;
        page.push(DESK_CHINESE.take_other).await?;
        assert_cell(page, "new-jobs", "18,000").await?;
        page.enter_cell("new-jobs", "value", "19000").await?;
        page.wait_until(
            "return localStorage.getItem('xingfu:xingfu-wuqing-2024') !== 'database:1-other'",
            vec![],
        )
        .await?;
        // Neither this window's text nor the other's is left beside the one that is kept.
        page.wait_until(ONE_TEXT, vec![]).await
    })
}

#[test]
fn a_page_that_was_frozen_with_something_unread_asks_which_data_to_keep() -> Result {
    browse_once(async |page| {
        page.visit("").await?;
        begin(page).await?;
        // What cannot be read is nowhere but here.
        page.enter_cell("it-classrooms", "value", "很多").await?;
        page.wait_for("[id$=-cell-it-classrooms-value][aria-invalid=true]")
            .await?;
        let (first, second) = page.open_window().await?;
        page.visit("?desk").await?;
        page.turn_to_window(&first).await?;
        let state = async |state: &str| {
            let state = json!({ "state": state });
            page.devtools("Page.setWebLifecycleState", state).await
        };
        state("frozen").await?;
        // A frozen page does not say what its console holds.
        page.client.switch_to_window(second).await?;
        page.enter_cell("new-jobs", "value", "18000").await?;
        kept(page, 2).await?;
        page.client.switch_to_window(first).await?;
        state("active").await?;
        page.wait_for_text(".trouble-kept", DESK_CHINESE.trouble_elsewhere)
            .await?;
        assert_cell(page, "it-classrooms", "很多").await?;
        assert_cell(page, "new-jobs", "32,400").await?;
        // Thawed it is hidden still, and draws no frame until its window is put up again.
        page.client.minimize_window().await?;
        page.client.set_window_size(1280, 800).await?;
        page.push(DESK_CHINESE.take_other).await?;
        assert_cell(page, "new-jobs", "18,000").await
    })
}

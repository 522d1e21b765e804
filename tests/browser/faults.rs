//! The recorder of faults that every test reads at its end, in every engine.

use crate::support::{Result, browse};

#[test]
fn faults_are_noticed() -> Result {
    browse(async |page| {
        page.before_load("commit-faults");
        page.visit("").await?;
        page.run("commitFaults()", vec![]).await?;
        let all = "return ['an exception', 'a rejection', 'img-src', 'script-src']
            .every(part => recorded.some(line => line.includes(part)))";
        let recorded = page.wait_until(all, vec![]).await;
        let lines: Vec<_> = page.take_console().await?;
        let lines: Vec<_> = lines.into_iter().map(|line| line.message).collect();
        recorded.map_err(|error| format!("{error}; there are {lines:#?}"))?;
        for part in ["an error that is said", "a cookie was set: kept=1"] {
            let found = lines.iter().any(|line| line.contains(part));
            assert!(found, "{part} is not in {lines:#?}");
        }
        let clean = "document.cookie = 'kept=; max-age=0'; performance.clearResourceTimings()";
        page.run(clean, vec![]).await.map(drop)
    })
}

//! A person who does whatever can be done, at random: the page stays whole, and says nothing strange.

use serde_json::{Value, json};

use crate::support::{Result, asked, browse};

/// As many things in the plain test as its launch earns; `XINGFU_STEPS` asks for more.
const STEPS: u64 = 150;

/// After so many the page is opened anew, with what it has kept.
const STRETCH: u64 = 500;

/// A failure tells its seed and its step; `XINGFU_SEED` takes the same way again.
#[test]
fn whatever_is_done_the_page_stays_whole() -> Result {
    browse(async |page| {
        let (steps, seed) = (asked("XINGFU_STEPS", STEPS)?, asked("XINGFU_SEED", 1)?);
        page.before_load("wander");
        for stretch in 0..steps.div_ceil(STRETCH) {
            // A phone's page and a desk's in turns.
            match stretch % 2 {
                0 => page.resize(1280, 900).await?,
                _ => page.resize(390, 844).await?,
            }
            page.visit("").await?;
            let count = STRETCH.min(steps - stretch * STRETCH);
            let seed = seed + stretch;
            let wander = "return wander(arguments[0], arguments[1])";
            let found = page.run(wander, vec![json!(seed), json!(count)]).await?;
            assert_eq!(found, Value::Null, "seed {seed} at {count} steps");
        }
        Ok(())
    })
}

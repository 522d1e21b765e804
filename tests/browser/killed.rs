//! A module that dies at any moment of an hour's work: nothing that was entered before is lost, and the person is told.

use serde_json::{Value, json};

use crate::support::{Result, asked, browse_once};

/// As many moments in the plain test as its launch earns; `XINGFU_KILLS` asks for more.
const MOMENTS: u64 = 8;

/// What the person does then.
#[derive(Clone, Copy, Debug)]
enum Way {
    /// Pushes the button of the message.
    Button,
    /// Opens the page again.
    Reload,
    /// Opens it again, and it dies once more as it opens.
    ReloadTwice,
}

const WAYS: [Way; 4] = [Way::Button, Way::Reload, Way::Button, Way::ReloadTwice];

/// After how many calls of the module to the page it dies: few or many, since steps are short and long.
fn reach(moment: u64) -> u64 {
    let spread = moment.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40;
    1 + (spread % 977) * (1 << (moment / 4 % 4))
}

/// The page says that it could not be opened, or that it has died; or it opened before it could die.
const SAYS: &str = "const died = document.querySelector('.trouble[role=alert] button, #xingfu-status[role=alert]');
    return !!died || !!document.querySelector('#xingfu .foot-place > *') && !document.querySelector('#xingfu .waiting')";

#[test]
fn whenever_the_module_dies_nothing_is_lost_and_the_person_is_told() -> Result {
    browse_once(async |page| {
        let moments = asked("XINGFU_KILLS", MOMENTS)?;
        let seed = asked("XINGFU_SEED", 1)?;
        page.before_load("work");
        page.visit("").await?;
        page.push("录入真实数据").await?;
        page.wait_for(".grid-row").await?;
        for moment in 0..moments {
            let reach = reach(seed + moment);
            let at = format!("seed {seed}, moment {moment}, after {reach} calls");
            let until = "return work.until(arguments[0], arguments[1])";
            let found = page
                .run(until, vec![json!(seed + moment), json!(reach)])
                .await?;
            assert_eq!(found, Value::Null, "{at}");
            let way = WAYS[usize::try_from(moment)? % WAYS.len()];
            match way {
                Way::Button => {
                    let found = page.run("return work.recovered()", vec![]).await?;
                    assert_eq!(found, json!(true), "{at}: it does not recover");
                }
                Way::Reload => {
                    page.visit_again().await?;
                }
                Way::ReloadTwice => {
                    page.run(
                        "work.dieAtOpening(arguments[0])",
                        vec![json!(reach / 3 + 1)],
                    )
                    .await?;
                    page.reload().await?;
                    page.wait_until(SAYS, vec![])
                        .await
                        .map_err(|error| format!("{at}, at opening: {error}"))?;
                    page.run("work.survived()", vec![]).await?;
                    page.visit_again().await?;
                }
            }
            // Whatever a dead module says is of no use any more.
            page.take_console().await?;
            let with_drafts = matches!(way, Way::Button);
            let lost = page
                .run("return work.lost(arguments[0])", vec![json!(with_drafts)])
                .await?;
            assert_eq!(lost, Value::Null, "{at}, by {way:?}: lost");
            page.assert_no_console_errors().await?;
        }
        Ok(())
    })
}

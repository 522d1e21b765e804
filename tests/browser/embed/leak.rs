//! Leaks after elements have come and gone.

use serde_json::{Value, json};

use super::host;
use crate::support::{Page, Result, browse_emulating};

/// One after the other, `count` elements come and go.
const CYCLES: &str = "return (async () => {
    for (let number = 0; number < arguments[0]; number += 1) {
        const element = document.createElement('xingfu-index');
        element.setAttribute('view', ['summary', 'weights', 'full'][number % 3]);
        element.innerHTML = '<p>still</p>';
        const ready = new Promise(done => element.addEventListener('xingfu-ready', done, { once: true }));
        document.body.append(element);
        await ready;
        element.remove();
        await new Promise(done => setTimeout(done));
    }
    const xingfu = await import('/plain/xingfu.js');
    return (await xingfu.default()).memory.buffer.byteLength;
})()";

#[derive(Clone, Copy, Debug)]
struct Counts {
    nodes: f64,
    listeners: f64,
    heap: f64,
    memory: f64,
}

async fn after(page: &Page, cycles: u32) -> Result<Counts> {
    let memory = page.run(CYCLES, vec![json!(cycles)]).await?;
    for _ in 0..3 {
        page.devtools("HeapProfiler.collectGarbage", json!({}))
            .await?;
        // What finalisers free is free only after them.
        page.run("return new Promise(done => setTimeout(done, 50))", vec![])
            .await?;
    }
    let answer = page.devtools("Performance.getMetrics", json!({})).await?;
    let metric = |name: &str| {
        let metrics = answer["metrics"]
            .as_array()
            .map(Vec::as_slice)
            .unwrap_or_default();
        let found = metrics.iter().find(|metric| metric["name"] == json!(name));
        found
            .and_then(|metric| metric["value"].as_f64())
            .ok_or_else(|| format!("no {name}: {answer}"))
    };
    let memory = Value::as_f64(&memory).ok_or("no memory of the module")?;
    Ok(Counts {
        nodes: metric("Nodes")?,
        listeners: metric("JSEventListeners")?,
        heap: metric("JSHeapUsedSize")?,
        memory,
    })
}

#[test]
fn two_hundred_elements_come_and_go_without_leaving_anything() -> Result {
    browse_emulating(async |page| {
        host(page).await?;
        page.devtools("Performance.enable", json!({})).await?;
        let before = after(page, 12).await?;
        let then = after(page, 200).await?;
        println!("before: {before:?}\nafter:  {then:?}");
        // One that each left behind would be 200 of them.
        assert!(then.nodes - before.nodes < 50.0, "{before:?} {then:?}");
        assert!(
            then.listeners - before.listeners < 20.0,
            "{before:?} {then:?}"
        );
        assert!(then.heap - before.heap < 500_000.0, "{before:?} {then:?}");
        assert_eq!(then.memory - before.memory, 0.0, "{before:?} {then:?}");
        Ok(())
    })
}

//! Measures the engine natively and the page in headless Chromium, and prints a line of JSON for each row of the table that
//! `cargo xtask bench` shows.

#[path = "../browser/support/mod.rs"]
#[allow(dead_code, unused_imports, reason = "steps that only tests need")]
mod support;

mod opening;
mod problem;

use std::time::Instant;

use serde_json::{Value, json};

use crate::problem::Problem;
use crate::support::{Page, Result, browse_fresh};

/// How many slider events are measured at each size.
const EVENTS: usize = 200;

/// How many slider events go before, until the browser has compiled what they run.
const WARM_UP: usize = 30;

/// How many slider events, and how many times mounting, must leave nothing in memory.
const WEAR: usize = 10_000;
const CYCLES: usize = 100;

fn main() -> Result {
    // Cargo passes `--bench` as well.
    let chosen: Vec<String> = std::env::args()
        .skip(1)
        .filter(|part| !part.starts_with('-'))
        .collect();
    let is_chosen = |part: &str| chosen.is_empty() || chosen.iter().any(|there| there == part);
    if is_chosen("rescore") {
        rescoring()?;
    }
    if !["slider", "compare", "ranking", "opening", "desk", "memory"]
        .into_iter()
        .any(is_chosen)
    {
        return Ok(());
    }
    browse_fresh(async |page| {
        page.open("bench/slider.html").await?;
        page.wait_until("return window.bench !== undefined", vec![])
            .await?;
        if is_chosen("slider") {
            slider(page, "1 × 38", [0, 0], 5.0).await?;
            slider(page, "30 × 40", [30, 40], 5.0).await?;
            slider(page, "3,000 × 100", [3000, 100], 16.0).await?;
        }
        if is_chosen("compare") {
            compare(page).await?;
        }
        if is_chosen("desk") {
            desk(page).await?;
        }
        if is_chosen("memory") {
            memory(page).await?;
        }
        // On other pages, whose modules are not warm.
        if is_chosen("ranking") {
            ranking(page).await?;
        }
        match is_chosen("opening") {
            true => opening::opening(page, row).await,
            false => Ok(()),
        }
    })
}

/// How many rescorings are measured at each size.
const ROUNDS: usize = 300;

/// Times one full rescore (all units under other weights, the points being there), and one that
/// a single weight makes.
fn rescoring() -> Result {
    for (size, [units, indicators], budget) in [
        ("30 × 40", [30, 40], None),
        ("3,000 × 100", [3000, 100], Some(1.0)),
    ] {
        for (gaps, said) in [(0, ""), (10, ", one value in ten missing")] {
            let mut problem = Problem::new(units, indicators, gaps)?;
            for (what, step) in [
                ("full rescore", Problem::rescore as Step),
                ("rescore after one weight", Problem::move_one),
            ] {
                let times = time(&mut problem, step)?;
                // A small one takes microseconds.
                let (unit, scale) = match budget {
                    Some(_) => ("ms", 1.0),
                    None => ("µs", 1000.0),
                };
                row(
                    &format!("{what}, native, {size}{said}"),
                    unit,
                    scale * times[ROUNDS / 2],
                    Some(scale * times[ROUNDS * 95 / 100]),
                    budget,
                );
            }
        }
    }
    Ok(())
}

type Step = fn(&mut Problem, usize) -> std::result::Result<f64, xingfu::error::Error>;

/// Milliseconds of every round, rising.
fn time(problem: &mut Problem, step: Step) -> Result<Vec<f64>> {
    let mut times = Vec::with_capacity(ROUNDS);
    for round in 0..WARM_UP + ROUNDS {
        let start = Instant::now();
        let sum = std::hint::black_box(step(problem, round)?);
        let time = start.elapsed().as_secs_f64() * 1000.0;
        if sum <= 0.0 {
            return Err("nothing was scored".into());
        }
        if round >= WARM_UP {
            times.push(time);
        }
    }
    times.sort_by(f64::total_cmp);
    Ok(times)
}

/// Times slider events with so many units and indicators; none means the built-in index.
async fn slider(page: &Page, size: &str, [units, indicators]: [usize; 2], budget: f64) -> Result {
    page.run(
        "return bench.start(...arguments)",
        vec![json!(units), json!(indicators)],
    )
    .await?;
    page.run("return bench.measure(...arguments)", vec![json!(WARM_UP)])
        .await?;
    let found = page
        .run("return bench.measure(...arguments)", vec![json!(EVENTS)])
        .await?;
    let mut times: Vec<f64> = found["times"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_f64)
        .collect();
    let changed = found["changed"].as_u64().unwrap_or(0);
    if times.len() != EVENTS || changed < EVENTS as u64 / 10 {
        return Err(format!(
            "{size}: the score changed in {changed} of {} slider events",
            times.len()
        )
        .into());
    }
    if found["late"] != 0 {
        eprintln!(
            "{size}: after {} of {EVENTS} events the page changed once more, which is not in the time",
            found["late"]
        );
    }
    times.sort_by(f64::total_cmp);
    row(
        &format!("slider event in Chromium, {size}"),
        "ms",
        times[EVENTS / 2],
        Some(times[EVENTS * 95 / 100]),
        Some(budget),
    );
    Ok(())
}

/// Times slider events of the built-in index, and in the same run `ECharts` drawing the same charts.
async fn compare(page: &Page) -> Result {
    page.run("return bench.start(0, 0)", vec![]).await?;
    let script = "return bench.compare(...arguments)";
    page.run(script, vec![json!(WARM_UP)]).await?;
    let found = page.run(script, vec![json!(EVENTS)]).await?;
    if found["shown"] != 2 {
        return Err(format!("{} charts are seen, and not two", found["shown"]).into());
    }
    let times = |of: &str| {
        let all = found["times"][of].as_array().into_iter().flatten();
        let mut times: Vec<f64> = all.filter_map(Value::as_f64).collect();
        times.sort_by(f64::total_cmp);
        let ends = times
            .get(EVENTS / 2)
            .zip(times.get(EVENTS * 95 / 100))
            .map(|(median, p95)| (*median, *p95));
        ends.ok_or_else(|| format!("{} times of {of}", times.len()))
    };
    let ours = times("ours")?;
    row(
        "slider event with both charts, ours",
        "ms",
        ours.0,
        Some(ours.1),
        None,
    );
    for (renderer, name) in [("canvas", "canvas"), ("svg", "SVG")] {
        let theirs = times(renderer)?;
        row(
            &format!("both charts alone, ECharts {name}"),
            "ms",
            theirs.0,
            Some(theirs.1),
            None,
        );
        row(
            &format!("ours as a share of ECharts {name}"),
            "",
            ours.0 / theirs.0,
            Some(ours.1 / theirs.1),
            Some(0.5),
        );
    }
    Ok(())
}

/// How many times a ranking is put in another order, and scrolled by a screen.
const ORDERS: usize = 100;
const SCREENS: usize = 300;

/// Times a weight to the new order on screen, and in turn with each event `LineUp` and `ECharts` on the
/// same figures; then scrolling through ten thousand rows.
async fn ranking(page: &Page) -> Result {
    page.open("no-policy/bench/ranking.html").await?;
    page.wait_until("return window.rankings !== undefined", vec![])
        .await?;
    for (size, units, indicators) in [("30 × 40", 30, 40), ("3,000 × 100", 3000, 100)] {
        let script = "const [units, indicators, warm, events] = arguments;
            return (async () => {
                const bench = await rankings.start(units, indicators);
                await rankings.measure(bench, warm);
                const times = await rankings.measure(bench, events);
                bench.end();
                return times;
            })()";
        let given = [units, indicators, WARM_UP, ORDERS].map(|number| json!(number));
        let found = page.run(script, given.to_vec()).await?;
        let times = |of: &str| quantiles(&found[of]).ok_or_else(|| format!("no times of {of}"));
        let ours = times("ours")?;
        let what = format!("from a weight to the new order, {size}, ours");
        row(&what, "ms", ours.0, Some(ours.1), None);
        for (key, name, budget) in [
            ("lineUp", "LineUp", 1.0 / 20.0),
            ("canvas", "ECharts canvas, 30 bars", 1.0 / 3.0),
            ("svg", "ECharts SVG, 30 bars", 1.0 / 3.0),
        ] {
            let theirs = times(key)?;
            let what = format!("the same, {name}");
            row(&what, "ms", theirs.0, Some(theirs.1), None);
            let what = format!("ours as a share of {name}");
            let (median, p95) = (ours.0 / theirs.0, ours.1 / theirs.1);
            row(&what, "", median, Some(p95), Some(budget));
        }
    }
    // Alone: what the others have left is not cleared away in its time.
    page.open("no-policy/bench/ranking.html").await?;
    page.wait_until("return window.rankings !== undefined", vec![])
        .await?;
    let script = "return rankings.scroll(...arguments)";
    let found = page
        .run(script, vec![json!(10_000), json!(SCREENS)])
        .await?;
    let scrolled = quantiles(&found["times"]).ok_or("no times of scrolling")?;
    let what = "scrolling 10,000 rows by a screen, ours";
    row(what, "ms", scrolled.0, Some(scrolled.1), Some(16.0));
    Ok(())
}

/// The median and the 95th percentile of a list of times.
fn quantiles(times: &Value) -> Option<(f64, f64)> {
    let mut times: Vec<f64> = times.as_array()?.iter().filter_map(Value::as_f64).collect();
    times.sort_by(f64::total_cmp);
    let at = |percent: usize| times.get(times.len() * percent / 100).copied();
    at(50).zip(at(95))
}

/// How often the desk is opened.
const OPENINGS: usize = 20;

/// Times opening the desk, and keystrokes in its grid, with the built-in index.
async fn desk(page: &Page) -> Result {
    page.run("return bench.start(0, 0)", vec![]).await?;
    for (what, script, count, budget) in [
        ("opening the desk in Chromium", "openDesk", OPENINGS, None),
        (
            "grid keystroke in Chromium",
            "keystrokes",
            EVENTS,
            Some(8.0),
        ),
    ] {
        let script = format!("return bench.{script}(...arguments)");
        let found = page.run(&script, vec![json!(count)]).await?;
        let mut times: Vec<f64> = found["times"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_f64)
            .collect();
        if times.len() != count {
            return Err(format!("{what}: {} times of {count}", times.len()).into());
        }
        times.sort_by(f64::total_cmp);
        let (median, p95) = (times[count / 2], times[count * 95 / 100]);
        row(what, "ms", median, Some(p95), budget);
    }
    Ok(())
}

/// Measures what slider events and mounting leave in memory.
async fn memory(page: &Page) -> Result {
    page.devtools("Performance.enable", json!({})).await?;
    page.run("return bench.start(0, 0)", vec![]).await?;
    for (what, script, count) in [
        (
            "10,000 slider events",
            "return bench.wear(...arguments)",
            WEAR,
        ),
        (
            "100 times mounting",
            "return bench.remount(...arguments)",
            CYCLES,
        ),
    ] {
        page.run(script, vec![json!(count / 10)]).await?;
        let before = Memory::of(page).await?;
        page.run(script, vec![json!(count)]).await?;
        let after = Memory::of(page).await?;
        let grown = |of: fn(&Memory) -> f64| of(&after) - of(&before);
        row(
            &format!("growth of the module's memory, {what}"),
            "KB",
            grown(|m| m.module) / 1000.0,
            None,
            Some(0.0),
        );
        row(
            &format!("growth of DOM nodes, {what}"),
            "",
            grown(|m| m.nodes),
            None,
            Some(0.0),
        );
        row(
            &format!("growth of the JavaScript heap, {what}"),
            "KB",
            grown(|m| m.heap) / 1000.0,
            None,
            None,
        );
    }
    Ok(())
}

/// What is in use after the garbage is collected.
#[derive(Debug)]
struct Memory {
    module: f64,
    nodes: f64,
    heap: f64,
}

impl Memory {
    async fn of(page: &Page) -> Result<Self> {
        page.devtools("HeapProfiler.collectGarbage", json!({}))
            .await?;
        let metrics = page.devtools("Performance.getMetrics", json!({})).await?;
        let metric = |name: &str| {
            let mut all = metrics["metrics"].as_array().into_iter().flatten();
            let found = all
                .find(|metric| metric["name"] == name)
                .and_then(|metric| metric["value"].as_f64());
            found.ok_or_else(|| format!("the browser does not tell {name}"))
        };
        let module = page.run("return bench.moduleBytes()", vec![]).await?;
        Ok(Self {
            module: module
                .as_f64()
                .ok_or("the size of the module's memory is no number")?,
            nodes: metric("Nodes")?,
            heap: metric("JSHeapUsedSize")?,
        })
    }
}

fn row(what: &str, unit: &str, median: f64, p95: Option<f64>, budget: Option<f64>) {
    println!(
        "{}",
        json!({ "what": what, "unit": unit, "median": median, "p95": p95, "budget": budget })
    );
}

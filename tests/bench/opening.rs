//! Opening a large index with its data from disk.

use serde_json::json;

use crate::problem;
use crate::support::{Page, Result};

/// How often it is opened.
const OPENINGS: usize = 3;

/// Keeps the memory of every module, for `MEMORY`: the page itself hands it out to nobody.
const KEEP: &str = "window.memories = [];
    for (const name of ['instantiate', 'instantiateStreaming']) {
        const make = WebAssembly[name];
        WebAssembly[name] = async (...parts) => {
            const made = await make.apply(WebAssembly, parts);
            const all = Object.values((made.instance ?? made).exports);
            window.memories.push(...all.filter(one => one instanceof WebAssembly.Memory));
            return made;
        };
    }";

/// Bytes that modules have now.
const MEMORY: &str = "const all = new Set(window.memories.map(memory => memory.buffer));
    return [...all].reduce((sum, { byteLength }) => sum + byteLength, 0)";

/// Pushes a button once it is there.
const PUSH: &str = "const all = [...document.querySelectorAll('button')];
    const button = all.find(one => one.textContent.includes(arguments[0]) && one.offsetParent);
    if (button) button.click();
    return !!button";

/// Notes when the file is given and when the first rows of its ranking are drawn, and the longest task from
/// the one to a second after the other.
const WATCH: &str = "const [units] = arguments;
    let longest = 0;
    new PerformanceObserver(list => {
        for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
    }).observe({ type: 'longtask' });
    window.opened = new Promise(done => {
        document.querySelector('.others-list input[type=file]').addEventListener('change', () => {
            const begin = performance.now();
            const look = () => {
                const board = document.querySelector('.board');
                const isThere = board && board.getAttribute('aria-rowcount') === String(units + 1) && board.querySelector('[data-row]');
                if (!isThere) return requestAnimationFrame(look);
                const time = performance.now() - begin;
                setTimeout(() => done({ time, longest }), 1000);
            };
            look();
        }, { capture: true });
    })";

/// Opens the page, and from it a file with so much; prints the time to the first rows, the longest task and the
/// memory.
pub(crate) async fn opening(
    page: &Page,
    row: impl Fn(&str, &str, f64, Option<f64>, Option<f64>),
) -> Result {
    let [units, indicators, months] = [3000, 100, 36];
    let name = format!("xingfu-made-up-{}.json", std::process::id());
    let file = std::env::temp_dir().join(name);
    let text = problem::file(units, indicators, months);
    std::fs::write(&file, &text)?;
    let (mut times, mut longest, mut memory) = (Vec::new(), Vec::new(), Vec::new());
    let script = json!({ "source": KEEP });
    page.devtools("Page.addScriptToEvaluateOnNewDocument", script)
        .await?;
    for _ in 0..OPENINGS {
        page.open("").await?;
        for name in ["更多", "其他指数"] {
            page.wait_until(PUSH, vec![json!(name)]).await?;
        }
        let input = page.wait_for(".others-list input[type=file]").await?;
        page.run(WATCH, vec![json!(units)]).await?;
        input.send_keys(&file.display().to_string()).await?;
        let found = page.run("return window.opened", vec![]).await?;
        let number = |name: &str| found[name].as_f64().ok_or_else(|| format!("no {name}"));
        times.push(number("time")?);
        longest.push(number("longest")?);
        let bytes = page.run(MEMORY, vec![]).await?;
        memory.push(bytes.as_f64().ok_or("no memory")? / 1e6);
    }
    std::fs::remove_file(&file)?;
    let median = |mut times: Vec<f64>| {
        times.sort_by(f64::total_cmp);
        times[times.len() / 2]
    };
    let size = format!("3,000 × 100 × 36 ({:.0} MB)", text.len() as f64 / 1e6);
    let what = format!("opening {size} from disk to its ranking");
    row(&what, "ms", median(times), None, None);
    row("longest task of it", "ms", median(longest), None, None);
    row(
        "memory of the module then",
        "MB",
        median(memory),
        None,
        None,
    );
    Ok(())
}

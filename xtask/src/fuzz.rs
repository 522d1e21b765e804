//! `cargo xtask fuzz`: any number of made-up cases through the boundary of the built module.
//!
//! The cases are those of `tests/generate`, from which the native laws have theirs.

use std::collections::{BTreeMap, VecDeque};
use std::fs;
use std::io::{BufWriter, Write as _};
use std::ops::Range;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::thread;

use serde::Deserialize;
use serde_json::json;
use xingfu_cases::Case;

use crate::command::capture;
use crate::error::{Context, Error, Result};
use crate::node::node;
use crate::paths::project;

/// The options of `cargo xtask fuzz`.
#[derive(Clone, Copy, Debug, clap::Args)]
pub(crate) struct Options {
    /// How many cases; the module of the last build is asked about them
    #[arg(long, default_value_t = 20_000)]
    cases: u64,
    /// The number of the first case; each number stands for a case
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

/// What the plain test runs.
pub(crate) const PLAIN: Options = Options {
    cases: 20_000,
    seed: 1,
};

/// Cases that are written and run at once: some 12 MB.
const AT_ONCE: usize = 2_500;

/// So many times that many run beside each other.
const RUNNING: usize = 2;

/// The refusals named in the table.
const NAMED: usize = 25;

/// What `tests/node/fuzz.mjs` counts.
#[derive(Debug, Default, Deserialize)]
struct Tally {
    cases: u64,
    held: u64,
    refused: u64,
    /// Means that are not defined of points below 0.
    #[serde(rename = "valid, refused")]
    undefined: u64,
    memory: u64,
    refusals: BTreeMap<String, u64>,
}

impl Tally {
    fn add(&mut self, other: Self) {
        self.cases += other.cases;
        self.held += other.held;
        self.refused += other.refused;
        self.undefined += other.undefined;
        self.memory = self.memory.max(other.memory);
        for (kind, count) in other.refusals {
            *self.refusals.entry(kind).or_default() += count;
        }
    }

    /// Adds what was counted elsewhere, once it is there.
    fn add_all(
        &mut self,
        counted: Option<thread::ScopedJoinHandle<'_, Result<Self>>>,
    ) -> Result<()> {
        if let Some(counted) = counted {
            let counted = counted.join();
            self.add(counted.unwrap_or_else(|panic| resume_unwind(panic))?);
        }
        Ok(())
    }

    fn print(&self) {
        println!("{:>10} cases", self.cases);
        println!("{:>10} held every law", self.held);
        println!(
            "{:>10} were refused in words; {} of them valid, whose means are not defined below 0",
            self.refused, self.undefined
        );
        println!("{:>10} bytes of memory at most", self.memory);
        let mut refusals: Vec<_> = self.refusals.iter().collect();
        refusals.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        println!("\nexpected in the place of what was refused:");
        for (kind, count) in refusals.into_iter().take(NAMED) {
            println!("{count:>10} {kind}");
        }
    }
}

/// Runs the cases, up to the first that breaks a law, which is shrunk and printed as code.
pub(crate) fn run(options: &Options) -> Result<()> {
    let mut tally = Tally::default();
    let end = options.seed + options.cases;
    let starts = (options.seed..end).step_by(AT_ONCE);
    thread::scope(|scope| {
        let mut running: VecDeque<thread::ScopedJoinHandle<'_, Result<Tally>>> = VecDeque::new();
        for (number, seed) in starts.enumerate() {
            // Written while those before are run.
            let file = write(number % (RUNNING + 1), seed..end.min(seed + AT_ONCE as u64))?;
            if running.len() == RUNNING {
                tally.add_all(running.pop_front())?;
            }
            running.push_back(scope.spawn(move || ask(&file)));
        }
        running
            .into_iter()
            .try_for_each(|counted| tally.add_all(Some(counted)))
    })?;
    tally.print();
    Ok(())
}

/// Asks the module about the cases of a file.
fn ask(file: &Path) -> Result<Tally> {
    let mut command = node();
    let printed = capture(command.arg("fuzz.mjs").arg(file))?;
    serde_json::from_str(printed.trim()).map_err(|fault| Error::Asset {
        place: "tests/node/fuzz.mjs".to_owned(),
        found: fault.to_string(),
        expected: "what it counted, as JSON".to_owned(),
    })
}

/// Writes cases into a file of that number, one a line.
fn write(number: usize, seeds: Range<u64>) -> Result<PathBuf> {
    let file = project(&format!("target/cases-{number}.jsonl"));
    let opened = fs::File::create(&file).at("write", &file)?;
    let mut writer = BufWriter::new(opened);
    for seed in seeds {
        let (case, spoiled) = Case::of_seed(seed);
        let Case {
            definition,
            data,
            methodology,
        } = case;
        let line = json!({
            "seed": seed, "spoiled": spoiled, "definition": definition, "data": data, "methodology": methodology,
        });
        writeln!(writer, "{line}").at("write", &file)?;
    }
    writer.flush().at("write", &file)?;
    Ok(file)
}

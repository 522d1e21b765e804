//! The time that works take at n and at 2n: a table, and a failure where one grows worse than it may.
//!
//! Whatever disturbs a run makes it longer: of several runs the least counts. A ratio above the bound
//! is measured again, at most [`TRIES`] times, and fails only where it stays above. Sizes are such that a
//! work stays within the processor's caches: beyond them every step takes longer, whatever the work.

use std::process::ExitCode;
use std::time::{Duration, Instant};

use xingfu_growth::{Work, works};

/// How often a ratio is measured before it counts as too great.
const TRIES: usize = 4;

/// So many runs at each size, and more within the shortest time, fewer within the longest.
const RUNS: usize = 7;
const SHORTEST: Duration = Duration::from_millis(30);
const LONGEST: Duration = Duration::from_millis(600);

/// What recurses needs this much for the deepest index, in bytes.
const STACK: usize = 1 << 29;

fn main() -> ExitCode {
    let measured = std::thread::Builder::new().stack_size(STACK).spawn(all);
    match measured.map(std::thread::JoinHandle::join) {
        Ok(Ok(0)) => ExitCode::SUCCESS,
        Ok(Ok(worse)) => {
            println!("{worse} grow worse than they may as n doubles");
            ExitCode::FAILURE
        }
        Ok(Err(_)) | Err(_) => ExitCode::FAILURE,
    }
}

/// Prints the table of all works, or of those that an argument names; how many are too steep.
fn all() -> usize {
    // Cargo passes `--bench` as well.
    let chosen: Vec<String> = std::env::args()
        .skip(1)
        .filter(|part| !part.starts_with('-'))
        .collect();
    let is_chosen = |work: &Work| {
        let name = format!("{}, {}", work.what, work.of);
        chosen.is_empty() || chosen.iter().any(|part| name.contains(part))
    };
    println!("{:>11} {:>11} {:>6}", "n", "2n", "ratio");
    let mut worse = 0;
    for work in works().iter().filter(|work| is_chosen(work)) {
        let [once, twice] = least(work);
        let ratio = ratio(once, twice);
        let mark = match ratio > work.most {
            true => "  TOO STEEP",
            false => "",
        };
        worse += usize::from(ratio > work.most);
        println!(
            "{:>8.2} ms {:>8.2} ms {ratio:>6.2}  {}, n = {} {}{mark}",
            1e3 * once.as_secs_f64(),
            1e3 * twice.as_secs_f64(),
            work.what,
            work.timed,
            work.of
        );
    }
    worse
}

fn ratio(once: Duration, twice: Duration) -> f64 {
    twice.as_secs_f64() / once.as_secs_f64().max(1e-9)
}

/// The least times at n and at 2n.
fn least(work: &Work) -> [Duration; 2] {
    let mut runs = [1, 2].map(|times| (work.ready)(times * work.timed));
    let mut least = [Duration::MAX; 2];
    for _ in 0..TRIES {
        for (least, run) in least.iter_mut().zip(&mut runs) {
            let began = Instant::now();
            for done in 0.. {
                let so_far = began.elapsed();
                if so_far > LONGEST || done >= RUNS && so_far > SHORTEST {
                    break;
                }
                let start = Instant::now();
                run();
                *least = start.elapsed().min(*least);
            }
        }
        if ratio(least[0], least[1]) <= work.most {
            break;
        }
    }
    least
}

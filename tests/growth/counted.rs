//! The bytes and the calls that works take of the allocator, at n and at 2n.

use xingfu_growth::{Work, works};

/// So many calls or bytes more at 2n are no growth.
const FEW: f64 = 100.0;

/// The bytes and the calls of a work at a size.
fn counted(work: &Work, n: usize) -> [f64; 2] {
    let mut run = (work.ready)(n);
    let used = allocation_counter::measure(&mut run);
    [used.bytes_total as f64, used.count_total as f64]
}

#[test]
fn what_is_allocated_grows_no_worse_than_what_is_given() {
    let mut worse = Vec::new();
    for work in works() {
        let [once, twice] = [1, 2].map(|times| counted(&work, times * work.counted));
        for (name, once, twice) in [("bytes", once[0], twice[0]), ("calls", once[1], twice[1])] {
            // A few lists, whatever their lengths, say nothing.
            if twice > work.most * once && twice - once > FEW {
                worse.push(format!(
                    "{}, {} {}: {once} {name}, of twice as many {twice}",
                    work.what, work.counted, work.of
                ));
            }
        }
    }
    assert!(worse.is_empty(), "{}", worse.join("\n"));
}

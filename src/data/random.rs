//! Numbers for demonstrations, the same on every platform.

use rand_core::Rng;
use rand_pcg::Pcg64Mcg;

/// FNV-1a, 64 bits.
pub(super) fn fingerprint(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// A stream of numbers that is the same on every platform.
pub(super) struct Random(Pcg64Mcg);

impl Random {
    /// A stream of its own for each list of seeds.
    pub(super) fn new(seeds: &[u64]) -> Self {
        let state = seeds.iter().fold(0x9e37_79b9_7f4a_7c15_u64, |state, seed| {
            // SplitMix64 (Steele, Lea and Flood 2014).
            let z = state
                .wrapping_add(*seed)
                .wrapping_add(0x9e37_79b9_7f4a_7c15);
            let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            z ^ (z >> 31)
        });
        let mut random = Pcg64Mcg::new(u128::from(state) << 64 | u128::from(!state) | 1);
        random.next_u64();
        Self(random)
    }

    /// Uniform in 0–1, 53 bits.
    pub(super) fn share(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
    }
}

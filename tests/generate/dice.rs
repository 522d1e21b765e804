//! Chance, from a tape that shrinks or from a seed.

/// Numbers that a generator draws one after the other; 0 always leads to what is simplest.
#[derive(Clone, Debug)]
pub enum Dice {
    /// Those of a tape, then only 0: a shorter tape of smaller numbers makes a simpler case.
    Tape(Vec<u32>, usize),
    /// Those of a seed, without an end (`SplitMix64`).
    Seed(u64),
}

impl Dice {
    /// Any number.
    pub fn draw(&mut self) -> u32 {
        match self {
            Self::Tape(tape, at) => {
                *at += 1;
                tape.get(*at - 1).copied().unwrap_or(0)
            }
            Self::Seed(state) => {
                *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
                let mixed = (*state ^ (*state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
                let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
                ((mixed ^ (mixed >> 31)) >> 32) as u32
            }
        }
    }

    /// 0 to n − 1.
    pub fn below(&mut self, n: usize) -> usize {
        self.draw() as usize % n.max(1)
    }

    /// Once in so many times.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) + 1 == times
    }

    /// One of these, the first being the simplest.
    pub fn of<T: Clone>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())].clone()
    }

    /// 0 up to, but not including, 1.
    pub fn share(&mut self) -> f64 {
        f64::from(self.draw()) / 4_294_967_296.0
    }

    /// A number of 0 or more, of any size: whole ones most often, and the edges of what is allowed.
    pub fn amount(&mut self) -> f64 {
        match self.below(14) {
            0..=4 => self.below(25) as f64,
            5 => -0.0,
            6 => 5e-324,
            7 => f64::MIN_POSITIVE,
            8 => 1e15,
            9 => 1e-9,
            10 => libm::pow(10.0, self.below(35) as f64 - 20.0),
            11 => self.below(100) as f64 / 3.0,
            _ => 100.0 * self.share(),
        }
    }

    /// The same of either sign.
    pub fn number(&mut self) -> f64 {
        let amount = self.amount();
        if self.once_in(4) { -amount } else { amount }
    }

    /// The same above 0.
    pub fn positive(&mut self) -> f64 {
        match self.amount() {
            0.0 => 1.0,
            amount => amount,
        }
    }

    /// A weight, from end to end of their range; seldom 0.
    pub fn weight(&mut self) -> f64 {
        match self.below(12) {
            0..=6 => 1.0 + self.below(10) as f64,
            7 => 0.0,
            8 => 1e-100,
            9 => 1e15,
            10 => 0.1,
            _ => self.share().max(1e-9),
        }
    }
}

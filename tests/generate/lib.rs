//! Cases that are valid but extreme, and such as are not: what laws hold for, natively and through the
//! boundary to JavaScript.

mod data;
mod definition;
mod dice;
mod hostile;
mod rules;

pub use dice::Dice;
use serde_json::Value;
use std::fmt;

/// A definition, data for it, and a methodology.
#[derive(Clone)]
pub struct Case {
    /// As in index.json.
    pub definition: Value,
    /// As in a data file.
    pub data: Value,
    /// As JavaScript gives it.
    pub methodology: Value,
}

/// As JSON, to be run again.
impl fmt::Debug for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}\n{}\n{}",
            self.definition, self.data, self.methodology
        )
    }
}

/// Of so many cases one has an object with up to 100,000 keys.
const SELDOM: u64 = 4_999;

impl Case {
    /// A valid case.
    pub fn new(dice: &mut Dice) -> Self {
        let of = definition::definition(dice);
        Self {
            data: data::data(dice, &of),
            methodology: data::methodology(dice, &of),
            definition: of.json,
        }
    }
}

impl Case {
    /// A case that most often is no longer valid.
    pub fn spoiled(dice: &mut Dice) -> Self {
        let case = Self::new(dice);
        hostile::spoiled(dice, case)
    }

    /// The case of a number, and whether it is spoiled: a third of them are, and one in thousands by keys
    /// without number.
    pub fn of_seed(seed: u64) -> (Self, bool) {
        let mut dice = Dice::Seed(seed.wrapping_mul(0x2545_f491_4f6c_dd1d));
        let is_spoiled = seed % 3 == 2;
        let case = match is_spoiled {
            true => Self::spoiled(&mut dice),
            false => Self::new(&mut dice),
        };
        match seed.is_multiple_of(SELDOM) {
            true => (hostile::crowded(&mut dice, case), true),
            false => (case, is_spoiled),
        }
    }

    /// What a tape without numbers makes, which every case shrinks to.
    pub fn simplest() -> Self {
        Self::new(&mut Dice::Tape(Vec::new(), 0))
    }
}

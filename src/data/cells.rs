//! Statuses, packed.

use super::record::Status;
use crate::rule::{Completion, Observation, Value};

/// A list of statuses, some of which may be absent, as one list for each part of them: nine bytes
/// for a number. What few rules need (baselines, denominators, shares) takes no place in a list
/// without any.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cells {
    kinds: Vec<Kind>,
    /// A number, the bits of a rung's position, or the place of a verdict or completion from least
    /// to most.
    numbers: Vec<f64>,
    baselines: Rare<f64>,
    denominators: Rare<f64>,
    shares: Rare<[f64; 5]>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Absent,
    NotReported,
    Pending,
    NotApplicable,
    Number,
    Rung,
    Verdict,
    Completion,
    Shares,
}

/// A list that is empty until one of its cells is not.
#[derive(Clone, Debug)]
struct Rare<T>(Vec<Option<T>>);

impl<T> Default for Rare<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Copy> Rare<T> {
    fn get(&self, position: usize) -> Option<T> {
        self.0.get(position).copied().flatten()
    }

    /// `length` is that of the list.
    fn replace(&mut self, position: usize, cell: Option<T>, length: usize) {
        if cell.is_some() && self.0.is_empty() {
            self.0 = vec![None; length];
        }
        if let Some(there) = self.0.get_mut(position) {
            *there = cell;
        }
    }

    /// `length` is that of the list so far.
    fn push(&mut self, cell: Option<T>, length: usize) {
        if cell.is_some() && self.0.is_empty() {
            self.0 = vec![None; length];
        }
        if cell.is_some() || !self.0.is_empty() {
            self.0.push(cell);
        }
    }

    /// A place for a cell that is none yet.
    fn open(&mut self, position: usize) {
        if !self.0.is_empty() {
            self.0.insert(position, None);
        }
    }

    fn remove(&mut self, position: usize) {
        if !self.0.is_empty() {
            self.0.remove(position);
        }
    }
}

/// A status in its parts.
struct Packed {
    kind: Kind,
    number: f64,
    baseline: Option<f64>,
    denominator: Option<f64>,
    shares: Option<[f64; 5]>,
}

impl Packed {
    fn of(kind: Kind) -> Self {
        Self {
            kind,
            number: 0.0,
            baseline: None,
            denominator: None,
            shares: None,
        }
    }

    fn new(status: Status) -> Self {
        let observation = match status {
            Status::NotReported => return Self::of(Kind::NotReported),
            Status::Pending => return Self::of(Kind::Pending),
            Status::NotApplicable => return Self::of(Kind::NotApplicable),
            Status::Reported(observation) => observation,
        };
        let (kind, number, shares) = match observation.value {
            Value::Number(x) => (Kind::Number, x, None),
            Value::Rung(rung) => (Kind::Rung, f64::from_bits(rung as u64), None),
            Value::Verdict(passed) => (Kind::Verdict, f64::from(u8::from(passed)), None),
            Value::Completion(state) => {
                let rank = match state {
                    Completion::NotDone => 0.0,
                    Completion::Partial => 1.0,
                    Completion::Done => 2.0,
                };
                (Kind::Completion, rank, None)
            }
            Value::Shares(shares) => (Kind::Shares, 0.0, Some(shares)),
        };
        Self {
            kind,
            number,
            baseline: observation.baseline,
            denominator: observation.denominator,
            shares,
        }
    }
}

impl Cells {
    /// So many cells that are absent.
    pub(crate) fn absent(length: usize) -> Self {
        Self {
            kinds: vec![Kind::Absent; length],
            numbers: vec![0.0; length],
            ..Self::default()
        }
    }

    /// How many cells there are.
    pub(crate) fn len(&self) -> usize {
        self.kinds.len()
    }

    /// The status of a cell; `None` for one that is absent or not there.
    pub(crate) fn get(&self, position: usize) -> Option<Status> {
        let number = *self.numbers.get(position)?;
        let value = match self.kinds.get(position)? {
            Kind::Absent => return None,
            Kind::NotReported => return Some(Status::NotReported),
            Kind::Pending => return Some(Status::Pending),
            Kind::NotApplicable => return Some(Status::NotApplicable),
            Kind::Number => Value::Number(number),
            Kind::Rung => Value::Rung(number.to_bits() as usize),
            Kind::Verdict => Value::Verdict(number > 0.0),
            Kind::Completion => Value::Completion(match number {
                rank if rank < 0.5 => Completion::NotDone,
                rank if rank < 1.5 => Completion::Partial,
                _ => Completion::Done,
            }),
            Kind::Shares => Value::Shares(self.shares.get(position).unwrap_or_default()),
        };
        Some(Status::Reported(Observation {
            value,
            baseline: self.baselines.get(position),
            denominator: self.denominators.get(position),
        }))
    }

    /// Puts another status into a cell that is there.
    pub(crate) fn replace(&mut self, position: usize, status: Status) {
        let packed = Packed::new(status);
        let length = self.len();
        self.kinds[position] = packed.kind;
        self.numbers[position] = packed.number;
        self.baselines.replace(position, packed.baseline, length);
        self.denominators
            .replace(position, packed.denominator, length);
        self.shares.replace(position, packed.shares, length);
    }

    /// Puts a cell before that of a position.
    pub(super) fn insert(&mut self, position: usize, status: Status) {
        self.kinds.insert(position, Kind::Absent);
        self.numbers.insert(position, 0.0);
        self.baselines.open(position);
        self.denominators.open(position);
        self.shares.open(position);
        self.replace(position, status);
    }

    /// Puts a cell behind the others.
    pub(super) fn push(&mut self, status: Status) {
        let packed = Packed::new(status);
        let length = self.len();
        self.kinds.push(packed.kind);
        self.numbers.push(packed.number);
        self.baselines.push(packed.baseline, length);
        self.denominators.push(packed.denominator, length);
        self.shares.push(packed.shares, length);
    }

    pub(super) fn remove(&mut self, position: usize) {
        self.kinds.remove(position);
        self.numbers.remove(position);
        self.baselines.remove(position);
        self.denominators.remove(position);
        self.shares.remove(position);
    }

    /// Gives back the room for more cells.
    pub(super) fn shrink_to_fit(&mut self) {
        self.kinds.shrink_to_fit();
        self.numbers.shrink_to_fit();
    }

    /// Room for one more cell, and no more.
    pub(super) fn reserve_one(&mut self) {
        self.kinds.reserve_exact(1);
        self.numbers.reserve_exact(1);
    }
}

/// Numbers; NaN is absent.
impl FromIterator<f64> for Cells {
    fn from_iter<I: IntoIterator<Item = f64>>(numbers: I) -> Self {
        let numbers: Vec<f64> = numbers.into_iter().collect();
        let kind = |x: &f64| match x.is_nan() {
            true => Kind::Absent,
            false => Kind::Number,
        };
        Self {
            kinds: numbers.iter().map(kind).collect(),
            numbers,
            ..Self::default()
        }
    }
}

impl PartialEq for Cells {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && (0..self.len()).all(|at| self.get(at) == other.get(at))
    }
}

//! The fields of the entry form, whose wrong input is kept.

/// A field of a form: of which indicator (and which ledger row or weight), which item, which part.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Field {
    /// An indicator's id.
    pub indicator: String,
    /// The item's position.
    pub item: Option<u32>,
    /// Which of the slot's figures.
    pub part: Part,
}

impl Field {
    /// A name that no other field has.
    pub fn name(&self) -> String {
        let item = self.item.map(|item| item.to_string()).unwrap_or_default();
        format!("{}/{item}/{:?}", self.indicator, self.part)
    }
}

/// The figures of one slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// What was achieved.
    Value,
    /// The value that must not fall.
    Baseline,
    /// The number to be covered.
    Denominator,
}

impl Part {
    /// In the order of a form.
    pub const ALL: [Self; 3] = [Self::Value, Self::Baseline, Self::Denominator];
}

//! Statuses as people write them.

use crate::data::record::Status;
use crate::data::typed::fold;
use crate::text::script::traditional;

/// A status as people write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    Reported,
    Carried,
    NotReported,
    Pending,
    NotApplicable,
}

impl Told {
    /// The status of a record without a value.
    pub(super) fn without_value(self) -> Status {
        match self {
            Self::Reported | Self::Carried | Self::NotReported => Status::NotReported,
            Self::Pending => Status::Pending,
            Self::NotApplicable => Status::NotApplicable,
        }
    }
}

const STATUSES: [(Told, &[&str]); 5] = [
    (Told::Reported, &["reported", "已填报", "已报", "已上报"]),
    (
        Told::Carried,
        &["carried", "沿用", "沿用上月", "carriedover"],
    ),
    (
        Told::NotReported,
        &["not_reported", "未填报", "未报", "未上报", "notreported"],
    ),
    (
        Told::Pending,
        &["pending", "待结果", "待定", "待公布", "awaitingresult"],
    ),
    (
        Told::NotApplicable,
        &["not_applicable", "不适用", "notapplicable", "n/a"],
    ),
];

/// The status that a text names, in any script.
pub(super) fn status(text: &str) -> Option<Told> {
    let text = fold(text);
    let is_it = |name: &&str| text == *name || text == traditional(name);
    let mut statuses = STATUSES.iter();
    let found = statuses.find(|(_, names)| names.iter().any(is_it));
    found.map(|(told, _)| *told)
}

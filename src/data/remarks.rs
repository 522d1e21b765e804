//! What stands beside a value: what proves it, and who says so.

/// Something that proves a value: a document's number or a link.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// The document's number, or a link; never empty.
    pub reference: String,
    /// Of which day, `YYYY-MM-DD`.
    pub date: Option<String>,
    /// Who looked at it.
    pub checked_by: Option<String>,
}

impl Evidence {
    /// A text as evidence: one entry, or none for a blank one.
    pub fn of_text(text: &str) -> Vec<Self> {
        let text = text.trim();
        match text.is_empty() {
            true => Vec::new(),
            false => vec![Self {
                reference: text.to_owned(),
                ..Self::default()
            }],
        }
    }

    /// Evidence as one text: `津人社〔2024〕9号（2024-09-30，张三）；…`.
    pub fn text(list: &[Self]) -> String {
        let entries = list.iter().map(|one| {
            let beside = [one.date.as_deref(), one.checked_by.as_deref()];
            let beside: Vec<_> = beside.into_iter().flatten().collect();
            match beside.is_empty() {
                true => one.reference.clone(),
                false => format!("{}（{}）", one.reference, beside.join("，")),
            }
        });
        entries.collect::<Vec<_>>().join("；")
    }
}

/// Everything that stands beside a value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remarks {
    /// What proves it.
    pub evidence: Vec<Evidence>,
    /// The answer to a warning, or why a result is awaited.
    pub note: Option<String>,
    /// Who decides, where a result is awaited.
    pub decided_by: Option<String>,
    /// Who entered it.
    pub entered_by: Option<String>,
    /// When: `YYYY-MM-DD`, or with the time of day, `YYYY-MM-DDTHH:MM`.
    pub entered_at: Option<String>,
}

impl Remarks {
    /// Nothing but evidence, as one text.
    pub fn evidenced(text: &str) -> Self {
        Self {
            evidence: Evidence::of_text(text),
            ..Self::default()
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

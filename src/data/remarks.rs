//! What stands beside a value: what proves it, and who says so.

use crate::month::is_day;

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
    /// A reference alone.
    pub(super) fn bare(reference: String) -> Self {
        Self {
            reference,
            ..Self::default()
        }
    }

    /// A text as evidence: none for a blank one; several entries are parted by `；`, or by `;` and a space,
    /// and a day, or a day and a name, may follow each in brackets.
    pub fn of_text(text: &str) -> Vec<Self> {
        let entries = text
            .split('；')
            .flat_map(|text| text.split("; "))
            .map(str::trim);
        entries
            .filter(|text| !text.is_empty())
            .map(Self::one)
            .collect()
    }

    fn one(text: &str) -> Self {
        let dated = || {
            let (reference, beside) = text.strip_suffix(['）', ')'])?.rsplit_once(['（', '('])?;
            let (date, checked_by) = beside.split_once(['，', ',']).unwrap_or((beside, ""));
            let is_whole = is_day(date) && !reference.trim().is_empty();
            is_whole.then(|| Self {
                reference: reference.trim().to_owned(),
                date: Some(date.to_owned()),
                checked_by: Some(checked_by.trim().to_owned()).filter(|name| !name.is_empty()),
            })
        };
        dated().unwrap_or_else(|| Self::bare(text.to_owned()))
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

/// Who enters something, and on which day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// A name.
    pub by: String,
    /// `YYYY-MM-DD`.
    pub at: String,
}

impl Remarks {
    /// The same, entered by another, or by nobody who is known.
    #[must_use]
    pub fn signed(self, signature: Option<&Signature>) -> Self {
        Self {
            entered_by: signature.map(|signature| signature.by.clone()),
            entered_at: signature.map(|signature| signature.at.clone()),
            ..self
        }
    }

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

//! The languages of the page and of the texts in a definition.

/// A language of the page and of the texts in a definition.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// Chinese in simplified characters, the default.
    #[default]
    Chinese,
    /// Chinese in traditional characters.
    Traditional,
    /// English.
    English,
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 3] = [Self::Chinese, Self::Traditional, Self::English];

    /// The BCP 47 tag: `zh-Hans`, `zh-Hant` or `en`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Chinese => "zh-Hans",
            Self::Traditional => "zh-Hant",
            Self::English => "en",
        }
    }

    /// The language that a tag such as `zh`, `zh-TW` or `en-GB` asks for.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let tag = tag.to_ascii_lowercase();
        let mut parts = tag.split(['-', '_']);
        match parts.next()? {
            "zh" => {
                let traditional = parts
                    .next()
                    .is_some_and(|part| matches!(part, "hant" | "tw" | "hk" | "mo"));
                Some(if traditional {
                    Self::Traditional
                } else {
                    Self::Chinese
                })
            }
            "en" => Some(Self::English),
            _ => None,
        }
    }
}

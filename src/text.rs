//! Words in the languages of the page.

use crate::schema::{At, Form};
use serde::Serialize;

/// A language of the page and of the texts in a definition.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// Chinese, the default.
    #[default]
    Chinese,
    /// English.
    English,
}

impl Language {
    /// The BCP 47 tag: `zh-Hans` or `en`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Chinese => "zh-Hans",
            Self::English => "en",
        }
    }

    /// The language that a tag such as `zh`, `zh-CN` or `en-GB` asks for.
    pub fn from_tag(tag: &str) -> Option<Self> {
        match tag.split(['-', '_']).next()?.to_ascii_lowercase().as_str() {
            "zh" => Some(Self::Chinese),
            "en" => Some(Self::English),
            _ => None,
        }
    }
}

/// A text: one string for every language, or one for each.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Text {
    /// The same in every language.
    Plain(String),
    /// Written out in each; at least one is there.
    Localised {
        /// Chinese.
        #[serde(skip_serializing_if = "Option::is_none")]
        zh: Option<String>,
        /// English.
        #[serde(skip_serializing_if = "Option::is_none")]
        en: Option<String>,
    },
}

impl Text {
    /// The text in a language, or in the other one where it is lacking.
    pub fn get(&self, language: Language) -> &str {
        match self {
            Self::Plain(text) => text,
            Self::Localised { zh, en } => {
                let (first, second) = match language {
                    Language::Chinese => (zh, en),
                    Language::English => (en, zh),
                };
                first.as_deref().or(second.as_deref()).unwrap_or_default()
            }
        }
    }

    /// Whether it says nothing in any language.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Plain(text) => text.trim().is_empty(),
            Self::Localised { zh, en } => {
                let blank = |text: &Option<String>| {
                    text.as_deref().is_none_or(|text| text.trim().is_empty())
                };
                blank(zh) && blank(en)
            }
        }
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::Plain(text.to_owned())
    }
}

impl Form for Text {
    #[inline(never)]
    fn read(at: &At<'_>) -> Self {
        if at.is_object() {
            at.variants(&["zh", "en"]);
            let language = |name| at.given(name).map(|text| Form::read(&text));
            let (zh, en) = (language("zh"), language("en"));
            if zh.is_none() && en.is_none() {
                at.refuse(&"found a text in no language, expected `zh`, `en` or both");
            }
            return Self::Localised { zh, en };
        }
        if at.text().is_none() {
            at.demand("a text or {\"zh\": …, \"en\": …}");
        }
        Self::Plain(at.text().unwrap_or_default().to_owned())
    }
}

/// As it is read: a string, or an object with one language or both.
#[cfg(feature = "schema")]
impl schemars::JsonSchema for Text {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A text: one string for every language, or one for each.",
            "anyOf": [
                {"type": "string"},
                {
                    "type": "object",
                    "properties": {
                        "zh": {"description": "Chinese.", "type": "string"},
                        "en": {"description": "English.", "type": "string"},
                    },
                    "minProperties": 1,
                    "additionalProperties": false,
                },
            ],
        })
    }
}

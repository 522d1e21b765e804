//! Words in the languages of the page.

use serde::de::{self, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use std::fmt;

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

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextVisitor)
    }
}

struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Text;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text or {\"zh\": …, \"en\": …}")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Text, E> {
        Ok(Text::Plain(text.to_owned()))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Text, A::Error> {
        let (mut zh, mut en) = (None, None);
        while let Some(language) = map.next_key::<String>()? {
            match language.as_str() {
                "zh" => zh = Some(map.next_value()?),
                "en" => en = Some(map.next_value()?),
                other => return Err(de::Error::unknown_field(other, &["zh", "en"])),
            }
        }
        if zh.is_none() && en.is_none() {
            return Err(de::Error::custom(
                "found a text in no language, expected `zh`, `en` or both",
            ));
        }
        Ok(Text::Localised { zh, en })
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

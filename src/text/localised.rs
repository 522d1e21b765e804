//! Texts in the languages of the page, as a definition or a data file gives them.

use super::language::Language;
use super::script;
use serde::de::{self, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use std::borrow::Cow;
use std::fmt;
use std::sync::{Arc, OnceLock};

/// A text: one string for every language, or one for each.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Text {
    /// The same in every language.
    Plain(Chinese),
    /// Written out in each; at least one is there.
    Localised {
        /// Chinese.
        #[serde(skip_serializing_if = "Option::is_none")]
        zh: Option<Chinese>,
        /// Chinese in traditional characters, where they are not to be converted.
        #[serde(rename = "zh-Hant", skip_serializing_if = "Option::is_none")]
        hant: Option<String>,
        /// English.
        #[serde(skip_serializing_if = "Option::is_none")]
        en: Option<String>,
    },
}

/// A Chinese text, and its traditional characters once they are asked for.
///
/// A clone shares both: it costs a count, and no second conversion.
#[derive(Clone, Debug)]
pub struct Chinese(Arc<Scripts>);

#[derive(Debug)]
struct Scripts {
    simplified: Cow<'static, str>,
    traditional: OnceLock<String>,
    /// From the one to the other.
    convert: Option<fn(&str) -> String>,
}

impl Chinese {
    /// A text that stays in simplified characters.
    ///
    /// For the outline of the built-in index, which is shown before the table of characters is
    /// loaded; in other languages the whole index takes its place.
    pub fn simplified_only(text: &'static str) -> Self {
        Self::new(text.into(), None)
    }

    fn new(simplified: Cow<'static, str>, convert: Option<fn(&str) -> String>) -> Self {
        Self(Arc::new(Scripts {
            simplified,
            traditional: OnceLock::new(),
            convert,
        }))
    }

    fn simplified(&self) -> &str {
        &self.0.simplified
    }

    fn traditional(&self) -> &str {
        let scripts = &*self.0;
        match scripts.convert {
            Some(convert) => scripts
                .traditional
                .get_or_init(|| convert(&scripts.simplified)),
            None => &scripts.simplified,
        }
    }
}

impl From<String> for Chinese {
    fn from(simplified: String) -> Self {
        Self::new(simplified.into(), Some(script::traditional))
    }
}

impl PartialEq for Chinese {
    fn eq(&self, other: &Self) -> bool {
        self.simplified() == other.simplified()
    }
}

impl Eq for Chinese {}

impl Serialize for Chinese {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_newtype_struct("Chinese", self.simplified())
    }
}

impl Text {
    /// The text in a language, or in another one where it is lacking: in traditional characters it
    /// is converted from simplified ones unless it is given.
    pub fn get(&self, language: Language) -> &str {
        let (zh, hant, en) = match self {
            Self::Plain(text) => (Some(text), &None, &None),
            Self::Localised { zh, hant, en } => (zh.as_ref(), hant, en),
        };
        let simplified = || zh.map(Chinese::simplified);
        let (hant, en) = (hant.as_deref(), en.as_deref());
        let found = match language {
            Language::Chinese => simplified().or(hant).or(en),
            Language::Traditional => hant.or_else(|| zh.map(Chinese::traditional)).or(en),
            Language::English => en.or_else(simplified).or(hant),
        };
        found.unwrap_or_default()
    }

    /// Whether it says nothing in any language.
    pub fn is_blank(&self) -> bool {
        Language::ALL
            .iter()
            .all(|&language| self.get(language).trim().is_empty())
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::Plain(Chinese::from(text.to_owned()))
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextVisitor)
    }
}

struct TextVisitor;

/// A text in each language.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Localised {
    zh: Option<String>,
    #[serde(rename = "zh-Hant")]
    hant: Option<String>,
    en: Option<String>,
}

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Text;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text or {\"zh\": …, \"en\": …}")
    }

    fn visit_str<E>(self, text: &str) -> Result<Text, E> {
        Ok(Text::from(text))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Text, A::Error> {
        let Localised { zh, hant, en } =
            Localised::deserialize(de::value::MapAccessDeserializer::new(map))?;
        if zh.is_none() && hant.is_none() && en.is_none() {
            let message = "found a text in no language, expected `zh`, `en` or both";
            return Err(de::Error::custom(message));
        }
        Ok(Text::Localised {
            zh: zh.map(Chinese::from),
            hant,
            en,
        })
    }
}

/// As it is read: a string, or an object with one language or several.
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
                        "zh-Hant": {"description": "Chinese in traditional characters; converted from `zh` where absent.", "type": "string"},
                        "en": {"description": "English.", "type": "string"},
                    },
                    "minProperties": 1,
                    "additionalProperties": false,
                },
            ],
        })
    }
}

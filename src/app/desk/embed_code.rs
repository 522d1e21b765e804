//! The code that puts the page into another: three variants of it.

use crate::app::state::{Appearance, Extent};
use crate::text::Language;
use std::fmt::Write;

/// The three ways to embed the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Variant {
    /// The element `<xingfu-index>`.
    Element,
    /// A block of static content that a script replaces.
    Block,
    /// A frame, without any script of ours around it.
    Frame,
}

impl Variant {
    /// Every variant, the one that fits in best first.
    pub const ALL: [Self; 3] = [Self::Element, Self::Block, Self::Frame];

    /// A name for ids in the document.
    pub fn id(self) -> &'static str {
        match self {
            Self::Element => "element",
            Self::Block => "block",
            Self::Frame => "frame",
        }
    }
}

/// The height of a frame that no script adapts, in CSS pixels; the page inside lays itself out for it.
pub const FRAME_HEIGHT: u32 = 720;

/// An embedded page.
#[derive(Clone, Debug, PartialEq)]
pub struct Embedded {
    /// The address of the folder that holds the page, with its last slash.
    pub folder: String,
    /// The title of the index.
    pub title: String,
    /// The result in a sentence.
    pub result: String,
    /// The language.
    pub language: Language,
    /// The extent of the page.
    pub extent: Extent,
    /// The colours.
    pub theme: Appearance,
    /// Large text and few controls.
    pub elder: bool,
    /// The address of a file of published results; empty where they lie beside the page.
    pub data: String,
    /// The unit that is looked at, of several.
    pub unit: Option<String>,
    /// Weights that depart from the default ones, by node.
    pub weights: Vec<(String, f64)>,
    /// The hash that stands for the choices, without `#`; empty where they are the default ones.
    pub hash: String,
}

/// The folder of a page, by the page's address.
pub fn folder(address: &str) -> &str {
    let end = address.find(['?', '#']).unwrap_or(address.len());
    let path = &address[..end];
    path.rfind('/').map_or(path, |slash| &path[..=slash])
}

impl Embedded {
    /// The code of a variant.
    pub fn code(&self, variant: Variant) -> String {
        match variant {
            Variant::Element => self.element(),
            Variant::Block => self.block(),
            Variant::Frame => self.frame(),
        }
    }

    /// The options that differ from the defaults, by name.
    fn options(&self) -> Vec<(&'static str, &str)> {
        let mut options = vec![("lang", self.language.tag())];
        if self.extent != Extent::Full {
            options.push(("view", self.extent.name()));
        }
        if self.theme != Appearance::default() {
            options.push(("theme", self.theme.name()));
        }
        if self.elder {
            options.push(("elder", "true"));
        }
        options.extend(self.unit.as_deref().map(|unit| ("unit", unit)));
        options
    }

    fn element(&self) -> String {
        let mut attributes = String::new();
        for (name, value) in self.options() {
            let _ = write!(attributes, " {name}=\"{}\"", escape(value));
        }
        if !self.weights.is_empty() {
            let weight = |(id, weight): &(String, f64)| format!("{id}:{weight}");
            let weights: Vec<_> = self.weights.iter().map(weight).collect();
            let _ = write!(attributes, " weights=\"{}\"", weights.join(";"));
        }
        self.name_data(&mut attributes, "data");
        format!(
            "<xingfu-index{attributes}>\n{}\n</xingfu-index>\n<script type=\"module\" src=\"{}element.js\"></script>",
            self.fallback(),
            self.folder,
        )
    }

    fn block(&self) -> String {
        let mut attributes = String::new();
        for (name, value) in self.options() {
            let _ = write!(attributes, " data-{name}=\"{}\"", escape(value));
        }
        if !self.hash.is_empty() {
            let _ = write!(attributes, " data-hash=\"{}\"", escape(&self.hash));
        }
        self.name_data(&mut attributes, "data-data");
        format!(
            "<div data-xingfu{attributes}>\n{}\n</div>\n<script defer src=\"{}embed.js\"></script>",
            self.fallback(),
            self.folder,
        )
    }

    /// Names the file of published results in an attribute.
    fn name_data(&self, attributes: &mut String, name: &str) {
        if !self.data.is_empty() {
            let _ = write!(attributes, " {name}=\"{}\"", escape(&self.data));
        }
    }

    fn frame(&self) -> String {
        format!(
            "<iframe title=\"{}\" src=\"{}\" loading=\"lazy\" style=\"width:0;min-width:100%;border:0\" height=\"{FRAME_HEIGHT}\" allow=\"fullscreen; clipboard-write; web-share\"></iframe>",
            escape(&self.title),
            escape(&self.address("embed&")),
        )
    }

    /// The content for readers without scripts.
    fn fallback(&self) -> String {
        format!(
            "<p>{} <a href=\"{}\">{}</a></p>",
            escape(&self.result),
            escape(&self.address("")),
            escape(&self.title),
        )
    }

    /// The address of the page that shows this, with flags before the others.
    fn address(&self, flags: &str) -> String {
        let mut address = format!("{}index.html?{flags}", self.folder);
        let is_embedded = !flags.is_empty();
        let options = self.options().into_iter();
        let options = options.filter(|(name, _)| is_embedded || matches!(*name, "lang" | "unit"));
        // What is of this site the whole page shows too.
        let is_ours = self.data.starts_with(&self.folder);
        let is_named = !self.data.is_empty() && (is_embedded || is_ours);
        let data = is_named.then(|| format!("data={}", encoded(&self.data)));
        let options: Vec<_> = options
            .map(|(name, value)| format!("{name}={}", encoded(value)))
            .chain(data)
            .collect();
        address += &options.join("&");
        if !self.hash.is_empty() {
            let _ = write!(address, "#{}", self.hash);
        }
        address
    }
}

/// A text as the value of a field of a query.
fn encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'-' | b'.' | b'_' | b'~' | b'/' | b':' => encoded.push(char::from(byte)),
            _ if byte.is_ascii_alphanumeric() => encoded.push(char::from(byte)),
            _ => {
                let _ = write!(encoded, "%{byte:02X}");
            }
        }
    }
    encoded
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}

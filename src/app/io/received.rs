//! Files that a reader brings: what they are, and their text.

use crate::schema;
use serde::Deserialize;
use serde::de::IgnoredAny;

/// What a file is that holds no data of this page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Nothing is in it.
    Empty,
    /// A workbook (.xlsx).
    Workbook,
    /// A workbook in the old format (.xls), or a document in it (.doc).
    OldOffice,
    /// A document (.docx, .wps) or another archive.
    Archive,
    /// A PDF.
    Pdf,
    /// A picture.
    Picture,
    /// A page of the web.
    Page,
    /// Published results.
    Published,
    /// An index.
    Definition,
    /// A table as text (CSV).
    Table,
    /// Some other text.
    Text,
    /// Neither text nor anything known.
    Binary,
}

/// The encoding of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-16, with its mark.
    Utf16,
    /// GB18030, and so GBK and GB2312.
    Gb18030,
}

/// A file by its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Received {
    /// A text in JSON that may hold data.
    Json {
        /// The text, without a byte order mark.
        text: String,
        /// How it was written.
        encoding: Encoding,
    },
    /// Something else.
    Other(Kind),
}

/// The fields that tell forms of JSON apart.
#[derive(Deserialize)]
struct Tag {
    format: Option<String>,
    dimensions: Option<IgnoredAny>,
}

/// What a file is, by its bytes. `gb18030` decodes that encoding, or tells by `None` that it is none.
pub fn receive(bytes: &[u8], gb18030: impl FnOnce(&[u8]) -> Option<String>) -> Received {
    if let Some(kind) = by_signature(bytes) {
        return Received::Other(kind);
    }
    let Some((text, encoding)) = decode(bytes, gb18030) else {
        return Received::Other(Kind::Binary);
    };
    match by_text(&text) {
        Some(kind) => Received::Other(kind),
        None => Received::Json { text, encoding },
    }
}

fn by_signature(bytes: &[u8]) -> Option<Kind> {
    let contains = |part: &[u8]| bytes.windows(part.len()).any(|window| window == part);
    match bytes {
        [] => Some(Kind::Empty),
        [b'P', b'K', 3 | 5, 4 | 6, ..] => Some(match contains(b"xl/workbook") {
            true => Kind::Workbook,
            false => Kind::Archive,
        }),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => Some(Kind::OldOffice),
        [b'%', b'P', b'D', b'F', ..] => Some(Kind::Pdf),
        [0x89, b'P', b'N', b'G', ..] | [0xff, 0xd8, 0xff, ..] | [b'G', b'I', b'F', b'8', ..] => {
            Some(Kind::Picture)
        }
        _ => None,
    }
}

fn decode(
    bytes: &[u8],
    gb18030: impl FnOnce(&[u8]) -> Option<String>,
) -> Option<(String, Encoding)> {
    let utf16 = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        let text: Result<String, _> = char::decode_utf16(units).collect();
        text.ok().map(|text| (text, Encoding::Utf16))
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => return utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => return utf16(rest, u16::from_be_bytes),
        _ => {}
    }
    let unmarked = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let (text, encoding) = match std::str::from_utf8(unmarked) {
        Ok(text) => (text.to_owned(), Encoding::Utf8),
        Err(_) => (gb18030(bytes)?, Encoding::Gb18030),
    };
    // No text has these.
    (!text.contains('\0')).then_some((text, encoding))
}

/// What a text is that holds no data; `None` for JSON that may.
fn by_text(text: &str) -> Option<Kind> {
    let start = text.trim_start();
    match start.chars().next() {
        None => Some(Kind::Empty),
        Some('{' | '[') => {
            let tag: Tag = schema::read(text).ok()?;
            match (tag.format.as_deref(), tag.dimensions) {
                (Some("xingfu-published"), _) => Some(Kind::Published),
                (None, Some(_)) => Some(Kind::Definition),
                (_, _) => None,
            }
        }
        Some('<') => Some(Kind::Page),
        Some(_) => {
            let line = start.lines().next().unwrap_or_default();
            let is_table = line.contains([',', '\t', ';', '，']);
            Some(if is_table { Kind::Table } else { Kind::Text })
        }
    }
}

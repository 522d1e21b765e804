//! Files that a reader brings: what they are, and refusals in the reader's words.

use xingfu::app::desk::refusals;
use xingfu::app::io::file;
use xingfu::app::io::received::{Encoding, Kind, Received, receive};
use xingfu::text::words::{CHINESE, DESK_CHINESE, DESK_ENGLISH, ENGLISH};

use crate::support::first;

/// “新” is D0 C2 in GB18030, and so in GBK.
fn gb18030(bytes: &[u8]) -> Option<String> {
    let pair: &[u8] = &[0xd0, 0xc2];
    let at = bytes.windows(2).position(|window| window == pair)?;
    let (before, after) = (&bytes[..at], &bytes[at + 2..]);
    let (before, after) = (
        std::str::from_utf8(before).ok()?,
        std::str::from_utf8(after).ok()?,
    );
    Some(format!("{before}新{after}"))
}

#[track_caller]
fn is(bytes: &[u8], kind: Kind) {
    assert_eq!(receive(bytes, gb18030), Received::Other(kind));
}

#[test]
fn a_file_of_the_wrong_kind_is_named() {
    is(b"", Kind::Empty);
    is(b" \r\n", Kind::Empty);
    is(
        b"PK\x03\x04....[Content_Types].xml....xl/workbook.xml",
        Kind::Workbook,
    );
    is(b"PK\x03\x04....word/document.xml", Kind::Archive);
    is(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind::OldOffice);
    is(b"%PDF-1.7", Kind::Pdf);
    is(b"\x89PNG\r\n", Kind::Picture);
    is(b"\xff\xd8\xff\xe0", Kind::Picture);
    is(b"<!doctype html><title>x</title>", Kind::Page);
    is(
        b"unit,period,indicator,value\na,2024-09,new-jobs,1\n",
        Kind::Table,
    );
    is(b"Dear reader\n", Kind::Text);
    is(b"\x00\x01\x02\x03", Kind::Binary);
    is(b"\xfe\xed\xfa\xce", Kind::Binary);
    is(
        br#"{"format": "xingfu-published", "version": 1}"#,
        Kind::Published,
    );
    is(include_bytes!("../../index.json"), Kind::Definition);
}

#[test]
fn data_are_read_in_the_encodings_of_offices() {
    let json = |bytes: &[u8]| match receive(bytes, gb18030) {
        Received::Json { text, encoding } => (text, encoding),
        Received::Other(kind) => panic!("{kind:?}"),
    };
    let text = r#"{"values": [], "units": [{"id": "新"}]}"#;
    assert_eq!(json(text.as_bytes()), (text.to_owned(), Encoding::Utf8));
    let marked = [b"\xef\xbb\xbf", text.as_bytes()].concat();
    assert_eq!(json(&marked), (text.to_owned(), Encoding::Utf8));
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    let utf16: Vec<u8> = units.clone().flat_map(u16::to_le_bytes).collect();
    assert_eq!(json(&utf16), (text.to_owned(), Encoding::Utf16));
    let utf16: Vec<u8> = units.flat_map(u16::to_be_bytes).collect();
    assert_eq!(json(&utf16), (text.to_owned(), Encoding::Utf16));
    let gbk = [
        &br#"{"values": [], "units": [{"id": ""#[..],
        &[0xd0, 0xc2],
        br#""}]}"#,
    ]
    .concat();
    assert_eq!(json(&gbk), (text.to_owned(), Encoding::Gb18030));
}

#[test]
fn faults_of_files_are_told_in_chinese_with_what_to_do() {
    let there = first();
    let told = |text: &str| {
        let refused = file::read(text, &there.base.0, &there.choices);
        let refused = refused.map(drop).unwrap_err();
        (
            refusals::told(&refused, &CHINESE),
            refusals::told(&refused, &ENGLISH),
        )
    };
    for (text, chinese) in [
        (
            r#"{"values": [{"unit": "a", "indicator": "new-jobs", "value": -1}]}"#,
            "第 1 条记录，单位 `a`，指标 `new-jobs`：现为值 -1，应为不小于 0 的数。",
        ),
        (
            r#"{"values": [{"unit": "a", "indicator": "jobs", "value": 1}]}"#,
            "第 1 条记录，单位 `a`，指标 `jobs`：现为指标 `jobs`，应为本指数的指标。",
        ),
        (
            r#"{"values": [{"unit": "a", "indicator": "new-jobs"}]}"#,
            "第 1 条记录，单位 `a`，指标 `new-jobs`：现为没有值，应为填写值，或把状态改为“已填报”以外的。",
        ),
        ("{}", "文件整体：现为缺少字段 `values`，应为一个。"),
        ("[]", "文件整体：现为列表（[…]），应为对象（{…}）。"),
    ] {
        let (found, english) = told(text);
        assert!(found.starts_with(chinese), "{found}");
        assert!(found.ends_with(DESK_CHINESE.file_next), "{found}");
        assert!(english.ends_with(DESK_ENGLISH.file_next), "{english}");
    }
    let (cut, _) = told(r#"{"values": ["#);
    assert!(
        cut.contains("文件提前结束") && cut.contains("第 1 行"),
        "{cut}"
    );
}

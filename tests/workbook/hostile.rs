//! Files that nobody should send.

use crate::support::{import, index, problems, workbook, wuqing};
use xingfu::data::sheet::Cell::Text;

#[track_caller]
fn refused(bytes: &[u8]) -> String {
    match workbook::read(bytes, &mut |_, _| {}) {
        Ok(()) => panic!("it was read"),
        Err(error) => error.code().to_owned(),
    }
}

#[test]
fn what_is_no_table_is_refused_by_its_content() {
    assert_eq!(refused(b""), "no-table");
    assert_eq!(refused(b"{\"format\": 1}"), "no-table");
    assert_eq!(refused(b"\x89PNG\r\n\x1a\n\0\0"), "no-table");
    assert_eq!(refused(b"PK\x03\x04 no archive"), "no-table");
    assert_eq!(
        refused(
            &[
                &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1][..],
                &[0; 600]
            ]
            .concat()
        ),
        "damaged"
    );
}

/// Whatever a workbook is cut or changed to, it is read, or refused in words.
#[test]
fn no_damage_of_a_workbook_stops_the_reader() {
    let index = wuqing();
    let bytes = workbook(&[
        vec![Text("指标"), Text("完成值")],
        vec![Text("新增就业"), Text("5")],
    ]);
    for end in (0..bytes.len()).step_by(37) {
        let _ = workbook::read(&bytes[..end], &mut |_, _| {});
    }
    for at in (0..bytes.len()).step_by(11) {
        let mut other = bytes.clone();
        other[at] ^= 0x55;
        let mut import = xingfu::data::import::Import::new(
            std::rc::Rc::clone(&index),
            crate::support::target(&index),
        );
        let _ = workbook::read(&other, &mut |part, _| import.read(&part));
        let _ = import.finish();
    }
}

#[test]
fn a_table_without_heads_is_told() {
    let index = index(
        r#"{"id": "a", "version": "1", "title": "A", "dimensions": [{"id": "d", "title": "D", "indicators": [
        {"id": "x", "title": "X", "rule": {"kind": "pass"}}]}]}"#,
    );
    let imported = import(&index, b"1,2\n3,4\n");
    assert_eq!(
        problems(&imported),
        ["A1 : 没有找到表头：需要有“指标”和“完成值”两列，或每个指标一列"]
    );
}

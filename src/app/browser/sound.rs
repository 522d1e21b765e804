//! The initial letters of Chinese characters, by the browser's own alphabetical order.
//!
//! A table of all characters would be larger than the grid that asks for them.

use js_sys::{Array, Function, Intl, Object};
use wasm_bindgen::JsValue;

/// The first character of each letter in the order of Hanyu Pinyin; no sound begins with I, U or V.
const FIRST: [(char, char); 23] = [
    ('a', '阿'),
    ('b', '八'),
    ('c', '嚓'),
    ('d', '咑'),
    ('e', '妸'),
    ('f', '发'),
    ('g', '旮'),
    ('h', '铪'),
    ('j', '丌'),
    ('k', '咔'),
    ('l', '垃'),
    ('m', '呣'),
    ('n', '拏'),
    ('o', '噢'),
    ('p', '妑'),
    ('q', '七'),
    ('r', '呥'),
    ('s', '仨'),
    ('t', '他'),
    ('w', '屲'),
    ('x', '夕'),
    ('y', '丫'),
    ('z', '帀'),
];

thread_local! {
    static COMPARE: Function = compare();
}

fn compare() -> Function {
    let locales = Array::of1(&JsValue::from_str("zh-Hans-u-co-pinyin"));
    Intl::Collator::new(&locales, &Object::new()).compare()
}

/// The letter that a character's sound begins with; `None` outside a browser, and for what is no
/// common Chinese character.
pub(in crate::app) fn initial(c: char) -> Option<char> {
    if !cfg!(target_family = "wasm") || !('\u{4e00}'..='\u{9fff}').contains(&c) {
        return None;
    }
    let text = |c: char| JsValue::from_str(c.encode_utf8(&mut [0; 4]));
    COMPARE.with(|compare| {
        let is_after = |first: char| {
            let order = compare.call2(&JsValue::NULL, &text(first), &text(c)).ok()?;
            Some(order.as_f64()? <= 0.0)
        };
        let after = FIRST.partition_point(|(_, first)| is_after(*first) == Some(true));
        FIRST.get(after.checked_sub(1)?).map(|(letter, _)| *letter)
    })
}

//! Languages: their tags, and what a text says in each.

use serde_json::json;
use xingfu::index::Index;
use xingfu::text::{Language, Text};

/// The title of a small index, as given.
fn title(text: &serde_json::Value) -> Text {
    let definition = json!({ "id": "a", "version": "1", "title": text, "dimensions": [
        { "id": "b", "title": "B", "indicators": [{ "id": "c", "title": "C", "rule": { "kind": "pass" } }] }] });
    let index = Index::from_json(&definition.to_string()).unwrap_or_else(|error| panic!("{error}"));
    index.title().clone()
}

#[track_caller]
fn assert_says(text: &serde_json::Value, [simplified, hant, english]: [&str; 3]) {
    let title = title(text);
    assert_eq!(title.get(Language::Chinese), simplified);
    assert_eq!(title.get(Language::Traditional), hant);
    assert_eq!(title.get(Language::English), english);
    assert_eq!(
        serde_json::to_value(&title).unwrap_or_default(),
        *text,
        "written as it was read"
    );
}

#[test]
fn a_tag_asks_for_a_language() {
    for (tag, language) in [
        ("zh", Some(Language::Chinese)),
        ("zh-CN", Some(Language::Chinese)),
        ("zh-Hans", Some(Language::Chinese)),
        ("zh-Hans-HK", Some(Language::Chinese)),
        ("zh-SG", Some(Language::Chinese)),
        ("zh-Hant", Some(Language::Traditional)),
        ("zh-hant-cn", Some(Language::Traditional)),
        ("zh-TW", Some(Language::Traditional)),
        ("zh_HK", Some(Language::Traditional)),
        ("ZH-MO", Some(Language::Traditional)),
        ("en-GB", Some(Language::English)),
        ("fr", None),
        ("", None),
    ] {
        assert_eq!(Language::from_tag(tag), language, "{tag}");
    }
    for language in Language::ALL {
        assert_eq!(Language::from_tag(language.tag()), Some(language));
    }
}

#[test]
fn a_text_is_converted_unless_it_is_given() {
    assert_says(&json!("发展"), ["发展", "發展", "发展"]);
    assert_says(&json!({"zh": "发展"}), ["发展", "發展", "发展"]);
    assert_says(
        &json!({"zh": "发展", "en": "Growth"}),
        ["发展", "發展", "Growth"],
    );
    assert_says(
        &json!({"zh": "发展", "zh-Hant": "成長", "en": "Growth"}),
        ["发展", "成長", "Growth"],
    );
    assert_says(&json!({"zh-Hant": "成長"}), ["成長", "成長", "成長"]);
    assert_says(
        &json!({"zh-Hant": "成長", "en": "Growth"}),
        ["成長", "成長", "Growth"],
    );
    assert_says(&json!({"en": "Growth"}), ["Growth", "Growth", "Growth"]);
}

#[test]
fn a_copy_of_a_text_is_the_same_text() {
    let text = title(&json!({"zh": "发展"}));
    let before = text.clone();
    assert_eq!(text.get(Language::Traditional), "發展");
    assert_eq!(before, text);
    assert_ne!(Text::from("发展"), Text::from("發展"));
}

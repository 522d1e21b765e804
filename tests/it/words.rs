//! The catalogue of words, in Chinese of both scripts.

use xingfu::text::Language;
use xingfu::text::script::traditional;
use xingfu::text::words::{CHINESE, DeskWords, Words};

#[test]
fn the_catalogue_is_the_chinese_one_in_other_characters() {
    let words = Words::of(Language::Traditional);
    assert_eq!(words.language, Language::Traditional);
    assert_eq!((words.as_of, words.default_weights), ("截至", "預設權重"));
    assert!(
        std::ptr::eq(words, Words::of(Language::Traditional)),
        "made once"
    );
    let both = |pick: fn(&Words) -> &'static str| traditional(pick(&CHINESE)) == pick(words);
    for pick in [
        |w: &Words| w.empty_lead,
        |w: &Words| w.what_next,
        |w: &Words| w.points,
    ] {
        assert!(both(pick));
    }
}

#[test]
fn a_wording_is_converted_with_what_is_put_into_it() {
    let words = DeskWords::of(Language::Traditional);
    assert_eq!(words.no_decline, "只增不減");
    assert_eq!(
        words.pick(format!("总分 {}，{}", 1.5, "優"), String::new()),
        "總分 1.5，優"
    );
    assert_eq!(words.colon, "：");
}

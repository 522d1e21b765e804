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

/// Words that readers stumbled over, or that said what is not so; each has a better one.
const DROPPED: [&str; 36] = [
    "公布的分数",
    "以下为公布结果",
    "非官方评价体系",
    "怎样如实计量",
    "权重覆盖",
    "超进度",
    "达进度",
    "欠进度",
    "数量/核验",
    "历月记录",
    "保存到文件",
    "从文件载入",
    "清空，录入",
    "看重程度",
    "点名",
    "校名未点",
    "兑现",
    "没有写死",
    "抵消许多",
    "要到平台",
    "推进（施工中）",
    "主体完工",
    "封顶",
    "九年制",
    "应搬户数",
    "第1治",
    "costs nothing",
    "Published weights",
    "honestly",
    "Traditional Chinese medicine area",
    "columbarium prepared",
    "villages hit",
    "Signing and removal",
    "Crossed",
    "Weight covered",
    "commas do not part",
];

#[test]
fn words_that_were_dropped_do_not_come_back() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let words =
        std::fs::read_dir(root.join("src/text/words")).unwrap_or_else(|error| panic!("{error}"));
    let words = words.flatten().map(|entry| entry.path());
    let others =
        ["index.json", "README.zh-CN.md", "indices/towns.json"].map(|name| root.join(name));
    for path in words.chain(others) {
        let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{error}"));
        for word in DROPPED {
            assert!(!text.contains(word), "{word} in {}", path.display());
        }
    }
}

/// A comma, a bracket or a mark between Chinese characters is a Chinese one.
#[test]
fn punctuation_among_chinese_characters_is_full_width() {
    let is_chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let words =
        std::fs::read_dir(root.join("src/text/words")).unwrap_or_else(|error| panic!("{error}"));
    let words = words.flatten().map(|entry| entry.path());
    for path in words {
        let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{error}"));
        let characters: Vec<char> = text.chars().collect();
        for three in characters.windows(3) {
            let is_between = is_chinese(three[0]) && is_chinese(three[2]);
            let is_half = matches!(three[1], ',' | ';' | ':' | '!' | '?' | '(' | ')' | '.');
            assert!(!(is_between && is_half), "{three:?} in {}", path.display());
        }
    }
}

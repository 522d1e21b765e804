//! Every Chinese text of the program and of its index, converted as `OpenCC` converts it.
//!
//! The expectations are computed by `opencc-js` (from simplified to the characters of Taiwan,
//! without its choice of other words), which `cargo xtask test` has put into `tests/node/`.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use xingfu::text::script::traditional;

/// What `OpenCC` gets wrong: the words around, its characters, ours, and why.
const EXCEPTIONS: [(&str, &str, &str, &str); 5] = [
    (
        "应办复数",
        "應辦複數",
        "應辦復數",
        "复 is an answer here, not a plural",
    ),
    (
        "重特大只含",
        "重特大隻含",
        "重特大只含",
        "只 is only here, not a piece",
    ),
    (
        "单元格里的数",
        "單元格里",
        "單元格裡",
        "里 is inside here, not a mile",
    ),
    (
        "放在网站里",
        "網站里",
        "網站裡",
        "里 is inside here, not a mile",
    ),
    (
        "核对并发布",
        "併發布",
        "並發佈",
        "并 and 发布 are two words here",
    ),
];

/// Entries for what is traditional already, which `OpenCC` is not made for.
const TRADITIONAL: [&str; 5] = ["准許", "干擾", "干預", "獲准", "長征"];

const CONVERT: &str = "
    import { Converter } from 'opencc-js/cn2t';
    let text = '';
    for await (const part of process.stdin.setEncoding('utf8')) text += part;
    const convert = Converter({ from: 'cn', to: 'tw' });
    process.stdout.write(JSON.stringify(JSON.parse(text).map(one => convert(one))));";

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn is_chinese(text: &str) -> bool {
    text.contains(|one| ('\u{3400}'..='\u{9fff}').contains(&one))
}

/// The texts in a JSON value, however deep.
fn collect(value: &Value, texts: &mut BTreeSet<String>) {
    match value {
        Value::String(text) if is_chinese(text) => drop(texts.insert(text.clone())),
        Value::Array(all) => all.iter().for_each(|one| collect(one, texts)),
        Value::Object(all) => all.values().for_each(|one| collect(one, texts)),
        _ => {}
    }
}

/// The Chinese texts between quotation marks in the lines of a source file that are no comments.
fn literals(source: &str, texts: &mut BTreeSet<String>) {
    let code = source
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    for line in code {
        let between = line.split('"').skip(1).step_by(2);
        texts.extend(between.filter(|text| is_chinese(text)).map(str::to_owned));
    }
}

fn sources(folder: &Path, texts: &mut BTreeSet<String>) {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{error}"));
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            if !path.ends_with("src/text/script") {
                sources(&path, texts);
            }
        } else if !path.ends_with("script.rs") {
            literals(&read(&path), texts);
        }
    }
}

fn texts() -> Vec<String> {
    let mut texts = BTreeSet::new();
    let index = serde_json::from_str(&read(&root().join("index.json")));
    collect(&index.unwrap_or_else(|error| panic!("{error}")), &mut texts);
    let of_index = texts.len();
    sources(&root().join("src"), &mut texts);
    let of_source = texts.len() - of_index;
    assert!(
        of_index > 300 && of_source > 200,
        "{of_index} and {of_source} texts"
    );
    texts.into_iter().collect()
}

fn by_opencc(texts: &[String]) -> Vec<String> {
    let mut node = Command::new("node")
        .args(["--input-type=module", "--eval", CONVERT])
        .current_dir(root().join("tests/node"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("cannot run node: {error}"));
    let json = serde_json::to_string(texts).unwrap_or_default();
    if let Some(mut input) = node.stdin.take() {
        input
            .write_all(json.as_bytes())
            .unwrap_or_else(|error| panic!("{error}"));
    }
    let output = node
        .wait_with_output()
        .unwrap_or_else(|error| panic!("{error}"));
    assert!(
        output.status.success(),
        "run `cargo xtask test`, which installs opencc-js"
    );
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
#[ignore = "needs the packages of tests/node; `cargo xtask test` runs it"]
fn every_text_is_converted_as_opencc_converts_it() {
    let texts = texts();
    let mut used = BTreeSet::new();
    let mut wrong = Vec::new();
    for (text, mut expected) in texts.iter().zip(by_opencc(&texts)) {
        for (around, theirs, ours, _) in EXCEPTIONS {
            if text.contains(around) && expected.contains(theirs) {
                expected = expected.replace(theirs, ours);
                used.insert(around);
            }
        }
        let found = traditional(text);
        if found != expected {
            wrong.push(format!("{text}\n  {found}\n  {expected}"));
        }
        assert_eq!(traditional(&found), found, "converted once, it stays");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(
        used.len(),
        EXCEPTIONS.len(),
        "of the exceptions only {used:?} are needed"
    );
}

#[test]
#[ignore = "needs the packages of tests/node; `cargo xtask test` runs it"]
fn every_character_of_the_tables_is_opencc_s_own() {
    let table = read(&root().join("src/text/script/table.rs"));
    let mut parts = table.split("&str = \"").skip(1).map(|part| {
        let text = part.split('"').next().unwrap_or_default();
        text.chars()
            .filter(|one| *one > '\u{7f}')
            .collect::<String>()
    });
    let (simplified, _, words) = (parts.next(), parts.next(), parts.next());
    let words: Vec<char> = words.unwrap_or_default().chars().collect();
    let mut texts: Vec<String> = words
        .chunks(4)
        .filter(|word| !TRADITIONAL.contains(&word[..2].iter().collect::<String>().as_str()))
        .map(|word| word[..2].iter().collect())
        .collect();
    texts.extend(simplified.unwrap_or_default().chars().map(String::from));
    assert!(texts.len() > 600);
    // Of characters that stand for several, another one is the commoner in this field.
    let chosen = ["签", "钟"];
    let differ: Vec<&String> = texts
        .iter()
        .zip(by_opencc(&texts))
        .filter(|(text, expected)| traditional(text) != *expected)
        .map(|(text, _)| text)
        .collect();
    assert_eq!(differ, chosen);
}

//! Absences in the source, and the imports among its files.

mod graph;
mod imports;
mod modules;
mod names;
mod scripts;
mod uses;

use std::path::{Path, PathBuf};

/// Folders and files of `src` that are not the core.
const OUTSIDE: [&str; 7] = [
    "chart", "app", "web", "workbook", "chart.rs", "app.rs", "web.rs",
];

fn sources(under: &Path, found: &mut Vec<PathBuf>) {
    let entries = std::fs::read_dir(under).unwrap_or_else(|e| panic!("{}: {e}", under.display()));
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
}

fn src() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// Every file of `src`, with its path below it.
fn all() -> Vec<(String, String)> {
    let mut paths = Vec::new();
    sources(&src(), &mut paths);
    paths
        .iter()
        .map(|path| {
            let text = std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{e}"));
            let below = path.strip_prefix(src()).unwrap_or(path);
            (below.display().to_string().replace('\\', "/"), text)
        })
        .collect()
}

fn core() -> Vec<(String, String)> {
    let mut files = all();
    files.retain(|(path, _)| {
        let head = path.split('/').next().unwrap_or_default();
        !OUTSIDE.contains(&head)
    });
    files
}

/// The lines before a file's own tests, without comments, each with its number.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = text.lines().enumerate();
    lines
        .take_while(|(_, line)| !line.contains("#[cfg(test)]"))
        .map(|(number, line)| (number + 1, line.split("//").next().unwrap_or_default()))
}

#[track_caller]
fn assert_absent(files: &[(String, String)], words: &[&str]) {
    assert!(files.len() > 5, "the files were not found");
    let mut found = Vec::new();
    for (path, text) in files {
        for (number, line) in code(text) {
            for word in words.iter().filter(|word| line.contains(**word)) {
                found.push(format!("src/{path}:{number}: {word}"));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_core_knows_no_browser_no_file_and_no_clock() {
    let words = [
        "yew",
        "web_sys",
        "wasm_bindgen",
        "js_sys",
        "std::fs",
        "std::time",
        "std::env",
        "std::net",
        "std::process",
        "std::thread",
    ];
    assert_absent(&core(), &words);
}

#[test]
fn the_core_has_nothing_whose_order_is_by_chance() {
    assert_absent(&core(), &["HashMap", "HashSet", "thread_rng", "getrandom"]);
}

/// `std` takes these from the platform, which may differ in the last digit; `libm` does not.
#[test]
fn the_core_takes_its_functions_from_libm() {
    let words = [
        ".ln()",
        ".log(",
        ".log10()",
        ".log2()",
        ".ln_1p()",
        ".exp()",
        ".exp_m1()",
        ".exp2()",
        ".powf(",
        ".powi(",
        ".cbrt()",
        ".sin()",
        ".cos()",
        ".tan()",
        ".sin_cos()",
        ".asin()",
        ".acos()",
        ".atan()",
        ".atan2(",
        ".sinh()",
        ".cosh()",
        ".tanh()",
        ".hypot(",
        ".mul_add(",
        "f64::ln",
        "f64::exp",
        "f64::powf",
        "f64::powi",
        "f64::sin",
        "f64::cos",
        "f64::tanh",
    ];
    assert_absent(&core(), &words);
}

#[test]
fn nothing_in_src_panics_on_purpose() {
    let words = [
        ".unwrap()",
        ".expect(",
        "panic!(",
        "todo!(",
        "unimplemented!(",
        "unreachable!(",
        "dbg!(",
    ];
    assert_absent(&all(), &words);
}

#[test]
fn every_file_says_what_it_is() {
    let silent: Vec<_> = all()
        .into_iter()
        .filter(|(_, text)| !text.starts_with("//! "))
        .map(|(path, _)| path)
        .collect();
    assert!(silent.is_empty(), "{silent:?}");
}

#[test]
fn comments_end_the_code_of_a_line_and_tests_that_of_a_file() {
    let text = "a // b\n#[cfg(test)]\nmod tests {}\n";
    assert_eq!(code(text).collect::<Vec<_>>(), [(1, "a ")]);
}

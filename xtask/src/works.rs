//! The table of features by engine in README.md, made from the outcomes of tests.

mod rows;

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};

use self::rows::ROWS;
use crate::engine::Engine;
use crate::error::{Context, Error, Result};
use crate::paths::project;

const BEGIN: &str = "<!-- what works where: written by `cargo xtask test --readme` -->\n";
const END: &str = "<!-- end of what works where -->";

/// The outcomes of tests in an engine.
#[derive(Debug, Default)]
pub(crate) struct Shown {
    version: String,
    /// Whether each test has passed.
    passed: BTreeMap<String, bool>,
}

impl Shown {
    /// Reads what cargo's or Node.js's tests have printed, but for those that have only been named.
    pub(crate) fn read(version: &str, printed: &str, not_run: &str) -> Self {
        let mut passed: BTreeMap<_, _> = printed.lines().filter_map(outcome).collect();
        for name in not_run.lines() {
            passed.remove(name);
        }
        Self {
            version: version.trim().to_owned(),
            passed,
        }
    }

    /// Keeps it until all engines have been tested.
    pub(crate) fn keep(&self, engine: Engine) -> Result<()> {
        let file = kept(engine);
        let folder = project("target/browser");
        fs::create_dir_all(&folder).at("make", &folder)?;
        let text = json!({ "version": self.version, "passed": self.passed }).to_string();
        fs::write(&file, text).at("write", &file)
    }

    fn kept(engine: Engine) -> Result<Self> {
        let file = kept(engine);
        let text = fs::read_to_string(&file).at("read", &file)?;
        let value: Value = serde_json::from_str(&text).unwrap_or_default();
        let passed = value["passed"].as_object().into_iter().flatten();
        Ok(Self {
            version: value["version"].as_str().unwrap_or_default().to_owned(),
            passed: passed
                .map(|(name, passed)| (name.clone(), passed == true))
                .collect(),
        })
    }

    /// The cell of a feature: whether every test of it has passed.
    fn cell(&self, tests: &[&str]) -> &'static str {
        let mut shown = self
            .passed
            .iter()
            .filter(|(name, _)| tests.iter().any(|start| name.starts_with(start)))
            .map(|(_, passed)| *passed)
            .peekable();
        match (shown.peek().is_some(), shown.all(|passed| passed)) {
            (false, _) => "not tested",
            (true, true) => "yes",
            (true, false) => "**no**",
        }
    }
}

fn kept(engine: Engine) -> PathBuf {
    project("target/browser").join(format!("{}.json", engine.key()))
}

/// A test's name and whether it has passed, from a line such as `test undo::all ... ok` or `ok 3 - all`.
fn outcome(line: &str) -> Option<(String, bool)> {
    if let Some((name, outcome)) = line
        .strip_prefix("test ")
        .and_then(|rest| rest.rsplit_once(" ... "))
    {
        return Some((name.to_owned(), outcome == "ok"));
    }
    let line = line.trim_start();
    let (passed, rest) = match line.strip_prefix("not ok ") {
        Some(rest) => (false, rest),
        None => (true, line.strip_prefix("ok ")?),
    };
    let (_, name) = rest.split_once(" - ")?;
    Some((name.to_owned(), passed))
}

/// The table of all engines, from what has been kept of each.
pub(crate) fn table() -> Result<String> {
    let shown: Vec<_> = Engine::ALL
        .into_iter()
        .map(|engine| Ok((engine, Shown::kept(engine)?)))
        .collect::<Result<_>>()?;
    Ok(table_of(&shown))
}

fn table_of(shown: &[(Engine, Shown)]) -> String {
    let line = |first: &str, cells: Vec<String>| format!("| {first} | {} |\n", cells.join(" | "));
    let heads = shown.iter().map(|(engine, shown)| {
        let mut parts = shown.version.split('.');
        let major = parts.next().unwrap_or_default();
        let version = match (engine, parts.next()) {
            (Engine::Webkit, Some(minor)) => format!("{major}.{minor}"),
            _ => major.to_owned(),
        };
        format!("{} {version}", engine.name())
    });
    let mut table = line("", heads.collect());
    table += &line("---", vec!["---".to_owned(); shown.len()]);
    for row in ROWS {
        let cells = shown.iter().map(|(engine, shown)| {
            let tests = match engine {
                Engine::Chromium83 => row.on_old,
                _ => row.shown_by,
            };
            shown.cell(tests).to_owned()
        });
        table += &line(row.what, cells.collect());
    }
    table
}

/// Puts the table into README.md.
pub(crate) fn write(table: &str) -> Result<()> {
    let file = project("README.md");
    let text = fs::read_to_string(&file).at("read", &file)?;
    let new = match between_marks(&text) {
        Some([before, _, after]) => format!("{before}\n{table}\n{after}"),
        None => return Err(no_marks(file)),
    };
    fs::write(&file, new).at("write", &file)
}

/// Fails when README.md says something else than the table, versions aside.
pub(crate) fn check(table: &str) -> Result<()> {
    let file = project("README.md");
    let text = fs::read_to_string(&file).at("read", &file)?;
    let Some([_, old, _]) = between_marks(&text) else {
        return Err(no_marks(file));
    };
    let rows = |text: &str| -> Vec<String> {
        let rows = text.trim().lines().skip(1);
        rows.map(str::to_owned).collect()
    };
    match rows(old) == rows(table) {
        true => Ok(()),
        false => Err(Error::OldTable {
            table: table.to_owned(),
        }),
    }
}

/// A text up to the first mark and with it, what stands between the marks, and the rest.
fn between_marks(text: &str) -> Option<[&str; 3]> {
    let begin = text.find(BEGIN)? + BEGIN.len();
    let end = begin + text[begin..].find(END)?;
    Some([&text[..begin], &text[begin..end], &text[end..]])
}

fn no_marks(path: PathBuf) -> Error {
    Error::Template {
        path,
        needle: BEGIN,
    }
}

#[cfg(test)]
mod tests {
    use super::{BEGIN, END, Engine, Shown, between_marks, outcome, table_of};

    #[test]
    fn outcomes_are_read_from_both_kinds_of_tests() {
        let read = outcome;
        assert_eq!(
            read("test undo::all ... ok"),
            Some(("undo::all".into(), true))
        );
        assert_eq!(
            read("test undo::all ... FAILED"),
            Some(("undo::all".into(), false))
        );
        assert_eq!(read("    ok 3 - it opens"), Some(("it opens".into(), true)));
        assert_eq!(
            read("not ok 3 - it opens"),
            Some(("it opens".into(), false))
        );
        assert_eq!(read("running 3 tests"), None);
    }

    #[test]
    fn the_table_has_its_place_between_the_marks() {
        let text = format!("# a\n\nb\n\n{BEGIN}\nold\n{END}\n\nc");
        let [before, old, after] = between_marks(&text).unwrap_or_default();
        assert!(before.starts_with("# a\n\nb") && before.ends_with(BEGIN));
        assert_eq!(old, "\nold\n");
        assert!(after.starts_with(END) && after.ends_with("\n\nc"));
        assert_eq!(between_marks("none"), None);
    }

    #[test]
    fn a_row_holds_only_where_all_its_tests_have_passed() {
        let printed = "test undo::a ... ok\ntest weights::a ... FAILED\ntest view::a ... ok";
        let shown = [
            (
                Engine::Chromium,
                Shown::read("156.0.1\n", printed, "view::b"),
            ),
            (
                Engine::Webkit,
                Shown::read(
                    "2.50.6",
                    "test smoke::a ... ok\ntest view::b ... ok",
                    "view::b",
                ),
            ),
        ];
        let table = table_of(&shown);
        let lines: Vec<_> = table.lines().collect();
        assert_eq!(lines[0], "|  | Chromium 156 | WebKitGTK 2.50 |");
        assert_eq!(lines[2], "| score, sliders, presets, undo | **no** | yes |");
        assert!(table.contains("| Chinese and English | yes | not tested |"));
    }
}

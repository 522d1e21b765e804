//! README.md's table of capabilities by engine, made from the outcomes of tests.
//!
//! `tests/browser/capabilities.json` declares which tests show a capability: each by its name, or all of a file or folder
//! by theirs. A test adds its outcome, as a line of JSON, to the file that `XINGFU_OUTCOMES` names.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::engine::Engine;
use crate::error::{Context, Error, Result};
use crate::paths::project;

const BEGIN: &str = "<!-- what works where: written by `cargo xtask test --readme` -->\n";
const END: &str = "<!-- end of what works where -->";

/// The declared capabilities.
const DECLARED: &str = "tests/browser/capabilities.json";

/// A row of the table.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    capability: String,
    /// Tests of `tests/browser`.
    tests: Vec<String>,
    /// Tests of `tests/node/old-kernel.test.mjs`.
    tests_on_chromium_83: Vec<String>,
}

impl Row {
    fn tests(&self, engine: Engine) -> &[String] {
        match engine {
            Engine::Chromium83 => &self.tests_on_chromium_83,
            Engine::Chromium | Engine::Firefox | Engine::Webkit => &self.tests,
        }
    }
}

fn declared() -> Result<Vec<Row>> {
    let file = project(DECLARED);
    let text = fs::read_to_string(&file).at("read", &file)?;
    serde_json::from_str(&text).map_err(|fault| Error::Asset {
        place: DECLARED.to_owned(),
        found: fault.to_string(),
        expected: "a list of capabilities".to_owned(),
    })
}

/// The line that a test adds when it has ended.
#[derive(Debug, Deserialize)]
struct Outcome {
    test: String,
    passed: bool,
}

/// The outcomes of tests in an engine.
#[derive(Debug, Default, Deserialize, Serialize)]
pub(crate) struct Shown {
    version: String,
    /// Whether each test has passed.
    passed: BTreeMap<String, bool>,
}

impl Shown {
    /// Reads the outcomes of tests; of those that ran twice, the second.
    pub(crate) fn read(version: &str, outcomes: &str) -> Self {
        let outcomes = outcomes
            .lines()
            .filter_map(|line| serde_json::from_str(line).ok());
        Self {
            version: version.trim().to_owned(),
            passed: outcomes
                .map(|Outcome { test, passed }| (test, passed))
                .collect(),
        }
    }

    /// Keeps it until all engines have been tested.
    pub(crate) fn keep(&self, engine: Engine) -> Result<()> {
        let file = kept(engine);
        let folder = project("target/browser");
        fs::create_dir_all(&folder).at("make", &folder)?;
        let text = serde_json::to_string(self).unwrap_or_default();
        fs::write(&file, text).at("write", &file)
    }

    fn kept(engine: Engine) -> Result<Self> {
        let file = kept(engine);
        let text = fs::read_to_string(&file).at("read", &file)?;
        Ok(serde_json::from_str(&text).unwrap_or_default())
    }

    /// The outcomes of a declared test, or of the tests in a declared file or folder.
    fn of<'a>(&'a self, declared: &'a str) -> impl Iterator<Item = bool> + 'a {
        let passed = self.passed.iter();
        let is_meant = move |test: &str| match test.strip_prefix(declared) {
            Some(rest) => rest.is_empty() || rest.starts_with("::"),
            None => declared == "*",
        };
        passed
            .filter(move |(test, _)| is_meant(test))
            .map(|(_, passed)| *passed)
    }

    /// The table's cell for a capability that these tests show: `yes` where every one that ran has passed.
    fn cell(&self, tests: &[String]) -> &'static str {
        let mut outcomes = tests.iter().flat_map(|test| self.of(test)).peekable();
        match (outcomes.peek().is_some(), outcomes.all(|passed| passed)) {
            (false, _) => "not tested",
            (true, true) => "yes",
            (true, false) => "**no**",
        }
    }
}

fn kept(engine: Engine) -> PathBuf {
    project("target/browser").join(format!("{}.json", engine.key()))
}

/// The table of all engines, from what has been kept of each.
pub(crate) fn table() -> Result<String> {
    let shown: Vec<_> = Engine::ALL
        .into_iter()
        .map(|engine| Ok((engine, Shown::kept(engine)?)))
        .collect::<Result<_>>()?;
    let capabilities = declared()?;
    check_declared(&capabilities, &shown)?;
    Ok(table_of(&capabilities, &shown))
}

/// Fails when no engine has run a declared test.
fn check_declared(capabilities: &[Row], shown: &[(Engine, Shown)]) -> Result<()> {
    for (engine, _) in shown {
        for test in capabilities
            .iter()
            .flat_map(|capability| capability.tests(*engine))
        {
            let is_old = *engine == Engine::Chromium83;
            let mut alike = shown
                .iter()
                .filter(|(other, _)| (*other == Engine::Chromium83) == is_old);
            if !alike.any(|(_, shown)| shown.of(test).next().is_some()) {
                return Err(Error::Asset {
                    place: DECLARED.to_owned(),
                    found: format!("{test:?}"),
                    expected: "a test that has run".to_owned(),
                });
            }
        }
    }
    Ok(())
}

fn table_of(capabilities: &[Row], shown: &[(Engine, Shown)]) -> String {
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
    for capability in capabilities {
        let cells = shown
            .iter()
            .map(|(engine, shown)| shown.cell(capability.tests(*engine)).to_owned());
        table += &line(&capability.capability, cells.collect());
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
    use super::{
        BEGIN, END, Engine, Row, Shown, between_marks, check_declared, declared, table_of,
    };
    use crate::paths::project;

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
        let capability = |capability: &str, tests: &[&str]| Row {
            capability: capability.to_owned(),
            tests: tests.iter().map(ToString::to_string).collect(),
            tests_on_chromium_83: Vec::new(),
        };
        let line = |test, passed| format!("{{\"test\":\"{test}\",\"passed\":{passed}}}\n");
        let outcomes = [
            line("undo::a", true),
            line("weights::a", false),
            line("view::a", true),
        ]
        .concat();
        let again = [
            line("smoke::a", false),
            line("smoke::a", true),
            line("undone::a", false),
        ]
        .concat();
        let shown = [
            (Engine::Chromium, Shown::read("156.0.1\n", &outcomes)),
            (Engine::Webkit, Shown::read("2.50.6", &again)),
        ];
        let mut capabilities = vec![
            capability("sliders", &["smoke", "weights", "undo"]),
            capability("languages", &["view::a"]),
        ];
        assert_eq!(
            table_of(&capabilities, &shown),
            "|  | Chromium 156 | WebKitGTK 2.50 |\n| --- | --- | --- |\n| sliders | **no** | yes |\n\
             | languages | yes | not tested |\n"
        );
        assert!(check_declared(&capabilities, &shown).is_ok());
        capabilities.push(capability("keys", &["keyboard"]));
        assert_eq!(
            check_declared(&capabilities, &shown)
                .unwrap_err()
                .to_string(),
            "tests/browser/capabilities.json: found \"keyboard\", expected a test that has run"
        );
    }

    /// A test that is renamed is noticed before the engines run.
    #[test]
    fn the_declared_tests_are_there() {
        let read = |path: &str| std::fs::read_to_string(project(path)).unwrap_or_default();
        let old = read("tests/node/old-kernel.test.mjs");
        for capability in declared().unwrap() {
            for test in capability.tests.iter().filter(|test| *test != "*") {
                let path = format!("tests/browser/{}", test.replace("::", "/"));
                let is_file = project(&path).is_dir() || project(&format!("{path}.rs")).is_file();
                let (file, name) = path.rsplit_once('/').unwrap_or_default();
                let is_test = read(&format!("{file}.rs")).contains(&format!("fn {name}()"));
                assert!(is_file || is_test, "{test}");
            }
            for test in capability
                .tests_on_chromium_83
                .iter()
                .filter(|test| *test != "*")
            {
                assert!(old.contains(&format!("test('{test}',")), "{test}");
            }
        }
    }
}

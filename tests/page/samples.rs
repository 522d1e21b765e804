//! What the first edition wrote still opens, and under its own index holds what it held then:
//! `tests/data/first-edition` tells how the samples and what is expected of them were made.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;
use std::rc::Rc;

use xingfu::app::io::{file, link, snapshot};
use xingfu::app::state::{Appearance, Choices, Extent, Mode, State};
use xingfu::data::{Dataset, Evidence, Key, Record, Status};
use xingfu::index::{Activation, Index};
use xingfu::month::Month;
use xingfu::rule::{Observation, Value};
use xingfu::schema;
use xingfu::text::Language;

use crate::support::{shown, visit};

/// Results may differ from those of the first edition by rounding alone; all else is the same.
const ROUNDING: f64 = 1e-9;

/// Data of more records than this are told by a digest of their lines.
const MOST_RECORDS: usize = 100;

#[track_caller]
fn sample(name: &str) -> String {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../data/first-edition");
    fs::read_to_string(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The samples of a folder, by the names that their expectations have.
#[track_caller]
fn samples(folder: &str) -> Vec<String> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../data/first-edition");
    let entries = fs::read_dir(path.join(folder)).unwrap_or_else(|error| panic!("{error}"));
    let names = entries.flatten().filter_map(|entry| {
        let name = entry.file_name().into_string().ok()?;
        Some(format!("{folder}/{}", name.strip_suffix(".txt")?))
    });
    let mut names: Vec<_> = names.collect();
    names.sort();
    names
}

/// The page of the first edition on a first visit: its index, and the data that it showed.
#[track_caller]
fn first() -> State {
    let index = Index::from_json(&sample("index.json")).unwrap_or_else(|error| panic!("{error}"));
    let data = schema::read(&sample("demonstration.json"));
    let data = data.and_then(|file| Dataset::from_file(&file, &index));
    let data = data.unwrap_or_else(|error| panic!("{error}"));
    State::new(Rc::new(index), Rc::new(data), Language::Chinese)
}

#[test]
fn links_open() {
    let names = samples("links");
    assert_eq!(names.len(), 9);
    for name in names {
        let hash = sample(&format!("{name}.hash"));
        assert_told(&told(&follow(hash.trim_end())), &name);
    }
}

#[test]
fn saved_files_open() {
    let names = samples("files");
    assert_eq!(names.len(), 5);
    for name in names {
        let choices = open(&sample(&format!("{name}.json")));
        assert_told(&told(&adopt(choices)), &name);
    }
}

#[test]
fn snapshots_open_with_and_without_data() {
    let names = samples("snapshots");
    assert_eq!(names.len(), 4);
    for name in names {
        let choices = sample(&format!("{name}.choices.json"));
        let has_data = name.ends_with("towns") || name.ends_with("year");
        let data = has_data.then(|| sample(&format!("{name}.data.json")));
        let state = snapshot::read(&choices, data.as_deref(), first());
        let state = state.unwrap_or_else(|refused| panic!("{name}: {refused:?}"));
        assert_told(&(viewed(&state) + &told(&state)), &name);
    }
}

/// Under today's index, which corrects that of the first edition: the choices hold, and the data
/// come back whole. What was left at its default follows today's default; weights of the census
/// have no place unless there are data of it, which turn it on.
#[test]
fn links_open_under_todays_index() {
    for name in samples("links") {
        let hash = sample(&format!("{name}.hash"));
        let there = crate::support::first();
        let choices = match link::read(hash.trim_end(), &there.base.0, &there.choices) {
            Some(read) => read.unwrap_or_else(|fault| panic!("{name}: {fault:?}")),
            None => (*there.choices).clone(),
        };
        let weights = hash.split('&').find_map(|field| field.strip_prefix("w="));
        for pair in weights.into_iter().flat_map(|weights| weights.split('~')) {
            let (id, weight) = pair.split_once(':').unwrap_or_else(|| panic!("{pair}"));
            let node = choices.index.find(id);
            let is_off = node.is_none() && choices.index.knows(id);
            let (Some(node), false) = (node, weight.starts_with('x')) else {
                assert!(is_off || weight.starts_with('x'), "{name}: {pair}");
                continue;
            };
            let found = choices.weights[node.position()];
            assert_eq!(Some(found), weight.trim().parse().ok(), "{name}: {pair}");
        }
    }
}

#[test]
fn files_open_under_todays_index() {
    let storage: serde_json::Value =
        serde_json::from_str(&sample("storage.json")).unwrap_or_else(|error| panic!("{error}"));
    let kept = storage["xingfu:xingfu-wuqing-2024"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    let files = samples("files").into_iter();
    let files = files.map(|name| (sample(&format!("{name}.json")), name));
    for (text, name) in files.chain([(kept, "storage".to_owned())]) {
        let there = crate::support::first();
        let read = file::read(&text, &there.base.0, &there.choices);
        let choices = read.unwrap_or_else(|refused| panic!("{name}: {refused:?}"));
        let written: serde_json::Value =
            serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}"));
        let data = written.get("data").unwrap_or(&written);
        let values = data["values"].as_array().map_or(0, Vec::len);
        // A number of hospitals became five rungs.
        let hospitals = data["values"].as_array().into_iter().flatten();
        let hospitals = hospitals
            .filter(|one| one["indicator"] == "beijing-hospitals" && one["value"].is_number());
        assert_eq!(choices.data.len(), values + 4 * hospitals.count(), "{name}");
        let weights = written["weights"].as_object().into_iter().flatten();
        for (id, weight) in weights {
            if let Some(node) = choices.index.find(id) {
                assert_eq!(
                    Some(choices.weights[node.position()]),
                    weight.as_f64(),
                    "{name} {id}"
                );
            }
        }
        let has_census = text.contains("\"indicator\": \"economic-census\"");
        let is_on = choices.index.find_indicator("economic-census").is_some();
        assert_eq!(is_on, has_census, "{name}");
    }
}

#[test]
fn data_that_the_browser_kept_open_under_the_default_weights() {
    let storage: serde_json::Value =
        serde_json::from_str(&sample("storage.json")).unwrap_or_else(|error| panic!("{error}"));
    let kept = storage["xingfu:xingfu-wuqing-2024"].as_str();
    let choices = open(kept.unwrap_or_else(|| panic!("nothing is kept")));
    let weights = choices.index.weights();
    let state = adopt(Choices { weights, ..choices });
    assert_told(&told(&state), "storage");
}

#[test]
fn embedded_blocks_and_frames_carry_links_that_open() {
    for name in ["block", "frame", "element"] {
        let code = sample(&format!("embeds/{name}.html"));
        let hashes: Vec<_> = code
            .replace("&amp;", "&")
            .split(['"', '#'])
            .filter(|part| part.starts_with("c=1&"))
            .map(str::to_owned)
            .collect();
        assert_eq!(hashes.len(), if name == "block" { 2 } else { 1 }, "{code}");
        for hash in hashes {
            assert_told(&told(&follow(&hash)), "embeds/all");
        }
    }
}

#[test]
fn options_of_mount_come_to_the_same() {
    let names = samples("options");
    assert_eq!(names.len(), 5);
    for name in names {
        let options: serde_json::Value = serde_json::from_str(&sample(&format!("{name}.json")))
            .unwrap_or_else(|error| panic!("{error}"));
        let expected = sample(&format!("{name}.txt"));
        let told = told_options(&options);
        let (is, was) = (told.lines(), expected.lines());
        assert_eq!(is.clone().count(), was.clone().count(), "{name}");
        for (is, was) in is.zip(was) {
            assert!(
                is == was || is_near(is, was),
                "{name}: {is}\nexpected: {was}"
            );
        }
    }
}

/// The state that a page with these options begins with; `mount` itself needs a browser.
#[track_caller]
fn told_options(options: &serde_json::Value) -> String {
    let text = |name: &str| options[name].as_str();
    let fault = |error: xingfu::error::Error| -> Index { panic!("{error}") };
    let index = match options.get("definition") {
        Some(definition) => Index::from_json(&definition.to_string()).unwrap_or_else(fault),
        None => Index::from_json(&sample("index.json")).unwrap_or_else(fault),
    };
    let index = Rc::new(index);
    let tag = text("lang").unwrap_or("zh");
    let language = Language::from_tag(tag).unwrap_or_else(|| panic!("no language {tag}"));
    let data = match options.get("definition") {
        Some(_) => visit(Rc::clone(&index), language).choices.data.clone(),
        None => Rc::clone(&first().choices.data),
    };
    let mut state = State::new(Rc::clone(&index), data, language);
    if let Some(data) = options.get("data") {
        let choices = file::read(&data.to_string(), &index, &state.choices);
        let choices = choices.unwrap_or_else(|refused| panic!("{refused:?}"));
        state = State::new(Rc::clone(&index), choices.data, language);
    }
    let extent =
        text("view").map(|name| Extent::from_name(name).unwrap_or_else(|| panic!("{name}")));
    let theme =
        text("theme").map(|name| Appearance::from_name(name).unwrap_or_else(|| panic!("{name}")));
    state.view.extent = extent.unwrap_or_default();
    state.view.theme = theme.unwrap_or_default();
    state.view.elder = options["elder"].as_bool().unwrap_or_default();
    state.view.unit = text("unit").map(str::to_owned);
    let choices = Rc::make_mut(&mut state.choices);
    for (id, weight) in options["weights"].as_object().into_iter().flatten() {
        let node = index.find(id).unwrap_or_else(|| panic!("no node {id}"));
        choices.weights[node.position()] = weight.as_f64().unwrap_or_else(|| panic!("{id}"));
    }
    let (view, data) = (&state.view, &state.choices.data);
    let mut told = format!("language {}\n", view.language.tag());
    let _ = writeln!(told, "view {}", view.extent.name());
    let _ = writeln!(told, "theme {}", view.theme.name());
    let _ = writeln!(told, "elder {}", view.elder);
    let _ = writeln!(told, "unit {}", data.units()[state.unit().position()].id);
    let _ = writeln!(
        told,
        "page {}",
        options["page"].as_bool().unwrap_or_default()
    );
    let _ = writeln!(told, "home {:?}", text("home").unwrap_or_default());
    let _ = writeln!(told, "records {}", data.records().count());
    let _ = writeln!(told, "month {}", month_name(state.choices.month));
    for (id, node) in index.nodes().skip(1) {
        let weight = state.choices.weights[id.position()];
        let _ = writeln!(told, "weight {} {weight:?}", node.id);
    }
    let _ = writeln!(told, "score {}", number(shown(&state).headline()));
    told
}

#[track_caller]
fn follow(hash: &str) -> State {
    let there = first();
    match link::read(hash, &there.base.0, &there.choices) {
        Some(Ok(choices)) => adopt(choices),
        Some(Err(fault)) => panic!("{fault:?}: {hash}"),
        None => there,
    }
}

#[track_caller]
fn open(text: &str) -> Choices {
    let there = first();
    let read = file::read(text, &there.base.0, &there.choices);
    read.unwrap_or_else(|refused| panic!("{refused:?}: {text}"))
}

fn adopt(choices: Choices) -> State {
    let mut state = first();
    state.choices = Rc::new(choices);
    state
}

/// The lines are those that are expected, whatever their order; `points` and `result` up to
/// rounding.
#[track_caller]
fn assert_told(told: &str, name: &str) {
    let expected = sample(&format!("{name}.txt"));
    let sorted = |text: &str| {
        let mut lines: Vec<_> = text.lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    let (told, expected) = (sorted(told), sorted(&expected));
    for (is, was) in told.iter().zip(&expected) {
        assert!(
            is == was || is_near(is, was),
            "{name}: {is}\nexpected: {was}"
        );
    }
    assert_eq!(told.len(), expected.len(), "{name}");
}

fn is_near(is: &str, was: &str) -> bool {
    let is_result = ["points ", "result ", "score "]
        .iter()
        .any(|start| was.starts_with(start));
    let (is, was) = (is.split(' '), was.split(' '));
    is_result
        && is.clone().count() == was.clone().count()
        && is
            .zip(was)
            .all(|(is, was)| match (is.parse::<f64>(), was.parse::<f64>()) {
                (Ok(is), Ok(was)) => (is - was).abs() < ROUNDING,
                _ => is == was,
            })
}

/// All that a state holds and comes to, a line each.
fn told(state: &State) -> String {
    let Choices {
        index,
        weights,
        locks,
        optional,
        data,
        month,
        red_lines,
        // They are told with the view.
        drafts: _,
        // The samples are older.
        aside: _,
        geometric: _,
        scenarios: _,
    } = &*state.choices;
    let mut text = format!("month {}\n", month_name(*month));
    for (row, activation) in optional {
        let given = match activation {
            Activation::Target(target) => format!("target {target:?}"),
            Activation::Promised(rung) => format!("rung {rung}"),
            Activation::Plain => "plain".into(),
        };
        let _ = writeln!(text, "row {row} {given}");
    }
    for (id, document) in red_lines {
        let _ = writeln!(text, "red line {id} {document:?}");
    }
    for lock in locks {
        let _ = writeln!(text, "lock {}", index.node(*lock).id);
    }
    for (id, node) in index.nodes().skip(1) {
        let _ = writeln!(text, "weight {} {:?}", node.id, weights[id.position()]);
    }
    text + &told_data(index, data) + &told_results(state)
}

fn told_data(index: &Index, data: &Dataset) -> String {
    let mut text = format!("demonstration {}\n", data.is_demonstration());
    for unit in data.units() {
        let title = unit.title.get(Language::Chinese);
        let _ = writeln!(text, "unit {} {title:?} {:?}", unit.id, unit.group);
    }
    let records: Vec<_> = data
        .records()
        .map(|(key, record)| told_record(index, data, &key, &record))
        .collect();
    if records.len() > MOST_RECORDS {
        let digest = digest(&records.concat());
        let _ = writeln!(text, "records {}, {digest:08x}", records.len());
    } else {
        text += &records.concat();
    }
    for one in data.adjustments() {
        let unit = &data.units()[one.unit.position()].id;
        let (points, basis, date) = (one.points, &one.basis, &one.date);
        let _ = writeln!(text, "adjustment {unit} {points:?} {basis:?} {date}");
    }
    text
}

fn told_record(index: &Index, data: &Dataset, key: &Key, record: &Record) -> String {
    let unit = &data.units()[key.unit.position()].id;
    let indicator = &index.node(index.indicator(key.indicator).node).id;
    let item = key
        .item
        .map_or("whole".into(), |item| format!("item {item}"));
    let status = match &record.status {
        Status::Reported(observation) => told_observation(observation),
        Status::NotReported => "not reported".into(),
        Status::Pending => "pending".into(),
        Status::NotApplicable => "not applicable".into(),
    };
    let period = month_name(key.period);
    let evidence = &record.remarks.evidence;
    let evidence = (!evidence.is_empty()).then(|| Evidence::text(evidence));
    format!("record {unit} {indicator} {item} {period}: {status}, evidence {evidence:?}\n")
}

fn told_observation(observation: &Observation) -> String {
    let value = match observation.value {
        Value::Number(number) => format!("number {number:?}"),
        Value::Rung(rung) => format!("rung {rung}"),
        Value::Verdict(verdict) => format!("verdict {verdict}"),
        Value::Completion(completion) => format!("completion {}", completion.id()),
        Value::Shares(shares) => format!("shares {shares:?}"),
    };
    let (baseline, denominator) = (observation.baseline, observation.denominator);
    let (baseline, denominator) = (number(baseline), number(denominator));
    format!("{value}, baseline {baseline}, denominator {denominator}")
}

/// The result of every unit.
fn told_results(state: &State) -> String {
    let mut text = String::new();
    for unit in state.choices.data.units() {
        let mut seen = state.clone();
        seen.view.unit = Some(unit.id.clone());
        let (shown, id) = (shown(&seen), &unit.id);
        let grade = shown.grade.as_ref();
        let grade = grade.map_or("none", |grade| grade.get(Language::Chinese));
        let index = &state.choices.index;
        let covered = index.indicators();
        let covered = covered.filter_map(|(id, _)| shown.points.coverage(shown.unit, id));
        let covered: Vec<f64> = covered.collect();
        let with = covered.iter().filter(|share| **share > 0.0).count();
        let of = covered.len();
        let score = number(shown.headline());
        let rank = shown.rank;
        let _ = writeln!(
            text,
            "result {id}: grade {grade}, rank {rank:?}, reported {with} of {of}, score {score}"
        );
        for node in &shown.mine.nodes {
            let figures = [node.score, node.coverage, node.contribution].map(number);
            let _ = writeln!(text, "points {id} {}: {}", node.id, figures.join(" "));
        }
    }
    text
}

/// How a state is looked at.
fn viewed(state: &State) -> String {
    let view = &state.view;
    let unit = &state.choices.data.units()[state.unit().position()].id;
    let mut text = format!("unit {unit}\n");
    let _ = writeln!(text, "language {}", view.language.tag());
    let _ = writeln!(text, "view {}", view.extent.name());
    let _ = writeln!(text, "theme {}", view.theme.name());
    let _ = writeln!(text, "elder {}", view.elder);
    let _ = writeln!(text, "section {}", view.section.id());
    let _ = writeln!(text, "percent {}", view.mode == Mode::Percent);
    let _ = writeln!(text, "opened {:?}", view.opened);
    let _ = writeln!(text, "indicator {:?}", view.open_indicator);
    let _ = writeln!(text, "focus {:?}", view.focus);
    let _ = writeln!(text, "by indicator {}", view.by_indicator);
    let _ = writeln!(text, "radar {}", view.radar);
    for (cell, draft) in &state.choices.drafts {
        // Between its month and its unit, a cell is called what the first edition called its field.
        let parts: Vec<_> = cell.split('/').collect();
        let field = parts[1..4].join("/");
        let _ = writeln!(text, "draft {field} {draft:?}");
    }
    text
}

fn month_name(month: Option<Month>) -> String {
    month.map_or("none".into(), |month| month.to_string())
}

fn number(number: Option<f64>) -> String {
    number.map_or("none".into(), |number| format!("{number:?}"))
}

/// FNV-1a, 32 bits.
fn digest(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

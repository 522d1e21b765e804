//! The page as HTML, drawn without a browser.

use std::collections::BTreeSet;

use xingfu::app::state::Mode;
use xingfu::app::state::{Appearance, Intent, Message, Room, Section, State, View};
use xingfu::app::ui::Still;
use xingfu::app::{App, AppProps, loader};
use xingfu::chart::{Frame, Theme};
use xingfu::figure::{Figure, Kind, Subject, foot};
use xingfu::index::NodeId;
use xingfu::text::Language;
use xingfu::text::format::points;
use xingfu::text::words::Words;
use yew::{Callback, LocalServerRenderer};

use crate::html::{Element, Node};
use crate::support::{act, first, in_percent, lock, node, score, set, shown};

fn html(state: &State) -> String {
    let props = AppProps {
        initial: state.clone(),
        id: "xf0-".into(),
        page: true,
        width: 1200,
        home: "".into(),
        deferred: loader::loaded(),
        loader: loader::LOADER,
        still: Still::default(),
        on_mount: Callback::default(),
        on_change: Callback::default(),
    };
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    let runtime = runtime.unwrap_or_else(|error| panic!("{error}"));
    let renderer = LocalServerRenderer::<App>::with_props(props).hydratable(false);
    runtime.block_on(renderer.render())
}

#[track_caller]
pub(crate) fn draw(state: &State) -> Element {
    Element::parse(&html(state))
}

pub(crate) fn look(state: &State, change: impl FnOnce(&mut View)) -> State {
    let mut state = state.clone();
    change(&mut state.view);
    state
}

/// The page in each language, at each question, with rows open, in percent, with a message.
fn states() -> Vec<State> {
    let mut states = Vec::new();
    for language in Language::ALL {
        for elder in [false, true] {
            states.push(look(&first(), |view| {
                (view.language, view.elder, view.theme) = (language, elder, Appearance::Dark);
            }));
        }
        let state = look(&first(), |view| view.language = language);
        for section in Section::ALL {
            states.push(look(&state, |view| view.section = section));
        }
        let percent = look(&in_percent(), |view| {
            view.language = language;
            view.mode = Mode::Percent;
            view.opened = vec!["education".into(), "ecology".into()];
        });
        states.push(set(&lock(&percent, "health"), "education", 30.0));
        let indicators: Vec<String> = state
            .choices
            .index
            .indicators()
            .map(|(_, one)| state.choices.index.node(one.node).id.clone())
            .collect();
        for indicator in indicators {
            states.push(look(&state, |view| {
                view.section = Section::Details;
                view.open_indicator = Some(indicator);
            }));
        }
        for elder in [false, true] {
            states.push(look(&state, |view| {
                (view.room, view.elder) = (Room::Desk, elder);
            }));
        }
        let radar = look(&set(&state, "care", 10.0), |view| {
            view.radar = true;
            view.by_indicator = true;
        });
        states.push(radar);
        let message = Some(Message::ShareFailed("http://127.0.0.1/#c=1".into()));
        states.push(act(&state, Intent::Say(message)));
    }
    states
}

#[test]
fn the_score_is_the_engines_to_one_decimal() {
    for state in [
        first(),
        set(&first(), "employment", 10.0),
        set(&in_percent(), "care", 77.7),
    ] {
        let page = draw(&state);
        let shown = page.find(|element| element.attribute("data-score").is_some());
        let shown = shown.map(Element::text);
        assert_eq!(shown, score(&state).map(points));
    }
}

#[test]
fn a_first_visit_says_that_its_data_are_made_up_and_that_it_is_not_official() {
    let text = draw(&first()).text();
    assert!(text.contains("演示数据"), "{text}");
    assert!(text.contains("权重由本工具自拟"), "{text}");
    assert!(text.contains("非官方评价"), "{text}");
    let english = draw(&look(&first(), |view| view.language = Language::English)).text();
    assert!(english.contains("emonstration data"), "{english}");
    assert!(english.contains("not an official evaluation"), "{english}");
}

#[test]
fn every_dimension_has_a_slider_that_says_its_weight_in_words() {
    let state = first();
    let page = draw(&state);
    let index = &state.choices.index;
    for dimension in index.children(NodeId::ROOT) {
        let title = index.node(*dimension).title.get(Language::Chinese);
        if !index.holds_indicators(*dimension) {
            assert!(
                page.text().contains(&format!("{title}暂无计分指标")),
                "{title}"
            );
            continue;
        }
        let slider = page.find(|element| {
            element.attribute("type") == Some("range")
                && element
                    .attribute("aria-valuetext")
                    .is_some_and(|words| words.starts_with(title))
        });
        assert!(slider.is_some(), "{title} has no slider");
    }
}

#[test]
fn a_locked_row_and_one_that_cannot_move_say_why() {
    let mut state = in_percent();
    let dimensions = state.choices.index.children(NodeId::ROOT).to_vec();
    for dimension in dimensions {
        if dimension != node(&state, "care") {
            state = act(&state, Intent::ToggleLock(dimension));
        }
    }
    let page = draw(&state);
    let reasons: Vec<String> = page
        .all()
        .into_iter()
        .filter(|element| element.has_class("reason") && element.attribute("hidden").is_none())
        .map(Element::text)
        .collect();
    // 社会治理 has no weight to be locked.
    assert_eq!(reasons.len(), 7, "{reasons:?}");
    assert!(reasons.contains(&Words::of(Language::Chinese).cannot_move.to_owned()));
}

#[test]
fn no_element_has_a_style_of_its_own() {
    for state in states() {
        for element in draw(&state).all() {
            assert!(element.attribute("style").is_none(), "{element:?}");
            assert!(
                element.name != "style" && element.name != "script",
                "{}",
                element.name
            );
        }
    }
}

#[test]
fn ids_are_unique_and_what_is_referred_to_is_there() {
    for state in states() {
        let page = draw(&state);
        let mut ids = BTreeSet::new();
        for element in page.all() {
            if let Some(id) = element.attribute("id") {
                assert!(ids.insert(id), "{id} is there twice");
                assert!(id.starts_with("xf0-"), "{id} is not of this page alone");
            }
        }
        for element in page.all() {
            for name in [
                "for",
                "aria-labelledby",
                "aria-describedby",
                "aria-controls",
            ] {
                for id in element
                    .attribute(name)
                    .unwrap_or_default()
                    .split_whitespace()
                {
                    assert!(
                        ids.contains(id),
                        "{name} refers to {id}, which is not there"
                    );
                }
            }
        }
    }
}

#[test]
fn every_control_has_a_name() {
    for state in states() {
        let page = draw(&state);
        let labels: BTreeSet<&str> = page
            .all()
            .into_iter()
            .filter(|element| element.name == "label" && !element.text().trim().is_empty())
            .filter_map(|label| label.attribute("for"))
            .collect();
        assert_named(&page, &labels, false);
    }
}

/// Controls are named by an attribute, a label elsewhere or one around; buttons by what is on them.
#[track_caller]
fn assert_named(element: &Element, labels: &BTreeSet<&str>, in_label: bool) {
    let named = element
        .attribute("aria-label")
        .is_some_and(|label| !label.trim().is_empty())
        || element.attribute("aria-labelledby").is_some();
    match element.name.as_str() {
        "input" | "select" | "textarea" => {
            let labelled = element
                .attribute("id")
                .is_some_and(|id| labels.contains(id));
            assert!(named || labelled || in_label, "no label: {element:?}");
        }
        "button" | "summary" => {
            assert!(
                named || !element.text().trim().is_empty(),
                "no name: {element:?}"
            );
        }
        _ => {}
    }
    let in_label = in_label || (element.name == "label" && !element.text().trim().is_empty());
    for child in element.elements() {
        assert_named(child, labels, in_label);
    }
}

#[test]
fn english_has_chinese_only_where_it_says_so() {
    for state in states() {
        if state.view.language == Language::English {
            assert_english(&draw(&state), true);
        }
    }
}

fn is_chinese(c: char) -> bool {
    ('\u{3001}'..='\u{9fff}').contains(&c) || ('\u{ff00}'..='\u{ff65}').contains(&c)
}

#[track_caller]
fn assert_english(element: &Element, english: bool) {
    let english = match element.attribute("lang") {
        Some(tag) => tag.starts_with("en"),
        None => english,
    };
    if !english {
        return;
    }
    for child in &element.children {
        match child {
            Node::Element(child) => assert_english(child, true),
            Node::Text(text) => {
                // A number may be written with it, as the reason beside a field says.
                let text = text.replace("3.6万", "");
                assert!(!text.contains(is_chinese), "{text:?} in {}", element.name);
            }
        }
    }
    for name in [
        "aria-label",
        "aria-valuetext",
        "title",
        "placeholder",
        "aria-description",
    ] {
        let text = element.attribute(name).unwrap_or_default();
        assert!(!text.contains(is_chinese), "{name}={text:?}");
    }
}

#[test]
fn the_chart_is_the_one_that_the_crate_draws() {
    let state = set(&first(), "employment", 10.0);
    let shown = shown(&state);
    let words = Words::of(Language::Chinese);
    let figure = Figure {
        kind: Kind::Contributions,
        subject: Subject::new(&shown.mine, Some(&shown.published), words),
        most: 15,
    };
    let told = figure.told();
    let html = html(&state);
    let drawing = html.find("class=\"drawing\"");
    let from = drawing.and_then(|from| html[from..].find("<svg").map(|at| from + at));
    let svg = from.and_then(|from| {
        html[from..]
            .find("</svg>")
            .map(|end| &html[from..from + end + 6])
    });
    let svg = svg.unwrap_or_default();
    assert!(svg.contains(&told.description), "{svg}");
    let filed = foot::filed(words, &shown.counts, false);
    let line = format!("截至 2024-09·序时得分·我的权重·{filed}·演示数据");
    for remark in [
        "幸福武清评价指数 2024.2.0",
        &line,
        "权重由本工具自拟，非官方评价，非民意调查",
    ] {
        assert!(html.contains(&format!("<span>{remark}</span>")), "{remark}");
    }
    let frame = Frame {
        id: "xf0-contributions".into(),
        title: told.title(Kind::Contributions.title(words)).into(),
        subtitle: Kind::Contributions.title(words).into(),
        description: told.description.clone(),
        caption: Vec::new(),
        metadata: None,
        width: 760,
        theme: Theme::light(),
        show_title: false,
        empty: words.empty_lead.into(),
    };
    let drawn = told.drawing.svg(&frame);
    let drawn = drawn.trim_end();
    let same = svg
        .bytes()
        .zip(drawn.bytes())
        .take_while(|(a, b)| a == b)
        .count();
    assert_eq!(svg, drawn, "from {}", &svg[same..]);
}

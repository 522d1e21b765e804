//! The result as it is read aloud.

use std::rc::Rc;
use xingfu::app::read::spoken;
use xingfu::app::state::{Intent, State};
use xingfu::data::Dataset;
use xingfu::text::Language;
use xingfu::text::format::points;
use xingfu::text::words::Words;

use crate::support::{act, first, set, shown};

fn score(state: &State) -> f64 {
    crate::support::score(state).unwrap_or(f64::NAN)
}

fn read(state: &State, language: Language) -> String {
    spoken::result(state, &shown(state), Words::of(language))
}

#[test]
fn the_published_result_has_score_grade_shortfalls_and_notice() {
    let state = first();
    let said = read(&state, Language::Chinese);
    let profile = &shown(&state).mine;
    let mut lost: Vec<_> = profile
        .nodes
        .iter()
        .enumerate()
        .filter(|(at, _)| profile.is_leaf(*at))
        .collect();
    lost.sort_by(|a, b| {
        b.1.lost_points
            .partial_cmp(&a.1.lost_points)
            .unwrap_or(std::cmp::Ordering::Equal)
    });
    let named: Vec<String> = lost[..3]
        .iter()
        .map(|(_, node)| {
            format!(
                "{}，{} 分",
                node.title.get(Language::Chinese),
                points(node.lost_points.unwrap_or(f64::NAN))
            )
        })
        .collect();
    let grade = shown(&state).grade;
    let grade = grade
        .as_ref()
        .map_or("", |grade| grade.get(Language::Chinese));
    let score = points(score(&state));
    let expected = format!(
        "幸福武清评价指数，总分 {score} 分，{grade}。失分最多的是：{}。当前为演示数据，由程序生成，不是真实结果。权重由本工具自拟",
        named.join("；")
    );
    assert!(said.starts_with(&expected), "{said}\n{expected}");
    assert!(!said.contains("预设得分"), "{said}");
}

#[test]
fn the_difference_is_said_in_words_that_can_be_heard() {
    let more = set(&first(), "safety", 10.0);
    let difference = points((score(&more) - score(&first())).abs());
    assert!(score(&more) > score(&first()));
    let said = read(&more, Language::Chinese);
    assert!(
        said.contains(&format!("比预设得分高 {difference} 分。")),
        "{said}"
    );
    let less = set(&first(), "education", 10.0);
    assert!(score(&less) < score(&first()));
    let said = read(&less, Language::Traditional);
    assert!(
        said.contains("比預設得分低 ") && !said.contains('−'),
        "{said}"
    );
    let said = read(&less, Language::English);
    assert!(
        said.contains("less than by default. Most is lost by "),
        "{said}"
    );
}

#[test]
fn without_a_score_it_says_so_and_names_no_shortfall() {
    let state = first();
    let units = state.choices.data.units().to_vec();
    let data = Rc::new(Dataset::empty(units));
    let empty = act(
        &state,
        Intent::ReplaceData {
            data,
            message: None,
        },
    );
    let said = read(&empty, Language::Chinese);
    assert!(
        said.starts_with("幸福武清评价指数，暂不给出总分。权重由本工具自拟"),
        "{said}"
    );
}

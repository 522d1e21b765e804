//! The published result as it stands where no program runs.

use roxmltree::{Document, Node};
use xingfu::data::bundle;
use xingfu::data::demonstration::{on_show, own_unit};
use xingfu::data::{Dataset, UnitId};
use xingfu::figure::still::{Still, demonstration, demonstration_block};
use xingfu::index::{Index, NodeId};
use xingfu::methodology::Methodology;
use xingfu::month::Month;
use xingfu::score::score;
use xingfu::text::Language;
use xingfu::text::format::points;

fn builtin() -> Index {
    Index::builtin().unwrap_or_else(|error| panic!("{error}"))
}

fn html(language: Language) -> String {
    demonstration(&builtin(), language).unwrap_or_else(|error| panic!("{error}"))
}

#[track_caller]
fn parse(html: &str) -> Document<'_> {
    Document::parse(html).unwrap_or_else(|error| panic!("{error}: {html}"))
}

fn of_class<'a>(document: &'a Document<'_>, class: &str) -> Vec<Node<'a, 'a>> {
    let has = |node: &Node<'_, '_>| {
        let classes = node.attribute("class").unwrap_or_default();
        classes.split(' ').any(|one| one == class)
    };
    document.descendants().filter(has).collect()
}

fn text(node: &Node<'_, '_>) -> String {
    let texts = node.descendants().filter(Node::is_text);
    texts.filter_map(|one| one.text()).collect()
}

#[test]
fn the_score_is_the_engine_s_and_every_dimension_has_a_row() {
    let index = builtin();
    let data = on_show(&index, vec![own_unit(&index)]);
    let methodology = Methodology::default_of(&index).as_of(data.last_month());
    let scores = score(&index, &data, &methodology).unwrap_or_else(|error| panic!("{error}"));
    let expected = scores.headline(UnitId::at(0)).map(points);
    let html = html(Language::Chinese);
    let document = parse(&html);
    assert_eq!(of_class(&document, "number").first().map(text), expected);
    let rows = document
        .descendants()
        .filter(|node| node.has_tag_name("tr"));
    assert_eq!(rows.count(), 1 + index.children(NodeId::ROOT).len());
    assert_eq!(
        document
            .descendants()
            .filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "svg")))
            .count(),
        2
    );
}

#[test]
fn the_first_screen_says_what_it_is_and_shows_the_months_and_the_first_indicators() {
    for (language, about, best) in [
        (
            Language::Chinese,
            "按可核验的进度打分，截至2024年9月。",
            "做得最好的三项",
        ),
        (
            Language::English,
            "progress that can be checked, as of 2024-09.",
            "Doing best",
        ),
    ] {
        let html = html(language);
        let document = parse(&html);
        let of = |class| {
            of_class(&document, class)
                .iter()
                .map(text)
                .collect::<String>()
        };
        assert!(of("about").ends_with(about), "{}", of("about"));
        assert_eq!(of_class(&document, "card").len(), 4);
        assert_eq!(of_class(&document, "spark-dot").len(), 8);
        assert_eq!(of_class(&document, "spark-now").len(), 1);
        assert_eq!(of_class(&document, "count").len(), 5);
        assert!(of("in-words").starts_with(best), "{}", of("in-words"));
    }
}

#[test]
fn demonstration_data_and_the_notice_are_marked_beside_the_score_and_the_chart() {
    for (language, mark, notice) in [
        (Language::Chinese, "演示数据", "权重由本工具自拟"),
        (Language::English, "Demonstration data", "not an official"),
    ] {
        let html = html(language);
        let document = parse(&html);
        assert_eq!(
            of_class(&document, "mark").first().map(text).as_deref(),
            Some(mark)
        );
        let remarks: String = of_class(&document, "remarks").iter().map(text).collect();
        assert!(remarks.contains(mark), "{remarks}");
        assert!(remarks.contains(notice), "{remarks}");
    }
}

#[test]
fn a_block_for_other_pages_has_one_chart_and_the_same_figures() {
    let block = demonstration_block(&builtin(), Language::Chinese);
    let block = block.unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(block.matches("<svg").count(), 1);
    let whole = html(Language::Chinese);
    let (block, whole) = (parse(&block), parse(&whole));
    for class in ["number", "grade", "notice-text", "mark"] {
        let texts = |document| {
            of_class(document, class)
                .iter()
                .map(text)
                .collect::<Vec<_>>()
        };
        assert_eq!(texts(&block), texts(&whole));
    }
}

#[test]
fn nothing_in_it_could_be_used_or_would_break_a_strict_policy() {
    let html = html(Language::English);
    let document = parse(&html);
    for node in document.descendants().filter(Node::is_element) {
        let name = node.tag_name().name();
        assert!(
            !["script", "style", "button", "input", "select", "a"].contains(&name),
            "{name}"
        );
        for attribute in node.attributes() {
            let name = attribute.name();
            assert!(name != "style" && !name.starts_with("on"), "{name}");
        }
    }
}

#[test]
fn without_data_no_score_is_given_and_texts_are_escaped() {
    let json = r#"{"id": "town", "version": "1", "title": "A <town> & \"more\"", "dimensions": [
        {"id": "work", "title": "Work", "indicators": [{"id": "pilot", "title": "Pilot", "rule": {"kind": "pass"}}]}]}"#;
    let index = Index::from_json(json).unwrap_or_else(|error| panic!("{error}"));
    let data = Dataset::empty(vec![own_unit(&index)]);
    let still =
        Still::new(&index, &data, Language::English).unwrap_or_else(|error| panic!("{error}"));
    let html = still.html();
    let document = parse(&html);
    assert_eq!(
        of_class(&document, "number").first().map(text).as_deref(),
        Some("—")
    );
    assert!(
        html.contains("<h1>A &lt;town> &amp; &quot;more&quot;</h1>"),
        "{html}"
    );
    assert!(of_class(&document, "mark").is_empty());
}

#[test]
fn of_several_units_the_one_that_is_shown_is_named_and_its_score_is_not_that_of_all() {
    let towns = bundle::read(include_str!("../../indices/towns.json"));
    let towns = towns.unwrap_or_else(|error| panic!("{error}"));
    let still = Still::new(&towns.index, &towns.data, Language::English);
    let still = still.unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(still.result(), None);
    let html = still.html();
    let document = parse(&html);
    let names: Vec<_> = of_class(&document, "unit").iter().map(text).collect();
    assert_eq!(names, ["Yangcun Subdistrict"]);
    assert!(of_class(&parse(&self::html(Language::English)), "unit").is_empty());
}

/// The towns as of their last month.
fn towns(language: Language) -> (bundle::Bundle, String) {
    let towns = bundle::read(include_str!("../../indices/towns.json"));
    let towns = towns.unwrap_or_else(|error| panic!("{error}"));
    let still = Still::new(&towns.index, &towns.data, language);
    let still = still.unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(still.view(), "ranking");
    let block = still.block();
    (towns, block)
}

#[test]
fn a_block_of_several_units_is_their_ranking() {
    let (towns, block) = towns(Language::Chinese);
    let month = towns.data.last_month();
    let methodology = Methodology::default_of(&towns.index).as_of(month);
    let of = |methodology: &Methodology| {
        let scores = score(&towns.index, &towns.data, methodology);
        scores.unwrap_or_else(|error| panic!("{error}"))
    };
    let scores = of(&methodology);
    let before = of(&methodology.clone().as_of(month.and_then(Month::before)));
    let document = parse(&block);
    let cells = |row: Node<'_, '_>| {
        let cells = row.children().filter(Node::is_element);
        cells.map(|cell| text(&cell)).collect::<Vec<_>>()
    };
    let rows = document
        .descendants()
        .filter(|node| node.has_tag_name("tr"));
    let mut rows = rows.map(cells);
    let heads = rows.next().unwrap_or_default();
    assert_eq!(
        heads,
        ["排名", "名称", "组内", "序时得分", "比8月"].map(|head| match head {
            "序时得分" => "得分",
            other => other,
        })
    );
    let rows: Vec<_> = rows.collect();
    assert_eq!(rows.len(), 30);
    for row in &rows {
        let unit = towns
            .data
            .units()
            .iter()
            .position(|unit| unit.title.get(Language::Chinese) == row[1]);
        let unit = UnitId::at(unit.unwrap_or_else(|| panic!("{row:?}")));
        let rank = |scores: &xingfu::score::Scores| scores.rank(unit);
        assert_eq!(
            rank(&scores).map(|rank| rank.to_string()).as_deref(),
            Some(row[0].as_str())
        );
        assert_eq!(
            scores.headline(unit).map(points).as_deref(),
            Some(row[3].as_str())
        );
        let (then, now) = (
            rank(&before).expect("a rank"),
            rank(&scores).expect("a rank"),
        );
        let mark = match then.cmp(&now) {
            std::cmp::Ordering::Greater => format!("▲{}（", then - now),
            std::cmp::Ordering::Equal => "＝（".to_owned(),
            std::cmp::Ordering::Less => format!("▼{}（", now - then),
        };
        assert!(row[4].starts_with(&mark), "{row:?}: {then} to {now}");
    }
    let ranks: Vec<u32> = rows.iter().filter_map(|row| row[0].parse().ok()).collect();
    assert!(ranks.is_sorted() && ranks.len() == 30, "{ranks:?}");
    let first = of_class(&document, "finding")
        .first()
        .map(text)
        .unwrap_or_default();
    assert!(first.starts_with(&rows[0][1]), "{first}");
    assert!(
        block.contains("演示数据") && !block.contains("<svg"),
        "{block}"
    );
}

#[test]
fn a_ranking_without_a_month_before_or_ranks_says_no_more_than_it_knows() {
    let (towns, _) = towns(Language::English);
    let empty = Dataset::empty(towns.data.units().to_vec());
    let still = Still::new(&towns.index, &empty, Language::English);
    let still = still.unwrap_or_else(|error| panic!("{error}"));
    let block = still.block();
    let document = parse(&block);
    let first = of_class(&document, "finding").first().map(text);
    assert_eq!(first.as_deref(), Some("None of 30 units has a score yet."));
    let heads = document
        .descendants()
        .filter(|node| node.has_tag_name("th"));
    let heads = heads.filter(|head| head.attribute("scope") == Some("col"));
    assert_eq!(
        heads.map(|head| text(&head)).collect::<Vec<_>>(),
        ["Rank", "Name", "In group", "Score"]
    );
    assert_eq!(block.matches("<td>Not ranked</td>").count(), 30);
}

#[test]
fn a_long_ranking_counts_what_it_leaves_out() {
    let (towns, _) = towns(Language::English);
    let unit = |at: usize| xingfu::data::Unit {
        id: format!("u{at}"),
        ..towns.data.units()[0].clone()
    };
    let many = Dataset::empty((0..53).map(unit).collect());
    let still = Still::new(&towns.index, &many, Language::English);
    let block = still.unwrap_or_else(|error| panic!("{error}")).block();
    assert_eq!(block.matches("<tr>").count(), 1 + 50);
    assert!(block.contains("<p>3 more are left out.</p>"), "{block}");
}

#[test]
fn an_index_of_years_speaks_of_years() {
    let json = r#"{"id": "town", "version": "1", "title": "A town", "dimensions": [
        {"id": "work", "title": "Work", "indicators": [{"id": "pilot", "title": "Pilot", "frequency": "yearly",
         "rule": {"kind": "goalposts", "lower": 0, "upper": 10}}]}]}"#;
    let index = Index::from_json(json).unwrap_or_else(|error| panic!("{error}"));
    let data = r#"{"units": [{"id": "town", "title": "A town"}],
        "values": [{"unit": "town", "indicator": "pilot", "period": "2021-12", "value": 4},
                   {"unit": "town", "indicator": "pilot", "period": "2022-12", "value": 7}]}"#;
    let data = serde_json::from_str(data).unwrap_or_else(|error| panic!("{error}"));
    let data = Dataset::from_file(&data, &index).unwrap_or_else(|error| panic!("{error}"));
    let still = Still::new(&index, &data, Language::Chinese);
    let html = still.unwrap_or_else(|error| panic!("{error}")).html();
    for said in ["较上年 <b>+30.0</b>", "本年填报 1", "截至 2022<"] {
        assert!(html.contains(said), "{said}: {html}");
    }
    assert!(!html.contains('月'), "{html}");
}

//! Less of the page, for a place in another, and the code that puts it there.

use std::cell::Cell;

use xingfu::app::desk::embed_code::{Embedded, Variant, folder};
use xingfu::app::state::{Appearance, Extent, State};
use xingfu::text::Language;

use crate::html::Element;
use crate::render::{draw, look};
use crate::support::{first, set, shown};

fn in_view(extent: Extent) -> Element {
    draw(&look(&first(), |view| view.extent = extent))
}

fn count(page: &Element, name: &str, class: &str) -> usize {
    let found = Cell::new(0);
    page.find(|element| {
        let is_it = element.name == name
            && (class.is_empty()
                || element
                    .attribute("class")
                    .is_some_and(|it| it.contains(class)));
        found.set(found.get() + usize::from(is_it));
        false
    });
    found.get()
}

fn sliders(page: &Element) -> usize {
    count(page, "div", "weight-row")
}

#[test]
fn every_view_shows_score_grade_coverage_notice_and_contributions() {
    let full = in_view(Extent::Full);
    let score = |page: &Element| {
        let score = page.find(|element| element.attribute("data-score").is_some());
        score.map(Element::text)
    };
    let grade = shown(&first()).grade;
    let grade = grade
        .as_ref()
        .map_or("", |grade| grade.get(Language::Chinese));
    for extent in Extent::ALL {
        let page = in_view(extent);
        assert_eq!(score(&page), score(&full));
        assert!(score(&page).is_some());
        let text = page.text();
        for words in [
            grade,
            "数据覆盖率",
            "权重由本工具自拟",
            "演示数据",
            "得分构成",
        ] {
            assert!(text.contains(words), "{extent:?}: {words}");
        }
        assert_eq!(count(&page, "figure", "contributions"), 1, "{extent:?}");
    }
}

#[test]
fn sliders_are_in_the_views_that_have_weights_and_tools_in_the_full_one() {
    assert_eq!(sliders(&in_view(Extent::Summary)), 0);
    assert!(sliders(&in_view(Extent::Weights)) > 5);
    assert_eq!(
        sliders(&in_view(Extent::Weights)),
        sliders(&in_view(Extent::Full))
    );
    for extent in [Extent::Summary, Extent::Weights] {
        let page = in_view(extent);
        assert_eq!(count(&page, "input", "") > 0, extent == Extent::Weights);
        for words in ["导出数据", "嵌入", "承诺台账"] {
            assert!(!page.text().contains(words), "{extent:?}: {words}");
        }
    }
    assert!(in_view(Extent::Full).text().contains("导出数据"));
}

#[test]
fn a_view_without_sliders_does_not_speak_of_them() {
    assert!(in_view(Extent::Weights).text().contains("移动滑块"));
    assert!(!in_view(Extent::Summary).text().contains("移动滑块"));
    let moved = set(&first(), "employment", 10.0);
    let moved = look(&moved, |view| view.extent = Extent::Summary);
    assert!(draw(&moved).text().contains("看重了（"));
}

#[test]
fn views_are_called_by_names() {
    for extent in Extent::ALL {
        assert_eq!(Extent::from_name(extent.name()), Some(extent));
    }
    assert_eq!(Extent::from_name("everything"), None);
}

fn embedded(extent: Extent) -> Embedded {
    Embedded {
        folder: "https://example.org/a/".into(),
        title: "A \"B\" & <C>".into(),
        result: "A: 80.0".into(),
        language: Language::English,
        extent,
        theme: Appearance::Auto,
        elder: false,
        data: String::new(),
        unit: None,
        weights: vec![("work".into(), 3.0), ("calm".into(), 0.1)],
        hash: "c=1&i=x&w=work:3~calm:0.1&k=0".into(),
    }
}

#[test]
fn an_element_carries_language_view_and_weights() {
    let code = embedded(Extent::Summary).code(Variant::Element);
    assert_eq!(
        code,
        "<xingfu-index lang=\"en\" view=\"summary\" weights=\"work:3;calm:0.1\">\n\
         <p>A: 80.0 <a href=\"https://example.org/a/index.html?lang=en#c=1&amp;i=x&amp;w=work:3~calm:0.1&amp;k=0\">A &quot;B&quot; &amp; &lt;C></a></p>\n\
         </xingfu-index>\n<script type=\"module\" src=\"https://example.org/a/element.js\"></script>"
    );
}

#[test]
fn a_block_carries_them_as_data() {
    let code = embedded(Extent::Weights).code(Variant::Block);
    let start = "<div data-xingfu data-lang=\"en\" data-view=\"weights\" data-hash=\"c=1&amp;i=x&amp;w=work:3~calm:0.1&amp;k=0\">";
    assert!(code.starts_with(start), "{code}");
    assert!(code.ends_with("<script defer src=\"https://example.org/a/embed.js\"></script>"));
}

#[test]
fn a_frame_carries_them_in_its_address_and_needs_no_script() {
    let code = embedded(Extent::Full).code(Variant::Frame);
    assert_eq!(
        code,
        "<iframe title=\"A &quot;B&quot; &amp; &lt;C>\" \
         src=\"https://example.org/a/index.html?embed&amp;lang=en#c=1&amp;i=x&amp;w=work:3~calm:0.1&amp;k=0\" \
         loading=\"lazy\" style=\"width:0;min-width:100%;border:0\" height=\"720\" \
         allow=\"fullscreen; clipboard-write; web-share\"></iframe>"
    );
}

#[test]
fn published_results_are_named_in_each_of_the_three() {
    let named = Embedded {
        data: "https://example.org/\"九月\".json?a=1&b".into(),
        ..embedded(Extent::Full)
    };
    let [element, block, frame] = Variant::ALL.map(|variant| named.code(variant));
    let address = "https://example.org/&quot;九月&quot;.json?a=1&amp;b";
    assert!(
        element.contains(&format!(" data=\"{address}\">")),
        "{element}"
    );
    assert!(
        block.contains(&format!(" data-data=\"{address}\">")),
        "{block}"
    );
    let query = "data=https://example.org/%22%E4%B9%9D%E6%9C%88%22.json%3Fa%3D1%26b#c=1";
    assert!(frame.contains(query), "{frame}");
}

#[test]
fn a_unit_of_another_index_is_named_with_the_file_of_both() {
    let other = Embedded {
        data: "https://example.org/a/index-hdi.json".into(),
        unit: Some("A&\"1\"".into()),
        weights: Vec::new(),
        hash: String::new(),
        ..embedded(Extent::Ranking)
    };
    let [element, block, frame] = Variant::ALL.map(|variant| other.code(variant));
    let link =
        "index.html?lang=en&amp;unit=A%26%221%22&amp;data=https://example.org/a/index-hdi.json\"";
    let own = "lang=\"en\" view=\"ranking\" unit=\"A&amp;&quot;1&quot;\" data=";
    assert!(element.contains(own) && element.contains(link), "{element}");
    assert!(
        block.contains("data-unit=\"A&amp;&quot;1&quot;\"") && block.contains(link),
        "{block}"
    );
    let query = "embed&amp;lang=en&amp;view=ranking&amp;unit=A%26%221%22&amp;data=https://example.org/a/index-hdi.json\"";
    assert!(frame.contains(query), "{frame}");
}

#[test]
fn published_weights_are_not_written_out() {
    let published = Embedded {
        weights: Vec::new(),
        hash: String::new(),
        ..embedded(Extent::Full)
    };
    for variant in Variant::ALL {
        let code = published.code(variant);
        assert!(!code.contains("weights="), "{code}");
        assert!(!code.contains("hash="), "{code}");
        assert!(!code.contains('#'), "{code}");
    }
}

#[test]
fn the_folder_of_a_page_is_its_address_up_to_the_last_slash() {
    for (address, expected) in [
        ("https://example.org/", "https://example.org/"),
        ("https://example.org/a/index.html", "https://example.org/a/"),
        (
            "https://example.org/a/?lang=en&x=/b/",
            "https://example.org/a/",
        ),
        ("https://example.org/a/#/b/", "https://example.org/a/"),
        ("file:///home/a/index.html?x", "file:///home/a/"),
    ] {
        assert_eq!(folder(address), expected);
    }
}

#[test]
fn the_code_is_there_when_it_is_asked_for() {
    let open = |state: &State| draw(&look(state, |view| view.embedding = true));
    assert_eq!(count(&draw(&first()), "textarea", ""), 0);
    assert_eq!(count(&open(&first()), "textarea", ""), 3);
    let text = open(&set(&first(), "employment", 10.0)).text();
    for words in ["网页组件", "内容块", "框架"] {
        assert!(text.contains(words), "{words}");
    }
}

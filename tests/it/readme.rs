//! The index shown in README.md, loaded and scored.

use std::path::Path;

use xingfu::data::{Dataset, UnitId};
use xingfu::index::Index;
use xingfu::methodology::Methodology;
use xingfu::schema::{self, DatasetFile};
use xingfu::score::grade::grade;
use xingfu::score::score;
use xingfu::text::Language;

const SMALL: &str = include_str!("../data/small-index.json");

#[test]
fn the_small_index_loads_and_scores() -> Result<(), xingfu::error::Error> {
    let index = Index::from_json(SMALL)?;
    let file: DatasetFile = schema::read(
        r#"{"values": [
            {"unit": "town", "indicator": "new-jobs", "value": 900, "period": "2025-06"},
            {"unit": "town", "indicator": "unpaid-wages", "value": 1, "period": "2025-06"},
            {"unit": "town", "indicator": "clean-water", "value": 380, "denominator": 400, "period": "2025-06"},
            {"unit": "town", "indicator": "school", "value": "under-way", "period": "2025-06"}]}"#,
    )?;
    let data = Dataset::from_file(&file, &index)?;
    let default = Methodology::default_of(&index);
    let scores = score(&index, &data, &default)?;
    let town = UnitId::at(0);
    // work (3 × 75 + 1 × 90) ÷ 4 = 78.75, living (95 + 50) ÷ 2 = 72.5
    let expected = (2.0 * 78.75 + 72.5) / 3.0;
    let found = scores.headline(town).unwrap_or(f64::NAN);
    assert!((found - expected).abs() < 1e-9, "{found}");
    let band = grade(&index, &scores, default.weighting(), town).band;
    assert_eq!(
        band.map(|band| band.label.get(Language::English)),
        Some("Good")
    );
    Ok(())
}

#[test]
fn readme_shows_the_small_index() {
    for name in ["README.md", "README.zh-CN.md"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
        let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
        let fences = text.split("```json\n").skip(1);
        let blocks: Vec<&str> = fences
            .filter_map(|rest| rest.split("\n```").next())
            .collect();
        // The Chinese one may point to the English one.
        match blocks.first() {
            Some(block) => assert_eq!(*block, SMALL.trim_end(), "the first JSON of {name}"),
            None => assert_ne!(name, "README.md", "{name} shows no index"),
        }
    }
}

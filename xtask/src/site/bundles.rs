//! The other indices of `indices/`, each with its data in one file beside the page.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::files::{read, write};
use crate::error::{Error, Result};
use crate::paths::project;
use serde_json::json;
use xingfu::data::{Shapes, bundle};
use xingfu::schema::{self, BUNDLE, BundleFile, Definition, PanelFile, UnitEntry};
use xingfu::text::{Language, Text};

/// The list of the indices.
const LIST: &str = "indices.json";

/// The names of the indices: `NAME.json`, `NAME.csv` where there are data, `NAME.names.csv` where the units of
/// these have Chinese names, and `NAME.geojson` where they have shapes.
const INDICES: [&str; 2] = ["hdi", "towns"];

/// Writes every other index into the page's folder.
pub(super) fn put_indices(folder: &Path) -> Result<()> {
    for name in INDICES {
        let text = bundled(&project("indices"), name)?;
        write(&folder.join(format!("index-{name}.json")), text)?;
    }
    write(&folder.join(LIST), list()?)
}

/// The list of all indices of the site, that of the page first.
fn list() -> Result<String> {
    let definition = |path: PathBuf| Ok::<Definition, Error>(schema::read(&read(&path)?)?);
    let own = definition(project("index.json"))?;
    let mut list = vec![json!({"id": own.id, "title": own.title})];
    for name in INDICES {
        let other = definition(project("indices").join(format!("{name}.json")))?;
        list.push(json!({"id": other.id, "name": name, "title": other.title}));
    }
    Ok(json!(list).to_string())
}

/// An index with its data, and the shapes of its units.
fn bundled(source: &Path, name: &str) -> Result<String> {
    let definition: Definition = schema::read(&read(&source.join(format!("{name}.json")))?)?;
    let table = source.join(format!("{name}.csv"));
    let panel = table.is_file().then(|| panel(&read(&table)?, &definition));
    let mut panel = panel.transpose()?;
    let names = source.join(format!("{name}.names.csv"));
    if let Some(panel) = panel.as_mut().filter(|_| names.is_file()) {
        name_in_chinese(&mut panel.units, &read(&names)?)?;
    }
    let mut file = BundleFile {
        format: BUNDLE.to_owned(),
        version: 1,
        definition,
        data: None,
        panel,
        published: None,
        shapes: None,
    };
    let shapes = source.join(format!("{name}.geojson"));
    let whole = bundle::read(&written(&file)?)?;
    if shapes.is_file() {
        let fault = |fault| Error::Shapes {
            file: shapes.clone(),
            fault,
        };
        let read = Shapes::read(&read(&shapes)?).map_err(fault)?;
        read.check(whole.data.units()).map_err(fault)?;
        file.shapes = Some(read.simplified().to_file());
    }
    let text = written(&file)?;
    bundle::read(&text)?;
    Ok(text)
}

fn written(file: &BundleFile) -> Result<String> {
    serde_json::to_string(file).map_err(|error| Error::Table(error.to_string()))
}

/// A row a unit and year of a table: `unit,title,group,year`, and a column for each indicator; others are
/// passed over.
fn panel(text: &str, definition: &Definition) -> Result<PanelFile> {
    let fault = |error: csv::Error| Error::Table(error.to_string());
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let heads = reader.headers().map_err(fault)?.clone();
    let at = |name: &str| heads.iter().position(|head| head == name);
    let indicators: Vec<String> = definition
        .dimensions
        .iter()
        .flat_map(|dimension| &dimension.indicators)
        .map(|indicator| indicator.id.clone())
        .filter(|id| at(id).is_some())
        .collect();
    let mut units: Vec<UnitEntry> = Vec::new();
    let mut rows: Vec<BTreeMap<String, Vec<Option<f64>>>> = Vec::new();
    for row in reader.records() {
        let row = row.map_err(fault)?;
        let cell = |name: &str| at(name).and_then(|at| row.get(at)).unwrap_or_default();
        let id = cell("unit");
        if units.last().is_none_or(|last| last.id != id) {
            let group = Some(cell("group").to_owned()).filter(|group| !group.is_empty());
            units.push(UnitEntry {
                id: id.to_owned(),
                title: Some(cell("title").into()),
                group,
            });
            rows.push(BTreeMap::new());
        }
        let number = |id: &String| match cell(id) {
            "" => Ok(None),
            text => text
                .parse()
                .map(Some)
                .map_err(|_| Error::Table(format!("{text:?} is no number"))),
        };
        let numbers = indicators.iter().map(number).collect::<Result<_>>()?;
        if let Some(last) = rows.last_mut() {
            last.insert(format!("{}-12", cell("year")), numbers);
        }
    }
    let mut periods: Vec<String> = rows.iter().flat_map(BTreeMap::keys).cloned().collect();
    periods.sort_unstable();
    periods.dedup();
    let none = vec![None; indicators.len()];
    let values = rows.iter().map(|row| {
        let numbers = periods
            .iter()
            .flat_map(|period| row.get(period).unwrap_or(&none));
        numbers.copied().collect()
    });
    Ok(PanelFile {
        units,
        indicators,
        values: values.collect(),
        periods,
    })
}

/// Adds the Chinese names of a table `unit,zh`, a row for every unit.
fn name_in_chinese(units: &mut [UnitEntry], text: &str) -> Result<()> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows = reader.deserialize::<(String, String)>();
    let mut names = rows
        .collect::<std::result::Result<BTreeMap<_, _>, _>>()
        .map_err(|error| Error::Table(error.to_string()))?;
    for unit in units {
        let zh = names.remove(&unit.id);
        let zh = zh.ok_or_else(|| Error::Table(format!("no Chinese name of `{}`", unit.id)))?;
        let title = unit.title.take();
        unit.title = Some(Text::Localised {
            zh: Some(zh.into()),
            hant: None,
            en: title.map(|title| title.get(Language::English).to_owned()),
        });
    }
    match names.into_keys().next() {
        Some(id) => Err(Error::Table(format!(
            "a Chinese name of `{id}`, which is no unit"
        ))),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::{INDICES, bundled, name_in_chinese};
    use crate::paths::project;
    use serde_json::json;
    use xingfu::data::{Shapes, bundle};
    use xingfu::schema::UnitEntry;
    use xingfu::text::Language;

    #[test]
    fn the_indices_of_the_site_are_whole_and_the_world_is_small()
    -> Result<(), Box<dyn std::error::Error>> {
        for name in INDICES {
            let text = bundled(&project("indices"), name)?;
            let shapes = bundle::read(&text)?.shapes;
            assert_eq!(shapes.is_some(), name == "hdi", "{name}");
            let points = shapes.iter().flat_map(Shapes::arcs).map(<[_]>::len);
            assert!(points.sum::<usize>() < 12_000, "{name}");
        }
        Ok(())
    }

    #[test]
    fn every_unit_has_one_chinese_name_beside_its_own() -> Result<(), Box<dyn std::error::Error>> {
        let units = || {
            ["a", "b"].map(|id| UnitEntry {
                id: id.to_owned(),
                title: Some(id.to_uppercase().as_str().into()),
                group: None,
            })
        };
        let mut named = units();
        name_in_chinese(&mut named, "unit,zh\nb,乙\na,甲\n")?;
        let names = named.iter().filter_map(|unit| unit.title.as_ref());
        let names = names.map(|name| [Language::Chinese, Language::English].map(|of| name.get(of)));
        assert_eq!(names.collect::<Vec<_>>(), [["甲", "A"], ["乙", "B"]]);
        for (table, expected) in [
            ("unit,zh\na,甲\n", "no Chinese name of `b`"),
            (
                "unit,zh\na,甲\nb,乙\nc,丙\n",
                "a Chinese name of `c`, which is no unit",
            ),
        ] {
            let fault = name_in_chinese(&mut units(), table).err();
            let fault = fault.ok_or("the table was taken")?.to_string();
            assert!(fault.contains(expected), "{fault}");
        }
        Ok(())
    }

    #[test]
    fn a_fault_of_shapes_names_the_file_and_the_feature() -> Result<(), Box<dyn std::error::Error>>
    {
        let folder = tempfile::tempdir()?;
        let indicator = json!({"id": "i", "title": "I", "rule": {"kind": "zero", "penalty": 1}});
        let definition = json!({"id": "one", "version": "1", "title": "One",
            "dimensions": [{"id": "d", "title": "D", "indicators": [indicator]}]});
        let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text);
        write("one.json", &definition.to_string())?;
        write("one.csv", "unit,title,year,i\na,A,2024,1\nb,B,2024,2\n")?;
        let fault = |features: serde_json::Value| {
            let file = json!({"type": "FeatureCollection", "features": features});
            write("one.geojson", &file.to_string())?;
            let place = folder.path().join("one.geojson").display().to_string();
            let fault = bundled(folder.path(), "one")
                .err()
                .map(|fault| fault.to_string());
            Ok::<_, std::io::Error>(fault.map(|fault| fault.replace(&place, "one.geojson")))
        };
        let none = |id: &str| json!({"id": id, "geometry": null});
        assert_eq!(fault(json!([none("a"), none("b")]))?, None);
        assert_eq!(
            fault(json!([none("a"), none("c")]))?.as_deref(),
            Some(
                "one.geojson: features[1].id: found `c`, expected the id of a unit, or none for ground that is no unit's"
            )
        );
        let open = json!({"id": "b", "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1]]]}});
        assert_eq!(
            fault(json!([none("a"), open]))?.as_deref(),
            Some(
                "one.geojson: features[1].geometry.coordinates[0]: found a ring of `b` from [0, 0] to [0, 1], expected a ring that ends where it begins"
            )
        );
        Ok(())
    }
}

//! Another program's files: what `LibreOffice` makes of ours is read back as it was.

use std::path::Path;
use std::process::Command;

use xingfu::data::demonstration::{on_show, own_unit};
use xingfu::data::{Dataset, Details, UnitId};
use xingfu::index::Index;
use xingfu::methodology::Methodology;
use xingfu::report::sheets::{Sheets, csv_of};
use xingfu::schema::ValueEntry;
use xingfu::score::profile::Profile;
use xingfu::score::score;
use xingfu::text::Language;
use xingfu::text::words::DeskWords;

use crate::support::{import, problems, values, wuqing};

/// The months of one year, then what they are of September.
fn september(index: &Index) -> Vec<ValueEntry> {
    let data = on_show(index, vec![own_unit(index)]);
    let mut values = data.to_file(index).values;
    values.retain(|entry| entry.period.as_deref() == Some("2024-09"));
    for entry in &mut values {
        // A table has neither of these.
        entry.entered_by = None;
        entry.entered_at = None;
        entry.decided_by = None;
    }
    values
}

fn demonstration(index: &Index) -> Dataset {
    on_show(index, vec![own_unit(index)])
}

fn sheets<'a>(index: &'a Index, data: &'a Dataset, language: Language) -> Sheets<'a> {
    Sheets {
        index,
        data,
        month: "2024-09".parse().ok(),
        words: DeskWords::of(language),
    }
}

#[track_caller]
fn written(parts: &[u8]) -> Vec<u8> {
    workbook::write(parts).unwrap_or_else(|error| panic!("{error}"))
}

#[track_caller]
fn assert_september(index: &std::rc::Rc<Index>, bytes: &[u8]) {
    let imported = import(index, bytes);
    assert_eq!(problems(&imported), Vec::<String>::new());
    assert_eq!(values(index, &imported), september(index));
}

#[test]
fn a_template_is_read_back_in_every_language() {
    let index = wuqing();
    let data = demonstration(&index);
    for language in Language::ALL {
        let sheets = sheets(&index, &data, language);
        assert_september(&index, &written(&sheets.template(UnitId::at(0))));
        assert_september(&index, csv_of(&sheets.template(UnitId::at(0))).as_bytes());
    }
}

#[test]
fn a_template_gives_back_who_is_responsible_and_by_when() {
    let index = wuqing();
    let mut data = demonstration(&index);
    let whole = Details {
        responsible: Some("某局（虚构）".into()),
        supporting: Some("某镇（虚构）".into()),
        due: Some("2024-12".into()),
        ..Details::default()
    };
    let item = Details {
        responsible: Some("某校（虚构）".into()),
        ..Details::default()
    };
    for (id, indicator) in index.indicators() {
        if indicator.items.is_empty() {
            data.set_details(id, None, whole.clone());
        } else {
            data.set_details(id, Some(0), item.clone());
        }
    }
    for language in Language::ALL {
        let parts = sheets(&index, &data, language).template(UnitId::at(0));
        for bytes in [written(&parts), csv_of(&parts).into_bytes()] {
            let imported = import(&index, &bytes);
            assert_eq!(problems(&imported), Vec::<String>::new());
            let back = imported.onto(&Dataset::default());
            let all: Vec<_> = back.all_details().collect();
            assert_eq!(all, data.all_details().collect::<Vec<_>>());
        }
    }
}

#[test]
fn a_blank_template_has_nothing_to_take_and_nothing_wrong() {
    let index = wuqing();
    let data = Dataset::empty(vec![own_unit(&index)]);
    let sheets = sheets(&index, &data, Language::Chinese);
    let imported = import(&index, &written(&sheets.template(UnitId::at(0))));
    assert_eq!(problems(&imported), Vec::<String>::new());
    assert!(imported.records.is_empty() && imported.notes.is_empty());
}

/// What a file says of its month goes before the month on show.
#[test]
fn a_table_is_of_its_own_month_whatever_is_looked_at() {
    let index = wuqing();
    let data = demonstration(&index);
    let parts = sheets(&index, &data, Language::Chinese).template(UnitId::at(0));
    for bytes in [written(&parts), csv_of(&parts).into_bytes()] {
        let mut target = crate::support::target(&index);
        target.month = "2024-11".parse().ok();
        let mut import = xingfu::data::import::Import::new(std::rc::Rc::clone(&index), target);
        let read = workbook::read(&bytes, &mut |part, _| import.read(&part));
        read.unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(values(&index, &import.finish()), september(&index));
    }
}

fn whole(index: &Index, data: &Dataset) -> Vec<u8> {
    let sheets = sheets(index, data, Language::Chinese);
    let methodology = Methodology::default_of(index).as_of(sheets.month);
    let scores = score(index, data, &methodology).unwrap_or_else(|error| panic!("{error}"));
    let profile = Profile::new(index, &scores, methodology.weighting(), UnitId::at(0));
    [sheets.table(), sheets.table_of(UnitId::at(0), &profile)].concat()
}

#[test]
fn the_whole_table_is_read_back_and_the_same_every_time() {
    let index = wuqing();
    let data = demonstration(&index);
    let bytes = written(&whole(&index, &data));
    assert_september(&index, &bytes);
    assert_eq!(bytes, written(&whole(&index, &data)));
}

/// A text that would be a formula is a text.
#[test]
fn nothing_that_is_written_is_a_formula() {
    let json = r#"{"id": "a", "version": "1", "title": "=1+1", "dimensions": [{"id": "d", "title": "=2+2", "indicators": [
        {"id": "x", "title": "@SUM(A1)", "measure": "=3", "method": "=4", "rule": {"kind": "pass"}}]}]}"#;
    let index = crate::support::index(json);
    let data = Dataset::empty(vec![own_unit(&index)]);
    let parts = sheets(&index, &data, Language::English).template(UnitId::at(0));
    let mut texts = Vec::new();
    let read = workbook::read(&written(&parts), &mut |part, _| {
        for part in xingfu::data::sheet::Parts::new(&part) {
            if let xingfu::data::sheet::Part::Row { cells, .. } = part {
                texts.extend(cells.iter().filter_map(|(_, _, cell)| match cell {
                    xingfu::data::sheet::Cell::Text(text) => Some((*text).to_owned()),
                    _ => None,
                }));
            }
        }
    });
    assert!(read.is_ok());
    for text in ["@SUM(A1)", "=2+2", "=3"] {
        assert!(texts.iter().any(|there| there == text), "{text}");
    }
}

/// The file as `LibreOffice` saves it in another form.
fn saved(folder: &Path, file: &Path, form: &str) -> Vec<u8> {
    let profile = format!(
        "-env:UserInstallation=file://{}",
        folder.join("profile").display()
    );
    let target = folder.join(form.split(':').next().unwrap_or(form));
    let status = Command::new("libreoffice")
        .args([
            &profile,
            "--headless",
            "--norestore",
            "--convert-to",
            form,
            "--outdir",
        ])
        .arg(&target)
        .arg(file)
        .output();
    let output = status.unwrap_or_else(|error| panic!("libreoffice: {error}"));
    let name = Path::new(file.file_name().unwrap_or_default())
        .with_extension(form.split(':').next().unwrap_or(form));
    std::fs::read(target.join(&name)).unwrap_or_else(|error| {
        panic!(
            "{}: {error}: {}",
            name.display(),
            String::from_utf8_lossy(&output.stderr)
        )
    })
}

#[test]
#[ignore = "needs LibreOffice, which `cargo xtask test` installs"]
fn office_opens_what_is_written_and_what_it_saves_is_read_back() {
    let index = wuqing();
    let data = demonstration(&index);
    let folder = tempfile::tempdir().unwrap_or_else(|error| panic!("{error}"));
    let file = folder.path().join("template.xlsx");
    let parts = sheets(&index, &data, Language::Chinese).template(UnitId::at(0));
    std::fs::write(&file, written(&parts)).unwrap_or_else(|error| panic!("{error}"));
    for form in [
        "xlsx",
        "ods",
        "xls",
        "csv:Text - txt - csv (StarCalc):44,34,76,1",
    ] {
        println!("{form}");
        assert_september(&index, &saved(folder.path(), &file, form));
    }
}

//! Published names: a file's own, or one that says what is in it, so that a browser may keep it for ever.
//!
//! A file is named by the digest of its content after the names and digests in it have been written.

use std::path::Path;

use super::assets::{ASSETS, Asset, Kind, Published, SERVICE_WORKER, in_order};
use super::files::{bytes, write};
use super::names::Names;
use super::{integrity, page, script, style};
use crate::error::Result;

/// Publishes the files of a folder that stand there under the names of their sources.
pub(super) fn hashed(source: &Path, target: &Path) -> Result<Names> {
    let mut names = Names::default();
    for asset in in_order(ASSETS)? {
        let content = published(asset, bytes(&source.join(asset.name))?, &names)?;
        let name = match asset.published {
            Published::Hashed | Published::OnUse => {
                with_hash(asset.name, &integrity::short(&[&content]))
            }
            Published::Entry | Published::ForOthers | Published::Uncached => asset.name.to_owned(),
        };
        write(&target.join(&name), &content)?;
        names.insert(asset.name, name, &content);
    }
    Ok(names)
}

/// A file's content as it is published.
pub(super) fn published(asset: &Asset, content: Vec<u8>, names: &Names) -> Result<Vec<u8>> {
    let text = String::from_utf8_lossy(&content);
    let file = format!("www/{}", asset.name);
    let (text, unnamed) = match asset.kind {
        Kind::Page => (
            page::published(&text, &file, asset, names)?,
            page::unnamed(&text, asset),
        ),
        // It is written once all the files that it caches are there.
        Kind::Script if asset.name == SERVICE_WORKER => return Ok(content),
        Kind::Module | Kind::Script | Kind::OldScript => (
            script::published(&text, &file, asset, names)?,
            script::unnamed(&text, &file, asset)?,
        ),
        Kind::Style => (style::published(&text, &file)?, Vec::new()),
        Kind::Other => return Ok(content),
    };
    match unnamed.first() {
        Some(name) => Err(asset.unnamed(name)),
        None => Ok(text.into_bytes()),
    }
}

/// `main.js` and `0123` make `main-0123.js`.
fn with_hash(name: &str, hash: &str) -> String {
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}-{hash}.{extension}"),
        None => format!("{name}-{hash}"),
    }
}

/// The declared asset of a published name.
pub(crate) fn published_as(name: &str) -> Option<&'static Asset> {
    ASSETS.iter().find(|asset| match asset.published {
        Published::Hashed | Published::OnUse => {
            let (stem, extension) = asset.name.rsplit_once('.').unwrap_or((asset.name, ""));
            let hash = name
                .strip_prefix(stem)
                .and_then(|rest| rest.strip_prefix('-'));
            let hash = hash.and_then(|rest| rest.strip_suffix(extension)?.strip_suffix('.'));
            hash.is_some_and(|hash| {
                hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
            })
        }
        Published::Entry | Published::ForOthers | Published::Uncached => asset.name == name,
    })
}

#[cfg(test)]
mod tests {
    use super::{Names, hashed, integrity, published_as};
    use crate::site::assets::{ASSETS, Kind, find};

    type Outcome = Result<(), Box<dyn std::error::Error>>;

    /// A folder in which each file names exactly what is declared for it.
    fn plain(style: &str, module: &str) -> std::io::Result<tempfile::TempDir> {
        let folder = tempfile::tempdir()?;
        for asset in ASSETS {
            let load = |name: &&str| format!("<link rel=\"stylesheet\" href=\"{name}\">");
            let name = |name: &&str| match find(name).map(|asset| asset.kind) {
                Some(Kind::Other) => format!("fetch('./{name}', {{ integrity: '' }});\n"),
                _ => format!("import('./{name}');\n"),
            };
            let needs = asset.needs.iter();
            let text = match asset.kind {
                Kind::Page => needs.map(load).collect::<Vec<_>>().concat(),
                Kind::Module | Kind::Script | Kind::OldScript => {
                    needs.map(name).collect::<Vec<_>>().concat()
                }
                Kind::Style => style.to_owned(),
                Kind::Other => module.to_owned(),
            };
            std::fs::write(folder.path().join(asset.name), text)?;
        }
        Ok(folder)
    }

    fn publish(
        style: &str,
        module: &str,
    ) -> Result<(tempfile::TempDir, Names), Box<dyn std::error::Error>> {
        let target = tempfile::tempdir()?;
        let names = hashed(plain(style, module)?.path(), target.path())?;
        Ok((target, names))
    }

    #[test]
    fn names_and_digests_are_written_from_the_leaves_up() -> Outcome {
        let (folder, names) = publish("p { color: red }", "\0asm")?;
        let text = |name: &str| std::fs::read_to_string(folder.path().join(names.name(name)));
        let script = text("loader.js")?;
        assert!(
            script.contains(&format!("\"./{}\"", names.name("xingfu.js"))),
            "{script}"
        );
        let script = text("xingfu.js")?;
        let digest = names.digest("xingfu_bg.wasm").unwrap_or_default();
        assert!(
            script.contains(&format!("integrity:\"{digest}\"")),
            "{script}"
        );
        assert!(text("index.html")?.contains(&format!(
            "<link rel=\"stylesheet\" href=\"{}\" integrity=\"{}\">",
            names.name("style.css"),
            names.digest("style.css").unwrap_or_default()
        )));
        for entry in std::fs::read_dir(folder.path())? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            assert!(published_as(&name).is_some(), "{name}");
            if let Some((_, hash)) = name
                .rsplit_once('.')
                .and_then(|(stem, _)| stem.rsplit_once('-'))
                .filter(|(_, hash)| hash.len() == 16)
            {
                assert_eq!(
                    hash,
                    integrity::short(&[&std::fs::read(entry.path())?]),
                    "{name}"
                );
            }
        }
        Ok(())
    }

    #[test]
    fn only_what_changes_and_what_names_it_gets_another_name() -> Outcome {
        let (_, first) = publish("p { color: red }", "\0asm")?;
        let (_, second) = publish("q { color: red }", "\0asm")?;
        let (_, third) = publish("p { color: red }", "\0asm2")?;
        let changed = |other: &Names| -> Vec<&str> {
            let names = ASSETS.iter().map(|asset| asset.name);
            names
                .filter(|name| first.name(name) != other.name(name))
                .collect()
        };
        assert_eq!(
            changed(&second),
            [
                "noscript.css",
                "style.css",
                "later.css",
                "main.js",
                "frame.js",
                "frame.css",
                "portal.css"
            ]
        );
        assert_eq!(
            changed(&third),
            [
                "main.js",
                "loader.js",
                "xingfu.js",
                "xingfu_bg.wasm",
                "deferred.wasm",
                "files.js",
                "workbook.wasm"
            ]
        );
        Ok(())
    }

    #[test]
    fn a_declared_file_that_is_missing_or_not_named_is_told() -> Outcome {
        let folder = plain("p{}", "")?;
        std::fs::write(
            folder.path().join("main.js"),
            "import('./frame.js'); new URL('./later.css', import.meta.url); import('./loader.js');",
        )?;
        let target = tempfile::tempdir()?;
        let error = |folder: &tempfile::TempDir| {
            hashed(folder.path(), target.path())
                .unwrap_err()
                .to_string()
        };
        assert_eq!(
            error(&folder),
            "xtask/src/site/assets.rs: found \"offline.js\" among the files that main.js names, expected only files \
             that it does name"
        );
        std::fs::remove_file(folder.path().join("frame.js"))?;
        assert!(error(&folder).starts_with("cannot read "));
        Ok(())
    }
}

//! The whole page in one file, which opens from disk.
//!
//! A page from disk may load neither script modules nor WebAssembly from beside itself. So the style
//! sheet, the scripts and the parts of the module stand in the page, these packed by gzip and written
//! in base64. Browsers without `DecompressionStream` (Firefox before 113, Safari before 16.4) unpack it
//! by `inflate.js`: 2 KB, where the module unpacked in the file would more than double it.

use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::assets::{
    DEFERRED, Kind, LOADER as LOADER_FILE, MODULE, PAGE, SCRIPT, WORKBOOK, WORKER, find,
};
use super::compress::gzip;
use super::files::{bytes, read, replaced, write};
use super::page::{Element, elements};
use super::{script as scripts, style};
use crate::error::{Context, Result};

const INFLATE: &str = include_str!("inflate.js");
const UNPACK: &str = include_str!("unpack.js");

/// The styles of the page.
const STYLE: &str = "style.css";

/// Those of what comes later, which stand in the one file with them.
const LATER: &str = "later.css";

/// The script that has workbooks read and written.
const FILES_FILE: &str = "files.js";

/// The expression by which a script imports the loader.
const LOADER: &str = "await import('./loader.js')";

/// Writes the page of a plain folder, with everything that it loads, into one file.
pub(crate) fn single(plain: &Path, target: &Path, results: Option<&str>) -> Result<()> {
    let mut page = with_contents(plain, &read(&plain.join(PAGE))?)?;
    let script = plain.join(SCRIPT);
    let unpacking = as_function(&read(&script)?, &script)? + INFLATE + UNPACK;
    page.scripts = format!(
        "{}{}{}{}{}{}{}",
        results.map(results_element).unwrap_or_default(),
        module("xingfu-module", &plain.join(MODULE))?,
        module("xingfu-deferred", &plain.join(DEFERRED))?,
        module("xingfu-workbook", &plain.join(WORKBOOK))?,
        inline(
            "script type=\"text/plain\" id=\"xingfu-worker\"",
            &scripts::minified(&read(&plain.join(WORKER))?, WORKER, Kind::Script)?
        ),
        inline(
            "script",
            &scripts::minified(&unpacking, SCRIPT, Kind::Script)?
        ),
        page.scripts
    );
    let html = replaced(
        &page.html,
        &plain.join(PAGE),
        "</body>",
        &format!("{}</body>", page.scripts),
    )?;
    write(target, html)
}

/// The script of the module as a function that gives what it exports, with the parts that the file holds.
fn as_function(script: &str, file: &Path) -> Result<String> {
    let script = replaced(script, file, FIRST, "xingfuUnpacked('xingfu-module')")?;
    let script = replaced(&script, file, REST, "xingfuAnswer('xingfu-deferred')")?;
    let mut function = "function xingfuGlue() {\n'use strict';\n".to_owned();
    let mut exports = Vec::new();
    for line in script.lines() {
        match line.strip_prefix("export ") {
            Some(list) if list.starts_with('{') => {
                let names = list.trim_matches(['{', '}', ';', ' ']).split(", ");
                exports.extend(names.map(|name| match name.split_once(" as ") {
                    Some((inside, outside)) => format!("{outside}: {inside}"),
                    None => name.to_owned(),
                }));
            }
            Some(declared) => {
                let name = declared.split([' ', '(']).nth(1);
                exports.extend(name.map(str::to_owned));
                function += declared;
            }
            None => function += line,
        }
        function.push('\n');
    }
    Ok(format!(
        "{function}return {{ {} }};\n}}\n",
        exports.join(", ")
    ))
}

/// How the script asks for the first part of the module.
const FIRST: &str = "checked(new URL('xingfu_bg.wasm', import.meta.url), { integrity: '' })";

/// How it asks for the deferred part.
const REST: &str = "fetch(new URL(\"./deferred.wasm\", import.meta.url), { integrity: '' })";

/// A page, and the scripts that go to its end, where all of it is there.
#[derive(Debug, Default)]
struct Page {
    html: String,
    scripts: String,
}

/// The page with what its elements load in their places.
fn with_contents(folder: &Path, html: &str) -> Result<Page> {
    let mut page = Page::default();
    let mut copied = 0;
    for element in elements(html) {
        let Some(asset) = element.file_name().and_then(find) else {
            continue;
        };
        let is_script = element.name == "script";
        if !is_script && element.name != "link" {
            continue;
        }
        let path = folder.join(asset.name);
        page.html.push_str(&html[copied..element.range.start]);
        copied = element.range.end;
        if is_script {
            copied += html[copied..].find("</script>").unwrap_or(0) + "</script>".len();
            let script = script(&element, &path, asset.kind)?;
            match waits(&element) {
                true => page.scripts.push_str(&script),
                false => page.html.push_str(&script),
            }
        } else if element.attribute("rel") == Some("stylesheet") {
            let mut text = read(&path)?;
            if asset.name == STYLE {
                text += &read(&folder.join(LATER))?;
            }
            let text = style::published(&text, asset.name)?;
            page.html.push_str(&inline("style", &text));
        } else if element.attribute("rel") == Some("icon") {
            let icon = STANDARD.encode(bytes(&path)?);
            let tag = &html[element.range.clone()];
            let data = format!("data:image/svg+xml;base64,{icon}");
            page.html.push_str(&tag.replacen(asset.name, &data, 1));
        }
    }
    page.html.push_str(&html[copied..]);
    Ok(page)
}

/// Whether a script runs once all of the page is there.
fn waits(script: &Element) -> bool {
    script.attribute("type") == Some("module") || script.attribute("defer").is_some()
}

/// A script of the page, which takes the module from the file and keeps nothing for offline use.
fn script(element: &Element, path: &Path, kind: Kind) -> Result<String> {
    let text = read(path)?;
    let text = match text.contains(LOADER) {
        true => {
            let beside = |name| read(&path.with_file_name(name));
            let script = with_loader(&text, &beside(LOADER_FILE)?);
            with_files(&script, &beside(FILES_FILE)?)
        }
        false => text,
    };
    let text = text
        .replace("import('./xingfu.js')", "window.xingfuModule()")
        .replace("new URL('./later.css', import.meta.url).href", "''")
        .replace("import('./offline.js')", "Promise.resolve()")
        // It stands in nobody's frame.
        .replace("import('./frame.js')", "null");
    let file = path.display().to_string();
    scripts::check_alone(&text, &file, kind)?;
    let tag = match (kind, element.attribute("nomodule")) {
        (Kind::Module, _) => "script type=\"module\"",
        (_, Some(_)) => "script nomodule",
        (_, None) => "script",
    };
    Ok(inline(tag, &scripts::minified(&text, &file, kind)?))
}

/// A script with the loader in it. Another copy of the module is made by the function in the file.
fn with_loader(script: &str, loader: &str) -> String {
    let loader = loader
        .replace("export ", "")
        .replace("new URL('./xingfu.js', import.meta.url).href", "''")
        .replace("import(address)", "window.xingfuModule()");
    let script = script.replace(LOADER, "xingfuLoader");
    format!("const xingfuLoader = (() => {{\n{loader}\nreturn {{ put }};\n}})();\n{script}")
}

/// A script with the reading and writing of workbooks in it, which takes the worker and its module
/// from the file.
fn with_files(script: &str, files: &str) -> String {
    let files = files
        .replace("export ", "")
        .replace("new URL('./worker.js', import.meta.url)", "xingfuWorker()")
        .replace(
            "fetch(new URL('./workbook.wasm', import.meta.url), { integrity: '' })",
            "xingfuWorkbook()",
        );
    let script = script.replace("import('./files.js')", "Promise.resolve(xingfuFiles)");
    format!(
        "const xingfuFiles = (() => {{\n{files}\nreturn {{ prepare, read, write }};\n}})();\n{script}"
    )
}

fn module(id: &str, path: &Path) -> Result<String> {
    let packed = gzip(&bytes(path)?).at("compress", path)?;
    let text = STANDARD.encode(packed);
    Ok(format!(
        "<script type=\"text/plain\" id=\"{id}\">{text}</script>\n"
    ))
}

/// Published results in the file: JSON has `<` in texts alone, where it can be written otherwise.
fn results_element(text: &str) -> String {
    let text = text.replace('<', "\\u003c");
    format!("<script type=\"application/json\" id=\"xingfu-published\">{text}</script>\n")
}

/// An element with a text that cannot end it.
fn inline(element: &str, text: &str) -> String {
    let name = element.split(' ').next().unwrap_or(element);
    let text = text
        .replace("</script", "<\\/script")
        .replace("<!--", "<\\!--");
    format!("<{element}>\n{text}</{name}>\n")
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{as_function, inline, with_contents};

    #[test]
    fn a_script_module_becomes_a_function_that_gives_its_exports() {
        let script = "let wasm;\nexport class A {\n}\nexport function f(a) {\n}\nasync function init() {\n\
            from = checked(new URL('xingfu_bg.wasm', import.meta.url), { integrity: '' });\n}\n\
            export { g, init as default };\n\
            const rest = fetch(new URL(\"./deferred.wasm\", import.meta.url), { integrity: '' });\n";
        let function = as_function(script, Path::new("xingfu.js")).unwrap_or_default();
        assert_eq!(
            function,
            "function xingfuGlue() {\n'use strict';\nlet wasm;\nclass A {\n}\nfunction f(a) {\n}\n\
             async function init() {\nfrom = xingfuUnpacked('xingfu-module');\n}\n\n\
             const rest = xingfuAnswer('xingfu-deferred');\nreturn { A, f, g, default: init };\n}\n"
        );
        assert!(as_function("let wasm;\n", Path::new("xingfu.js")).is_err());
    }

    #[test]
    fn what_a_page_loads_stands_in_it() -> Result<(), Box<dyn std::error::Error>> {
        let folder = tempfile::tempdir()?;
        for (name, text) in [
            ("style.css", "p { color: red }\n"),
            ("later.css", "q { color: red }\n"),
            (
                "main.js",
                "const { put } = await import('./loader.js'); import('./offline.js');\n",
            ),
            (
                "loader.js",
                "const GLUE = new URL('./xingfu.js', import.meta.url).href;\nexport const put = () => (copy ? import(address) : import('./xingfu.js'));",
            ),
            (
                "files.js",
                "export function read() {} export function write() {} export function prepare() {}\n",
            ),
            ("old.js", "old();\n"),
            ("early.js", "early();\n"),
            ("favicon.svg", "<svg/>"),
            ("xingfu_bg.wasm", ""),
        ] {
            std::fs::write(folder.path().join(name), text)?;
        }
        let page = with_contents(
            folder.path(),
            r##"<link rel="icon" href="favicon.svg"><link rel="stylesheet" href="style.css"><link rel="preload" href="xingfu_bg.wasm"><script type="module" src="main.js"></script><script nomodule src="old.js" defer></script><script src="early.js"></script><a href="#x">x</a>"##,
        )?;
        assert_eq!(
            page.html,
            "<link rel=\"icon\" href=\"data:image/svg+xml;base64,PHN2Zy8+\"><style>\np{color:red}q{color:red}</style>\n<script>\nearly();</script>\n<a href=\"#x\">x</a>"
        );
        assert_eq!(
            page.scripts,
            "<script type=\"module\">\nconst{put:e}={put:()=>(copy,window.xingfuModule())};Promise.resolve();</script>\n<script nomodule>\nold();</script>\n"
        );
        Ok(())
    }

    #[test]
    fn a_script_cannot_end_its_element() {
        assert_eq!(
            inline("script", "a('</script>')"),
            "<script>\na('<\\/script>')</script>\n"
        );
    }
}

//! Scripts: the files that they name, and their minified form.
//!
//! A file is named by a literal that is its name, with at most `./` before it and a query behind it.
//!
//! By `oxc`, which takes a minute of one processor to compile, the scripts of the first part take 7,841 bytes of Brotli;
//! without comments and indentation alone they took 9,459.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::ops::Range;

use oxc_allocator::Allocator;
use oxc_ast::ast::{
    Argument, CallExpression, ExportAllDeclaration, ExportFromDeclaration, Expression,
    ImportDeclaration, ImportExpression, NewExpression, ObjectPropertyKind, Program, StringLiteral,
    TaggedTemplateExpression, TemplateLiteral,
};
use oxc_ast_visit::{Visit, walk};
use oxc_codegen::{Codegen, CodegenOptions};
use oxc_compat::EngineTargets;
use oxc_minifier::{
    CompressOptions, CompressOptionsKeepNames, MangleOptions, MangleOptionsKeepNames, Minifier,
    MinifierOptions,
};
use oxc_parser::Parser;
use oxc_span::{GetSpan as _, SourceType, Span};

use super::assets::{ASSETS, Asset, Kind};
use super::edits::{Edit, edited, place};
use super::names::Names;
use crate::error::{Error, Result};

/// The kernel that scripts other than the old ones are made for.
const MODERN: &str = "chrome80";

/// The same for old scripts: it knows nothing newer than ECMAScript 5.
const OLD: &str = "chrome5";

/// The script as it is published: with the names and digests of the files that it names, and minified.
pub(super) fn published(text: &str, file: &str, asset: &Asset, names: &Names) -> Result<String> {
    let found = found(text, file, asset.kind)?;
    let mut edits = Vec::new();
    for (literal, name) in references(&found, text, file, asset)? {
        let old = &text[literal.range.clone()];
        let text = old.replacen(name, names.name(name), 1);
        edits.push(Edit {
            range: literal.range.clone(),
            text,
        });
    }
    for room in &found.rooms {
        let within = |literal: &&Literal| room.call.contains(&literal.range.start);
        let named = found
            .literals
            .iter()
            .filter(within)
            .find_map(|literal| names.digest(file_in(&literal.value)));
        let digest = named.ok_or_else(|| Error::Asset {
            place: place(file, text, room.range.start),
            found: "an integrity without a file".to_owned(),
            expected: "one in the same call".to_owned(),
        })?;
        edits.push(Edit {
            range: room.range.clone(),
            text: format!("'{digest}'"),
        });
    }
    minified(&edited(text, edits), file, asset.kind)
}

/// Fails when a script loads a file that is not declared for it.
pub(super) fn check(text: &str, file: &str, asset: &Asset) -> Result<()> {
    references(&found(text, file, asset.kind)?, text, file, asset).map(drop)
}

/// Fails when a script names a file of the page's folder.
pub(super) fn check_alone(text: &str, file: &str, kind: Kind) -> Result<()> {
    let found = found(text, file, kind)?;
    let named = found
        .literals
        .iter()
        .find(|literal| literal.is_loaded || is_asset(file_in(&literal.value)));
    match named {
        Some(literal) => Err(Error::NotInOneFile {
            script: file.into(),
            file: file_in(&literal.value).to_owned(),
        }),
        None => Ok(()),
    }
}

fn is_asset(name: &str) -> bool {
    ASSETS.iter().any(|asset| asset.name == name)
}

/// The literals that name a file, each with its name.
fn references<'a>(
    found: &'a Found,
    text: &str,
    file: &str,
    asset: &Asset,
) -> Result<Vec<(&'a Literal, &'static str)>> {
    let mut references = Vec::new();
    for literal in &found.literals {
        let value = file_in(&literal.value);
        let declared = asset.needs.iter().find(|name| **name == value);
        let in_pieces = || {
            let hashed = ASSETS.iter().filter(|asset| asset.published.is_hashed());
            hashed
                .map(|asset| asset.name)
                .find(|name| ends_with(value, name))
        };
        match declared {
            Some(name) if !literal.is_piece => references.push((literal, *name)),
            _ if literal.is_loaded || is_asset(value) => {
                return Err(asset.undeclared(place(file, text, literal.range.start), value));
            }
            _ => {
                if let Some(name) = in_pieces() {
                    return Err(Error::Asset {
                        place: place(file, text, literal.range.start),
                        found: format!("{name:?} at the end of {value:?}"),
                        expected:
                            "the name as a whole, so that the published one can take its place"
                                .to_owned(),
                    });
                }
            }
        }
    }
    Ok(references)
}

/// The declared files that a script does not name.
pub(super) fn unnamed(text: &str, file: &str, asset: &Asset) -> Result<Vec<&'static str>> {
    let found = found(text, file, asset.kind)?;
    let named: BTreeSet<_> = found
        .literals
        .iter()
        .map(|literal| file_in(&literal.value))
        .collect();
    Ok(asset
        .needs
        .iter()
        .copied()
        .filter(|name| !named.contains(name))
        .collect())
}

fn file_in(value: &str) -> &str {
    let value = value.strip_prefix("./").unwrap_or(value);
    value.split(['?', '#']).next().unwrap_or(value)
}

/// Whether a value ends with the name of a file, behind something that is no part of a name.
fn ends_with(value: &str, name: &str) -> bool {
    let part_of_name =
        |character: char| character.is_alphanumeric() || ['_', '-', '.'].contains(&character);
    value
        .strip_suffix(name)
        .is_some_and(|before| !before.ends_with(part_of_name))
}

/// The parts of a script that concern files.
#[derive(Debug, Default)]
struct Found {
    literals: Vec<Literal>,
    rooms: Vec<Room>,
}

#[derive(Debug)]
struct Literal {
    /// Its place, without the quotes.
    range: Range<usize>,
    value: String,
    /// Whether it stands where only a file can: in an `import`, or in `new URL(…, import.meta.url)`.
    is_loaded: bool,
    /// Whether it is a part of a template.
    is_piece: bool,
}

/// `integrity: ''`, where the digest of a file goes that is named in the same call.
#[derive(Debug)]
struct Room {
    range: Range<usize>,
    call: Range<usize>,
}

fn found(text: &str, file: &str, kind: Kind) -> Result<Found> {
    let allocator = Allocator::default();
    let program = parsed(&allocator, text, file, kind)?;
    let mut finder = Finder::default();
    finder.visit_program(&program);
    let Finder { mut found, loaded } = finder;
    for literal in &mut found.literals {
        // The quote before it is where the expression begins.
        literal.is_loaded = loaded.contains(&(literal.range.start - 1));
    }
    Ok(found)
}

fn parsed<'a>(
    allocator: &'a Allocator,
    text: &'a str,
    file: &str,
    kind: Kind,
) -> Result<Program<'a>> {
    let source = match kind {
        Kind::Module => SourceType::mjs(),
        _ => SourceType::script(),
    };
    let parsed = Parser::new(allocator, text, source).parse();
    match parsed.diagnostics.first() {
        Some(fault) => Err(Error::Asset {
            place: file.to_owned(),
            found: fault.to_string(),
            expected: "a script".to_owned(),
        }),
        None => Ok(parsed.program),
    }
}

#[derive(Debug, Default)]
struct Finder {
    found: Found,
    /// The starts of expressions that are loaded.
    loaded: BTreeSet<usize>,
}

impl Finder {
    fn literal(&mut self, inside: Range<usize>, value: &str, is_piece: bool) {
        let value = value.to_owned();
        self.found.literals.push(Literal {
            range: inside,
            value,
            is_loaded: false,
            is_piece,
        });
    }

    fn load(&mut self, span: Span) {
        self.loaded.insert(range(span).start);
    }
}

impl<'a> Visit<'a> for Finder {
    fn visit_string_literal(&mut self, literal: &StringLiteral<'a>) {
        self.literal(inside(literal.span), &literal.value, false);
    }

    fn visit_template_literal(&mut self, template: &TemplateLiteral<'a>) {
        let is_piece = !template.expressions.is_empty();
        for part in &template.quasis {
            let value = part.value.cooked.as_deref().unwrap_or_default();
            let range = if is_piece {
                range(part.span)
            } else {
                inside(template.span)
            };
            self.literal(range, value, is_piece);
        }
        walk::walk_template_literal(self, template);
    }

    fn visit_import_expression(&mut self, import: &ImportExpression<'a>) {
        self.load(import.source.span());
        walk::walk_import_expression(self, import);
    }

    fn visit_import_declaration(&mut self, import: &ImportDeclaration<'a>) {
        self.load(import.source.span);
        walk::walk_import_declaration(self, import);
    }

    fn visit_export_from_declaration(&mut self, export: &ExportFromDeclaration<'a>) {
        self.load(export.source.span);
        walk::walk_export_from_declaration(self, export);
    }

    fn visit_export_all_declaration(&mut self, export: &ExportAllDeclaration<'a>) {
        self.load(export.source.span);
        walk::walk_export_all_declaration(self, export);
    }

    fn visit_new_expression(&mut self, made: &NewExpression<'a>) {
        let is_url = made.callee.is_specific_id("URL");
        if let [file, Argument::StaticMemberExpression(base)] = made.arguments.as_slice()
            && is_url
            && matches!(base.object, Expression::ImportMeta(_))
        {
            self.load(file.span());
        }
        walk::walk_new_expression(self, made);
    }

    fn visit_call_expression(&mut self, call: &CallExpression<'a>) {
        for argument in &call.arguments {
            let Argument::ObjectExpression(object) = argument else {
                continue;
            };
            for property in &object.properties {
                if let ObjectPropertyKind::ObjectProperty(property) = property
                    && property.key.is_specific_static_name("integrity")
                    && let Expression::StringLiteral(value) = &property.value
                    && value.value.is_empty()
                {
                    self.found.rooms.push(Room {
                        range: range(value.span),
                        call: range(call.span),
                    });
                }
            }
        }
        walk::walk_call_expression(self, call);
    }
}

fn range(span: Span) -> Range<usize> {
    span.start as usize..span.end as usize
}

fn inside(span: Span) -> Range<usize> {
    let Range { start, end } = range(span);
    start + 1..end - 1
}

/// The script in its shortest form, in the language of its kind.
pub(super) fn minified(text: &str, file: &str, kind: Kind) -> Result<String> {
    let allocator = Allocator::default();
    let mut program = parsed(&allocator, text, file, kind)?;
    let target = match kind {
        Kind::OldScript => OLD,
        _ => MODERN,
    };
    let target = EngineTargets::from_target(target).map_err(|fault| Error::Asset {
        place: file.to_owned(),
        found: fault,
        expected: "a target of the minifier".to_owned(),
    })?;
    // Messages name the class of an object.
    let options = MinifierOptions {
        mangle: Some(MangleOptions {
            keep_names: MangleOptionsKeepNames {
                class: true,
                ..MangleOptionsKeepNames::default()
            },
            ..MangleOptions::default()
        }),
        mangle_properties: None,
        compress: Some(CompressOptions {
            target,
            keep_names: CompressOptionsKeepNames::class_only(),
            ..CompressOptions::smallest()
        }),
    };
    let scoping = Minifier::new(options)
        .minify(&allocator, &mut program)
        .scoping;
    let codegen = Codegen::new()
        .with_options(CodegenOptions::minify())
        .with_scoping(scoping);
    let code = codegen.build(&program).code;
    with_quotes(&code, file, kind)
}

/// The script with quotes around texts that the minifier has made templates, which old browsers do not know and
/// bundlers may not read.
fn with_quotes(code: &str, file: &str, kind: Kind) -> Result<String> {
    let allocator = Allocator::default();
    let program = parsed(&allocator, code, file, kind)?;
    let mut templates = Templates::default();
    templates.visit_program(&program);
    let edits = templates
        .texts
        .into_iter()
        .map(|(start, (end, value))| Edit {
            range: start..end,
            text: quoted(&value),
        });
    Ok(edited(code, edits.collect()))
}

/// The templates that are only texts, by where they begin.
#[derive(Debug, Default)]
struct Templates {
    texts: BTreeMap<usize, (usize, String)>,
}

impl<'a> Visit<'a> for Templates {
    fn visit_template_literal(&mut self, template: &TemplateLiteral<'a>) {
        if let ([part], []) = (template.quasis.as_slice(), template.expressions.as_slice())
            && let Some(value) = part.value.cooked.filter(|_| !part.lone_surrogates)
        {
            let Range { start, end } = range(template.span);
            self.texts.insert(start, (end, value.to_string()));
        }
        walk::walk_template_literal(self, template);
    }

    fn visit_tagged_template_expression(&mut self, tagged: &TaggedTemplateExpression<'a>) {
        // The function is called with a template, whatever is in it.
        for expression in &tagged.quasi.expressions {
            self.visit_expression(expression);
        }
        self.visit_expression(&tagged.tag);
    }
}

/// A text as a literal, in the quotes of which it has fewer.
fn quoted(value: &str) -> String {
    let count = |quote| value.matches(quote).count();
    let quote = if count('"') > count('\'') { '\'' } else { '"' };
    let mut text = String::from(quote);
    for character in value.chars() {
        match character {
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\u{2028}' => text.push_str("\\u2028"),
            '\u{2029}' => text.push_str("\\u2029"),
            character if character < ' ' => {
                let _ = write!(text, "\\x{:02x}", character as u32);
            }
            character => {
                if character == quote || character == '\\' {
                    text.push('\\');
                }
                text.push(character);
            }
        }
    }
    text.push(quote);
    text
}

#[cfg(test)]
mod tests {
    use super::{check, check_alone, minified, published, unnamed};
    use crate::site::assets::{Asset, Kind, Load, Origin, Published};
    use crate::site::names::Names;

    const SCRIPT: Asset = Asset {
        name: "a.js",
        origin: Origin::Www,
        kind: Kind::Module,
        published: Published::Hashed,
        load: Load::Deferred,
        needs: &["main.js", "xingfu_bg.wasm"],
    };

    fn names() -> Names {
        let mut names = Names::default();
        names.insert("main.js", "main-1.js".to_owned(), b"");
        names.insert("xingfu_bg.wasm", "xingfu_bg-1.wasm".to_owned(), b"abc");
        names
    }

    #[test]
    fn every_way_of_naming_a_file_gets_the_published_name() {
        for (text, expected) in [
            ("import('./main.js');", "import(\"./main-1.js\");"),
            (
                "import { a } from './main.js'; a();",
                "import{a as e}from\"./main-1.js\";e();",
            ),
            ("export * from './main.js';", "export*from\"./main-1.js\";"),
            (
                "a(`main.js?r=1`, 'domain.js', '../main.json');",
                "a(\"main-1.js?r=1\",\"domain.js\",\"../main.json\");",
            ),
            (
                "a(new URL('xingfu_bg.wasm', import.meta.url), { integrity: '' }); a(b, { integrity });",
                "a(new URL(\"xingfu_bg-1.wasm\",import.meta.url),{integrity:\"sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=\"}),a(b,{integrity});",
            ),
        ] {
            assert_eq!(
                published(text, "www/a.js", &SCRIPT, &names()).unwrap(),
                expected,
                "{text}"
            );
        }
        assert_eq!(
            unnamed("import('./main.js')", "a.js", &SCRIPT).unwrap(),
            ["xingfu_bg.wasm"]
        );
    }

    #[test]
    fn a_reference_that_is_not_declared_or_is_put_together_is_told_with_its_place() {
        let undeclared = "a file that xtask/src/site/assets.rs declares a.js to name";
        let whole = "the name as a whole, so that the published one can take its place";
        for (text, found, expected) in [
            (
                "\nimport './b.js';",
                "www/a.js:2:9: found a reference to \"b.js\"",
                undeclared,
            ),
            (
                "import('./b.js');",
                "www/a.js:1:9: found a reference to \"b.js\"",
                undeclared,
            ),
            (
                "new URL('b', import.meta.url);",
                "www/a.js:1:10: found a reference to \"b\"",
                undeclared,
            ),
            (
                "a('style.css');",
                "www/a.js:1:4: found a reference to \"style.css\"",
                undeclared,
            ),
            (
                "a(`${b}style.css`);",
                "www/a.js:1:8: found a reference to \"style.css\"",
                undeclared,
            ),
            (
                "a(b + '/main.js');",
                "www/a.js:1:8: found \"main.js\" at the end of \"/main.js\"",
                whole,
            ),
        ] {
            let error = check(text, "www/a.js", &SCRIPT).unwrap_err().to_string();
            assert_eq!(error, format!("{found}, expected {expected}"));
        }
        assert!(check("import(", "www/a.js", &SCRIPT).is_err());
        assert!(check_alone("a('b.js', import.meta.url);", "a.js", Kind::Module).is_ok());
        assert!(check_alone("import('./b.js');", "a.js", Kind::Module).is_err());
    }

    #[test]
    fn an_integrity_without_a_file_is_told() {
        let error =
            published("a(b, { integrity: '' });", "www/a.js", &SCRIPT, &names()).unwrap_err();
        assert_eq!(
            error.to_string(),
            "www/a.js:1:19: found an integrity without a file, expected one in the same call"
        );
    }

    /// `var` stays, and texts stay in quotes.
    #[test]
    fn an_old_script_stays_old() {
        let text = "(function () { var long = { long: 'a\"\\n'}; try { go(long, long, 'b\\'c'); } catch (error) { } }());";
        let script = minified(text, "a.js", Kind::OldScript).unwrap();
        for new in ["`", "=>", "let ", "const ", "catch{", "...", "??", "?."] {
            assert!(!script.contains(new), "{new}: {script}");
        }
        assert!(script.contains("long:'a\"\\n'"), "{script}");
        for name in ["early.js", "embed.js", "old.js"] {
            let text = std::fs::read_to_string(crate::paths::project("www").join(name)).unwrap();
            let script = minified(&text, name, Kind::OldScript).unwrap();
            assert!(
                !["`", "=>", "let ", "const ", "catch{", "..."]
                    .iter()
                    .any(|new| script.contains(new)),
                "{script}"
            );
        }
    }

    #[test]
    fn what_a_template_means_is_kept() {
        assert_eq!(
            minified(
                "export const a = (b) => tag`x` + `y${b}` + 'z\\n';",
                "a.js",
                Kind::Module
            )
            .unwrap(),
            "export const a=e=>tag`x`+`y${e}z\n`;"
        );
    }

    #[test]
    fn names_of_classes_are_kept() {
        let script = minified(
            "export class Shown {} new Shown().a();",
            "a.js",
            Kind::Module,
        )
        .unwrap();
        assert!(script.contains("class Shown"), "{script}");
    }

    #[test]
    fn names_of_a_plain_script_are_kept() {
        let script = minified(
            "function shown() { return 1 } const kept = 2;",
            "a.js",
            Kind::Script,
        )
        .unwrap();
        assert!(
            script.contains("shown") && script.contains("kept"),
            "{script}"
        );
    }
}

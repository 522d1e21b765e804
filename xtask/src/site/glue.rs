//! The WebAssembly module and the script that loads it.

use std::collections::BTreeSet;
use std::path::Path;

use tempfile::TempDir;
use wasm_bindgen_cli_support::Bindgen;

use super::assets::{MODULE, SCRIPT, WORKBOOK, WORKER};
use super::files::{bytes, copy, names, read, substitute, write};
use super::guard::guarded;
use crate::cargo::{self, Profile};
use crate::error::{Context, Error, Result};
use crate::imports::shortened;
use crate::split::split;

/// The module, compiled while its bytes arrive, and refused where they are others than those
/// published. A browser that is asked for this by `fetch` holds all of them back until it has seen
/// the last; but only it can do so over HTTP, where scripts have no digests.
const CHECKED: &str = include_str!("checked.js");

/// What the worker does with what it is sent.
const WORK: &str = include_str!("work.js");

/// A way in which a script gets the module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// A script module that finds the WebAssembly module beside itself.
    Beside,
    /// A plain script that is given the module's bytes, as a page from disk needs it.
    Given,
}

/// A module and its script, in a folder of their own.
#[derive(Debug)]
pub(crate) struct Glue {
    folder: TempDir,
}

impl Glue {
    /// Compiles the library and writes the script for it.
    pub(crate) fn make(profile: Profile, form: Form) -> Result<Self> {
        Self::of(&cargo::compile("xingfu", profile)?, profile, form)
    }

    /// The engine alone, which `cargo xtask bench` measures.
    pub(crate) fn engine() -> Result<Self> {
        let module = cargo::compile("engine", Profile::Package)?;
        Self::of(&module, Profile::Package, Form::Beside)
    }

    /// The module of workbooks, which the page loads on first use.
    pub(crate) fn workbook(profile: Profile, form: Form) -> Result<Self> {
        Self::of(&cargo::compile("workbook", profile)?, profile, form)
    }

    /// Copies the module of workbooks, and writes the worker around it.
    pub(super) fn copy_worker_to(&self, folder: &Path) -> Result<()> {
        copy(&self.folder().join(MODULE), &folder.join(WORKBOOK))?;
        write(&folder.join(WORKER), self.worker()?)
    }

    /// The worker that reads and writes workbooks.
    pub(super) fn worker(&self) -> Result<String> {
        Ok(read(&self.folder().join(SCRIPT))? + WORK)
    }

    /// Writes the script for a module that is compiled.
    pub(crate) fn of(module: &Path, profile: Profile, form: Form) -> Result<Self> {
        let folder = tempfile::tempdir().at("make a temporary folder in", &std::env::temp_dir())?;
        let workshop =
            tempfile::tempdir().at("make a temporary folder in", &std::env::temp_dir())?;
        let first = workshop.path().join("first.wasm");
        let (input, parts) = match profile.is_split() {
            true => {
                let parts = split(module, folder.path(), &first)?;
                (first.as_path(), Some(parts))
            }
            false => (module, None),
        };
        let mut bindgen = Bindgen::new();
        bindgen
            .input_path(input)
            .out_name("xingfu")
            .typescript(false)
            .remove_name_section(profile.is_published())
            .remove_producers_section(true)
            // The later part uses the table of functions.
            .keep_lld_exports(profile.is_split())
            .omit_default_module_path(form == Form::Given);
        match form {
            Form::Beside => bindgen.web(true),
            Form::Given => bindgen.no_modules(true),
        }
        .map_err(bindgen_error)?;
        let mut output = bindgen.generate_output().map_err(bindgen_error)?;
        let snippets = output
            .snippets()
            .iter()
            .filter(|(_, scripts)| !scripts.is_empty())
            .map(|(name, _)| name.as_str())
            .chain(output.local_modules().keys().map(String::as_str))
            .collect::<BTreeSet<_>>();
        if !snippets.is_empty() {
            return Err(Error::Snippets(
                snippets.into_iter().collect::<Vec<_>>().join(", "),
            ));
        }
        output.emit(folder.path()).map_err(bindgen_error)?;
        let file = folder.path().join(SCRIPT);
        write(&file, guarded(&read(&file)?))?;
        if let Some(parts) = parts {
            write(&file, parts.inline(&read(&file)?)?)?;
        }
        if profile.is_published() {
            let module = folder.path().join(MODULE);
            let pair = shortened(&read(&file)?, &bytes(&module)?)?;
            write(&file, pair.script)?;
            write(&module, pair.module)?;
        }
        Ok(Self { folder })
    }

    /// The folder with the script, the module and whatever belongs to them.
    pub(super) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Copies every file as it is.
    pub(super) fn copy_to(&self, folder: &Path) -> Result<()> {
        for name in names(self.folder())? {
            copy(&self.folder().join(&name), &folder.join(&name))?;
        }
        Ok(())
    }

    /// Copies every file, with a script that can be told what the module's bytes must be.
    ///
    /// `integrity: ''` asks for nothing; [`super::publish()`] puts the digest there.
    pub(super) fn copy_checked_to(&self, folder: &Path) -> Result<()> {
        self.copy_to(folder)?;
        let script = folder.join(SCRIPT);
        let place = format!("new URL('{MODULE}', import.meta.url)");
        let text = substitute(
            &script,
            "module_or_path = new URL('xingfu_bg.wasm', import.meta.url);",
            &format!("module_or_path = checked({place}, {{ integrity: '' }});"),
        )?;
        write(&script, text + CHECKED)
    }
}

fn bindgen_error(error: impl std::fmt::Display) -> Error {
    Error::Bindgen(format!("{error:#}"))
}

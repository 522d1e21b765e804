//! Writing a template or the whole table, a few units at a time, so that the page goes on meanwhile.

use super::stage::Stage;
use crate::app::browser::dom;
use crate::app::browser::files::{self, Trouble, XLSX};
use crate::app::io::naming::file_name;
use crate::app::state::Choices;
use crate::data::UnitId;
use crate::methodology::{Methodology, Processing, Weighting};
use crate::report::sheets::{Sheets, csv_of};
use crate::score::profile::Profile;
use crate::score::{Scores, score};
use crate::text::words::DeskWords;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// What is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    Template,
    Workbook,
    Csv,
}

/// Rows that are made in one task.
const ROWS: usize = 1_000;

/// Writes a file and gives it to the user.
pub(super) fn start(
    choices: &Rc<Choices>,
    unit: UnitId,
    words: &'static DeskWords,
    what: What,
    stage: UseStateSetter<Stage>,
) {
    stage.set(Stage::Writing);
    let choices = Rc::clone(choices);
    spawn_local(async move {
        let outcome = give(&choices, unit, words, what).await;
        stage.set(match outcome {
            Ok(()) => Stage::Idle,
            Err(trouble) => Stage::Failed(trouble),
        });
    });
}

async fn give(
    choices: &Choices,
    unit: UnitId,
    words: &'static DeskWords,
    what: What,
) -> Result<(), Trouble> {
    let sheets = Sheets {
        index: &choices.index,
        data: &choices.data,
        month: choices.month,
        words,
    };
    let parts = match what {
        What::Template => sheets.template(unit),
        What::Workbook | What::Csv => whole(&sheets, choices).await?,
    };
    let name = |said: &str, ending: &str| file_name(choices, words, said, ending);
    match what {
        What::Template => {
            let book = files::write(&parts).await?;
            dom::download_bytes(&name(words.files_template, "xlsx"), XLSX, &book);
        }
        What::Workbook => {
            let book = files::write(&parts).await?;
            dom::download_bytes(&name(words.files_whole, "xlsx"), XLSX, &book);
        }
        What::Csv => {
            let text = csv_of(&parts);
            dom::download(
                &name(words.files_whole, "csv"),
                "text/csv;charset=utf-8",
                &text,
            );
        }
    }
    Ok(())
}

async fn whole(sheets: &Sheets<'_>, choices: &Choices) -> Result<Vec<u8>, Trouble> {
    let (scores, weighting) = scored(choices).map_err(|error| Trouble::Other(error.to_string()))?;
    let mut parts = sheets.table();
    let each = choices.index.indicators().len().max(1);
    for position in 0..choices.data.units().len() {
        let unit = UnitId::at(position);
        let profile = Profile::new(&choices.index, &scores, &weighting, unit);
        parts.extend(sheets.table_of(unit, &profile));
        if (position + 1) % (ROWS / each).max(1) == 0 {
            dom::pause().await;
        }
    }
    Ok(parts)
}

fn scored(choices: &Choices) -> Result<(Scores, Weighting), crate::error::Error> {
    let index = &choices.index;
    let weighting = choices.weighting()?;
    let processing = Processing::default_of(index).as_of(choices.month);
    let methodology = Methodology::new(index, processing, weighting)?;
    let scores = score(index, &choices.data, &methodology)?;
    Ok((scores, methodology.weighting().clone()))
}

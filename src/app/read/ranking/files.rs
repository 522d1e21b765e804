//! The table as a file, in the order shown.

use super::order::Rows;
use crate::app::browser::dom;
use crate::app::browser::files::{self, Trouble, XLSX};
use crate::app::io::naming::file_name;
use crate::app::state::{ByPtr, Choices};
use crate::app::ui::Ui;
use crate::data::UnitId;
use crate::report::ranking::RankingSheet;
use crate::report::sheets::csv_of;
use crate::score::Board;
use crate::text::words::DeskWords;
use yew::platform::spawn_local;
use yew::prelude::*;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct FilesProps {
    pub(super) ui: Ui,
    pub(super) choices: ByPtr<Choices>,
    pub(super) board: ByPtr<Board>,
    pub(super) rows: ByPtr<Rows>,
    /// The name of the changes since the month or year before.
    pub(super) since: AttrValue,
}

impl FilesProps {
    fn words(&self) -> &'static DeskWords {
        DeskWords::of(self.ui.words.language)
    }

    fn parts(&self) -> Vec<u8> {
        let words = self.words();
        let choices = &self.choices.0;
        let units: Vec<UnitId> = self.rows.0.units().collect();
        let sheet = RankingSheet {
            index: &choices.index,
            data: &choices.data,
            month: choices.month,
            since: &self.since,
            board: &self.board.0,
            remark: &remark(choices, words),
            words,
        };
        sheet.parts(&units)
    }

    fn name(&self, ending: &str) -> String {
        let words = self.words();
        file_name(&self.choices.0, words, words.all_units, ending)
    }
}

/// Whose weights, whether the data are made up, and the notice of the index.
pub(super) fn remark(choices: &Choices, words: &DeskWords) -> String {
    let index = &choices.index;
    let is_default = choices
        .weighting()
        .is_ok_and(|weighting| weighting.is_default(index));
    let weights = match is_default {
        true => words.default_weights,
        false => words.my_weights,
    };
    let demonstration = choices
        .data
        .is_demonstration()
        .then_some(words.demonstration);
    let notice = index.notice().map(|notice| notice.get(words.language));
    let parts = [Some(weights), demonstration, notice];
    parts
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(words.dot)
}

/// The buttons that give the table as a workbook, where workbooks can be written, and as CSV.
#[component]
pub(super) fn Files(props: &FilesProps) -> Html {
    let words = props.words();
    let has_failed = use_state_eq(|| false);
    let workbook = {
        let (props, has_failed) = (props.clone(), has_failed.setter());
        move |_: MouseEvent| {
            let (props, has_failed) = (props.clone(), has_failed.clone());
            spawn_local(async move {
                let written = give(&props).await;
                has_failed.set(written.is_err());
            });
        }
    };
    let text = {
        let props = props.clone();
        move |_: MouseEvent| {
            let text = csv_of(&props.parts());
            dom::download(&props.name("csv"), "text/csv;charset=utf-8", &text);
        }
    };
    html! {
        <p class="ranking-files">
            if files::are_provided() { <button type="button" class="quiet" onclick={workbook}>{ words.ranking_workbook }</button> }
            <button type="button" class="quiet" onclick={text}>{ words.ranking_csv }</button>
            if *has_failed { <span class="fault" role="alert">{ words.files_not_loaded }</span> }
        </p>
    }
}

async fn give(props: &FilesProps) -> Result<(), Trouble> {
    let book = files::write(&props.parts()).await?;
    dom::download_bytes(&props.name("xlsx"), XLSX, &book);
    Ok(())
}

//! What a file holds, before anything is taken from it.

use super::stage::ByWords;
use crate::app::state::ByPtr;
use crate::app::ui::option::option;
use crate::data::import::{By, Column, Imported, Names, Problem, Role};
use crate::index::Index;
use crate::text::words::DeskWords;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// Problems beyond these are counted only.
const MOST_SHOWN: usize = 100;

/// A file's columns, what is to be taken of it, and what cannot be.
#[derive(Debug, PartialEq, Properties)]
pub struct PreviewProps {
    /// In which language.
    pub words: ByWords,
    /// What it was read for.
    pub index: ByPtr<Index>,
    /// Its name.
    pub name: String,
    /// What it holds.
    pub imported: ByPtr<Imported>,
    /// A column holds something else.
    pub rechoose: Callback<(String, Role)>,
    /// It is to be taken.
    pub confirm: Callback<()>,
    /// It is not.
    pub drop: Callback<()>,
}

/// The preview of a file.
#[component]
pub fn Preview(props: &PreviewProps) -> Html {
    let ByWords(words) = props.words;
    let imported = &*props.imported.0;
    let (taken, faults) = (imported.records.len(), imported.problems.len());
    let before = imported.units.len();
    let head = words.pick(
        format!("《{}》：可导入 {taken} 条记录", props.name),
        format!("{}: {taken} records can be taken", props.name),
    );
    let offices = imported.details.len();
    let offices_said = (offices > 0).then(|| {
        words.pick(
            format!("另有 {offices} 项的责任单位、时限等"),
            format!("Besides, who is responsible for {offices} indicators or items, and by when"),
        )
    });
    let targets = imported.targets.len();
    let targets_said = (targets > 0).then(|| {
        words.pick(
            format!("另有 {targets} 个分解目标"),
            format!("Besides, {targets} parts of targets"),
        )
    });
    let fault = (faults > 0).then(|| {
        words.pick(
            format!("{faults} 处无法导入，原因见下表；改好文件再导入，或只导入其余"),
            format!("{faults} cells cannot be taken, for the reasons below; correct the file, or take the rest"),
        )
    });
    let take = match faults {
        0 => words.pick(
            format!("确认导入 {taken} 条"),
            format!("Take {taken} records"),
        ),
        _ => words.pick(
            format!("只导入其余 {taken} 条"),
            format!("Take the other {taken} records"),
        ),
    };
    let confirm = props.confirm.reform(|_: MouseEvent| ());
    let drop = props.drop.reform(|_: MouseEvent| ());
    html! {
        <div class="preview">
            <h3>{ head }</h3>
            <p class="reason fault" role="alert" hidden={fault.is_none()}>{ fault }</p>
            <p class="hint" hidden={offices_said.is_none()}>{ offices_said }</p>
            <p class="hint" hidden={targets_said.is_none()}>{ targets_said }</p>
            <p class="hint">{ words.files_onto_own }</p>
            <p class="hint" hidden={before < 2}>{ words.pick(format!("共 {before} 个单位"), format!("{before} units")) }</p>
            <p class="files-controls">
                <button type="button" class="primary" onclick={confirm} disabled={taken + offices + targets == 0}>{ take }</button>
                <button type="button" onclick={drop}>{ words.files_drop }</button>
            </p>
            { problems(words, words.files_problems, &imported.problems) }
            { columns(props, words) }
            { problems(words, words.files_notes, &imported.notes) }
        </div>
    }
}

fn problems(words: &DeskWords, title: &'static str, all: &[Problem]) -> Html {
    let more = all.len().saturating_sub(MOST_SHOWN);
    html! {
        <div class="files-problems" hidden={all.is_empty()}>
            <h4>{ title }{ " " }<small>{ all.len() }</small></h4>
            <div class="scrolled" tabindex="0" role="region" aria-label={title}>
                <table>
                    <thead><tr>
                        <th scope="col">{ words.files_sheet }</th>
                        <th scope="col">{ words.files_cell }</th>
                        <th scope="col">{ words.files_text }</th>
                        <th scope="col">{ words.files_reason }</th>
                    </tr></thead>
                    <tbody>{ for all.iter().take(MOST_SHOWN).map(|problem| html! {
                        <tr>
                            <td>{ problem.sheet.clone() }</td>
                            <td>{ &problem.column }{ problem.row }</td>
                            <td>{ shortened(&problem.text) }</td>
                            <td>{ problem.reason.words(words) }</td>
                        </tr>
                    }) }</tbody>
                </table>
            </div>
            <p class="hint" hidden={more == 0}>{ words.pick(format!("另有 {more} 处"), format!("and {more} more")) }</p>
        </div>
    }
}

fn columns(props: &PreviewProps, words: &'static DeskWords) -> Html {
    let names = Names::new(&props.index.0);
    let all = &props.imported.0.columns;
    html! {
        <div class="files-columns" hidden={all.is_empty()}>
            <h4>{ words.files_columns }</h4>
            <div class="scrolled" tabindex="0" role="region" aria-label={words.files_columns}>
                <table>
                    <thead><tr>
                        <th scope="col">{ words.files_sheet }</th>
                        <th scope="col">{ words.files_column }</th>
                        <th scope="col">{ words.files_head }</th>
                        <th scope="col">{ words.files_role }</th>
                        <th scope="col">{ words.files_by }</th>
                    </tr></thead>
                    <tbody>{ for all.iter().map(|column| row(props, words, &names, column)) }</tbody>
                </table>
            </div>
        </div>
    }
}

fn row(props: &PreviewProps, words: &'static DeskWords, names: &Names, column: &Column) -> Html {
    let by = match column.by {
        By::Id => words.files_by_id,
        By::Title => words.files_by_title,
        By::Alias => words.files_by_alias,
        By::Choice => words.files_by_choice,
        By::Nothing => words.files_by_nothing,
    };
    let key = format!("{}!{}", column.sheet, column.column);
    let own = match column.role {
        Role::Known => Role::Ignored,
        role => role,
    };
    let mut roles: Vec<Role> = Role::CHOICES.to_vec();
    let figures = props
        .index
        .0
        .indicators()
        .map(|(id, _)| Role::Figure(id, None));
    roles.extend(figures);
    if !roles.contains(&own) {
        roles.push(own);
    }
    let onchange = {
        let (rechoose, names, key) = (props.rechoose.clone(), names.clone(), key.clone());
        move |event: Event| {
            let select: HtmlSelectElement = event.target_unchecked_into();
            if let Some(role) = Role::named(&select.value(), &names) {
                rechoose.emit((key.clone(), role));
            }
        }
    };
    let label = format!("{} {}", words.files_role, key);
    html! {
        <tr key={key}>
            <td>{ column.sheet.clone() }</td>
            <td>{ column.column.clone() }</td>
            <td>{ shortened(&column.head) }</td>
            <td><select aria-label={label} {onchange}>
                { for roles.into_iter().map(|role| {
                    option(role.name(names), role_title(role, &props.index.0, words), role == own)
                }) }
            </select></td>
            <td>{ by }</td>
        </tr>
    }
}

fn role_title(role: Role, index: &Index, words: &DeskWords) -> String {
    let fixed = match role {
        Role::Unit => words.unit,
        Role::UnitTitle => words.files_unit_title,
        Role::Group => words.files_group,
        Role::Period => words.month,
        Role::Indicator => words.indicator,
        Role::Item => words.files_item,
        Role::Value(None) => words.files_value,
        Role::Value(Some(month)) => {
            return format!("{} {}", words.files_value, words.month_name(month));
        }
        Role::Target => words.files_target,
        Role::Status => words.status,
        Role::Baseline => words.files_baseline,
        Role::Denominator => words.files_denominator,
        Role::Evidence => words.evidence,
        Role::Note => words.files_note,
        Role::Responsible => words.responsible,
        Role::Supporting => words.supporting,
        Role::Deadline => words.deadline,
        Role::Contact => words.contact,
        Role::Known | Role::Ignored => words.files_ignored,
        Role::Figure(id, item) => {
            let indicator = index.indicator(id);
            let title = index.node(indicator.node).title.get(words.language);
            let item = item.and_then(|item| indicator.items.get(item as usize));
            return match item {
                Some(item) => format!("{title} / {}", item.title.get(words.language)),
                None => title.to_owned(),
            };
        }
    };
    fixed.to_owned()
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

//! The switch between the site's data and own ones, how these are kept, and their deletion.

use crate::app::desk::publish::Publish;
use crate::app::desk::versions::Versions;
use crate::app::desk::{export, refusals};
use crate::app::io::{keeping, kept};
use crate::app::state::{
    Extent, Holdings, Intent, Keeping, Publication, Room, State, Storage, Store, Trouble,
};
use crate::app::ui::Ui;
use crate::data::published::Published;
use crate::schema::Issued;
use crate::text::format::points;
use crate::text::words::DeskWords;
use web_sys::HtmlInputElement;
use yew::platform::spawn_local;
use yew::prelude::*;

/// Whose data are shown, how they are kept, and the way to others.
pub(in crate::app) fn stores(ui: &Ui, state: &State) -> Html {
    html! { <Stores ui={ui.clone()} state={state.clone()} /> }
}

#[derive(Clone, PartialEq, Properties)]
struct StoresProps {
    ui: Ui,
    state: State,
}

/// What is opened below the switch.
#[derive(Clone, Copy, PartialEq)]
enum Opened {
    Nothing,
    Versions,
    Deletion,
    Publishing,
    PastIssues,
}

#[component]
fn Stores(props: &StoresProps) -> Html {
    let StoresProps { ui, state } = props;
    let words = DeskWords::of(ui.words.language);
    let opened = use_state_eq(|| Opened::Nothing);
    let is_own = state.store == Store::Own;
    let has_controls = state.view.extent == Extent::Full && !ui.elder;
    let holdings = state.own().map(|own| Holdings::of(own)).unwrap_or_default();
    // Readers of published results do not meet what they would enter data by.
    let is_entered = is_own || state.is_at_desk() || !holdings.is_empty();
    let toggle = |what: Opened| {
        let opened = opened.clone();
        move |_: MouseEvent| {
            opened.set(if *opened == what {
                Opened::Nothing
            } else {
                what
            });
        }
    };
    let close = {
        let opened = opened.setter();
        Callback::from(move |()| opened.set(Opened::Nothing))
    };
    let is_demonstration = state.choices.data.is_demonstration();
    // A phone has the way to one's own data in the head alone.
    let is_offered = !ui.stacked && state.publication == Publication::Nothing;
    let has_switch = has_controls && (is_entered || is_offered);
    html! {
        <>
            if is_demonstration || is_own || has_switch {
                <div class="data-source">
                    if is_demonstration {
                        <strong class="mark">{ words.demonstration }</strong>
                        <span class="made-up">{ words.made_up }</span>
                    }
                    if is_own && holdings.is_empty() { <span>{ words.no_data }</span> }
                    if is_own && !has_controls && !holdings.is_empty() { <span>{ words.own_data }</span> }
                    if has_switch {
                        { switch(ui, state, &holdings) }
                        if is_own && ui.own_page {
                            <button type="button" class="quiet" aria-expanded={(*opened == Opened::Versions).to_string()}
                                onclick={toggle(Opened::Versions)}>{ words.versions }</button>
                        }
                        if is_own && ui.own_page && !holdings.is_empty() {
                            <button type="button" aria-expanded={(*opened == Opened::Publishing).to_string()}
                                onclick={toggle(Opened::Publishing)}>{ words.publish }{ "…" }</button>
                        }
                        if is_own && !holdings.is_empty() {
                            <button type="button" class="quiet" aria-expanded={(*opened == Opened::Deletion).to_string()}
                                onclick={toggle(Opened::Deletion)}>{ words.delete }{ "…" }</button>
                        }
                    }
                </div>
            }
            { publication(ui, state, &opened) }
            { for state.keeping.trouble.filter(|_| ui.own_page).map(|trouble| told(ui, state, trouble)) }
            { match *opened {
                Opened::Versions if is_own => html! { <Versions ui={ui.clone()} state={state.clone()} /> },
                Opened::Deletion if is_own && !holdings.is_empty() => html! {
                    <Deletion ui={ui.clone()} state={state.clone()} {close} />
                },
                Opened::Publishing if is_own && !holdings.is_empty() => html! {
                    <Publish ui={ui.clone()} state={state.clone()} />
                },
                Opened::Nothing
                | Opened::Versions
                | Opened::Deletion
                | Opened::Publishing
                | Opened::PastIssues => html! {},
            } }
        </>
    }
}

/// Who published what is on show, when, and what is wrong with it.
fn publication(ui: &Ui, state: &State, opened: &UseStateHandle<Opened>) -> Html {
    let words = DeskWords::of(ui.words.language);
    if state.store == Store::Own {
        return html! {};
    }
    let alert = match &state.publication {
        Publication::Nothing | Publication::Latest(_) => None,
        Publication::Last(_, unfit) => {
            let reason = refusals::unfit(unfit.as_ref(), words);
            Some(words.pick(
                format!("{reason}。以下为上一次的发布结果。"),
                format!("What follows are the last results that could be read: {reason}."),
            ))
        }
        Publication::Lacking(unfit) => {
            let reason = refusals::unfit(unfit.as_ref(), words);
            Some(words.pick(
                format!("发布的结果暂时无法显示：{reason}。"),
                format!("The published results cannot be shown: {reason}."),
            ))
        }
    };
    let results = state.publication.results();
    let past = results.map_or(0, |published| published.history.len());
    let is_open = **opened == Opened::PastIssues;
    let onclick = {
        let opened = opened.clone();
        move |_: MouseEvent| {
            opened.set(if is_open {
                Opened::Nothing
            } else {
                Opened::PastIssues
            });
        }
    };
    html! {
        <>
            { for alert.map(|text| html! { <p class="message fault publication-fault" role="alert"><span>{ text }</span></p> }) }
            { for results.map(|published| html! {
                <p class="issued">
                    <strong class="mark issue">{ words.published_mark }</strong>
                    <span>{ issued(words, published) }</span>
                    if past > 0 {
                        <button type="button" class="quiet" aria-expanded={is_open.to_string()} {onclick}>{ words.past_issues }</button>
                    }
                </p>
            }) }
            if is_open { { for results.map(|published| past_issues(words, published)) } }
        </>
    }
}

/// `由 … 于 2024-10-08 发布，截至2024年9月。`
fn issued(words: &DeskWords, published: &Published) -> String {
    let Issued { by, at, note } = &published.issued;
    let month = words.month_name(published.as_of);
    let told = words.pick(
        format!("由{by}于 {at} 发布，数据截至{month}。"),
        format!("Published by {by} on {at}, as of {month}. "),
    );
    told + note.as_deref().unwrap_or_default()
}

/// The results that were published before, as they were published, the latest first.
fn past_issues(words: &DeskWords, published: &Published) -> Html {
    let rows = published.history.iter().rev().map(|past| {
        let month = past.as_of.parse().map(|month| words.month_name(month));
        let result = past.result.as_ref().map(|result| {
            let grade = result.grade.as_deref().unwrap_or_default();
            format!("{} {grade}", points(result.score))
        });
        html! {
            <tr>
                <th scope="row">{ month.unwrap_or_else(|()| past.as_of.clone()) }</th>
                <td>{ result }</td>
                <td>{ past.issued.at.clone() }</td>
                <td>{ past.issued.by.clone() }</td>
                <td>{ past.issued.note.clone() }</td>
            </tr>
        }
    });
    html! {
        <div class="store-panel">
            <table>
                <caption>{ words.past_issues }</caption>
                <thead><tr><th scope="col">{ words.month }</th><th scope="col">{ words.score }</th>
                    <th scope="col">{ words.issued_at }</th><th scope="col">{ words.issued_by }</th><th scope="col"></th></tr></thead>
                <tbody>{ for rows }</tbody>
            </table>
        </div>
    }
}

fn switch(ui: &Ui, state: &State, holdings: &Holdings) -> Html {
    let words = DeskWords::of(ui.words.language);
    let show = |store: Store| {
        let dispatch = ui.dispatch.clone();
        let begins = store == Store::Own && holdings.is_empty();
        move |_: MouseEvent| {
            dispatch.dispatch(Intent::ShowStore(store));
            if begins {
                dispatch.dispatch(Intent::OpenRoom(Room::Desk));
            }
        }
    };
    let is_own = state.store == Store::Own;
    let site = match state.site().data.is_demonstration() {
        true => words.demonstration,
        false if state.publication == Publication::Nothing => words.site_data,
        false => words.published_mark,
    };
    let own = match (holdings.is_empty(), is_own) {
        (true, false) if state.site().data.is_demonstration() => words.enter_real.to_owned(),
        (true, false) => words.enter_own.to_owned(),
        (_, _) => own_label(words, holdings, &state.keeping, ui.own_page),
    };
    if holdings.is_empty() && !is_own {
        return html! {
            <span class="store-switch">
                <button type="button" class="quiet primary" onclick={show(Store::Own)}>{ own }</button>
            </span>
        };
    }
    html! {
        <div class="store-switch" role="group" aria-label={words.stores}>
            <button type="button" aria-pressed={(!is_own).to_string()} onclick={show(Store::Site)}>{ site }</button>
            <button type="button" aria-pressed={is_own.to_string()} onclick={show(Store::Own)}>{ own }</button>
        </div>
    }
}

/// `我的数据（35 项，10:32 已保存于本机）`.
fn own_label(words: &DeskWords, holdings: &Holdings, keeping: &Keeping, own_page: bool) -> String {
    let name = words.my_data;
    if holdings.is_empty() {
        let nothing = words.nothing_yet;
        return words.pick(
            format!("{name}（{nothing}）"),
            format!("{name} ({nothing})"),
        );
    }
    let kept = match (own_page, keeping.saved) {
        (true, _) if keeping.is_pending => words.keeping_now.to_owned(),
        (true, Some((saved, now))) => {
            let how = match keeping.place {
                Storage::Local | Storage::Memory => words.kept_here,
                Storage::Database => words.kept_in_database,
            };
            let saved = saved.beside(now);
            words.pick(format!("{saved} {how}"), format!("{how}, {saved}"))
        }
        (_, _) => words.not_kept.to_owned(),
    };
    let count = holdings.indicators;
    words.pick(
        format!("{name}（{count} 项，{kept}）"),
        format!("{name} ({count} indicators, {kept})"),
    )
}

/// Why the latest changes are not kept, and what can be done.
fn told(ui: &Ui, state: &State, trouble: Trouble) -> Html {
    let words = DeskWords::of(ui.words.language);
    let text = match trouble {
        Trouble::Denied => words.trouble_denied,
        Trouble::Full => words.trouble_full,
        Trouble::Elsewhere => words.trouble_elsewhere,
        Trouble::Gone => words.trouble_gone,
        Trouble::Occupied => words.trouble_occupied,
    };
    let act = |name: &'static str, act: fn(&Ui, &State)| {
        let (ui, state) = (ui.clone(), state.clone());
        html! { <button type="button" onclick={move |_| act(&ui, &state)}>{ name }</button> }
    };
    let export = || act(words.export, export_own);
    let acts = match trouble {
        Trouble::Denied | Trouble::Full => export(),
        Trouble::Elsewhere => html! {
            <>
                { act(words.take_other, |ui, state| ui.keeper.take_other(state, &ui.dispatch)) }
                { act(words.keep_mine, |ui, state| ui.keeper.keep_mine(state, &ui.dispatch)) }
                { export() }
            </>
        },
        Trouble::Gone => html! {
            <>
                { act(words.keep_mine, |ui, state| ui.keeper.keep_mine(state, &ui.dispatch)) }
                { export() }
            </>
        },
        Trouble::Occupied => act(words.export_original, |ui, state| {
            ui.keeper.export_original(&state.base.0, &ui.dispatch);
        }),
    };
    html! {
        <div class="message fault trouble-kept" role="alert">
            <span>{ text }</span>
            <span class="message-ends">{ acts }</span>
        </div>
    }
}

fn export_own(ui: &Ui, state: &State) {
    if let Some(own) = state.own() {
        export::choices(&state.base.0, own);
        ui.keeper.exported(&ui.dispatch);
    }
}

#[derive(Clone, PartialEq, Properties)]
struct DeletionProps {
    ui: Ui,
    state: State,
    close: Callback<()>,
}

/// The question before own data go.
#[component]
fn Deletion(props: &DeletionProps) -> Html {
    let DeletionProps { ui, state, close } = props;
    let words = DeskWords::of(ui.words.language);
    let with_versions = use_node_ref();
    let holdings = state.own().map(|own| Holdings::of(own)).unwrap_or_default();
    let export = {
        let (ui, state) = (ui.clone(), state.clone());
        move |_: MouseEvent| export_own(&ui, &state)
    };
    let delete = {
        let (dispatch, close) = (ui.dispatch.clone(), close.clone());
        let (name, with_versions) = (keeping::name(&state.base.0), with_versions.clone());
        move |_: MouseEvent| {
            let input = with_versions.cast::<HtmlInputElement>();
            if input.is_some_and(|input| input.checked()) {
                let name = name.clone();
                spawn_local(async move { kept::forget_versions(&name).await });
            }
            close.emit(());
            dispatch.dispatch(Intent::DeleteOwn);
        }
    };
    let cancel = {
        let close = close.clone();
        move |_: MouseEvent| close.emit(())
    };
    html! {
        <section class="store-panel" role="group" aria-labelledby={ui.element("delete-title")}>
            <h2 id={ui.element("delete-title")}>{ words.delete_title }</h2>
            <p>{ words.delete_names }{ named(words, &holdings) }</p>
            if ui.own_page {
                <label><input type="checkbox" ref={with_versions} />{ " " }{ words.delete_versions }</label>
            }
            <p class="store-acts">
                <button type="button" onclick={export}>{ words.delete_first }</button>
                <button type="button" class="danger" onclick={delete}>{ words.delete_now }</button>
                <button type="button" class="quiet" onclick={cancel}>{ words.cancel }</button>
            </p>
        </section>
    }
}

/// `35 项指标、312 条记录（2024年1月至2024年9月）、3 条加减分`.
pub(in crate::app) fn named(words: &DeskWords, holdings: &Holdings) -> String {
    let Holdings {
        indicators,
        records,
        months,
        adjustments,
        red_lines,
        optional,
        details,
    } = *holdings;
    let months = months.map(|(first, last)| {
        let (first, last) = (words.month_name(first), words.month_name(last));
        match first == last {
            true => words.pick(format!("（{first}）"), format!(" ({first})")),
            false => words.pick(
                format!("（{first}至{last}）"),
                format!(" ({first} to {last})"),
            ),
        }
    });
    let mut parts = vec![
        words.pick(
            format!("{indicators} 项指标、{records} 条记录"),
            format!("{records} records of {indicators} indicators"),
        ) + &months.unwrap_or_default(),
    ];
    for (count, chinese, english) in [
        (adjustments, "条加减分", "bonus or penalty entries"),
        (red_lines, "条红线设定", "red lines in force"),
        (optional, "项启用的承诺", "promises turned on"),
        (
            details,
            "项责任与名称信息",
            "details of responsibility and names",
        ),
    ] {
        if count > 0 {
            parts.push(words.pick(format!("{count} {chinese}"), format!("{count} {english}")));
        }
    }
    parts.join(&words.pick("、".into(), ", ".into())) + words.full_stop
}

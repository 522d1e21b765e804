//! The table of the deferred part of the module.
//!
//! Everything that is reached through this table alone is left out of the first part.

use crate::app::browser::{dom, drawing, others};
use crate::app::desk::{about, above, refusals, room, stores, toolbar};
use crate::app::io::keeping::{self, Keeper};
use crate::app::io::{file, link, publication, snapshot};
use crate::app::read::ranking::print;
use crate::app::read::{
    aloud, details, explain, figures, glance, ledger, next_grade, plot_tools, since, standing,
    todo, ways,
};
use crate::app::ui::Deferred;
use crate::app::weigh::{bound, compared};
use crate::chart::edits;
use crate::error::Error;
use crate::figure::Drawing;
use crate::index::Index;
use crate::text::words::Words;
use std::cell::OnceCell;
use std::rc::Rc;

/// The table.
pub(super) static DEFERRED: Deferred = Deferred {
    whole,
    words: Words::of,
    tools: toolbar::tools,
    message: toolbar::message,
    months: about::months,
    units: about::units,
    stores: stores::stores,
    footer: about::footer,
    glance: glance::glance,
    weigh: ways::weigh,
    tabs: ways::tabs,
    ways: ways::ways,
    unfold: ways::unfold,
    reveal: dom::reveal,
    standing: standing::standing,
    next_grade: next_grade::next_grade,
    bound: bound::bound,
    change: explain::change,
    contributions: figures::contributions,
    since: since::since,
    todo: todo::todo,
    lost: figures::lost,
    sensitivity: compared::sensitivity,
    details: details::details,
    desk: room::desk,
    ledger: ledger::ledger,
    aloud: aloud::aloud,
    report: print::report,
    plot_tools: plot_tools::plot_tools,
    told: |figure| figure.told(),
    hold: Drawing::hold,
    same: Drawing::eq,
    svg: Drawing::svg,
    edits,
    edit: drawing::edit,
    read_link: link::follow,
    write_link: link::of,
    read_file: file::read,
    text: others::text,
    publish: publication::arrive,
    fetch_kept: |name| Box::pin(keeping::fetch(name)),
    kept: keeping::arrived,
    refused: refusals::told,
    begin_keeping: Keeper::begin,
    keep: Keeper::keep,
    look: Keeper::look,
    is_unsaved: Keeper::is_unsaved,
    write_file: file::write,
    write_state: snapshot::write,
    write_data: snapshot::write_data,
    read_state: snapshot::read,
    above: above::above,
};

thread_local! {
    /// Read once for all places.
    static WHOLE: OnceCell<Rc<Index>> = const { OnceCell::new() };
}

fn whole() -> Result<Rc<Index>, Error> {
    WHOLE.with(|whole| {
        if let Some(index) = whole.get() {
            return Ok(Rc::clone(index));
        }
        let index = Rc::new(Index::builtin()?);
        Ok(Rc::clone(whole.get_or_init(|| index)))
    })
}

//! The address of the page and its choices.

use crate::app::browser::dom;
use crate::app::state::{Intent, Message, State};
use crate::app::ui::Deferred;
use yew::prelude::*;

/// The hash follows the weights and the units that are looked at, and these a hash that is typed or followed.
#[hook]
pub(super) fn use_address(
    state: &UseReducerHandle<State>,
    page: bool,
    deferred: Option<&'static Deferred>,
) {
    let settled = deferred.filter(|_| page && !state.is_dragging());
    let hash = settled.map(|deferred| (deferred.write_link)(state));
    let begun = use_memo((), |()| dom::hash());
    let shown = use_mut_ref(|| None::<String>);
    let latest = use_mut_ref(|| state.clone());
    latest.replace(state.clone());
    let follow = move |deferred: &Deferred| {
        let present = latest.borrow().clone();
        let dispatch = present.dispatcher();
        let followed = (deferred.read_link)(&dom::hash(), &present.base.0, &present.choices);
        if let Some(units) = followed.units {
            dispatch.dispatch(Intent::LookAt(units));
        }
        match followed.choices {
            Some(Ok(choices)) => {
                let choices = Box::new(choices);
                dispatch.dispatch(Intent::Adopt {
                    choices,
                    message: None,
                });
            }
            Some(Err(damage)) => {
                dom::set_hash(&(deferred.write_link)(&present));
                dispatch.dispatch(Intent::PublishedWeights);
                dispatch.dispatch(Intent::Say(Some(Message::Link(damage))));
            }
            None => {}
        }
    };
    {
        let follow = follow.clone();
        use_effect_with(hash, move |hash| {
            let Some((hash, deferred)) = hash.as_ref().zip(settled) else {
                return;
            };
            let before = shown.replace(Some(hash.clone()));
            let is_other = dom::hash().trim_start_matches('#') != hash;
            if before.is_none() && dom::hash() != *begun {
                // A link was followed before there was anything to read it with.
                follow(deferred);
            } else if before.as_ref() != Some(hash) && is_other {
                dom::set_hash(hash);
            }
        });
    }
    use_effect_with((page, deferred), move |&(page, deferred)| {
        let window = dom::window().filter(|_| page).zip(deferred);
        let listener = window.map(|(window, deferred)| {
            dom::Listener::new(&window, "hashchange", move |_| follow(deferred))
        });
        move || drop(listener)
    });
}

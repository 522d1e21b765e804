//! The options of a `<select>`.

use yew::AttrValue;
use yew::virtual_dom::{VTag, VText};

/// An option of a `<select>`.
///
/// Whether it is selected is its property, not its attribute: in Firefox the attribute has no effect
/// any more once somebody has chosen.
pub(in crate::app) fn option(
    value: impl Into<AttrValue>,
    title: impl Into<AttrValue>,
    selected: bool,
) -> VTag {
    let mut tag = VTag::new("option");
    tag.add_attribute("value", value);
    tag.add_property("selected", selected);
    tag.add_child(VText::new(title).into());
    tag
}

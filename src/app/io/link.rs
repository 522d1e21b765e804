//! Choices in the hash of a link: weights, optional rows and the month, never data.
//!
//! `#c=1&i=<index>&v=<version>&t=2024-09&w=education:3~employment:10&o=C083:95~C090&r=…&k=<check>`.
//! Groups of siblings whose shares are the published ones are left out. The hash is not sent to
//! any server.

use crate::app::state::scale;
use crate::app::state::{Choices, LinkFault};
use crate::index::{Activation, Index, NodeId};
use crate::map::Map;
use crate::methodology::Weighting;
use crate::rule::Asks;
use crate::text::number::decimal;
use std::fmt::Write;
use std::rc::Rc;

/// The version of this way of writing.
const CODEC: &str = "1";

/// The hash of choices, without `#`; empty where nothing departs from what is published.
pub fn write(base: &Index, choices: &Choices) -> String {
    let weights = departures(choices);
    let month_departs = choices.month != choices.data.last_month().or_else(|| base.last_month());
    if weights.is_empty() && choices.optional.is_empty() && !month_departs {
        return String::new();
    }
    let mut hash = format!("c={CODEC}&i={}&v={}", base.id(), encode(base.version()));
    if let Some(month) = choices.month {
        let _ = write!(hash, "&t={month}");
    }
    if !weights.is_empty() {
        let _ = write!(hash, "&w={}", weights.join("~"));
    }
    if !choices.optional.is_empty() {
        let rows = choices
            .optional
            .iter()
            .map(|(row, activation)| match activation {
                Activation::Target(target) => {
                    format!("{}:{}", encode(row), write_number(*target))
                }
                Activation::Promised(rung) => format!("{}:{}", encode(row), encode(rung)),
                Activation::Plain => encode(row),
            });
        let _ = write!(hash, "&o={}", rows.collect::<Vec<_>>().join("~"));
    }
    let check = check(&hash);
    let _ = write!(hash, "&k={check:08x}");
    hash
}

fn departures(choices: &Choices) -> Vec<String> {
    let write = |(id, weight)| format!("{id}:{}", write_number(weight));
    departing(choices).into_iter().map(write).collect()
}

/// The weight of every node in a group of siblings whose shares depart from the default ones.
pub fn departing(choices: &Choices) -> Vec<(&str, f64)> {
    let Choices { index, weights, .. } = choices;
    let default = Weighting::default_of(index);
    let share = |node: NodeId| {
        let group = scale::siblings(index, node);
        let sum: f64 = group
            .iter()
            .map(|sibling| weights[sibling.position()])
            .sum();
        if sum > 0.0 {
            weights[node.position()] / sum
        } else {
            0.0
        }
    };
    let departs = |node: &NodeId| (share(*node) - default.share(index, *node)).abs() > 1e-12;
    let mut written = Vec::new();
    for (id, _) in index.nodes() {
        let children = index.children(id);
        if children.iter().any(departs) {
            for child in children {
                let id = index.node(*child).id.as_str();
                written.push((id, weights[child.position()]));
            }
        }
    }
    written
}

/// The choices that a hash stands for, upon the present data; none for a hash that is not ours.
pub fn read(hash: &str, base: &Rc<Index>, present: &Choices) -> Option<Result<Choices, LinkFault>> {
    let hash = hash.strip_prefix('#').unwrap_or(hash);
    if !hash.starts_with("c=") {
        return None;
    }
    Some(read_ours(hash, base, present))
}

fn read_ours(hash: &str, base: &Rc<Index>, present: &Choices) -> Result<Choices, LinkFault> {
    let (body, given) = hash.rsplit_once("&k=").ok_or(LinkFault::Damaged)?;
    if given != format!("{:08x}", check(body)) {
        return Err(LinkFault::Damaged);
    }
    let field = |name: &str| {
        let mut fields = body.split('&').filter_map(|field| field.split_once('='));
        fields
            .find(|(there, _)| *there == name)
            .map(|(_, value)| value)
    };
    if field("c") != Some(CODEC) {
        return Err(LinkFault::OtherVersion);
    }
    if field("i") != Some(base.id()) {
        return Err(LinkFault::OtherIndex);
    }
    if field("v").map(decode).as_deref() != Some(base.version()) {
        return Err(LinkFault::OtherVersion);
    }
    let mut optional = read_optional(field("o").unwrap_or_default(), base)?;
    for (row, activation) in &present.optional {
        if optional.get(row).is_none() && has_records(base, present, row) {
            optional.insert(row.clone(), activation.clone());
        }
    }
    let index = match optional.is_empty() {
        true => Rc::clone(base),
        false => Rc::new(
            base.with_optional(&optional)
                .map_err(|_| LinkFault::Damaged)?,
        ),
    };
    let mut weights = index.weights();
    for pair in field("w")
        .unwrap_or_default()
        .split('~')
        .filter(|pair| !pair.is_empty())
    {
        let (id, weight) = pair.split_once(':').ok_or(LinkFault::Damaged)?;
        let node = index.find(id).ok_or(LinkFault::Damaged)?;
        let weight = read_number(weight).ok_or(LinkFault::Damaged)?;
        if !(weight.is_finite() && weight >= 0.0) {
            return Err(LinkFault::Damaged);
        }
        weights[node.position()] = weight;
    }
    let month = match field("t") {
        Some(month) => Some(month.parse().map_err(|()| LinkFault::Damaged)?),
        None => present.month,
    };
    Ok(Choices {
        index,
        weights,
        locks: Vec::new(),
        optional,
        data: Rc::clone(&present.data),
        month,
        red_lines: present.red_lines.clone(),
    })
}

/// Whether there are data of a row that is turned on: a link brings weights, and takes none away.
fn has_records(base: &Index, present: &Choices, row: &str) -> bool {
    let waiting = base.ledger_row(row).and_then(|row| row.waiting.as_ref());
    let column = waiting.map(|waiting| waiting.indicator);
    let on = column.filter(|column| present.index.is_on(*column));
    on.is_some_and(|column| {
        present
            .data
            .records()
            .any(|(key, _)| key.indicator == column)
    })
}

fn read_optional(written: &str, base: &Index) -> Result<Map<Activation>, LinkFault> {
    let mut optional = Map::new();
    for entry in written.split('~').filter(|entry| !entry.is_empty()) {
        let (row, given) = match entry.split_once(':') {
            Some((row, given)) => (decode(row), Some(decode(given))),
            None => (decode(entry), None),
        };
        let waiting = base.ledger_row(&row).and_then(|row| row.waiting.as_ref());
        let activation = match (
            waiting.map(|one| base.indicator(one.indicator).rule.asks()),
            given,
        ) {
            (Some(Asks::Target), Some(given)) => {
                Activation::Target(read_number(&given).ok_or(LinkFault::Damaged)?)
            }
            (Some(Asks::Rung(_)), Some(given)) => Activation::Promised(given),
            (Some(_), None) => Activation::Plain,
            _ => return Err(LinkFault::Damaged),
        };
        optional.insert(row, activation);
    }
    Ok(optional)
}

/// A number that [`read_number`] reads to the last bit: in decimals where these do, else by its
/// bits, as `x` and 16 hexadecimal digits.
fn write_number(number: f64) -> String {
    let decimals = number.to_string();
    match decimal(&decimals, 0) == Some(number) {
        true => decimals,
        false => format!("x{:016x}", number.to_bits()),
    }
}

fn read_number(text: &str) -> Option<f64> {
    match text.strip_prefix('x') {
        Some(bits) if bits.len() == 16 => u64::from_str_radix(bits, 16).ok().map(f64::from_bits),
        Some(_) => None,
        None => decimal(text, 0),
    }
}

/// FNV-1a, 32 bits: it notices a link that was cut short or mistyped.
fn check(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_') {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = text
            .get(at + 1..at + 3)
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match (bytes[at], hex) {
            (b'%', Some(byte)) => {
                decoded.push(byte);
                at += 3;
            }
            (byte, _) => {
                decoded.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

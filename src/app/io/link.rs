//! Links: the portable form in the hash of an address, with weights, optional rows and the month, never
//! data.
//!
//! `#c=1&i=<index>&v=<version>&t=2024-09&w=education:3~employment:10&o=C083:95~C090&r=…&k=<check>`.
//! Groups of siblings whose shares are the default ones are left out. `g=1` combines by geometric
//! means. A link that is shared has each scenario as a field `s=<name>~g~education:3~…` as well. Of several
//! units, the one that is looked at and those beside it follow as `u=<unit>~<unit>`, alone where nothing
//! else departs. The hash is not sent to any server.

use super::portable::{FORMAT, Portable};
use crate::app::derived::scenario::{MOST_SCENARIOS, joined, weights_on};
use crate::app::state::{Choices, LinkFault, Scenario, State, scale};
use crate::index::{Index, check_weight};
use crate::map::Map;
use crate::rule::Asks;
use crate::schema::Raw;
use crate::text::format::shortest;
use crate::text::number::decimal;
use std::fmt::Write;
use std::rc::Rc;

/// The version of this way of writing.
const CODEC: &str = "1";

/// The mark of a scenario whose branches combine by geometric means.
const GEOMETRIC: &str = "g";

/// The longest hash that is read, in bytes: the weights of some thousand nodes.
const LONGEST: usize = 100_000;

/// The longest hash that is shared with scenarios, in bytes: messengers pass on no more.
const LONGEST_SHARED: usize = 8_000;

/// The longest part of a hash that a message repeats, in characters.
const LONGEST_PART: usize = 24;

/// What a hash stands for.
#[derive(Debug)]
pub struct Followed {
    /// The choices; `None` where the hash has none of this program.
    pub choices: Option<Result<Choices, LinkFault>>,
    /// The units that are looked at, the first of them and those beside it.
    pub units: Option<Vec<String>>,
}

/// The hash of a page, without `#`: its choices, and the units that are looked at.
pub fn of(state: &State) -> String {
    with_units(write(&state.base.0, &state.choices), state)
}

/// A hash with the units that are looked at, where these are others than the first.
pub fn with_units(hash: String, state: &State) -> String {
    let all = state.choices.data.units();
    let unit = state.unit().position();
    let pins = state.view.pins.iter();
    let pins = pins.filter(|pin| all.iter().any(|unit| unit.id == **pin));
    let pins: Vec<_> = pins.map(|pin| escape(pin)).collect();
    let Some(first) = all.get(unit).filter(|_| unit > 0 || !pins.is_empty()) else {
        return hash;
    };
    let units = [escape(&first.id)].into_iter().chain(pins);
    let units = units.collect::<Vec<_>>().join("~");
    let mark = if hash.is_empty() { "" } else { "&" };
    format!("{hash}{mark}u={units}")
}

/// What a hash stands for, upon the present choices.
pub fn follow(hash: &str, base: &Rc<Index>, present: &Choices) -> Followed {
    let hash = hash.strip_prefix('#').unwrap_or(hash);
    let (rest, last) = hash.rsplit_once('&').unwrap_or(("", hash));
    let units = last.strip_prefix("u=").filter(|_| hash.len() <= LONGEST);
    Followed {
        choices: read(if units.is_some() { rest } else { hash }, base, present),
        units: units.map(|units| entries(Some(units)).map(unescape).collect()),
    }
}

/// The hash of choices, without `#`; empty where nothing departs from what is published.
pub fn write(base: &Index, choices: &Choices) -> String {
    let portable = Portable::of_departures(base, choices);
    let month_departs = choices.month != choices.data.last_month().or_else(|| base.last_month());
    let departs = !portable.weights.is_empty() || !portable.optional.is_empty();
    match departs || portable.geometric || month_departs {
        true => encode(&portable, &[], &choices.index),
        false => String::new(),
    }
}

/// The hash of choices and scenarios; where it would be too long to be passed on, its length.
pub fn write_shared(base: &Index, choices: &Choices) -> Result<String, usize> {
    if choices.scenarios.is_empty() {
        return Ok(write(base, choices));
    }
    let portable = Portable::of_departures(base, choices);
    let hash = encode(&portable, &choices.scenarios, &choices.index);
    match hash.len() > LONGEST_SHARED {
        true => Err(hash.len()),
        false => Ok(hash),
    }
}

/// The hash of the portable form and scenarios.
fn encode(portable: &Portable, scenarios: &[Scenario], index: &Index) -> String {
    let Portable {
        month,
        weights,
        optional,
        geometric,
        ..
    } = portable;
    let version = escape(&portable.version);
    let mut hash = format!("c={CODEC}&i={}&v={version}", portable.index);
    if let Some(month) = month {
        let _ = write!(hash, "&t={month}");
    }
    if *geometric {
        hash.push_str("&g=1");
    }
    let rows = optional.iter().map(|(row, given)| match given {
        Raw::Number(target) => format!("{}:{}", escape(row), write_number(*target)),
        Raw::Name(rung) if !rung.is_empty() => format!("{}:{}", escape(row), escape(rung)),
        Raw::Name(_) | Raw::Numbers(_) => escape(row),
    });
    for (name, entries) in [
        ("w", write_weights(weights, index)),
        ("o", rows.collect::<Vec<_>>()),
    ] {
        if !entries.is_empty() {
            let _ = write!(hash, "&{name}={}", entries.join("~"));
        }
    }
    for scenario in scenarios {
        let name = [escape(&scenario.name)].into_iter();
        let geometric = scenario.geometric.then(|| GEOMETRIC.to_owned());
        let weights = write_weights(&scenario.weights, index);
        let parts: Vec<_> = name.chain(geometric).chain(weights).collect();
        let _ = write!(hash, "&s={}", parts.join("~"));
    }
    let check = check(&hash);
    let _ = write!(hash, "&k={check:08x}");
    hash
}

/// Weights in the order of the index, group by group.
fn write_weights(weights: &Map<f64>, index: &Index) -> Vec<String> {
    let groups = index.nodes().map(|(id, _)| index.children(id));
    let weights = groups.flatten().filter_map(|child| {
        let id = &index.node(*child).id;
        Some(format!("{id}:{}", write_number(*weights.get(id)?)))
    });
    weights.collect()
}

/// The choices that a hash stands for, upon the present data; `None` for a hash that is not ours.
pub fn read(hash: &str, base: &Rc<Index>, present: &Choices) -> Option<Result<Choices, LinkFault>> {
    let hash = hash.strip_prefix('#').unwrap_or(hash);
    if !hash.starts_with("c=") {
        return None;
    }
    if hash.len() > LONGEST {
        return Some(Err(LinkFault::TooLong));
    }
    let decoded = decode(hash, base);
    Some(decoded.and_then(|(portable, scenarios)| adopted(portable, &scenarios, base, present)))
}

/// A link brings weights and rows, and scenarios beside those that there are. Red lines stay, and so do
/// rows that there are data of.
fn adopted(
    mut portable: Portable,
    scenarios: &[Scenario],
    base: &Rc<Index>,
    present: &Choices,
) -> Result<Choices, LinkFault> {
    let each = scenarios.iter().map(|scenario| &scenario.weights);
    for weights in [&portable.weights].into_iter().chain(each) {
        check_weights(weights, base)?;
    }
    let now = Portable::of_departures(base, present);
    for (row, given) in now.optional {
        if !portable.optional.contains_key(&row) && has_records(base, present, &row) {
            portable.optional.insert(row, given);
        }
    }
    portable.red_lines = now.red_lines;
    portable.month = portable.month.or(now.month);
    let damaged = |_| LinkFault::Damaged;
    let choices = portable.resolve(None, base, present).map_err(damaged)?;
    let index = &choices.index;
    let weights = [choices.weights.clone()].into_iter();
    for weights in weights.chain(scenarios.iter().map(|one| weights_on(one, index))) {
        if let Some(parent) = scale::all_zero(index, &weights) {
            return Err(LinkFault::AllZero(index.node(parent).id.clone()));
        }
    }
    Ok(Choices {
        scenarios: joined(&present.scenarios, scenarios),
        ..choices
    })
}

/// The first weight of a node that there is not, or that none can have.
fn check_weights(weights: &Map<f64>, base: &Index) -> Result<(), LinkFault> {
    for (id, &weight) in weights {
        if !base.knows(id) || id == base.id() {
            return Err(LinkFault::Unknown(shortened(id)));
        }
        if check_weight(id, weight).is_err() {
            return Err(LinkFault::NoWeight {
                id: id.clone(),
                found: shortest(weight),
            });
        }
    }
    Ok(())
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(LONGEST_PART) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// The portable form of a hash, and its scenarios.
fn decode(hash: &str, base: &Index) -> Result<(Portable, Vec<Scenario>), LinkFault> {
    let (body, given) = hash.rsplit_once("&k=").ok_or(LinkFault::Damaged)?;
    if given != format!("{:08x}", check(body)) {
        return Err(LinkFault::Damaged);
    }
    let fields = body.split('&').filter_map(|field| field.split_once('='));
    let field = |name: &str| {
        let found = fields.clone().find(|(there, _)| *there == name);
        found.map(|(_, value)| value)
    };
    if field("c") != Some(CODEC) {
        return Err(LinkFault::OtherVersion);
    }
    if field("i") != Some(base.id()) {
        return Err(LinkFault::OtherIndex);
    }
    if !field("v").is_some_and(|version| base.opens(&unescape(version))) {
        return Err(LinkFault::OtherVersion);
    }
    let scenarios = fields.clone().filter(|(name, _)| *name == "s");
    let scenarios = scenarios.take(MOST_SCENARIOS);
    let scenarios: Result<Vec<_>, _> = scenarios.map(|(_, one)| read_scenario(one)).collect();
    let portable = Portable {
        format: FORMAT.to_owned(),
        index: base.id().to_owned(),
        version: base.version().to_owned(),
        month: field("t").map(str::to_owned),
        weights: read_weights(entries(field("w")))?,
        geometric: field("g") == Some("1"),
        optional: read_optional(field("o"), base)?,
        ..Portable::default()
    };
    Ok((portable, scenarios?))
}

fn read_weights<'a>(pairs: impl Iterator<Item = &'a str>) -> Result<Map<f64>, LinkFault> {
    let weights = pairs.map(|pair| {
        let (id, weight) = pair.split_once(':').ok_or(LinkFault::Damaged)?;
        let number = read_number(weight).ok_or_else(|| LinkFault::NoWeight {
            id: shortened(id),
            found: shortened(weight),
        });
        Ok((id.to_owned(), number?))
    });
    weights.collect()
}

fn read_scenario(written: &str) -> Result<Scenario, LinkFault> {
    let (name, rest) = written.split_once('~').unwrap_or((written, ""));
    let weights = entries(Some(rest)).filter(|entry| *entry != GEOMETRIC);
    Ok(Scenario {
        name: unescape(name),
        weights: read_weights(weights)?,
        geometric: entries(Some(rest)).any(|entry| entry == GEOMETRIC),
    })
}

fn entries(written: Option<&str>) -> impl Iterator<Item = &str> {
    let entries = written.unwrap_or_default().split('~');
    entries.filter(|entry| !entry.is_empty())
}

/// Whether there are data of a row that is turned on: a link brings weights, and takes none away.
fn has_records(base: &Index, present: &Choices, row: &str) -> bool {
    let waiting = base.ledger_row(row).and_then(|row| row.waiting.as_ref());
    let column = waiting.map(|waiting| waiting.indicator);
    let on = column.filter(|column| present.index.is_on(*column));
    on.is_some_and(|column| present.data.has_records(column))
}

fn read_optional(written: Option<&str>, base: &Index) -> Result<Map<Raw>, LinkFault> {
    let mut optional = Map::new();
    for entry in entries(written) {
        let (row, given) = match entry.split_once(':') {
            Some((row, given)) => (unescape(row), Some(unescape(given))),
            None => (unescape(entry), None),
        };
        let waiting = base.ledger_row(&row).and_then(|row| row.waiting.as_ref());
        let asks = waiting.map(|one| base.indicator(one.indicator).rule.asks());
        let given = match (asks, given) {
            (Some(Asks::Target), Some(given)) => {
                Raw::Number(read_number(&given).ok_or(LinkFault::Damaged)?)
            }
            (Some(Asks::Rung(_)), Some(given)) => Raw::Name(given),
            (Some(_), None) => Raw::Name(String::new()),
            (None, _) | (Some(Asks::Nothing), Some(_)) => return Err(LinkFault::Damaged),
        };
        optional.insert(row, given);
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

fn escape(text: &str) -> String {
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

fn unescape(text: &str) -> String {
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

//! Forms read from JSON, each fault with its path.
//!
//! Reading never stops halfway: the first fault is noted, and the form that comes out is thrown away.
//! A field that is lacking is noted too, but what does not fit goes before it. So no field needs code for what to do when it does not fit,
//! which in a page is several times the code of reading it.

use super::json::Json;
use std::cell::RefCell;
use std::fmt::{self, Display};

/// What can be read from JSON.
pub trait Form: Sized {
    /// What stands there; something blank where it does not fit, and the fault is noted.
    fn read(at: &At<'_>) -> Self;
}

/// What is wrong, and where.
#[derive(Debug)]
pub(super) struct Fault {
    is_lack: bool,
    pub(super) path: String,
    pub(super) message: String,
}

/// A value at its place.
#[derive(Debug)]
pub struct At<'a> {
    value: &'a Json,
    step: Step<'a>,
    above: Option<&'a At<'a>>,
    /// None where nothing stands, which has been noted already.
    fault: Option<&'a RefCell<Option<Fault>>>,
}

#[derive(Clone, Copy, Debug)]
enum Step<'a> {
    Root,
    Key(&'a str),
    Position(usize),
}

/// Reads the whole of a value.
pub(super) fn read<T: Form>(value: &Json) -> Result<T, Fault> {
    let fault = RefCell::new(None);
    let form = T::read(&At {
        value,
        step: Step::Root,
        above: None,
        fault: Some(&fault),
    });
    match fault.into_inner() {
        None => Ok(form),
        Some(fault) => Err(fault),
    }
}

impl<'a> At<'a> {
    /// Notes a fault, unless there is one already.
    #[cold]
    #[inline(never)]
    pub(crate) fn refuse(&self, message: &dyn Display) {
        self.note(message, false);
    }

    fn note(&self, message: &dyn Display, is_lack: bool) {
        let Some(fault) = self.fault else { return };
        let mut fault = fault.borrow_mut();
        if fault.as_ref().is_none_or(|there| there.is_lack && !is_lack) {
            *fault = Some(Fault {
                is_lack,
                path: self.to_string(),
                message: message.to_string(),
            });
        }
    }

    /// Notes that something else was expected here.
    #[cold]
    #[inline(never)]
    pub(crate) fn demand(&self, expected: &str) {
        self.refuse(&format_args!("found {}, expected {expected}", self.value));
    }

    /// The text that stands here, if it is one.
    pub(crate) fn text(&self) -> Option<&'a str> {
        match self.value {
            Json::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The number that stands here, if it is one.
    pub(crate) fn number(&self) -> Option<f64> {
        match self.value {
            Json::Whole(value) => Some(*value as f64),
            Json::Negative(value) => Some(*value as f64),
            Json::Number(value) => Some(*value),
            _ => None,
        }
    }

    /// Whether a list stands here.
    pub(crate) fn is_list(&self) -> bool {
        matches!(self.value, Json::List(_))
    }

    /// Whether an object stands here.
    pub(crate) fn is_object(&self) -> bool {
        matches!(self.value, Json::Object(_))
    }

    fn is_null(&self) -> bool {
        matches!(self.value, Json::Null)
    }

    #[inline(never)]
    fn whole(&self, greatest: u64) -> u64 {
        match self.value {
            Json::Whole(value) if *value <= greatest => *value,
            _ => {
                self.demand(&format!("a whole number from 0 to {greatest}"));
                0
            }
        }
    }

    /// The position of a name among those that can be chosen.
    #[inline(never)]
    pub(crate) fn choice(&self, names: &[&str]) -> usize {
        match self.text() {
            None => self.demand("a text"),
            Some(text) => match names.iter().position(|name| *name == text) {
                Some(position) => return position,
                None => self.refuse(&format_args!("found `{text}`, expected {}", OneOf(names))),
            },
        }
        0
    }

    #[inline(never)]
    fn elements(&self) -> &'a [Json] {
        if let Json::List(list) = self.value {
            list
        } else {
            self.demand("a list");
            &[]
        }
    }

    #[inline(never)]
    fn entries(&self) -> &'a [(String, Json)] {
        if let Json::Object(object) = self.value {
            object
        } else {
            self.demand("an object");
            &[]
        }
    }

    /// Checks that this is an object, and that it has no other fields than these.
    #[inline(never)]
    pub(crate) fn closed(&self, fields: &[&str]) {
        for (key, value) in self.entries() {
            if !fields.contains(&key.as_str()) {
                self.below(value, Step::Key(key)).unknown(key, fields);
            }
        }
    }

    /// The same of an object that stands for one value: the fault is the whole object's.
    #[inline(never)]
    pub(crate) fn variants(&self, names: &[&str]) {
        for (key, _) in self.entries() {
            if !names.contains(&key.as_str()) {
                self.unknown(key, names);
            }
        }
    }

    fn unknown(&self, field: &str, known: &[&str]) {
        let expected = OneOf(known);
        self.refuse(&format_args!(
            "found the unknown field `{field}`, expected {expected}"
        ));
    }

    /// Reads an object with fields of any names.
    #[inline(never)]
    pub(crate) fn each_field(&self, read: &mut dyn FnMut(&str, &At<'_>)) {
        for (key, value) in self.entries() {
            read(key, &self.below(value, Step::Key(key)));
        }
    }

    /// Checks that this is an object.
    pub(crate) fn open(&self, _fields: &[&str]) {
        self.entries();
    }

    fn below<'b>(&'b self, value: &'b Json, step: Step<'b>) -> At<'b> {
        At {
            value,
            step,
            above: Some(self),
            fault: self.fault,
        }
    }

    /// The field of that name, if it is there.
    #[inline(never)]
    pub(crate) fn given<'b>(&'b self, name: &'b str) -> Option<At<'b>> {
        let Json::Object(object) = self.value else {
            return None;
        };
        let (key, value) = object.iter().find(|(key, _)| key == name)?;
        Some(self.below(value, Step::Key(key)))
    }

    /// The field of that name, which must be there.
    #[inline(never)]
    pub(crate) fn needed<'b>(&'b self, name: &'b str) -> At<'b> {
        self.given(name).unwrap_or_else(|| {
            self.note(&format_args!("found no field `{name}`, expected one"), true);
            At {
                fault: None,
                ..self.below(&Json::Null, Step::Key(name))
            }
        })
    }
}

/// `dimensions[0].weight`; `$` for the root.
impl Display for At<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.step, self.above) {
            (Step::Root, _) | (_, None) => f.write_str("$"),
            (Step::Key(key), Some(above)) if matches!(above.step, Step::Root) => f.write_str(key),
            (Step::Key(key), Some(above)) => write!(f, "{above}.{key}"),
            (Step::Position(position), Some(above)) if matches!(above.step, Step::Root) => {
                write!(f, "[{position}]")
            }
            (Step::Position(position), Some(above)) => write!(f, "{above}[{position}]"),
        }
    }
}

/// `a`; `a` or `b`; one of `a`, `b`, `c`.
struct OneOf<'a>(&'a [&'a str]);

impl Display for OneOf<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let between = if let 0..=2 = self.0.len() {
            " or "
        } else {
            f.write_str("one of ")?;
            ", "
        };
        for (position, name) in self.0.iter().enumerate() {
            let before = if position == 0 { "" } else { between };
            write!(f, "{before}`{name}`")?;
        }
        Ok(())
    }
}

impl Form for f64 {
    fn read(at: &At<'_>) -> Self {
        at.number().unwrap_or_else(|| {
            at.demand("a number");
            0.0
        })
    }
}

impl Form for bool {
    fn read(at: &At<'_>) -> Self {
        if let Json::Bool(value) = at.value {
            *value
        } else {
            at.demand("true or false");
            false
        }
    }
}

impl Form for u8 {
    fn read(at: &At<'_>) -> Self {
        at.whole(Self::MAX.into()) as Self
    }
}

impl Form for u16 {
    fn read(at: &At<'_>) -> Self {
        at.whole(Self::MAX.into()) as Self
    }
}

impl Form for u32 {
    fn read(at: &At<'_>) -> Self {
        at.whole(Self::MAX.into()) as Self
    }
}

impl Form for String {
    #[inline(never)]
    fn read(at: &At<'_>) -> Self {
        if let Some(text) = at.text() {
            text.to_owned()
        } else {
            at.demand("a text");
            Self::new()
        }
    }
}

impl<T: Form> Form for Option<T> {
    fn read(at: &At<'_>) -> Self {
        match at.is_null() {
            true => None,
            false => Some(T::read(at)),
        }
    }
}

impl<T: Form> Form for Vec<T> {
    #[inline(never)]
    fn read(at: &At<'_>) -> Self {
        let elements = at.elements();
        let mut list = Self::with_capacity(elements.len());
        for (position, value) in elements.iter().enumerate() {
            list.push(T::read(&at.below(value, Step::Position(position))));
        }
        list
    }
}

/// Makes a struct a [`Form`]: its fields with what each is called where that is not its own name,
/// and with what it is where it is absent and may be.
macro_rules! form {
    (open $form:ident { $($fields:tt)* }) => {
        $crate::schema::form!(@ open $form { $($fields)* });
    };
    (@ $check:ident $form:ident {
        $($(#[$condition:meta])? $field:ident $(as $name:literal)? $(= $default:expr)?),* $(,)?
    }) => {
        impl $crate::schema::Form for $form {
            #[inline(never)]
            fn read(at: &$crate::schema::At<'_>) -> Self {
                at.$check(&[$($(#[$condition])? { $crate::schema::form!(@name $field $($name)?) }),*]);
                Self {
                    $($(#[$condition])? $field: $crate::schema::form!(
                        @field at, $crate::schema::form!(@name $field $($name)?) $(, $default)?
                    )),*
                }
            }
        }
    };
    (@name $field:ident) => { stringify!($field) };
    (@name $field:ident $name:literal) => { $name };
    (@field $at:ident, $name:expr) => { $crate::schema::Form::read(&$at.needed($name)) };
    (@field $at:ident, $name:expr, $default:expr) => {
        match $at.given($name) {
            Some(field) => $crate::schema::Form::read(&field),
            None => $default,
        }
    };
    ($form:ident { $($fields:tt)* }) => {
        $crate::schema::form!(@ closed $form { $($fields)* });
    };
}

/// Makes an enum without fields a [`Form`]: its names, each with what it stands for.
macro_rules! names {
    ($form:ident { $($name:literal => $variant:ident),* $(,)? }) => {
        impl $crate::schema::Form for $form {
            #[inline(never)]
            fn read(at: &$crate::schema::At<'_>) -> Self {
                [$(Self::$variant),*][at.choice(&[$($name),*])]
            }
        }
    };
}

pub(crate) use {form, names};

//! The attributes of a group (`.zattrs`), read as what they should be.

use serde_json::{Map, Value};

use crate::{Limits, PiximiError, Tree};

/// The attributes of one group, and where it lies.
pub(crate) struct Attributes {
    place: String,
    values: Map<String, Value>,
}

/// `name` in `folder`.
pub(crate) fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

/// A file of text as JSON.
pub(crate) fn json(tree: &dyn Tree, name: &str, limits: &Limits) -> Result<Option<Value>, PiximiError> {
    let Some(bytes) = tree.read(name, limits.text_bytes)? else { return Ok(None) };
    let parsed = serde_json::from_slice(&bytes);
    parsed.map(Some).map_err(|error| PiximiError::damaged(name, format!("it is no JSON ({error})")))
}

impl Attributes {
    /// # Errors
    /// The group is not there, or its attributes are no JSON object.
    pub(crate) fn read(tree: &dyn Tree, group: &str, limits: &Limits) -> Result<Self, PiximiError> {
        Self::find(tree, group, limits)?.ok_or_else(|| PiximiError::missing(group))
    }

    /// `None` if there are none.
    pub(crate) fn find(tree: &dyn Tree, group: &str, limits: &Limits) -> Result<Option<Self>, PiximiError> {
        let place = join(group, ".zattrs");
        match json(tree, &place, limits)? {
            None => Ok(None),
            Some(Value::Object(values)) => Ok(Some(Self { place: group.to_owned(), values })),
            Some(_) => Err(PiximiError::damaged(&place, "it holds no attributes")),
        }
    }

    fn wrong(&self, name: &str, what: &str) -> PiximiError {
        PiximiError::damaged(&self.place, format!("its attribute “{name}” is not there or is not {what}"))
    }

    pub(crate) fn value(&self, name: &str) -> Option<&Value> {
        self.values.get(name)
    }

    pub(crate) fn text(&self, name: &str) -> Result<&str, PiximiError> {
        self.value(name).and_then(Value::as_str).ok_or_else(|| self.wrong(name, "a text"))
    }

    pub(crate) fn texts(&self, name: &str) -> Result<Vec<&str>, PiximiError> {
        let list = self.value(name).and_then(Value::as_array);
        let texts = list.and_then(|list| list.iter().map(Value::as_str).collect::<Option<Vec<_>>>());
        texts.ok_or_else(|| self.wrong(name, "a list of texts"))
    }

    /// A count or a position.
    pub(crate) fn number(&self, name: &str) -> Result<u32, PiximiError> {
        let number = self.value(name).and_then(whole);
        number.ok_or_else(|| self.wrong(name, "a whole number"))
    }
}

/// A whole number, however it is written.
pub(crate) fn whole(value: &Value) -> Option<u32> {
    let number = value.as_f64()?;
    (number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&number)).then_some(number as u32)
}

/// A switch: `true`, or a number that is not 0.
pub(crate) fn switch(value: &Value) -> Option<bool> {
    value.as_bool().or_else(|| Some(value.as_f64()? != 0.0))
}

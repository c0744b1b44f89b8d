//! File names as data: a pattern with fields, matched against names.
//!
//! Owns: turning a pattern, or a regular expression with named groups, into a matcher, and the fields of a name that
//! matches. Refuses: files, guessing which pattern is meant (see `presets`), and time that grows faster than the length
//! of a name: the matcher is a finite automaton of limited size.
//!
//! A pattern is compared with the *end* of the path under the imported folder, as many folders of it as the pattern
//! names; one that begins with `/` with the whole path. The case of the extension does not matter, and `.tif` also
//! stands for `.tiff`, `.jpg` for `.jpeg`. A pattern without an extension fits any. Numbers are taken whole; text takes
//! as little as the rest of the pattern allows, from left to right.
//!
//! A regular expression is searched for in the file's name, or in the path if the expression holds a `/`, as
//! CellProfiler's module *Metadata* does it.

use regex::{Captures, Regex, RegexBuilder};
use serde::{Deserialize, Serialize};

use super::field::{Field, Kind};
use super::parse::{Node, is_name, parse};
use super::pattern_error::{LONGEST, PatternError};
use super::well::Well;

/// How a pattern is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum PatternForm {
    /// `{plate}_{well}_w{channel}.tif`
    Fields,
    /// `(?P<plate>.*)_(?P<well>[A-P]\d{2})_w(?P<channel>\d)`
    Expression,
}

/// A field of a name and its text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct FieldValue {
    /// One of plate, well, row, column, site, channel, z, time, or the name of a metadata column.
    pub field: String,
    /// As in the name; a well is always written like `A01`.
    pub value: String,
}

/// What a pattern finds in a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameMatch {
    /// In the order of the pattern; a well made of a row and a column comes last. Missing optional fields are left out.
    pub values: Vec<FieldValue>,
    /// The folders before the part that was compared, with a `/` at the end, or nothing.
    pub folder: String,
    /// For each field that stands in the name: the field, and where in it (bytes).
    pub(super) spans: Vec<(Field, std::ops::Range<usize>)>,
}

impl NameMatch {
    /// The text of a field.
    #[must_use]
    pub fn get(&self, field: &Field) -> Option<&str> {
        self.values.iter().find(|value| value.field == field.word()).map(|value| value.value.as_str())
    }
}

/// One field of a pattern: which group of the expression it is.
#[derive(Debug, Clone)]
struct Use {
    field: Field,
    group: usize,
    from_zero: bool,
}

/// A pattern, ready to match.
#[derive(Debug, Clone)]
pub struct NamePattern {
    expression: Regex,
    uses: Vec<Use>,
    form: PatternForm,
    pub(super) nodes: Vec<Node>,
    /// Whether folders take part.
    folders: bool,
    /// Whether the name is compared without its extension.
    without_extension: bool,
}

/// The group of the folders that a pattern does not speak of.
const FOLDER: &str = "folder";

impl NamePattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// With the position, when it cannot be read.
    pub fn new(text: &str, form: PatternForm) -> Result<Self, PatternError> {
        match form {
            PatternForm::Fields => Self::from_fields(text),
            PatternForm::Expression => Self::from_expression(text),
        }
    }

    fn from_fields(text: &str) -> Result<Self, PatternError> {
        let mut nodes = parse(text.trim())?;
        let folders = any_slash(&nodes);
        let whole = strip_root(&mut nodes);
        let without_extension = !has_extension(&nodes);
        let mut fields = Vec::new();
        let body = expression(&nodes, &mut fields);
        let expression = compile(&format!("{}{body}$", start(folders, whole)))?;
        let uses = fields
            .into_iter()
            .enumerate()
            .filter_map(|(index, (field, from_zero))| {
                let name = format!("f{index}");
                let group = expression.capture_names().position(|group| group == Some(name.as_str()))?;
                Some(Use { field, group, from_zero })
            })
            .collect();
        Ok(Self { expression, uses, form: PatternForm::Fields, nodes, folders, without_extension })
    }

    fn from_expression(text: &str) -> Result<Self, PatternError> {
        if text.trim().is_empty() {
            return Err(PatternError::Empty);
        }
        if text.chars().count() > LONGEST {
            return Err(PatternError::TooLong);
        }
        check(text)?;
        let expression = compile(text)?;
        let mut uses: Vec<Use> = Vec::new();
        for (group, name) in expression.capture_names().enumerate() {
            let Some(name) = name else { continue };
            let position = group_position(text, name);
            if !is_name(name) {
                return Err(PatternError::BadName { position, name: name.to_owned() });
            }
            let field = Field::named(name);
            if uses.iter().any(|other| other.field.word().to_lowercase() == field.word().to_lowercase()) {
                return Err(PatternError::Twice { position, field: field.word().to_owned() });
            }
            uses.push(Use { field, group, from_zero: false });
        }
        if uses.is_empty() {
            return Err(PatternError::NoNamedGroup);
        }
        Ok(Self {
            expression,
            uses,
            form: PatternForm::Expression,
            nodes: Vec::new(),
            folders: text.contains('/'),
            without_extension: false,
        })
    }

    /// The fields that it can find, in its order.
    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        self.uses.iter().map(|field| &field.field)
    }

    /// How it was written.
    #[must_use]
    pub fn form(&self) -> PatternForm {
        self.form
    }

    /// Whether a name (the path under the imported folder, with `/`) fits.
    #[must_use]
    pub fn fits(&self, name: &str) -> bool {
        self.expression.is_match(&name[self.compared(name)])
    }

    /// The fields of a name; `None` if it does not fit.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<NameMatch> {
        let compared = self.compared(name);
        let captures = self.expression.captures(&name[compared.clone()])?;
        let mut values = Vec::with_capacity(self.uses.len() + 1);
        let mut spans = Vec::with_capacity(self.uses.len());
        for part in &self.uses {
            let Some(found) = captures.get(part.group).filter(|found| !found.is_empty()) else { continue };
            let text = found.as_str();
            let value = match part.field {
                Field::Well => Well::read(text).map_or_else(|| text.to_owned(), |well| well.to_string()),
                _ => text.to_owned(),
            };
            values.push(FieldValue { field: part.field.word().to_owned(), value });
            spans.push((part.field.clone(), compared.start + found.start()..compared.start + found.end()));
        }
        if let Some(well) = self.well_of_parts(&captures) {
            values.push(FieldValue { field: Field::Well.word().to_owned(), value: well.to_string() });
        }
        let folder = captures.name(FOLDER).filter(|_| self.form == PatternForm::Fields);
        let folder = folder.map_or(&name[..compared.start], |folder| folder.as_str()).to_owned();
        Some(NameMatch { values, folder, spans })
    }

    /// The well that a row and a column make, when the pattern has no well of its own.
    fn well_of_parts(&self, captures: &Captures<'_>) -> Option<Well> {
        let part = |field: &Field| self.uses.iter().find(|part| part.field == *field);
        if part(&Field::Well).is_some() {
            return None;
        }
        let text = |field: &Field| {
            let part = part(field)?;
            let text = captures.get(part.group)?.as_str();
            match (part.from_zero, text.parse::<u32>()) {
                (true, Ok(number)) => Some(number.checked_add(1)?.to_string()),
                _ => Some(text.to_owned()),
            }
        };
        Well::from_parts(&text(&Field::Row)?, &text(&Field::Column)?)
    }

    /// The part of a name that takes part: without folders or extension where the pattern does not speak of them.
    pub(super) fn compared(&self, name: &str) -> std::ops::Range<usize> {
        let file = name.rfind('/').map_or(0, |slash| slash + 1);
        let end = if self.without_extension { file + stem(&name[file..]).len() } else { name.len() };
        if self.folders { 0..end } else { file..end }
    }

    /// What stands before the parts of the expression made of fields.
    pub(super) fn start(&self) -> String {
        start(self.folders, false)
    }
}

fn start(folders: bool, whole: bool) -> String {
    // As few folders as possible, so that optional folders of the pattern are seen.
    if folders && !whole { format!("^(?P<{FOLDER}>(?:[^/]+/)*?)") } else { "^".to_owned() }
}

/// Builds the expression of some parts; field number n becomes the group `fn`.
pub(super) fn expression(nodes: &[Node], fields: &mut Vec<(Field, bool)>) -> String {
    let last = nodes.len().saturating_sub(1);
    nodes
        .iter()
        .enumerate()
        .map(|(at, node)| match node {
            Node::Literal(text) if at == last => ending(text),
            Node::Literal(text) => regex::escape(text),
            Node::Anything { across: false } => "[^/]*?".to_owned(),
            Node::Anything { across: true } => "(?s:.*?)".to_owned(),
            Node::Ignored(kind) => kind.expression(),
            Node::Field { field, kind } => {
                let from_zero = matches!(kind, Kind::Digits { from_zero: true, .. });
                fields.push((field.clone(), from_zero));
                format!("(?P<f{}>{})", fields.len() - 1, kind.expression())
            }
            Node::Optional(inside) => format!("(?:{})?", expression(inside, fields)),
        })
        .collect()
}

/// The extension at the end of a text, if there is one: `.tif`.
fn extension(text: &str) -> Option<&str> {
    let (_, extension) = text.rsplit_once('.')?;
    let plain = extension.starts_with(|first: char| first.is_ascii_alphabetic())
        && extension.len() <= 5
        && extension.bytes().all(|byte| byte.is_ascii_alphanumeric());
    plain.then_some(extension)
}

/// A text that may end with an extension, whose case does not matter.
fn ending(text: &str) -> String {
    let Some(extension) = extension(text) else { return regex::escape(text) };
    let front = regex::escape(&text[..text.len() - extension.len()]);
    let same = match extension.to_lowercase().as_str() {
        "tif" | "tiff" => "tiff?".to_owned(),
        "jpg" | "jpeg" => "jpe?g".to_owned(),
        other => other.to_owned(),
    };
    format!("{front}(?i:{same})")
}

fn has_extension(nodes: &[Node]) -> bool {
    match nodes {
        [.., Node::Literal(last)] => extension(last).is_some(),
        [.., Node::Literal(before), _] => before.ends_with('.'),
        _ => false,
    }
}

/// The name of a file without its extension; `.ome.tif` is one extension.
fn stem(file: &str) -> &str {
    let stem = file.rfind('.').filter(|dot| *dot > 0).map_or(file, |dot| &file[..dot]);
    let ome = stem.len().checked_sub(4).filter(|at| stem.is_char_boundary(*at) && *at > 0);
    ome.filter(|at| stem[*at..].eq_ignore_ascii_case(".ome")).map_or(stem, |at| &stem[..at])
}

fn any_slash(nodes: &[Node]) -> bool {
    nodes.iter().any(|node| match node {
        Node::Literal(text) => text.contains('/'),
        Node::Anything { across } => *across,
        Node::Optional(inside) => any_slash(inside),
        Node::Ignored(_) | Node::Field { .. } => false,
    })
}

/// Takes a `/` away from the beginning: the pattern speaks of the whole path.
fn strip_root(nodes: &mut Vec<Node>) -> bool {
    let Some(Node::Literal(first)) = nodes.first_mut() else { return false };
    let Some(rest) = first.strip_prefix('/') else { return false };
    let rest = rest.to_owned();
    if rest.is_empty() {
        nodes.remove(0);
    } else {
        *first = rest;
    }
    true
}

/// Compiles with a limit on memory, and so on the time for a letter of a name.
pub(super) fn compile(expression: &str) -> Result<Regex, PatternError> {
    RegexBuilder::new(expression).size_limit(1 << 20).nest_limit(100).build().map_err(|error| match error {
        regex::Error::CompiledTooBig(_) => PatternError::TooLarge,
        error => PatternError::Expression { position: 0, reason: error.to_string() },
    })
}

/// Reads an expression only to say where a mistake is.
fn check(text: &str) -> Result<(), PatternError> {
    use regex_syntax::ast::ErrorKind;
    let at = |offset: usize| text.get(..offset).map_or(0, |front| front.chars().count());
    let mut parser = regex_syntax::ParserBuilder::new().nest_limit(100).build();
    let Err(error) = parser.parse(text) else { return Ok(()) };
    let (offset, reason) = match error {
        regex_syntax::Error::Parse(error) => {
            let reason = match error.kind() {
                ErrorKind::GroupUnclosed => "this “(” is never closed".to_owned(),
                ErrorKind::GroupUnopened => "this “)” closes nothing".to_owned(),
                ErrorKind::ClassUnclosed => "this “[” is never closed".to_owned(),
                ErrorKind::GroupNameDuplicate { .. } => "a second part has this name".to_owned(),
                ErrorKind::UnsupportedLookAround => {
                    "looking ahead or behind, (?=…) (?!…) (?<=…) (?<!…), cannot be used here".to_owned()
                }
                ErrorKind::UnsupportedBackreference => "going back to an earlier part cannot be used here".to_owned(),
                other => other.to_string(),
            };
            (error.span().start.offset, reason)
        }
        regex_syntax::Error::Translate(error) => (error.span().start.offset, error.kind().to_string()),
        other => (0, other.to_string()),
    };
    Err(PatternError::Expression { position: at(offset), reason })
}

fn group_position(text: &str, name: &str) -> usize {
    let byte = text.find(&format!("<{name}>")).unwrap_or(0);
    text[..byte].chars().count()
}

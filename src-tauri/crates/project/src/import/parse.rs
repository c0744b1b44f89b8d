//! Reading a pattern with fields.
//!
//! Owns: the syntax that people type, and where a mistake is. Refuses: matching (see `naming`).
//!
//! ```text
//! plate_{well}_s{site}.tif    text, and fields in braces
//! {site:digits} {row:2 digits} {column:2 digits from 0} {id:letters} {dye:DAPI|GFP} {name:word} {x:text}
//! [_z{z}]                     may be missing; may stand inside another
//! *   **   {*:digits}         any text without / ; any text; digits that are not kept
//! \{ \} \[ \] \* \\           the sign itself
//! ```

use std::collections::BTreeSet;

use super::field::{Field, Kind};
use super::pattern_error::{LONGEST, PatternError};

/// One part of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Node {
    Literal(String),
    /// `*`, or with `across` `**`.
    Anything {
        across: bool,
    },
    /// `{*:kind}`
    Ignored(Kind),
    Field {
        field: Field,
        kind: Kind,
    },
    Optional(Vec<Node>),
}

const DEEPEST: usize = 8;

/// An optional part that is not closed yet: where it began, and what stands before it.
struct Open {
    position: usize,
    before: Vec<Node>,
}

/// Reads a pattern into its parts.
pub(super) fn parse(text: &str) -> Result<Vec<Node>, PatternError> {
    if text.trim().is_empty() {
        return Err(PatternError::Empty);
    }
    let letters: Vec<char> = text.chars().collect();
    if letters.len() > LONGEST {
        return Err(PatternError::TooLong);
    }
    let mut nodes: Vec<Node> = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    let mut fields = BTreeSet::new();
    let mut position = 0;
    while let Some(letter) = letters.get(position).copied() {
        let next = letters.get(position + 1).copied();
        let mut used = 1;
        match letter {
            '{' => {
                let inside = field_text(&letters, position)?;
                used = inside.len() + 2;
                let node = field(inside, position + 1)?;
                if let Node::Field { field, .. } = &node
                    && !fields.insert(field.word().to_lowercase())
                {
                    return Err(PatternError::Twice { position, field: field.word().to_owned() });
                }
                nodes.push(node);
            }
            '[' if open.len() == DEEPEST => return Err(PatternError::TooDeep { position }),
            '[' => open.push(Open { position, before: std::mem::take(&mut nodes) }),
            ']' => {
                let Some(Open { before, .. }) = open.pop() else {
                    return Err(PatternError::NotOpened { position, bracket: ']' });
                };
                let inside = std::mem::replace(&mut nodes, before);
                nodes.push(Node::Optional(inside));
            }
            '}' => return Err(PatternError::NotOpened { position, bracket: '}' }),
            '*' => {
                let across = next == Some('*');
                used = if across { 2 } else { 1 };
                nodes.push(Node::Anything { across });
            }
            '\\' => match next {
                Some(sign @ ('{' | '}' | '[' | ']' | '*' | '\\')) => {
                    used = 2;
                    literal(&mut nodes, sign);
                }
                _ => return Err(PatternError::Backslash { position }),
            },
            letter => literal(&mut nodes, letter),
        }
        position += used;
    }
    if let Some(Open { position, .. }) = open.pop() {
        return Err(PatternError::Unclosed { position, bracket: '[', closing: ']' });
    }
    if fields.is_empty() { Err(PatternError::NoField) } else { Ok(nodes) }
}

fn literal(nodes: &mut Vec<Node>, letter: char) {
    match nodes.last_mut() {
        Some(Node::Literal(text)) => text.push(letter),
        _ => nodes.push(Node::Literal(letter.to_string())),
    }
}

/// What stands between the brace at `open` and the one that closes it.
fn field_text(letters: &[char], open: usize) -> Result<&[char], PatternError> {
    let inside = letters.get(open + 1..).unwrap_or_default();
    match inside.iter().position(|letter| matches!(letter, '{' | '}' | '[' | ']')) {
        Some(length) if inside[length] == '}' => Ok(&inside[..length]),
        Some(length) => Err(PatternError::InsideField { position: open + 1 + length, bracket: inside[length] }),
        None => Err(PatternError::Unclosed { position: open, bracket: '{', closing: '}' }),
    }
}

/// Reads `name`, `name:kind` or `*:kind`; `start` is where it stands.
fn field(inside: &[char], start: usize) -> Result<Node, PatternError> {
    let border = inside.iter().position(|letter| *letter == ':');
    let name: String = inside[..border.unwrap_or(inside.len())].iter().collect();
    let name = name.trim();
    let kind = match border {
        Some(border) => {
            let text: String = inside[border + 1..].iter().collect();
            Some(kind(&text).ok_or(PatternError::BadKind { position: start + border + 1, kind: text })?)
        }
        None => None,
    };
    if name == "*" {
        return Ok(kind.map_or(Node::Anything { across: false }, Node::Ignored));
    }
    if name.is_empty() {
        return Err(PatternError::NoName { position: start });
    }
    if !is_name(name) {
        return Err(PatternError::BadName { position: start, name: name.to_owned() });
    }
    let field = Field::named(name);
    let kind = kind.unwrap_or_else(|| field.usual_kind());
    Ok(Node::Field { field, kind })
}

pub(super) fn is_name(name: &str) -> bool {
    name.chars().count() <= 60 && name.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'))
}

/// Reads what stands behind the colon of a field.
fn kind(text: &str) -> Option<Kind> {
    if text.contains('|') {
        let texts: Vec<String> = text.split('|').map(|text| text.trim().to_owned()).collect();
        return texts.iter().all(|text| !text.is_empty()).then_some(Kind::OneOf(texts));
    }
    let lower = text.trim().to_lowercase();
    let (counted, from_zero) = match lower.strip_suffix("from 0") {
        Some(front) => (front.trim_end(), true),
        None => (lower.as_str(), false),
    };
    let (count, noun) = match counted.split_once(' ') {
        Some((count, noun)) => (Some(count.parse().ok().filter(|count| (1..=50).contains(count))?), noun.trim()),
        None => (None, counted),
    };
    match (noun, count) {
        ("digits", _) | ("digit", Some(_)) => Some(Kind::Digits { count, from_zero }),
        ("digit", None) => Some(Kind::Digits { count: Some(1), from_zero }),
        _ if from_zero => None,
        ("letters", _) | ("letter", Some(_)) => Some(Kind::Letters { count }),
        ("letter", None) => Some(Kind::Letters { count: Some(1) }),
        _ if count.is_some() => None,
        ("text", _) => Some(Kind::Text),
        ("word", _) => Some(Kind::Word),
        ("guid", _) => Some(Kind::Guid),
        ("well", _) => Some(Kind::Well),
        _ => None,
    }
}

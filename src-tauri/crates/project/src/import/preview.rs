//! What a pattern makes of names while a person is still typing it.
//!
//! Owns: the fields of the first names, and for a name that does not fit how far the pattern got and what it missed.
//! Refuses: grouping (see `grouping`).

use regex::Regex;
use serde::Serialize;

use super::naming::{FieldValue, NameMatch, NamePattern, PatternForm, compile, expression};
use super::parse::Node;
use super::pattern_error::PatternError;

/// A pattern seen at work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PatternPreview {
    /// What is wrong with the pattern; then there is nothing else.
    pub problem: Option<PatternProblem>,
    /// The fields that the pattern names, in its order.
    pub fields: Vec<String>,
    /// The first names, one each.
    pub names: Vec<NamePreview>,
    /// Of all names, also those that are not shown.
    pub matched: u32,
    pub total: u32,
}

/// What is wrong with a pattern or a name, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PatternProblem {
    pub message: String,
    /// In characters from 0; `None` when it is about the whole.
    pub position: Option<u32>,
}

/// One name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct NamePreview {
    pub name: String,
    /// The name cut up; put together they are the name again.
    pub pieces: Vec<NamePiece>,
    pub values: Vec<FieldValue>,
    /// Why it does not fit, and where the pattern stopped.
    pub problem: Option<PatternProblem>,
}

/// A piece of a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct NamePiece {
    pub text: String,
    /// The field it is, or `None` for what lies between fields.
    pub field: Option<String>,
}

impl From<&PatternError> for PatternProblem {
    fn from(error: &PatternError) -> Self {
        Self { message: error.to_string(), position: error.position().map(narrow) }
    }
}

/// Reads a pattern and shows it at work on the first `shown` of `names` (paths under the imported folder, with `/`).
#[must_use]
pub fn preview(text: &str, form: PatternForm, names: &[&str], shown: usize) -> PatternPreview {
    let total = narrow(names.len());
    let pattern = match NamePattern::new(text, form) {
        Ok(pattern) => pattern,
        Err(error) => {
            let problem = Some(PatternProblem::from(&error));
            return PatternPreview { problem, fields: Vec::new(), names: Vec::new(), matched: 0, total };
        }
    };
    let mut steps: Option<Steps> = None;
    let previews = names
        .iter()
        .take(shown)
        .map(|name| match pattern.find(name) {
            Some(found) => matched(name, found),
            None => steps.get_or_insert_with(|| Steps::new(&pattern)).explain(&pattern, name),
        })
        .collect();
    PatternPreview {
        problem: None,
        fields: pattern.fields().map(|field| field.word().to_owned()).collect(),
        names: previews,
        matched: narrow(names.iter().filter(|name| pattern.fits(name)).count()),
        total,
    }
}

fn matched(name: &str, found: NameMatch) -> NamePreview {
    let mut spans = found.spans;
    spans.sort_by_key(|(_, span)| span.start);
    let mut pieces = Vec::new();
    let mut piece = |text: &str, field: Option<&str>| {
        if !text.is_empty() {
            pieces.push(NamePiece { text: text.to_owned(), field: field.map(str::to_owned) });
        }
    };
    let mut end = 0;
    // Groups of a regular expression may lie inside one another: then the outer one is shown.
    for (field, span) in spans {
        if span.start >= end {
            piece(&name[end..span.start], None);
            piece(&name[span.clone()], Some(field.word()));
            end = span.end;
        }
    }
    piece(&name[end..], None);
    NamePreview { name: name.to_owned(), pieces, values: found.values, problem: None }
}

/// The beginnings of a pattern, the longest first: with how many parts, and its expression.
struct Steps(Vec<(usize, Regex)>);

impl Steps {
    fn new(pattern: &NamePattern) -> Self {
        let beginnings = (1..=pattern.nodes.len()).rev();
        Self(
            beginnings
                .filter_map(|parts| {
                    let body = expression(&pattern.nodes[..parts], &mut Vec::new());
                    Some((parts, compile(&format!("{}{body}", pattern.start())).ok()?))
                })
                .collect(),
        )
    }

    fn explain(&self, pattern: &NamePattern, name: &str) -> NamePreview {
        let compared = pattern.compared(name);
        let text = &name[compared.clone()];
        let reached = self.0.iter().find_map(|(parts, expression)| Some((*parts, expression.find(text)?.end())));
        let (mut parts, mut end) = reached.unwrap_or((0, 0));
        // Text that gives way took one letter only: the place to show is where it began.
        while parts > 0 && pattern.nodes.get(parts - 1).is_some_and(gives_way) {
            parts -= 1;
            let shorter = self.0.iter().find(|(count, _)| *count == parts);
            end = shorter.and_then(|(_, expression)| Some(expression.find(text)?.end())).unwrap_or(0);
        }
        let at = compared.start + end;
        let missed = pattern.nodes.get(reached.map_or(0, |(parts, _)| parts));
        let message = match (pattern.form(), missed) {
            (PatternForm::Expression, _) => "the regular expression finds nothing in this name".to_owned(),
            (_, Some(node)) => format!("{} was expected, but here stands “{}”", in_words(node), &name[at..]),
            (_, None) => format!("the pattern ends here, but the name goes on with “{}”", &name[at..]),
        };
        let position = (pattern.form() == PatternForm::Fields).then(|| narrow(name[..at].chars().count()));
        let halves = [&name[..at], &name[at..]];
        let pieces = halves.iter().filter(|text| !text.is_empty());
        NamePreview {
            name: name.to_owned(),
            pieces: pieces.map(|text| NamePiece { text: (*text).to_owned(), field: None }).collect(),
            values: Vec::new(),
            problem: Some(PatternProblem { message, position }),
        }
    }
}

fn gives_way(node: &Node) -> bool {
    match node {
        Node::Anything { .. } => true,
        Node::Field { kind, .. } | Node::Ignored(kind) => kind.gives_way(),
        Node::Literal(_) | Node::Optional(_) => false,
    }
}

fn in_words(node: &Node) -> String {
    match node {
        Node::Literal(text) => format!("“{text}”"),
        Node::Anything { .. } => "any text".to_owned(),
        Node::Ignored(kind) => kind.in_words(),
        Node::Field { field, kind } => format!("{} for “{}”", kind.in_words(), field.word()),
        Node::Optional(inside) => inside.first().map_or_else(|| "nothing".to_owned(), in_words),
    }
}

fn narrow(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn one(pattern: &str, name: &str) -> NamePreview {
        let mut preview = preview(pattern, PatternForm::Fields, &[name], 1);
        assert_eq!(preview.problem, None);
        preview.names.remove(0)
    }

    fn problem(pattern: &str, name: &str) -> (String, Option<u32>) {
        let problem = one(pattern, name).problem.unwrap();
        (problem.message, problem.position)
    }

    #[test]
    fn pieces_show_which_text_became_which_field() {
        let shown = one("{plate}_{well}_w{channel}.tif", "run/P1_b2_wDAPI.tif");
        let pieces: Vec<(&str, Option<&str>)> =
            shown.pieces.iter().map(|piece| (piece.text.as_str(), piece.field.as_deref())).collect();
        assert_eq!(
            pieces,
            vec![
                ("run/", None),
                ("P1", Some("plate")),
                ("_", None),
                ("b2", Some("well")),
                ("_w", None),
                ("DAPI", Some("channel")),
                (".tif", None),
            ]
        );
        assert_eq!(shown.values[1].value, "B02");
    }

    #[test]
    fn a_name_that_does_not_fit_says_where_and_why() {
        let (message, position) = problem("{plate}_{well}_s{site}.tif", "P1_A01_w1.tif");
        assert_eq!(message, "“_s” was expected, but here stands “_w1.tif”");
        assert_eq!(position, Some(6));
        let (message, position) = problem("{well}_s{site}.tif", "x/A01_sone.tif");
        assert_eq!(message, "a number for “site” was expected, but here stands “one.tif”");
        assert_eq!(position, Some(7));
        let (message, position) = problem("{plate}_{well}.tif", "scan.tif");
        assert_eq!((message.as_str(), position), ("“_” was expected, but here stands “scan.tif”", Some(0)));
        let (message, _) = problem("{well}", "A01_copy.tif");
        assert_eq!(message, "the pattern ends here, but the name goes on with “_copy.tif”");
        assert!(problem("{well}.tif", "überall.tif").0.starts_with("a well such as A01 for “well” was expected"));
    }

    #[test]
    fn matches_are_counted_among_all_names_and_a_bad_pattern_says_where() {
        let seen = preview("{well}.tif", PatternForm::Fields, &["A01.tif", "x.tif", "B02.TIFF"], 1);
        assert_eq!((seen.matched, seen.total, seen.names.len()), (2, 3, 1));
        let seen = preview("{well", PatternForm::Fields, &["A01.tif"], 5);
        assert_eq!(seen.problem.unwrap().position, Some(0));
        let seen = preview("(?P<well>[A-H]", PatternForm::Expression, &["A01.tif"], 5);
        assert_eq!(seen.problem.unwrap().position, Some(0));
        let seen = preview("(?P<well>[A-H]0)", PatternForm::Expression, &["x.tif"], 5);
        assert_eq!(seen.names[0].problem.as_ref().unwrap().position, None);
    }

    proptest! {
        #[test]
        fn pieces_are_the_name_again(name in "\\PC{0,20}|[A-H][0-9]{1,3}_s?[0-9a-zé/]{0,8}(\\.tif)?") {
            for pattern in ["{well}_s{site}.tif", "[{plate}/]{well}*_{x}", "{a:2 letters}**{b}"] {
                let shown = one(pattern, &name);
                let pieces: String = shown.pieces.iter().map(|piece| piece.text.as_str()).collect();
                prop_assert_eq!(&pieces, &name);
                prop_assert_eq!(shown.problem.is_some(), !NamePattern::new(pattern, PatternForm::Fields).unwrap().fits(&name));
            }
        }
    }
}

//! The search field.
//!
//! Owns: what a line of words means, and whether an image fits. Refuses: guessing. There are no mistakes in a search: a
//! word that looks like `column:word` and names no column is looked for as it stands, since names hold colons too.

use super::cell::Reader;
use super::{Column, Facts};
use crate::natural::natural_key;
use crate::{Image, Project};

/// Stands between the texts of an image, so that no word is found across two of them.
const BETWEEN: char = '\0';

/// A search, ready to be asked of image after image.
pub(super) struct Search<'a> {
    words: Vec<Word<'a>>,
    /// Reads the name that a category has now.
    category: Reader<'a>,
    /// Whether any word is looked for in all texts.
    everywhere: bool,
    /// All texts of the image that is looked at; kept for its memory.
    texts: String,
}

struct Word<'a> {
    scope: Scope<'a>,
    /// `-word`: must not be there.
    excluded: bool,
}

enum Scope<'a> {
    /// In lower case.
    Everywhere(String),
    /// `column:word`, in lower case.
    Within(Reader<'a>, String),
    /// `column=value`, as its natural key: `well=a1` finds A01.
    Whole(Reader<'a>, Vec<u8>),
}

impl<'a> Search<'a> {
    /// `column` finds the project's column for a name in any case. `None`: nothing is searched for.
    pub(super) fn new(
        text: &str,
        project: &'a Project,
        facts: &'a dyn Facts,
        column: impl Fn(&str) -> Option<Column>,
    ) -> Option<Self> {
        let reader = |column| Reader::new(project, facts, column);
        let words: Vec<Word<'a>> = tokens(text)
            .into_iter()
            .filter_map(|token| {
                let found = token.separators.iter().find_map(|at| {
                    let (name, rest) = token.text.split_at(*at);
                    Some((column(name)?, rest))
                });
                let scope = match found {
                    Some((column, rest)) if rest.starts_with('=') => {
                        Scope::Whole(reader(column), natural_key(rest[1..].trim()))
                    }
                    // A person is still typing the word.
                    Some((_, ":")) => return None,
                    Some((column, rest)) => Scope::Within(reader(column), lower(&rest[1..])),
                    None if token.text.is_empty() => return None,
                    None => Scope::Everywhere(lower(&token.text)),
                };
                Some(Word { scope, excluded: token.excluded })
            })
            .collect();
        let everywhere = words.iter().any(|word| matches!(word.scope, Scope::Everywhere(_)));
        let category = reader(Column::Category);
        (!words.is_empty()).then_some(Self { words, category, everywhere, texts: String::new() })
    }

    pub(super) fn fits(&mut self, image: &Image) -> bool {
        if self.everywhere {
            self.texts.clear();
            push_lower(&mut self.texts, &image.name);
            self.texts.push(BETWEEN);
            push_lower(&mut self.texts, &self.category.text(self.category.cell(image)));
            for (_, value) in &image.metadata {
                self.texts.push(BETWEEN);
                push_lower(&mut self.texts, value);
            }
        }
        self.words.iter().all(|word| {
            let found = match &word.scope {
                Scope::Everywhere(wanted) => self.texts.contains(wanted.as_str()),
                Scope::Within(reader, wanted) => lower(&reader.text(reader.cell(image))).contains(wanted.as_str()),
                Scope::Whole(reader, wanted) => natural_key(&reader.text(reader.cell(image))) == *wanted,
            };
            found != word.excluded
        })
    }
}

/// In lower case, letter by letter: a final sigma is a sigma.
pub(super) fn lower(text: &str) -> String {
    let mut lower = String::with_capacity(text.len());
    push_lower(&mut lower, text);
    lower
}

fn push_lower(to: &mut String, text: &str) {
    if text.is_ascii() {
        let from = to.len();
        to.push_str(text);
        to[from..].make_ascii_lowercase();
    } else {
        to.extend(text.chars().flat_map(char::to_lowercase));
    }
}

/// A word of the search field, without its quotation marks.
#[derive(Debug, Default)]
struct Token {
    text: String,
    /// Where a `:` or `=` stands outside quotation marks.
    separators: Vec<usize>,
    excluded: bool,
}

/// Divides at white space. Quotation marks of any form keep words together; the last need not be closed.
fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut token = Token::default();
    let (mut begun, mut quoted) = (false, false);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' | '“' | '”' | '„' => quoted = !quoted,
            _ if quoted => token.text.push(letter),
            _ if letter.is_whitespace() => {
                if begun {
                    tokens.push(std::mem::take(&mut token));
                }
                begun = false;
                continue;
            }
            // A dash by itself is a word.
            '-' if !begun && letters.peek().is_some_and(|next| !next.is_whitespace()) => token.excluded = true,
            ':' | '=' => {
                token.separators.push(token.text.len());
                token.text.push(letter);
            }
            _ => token.text.push(letter),
        }
        begun = true;
    }
    if begun {
        tokens.push(token);
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<(String, Vec<usize>, bool)> {
        tokens(text).into_iter().map(|token| (token.text, token.separators, token.excluded)).collect()
    }

    fn word(text: &str, separators: &[usize], excluded: bool) -> (String, Vec<usize>, bool) {
        (text.to_owned(), separators.to_vec(), excluded)
    }

    #[test]
    fn words_end_at_white_space_unless_they_are_quoted() {
        assert_eq!(said(" a  b\tc "), [word("a", &[], false), word("b", &[], false), word("c", &[], false)]);
        assert_eq!(said("\"two words\" “and two”"), [word("two words", &[], false), word("and two", &[], false)]);
        assert_eq!(said("\"still typ"), [word("still typ", &[], false)]);
        assert_eq!(said("  "), []);
        assert_eq!(said("\"\""), [word("", &[], false)]);
    }

    #[test]
    fn separators_count_outside_quotation_marks_only() {
        assert_eq!(said("\"cell line\":\"He:La 2\""), [word("cell line:He:La 2", &[9], false)]);
        assert_eq!(said("well=A1"), [word("well=A1", &[4], false)]);
    }

    #[test]
    fn a_dash_in_front_excludes() {
        assert_eq!(said("-a -\"b c\""), [word("a", &[], true), word("b c", &[], true)]);
        assert_eq!(
            said("a-b - \"-c\" -"),
            [word("a-b", &[], false), word("-", &[], false), word("-c", &[], false), word("-", &[], false)]
        );
    }
}

//! Conditions: how concepts must stand to each other for a rule to fire.
//!
//! A condition is written `credential + weak`. Its first term is the anchor, and every other
//! term stands to the anchor as its sign says:
//!
//! | sign | where |
//! |---|---|
//! | `+`  | in the same clause |
//! | `++` | in the same sentence |
//! | `~`  | in the same sentence or one of the two before or after it |
//! | `>`  | in the same sentence or one of the ten that follow |
//! | `*`  | anywhere in the text |
//!
//! A term is a concept, or several with `|` between them, and may begin with a sign of its own:
//! `!training` means that it was denied or left undone, `?training` takes it in any reading.
//! Without one, a deed must be asserted and a thing need only be named.

use super::ConceptId;

/// How far from the anchor another term may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Scope {
    Clause,
    Sentence,
    Nearby,
    Following,
    Text,
}

/// In which reading a term's concept must stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    /// Asserted if it is a deed; named if it is a thing.
    Asserted,
    /// Denied, or left undone.
    Undone,
    /// Any.
    Any,
}

/// One of some concepts, in a reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Term {
    pub(crate) need: Need,
    pub(crate) concepts: Vec<ConceptId>,
}

/// An anchor and the terms that stand to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Condition {
    pub(crate) anchor: Term,
    pub(crate) others: Vec<(Scope, Term)>,
}

/// What silences a rule when it stands in this scope of the anchor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Exception {
    pub(crate) scope: Scope,
    pub(crate) term: Term,
}

/// Why a condition cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum ConditionError {
    #[error("the condition is empty")]
    Empty,
    #[error("`{0}` is no concept")]
    UnknownConcept(String),
    #[error("a concept should stand where `{0}` stands")]
    MissingTerm(String),
    #[error("a sign (+ ++ ~ > *) should stand before `{0}`")]
    MissingSign(String),
}

fn scope(sign: &str) -> Option<Scope> {
    match sign {
        "+" => Some(Scope::Clause),
        "++" => Some(Scope::Sentence),
        "~" => Some(Scope::Nearby),
        ">" => Some(Scope::Following),
        "*" => Some(Scope::Text),
        _ => None,
    }
}

fn term(word: &str, find: &impl Fn(&str) -> Option<ConceptId>) -> Result<Term, ConditionError> {
    if scope(word).is_some() {
        return Err(ConditionError::MissingTerm(word.to_owned()));
    }
    let (need, names) = if let Some(names) = word.strip_prefix('!') {
        (Need::Undone, names)
    } else if let Some(names) = word.strip_prefix('?') {
        (Need::Any, names)
    } else {
        (Need::Asserted, word)
    };
    let concepts = names
        .split('|')
        .map(|name| find(name).ok_or_else(|| ConditionError::UnknownConcept(name.to_owned())))
        .collect::<Result<_, _>>()?;
    Ok(Term { need, concepts })
}

impl Condition {
    /// Reads a condition; `find` gives the number of a concept.
    pub(crate) fn parse(
        text: &str,
        find: impl Fn(&str) -> Option<ConceptId>,
    ) -> Result<Self, ConditionError> {
        let mut words = text.split_whitespace();
        let anchor = term(words.next().ok_or(ConditionError::Empty)?, &find)?;
        let mut others = Vec::new();
        while let Some(sign) = words.next() {
            let scope = scope(sign).ok_or_else(|| ConditionError::MissingSign(sign.to_owned()))?;
            let word = words
                .next()
                .ok_or_else(|| ConditionError::MissingTerm(sign.to_owned()))?;
            others.push((scope, term(word, &find)?));
        }
        // The nearest terms decide most cheaply whether the condition can hold.
        others.sort_by_key(|(scope, _)| *scope);
        Ok(Self { anchor, others })
    }
}

impl Exception {
    /// Reads an exception: a term, with the sign of its scope before it or, without one, in the
    /// anchor's sentence.
    pub(crate) fn parse(
        text: &str,
        find: impl Fn(&str) -> Option<ConceptId>,
    ) -> Result<Self, ConditionError> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let (scope, word) = match words.as_slice() {
            [] => return Err(ConditionError::Empty),
            [word] => (Scope::Sentence, *word),
            [sign, word] => (
                scope(sign).ok_or_else(|| ConditionError::MissingSign((*sign).to_owned()))?,
                *word,
            ),
            [_, _, extra, ..] => return Err(ConditionError::MissingSign((*extra).to_owned())),
        };
        Ok(Self {
            scope,
            term: term(word, &find)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(name: &str) -> Option<ConceptId> {
        ["key", "weak", "told"]
            .iter()
            .position(|known| *known == name)
            .map(|id| id as ConceptId)
    }

    #[test]
    fn reads_terms_signs_and_needs() {
        let condition = Condition::parse("key|weak * ?told + !weak", find).unwrap();
        assert_eq!(
            condition.anchor,
            Term {
                need: Need::Asserted,
                concepts: vec![0, 1]
            }
        );
        assert_eq!(
            condition.others,
            [
                (
                    Scope::Clause,
                    Term {
                        need: Need::Undone,
                        concepts: vec![1]
                    }
                ),
                (
                    Scope::Text,
                    Term {
                        need: Need::Any,
                        concepts: vec![2]
                    }
                ),
            ]
        );
        let exception = Exception::parse("~ told", find).unwrap();
        assert_eq!(exception.scope, Scope::Nearby);
    }

    #[test]
    fn names_what_is_wrong() {
        let error = |text| Condition::parse(text, find).unwrap_err();
        assert_eq!(error(""), ConditionError::Empty);
        assert_eq!(
            error("key + kye"),
            ConditionError::UnknownConcept("kye".into())
        );
        assert_eq!(error("key +"), ConditionError::MissingTerm("+".into()));
        assert_eq!(
            error("key weak"),
            ConditionError::MissingSign("weak".into())
        );
        assert_eq!(
            Exception::parse("~ told weak", find).unwrap_err(),
            ConditionError::MissingSign("weak".into())
        );
    }
}

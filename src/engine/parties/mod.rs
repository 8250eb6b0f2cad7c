//! Who takes part: which words of a text name a party, what each party is to the others, and whose
//! deed a place tells of. What the words around a name say of that is learned from marked texts
//! (`rules/parties.tsv`); nothing here knows a company.

/// A word with its hash, made by the compiler.
macro_rules! term {
    ($word:literal) => {
        const { crate::rule::Term::new($word) }
    };
}

mod actor;
mod actor_finder;
mod deed;
mod lesson;
mod mention;
mod name;
mod standing;

pub(crate) use actor::{Actors, name_contractors};
pub(crate) use deed::Deed;
pub(crate) use lesson::teach;
pub use lesson::{Feature, Lesson, Mark, Marked};
pub(crate) use mention::{Mention, MentionFinder};

//! One macro for the small closed vocabularies of the law, and the error of reading them.

/// An error message shows at most this many characters of the unknown code.
const SHOWN_CHARACTERS: usize = 40;

/// A text that is not a code of the vocabulary it was read as, such as [`Regime`](super::Regime).
///
/// The message shows the beginning of the text and every code of the vocabulary.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown {vocabulary} {input:?}; one of: {}", expected.join(", "))]
#[non_exhaustive]
pub struct ParseTermError {
    vocabulary: &'static str,
    input: String,
    expected: Vec<&'static str>,
}

impl ParseTermError {
    pub(crate) fn new(vocabulary: &'static str, input: &str, expected: Vec<&'static str>) -> Self {
        Self {
            vocabulary,
            input: shown(input),
            expected,
        }
    }

    /// The unknown code, cut after 40 characters.
    #[must_use]
    pub fn input(&self) -> &str {
        &self.input
    }

    /// Every code of the vocabulary.
    #[must_use]
    pub fn expected(&self) -> &[&'static str] {
        &self.expected
    }
}

/// As much of an unknown code as an error message shows.
pub(super) fn shown(input: &str) -> String {
    match input.char_indices().nth(SHOWN_CHARACTERS) {
        Some((end, _)) => format!("{}…", &input[..end]),
        None => input.to_owned(),
    }
}

/// Declares an enum whose variants are records: code, Japanese heading, English title.
///
/// The code is the only string form: `code()`, `Display`, `FromStr` and serde all take it from the
/// record. `$what` names the vocabulary in error messages.
macro_rules! vocabulary {
    (
        $(#[$attribute:meta])*
        pub enum $name:ident as $what:literal {
            $(
                $(#[$variant_attribute:meta])*
                $variant:ident {
                    code: $code:literal,
                    heading: $heading:literal,
                    title: $title:literal $(,)?
                },
            )+
        }
    ) => {
        $(#[$attribute])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[derive(serde::Serialize, serde::Deserialize)]
        #[non_exhaustive]
        pub enum $name {
            $(
                $(#[$variant_attribute])*
                #[serde(rename = $code)]
                $variant,
            )+
        }

        impl $name {
            /// Every value, in the order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stable code: ASCII, lower case, words joined by hyphens.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$variant => $code,)+
                }
            }

            /// The Japanese term.
            #[must_use]
            pub const fn heading(self) -> &'static str {
                match self {
                    $(Self::$variant => $heading,)+
                }
            }

            /// The English term.
            #[must_use]
            pub const fn title(self) -> &'static str {
                match self {
                    $(Self::$variant => $title,)+
                }
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::law::ParseTermError;

            /// Reads a code exactly as `code()` writes it.
            fn from_str(code: &str) -> Result<Self, Self::Err> {
                let found = Self::ALL.iter().copied().find(|value| value.code() == code);
                found.ok_or_else(|| {
                    let expected = Self::ALL.iter().map(|value| value.code()).collect();
                    Self::Err::new($what, code, expected)
                })
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.pad(self.code())
            }
        }
    };
}

pub(crate) use vocabulary;

/// Declares an enum of what has a code and a record in a table: the list of all its values, which
/// cannot fall behind it, and its string form, which is `code()` for `Display`, `FromStr` and serde.
///
/// The enum itself gives `code()` and `heading()`. `$what` names it in error messages, `$form`
/// describes its codes.
macro_rules! coded {
    (
        $(#[$attribute:meta])*
        pub enum $name:ident as $what:literal, $form:literal {
            $($(#[$variant_attribute:meta])* $variant:ident,)+
        }
    ) => {
        $(#[$attribute])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$variant_attribute])* $variant,)+
        }

        impl $name {
            /// Every value, in the order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.pad(self.code())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::law::ParseCodeError;

            /// Reads a code exactly as `code()` writes it.
            ///
            /// # Errors
            /// For any other text, with the codes that are near to it.
            fn from_str(code: &str) -> Result<Self, Self::Err> {
                let found = Self::ALL.iter().copied().find(|value| value.code() == code);
                found.ok_or_else(|| {
                    let named = Self::ALL.iter().map(|value| (value.code(), value.heading()));
                    Self::Err::new($what, $form, code, named)
                })
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.code())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct CodeVisitor;

                impl serde::de::Visitor<'_> for CodeVisitor {
                    type Value = $name;

                    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        formatter.write_str(concat!("a ", $what))
                    }

                    fn visit_str<E: serde::de::Error>(self, code: &str) -> Result<$name, E> {
                        code.parse().map_err(E::custom)
                    }
                }

                deserializer.deserialize_str(CodeVisitor)
            }
        }
    };
}

pub(crate) use coded;

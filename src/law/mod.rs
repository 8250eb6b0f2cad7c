//! The law that a finding can name.
//!
//! A finding names a [`Provision`]: an article of the Act on the Protection of Personal
//! Information (個人情報の保護に関する法律, Act No. 57 of 2003), for the security measures down to
//! the section of the guideline (ガイドライン（通則編） 10) or to the item of the guide for
//! administrative organs (事務対応ガイド). Each provision has its official Japanese heading, an
//! English title, one sentence in each language on what it requires, and its [`Citation`]. The
//! headings are official wording; titles and sentences are descriptions of this crate and no
//! translation or replacement of the law.
//!
//! Not everything could be read in the official text. [`Verification`] says how far a heading or
//! a number may be trusted: the section numbers of the guide for administrative organs, for one,
//! are [`Verification::Unverified`].
//!
//! The facts stand in tables, one record a provision. The tables are checked against the enum
//! when the crate is compiled.

mod citation;
mod limb;
mod parse;
mod provision;
mod regime;
mod table;
mod verification;
mod vocabulary;

pub use citation::{Citation, Instrument};
pub use limb::SupervisionLimb;
pub use parse::ParseCodeError;
pub use provision::Provision;
pub use regime::Regime;
pub use verification::Verification;
pub use vocabulary::ParseTermError;
pub(crate) use vocabulary::{coded, vocabulary};

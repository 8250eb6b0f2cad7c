//! The table of provisions: one record a provision, in the order of the enum.
//!
//! Headings are official wording. Titles and sentences are our own. A record that is missing, or
//! that stands in another place than its variant, does not compile.

mod articles;
mod measures;
mod organ_duties;
mod organ_handling;
mod organ_systems;

use super::citation::{Citation, Instrument};
use super::provision::Provision;
use super::regime::Regime;
use super::verification::Verification;

/// What the law says of one provision.
pub(super) struct Record {
    pub(super) provision: Provision,
    pub(super) code: &'static str,
    pub(super) heading: &'static str,
    pub(super) title: &'static str,
    pub(super) requirement: &'static str,
    pub(super) requirement_ja: &'static str,
    /// How the heading was checked.
    pub(super) verification: Verification,
    pub(super) basis: Basis,
}

/// Where a provision stands; shared by the items of one group.
#[derive(Clone, Copy)]
pub(super) struct Basis {
    pub(super) regime: Regime,
    /// Heading of the group of sections or items.
    pub(super) group: Option<&'static str>,
    pub(super) citation: Citation,
    /// Parallel articles of the My Number Act.
    pub(super) my_number: &'static [Citation],
}

const COUNT: usize = Provision::ALL.len();

static RECORDS: [&Record; COUNT] = in_order_of_the_enum();

/// The record of a provision.
pub(super) const fn record(provision: Provision) -> &'static Record {
    RECORDS[provision as usize]
}

/// Joins the tables and, at compile time, checks that they follow the enum.
const fn in_order_of_the_enum() -> [&'static Record; COUNT] {
    let tables: [&'static [Record]; 5] = [
        measures::RECORDS,
        articles::RECORDS,
        organ_handling::RECORDS,
        organ_systems::RECORDS,
        organ_duties::RECORDS,
    ];
    let mut records = [&measures::RECORDS[0]; COUNT];
    let mut next = 0;
    let mut table = 0;
    while table < tables.len() {
        let mut row = 0;
        while row < tables[table].len() {
            let record = &tables[table][row];
            assert!(
                record.provision as usize == next,
                "a record is missing or stands in the wrong place"
            );
            records[next] = record;
            next += 1;
            row += 1;
        }
        table += 1;
    }
    assert!(next == COUNT, "the last provisions have no record");
    records
}

/// An article of the Act now in force.
const fn act(article: &'static str) -> Citation {
    Citation::article_of(Instrument::Act, article)
}

/// An article of the Act with the section of the guideline, general volume.
const fn guideline(article: &'static str, section: &'static str) -> Citation {
    act(article).with_section(Instrument::GeneralGuidelines, section)
}

/// An article of the My Number Act.
const fn my_number(article: &'static str) -> Citation {
    Citation::article_of(Instrument::MyNumberAct, article)
}

/// An article of the My Number Act with the section of the guideline for operators.
const fn my_number_guideline(article: &'static str, section: &'static str) -> Citation {
    my_number(article).with_section(Instrument::MyNumberOperatorGuidelines, section)
}

/// Security measures under the My Number Act.
const MY_NUMBER_MEASURES: &[Citation] = &[my_number("12")];

/// The basis of the items of one section of the guide for administrative organs. The numbers of
/// its sections were seen in no source.
const fn organ_group(heading: &'static str, section: &'static str) -> Basis {
    Basis {
        regime: Regime::AdministrativeOrgan,
        group: Some(heading),
        citation: act("66")
            .with_section(Instrument::AdministrativeOrganGuide, section)
            .with_verification(Verification::Unverified),
        my_number: MY_NUMBER_MEASURES,
    }
}

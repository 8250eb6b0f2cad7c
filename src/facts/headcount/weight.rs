//! What the words around a number are worth.

pub(super) const HARM_NEAR: i32 = 6;
pub(super) const HARM_IN_SENTENCE: i32 = 4;
pub(super) const HARM_IN_HEADING: i32 = 3;
pub(super) const CONCERN: i32 = 3;
pub(super) const MISDEED: i32 = 2;
pub(super) const DATA: i32 = 2;
pub(super) const PERSON: i32 = 1;
/// Persons who are surely not staff.
pub(super) const NOT_STAFF: i32 = 1;
/// Papers that are filled in for one person each.
pub(super) const FORMS: i32 = 2;
/// A sentence of nothing but the number.
pub(super) const ALONE: i32 = 2;
pub(super) const TOTAL: i32 = 3;
pub(super) const FINAL: i32 = 6;
pub(super) const OUTDATED: i32 = -10;
pub(super) const HELD: i32 = -8;
pub(super) const ASIDE: i32 = -6;
pub(super) const REQUESTED: i32 = -10;
pub(super) const CONTACT: i32 = -4;
/// The least at which a number of persons is a head count.
pub(super) const LEAST: i32 = 2;
/// The same for the only number of persons in a text that tells of an incident.
pub(super) const LEAST_ALONE: i32 = 0;
/// The same for numbers that only stand in for persons.
pub(super) const LEAST_STANDING_IN: i32 = 2;

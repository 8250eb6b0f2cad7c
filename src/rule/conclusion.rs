//! What a rule of a file concludes.

use std::fmt::Display;
use std::ops::Range;
use std::str::FromStr;

use toml::Spanned;

use super::Conclusion;
use super::source::{RuleError, RuleSource};
use crate::law::Regime;

/// Parses the value of a key.
///
/// # Errors
/// What `at` makes of the key and of what is wrong with the value.
pub(super) fn parse<T: FromStr<Err: Display>>(
    value: &Spanned<String>,
    key: &str,
    at: &impl Fn(Range<usize>, &str, &dyn Display) -> RuleError,
) -> Result<T, RuleError> {
    value
        .get_ref()
        .parse()
        .map_err(|error: T::Err| at(value.span(), key, &error))
}

/// The one thing that a rule concludes.
///
/// # Errors
/// When it concludes nothing or several things, or a value is wrong.
pub(super) fn conclusion(
    source: &RuleSource,
    at: &impl Fn(Range<usize>, &str, &dyn Display) -> RuleError,
) -> Result<Conclusion, RuleError> {
    let mut conclusions = Vec::new();
    if let Some(codes) = &source.codes {
        let provisions = codes
            .iter()
            .map(|code| parse(code, "codes", at))
            .collect::<Result<Vec<_>, _>>()?;
        if provisions.is_empty() {
            return Err(at(source.id.span(), "codes", &"at least one is needed"));
        }
        if source
            .citation
            .as_ref()
            .is_none_or(|citation| citation.get_ref().trim().is_empty())
        {
            return Err(at(
                source.id.span(),
                "citation",
                &"a rule with codes needs one",
            ));
        }
        conclusions.push(Conclusion::Provisions(provisions));
    }
    if let Some(attack) = &source.attack {
        conclusions.push(Conclusion::Attack(parse(attack, "attack", at)?));
    }
    if let Some(cause) = &source.cause {
        conclusions.push(Conclusion::Cause(parse(cause, "cause", at)?));
    }
    if let Some(harm) = &source.harm {
        conclusions.push(Conclusion::Harm(parse(harm, "harm", at)?));
    }
    if let Some(data) = &source.data {
        conclusions.push(Conclusion::Data(parse(data, "data", at)?));
    }
    if let Some(circumstance) = &source.circumstance {
        let circumstance = parse(circumstance, "circumstance", at)?;
        conclusions.push(Conclusion::Circumstance(circumstance));
    }
    if let Some(role) = &source.role {
        conclusions.push(Conclusion::Role(parse(role, "role", at)?));
    }
    if let Some(regime) = &source.regime {
        conclusions.push(match parse(regime, "regime", at)? {
            Regime::PrivateOperator => Conclusion::PrivateOperator,
            Regime::AdministrativeOrgan => Conclusion::AdministrativeOrgan,
            _ => return Err(at(regime.span(), "regime", &"no text can show that")),
        });
    }
    if let Some(dispute) = &source.dispute {
        conclusions.push(Conclusion::Dispute(parse(dispute, "dispute", at)?));
    }
    if let Some(body) = &source.body {
        conclusions.push(Conclusion::Body(parse(body, "body", at)?));
    }
    if let Some(action) = &source.action {
        conclusions.push(Conclusion::Action(parse(action, "action", at)?));
    }
    let mut conclusions = conclusions.into_iter();
    match (conclusions.next(), conclusions.next()) {
        (Some(conclusion), None) => Ok(conclusion),
        _ => Err(at(
            source.id.span(),
            "conclusion",
            &"just one of codes, attack, cause, harm, data, circumstance, role, regime, \
              dispute, body, action is needed",
        )),
    }
}

//! The role of a company, as the words around its name tell it.

use super::company::Company;
use super::document::{Follower, ReadHit, ReadSentence};
use crate::rule::{ConceptId, Names, RuleSet};
use crate::vocabulary::{Polarity, Role};

/// The concepts that tell what somebody is to another, with the role.
const BY_WORD: [(&str, Role); 2] = [
    ("party-consignee", Role::Consignee),
    ("party-consignor", Role::Consignor),
];
/// The same for those that tell it only right before a name.
const BY_DEED: [(&str, Role); 2] = [
    ("party-introduced-as-contractor", Role::Consignee),
    ("party-introduced-as-principal", Role::Consignor),
];
/// What may stand between such a word and a name.
const JOINTS: [&str; 7] = ["", "の", "である", "だった", "・", "(", "、"];
/// What may stand between two names of one company.
const SAME: [&str; 11] = [
    "(以下「",
    "(以下、「",
    "の会社、",
    "の会社",
    "の",
    "である",
    "(",
    "・",
    ":",
    "、",
    "",
];
/// What may stand between a verb's stem and the name that it describes.
const ENDING: &str = "るうくすだいてたれしっおりま";
const LONGEST_ENDING: usize = "しております".len();
/// How many letters behind 青葉社から the verb may stand.
const FURTHEST_RECEIPT: usize = 12;
/// Forms written short.
const SHORT_FORMS: [&str; 3] = ["(株)", "(有)", "(合)"];

/// What tells roles.
#[derive(Debug)]
pub(super) struct Standings<'r> {
    names: &'r Names,
    by_word: [(Option<ConceptId>, Role); 2],
    by_deed: [(Option<ConceptId>, Role); 2],
    leaves_work: Option<ConceptId>,
    entrusts: Option<ConceptId>,
    is_entrusted: Option<ConceptId>,
}

impl<'r> Standings<'r> {
    pub(super) fn new(rules: &'r RuleSet) -> Self {
        Self {
            names: &rules.body.names,
            by_word: BY_WORD.map(|(name, role)| (rules.concept(name), role)),
            by_deed: BY_DEED.map(|(name, role)| (rules.concept(name), role)),
            leaves_work: rules.concept("party-introduced-by-left-work"),
            entrusts: rules.concept("entrusts"),
            is_entrusted: rules.concept("is-entrusted"),
        }
    }

    /// The role of a company where a sentence names it.
    pub(super) fn role(
        &self,
        text: &str,
        sentence: &ReadSentence,
        company: &Company,
        acts: bool,
    ) -> Option<Role> {
        let by_name = self.by_words_at_name(text, sentence, company);
        by_name.or_else(|| {
            if company.is_handed_work {
                return Some(Role::Consignee);
            }
            if acts && sentence.companies.iter().any(|other| other.is_handed_work) {
                return Some(Role::Consignor);
            }
            let gives = holds(sentence, self.entrusts);
            let takes = holds(sentence, self.is_entrusted);
            match (acts, company.is_other_side, gives, takes) {
                (true, false, _, true) | (false, true, true, false) => Some(Role::Consignee),
                (true, false, true, false) | (false, true, _, true) => Some(Role::Consignor),
                _ => None,
            }
        })
    }

    /// The role as the words right before or behind its name tell it: 委託先の乙社, 委託元である甲社. Who
    /// acts in a sentence that speaks of a contractor behind it is its principal.
    fn by_words_at_name(
        &self,
        text: &str,
        sentence: &ReadSentence,
        company: &Company,
    ) -> Option<Role> {
        let name_byte = &company.name_byte;
        let of_standing = sentence.hits.iter().filter_map(|hit| {
            let mut standings = self.by_word.iter().chain(&self.by_deed);
            let known = standings.find(|(name, _)| *name == Some(hit.concept));
            known.map(|(_, role)| (hit, *role))
        });
        let mut of_standing: Vec<(&ReadHit, Role)> = of_standing.collect();
        let between = |hit: &ReadHit| text.get(hit.end_byte()..name_byte.start);
        let without_form = |between| self.without_form(between);
        let joins = |hit: &ReadHit| {
            let between = between(hit).map(without_form);
            between.is_some_and(|between| {
                JOINTS.contains(&between)
                    || between.len() <= LONGEST_ENDING
                        && between.chars().all(|one| ENDING.contains(one))
            })
        };
        if let Some((_, role)) = of_standing.iter().find(|(hit, _)| joins(hit)) {
            return Some(*role);
        }
        // 青葉社(若草社の委託先)
        let behind = &text[name_byte.end..sentence.range_byte.end];
        let behind = self.past_form(behind);
        if let Some(inside) = behind.strip_prefix('(') {
            let opens = text.len() - text[name_byte.end..].len()
                + text[name_byte.end..].find('(').unwrap_or(0);
            let closes = opens + 1 + inside.find(')').unwrap_or(0);
            let told = of_standing.iter().rev().find(|(hit, _)| {
                hit.start_byte() > opens && (closes..=closes + 1).contains(&hit.end_byte())
            });
            if let Some((_, role)) = told {
                return Some(*role);
            }
        }
        // 発送を委託した青葉社, 発送を請け負った青葉社
        let deed = |hit: &ReadHit| {
            between(hit).map(without_form).is_some_and(|between| {
                between.len() <= LONGEST_ENDING && between.chars().all(|one| ENDING.contains(one))
            })
        };
        let mut deeds = sentence.hits.iter().filter(|hit| {
            let concept = Some(hit.concept);
            concept == self.is_entrusted && hit.polarity == Polarity::Asserted
        });
        if deeds.any(deed) {
            return Some(Role::Consignee);
        }
        let leaves_work = |hit: &&ReadHit| {
            [self.leaves_work, self.entrusts].contains(&Some(hit.concept))
                && hit.polarity == Polarity::Asserted
        };
        let mut left = sentence.hits.iter().filter(leaves_work);
        if let Some(hit) = left.find(|hit| deed(hit)) {
            // 発送を頼んだ青葉社 is the contractor, 頼んだ青葉社 the principal.
            let before = &text[sentence.range_byte.start..hit.end_byte()];
            let clause = before.rsplit(['、', '。', ',']).next().unwrap_or(before);
            // 応対を若草社に任せる青葉社 is the principal as well.
            let is_handed =
                |other: &Company| other.is_handed_work && other.name_byte.end <= hit.end_byte();
            let to_another = sentence.companies.iter().any(is_handed);
            return Some(match clause.contains('を') && !to_another {
                true => Role::Consignee,
                false => Role::Consignor,
            });
        }
        // 青葉社の委託先
        if let Some(behind) = behind.strip_prefix('の') {
            let mut works_for = self.names.works_for.iter();
            if works_for.any(|word| behind.starts_with(word.as_str())) {
                return Some(Role::Consignor);
            }
        }
        // 青葉社から預かった
        if let Some(behind) = behind.strip_prefix("から") {
            let mut near = behind.split(['、', '。', ',']);
            let near = near.next().unwrap_or(behind);
            let mut received = self.names.received.iter();
            let is_near = |at: usize| near[..at].chars().count() <= FURTHEST_RECEIPT;
            if received.any(|word| near.find(word.as_str()).is_some_and(is_near)) {
                return Some(Role::Consignor);
            }
        }
        of_standing.retain(|(hit, _)| {
            self.by_word
                .iter()
                .any(|(concept, _)| *concept == Some(hit.concept))
                && hit.start_byte() >= name_byte.end
                && !text[hit.end_byte()..].starts_with("として")
        });
        let acts = company.follower == Follower::Topic;
        let (_, role) = of_standing.first().filter(|_| acts)?;
        counterpart(*role)
    }

    /// What stands before a name, without the form of company that belongs to it.
    fn without_form<'t>(&self, before: &'t str) -> &'t str {
        let forms = self.names.forms.iter().map(String::as_str);
        let mut forms = forms.chain(SHORT_FORMS);
        let form = forms.find_map(|form| before.strip_suffix(form));
        form.unwrap_or(before)
    }

    /// What stands behind a name, without the form of company that belongs to it.
    fn past_form<'t>(&self, behind: &'t str) -> &'t str {
        let mut forms = self.names.forms.iter();
        let form = forms.find_map(|form| behind.strip_prefix(form.as_str()));
        form.unwrap_or(behind)
    }
}

/// Whether two names that follow each other are those of one company: 弊社(株式会社青葉).
pub(super) fn is_same_party(text: &str, one: &Company, next: &Company) -> bool {
    let between = text.get(one.name_byte.end..next.name_byte.start);
    between.is_some_and(|between| {
        let mut same = SAME.iter();
        same.any(|joint| {
            let rest = between.strip_prefix(joint);
            rest.is_some_and(|rest| {
                rest.is_empty() || rest.ends_with("会社") || SHORT_FORMS.contains(&rest)
            })
        })
    })
}

/// The other side of a contract.
fn counterpart(role: Role) -> Option<Role> {
    match role {
        Role::Consignee => Some(Role::Consignor),
        Role::Consignor => Some(Role::Consignee),
        _ => None,
    }
}

fn holds(sentence: &ReadSentence, concept: Option<ConceptId>) -> bool {
    concept.is_some_and(|concept| {
        let mut hits = sentence.hits.iter();
        hits.any(|hit| hit.concept == concept && hit.polarity == Polarity::Asserted)
    })
}

//! A number as a candidate for the head count, judged by the words around it.

use super::counter::Counter;
use super::excerpt::{
    NEAR_CHARACTERS, WINDOW_CHARACTERS, first_characters, first_clause, last_characters,
    last_clause,
};
use super::number::{Quantity, quantities};
use super::sentence::Sentence;
use super::weight;
use super::words::{
    ACCOUNTS, ACTOR_PARTICLES, AGREED, AGREED_AFTER, ALONE_AFTER, ASIDE, CHANGED, CONCERN,
    CONTACTS, CREDENTIALS, DATA, DEEDS, DENIALS, DENIALS_BEFORE, DIVISIONS, DOERS, ENROLLED,
    EVENTS, EXCEPT, FINAL_AFTER, FINAL_BEFORE, FORMS, GIVEN_UP, GRANTED, HARM, HEAD_ENDINGS, HELD,
    HONORIFICS, LEFT_OUT, LIMITED, MISDEEDS, MORE_HARM, NOT_RECORD_OF_PERSON, NUMBER_OF_RECORDS,
    NUMBERS_HELD, ORGANISATIONS, OTHER_PARTICLES, OTHERS, OUTDATED_AFTER, OUTDATED_BEFORE,
    PAIR_WORK, PARTS, PERMITTED, PERSONS, PUNISHMENTS, RECORD_OF_PERSON, RECORDS_OF, REQUESTED,
    SHARED_ACCESS, SIZE_OF_STAFF, STAFF, STAFF_CONCERNED, STAFF_THINGS, SUPPOSED_AFTER,
    SUPPOSED_BEFORE, TOPIC_PARTICLES, USED_AS_TOOL,
};
use crate::vocabulary::Precision;

/// A number in its sentence.
pub(super) struct Candidate<'text> {
    pub(super) quantity: Quantity,
    pub(super) index_sentence: usize,
    pub(super) sentence: &'text Sentence<'text>,
    /// What stands before and after the number in its sentence, as far as it is read.
    pub(super) before: &'text str,
    pub(super) after: &'text str,
    /// What of that stands in the same clause.
    pub(super) clause_before: &'text str,
    pub(super) clause_after: &'text str,
    /// Whether the persons are surely not those harmed.
    pub(super) excluded: bool,
    /// Whether the number is a whole of which only a part came to harm.
    pub(super) held: bool,
}

/// Every number that one of the counters follows, with its surroundings; zeros are passed over.
pub(super) fn candidates<'text>(
    text: &'text str,
    sentences: &'text [Sentence<'text>],
    counters: &[Counter],
) -> Vec<Candidate<'text>> {
    let candidate = |quantity: Quantity| {
        let index_sentence = sentences
            .partition_point(|sentence| sentence.start_byte <= quantity.phrase_start_byte)
            .checked_sub(1)?;
        let sentence = sentences
            .get(index_sentence)
            .filter(|_| quantity.value > 0)?;
        let end_byte = sentence.start_byte + sentence.text.len();
        let before = last_characters(
            text.get(sentence.start_byte..quantity.phrase_start_byte)?,
            WINDOW_CHARACTERS,
        );
        let after = first_characters(
            text.get(quantity.range_byte.end..end_byte)?,
            WINDOW_CHARACTERS,
        );
        let mut candidate = Candidate {
            quantity,
            index_sentence,
            sentence,
            before,
            after,
            clause_before: last_clause(before),
            clause_after: first_clause(after),
            excluded: false,
            held: false,
        };
        candidate.excluded =
            candidate.is_bystander() || candidate.is_denied() || candidate.is_supposed();
        Some(candidate)
    };
    quantities(text, counters).filter_map(candidate).collect()
}

impl Candidate<'_> {
    /// The noun before the number, with what stands before it.
    fn head(&self) -> &str {
        let mut head = self.before;
        for _ in 0..3 {
            head = head.trim_end_matches([' ', '(', ':', '「', '・', '】', ']']);
            head = head
                .strip_suffix(HEAD_ENDINGS.at_end(head).unwrap_or_default())
                .unwrap_or(head);
        }
        head
    }

    /// Whether the noun before the number names persons whose data somebody holds.
    fn follows_persons(&self) -> bool {
        // 患者は12人 and 搬送者数 12人 are read as 患者12人.
        let head = self.head().trim_end_matches(['は', 'が', '数']);
        let attribute = self.following().strip_prefix('の');
        PERSONS.end(head)
            || ENROLLED.end(head)
            || attribute.is_some_and(|attribute| PERSONS.start(attribute))
    }

    /// Whether the noun before the number names those who may have done it.
    pub(super) fn follows_staff(&self) -> bool {
        STAFF.end(self.head())
    }

    /// Whether the sentence holds nothing but the number.
    fn stands_alone(&self) -> bool {
        let marks = |mark: char| !mark.is_alphanumeric();
        let following = self.following();
        let following = without_records_of(following);
        let before = self.before.trim_end_matches(marks);
        let before = before.strip_suffix(ALONE_AFTER.at_end(before).unwrap_or_default());
        before.is_some_and(|before| before.chars().all(marks)) && following.chars().all(marks)
    }

    /// Whether the number is one of a rule or of a case that is only imagined, or nobody at all.
    fn is_supposed(&self) -> bool {
        let bound = matches!(
            self.quantity.precision,
            Precision::Minimum | Precision::Maximum
        );
        SUPPOSED_BEFORE.end(self.before)
            || (bound && SUPPOSED_AFTER.start(self.following()))
            || (PERMITTED.stand_in(self.clause_before) && !self.harm_near())
            || (LIMITED.start(self.following())
                && (!self.harm_near() || PERMITTED.stand_in(self.clause_before))
                && !CONCERN.stand_in(self.clause_before))
            || AGREED.stand_in(self.clause_before)
            || AGREED_AFTER.stand_in(self.clause_after)
            || (self.quantity.value == 1
                && (self.following().starts_with('も')
                    || without_records_of(self.following()).starts_with("でも")))
    }

    /// What follows the number and its honorifics.
    fn following(&self) -> &str {
        let honorific = HONORIFICS.at_start(self.after).unwrap_or_default();
        let following = &self.after[honorific.len()..];
        // 職員(1名)の端末 is read as 職員1名の端末.
        following.strip_prefix(')').unwrap_or(following)
    }

    /// Whether the persons acted, were punished, staff the operator, or only received something.
    fn is_bystander(&self) -> bool {
        let head = self.head();
        let clause = self.clause_after;
        let mut following = self.following();
        let attribute = following.strip_prefix('の');
        // 「職員2名が」 and 「2名の職員が」 are the same.
        let counts_persons = matches!(self.quantity.counter, "人" | "名");
        let mut staff = counts_persons && STAFF.end(head);
        let mut doers = DOERS.end(head);
        if let Some(attribute) = attribute {
            doers |= DOERS.start(attribute);
            if let Some(word) = STAFF.at_start(attribute) {
                staff = true;
                following = &attribute[word.len()..];
            }
        }
        let acts = ACTOR_PARTICLES.start(following);
        let alone = self.quantity.value == 1;
        // 講師の一人が is somebody who did it.
        staff |= alone && acts;
        let is_party = acts || OTHER_PARTICLES.start(following);
        let staff_concerned = TOPIC_PARTICLES.start(following) || STAFF_CONCERNED.stand_in(clause);
        // 8名で共用 and 30人に特権 tell who could get in; 二人で照合 how work was done.
        let shares = (SHARED_ACCESS.stand_in(self.clause_before) && GRANTED.start(following))
            || following.starts_with(['が', 'で', 'に', 'は', '全', 'そ', 'の', '、'])
                && SHARED_ACCESS.stand_in(clause)
                && !self.names_data();
        let pair = (2..=3).contains(&self.quantity.value) && PAIR_WORK.start(following);
        doers
            || self.is_size()
            || shares
            || pair
            || PUNISHMENTS.stand_in(clause)
            || (CREDENTIALS.stand_in(clause) && USED_AS_TOOL.stand_in(clause))
            || attribute.is_some_and(|attribute| ORGANISATIONS.start(attribute))
            || (staff && is_party && !staff_concerned)
            || ((staff || alone)
                && following
                    .strip_prefix('の')
                    .is_some_and(|thing| STAFF_THINGS.start(thing)))
            || (acts && DEEDS.stand_in(clause))
            || (OTHER_PARTICLES.start(following)
                && OTHERS.stand_in(last_characters(self.clause_before, NEAR_CHARACTERS)))
            || (following.starts_with("から") && CONTACTS.stand_in(clause))
    }

    /// Whether a bracket tells how many work for the party: 清掃業(従業員45名).
    fn is_size(&self) -> bool {
        let closed = self.after.strip_prefix(')');
        closed.is_some_and(|behind| !behind.starts_with(['の', '分']))
            && SIZE_OF_STAFF.end(self.head())
            && !self.harm_near()
    }

    /// Whether it is said that these persons' data did not come to harm.
    fn is_denied(&self) -> bool {
        let denied = DENIALS.stand_in(self.clause_after)
            && DENIALS.iter().any(|word| {
                let before = self
                    .clause_after
                    .find(word)
                    .map(|found| &self.clause_after[..found]);
                before.is_some_and(|before| !MORE_HARM.stand_in(before))
            });
        let following = self.following();
        let following = without_records_of(following);
        denied
            || EXCEPT.start(following)
            || (ACTOR_PARTICLES.start(following)
                && LEFT_OUT.stand_in(first_characters(following, NEAR_CHARACTERS)))
            || DENIALS_BEFORE.stand_in(last_characters(self.clause_before, NEAR_CHARACTERS))
    }

    /// Whether a number of 件, 通 or 枚 counts records each of which is of one person.
    pub(super) fn is_record_of_person(&self) -> bool {
        if self.names_forms() {
            return true;
        }
        if self.quantity.counter != "件" {
            return false;
        }
        let head = self
            .head()
            .trim_end_matches(['は', 'が', 'を', '、', ' ', ')']);
        let names_records =
            |text: &str| RECORD_OF_PERSON.end(text) && !NOT_RECORD_OF_PERSON.end(text);
        let inside =
            |text: &str| RECORD_OF_PERSON.stand_in(text) && !NOT_RECORD_OF_PERSON.stand_in(text);
        let harm = self.sentence.harm() || self.sentence.under_harm;
        names_records(head)
            || (NUMBER_OF_RECORDS.end(head) && harm)
            || self
                .following()
                .trim_start_matches('分')
                .strip_prefix('の')
                .is_some_and(|attribute| inside(first_characters(attribute, NEAR_CHARACTERS)))
    }

    /// Whether the papers counted are filled in for one person each: 申込書58枚, 2通の督促状.
    fn names_forms(&self) -> bool {
        let following = self.following().trim_start_matches('分');
        FORMS.end(
            self.head()
                .trim_end_matches(['は', 'が', 'を', 'も', '、', ' ']),
        ) || following
            .strip_prefix('の')
            .is_some_and(|attribute| FORMS.start(attribute))
    }

    /// Whether a number of households, accounts or records may stand for persons.
    pub(super) fn is_proxy(&self) -> bool {
        let head = || self.head().trim_end_matches(['は', 'が', 'を', 'も', ' ']);
        match self.quantity.counter {
            "枚" => false,
            "通" => self.quantity.value > 1 && !EVENTS.end(head()) && self.harm_near(),
            "件" => {
                let harm = self.sentence.harm() || self.sentence.under_harm;
                let misdeed = || MISDEEDS.stand_in(self.sentence.text);
                // The one 件 is the incident itself.
                self.quantity.value > 1
                    && !EVENTS.end(head())
                    && ((self.sentence.harm() && ACCOUNTS.end(head()) && self.names_data())
                        || self.harm_near()
                        || self.stands_alone()
                        || NUMBER_OF_RECORDS.end(head())
                        || MISDEEDS.stand_in(self.clause_after)
                        || (self.names_data() && (harm || misdeed())))
            }
            _ => {
                self.names_data()
                    || self.harm_near()
                    || RECORDS_OF.start(self.following())
                    || MISDEEDS.stand_in(self.clause_after)
            }
        }
    }

    fn names_data(&self) -> bool {
        let start = self.quantity.range_byte.start - self.sentence.start_byte;
        let end = self.quantity.range_byte.end - self.sentence.start_byte;
        // 70人分ほど is a number of data with its precision behind.
        let own = self.sentence.text.get(start..end).unwrap_or_default();
        RECORDS_OF.stand_in(own)
            || RECORDS_OF.start(self.following())
            || DATA.stand_in(first_characters(self.clause_after, NEAR_CHARACTERS))
            || DATA.stand_in(last_characters(self.clause_before, NEAR_CHARACTERS))
    }

    fn harm_near(&self) -> bool {
        HARM.stand_in(self.clause_before) || HARM.stand_in(self.clause_after)
    }

    /// The last characters of the noun before the number.
    pub(super) fn noun(&self) -> &str {
        last_characters(self.head(), 2)
    }

    /// Whose number it is: the nouns before it.
    pub(super) fn owner(&self) -> &str {
        last_characters(self.clause_before, NEAR_CHARACTERS)
    }

    /// Whether persons or places, not kinds of data, stand before the number.
    pub(super) fn names_owner(&self) -> bool {
        let owner = self.owner();
        PERSONS.stand_in(owner) || STAFF.stand_in(owner) || DIVISIONS.stand_in(owner)
    }

    /// Whether a whole itself came to harm, so that its part is no more than a detail.
    pub(super) fn is_harmed_whole(&self, direct: bool) -> bool {
        if direct {
            // 流出した300人のうち, but not 流出したのは300人のうち.
            let words = || HARM.iter().chain(CONCERN.iter());
            return words()
                .filter_map(|word| self.clause_before.rfind(word))
                .any(|found| !self.clause_before[found..].contains('は'));
        }
        let end = PARTS.iter().filter_map(|word| self.after.find(word)).min();
        let own = &self.after[..end.unwrap_or(self.after.len())];
        [self.before, own]
            .iter()
            .any(|text| HARM.stand_in(text) || CONCERN.stand_in(text))
    }

    /// How well the number fits as the head count.
    pub(super) fn score(&self) -> i32 {
        let head = self.head();
        let harm_near = self.harm_near();
        let concern = CONCERN.stand_in(self.clause_before) || CONCERN.stand_in(self.clause_after);
        let misdeed = MISDEEDS.stand_in(self.clause_before) || MISDEEDS.stand_in(self.clause_after);
        let data = self.names_data();
        let mut score = if harm_near {
            weight::HARM_NEAR
        } else if self.sentence.harm() {
            weight::HARM_IN_SENTENCE
        } else if self.sentence.under_harm {
            weight::HARM_IN_HEADING
        } else {
            0
        };
        let mut add = |applies: bool, weight: i32| score += if applies { weight } else { 0 };
        add(!harm_near && concern, weight::CONCERN);
        add(!harm_near && !concern && misdeed, weight::MISDEED);
        add(data, weight::DATA);
        let persons = self.follows_persons();
        add(persons || STAFF.end(head), weight::PERSON);
        add(persons, weight::NOT_STAFF);
        add(self.names_forms(), weight::FORMS);
        add(self.stands_alone(), weight::ALONE);
        add(
            self.quantity.total && (harm_near || concern || data),
            weight::TOTAL,
        );
        let replaces =
            FINAL_BEFORE.stand_in(self.before) || FINAL_AFTER.stand_in(self.clause_after);
        add(replaces && (harm_near || concern || data), weight::FINAL);
        let held = HELD.start(self.following())
            || (NUMBERS_HELD.end(head) && !HARM.stand_in(self.clause_before));
        add(self.held || held, weight::HELD);
        // What a bracket tells of some of them is not told of all: 350名(うち死亡者12名).
        let own = self
            .clause_after
            .split_once('(')
            .map_or(self.clause_after, |(own, _)| own);
        let aside = ASIDE.stand_in(self.clause_before) || ASIDE.stand_in(own);
        add(aside, weight::ASIDE);
        let requested = REQUESTED.stand_in(self.clause_before);
        add(requested && !self.sentence.harm(), weight::REQUESTED);
        add(CONTACTS.stand_in(self.clause_after), weight::CONTACT);
        score
    }

    /// Whether a later number replaces this one.
    pub(super) fn is_outdated(&self) -> bool {
        let following = self.following();
        let following = without_records_of(following);
        OUTDATED_BEFORE.stand_in(self.clause_before)
            || (OUTDATED_AFTER.stand_in(self.clause_after) && GIVEN_UP.stand_in(self.clause_after))
            || (following.starts_with("から") && CHANGED.stand_in(self.clause_after))
    }
}

/// What follows 分, which makes a number one of the persons' data.
fn without_records_of(following: &str) -> &str {
    let word = RECORDS_OF.at_start(following).unwrap_or_default();
    &following[word.len()..]
}

//! How parties are named: the words by which a reader knows a company, whatever it is called.

use serde::{Deserialize, Serialize};

/// The words of the table `[names]`, each list in order.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Names {
    /// The letters that forms begin with, and those that own names begin with: most morphemes do not.
    #[serde(skip)]
    pub(crate) form_letters: Vec<char>,
    #[serde(skip)]
    pub(crate) own_letters: Vec<char>,
    /// Forms of companies, which stand before or behind the name: 株式会社.
    pub(crate) forms: Vec<String>,
    /// What names end in that have no form: 銀行, 運輸.
    pub(crate) ends: Vec<String>,
    /// Trades that names end in behind a word that is itself a name: ミモザ (生命).
    pub(crate) trades: Vec<String>,
    /// What the names of local governments end in: 市.
    pub(crate) organs: Vec<String>,
    /// What makes no name together with such an end: 総合 (病院).
    pub(crate) not_names: Vec<String>,
    /// How a writer names the own company: 当社.
    pub(crate) own: Vec<String>,
    /// Those of these that mean something else behind other words: うち.
    pub(crate) own_pronouns: Vec<String>,
    /// How a company is named that was named before: 同社.
    pub(crate) back: Vec<String>,
    /// What stands behind a name and belongs to nobody's: 様, 側.
    pub(crate) politeness: Vec<String>,
    /// What a principal does to its contractor: who acts in 乙社の監督が is not 乙社.
    pub(crate) oversight: Vec<String>,
    /// Verbs by which work goes over to the company before them: 乙社に頼む.
    pub(crate) hands_over: Vec<String>,
    /// The word that a company which is another's contractor is read as, where it does not act: 委託先.
    pub(crate) contractor: Vec<String>,
    /// How verbs begin that tell of work or data taken over from the company before them: 甲社から預かる.
    pub(crate) received: Vec<String>,
    /// The sides of a contract, as a note behind a name says them: 甲社(委託元).
    pub(crate) sides: Vec<String>,
    /// What stands between a name and the other side of its contract: 甲社の委託先.
    pub(crate) works_for: Vec<String>,
}

impl Names {
    /// Whether a morpheme may begin one of some words, by its first letter.
    pub(crate) fn may_begin(letters: &[char], surface: &str) -> bool {
        let first = surface.chars().next();
        first.is_some_and(|first| letters.binary_search(&first).is_ok())
    }

    /// Adds the words of another file.
    pub(super) fn extend(&mut self, other: &Self) {
        let lists = [
            (&mut self.forms, &other.forms),
            (&mut self.ends, &other.ends),
            (&mut self.trades, &other.trades),
            (&mut self.organs, &other.organs),
            (&mut self.not_names, &other.not_names),
            (&mut self.own, &other.own),
            (&mut self.own_pronouns, &other.own_pronouns),
            (&mut self.back, &other.back),
            (&mut self.politeness, &other.politeness),
            (&mut self.oversight, &other.oversight),
            (&mut self.hands_over, &other.hands_over),
            (&mut self.contractor, &other.contractor),
            (&mut self.received, &other.received),
            (&mut self.sides, &other.sides),
            (&mut self.works_for, &other.works_for),
        ];
        for (list, more) in lists {
            list.extend(more.iter().cloned());
            list.sort_unstable();
            list.dedup();
        }
        self.index();
    }

    /// Notes the letters that words begin with; to be called whenever the lists have changed.
    pub(super) fn index(&mut self) {
        for (letters, words) in [
            (&mut self.form_letters, &self.forms),
            (&mut self.own_letters, &self.own),
        ] {
            letters.extend(words.iter().filter_map(|word| word.chars().next()));
            letters.sort_unstable();
            letters.dedup();
        }
    }
}

//! How parties are named: the words that a reader of names knows, whatever a party is called.

use serde::{Deserialize, Serialize};

/// The words of the table `[names]`, each list in order.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Names {
    /// Forms of companies, which stand before or behind the name: 株式会社.
    pub(crate) forms: Vec<String>,
    /// What the names of local governments end in: 市.
    pub(crate) organs: Vec<String>,
    /// How a writer names the own company: 当社.
    pub(crate) own: Vec<String>,
    /// Nouns by which a contractor is called, and those by which a principal is.
    pub(crate) contractors: Vec<String>,
    pub(crate) principals: Vec<String>,
    /// What stands behind a name and belongs to nobody's: 様, 側.
    pub(crate) politeness: Vec<String>,
    /// The word that a company which is another's contractor is read as, where it does not act: 委託先.
    pub(crate) contractor: Vec<String>,
}

impl Names {
    /// Adds the words of another file.
    pub(super) fn extend(&mut self, other: &Self) {
        let lists = [
            (&mut self.forms, &other.forms),
            (&mut self.organs, &other.organs),
            (&mut self.own, &other.own),
            (&mut self.contractors, &other.contractors),
            (&mut self.principals, &other.principals),
            (&mut self.politeness, &other.politeness),
            (&mut self.contractor, &other.contractor),
        ];
        for (list, more) in lists {
            list.extend(more.iter().cloned());
            list.sort_unstable();
            list.dedup();
        }
    }
}

/// Whether a sorted list has a word.
pub(crate) fn contains(list: &[String], word: &str) -> bool {
    list.binary_search_by(|one| one.as_str().cmp(word)).is_ok()
}

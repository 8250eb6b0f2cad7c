//! The sections of a document, and the words that name them in headings.

use super::heading::Heading;

/// The section of a document that a sentence stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(crate) enum Section {
    /// Under no heading, or under one that names no section.
    #[default]
    Body,
    /// What happened: 経緯, 概要.
    Background,
    /// Why it happened: 原因.
    Cause,
    /// What came of it: 被害, 影響.
    Harm,
    /// What is being done about it: 再発防止策, 今後の対応.
    Prevention,
    /// お詫び.
    Apology,
    /// お問い合わせ先.
    Contact,
    /// Quoted provisions: 参照条文, 関係法令.
    Law,
}

/// The words that name a section. The first row with a word that fits decides, so what is special
/// stands above what is general. A heading for causes and measures together is neutral.
const SECTION_WORDS: &[(Section, &[&str])] = &[
    (
        Section::Body,
        &[
            "お知らせ",
            "ご報告",
            "報告とお詫び",
            "公表について",
            "原因と再発防止",
            "原因と再発防止策",
            "原因及び再発防止",
            "原因及び再発防止策",
            "原因および再発防止",
            "原因および再発防止策",
            "原因・再発防止",
            "原因・再発防止策",
            "原因と対策",
        ],
    ),
    (
        Section::Contact,
        &[
            "問い合わせ",
            "問合せ",
            "問合わせ",
            "問い合せ",
            "連絡先",
            "照会先",
            "相談窓口",
            "専用窓口",
        ],
    ),
    (
        Section::Law,
        &[
            "参照条文",
            "参考条文",
            "関係条文",
            "関連条文",
            "根拠条文",
            "関係法令",
            "関連法令",
            "参照法令",
            "参考法令",
            "適用法令",
            "根拠法令",
            "法令の定め",
            "法令の規定",
        ],
    ),
    (
        Section::Background,
        &[
            "対応の経緯",
            "対応経緯",
            "対応状況",
            "これまでの対応",
            "当時の対応",
            "対応の経過",
        ],
    ),
    (
        Section::Prevention,
        &[
            "再発防止",
            "再発防止策",
            "再発防止対策",
            "再発防止措置",
            "防止策",
            "二次被害の防止",
            "今後の対応",
            "今後の対策",
            "今後の措置",
            "今後の方針",
            "今後の予定",
            "今後の取組",
            "今後の取組み",
            "今後の取り組み",
            "当社の対策",
            "改善策",
            "改善措置",
            "改善計画",
            "是正措置",
            "対応策",
        ],
    ),
    (
        Section::Cause,
        &[
            "原因",
            "発生原因",
            "要因",
            "発生要因",
            "問題点",
            "発生した理由",
        ],
    ),
    (
        Section::Harm,
        &[
            "被害",
            "被害状況",
            "影響",
            "影響範囲",
            "漏えいした情報",
            "漏えいした個人情報",
            "漏えいした個人データ",
            "漏洩した情報",
            "漏洩した個人情報",
            "流出した情報",
            "流出した個人情報",
            "可能性のある情報",
            "可能性のある個人情報",
            "おそれのある情報",
            "おそれのある個人情報",
            "個人情報の項目",
            "個人データの項目",
            "対象となる情報",
            "対象者",
            "対象人数",
            "漏えい件数",
        ],
    ),
    (Section::Apology, &["お詫び", "おわび", "陳謝", "謝罪"]),
    (
        Section::Background,
        &[
            "経緯",
            "経過",
            "概要",
            "事案",
            "事実関係",
            "発生状況",
            "発生日時",
            "時系列",
        ],
    ),
];

/// Words that name a section only if they stand alone: 対策 does, ウイルスへの対策 does not.
const SECTION_NAMES: &[(Section, &[&str])] = &[
    (
        Section::Prevention,
        &["対策", "改善", "取組", "取組み", "取り組み"],
    ),
    (Section::Background, &["事件", "事故"]),
];

/// Words of a line that states a shortcoming. Such a line is a statement, even if it is numbered
/// and short like a heading.
const SHORTCOMING_WORDS: &[&str] = &[
    "不備",
    "未実施",
    "未設定",
    "未整備",
    "不足",
    "不十分",
    "不徹底",
    "欠如",
    "形骸化",
    "怠り",
    "怠った",
    "ミス",
];

/// What may follow the word that names the section.
const SUFFIXES: &[&str] = &[
    "について",
    "に関して",
    "に向けて",
    "のために",
    "の内容",
    "の状況",
    "等",
    "など",
    "先",
    "窓口",
];

/// What may stand right before the word: 本件の原因, 経緯と概要, 判明した経緯, 漏えいに関するお詫び.
const LINKS: &[char] = &['の', 'と', 'び', '及', '・', 'た', 'る'];

impl Section {
    /// The section whose word occurs in a name that is known to be a heading: at its start or
    /// after a link.
    pub(super) fn named_in(name: &str) -> Option<Self> {
        find_section(SECTION_WORDS, |word| {
            name.match_indices(word)
                .any(|(offset, _)| is_linked(&name[..offset]))
        })
    }

    /// The section whose word is the head of the name, for lines that only their words mark as a
    /// heading.
    pub(super) fn named_by(name: &str) -> Option<Self> {
        let mut head = name;
        while let Some(shorter) = SUFFIXES.iter().find_map(|suffix| head.strip_suffix(suffix)) {
            head = shorter;
        }
        // お問い合わせ先 must lose its 先, 連絡先 must not.
        let is_head = |whole: &str, word: &str| whole.strip_suffix(word).is_some_and(is_linked);
        find_section(SECTION_WORDS, |word| {
            is_head(name, word) || is_head(head, word)
        })
        .or_else(|| find_section(SECTION_NAMES, |word| word == head))
    }
}

/// The section of the first row that has a fitting word.
fn find_section(rows: &[(Section, &[&str])], fits: impl Fn(&str) -> bool) -> Option<Section> {
    rows.iter()
        .find_map(|&(section, words)| words.iter().any(|word| fits(word)).then_some(section))
}

/// Whether a word may follow this text as a word of its own.
fn is_linked(before: &str) -> bool {
    let before = before.trim_end_matches(['お', 'ご']);
    before.is_empty() || before.ends_with(LINKS)
}

/// Whether the name states a shortcoming.
pub(super) fn states_shortcoming(name: &str) -> bool {
    SHORTCOMING_WORDS.iter().any(|word| name.contains(word))
}

/// Follows the headings of a document from top to bottom.
#[derive(Debug, Default)]
pub(super) struct SectionTracker {
    section: Section,
    opened_by: Option<(u8, Option<u32>)>,
}

impl SectionTracker {
    /// The section that the current line stands in.
    pub(super) fn section(&self) -> Section {
        self.section
    }

    /// Goes on after a heading. One that names no section ends the open section if it has the same
    /// or a higher rank, unless its number shows that it counts something inside the section.
    pub(super) fn enter(&mut self, heading: &Heading) {
        let ends_section = match self.opened_by {
            None => true,
            Some((rank, number)) => {
                heading.rank < rank
                    || heading.rank == rank && (heading.number.is_none() || heading.number > number)
            }
        };
        if heading.section.is_some() || ends_section {
            self.section = heading.section.unwrap_or_default();
            self.opened_by = Some((heading.rank, heading.number));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Section;

    #[test]
    fn names_are_read_by_their_head() {
        for (name, section) in [
            ("再発防止策", Some(Section::Prevention)),
            ("今後の対応等について", Some(Section::Prevention)),
            ("本件の原因", Some(Section::Cause)),
            ("お問い合わせ先", Some(Section::Contact)),
            ("本件に関する連絡先", Some(Section::Contact)),
            ("漏えいに関するお詫びとお知らせ", Some(Section::Body)),
            ("発覚した経緯", Some(Section::Background)),
            ("被害の状況", Some(Section::Harm)),
            ("ランサムウェア被害", None),
            ("原因究明", None),
        ] {
            assert_eq!(Section::named_by(name), section, "{name}");
        }
        assert_eq!(
            Section::named_in("再発防止に向けた教育"),
            Some(Section::Prevention)
        );
    }
}

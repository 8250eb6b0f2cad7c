//! Parts of speech, as far as the reader tells them apart.

/// A part of speech with the subcategory of IPADIC that matters for reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PartOfSpeech {
    /// 名詞, general.
    Noun,
    /// 名詞,サ変接続: becomes a verb with する (更新, 漏えい).
    NounVerbal,
    /// 名詞,形容動詞語幹: becomes an adjective with だ (不十分, 容易).
    NounAdjectival,
    /// 名詞,固有名詞.
    NounProper,
    /// 名詞,数.
    NounNumber,
    /// 名詞,接尾.
    NounSuffix,
    /// 名詞,非自立 (こと, ため, もの).
    NounDependent,
    /// 名詞,副詞可能 (今後, 当時).
    NounAdverbial,
    /// 名詞,代名詞.
    Pronoun,
    /// 動詞,自立.
    Verb,
    /// 動詞,非自立 (いる, しまう).
    VerbDependent,
    /// 動詞,接尾 (れる, られる, せる).
    VerbSuffix,
    /// 形容詞,自立.
    Adjective,
    /// 形容詞,非自立 or 接尾 (にくい, やすい).
    AdjectiveDependent,
    /// 助動詞.
    AuxiliaryVerb,
    /// 助詞,格助詞.
    CaseParticle,
    /// 助詞,接続助詞.
    ConjunctiveParticle,
    /// 助詞,係助詞 (は, も).
    TopicParticle,
    /// 助詞,連体化 (の).
    AdnominalParticle,
    /// 助詞, other.
    Particle,
    /// 副詞.
    Adverb,
    /// 連体詞.
    Adnominal,
    /// 接続詞.
    Conjunction,
    /// 接頭詞.
    Prefix,
    /// 記号,読点.
    Comma,
    /// 記号,句点.
    FullStop,
    /// 記号,括弧開.
    BracketOpen,
    /// 記号,括弧閉.
    BracketClose,
    /// 記号, other.
    Symbol,
    /// Everything else.
    Other,
}

impl PartOfSpeech {
    /// The part of speech of ASCII punctuation, which is unknown to IPADIC and called a verbal noun.
    /// (NFKC turns （ and ， into ASCII.)
    pub(super) fn of_punctuation(surface: &str) -> Option<Self> {
        let is_punctuation = surface.bytes().all(|byte| byte.is_ascii_punctuation());
        is_punctuation.then_some(match surface {
            "(" | "[" | "{" | "<" => Self::BracketOpen,
            ")" | "]" | "}" | ">" => Self::BracketClose,
            "," => Self::Comma,
            _ => Self::Symbol,
        })
    }

    /// The part of speech that IPADIC's first two columns name.
    pub(super) fn from_ipadic(part: &str, subcategory: &str) -> Self {
        match (part, subcategory) {
            ("名詞", "サ変接続") => Self::NounVerbal,
            ("名詞", "形容動詞語幹" | "ナイ形容詞語幹") => Self::NounAdjectival,
            ("名詞", "固有名詞") => Self::NounProper,
            ("名詞", "数") => Self::NounNumber,
            ("名詞", "接尾") => Self::NounSuffix,
            ("名詞", "非自立") => Self::NounDependent,
            ("名詞", "副詞可能") => Self::NounAdverbial,
            ("名詞", "代名詞") => Self::Pronoun,
            ("名詞", _) => Self::Noun,
            ("動詞", "非自立") => Self::VerbDependent,
            ("動詞", "接尾") => Self::VerbSuffix,
            ("動詞", _) => Self::Verb,
            ("形容詞", "自立") => Self::Adjective,
            ("形容詞", _) => Self::AdjectiveDependent,
            ("助動詞", _) => Self::AuxiliaryVerb,
            ("助詞", "格助詞") => Self::CaseParticle,
            ("助詞", "接続助詞") => Self::ConjunctiveParticle,
            ("助詞", "係助詞") => Self::TopicParticle,
            ("助詞", "連体化") => Self::AdnominalParticle,
            ("助詞", _) => Self::Particle,
            ("副詞", _) => Self::Adverb,
            ("連体詞", _) => Self::Adnominal,
            ("接続詞", _) => Self::Conjunction,
            ("接頭詞", _) => Self::Prefix,
            ("記号", "読点") => Self::Comma,
            ("記号", "句点") => Self::FullStop,
            ("記号", "括弧開") => Self::BracketOpen,
            ("記号", "括弧閉") => Self::BracketClose,
            ("記号", _) => Self::Symbol,
            _ => Self::Other,
        }
    }

    /// Whether it is a noun of any kind.
    pub(crate) fn is_noun(self) -> bool {
        matches!(
            self,
            Self::Noun
                | Self::NounVerbal
                | Self::NounAdjectival
                | Self::NounProper
                | Self::NounNumber
                | Self::NounSuffix
                | Self::NounDependent
                | Self::NounAdverbial
                | Self::Pronoun
        )
    }

    /// Whether it inflects: verbs, adjectives, auxiliary verbs.
    pub(crate) fn inflects(self) -> bool {
        matches!(
            self,
            Self::Verb
                | Self::VerbDependent
                | Self::VerbSuffix
                | Self::Adjective
                | Self::AdjectiveDependent
                | Self::AuxiliaryVerb
        )
    }

    /// Its name among the features of learned weights.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Noun => "noun",
            Self::NounVerbal => "noun-verbal",
            Self::NounAdjectival => "noun-adjectival",
            Self::NounProper => "noun-proper",
            Self::NounNumber => "noun-number",
            Self::NounSuffix => "noun-suffix",
            Self::NounDependent => "noun-dependent",
            Self::NounAdverbial => "noun-adverbial",
            Self::Pronoun => "pronoun",
            Self::Verb => "verb",
            Self::VerbDependent => "verb-dependent",
            Self::VerbSuffix => "verb-suffix",
            Self::Adjective => "adjective",
            Self::AdjectiveDependent => "adjective-dependent",
            Self::AuxiliaryVerb => "auxiliary-verb",
            Self::CaseParticle => "case-particle",
            Self::ConjunctiveParticle => "conjunctive-particle",
            Self::TopicParticle => "topic-particle",
            Self::AdnominalParticle => "adnominal-particle",
            Self::Particle => "particle",
            Self::Adverb => "adverb",
            Self::Adnominal => "adnominal",
            Self::Conjunction => "conjunction",
            Self::Prefix => "prefix",
            Self::Comma => "comma",
            Self::FullStop => "full-stop",
            Self::BracketOpen => "bracket-open",
            Self::BracketClose => "bracket-close",
            Self::Symbol => "symbol",
            Self::Other => "other",
        }
    }
}

//! Morphemes: the only room that knows lindera.

mod part_of_speech;

use std::cell::RefCell;
use std::ops::Range;

use lindera::mode::Mode;
use lindera::segmenter::Segmenter;
use lindera::worker::SegmentWorker;
use lindera_dictionary::dictionary::Dictionary;
use lindera_dictionary::viterbi::WordId;
use once_cell::sync::OnceCell;

pub(crate) use part_of_speech::PartOfSpeech;

/// One morpheme of a text.
#[derive(Debug, Clone)]
pub(crate) struct Morpheme<'a> {
    /// Where it stands, in bytes of the text that was segmented.
    pub(crate) range_byte: Range<usize>,
    /// The dictionary form, with politeness taken away (ございます is ある, ません is ない).
    pub(crate) lemma: &'a str,
    /// Part of speech.
    pub(crate) part: PartOfSpeech,
    /// Whether the dictionary does not have it: a run of katakana or Latin letters, mostly.
    pub(crate) is_unknown: bool,
}

impl Morpheme<'_> {
    /// Whether it is no word: punctuation, a bracket.
    pub(crate) fn is_mark(&self) -> bool {
        use PartOfSpeech as P;
        matches!(
            self.part,
            P::Comma | P::FullStop | P::Symbol | P::BracketOpen | P::BracketClose
        )
    }

    /// Whether it means something by itself: no particle, no mark, no number.
    pub(crate) fn is_content(&self) -> bool {
        use PartOfSpeech as P;
        let is_form = self.is_mark()
            || matches!(
                self.part,
                P::CaseParticle | P::TopicParticle | P::AdnominalParticle | P::NounNumber
            );
        let mut letters = self.lemma.chars();
        let is_long = letters.next().is_some() && letters.next().is_some();
        !is_form && (is_long || self.part.is_noun() && !self.lemma.is_empty())
    }
}

/// The dictionary in the box could not be loaded: the crate was built wrongly.
#[derive(Debug, Clone, thiserror::Error)]
#[error("the morphological dictionary could not be loaded: {0}")]
pub(crate) struct DictionaryError(String);

/// Segments text with the dictionary in the box. Copying it is free.
#[derive(Clone, Copy)]
pub(crate) struct Tokenizer {
    segmenter: &'static Segmenter,
    dictionary: &'static Dictionary,
}

impl std::fmt::Debug for Tokenizer {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Tokenizer")
    }
}

struct Loaded {
    segmenter: Segmenter,
    dictionary: Dictionary,
}

static LOADED: OnceCell<Loaded> = OnceCell::new();

/// What a thread keeps from sentence to sentence.
struct Worker {
    /// One lattice, reused: a new one for each sentence would cost more than the sentence.
    segmenter: SegmentWorker,
    /// What the dictionary says of words met before, each at a place that its number gives.
    words: Vec<Word>,
}

/// How many words a thread remembers: most of a text's words are among the commonest few hundred.
const REMEMBERED: usize = 1024;

/// A word of the dictionary.
#[derive(Clone, Copy)]
struct Word {
    id: WordId,
    part: PartOfSpeech,
    /// Its dictionary form, empty where it is the word as it stands in the text.
    base_form: &'static str,
}

impl Worker {
    fn new(tokenizer: &Tokenizer) -> Self {
        Self {
            segmenter: tokenizer.segmenter.new_worker(),
            words: vec![Word::read(tokenizer.dictionary, WordId::default()); REMEMBERED],
        }
    }
}

impl Word {
    fn read(dictionary: &'static Dictionary, id: WordId) -> Self {
        let details = appi_ipadic::details(dictionary, id);
        Self {
            id,
            part: PartOfSpeech::from_ipadic(details.part_of_speech, details.subcategory),
            base_form: details.base_form(""),
        }
    }
}

thread_local! {
    static WORKER: RefCell<Option<Worker>> = const { RefCell::new(None) };
}

impl Tokenizer {
    /// The tokenizer over the dictionary in the box, which is loaded on the first call.
    pub(crate) fn new() -> Result<Self, DictionaryError> {
        let loaded = LOADED.get_or_try_init(|| {
            let dictionary =
                appi_ipadic::load().map_err(|error| DictionaryError(error.to_string()))?;
            Ok(Loaded {
                segmenter: Segmenter::new(Mode::Normal, dictionary.clone(), None),
                dictionary,
            })
        })?;
        Ok(Self {
            segmenter: &loaded.segmenter,
            dictionary: &loaded.dictionary,
        })
    }

    /// Appends the morphemes of `text` to `morphemes`, with `offset_byte` added to their ranges.
    ///
    /// A text that lindera refuses (it names no such text, but its signature allows one) has no
    /// morphemes.
    pub(crate) fn tokenize<'a>(
        &self,
        text: &'a str,
        offset_byte: usize,
        morphemes: &mut Vec<Morpheme<'a>>,
    ) {
        WORKER.with_borrow_mut(|worker| {
            let Worker { segmenter, words } = worker.get_or_insert_with(|| Worker::new(self));
            let Ok(tokens) = segmenter.segment(text) else {
                return;
            };
            morphemes.reserve(tokens.len());
            for token in &tokens {
                let word = &mut words[token.word_id.id() as usize % REMEMBERED];
                if word.id != token.word_id {
                    *word = Word::read(self.dictionary, token.word_id);
                }
                let surface = &text[token.byte_start..token.byte_end];
                let part = PartOfSpeech::of_punctuation(surface).unwrap_or(word.part);
                let base_form = match word.base_form {
                    "" => surface,
                    base_form => base_form,
                };
                let (lemma, part) =
                    spoken_form(morphemes.last(), plain_form(base_form, part), part);
                morphemes.push(Morpheme {
                    range_byte: token.byte_start + offset_byte..token.byte_end + offset_byte,
                    lemma,
                    part,
                    is_unknown: token.word_id.is_unknown(),
                });
            }
        });
    }
}

/// The lemma that a rule means when it is written plainly: politeness and spelling of auxiliaries
/// carry no meaning here. An empty lemma is skipped when lemmas are compared.
fn plain_form(base: &str, part: PartOfSpeech) -> &str {
    use PartOfSpeech as P;
    match (base, part) {
        ("ます", P::AuxiliaryVerb) => "",
        ("です", P::AuxiliaryVerb) => "だ",
        ("ぬ" | "ん" | "ず" | "無い", P::AuxiliaryVerb) | ("無い", _) => "ない",
        ("おる", P::VerbDependent) => "いる",
        // 見てない is 見ていない, 作っとらん is 作っていない.
        ("てる" | "とる" | "でる" | "どる", P::VerbDependent) => "ている",
        ("いたす" | "致す" | "なさる", P::Verb | P::VerbDependent) => "する",
        ("ござる", _) => "ある",
        ("行なう" | "おこなう", _) => "行う",
        ("出来る", _) => "できる",
        ("為", P::NounDependent) => "ため",
        ("事", P::NounDependent) => "こと",
        ("無く", _) => "ない",
        _ => base,
    }
}

/// Spoken denial, which IPADIC does not know: してへん and しまへん are していない, しない, and the
/// かっ of へんかった and んかった belongs to it.
fn spoken_form<'a>(
    before: Option<&Morpheme<'_>>,
    lemma: &'a str,
    part: PartOfSpeech,
) -> (&'a str, PartOfSpeech) {
    let follows_verb =
        before.is_some_and(|before| before.part.inflects() || matches!(before.lemma, "て" | "ま"));
    match lemma {
        "へん" | "ひん" if follows_verb => ("ない", PartOfSpeech::AuxiliaryVerb),
        "かる" if before.is_some_and(|before| before.lemma == "ない") => {
            ("", PartOfSpeech::AuxiliaryVerb)
        }
        _ => (lemma, part),
    }
}

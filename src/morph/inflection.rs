//! How words look in a text: the forms that stand for a lemma or for its end.
//!
//! They are read off the whole dictionary, the changes of `plain_form` and `spoken_form` included; a
//! test holds them against every entry.

/// Lemmas of which nothing shows, each with what stands in their place, parted by blanks.
const WHOLE: [(&str, &str); 21] = [
    (
        "ある",
        "ござい ござっ ござら ござりゃ ござる ござれ ござろ ござん",
    ),
    ("いる", "お おっ おら おり おりゃ おる おれ おろ おん"),
    ("き", "し しか"),
    ("く", "か き きゃ け こ っ"),
    ("くる", "き こ こい こよ"),
    ("こと", "事"),
    ("す", "さ し しゃ せ そ"),
    (
        "する",
        "いたさ いたし いたしゃ いたす いたせ いたそ さ し しょ しよ しろ せ せい せよ なさい なさっ なさら なさりゃ なさる なされ なさろ なさん 致さ 致し 致しゃ 致す 致せ 致そ",
    ),
    ("た", "たら たろ"),
    ("たい", "てぇ てえ とう"),
    ("ため", "為"),
    ("だ", "だっ だら だろ で でし でしょ です な なら なれ"),
    ("つ", "つる つれ て てよ"),
    (
        "ている",
        "で でよ でりゃ でる でれ でろ でん と とっ とら とり とりゃ とる とれ とろ とん ど どっ どら どり どりゃ どる どれ どろ どん",
    ),
    ("できる", "出来 出来よ 出来りゃ 出来る 出来れ 出来ろ 出来ん"),
    (
        "ない",
        "ざり ざる ざれ ず ずん ぬ ね ねぇ ねえ のう ひん へん ん 無 無い 無ぅ 無う 無かっ 無から 無かれ 無かろ 無き 無きゃ 無く 無くっ 無けりゃ 無けれ 無し 無ゅぅ 無ゅう",
    ),
    ("や", "やっ やろ"),
    ("り", "る"),
    ("る", "よ りゃ るる るれ れ れよ ろ ん"),
    ("得", "得よ 得る 得れ"),
    (
        "行う",
        "おこない おこなう おこなえ おこなお おこなっ おこなわ",
    ),
];

/// Ends of lemmas, each with what may stand in their place behind the rest of the word; an empty form
/// is no letter at all.
const ENDS: [(&str, &str); 22] = [
    ("\u{3000}", ""),
    (
        "い",
        " いいっ いっ ぅ う かっ かつ から かれ かろ き きゃ く くっ けりゃ けれ し ゅぅ ゅう",
    ),
    ("いる", " よ りゃ る れ ろ ん"),
    ("う", "い え お っ ない なう なえ なお なっ なわ わ"),
    ("く", "い か き きゃ くる くれ け けよ こ っ"),
    ("くる", "き こ こい こよ"),
    ("ぐ", "い が ぎ ぎゃ ぐる ぐれ げ げよ ご"),
    ("し", "から き く けれ"),
    ("じ", "じき じく じけれ"),
    ("す", "さ し しゃ しょ すれ せ そ"),
    ("する", "し しょ しよ しろ せ せよ"),
    ("ずる", "ぜ ぜよ"),
    ("つ", "た ち ちゃ っ て と"),
    ("づ", "ず ずる ずれ ぢ ぢよ づる づれ で でよ"),
    ("ぬ", "な に にゃ ね の ん"),
    ("ふ", "は ひ ひよ ふる ふれ へ へよ"),
    ("ぶ", "ば び びゃ べ ぼ ん"),
    ("む", "ま み みゃ むる むれ め めよ も ん"),
    ("ゃ", "ゃっ ゃろ"),
    ("り", "ら る れ"),
    ("る", " い っ よ ら り りゃ れ ろ ん"),
    ("れる", "ん"),
];

/// Words that may stand between two lemmas without showing in them: ます and the かっ of へんかった.
pub(crate) const UNSEEN: [&str; 14] = [
    "ます",
    "まし",
    "ませ",
    "ましょ",
    "ますれ",
    "か",
    "かっ",
    "から",
    "かり",
    "かりゃ",
    "かる",
    "かれ",
    "かろ",
    "かん",
];

/// What may stand in a text where `lemmas`, joined, go on: how many bytes of them it covers, and its
/// letters. Words that look like their lemmas are left out. `inside` tells whether a word may have
/// begun before.
pub(crate) fn inflected_forms(
    lemmas: &str,
    inside: bool,
) -> impl Iterator<Item = (usize, &'static str)> + '_ {
    let ends = if inside { ENDS.as_slice() } else { &[] };
    WHOLE
        .iter()
        .chain(ends)
        .filter(|(end, _)| lemmas.starts_with(end))
        .flat_map(|(end, forms)| forms.split(' ').map(|form| (end.len(), form)))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::super::{PartOfSpeech, Tokenizer, plain_form};
    use super::*;

    /// Every surface of the dictionary. lindera offers no list of them: its trie is read here as
    /// crawdad lays it out.
    fn surfaces() -> Option<Vec<String>> {
        let path =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("crates/appi-ipadic/dictionary/dict.trie");
        let words: Vec<u32> = std::fs::read(path)
            .ok()?
            .chunks_exact(4)
            .map(|word| u32::from_le_bytes(word.try_into().unwrap()))
            .collect();
        const VALUE: u32 = 0x7fff_ffff;
        let (codes, rest) = words[1..].split_at(words[0] as usize);
        let nodes = &rest[2..];
        let base = |node: usize| nodes[2 * node];
        let parent = |node: usize| (nodes[2 * node + 1] & VALUE) as usize;
        let mut letters = vec![None; codes.len()];
        for (letter, code) in codes.iter().enumerate() {
            if let Some(place) = letters.get_mut(*code as usize) {
                *place = char::from_u32(letter as u32);
            }
        }
        let mut children = vec![Vec::new(); nodes.len() / 2];
        for node in 1..nodes.len() / 2 {
            if let Some(children) = children.get_mut(parent(node)) {
                children.push(node);
            }
        }
        let mut found = Vec::new();
        let mut open = vec![(0, String::new())];
        while let Some((node, surface)) = open.pop() {
            let is_leaf = base(node) > VALUE;
            if is_leaf || nodes[2 * node + 1] > VALUE && node > 0 {
                found.push(surface.clone());
            }
            for child in children[node].iter().filter(|_| !is_leaf) {
                let code = *child ^ base(node) as usize;
                if let Some(letter) = letters.get(code).copied().flatten().filter(|_| code > 0) {
                    open.push((*child, format!("{surface}{letter}")));
                }
            }
        }
        Some(found)
    }

    #[test]
    fn the_forms_cover_every_word_of_the_dictionary() {
        let Some(surfaces) = surfaces() else {
            println!("skipped: the dictionary's files are not here");
            return;
        };
        assert!(surfaces.len() > 300_000, "{}", surfaces.len());
        let dictionary = Tokenizer::new().unwrap().dictionary;
        let covers = |surface: &str, lemma: &str| {
            lemma.char_indices().any(|(at, _)| {
                surface.starts_with(&lemma[..at])
                    && inflected_forms(&lemma[at..], at > 0)
                        .any(|(end, form)| at + end == lemma.len() && surface[at..] == *form)
            })
        };
        let mut inflected = 0;
        for surface in &surfaces {
            for entry in dictionary.prefix_dictionary.find_surface(surface) {
                let details = appi_ipadic::details(dictionary, entry.word_id());
                let part =
                    PartOfSpeech::from_ipadic(surface, details.part_of_speech, details.subcategory);
                let base = details.base_form(surface);
                let lemma = plain_form(base, part);
                let is_unseen = lemma.is_empty() || base == "かる";
                assert!(
                    !is_unseen || UNSEEN.contains(&surface.as_str()),
                    "{surface}"
                );
                if lemma.is_empty() || lemma == surface {
                    continue;
                }
                inflected += 1;
                assert!(covers(surface, lemma), "{surface} of {lemma}");
            }
        }
        assert!(inflected > 100_000, "{inflected}");
        assert!(covers("へん", "ない") && covers("ひん", "ない"));
    }
}

//! From rule files to a [`RuleSet`]: names become numbers, expressions become lemmas.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;
use std::ops::Range;

use toml::Spanned;

use super::conclusion::{conclusion, parse};
use super::gapped::{MOST_CONCEPTS, MOST_PARTS};
use super::source::{
    AttributionSource, ConceptSource, Kind, RuleError, RuleFile, RuleSource, Source,
};
use super::{
    AnchorTable, Attribution, Body, ConceptId, Condition, ConditionTable, Exception, Gapped,
    GappedTable, Lexicon, Meaning, MeaningTable, PartyWeights, Rule, RuleSet, Trie, WeightTable,
};
use crate::law::Provision;
use crate::morph::{Morpheme, PartOfSpeech, Tokenizer};
use crate::text::NormalizedText;

/// Stands for a few words inside an expression.
const GAP: char = '…';
/// How the names of the concepts begin that the engine asks for.
const KNOWN_BY_NAME: [&str; 5] = ["reading-", "party-", "entrusts", "is-entrusted", "day-"];
/// How many spellings one expression may unfold into.
const MOST_SPELLINGS: usize = 24;

/// Adds the rules of some files to a set.
///
/// # Errors
/// The first thing that is wrong in any file, with its file, line and key.
pub(crate) fn compile(
    base: &RuleSet,
    files: &[RuleFile<'_>],
    tokenizer: Tokenizer,
) -> Result<RuleSet, RuleError> {
    let sources = files
        .iter()
        .map(|file| Ok((*file, file.read()?)))
        .collect::<Result<Vec<_>, RuleError>>()?;
    let mut compiler = Compiler::new(base, tokenizer);
    for (_, source) in &sources {
        compiler
            .lexicon
            .spellings
            .extend(source.spelling.iter().map(|group| group.get_ref().clone()));
        compiler.body.names.extend(&source.names);
    }
    for (file, source) in &sources {
        compiler.name_concepts(file, source)?;
    }
    for (file, source) in &sources {
        for (name, concept) in &source.concept {
            compiler.concept(file, name, concept)?;
        }
    }
    compiler.include(&sources)?;
    for (file, source) in &sources {
        for rule in &source.rule {
            let compiled = compiler.rule(file, rule.get_ref())?;
            compiler.body.rules.push(compiled);
        }
        for attribution in &source.attribution {
            let compiled = compiler.attribution(file, attribution)?;
            compiler.body.attributions.push(compiled);
        }
    }
    Ok(compiler.finish())
}

struct Compiler {
    tokenizer: Tokenizer,
    body: Body,
    lexicon: Lexicon,
    conditions: ConditionTable,
    weights: WeightTable,
    parties: PartyWeights,
    weighed_rules: usize,
    /// Lemma strings with what they mean.
    expressions: BTreeMap<String, Meaning>,
    gapped: Vec<Gapped>,
    /// How many lemma strings are parts of gapped expressions.
    parts: u16,
    rule_ids: BTreeSet<String>,
}

impl Compiler {
    fn new(base: &RuleSet, tokenizer: Tokenizer) -> Self {
        let gapped = base.gapped.all();
        let numbers = gapped.iter().flat_map(|expression| &expression.parts);
        Self {
            parts: numbers.max().map_or(0, |last| last + 1),
            tokenizer,
            body: base.body.clone(),
            // An empty set has no lexicon.
            lexicon: postcard::from_bytes(&base.lexicon).unwrap_or_default(),
            conditions: base.conditions.clone(),
            weights: base.weights.clone(),
            parties: base.parties.clone(),
            weighed_rules: base.weighed_rules,
            expressions: base
                .trie
                .expressions()
                .into_iter()
                .filter_map(|(lemmas, place)| Some((lemmas, base.meanings.get(place)?.to_owned())))
                .collect(),
            gapped,
            rule_ids: base
                .body
                .rules
                .iter()
                .map(|rule| rule.id.to_string())
                .collect(),
        }
    }

    fn find(&self, name: &str) -> Option<ConceptId> {
        let place = self
            .lexicon
            .concepts
            .iter()
            .position(|concept| concept == name)?;
        ConceptId::try_from(place).ok()
    }

    fn name_concepts(&mut self, file: &RuleFile<'_>, source: &Source) -> Result<(), RuleError> {
        for (name, concept) in &source.concept {
            let error = |problem: &str| file.error(name.span(), name.get_ref(), problem);
            if self.find(name.get_ref()).is_some() {
                return Err(error("a concept of this name exists already"));
            }
            if concept.expressions.is_empty() && concept.includes.is_empty() {
                return Err(error("a concept needs expressions"));
            }
            if concept.meaning.get_ref().trim().is_empty() {
                return Err(error("`meaning` is empty"));
            }
            if KNOWN_BY_NAME
                .iter()
                .any(|start| name.get_ref().starts_with(start))
            {
                let id = self.lexicon.concepts.len() as ConceptId;
                self.body.known_by_name.insert(name.get_ref().clone(), id);
            }
            self.lexicon.concepts.push(name.get_ref().clone());
            self.body.deeds.push(concept.kind == Kind::Deed);
        }
        Ok(())
    }

    fn concept(
        &mut self,
        file: &RuleFile<'_>,
        name: &Spanned<String>,
        source: &ConceptSource,
    ) -> Result<(), RuleError> {
        let Some(id) = self.find(name.get_ref()) else {
            return Ok(());
        };
        for expression in &source.expressions {
            for spelling in self.spellings(expression.get_ref()) {
                let parts = spelling
                    .split(GAP)
                    .map(|part| self.lemmas(part))
                    .collect::<Option<Vec<_>>>()
                    .ok_or_else(|| {
                        let problem = format!("`{}` holds no word", expression.get_ref());
                        file.error(expression.span(), name.get_ref(), problem)
                    })?;
                if parts.len() > MOST_PARTS {
                    let problem = format!("`{}` has more than five parts", expression.get_ref());
                    return Err(file.error(expression.span(), name.get_ref(), problem));
                }
                self.add_expression(&parts, id);
                if let Some(noun) = self.noun_form(&spelling) {
                    push_new(&mut self.meaning(noun).concepts, id);
                }
            }
        }
        for expression in &source.except {
            for spelling in self.spellings(expression.get_ref()) {
                let lemmas = self.lemmas(&spelling).ok_or_else(|| {
                    let problem = format!("`{}` holds no word", expression.get_ref());
                    file.error(expression.span(), name.get_ref(), problem)
                })?;
                push_new(&mut self.meaning(lemmas).exceptions, id);
            }
        }
        Ok(())
    }

    fn add_expression(&mut self, parts: &[String], concept: ConceptId) {
        if let [whole] = parts {
            push_new(&mut self.meaning(whole.clone()).concepts, concept);
            return;
        }
        let parts = parts.iter().map(|part| self.part(part)).collect();
        self.gapped.push(Gapped {
            parts,
            concepts: vec![concept],
        });
    }

    /// The number of a part of gapped expressions.
    fn part(&mut self, lemmas: &str) -> u16 {
        let next = self.parts;
        let meaning = self.meaning(lemmas.to_owned());
        if let Some(known) = meaning.parts.first() {
            return *known;
        }
        meaning.parts.push(next);
        self.parts += 1;
        next
    }

    /// Lists each gapped expression at its rarest part.
    fn index_gapped(&mut self) {
        let mut uses = vec![0; usize::from(self.parts)];
        for part in self.gapped.iter().flat_map(|expression| &expression.parts) {
            uses[usize::from(*part)] += 1;
        }
        let mut by_part = vec![Vec::new(); uses.len()];
        for (number, expression) in self.gapped.iter().enumerate() {
            let parts = expression.parts.iter().map(|part| usize::from(*part));
            if let Some(rarest) = parts.min_by_key(|part| uses[*part]) {
                by_part[rarest].push(number as u16);
            }
        }
        for meaning in self.expressions.values_mut() {
            let parts = meaning.parts.iter();
            meaning.gapped = parts
                .flat_map(|part| &by_part[usize::from(*part)])
                .copied()
                .collect();
        }
    }

    fn meaning(&mut self, lemmas: String) -> &mut Meaning {
        self.expressions.entry(lemmas).or_default()
    }

    fn finish(mut self) -> RuleSet {
        self.index_gapped();
        let (lemmas, meanings): (Vec<String>, Vec<Meaning>) = self.expressions.into_iter().unzip();
        let (table, places) = MeaningTable::build(&meanings);
        RuleSet {
            trie: Trie::build(&lemmas.into_iter().zip(places).collect()),
            meanings: table,
            gapped: GappedTable::build(&self.gapped),
            anchors: AnchorTable::build(&self.body.rules, &self.conditions, self.body.deeds.len()),
            conditions: self.conditions,
            weights: self.weights,
            parties: self.parties,
            weighed_rules: self.weighed_rules,
            body: self.body,
            // Strings always have a stored form.
            lexicon: postcard::to_allocvec(&self.lexicon)
                .unwrap_or_default()
                .into(),
        }
    }

    /// Every spelling of an expression, itself first.
    fn spellings(&self, expression: &str) -> Vec<String> {
        let mut spellings = vec![expression.to_owned()];
        for group in &self.lexicon.spellings {
            for place in 0..spellings.len() {
                // The longest member decides: サーバー must not be read as サーバ with a tail.
                let Some(member) = group
                    .iter()
                    .filter(|member| spellings[place].contains(member.as_str()))
                    .max_by_key(|member| member.len())
                else {
                    continue;
                };
                for other in group.iter().filter(|other| *other != member) {
                    let spelling = spellings[place].replace(member.as_str(), other);
                    if spellings.len() < MOST_SPELLINGS && !spellings.contains(&spelling) {
                        spellings.push(spelling);
                    }
                }
            }
        }
        spellings
    }

    /// The lemmas of an expression, joined; nothing if it holds no word.
    fn lemmas(&self, expression: &str) -> Option<String> {
        let normalized = NormalizedText::new(expression);
        let mut morphemes: Vec<Morpheme<'_>> = Vec::new();
        self.tokenizer
            .tokenize(normalized.as_str(), 0, &mut morphemes);
        let mut lemmas = String::new();
        for morpheme in &morphemes {
            lemmas.push_str(morpheme.lemma);
        }
        lemmas.make_ascii_lowercase();
        (!lemmas.is_empty()).then_some(lemmas)
    }

    /// An expression that ends in the stem of a verb, read as the noun that it may be as well:
    /// 使い回し is a form of 使い回す by itself and a noun in パスワードの使い回しが.
    fn noun_form(&self, expression: &str) -> Option<String> {
        let normalized = NormalizedText::new(expression);
        let mut morphemes: Vec<Morpheme<'_>> = Vec::new();
        self.tokenizer
            .tokenize(normalized.as_str(), 0, &mut morphemes);
        let last = morphemes
            .pop()
            .filter(|last| last.part == PartOfSpeech::Verb)?;
        let surface = &normalized.as_str()[last.range_byte];
        if surface == last.lemma || expression.contains(GAP) {
            return None;
        }
        let mut lemmas: String = morphemes.iter().map(|morpheme| morpheme.lemma).collect();
        lemmas.push_str(surface);
        lemmas.make_ascii_lowercase();
        Some(lemmas)
    }

    /// Gives each concept the expressions of those that it includes, at any depth.
    fn include(&mut self, sources: &[(RuleFile<'_>, Source)]) -> Result<(), RuleError> {
        let mut edges: Vec<(ConceptId, ConceptId)> = Vec::new();
        for (file, source) in sources {
            for (name, concept) in &source.concept {
                let Some(including) = self.find(name.get_ref()) else {
                    continue;
                };
                for included in &concept.includes {
                    let id = self.find(included.get_ref()).ok_or_else(|| {
                        let problem = format!("`{}` is no concept", included.get_ref());
                        file.error(included.span(), name.get_ref(), problem)
                    })?;
                    edges.push((including, id));
                }
            }
        }
        let mut changed = true;
        while changed {
            changed = false;
            for (including, included) in &edges {
                let meanings = self.expressions.values_mut();
                let lists = meanings.map(|meaning| &mut meaning.concepts);
                let gapped = self.gapped.iter_mut().map(|gapped| &mut gapped.concepts);
                for concepts in lists.chain(gapped) {
                    if concepts.contains(included) {
                        changed |= push_new(concepts, *including);
                    }
                }
            }
        }
        let full = self
            .gapped
            .iter()
            .find(|gapped| gapped.concepts.len() > MOST_CONCEPTS);
        if let Some(last) = full.and_then(|gapped| gapped.concepts.last()) {
            let including = &self.lexicon.concepts[usize::from(*last)];
            for (file, source) in sources {
                if let Some((name, _)) = source
                    .concept
                    .iter()
                    .find(|(name, _)| name.get_ref() == including)
                {
                    let problem = "an expression with a gap may belong to seven concepts at most";
                    return Err(file.error(name.span(), including, problem));
                }
            }
        }
        Ok(())
    }

    fn attribution(
        &self,
        file: &RuleFile<'_>,
        source: &AttributionSource,
    ) -> Result<Attribution, RuleError> {
        let at = |span: Range<usize>, key: &str, problem: &dyn Display| {
            file.error(span, format!("attribution: {key}"), problem)
        };
        if source.reason.get_ref().trim().is_empty() {
            return Err(at(source.reason.span(), "reason", &"it is empty"));
        }
        let from = source.from.get_ref();
        if !Provision::ALL
            .iter()
            .any(|provision| provision.code().starts_with(from.as_str()))
        {
            return Err(at(source.from.span(), "from", &"no code begins like this"));
        }
        let given = source.given.as_ref().map(|name| {
            self.find(name.get_ref()).ok_or_else(|| {
                at(
                    name.span(),
                    "given",
                    &format!("`{}` is no concept", name.get_ref()),
                )
            })
        });
        Ok(Attribution {
            role: parse(&source.role, "role", &at)?,
            deed_of: source.deed_of,
            given: given.transpose()?,
            from: from.clone(),
            becomes: source
                .becomes
                .as_ref()
                .map(|code| parse(code, "becomes", &at))
                .transpose()?,
        })
    }

    fn rule(&mut self, file: &RuleFile<'_>, source: &RuleSource) -> Result<Rule, RuleError> {
        let id = source.id.get_ref();
        let at = |span: Range<usize>, key: &str, problem: &dyn Display| {
            file.error(span, format!("{id}: {key}"), problem)
        };
        if !is_kebab_case(id) {
            return Err(at(source.id.span(), "id", &"an id is written-like-this"));
        }
        if !self.rule_ids.insert(id.clone()) {
            return Err(at(
                source.id.span(),
                "id",
                &"a rule of this id exists already",
            ));
        }
        if source.reason.get_ref().trim().is_empty() {
            return Err(at(source.reason.span(), "reason", &"it is empty"));
        }
        for (key, list) in [
            ("when", &source.when),
            ("fires", &source.fires),
            ("silent", &source.silent),
        ] {
            if list.is_empty() || list.iter().any(|text| text.get_ref().trim().is_empty()) {
                return Err(at(
                    source.id.span(),
                    key,
                    &"at least one is needed, and none empty",
                ));
            }
        }
        let conclusion = conclusion(source, &at)?;
        let conditions: Vec<Condition> = source
            .when
            .iter()
            .map(|text| {
                Condition::parse(text.get_ref(), |name| self.find(name))
                    .map_err(|error| at(text.span(), "when", &error))
            })
            .collect::<Result<_, _>>()?;
        let exceptions: Vec<Exception> = source
            .unless
            .iter()
            .map(|text| {
                Exception::parse(text.get_ref(), |name| self.find(name))
                    .map_err(|error| at(text.span(), "unless", &error))
            })
            .collect::<Result<_, _>>()?;
        let limb = source
            .limb
            .as_ref()
            .map(|limb| parse(limb, "limb", &at))
            .transpose()?;
        let (conditions, exceptions) = self.conditions.push(&conditions, &exceptions);
        Ok(Rule {
            id: id.as_str().into(),
            conclusion,
            limb,
            is_cited: source.cited,
            is_doubtful: source.doubtful,
            has_happened: source.happened,
            strength: source.strength,
            conditions,
            exceptions,
        })
    }
}

fn push_new<T: PartialEq>(list: &mut Vec<T>, item: T) -> bool {
    let is_new = !list.contains(&item);
    if is_new {
        list.push(item);
    }
    is_new
}

fn is_kebab_case(id: &str) -> bool {
    id.split('-').all(|word| {
        !word.is_empty()
            && word
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    })
}

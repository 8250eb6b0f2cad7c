//! The result for a person: findings with the words that prove them, then the facts.

use std::io::{self, Write};

use appi::{Basis, Citation, Classification, Evidence, Fact, Finding, Modality, Outcome, Span};

/// How words are marked in a sentence.
#[derive(Clone, Copy)]
pub(crate) enum Marks {
    /// Bold and underlined, by ANSI escape sequences.
    Underline,
    /// In 【】.
    Brackets,
}

impl Marks {
    fn pair(self) -> (&'static str, &'static str) {
        match self {
            Self::Underline => ("\u{1b}[1;4m", "\u{1b}[0m"),
            Self::Brackets => ("【", "】"),
        }
    }
}

/// Writes the result of classifying `text`.
pub(crate) fn write(
    output: &mut impl Write,
    text: &str,
    classification: &Classification,
    marks: Marks,
) -> io::Result<()> {
    writeln!(output, "判定: {}", outcome(classification))?;
    for (index, finding) in classification.findings().iter().enumerate() {
        writeln!(output)?;
        write_finding(output, text, index + 1, finding, marks)?;
    }
    writeln!(output)?;
    write_facts(output, text, classification)
}

fn outcome(classification: &Classification) -> String {
    match classification.outcome() {
        Outcome::Findings => {
            let count = classification.findings().len();
            format!("違反を示す記述あり（{count}件） — {count} finding(s)")
        }
        Outcome::IncidentWithoutFinding => {
            "事案の記述はあるが、違反を示す記述は見当たらない — an incident, but no finding"
                .to_owned()
        }
        Outcome::NoIncident => {
            "指摘なし。漏えい等の事案とは読み取れない — no finding; not read as an incident"
                .to_owned()
        }
        _ => "その他 — other".to_owned(),
    }
}

fn write_finding(
    output: &mut impl Write,
    text: &str,
    number: usize,
    finding: &Finding,
    marks: Marks,
) -> io::Result<()> {
    let provision = finding.provision();
    writeln!(
        output,
        "[{number}] {}  {}",
        provision.code(),
        provision.heading()
    )?;
    writeln!(output, "    {}", provision.title())?;
    writeln!(output, "    確信度: {:.0}%", finding.confidence() * 100.0)?;
    writeln!(output, "    根拠: {}", basis(finding.basis()))?;
    let role = finding.role();
    writeln!(output, "    立場: {} ({role})", role.japanese())?;
    if let Some(limb) = finding.limb() {
        writeln!(
            output,
            "    区分: {} — {} ({})",
            limb.heading(),
            limb.title(),
            limb.citation()
        )?;
    }
    for citation in finding.citations() {
        writeln!(output, "    条文: {citation}")?;
    }
    if let Some(law) = finding.on_the_day() {
        let applicability = law.applicability();
        let then: Vec<String> = law.citations().iter().map(Citation::to_string).collect();
        let named = applicability.japanese();
        writeln!(
            output,
            "    当時: {named} ({applicability}) {}",
            then.join("、")
        )?;
    }
    for evidence in finding.evidence() {
        write_evidence(output, text, evidence, marks)?;
    }
    Ok(())
}

fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Cited => "条文の摘示 (cited)",
        Basis::Inferred => "事実からの推認 (inferred)",
        Basis::Remedial => "再発防止策からの推認 (remedial)",
        _ => "その他 (other)",
    }
}

fn write_evidence(
    output: &mut impl Write,
    text: &str,
    evidence: &Evidence,
    marks: Marks,
) -> io::Result<()> {
    let sentence = evidence.sentence();
    let (inside, outside): (Vec<Span>, Vec<Span>) = evidence
        .words()
        .iter()
        .partition(|words| words.overlaps(&sentence));
    writeln!(
        output,
        "    証拠: {}",
        marked(text, sentence, &inside, marks)
    )?;
    if !outside.is_empty() {
        let (open, close) = marks.pair();
        let words = outside.iter().filter_map(|words| words.text(text));
        let words: Vec<String> = words
            .map(|words| format!("{open}{}{close}", one_line(words)))
            .collect();
        writeln!(output, "          ほかの文の {}", words.join(" "))?;
    }
    writeln!(
        output,
        "          規則 {}・{}・{}",
        evidence.rule(),
        evidence.polarity().japanese(),
        evidence.modality().japanese()
    )
}

/// The sentence on one line, with the words marked; words that overlap are marked as one.
fn marked(text: &str, sentence: Span, words: &[Span], marks: Marks) -> String {
    let mut words = words.to_vec();
    words.sort_unstable();
    let mut places: Vec<(usize, usize)> = Vec::new();
    for word in words {
        let start = word.start_byte().max(sentence.start_byte());
        let end = word.end_byte().min(sentence.end_byte());
        match places.last_mut() {
            Some(last) if start < last.1 => last.1 = last.1.max(end),
            _ => places.push((start, end)),
        }
    }
    let (open, close) = marks.pair();
    let piece = |start, end| one_line(Span::new(start, end).text(text).unwrap_or_default());
    let mut result = String::new();
    let mut position = sentence.start_byte();
    for (start, end) in places {
        result += &piece(position, start);
        result += open;
        result += &piece(start, end);
        result += close;
        position = end;
    }
    result + &piece(position, sentence.end_byte())
}

/// A line break inside a sentence would spoil the layout, an escape sequence the terminal.
fn one_line(text: &str) -> String {
    text.replace("\r\n", " ")
        .replace(|character: char| character.is_control(), " ")
}

fn write_facts(
    output: &mut impl Write,
    text: &str,
    classification: &Classification,
) -> io::Result<()> {
    let facts = classification.facts();
    let words = |fact| words_of(text, classification, fact);
    writeln!(output, "事実")?;
    let regime = facts.regime();
    let named = format!("{} ({regime})", regime.heading());
    writeln!(output, "    規律: {named}{}", words(Fact::Regime(regime)))?;
    for &dispute in facts.regime_disputes() {
        let named = format!("{} ({dispute})", dispute.japanese());
        let words = words(Fact::RegimeDispute(dispute));
        writeln!(output, "    理由: {named}{words}")?;
    }
    if let Some(day) = classification.incident_day() {
        let days = if day.first() == day.last() {
            day.first().to_string()
        } else {
            format!("{}～{}", day.first(), day.last())
        };
        let source = day.source();
        let words = quoted(day.words().iter().filter_map(|span| span.text(text)));
        writeln!(
            output,
            "    発生: {days}・{} ({source}){words}",
            source.japanese()
        )?;
    }
    let role = facts.role();
    let named = format!("{} ({role})", role.japanese());
    writeln!(output, "    立場: {named}{}", words(Fact::Role(role)))?;
    for &attack in facts.attacks() {
        let named = format!("{} ({attack})", attack.japanese());
        writeln!(output, "    態様: {named}{}", words(Fact::Attack(attack)))?;
    }
    for &cause in facts.causes() {
        let named = format!("{} ({cause})", cause.japanese());
        writeln!(output, "    原因: {named}{}", words(Fact::Cause(cause)))?;
    }
    for harm in facts.harms() {
        let (kind, status) = (harm.kind(), harm.status());
        let named = format!(
            "{}・{} ({kind}, {status})",
            kind.japanese(),
            status.japanese()
        );
        let words = words(Fact::Harm(kind, status));
        writeln!(output, "    被害: {named}{words}")?;
    }
    if let Some(headcount) = facts.headcount() {
        let (persons, precision) = (headcount.persons(), headcount.precision());
        let words = quoted(headcount.words().text(text));
        let named = format!("{persons}人・{} ({precision})", precision.japanese());
        writeln!(output, "    人数: {named}{words}")?;
    }
    for &category in facts.data() {
        let named = format!("{} ({category})", category.japanese());
        writeln!(output, "    情報: {named}{}", words(Fact::Data(category)))?;
    }
    for &action in facts.actions() {
        let named = format!("{} ({action})", action.japanese());
        let words = words(Fact::AuthorityAction(action));
        writeln!(output, "    権限: {named}{words}")?;
    }
    Ok(())
}

/// The words that tell a fact, each wording once, with the manner in which they are said.
fn words_of(text: &str, classification: &Classification, fact: Fact) -> String {
    let mut wordings: Vec<String> = Vec::new();
    for evidence in classification.facts().evidence() {
        if evidence.fact() != fact {
            continue;
        }
        let mut wording = quoted(evidence.words().iter().filter_map(|span| span.text(text)));
        if evidence.modality() != Modality::Actual {
            wording += &format!("（{}）", evidence.modality().japanese());
        }
        if !wordings.contains(&wording) {
            wordings.push(wording);
        }
    }
    wordings.concat()
}

fn quoted<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let words: Vec<String> = words.into_iter().map(one_line).collect();
    match words.is_empty() {
        true => String::new(),
        false => format!(" 「{}」", words.join("…")),
    }
}

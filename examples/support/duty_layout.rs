//! The duty to report, for a person: triggers, exemptions, who reports, and the deadlines.

use std::io::{self, Write};

use appi::{Date, Deadline, Duty, Span, TriggerEvidence, TriggerStatus};

/// Writes what a text says of the duty; nothing where it tells of no incident.
pub(crate) fn write(
    output: &mut impl Write,
    text: &str,
    duty: &Duty,
    known_on: Option<Date>,
) -> io::Result<()> {
    if duty.triggers().is_empty() {
        return Ok(());
    }
    writeln!(output)?;
    writeln!(output, "報告義務 — duty to report")?;
    for assessment in duty.triggers() {
        let trigger = assessment.trigger();
        writeln!(
            output,
            "    {}: {} ({trigger}){}",
            assessment.status().heading(),
            trigger.heading(),
            quoted(text, assessment.evidence()),
        )?;
        writeln!(output, "        条文: {}", trigger.citation())?;
        if let Some(law) = assessment.on_the_day() {
            let applicability = law.applicability();
            let named = applicability.japanese();
            writeln!(output, "        当時: {named} ({applicability})")?;
        }
        for fact in assessment.settled_by() {
            writeln!(output, "        要確認: {}", fact.heading())?;
        }
    }
    for assessment in duty.exemptions() {
        let exemption = assessment.exemption();
        writeln!(
            output,
            "    例外・{}: {} ({exemption}){}",
            assessment.status().heading(),
            exemption.heading(),
            quoted(text, assessment.evidence()),
        )?;
        for fact in assessment.settled_by() {
            writeln!(output, "        要確認: {}", fact.heading())?;
        }
    }
    let by_whom = duty.by_whom();
    writeln!(output, "    報告者: {} ({by_whom})", by_whom.heading())?;
    for notice in duty.notices() {
        writeln!(
            output,
            "    本人への通知: {}（{}）",
            notice.status().heading(),
            notice.citation()
        )?;
    }
    let deadlines = known_on.map(|day| duty.deadlines(day)).unwrap_or_default();
    for deadline in &deadlines {
        write_deadline(output, deadline)?;
    }
    Ok(())
}

fn write_deadline(output: &mut impl Write, deadline: &Deadline) -> io::Result<()> {
    let (first, last) = (deadline.first(), deadline.last());
    let days = match deadline.days() {
        (from, to) if from == to => format!("{to}日"),
        (from, to) => format!("{from}～{to}日"),
    };
    let range = match first == last {
        true => last.to_string(),
        false => format!("{first} ～ {last}"),
    };
    let status = match deadline.status() {
        TriggerStatus::Met => String::new(),
        status => format!("・{}", status.heading()),
    };
    writeln!(
        output,
        "    期限: {}{status} {range}（{days}、{}）",
        deadline.step().heading(),
        deadline.citation()
    )?;
    for note in deadline.notes() {
        writeln!(output, "        {}", note.heading())?;
    }
    Ok(())
}

/// The words that were read, each wording once.
fn quoted(text: &str, evidence: &[TriggerEvidence]) -> String {
    let mut wordings: Vec<String> = Vec::new();
    for one in evidence {
        let words = one.words().iter().filter_map(|span: &Span| span.text(text));
        let words: Vec<String> = words
            .map(|words| words.replace(|character: char| character.is_control(), " "))
            .collect();
        let wording = format!(" 「{}」", words.join("…"));
        if !wordings.contains(&wording) {
            wordings.push(wording);
        }
    }
    wordings.concat()
}

//! Articles in other languages than English, compared: German, of which the words are known, and French, of which they are not.

use crossread::{
    analysis::{self, Analysis},
    facts::FactId,
    load,
    progress::Progress,
};

fn compared(folder: &str) -> (Analysis, Vec<String>) {
    let loaded = load::load(&[format!("tests/languages/{folder}")], &load::Options::default(), &Progress::none()).expect("not cancelled");
    let problems = loaded.problems.iter().map(|p| p.message.clone()).collect();
    (analysis::analyse(loaded.documents, &analysis::Options::default(), &Progress::none()).expect("not cancelled"), problems)
}

/// Every finding as `verdict kind: words / words`, in the order of the first source.
fn findings(analysis: &Analysis) -> Vec<String> {
    let words = |id: FactId| analysis.document(id.document).words(analysis.fact(id).span);
    let mut found: Vec<_> = analysis.comparisons.iter().flat_map(|c| &c.findings).collect();
    found.sort_by_key(|f| f.facts);
    found
        .iter()
        .map(|f| format!("{} {}: {} / {}", f.verdict.name(), analysis.fact(f.facts[0]).value.kind().name(), words(f.facts[0]), words(f.facts[1])))
        .collect()
}

#[test]
fn german_articles_are_judged_in_dates_figures_quotations_and_stances() {
    let (analysis, problems) = compared("german");
    assert_eq!(problems, [] as [&str; 0]);
    assert!(analysis.documents.iter().all(|d| d.language.code() == "de"));
    assert_eq!(
        findings(&analysis),
        [
            "agree date: Sonntag / 25. September 2022",
            "discrepancy percent: 61,5 Prozent / 63,5 Prozent",
            "compatible percent: rund 48 Prozent / 47,9 Prozent",
            "agree money: 1,5 Mrd. Euro / 1,5 Milliarden Euro",
            "agree date: Herbst 2026 / Herbst 2026",
            "agree date: 13. September / dem 13. September",
            "agree count: zweiundzwanzig / 22",
            "agree date: März / März",
            "agree stance: lehnte / lehnte",
            "agree quote: Die Seevögel verlieren ihren letzten Brutplatz / Die Seevögel verlieren ihren letzten Brutplatz",
            "agree name: Jonas Harms / Jonas Harms",
            "agree stance: begrüßte / begrüßte",
            "discrepancy count: Mindestens 1.200 / etwa 900",
            "agree date: vergangenen Montag / Montag",
        ]
    );
}

#[test]
fn a_language_without_words_is_aligned_by_names_and_signs_and_says_what_is_missing() {
    let (analysis, problems) = compared("french");
    assert!(analysis.documents.iter().all(|d| d.language.code() == "fr"));
    assert_eq!(problems.len(), 2);
    assert!(problems[0].starts_with("seems to be in French"), "{problems:?}");
    assert_eq!(findings(&analysis), ["discrepancy percent: 63,5 % / 61,5 %", "agree money: 1.200,50 € / 1.200,50 €"]);
    assert!(analysis.comparisons.len() >= 2, "passages are aligned: {}", analysis.comparisons.len());
    assert!(analysis.extractions.iter().all(|e| e.entities.iter().any(|n| e.facts.len() > 2 && !n.mentions.is_empty())), "names are read");
}

use super::*;
use crate::{
    facts::{self, Context},
    lang::Reading,
    segment,
    text::{About, DocumentId, Language},
};
use std::collections::BTreeSet;

const HARBOUR: &str = "A ferry with 212 people on board ran aground off Port Merrin on Tuesday, the coastguard said.\n\n\
    Rescue boats brought all passengers ashore within three hours.\n\n\
    Captain Ilse Brandt blamed a failed rudder for the accident.\n\n\
    \"We lost steering in the worst possible place,\" Brandt told reporters at the quay.\n\n\
    The operator, Norfjord Lines, has suspended its winter timetable.";
const QUAY: &str = "Norfjord Lines suspends timetable after grounding\n\n\
    A passenger ferry carrying 212 people ran aground near Port Merrin on Tuesday, according to the coastguard.\n\n\
    \"We lost steering in the worst possible place,\" said the captain, Ilse Brandt.\n\n\
    Ticket holders will be paid back by the end of the month.\n\n\
    Every passenger was brought ashore by rescue boats in under three hours.";
const ORCHARD: &str = "Apple growers expect the best harvest in a decade.\n\n\
    A mild spring and steady rain helped the trees to flower early.\n\n\
    Wholesale buyers predict that cider makers will profit most.";

fn documents(texts: &[&str]) -> (Vec<Document>, Vec<Terms>) {
    let documents: Vec<Document> = texts.iter().map(|t| segment::plain(About::default(), Language::ENGLISH, (*t).into())).collect();
    let terms = documents.iter().map(|d| Terms::read(&Reading::of(d), d, &facts::extract(d, Context::default()))).collect();
    (documents, terms)
}

/// What alignment found in all stories.
#[derive(Debug)]
struct All {
    alignments: Vec<Alignment>,
    origins: Vec<DocumentId>,
    candidates: Vec<Link>,
}

fn align(documents: &[Document], terms: Vec<Terms>, options: &Options, vouches: &Vouches, progress: &Progress) -> Result<All, Cancelled> {
    let (aligner, stories) = Aligner::new(documents, terms, options, progress)?;
    let mut all = All { alignments: Vec::new(), origins: (0..documents.len() as u32).map(DocumentId).collect(), candidates: Vec::new() };
    for story in &stories {
        let Aligned { alignments, copies, candidates } = aligner.align(story, vouches, progress)?;
        all.alignments.extend(alignments);
        all.candidates.extend(candidates);
        copies.into_iter().for_each(|(copy, origin)| all.origins[copy.index()] = origin);
    }
    Ok(all)
}

fn aligned_with(texts: &[&str], options: &Options) -> (Vec<Document>, All) {
    let (documents, terms) = documents(texts);
    let aligned = align(&documents, terms, options, &|pairs| vec![0.0; pairs.len()], &Progress::none()).expect("nobody cancels");
    (documents, aligned)
}

/// The pairs of passages in one alignment, by their words without line ends.
fn pairs_of(texts: &[&str]) -> BTreeSet<(String, String)> {
    let (documents, aligned) = aligned_with(texts, &Options::default());
    let words = |id: PassageId| {
        let document = &documents[id.document.index()];
        document.words(document.passages[id.index()].span).split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let mut pairs = BTreeSet::new();
    for alignment in &aligned.alignments {
        for (i, &a) in alignment.passages.iter().enumerate() {
            for &b in alignment.passages[..i].iter().filter(|b| b.document != a.document) {
                let (a, b) = (words(a), words(b));
                pairs.insert(if a < b { (a, b) } else { (b, a) });
            }
        }
    }
    pairs
}

fn tells(pairs: &BTreeSet<(String, String)>, a: &str, b: &str) -> bool {
    pairs.iter().any(|(x, y)| x.contains(a) && y.contains(b) || x.contains(b) && y.contains(a))
}

#[test]
fn facts_vouch_where_words_leave_a_doubt() {
    let texts = [
        HARBOUR,
        "Brandt blamed steering for what happened at Port Merrin. Passengers waited for boats. The timetable of the ferry was changed by its operator.",
    ];
    let linked = |vouches: &Vouches| {
        let (documents, terms) = documents(&texts);
        align(&documents, terms, &Options::default(), vouches, &Progress::none()).expect("nobody cancels").alignments
    };
    let doubted = |alignments: &[Alignment]| alignments.iter().flat_map(|a| &a.links).filter(|l| l.cues.iter().any(|c| c.kind == CueKind::Facts)).count();
    let (alone, vouched) = (linked(&|pairs| vec![0.0; pairs.len()]), linked(&|pairs| vec![0.6; pairs.len()]));
    assert_eq!(doubted(&alone), 0);
    assert!(doubted(&vouched) > 0 && vouched.len() > alone.len(), "{} {}", alone.len(), vouched.len());
}

#[test]
fn two_accounts_of_one_story_meet_fact_by_fact() {
    let pairs = pairs_of(&[HARBOUR, QUAY]);
    assert!(tells(&pairs, "A ferry with 212", "carrying 212 people"), "{pairs:#?}");
    assert!(tells(&pairs, "Rescue boats brought", "Every passenger was brought"), "{pairs:#?}");
    assert!(tells(&pairs, "Brandt told reporters", "said the captain"), "{pairs:#?}");
    assert!(tells(&pairs, "The operator", "suspends timetable"), "headlines align: {pairs:#?}");
    assert!(!tells(&pairs, "failed rudder", "Ticket holders"), "{pairs:#?}");
}

#[test]
fn every_link_names_what_it_rests_on() {
    let (documents, aligned) = aligned_with(&[HARBOUR, QUAY], &Options::default());
    for link in aligned.alignments.iter().flat_map(|a| &a.links) {
        let words = link.cues.iter().find(|c| c.kind == CueKind::Words).expect("words in common");
        assert!(!documents[0].words(words.a.expect("words")).is_empty() && !documents[1].words(words.b.expect("words")).is_empty());
        assert!((0.0..=1.0).contains(&link.score) && link.a < link.b);
    }
}

#[test]
fn a_word_that_is_a_name_in_one_article_is_one_for_both() {
    let texts = ["The fighters of Wagner left the harbour town.", "It was the wagner fighters who left a harbour town to Brandt."];
    let features = |texts: &[&str]| {
        let (documents, terms) = documents(texts);
        candidates(&documents, terms, &Progress::none()).expect("nobody cancels")[0].features
    };
    assert_eq!(features(&texts), features(&[texts[1], texts[0]]));
    assert_eq!(features(&texts).get(Feature::NamesApart), 0.0);
}

#[test]
fn unrelated_articles_do_not_meet() {
    assert!(pairs_of(&[HARBOUR, ORCHARD]).is_empty());
    assert!(pairs_of(&["Fire.", "Water.", "Fire."]).len() <= 1);
    assert!(pairs_of(&["a", "a", "-"]).is_empty());
}

#[test]
fn an_article_against_itself_meets_passage_by_passage_and_is_one_origin() {
    let (documents, aligned) = aligned_with(&[HARBOUR, HARBOUR], &Options::default());
    let content = documents[0].passages.iter().filter(|p| p.is_content()).count();
    for i in 0..content {
        let twins = [DocumentId(0).passage(i), DocumentId(1).passage(i)];
        assert!(aligned.alignments.iter().any(|a| twins.iter().all(|t| a.passages.contains(t))), "{i}: {:#?}", aligned.alignments);
    }
    assert_eq!(aligned.origins, [DocumentId(0), DocumentId(0)]);
}

#[test]
fn the_same_short_text_twice_is_one_origin() {
    let text = "The bridge opened on Monday.";
    let other = "On Monday the bridge was opened.";
    let (_, aligned) = aligned_with(&[text, other, text], &Options::default());
    let origins: Vec<String> = aligned.origins.iter().map(ToString::to_string).collect();
    assert_eq!(origins, ["A", "B", "A"]);
}

#[test]
fn an_article_inside_another_is_its_copy() {
    let longer = format!("{HARBOUR}\n\n{ORCHARD}");
    let (_, aligned) = aligned_with(&[HARBOUR, &longer, QUAY], &Options::default());
    assert_eq!(aligned.origins, [DocumentId(1), DocumentId(1), DocumentId(2)]);
}

#[test]
fn the_order_of_sources_changes_nothing() {
    let orders = [[HARBOUR, QUAY, ORCHARD], [QUAY, ORCHARD, HARBOUR], [ORCHARD, HARBOUR, QUAY]];
    let [first, second, third] = orders.map(|texts| pairs_of(&texts));
    assert_eq!(first, second);
    assert_eq!(first, third);
}

#[test]
fn wrapped_lines_change_nothing() {
    let wrapped = QUAY.split("\n\n").map(|p| textwrap::fill(p, 40)).collect::<Vec<_>>().join("\n\n");
    assert_eq!(pairs_of(&[HARBOUR, QUAY]), pairs_of(&[HARBOUR, &wrapped]));
}

#[test]
fn shuffled_paragraphs_meet_all_the_same() {
    let mut paragraphs: Vec<&str> = HARBOUR.split("\n\n").collect();
    paragraphs.rotate_left(2);
    paragraphs.swap(0, 3);
    let pairs = pairs_of(&[&paragraphs.join("\n\n"), QUAY]);
    for (a, b) in
        [("A ferry with 212", "carrying 212 people"), ("Rescue boats brought", "Every passenger was brought"), ("Brandt told reporters", "said the captain")]
    {
        assert!(tells(&pairs, a, b), "{a} and {b}: {pairs:#?}");
    }
}

#[test]
fn what_a_person_decided_holds() {
    let (rudder, tickets) = (DocumentId(0).passage(2), DocumentId(1).passage(3));
    let together = |aligned: &All, a, b| aligned.alignments.iter().any(|x| x.passages.contains(&a) && x.passages.contains(&b));
    let (_, linked) = aligned_with(&[HARBOUR, QUAY], &Options { linked: vec![(tickets, rudder)], ..Options::default() });
    assert!(together(&linked, rudder, tickets));
    let (lead, twin) = (DocumentId(0).passage(0), DocumentId(1).passage(1));
    let (_, parted) = aligned_with(&[HARBOUR, QUAY], &Options { unlinked: vec![(lead, twin)], ..Options::default() });
    assert!(!together(&parted, lead, twin));
    let strangers = Options { linked: vec![(DocumentId(0).passage(0), DocumentId(1).passage(0))], ..Options::default() };
    assert_eq!(aligned_with(&[HARBOUR, ORCHARD], &strangers).1.alignments.len(), 1);
}

#[test]
fn who_does_it_to_whom_matters() {
    let score = |other: &str| {
        let options = Options { min_score: Some(0.0), ..Options::default() };
        aligned_with(&["In Saturday's final, Varga beat Okafor.", other], &options).1.candidates.first().map_or(0.0, |l| l.score)
    };
    let (same, passive, swapped) =
        (score("Varga beat Okafor in the final."), score("Okafor was beaten by Varga in the final."), score("Okafor beat Varga in the final."));
    assert!(same > swapped + 0.1 && passive > swapped, "{same} {passive} {swapped}");
}

#[test]
fn words_that_stand_nowhere_else_in_their_article_tell_more() {
    let telling = |first: &str| {
        let (documents, terms) = documents(&[first, QUAY]);
        let all = candidates(&documents, terms, &Progress::none()).expect("nobody cancels");
        let (captain, twin) = (DocumentId(0).passage(3), DocumentId(1).passage(2));
        all.iter().find(|c| (c.a, c.b) == (captain, twin)).map_or(0.0, |c| c.features.get(Feature::Telling))
    };
    let often = format!("{HARBOUR}\n\nSteering is lost at times.\n\nA worse place was possible.");
    assert!(telling(&often) > 0.0 && telling(HARBOUR) > telling(&often) + 0.2, "{} {}", telling(HARBOUR), telling(&often));
}

#[test]
fn candidates_are_reported_and_change_nothing() {
    let (_, plain) = aligned_with(&[HARBOUR, QUAY], &Options::default());
    let (_, asked) = aligned_with(&[HARBOUR, QUAY], &Options { min_score: Some(0.05), ..Options::default() });
    assert!(plain.candidates.is_empty() && asked.candidates.len() >= plain.alignments.len());
    assert!(asked.candidates.iter().all(|l| l.score >= 0.05));
    assert_eq!(plain.alignments, asked.alignments);
}

#[test]
fn a_long_article_is_no_harder_than_many_short_ones_and_can_be_cancelled() {
    let syllables = ["ba", "ko", "mi", "tra", "ven", "shu", "lor", "pex", "din", "gal", "ruf", "zet"];
    let word = |n: usize| [n % 12, n / 12 % 12, n / 144 % 12].map(|k| syllables[k]).concat();
    let sentence =
        |n: usize| format!("The {} of {} met {} beside the {} and {}.", word(n * 7), word(n * 13 + 5), word(n * 29 + 1), word(n * 31 + 2), word(n * 37 + 3));
    let long = (0..10_000).map(sentence).collect::<Vec<_>>().join("\n");
    let short = (0..40).map(|n| sentence(n * 211)).collect::<Vec<_>>().join("\n");
    let (documents, aligned) = aligned_with(&[&long, &short], &Options::default());
    assert!(aligned.alignments.len() >= 30, "{} of {}", aligned.alignments.len(), documents[1].passages.len());
    let (documents, terms) = self::documents(&[&long, &short]);
    let steps = std::sync::atomic::AtomicUsize::new(0);
    let stop = |_, _, _| steps.fetch_add(1, std::sync::atomic::Ordering::Relaxed) < 20;
    assert!(align(&documents, terms, &Options::default(), &|pairs| vec![0.0; pairs.len()], &Progress::new(&stop)).is_err());
}

#[test]
fn what_a_person_links_moves_nothing_else() {
    let texts = [format!("{HARBOUR}\n\nGulls circled above the mast."), format!("{QUAY}\n\nA circus opens in May.")];
    let texts = [texts[0].as_str(), texts[1].as_str()];
    let (documents, before) = aligned_with(&texts, &Options::default());
    let met = |id: PassageId| before.alignments.iter().any(|a| a.passages.contains(&id));
    let lonely = |d: u32| (0..documents[d as usize].passages.len()).map(|p| DocumentId(d).passage(p)).find(|p| !met(*p)).expect("one alone");
    let linked = (lonely(0), lonely(1));
    let (_, after) = aligned_with(&texts, &Options { linked: vec![linked], ..Options::default() });
    let others: Vec<_> = after.alignments.iter().filter(|a| a.passages != [linked.0, linked.1]).cloned().collect();
    assert_eq!(others, before.alignments);
    assert_eq!(after.alignments.len(), before.alignments.len() + 1);
}

#[test]
fn two_tolls_speak_for_a_link_and_other_counts_do_not() {
    let by_toll = |count: &str, other: &str| {
        let one = format!("The storm that struck the coast near Port Merrin {count}.\n\nCaptain Ilse Brandt blamed a failed rudder.");
        let other = format!("{other} after the storm in Port Merrin.\n\nWholesale buyers predict that cider makers will profit most.");
        let (_, aligned) = aligned_with(&[&one, &other], &Options { min_score: Some(0.0), ..Options::default() });
        let links = aligned.alignments.iter().flat_map(|a| &a.links);
        links.flat_map(|link| &link.cues).any(|cue| cue.kind == CueKind::Toll)
    };
    assert!(by_toll("killed 12 people", "Fifteen people were dead"));
    assert!(!by_toll("killed 12 people", "Fifteen people were injured"));
    assert!(!by_toll("sank 12 boats", "Fifteen boats were sunk"));
}

#[test]
fn one_stance_in_other_words_speaks_for_a_link() {
    let stances = |one: &str, other: &str| {
        let (documents, terms) = documents(&[one, other]);
        candidates(&documents, terms, &Progress::none()).expect("nobody cancels").first().map_or(0.0, |c| c.features.get(Feature::Stances))
    };
    assert!(stances("Ilse Brandt promised to repay the loan.", "Ilse Brandt said that she would repay every cent.") > 0.0);
    assert!(stances("Ilse Brandt denied the allegations.", "Ilse Brandt again denied all accusations.") > 0.0);
    assert_eq!(stances("Ilse Brandt promised to repay the loan.", "Ilse Brandt said that she would sell the ferry."), 0.0);
    assert_eq!(stances("Ilse Brandt denied the allegations.", "Ilse Brandt again denied the appointment."), 0.0);
}

//! Bands are level and nothing is out of reach, at every width and number of sources.

use super::*;
use crate::analysis::fixture;
use proptest::prelude::*;

/// Tables of sources: some cells silent, some long.
fn tables() -> impl Strategy<Value = Vec<Vec<String>>> {
    let cell = prop_oneof![1 => Just(String::new()), 3 => "([A-Z][a-zé]{1,9}( [a-z東]{1,12}){0,30}\\.)"];
    (1_usize..=8).prop_flat_map(move |columns| prop::collection::vec(prop::collection::vec(cell.clone(), columns), 1..7))
}

fn story(rows: &[Vec<String>]) -> Story {
    let rows: Vec<Vec<&str>> = rows.iter().map(|r| r.iter().map(String::as_str).collect()).collect();
    let analysis = Arc::new(fixture::table(&rows));
    let documents = analysis.document_ids().collect();
    Story::new(analysis, documents, true)
}

fn laid_out(story: &Story, width: u16, columns: Vec<DocumentId>, order: Order) -> Layout {
    let base = story.documents[0];
    Layout::new(story, &Key { width, columns, base, order, epoch: 0 }, &mut Wraps::default())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn bands_start_level_and_every_character_is_shown(rows in tables(), width in 20_u16..=240, printed in any::<bool>()) {
        let story = story(&rows);
        let order = if printed { Order::Printed } else { Order::Aligned };
        for columns in story.documents.chunks(fit(width)) {
            let layout = laid_out(&story, width, columns.to_vec(), order);
            for (i, placed) in layout.bands.iter().enumerate() {
                for (column, passages) in placed.band.cells.iter().enumerate() {
                    if let Some(first) = passages.first() {
                        let place = layout.place(*first).unwrap();
                        prop_assert_eq!((place.top, place.band, place.column), (placed.top, i, column));
                    }
                }
            }
            for (column, placed) in layout.columns.iter().enumerate() {
                prop_assert!(placed.right() <= width.max(GUTTER + 2), "{:?} in {}", placed, width);
                prop_assert!(columns.len() == 1 || (NARROWEST..=WIDEST).contains(&placed.width));
                let text = &story.analysis.document(placed.document).text;
                let mut shown = vec![false; text.len()];
                for row in 0..i64::from(layout.height) {
                    if let Line::Prose { start, end, .. } = layout.line(column, row) {
                        shown[start as usize..end as usize].fill(true);
                    }
                }
                let lost: String = text.char_indices().filter(|(i, c)| !shown[*i] && !c.is_whitespace()).map(|(_, c)| c).collect();
                prop_assert_eq!(lost, "");
            }
        }
    }
}

#[test]
fn a_source_that_tells_the_same_elsewhere_is_not_silent() {
    let mut analysis = fixture::table(&[vec!["It rained.", "Rain fell.", ""], vec!["It snowed.", "", "Snow fell."]]);
    // A1 also meets C1, which stands beside A2.
    analysis.comparisons[1].alignment.passages = vec![DocumentId(0).passage(0), DocumentId(0).passage(1), DocumentId(2).passage(0)];
    analysis.comparisons[0].verdict = crate::compare::Verdict::Discrepancy;
    let analysis = Arc::new(analysis);
    let story = Story::new(analysis.clone(), analysis.document_ids().collect(), true);
    let layout = laid_out(&story, 160, story.documents.clone(), Order::Aligned);
    let row = |p: PassageId| layout.place(p).map_or(0, |place| i64::from(place.top));
    let first = row(DocumentId(0).passage(0));
    assert_eq!(layout.line(2, first), Line::Elsewhere(DocumentId(2).passage(0)));
    assert_eq!(layout.line(1, row(DocumentId(0).passage(1))), Line::Silent);
}

#[test]
fn who_meets_only_what_stands_beside_the_base_is_silent_there() {
    let mut analysis = fixture::table(&[vec!["It rained.", "Rain fell.", ""], vec!["It snowed.", "", "Snow fell."]]);
    // B1, beside A1, also meets C1, which stands beside A2
    analysis.comparisons[1].alignment.passages = vec![DocumentId(0).passage(1), DocumentId(1).passage(0), DocumentId(2).passage(0)];
    let analysis = Arc::new(analysis);
    let story = Story::new(analysis.clone(), analysis.document_ids().collect(), true);
    assert_eq!(story.comparison_of(DocumentId(1).passage(0)), Some(0));
    let layout = laid_out(&story, 160, story.documents.clone(), Order::Aligned);
    let row = |p: PassageId| layout.place(p).map_or(0, |place| i64::from(place.top));
    assert_eq!(layout.line(2, row(DocumentId(0).passage(0))), Line::Silent);
    assert_eq!(layout.line(1, row(DocumentId(0).passage(1))), Line::Elsewhere(DocumentId(1).passage(0)));
}

#[test]
fn what_the_base_does_not_tell_stands_after_what_precedes_it_level_and_not_after_what_it_meets_elsewhere() {
    let mut analysis = fixture::table(&[
        vec!["One.", "", ""],
        vec!["Two.", "Two, too.", ""],
        vec!["Three.", "Three, too.", ""],
        vec!["", "Four.", "Four, too."],
        vec!["", "Five.", "Five, too."],
    ]);
    // B3 also meets A1, more weakly than C1: what follows B3 is not drawn up to A1
    let (a, b) = (DocumentId(0).passage(0), DocumentId(1).passage(2));
    let link = crate::align::Link { a, b, score: 0.1, cues: Vec::new() };
    let alignment = crate::align::Alignment { passages: vec![a, b], links: vec![link] };
    analysis.comparisons.insert(0, crate::analysis::Comparison { alignment, findings: Vec::new(), verdict: crate::compare::Verdict::Reworded });
    let analysis = Arc::new(analysis);
    let story = Story::new(analysis.clone(), analysis.document_ids().collect(), true);
    let layout = laid_out(&story, 160, story.documents.clone(), Order::Aligned);
    let order: Vec<u32> = layout.order[1].iter().map(|p| p.index).collect();
    assert_eq!(order, [0, 1, 2, 3]);
    assert!(layout.place(DocumentId(2).passage(0)).map(|p| p.top) > layout.place(DocumentId(0).passage(2)).map(|p| p.top));
}

#[test]
fn as_printed_every_column_keeps_its_order_and_what_crosses_is_not_level() {
    let analysis = fixture::table(&[vec!["One is told first.", "Two comes second."], vec!["Two comes second.", "One is told first."]]);
    let mut analysis = analysis;
    // A1 meets B2 and A2 meets B1.
    let [first, second] = &mut analysis.comparisons[..] else { panic!("two alignments") };
    std::mem::swap(&mut first.alignment.passages[1], &mut second.alignment.passages[1]);
    let analysis = Arc::new(analysis);
    let story = Story::new(analysis.clone(), analysis.document_ids().collect(), true);
    let printed = laid_out(&story, 90, story.documents.clone(), Order::Printed);
    let own: Vec<Vec<u32>> = printed.order.iter().map(|c| c.iter().map(|p| p.index).collect()).collect();
    assert_eq!(own, [[0, 1], [0, 1]]);
    assert_eq!(printed.bands.iter().filter(|b| b.band.comparison.is_some()).count(), 1);
    let aligned = laid_out(&story, 90, story.documents.clone(), Order::Aligned);
    assert_eq!(aligned.order[1].iter().map(|p| p.index).collect::<Vec<_>>(), [1, 0]);
    assert_eq!(aligned.bands.len(), 2);
}

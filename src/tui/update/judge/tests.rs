//! Key scripts that judge.

use super::super::{
    tests::{at, painted, press, reader, said},
    update,
};
use super::*;
use crate::{
    analysis::Analysis,
    compare::{Reason, Verdict},
    facts::Value,
    review::{Mark, Review},
    tui::{
        event::{Event, Outcome, Reply},
        made,
    },
};
use std::sync::Arc;

fn screen(state: &State) -> String {
    let buffer = painted(state);
    let row = |y| (0..buffer.area.width).map(|x| buffer[(x, y)].symbol()).collect::<String>() + "\n";
    (0..buffer.area.height).map(row).collect()
}

/// The review that an effect keeps.
fn kept_review(effects: &[Effect]) -> Review {
    effects.iter().find_map(|e| if let Effect::Keep(review) = e { Some((**review).clone()) } else { None }).expect("a save")
}

/// What the worker would answer to a wish to compare again.
fn answer(state: &mut State, effects: &[Effect]) {
    let asked = effects.iter().find_map(|e| if let Effect::Again { generation, .. } = e { Some(*generation) } else { None });
    let whole: Analysis = (*state.whole).clone();
    update(state, Event::Worker(asked.expect("compared again"), Reply::analysed(whole)));
}

#[test]
fn m_goes_through_the_marks_and_a_rejected_finding_no_longer_counts() {
    let mut state = reader(made::vote(), (160, 45));
    let before = state.story.counts.discrepancy;
    let review = kept_review(&press(&mut state, "m"));
    assert!(matches!(review.history.done(), [Judgement::Mark { mark: Mark::Confirmed, .. }]));
    assert_eq!((said(&state), state.story.counts.discrepancy), ("marked confirmed", before));
    assert!(screen(&state).contains("✓≠ ") && screen(&state).contains("confirmed 1, open 1"), "{}", screen(&state));
    press(&mut state, "m");
    assert_eq!((said(&state), state.story.counts.discrepancy, at(&state).as_str()), ("marked rejected", before - 1, "A1"));
    assert_eq!(state.progress(), "seen 1/2, confirmed 0, open 1, rejected 1");
    press(&mut state, "enter");
    assert!(screen(&state).contains("rejected: date (regions)"), "{}", screen(&state));
    press(&mut state, "esc m");
    assert_eq!((said(&state), state.story.counts.discrepancy), ("marked not relevant", before));
    assert_eq!(state.progress(), "seen 1/2, confirmed 0, not relevant 1, open 1", "the numbers add up");
    press(&mut state, "m u");
    assert_eq!(said(&state), "undone: marked open: Sept. 23 to 27 / Sept. 23 to 25 / Sept. 23 to 27");
    press(&mut state, "u");
    assert_eq!(state.story.counts.discrepancy, before - 1);
    press(&mut state, "^r");
    assert_eq!(state.story.counts.discrepancy, before);
    press(&mut state, "u u u u");
    assert_eq!(said(&state), "nothing to undo");
}

#[test]
fn a_rejected_finding_stays_away_when_a_source_is_left_out_and_comes_back_by_the_same_key() {
    let mut state = reader(made::vote(), (160, 45));
    press(&mut state, "m m j k");
    assert_eq!(state.story.counts.discrepancy, 1);
    press(&mut state, "l l X enter h h m");
    assert_eq!((said(&state), state.story.counts.discrepancy), ("marked not relevant", 2));
}

#[test]
fn a_note_is_typed_shown_changed_and_taken_back() {
    let mut state = reader(made::vote(), (160, 45));
    press(&mut state, "a A s k enter");
    assert_eq!(said(&state), "noted at A1");
    press(&mut state, "j k");
    assert!(screen(&state).contains("note: Ask"));
    let effects = press(&mut state, "a backspace m enter");
    assert!(matches!(kept_review(&effects).history.done().last(), Some(Judgement::Note { text, .. }) if text == "Asm"));
    press(&mut state, "enter");
    assert!(screen(&state).contains("note: Asm"));
    press(&mut state, "esc a ^u enter");
    assert_eq!(said(&state), "note on A1 taken back");
    assert!(press(&mut state, "a enter").is_empty());
}

#[test]
fn a_passage_with_a_mark_and_a_note_shows_the_signs_of_both() {
    let mut state = reader(made::vote(), (160, 45));
    press(&mut state, "a A s k enter");
    assert!(screen(&state).contains("▌*≠ The four"), "{}", screen(&state));
    press(&mut state, "m");
    // the bar of the cursor stays; the note's sign goes under the mark's, beside one row behind the verdict's
    for (keys, seen) in [("1", "▌✓≠ The four"), ("1", "▌*  "), ("2", "✓≠*The four"), ("3", "✓≠*")] {
        press(&mut state, keys);
        assert!(screen(&state).contains(seen), "{keys}: {}", screen(&state));
    }
}

#[test]
fn a_note_leaves_the_cursor_on_its_discrepancy() {
    let mut state = reader(made::vote(), (160, 45));
    press(&mut state, "a A s k enter d");
    assert_eq!(at(&state), "A3", "d goes on to the next");
}

#[test]
fn passages_are_linked_and_parted_and_compared_again_with_the_cursor_kept() {
    let mut state = reader(made::vote(), (160, 45));
    press(&mut state, "g L");
    assert_eq!(state.judge.linking.map(|p| p.to_string()), Some("A1".to_owned()));
    press(&mut state, "j");
    assert!(press(&mut state, "L").is_empty() && said(&state).contains("of one source"));
    press(&mut state, "k l");
    let effects = press(&mut state, "L");
    assert_eq!((said(&state), at(&state).as_str()), ("A1 and B2 parted", "B2"));
    assert!(matches!(kept_review(&effects).history.done(), [Judgement::Unlink { .. }]));
    answer(&mut state, &effects);
    assert_eq!((at(&state).as_str(), state.work.busy), ("B2", None));
    press(&mut state, "G L h g");
    let effects = press(&mut state, "L");
    assert!(matches!(kept_review(&effects).history.done(), [Judgement::Unlink { .. }, Judgement::Link { .. }]), "{}", said(&state));
    press(&mut state, "esc L esc");
    assert_eq!(said(&state), "nothing linked");
}

#[test]
fn a_misread_fact_is_chosen_from_a_list_and_rejected() {
    let mut state = reader(made::vote(), (160, 45));
    press(&mut state, "R");
    assert!(
        screen(&state).contains("misread: Enter rejects, = sets a date or figure") && screen(&state).contains("date: Sept. 23 to 27"),
        "{}",
        screen(&state)
    );
    let effects = press(&mut state, "j k enter");
    assert!(matches!(kept_review(&effects).history.done(), [Judgement::RejectFact { fact }] if fact.value == "Sept. 23 to 27"));
    let Some(Effect::Again { review, loaded, .. }) = effects.last() else { panic!("compared again") };
    let options = review.prepare(&mut loaded.documents.clone(), &crate::analysis::Options::default());
    assert_eq!(options.corrections.len(), 1);
}

#[test]
fn what_was_kept_is_taken_up_again_with_place_and_what_was_seen() {
    let mut state = reader(made::vote(), (160, 45));
    press(&mut state, "d m");
    let effects = press(&mut state, "3 q");
    assert!(matches!(effects.last(), Some(Effect::Quit)));
    let review = kept_review(&effects);
    let place = at(&state);
    let mut next = State::new(vec!["made".to_owned()], Default::default(), (160, 45));
    next.judge.review = review;
    super::super::start(&mut next);
    let analysis = made::vote();
    let loaded = crate::load::Loaded { documents: analysis.documents.clone(), problems: Vec::new() };
    update(&mut next, Event::Worker(1, Reply::Loaded(Arc::new(loaded))));
    update(&mut next, Event::Worker(1, Reply::analysed(analysis)));
    assert_eq!((next.view, at(&next), next.unseen()), (View::Facts, place, 0));
    assert_eq!(next.judge.attached.marks.len(), 1);
    assert!(press(&mut next, "u").iter().any(|e| matches!(e, Effect::Keep(_))));
}

#[test]
fn what_another_reader_judged_is_taken_in_and_told() {
    let mut state = reader(made::vote(), (160, 45));
    press(&mut state, "m");
    let passage = state.judge.review.anchor(&state.whole.documents, state.cursor.unwrap().passage).unwrap();
    let mut theirs = vec![Judgement::Note { text: "theirs".to_owned(), passage }];
    theirs.extend(state.judge.review.history.done().to_vec());
    let sent = state.judge.review.history.done().to_vec();
    let effects = update(&mut state, Event::Done(Outcome::Kept { saved: Saved::Merged { judgements: 1, sources: Vec::new() }, sent, held: theirs }));
    assert!(said(&state).contains("1 of their judgements"), "{}", said(&state));
    answer(&mut state, &effects);
    assert_eq!((state.judge.attached.notes.len(), state.judge.attached.marks.len()), (1, 1));
    update(&mut state, Event::Done(Outcome::Kept { saved: Saved::KeptBeside("x.kept-1.toml".into()), sent: Vec::new(), held: Vec::new() }));
    assert!(said(&state).contains("kept as x.kept-1.toml"));
}

#[test]
fn what_another_reader_took_back_does_not_come_again() {
    let mut state = reader(made::vote(), (160, 45));
    press(&mut state, "m");
    let sent = state.judge.review.history.done().to_vec();
    let saved = Saved::Merged { judgements: 0, sources: Vec::new() };
    update(&mut state, Event::Done(Outcome::Kept { saved: saved.clone(), sent: sent.clone(), held: sent.clone() }));
    assert_eq!(state.judge.review.history.done(), sent);
    update(&mut state, Event::Done(Outcome::Kept { saved, sent, held: Vec::new() }));
    assert!(state.judge.review.history.done().is_empty() && said(&state).ends_with("what they took back is taken back"), "{}", said(&state));
}

#[test]
fn a_misread_value_is_set_and_words_that_state_none_are_asked_for_again() {
    let mut state = reader(made::vote(), (160, 45));
    press(&mut state, "R =");
    assert!(screen(&state).contains("it reads: Sept. 23 to 27"), "{}", screen(&state));
    press(&mut state, "^u b l u e enter");
    assert!(
        screen(&state).contains("“blue” states no date; write it as an article would: 29 September 2022") && screen(&state).contains("it reads: blue"),
        "{}",
        screen(&state)
    );
    let effects = press(&mut state, "^u S e p t . space 2 4 enter");
    assert_eq!(said(&state), "“Sept. 23 to 27” reads “Sept. 24”; compared again");
    assert!(matches!(kept_review(&effects).history.done(), [Judgement::SetFact { to, fact }] if to == "Sept. 24" && fact.value == "Sept. 23 to 27"));
    assert!(press(&mut state, "u").iter().any(|e| matches!(e, Effect::Again { .. })));
}

#[test]
fn a_source_is_corrected_in_one_step_and_comes_back_as_it_was() {
    let mut state = reader(made::vote(), (160, 45));
    press(&mut state, "c");
    assert!(screen(&state).contains("outlet of A: Northern Wire"), "{}", screen(&state));
    press(&mut state, "^u N W enter");
    assert!(screen(&state).contains("A was published on, as 2022-09-29: 2022-09-29"), "{}", screen(&state));
    press(&mut state, "^u s o o n enter");
    assert!(screen(&state).contains("“soon” is no date; write year, month and day, as 2022-09-29"), "{}", screen(&state));
    press(&mut state, "^u 2 0 2 2 - 1 0 - 0 1 enter");
    let [Judgement::Source { outlet, published, .. }] = state.judge.review.history.done() else { panic!("one judgement") };
    assert_eq!((outlet.as_deref(), *published), (Some("NW"), Some(jiff::civil::date(2022, 10, 1))));
    let effects = press(&mut state, "u");
    let Some(Effect::Again { loaded, .. }) = effects.last() else { panic!("compared again") };
    assert_eq!(loaded.documents[0].about.outlet.as_deref(), Some("Northern Wire"));
    press(&mut state, "c enter enter");
    assert_eq!(said(&state), "A stays as it is");
}

/// A story whose second source has no date and says "on Tuesday".
fn undated() -> Analysis {
    let mut analysis = made::vote();
    analysis.documents[1].about.published = None;
    let Value::Date(date) = &mut analysis.extractions[1].facts[0].value else { panic!("a date") };
    (date.start, date.end, date.timex) = (None, None, "XXXX-09-23".into());
    analysis
}

#[test]
fn a_date_that_others_count_from_is_missed_once() {
    let mut state = reader(undated(), (160, 45));
    assert_eq!(said(&state), "B has no date, and “Sept. 23 to 25” counts from it; c sets it");
    assert!(state.overlays.is_empty(), "the keys stay those of the reader");
    let effects = press(&mut state, "l c enter 2 0 2 2 - 0 9 - 2 9 enter");
    assert!(matches!(kept_review(&effects).history.done(), [Judgement::Source { published: Some(_), outlet: None, .. }]));
    assert_eq!(kept_review(&effects).sources.iter().map(|s| s.asked).collect::<Vec<_>>(), [false, true, false]);
    let review = kept_review(&effects);
    let mut next = State::new(Vec::new(), Default::default(), (160, 45));
    next.judge.review = review;
    super::super::start(&mut next);
    update(&mut next, Event::Worker(1, Reply::analysed(undated())));
    assert!(next.overlays.is_empty());
}

#[test]
fn a_source_without_outlet_or_date_says_so_once() {
    let mut analysis = made::vote();
    analysis.documents[0].about.outlet = None;
    analysis.documents[2].about.published = None;
    let mut state = reader(analysis.clone(), (160, 45));
    assert_eq!(said(&state), "A states no outlet, C states no date; c corrects a source");
    let mut next = State::new(Vec::new(), Default::default(), (160, 45));
    next.judge.review = kept_review(&press(&mut state, "m"));
    super::super::start(&mut next);
    update(&mut next, Event::Worker(1, Reply::analysed(analysis)));
    assert_eq!(said(&next), "");
}

#[test]
fn what_belongs_nowhere_any_more_is_told_and_listed() {
    let mut state = reader(made::vote(), (160, 45));
    press(&mut state, "m a A s k enter");
    let mut changed = made::vote();
    let text =
        changed.documents[0].text.replace("The four regions voted from Sept. 23 to 27, officials said.", "Nothing like it stands here now, or elsewhere.");
    changed.documents[0] = crate::analysis::fixture::document("Northern Wire", &text);
    changed.extractions = vec![Default::default(); 3];
    changed.comparisons.clear();
    let mut next = State::new(Vec::new(), Default::default(), (160, 45));
    next.judge.review = state.judge.review.clone();
    next.judge.trouble = Some("wire.crossread.toml:3:12: unknown key".to_owned());
    super::super::start(&mut next);
    update(&mut next, Event::Worker(1, Reply::analysed(changed)));
    assert_eq!(said(&next), "wire.crossread.toml:3:12: unknown key");
    next.judge.trouble = None;
    tell(&mut next);
    assert!(said(&next).starts_with("2 judgements belong nowhere"), "{}", said(&next));
    press(&mut next, "A");
    let listed = screen(&next);
    assert!(listed.contains("belongs nowhere in these texts any more") && listed.contains("note “Ask” on “The four regions voted"), "{listed}");
    assert!(listed.contains("marked confirmed: Sept. 23 to 27"), "{listed}");
}

#[test]
fn m_marks_nothing_where_a_passage_does_not_tell_what_is_in_dispute() {
    let mut made = made::Made::new(&[
        ("Northern Wire", "The council voted on Sept. 23."),
        ("Valley Courier", "The council voted on Sept. 24."),
        ("Gazette", "The council had its vote in the old town."),
    ]);
    let day = |day| made::days(jiff::civil::date(2022, 9, day), jiff::civil::date(2022, 9, day));
    let (a, b) = (made.fact(0, "Sept. 23", "voted", day(23), None), made.fact(1, "Sept. 24", "voted", day(24), None));
    made.align(&[(0, "The council voted"), (1, "The council voted"), (2, "The council had")], &[(a, b, Verdict::Discrepancy, Reason::Disjoint)]);
    let mut state = reader(made.done(), (100, 30));
    state.go(Cursor::on(crate::text::DocumentId(2).passage(0)));
    assert!(press(&mut state, "m").is_empty(), "nothing is kept");
    assert_eq!(said(&state), "C1 has no part in what is compared here; go to a passage that has");
    press(&mut state, "d m");
    assert_eq!(said(&state), "marked confirmed");
}

#[test]
fn in_facts_a_mark_is_for_the_chosen_row_also_when_the_one_before_is_gone() {
    let mut state = reader(made::vote(), (160, 45));
    press(&mut state, "3 d");
    let first = state.dispute().cloned().expect("the observers");
    press(&mut state, "m m");
    assert_eq!(said(&state), "marked rejected; u takes it back");
    let chosen = state.dispute().cloned().expect("the voters, told beside them");
    assert_ne!(chosen.facts, first.facts);
    press(&mut state, "m");
    assert_eq!((state.judge.attached.mark(&chosen), state.judge.attached.mark(&first)), (Mark::Confirmed, Mark::Rejected));
    press(&mut state, "u u");
    assert_eq!(state.judge.attached.mark(&first), Mark::Confirmed);
}

#[test]
fn in_time_a_mark_at_a_date_is_for_what_that_date_is_in() {
    let mut state = reader(made::vote(), (160, 45));
    press(&mut state, "4 g");
    let review = kept_review(&press(&mut state, "m"));
    let [Judgement::Mark { facts, .. }] = review.history.done() else { panic!("{:?}", review.history.done()) };
    assert!(facts.iter().all(|fact| fact.value.starts_with("Sept. 23")), "{facts:?}");
}

#[test]
fn what_could_not_be_kept_is_said_until_it_is() {
    let mut state = reader(made::vote(), (160, 45));
    press(&mut state, "m");
    update(&mut state, Event::Done(Outcome::NotKept("the disk is full".to_owned())));
    assert_eq!(said(&state), "not kept: the disk is full");
    press(&mut state, "A");
    assert!(screen(&state).contains("not kept: the disk is full") && !screen(&state).contains("kept in"), "{}", screen(&state));
    update(&mut state, Event::Done(Outcome::Kept { saved: crate::review::Saved::Whole, sent: Vec::new(), held: Vec::new() }));
    assert!(screen(&state).contains("kept in"), "{}", screen(&state));
}

/// Three lengths, two of them the same, in an alignment of all three accounts, and the two in one of their own as well.
fn lengths() -> Analysis {
    let mut made = made::Made::new(&[
        ("Wire", "The ferry lay 300 metres from the pier."),
        ("Courier", "It sank 300 metres out."),
        ("Gazette", "It lies 400 metres from the shore."),
    ]);
    let [a, b, c] = [(0, "300", 300), (1, "300", 300), (2, "400", 400)].map(|(s, words, n)| made.fact(s, words, "metres", made::count(n, None), None));
    let (one, two, three) = ((0, "The ferry"), (1, "It sank"), (2, "It lies"));
    made.align(&[one, two], &[(a, b, Verdict::Agree, Reason::Same)]);
    made.align(
        &[one, two, three],
        &[(a, b, Verdict::Agree, Reason::Same), (a, c, Verdict::Discrepancy, Reason::Disjoint), (b, c, Verdict::Discrepancy, Reason::Disjoint)],
    );
    made.done()
}

#[test]
fn what_some_sources_of_a_dispute_agree_on_is_not_marked_with_it() {
    let mut state = reader(lengths(), (160, 45));
    let review = kept_review(&press(&mut state, "d m"));
    assert!(matches!(review.history.done(), [Judgement::Mark { facts, .. }] if facts.len() == 3), "{:?}", review.history.done());
    let agreed = state.story.disputes.iter().find(|d| d.verdict == Verdict::Agree).cloned().expect("the two that agree");
    assert_eq!(state.judge.attached.mark(&agreed), Mark::Open);
    press(&mut state, "m");
    assert_eq!((state.story.counts.discrepancy, state.story.counts.agree), (0, 1));
    assert_eq!(state.judge.attached.rejected().map(|d| d.comparison).collect::<Vec<_>>(), [1]);
    press(&mut state, "u u");
    assert_eq!((state.story.counts.discrepancy, state.story.counts.agree), (1, 1));
}

//! The stages of the pipeline and the whole, beside the least that any reader of words must do (the tokenise floor).

#[path = "corpus.rs"]
mod corpus;

use crossread::{
    align::{self, Aligner},
    analysis::{self, Analysis, Options},
    compare::{Desk, Lemmas},
    export::{Content, json},
    facts,
    lang::{Lexicon, Reading},
    progress::Progress,
    segment,
    text::{About, Document, Language, tokenise},
};
use divan::{Bencher, black_box, counter::BytesCount};
use std::{hash::Hasher, sync::Arc};
use unicode_segmentation::UnicodeSegmentation;

fn main() {
    divan::main();
}

const STORIES: usize = 10;
const OUTLETS: usize = 10;

fn texts() -> Vec<String> {
    corpus::articles(STORIES, OUTLETS)
}

fn documents(texts: &[String]) -> Vec<Document> {
    texts.iter().map(|t| segment::plain(About::default(), Language::ENGLISH, Arc::from(t.as_str()))).collect()
}

fn bytes(texts: &[String]) -> BytesCount {
    BytesCount::new(texts.iter().map(String::len).sum::<usize>())
}

/// Unicode words, lower case, hash: what every stage is compared with.
#[divan::bench]
fn a_tokenise_floor(bencher: Bencher) {
    let texts = texts();
    bencher.counter(bytes(&texts)).bench_local(|| {
        for text in &texts {
            for word in text.unicode_words() {
                let mut hasher = std::collections::hash_map::DefaultHasher::new();
                hasher.write(word.to_lowercase().as_bytes());
                black_box(hasher.finish());
            }
        }
    });
}

#[divan::bench]
fn b_tokens(bencher: Bencher) {
    let texts = texts();
    bencher.counter(bytes(&texts)).bench_local(|| texts.iter().for_each(|t| drop(black_box(tokenise(t)))));
}

#[divan::bench]
fn c_reading(bencher: Bencher) {
    let texts = texts();
    let lexicon = Lexicon::of(Language::ENGLISH);
    bencher.counter(bytes(&texts)).bench_local(|| texts.iter().for_each(|t| drop(black_box(Reading::new(t, lexicon)))));
}

#[divan::bench]
fn d_segmentation(bencher: Bencher) {
    let texts = texts();
    bencher.counter(bytes(&texts)).bench_local(|| documents(&texts));
}

#[divan::bench]
fn e_facts(bencher: Bencher) {
    let texts = texts();
    let documents = documents(&texts);
    bencher.counter(bytes(&texts)).bench_local(|| documents.iter().for_each(|d| drop(black_box(facts::extract(d, facts::Context::default())))));
}

#[divan::bench]
fn e_dates_and_figures(bencher: Bencher) {
    let texts = texts();
    let documents = documents(&texts);
    bencher.counter(bytes(&texts)).bench_local(|| documents.iter().for_each(|d| drop(black_box(facts::dates_and_figures(d, facts::Context::default())))));
}

fn analysed(documents: Vec<Document>) -> Analysis {
    analysis::analyse(documents, &Options::default(), &Progress::none()).unwrap_or_default()
}

fn extractions(documents: &[Document]) -> Vec<facts::Extraction> {
    documents.iter().map(|d| facts::extract(d, facts::Context::default())).collect()
}

fn terms(documents: &[Document], extractions: &[facts::Extraction]) -> Vec<align::Terms> {
    documents.iter().zip(extractions).map(|(d, extraction)| align::Terms::read(&Reading::of(d), d, extraction)).collect()
}

/// The alignments of all stories, by words alone.
fn aligned(documents: &[Document], extractions: &[facts::Extraction]) -> Vec<align::Alignment> {
    let (options, progress) = (align::Options::default(), Progress::none());
    let Ok((aligner, stories)) = Aligner::new(documents, terms(documents, extractions), &options, &progress) else { return Vec::new() };
    let align = |story| aligner.align(story, &|pairs| vec![0.0; pairs.len()], &progress).unwrap_or_default().alignments;
    stories.iter().flat_map(align).collect()
}

#[divan::bench]
fn f_alignment(bencher: Bencher) {
    let texts = texts();
    let documents = documents(&texts);
    let extractions = extractions(&documents);
    bencher.counter(bytes(&texts)).bench_local(|| aligned(&documents, &extractions));
}

#[divan::bench]
fn f_comparison(bencher: Bencher) {
    let texts = texts();
    let documents = documents(&texts);
    let extractions = extractions(&documents);
    let alignments = aligned(&documents, &extractions);
    bencher.counter(bytes(&texts)).bench_local(|| {
        let lemmas = Lemmas::default();
        let desk = Desk::new(&documents, &extractions, &lemmas);
        alignments.iter().for_each(|a| drop(black_box(desk.findings(a))));
    });
}

/// Stories of two outlets, then of ten.
#[divan::bench(args = [(1, 2), (10, 10), (100, 10), (1_000, 10)], sample_count = 3)]
fn g_pipeline(bencher: Bencher, (stories, outlets): (usize, usize)) {
    let texts = corpus::articles(stories, outlets);
    bencher.counter(bytes(&texts)).with_inputs(|| documents(&texts)).bench_local_values(analysed);
}

#[divan::bench]
fn h_json(bencher: Bencher) {
    let texts = texts();
    let analysis = analysed(documents(&texts));
    let options = json::Options { alignments: true, ..json::Options::default() };
    bencher.counter(bytes(&texts)).bench_local(|| json::write(&mut std::io::sink(), Content::unjudged(black_box(&analysis)), options));
}

const SAMPLE: [&str; 4] = [
    include_str!("../sample-articles/referendums/northern-wire.txt"),
    include_str!("../sample-articles/referendums/harbour-gazette.md"),
    include_str!("../sample-articles/referendums/meridian-post.txt"),
    include_str!("../sample-articles/referendums/valley-courier.md"),
];

#[divan::bench]
fn i_sample_story(bencher: Bencher) {
    let texts = SAMPLE.map(str::to_owned);
    bencher.counter(bytes(&texts)).with_inputs(|| documents(&texts)).bench_local_values(analysed);
}

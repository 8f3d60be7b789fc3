//! From a text to its passages: paragraphs, sentences, headings, boilerplate.

mod boilerplate;
mod paragraph;
mod sentence;
mod stamp;
#[cfg(test)]
mod tests;

pub use paragraph::{Block, BlockKind, blocks, unwrapped};

use crate::{
    lang::{Lexicon, Reading},
    text::{About, Document, Language, Passage, PassageKind, Span},
};
use std::sync::Arc;

/// Cuts `text` into passages. `blocks` are its paragraphs in order, as the source's format marks them or as [`blocks`] finds
/// them in plain text; text outside every block is in no passage.
pub fn document(about: About, language: Language, text: Arc<str>, blocks: &[Block]) -> Document {
    let mut passages = Vec::with_capacity(text.len() / 100 + 1);
    let reading = Reading::new(&text, Lexicon::of(language));
    let mut paragraph = 0;
    for block in blocks {
        let range = reading.range(block.span);
        if range.is_empty() {
            continue;
        }
        paragraph += 1;
        let mut add = |span: Span, kind| passages.push(Passage { span, paragraph, kind });
        let Some(whole) = reading.span(range.start, range.end) else { continue };
        match block.kind {
            BlockKind::Heading | BlockKind::Caption => {
                let kind = if block.kind == BlockKind::Heading { PassageKind::Heading } else { PassageKind::Caption };
                let parts = sentence::cut(&reading, range);
                parts.into_iter().filter_map(|p| reading.span(p.start, p.end)).for_each(|span| add(span, kind));
            }
            BlockKind::Text => {
                let sentences = sentence::sentences(&reading, range.clone());
                let mut follows = false;
                let is_page: Vec<bool> = sentences
                    .iter()
                    .map(|s| {
                        follows = boilerplate::is_boilerplate(&reading, s.clone(), follows);
                        follows
                    })
                    .collect();
                if is_page.iter().all(|&page| page) {
                    add(whole, PassageKind::Boilerplate);
                } else if paragraph::is_heading(&reading, range) {
                    add(whole, PassageKind::Heading);
                } else {
                    for (sentence, page) in sentences.into_iter().zip(is_page) {
                        let Some(span) = reading.span(sentence.start, sentence.end) else { continue };
                        add(span, if page { PassageKind::Boilerplate } else { PassageKind::Sentence });
                    }
                }
            }
        }
    }
    let lookup = Some(reading.lookup());
    Document { about, language, text, passages, lookup }
}

/// A document from plain text, its paragraphs found by [`blocks`] in what [`unwrapped`] leaves of its line ends.
pub fn plain(about: About, language: Language, text: Arc<str>) -> Document {
    let text = unwrapped(text);
    let found = blocks(&text);
    document(about, language, text, &found)
}

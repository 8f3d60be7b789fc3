//! Markdown (CommonMark with tables and strikethrough): the text that a page made of it would show.

use super::article::Article;
use crate::{segment::BlockKind, text::About};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// The article written in `source`. Without a title in `about`, the first heading of the first level is the title.
pub(super) fn article(about: About, source: &str) -> Article {
    let mut article = Article::new(about);
    let (mut words, mut pictures, mut skipped) = (String::new(), Pictures::default(), 0_usize);
    let mut level = None;
    for event in Parser::new_ext(source, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Start(Tag::Image { .. }) => pictures.begin(),
            Event::End(TagEnd::Image) => pictures.end(),
            Event::Start(Tag::Heading { level: of, .. }) => {
                flush(&mut article, &mut words, &mut pictures);
                level = Some(of);
            }
            Event::End(TagEnd::Heading(_)) => {
                let heading = std::mem::take(&mut words);
                let first = level.take() == Some(HeadingLevel::H1) && article.text().is_empty();
                let heading = heading.trim();
                if first && article.about.title.as_deref().is_none_or(|t| t == heading) && !heading.is_empty() {
                    article.about.title = Some(heading.to_owned());
                } else {
                    article.push(BlockKind::Heading, heading);
                }
                pictures.write(&mut article);
            }
            Event::End(TagEnd::TableRow | TagEnd::TableHead) => {
                article.push(BlockKind::Caption, &std::mem::take(&mut words));
                pictures.write(&mut article);
            }
            Event::End(TagEnd::TableCell) => words.push_str("  "),
            Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock) => skipped += 1,
            Event::End(TagEnd::CodeBlock | TagEnd::HtmlBlock) => skipped = skipped.saturating_sub(1),
            Event::Start(Tag::Paragraph | Tag::Item | Tag::List(_) | Tag::BlockQuote(_) | Tag::Table(_))
            | Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::BlockQuote(_)) => flush(&mut article, &mut words, &mut pictures),
            Event::Text(text) | Event::Code(text) if skipped == 0 => pictures.line(&mut words).push_str(&text),
            Event::SoftBreak | Event::HardBreak => pictures.line(&mut words).push(' '),
            Event::InlineHtml(tag) if is_break(&tag) => pictures.line(&mut words).push(' '),
            _ => {}
        }
    }
    flush(&mut article, &mut words, &mut pictures);
    article
}

/// Whether a tag breaks the line: `The mayor said<br />that` is four words.
fn is_break(tag: &str) -> bool {
    let name = tag.trim_start_matches(['<', '/']).split(|c: char| !c.is_ascii_alphanumeric() && c != '-').next();
    name.is_some_and(|name| name.eq_ignore_ascii_case("br"))
}

/// The pictures of the paragraph that is being read. What they show is told behind it, so that it stands in no sentence.
#[derive(Debug, Default)]
struct Pictures {
    captions: Vec<String>,
    /// Pictures may stand in the words for a picture.
    depth: usize,
}

impl Pictures {
    fn begin(&mut self) {
        if self.depth == 0 {
            self.captions.push(String::new());
        }
        self.depth += 1;
    }

    fn end(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }

    /// Where text goes: to the picture that it is the caption of, else to `words`.
    fn line<'a>(&'a mut self, words: &'a mut String) -> &'a mut String {
        self.captions.last_mut().filter(|_| self.depth > 0).unwrap_or(words)
    }

    fn write(&mut self, article: &mut Article) {
        self.captions.drain(..).for_each(|caption| article.push(BlockKind::Caption, &caption));
    }
}

fn flush(article: &mut Article, words: &mut String, pictures: &mut Pictures) {
    article.push(BlockKind::Text, &std::mem::take(words));
    pictures.write(article);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Language, PassageKind};

    #[test]
    fn passages_map_to_the_text_that_is_shown() {
        let source = "# Bridge opens\n\nThe *new* bridge [opened](https://x.example) on\nMonday.\n\n## What next\n\n- One lane\n- Two lanes\n\n> \"Great,\" she said.\n\n![Cars on the bridge](a.png)\n\n| year | cars |\n|--|--|\n| 2022 | 40 |\n\n```\ncode\n```\n<div>markup</div>\n";
        let article = article(About::default(), source);
        assert_eq!(article.about.title.as_deref(), Some("Bridge opens"));
        let document = article.document(Language::ENGLISH).unwrap();
        let seen: Vec<(PassageKind, &str)> = document.passages.iter().map(|p| (p.kind, document.words(p.span))).collect();
        assert_eq!(seen[0], (PassageKind::Sentence, "The new bridge opened on Monday."));
        let words: Vec<&str> = seen.iter().map(|s| s.1).collect();
        assert_eq!(words[1..], ["What next", "One lane", "Two lanes", "\"Great,\" she said.", "Cars on the bridge", "year cars", "2022 40"]);
        assert_eq!(seen[5].0, PassageKind::Caption);
    }

    #[test]
    fn a_break_parts_words_and_other_tags_do_not() {
        let source = "The mayor said<br>that<BR/>the<br class=\"x\" />bridge<br-x> of H<sub>2</sub>O opened.";
        assert_eq!(article(About::default(), source).text(), "The mayor said that the bridge of H2O opened.");
    }

    #[test]
    fn a_picture_in_a_sentence_leaves_it_whole() {
        let shown = article(About::default(), "The bridge ![Cars *on* it](a.png) was opened ![](b.png)on Monday.\n\n![Alone](c.png)\n![Two](d.png)\n");
        let document = shown.document(Language::ENGLISH).unwrap();
        let seen: Vec<(PassageKind, &str)> = document.passages.iter().map(|p| (p.kind, document.words(p.span))).collect();
        let caption = |words| (PassageKind::Caption, words);
        let sentence = (PassageKind::Sentence, "The bridge was opened on Monday.");
        assert_eq!(seen, [sentence, caption("Cars on it"), caption("Alone"), caption("Two")]);
    }

    #[test]
    fn a_title_of_the_front_matter_stays() {
        let about = || About { title: Some("Stated".to_owned()), ..About::default() };
        assert_eq!(article(about(), "# Other\n\nText.").text(), "Other\n\nText.");
        assert_eq!(article(about(), "# Stated\n\nText.").text(), "Text.");
    }
}

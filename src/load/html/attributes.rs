//! Tags with more attributes than any page needs: the tokeniser compares every attribute with all before it.

use std::borrow::Cow;

/// Attributes that a tag may have; further ones are cut.
const MOST: usize = 1_000;

/// `source` with the attributes beyond [`MOST`] of each tag left out. What only looks like a tag, in a script, is cut at the next `<` at the latest.
pub(super) fn capped(source: &str) -> Cow<'_, str> {
    let bytes = source.as_bytes();
    let (mut kept, mut from, mut at) = (String::new(), 0, 0);
    while let Some(open) = bytes[at..].iter().position(|b| *b == b'<').map(|i| at + i) {
        at = open + 1;
        if !bytes.get(at).is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        let (end, cut) = tag(bytes, at);
        if let Some(cut) = cut {
            kept.push_str(&source[from..cut]);
            from = end;
        }
        at = end;
    }
    if from == 0 { Cow::Borrowed(source) } else { Cow::Owned(kept + &source[from..]) }
}

/// Where the tag whose name begins at `at` ends (its `>`, or a `<` after the cut), and where its attributes become too many.
fn tag(bytes: &[u8], at: usize) -> (usize, Option<usize>) {
    let (mut quote, mut last, mut attributes, mut cut) = (None, b'a', 0, None);
    for (i, &b) in bytes.iter().enumerate().skip(at) {
        match (quote, b) {
            (Some(q), _) => {
                if b == q {
                    quote = None;
                    last = b;
                }
                continue;
            }
            (None, b'"' | b'\'') if last == b'=' => quote = Some(b),
            (None, b'>') => return (i, cut),
            (None, b'<') if cut.is_some() => return (i, cut),
            (None, b' ' | b'\t' | b'\n' | b'\x0c' | b'\r' | b'/') => {
                // `a = "1"` is one attribute; whatever follows white space otherwise begins another.
                attributes += usize::from(last != b' ');
                if attributes > MOST && cut.is_none() {
                    cut = Some(i);
                }
                if last != b'=' {
                    last = b' ';
                }
                continue;
            }
            (None, _) => {}
        }
        last = b;
    }
    (bytes.len(), cut)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_as_pages_are_is_left_as_it_is() {
        let long = format!("<p data-x='{{\"a\": \"{}\"}}' title = \"a > b\">x < y</p><script>if (a<b) {{}}</script>", "word ".repeat(5_000));
        for page in ["", "<", "<p", "<p class='a' id=b>é<br/></p>", long.as_str()] {
            assert!(matches!(capped(page), Cow::Borrowed(same) if same == page));
        }
    }

    #[test]
    fn attributes_without_end_are_cut_and_the_words_stay() {
        for one in ["a=1 ", "é=\"x y\" ", "b\n\n", "\" ", "a/"] {
            let page = format!("<p {}>The bridge.</p><script>a<b {}</script><p>It opened.", one.repeat(50_000), one.repeat(50_000));
            let cut = capped(&page);
            assert!(cut.len() < 20_000 && cut.contains(">The bridge.</p><script>") && cut.ends_with("</script><p>It opened."), "{one:?} {}", cut.len());
        }
    }
}

//! Tags with more attributes than any page needs: the tokeniser compares every attribute with all before it.

use super::tree::raw_kind;
use html5ever::tokenizer::states::RawKind;
use std::borrow::Cow;

/// Attributes that a tag may have; further ones are cut.
const MOST: usize = 1_000;

/// `source` with the attributes beyond [`MOST`] of each tag left out.
pub(super) fn capped(source: &str) -> Cow<'_, str> {
    capped_at(source, MOST)
}

/// Finds tags where the tokeniser does: one that is seen where none is, in `<script>"<a x='"</script>`, hides those behind it.
fn capped_at(source: &str, most: usize) -> Cow<'_, str> {
    let bytes = source.as_bytes();
    let (mut kept, mut from, mut at) = (String::new(), 0, 0);
    while let Some(open) = find(bytes, at, b"<") {
        at = match bytes.get(open + 1..).unwrap_or_default() {
            [b'!', b'-', b'-', ..] => comment_end(bytes, open + 4),
            [b'/', b'a'..=b'z' | b'A'..=b'Z', ..] | [b'a'..=b'z' | b'A'..=b'Z', ..] => {
                let (end, cut) = tag(bytes, open + 2, most);
                if let Some(cut) = cut {
                    kept.push_str(&source[from..cut]);
                    from = end;
                }
                raw_end(bytes, open + 1, end)
            }
            [b'!' | b'?', ..] => find(bytes, open, b">").unwrap_or(bytes.len()),
            [b'/', b'>', ..] => open + 2,
            [b'/', _, ..] => find(bytes, open, b">").unwrap_or(bytes.len()),
            _ => open + 1,
        };
    }
    if from == 0 { Cow::Borrowed(source) } else { Cow::Owned(kept + &source[from..]) }
}

/// Where the tokeniser is in a tag (HTML standard, 13.2.5.8 to 13.2.5.40; states that go on alike are one).
#[derive(Clone, Copy)]
enum State {
    TagName,
    Between,
    Name,
    AfterName,
    BeforeValue,
    Value,
    Quoted(u8),
}

/// Where the tag in whose name `at` lies ends (its `>`), and where its attributes become too many.
fn tag(bytes: &[u8], at: usize, most: usize) -> (usize, Option<usize>) {
    let (mut state, mut attributes, mut cut, mut quoted) = (State::TagName, 0, None, at);
    for (i, &b) in bytes.iter().enumerate().skip(at) {
        let is_space = is_space(b);
        state = match (state, b) {
            (State::Quoted(quote), _) if b == quote => State::Between,
            (State::Quoted(_), _) => state,
            (_, b'>') => return (i, cut),
            (State::TagName | State::Value, _) if is_space => State::Between,
            (State::Name, _) if is_space => State::AfterName,
            (State::Between | State::AfterName | State::BeforeValue, _) if is_space => state,
            (State::TagName | State::Between | State::Name | State::AfterName, b'/') => State::Between,
            (State::Name | State::AfterName, b'=') => State::BeforeValue,
            (State::BeforeValue, b'"' | b'\'') => {
                quoted = i;
                State::Quoted(b)
            }
            (State::Between | State::AfterName, _) => {
                attributes += 1;
                cut = cut.or((attributes > most).then_some(i));
                State::Name
            }
            (State::BeforeValue | State::Value, _) => State::Value,
            (State::TagName | State::Name, _) => state,
        };
    }
    match state {
        // a quote that nothing closes hides no tag behind it
        State::Quoted(_) => (find(bytes, quoted, b">").unwrap_or(bytes.len()), cut),
        _ => (bytes.len(), cut),
    }
}

/// Where markup goes on behind the tag from `name` to `end`: at once, or at its end tag if its words are no markup.
fn raw_end(bytes: &[u8], name: usize, end: usize) -> usize {
    let name = bytes.get(name..end).unwrap_or_default().split(|&b| is_space(b) || b == b'/').next().unwrap_or_default();
    let name = String::from_utf8_lossy(name).to_ascii_lowercase();
    let Some(kind) = raw_kind(&name) else { return end };
    let named = |at: usize| {
        let rest = bytes.get(at..).unwrap_or_default();
        rest.get(..name.len()).is_some_and(|n| n.eq_ignore_ascii_case(name.as_bytes()))
            && rest.get(name.len()).is_some_and(|&b| is_space(b) || b == b'/' || b == b'>')
    };
    // `<script><!-- <script></script>` goes on until the next end
    let (mut commented, mut inner) = (false, false);
    let mut at = end;
    while let Some(next) = bytes.get(at..).and_then(|rest| rest.iter().position(|b| matches!(b, b'<' | b'-'))).map(|i| at + i) {
        at = next + 1;
        let rest = &bytes[next..];
        if rest.starts_with(b"</") && named(next + 2) {
            if !inner {
                return next;
            }
            inner = false;
        } else if kind == RawKind::ScriptData && !commented && rest.starts_with(b"<!--") {
            commented = true;
            at = next + 2;
        } else if commented && rest.starts_with(b"-->") {
            (commented, inner) = (false, false);
        } else if commented && rest.starts_with(b"<") && named(next + 1) {
            inner = true;
        }
    }
    bytes.len()
}

/// Where the comment ends whose words begin at `at`: `-->` or `--!>`, and `<!-->` and `<!--->` are whole.
fn comment_end(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    if rest.starts_with(b">") || rest.starts_with(b"->") {
        return at;
    }
    let mut from = at;
    while let Some(dashes) = find(bytes, from, b"--") {
        match bytes.get(dashes + 2..).unwrap_or_default() {
            [b'>', ..] | [b'!', b'>', ..] => return dashes + 2,
            _ => from = dashes + 1,
        }
    }
    bytes.len()
}

fn is_space(b: u8) -> bool {
    matches!(b, b' ' | b'\t' | b'\n' | b'\x0c' | b'\r')
}

fn find(bytes: &[u8], from: usize, wanted: &[u8]) -> Option<usize> {
    bytes.get(from..)?.windows(wanted.len()).position(|w| w == wanted).map(|i| from + i)
}

#[cfg(test)]
mod tests {
    use super::{super::tree::Tree, *};

    #[test]
    fn a_page_as_pages_are_is_left_as_it_is() {
        let long = format!("<p data-x='{{\"a\": \"{}\"}}' title = \"a > b\">x < y</p><script>if (a<b) {{}}</script>", "word ".repeat(5_000));
        for page in ["", "<", "<p", "</", "<!--", "<!", "<p class='a' id=b>é<br/></p>", long.as_str()] {
            assert!(matches!(capped(page), Cow::Borrowed(same) if same == page));
        }
    }

    #[test]
    fn attributes_without_end_are_cut_and_the_words_stay() {
        for one in ["a=1 ", "é=\"x y\" ", "b\n\n", "\" ", "a/", "a=''"] {
            let many = one.repeat(50_000);
            let page = format!("<p {many}>The bridge.</p><p>It opened.</p {many}>");
            let cut = capped(&page);
            assert!(cut.len() < 20_000 && cut.contains(">The bridge.</p><p>It opened.</p "), "{one:?} {}", cut.len());
        }
    }

    #[test]
    fn what_only_looks_like_a_tag_hides_none() {
        for before in [
            "<script>var s=\"<a x='\";</script>",
            "<script><!-- <script>'</script><a x='--></script>",
            "<STYLE><a x='</STYLE >",
            "<!-- <a x=' -->",
            "<!--><b>",
            "<!x <a x='>",
            "</ <a x='>",
            "<p =\">",
            "<p=\">",
            "<p x=a=\">",
            "<p x='",
        ] {
            let page = format!("{before}><div {}>The bridge.\"</div>", "a ".repeat(50_000));
            assert!(capped(&page).len() < 3_000, "{before}");
        }
    }

    /// Whatever the markup, with cut tags the tokeniser finds the same elements and words.
    #[test]
    fn nothing_but_attributes_is_cut() {
        const PIECES: [&str; 32] = [
            "<a",
            "<script",
            "</script",
            "<!--",
            "-->",
            "--!>",
            "<!",
            "<?",
            "</",
            "<",
            ">",
            "/",
            "=",
            "'",
            "\"",
            " ",
            " b",
            " c='",
            " d=\"",
            "-",
            "e",
            "<title>",
            "</title>",
            "<style>",
            "</style>",
            "<script>",
            "</script>",
            "<p>",
            "</p>",
            "\n",
            "é",
            "<!-->",
        ];
        let elements = |source: &str| {
            let tree = Tree::of_html(source);
            (0..tree.len()).map(|id| format!("{}{}", tree.name(id), tree.text(id).unwrap_or_default())).collect::<Vec<_>>()
        };
        let mut state = 1_u64;
        for _ in 0..20_000 {
            let pieces = (0..24).map(|_| {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                PIECES[(state >> 59) as usize]
            });
            // a tag that nothing ends is no tag
            let page = pieces.collect::<String>() + " x\"'>The bridge.";
            assert_eq!(elements(&capped_at(&page, 1)), elements(&page), "{page:?} {:?}", capped_at(&page, 1));
        }
    }
}

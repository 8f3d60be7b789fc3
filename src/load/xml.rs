//! XML as a run of names and words, whatever its entities and namespaces.

use super::Error;
use quick_xml::{
    Reader, XmlVersion,
    events::{BytesStart, Event},
};

/// A step through a document. Names are without their namespace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    /// An element begins.
    Start(String, Vec<(String, String)>),
    /// Text, entities resolved.
    Words(String),
    /// An element ends; empty ones end at once.
    End(String),
}

/// The value of an attribute of a start.
pub(super) fn attribute<'a>(attributes: &'a [(String, String)], name: &str) -> Option<&'a str> {
    attributes.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
}

/// Goes through `source`, which is `format` for messages. What a truncated document still has is given before the error.
pub(super) fn each(source: &str, format: &'static str, mut step: impl FnMut(Step)) -> Result<(), Error> {
    let mut reader = Reader::from_str(source);
    reader.config_mut().check_end_names = false;
    loop {
        match reader.read_event().map_err(|e| Error::Damaged { format, detail: e.to_string() })? {
            Event::Start(start) => step(begin(&start)),
            Event::Empty(start) => {
                let name = start.local_name().as_ref().to_owned();
                step(begin(&start));
                step(Step::End(name));
            }
            Event::End(end) => step(Step::End(end.local_name().as_ref().to_owned())),
            Event::Text(text) => step(Step::Words(text.html_content().into_owned())),
            Event::CData(data) => step(Step::Words(data.html_content().into_owned())),
            Event::GeneralRef(reference) => {
                let named = || html_entity(reference.html_content().as_ref());
                step(Step::Words(reference.resolve_char_ref().ok().flatten().map(String::from).unwrap_or_else(named)));
            }
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            Event::Eof => return Ok(()),
        }
    }
}

fn begin(start: &BytesStart<'_>) -> Step {
    let mut attributes = Vec::new();
    for attribute in start.attributes().with_checks(false).flatten() {
        let value = attribute.normalized_value(XmlVersion::default()).map(|v| v.into_owned()).unwrap_or_default();
        attributes.push((attribute.key.local_name().as_ref().to_owned(), value));
    }
    Step::Start(start.local_name().as_ref().to_owned(), attributes)
}

/// A named character reference of HTML, which feeds use without declaring it; as written where there is none of that name.
fn html_entity(name: &str) -> String {
    Some(super::html::text(&format!("&{name};"))).filter(|t| !t.is_empty()).unwrap_or_else(|| " ".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_and_namespaces_are_resolved() {
        let mut seen = Vec::new();
        each("<a:b c='1 &amp; 2'>x &lt;&#233;&nbsp;&eacute; <![CDATA[<p>]]><d/></a:b>", "test", |s| seen.push(s)).unwrap();
        assert_eq!(seen.first(), Some(&Step::Start("b".into(), vec![("c".into(), "1 & 2".into())])));
        let words: String = seen.iter().filter_map(|s| if let Step::Words(w) = s { Some(w.as_str()) } else { None }).collect();
        assert_eq!(words, "x <é é <p>");
        assert_eq!(seen[seen.len() - 2..], [Step::End("d".into()), Step::End("b".into())]);
        assert!(each("<a><b", "test", |_| {}).is_err());
    }
}

//! E-mail (RFC 5322 and MIME): a newsletter or a forwarded article.

use super::{Error, article::Article, html};
use crate::text::{About, Origin, Stamp};
use jiff::civil::{Date, Time};
use mail_parser::{MessageParser, PartType};

/// The text of a message: its HTML part where it has one.
pub(super) fn article(bytes: &[u8]) -> Result<Article, Error> {
    let damaged = || Error::Damaged { format: "e-mail", detail: "it has no headers".to_owned() };
    let message = MessageParser::default().parse(bytes).ok_or_else(damaged)?;
    let sender = message.from().and_then(|f| f.first());
    let published = message.date().and_then(|d| {
        let date = Date::new(i16::try_from(d.year).ok()?, i8::try_from(d.month).ok()?, i8::try_from(d.day).ok()?).ok()?;
        let time = Time::new(i8::try_from(d.hour).ok()?, i8::try_from(d.minute).ok()?, i8::try_from(d.second).ok()?, 0).ok();
        Some(Stamp { date, time, origin: Origin::Stated })
    });
    let about = About {
        title: message.subject().map(str::to_owned),
        outlet: sender.and_then(|s| s.name().or(s.address())).map(str::to_owned),
        published,
        ..About::default()
    };
    let is_html = message.html_part(0).is_some_and(|p| matches!(p.body, PartType::Html(_)));
    match (message.body_html(0).filter(|_| is_html), message.body_text(0)) {
        (Some(page), _) => {
            let mut article = Article::new(about);
            html::whole(&page, &mut article);
            Ok(article)
        }
        (None, Some(text)) => Ok(Article::plain(about, own(&text.replace("\r\n", "\n")))),
        (None, None) => Err(Error::Empty),
    }
}

/// What the sender wrote: without the signature (RFC 3676) and the lines that answer or quote another message. A message that holds nothing else is
/// what it quotes.
fn own(text: &str) -> String {
    let lines = text.lines().take_while(|line| *line != "-- ");
    let own: Vec<&str> = lines.filter(|line| !line.starts_with('>')).collect();
    if own.iter().all(|line| line.trim().is_empty()) { text.to_owned() } else { own.join("\n") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_has_title_sender_date_and_paragraphs() {
        let raw = b"From: Morning Letter <letter@wire.example>\r\nSubject: =?utf-8?q?Z=C3=BCrich_votes?=\r\nDate: Thu, 29 Sep 2022 06:00:00 +0200\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nPlain.\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>First =C3=A9.</p><p>Second.</p>\r\n--b--\r\n";
        let article = article(raw).unwrap();
        assert_eq!((article.about.title.as_deref(), article.about.outlet.as_deref()), (Some("Zürich votes"), Some("Morning Letter")));
        assert_eq!(article.about.published.map(|s| s.date.to_string()).as_deref(), Some("2022-09-29"));
        assert_eq!(article.text(), "First é.\n\nSecond.");
    }

    #[test]
    fn a_plain_message() {
        let plain = article(b"Subject: A\r\n\r\nOne.\r\n\r\nTwo.\r\n").unwrap();
        assert_eq!(plain.text().trim(), "One.\n\nTwo.");
    }

    #[test]
    fn a_signature_and_what_is_quoted_belong_to_no_article() {
        let text = |body: &str| article(format!("Subject: A\r\n\r\n{body}").as_bytes()).unwrap().text().trim().to_owned();
        assert_eq!(text("One.\r\n\r\n> Two.\r\n>> Three.\r\n\r\nFour -- five.\r\n--\r\nSix.\r\n-- \r\nAda\r\n"), "One.\n\n\nFour -- five.\n--\nSix.");
        assert_eq!(text("> One.\r\n> Two.\r\n"), "> One.\n> Two.");
    }
}

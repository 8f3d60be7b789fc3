//! Sources of every form, good and bad.

use super::*;
use flate2::{Compression, write::GzEncoder};
use std::{fs, io::Write, path::Path};

fn load_all(sources: &[&Path], options: &Options) -> Loaded {
    let sources: Vec<String> = sources.iter().map(|p| p.to_string_lossy().into_owned()).collect();
    load(&sources, options, &Progress::none()).unwrap()
}

/// Loads a file of this name and content.
fn loaded(name: &str, content: &[u8]) -> Loaded {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, content).unwrap();
    load_all(&[&path], &Options::default())
}

fn gzipped(content: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content).unwrap();
    encoder.finish().unwrap()
}

fn message(loaded: &Loaded) -> &str {
    assert_eq!((loaded.documents.len(), loaded.problems.len()), (0, 1), "{loaded:?}");
    &loaded.problems[0].message
}

#[test]
fn plain_text_is_kept_byte_for_byte_but_for_line_ends() {
    let content = "---\r\ntitle: A\r\n---\r\n\r\n  One\u{a0}two.\t\r\n\r\nThree.\r\n";
    let loaded = loaded("a.txt", content.as_bytes());
    assert_eq!(&*loaded.documents[0].text, "\n  One\u{a0}two.\t\n\nThree.\n");
    assert_eq!(loaded.documents[0].about.title.as_deref(), Some("A"));
    let hash = loaded.documents[0].about.sha256.as_deref();
    assert!(hash.is_some_and(|h| h.len() == 64), "the bytes as they are stored have a hash: {hash:?}");
    assert_eq!(loaded.problems, []);
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_go_on() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str, content: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, content).unwrap();
        path
    };
    let (empty, binary, good) = (at("empty.txt", b" \n"), at("binary.txt", b"\x7fELF\0\0\0"), at("good.txt", b"Words."));
    let missing = folder.path().join("missing.txt");
    let loaded = load_all(&[&empty, &binary, &missing, &good], &Options::default());
    assert_eq!(loaded.documents.len(), 1);
    let told: Vec<(&str, &str)> = loaded.problems.iter().map(|p| (p.source.rsplit('/').next().unwrap(), p.message.split([',', ':']).next().unwrap())).collect();
    assert_eq!(told, [("empty.txt", "has no text"), ("binary.txt", "is not text"), ("missing.txt", "cannot be read")]);
}

#[test]
fn front_matter_goes_before_text_markdown_and_html_alike() {
    let page = "<html><head><title>Of the page</title></head><body><p>The bridge was opened on Monday by the mayor.</p></body></html>";
    for (name, body) in
        [("a.txt", "The bridge was opened on Monday by the mayor."), ("a.md", "The *bridge* was opened on Monday by the mayor."), ("a.html", page)]
    {
        let loaded = loaded(name, format!("---\r\ntitle: Stated\r\npublished: 29.9.2022\r\ndate: 2022-09-29\r\n---\r\n{body}").as_bytes());
        let document = &loaded.documents[0];
        assert_eq!(document.text.trim(), "The bridge was opened on Monday by the mayor.", "{name}");
        assert_eq!(document.about.title.as_deref(), Some("Stated"), "{name}");
        assert_eq!(document.about.published.map(|s| s.date.to_string()).as_deref(), Some("2022-09-29"), "{name}");
        assert!(loaded.problems.len() == 1 && loaded.problems[0].message.starts_with("line 3, column 12: `29.9.2022`"), "{name}: {:?}", loaded.problems);
    }
}

#[test]
fn a_version_of_what_is_not_there_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    for (name, of) in [("a.txt", "b.txt"), ("b.txt", "https://wire.example/a"), ("c.txt", "nosuch.txt")] {
        fs::write(at(name), format!("---\nversion_of: {of}\n---\nWords.")).unwrap();
    }
    let loaded = load_all(&[&at("a.txt"), &at("b.txt"), &at("c.txt")], &Options::default());
    assert_eq!((loaded.documents.len(), loaded.problems.len()), (3, 1), "{:?}", loaded.problems);
    assert!(loaded.problems[0].source.ends_with("c.txt") && loaded.problems[0].message.starts_with("is a version of `nosuch.txt`"));
    assert_eq!(load_all(&[&at("a.txt")], &Options::default()).problems, [], "the file is there");
}

#[test]
fn another_encoding_is_read_and_told() {
    let loaded = loaded("a.txt", b"Der Stadtrat in Z\xfcrich sagte am Montag, die \x84neue\x93 Br\xfccke k\xf6nne nicht vor M\xe4rz er\xf6ffnet werden.");
    assert!(loaded.documents[0].text.contains("Zürich"));
    assert!(loaded.problems.iter().any(|p| p.message.starts_with("is not UTF-8; read as windows-1252")));
}

#[test]
fn gzip_is_unpacked() {
    assert_eq!(&*loaded("a.txt.gz", &gzipped(b"Words.")).documents[0].text, "Words.");
    let whole = gzipped(&b"Words and more words. ".repeat(500));
    assert!(message(&loaded("a.txt.gz", &whole[..whole.len() / 2])).starts_with("is a damaged gzip file"));
}

#[test]
fn size_is_limited_before_and_after_unpacking() {
    let folder = tempfile::tempdir().unwrap();
    let huge = folder.path().join("huge.txt");
    fs::File::create(&huge).unwrap().set_len(1_000_000_000).unwrap();
    let bomb = folder.path().join("bomb.txt.gz");
    fs::write(&bomb, gzipped(&vec![b'a'; 3_000_000])).unwrap();
    let options = Options { limits: Limits { megabytes: 1, ..Limits::default() }, ..Options::default() };
    let loaded = load_all(&[&huge, &bomb], &options);
    assert!(loaded.documents.is_empty());
    assert!(loaded.problems.iter().all(|p| p.message.starts_with("is larger than 1 MB")), "{:?}", loaded.problems);
}

#[test]
fn a_language_without_words_is_told() {
    let text = "Le pont restera fermé jusqu'à lundi, a annoncé vendredi la mairie dans un communiqué de presse. Il sera rouvert ensuite.";
    let loaded = loaded("a.txt", text.as_bytes());
    assert_eq!(loaded.documents[0].language.code(), "fr");
    assert!(loaded.problems[0].message.starts_with("seems to be in French"));
}

#[test]
fn the_order_given_is_the_order_kept() {
    let folder = tempfile::tempdir().unwrap();
    let paths: Vec<_> = (0..40)
        .map(|i| {
            let path = folder.path().join(format!("{i:02}.txt"));
            fs::write(&path, format!("Article number {i}.")).unwrap();
            path
        })
        .collect();
    let given: Vec<&Path> = paths.iter().rev().map(|p| p.as_path()).collect();
    let texts: Vec<String> = load_all(&given, &Options::default()).documents.iter().map(|d| d.text.to_string()).collect();
    assert_eq!(texts, (0..40).rev().map(|i| format!("Article number {i}.")).collect::<Vec<_>>());
}

/// An archive of stored and packed files.
fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in files {
        writer.start_file(*name, zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated)).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

const DOCX_XML: &[u8] = b"<w:document xmlns:w='w'><w:body><w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr><w:r><w:t>What happened</w:t></w:r></w:p><w:p><w:r><w:t xml:space='preserve'>The bridge </w:t></w:r><w:del><w:r><w:delText>never</w:delText></w:r></w:del><w:r><w:t>opened on Monday.</w:t></w:r></w:p></w:body></w:document>";

#[test]
fn docx_and_epub_have_title_date_and_paragraphs() {
    let core = b"<cp:coreProperties><dc:title>Bridge opens</dc:title><dc:creator>Ada</dc:creator><dcterms:created>2022-09-29T08:00:00Z</dcterms:created></cp:coreProperties>";
    let docx = loaded("a.docx", &zipped(&[("word/document.xml", DOCX_XML), ("docProps/core.xml", core)]));
    let document = &docx.documents[0];
    assert_eq!(&*document.text, "What happened\n\nThe bridge opened on Monday.");
    assert_eq!((document.about.title.as_deref(), document.about.published.unwrap().date.to_string().as_str()), (Some("Bridge opens"), "2022-09-29"));
    assert_eq!(
        (document.about.published.unwrap().origin, docx.problems[0].message.as_str()),
        (Origin::Inferred, "states no date; taken to be of 2022-09-29, when the DOCX was made")
    );

    let container = b"<container><rootfiles><rootfile full-path='OEBPS/book.opf'/></rootfiles></container>";
    let opf = b"<package><metadata><dc:title>Rivers</dc:title><dc:date>2021-05-04</dc:date><dc:language>en</dc:language></metadata><manifest><item id='b' href='b.xhtml'/><item id='a' href='a.xhtml'/></manifest><spine><itemref idref='a'/><itemref idref='b'/></spine></package>";
    let (a, b): (&[u8], &[u8]) = (b"<html><body><h2>One</h2><p>First chapter.</p></body></html>", b"<html><body><p>Second chapter.</p></body></html>");
    let epub = loaded("a.epub", &zipped(&[("META-INF/container.xml", container), ("OEBPS/book.opf", opf), ("OEBPS/b.xhtml", b), ("OEBPS/a.xhtml", a)]));
    let document = &epub.documents[0];
    assert_eq!(&*document.text, "One\n\nFirst chapter.\n\nSecond chapter.");
    assert_eq!((document.about.title.as_deref(), document.about.published.unwrap().date.to_string().as_str()), (Some("Rivers"), "2021-05-04"));

    let opf = "<package><manifest><item id='a' href='kapitel-%C3%BC%20a.xhtml'/><item id='b' href='gone.xhtml'/></manifest><spine><itemref idref='a'/><itemref idref='b'/></spine></package>";
    let epub = loaded("a.epub", &zipped(&[("META-INF/container.xml", container), ("OEBPS/book.opf", opf.as_bytes()), ("OEBPS/kapitel-ü a.xhtml", b)]));
    assert_eq!((&*epub.documents[0].text, epub.problems[0].message.as_str()), ("Second chapter.", "lacks its part gone.xhtml, which is left out"));
}

#[test]
fn a_protected_book_says_so_and_one_with_hidden_fonts_is_read() {
    let container = b"<container><rootfiles><rootfile full-path='book.opf'/></rootfiles></container>";
    let opf = b"<package><manifest><item id='a' href='a.xhtml'/></manifest><spine><itemref idref='a'/></spine></package>";
    let book = |algorithm: &str| {
        let encryption = format!("<encryption><enc:EncryptedData><enc:EncryptionMethod Algorithm='{algorithm}'/></enc:EncryptedData></encryption>");
        let files: [(&str, &[u8]); 4] = [
            ("META-INF/container.xml", container),
            ("META-INF/encryption.xml", encryption.as_bytes()),
            ("book.opf", opf),
            ("a.xhtml", b"<p>First chapter.</p>"),
        ];
        loaded("a.epub", &zipped(&files))
    };
    assert_eq!(&*book("http://www.idpf.org/2008/embedding").documents[0].text, "First chapter.");
    assert!(message(&book("http://www.w3.org/2001/04/xmlenc#aes128-cbc")).starts_with("is protected (DRM)"));
}

#[test]
fn broken_and_hostile_archives_are_told() {
    let whole = zipped(&[("word/document.xml", DOCX_XML)]);
    assert!(message(&loaded("a.docx", &whole[..whole.len() / 2])).starts_with("is a damaged EPUB or DOCX file"));
    assert!(message(&loaded("a.docx", &zipped(&[("other", b"x")]))).starts_with("is not text"));
    let folder = tempfile::tempdir().unwrap();
    let bomb = folder.path().join("bomb.docx");
    fs::write(&bomb, zipped(&[("word/document.xml", &vec![b' '; 5_000_000])])).unwrap();
    let loaded = load_all(&[&bomb], &Options { limits: Limits { megabytes: 1, ..Limits::default() }, ..Options::default() });
    assert!(message(&loaded).starts_with("is larger than 1 MB"));
}

#[test]
fn hostile_pages_end_soon_and_are_told() {
    let deep = format!("{}<p>{}</p>", "<div>".repeat(50_000), "words of an article that is nested far too deep for any reader of pages ".repeat(3));
    assert_eq!(loaded("deep.html", deep.as_bytes()).documents.len(), 1);
    let index = format!("<html><body>{}</body></html>", "<div><a href='/x'>A link to a story</a></div>".repeat(80));
    assert!(message(&loaded("index.html", index.as_bytes())).starts_with("has no article text"));
    let wall = "<html><body><main><h1>Story</h1><p>Log in to read this story.</p><form><input type='password'></form></main></body></html>";
    assert!(message(&loaded("wall.html", wall.as_bytes())).starts_with("is behind a login"));
}

#[test]
fn a_page_that_is_no_more_than_a_sentence_is_an_article() {
    for page in [
        "<p>At least 14 people died in the fire, officials said.</p>",
        "<html><head><title>Fire</title></head><body><nav>News</nav><div>At least 14 people died in the fire, officials said.</div></body></html>",
    ] {
        assert_eq!(&*loaded("a.html", page.as_bytes()).documents[0].text, "At least 14 people died in the fire, officials said.");
    }
    for page in ["<p>Loading</p>", "<noscript>Switch scripts on to read this.</noscript><div id=root></div>"] {
        assert!(message(&loaded("a.html", page.as_bytes())).starts_with("has no article text"), "{page}");
    }
}

/// Answers every connection on loopback with what `answer` makes of its number, byte by byte after a pause where one is given.
fn server(answer: impl Fn(usize, u16) -> Vec<u8> + Send + 'static, pause: std::time::Duration) -> u16 {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    std::thread::spawn(move || {
        for (number, stream) in listener.incoming().enumerate() {
            let (mut stream, bytes) = (stream.unwrap(), answer(number, port));
            std::thread::spawn(move || {
                use std::io::Read;
                let _ = stream.read(&mut [0; 4096]);
                let parts: Vec<&[u8]> = if pause.is_zero() { vec![&bytes] } else { bytes.chunks(1).collect() };
                for part in parts {
                    if stream.write_all(part).is_err() {
                        return;
                    }
                    std::thread::sleep(pause);
                }
            });
        }
    });
    port
}

fn answered(status: &str, headers: &str, body: &str) -> Vec<u8> {
    format!("HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {}\r\n{headers}\r\n{body}", body.len()).into_bytes()
}

fn fetched(url: &str, options: &Options) -> Loaded {
    load(&[url.to_owned()], options, &Progress::none()).unwrap()
}

fn on_loopback() -> Options {
    Options { web: Web { private_networks: true, ..Web::default() }, limits: Limits { seconds: 5, megabytes: 1 }, ..Options::default() }
}

#[test]
fn a_page_is_fetched_once_and_then_taken_from_the_cache() {
    let body = "---\ntitle: Served\n---\nWords that came over the wire.";
    let port =
        server(move |n, _| if n == 0 { answered("200 OK", "Content-Type: text/plain\r\n", body) } else { answered("500 Oops", "", "") }, Default::default());
    let url = format!("http://127.0.0.1:{port}/a");
    let folder = tempfile::tempdir().unwrap();
    let options = Options { cache: Some(folder.path().to_owned()), ..on_loopback() };
    let first = fetched(&url, &options);
    let about = &first.documents[0].about;
    assert_eq!((about.title.as_deref(), about.url.as_deref()), (Some("Served"), Some(url.as_str())));
    assert_eq!(about.sha256.as_deref().map(str::len), Some(64));
    let again = fetched(&url, &options);
    assert_eq!(again.documents[0].about, *about);
    let stale = fetched(&url, &Options { web: Web { cache_hours: 0, ..options.web.clone() }, ..options });
    assert!(stale.problems[0].message.starts_with("the server answers 500; the copy of "), "{:?}", stale.problems);
    assert_eq!(stale.documents.len(), 1);
}

#[test]
fn private_networks_are_refused_unless_allowed() {
    let port = server(|_, _| answered("200 OK", "", "Secret."), Default::default());
    for host in ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]"] {
        let loaded = fetched(&format!("http://{host}:{port}/"), &Options::default());
        assert!(message(&loaded).contains("leads into a private network"), "{host}: {loaded:?}");
    }
}

#[test]
fn redirects_time_and_size_are_limited() {
    let around = server(|_, port| answered("302 Found", &format!("Location: http://127.0.0.1:{port}/on\r\n"), ""), Default::default());
    assert!(message(&fetched(&format!("http://127.0.0.1:{around}/"), &on_loopback())).starts_with("is redirected more than 5 times"));
    let slow = server(|_, _| answered("200 OK", "", &"a".repeat(100)), std::time::Duration::from_secs(1));
    let hurried = Options { limits: Limits { seconds: 2, megabytes: 1 }, ..on_loopback() };
    assert!(message(&fetched(&format!("http://127.0.0.1:{slow}/"), &hurried)).starts_with("took longer than 2 s"));
    let large = server(|_, _| answered("200 OK", "", &"a ".repeat(600_000)), Default::default());
    assert!(message(&fetched(&format!("http://127.0.0.1:{large}/"), &on_loopback())).starts_with("is larger than 1 MB"));
    let gone = server(|_, _| answered("404 Not Found", "", ""), Default::default());
    assert_eq!(message(&fetched(&format!("http://127.0.0.1:{gone}/"), &on_loopback())), "is not there (any more)");
}

#[test]
fn other_kinds_of_address_are_refused() {
    assert!(message(&fetched("ftp://x.example/a", &Options::default())).starts_with("is an address of a kind that is not read"));
}

const FEED: &[u8] = b"<rss><channel><title>Wire</title><item><title>Old</title><link>https://wire.example/old</link><pubDate>Wed, 28 Sep 2022 08:00:00 GMT</pubDate><description>Old words.</description></item><item><title>New</title><pubDate>Thu, 29 Sep 2022 08:00:00 GMT</pubDate><description>New words.</description></item></channel></rss>";

#[test]
fn a_whole_feed_offers_its_entries_and_without_an_answer_its_newest_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    fs::write(at("wire.rss"), FEED).unwrap();
    fs::write(at("a.txt"), "Words.").unwrap();
    let all = Options { feed_entries: Entries(usize::MAX), ..Options::default() };
    let read = |sources: &[String]| load(sources, &all, &Progress::none()).unwrap();
    let offered = |sources: &[String]| read(sources).entries(sources).map(|d| d.about.path.clone()).collect::<Vec<_>>();
    assert_eq!(offered(&[at("a.txt"), at("wire.rss")]), [at("wire.rss#1"), at("wire.rss#2")]);
    assert!(offered(&[at("a.txt"), at("wire.rss#2")]).is_empty(), "one that was named is not asked for again");
    let kept = |sources: &[String]| {
        let mut loaded = read(sources);
        loaded.keep_newest(sources, Entries(1));
        loaded.documents.iter().map(|d| d.about.path.clone()).collect::<Vec<_>>()
    };
    assert_eq!(kept(&[at("wire.rss"), at("a.txt")]), [at("wire.rss#1"), at("a.txt")]);
    assert_eq!(kept(&[at("wire.rss#2")]), [at("wire.rss#2")]);
}

#[test]
fn an_entry_of_a_feed_is_picked_by_its_number() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("wire.rss"), FEED).unwrap();
    fs::write(at("a.txt"), "Words.").unwrap();
    let picked = load_all(&[&at("wire.rss#2")], &Options::default());
    assert_eq!(picked.documents[0].about.title.as_deref(), Some("Old"));
    assert!(picked.documents[0].about.path.ends_with("wire.rss#2"), "the name under which it can be read again");
    let none = load_all(&[&at("wire.rss#3"), &at("a.txt#1"), &at("a.txt")], &Options::default());
    let told: Vec<&str> = none.problems.iter().map(|p| p.message.as_str()).collect();
    assert!(told[0].starts_with("is no entry: the feed has 2") && told[1].starts_with("is no feed"), "{told:?}");
    assert_eq!(none.documents.len(), 1);
    fs::write(at("b.txt#1"), "A file of this name.").unwrap();
    fs::write(at("b.txt"), "Another.").unwrap();
    assert_eq!(&*load_all(&[&at("b.txt#1")], &Options::default()).documents[0].text, "A file of this name.");
}

#[test]
fn entries_without_an_address_are_no_versions_of_one_another() {
    let port = server(|_, _| answered("200 OK", "Content-Type: application/rss+xml\r\n", std::str::from_utf8(FEED).unwrap()), Default::default());
    let loaded = fetched(&format!("http://127.0.0.1:{port}/rss"), &on_loopback());
    let urls: Vec<Option<&str>> = loaded.documents.iter().map(|d| d.about.url.as_deref()).collect();
    assert_eq!(urls, [None, Some("https://wire.example/old")]);
}

/// A zip archive whose one file is marked as encrypted (bit 0 of its flags).
fn locked() -> Vec<u8> {
    let mut bytes = zipped(&[("word/document.xml", DOCX_XML)]);
    for (signature, flags) in [(*b"PK\x03\x04", 6), (*b"PK\x01\x02", 8)] {
        let at = bytes.windows(4).position(|w| w == signature).unwrap();
        bytes[at + flags] |= 1;
    }
    bytes
}

#[test]
fn every_bad_source_is_named_with_its_reason_and_the_good_one_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let page = "<html><body><article><p>The bridge was opened on Monday by the mayor of the town, who said that it had cost less than planned.</p></article></body></html>";
    let cases: [(&str, Vec<u8>, &str); 7] = [
        ("locked.docx", locked(), "is encrypted"),
        ("password.docx", [&[0xd0, 0xcf, 0x11, 0xe0][..], &[0; 600]].concat(), "is encrypted"),
        ("cut.docx", zipped(&[("word/document.xml", DOCX_XML)])[..200].to_vec(), "is a damaged EPUB or DOCX file"),
        ("cut.txt.gz", gzipped(&b"Words and more words. ".repeat(500))[..60].to_vec(), "is a damaged gzip file"),
        ("noise.html", (0..4000u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8).collect(), "is not text"),
        ("blank.html", b"<html><head><title>T</title></head><body> </body></html>".to_vec(), "has no article text"),
        ("wall.html", b"<main><h1>Story</h1><p>Log in to read this story.</p><form><input type='password'></form></main>".to_vec(), "is behind a login"),
    ];
    for (name, content, _) in &cases {
        fs::write(folder.path().join(name), content).unwrap();
    }
    fs::write(folder.path().join("good.html"), page).unwrap();
    let paths: Vec<_> = cases.iter().map(|(name, ..)| *name).chain(["good.html"]).map(|name| folder.path().join(name)).collect();
    let loaded = load_all(&paths.iter().map(|p| p.as_path()).collect::<Vec<_>>(), &Options::default());
    assert_eq!(loaded.documents.len(), 1);
    assert_eq!(loaded.problems.len(), cases.len(), "{:?}", loaded.problems);
    for ((name, _, reason), problem) in cases.iter().zip(&loaded.problems) {
        assert!(problem.source.ends_with(name) && problem.message.starts_with(reason), "{name}: {problem:?}");
    }
}

#[test]
fn a_wrongly_stated_encoding_and_a_cut_answer_are_survived() {
    let page = b"<html><head><meta charset='utf-8'></head><body><p>Die Br\xfccke in Z\xfcrich k\xf6nne nicht vor M\xe4rz er\xf6ffnet werden, sagte der Stadtrat am Montag nach einer langen Sitzung im Rathaus der Stadt.</p></body></html>";
    assert!(loaded("a.html", page).documents[0].text.contains("Brücke in Zürich"));
    let cut = server(|_, _| b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 5000\r\n\r\nOnly the beginning".to_vec(), Default::default());
    let loaded = fetched(&format!("http://127.0.0.1:{cut}/"), &on_loopback());
    assert!(message(&loaded).starts_with("cannot be fetched"), "{loaded:?}");
}

#[test]
fn the_first_of_many_articles_are_read_before_the_others_and_keep_their_places() {
    let folder = tempfile::tempdir().unwrap();
    let options = Options::default();
    let opening = |listing: &mut Listing| listing.opening(&options, &Progress::none()).unwrap();
    for n in 0..MANY {
        assert!(opening(&mut list(&[folder.path().to_string_lossy().into_owned()])).is_none(), "{n} articles");
        fs::write(folder.path().join(format!("{n:02}.txt")), format!("Article {n} tells this.")).unwrap();
    }
    let mut listing = list(&[folder.path().to_string_lossy().into_owned()]);
    let first = opening(&mut listing).unwrap();
    let whole = listing.read(&options, &Progress::none()).unwrap();
    assert_eq!((first.documents.len(), whole.documents.len()), (OPENING, MANY));
    let paths = |documents: &[Document]| documents.iter().map(|d| d.about.path.clone()).collect::<Vec<_>>();
    assert_eq!(paths(&first.documents), paths(&whole.documents[..OPENING]));
}

#[test]
fn what_two_sources_stand_for_is_read_once() {
    let folder = tempfile::tempdir().unwrap();
    for file in ["a.txt", "b.txt"] {
        std::fs::write(folder.path().join(file), "Four regions voted.").unwrap();
    }
    let root = folder.path().to_string_lossy().into_owned();
    let sources = [root.clone(), format!("{root}/./b.txt"), format!("{root}/*.txt"), "sample:ferry".to_owned(), "sample:ferry".to_owned()];
    let once = load(&["sample:ferry".to_owned()], &Options::default(), &Progress::none()).unwrap().documents.len();
    let loaded = load(&sources, &Options::default(), &Progress::none()).unwrap();
    assert_eq!((loaded.documents.len(), loaded.problems.len()), (2 + once, 0));
}

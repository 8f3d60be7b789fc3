//! Articles, names of files, titles, addresses, settings and what is typed are shown by a terminal and never obeyed by it: everything the program
//! writes is read by a terminal's parser, which finds no order but the program's own.

#![cfg(unix)]

mod terminal;

use portable_pty::CommandBuilder;
use std::{fs, path::Path};
use tempfile::TempDir;
use terminal::{Obeyed, Reader};

/// Orders of every family (ECMA-48, xterm): erase, blink, title, link, clipboard, DCS, APC, PM, reset, their one-byte forms (C1), bell, backspace;
/// then what turns or hides text, and more marks than a letter can carry.
const ORDERS: &str = "\u{1b}[2J\u{1b}[5m\u{1b}]0;owned\u{7}\u{1b}]8;;https://evil.example\u{1b}\\x\u{1b}]52;c;b3duZWQ=\u{7}\u{1b}P$q\"p\u{1b}\\\u{1b}_Gx\u{1b}\\\
\u{1b}^x\u{1b}\\\u{1b}c\u{9b}5m\u{9d}0;owned\u{9c}\u{90}q\u{9c}\u{8}\u{7f}\u{202e}\u{2066}\u{200b}\u{200d}\u{feff}\u{ad}\u{e0041}\u{2028}\u{3164}";

/// [`ORDERS`] with a word that tells that they came through, and a flood of marks.
fn hostile() -> String {
    format!("owned {ORDERS}e{}", "\u{301}".repeat(200))
}

/// A folder of articles, settings and reviews in which every value is hostile. Names of files hold no slash.
fn desk() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    let x = hostile();
    let article = |outlet: &str, millions: u8| {
        format!(
            "---\ntitle: The bridge {x}\noutlet: {outlet} {x}\nauthor: {x}\npublished: 2022-09-29\nurl: https://wire.example/{x}\n---\n{x} opens\n\n\
             The bridge of Marwick{x} cost {millions} million dollars {x}, said Ada Brook{x}.\n\n\
             “The bridge of Marwick {x} was opened on Monday,” Mayor Ada Brook said {x}.\n\n{x}\n"
        )
    };
    write(&name("a", "txt"), &article("Wire", 12));
    write(&name("b", "md"), &article("Courier", 14));
    let page = format!("<title>{x}</title><article><h1>{x}</h1><p>{}</p></article>", format!("The bridge of Marwick {x} cost 13 million dollars. ").repeat(4));
    write(&name("c", "html"), &page);
    write(
        "feed.xml",
        &format!(
            "<rss><channel><title>{0}</title><item><title>{0}</title><link>https://wire.example/{0}</link><description>The bridge {0} opened.</description></item></channel></rss>",
            x.replace('\u{1b}', "&#27;").replace(|c: char| c.is_ascii_control(), "")
        ),
    );
    write(&name("broken", "docx"), &format!("PK\u{3}\u{4}{x}"));
    write(&name("settings", "toml"), &format!("[reader]\n\"{}\" = 1\n", escaped(&x)));
    write(&name("good", "toml"), &format!("sources = [\"{}\"]\n", escaped(&x)));
    write("theme.toml", &format!("[reader]\ntheme = \"{}\"\n", escaped(&x)));
    write(&name("review", "crossread.toml"), &review(folder.path(), &x));
    write(&name("damaged", "crossread.toml"), &format!("crossread = 1\n\"{}\" = 2\n", escaped(&x)));
    folder
}

fn name(stem: &str, ending: &str) -> String {
    format!("{stem}{}.{ending}", ORDERS.replace('/', "_"))
}

/// As a TOML string.
fn escaped(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_ascii_graphic() && !matches!(c, '"' | '\\') || c == ' ' { c.to_string() } else { format!("\\U{:08x}", u32::from(c)) })
        .collect()
}

fn review(folder: &Path, x: &str) -> String {
    let x = escaped(x);
    let source = escaped(&folder.join(name("a", "txt")).to_string_lossy());
    let other = escaped(&folder.join(name("b", "md")).to_string_lossy());
    format!(
        "crossread = 1\n[[source]]\npath = \"{source}\"\ntitle = \"{x}\"\n[[source]]\npath = \"{other}\"\noutlet = \"{x}\"\n\
         [[judgement]]\ndecision = \"source\"\nsource = \"{source}\"\noutlet = \"owned {x}\"\n\
         [[judgement]]\ndecision = \"note\"\ntext = \"{x}\"\n[judgement.passage]\nsource = \"{source}\"\nparagraph = 1\nwords = \"{x} opens\"\n\
         [[judgement]]\ndecision = \"note\"\ntext = \"{x}\"\n[judgement.passage]\nsource = \"{x}\"\nparagraph = 1\nwords = \"{x}\"\n"
    )
}

fn command(folder: &TempDir, args: &[&str]) -> CommandBuilder {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_crossread"));
    command.args(args);
    command.cwd(folder.path());
    command.env("TERM", "xterm-256color");
    command.env("HOME", folder.path());
    command.env("XDG_CONFIG_HOME", folder.path());
    command.env("EDITOR", "true");
    command.env_remove("NO_COLOR");
    command
}

/// Runs a command in a terminal and checks what it writes there, on standard output and standard error.
#[track_caller]
fn prints(folder: &TempDir, args: &[&str], expected: &str) {
    let mut program = Reader::spawn(command(folder, args), (100, 40));
    program.finish();
    let obeyed = Obeyed::of(&program.written);
    // The bar that shows how far long work is begins its line anew.
    let orders: Vec<&String> = obeyed.orders.iter().filter(|o| *o != "CSI 0 K" && *o != "CSI  K").collect();
    assert!(orders.is_empty(), "orders {orders:?} by {args:?}");
    assert!(obeyed.hidden().is_empty(), "hidden {:?} by {args:?}", obeyed.hidden());
    assert!(obeyed.printed.contains(expected), "no {expected:?} in {:?} by {args:?}", obeyed.printed);
}

#[test]
fn every_form_of_output_is_inert() {
    let desk = desk();
    let [a, b, c, review] = [name("a", "txt"), name("b", "md"), name("c", "html"), name("review", "crossread.toml")];
    prints(&desk, &["--plain", &a, &b, &c], "owned");
    for format in ["text", "markdown", "html", "json", "csv"] {
        prints(&desk, &["compare", &a, &b, &c, "--include-single", "--format", format], "owned");
        prints(&desk, &["compare", &a, &b, "--review", &review, "--format", format], "owned");
    }
    for format in ["text", "json", "csv"] {
        prints(&desk, &["facts", &a, &b, &c, "--format", format], "owned");
    }
    prints(&desk, &["compare", &review], "owned");
    prints(&desk, &["feed", "feed.xml"], "owned");
    prints(&desk, &["compare", "."], "owned");
}

#[test]
fn every_message_is_inert() {
    let desk = desk();
    let x = hostile();
    let [a, broken, settings, damaged] = [name("a", "txt"), name("broken", "docx"), name("settings", "toml"), name("damaged", "crossread.toml")];
    prints(&desk, &["--plain", &x], "owned");
    prints(&desk, &["--plain", &format!("sample:{x}")], "owned");
    prints(&desk, &["--plain", &format!("ftp://{x}")], "owned");
    prints(&desk, &["--plain", &format!("[{x}")], "owned");
    prints(&desk, &["--plain", &format!("{}*", name("x", "txt"))], "matches no file");
    prints(&desk, &["--plain", &broken], "broken");
    prints(&desk, &["--plain", &damaged], "damaged");
    prints(&desk, &["--plain", &a, "--review", &damaged], "damaged");
    prints(&desk, &["--plain", "--config", &x], "owned");
    prints(&desk, &["--plain", "--config", &settings], "owned");
    prints(&desk, &["--plain", "--config", "theme.toml"], "theme.toml");
    prints(&desk, &["config", "check", "--config", &settings], "settings");
    prints(&desk, &["config", "path", "--config", &name("good", "toml")], "good");
    prints(&desk, &["config", "check", "--config", &name("good", "toml")], "valid");
    prints(&desk, &["config", "show", "--config", &name("good", "toml")], "owned");
    prints(&desk, &["--config", &name("good", "toml"), "--plain"], "owned");
    prints(&desk, &["--theme", &x, &a], "no theme is called");
    prints(&desk, &["--published", &x, &a], "owned");
    prints(&desk, &["compare", &a, &format!("--{x}")], "owned");
    prints(&desk, &["compare", &a, "-o", &format!("{x}/out.txt")], "owned");
    prints(&desk, &["compare", &a, "--log", &format!("{x}/log")], "owned");
}

/// Sequences that the reader writes itself. Blinking, which the hostile texts ask for, is none of them.
fn is_own(order: &str) -> bool {
    let Some(sequence) = order.strip_prefix("CSI ") else {
        return matches!(order, "ESC 7" | "ESC 8" | "OSC 11;?" | "ESC \\") || order.starts_with("OSC 52;c;");
    };
    let (params, action) = sequence.rsplit_once(' ').unwrap_or_default();
    match action {
        "m" => !params.replace("38;5;", "").replace("48;5;", "").split(';').any(|p| p == "5"),
        "H" | "K" => true,
        "J" => params == "2",
        "n" => params == "6",
        "h" | "l" => matches!(params, "?1049" | "?2004" | "?25" | "?1000" | "?1002" | "?1003" | "?1006" | "?1015" | "?2026"),
        _ => false,
    }
}

#[test]
fn the_reader_paints_and_copies_inert_text_in_every_view_and_layer() {
    let desk = desk();
    let [a, b, c] = [name("a", "txt"), name("b", "md"), name("c", "html")];
    let mut reader = Reader::spawn(command(&desk, &[&a, &b, &c, "missing\u{1b}[5m", "--review", &name("review", "crossread.toml")]), (160, 45));
    reader.wait_for("unseen");
    let paste = format!("\u{1b}[200~{}\u{1b}[201~", hostile().replace('\u{1b}', "\u{9b}"));
    for keys in ["1", "2", "3", "4", "1g\r", "1dm", "1gy", "Y", "A", "e", "E", "R", "1L", "i", "t", "v", "x", "X", "X"].map(str::to_owned).into_iter().chain([
        format!("/{paste}\r"),
        format!(":{paste}"),
        format!("f{paste}\r"),
        format!("a{paste}\r"),
        format!("c{paste}\r"),
        format!("+{paste}\r"),
        "*".to_owned(),
    ]) {
        reader.press(&keys);
        // What was asked for is done before the help opens. Escape is pressed twice, since once before another key it is Alt.
        reader.press("\u{1b}\u{1b}?");
        reader.wait(&format!("help after {keys:?}"), |r| r.text().contains("type to search"));
        reader.press("\u{1b}");
        reader.wait("help closed", |r| !r.text().contains("type to search"));
    }
    reader.press("q");
    reader.finish();
    let obeyed = Obeyed::of(&reader.written);
    let foreign: Vec<&String> = obeyed.orders.iter().filter(|o| !is_own(o)).collect();
    assert!(foreign.is_empty(), "{foreign:?}");
    assert!(obeyed.hidden().is_empty(), "{:?}", obeyed.hidden());
    assert!(obeyed.printed.contains("owned"));
    let copied = fs::read_to_string(desk.path().join(".local/state/crossread/copied.txt")).unwrap();
    assert!(copied.contains("owned") && Obeyed::of(copied.as_bytes()).orders.is_empty(), "{copied:?}");
}

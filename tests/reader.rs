//! The reader in a real pseudo-terminal. Nothing here sleeps: each step waits for what must appear.

#![cfg(unix)]

use crossread::tui::terminal::Session;
use portable_pty::{CommandBuilder, PtySize};
use std::{env, process::Command, time::Duration};
use terminal::Reader;

mod terminal;

/// Set for the copy of this program that panics inside the terminal.
const PANIC: &str = "CROSSREAD_TEST_PANIC";

#[test]
fn every_view_is_gone_through_and_the_terminal_given_back() {
    for (story, outlet, word) in [("referendums", "Northern Wire", "Zelensky"), ("ferry", "Coastline Press", "Orla")] {
        go_through(story, outlet, word);
    }
}

fn go_through(story: &str, outlet: &str, word: &str) {
    let folder = tempfile::tempdir().unwrap();
    let mut reader = Reader::open_on(&folder, &format!("sample:{story}"), (160, 45));
    reader.wait_for("unseen");
    for (keys, shown) in [
        ("1", outlet),
        ("2", "what the others say"),
        ("3", "Discrepancies"),
        ("4", "Dates and figures"),
        ("1]\r", "passages"),
        ("\x1b[6~\x1b[6~", "why they meet"),
    ] {
        reader.press(keys);
        reader.wait_for(shown);
    }
    reader.press("\x1b");
    reader.wait("the card closed", |r| !r.text().contains("why they meet"));
    reader.press("?");
    reader.wait_for("type to search");
    reader.press("\x1b");
    reader.wait("help closed", |r| !r.text().contains("type to search"));
    reader.press(&format!("/{word}\r"));
    reader.wait_for("match ");
    reader.press("e");
    reader.wait_for("written to crossread-");
    reader.press("y");
    reader.wait_for("copied; also in");
    assert!(reader.written.windows(6).any(|w| w == b"\x1b]52;c"));
    reader.press("q");
    assert!(reader.child.wait().unwrap().success());
    reader.assert_restored();
    let exported = std::fs::read_dir(folder.path()).unwrap().flatten().filter(|e| e.file_name().to_string_lossy().starts_with("crossread-")).count();
    assert_eq!(exported, 1);
}

/// What `compare` prints of the sample story in this folder.
fn compared(folder: &tempfile::TempDir, format: &str) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crossread"));
    command.args(["compare", "sample:referendums", "--format", format]).current_dir(folder.path()).env("HOME", folder.path());
    String::from_utf8(command.output().unwrap().stdout).unwrap()
}

#[test]
fn a_review_survives_a_restart_and_goes_into_exports() {
    let folder = tempfile::tempdir().unwrap();
    let mut reader = Reader::open(&folder, (160, 45));
    reader.wait_for("unseen");
    reader.wait_for("≠");
    reader.press("m");
    reader.wait_for("marked confirmed");
    reader.press("aAsk the commission.\r");
    reader.wait_for("noted at");
    reader.press("goL");
    reader.wait_for("with which?");
    reader.press("lgoL");
    reader.wait("two passages linked", |r| r.text().contains(" linked") && !r.text().contains("Esc cancels"));
    reader.press("q");
    assert!(reader.child.wait().unwrap().success());

    let mut again = Reader::open(&folder, (160, 45));
    again.wait_for("confirmed 1");
    again.press("A");
    again.wait_for("linked “");
    again.wait_for("note “Ask the commission.” on “");
    again.wait_for("marked confirmed: ");
    again.press("\x1b");
    again.wait("the list closed", |r| !r.text().contains("what was judged"));
    again.press("u");
    again.wait_for("undone: linked");
    again.press("\x12");
    again.wait_for("again: linked");
    again.press("q");
    assert!(again.child.wait().unwrap().success());

    let text = compared(&folder, "text");
    for words in ["review: 1 confirmed", "discrepancy, confirmed: ", ": Ask the commission.", " linked by the reviewer"] {
        assert!(text.contains(words), "{words:?} in {text}");
    }
    let json: serde_json::Value = serde_json::from_str(&compared(&folder, "json")).unwrap();
    let review = &json["review"];
    assert_eq!((&review["marks"][0]["mark"], &review["notes"][0]["text"]), (&"confirmed".into(), &"Ask the commission.".into()));
    assert_eq!((review["linked"].as_array().map(Vec::len), review["unattached"].as_array().map(Vec::len)), (Some(1), Some(0)));
    let file = std::fs::read_to_string(folder.path().join("referendums.crossread.toml")).unwrap();
    assert!(file.contains("path = \"sample:referendums/northern-wire.txt\"") && file.contains("decision = \"link\""), "{file}");
}

#[test]
fn a_review_file_that_cannot_be_read_stops_nothing_and_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let damaged = "crossread = 1\n\n[[judgement]]\ndecision = \"guess\"\n";
    std::fs::write(folder.path().join("referendums.crossread.toml"), damaged).unwrap();
    let mut reader = Reader::open(&folder, (160, 45));
    reader.wait_for("referendums.crossread.toml:4:12: ");
    reader.press("m");
    reader.wait_for("kept as referendums.crossread.kept-1.toml");
    reader.press("q");
    assert!(reader.child.wait().unwrap().success());
    assert_eq!(std::fs::read_to_string(folder.path().join("referendums.crossread.kept-1.toml")).unwrap(), damaged);
    assert!(compared(&folder, "text").contains("review: 1 confirmed"));
}

#[test]
fn sources_are_added_and_changed_while_reading() {
    let folder = tempfile::tempdir().unwrap();
    // as editors do it: never half a file
    let write = |name: &str, text: &str| {
        std::fs::write(folder.path().join("half"), text).unwrap();
        std::fs::rename(folder.path().join("half"), folder.path().join(name)).unwrap();
    };
    write("crossread.toml", "[reader]\nwatch = true\n");
    write("wire.txt", "---\noutlet: Wire\n---\nThe bridge opened after 12 years of work.\n");
    write("herald.txt", "---\noutlet: Herald\n---\nThe bridge was opened after 12 years of work.\n");
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_crossread"));
    command.args(["wire.txt", "herald.txt"]);
    command.cwd(folder.path());
    command.env("TERM", "xterm-256color");
    command.env("HOME", folder.path());
    let mut reader = Reader::spawn(command, (160, 45));
    reader.wait_for("unseen");
    reader.press("+");
    reader.wait_for("paste an article");
    reader.press("\x1b[200~The bridge opened at noon\r\rAfter 14 years of work the bridge was opened.\x1b[201~");
    reader.wait_for("C is new");
    reader.wait_for("After 14 years of work");
    write("herald.txt", "---\noutlet: Herald\n---\nThe bridge was opened after 15 years of work.\n");
    reader.wait_for("B changed");
    reader.wait("B compared again", |r| {
        let text = r.text();
        text.contains("after 15 years of work") && text.contains("discrepancy 1/1") && !text.contains("Esc cancels")
    });
    reader.press("m");
    reader.wait_for("confirmed 1");
    reader.press("q");
    assert!(reader.child.wait().unwrap().success());
    let open = |args: &[&str]| Command::new(env!("CARGO_BIN_EXE_crossread")).args(args).current_dir("/").env("HOME", folder.path()).output().unwrap();
    let file = folder.path().join("wire-herald.crossread.toml");
    let text = String::from_utf8(open(&[file.to_str().unwrap()]).stdout).unwrap();
    assert!(text.contains("After 14 years") && text.contains("after 15 years") && text.contains("review: 1 confirmed"), "{text}");
}

#[test]
fn a_feed_is_picked_from() {
    let folder = tempfile::tempdir().unwrap();
    let item = |title: &str, day: u32| {
        let date = format!("{day} Sep 2022 08:00:00 GMT");
        format!("<item><title>{title}</title><pubDate>{date}</pubDate><description>{title}, the council said on Monday.</description></item>")
    };
    let items = [item("The bridge is open", 27), item("The ferry has sunk", 28), item("The vote was held", 29)].concat();
    std::fs::write(folder.path().join("wire.rss"), format!("<rss><channel><title>Wire</title>{items}</channel></rss>")).unwrap();
    let mut reader = Reader::open_on(&folder, "wire.rss", (100, 30));
    reader.wait_for("Space picks");
    reader.wait("the entries, newest first", |r| r.text().find("vote was held") < r.text().find("bridge is open"));
    reader.press(" jj ");
    reader.wait("two picked", |r| r.text().matches("[x]").count() == 2);
    reader.press("\r");
    reader.wait("both read and nothing else", |r| {
        let text = r.text();
        text.contains("vote was held, the") && text.contains("bridge is open, the") && !text.contains("ferry") && text.contains("unseen")
    });
    reader.press("q");
    assert!(reader.child.wait().unwrap().success());
}

#[test]
fn signals_end_the_program_with_the_terminal_given_back() {
    for signal in ["-TERM", "-HUP", "-INT"] {
        let folder = tempfile::tempdir().unwrap();
        let mut reader = Reader::open(&folder, (80, 24));
        reader.wait_for("unseen");
        reader.kill(signal);
        assert!(!reader.child.wait().unwrap().success(), "{signal}");
        reader.assert_restored();
    }
}

#[test]
fn suspending_gives_the_terminal_back_and_waking_takes_it_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut reader = Reader::open(&folder, (80, 24));
    reader.wait_for("unseen");
    reader.press("\x1a");
    reader.assert_restored();
    // The program may still be about to stop: it is woken until it says something.
    loop {
        reader.kill("-CONT");
        if let Ok(bytes) = reader.output.recv_timeout(Duration::from_millis(100)) {
            reader.take_in(&bytes);
            break;
        }
    }
    reader.wait("the screen again", |r| r.screen.screen().alternate_screen() && r.text().contains("unseen"));
    reader.press("q");
    assert!(reader.child.wait().unwrap().success());
    reader.assert_restored();
}

#[test]
fn a_resize_is_drawn_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut reader = Reader::open(&folder, (160, 45));
    reader.wait_for("4 Time");
    reader.master.resize(PtySize { rows: 12, cols: 40, pixel_width: 0, pixel_height: 0 }).unwrap();
    reader.screen.screen_mut().set_size(12.try_into().unwrap(), 40.try_into().unwrap());
    reader.wait("the narrow header", |r| r.text().contains("unseen") && !r.text().contains("4 Time"));
    reader.press("q");
    assert!(reader.child.wait().unwrap().success());
}

#[test]
fn a_key_writes_little() {
    let folder = tempfile::tempdir().unwrap();
    let mut reader = Reader::open(&folder, (120, 40));
    reader.wait_for("unseen");
    reader.press("1j");
    reader.press("?");
    reader.wait_for("type to search");
    let before = reader.written.len();
    reader.press("x");
    reader.wait("the letter typed", |r| r.text().contains("> x"));
    let wrote = reader.written.len() - before;
    assert!(wrote < 16_000, "{wrote} bytes");
    reader.press("\x1b");
    reader.wait("help closed", |r| !r.text().contains("type to search"));
    reader.press("q");
    reader.wait("the end", Reader::is_restored);
}

#[test]
fn a_panic_gives_the_terminal_back_before_its_message() {
    if env::var_os(PANIC).is_some() {
        let mut session = Session::open(true).unwrap();
        session.draw(|frame| frame.render_widget("painted", frame.area())).unwrap();
        panic!("on purpose");
    }
    let mut command = CommandBuilder::new(env::current_exe().unwrap());
    command.args(["--exact", "a_panic_gives_the_terminal_back_before_its_message", "--nocapture"]);
    command.env(PANIC, "1");
    command.env("RUST_BACKTRACE", "0");
    let mut reader = Reader::spawn(command, (80, 24));
    reader.wait_for("on purpose");
    assert!(reader.written.windows(7).any(|w| w == b"painted"));
    assert!(!reader.child.wait().unwrap().success());
    reader.assert_restored();
}

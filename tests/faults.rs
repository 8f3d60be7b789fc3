//! What goes wrong around the program: files that go away, folders that take nothing, readers and terminals that are gone. A message, a sensible
//! exit status, and never a panic. Disks that are full and places that cannot be written to by an export are in `exports.rs`; a writer killed at
//! any moment is in `killed_while_saving.rs`; signals are in `reader.rs`.

#![cfg(unix)]

mod terminal;

use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use std::{
    fs,
    io::Read,
    path::Path,
    process::{Command, Output},
};
use terminal::Reader;

const WIRE: &str = "---\noutlet: Wire\n---\nThe bridge cost 12 million dollars.\n";
const COURIER: &str = "---\noutlet: Courier\n---\nThe bridge cost 14 million dollars.\n";

fn desk() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), WIRE).unwrap();
    fs::write(folder.path().join("b.txt"), COURIER).unwrap();
    folder
}

fn command(folder: &tempfile::TempDir, args: &[&str]) -> CommandBuilder {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_crossread"));
    command.args(args);
    command.cwd(folder.path());
    command.env("TERM", "xterm-256color");
    command.env("HOME", folder.path());
    command
}

/// Runs a shell line in which `$CROSSREAD` is the program.
fn shell(folder: &Path, line: &str) -> Output {
    let mut command = Command::new("bash");
    command.args(["-c", line]).current_dir(folder).env("CROSSREAD", env!("CARGO_BIN_EXE_crossread")).env("HOME", folder).env("XDG_CONFIG_HOME", folder);
    command.output().unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_reader_of_the_output_that_goes_away_is_no_trouble_to_any_command() {
    let desk = desk();
    let commands = ["compare a.txt b.txt", "facts a.txt", "man", "completions bash", "config show", "config show --default", "--help", "--plain a.txt b.txt"];
    for command in commands {
        // Nobody reads from the first byte on: the program waits until the other end is closed.
        let output = shell(desk.path(), &format!("(read -t 5 < <(sleep 0.2); $CROSSREAD {command}; echo \"status $?\" >&2) | true"));
        let told = err(&output);
        assert!(told.starts_with("status 0") || told.starts_with("status 1"), "{command}: {told}");
    }
    for format in ["text", "markdown", "html", "json", "csv"] {
        let output =
            shell(desk.path(), &format!("(read -t 5 < <(sleep 0.2); $CROSSREAD compare a.txt b.txt --format {format}; echo \"status $?\" >&2) | true"));
        assert_eq!(err(&output), "status 1\n", "{format}");
    }
}

#[test]
fn closed_standard_streams_are_no_trouble() {
    let desk = desk();
    for streams in [">&-", "2>&-", "<&-", ">&- 2>&-", "<&- >&- 2>&-"] {
        let output = shell(desk.path(), &format!("$CROSSREAD compare a.txt b.txt {streams}"));
        assert_eq!(output.status.code(), Some(1), "{streams}: {}", err(&output));
        let output = shell(desk.path(), &format!("$CROSSREAD compare missing {streams}"));
        assert_eq!(output.status.code(), Some(2), "{streams}: {}", err(&output));
    }
}

#[test]
fn a_file_deleted_while_reading_is_told_and_the_rest_stays() {
    let desk = desk();
    let mut reader = Reader::spawn(command(&desk, &["a.txt", "b.txt"]), (120, 40));
    reader.wait_for("discrepancy 1/1");
    fs::remove_file(desk.path().join("b.txt")).unwrap();
    reader.press("r");
    reader.wait_for("b.txt: cannot be read: No such file");
    reader.wait_for("12 million dollars");
    fs::remove_file(desk.path().join("a.txt")).unwrap();
    reader.press("r");
    reader.wait_for("a.txt: cannot be read: No such file");
    fs::write(desk.path().join("a.txt"), WIRE).unwrap();
    fs::write(desk.path().join("b.txt"), COURIER).unwrap();
    // Twice, since once before another key it is Alt.
    reader.press("\u{1b}\u{1b}r");
    reader.wait_for("discrepancy 1/1");
    reader.press("q");
    assert!(reader.finish().success());
}

#[test]
fn a_file_that_shrinks_or_turns_to_nonsense_while_reading_is_told() {
    let desk = desk();
    let mut reader = Reader::spawn(command(&desk, &["a.txt", "b.txt"]), (120, 40));
    reader.wait_for("discrepancy 1/1");
    fs::write(desk.path().join("b.txt"), "").unwrap();
    reader.press("r");
    reader.wait_for("b.txt: has no text");
    fs::write(desk.path().join("b.txt"), [0, 159, 146, 150, 0, 1, 2]).unwrap();
    reader.press("r");
    reader.wait_for("b.txt: is not text");
    reader.press("q");
    assert!(reader.finish().success());
}

#[cfg(target_os = "linux")]
#[test]
fn a_review_that_cannot_be_kept_says_so_and_is_rescued_at_the_end() {
    let desk = desk();
    // Nobody, not even root, writes there.
    let mut reader = Reader::spawn(command(&desk, &["a.txt", "b.txt", "--review", "/proc/self/x.crossread.toml"]), (160, 40));
    reader.wait_for("discrepancy 1/1");
    reader.press("m");
    reader.wait_for("not kept: /proc/self/x.crossread.toml");
    reader.press("q");
    assert!(!reader.finish().success());
    let rescued = desk.path().join(".local/state/crossread/rescued.crossread.toml");
    assert!(reader.text().contains("rescued.crossread.toml"), "{}", reader.text());
    let mut reader = Reader::spawn(command(&desk, &[rescued.to_str().unwrap()]), (160, 40));
    reader.wait_for("discrepancy 1/1");
    reader.press("A");
    reader.wait_for("marked confirmed");
    reader.press("q");
    assert!(reader.finish().success());
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_takes_no_export_is_named_and_reading_goes_on() {
    let desk = desk();
    let sources = ["a.txt", "b.txt"].map(|name| desk.path().join(name).to_string_lossy().into_owned());
    let mut open = command(&desk, &[&sources[0], &sources[1], "--review", "/dev/null"]);
    open.cwd("/proc");
    let mut reader = Reader::spawn(open, (160, 40));
    reader.wait_for("discrepancy 1/1");
    reader.press("e");
    reader.wait_for("nothing was written");
    reader.press("q");
    assert!(reader.finish().success());
}

#[test]
fn the_program_ends_when_its_terminal_is_gone() {
    let desk = desk();
    let pair = native_pty_system().openpty(PtySize { rows: 40, cols: 120, pixel_width: 0, pixel_height: 0 }).unwrap();
    let mut child = pair.slave.spawn_command(command(&desk, &["a.txt", "b.txt", "--log", "run.log"])).unwrap();
    drop(pair.slave);
    let mut output = pair.master.try_clone_reader().unwrap();
    let mut written = Vec::new();
    while !String::from_utf8_lossy(&written).contains("dollars") {
        let mut buffer = [0; 4096];
        let n = output.read(&mut buffer).unwrap();
        written.extend_from_slice(&buffer[..n]);
    }
    drop(output);
    drop(pair.master);
    let status = child.wait().unwrap();
    assert!(!status.success());
    let log = fs::read_to_string(desk.path().join("run.log")).unwrap();
    assert!(!log.contains("panicked"), "{log}");
}

#[test]
fn a_terminal_without_cells_is_waited_for() {
    let desk = desk();
    let mut reader = Reader::spawn(command(&desk, &["a.txt", "b.txt"]), (120, 40));
    reader.wait_for("discrepancy 1/1");
    for (cols, rows) in [(0, 0), (1, 1), (0, 40), (120, 0), (2, 3), (65_535, 1)] {
        reader.master.resize(PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }).unwrap();
        reader.press("jd1234");
    }
    reader.master.resize(PtySize { rows: 40, cols: 120, pixel_width: 0, pixel_height: 0 }).unwrap();
    reader.press("?");
    reader.wait_for("type to search");
    reader.press("\u{1b}");
    reader.wait("help closed", |r| !r.text().contains("type to search"));
    reader.press("q");
    assert!(reader.finish().success());
}

#[test]
fn the_log_tells_what_happened_and_the_screen_nothing_of_it() {
    let desk = desk();
    let mut reader = Reader::spawn(command(&desk, &["a.txt", "b.txt", "missing.txt", "--log", "run.log"]), (120, 40));
    reader.wait_for("discrepancy 1/1");
    reader.press("q");
    assert!(reader.finish().success());
    let log = fs::read_to_string(desk.path().join("run.log")).unwrap();
    for words in ["crossread 0.1.0 started", "missing.txt: cannot be read", "2 sources read, 1 problems", "alignments", "ended with"] {
        assert!(log.contains(words), "{words:?} in {log}");
    }
    assert!(!String::from_utf8_lossy(&reader.written).contains("sources read,"));
}

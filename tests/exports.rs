//! What happens to exports where the place or the articles are bad: a clear message or safe output, never half a file.
#![cfg(unix)]

use std::{
    fs,
    os::unix::fs::symlink,
    path::Path,
    process::{Command, Output},
};

const FORMATS: [&str; 5] = ["text", "markdown", "html", "json", "csv"];

fn desk() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), "---\noutlet: Wire\n---\nThe bridge cost 12 million dollars.\n").unwrap();
    fs::write(folder.path().join("b.txt"), "---\noutlet: Courier\n---\nThe bridge cost 14 million dollars.\n").unwrap();
    folder
}

/// Runs a shell line in which `$CROSSREAD` is the program.
fn shell(folder: &Path, line: &str) -> Output {
    let mut command = Command::new("sh");
    command.args(["-c", line]).current_dir(folder).env("CROSSREAD", env!("CARGO_BIN_EXE_crossread")).env("HOME", folder).env("XDG_CONFIG_HOME", folder);
    command.output().unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// The names in a folder, in order.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_place_that_cannot_be_written_to_is_named_and_nothing_is_left() {
    let desk = desk();
    fs::create_dir(desk.path().join("folder")).unwrap();
    for target in ["missing/out.html", "a.txt/out.html", "/proc/out.html", "folder"] {
        let output = shell(desk.path(), &format!("$CROSSREAD compare a.txt b.txt --format html --force -o {target}"));
        assert_eq!(output.status.code(), Some(2), "{target}");
        assert!(err(&output).starts_with(&format!("crossread: {target}: ")) && err(&output).contains("nothing was written"), "{target}: {}", err(&output));
    }
    assert_eq!(names(desk.path()), ["a.txt", "b.txt", "folder"]);
    assert!(names(&desk.path().join("folder")).is_empty());
}

#[test]
fn a_disk_that_is_full_leaves_the_old_file_and_no_part_of_the_new() {
    let desk = desk();
    fs::write(desk.path().join("out.html"), "old").unwrap();
    // A file may grow to 1 block here; the signal that this sends is ignored, so that writing fails as on a full disk.
    let line = "trap '' XFSZ; ulimit -f 1; exec $CROSSREAD compare a.txt b.txt --format html --force -o out.html";
    let output = shell(desk.path(), line);
    assert_eq!((output.status.code(), fs::read_to_string(desk.path().join("out.html")).unwrap().as_str()), (Some(2), "old"), "{}", err(&output));
    assert_eq!(names(desk.path()), ["a.txt", "b.txt", "out.html"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_device_is_written_to_and_stays_a_device() {
    let desk = desk();
    for line in ["$CROSSREAD compare a.txt b.txt > /dev/full", "$CROSSREAD compare a.txt b.txt --force -o /dev/full"] {
        let output = shell(desk.path(), line);
        assert_eq!(output.status.code(), Some(2), "{line}");
        assert!(err(&output).contains("No space left"), "{}", err(&output));
    }
    assert!(!fs::metadata("/dev/full").unwrap().is_file());
    let output = shell(desk.path(), "$CROSSREAD compare a.txt b.txt -o /dev/stdout | grep -c discrepancy");
    assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), "2");
}

#[test]
fn a_link_is_not_followed() {
    let desk = desk();
    let path = |name: &str| desk.path().join(name);
    fs::write(path("precious.txt"), "precious").unwrap();
    symlink(path("precious.txt"), path("out.txt")).unwrap();
    symlink(path("nowhere.txt"), path("dangling.txt")).unwrap();
    for link in ["out.txt", "dangling.txt"] {
        let kept = shell(desk.path(), &format!("$CROSSREAD compare a.txt b.txt -o {link}"));
        assert_eq!(kept.status.code(), Some(2));
        assert!(err(&kept).contains("exists already; give another name, or --force"), "{}", err(&kept));
        let replaced = shell(desk.path(), &format!("$CROSSREAD compare a.txt b.txt --force -o {link}"));
        assert_eq!(replaced.status.code(), Some(1), "{}", err(&replaced));
        assert!(path(link).symlink_metadata().unwrap().is_file());
    }
    assert_eq!(fs::read_to_string(path("precious.txt")).unwrap(), "precious");
    assert!(!path("nowhere.txt").exists());
}

#[test]
fn long_titles_control_characters_and_markup_come_out_safe_in_every_form() {
    let desk = desk();
    let title = format!("\u{1b}]0;owned\u{7}<script>alert(1)</script>=cmd|{} \u{202e}end", "x".repeat(10_000));
    let article = format!("---\ntitle: {title}\noutlet: '{title}'\nurl: javascript:alert(1)\n---\nThe bridge \u{9b}2J cost 13 million dollars. {title}\n");
    fs::write(desk.path().join("c.txt"), article).unwrap();
    for format in FORMATS {
        let output = shell(desk.path(), &format!("$CROSSREAD compare a.txt c.txt --include-single --width 60 --format {format}"));
        assert_eq!(output.status.code(), Some(1), "{format}: {}", err(&output));
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(!text.contains(['\u{1b}', '\u{7}', '\u{9b}', '\u{202e}']) || format == "json", "{format} passes control characters");
        match format {
            "text" => assert!(text.lines().all(|l| l.chars().count() <= 60)),
            "markdown" | "html" => assert!(!text.contains("<script>alert") && !text.contains("(<javascript") && !text.contains("href=\"javascript")),
            "json" => assert!(!text.contains('\u{1b}') && serde_json::from_str::<serde_json::Value>(&text).is_ok()),
            _ => assert!(!text.lines().any(|l| l.starts_with('='))),
        }
    }
}

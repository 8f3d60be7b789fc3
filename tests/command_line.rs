//! The program as a script sees it: output, messages and exit status.

use std::{
    io::Write,
    path::Path,
    process::{Command, Output, Stdio},
};

fn crossread(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crossread"));
    command.current_dir(folder).env("XDG_CONFIG_HOME", folder).env("HOME", folder).stdin(Stdio::null());
    command
}

fn run(folder: &Path, args: &[&str]) -> Output {
    crossread(folder).args(args).output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn desk() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.txt"), "---\noutlet: Wire\n---\nThe bridge opened on Monday.\n").unwrap();
    std::fs::write(folder.path().join("b.md"), "---\noutlet: Courier\n---\nOn Monday the bridge was opened.\n").unwrap();
    folder
}

#[test]
fn without_a_terminal_sources_are_compared_as_text() {
    let desk = desk();
    let bare = run(desk.path(), &["a.txt", "b.md"]);
    assert_eq!(bare.status.code(), Some(0), "{}", err(&bare));
    assert!(out(&bare).starts_with("A  Wire, ") && out(&bare).contains("\nB  Courier, "), "{}", out(&bare));
    assert!(out(&bare).contains("only in B 0\n\n=") && !out(&bare).contains("\n\n\n"), "one blank line parts what stands apart: {}", out(&bare));
    assert_eq!(out(&bare), out(&run(desk.path(), &["compare", "a.txt", "b.md"])));
    let plain = run(desk.path(), &["--plain", "a.txt", "b.md"]);
    assert!(out(&bare).contains(" | ") && !out(&plain).contains(" | "), "{}", out(&plain));
    assert!(out(&plain).contains("Monday.\n  B1, Courier, "), "{}", out(&plain));
}

#[test]
fn without_a_source_the_sample_opens_anywhere() {
    let desk = desk();
    let output = run(desk.path(), &[]);
    assert!(matches!(output.status.code(), Some(0 | 1)), "{}", err(&output));
    assert!(out(&output).contains("Northern Wire"), "{}", out(&output));
}

#[test]
fn a_bad_source_is_named_and_the_rest_go_on() {
    let desk = desk();
    let output = run(desk.path(), &["compare", "a.txt", "nosuchfile", "b.md"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(err(&output).starts_with("crossread: nosuchfile: "), "{}", err(&output));
    assert!(out(&output).contains("Courier"));
    assert!(err(&run(desk.path(), &["compare", "", "a.txt"])).starts_with("crossread: '': an empty name stands for nothing"));
    let quiet = run(desk.path(), &["compare", "--quiet", "a.txt", "nosuchfile"]);
    assert_eq!((quiet.status.code(), err(&quiet).as_str()), (Some(0), ""));
    assert!(out(&quiet).contains("nothing was compared: A is the only source"), "{}", out(&quiet));
}

#[test]
fn what_is_asked_for_in_vain_says_what_is_wanted_once() {
    let desk = desk();
    for (args, told) in [
        (&["--published", "15.3.2024"][..], "write year, month and day, as 2022-09-29"),
        (&["--jobs", "0"], "give a whole number from 1 on"),
        (&["--min-score", "nan"], "give a number from 0 to 1"),
        (&["--min-score", "inf"], "give a number from 0 to 1"),
        (&["--min-score", "2"], "give a number from 0 to 1"),
        (&["-o", "nosuch/x.txt"], "crossread: nosuch/x.txt: No such file or directory (os error 2); nothing was written: choose a file in a folder that"),
    ] {
        let refused = run(desk.path(), &[&["compare", "a.txt", "b.md"], args].concat());
        assert_eq!(refused.status.code(), Some(2));
        assert!(err(&refused).contains(told) && err(&refused).matches("os error").count() < 2 && !err(&refused).contains(".crossread-"), "{}", err(&refused));
    }
    let compared = run(desk.path(), &["compare", "a.txt", "b.md", "--review", "nosuch.toml"]);
    assert_eq!((compared.status.code(), err(&compared).lines().count()), (Some(0), 1));
    assert!(err(&compared).starts_with("crossread: nosuch.toml: there is no such review file"), "{}", err(&compared));
}

#[test]
fn a_theme_that_does_not_exist_is_told_where_no_reader_opens_too() {
    let desk = desk();
    let refused = run(desk.path(), &["a.txt", "b.md", "--theme", "nope"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(err(&refused).starts_with("crossread: no theme is called `nope`; there are auto, "), "{}", err(&refused));
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_not_utf_8_is_read_and_stops_nothing() {
    use std::{ffi::OsStr, os::unix::ffi::OsStrExt};
    let desk = desk();
    std::fs::write(desk.path().join(OsStr::from_bytes(b"c\xff.txt")), "---\noutlet: Gazette\n---\nThe bridge opened on Monday.\n").unwrap();
    let args = [OsStr::new("compare"), OsStr::new("a.txt"), OsStr::from_bytes(b"nosuch\xff"), OsStr::from_bytes(b"c\xff.txt")];
    let output = crossread(desk.path()).args(args).output().unwrap();
    assert_eq!((output.status.code(), err(&output).as_str()), (Some(0), "crossread: nosuch\u{fffd}: cannot be read: No such file or directory\n"));
    assert!(out(&output).contains("B  Gazette"), "{}", out(&output));
}

#[test]
fn nothing_to_read_is_trouble() {
    let desk = desk();
    let output = run(desk.path(), &["nosuchfile"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(err(&output).lines().count(), 2, "{}", err(&output));
    assert!(err(&output).starts_with("crossread: nosuchfile: "));
    assert!(err(&output).contains("give at least one article"));
}

#[test]
fn standard_input_is_a_source() {
    let desk = desk();
    let mut child = crossread(desk.path()).args(["facts", "-", "--format", "json"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"Piped words.").unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(out(&output).contains("\"path\":\"-\""), "{}", out(&output));
}

#[test]
fn a_published_date_is_given_to_sources_that_state_none() {
    let desk = desk();
    assert!(out(&run(desk.path(), &["facts", "a.txt", "--published", "2022-09-29"])).contains("A  Wire, 2022-09-29"));
    assert_eq!(run(desk.path(), &["facts", "a.txt", "--published", "soon"]).status.code(), Some(2));
}

#[test]
fn files_are_written_whole_and_never_overwritten_unasked() {
    let desk = desk();
    let args = ["compare", "a.txt", "b.md", "-o", "out.html", "--format", "html"];
    assert_eq!(run(desk.path(), &args).status.code(), Some(0));
    let again = run(desk.path(), &args);
    assert_eq!(again.status.code(), Some(2));
    assert!(err(&again).contains("out.html exists already"), "{}", err(&again));
    assert_eq!(run(desk.path(), &[&args[..], &["--force"]].concat()).status.code(), Some(0));
}

#[test]
fn standard_output_by_another_name_is_written_as_it_is() {
    let desk = desk();
    let plain = out(&run(desk.path(), &["compare", "a.txt", "b.md"]));
    assert_eq!(out(&run(desk.path(), &["compare", "a.txt", "b.md", "-o", "-"])), plain);
    assert!(!desk.path().join("-").exists());
    #[cfg(unix)]
    {
        let path = desk.path().join("out.txt");
        std::fs::write(&path, "Before.\n").unwrap();
        let file = std::fs::OpenOptions::new().append(true).open(&path).unwrap();
        let status = crossread(desk.path()).args(["compare", "a.txt", "b.md", "-o", "/dev/stdout"]).stdout(file).status().unwrap();
        assert!(status.success());
        assert_eq!(std::fs::read_to_string(&path).unwrap(), format!("Before.\n{plain}"));
    }
}

#[test]
fn what_is_no_feed_has_no_entries() {
    let desk = desk();
    let feed = "<rss><channel><item><title>New</title><description>New words.</description></item></channel></rss>";
    std::fs::write(desk.path().join("wire.rss"), feed).unwrap();
    let both = run(desk.path(), &["feed", "a.txt", "wire.rss"]);
    assert_eq!((both.status.code(), out(&both).as_str()), (Some(0), "wire.rss#1  no date     New\n"));
    assert_eq!(err(&both), "crossread: a.txt: is no feed; give it to `crossread` as it is\n");
    assert_eq!(run(desk.path(), &["feed", "a.txt"]).status.code(), Some(2));
}

#[test]
fn settings_are_found_shown_and_checked() {
    let desk = desk();
    assert_eq!(out(&run(desk.path(), &["config", "path"])), "built in\n");
    assert_eq!(out(&run(desk.path(), &["config", "show", "--default"])), crossread::config::BUILT_IN);
    std::fs::write(desk.path().join("crossread.toml"), "sources = [\"a.txt\"]\n[output]\nwidht = 60\n").unwrap();
    assert_eq!(out(&run(desk.path(), &["config", "path"])), "crossread.toml\n");
    let wrong = run(desk.path(), &["config", "check"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert_eq!(err(&wrong), "crossread: crossread.toml:3:1: no setting is called `output.widht`; did you mean `output.width`?\n");
    assert_eq!(run(desk.path(), &["compare", "a.txt"]).status.code(), Some(2));
    std::fs::write(desk.path().join("mine.toml"), "sources = [\"b.md\"]\n").unwrap();
    assert!(out(&run(desk.path(), &["--config", "mine.toml"])).starts_with("A  Courier"));
    assert!(out(&run(desk.path(), &["config", "show", "--config", "mine.toml"])).contains("sources = [\"b.md\"]"));
    assert_eq!(run(desk.path(), &["config", "check", "--config", "nosuch.toml"]).status.code(), Some(2));
}

#[test]
fn scripts_and_manual_name_every_command_and_option() {
    let desk = desk();
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let script = out(&run(desk.path(), &["completions", shell]));
        assert!(script.contains("include-single") && script.contains("completions") && !script.contains("read-pdf"), "{shell}");
    }
    let page = out(&run(desk.path(), &["man"]));
    for words in ["crossread", "\\-\\-include\\-single", "\\-\\-published", "Examples:"] {
        assert!(page.contains(words), "{words}\n{page}");
    }
    let help = out(&run(desk.path(), &["--help"]));
    assert!(help.contains("Examples:") && help.contains("--review"), "{help}");
}

#[test]
fn global_options_go_before_and_after_the_command() {
    let desk = desk();
    for args in [["--quiet", "--jobs", "2", "compare", "a.txt", "b.md"], ["compare", "a.txt", "b.md", "--quiet", "--jobs", "2"]] {
        let output = run(desk.path(), &args);
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    }
}

#[test]
fn a_log_is_written_where_asked_and_goes_on() {
    let desk = desk();
    for runs in 1..3 {
        run(desk.path(), &["compare", "a.txt", "--log", "run.log"]);
        assert_eq!(std::fs::read_to_string(desk.path().join("run.log")).unwrap().matches(" started, ").count(), runs);
    }
}

#[cfg(unix)]
#[test]
fn no_source_is_ever_written_over() {
    let desk = desk();
    std::os::unix::fs::symlink("b.md", desk.path().join("link.md")).unwrap();
    let before = ["a.txt", "b.md"].map(|name| std::fs::read(desk.path().join(name)).unwrap());
    for (args, told) in [
        (&["compare", "a.txt", "b.md", "--log", "b.md"][..], "log file b.md: exists already and is no log"),
        (&["compare", "a.txt", "b.md", "-o", "./b.md", "--force"], "./b.md is one of the sources"),
        (&["compare", ".", "-o", "b.md", "--force"], "b.md is one of the sources"),
        (&["compare", "a.txt", "link.md", "-o", "b.md", "--force"], "b.md is one of the sources"),
        (&["compare", "a.txt", "b.md", "--story", "a.txt", "--force"], "a.txt is one of the sources"),
        (&["facts", "a.txt", "-o", "a.txt", "--force"], "a.txt is one of the sources"),
    ] {
        let refused = run(desk.path(), args);
        assert_eq!(refused.status.code(), Some(2), "{args:?}");
        assert!(err(&refused).contains(told) && out(&refused).is_empty(), "{args:?}: {}", err(&refused));
        assert_eq!(before, ["a.txt", "b.md"].map(|name| std::fs::read(desk.path().join(name)).unwrap()), "{args:?}");
    }
}

#[test]
fn what_cannot_be_written_is_refused_before_anything_is() {
    let desk = desk();
    std::fs::write(desk.path().join("old.toml"), "").unwrap();
    for (args, told) in [
        (&["-o", "same.txt", "--story", "./same.txt", "--force"][..], "./same.txt cannot hold both"),
        (&["--story", "old.toml"], "old.toml exists already"),
        (&["-o", "new.txt", "--story", "old.toml"], "old.toml exists already"),
    ] {
        let refused = run(desk.path(), &[&["compare", "a.txt", "b.md"], args].concat());
        assert_eq!((refused.status.code(), out(&refused).as_str()), (Some(2), ""), "{args:?}");
        assert!(err(&refused).contains(told), "{args:?}: {}", err(&refused));
        assert!(!desk.path().join("same.txt").exists() && !desk.path().join("new.txt").exists(), "{args:?}");
    }
    let both = run(desk.path(), &["compare", "a.txt", "b.md", "-o", "new.txt", "--story", "new.toml"]);
    assert_eq!((both.status.code(), desk.path().join("new.txt").exists() && desk.path().join("new.toml").exists()), (Some(0), true), "{}", err(&both));
}

#[test]
fn a_reader_that_goes_away_is_no_trouble() {
    let desk = desk();
    let long = "The bridge opened on Monday, the council said.\n\n".repeat(20_000);
    std::fs::write(desk.path().join("long.txt"), long).unwrap();
    let mut child = crossread(desk.path()).args(["facts", "long.txt", "--format", "json"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), err(&output).as_str()), (Some(0), ""));
}

/// A page with these lines, as a PDF made by hand.
fn pdf(lines: &[&str]) -> Vec<u8> {
    let shown: Vec<String> = lines.iter().map(|l| format!("({l}) Tj 0 -16 Td")).collect();
    let content = format!("BT /F1 12 Tf 72 720 Td {} ET", shown.join(" "));
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    let mut file = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for (i, object) in objects.iter().enumerate() {
        places.push(file.len());
        file.push_str(&format!("{} 0 obj\n{object}\nendobj\n", i + 1));
    }
    let table = file.len();
    let rows: String = places.iter().map(|p| format!("{p:010} 00000 n \n")).collect();
    file.push_str(&format!("xref\n0 6\n0000000000 65535 f \n{rows}trailer << /Size 6 /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n"));
    file.into_bytes()
}

/// With one more entry in its trailer, the last dictionary of the file.
fn with_trailer(pdf: &[u8], entry: &str) -> Vec<u8> {
    String::from_utf8_lossy(pdf).replace("/Root 1 0 R >>\nstartxref", &format!("/Root 1 0 R {entry} >>\nstartxref")).into_bytes()
}

#[test]
fn pdf_is_read_by_a_process_of_its_own() {
    let desk = desk();
    std::fs::write(desk.path().join("a.pdf"), pdf(&["The bridge was opened on Monday by", "the mayor of the town."])).unwrap();
    let read = run(desk.path(), &["facts", "a.pdf", "--format", "json"]);
    assert!(out(&read).contains("The bridge was opened on Monday by the mayor of the town."), "{} {}", out(&read), err(&read));
    std::fs::write(desk.path().join("b.pdf"), b"%PDF-1.4\nnothing else").unwrap();
    let broken = run(desk.path(), &["facts", "b.pdf", "a.txt"]);
    assert_eq!(broken.status.code(), Some(0));
    assert!(err(&broken).starts_with("crossread: b.pdf: is a damaged PDF file: "), "{}", err(&broken));
    assert!(!err(&broken).contains("standard output"), "{}", err(&broken));
    let info = "/Info << /Title (Bridge opens) /Author (Ada) /CreationDate (D:20220929180500Z) >>";
    std::fs::write(desk.path().join("c.pdf"), with_trailer(&pdf(&["The bridge was opened on Monday."]), info)).unwrap();
    let told = run(desk.path(), &["facts", "c.pdf", "--format", "json"]);
    for part in ["\"title\":\"Bridge opens\"", "\"author\":\"Ada\"", "\"published\":\"2022-09-29\"", "\"published_from\":\"inferred\""] {
        assert!(out(&told).contains(part), "{part}: {}", out(&told));
    }
    assert!(err(&told).contains("c.pdf: states no date; taken to be of 2022-09-29"), "{}", err(&told));
    let lock = format!("/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{0}> /U <{0}> >>", "41".repeat(32));
    std::fs::write(desk.path().join("d.pdf"), with_trailer(&pdf(&["Secret."]), &lock)).unwrap();
    let locked = run(desk.path(), &["facts", "d.pdf", "a.txt"]);
    assert_eq!((locked.status.code(), err(&locked).as_str()), (Some(0), "crossread: d.pdf: is encrypted; save a copy without a password\n"));
}

#[test]
fn a_story_file_names_the_sources_from_its_folder_and_opens_them() {
    let desk = desk();
    std::fs::create_dir(desk.path().join("out")).unwrap();
    let story = ["compare", "a.txt", "b.md", "--story", "out/bridge.crossread.toml"];
    let direct = run(desk.path(), &story);
    let file = std::fs::read_to_string(desk.path().join("out/bridge.crossread.toml")).unwrap();
    assert!(file.contains("path = \"../a.txt\"") && !file.contains("judgement"), "{file}");
    assert_eq!(out(&run(desk.path(), &["compare", "out/bridge.crossread.toml"])), out(&direct));
    assert_eq!(run(desk.path(), &story).status.code(), Some(2), "it is not overwritten");
    run(desk.path(), &["compare", "a.txt", "b.md", "--story", "s9.toml"]);
    assert_eq!(out(&run(desk.path(), &["compare", "s9.toml"])), out(&direct), "by any name");
    let elsewhere = tempfile::tempdir().unwrap();
    let from_elsewhere = run(elsewhere.path(), &["compare", desk.path().join("out/bridge.crossread.toml").to_str().unwrap()]);
    assert!(out(&from_elsewhere).contains("Courier"), "{}", err(&from_elsewhere));
}

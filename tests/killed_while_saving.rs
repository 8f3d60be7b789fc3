//! The review file is whole after its writer was killed at any moment of a save: the old content or the new, never half.
//!
//! Run without arguments this program starts itself a thousand times as a writer (`save-forever FILE`) and kills it.

use crossread::review::{Anchor, Judgement, Store, parse};
use std::{
    env, fs,
    path::Path,
    process::Command,
    thread,
    time::{Duration, Instant},
};

const KILLS: u64 = 1_000;

fn main() {
    let arguments: Vec<String> = env::args().collect();
    match arguments.get(1).map(String::as_str) {
        Some("save-forever") => save_forever(Path::new(&arguments[2])),
        Some("--list") => println!("a_killed_writer_leaves_a_whole_file: test"),
        _ => a_killed_writer_leaves_a_whole_file(),
    }
}

fn save_forever(path: &Path) {
    let (mut store, mut review) = Store::open(path).expect("the file is whole");
    for number in review.history.done().len().. {
        let passage = Anchor { source: "a.txt".to_owned(), paragraph: 1, words: format!("Passage {number}. {}", "word ".repeat(200)) };
        review.history.decide(Judgement::Note { text: format!("note {number}"), passage });
        store.save(&mut review).expect("the folder can be written to");
        if number > 300 {
            review.history = Default::default();
        }
    }
}

/// How long a writer takes to start and save once on this machine: the kills fall around that moment.
fn time_of_first_save(program: &Path, path: &Path) -> Duration {
    let start = Instant::now();
    let mut writer = Command::new(program).arg("save-forever").arg(path).spawn().expect("a writer");
    while !path.exists() {
        thread::yield_now();
    }
    let taken = start.elapsed();
    writer.kill().and_then(|()| writer.wait()).expect("the writer ends");
    taken
}

fn a_killed_writer_leaves_a_whole_file() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("story.crossread.toml");
    let program = env::current_exe().expect("this program");
    let first_save = time_of_first_save(&program, &path);
    let mut last = 0;
    let mut grown = 0;
    for kill in 0..KILLS {
        let mut writer = Command::new(&program).arg("save-forever").arg(&path).spawn().expect("a writer");
        thread::sleep(first_save / 2 + first_save * (kill * 7_919 % 1_000) as u32 / 1_000);
        writer.kill().and_then(|()| writer.wait()).expect("the writer ends");
        let Ok(text) = fs::read_to_string(&path) else { continue };
        let review = parse(&path, &text).unwrap_or_else(|e| panic!("after kill {kill}: {e}"));
        grown += u64::from(review.history.done().len() != last);
        last = review.history.done().len();
    }
    assert!(grown > 0, "the writers were killed before they wrote anything: {grown}");
    println!(
        "test a_killed_writer_leaves_a_whole_file ... ok\n\ntest result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out ({grown} of {KILLS} writers had saved)"
    );
}

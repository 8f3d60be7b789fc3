//! The README's key table is the one that the program makes. `UPDATE_README=1 cargo test --test readme` writes it anew.

use crossread::tui::action::key_table;
use std::{env, fs};

const BEGIN: &str = "<!-- keys: begin -->\n";
const END: &str = "<!-- keys: end -->";

#[test]
fn the_key_table_is_the_programs() {
    let readme = fs::read_to_string("README.md").expect("README.md");
    let (before, rest) = readme.split_once(BEGIN).expect("where the table begins");
    let (table, after) = rest.split_once(END).expect("where the table ends");
    if env::var_os("UPDATE_README").is_some() {
        fs::write("README.md", format!("{before}{BEGIN}{}{END}{after}", key_table())).expect("README.md can be written");
        return;
    }
    assert_eq!(table, key_table(), "run UPDATE_README=1 cargo test --test readme");
}

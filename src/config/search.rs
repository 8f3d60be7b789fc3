//! Where settings come from.

use super::{BUILT_IN, Config, Error};
use etcetera::BaseStrategy;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Where settings were found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// Inside the program.
    BuiltIn,
    /// A file.
    File(PathBuf),
}

impl std::fmt::Display for Origin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Origin::BuiltIn => f.write_str("built in"),
            Origin::File(path) => write!(f, "{}", path.display()),
        }
    }
}

/// A settings file that was found, not yet understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Where.
    pub origin: Origin,
    text: String,
}

/// The settings file in use: `asked`, else `./crossread.toml`, else `crossread/config.toml` in the XDG config folder, else
/// the built-in one.
///
/// # Errors
/// Where a file is there and cannot be read, or `asked` is not there.
pub fn find(asked: Option<&Path>) -> anyhow::Result<Found> {
    let read = |path: PathBuf| match fs::read_to_string(&path) {
        Ok(text) => Ok(Found { origin: Origin::File(path), text }),
        Err(e) => Err(anyhow::anyhow!("settings {}: {e}", path.display())),
    };
    if let Some(path) = asked {
        return read(path.to_owned());
    }
    let usual = etcetera::choose_base_strategy().ok().map(|dirs| dirs.config_dir().join("crossread/config.toml"));
    match [Some(PathBuf::from("crossread.toml")), usual].into_iter().flatten().find(|p| p.is_file()) {
        Some(path) => read(path),
        None => Ok(Found { origin: Origin::BuiltIn, text: BUILT_IN.to_owned() }),
    }
}

impl Found {
    /// The settings, with the paths of sources made to start where the user meant them to.
    ///
    /// # Errors
    /// What is wrong with the file, and where in it.
    pub fn config(&self) -> anyhow::Result<Config> {
        let mut config = Config::parse(&self.text).map_err(|e: Error| anyhow::anyhow!("{}:{e}", self.origin))?;
        if let Origin::File(path) = &self.origin {
            let folder = path.parent().unwrap_or(Path::new(""));
            let home = etcetera::home_dir().ok();
            config.sources = config.sources.iter().map(|s| rooted(s, folder, home.as_deref())).collect();
        }
        Ok(config)
    }
}

fn rooted(source: &str, folder: &Path, home: Option<&Path>) -> String {
    let path = match (source.strip_prefix("~/"), home) {
        (Some(rest), Some(home)) => home.join(rest),
        _ if source == "-" || source.starts_with("sample:") || source.contains("://") => return source.to_owned(),
        _ => folder.join(source),
    };
    path.to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_start_at_the_folder_of_the_file() {
        let rooted = |source| rooted(source, Path::new("/desk"), Some(Path::new("/home/kim")));
        assert_eq!(rooted("story/a.txt"), "/desk/story/a.txt");
        assert_eq!(rooted("~/b.txt"), "/home/kim/b.txt");
        assert_eq!(rooted("/abs/c.txt"), "/abs/c.txt");
        assert_eq!(rooted("sample:ferry"), "sample:ferry");
        assert_eq!(rooted("https://wire.example/a"), "https://wire.example/a");
        assert_eq!(rooted("-"), "-");
    }
}

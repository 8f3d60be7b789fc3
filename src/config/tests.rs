use super::*;

fn fails(text: &str) -> String {
    Config::parse(text).unwrap_err().to_string()
}

#[test]
fn the_shipped_file_is_valid_and_states_every_setting() {
    let config = Config::parse(BUILT_IN).unwrap();
    assert_eq!(Config::parse("").unwrap(), config);
    let written = toml::to_string(&config).unwrap();
    assert_eq!(Config::parse(&written).unwrap(), config);
    for key in written.lines().filter_map(|l| l.split_once(" = ")).map(|(k, _)| k) {
        assert!(BUILT_IN.lines().any(|l| l.starts_with(&format!("{key} = "))), "{key} is not documented");
    }
}

#[test]
fn every_setting_is_explained() {
    let lines: Vec<&str> = BUILT_IN.lines().collect();
    let settings = lines.iter().position(|l| *l == "[keys]").unwrap();
    for pair in lines[..settings].windows(2) {
        if pair[1].contains(" = ") && !pair[1].starts_with('#') {
            assert!(pair[0].starts_with('#'), "no comment above: {}", pair[1]);
        }
    }
}

#[test]
fn what_is_left_out_keeps_its_default() {
    let config = Config::parse("day_order = \"day-first\"\n[output]\nwidth = 72\n").unwrap();
    assert_eq!((config.day_order, config.output.width), (DayOrder::DayFirst, 72));
    assert_eq!(config.sources, Config::parse("").unwrap().sources);
}

#[test]
fn mistakes_are_told_with_their_place_and_the_nearest_name() {
    assert_eq!(fails("\n  sourcs = []\n"), "2:3: no setting is called `sourcs`; did you mean `sources`?");
    assert_eq!(fails("[output]\nwidht = 3"), "2:1: no setting is called `output.widht`; did you mean `output.width`?");
    assert_eq!(fails("zz = 1"), "1:1: no setting is called `zz`; there are day_order, keys, least_confidence, load, output, reader, sources");
    assert_eq!(fails("[output]\nwidth = \"é\""), "2:9: `output.width` takes a whole number, not a text in quotation marks");
    assert_eq!(fails("sources = \"a\""), "1:11: `sources` takes a list in [ ], not a text in quotation marks");
    assert_eq!(fails("sources = [\"a\", 1]"), "1:17: `sources` takes a text in quotation marks, not a whole number");
    assert_eq!(fails("[keys]\nup = [true]"), "2:7: `keys.up` takes a text in quotation marks, not true or false");
    assert_eq!(fails("[keys]\nquit = []"), "2:8: `keys.quit` needs a key, or nobody could leave the reader");
    assert_eq!(fails("output = 3"), "1:10: `output` takes a table, not a whole number");
    assert_eq!(fails("least_confidence = 1.5"), "1:20: `least_confidence` lies between 0.0 and 1.0");
    assert_eq!(fails("least_confidence = 7"), "1:20: `least_confidence` lies between 0.0 and 1.0");
    assert_eq!(Config::parse("least_confidence = 1").unwrap().least_confidence, 1.0);
    assert_eq!(fails("day_order = \"dayfirst\""), "1:13: `day_order` is `month-first` or `day-first`, not `dayfirst`");
    for (text, at, range) in [
        ("[output]\nwidth = 5", "2:9: 5", "20 to 10000"),
        ("[output]\nwidth = 70000", "2:9: 70000", "20 to 10000"),
        ("[reader]\nmargin = -1", "2:10: -1", "0 to 1000"),
        ("[load]\nmegabytes = 0", "2:13: 0", "1 to 1000000"),
        ("[load]\nmegabytes = 99999999999999999999", "2:13: 99999999999999999999", "1 to 1000000"),
        ("[load]\nseconds = 0", "2:11: 0", "1 to 86400"),
        ("[load]\nfeed_entries = 0", "2:16: 0", "1 to 1000000"),
    ] {
        assert_eq!(fails(text), format!("{at} is out of range; give a whole number from {range}"));
    }
    assert!(fails("sources = [").starts_with("1:1"), "{}", fails("sources = ["));
}

#[test]
fn the_defaults_of_the_file_are_those_of_the_library() {
    let config = Config::parse("").unwrap();
    assert_eq!(config.load_options(), load::Options::default());
    let (file, library) = (config.reader_settings(), tui::Settings::default());
    assert_eq!((file.theme, file.ascii, file.mouse, file.margin), (library.theme, library.ascii, library.mouse, library.margin));
    assert_eq!(file.keys, library.keys);
}

#[test]
fn the_file_documents_every_key_as_help_does() {
    for entry in TABLE {
        let keys: Vec<String> = entry.keys.iter().map(|k| toml::Value::String((*k).to_owned()).to_string()).collect();
        let line = format!("{} = [{}]  # {}", entry.name, keys.join(", "), entry.help);
        assert!(BUILT_IN.lines().any(|l| l.replace('\'', "\"") == line.replace('\'', "\"")), "config.toml lacks: {line}");
    }
}

#[test]
fn keys_are_rebound_and_clashes_refused() {
    let config = Config::parse("[keys]\ndown = [\"n\"]\nnext-match = []\n").unwrap();
    let key = |name: &str| name.parse().unwrap();
    let action = |name: &str| config.reader_settings().keys.action(key(name));
    assert_eq!(action("n"), Some(tui::action::Action::Down));
    assert_eq!(action("j"), None);
    assert_eq!(fails("[keys]\nup = [\"k\", \"j\"]"), "2:12: the key `j` of `up` belongs to `down` already; give `down` another one, or none with `down = []`");
    assert!(fails("[keys]\nup = [\"alt-k\"]").starts_with("2:7: `alt-k` names no key"));
    assert_eq!(fails("[keys]\ndwon = [\"j\"]"), "2:1: no setting is called `keys.dwon`; did you mean `keys.down`?");
    assert!(fails("[reader]\ntheme = \"drak\"").starts_with("2:9: no theme is called `drak`"));
}

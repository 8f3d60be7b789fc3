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
    for pair in lines.windows(2) {
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
    assert_eq!(fails("zz = 1"), "1:1: no setting is called `zz`; there are day_order, load, output, sources");
    assert_eq!(fails("[output]\nwidth = \"é\""), "2:9: `output.width` takes a whole number, not a text in quotation marks");
    assert_eq!(fails("sources = \"a\""), "1:11: `sources` takes a list in [ ], not a text in quotation marks");
    assert_eq!(fails("output = 3"), "1:10: `output` takes a table, not a whole number");
    assert_eq!(fails("day_order = \"dayfirst\""), "1:13: unknown variant `dayfirst`, expected `month-first` or `day-first`");
    assert!(fails("sources = [").starts_with("1:1"), "{}", fails("sources = ["));
}

#[test]
fn the_defaults_of_the_file_are_those_of_the_library() {
    assert_eq!(Config::parse("").unwrap().load_options(), load::Options::default());
}

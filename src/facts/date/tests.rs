//! Dates against a readable corpus, and what holds for every text.

use crate::{
    facts::{Context, DateGrain, DayOrder, Extraction, Fact, Hedge, Value, extract},
    segment,
    text::{About, Language, Origin, Stamp},
};
use jiff::civil::Date;
use proptest::prelude::*;
use std::fmt::Write;
use std::sync::Arc;

const PUBLISHED: Date = Date::constant(2022, 9, 29);

fn read(text: &str, published: Option<Date>, day_order: DayOrder) -> Extraction {
    read_in(Language::ENGLISH, text, published, day_order)
}

fn read_in(language: Language, text: &str, published: Option<Date>, day_order: DayOrder) -> Extraction {
    let stamp = published.map(|date| Stamp { date, time: None, origin: Origin::Stated });
    let document = segment::plain(About { published: stamp, ..About::default() }, language, Arc::from(text));
    let mut found = extract(&document, Context { day_order });
    found.facts.retain(|f| matches!(f.value, Value::Date(_) | Value::Duration(_) | Value::Set(_)));
    found
}

fn told(fact: &Fact) -> String {
    let (kind, timex, hedge) = match &fact.value {
        Value::Date(d) if d.grain == DateGrain::Time => ("time", &d.timex, d.hedge),
        Value::Date(d) => ("date", &d.timex, d.hedge),
        Value::Duration(d) => ("duration", &d.timex, d.quantity.hedge),
        Value::Set(s) => ("set", &s.timex, None),
        _ => return String::new(),
    };
    let hedge = hedge.map_or("", |h| match h {
        Hedge::About => " about",
        Hedge::AtLeast => " at_least",
        Hedge::AtMost => " at_most",
        Hedge::MoreThan => " more_than",
        Hedge::LessThan => " less_than",
        Hedge::Nearly => " nearly",
    });
    format!("{kind} {timex}{hedge} {}", fact.rule)
}

/// The text with brackets around what was found, then a line for each.
fn shown(text: &str, facts: &[Fact]) -> String {
    let mut out = text.to_owned();
    for fact in facts.iter().rev() {
        out.insert(fact.span.end(), ']');
        out.insert(fact.span.start(), '[');
    }
    facts.iter().for_each(|f| write!(out, "\n{}", told(f)).unwrap());
    out
}

#[test]
fn dates_of_the_corpus() {
    corpus_holds(Language::ENGLISH, include_str!("../../lang/en/corpus/dates.txt"), 60);
    corpus_holds(Language::GERMAN, include_str!("../../lang/de/corpus/dates.txt"), 25);
}

fn corpus_holds(language: Language, corpus: &str, least: usize) {
    let mut failures = String::new();
    let mut count = 0;
    for case in corpus.split("\n--- ").skip(1) {
        let (name, want) = case.split_once(" ---\n").unwrap();
        let text: String = want.lines().next().unwrap().replace(['[', ']'], "");
        let published = (!name.starts_with("undated")).then_some(PUBLISHED);
        let got = shown(&text, &read_in(language, &text, published, DayOrder::MonthFirst).facts);
        count += 1;
        if got != want.trim_end() {
            write!(failures, "--- {name} ---\nwant {}\ngot  {got}\n\n", want.trim_end()).unwrap();
        }
    }
    assert!(count >= least, "the corpus is too small: {count}");
    assert!(failures.is_empty(), "\n{failures}");
}

#[test]
fn days_covered() {
    let cases = [
        ("Held on Sept. 23 - 27.", "2022-09-23", "2022-09-27"),
        ("Held this week.", "2022-09-26", "2022-10-02"),
        ("Held over the weekend.", "2022-09-24", "2022-09-25"),
        ("Held in the third quarter.", "2022-07-01", "2022-09-30"),
        ("Held in the 1990s.", "1990-01-01", "1999-12-31"),
        ("Held in 1994-97.", "1994-01-01", "1997-12-31"),
    ];
    for (text, first, last) in cases {
        let found = read(text, Some(PUBLISHED), DayOrder::MonthFirst).facts;
        let [Fact { value: Value::Date(date), .. }] = &found[..] else { panic!("{text}: {found:?}") };
        assert_eq!((date.start, date.end), (first.parse().ok(), last.parse().ok()), "{text}");
    }
}

#[test]
fn the_order_of_day_and_month_is_the_articles() {
    let value = |order| told(&read("Filed on 09/10/22.", None, order).facts[0]);
    assert_eq!(value(DayOrder::MonthFirst), "date 2022-09-10 date.figures");
    assert_eq!(value(DayOrder::DayFirst), "date 2022-10-09 date.figures");
}

#[test]
fn a_date_belongs_to_its_event() {
    let cases = [
        ("The committee rejected the plan on Tuesday.", Some("rejected")),
        ("Lawmakers will approve it on Oct. 4.", Some("approve")),
        ("On Friday, the court is expected to rule.", Some("rule")),
        ("The town expects them to rule on Oct. 4.", Some("rule")),
        ("The town expects others on Oct. 4.", None),
        ("They protested against Tuesday's ruling.", Some("ruling")),
        ("Votes were held in occupied regions on Tuesday.", Some("held")),
        ("The members will hold a vote of no confidence on Tuesday.", Some("vote")),
        ("The state asked the court for a ruling by Oct. 4.", Some("ruling")),
        ("The council was asked by the mayor on Tuesday.", Some("asked")),
        ("The ministers held a second meeting on Tuesday.", Some("meeting")),
        ("The mayor took the oath on Tuesday.", Some("oath")),
        ("The mayor took over on Tuesday.", Some("took")),
        ("The newly elected leader spoke on Tuesday.", Some("spoke")),
        ("The troops occupied regions on Tuesday.", Some("occupied")),
        ("The party was elected by workers on Tuesday.", Some("elected")),
        ("Six jets dropped precision-guided bombs on the site on Tuesday.", Some("dropped")),
        ("The party re-elected its leader on Tuesday.", Some("elected")),
        ("Sept. 29, 2022", None),
    ];
    for (text, event) in cases {
        let found = read(text, Some(PUBLISHED), DayOrder::MonthFirst).facts;
        assert_eq!(found[0].subject.map(|s| s.of(text)), event, "{text}");
    }
}

#[test]
fn publication_is_inferred_from_what_the_text_shows() {
    let cases = [
        ("A headline\nSeptember 28, 2022\nThe vote is over, officials said on Tuesday.", Some("2022-09-28")),
        ("KYIV, Ukraine, Sept. 28, 2022 -- The vote is over.", Some("2022-09-28")),
        (
            "The vote is over, they said.\n— Ann Reporter (@annrep) September 27, 2022\n— Ann Reporter (@annrep) September 28, 2022\nMore to come.",
            Some("2022-09-28"),
        ),
        ("The war began on February 24, 2022, when troops crossed the border in the early hours of the day and reached the city.", None),
        ("The vote is over, officials said on Tuesday.", None),
    ];
    for (text, day) in cases {
        let published = read(text, None, DayOrder::MonthFirst).published;
        assert_eq!(published.map(|s| s.date), day.map(|d| d.parse().unwrap()), "{text}");
        assert!(published.is_none_or(|s| s.origin == Origin::Inferred));
    }
}

#[test]
fn long_and_foreign_texts_state_nothing() {
    let digits = "9".repeat(1 << 20);
    let spaced = "12 34 ".repeat(4_000);
    let dashes = "1-2/3:".repeat(4_000);
    for text in [&digits, &spaced, &dashes, "Le 29 septembre dernier, la veille du vote.", "2022年9月29日、木曜日。", "29 сентября в четверг"]
    {
        let found = read(text, Some(PUBLISHED), DayOrder::MonthFirst).facts;
        assert!(found.is_empty(), "{:.40}: {:?}", text, found.first());
    }
}

/// Words that dates are made of, in any order.
fn words() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "the",
        "last",
        "next",
        "first",
        "third",
        "quarter",
        "of",
        "year",
        "years",
        "week",
        "ago",
        "earlier",
        "later",
        "May",
        "Sept.",
        "Friday",
        "Fridays",
        "night",
        "5",
        "31",
        "1998",
        "-",
        ",",
        "/",
        ":",
        ".",
        "'",
        "90s",
        "a",
        "half",
        "and",
        "to",
        "two",
        "twenty",
        "hundred",
        "between",
        "every",
        "other",
        "p.m.",
        "4pm",
        "GMT",
        "early",
        "mid",
        "end",
        "about",
        "at least",
        "same",
        "period",
        "year-earlier",
        "day",
        "before",
        "that",
        "fiscal",
        "Christmas",
        "summer",
        "99999999999999999999",
        "several",
        "was",
        "will",
        "century",
        "\n\n",
        "décembre",
        "’",
        "2022-09-29",
    ]);
    prop::collection::vec((word, prop::bool::ANY), 0..24)
        .prop_map(|words| words.into_iter().fold(String::new(), |text, (word, space)| text + word + if space { " " } else { "" }))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn any_words_give_sorted_disjoint_facts_inside_their_passage(text in words(), dated in prop::bool::ANY) {
        let found = read(&text, dated.then_some(PUBLISHED), DayOrder::DayFirst).facts;
        for pair in found.windows(2) {
            prop_assert!(pair[0].span.end() <= pair[1].span.start());
        }
        for fact in &found {
            prop_assert!(!fact.span.is_empty() && fact.span.end() <= text.len());
            if let Value::Date(date) = &fact.value {
                prop_assert!(date.start <= date.end);
                prop_assert_eq!(date.start.is_some(), date.end.is_some());
            }
        }
    }

    #[test]
    fn any_text_is_read_without_panic(text in "\\PC{0,120}") {
        read(&text, Some(PUBLISHED), DayOrder::MonthFirst);
    }

    #[test]
    fn every_day_is_read_back(day in 0i64..80_000) {
        let date = super::period::shift(Date::constant(1900, 1, 1), day).unwrap();
        for text in [format!("on {date}"), format!("on {}", date.strftime("%B %-d, %Y")), format!("on {}", date.strftime("%-d %B %Y")), format!("on {}", date.strftime("%m/%d/%Y"))] {
            let found = read(&text, None, DayOrder::MonthFirst).facts;
            prop_assert_eq!(found.len(), 1, "{}", text);
            let Value::Date(value) = &found[0].value else { panic!() };
            prop_assert_eq!((value.start, value.end), (Some(date), Some(date)), "{}", text);
        }
    }
}

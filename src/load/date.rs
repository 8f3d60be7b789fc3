//! The dates that sources state of themselves, in the forms that publishing systems write.

use crate::text::{Origin, Stamp};
use jiff::civil::{Date, DateTime, Time};

const MONTHS: [&str; 12] = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

/// The day, and the time where it is stated, in the source's own zone: ISO 8601, RFC 2822, `20220929`, `September 29, 2022`,
/// `29 Sept 2022`. Words around are passed over.
pub(super) fn stamp(words: &str) -> Option<Stamp> {
    let words = words.trim();
    let stamp = |date, time| Stamp { date, time, origin: Origin::Stated };
    iso(words).or_else(|| spelled(words)).map(|(date, time)| stamp(date, time))
}

fn iso(words: &str) -> Option<(Date, Option<Time>)> {
    if let Some(date) = words.get(..10).and_then(|d| d.parse::<Date>().ok()) {
        // `2022-09-29 18:05 UTC` is long enough for seconds and has none
        let time = [19, 16].into_iter().find_map(|end| words.get(..end)?.replace(' ', "T").parse::<DateTime>().ok().filter(|_| !is_half_day(words.get(end..))));
        return Some((date, time.map(|t| t.time())));
    }
    let digits = words.get(..8).filter(|d| d.bytes().all(|b| b.is_ascii_digit()) && !words.as_bytes().get(8).is_some_and(u8::is_ascii_digit))?;
    let number = |range: std::ops::Range<usize>| digits.get(range)?.parse::<i16>().ok();
    Some((Date::new(number(0..4)?, number(4..6)? as i8, number(6..8)? as i8).ok()?, None))
}

/// Whether the hours before are those of half a day: `06:05 PM`.
fn is_half_day(rest: Option<&str>) -> bool {
    let rest: String = rest.unwrap_or_default().trim_start().chars().filter(|c| *c != '.').take(2).collect();
    matches!(rest.to_ascii_lowercase().as_str(), "am" | "pm")
}

fn spelled(words: &str) -> Option<(Date, Option<Time>)> {
    let parts: Vec<&str> = words.split([' ', ',', '\u{a0}', '(', ')', '|']).map(|p| p.trim_matches('.')).filter(|p| !p.is_empty()).take(40).collect();
    (0..parts.len()).find_map(|at| spelled_at(&parts, at))
}

/// The date whose month stands at `at`: September or Sept., but neither Martin nor the Mark of a byline, which no day stands beside.
fn spelled_at(parts: &[&str], at: usize) -> Option<(Date, Option<Time>)> {
    let word = parts.get(at)?.to_ascii_lowercase();
    let month = MONTHS.iter().position(|month| word.len() >= 3 && month.starts_with(&word))? as i8 + 1;
    let number = |i: Option<usize>| parts.get(i?)?.trim_end_matches(char::is_alphabetic).parse::<i16>().ok();
    let (before, after, year) = (number(at.checked_sub(1)), number(Some(at + 1)), number(Some(at + 2)));
    let (day, year) = match (before, after, year) {
        (_, Some(day), Some(year)) if (1..=31).contains(&day) && year > 1800 => (day, year),
        (Some(day), Some(year), _) if (1..=31).contains(&day) && year > 1800 => (day, year),
        _ => return None,
    };
    let time = parts.get(at..).into_iter().flatten().find_map(|p| (p.contains(':') && p.len() >= 5).then(|| p.parse::<Time>().ok()).flatten());
    Some((Date::new(year, month, day as i8).ok()?, time))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forms_of_publishing_systems() {
        for (words, date, time) in [
            ("2022-09-29", "2022-09-29", None),
            ("2022-09-29T18:05:00+03:00", "2022-09-29", Some("18:05:00")),
            ("2022-09-29T18:05:00.000Z", "2022-09-29", Some("18:05:00")),
            ("2022-09-29 18:05", "2022-09-29", Some("18:05:00")),
            ("2022-09-29T18:05Z", "2022-09-29", Some("18:05:00")),
            ("2022-09-29 18:05 UTC", "2022-09-29", Some("18:05:00")),
            ("2022-09-29 18:05 Europe/Kyiv", "2022-09-29", Some("18:05:00")),
            ("2022-09-29T18:05+03:00", "2022-09-29", Some("18:05:00")),
            ("2022-09-29 06:05 p.m. UTC", "2022-09-29", None),
            ("20220929", "2022-09-29", None),
            ("Thu, 29 Sep 2022 18:05:00 GMT", "2022-09-29", Some("18:05:00")),
            ("September 29, 2022", "2022-09-29", None),
            ("Published: 29th Sept. 2022, 18:05", "2022-09-29", Some("18:05:00")),
            ("By Martin Mar, Mayor, September 29, 2022", "2022-09-29", None),
            ("By June May, 29 Sept. 2022", "2022-09-29", None),
            ("Thursday 29 September 2022 18:05 BST", "2022-09-29", Some("18:05:00")),
        ] {
            let found = stamp(words).unwrap_or_else(|| panic!("{words}"));
            assert_eq!((found.date.to_string().as_str(), found.time.map(|t| t.to_string()).as_deref()), (date, time), "{words}");
        }
        for words in ["", "soon", "2022", "may be", "29 September", "2022-13-40", "32 May 2022"] {
            assert_eq!(stamp(words), None, "{words}");
        }
    }
}

//! Familiar forms of given names: Bill, William.

/// Familiar names in order, each with the names that it stands for (`any/nicknames.toml`).
static NICKNAMES: &[(&str, &[&str])] = include!(concat!(env!("OUT_DIR"), "/nicknames.rs"));

/// Whether two given names, folded, may be those of one person: one stands for the other, or both for a third.
pub fn familiar(a: &str, b: &str) -> bool {
    let (of_a, of_b) = (names_of(a), names_of(b));
    of_a.contains(&b) || of_b.contains(&a) || of_a.iter().any(|name| of_b.contains(name))
}

fn names_of(nickname: &str) -> &'static [&'static str] {
    NICKNAMES.binary_search_by_key(&nickname, |n| n.0).map_or(&[], |at| NICKNAMES[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_person_may_bear_both() {
        for (a, b) in [("bill", "william"), ("maurice", "mo"), ("kate", "katie"), ("sergei", "serhiy")] {
            assert!(familiar(a, b) && familiar(b, a), "{a} {b}");
        }
        for (a, b) in [("john", "joan"), ("william", "robert"), ("", "bill"), ("bill", "bob")] {
            assert!(!familiar(a, b) && !familiar(b, a), "{a} {b}");
        }
    }
}

//! Familiar forms of given names: Bill, William.

/// The names that a familiar name stands for; none for other names.
pub type Familiar = &'static [&'static str];

/// Familiar names in order, each with the names that it stands for (`any/nicknames.toml`).
static NICKNAMES: &[(&str, Familiar)] = include!(concat!(env!("OUT_DIR"), "/nicknames.rs"));

/// Whether two given names, folded and each with what it stands for, may be those of one person: one stands for the other, or both for a third.
pub fn familiar((a, of_a): (&str, Familiar), (b, of_b): (&str, Familiar)) -> bool {
    of_a.contains(&b) || of_b.contains(&a) || of_a.iter().any(|name| of_b.contains(name))
}

/// The names that a given name, folded, stands for.
pub fn stands_for(nickname: &str) -> Familiar {
    NICKNAMES.binary_search_by_key(&nickname, |n| n.0).map_or(&[], |at| NICKNAMES[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn are_familiar(a: &str, b: &str) -> bool {
        familiar((a, stands_for(a)), (b, stands_for(b)))
    }

    #[test]
    fn one_person_may_bear_both() {
        for (a, b) in [("bill", "william"), ("maurice", "mo"), ("kate", "katie"), ("sergei", "serhiy")] {
            assert!(are_familiar(a, b) && are_familiar(b, a), "{a} {b}");
        }
        for (a, b) in [("john", "joan"), ("william", "robert"), ("", "bill"), ("bill", "bob")] {
            assert!(!are_familiar(a, b) && !are_familiar(b, a), "{a} {b}");
        }
    }
}

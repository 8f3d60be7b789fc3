//! Digits with their marks: `1,234.5`, `1.234,5`, `12,34,567`, `5,00`.

use crate::lang::Writing;
use rust_decimal::Decimal;

/// Digits read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Literal {
    pub(super) value: Decimal,
    /// Worth of the last digit; trailing zeros of a whole number from 100 on count as rounding.
    pub(super) step: Decimal,
    /// Bytes taken.
    pub(super) len: usize,
    /// Whether it has decimals.
    pub(super) fraction: bool,
}

/// More than this is no number that anybody reads.
const MOST: usize = 40;

/// The marks in a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Marks {
    decimal: u8,
    grouping: char,
}

impl Marks {
    pub(super) fn of(writing: Writing) -> Marks {
        if writing.decimal_comma { Marks { decimal: b',', grouping: '.' } } else { Marks { decimal: b'.', grouping: ',' } }
    }
}

/// The number that `word` begins with. `None` where it begins with none, where its marks make no number and where it has more digits than a decimal holds.
pub(super) fn literal(word: &str, marks: Marks) -> Option<Literal> {
    let len = word.bytes().take(MOST + 1).take_while(|b| b.is_ascii_digit() || matches!(b, b',' | b'.')).count();
    if len == 0 || len > MOST {
        return None;
    }
    let digits = &word[..len];
    let (whole, fraction) = parts(digits, marks)?;
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let mut digits = whole.bytes().chain(fraction.bytes()).filter(u8::is_ascii_digit);
    let number = digits.try_fold(0i128, |number, digit| number.checked_mul(10)?.checked_add(i128::from(digit - b'0')))?;
    let scale = u32::try_from(fraction.len()).ok()?;
    let value = Decimal::try_from_i128_with_scale(number, scale).ok()?;
    let step = if fraction.is_empty() { rounding(value) } else { Decimal::try_new(1, scale).ok()? };
    Some(Literal { value, step, len, fraction: !fraction.is_empty() })
}

/// The worth of the last digit that is no trailing zero, for whole numbers from 100 on; 1 below.
pub(super) fn rounding(value: Decimal) -> Decimal {
    let mut step = Decimal::ONE;
    if value < Decimal::ONE_HUNDRED {
        return step;
    }
    while let Some(next) = step.checked_mul(Decimal::TEN).filter(|next| step < value && (value % next).is_zero()) {
        step = next;
    }
    step
}

/// What stands before and behind the decimal mark. The other language's marks are read where nothing else can be meant.
fn parts(digits: &str, Marks { decimal, grouping }: Marks) -> Option<(&str, &str)> {
    let last = digits.rfind([',', '.']);
    let Some(last) = last else { return Some((digits, "")) };
    let (whole, fraction) = (&digits[..last], &digits[last + 1..]);
    let mark = digits.as_bytes().get(last).copied()?;
    let other = if mark == b',' { '.' } else { ',' };
    let again = whole.as_bytes().contains(&mark);
    match (mark == decimal, again, whole.contains(other)) {
        (_, false, true) => grouped(whole, other).then_some((whole, fraction)),
        (_, true, true) => None,
        (true, false, false) => Some((whole, fraction)),
        (false, false, false) if !grouped(digits, grouping) => (fraction.len() <= 2).then_some((whole, fraction)),
        _ => grouped(digits, char::from(mark)).then_some((digits, "")),
    }
}

/// Groups of three behind the first, or as in India of two with three last.
fn grouped(digits: &str, mark: char) -> bool {
    let mut groups = digits.split(mark);
    let first = groups.next().unwrap_or_default();
    let Some(last) = groups.next_back() else { return true };
    let inner: Vec<&str> = groups.collect();
    let begins = (1..=3).contains(&first.len()) && !first.starts_with('0');
    begins && last.len() == 3 && (inner.iter().all(|g| g.len() == 3) || (first.len() <= 2 && mark == ',' && inner.iter().all(|g| g.len() == 2)))
}

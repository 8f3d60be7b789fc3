//! What is printed with an article but is not part of it.

use crate::lang::Reading;
use std::ops::Range;

/// Whether the tokens `range`, a paragraph or a sentence, are boilerplate.
pub(super) fn is_boilerplate(_reading: &Reading, _range: Range<usize>) -> bool {
    false
}

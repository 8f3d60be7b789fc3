//! What inverted indexes are made of: dense numbers for keys, lists and sums by number, and what sorted lists have in common.

use std::ops::Range;

/// Numbers keys densely, in their order: the distinct keys, and in place of each key its place among them.
pub(super) fn numbered(mut keys: Vec<u32>) -> (Vec<u32>, Vec<u32>) {
    let mut placed: Vec<u64> = keys.iter().zip(0..).map(|(&key, place)| u64::from(key) << 32 | place).collect();
    placed.sort_unstable();
    let mut distinct = Vec::with_capacity(keys.len() / 2);
    for keyed in placed {
        let key = (keyed >> 32) as u32;
        if distinct.last() != Some(&key) {
            distinct.push(key);
        }
        keys[keyed as u32 as usize] = distinct.len() as u32 - 1;
    }
    (distinct, keys)
}

/// Items by the number that each belongs to; those of one number in the order in which they were given.
pub(super) struct Lists<T> {
    /// Where the items of each number start, and where all end.
    starts: Vec<u32>,
    items: Vec<T>,
}

impl<T: Copy + Default> Lists<T> {
    /// Sorts items by their numbers, which are below `count`.
    pub(super) fn new(count: usize, items: impl Iterator<Item = (u32, T)> + Clone) -> Lists<T> {
        let mut starts = vec![0; count + 1];
        items.clone().for_each(|(number, _)| starts[number as usize + 1] += 1);
        (0..count).for_each(|number| starts[number + 1] += starts[number]);
        let mut next = starts.clone();
        let mut sorted = vec![T::default(); starts[count] as usize];
        for (number, item) in items {
            let place = &mut next[number as usize];
            sorted[*place as usize] = item;
            *place += 1;
        }
        Lists { starts, items: sorted }
    }

    /// How many numbers there are.
    pub(super) fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// The items of a number.
    pub(super) fn of(&self, number: u32) -> &[T] {
        &self.items[self.range(number)]
    }

    /// The items of a number, to be changed.
    pub(super) fn of_mut(&mut self, number: u32) -> &mut [T] {
        let range = self.range(number);
        &mut self.items[range]
    }

    fn range(&self, number: u32) -> Range<usize> {
        self.starts[number as usize] as usize..self.starts[number as usize + 1] as usize
    }
}

/// Sums by number, most of them nothing: one row of a sparse product.
pub(super) struct Row<T> {
    sums: Vec<T>,
    /// Which of the sums were added to, a bit each.
    touched: Vec<u64>,
}

impl<T: Copy + Default> Row<T> {
    /// Of numbers below `count`.
    pub(super) fn new(count: usize) -> Row<T> {
        Row { sums: vec![T::default(); count], touched: vec![0; count.div_ceil(64)] }
    }

    /// The sum of a number, to be added to.
    pub(super) fn at(&mut self, number: u32) -> &mut T {
        self.touched[number as usize / 64] |= 1 << (number % 64);
        &mut self.sums[number as usize]
    }

    /// Takes out all that was added, in the order of the numbers.
    pub(super) fn drain(&mut self, mut each: impl FnMut(u32, T)) {
        for (place, bits) in self.touched.iter_mut().enumerate() {
            while *bits != 0 {
                let number = (place * 64) as u32 + bits.trailing_zeros();
                each(number, std::mem::take(&mut self.sums[number as usize]));
                *bits &= *bits - 1;
            }
        }
    }
}

/// The items of two lists sorted by `key` that have the same key.
pub(super) fn merged<'i, T>(a: &'i [T], b: &'i [T], key: impl Fn(&T) -> u32) -> impl Iterator<Item = (&'i T, &'i T)> {
    let (mut i, mut j) = (0, 0);
    std::iter::from_fn(move || {
        while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
            let (of_x, of_y) = (key(x), key(y));
            // which list goes on is as good as chance: added, not decided
            i += usize::from(of_x <= of_y);
            j += usize::from(of_y <= of_x);
            if of_x == of_y {
                return Some((x, y));
            }
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_numbered_in_their_order() {
        assert_eq!(numbered(vec![7, u32::MAX, 3, 7]), (vec![3, 7, u32::MAX], vec![1, 2, 0, 1]));
        assert_eq!(numbered(vec![]), (vec![], vec![]));
    }

    #[test]
    fn items_stay_in_order_within_a_list() {
        let lists = Lists::new(3, [(2, 'a'), (0, 'b'), (2, 'c')].into_iter());
        assert_eq!([lists.of(0), lists.of(1), lists.of(2)], [&['b'][..], &[], &['a', 'c']]);
    }

    #[test]
    fn a_row_is_empty_again_once_drained() {
        let mut row = Row::new(70);
        for (number, more) in [(69, 1), (3, 2), (69, 3)] {
            *row.at(number) += more;
        }
        let mut drained = || {
            let mut all = Vec::new();
            row.drain(|number, sum| all.push((number, sum)));
            all
        };
        assert_eq!((drained(), drained()), (vec![(3, 2), (69, 4)], vec![]));
    }
}

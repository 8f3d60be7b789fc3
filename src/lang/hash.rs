//! A hash that is the same when the program is built and when it runs, on every machine.

const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15; // 2^64 over the golden ratio (Knuth, The Art of Computer Programming 6.4)

/// The hash of a word, where a mistake in four thousand million words is borne.
pub fn hash(word: &[u8]) -> u32 {
    let hash = hash64(word);
    (hash ^ hash >> 32) as u32
}

/// The part of a hash that tells most words apart which meet in one place of a table.
pub fn tag(hash: u32) -> u8 {
    (hash >> 24) as u8
}

/// The hash of a word: eight bytes at a time, each step multiplied and its upper half folded in.
pub fn hash64(word: &[u8]) -> u64 {
    let mut hash = word.len() as u64;
    let mut mix = |eight: u64| {
        let product = u128::from(hash ^ eight) * u128::from(FACTOR);
        hash = (product as u64) ^ ((product >> 64) as u64);
    };
    word.as_chunks().0.iter().for_each(|eight| mix(u64::from_le_bytes(*eight)));
    mix(ending(word));
    hash
}

/// The last bytes of a word, fewer than eight of them, as one number with a one before them. Read in two or three pieces that may overlap: a
/// loop over so few ends where no processor expects it.
fn ending(word: &[u8]) -> u64 {
    let count = word.len() % 8;
    let one = 1 << (8 * count);
    if let Some(eight) = word.last_chunk() {
        return one | u64::from_be_bytes(*eight) & (one - 1);
    }
    if let (Some(first), Some(last)) = (word.first_chunk(), word.last_chunk()) {
        let later = 8 * (count - 4);
        return one | u64::from(u32::from_be_bytes(*first)) << later | u64::from(u32::from_be_bytes(*last)) & ((1 << later) - 1);
    }
    let [first, .., last] = *word else { return word.first().map_or(one, |byte| one | u64::from(*byte)) };
    let middle = count / 2;
    one | u64::from(first) << (8 * (count - 1)) | u64::from(word[middle]) << (8 * (count - 1 - middle)) | u64::from(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_is_every_byte_behind_the_last_eight() {
        let word = b"abcdefghijklmnopqrst";
        for length in 0..word.len() {
            let word = &word[..length];
            let rest = &word[length / 8 * 8..];
            assert_eq!(ending(word), rest.iter().fold(1, |last, byte| last << 8 | u64::from(*byte)), "{length}");
        }
    }
}

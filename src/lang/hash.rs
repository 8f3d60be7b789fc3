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
    let mut rest = word;
    while let Some((eight, later)) = rest.split_first_chunk::<8>() {
        mix(u64::from_le_bytes(*eight));
        rest = later;
    }
    mix(rest.iter().fold(1, |last, byte| last << 8 | u64::from(*byte)));
    hash
}

//! The bytes of a source, within limits.

use super::{Error, Limits, expand::Item};
use flate2::read::MultiGzDecoder;
use std::{
    fs::File,
    io::{self, Read},
    sync::OnceLock,
};

/// What begins a gzip file (RFC 1952).
const GZIP: [u8; 2] = [0x1f, 0x8b];

/// The bytes of `item` as they are stored.
pub(super) fn bytes(item: &Item, limits: &Limits) -> Result<Vec<u8>, Error> {
    match item {
        Item::File(path) => {
            let file = File::open(path)?;
            let about = file.metadata()?;
            if about.is_file() && about.len() > limits.bytes() {
                return Err(limits.too_large());
            }
            let mut bytes = Vec::with_capacity(about.len().min(limits.bytes()) as usize + 1);
            file.take(limits.bytes() + 1).read_to_end(&mut bytes)?;
            Ok(bytes)
        }
        Item::StandardInput => standard_input(limits),
        Item::Sample(sample) => Ok(sample.content.as_bytes().to_owned()),
        Item::Address(_) | Item::Entry(..) => Ok(Vec::new()),
    }
}

/// What came in on standard input, which can be read once only and is asked for with every reading of the sources.
fn standard_input(limits: &Limits) -> Result<Vec<u8>, Error> {
    // `None` where it was too large: what is left of it is no article
    static READ: OnceLock<Option<Vec<u8>>> = OnceLock::new();
    if let Some(read) = READ.get() {
        return read.clone().ok_or_else(|| limits.too_large());
    }
    let read = limited(io::stdin().lock(), limits);
    READ.get_or_init(|| read.as_ref().ok().cloned());
    read
}

/// `bytes`, or what they hold where they are gzipped.
pub(super) fn unpacked(bytes: Vec<u8>, limits: &Limits) -> Result<Vec<u8>, Error> {
    if bytes.len() as u64 > limits.bytes() {
        return Err(limits.too_large());
    }
    if !bytes.starts_with(&GZIP) {
        return Ok(bytes);
    }
    limited(MultiGzDecoder::new(bytes.as_slice()), limits).map_err(|e| match e {
        Error::Read(e) => Error::Damaged { format: "gzip", detail: e.to_string() },
        other => other,
    })
}

/// All of `from`, which may claim any size.
pub(super) fn limited(from: impl Read, limits: &Limits) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    from.take(limits.bytes() + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limits.bytes() { Err(limits.too_large()) } else { Ok(bytes) }
}

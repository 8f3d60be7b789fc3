//! Addresses: fetched within limits, kept for a while.

use super::{Error, Options};
use crate::log;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::{
    fs,
    io::{self, Write},
    net::{IpAddr, Ipv4Addr, Ipv6Addr},
    path::Path,
    time::Duration,
};
use ureq::{
    Agent,
    config::Config,
    http::Uri,
    unversioned::{
        resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver},
        transport::{DefaultConnector, NextTimeout},
    },
};

/// A state of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fetched {
    pub(super) at: Timestamp,
    /// SHA-256 of the bytes that came, in hexadecimal.
    pub(super) sha256: String,
}

/// What an address gave.
#[derive(Debug, Clone)]
pub(super) struct Page {
    pub(super) bytes: Vec<u8>,
    /// The media type, with its parameters, as the server states it.
    pub(super) media_type: Option<String>,
    /// When, and a hash of the content.
    pub(super) fetched: Fetched,
    /// Why an old copy is given.
    pub(super) note: Option<String>,
}

/// What the cache keeps beside the content.
#[derive(Debug, Serialize, Deserialize)]
struct Entry {
    url: String,
    media_type: Option<String>,
    at: Timestamp,
    sha256: String,
}

/// The content of `url`: from the cache where it is fresh, else from the network, else an old copy.
pub(super) fn page(url: &str, options: &Options) -> Result<Page, Error> {
    let kept = options.cache.as_deref().and_then(|folder| kept(folder, url));
    if let Some(page) = kept.as_ref().filter(|p| is_fresh(Timestamp::now().duration_since(p.fetched.at), options.web.cache_hours)) {
        return Ok(page.clone());
    }
    let refused: fn(IpAddr) -> bool = if options.web.private_networks { |_| false } else { is_private };
    match (fetch(url, options, Guard { refused, inner: DefaultResolver::default() }), kept) {
        (Ok(page), _) => {
            if let Some(folder) = &options.cache
                && let Err(error) = keep(folder, url, &page)
            {
                log::line(format_args!("{url}: not cached: {error}"));
            }
            Ok(page)
        }
        (Err(error), Some(old)) => Ok(Page { note: Some(format!("{error}; the copy of {} was read", old.fetched.at.strftime("%Y-%m-%d %H:%M UTC"))), ..old }),
        (Err(error), None) => Err(error),
    }
}

/// Whether what was fetched so long ago is taken from the cache. What was fetched in the future was fetched before the clock was set back.
fn is_fresh(age: SignedDuration, hours: u64) -> bool {
    let hours = i64::try_from(hours).unwrap_or(i64::MAX).min(1_000_000);
    !age.is_negative() && age < SignedDuration::from_hours(hours)
}

fn fetch(url: &str, options: &Options, resolver: impl Resolver) -> Result<Page, Error> {
    let config = Config::builder()
        .user_agent(concat!("crossread/", env!("CARGO_PKG_VERSION")))
        .timeout_global(Some(Duration::from_secs(options.limits.seconds)))
        .max_redirects(options.web.redirects)
        .proxy(None)
        .build();
    let failed = |error: ureq::Error| words(error, options);
    let mut response = Agent::with_parts(config, DefaultConnector::default(), resolver).get(url).call().map_err(failed)?;
    let media_type = response.headers().get("content-type").and_then(|v| v.to_str().ok()).map(str::to_owned);
    let bytes = response.body_mut().with_config().limit(options.limits.bytes()).read_to_vec().map_err(failed)?;
    let fetched = Fetched { at: Timestamp::now(), sha256: hash(&bytes) };
    log::line(format_args!("{url}: fetched, {} bytes", bytes.len()));
    Ok(Page { bytes, media_type, fetched, note: None })
}

fn words(error: ureq::Error, options: &Options) -> Error {
    use ureq::Error::{BodyExceedsLimit, ConnectionFailed, HostNotFound, Io, StatusCode, Timeout, TooManyRedirects};
    Error::Web(match error {
        Timeout(_) => return Error::Deadline { seconds: options.limits.seconds },
        BodyExceedsLimit(_) => return options.limits.too_large(),
        Io(e) if e.kind() == io::ErrorKind::TimedOut => return Error::Deadline { seconds: options.limits.seconds },
        StatusCode(401..=403) => return Error::Login,
        StatusCode(404 | 410) => "is not there (any more)".to_owned(),
        StatusCode(429) => "the server asks to come back later".to_owned(),
        StatusCode(code) => format!("the server answers {code}"),
        TooManyRedirects => format!("is redirected more than {} times; the limit is load.redirects in the settings", options.web.redirects),
        HostNotFound => "no such host; is the address right, and is there a network?".to_owned(),
        ConnectionFailed => "cannot be connected to; is there a network?".to_owned(),
        other => format!("cannot be fetched: {other}"),
    })
}

/// Resolves names and refuses those that lead into the reader's own network, at the first address as after redirects.
#[derive(Debug)]
struct Guard<R> {
    refused: fn(IpAddr) -> bool,
    inner: R,
}

impl<R: Resolver> Resolver for Guard<R> {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let addresses = self.inner.resolve(uri, config, timeout)?;
        if addresses.iter().any(|a| (self.refused)(a.ip())) {
            let message = "leads into a private network; if that is meant, set load.private_networks in the settings";
            return Err(ureq::Error::Io(io::Error::new(io::ErrorKind::PermissionDenied, message)));
        }
        Ok(addresses)
    }
}

/// Addresses that are not of the public internet (IANA special-purpose registries).
fn is_private(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => is_private_v4(v4),
        IpAddr::V6(v6) => is_private_v6(v6),
    }
}

fn is_private_v4(v4: Ipv4Addr) -> bool {
    let [a, b, ..] = v4.octets();
    v4.is_private()
        || v4.is_loopback()
        || v4.is_link_local()
        || v4.is_multicast()
        || a == 0
        || a >= 240
        || a == 100 && (64..128).contains(&b)
        || a == 198 && b & 0xfe == 18
}

fn is_private_v6(v6: Ipv6Addr) -> bool {
    let [a, b, c, .., y, z] = v6.segments();
    let v4 = |high: u16, low: u16| {
        let [[e, f], [g, h]] = [high.to_be_bytes(), low.to_be_bytes()];
        Ipv4Addr::new(e, f, g, h)
    };
    let embedded = v6.to_ipv4_mapped().or_else(|| match (a, b) {
        // 6to4 (RFC 3056) begins with it, NAT64 (RFC 6052) ends with it
        (0x2002, _) => Some(v4(b, c)),
        (0x64, 0xff9b) => Some(v4(y, z)),
        _ => v6.segments().starts_with(&[0; 6]).then(|| v4(y, z)),
    });
    v6.is_loopback() || v6.is_unspecified() || v6.is_multicast() || a & 0xfe00 == 0xfc00 || a & 0xffc0 == 0xfe80 || embedded.is_some_and(is_private_v4)
}

pub(super) fn hash(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    Sha256::digest(bytes).iter().flat_map(|b| [b >> 4, b & 15]).map(|half| char::from(DIGITS[usize::from(half)])).collect()
}

fn kept(folder: &Path, url: &str) -> Option<Page> {
    let name = hash(url.as_bytes());
    let entry: Entry = serde_json::from_slice(&fs::read(folder.join(format!("{name}.json"))).ok()?).ok()?;
    let bytes = fs::read(folder.join(name)).ok()?;
    let whole = entry.url == url && hash(&bytes) == entry.sha256;
    whole.then_some(Page { bytes, media_type: entry.media_type, fetched: Fetched { at: entry.at, sha256: entry.sha256 }, note: None })
}

/// Content first, then what describes it: a half-written pair is not taken.
fn keep(folder: &Path, url: &str, page: &Page) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let name = hash(url.as_bytes());
    let Page { media_type, fetched, .. } = page;
    let entry = Entry { url: url.to_owned(), media_type: media_type.clone(), at: fetched.at, sha256: fetched.sha256.clone() };
    let write = |name: String, bytes: &[u8]| -> io::Result<()> {
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        file.write_all(bytes)?;
        file.persist(folder.join(name)).map(drop).map_err(|e| e.error)
    };
    write(name.clone(), &page.bytes)?;
    write(format!("{name}.json"), &serde_json::to_vec(&entry)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_addresses_are_told_from_public_ones() {
        for address in [
            "127.0.0.1",
            "10.1.2.3",
            "192.168.0.1",
            "172.16.0.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "::1",
            "fd00::1",
            "fe80::1",
            "::ffff:10.0.0.1",
            "64:ff9b::a00:1",
        ] {
            assert!(is_private(address.parse().unwrap()), "{address}");
        }
        for address in ["93.184.216.34", "2606:2800:220:1::1", "100.128.0.1", "172.32.0.1"] {
            assert!(!is_private(address.parse().unwrap()), "{address}");
        }
    }

    #[test]
    fn a_clock_that_was_set_back_makes_nothing_fresh_for_ever() {
        let fresh = |hours| is_fresh(SignedDuration::from_hours(hours), 24);
        assert_eq!([0, 23, 24, -1, -1_000_000].map(fresh), [true, true, false, false, false]);
        assert!(!is_fresh(SignedDuration::ZERO, 0) && is_fresh(SignedDuration::from_hours(999_999), u64::MAX));
    }

    /// Names of the public internet, as a test may have them: `inside` leads into the reader's own network.
    #[derive(Debug)]
    struct Names;

    impl Resolver for Names {
        fn resolve(&self, uri: &Uri, _: &Config, _: NextTimeout) -> Result<ResolvedSocketAddrs, ureq::Error> {
            let host: u8 = if uri.host() == Some("inside.example") { 2 } else { 1 };
            let mut found = self.empty();
            found.push(std::net::SocketAddr::from(([127, 0, 0, host], uri.port_u16().unwrap_or(80))));
            Ok(found)
        }
    }

    #[test]
    fn a_public_name_that_redirects_into_the_own_network_is_refused() {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        std::thread::spawn(move || {
            for mut stream in listener.incoming().flatten() {
                let _ = io::Read::read(&mut stream, &mut [0; 4096]);
                let answer = format!("HTTP/1.1 302 Found\r\nConnection: close\r\nContent-Length: 0\r\nLocation: http://inside.example:{port}/secret\r\n\r\n");
                let _ = stream.write_all(answer.as_bytes());
            }
        });
        let guard = Guard { refused: |ip| ip == IpAddr::from([127, 0, 0, 2]), inner: Names };
        let refused = fetch(&format!("http://news.example:{port}/"), &Options::default(), guard).unwrap_err().to_string();
        assert!(refused.contains("leads into a private network"), "{refused}");
    }
}

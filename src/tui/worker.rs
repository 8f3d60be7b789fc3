//! The one thread that does long work: reading sources and comparing them.

use super::{
    event::{Event, Reply},
    run::Outbox,
};
use crate::{
    analysis::{self, analyse},
    load::{self, Entries, Loaded},
    log,
    progress::{Cancelled, Progress, Stage},
    review::Review,
};
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
        mpsc::{self, Sender},
    },
    thread,
    time::{Duration, Instant},
};

/// The name of the thread; a panic in it does not end the program.
pub const NAME: &str = "crossread-worker";
/// How often progress is told at most.
const PROGRESS_EVERY: Duration = Duration::from_millis(80);

struct Request {
    generation: u64,
    wanted: Wanted,
    review: Review,
}

/// What is to be compared.
enum Wanted {
    /// Sources yet to be read; of feeds the newest entries, or those that the person will pick.
    Read { sources: Vec<String>, pick: bool },
    /// What was read before.
    Again(Arc<Loaded>),
}

/// The worker. Requests carry a generation; what belongs to a cancelled one is given up.
#[derive(Debug)]
pub struct Worker {
    requests: Sender<Request>,
    /// The highest generation that is cancelled.
    cancelled: Arc<AtomicU64>,
}

impl Worker {
    /// Starts the thread, which sends what it finds to `events`.
    ///
    /// # Errors
    /// Where the system gives no thread.
    pub fn start(load: load::Options, analysis: analysis::Options, events: Outbox) -> std::io::Result<Worker> {
        let (requests, inbox) = mpsc::channel::<Request>();
        let cancelled = Arc::new(AtomicU64::new(0));
        let watch = cancelled.clone();
        thread::Builder::new().name(NAME.to_owned()).spawn(move || {
            let pool = threads();
            while let Ok(request) = inbox.recv() {
                let generation = request.generation;
                let job = || work(request, &load, &analysis, &watch, &events);
                let done = catch_unwind(AssertUnwindSafe(|| match &pool {
                    Ok(pool) => pool.install(job),
                    Err(_) => job(),
                }));
                if done.is_err() {
                    let words = "comparing these sources failed inside crossread; the texts can still be read".to_owned();
                    events.send(Event::Worker(generation, Reply::Failed(words)));
                }
            }
        })?;
        Ok(Worker { requests, cancelled })
    }

    /// Asks for sources to be read and compared, corrected by what was judged.
    pub fn load(&self, generation: u64, sources: Vec<String>, pick: bool, review: Review) {
        self.ask(Request { generation, wanted: Wanted::Read { sources, pick }, review });
    }

    /// Asks for what was read to be compared once more.
    pub fn again(&self, generation: u64, loaded: Arc<Loaded>, review: Review) {
        self.ask(Request { generation, wanted: Wanted::Again(loaded), review });
    }

    fn ask(&self, request: Request) {
        // A worker that is gone has said why it went.
        let _ = self.requests.send(request);
    }

    /// Gives up a generation and all before it.
    pub fn cancel(&self, generation: u64) {
        self.cancelled.fetch_max(generation, Ordering::Relaxed);
    }
}

/// Threads for comparing, as many as the program may have.
fn threads() -> Result<rayon::ThreadPool, rayon::ThreadPoolBuildError> {
    let count = rayon::current_num_threads();
    rayon::ThreadPoolBuilder::new().num_threads(count).thread_name(|_| NAME.to_owned()).start_handler(|_| give_way()).build()
}

/// Lets the thread that answers keys go first. Where the system cannot do that for one thread, all are equal.
fn give_way() {
    #[cfg(target_os = "linux")]
    let _ = rustix::process::nice(19);
}

fn work(request: Request, load: &load::Options, options: &analysis::Options, cancelled: &AtomicU64, events: &Outbox) {
    let Request { generation, wanted: what, review } = request;
    let send = |reply| events.send(Event::Worker(generation, reply));
    let wanted = || cancelled.load(Ordering::Relaxed) < generation;
    let told = Mutex::new((Instant::now(), Stage::Reading, Instant::now()));
    let tell = |stage: Stage, done: usize, total: usize| {
        if let Ok(mut told) = told.try_lock() {
            let now = Instant::now();
            if told.1 != stage {
                *told = (told.0, stage, now);
            }
            if now - told.0 >= PROGRESS_EVERY {
                told.0 = now;
                let left = (done > 0).then(|| (now - told.2).mul_f64(total.saturating_sub(done) as f64 / done as f64));
                return wanted() && send(Reply::Progress(stage, done, total, left));
            }
        }
        wanted()
    };
    if !wanted() {
        return;
    }
    let progress = Progress::new(&tell);
    let mut documents = match what {
        Wanted::Again(loaded) => loaded.documents.clone(),
        Wanted::Read { sources, pick } => {
            let options = load::Options { feed_entries: if pick { Entries(usize::MAX) } else { load.feed_entries }, ..load.clone() };
            let mut listing = load::list(&sources);
            match listing.opening(&options, &progress) {
                Ok(Some(opening)) => send(Reply::Opening(opening.documents)),
                Ok(None) => true,
                Err(Cancelled) => return,
            };
            let Ok(mut loaded) = listing.read(&options, &progress) else { return };
            if pick && loaded.entries(&sources).next().is_some() {
                send(Reply::Entries(Arc::new(loaded)));
                return;
            }
            loaded.keep_newest(&sources, load.feed_entries);
            let loaded = Arc::new(loaded);
            if !send(Reply::Loaded(loaded.clone())) || loaded.documents.is_empty() {
                return;
            }
            loaded.documents.clone()
        }
    };
    let options = review.prepare(&mut documents, options);
    if let Ok(found) = analyse(documents, &options, &progress) {
        log::line(format_args!("request {generation}: {} alignments", found.comparisons.len()));
        send(Reply::analysed(found));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::run::Wake;

    /// What a worker replies to a request for a folder, but for progress.
    fn replies(articles: usize, cancelled: bool) -> Vec<Reply> {
        let folder = tempfile::tempdir().unwrap();
        (0..articles).for_each(|n| std::fs::write(folder.path().join(format!("{n}.txt")), "The vote was held.").unwrap());
        let (sender, events) = Outbox::new();
        let worker = Worker::start(load::Options::default(), analysis::Options::default(), sender).unwrap();
        let sources = vec![folder.path().to_string_lossy().into_owned()];
        if cancelled {
            worker.cancel(1);
            worker.load(1, sources.clone(), false, Review::default());
        }
        worker.load(2, sources, false, Review::default());
        let mut replies = Vec::new();
        while !matches!(replies.last(), Some(Reply::Analysed(..))) {
            let Wake::Event(Event::Worker(generation, reply)) = events.recv_timeout(Duration::from_secs(60)).unwrap() else { panic!("the worker replies") };
            assert_eq!(generation, 2);
            if !matches!(reply, Reply::Progress(..)) {
                replies.push(reply);
            }
        }
        replies
    }

    #[test]
    fn a_request_is_answered_with_sources_then_findings_and_a_cancelled_one_with_nothing() {
        let replies = replies(1, true);
        assert!(matches!(&replies[..], [Reply::Loaded(_), Reply::Analysed(..)]), "{replies:?}");
    }

    #[test]
    fn of_many_sources_the_first_come_before_the_others() {
        let replies = replies(20, false);
        assert!(matches!(&replies[..], [Reply::Opening(_), Reply::Loaded(_), Reply::Analysed(..)]), "{replies:?}");
    }
}

//! The running program: events in, frames and effects out.

use super::{
    effect::Effect,
    event::{Event, Outcome, Reply},
    input::{Input, Questions},
    outside,
    settings::Settings,
    signals::{self, Signal},
    state::State,
    terminal::Session,
    theme::Theme,
    update::{start, update},
    view,
    watch::Watch,
    worker::Worker,
};
use crate::review::{Review, Store};
use anyhow::{Context, bail};
use crossterm::clipboard::CopyToClipboard;
use ratatui::buffer::Cell;
use std::{
    env,
    io::{self, IsTerminal},
    sync::mpsc::{self, Receiver, RecvTimeoutError, Sender},
    time::{Duration, Instant},
};

/// So long after a key, and after the first text on the screen, nothing is painted that the worker found: nothing comes between a key and
/// what it does, or changes the screen under the next one or under eyes that have just begun to read.
const PAUSE: Duration = Duration::from_millis(100);

/// What wakes the program.
#[derive(Debug)]
pub(super) enum Wake {
    /// Something to react to.
    Event(Event),
    /// The system has a wish.
    Signal(Signal),
}

/// Where threads send what wakes the program.
#[derive(Debug, Clone)]
pub struct Outbox(Sender<Wake>);

impl Outbox {
    pub(super) fn new() -> (Outbox, Receiver<Wake>) {
        let (sender, receiver) = mpsc::channel();
        (Outbox(sender), receiver)
    }

    /// Sends an event; false when nobody listens any more.
    pub fn send(&self, event: Event) -> bool {
        self.wake(Wake::Event(event))
    }

    pub(super) fn wake(&self, wake: Wake) -> bool {
        self.0.send(wake).is_ok()
    }
}

/// Where judgements are kept, and what was judged before.
#[derive(Debug)]
pub struct Kept {
    /// The file.
    pub store: Store,
    /// What it held.
    pub review: Review,
    /// Why it was not read, if it was not.
    pub trouble: Option<String>,
}

/// Opens the reader on `sources` and comes back when the person quits.
///
/// # Errors
/// What the terminal answers, which is given back in any case; that judgements could not be kept.
pub fn run(sources: Vec<String>, kept: Kept, mut settings: Settings) -> anyhow::Result<()> {
    // keys that are typed are no article
    if sources.iter().any(|source| source == "-") && io::stdin().is_terminal() {
        bail!("`-` is standard input, and nothing is piped into it: pipe the article, as in `cat FILE | crossread - OTHER`");
    }
    let Kept { store, review, trouble } = kept;
    settings.colourless = is_set("NO_COLOR");
    settings.theme = if settings.colourless { Some(Theme::Plain) } else { settings.theme.or_else(theme_without_asking) };
    let session = Session::open(settings.mouse).context("the terminal cannot be taken over; is standard output a terminal?")?;
    let mut state = State::new(sources, settings, session.size()?);
    state.judge.review = review;
    state.judge.trouble = trouble;
    store.path().clone_into(&mut state.judge.file);
    let (out, inbox) = Outbox::new();
    let mut program = Program {
        worker: Worker::start(state.settings.load.clone(), state.settings.analysis.clone(), out.clone())?,
        input: Input::start(out.clone())?,
        session,
        out,
        store,
        watch: None,
        unkept: None,
    };
    let ending = program.serve(&mut state, &inbox);
    let unkept = program.unkept.take();
    drop(program);
    let kept = unkept.map_or(Ok(()), |error| rescue(&state.judge.review, &error));
    match ending? {
        Ending::Quit => kept,
        Ending::Signal(signal) => signals::end(signal).context("ending on a signal"),
    }
}

/// Keeps what was judged and is not in the review file; the error says where, or that it is lost.
fn rescue(review: &Review, error: &str) -> anyhow::Result<()> {
    match outside::rescued(review) {
        Ok(path) => bail!("{error}\nwhat was judged is in another file: go on with `crossread {}`", path.display()),
        Err(second) => bail!("what was judged is not kept: {error}; {second}"),
    }
}

fn is_set(name: &str) -> bool {
    env::var(name).is_ok_and(|value| !value.is_empty())
}

/// A theme that the terminal's kind asks for; `None` where the terminal is to be asked.
fn theme_without_asking() -> Option<Theme> {
    let term = env::var("TERM").unwrap_or_default();
    let rich = is_set("COLORTERM") || ["256color", "kitty", "direct", "ghostty", "alacritty"].iter().any(|t| term.contains(t)) || cfg!(windows);
    (!rich).then_some(Theme::Sixteen)
}

enum Ending {
    Quit,
    Signal(i32),
}

struct Program {
    session: Session,
    worker: Worker,
    input: Input,
    out: Outbox,
    /// Where judgements are kept.
    store: Store,
    /// Who tells of changed sources.
    watch: Option<Watch>,
    /// Why what was judged last is not in the review file.
    unkept: Option<String>,
}

impl Program {
    /// Shows the first frame, asks for the sources, then takes in every event that waits and paints once, until the end.
    fn serve(&mut self, state: &mut State, inbox: &Receiver<Wake>) -> anyhow::Result<Ending> {
        signals::watch(self.out.clone())?;
        let first = start(state);
        let mut corner = [Cell::EMPTY; 2];
        self.session.draw(|frame| {
            view::view(frame, state);
            corner = [0, 1].map(|x| frame.buffer_mut().cell((x, 0)).cloned().unwrap_or_default());
        })?;
        for effect in first {
            self.carry_out(effect)?;
        }
        if state.settings.theme.is_none() || !state.settings.ascii {
            self.session.send(Questions)?;
            self.session.repaint_corner(&corner)?;
        }
        // Since when nothing may change by itself, and whether something is to be painted that waits for the pause after it.
        let (mut still, mut waiting) = (None::<Instant>, false);
        loop {
            let mut next = match inbox.recv_timeout(if waiting { PAUSE } else { Duration::MAX }) {
                Ok(wake) => Some(wake),
                Err(RecvTimeoutError::Timeout) => None,
                Err(RecvTimeoutError::Disconnected) => return Ok(Ending::Quit),
            };
            waiting = true;
            let mut opens = false;
            while let Some(wake) = next {
                waiting &= matches!(wake, Wake::Event(Event::Worker(..)));
                if matches!(wake, Wake::Event(Event::Key(_))) {
                    still = Some(Instant::now());
                }
                opens |= matches!(wake, Wake::Event(Event::Worker(_, Reply::Opening(_))));
                let effects = match wake {
                    Wake::Event(event) => update(state, event),
                    Wake::Signal(Signal::Stop) => vec![Effect::Suspend],
                    Wake::Signal(Signal::End(signal)) => return Ok(Ending::Signal(signal)),
                };
                for effect in effects {
                    if !self.carry_out(effect)? {
                        return Ok(Ending::Quit);
                    }
                }
                next = inbox.try_recv().ok();
            }
            waiting &= still.is_some_and(|at| at.elapsed() < PAUSE);
            if !waiting {
                // that the terminal was resized may be lost where a key comes at the same moment
                let (width, height) = self.session.size()?;
                if state.size != (width, height) {
                    update(state, Event::Resize(width, height));
                }
                self.session.draw(|frame| view::view(frame, state))?;
                still = still.or(opens.then(Instant::now));
            }
        }
    }

    /// Carries an effect out; false when it is to end.
    fn carry_out(&mut self, effect: Effect) -> anyhow::Result<bool> {
        match effect {
            Effect::Load { generation, sources, pick, review } => self.worker.load(generation, sources, pick, *review),
            Effect::Again { generation, loaded, review } => self.worker.again(generation, loaded, *review),
            Effect::Keep(review) => self.keep(*review),
            Effect::Cancel(generation) => self.worker.cancel(generation),
            Effect::Copy(text) => {
                self.session.send(CopyToClipboard::to_clipboard_from(&text))?;
                self.done(outside::copied(&text));
            }
            Effect::Save { name, text } => self.done(outside::save(&name, &text)),
            Effect::Export(analysis, review, problems, format) => self.done(outside::export(&analysis, &review, &problems, format)),
            Effect::Story(story) => self.done(outside::story(&story)),
            Effect::Paste(text) => self.done(outside::pasted(self.store.path(), &text)),
            Effect::Watch(sources) => match Watch::start(&sources, self.out.clone()) {
                Ok(watch) => self.watch = Some(watch),
                Err(error) => self.done(Outcome::Failed(format!("changes of sources are not seen: {error}; r reads again"))),
            },
            Effect::Edit { path, words } => {
                let Program { session, input, .. } = self;
                let outcome = input.paused(|| session.without(|| outside::edit(&path, &words)))?;
                self.done(outcome);
                self.resized()?;
            }
            Effect::Mouse(on) => self.session.set_mouse(on)?,
            Effect::Suspend => {
                self.session.without(signals::stop)??;
                self.resized()?;
            }
            Effect::Redraw => self.session.clear()?,
            Effect::Quit => return Ok(false),
        }
        Ok(true)
    }

    /// Writes the review file.
    fn keep(&mut self, mut review: Review) {
        let sent = review.history.done().to_vec();
        let outcome = match self.store.save(&mut review) {
            Ok(saved) => Outcome::Kept { saved, sent, held: review.history.done().to_vec() },
            Err(error) => Outcome::NotKept(error.to_string()),
        };
        self.unkept = if let Outcome::NotKept(error) = &outcome { Some(error.clone()) } else { None };
        self.done(outcome);
    }

    fn done(&self, outcome: Outcome) {
        self.out.send(Event::Done(outcome));
    }

    /// The size may have changed while another program had the terminal.
    fn resized(&self) -> anyhow::Result<()> {
        let (width, height) = self.session.size()?;
        self.out.send(Event::Resize(width, height));
        Ok(())
    }
}

//! What the system tells the program to do: end, or stop for a while.

use super::run::{Outbox, Wake};
use std::io;

/// A wish of the system's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signal {
    /// End, as this signal does.
    End(i32),
    /// Stop until woken.
    Stop,
}

#[cfg(unix)]
mod system {
    use super::{Outbox, Signal, Wake, io};
    use signal_hook::{
        consts::{SIGHUP, SIGINT, SIGTERM, SIGTSTP},
        iterator::Signals,
        low_level::emulate_default_handler,
    };
    use std::thread;

    /// Sends every such signal to `out`.
    pub fn watch(out: Outbox) -> io::Result<()> {
        let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGTSTP])?;
        thread::Builder::new().name("crossread-signals".to_owned()).spawn(move || {
            for signal in &mut signals {
                out.wake(Wake::Signal(if signal == SIGTSTP { Signal::Stop } else { Signal::End(signal) }));
            }
        })?;
        Ok(())
    }

    /// Stops the program until it is woken.
    pub fn stop() -> io::Result<()> {
        emulate_default_handler(SIGTSTP)
    }

    /// Ends the program as the signal would have ended it.
    pub fn end(signal: i32) -> io::Result<()> {
        emulate_default_handler(signal)
    }
}

#[cfg(not(unix))]
mod system {
    use super::{Outbox, io};

    pub fn watch(_: Outbox) -> io::Result<()> {
        Ok(())
    }

    pub fn stop() -> io::Result<()> {
        Ok(())
    }

    pub fn end(_: i32) -> io::Result<()> {
        Ok(())
    }
}

pub(super) use system::{end, stop, watch};

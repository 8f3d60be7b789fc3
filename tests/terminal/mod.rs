//! The program in a real pseudo-terminal. Nothing here sleeps: each step waits for what must appear.
#![allow(dead_code, reason = "each test program uses a part")]

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use std::{
    io::{Read, Write},
    process::Command,
    sync::mpsc::{self, Receiver},
    thread,
    time::Duration,
};

/// How long anything may take on a loaded machine.
pub const PATIENCE: Duration = Duration::from_secs(90);

pub struct Reader {
    pub child: Box<dyn Child + Send + Sync>,
    pub master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    pub output: Receiver<Vec<u8>>,
    pub screen: vt100::Parser,
    /// The first bytes of a character whose last ones have not come yet.
    unfinished: Vec<u8>,
    /// Everything the program wrote.
    pub written: Vec<u8>,
}

impl Reader {
    /// Starts a program.
    pub fn spawn(command: CommandBuilder, (cols, rows): (u16, u16)) -> Reader {
        let pair = native_pty_system().openpty(PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }).unwrap();
        let child = pair.slave.spawn_command(command).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, output) = mpsc::channel();
        thread::spawn(move || {
            let mut buffer = [0; 8192];
            while let Ok(n) = reader.read(&mut buffer) {
                if n == 0 || sender.send(buffer[..n].to_vec()).is_err() {
                    return;
                }
            }
        });
        let writer = pair.master.take_writer().unwrap();
        Reader {
            child,
            master: pair.master,
            writer,
            output,
            screen: vt100::Parser::new(rows.try_into().unwrap(), cols.try_into().unwrap(), 0),
            unfinished: Vec::new(),
            written: Vec::new(),
        }
    }

    /// The program on a sample story, in a folder of its own.
    pub fn open(folder: &tempfile::TempDir, size: (u16, u16)) -> Reader {
        Reader::open_on(folder, "sample:referendums", size)
    }

    /// The program on a source, in a folder.
    pub fn open_on(folder: &tempfile::TempDir, source: &str, size: (u16, u16)) -> Reader {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_crossread"));
        command.arg(source);
        command.cwd(folder.path());
        command.env("TERM", "xterm-256color");
        command.env("HOME", folder.path());
        command.env_remove("NO_COLOR");
        Reader::spawn(command, size)
    }

    pub fn text(&self) -> String {
        self.screen.screen().contents()
    }

    /// Shows output on the screen. The emulator leaves `�` out, which takes a column on every terminal: it is given `¿` instead.
    pub fn take_in(&mut self, bytes: &[u8]) {
        const REPLACEMENT: &[u8] = "�".as_bytes();
        self.written.extend(bytes);
        self.unfinished.extend(bytes);
        while let Some(at) = self.unfinished.windows(REPLACEMENT.len()).position(|w| w == REPLACEMENT) {
            self.unfinished.splice(at..at + REPLACEMENT.len(), "¿".bytes());
        }
        let kept = (1..REPLACEMENT.len()).rev().find(|&n| self.unfinished.ends_with(&REPLACEMENT[..n])).unwrap_or(0);
        let whole = self.unfinished.len() - kept;
        self.screen.process(&self.unfinished[..whole]);
        self.unfinished.drain(..whole);
    }

    /// Takes output in until `done` holds.
    #[track_caller]
    pub fn wait(&mut self, what: &str, done: impl Fn(&Reader) -> bool) {
        while !done(self) {
            match self.output.recv_timeout(PATIENCE) {
                Ok(bytes) => self.take_in(&bytes),
                Err(error) => panic!("waited for {what}: {error}\n{}", self.text()),
            }
        }
    }

    #[track_caller]
    pub fn wait_for(&mut self, words: &str) {
        self.wait(words, |r| r.text().contains(words));
    }

    /// Takes everything in until the program ends.
    #[track_caller]
    pub fn finish(&mut self) -> portable_pty::ExitStatus {
        while let Ok(bytes) = self.output.recv_timeout(PATIENCE) {
            self.take_in(&bytes);
        }
        self.child.wait().unwrap()
    }

    pub fn press(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).unwrap();
        self.writer.flush().unwrap();
    }

    pub fn kill(&self, signal: &str) {
        let id = self.child.process_id().unwrap().to_string();
        assert!(Command::new("kill").args([signal, &id]).status().unwrap().success());
    }

    /// Whether every mode of the terminal is as it was found.
    pub fn is_restored(&self) -> bool {
        let screen = self.screen.screen();
        !screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste() && screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None
    }

    #[track_caller]
    pub fn assert_restored(&mut self) {
        self.wait("the terminal given back", Reader::is_restored);
        let flags = self.master.get_termios().map(|t| format!("{:?}", t.local_flags)).unwrap();
        assert!(flags.contains("ICANON") && flags.contains("ECHO"), "still in raw mode: {flags}");
    }
}

/// What a terminal that reads `bytes` would do beside showing characters, and the characters. Lines may end.
pub struct Obeyed {
    /// One entry a control character or sequence: `CSI ?25 l`, `OSC 0;title`, `DCS`, `control 07`.
    pub orders: Vec<String>,
    /// In the order they came.
    pub printed: String,
}

impl Obeyed {
    pub fn of(bytes: &[u8]) -> Obeyed {
        let mut obeyed = Obeyed { orders: Vec::new(), printed: String::new() };
        vte::Parser::<1024>::new().advance(&mut obeyed, bytes);
        obeyed
    }

    /// Characters that are printed and that crossread would have replaced, were they an article's.
    pub fn hidden(&self) -> Vec<char> {
        let shown = crossread::text::all_shown(&self.printed);
        self.printed.chars().zip(shown).filter(|(c, shown)| c != shown).map(|(c, _)| c).collect()
    }
}

fn joined(params: &vte::Params) -> String {
    params.iter().map(|p| p.iter().map(u16::to_string).collect::<Vec<_>>().join(":")).collect::<Vec<_>>().join(";")
}

impl vte::Perform for Obeyed {
    fn print(&mut self, c: char) {
        self.printed.push(c);
    }

    fn execute(&mut self, byte: u8) {
        if matches!(byte, b'\n' | b'\r') {
            self.printed.push('\n');
        } else {
            self.orders.push(format!("control {byte:02x}"));
        }
    }

    fn hook(&mut self, _: &vte::Params, _: &[u8], _: bool, action: char) {
        self.orders.push(format!("DCS {action}"));
    }

    fn osc_dispatch(&mut self, params: &[&[u8]], _: bool) {
        let params: Vec<_> = params.iter().map(|p| String::from_utf8_lossy(p)).collect();
        self.orders.push(format!("OSC {}", params.join(";")));
    }

    fn csi_dispatch(&mut self, params: &vte::Params, intermediates: &[u8], _: bool, action: char) {
        self.orders.push(format!("CSI {}{} {action}", String::from_utf8_lossy(intermediates), joined(params)));
    }

    fn esc_dispatch(&mut self, _: &[u8], _: bool, byte: u8) {
        self.orders.push(format!("ESC {}", char::from(byte)));
    }
}

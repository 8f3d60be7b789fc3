//! Draws the reader's screen as SVG, for the README.
//!
//! `cargo run --release --example picture -- [COLUMNS ROWS KEYS [SOURCE...]] > picture.svg` runs the program built beside it in a
//! pseudo-terminal of that size, types KEYS, and prints what the terminal then shows.

use anyhow::{Context, Result};
use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use std::{
    env,
    fmt::Write as _,
    io::{Read, Write},
    num::NonZero,
    sync::mpsc,
    thread,
    time::Duration,
};
use vt100::{Color, Parser};

/// Cell size of the drawing, in pixels.
const CELL: (f32, f32) = (8.4, 18.0);
const PAPER: &str = "#16181d";
const INK: &str = "#d5d2c8";
/// The screen is taken when nothing was written for so long.
const QUIET: Duration = Duration::from_millis(700);

fn main() -> Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let number = |i: usize, default: u16| arguments.get(i).and_then(|a| a.parse().ok()).unwrap_or(default);
    let (columns, rows) = (number(0, 160), number(1, 45));
    let keys = arguments.get(2).map_or("", String::as_str);
    let sources = arguments.get(3..).unwrap_or_default();
    let screen = screen(columns, rows, keys, sources)?;
    print!("{}", svg(&screen, columns, rows)?);
    Ok(())
}

fn screen(columns: u16, rows: u16, keys: &str, sources: &[String]) -> Result<Parser> {
    let pty = native_pty_system().openpty(PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 })?;
    let program = env::current_exe()?.parent().and_then(|p| p.parent()).context("a build folder")?.join("crossread");
    let mut command = CommandBuilder::new(program);
    command.args(sources);
    command.env("TERM", "xterm-256color");
    command.env("COLORTERM", "truecolor");
    let mut child = pty.slave.spawn_command(command)?;
    let mut reader = pty.master.try_clone_reader()?;
    let (send, output) = mpsc::channel();
    thread::spawn(move || {
        let mut buffer = [0; 4096];
        while let Ok(n @ 1..) = reader.read(&mut buffer) {
            if send.send(buffer[..n].to_vec()).is_err() {
                return;
            }
        }
    });
    let size = |n: u16| NonZero::new(n).context("a size of at least one cell");
    let mut parser = Parser::new(size(rows)?, size(columns)?, 0);
    let settle = |parser: &mut Parser| {
        while let Ok(bytes) = output.recv_timeout(QUIET) {
            parser.process(&bytes);
        }
    };
    settle(&mut parser);
    let mut keyboard = pty.master.take_writer()?;
    for key in keys.chars() {
        write!(keyboard, "{}", if key == '^' { '\r' } else { key })?;
        settle(&mut parser);
    }
    child.kill()?;
    Ok(parser)
}

fn svg(parser: &Parser, columns: u16, rows: u16) -> Result<String> {
    let (width, height) = (f32::from(columns) * CELL.0, f32::from(rows) * CELL.1);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" font-family=\"ui-monospace,Menlo,Consolas,monospace\" font-size=\"14\"><rect width=\"100%\" height=\"100%\" fill=\"{PAPER}\"/>\n"
    );
    for row in 0..rows {
        for column in 0..columns {
            let Some(cell) = parser.screen().cell(row, column) else { continue };
            let (mut ink, mut paper) = (colour(cell.fgcolor(), INK), colour(cell.bgcolor(), PAPER));
            if cell.inverse() {
                std::mem::swap(&mut ink, &mut paper);
            }
            let (x, y) = (f32::from(column) * CELL.0, f32::from(row) * CELL.1);
            if paper != PAPER {
                write!(out, "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{:.1}\" height=\"{:.1}\" fill=\"{paper}\"/>", CELL.0 + 0.2, CELL.1)?;
            }
            if cell.contents().trim().is_empty() {
                continue;
            }
            let weight = if cell.bold() { " font-weight=\"bold\"" } else { "" };
            let line = if cell.underline() { " text-decoration=\"underline\"" } else { "" };
            let faint = if cell.dim() { " opacity=\".6\"" } else { "" };
            let words = cell.contents().replace('&', "&amp;").replace('<', "&lt;");
            writeln!(out, "<text x=\"{x:.1}\" y=\"{:.1}\" fill=\"{ink}\"{weight}{line}{faint}>{words}</text>", y + CELL.1 * 0.75)?;
        }
    }
    out.push_str("</svg>\n");
    Ok(out)
}

/// A colour of the usual palette of 256, or of 24 bits.
fn colour(colour: Color, default: &str) -> String {
    const BASIC: [&str; 16] = [
        "#16181d", "#d06a5f", "#7fa56b", "#c9a259", "#6c93c7", "#a683b8", "#6aa7a7", "#c9c6bc", "#6b6f78", "#ec8a7d", "#9cc487", "#e3be75", "#8db4e6",
        "#c3a1d4", "#89c5c5", "#f2efe6",
    ];
    match colour {
        Color::Default => default.to_owned(),
        Color::Rgb(r, g, b) => format!("#{r:02x}{g:02x}{b:02x}"),
        Color::Idx(i @ 0..=15) => BASIC[usize::from(i)].to_owned(),
        Color::Idx(i @ 16..=231) => {
            let level = |n: u8| if n == 0 { 0 } else { 55 + 40 * n };
            let n = i - 16;
            format!("#{:02x}{:02x}{:02x}", level(n / 36), level(n / 6 % 6), level(n % 6))
        }
        Color::Idx(i) => {
            let grey = 8 + 10 * (i - 232);
            format!("#{grey:02x}{grey:02x}{grey:02x}")
        }
    }
}

//! The commands, one file each. This is the only room that prints, and the only one that ends
//! the program.
#![allow(
    clippy::disallowed_methods,
    reason = "this room knows where it stands and what time it is"
)]

pub mod archive;
pub mod args;
pub mod build;
pub mod check;
pub mod crew;
pub mod explain;
pub mod external;
pub mod fix;
pub mod flags;
pub mod flow;
pub mod formats;
pub mod hand;
pub mod help;
pub mod memory;
pub mod new;
pub mod print;
pub mod progress;
pub mod report;
pub mod scaffold;
pub mod schema;
pub mod screen;
pub mod serve;
pub mod summary;
pub mod timings;
pub mod usage;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser as _;

use args::{Args, Command};

/// How a command ended, short of a machine failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Exit code 0.
    Well,
    /// Exit code 1: findings that stop.
    Findings,
}

/// What the machine, or the one at the keyboard, did wrong: a Swedish sentence. Exit code 2.
#[derive(Debug)]
pub struct Failure {
    /// What went wrong.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
}

impl Failure {
    /// A failure told in one sentence.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), help: None }
    }

    /// A failure of the machine's: what could not be done, and why.
    #[must_use]
    pub fn io(what: &str, error: &std::io::Error) -> Self {
        use std::io::ErrorKind;
        let why = match error.kind() {
            ErrorKind::NotFound => "det finns inte",
            ErrorKind::PermissionDenied => "det saknas behörighet",
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "disken är full",
            ErrorKind::ReadOnlyFilesystem => "disken går inte att skriva till",
            ErrorKind::AddrInUse => "porten är upptagen",
            ErrorKind::AddrNotAvailable => "adressen finns inte på den här datorn",
            ErrorKind::NotADirectory => "en fil ligger där en mapp skulle vara",
            ErrorKind::ResourceBusy => "mappen är upptagen",
            _ => "datorn svarade så här",
        };
        Self::new(format!("{what}: {why} ({error})."))
    }

    /// With advice.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// Runs the program on its arguments, the first being its own name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let typed: Vec<OsString> = arguments.into_iter().collect();
    let args = match Args::try_parse_from(&typed) {
        Ok(args) => args,
        Err(e) => return usage::tell(&e, &typed),
    };
    if memory::sets_type(&args.command) {
        memory::in_small_pages();
    }
    // Typst sets nested content by recursion; memory that is never touched costs nothing.
    let mut pool = rayon::ThreadPoolBuilder::new().stack_size(crew::STACK);
    if matches!(args.command, Command::Hand(_)) {
        let hands = std::thread::available_parallelism().map_or(1, usize::from);
        pool = pool.num_threads(hands.min(hand::THREADS));
    }
    let pool = pool.build_global();
    debug_assert!(pool.is_ok(), "the pool is made here and nowhere else");
    let root = args.root.as_deref();
    let ended = match &args.command {
        Command::Build(args) => build::run(root, args),
        Command::Archive(args) => archive::run(root, args),
        Command::Check(args) => check::run(root, args),
        Command::Serve(args) => serve::run(root, args),
        Command::Print(args) => print::run(root, args),
        Command::New(args) => new::run(root, args),
        Command::Schema(args) => schema::run(root, args),
        Command::Explain(args) => explain::run(args),
        Command::Hand(args) => hand::run(args),
    };
    match ended {
        Ok(End::Well) => ExitCode::SUCCESS,
        Ok(End::Findings) => ExitCode::from(1),
        Err(failure) => {
            screen::failure(&failure);
            ExitCode::from(2)
        }
    }
}

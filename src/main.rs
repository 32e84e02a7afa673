//! Arguments in, exit code out.

use std::process::ExitCode;

use mimalloc::MiMalloc;

// Prose is many small pieces, made on one thread and given back on another: the system's own
// allocator took a third of a large build's time.
#[global_allocator]
static MEMORY: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    handbok::cli::run(std::env::args_os())
}

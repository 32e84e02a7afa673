//! How the system hands out memory: in large pages, which is quick, or in small ones, which takes less.

use super::args::Command;

/// Whether a command may set type. Typst holds much for a while and then little; what it gives back
/// in pieces does not come back to the system while it stands in large pages.
#[must_use]
pub fn sets_type(command: &Command) -> bool {
    match command {
        Command::Build(args) => !args.no_pdf,
        Command::Check(_) | Command::New(_) | Command::Schema(_) | Command::Explain(_) => false,
        Command::Archive(_) | Command::Serve(_) | Command::Print(_) | Command::Hand(_) => true,
    }
}

/// From now on, memory comes in small pages. Where the system cannot be told so, it comes as it does.
pub fn in_small_pages() {
    #[cfg(target_os = "linux")]
    {
        let told = rustix::thread::disable_transparent_huge_pages(true);
        debug_assert!(told.is_ok(), "every Linux since 3.15 can be told");
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::sets_type;
    use crate::cli::args::Args;

    #[test]
    fn a_command_that_sets_no_type_has_large_pages() {
        for (line, due) in [
            ("build", true),
            ("build --no-pdf", false),
            ("check", false),
            ("print", true),
            ("serve", true),
            ("archive", true),
        ] {
            let args = Args::try_parse_from(["handbok"].into_iter().chain(line.split(' ')));
            assert_eq!(args.map(|args| sets_type(&args.command)).ok(), Some(due), "{line}");
        }
    }
}

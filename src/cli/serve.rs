//! `handbok serve`: the preview in the browser, and its findings on the terminal.

use std::net::SocketAddr;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};

use super::flags::Serve;
use super::report::{self, Look};
use super::screen::{self, Stream};
use super::summary::{self, Count};
use super::{End, Failure, flow};
use crate::diag::finding::Finding;
use crate::diag::rule::Severity;
use crate::serve::edition::Edition;
use crate::serve::run::{self, Config, Word};

/// Runs the command, until it is ended from the keyboard.
///
/// # Errors
/// When there is no handbook or no port to be had.
pub fn run(root: Option<&Path>, args: &Serve) -> Result<End, Failure> {
    let root = flow::root(root)?;
    let crew = Arc::new(flow::crew());
    let config = Config { root, host: args.host, port: args.port, crew };
    let (wanted, open) = (args.port, args.open);
    let told: Mutex<Vec<Finding>> = Mutex::default();
    let tell = move |word: Word<'_>| match word {
        Word::Listening(address) => listening(address, wanted, open),
        Word::Edition(edition, findings) => changed(edition, findings, &told),
        Word::Trouble(e) => {
            screen::failure(&Failure::io("Handboken går inte att läsa just nu", &e));
        }
    };
    run::run(&config, || flow::settings(None), tell)
        .map_err(|e| Failure::io("Förhandsvisningen gick inte att starta", &e))?;
    Ok(End::Well)
}

fn listening(address: SocketAddr, wanted: u16, open: bool) {
    if wanted != 0 && address.port() != wanted {
        screen::out(&format!("Porten {wanted} är upptagen, så jag tog nästa lediga.\n"));
    }
    let url = url(address);
    screen::out(&format!("Handboken visas på {url} (avsluta med Ctrl+C)\n"));
    if !address.ip().is_loopback() {
        screen::out("Andra på samma nät kan läsa den.\n");
    }
    if open && !browse(&url) {
        screen::err("Webbläsaren gick inte att öppna. Gå till adressen själv.\n");
    }
}

fn url(address: SocketAddr) -> String {
    if address.ip().is_unspecified() {
        return format!("http://localhost:{}/", address.port());
    }
    format!("http://{address}/")
}

/// Asks the system to open a browser: the one that `BROWSER` names, where it names one.
fn browse(url: &str) -> bool {
    let chosen = std::env::var_os("BROWSER").filter(|chosen| !chosen.is_empty());
    let mut command = if let Some(program) = chosen {
        let mut command = Command::new(program);
        command.arg(url);
        command
    } else if cfg!(windows) {
        let mut command = Command::new("cmd");
        command.args(["/C", "start", "", url]);
        command
    } else {
        let program = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
        let mut command = Command::new(program);
        command.arg(url);
        command
    };
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().is_ok()
}

/// Tells what a new reading found that the earlier one had not.
fn changed(edition: &Edition, findings: &[Finding], told: &Mutex<Vec<Finding>>) {
    let mut told = told.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let same = |a: &Finding, b: &Finding| a.rule == b.rule && a.message == b.message;
    let fresh: Vec<Finding> = findings
        .iter()
        .filter(|f| f.severity != Severity::Info && !told.iter().any(|old| same(old, f)))
        .cloned()
        .collect();
    screen::err(&report::text(&edition.loaded.sources, &fresh, Look::of(Stream::Err)));
    let what = if edition.number == 1 { "Läst" } else { "Läst igen" };
    screen::out(&format!(
        "{what} på {}: {}\n",
        summary::seconds(edition.took),
        Count::of(findings).words()
    ));
    *told = findings.to_vec();
}

//! The preview from beginning to end: a port, a first edition, and a new one for each change.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tokio::net::TcpListener;
use tokio::sync::watch;

use super::edition::Edition;
use super::server::{self, Desk, Now};
use super::watch::Watch;
use crate::disk::load::{self, Loaded};
use crate::disk::printed::Shelf;
use crate::history;
use crate::settings::Settings;

/// How many ports are tried before giving up.
const PORTS: u16 = 64;

/// What the preview is told.
#[derive(Clone, Debug)]
pub struct Config {
    /// The handbook's folder.
    pub root: PathBuf,
    /// The address to listen on.
    pub host: IpAddr,
    /// The port to begin with.
    pub port: u16,
}

/// What the preview has to say, for someone to print.
#[derive(Debug)]
pub enum Word<'a> {
    /// It listens; not always on the port that was wished for.
    Listening(SocketAddr),
    /// The handbook was read, first or again.
    Edition(&'a Edition),
    /// The handbook cannot be read now; what was read before is still shown.
    Trouble(io::Error),
}

/// Runs until the program is ended. `settings` is asked at each reading, so that today is today.
///
/// # Errors
/// When no port can be had, or the system gives no threads.
pub fn run(
    config: &Config,
    settings: impl Fn() -> Settings + Send + 'static,
    tell: impl Fn(Word<'_>) + Send + Sync + 'static,
) -> io::Result<()> {
    let root = config.root.canonicalize()?;
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async {
        let listener = listen(config.host, config.port).await?;
        tell(Word::Listening(listener.local_addr()?));
        let (show, now) = watch::channel(Now::default());
        let place = root.clone();
        std::thread::Builder::new()
            .name("läsare".to_owned())
            .spawn(move || keep_reading(&place, &show, &settings, &tell))?;
        let desk = Desk { now, root: Arc::new(root), host: config.host };
        axum::serve(listener, server::router(desk)).await
    })
}

/// A listener on the port, or on the next one that is free.
async fn listen(host: IpAddr, port: u16) -> io::Result<TcpListener> {
    let mut last = io::Error::from(io::ErrorKind::AddrInUse);
    for port in port..=port.saturating_add(PORTS) {
        match TcpListener::bind((host, port)).await {
            Ok(listener) => return Ok(listener),
            Err(e) if e.kind() == io::ErrorKind::AddrInUse => last = e,
            Err(e) => return Err(e),
        }
    }
    Err(last)
}

/// Reads the handbook, now and at every change, and shows what was read.
fn keep_reading(
    root: &Path,
    show: &watch::Sender<Now>,
    settings: &impl Fn() -> Settings,
    tell: &impl Fn(Word<'_>),
) {
    let shelf = Shelf::of(root);
    let mut watch = Watch::new(root);
    let mut before: Option<(Loaded, Settings)> = None;
    let mut number = 0;
    let mut quiet = false;
    loop {
        let (loaded, history) = rayon::join(|| load::load(root), || history::read(root, &shelf));
        match loaded.map(|loaded| Loaded { history, ..loaded }) {
            // Nobody is told twice of the same trouble.
            Err(_) if quiet => {}
            Err(e) => {
                quiet = true;
                tell(Word::Trouble(e));
            }
            Ok(loaded) => {
                quiet = false;
                let settings = settings();
                let same = before.as_ref().is_some_and(|(l, s)| *s == settings && l.same(&loaded));
                if !same {
                    number += 1;
                    before = Some((loaded.clone(), settings.clone()));
                    match Edition::open(number, loaded, &settings, shelf.clone()) {
                        Ok(edition) => {
                            tell(Word::Edition(&edition));
                            publish(show, edition);
                        }
                        Err(e) => tell(Word::Trouble(e)),
                    }
                }
            }
        }
        if show.is_closed() {
            return;
        }
        watch.wait();
    }
}

fn publish(show: &watch::Sender<Now>, edition: Edition) {
    let edition = Arc::new(edition);
    show.send_modify(|now| {
        if edition.has_errors() {
            let earlier = now.current.take().filter(|earlier| !earlier.has_errors());
            now.good = earlier.or(now.good.take());
        } else {
            now.good = None;
        }
        now.current = Some(edition);
    });
}

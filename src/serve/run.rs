//! The preview from beginning to end: a port, a first edition, and a new one for each change.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant};

use tokio::net::TcpListener;
use tokio::sync::watch;

use super::edition::Edition;
use super::lasting::Lasting;
use super::server::{self, Desk, Now};
use super::watch::{Seen, Voice, Watch};
use crate::apart::crew::Crew;
use crate::diag::finding::Finding;
use crate::disk::again::{self, Differs};
use crate::disk::load::{self, Loaded};
use crate::disk::printed::Shelf;
use crate::history;
use crate::pipeline::Draft;
use crate::print::stock::Stock;
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
    /// Who sets a theme of the handbook's own.
    pub crew: Arc<Crew>,
}

/// What the preview has to say, for someone to print.
#[derive(Debug)]
pub enum Word<'a> {
    /// It listens; not always on the port that was wished for.
    Listening(SocketAddr),
    /// The handbook was read, first or again, and checked.
    Edition(&'a Edition, &'a [Finding]),
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
        let (tell, crew) = (Arc::new(tell), Arc::clone(&config.crew));
        std::thread::Builder::new()
            .name("läsare".to_owned())
            .spawn(move || keep_reading(&place, &show, &crew, &settings, &tell))?;
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

/// What was read last, ready to take an edit.
struct Read {
    loaded: Loaded,
    settings: Settings,
    draft: Draft,
}

impl Read {
    fn all(loaded: Loaded, settings: Settings) -> Self {
        let draft = Draft::new(&loaded.sources, &settings);
        Self { loaded, settings, draft }
    }

    /// Takes a save of some files if that is all that has happened: `None` when it is not,
    /// `Some(false)` when the files are as they were.
    fn save(&mut self, root: &Path, saved: &[PathBuf], settings: &Settings) -> Option<bool> {
        // What cannot be read now is told when all is read.
        let (mut loaded, changed) = again::again(root, &self.loaded, saved).ok().flatten()?;
        if *settings != self.settings {
            return None;
        }
        if changed.is_empty() {
            return Some(false);
        }
        // Where a history is kept, it does not hold what was saved just now.
        if !loaded.history.is_empty() {
            for id in &changed {
                loaded.history.open(loaded.sources.file(*id).path.clone());
            }
        }
        let taken = self.draft.edit(&loaded.sources, settings, &changed);
        if !taken {
            // The draft may hold half of the edit: all is made anew, of the files just read.
            *self = Self::all(loaded, settings.clone());
            return Some(true);
        }
        self.loaded = loaded;
        Some(true)
    }
}

/// All files, and what git knows of them.
fn read_all(root: &Path, shelf: &Shelf) -> io::Result<Loaded> {
    let (loaded, history) = rayon::join(|| load::load(root), || history::read(root, shelf));
    Ok(Loaded { history, ..loaded? })
}

/// Reads the handbook, now and at every change, and shows what was read.
fn keep_reading<T: Fn(Word<'_>) + Send + Sync + 'static>(
    root: &Path,
    show: &watch::Sender<Now>,
    crew: &Arc<Crew>,
    settings: &impl Fn() -> Settings,
    tell: &Arc<T>,
) {
    let shelf = Shelf::of(root);
    let checker = Checker::begin(tell);
    let hands = Arc::new(Lasting::new(Arc::clone(crew), Arc::new(Stock::of_texts())));
    let mut watch = Watch::new(root);
    let looker = Looker::begin(root, &shelf, watch.voice());
    let mut read: Option<Read> = None;
    let mut number = 0;
    let mut quiet = false;
    let mut seen = Seen::Perhaps;
    loop {
        let begun = Instant::now();
        let now = settings();
        let saved = match (&mut read, &seen) {
            (Some(read), Seen::Change(saved)) => read.save(root, saved, &now),
            (Some(read), Seen::Perhaps) => match looked(root, &shelf, &read.loaded) {
                Ok(Differs::Not) if read.settings == now => Some(false),
                Ok(Differs::In(changed)) => read.save(root, &changed, &now),
                _ => None,
            },
            _ => None,
        };
        let fresh = match saved {
            Some(fresh) => {
                quiet = false;
                fresh
            }
            None => match read_all(root, &shelf) {
                // Nobody is told twice of the same trouble.
                Err(e) => {
                    if !std::mem::replace(&mut quiet, true) {
                        tell(Word::Trouble(e));
                    }
                    false
                }
                Ok(loaded) => {
                    quiet = false;
                    let same = read
                        .as_ref()
                        .is_some_and(|read| read.settings == now && read.loaded.same(&loaded));
                    if !same {
                        read = Some(Read::all(loaded, now));
                    }
                    !same
                }
            },
        };
        if fresh && let Some(read) = &read {
            number += 1;
            let bound = read.draft.bound();
            let loaded = read.loaded.clone();
            match Edition::open(
                number,
                loaded,
                bound,
                shelf.clone(),
                Arc::clone(&hands),
                begun.elapsed(),
            ) {
                Ok(edition) => {
                    let edition = Arc::new(edition);
                    publish(show, &edition);
                    checker.check(&edition);
                }
                Err(e) => tell(Word::Trouble(e)),
            }
        }
        if show.is_closed() {
            return;
        }
        // After a save that was taken by itself, all is looked over once it is quiet.
        if saved.is_some()
            && let (Some(read), Seen::Change(_)) = (&read, &seen)
        {
            looker.look(&read.loaded);
        }
        seen = watch.wait();
    }
}

/// In what the handbook and its history differ from what was read, as far as can be told without
/// reading.
fn looked(root: &Path, shelf: &Shelf, loaded: &Loaded) -> io::Result<Differs> {
    let (differs, history) =
        rayon::join(|| again::look(root, loaded), || history::read(root, shelf));
    Ok(if history == loaded.history { differs? } else { Differs::Throughout })
}

/// Looks the handbook over on a thread of its own, so that no save waits for it.
struct Looker {
    wanted: mpsc::Sender<Loaded>,
}

impl Looker {
    /// How long it must be quiet after a save before all is looked over.
    const QUIET: Duration = Duration::from_secs(1);

    fn begin(root: &Path, shelf: &Shelf, voice: Voice) -> Self {
        let (wanted, asks) = mpsc::channel::<Loaded>();
        let (root, shelf) = (root.to_owned(), shelf.clone());
        // Without a thread nothing is looked over; what the system tells is still seen.
        let _ = std::thread::Builder::new().name("överblick".to_owned()).spawn(move || {
            while let Ok(mut loaded) = asks.recv() {
                while let Ok(newer) = asks.recv_timeout(Self::QUIET) {
                    loaded = newer;
                }
                match looked(&root, &shelf, &loaded) {
                    Ok(Differs::Not) => {}
                    // What was saved meanwhile is told too: it is read once more and found the same.
                    Ok(Differs::In(changed)) => voice.tell(changed),
                    Ok(Differs::Throughout) | Err(_) => voice.tell(Vec::new()),
                }
            }
        });
        Self { wanted }
    }

    fn look(&self, loaded: &Loaded) {
        // The looker is gone only when the preview ends.
        let _ = self.wanted.send(loaded.clone());
    }
}

/// Checks editions on a thread of its own, the newest first and those between never.
struct Checker {
    wanted: mpsc::Sender<Arc<Edition>>,
}

impl Checker {
    fn begin<T: Fn(Word<'_>) + Send + Sync + 'static>(tell: &Arc<T>) -> Self {
        let (wanted, editions) = mpsc::channel::<Arc<Edition>>();
        let tell = Arc::clone(tell);
        // One processor is left to those who wait for a page.
        let hands = std::thread::available_parallelism().map_or(1, |n| n.get() - 1).max(1);
        let pool = rayon::ThreadPoolBuilder::new().num_threads(hands).build();
        // Without a thread nothing is checked; the system then has none for anything else either.
        let _ = std::thread::Builder::new().name("granskare".to_owned()).spawn(move || {
            while let Ok(first) = editions.recv() {
                let edition = editions.try_iter().last().unwrap_or(first);
                let findings = match &pool {
                    Ok(pool) => pool.install(|| edition.check()),
                    Err(_) => edition.check(),
                };
                tell(Word::Edition(&edition, &findings));
            }
        });
        Self { wanted }
    }

    fn check(&self, edition: &Arc<Edition>) {
        // The checker is gone only when the preview ends.
        let _ = self.wanted.send(Arc::clone(edition));
    }
}

fn publish(show: &watch::Sender<Now>, edition: &Arc<Edition>) {
    show.send_modify(|now| {
        if edition.has_errors() {
            let earlier = now.current.take().filter(|earlier| !earlier.has_errors());
            now.good = earlier.or(now.good.take());
        } else {
            now.good = None;
        }
        now.current = Some(Arc::clone(edition));
    });
}

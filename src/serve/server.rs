//! The preview's answers: pages from the edition of now, findings, and word of changes.

use std::convert::Infallible;
use std::net::IpAddr;
use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, HOST, LOCATION};
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use tokio::sync::watch;
use tokio_stream::StreamExt as _;
use tokio_stream::wrappers::WatchStream;

use super::edition::{Answer, Edition};
use super::panel::{self, FOLDER};
use crate::site::headers::HEADERS;

/// What the preview shows.
#[derive(Clone, Debug, Default)]
pub struct Now {
    /// The handbook as it is on the disk; none before it has been read the first time.
    pub current: Option<Arc<Edition>>,
    /// The last one without errors, kept while the current one has them.
    pub good: Option<Arc<Edition>>,
}

/// What every answer needs.
#[derive(Clone, Debug)]
pub struct Desk {
    /// The edition of now.
    pub now: watch::Receiver<Now>,
    /// Where the handbook lies, for links into an editor.
    pub root: Arc<PathBuf>,
    /// The address that we listen on.
    pub host: IpAddr,
}

/// The preview's routes.
pub fn router(desk: Desk) -> Router {
    Router::new()
        .route(&format!("/{FOLDER}/andringar"), get(changes))
        .route(&format!("/{FOLDER}/anmarkningar.json"), get(findings))
        .route(&format!("/{FOLDER}/panel.js"), get(|| async { own("a.js", panel::SCRIPT) }))
        .route(&format!("/{FOLDER}/panel.css"), get(|| async { own("a.css", panel::STYLE) }))
        .fallback(page)
        .layer(axum::middleware::from_fn_with_state(desk.clone(), guard))
        .with_state(desk)
}

fn own(name: &str, text: &'static str) -> Response {
    ([(CONTENT_TYPE, kind(name)), (CACHE_CONTROL, "no-store")], text).into_response()
}

/// Lets in only those who asked for this machine: a page elsewhere that has its own name point
/// here must not read the handbook.
async fn guard(
    State(desk): State<Desk>,
    request: Request,
    next: axum::middleware::Next,
) -> Response {
    let host = request.headers().get(HOST).and_then(|value| value.to_str().ok());
    if !host.is_some_and(|host| ours(host, desk.host)) {
        return plain(
            StatusCode::FORBIDDEN,
            "Förhandsvisningen svarar bara på den här datorns namn.",
        );
    }
    if request.method() != Method::GET && request.method() != Method::HEAD {
        return plain(StatusCode::METHOD_NOT_ALLOWED, "Förhandsvisningen går bara att läsa.");
    }
    next.run(request).await
}

/// Whether a `Host` names this machine as we listen: `localhost`, a loopback address, or the very
/// address; when we listen to all, any address but no other name.
fn ours(host: &str, listening: IpAddr) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) && !name.ends_with(':') => {
            name
        }
        _ => host,
    };
    if name.eq_ignore_ascii_case("localhost") {
        return true;
    }
    let name = name.strip_prefix('[').and_then(|n| n.strip_suffix(']')).unwrap_or(name);
    let Ok(address) = name.parse::<IpAddr>() else { return false };
    address.is_loopback() || address == listening || listening.is_unspecified()
}

fn plain(status: StatusCode, text: &str) -> Response {
    let headers = [(CONTENT_TYPE, "text/plain; charset=utf-8"), (CACHE_CONTROL, "no-store")];
    (status, headers, text.to_owned()).into_response()
}

/// The edition of now; waits for the first.
async fn now(desk: &Desk) -> Option<Now> {
    let mut now = desk.now.clone();
    let found = now.wait_for(|now| now.current.is_some()).await.ok()?;
    Some(found.clone())
}

async fn page(State(desk): State<Desk>, uri: Uri) -> Response {
    let Some(path) = decoded(uri.path()) else {
        return plain(StatusCode::BAD_REQUEST, "Adressen går inte att tolka.");
    };
    let Some(now) = now(&desk).await else {
        return plain(StatusCode::SERVICE_UNAVAILABLE, "Förhandsvisningen avslutas.");
    };
    let Some(current) = &now.current else {
        return plain(StatusCode::SERVICE_UNAVAILABLE, "Handboken läses.");
    };
    match found(&now, &path).await {
        (Answer::File(bytes), _) => file(&path, bytes, current.number, StatusCode::OK),
        (Answer::Failed(why), _) => plain(StatusCode::INTERNAL_SERVER_ERROR, &why),
        (Answer::Missing, _) => {
            // `/mal` is the folder `/mal/`, whose page is `mal/index.html`.
            let index = format!("{path}/index.html");
            if !path.ends_with("index.html")
                && let (Answer::File(_), _) = found(&now, &index).await
            {
                let to = format!("{}/", uri.path());
                return (StatusCode::PERMANENT_REDIRECT, [(LOCATION, to)]).into_response();
            }
            match current.ask("404.html").await {
                Answer::File(bytes) => missing(&bytes, current),
                _ => plain(StatusCode::NOT_FOUND, "Sidan finns inte."),
            }
        }
    }
}

/// What the site of now has at a path, or what it had before something broke; and whether it is
/// the latter.
async fn found(now: &Now, path: &str) -> (Answer, bool) {
    let Some(current) = &now.current else { return (Answer::Missing, false) };
    let answer = current.ask(path).await;
    if matches!(answer, Answer::File(_)) || !current.has_errors() {
        return (answer, false);
    }
    if let Some(good) = &now.good
        && let earlier @ Answer::File(_) = good.ask(path).await
    {
        return (earlier, true);
    }
    (answer, false)
}

fn file(path: &str, bytes: Vec<u8>, edition: u64, status: StatusCode) -> Response {
    let kind = kind(path);
    let bytes =
        if kind.starts_with("text/html") { panel::with_panel(bytes, edition) } else { bytes };
    let mut response = (status, Body::from(bytes)).into_response();
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.insert(name, axum::http::HeaderValue::from_static(value));
    }
    headers.insert(CONTENT_TYPE, axum::http::HeaderValue::from_static(kind));
    headers.insert(CACHE_CONTROL, axum::http::HeaderValue::from_static("no-store"));
    response
}

/// The page for addresses that lead nowhere. It may be shown at any depth, and so it links from
/// the permanent address when there is one, else from where it lies; here both are the root. The
/// page's policy allows no such thing, and is left out.
fn missing(bytes: &[u8], edition: &Edition) -> Response {
    let mut page = String::from_utf8_lossy(bytes).replacen("<head>", "<head><base href=\"/\">", 1);
    if let Some(base) = &edition.base {
        page = page.replace(&format!("\"{base}"), "\"/");
    }
    let mut response = file("404.html", page.into(), edition.number, StatusCode::NOT_FOUND);
    response.headers_mut().remove("Content-Security-Policy");
    response
}

/// The findings of the edition of now, once it has been checked.
async fn findings(State(desk): State<Desk>, uri: Uri) -> Response {
    let mut changes = desk.now.clone();
    let (now, current, findings) = loop {
        let now = changes.borrow_and_update().clone();
        if let Some(current) = now.current.clone() {
            // Another edition may come before this one is checked; then that is asked instead.
            tokio::select! {
                Some(findings) = current.findings() => break (now, current, findings),
                changed = changes.changed() => if changed.is_ok() { continue },
            }
        } else if changes.changed().await.is_ok() {
            continue;
        }
        return plain(StatusCode::SERVICE_UNAVAILABLE, "Förhandsvisningen avslutas.");
    };
    let asked = uri.query().and_then(|query| query.strip_prefix("sida="));
    let path = asked.and_then(decoded).as_deref().and_then(decoded);
    let earlier = match path {
        Some(path) if current.has_errors() => found(&now, &path).await.1,
        _ => false,
    };
    let root = desk.root.to_string_lossy().replace('\\', "/");
    let panel = panel::panel(&current, &findings, &root, earlier);
    let body = serde_json::to_string(&panel).unwrap_or_default();
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_TYPE, axum::http::HeaderValue::from_static("application/json"));
    headers.insert(CACHE_CONTROL, axum::http::HeaderValue::from_static("no-store"));
    (headers, body).into_response()
}

/// Word of each new edition, for as long as the page is open.
async fn changes(
    State(desk): State<Desk>,
) -> Sse<impl tokio_stream::Stream<Item = Result<Event, Infallible>>> {
    let editions = WatchStream::new(desk.now).filter_map(|now| {
        let current = now.current?;
        Some(Ok(Event::default().event("utgava").data(current.number.to_string())))
    });
    Sse::new(editions).keep_alive(KeepAlive::default())
}

/// The path from the site's root that an address asks for; `None` for one that cannot be.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digit = |b: Option<u8>| char::from(b?).to_digit(16);
            let value = digit(rest.next())? * 16 + digit(rest.next())?;
            bytes.push(u8::try_from(value).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    let text = String::from_utf8(bytes).ok()?;
    let path = text.strip_prefix('/').unwrap_or(&text);
    let strange = path.contains(['\\', '\0']) || path.split('/').any(|part| part == "..");
    if strange {
        return None;
    }
    let folder = path.is_empty() || path.ends_with('/');
    Some(if folder { format!("{path}index.html") } else { path.to_owned() })
}

/// What kind of file a path names, for the browser.
fn kind(path: &str) -> &'static str {
    let ending =
        path.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map_or("", |(_, e)| e);
    match ending.to_ascii_lowercase().as_str() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "pdf" => "application/pdf",
        "xml" => "application/xml",
        "ics" => "text/calendar; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "txt" | "conf" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "zip" => "application/zip",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machines_names_are_answered() {
        let loopback: IpAddr = [127, 0, 0, 1].into();
        for host in
            ["localhost", "localhost:4321", "LOCALHOST:1", "127.0.0.1:4321", "[::1]:4321", "[::1]"]
        {
            assert!(ours(host, loopback), "{host}");
        }
        for host in [
            "",
            "exempel.se",
            "exempel.se:4321",
            "localhost.exempel.se",
            "10.0.0.7:4321",
            "127.0.0.1.nip.io",
        ] {
            assert!(!ours(host, loopback), "{host}");
        }
        let all: IpAddr = [0, 0, 0, 0].into();
        assert!(ours("10.0.0.7:4321", all) && !ours("exempel.se:4321", all));
    }

    #[test]
    fn addresses_are_paths_inside_the_site_or_nothing() {
        assert_eq!(decoded("/").as_deref(), Some("index.html"));
        assert_eq!(decoded("/mal/").as_deref(), Some("mal/index.html"));
        assert_eq!(decoded("/a%C3%A5.html").as_deref(), Some("aå.html"));
        for path in ["/../a", "/a/%2e%2e/b", "/a\\b", "/%5c", "/%00", "/%ff", "/%2", "/%zz"] {
            assert_eq!(decoded(path), None, "{path}");
        }
    }
}

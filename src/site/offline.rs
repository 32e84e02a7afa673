//! Reading without a connection: the service worker with its list of files, and the manifest that
//! lets a phone keep the handbook beside its other books.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::Site;
use super::view::changed;
use crate::memo::{ContentHash, bytes_hash, content_hash};
use crate::model::link::Target;
use crate::output::Output;
use crate::route;
use crate::source::file::SourceFile;

/// The service worker and the manifest. `assets` are the paths of the files that stand beside the
/// pages.
#[must_use]
pub fn files(site: &Site<'_>, assets: &BTreeSet<String>) -> Vec<Output> {
    let name = &site.handbook.colophon.title.value;
    let manifest = serde_json::json!({
        "name": name,
        "short_name": "Vägledning",
        "lang": site.handbook.colophon.language.value,
        "start_url": "index.html",
        "scope": "./",
        "display": "browser",
        "background_color": "#fbf8f3",
        "theme_color": "#0a5c56",
        "icons": [
            { "src": "favicon.svg", "sizes": "any", "type": "image/svg+xml" },
            { "src": "ikon-192.png", "sizes": "192x192", "type": "image/png" },
            { "src": "ikon-512.png", "sizes": "512x512", "type": "image/png" },
        ],
    });
    let mut out = vec![Output::one("manifest.webmanifest", manifest.to_string())];
    if let Some(worker) = site.theme.text("assets/sw.js") {
        let mut list: Vec<String> = site
            .plan()
            .par_iter()
            .flat_map_iter(|target| {
                let mut paths = site.paths(*target);
                if paths.len() > 1 {
                    paths.push(route::places(&paths[0]));
                }
                paths
            })
            .collect();
        let kept = |path: &&String| {
            let folder = path.split('/').next().unwrap_or_default();
            matches!(
                folder,
                "resurser" | "bilder" | "redaktion" | "favicon.svg" | "favicon.ico" | "404.html"
            )
        };
        list.extend(assets.iter().filter(kept).cloned());
        let head = format!(
            "const VERSION={:?},UTGAVA={},FILER={};\n",
            site.version(),
            serde_json::json!(site.handbook.colophon.edition.value),
            serde_json::json!(list)
        );
        out.push(Output::one("sw.js", head + worker));
    }
    out
}

/// Changes when anything that pages are made from changes: every file of the handbook and of the
/// theme, when they were last changed, and which pages are overdue today.
pub(super) fn version(site: &Site<'_>) -> String {
    let today = site.handbook.settings.today;
    let overdue = site.handbook.articles.rows().filter(|a| a.front.review_by.value < today);
    // Two for each file, one for each page and finding, and some more.
    let room = 3 * site.sources.files().len() + site.plan().len() + site.findings().len();
    let mut parts: Vec<&[u8]> = Vec::with_capacity(room);
    parts.extend(overdue.map(|article| article.path.value.as_bytes()));
    parts.push(env!("CARGO_PKG_VERSION").as_bytes());
    let hash = |file: &SourceFile| bytes_hash(&file.bytes);
    let hashes: Vec<ContentHash> = site.sources.files().par_iter().map(hash).collect();
    for (file, hash) in site.sources.files().iter().zip(&hashes) {
        parts.extend([file.path.as_bytes(), hash]);
    }
    let day = |target: &Target| changed::Changed::of(site, *target).text;
    let days: Vec<String> = site.plan().par_iter().map(day).collect();
    parts.extend(days.iter().map(String::as_bytes));
    parts.extend(site.findings().iter().map(|finding| finding.message.as_bytes()));
    for folder in ["templates", "assets", "lang"] {
        for (name, file) in site.theme.under(folder) {
            parts.extend([name.as_bytes(), &*file.bytes]);
        }
    }
    let hash = content_hash(&parts);
    let number = hash[..6].iter().fold(0_u64, |sum, byte| (sum << 8) | u64::from(*byte));
    format!("{number:012x}")
}

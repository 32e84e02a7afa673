//! The search that runs in the reader's browser: Pagefind's own, the same for every handbook. It lies
//! in the `pagefind` crate, which gives it out with an index: of one word here, thrown away.

use pagefind::api::{PagefindIndex, SyntheticFile};
use pagefind::options::PagefindServiceConfig;

use super::{FOLDER, LANGUAGE, SearchError, VERSION, failed};
use crate::output::Output;

/// The files that the browser runs.
const FILES: [&str; 3] = ["pagefind.js", "pagefind-worker.js", "wasm.sv.pagefind"];

/// The files that the browser runs, under [`FOLDER`].
///
/// # Errors
/// When the crate does not give them, or is of another version than the format is written for.
pub fn files() -> Result<Vec<Output>, SearchError> {
    // The caller may stand on a thread of a server, where no runtime can begin.
    let given = std::thread::scope(|scope| scope.spawn(given).join());
    let given = given.map_err(|_| failed("sökprogrammet gick inte att ta fram"))??;
    let find = |name: &str| {
        let file = given.iter().find(|file| file.filename.to_string_lossy() == name)?;
        Some(Output::one(format!("{FOLDER}/{name}"), file.contents.clone()))
    };
    let version = find("pagefind-entry.json")
        .and_then(|entry| serde_json::from_slice::<serde_json::Value>(&entry.bytes).ok())
        .is_some_and(|entry| entry["version"] == VERSION);
    if !version {
        return Err(failed("sökprogrammet är av en annan version"));
    }
    FILES.iter().map(|name| find(name).ok_or_else(|| failed(format!("{name} saknas")))).collect()
}

fn given() -> Result<Vec<SyntheticFile>, SearchError> {
    let options = PagefindServiceConfig::builder().force_language(LANGUAGE.to_owned()).build();
    let runtime = tokio::runtime::Builder::new_current_thread().build().map_err(failed)?;
    let mut index = PagefindIndex::new(Some(options)).map_err(failed)?;
    let page = "<html><body>ord</body></html>".to_owned();
    runtime
        .block_on(async {
            index.add_html_file(None, Some("a".to_owned()), page).await?;
            index.get_files().await
        })
        .map_err(failed)
}

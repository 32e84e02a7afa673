//! `handbok schema`: JSON Schemas for every YAML file and for front matter, for editors that
//! complete keys and tell what they mean.

use std::path::Path;

use super::flags::Schema;
use super::{End, Failure, flow, scaffold, screen, summary};
use crate::disk::scaffold::refresh;

/// Runs the command.
///
/// # Errors
/// When there is no handbook to write them to, or the machine fails.
pub fn run(root: Option<&Path>, args: &Schema) -> Result<End, Failure> {
    let folder = match &args.out {
        Some(folder) => folder.clone(),
        None => flow::root(root)?.join(scaffold::SCHEMAS),
    };
    let files = scaffold::schemas();
    refresh(&folder, &files).map_err(|e| Failure::io("Schemana gick inte att skriva", &e))?;
    screen::out(&format!(
        "{} ligger i {}.\n\
         Första raden i en YAML-fil säger vilket som gäller: {}",
        summary::counted(files.len(), "schema", "scheman"),
        folder.display(),
        scaffold::link("guidance/handbook.yaml").unwrap_or_default(),
    ));
    Ok(End::Well)
}

//! Tests of the press as a whole; unit tests stand beside what they test.
#![allow(clippy::disallowed_methods, reason = "tests stand outside the rooms and read real files")]

use std::path::{Path, PathBuf};

use handbok::settings::Settings;

mod addresses;
mod apart;
mod archive;
mod arrivals;
mod booklets;
mod check_command;
mod commands;
mod commonmark;
mod corridor;
mod definitions;
mod derive_pages;
mod disk;
mod downloads;
mod edits;
mod figures;
mod findings;
mod fuzz;
mod harm;
mod house;
mod languages;
mod large;
mod listed;
mod made_up;
mod newcomers;
mod open_data;
mod patterns;
mod plain_yaml;
mod plots;
mod press;
mod preview;
mod rounds;
mod search;
mod setting;
mod site;
mod soak;
mod stated;
mod statement;
mod told;
mod trust;
mod word;
mod work;

/// The project's root: the folder with `Cargo.toml`.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

/// A day for tests: that of the real handbook's first edition.
fn settings() -> Settings {
    Settings { today: jiff::civil::date(2026, 11, 21), base_url: None }
}

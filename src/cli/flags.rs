//! What each command takes, with a sentence of help on each.

use std::net::IpAddr;
use std::path::PathBuf;

use clap::{Args as ClapArgs, Subcommand, ValueEnum};

use super::help::VALUES;

/// `handbok __satt`.
#[derive(Debug, ClapArgs)]
pub struct Hand {
    /// How many bytes of memory there are.
    #[arg(long, hide = true)]
    pub memory: u64,
}

/// `handbok build`.
#[allow(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
#[derive(Debug, ClapArgs)]
pub struct Build {
    /// Where to.
    #[arg(
        long,
        value_name = "MAPP",
        help = "Mappen att skriva till [annars dist i handbokens mapp]"
    )]
    pub out: Option<PathBuf>,
    /// Warnings stop too.
    #[arg(long, help = "Låt också varningar stoppa bygget")]
    pub strict: bool,
    /// Without PDFs, and without what belongs to a site that is given out: cards and the zip.
    #[arg(
        long,
        help = "Gör inga PDF:er, ingen zip av webbplatsen och inga bilder för delade länkar"
    )]
    pub no_pdf: bool,
    /// Without search.
    #[arg(long, help = "Gör inget sökregister")]
    pub no_search: bool,
    /// Where the site will be published.
    #[arg(
        long,
        value_name = "ADRESS",
        help = "Adressen där webbplatsen ska ligga [annars bas_url i handbook.yaml]"
    )]
    pub base_url: Option<String>,
    /// Where time went.
    #[arg(long, help = "Visa vart tiden tog vägen")]
    pub timings: bool,
}

/// `handbok archive`.
#[derive(Debug, ClapArgs)]
pub struct Archive {
    /// Where to.
    #[arg(
        long,
        value_name = "MAPP",
        help = "Mappen att skriva till [annars under arkiv/ i handbokens mapp, med utgåvans namn]"
    )]
    pub out: Option<PathBuf>,
    /// Where the site is published.
    #[arg(
        long,
        value_name = "ADRESS",
        help = "Adressen där webbplatsen ligger [annars bas_url i handbook.yaml]"
    )]
    pub base_url: Option<String>,
}

/// `handbok serve`.
#[derive(Debug, ClapArgs)]
pub struct Serve {
    /// Port.
    #[arg(
        long,
        value_name = "PORT",
        default_value_t = 4321,
        hide_default_value = true,
        help = "Porten att lyssna på [annars 4321; är den upptagen tas nästa lediga]"
    )]
    pub port: u16,
    /// Address.
    #[arg(
        long,
        value_name = "ADRESS",
        default_value = "127.0.0.1",
        hide_default_value = true,
        help = "IP-adressen att lyssna på [annars 127.0.0.1: bara den här datorn]"
    )]
    pub host: IpAddr,
    /// Open a browser.
    #[arg(long, help = "Öppna webbläsaren")]
    pub open: bool,
}

/// `handbok check`.
#[allow(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
#[derive(Debug, ClapArgs)]
pub struct Check {
    /// How to tell.
    #[arg(
        long,
        value_enum,
        value_name = "FORM",
        default_value_t = Format::Text,
        hide_default_value = true,
        hide_possible_values = true,
        help = "text, short, json, sarif, github eller gitlab [annars text]"
    )]
    pub format: Format,
    /// Warnings stop too.
    #[arg(long, help = "Låt också varningar ge utgångskod 1")]
    pub strict: bool,
    /// Mend what can be mended without asking.
    #[arg(long, help = "Visa och gör de rättningar som alltid är rätt")]
    pub fix: bool,
    /// Without asking.
    #[arg(long, alias = "ja", requires = "fix", help = "Gör rättningarna utan att fråga")]
    pub yes: bool,
    /// Files with uncommitted changes too.
    #[arg(
        long,
        requires = "fix",
        help = "Rätta också i filer med ändringar som inte är incheckade i git"
    )]
    pub allow_dirty: bool,
    /// Addresses of others too.
    #[arg(
        long,
        alias = "externa",
        help = "Fråga också de webbplatser som handboken länkar till (tar en stund)"
    )]
    pub external: bool,
    /// What the next commit holds.
    #[arg(
        long,
        conflicts_with = "fix",
        help = "Bara det som är på väg in i git, som det ser ut där"
    )]
    pub staged: bool,
    /// Files and folders.
    #[arg(value_name = "FIL", help = "Filer eller mappar att berätta om [annars alla]")]
    pub paths: Vec<PathBuf>,
}

/// How findings are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// With the lines they stand on.
    Text,
    /// A line each.
    Short,
    /// Our own JSON.
    Json,
    /// SARIF 2.1.0.
    Sarif,
    /// Workflow commands of GitHub.
    Github,
    /// Code Quality of GitLab.
    Gitlab,
}

/// `handbok new`.
#[derive(Debug, ClapArgs)]
pub struct New {
    /// What.
    #[command(subcommand)]
    pub what: What,
}

/// What can be begun.
#[derive(Debug, Subcommand)]
pub enum What {
    /// A handbook.
    #[command(
        alias = "handbok", alias = "bok",
        about = "En liten hel handbok i en ny mapp (även: handbok, bok)",
        help_template = VALUES,
        override_usage = "handbok new handbook <MAPP>"
    )]
    Handbook {
        /// Where.
        #[arg(value_name = "MAPP", help = "Mappen, som inte behöver finnas")]
        folder: PathBuf,
    },
    /// A chapter.
    #[command(
        alias = "kapitel",
        about = "Ett nytt kapitel sist i handboken (även: kapitel)",
        help_template = VALUES,
        override_usage = "handbok new chapter <TITEL>"
    )]
    Chapter {
        /// Title.
        #[arg(
            value_name = "TITEL",
            help = "Kapitlets titel, till exempel \u{201d}Så arbetar vi\u{201d}"
        )]
        title: String,
    },
    /// A centre.
    #[command(
        alias = "central", alias = "familjecentral",
        about = "En ny familjecentral (även: central)",
        help_template = VALUES,
        override_usage = "handbok new centre <NAMN> --region <REGION>"
    )]
    Centre {
        /// Name.
        #[arg(value_name = "NAMN", help = "Centralens namn, till exempel \u{201d}Ekorren\u{201d}")]
        name: String,
        /// Region.
        #[arg(
            long,
            value_name = "REGION",
            help = "Regionens id, till exempel dalarna [behövs om det finns flera]"
        )]
        region: Option<String>,
    },
    /// A region.
    #[command(
        about = "En ny region",
        help_template = VALUES,
        override_usage = "handbok new region <NAMN>"
    )]
    Region {
        /// Name.
        #[arg(
            value_name = "NAMN",
            help = "Regionens namn, till exempel \u{201d}Region Gävleborg\u{201d}"
        )]
        name: String,
    },
}

/// `handbok explain`.
#[derive(Debug, ClapArgs)]
pub struct Explain {
    /// Code.
    #[arg(
        value_name = "KOD",
        help = "Koden inom hakparentes, till exempel okand-nyckel [utan kod: alla]"
    )]
    pub code: Option<String>,
}

/// `handbok print`.
#[derive(Debug, ClapArgs)]
pub struct Print {
    /// Which PDF.
    #[arg(value_name = "PDF", help = "PDF:ens adress eller början på den [utan: alla räknas upp]")]
    pub name: Option<String>,
    /// As a Word document.
    #[arg(long, help = "Skriv mallen som Word-dokument i stället för PDF")]
    pub word: bool,
    /// A welcome folder for this role.
    #[arg(
        long,
        alias = "roll",
        value_name = "ROLL",
        conflicts_with = "name",
        help = "Välkomstmappen för en yrkesroll, till exempel barnmorska (även: --roll)"
    )]
    pub role: Option<String>,
    /// For this centre.
    #[arg(
        long,
        alias = "central",
        value_name = "CENTRAL",
        help = "Gör välkomstmappen eller mallen för en familjecentral, till exempel fittja (även: --central)"
    )]
    pub centre: Option<String>,
    /// What Typst reads, for those who write themes.
    #[arg(
        long,
        value_name = "MAPP",
        help = "Skriv det som Typst läser till en mapp, för den som gör ett tema"
    )]
    pub typst: Option<PathBuf>,
    /// Where to.
    #[arg(
        long,
        value_name = "FIL",
        help = "Filen att skriva till [annars PDF:ens eller dokumentets namn, där du står]"
    )]
    pub out: Option<PathBuf>,
}

/// `handbok schema`.
#[derive(Debug, ClapArgs)]
pub struct Schema {
    /// Where to.
    #[arg(
        long,
        value_name = "MAPP",
        help = "Mappen att skriva till [annars .vscode/schemas i handbokens mapp]"
    )]
    pub out: Option<PathBuf>,
}

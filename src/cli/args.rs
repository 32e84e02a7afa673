//! What can be typed after `handbok`: the commands, with a sentence on each in Swedish.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

use super::flags::{Archive, Build, Check, Explain, Hand, New, Print, Schema, Serve};
use super::help::{EXAMPLES, FLAGS, TOP, VALUES};

/// A line of arguments.
#[derive(Debug, Parser)]
#[command(
    name = "handbok",
    version,
    about = "Gör webbplats och PDF:er av en handbok i Markdown och YAML.",
    after_help = EXAMPLES,
    help_template = TOP,
    override_usage = "handbok <kommando> [flaggor]",
    disable_help_flag = true,
    disable_help_subcommand = true,
    disable_version_flag = true,
    subcommand_required = true,
    arg_required_else_help = true,
    max_term_width = 100
)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// The handbook's folder.
    #[arg(
        long,
        global = true,
        value_name = "MAPP",
        help = "Handbokens mapp [annars den du står i, eller en ovanför]"
    )]
    pub root: Option<PathBuf>,
    #[arg(
        short = 'h', long = "help", alias = "hjalp", global = true,
        action = clap::ArgAction::Help, help = "Visa den här hjälpen"
    )]
    help: Option<bool>,
    #[arg(
        short = 'V', long = "version", action = clap::ArgAction::Version,
        help = "Visa programmets version"
    )]
    version: Option<bool>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Site and PDFs to a folder.
    #[command(
        alias = "bygg",
        about = "Skriv webbplatsen och PDF:erna (även: bygg)",
        help_template = FLAGS,
        override_usage = "handbok build [flaggor]"
    )]
    Build(Build),
    /// An edition to keep.
    #[command(
        alias = "arkivera",
        about = "Skriv en utgåva till en mapp att arkivera (även: arkivera)",
        help_template = FLAGS,
        override_usage = "handbok archive [flaggor]",
        after_help = "Mappen får PDF/A, webbplatsen, källorna, data som CSV, metadata och \
                      kontrollsummor.\nSamma utgåva ger alltid samma filer."
    )]
    Archive(Archive),
    /// A preview in the browser.
    #[command(
        alias = "visa",
        about = "Visa handboken i webbläsaren medan du skriver (även: visa)",
        help_template = FLAGS,
        override_usage = "handbok serve [flaggor]"
    )]
    Serve(Serve),
    /// Findings.
    #[command(
        alias = "kontrollera",
        about = "Berätta vad som behöver rättas (även: kontrollera)",
        help_template = VALUES,
        override_usage = "handbok check [FIL…] [flaggor]"
    )]
    Check(Check),
    /// New files.
    #[command(
        alias = "ny",
        about = "Börja på en ny handbok, ett kapitel, en central eller en region (även: ny)",
        help_template = TOP,
        override_usage = "handbok new <vad> [flaggor]",
        after_help = "Ingen fil skrivs någonsin över.",
        subcommand_required = true,
        arg_required_else_help = true
    )]
    New(New),
    /// What a finding means.
    #[command(
        alias = "forklara",
        about = "Förklara en anmärkning (även: forklara)",
        help_template = VALUES,
        override_usage = "handbok explain [KOD]"
    )]
    Explain(Explain),
    /// Schemas for editors.
    #[command(
        about = "Skriv de scheman som ett redigeringsprogram kontrollerar YAML-filer med",
        help_template = FLAGS,
        override_usage = "handbok schema [flaggor]"
    )]
    Schema(Schema),
    /// One PDF.
    #[command(
        alias = "tryck",
        about = "Skriv en enda PDF eller ett Word-dokument, eller lista PDF:erna (även: tryck)",
        help_template = VALUES,
        override_usage = "handbok print [PDF] [flaggor]"
    )]
    Print(Print),
    /// Work for another handbok.
    #[command(name = crate::apart::crew::COMMAND, hide = true)]
    Hand(Hand),
}

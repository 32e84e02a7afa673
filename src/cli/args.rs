//! What can be typed after `handbok`, and the help that tells of it, all in Swedish.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};

const TOP: &str = "\
{about}

Användning: {usage}

Kommandon:
{subcommands}

Flaggor:
{options}
{after-help}";

const FLAGS: &str = "\
{about}

Användning: {usage}

Flaggor:
{options}
{after-help}";

const VALUES: &str = "\
{about}

Användning: {usage}

Värden:
{positionals}

Flaggor:
{options}
{after-help}";

const EXAMPLES: &str = "\
Exempel:
  handbok kontrollera                 vad som behöver rättas

Utgångskod: 0 allt gick väl, 1 det finns anmärkningar som stoppar, 2 något gick fel i datorn.";

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
    /// Findings.
    #[command(
        alias = "kontrollera",
        about = "Berätta vad som behöver rättas (även: kontrollera)",
        help_template = FLAGS,
        override_usage = "handbok check [flaggor]"
    )]
    Check(Check),
    /// What a finding means.
    #[command(
        alias = "forklara",
        about = "Förklara en anmärkning (även: forklara)",
        help_template = VALUES,
        override_usage = "handbok explain [KOD]"
    )]
    Explain(Explain),
}

/// `handbok check`.
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
    #[arg(long, help = "Rätta det som säkert går att rätta")]
    pub fix: bool,
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

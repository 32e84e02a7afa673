//! How help is laid out, in Swedish.

/// Of a command that has commands below it.
pub const TOP: &str = "\
{about}

Användning: {usage}

Kommandon:
{subcommands}

Flaggor:
{options}
{after-help}";

/// Of a command that takes flags alone.
pub const FLAGS: &str = "\
{about}

Användning: {usage}

Flaggor:
{options}
{after-help}";

/// Of a command that takes values too.
pub const VALUES: &str = "\
{about}

Användning: {usage}

Värden:
{positionals}

Flaggor:
{options}
{after-help}";

/// What stands below the help of the program itself.
pub const EXAMPLES: &str = "\
Exempel:
  handbok ny handbok min-handbok      en ny handbok att börja med
  handbok visa --open                 läs den medan du skriver
  handbok kontrollera                 vad som behöver rättas
  handbok bygg                        webbplatsen och PDF:erna i mappen dist

Utgångskod: 0 allt gick väl, 1 det finns anmärkningar som stoppar, 2 något gick fel i datorn.";

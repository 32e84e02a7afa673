//! What a server should say with every page: a strict Content-Security-Policy and its kin, as the
//! common servers want it written. The pages need nothing looser: no inline script or style, and
//! nothing from another host.

use crate::output::Output;

/// The policy. `wasm-unsafe-eval` lets the search run its compiled index reader.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; img-src 'self'; connect-src 'self'; worker-src 'self'; \
    manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// All headers, by name.
pub const HEADERS: [(&str, &str); 5] = [
    ("Content-Security-Policy", POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
];

/// For files whose names change with their content.
const FOREVER: &str = "public, max-age=31536000, immutable";

/// `_headers`, `.htaccess` and a snippet for nginx.
#[must_use]
pub fn files() -> Vec<Output> {
    let lines = |form: &dyn Fn(&str, &str) -> String| -> String {
        HEADERS.iter().map(|(name, value)| form(name, value)).collect()
    };
    let netlify = format!(
        "/*\n{}/resurser/*\n  Cache-Control: {FOREVER}\n",
        lines(&|name, value| format!("  {name}: {value}\n"))
    );
    let apache = format!(
        "ErrorDocument 404 /404.html\nAddType application/wasm .wasm\n<IfModule mod_headers.c>\n{}\
         <If \"%{{REQUEST_URI}} =~ m#/resurser/#\">\nHeader set Cache-Control \"{FOREVER}\"\n\
         </If>\n</IfModule>\n",
        lines(&|name, value| format!("Header always set {name} \"{value}\"\n"))
    );
    let nginx = format!(
        "# Tas in i server-blocket: include .../nginx-rubriker.conf;\nerror_page 404 /404.html;\n{}\
         location ~ /resurser/ {{\n  add_header Cache-Control \"{FOREVER}\";\n{}}}\n",
        lines(&|name, value| format!("add_header {name} \"{value}\" always;\n")),
        lines(&|name, value| format!("  add_header {name} \"{value}\" always;\n"))
    );
    vec![
        Output::one("_headers", netlify),
        Output::one(".htaccess", apache),
        Output::one("nginx-rubriker.conf", nginx),
    ]
}

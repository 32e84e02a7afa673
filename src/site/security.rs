//! `security.txt` (RFC 9116): where to tell of a hole in the site, and how long that holds.

use super::Site;
use crate::output::Output;
use crate::text::dates;

/// The file; nothing until both where and how long are decided.
#[must_use]
pub fn file(site: &Site<'_>) -> Option<Output> {
    let colophon = &site.handbook.colophon;
    let contact = colophon.security_contact.as_ref()?.value.trim();
    let expires = colophon.security_until.as_ref()?.value;
    // A line break would be a field of its own.
    if contact.contains(char::is_control) {
        return None;
    }
    let contact =
        if contact.contains(':') { contact.to_owned() } else { format!("mailto:{contact}") };
    let mut text = format!(
        "Contact: {contact}\nExpires: {}T00:00:00Z\nPreferred-Languages: sv, en\n",
        dates::iso(expires)
    );
    if let Some(base) = site.base_url() {
        text.push_str("Canonical: ");
        text.push_str(&base);
        text.push_str(".well-known/security.txt\n");
    }
    Some(Output::one(".well-known/security.txt", text))
}

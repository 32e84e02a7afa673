//! A law that the handbook touches, as editors write it.

use crate::manuscript::decode::{Fields, Record};
use crate::model::law::Law;
use crate::model::stage::Written;

impl Record for Law<Written> {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let id = f.need(
            "id",
            "Kort namn utan å, ä, ö och mellanslag. Ändra det aldrig: andra hänvisar till det.",
        );
        let name = f.need("namn", "Lagens namn.");
        let number = f.need("nummer", "SFS-nummer inom citattecken.");
        let from = f.maybe("galler_fran", "Gäller från.");
        let concerns = f.need("ror", "Vad den rör här.");
        let sources = f.one_or_many("kalla", "Källa.");
        Some(Self { id: id?, name: name?, number: number?, from, concerns: concerns?, sources })
    }
}

//! A municipality and where it stands, as editors write it.

use crate::manuscript::decode::{Fields, Record};
use crate::model::municipality::Municipality;
use crate::model::stage::Written;

impl Record for Municipality<Written> {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let id = f.need(
            "id",
            "Kort namn utan å, ä, ö och mellanslag. Ändra det aldrig: andra hänvisar till det.",
        );
        let region = Some(f.file_id_as());
        let name = f.need("namn", "Kommunens namn.");
        let code = f.need("kommunkod", "Kommunkod, fyra siffror inom citattecken.");
        let status = f.need("fc_status", "Hur långt kommunen har kommit.");
        let centre_count = f.maybe("antal_centraler", "Antal familjecentraler enligt källan.");
        let derived = f.maybe("harledd", "Om uppgiften är härledd och inte står i källan.");
        let note = f.maybe("notering", "Notering.");
        let administrative_areas =
            f.one_or_many("forvaltningsomrade", "Förvaltningsområden för minoritetsspråk.");
        let sources = f.one_or_many("kalla", "Källa med sida eller avsnitt.");
        Some(Self {
            id: id?,
            region,
            name: name?,
            code: code?,
            status: status?,
            centre_count,
            derived,
            note,
            administrative_areas,
            sources,
        })
    }
}

//! The accessibility statement's facts, as editors write it.

use crate::manuscript::decode::{Fields, Record};
use crate::model::accessibility::{Accessibility, Shortcoming};

impl Record for Accessibility {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let actor = f.need("aktor", "Vem som står bakom webbplatsen.");
        let service = f.need("tjanst", "Tjänstens namn.");
        let status = f.stated("status", "Hur väl webbplatsen uppfyller lagen, eller okand.");
        let shortcomings = f.list("brister", "Kända brister.");
        let assessed = f.maybe("bedomd", "Datum för bedömningen.");
        let updated = f.need("uppdaterad", "Senast uppdaterad.");
        let method = f.need("metod", "Hur bedömningen gjordes.");
        let report = f.maybe("meddela", "Adress till formulär för att anmäla brister.");
        let complaint = f.need("anmalan", "Adress till tillsynsmyndigheten.");
        let burdensome = f.maybe("oskaligt_betungande", "Oskäligt betungande anpassning.");
        let outside = f.maybe("utanfor_lagen", "Innehåll utanför lagen.");
        let manual_review = f.maybe("manuell_granskning", "Om en manuell granskning är gjord.");
        Some(Self {
            actor: actor?,
            service: service?,
            status,
            shortcomings,
            assessed,
            updated: updated?,
            method: method?,
            report,
            complaint: complaint?,
            burdensome,
            outside,
            manual_review,
        })
    }
}

impl Record for Shortcoming {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let text = f.need("text", "Bristen.");
        let reason = f.maybe("skal", "Skälet.");
        let remedy = f.maybe("atgard", "Åtgärd.");
        Some(Self { text: text?, reason, remedy })
    }
}

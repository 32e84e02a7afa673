//! A booklet, as editors list it.

use crate::manuscript::decode::{Fields, Record};
use crate::model::booklet::Listed;
use crate::model::stage::Written;

impl Record for Listed<Written> {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let id = f.need(
            "id",
            "Kort namn utan å, ä, ö och mellanslag. Ett urval av kapitel får sin adress av det: ändra det aldrig.",
        );
        let contents = f.need("innehall", "Vad häftet består av, till exempel vagledningen.");
        let title = f.maybe("titel", "Häftets titel.");
        let chapters = f.one_or_many(
            "kapitel",
            "Kapitlens mappar, till exempel uppdraget. Utan nyckeln: alla.",
        );
        let region = f.maybe("region", "Regionens id: bara dess tillägg tas med.");
        let role = f.maybe("roll", "Yrkesrollens id, för en introduktion.");
        let centre = f.maybe("central", "Familjecentralens id.");
        let form = f.maybe("mall", "Mallens filnamn utan .md.");
        let variant = f.maybe("variant", "stor-stil eller dubbelsidig.");
        let sheet = f.maybe("storlek", "a4 eller a3.");
        Some(Self {
            id: id?,
            contents: contents?,
            title,
            chapters,
            region,
            role,
            centre,
            form,
            variant,
            sheet,
        })
    }
}

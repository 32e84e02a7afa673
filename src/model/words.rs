//! The closed vocabularies: each word that editors may write, and how readers see it.

use super::closed::closed;

closed! {
    /// How far an edition has come.
    pub enum HandbookStatus {
        Draft = "utkast", "Utkast";
        Consultation = "remiss", "Remiss";
        Decided = "faststalld", "Fastställd";
        Superseded = "ersatt", "Ersatt";
    }
}

closed! {
    /// Where a municipality stands on the way to a family centre.
    pub enum MunicipalityStatus {
        Centre = "familjecentral", "Familjecentral";
        Planned = "planerad", "Planerad";
        FamilyUnit = "familjeenhet", "Familjeenhet";
        Intent = "avsiktsforklaring", "Avsiktsförklaring";
        IntentPaused = "avsiktsforklaring_pausad", "Avsiktsförklaring, pausad";
        None = "ingen", "Ingen";
        Unknown = "okand", "Uppgift saknas";
    }
}

closed! {
    /// Whether a tariff applies.
    pub enum TariffStatus {
        Current = "gallande", "Gällande";
        Outdated = "inaktuell", "Inaktuell";
        Proposed = "forslag", "Förslag";
    }
}

closed! {
    /// What a definition defines.
    pub enum Concept {
        Centre = "familjecentral", "Familjecentral";
        CentreLike = "familjecentralsliknande", "Familjecentralsliknande verksamhet";
    }
}

closed! {
    /// The four activities of a family centre.
    pub enum Activity {
        Maternity = "mhv", "Mödrahälsovård";
        ChildHealth = "bhv", "Barnhälsovård";
        OpenPreschool = "oppen_forskola", "Öppen förskola";
        SocialServices = "socialtjanst", "Socialtjänstens förebyggande arbete";
    }
}

closed! {
    /// Who is responsible for an activity by law.
    pub enum Principal {
        Region = "region", "Region";
        Municipality = "kommun", "Kommun";
        Federation = "kommunalforbund", "Kommunalförbund";
    }
}

closed! {
    /// Who runs an activity.
    pub enum Provider {
        Own = "egen", "Egen regi";
        Private = "privat", "Privat utförare";
    }
}

closed! {
    /// What a centre calls itself.
    pub enum Designation {
        Centre = "familjecentral", "Familjecentral";
        CentreLike = "familjecentralsliknande", "Familjecentralsliknande verksamhet";
        FamilyUnit = "familjeenhet", "Familjeenhet";
        FamilysHouse = "familjens_hus", "Familjens hus";
        FamilyHouse = "familjehus", "Familjehus";
    }
}

closed! {
    /// Where a centre is in its life.
    pub enum CentreStatus {
        Idea = "ide", "Idé";
        Study = "forstudie", "Förstudie";
        Intent = "avsiktsforklaring", "Avsiktsförklaring";
        Planned = "planerad", "Planerad";
        Pilot = "pilot", "Pilot";
        Active = "aktiv", "Aktiv";
        Resting = "vilande", "Vilande";
        Paused = "pausad", "Pausad";
        Closed = "stangd", "Stängd";
    }
}

closed! {
    /// How far the activities share premises.
    pub enum Degree {
        Full = "helt", "Helt samlokaliserad";
        Partial = "delvis", "Delvis samlokaliserad";
        None = "ej", "Ej samlokaliserad";
    }
}

closed! {
    /// How the premises lie.
    pub enum Premises {
        Shared = "dela", "Delar lokal";
        Adjacent = "bredvid", "Lokaler bredvid varandra";
        Near = "nara", "Lokaler nära varandra";
        Hours = "fasta_tider", "Fasta tider i varandras lokaler";
        Apart = "olika_platser", "Olika platser";
    }
}

closed! {
    /// Which actors take part in common meetings.
    pub enum Meetings {
        All = "alla", "Alla aktörer";
        Some = "nagra", "Några aktörer";
        None = "inga", "Inga";
    }
}

closed! {
    /// Kinds of agreements between principals.
    pub enum AgreementType {
        Intent = "avsiktsforklaring", "Avsiktsförklaring";
        Start = "uppstart", "Uppstartsavtal";
        Collaboration = "samverkansavtal", "Samverkansavtal";
        Accord = "overenskommelse", "Överenskommelse";
        Supplement = "tillaggsavtal", "Tilläggsavtal";
        Lease = "hyresavtal", "Hyresavtal";
    }
}

closed! {
    /// Whether an agreement is signed.
    pub enum AgreementStatus {
        Proposed = "forslag", "Förslag";
        Signed = "undertecknat", "Undertecknat";
    }
}

closed! {
    /// At which level a goal is set.
    pub enum GoalLevel {
        Overarching = "overgripande", "Övergripande";
        National = "nationell", "Nationellt";
        Regional = "regional", "Regionalt";
        Local = "lokal", "Lokalt";
        Initiative = "satsning", "Satsning";
    }
}

closed! {
    /// Whether something applies here, is proposed, is another's own, or belongs to the past.
    pub enum Standing {
        Current = "gallande", "Gällande";
        Proposed = "foreslaget", "Föreslaget";
        Elsewhere = "annan_avsandare", "Annan avsändare";
        Past = "historiskt", "Historiskt exempel";
    }
}

closed! {
    /// What an indicator measures.
    pub enum IndicatorType {
        Process = "process", "Process";
        Result = "resultat", "Resultat";
        Collaboration = "samverkan", "Samverkan";
    }
}

closed! {
    /// The unit of a value.
    pub enum Unit {
        Percent = "procent", "procent";
        Count = "antal", "antal";
        Kronor = "kronor", "kronor";
        YesNo = "ja_nej", "ja eller nej";
        Index = "index", "index";
        Quotient = "kvot", "kvot";
    }
}

closed! {
    /// Which way is better.
    pub enum Direction {
        High = "hog", "Högre är bättre";
        Low = "lag", "Lägre är bättre";
        Neither = "ingen", "Ingen riktning";
    }
}

closed! {
    /// Which question of follow-up an indicator answers.
    pub enum FollowUpQuestion {
        Who = "vilka", "Vilka besöker?";
        What = "insatser", "Vilka insatser erbjuds?";
        Experience = "upplevelse", "Upplever besökarna att de får hjälp?";
        Together = "samverkan", "Hur fungerar samverkan?";
        Outcome = "resultat", "Vilka resultat syns?";
    }
}

closed! {
    /// Whose employee a role is.
    pub enum WorkPrincipal {
        Region = "region", "Region";
        Municipality = "kommun", "Kommun";
        Federation = "kommunalforbund", "Kommunalförbund";
        Several = "flera", "Flera huvudmän";
    }
}

closed! {
    /// At which level a body works.
    pub enum BodyLevel {
        Local = "lokal", "Lokal";
        Municipal = "kommunal", "Kommunal";
        Regional = "regional", "Regional";
        National = "nationell", "Nationell";
    }
}

closed! {
    /// Whether a body exists.
    pub enum BodyStatus {
        Active = "aktiv", "Aktiv";
        Resting = "vilande", "Vilande";
        Proposed = "foreslagen", "Föreslagen";
        Missing = "saknas", "Saknas";
    }
}

closed! {
    /// Whether an actor has an assignment for family centres.
    pub enum Mandate {
        Yes = "ja", "Ja";
        No = "nej", "Nej";
        Partly = "delvis", "Delvis";
    }
}

closed! {
    /// For whom a method is.
    pub enum MethodLevel {
        Everyone = "alla", "Till alla";
        WhenNeeded = "vid_behov", "Vid behov";
        Together = "i_samverkan", "I samverkan";
    }
}

closed! {
    /// Health promotion or prevention.
    pub enum Aim {
        Promoting = "framjande", "Främjande";
        Preventing = "forebyggande", "Förebyggande";
    }
}

closed! {
    /// How well a method is supported.
    pub enum Evidence {
        Strong = "stark", "Starkt stöd";
        Some = "viss", "Visst stöd";
        Proven = "beprovad", "Beprövad erfarenhet";
        NotAssessed = "ej_bedomd", "Ej bedömd";
    }
}

closed! {
    /// Whether a method is recommended.
    pub enum Recommendation {
        Recommended = "rekommenderad", "Rekommenderad";
        Tried = "provas", "Prövas";
        Discouraged = "avrads", "Avråds";
        NotAssessed = "ej_bedomd", "Ej bedömd";
    }
}

closed! {
    /// Whether a requirement is decided.
    pub enum LevelStatus {
        Draft = "utkast", "Utkast";
        Current = "gallande", "Gällande";
    }
}

closed! {
    /// What kind of partner.
    pub enum PartnerType {
        Region = "region", "Region";
        Municipality = "kommun", "Kommun";
        State = "stat", "Stat";
        CivilSociety = "civilsamhalle", "Civilsamhälle";
        Other = "ovrig", "Övrig";
    }
}

closed! {
    /// Whether a routine for the handover exists.
    pub enum Routine {
        Exists = "finns", "Finns";
        Missing = "saknas", "Saknas";
    }
}

closed! {
    /// What kind of publication a source is.
    pub enum SourceType {
        Inquiry = "utredning", "Utredning";
        NeedsAnalysis = "behovsanalys", "Behovsanalys";
        Basis = "beslutsunderlag", "Beslutsunderlag";
        Letter = "informationsbrev", "Informationsbrev";
        Guidance = "vagledning", "Vägledning";
        Law = "lag", "Lag";
        Report = "rapport", "Rapport";
        Web = "webb", "Webbplats";
        Other = "ovrig", "Övrigt";
    }
}

closed! {
    /// What weight a source has.
    pub enum SourceStatus {
        Material = "underlag", "Underlag";
        Proposal = "forslag", "Förslag";
        Current = "gallande", "Gällande";
        Superseded = "ersatt", "Ersatt";
        Unknown = "okand", "Uppgift saknas";
    }
}

closed! {
    /// How far a decision has come.
    pub enum DecisionStatus {
        Proposed = "forslag", "Förslag";
        Decided = "beslutad", "Beslutad";
        Revoked = "upphavd", "Upphävd";
        Unknown = "okand", "Uppgift saknas";
    }
}

closed! {
    /// What became of a proposal.
    pub enum ProposalStatus {
        Proposed = "forslag", "Förslag";
        Begun = "paborjad", "Påbörjad";
        Done = "genomford", "Genomförd";
        Dropped = "avford", "Avförd";
        Unknown = "okand", "Uppgift saknas";
    }
}

closed! {
    /// Which kind of development area.
    pub enum AreaType {
        Practice = "verksamhetsnara", "Verksamhetsnära";
        Overall = "overgripande", "Övergripande";
    }
}

closed! {
    /// What kind of calendar item.
    pub enum CalendarType {
        Deadline = "deadline", "Senast";
        Activity = "aktivitet", "Aktivitet";
        Meeting = "mote", "Möte";
        Review = "granskning", "Granskning";
    }
}

closed! {
    /// Whether a calendar item applies.
    pub enum CalendarStatus {
        Historic = "historisk", "Historiskt exempel";
        Proposed = "forslag", "Förslag";
        Current = "gallande", "Gällande";
    }
}

closed! {
    /// When in an introduction a step is due.
    pub enum Pace {
        Day = "dag", "Första dagen";
        Week = "vecka", "Första veckan";
        Month = "manad", "Första månaden";
    }
}

closed! {
    /// Which readability a page must keep.
    pub enum Audience {
        Introduction = "introduktion", "Introduktion";
        Chapter = "kapitel", "Kapitel";
        Law = "lag", "Lagtext";
    }
}

closed! {
    /// How far a service meets the accessibility law.
    pub enum Conformity {
        Full = "helt", "helt förenlig";
        Partial = "delvis", "delvis förenlig";
        Not = "inte", "inte förenlig";
    }
}

closed! {
    /// Whether an indicator is decided.
    pub enum IndicatorStatus {
        Proposed = "forslag", "Förslag";
        Decided = "beslutad", "Beslutad";
    }
}

namespace TrialMatch.Domain.Areas.Lexicon;

/// <summary>Which group a neoplasm belongs to by the organs and cells named beside it. Organs of C15–C26 bring the gut's centre along, brain and cord the brain's.</summary>
internal static class NeoplasmSites
{
    public static IEnumerable<Term> All => [.. English, .. Norwegian];

    private static IEnumerable<Term> English =>
    [
        .. Of(ConditionGroup.BrainTumour, [Area.BrainHealth],
            """
            brain*; glio*; astrocyt*; oligodendro*; oligoastro*; ependymo*; medulloblast*; meningiom*; craniophar*;
            central nervous*; =CNS; cns; cerebral*; cerebellar*; intracranial*; spinal cord*; pineal*; pituitar*;
            pontine*; pons; ganglioglio*; choroid plexus; primitive neuroectodermal; atypical teratoid; rhabdoid;
            neuroepithel*; nervous system; intramedullary; leptomening*; mening*; acoustic; schwann*; optic pathway;
            diffuse midline; cranial*; skull base
            """),
        .. Of(ConditionGroup.ColorectalAndUpperGiCancer, [Area.Gastrointestinal],
            """
            esophag*; oesophag*; gastroesophag*; gastro esophag*; esophagogastric*; gastric*; stomach*; cardia; colon*;
            colorect*; rectal*; rectum*; rectosigm*; sigmoid; anal; anus; anal canal; cecum; appendic*; append*;
            appendix; bowel*; intestin*; duoden*; jejun*; ileal*; ileum; small bowel; liver; hepatic; hepato*;
            hepatobil*; biliar*; bile; cholangio*; gallbladder*; gall bladder*; gall; pancrea*; ampull*; periampull*;
            vater*; gastrointestin*; gastro*; digestive*; gastroenteropancr*; fibrolamellar; hilar; perihilar;
            insulinoma; gastrinoma; spleen*
            """),
        .. Of(ConditionGroup.LungCancer, [],
            """
            lung*; pulmon*; bronch*; nonsmall cell; pleura*; thorac*; tracheal*; respiratory*; sulcus; mesotheli*
            """),
        .. Of(ConditionGroup.BreastCancer, [],
            """
            breast*; mammar*; ductal breast; lobular*; triple negative; inflammatory breast; invasive ductal;
            ductal carcinoma in situ; her2*
            """),
        .. Of(ConditionGroup.ProstateAndUrinaryCancer, [],
            """
            prostat*; urotheli*; urinary*; bladder*; renal*; kidney*; nephro*; ureter*; urethr*; testic*; testis;
            testes; penil*; penis; germ cell*; seminom*; transitional cell*; genitourinar*; urogenital*; urolog*; wilms;
            scrot*; clear cell renal; nongerminom*
            """),
        .. Of(ConditionGroup.GynaecologicalCancer, [],
            """
            ovar*; cervical*; cervix*; uter*; endometri*; fallopian*; tubal; vulv*; vagin*; gyneco*; gynaeco*;
            trophoblast*; choriocarcin*; primary peritoneal*; peritoneal*; adnex*; genital neoplasm* female;
            female genital; dysgermin*; granulosa*; cervico*
            """),
        .. Of(ConditionGroup.HeadAndNeckCancer, [],
            """
            head and neck*; head neck*; head; neck; oral*; mouth*; lip; lips; tongue*; tonsil*; pharyn*; oropharyn*;
            nasopharyn*; hypopharyn*; laryn*; glotti*; supraglott*; saliv*; parotid*; sinonas*; nasal*; paranasal*;
            maxill*; otorhino*; buccal; gingiv*; gingivobuccal; esthesioneuro*; throat; upper aerodigest*; mandib*;
            palat*; nasoph*
            """),
        .. Of(ConditionGroup.SkinCancer, [],
            """
            skin*; cutaneous squamous*; cutaneous melan*; melanom*; basal cell*; merkel*; kaposi*; uveal*; dermato*;
            squamous cell skin; eyelid
            """),
        .. Of(ConditionGroup.HaematologicalCancer, [],
            """
            leukem*; lymphom*; lymphob*; myelom*; hemat*; haemat*; blood*; plasma cell*; plasmacyt*; myeloid*;
            lymphoid*; lymphocyt*; lymphoprol*; myeloprol*; myelodys*; hodgkin*; nonhodgkin*; b cell*; t cell*;
            nk cell*; mantle cell*; hairy cell*; marginal zone*; cutaneous t*; bcell*; tcell*; lymphatic*; mast cell*;
            histiocyt*; dendritic cell*; burkitt*; cd19*; bone marrow
            """),
        .. Of(ConditionGroup.OtherSolidTumour, [],
            """
            bone; bones; osteo*; soft tissue*; thyroid*; adrenal*; thym*; neuroblast*; retinoblast*; ewing*; rhabdomyo*;
            liposarc*; leiomyosarc*; unknown primary; osseous; spine; spinal; parathyroid*; adrenocort*;
            connective tissue; eye; orbit*; heart; cardiac; lymph node*; stromal uterine
            """),
    ];

    private static IEnumerable<Term> Norwegian =>
    [
        .. OfNorwegian(ConditionGroup.BrainTumour, [Area.BrainHealth],
            """
            hjerne*; hjernen; sentralnerve*; ryggmarg*; ryggmerg*; hypofyse*
            """),
        .. OfNorwegian(ConditionGroup.ColorectalAndUpperGiCancer, [Area.Gastrointestinal],
            """
            tykktarm*; tjukktarm*; tykk; endetarm*; tarm*; tynntarm*; tolvfingertarm*; blindtarm*; mage*; magesekk*;
            spiserør*; spiserøyr*; lever*; levra*; galle*; bukspyttkjertel*; pankreas*; kolorektal*; kolon*;
            analkreft*; gastrointestinal*; hepatocellulær*; kolangio*
            """),
        .. OfNorwegian(ConditionGroup.LungCancer, [],
            """
            lunge*; ikke småcellet*; ikkje småcella*; småcellet*; småcella*; brysthinne*; mesoteliom*
            """),
        .. OfNorwegian(ConditionGroup.BreastCancer, [], "bryst*; mamma*"),
        .. OfNorwegian(ConditionGroup.ProstateAndUrinaryCancer, [],
            """
            prostata*; nyre*; blære*; urinblære*; urinvei*; urinveg*; testikkel*; penis*; urotel*
            """),
        .. OfNorwegian(ConditionGroup.GynaecologicalCancer, [],
            """
            livmor*; livmorhals*; eggstokk*; eggleder*; underliv*; vulva*; skjede*; ovarial*; gynekologisk*; bukhinne*
            """),
        .. OfNorwegian(ConditionGroup.HeadAndNeckCancer, [],
            """
            hode og hals*; hovud og hals*; hode*; hovud*; hals*; strupe*; munnhule*; munn*; tunge*; spyttkjertel*;
            svelg*; leppe*; bihule*
            """),
        .. OfNorwegian(ConditionGroup.SkinCancer, [], "hud*; føflekk*; melanom*; malignt melanom*; basalcelle*; plateepitel*"),
        .. OfNorwegian(ConditionGroup.HaematologicalCancer, [],
            """
            blod*; beinmarg*; benmarg*; beinmerg*; lymfe*; lymfom*; leukemi*; myelom*; lymfatisk*; myelogen*
            """),
        .. OfNorwegian(ConditionGroup.OtherSolidTumour, [],
            """
            skjoldbruskkjertel*; binyre*; bløtvev*; blautvev*; bein*; skjelett*; nevroendokrin*; sarkom*
            """),
    ];

    private static IEnumerable<Term> Of(ConditionGroup group, Area[] coLeads, string terms) =>
        Term.ReadAll(Concept.Of(AreaRule.Neoplasm, group, coLeads), terms);

    private static IEnumerable<Term> OfNorwegian(ConditionGroup group, Area[] coLeads, string terms) =>
        Term.ReadNorwegian(Concept.Of(AreaRule.Neoplasm, group, coLeads), terms);
}

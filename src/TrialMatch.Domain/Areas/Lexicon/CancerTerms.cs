namespace TrialMatch.Domain.Areas.Lexicon;

/// <summary>Neoplasms whose names hold no word for cancer; <see cref="NeoplasmReader"/> knows the rest by their nouns.</summary>
internal static class CancerTerms
{
    public static IEnumerable<Term> All =>
    [
        .. Of(ConditionGroup.HaematologicalCancer,
            """
            myelodysplas*; myelo dysplastic*; myeloproliferative*; polycythemia vera; essential thrombocythemia;
            essential thrombocytosis; myelofibrosis; mastocytosis; mast cell disease; mast cell activation;
            langerhans cell histiocytosis; histiocytosis; histiocytic disorder; erdheim chester; waldenstrom*; castleman*;
            monoclonal gammopathy; paraproteinemia; mycosis fungoides; sezary*; hodgkin; hodgkin disease; nonhodgkin;
            lymphoproliferative*; lymphoid malignancy; plasma cell disorder; plasma cell dyscrasia; plasma cell disease;
            hematologic disease malignant; preleukemia; blast crisis; blast phase; philadelphia chromosome; richter*;
            burkitt; hypereosinophilic syndrome; clonal hematopoiesis; =AML; =APL; =CML; =CLL; =SLL; =CMML; =JMML; =ALL;
            =MDS; =MPN; =DLBCL; =NHL; =PTCL; =CTCL; =MGUS; =MM; =RRMM; =NDMM; =PCNSL; =BPDCN; =FL; =MCL
            """),
        .. Of(ConditionGroup.BreastCancer,
            """
            =TNBC; =DCIS; =LCIS; =MBC; her2 positive breast; brca*; hereditary breast and ovarian; phyllodes;
            paget disease of breast; breast lesion
            """),
        .. Of(ConditionGroup.LungCancer,
            """
            =NSCLC; =SCLC; =mNSCLC; =aNSCLC; =ES-SCLC; =LS-SCLC; =NSCL; nonsmall cell lung; lung adenocarcinoma in situ
            """),
        .. Of(ConditionGroup.HeadAndNeckCancer,
            """
            =HNSCC; =SCCHN; =OSCC; =HNC; head neck squamous cell; head and neck squamous cell; erythroplakia
            """),
        .. Of(ConditionGroup.GynaecologicalCancer,
            """
            cervical intraepithelial; =CIN2; =CIN3; hydatidiform mole; gestational trophoblastic*; trophoblastic disease;
            cervical dysplasia; uterine cervical dysplasia; vulvar intraepithelial; vaginal intraepithelial;
            squamous intraepithelial lesion; =HSIL; high grade squamous intraepithelial
            """),
        .. Of(ConditionGroup.ProstateAndUrinaryCancer,
            """
            =mCRPC; =CRPC; =nmCRPC; =mHSPC; =HSPC; =NMIBC; =MIBC; =RCC; =mRCC; =ccRCC; =UTUC; wilms;
            prostatic intraepithelial; high grade prostatic intraepithelial; seminoma; castration resistant;
            nonmuscle invasive bladder; von hippel lindau*
            """),
        .. Of(ConditionGroup.SkinCancer,
            """
            bowen disease; lentigo maligna; dysplastic nevus; =cSCC; =BCC; merkel cell; =MCC; kaposi*;
            xeroderma pigmentosum; basal cell nevus syndrome; gorlin syndrome
            """),
        .. Of(ConditionGroup.OtherSolidTumour,
            """
            desmoid; aggressive fibromatosis; li fraumeni; oligometastatic*; oligoprogress*; carcinomatosis;
            pheochromocytoma; multiple endocrine neoplasia*; =DSRCT; =PEComa; tenosynovial giant cell;
            malignant pleural effusion; malignant ascites; malignant bone disease; malignant disease; neoplastic syndrome
            """),
        .. Of(ConditionGroup.BrainTumour, Area.BrainHealth,
            """
            =GBM; =DIPG; =DMG; =HGG; =LGG; neurofibromatosis*; plexiform neurofibroma; neurofibroma*; acoustic neuroma;
            vestibular schwannoma; schwannomatosis; schwannoma; pituitary adenoma; pituitary tumor; craniopharyngioma;
            prolactinoma; meningiomatosis; leptomeningeal disease; leptomeningeal carcinomatosis;
            leptomeningeal metastasis; glioblastoma multiforme; =BM; gliomatosis
            """),
        .. Of(ConditionGroup.ColorectalAndUpperGiCancer, Area.Gastrointestinal,
            """
            =CRC; =mCRC; =HCC; =uHCC; =aHCC; =ESCC; =EAC; =GEJ; =GIST; =PDAC; =BTC; =CCA; =iCCA; =mPDAC; klatskin;
            lynch syndrome; familial adenomatous polyposis; adenomatous polyposis coli; peutz jeghers;
            intraductal papillary mucinous; =IPMN; pancreatic cyst; pseudomyxoma peritonei; =GEP-NET; =LARC;
            linitis plastica
            """),
    ];

    private static IEnumerable<Term> Of(ConditionGroup group, string terms) => Term.ReadAll(Concept.Of(AreaRule.Neoplasm, group), terms);

    private static IEnumerable<Term> Of(ConditionGroup group, Area coLead, string terms) =>
        Term.ReadAll(Concept.Of(AreaRule.Neoplasm, group, coLead), terms);
}

namespace TrialMatch.Domain.Areas.Lexicon;

/// <summary>Autoimmune and immune-driven disease: rules 4, 5 and 6.</summary>
internal static class ImmuneTerms
{
    public static IEnumerable<Term> All => [.. Gut, .. Nerves, .. Joints, .. Skin, .. ConnectiveTissueAndVessels];

    private static IEnumerable<Term> Gut =>
    [
        .. Term.ReadAll(
            Concept.Of(AreaRule.ImmuneGut, ConditionGroup.InflammatoryBowel, Area.Inflammation),
            """
            inflammatory bowel disease*; inflammatory bowel; crohn; crohn disease; crohn colitis; ulcerative colitis;
            ulcerative proctitis; ulcerative pancolitis; colitis ulcerative; proctocolitis; pouchitis;
            indeterminate colitis; microscopic colitis; collagenous colitis; lymphocytic colitis; regional enteritis;
            perianal crohn*; perianal fistulizing*; morbus crohn; =IBD; =UC; =CD; =pCD; immune mediated colitis;
            chron disease
            """),
        .. Term.ReadAll(
            Concept.Of(AreaRule.ImmuneGut, ConditionGroup.ImmuneGut, Area.Inflammation),
            """
            celiac*; celiac disease; celiac sprue; gluten enteropathy; gluten sensitive enteropathy; refractory celiac*;
            eosinophilic esophagitis; eosinophilic oesophagitis; =EoE; eosinophilic gastrointestinal*;
            eosinophilic gastritis; eosinophilic gastroenteritis; eosinophilic duodenitis; autoimmune enteropathy;
            autoimmune gastritis
            """),
        .. Term.ReadAll(
            Concept.Of(AreaRule.ImmuneGut, ConditionGroup.Liver, Area.Inflammation),
            "autoimmune hepatitis; autoimmune liver disease*; hepatitis autoimmune; =AIH"),
    ];

    private static IEnumerable<Term> Nerves => Term.ReadAll(
        Concept.Of(AreaRule.NeuroImmune, ConditionGroup.MultipleSclerosisAndNeuroimmune, Area.Inflammation),
        """
            multiple sclerosis; multiple scleroses; disseminated sclerosis; =MS; =RRMS; =PPMS; =SPMS; =RMS; =nrSPMS;
            clinically isolated syndrome; radiologically isolated syndrome; myasthenia gravis; myasthenia; gmg; =gMG; =MG;
            lambert eaton*; neuromyelitis optica*; =NMO; =NMOSD; =MOGAD; =MOG-AD; mog antibody*;
            myelin oligodendrocyte glycoprotein*; optic neuritis; transverse myelitis;
            acute disseminated encephalomyelitis; chronic inflammatory demyelinating*; =CIDP; multifocal motor neuropathy;
            =MMN; guillain barre*; autoimmune encephalitis; limbic encephalitis; nmda receptor encephalitis; anti nmda*;
            demyelinating disease*; demyelinating disorder*; demyelinating autoimmune*; stiff person*; stiff man*;
            rasmussen*; neurosarcoidosis; susac*; autoimmune nervous system*; autoimmune disease of the nervous system;
            autoimmune diseases of the nervous system; neuroimmun*; demyelinat*
            """);

    private static IEnumerable<Term> Joints => Term.ReadAll(
        Concept.Of(AreaRule.ImmuneDisease, ConditionGroup.RheumaticDisease),
        """
            rheumatoid arthritis; rheumatoid*; arthritis rheumatoid; =RA; early arthritis; inflammatory arthritis;
            undifferentiated arthritis; polyarthritis; psoriatic arthritis; arthritis psoriatic; psoriatic arthropathy;
            =PsA; =JIA; =pJIA; =sJIA; =AOSD; juvenile idiopathic arthritis; juvenile arthritis;
            juvenile chronic arthritis; arthritis juvenile*; adult onset still*; still disease; systemic juvenile*;
            oligoarthritis; spondyloarthr*; spondylarthr*; ankylosing spondyl*; spondylitis ankylosing; axial spondyl*;
            =axSpA; =nr-axSpA; =SpA; bechterew*; sacroiliitis; enthesitis*; reactive arthritis; gout; gouty*;
            arthritis gouty; hyperuricemia and gout; pseudogout; chondrocalcinosis; calcium pyrophosphate*; =CPPD;
            palindromic rheumatism; rheumatic disease*; rheumatism; rheumatology; rheumatologic*; rheumatological*;
            autoinflammatory*; familial mediterranean fever; =FMF; =CAPS; cryopyrin*; =TRAPS;
            tumor necrosis factor receptor associated*; macrophage activation syndrome; muckle wells; schnitzler*; vexas*;
            periodic fever*; hereditary autoinflammatory*; arthritis; immune mediated arthritis
            """);

    private static IEnumerable<Term> Skin => Term.ReadAll(
        Concept.Of(AreaRule.ImmuneDisease, ConditionGroup.SkinImmuneDisease),
        """
            psoria*; plaque psoriasis; pustular psoriasis; generalized pustular*; palmoplantar pustulosis;
            palmoplantar pustular*; pustulosis*; =GPP; =PPP; atopic dermatitis; atopic eczema; atopi* dermatitis;
            dermatitis atopic; eczema*; hand eczema; dermatitis; seborrheic dermatitis; contact dermatitis;
            hand dermatitis; neurodermatitis; lichen planus; oral lichen planus; lichen sclerosus; lichen simplex*;
            lichen planopilaris; prurigo*; pruritus; chronic pruritus; itch*; pityriasis rubra pilaris; pityriasis*;
            parapsoriasis; hidradenitis*; acne inversa; alopecia areata; alopecia totalis; alopecia universalis; vitiligo;
            urticaria*; =CSU; =CIndU; chronic spontaneous urticaria; pemphigus*; pemphigoid*; bullous pemphigoid;
            bullous disease*; autoimmune blistering*; dermatitis herpetiformis; epidermolysis bullosa acquisita;
            pyoderma gangrenosum; erythema nodosum; erythema multiforme; stevens johnson*; toxic epidermal necrolysis;
            cutaneous lupus*; lupus erythematosus cutaneous; discoid lupus*; lupus erythematosus discoid; morphea;
            scleroderma localized; localized scleroderma; granuloma annulare; sweet syndrome; acne; acne vulgaris;
            rosacea; frontal fibrosing alopecia; scarring alopecia; cicatricial alopecia; dermatosis; dermatoses;
            inflammatory skin disease*; skin disease*; skin and connective tissue disease*; netherton*; hailey hailey;
            panniculitis; intertrigo; perioral dermatitis
            """);

    private static IEnumerable<Term> ConnectiveTissueAndVessels =>
    [
        .. Term.ReadAll(
            Concept.Of(AreaRule.ImmuneDisease, ConditionGroup.VasculitisAndConnectiveTissue),
            """
            systemic lupus*; lupus; lupus erythematosus*; sle; =SLE; neuropsychiatric lupus; systemic sclerosis*;
            scleroderma*; sclerosis systemic; scleroderma systemic; =SSc; =dcSSc; =SSc-ILD; crest syndrome;
            systemic sclerosis interstitial lung disease; raynaud*; digital ulcer*; sjogren*; sicca syndrome;
            dermatomyositis; polymyositis; myositis; idiopathic inflammatory myopath*; inflammatory myopath*;
            antisynthetase*; inclusion body myositis; mixed connective tissue*; connective tissue disease*;
            undifferentiated connective tissue*; vasculit*; anca*; =AAV; =GPA; =EGPA; =MPA;
            granulomatosis with polyangiitis; wegener*; microscopic polyangiitis; eosinophilic granulomatosis*;
            churg strauss*; polyarteritis nodosa; giant cell arteritis; temporal arteritis; =GCA; takayasu*; arteritis;
            behcet*; kawasaki*; mucocutaneous lymph node*; iga vasculitis; henoch schonlein*; cryoglobulin*;
            polymyalgia rheumatica; =PMR; antiphospholipid*; igg4*; immunoglobulin g4*; relapsing polychondritis;
            eosinophilic fasciitis; retroperitoneal fibrosis; thromboangiitis*; buerger*; autoimmune disease*;
            autoimmune disorder*; autoimmunity; autoimmune; rheumatoid vasculitis; primary angiitis*; cogan*;
            immune mediated inflammatory disease*; immune mediated disease*; =IMID; chronic inflammatory disease*;
            interferonopath*
            """),
        .. Term.ReadAll(
            Concept.Of(AreaRule.ImmuneDisease, ConditionGroup.VasculitisAndConnectiveTissue, Area.Cardiovascular),
            """
            lupus nephritis; lupus glomerulonephritis; nephritis lupus; =LN; lupus nephropathy; anca glomerulonephritis;
            anca associated glomerulonephritis; renal vasculitis; rapidly progressive glomerulonephritis; goodpasture*;
            anti gbm*; anti glomerular basement*; iga vasculitis nephritis; henoch schonlein purpura nephritis;
            scleroderma renal crisis
            """),
    ];
}

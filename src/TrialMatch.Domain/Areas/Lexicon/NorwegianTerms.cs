namespace TrialMatch.Domain.Areas.Lexicon;

/// <summary>
/// Conditions in bokmål and nynorsk. Terms go on ("hjertesvikt*"), so that definite and plural forms and compounds with
/// the same beginning fit; ø and å may be written oe and aa. Cancers are known by <see cref="NeoplasmReader"/>.
/// </summary>
internal static class NorwegianTerms
{
    public static IEnumerable<Term> All => [.. Immune, .. Brain, .. Mind, .. Heart, .. Metabolism, .. Gut, .. Outside, .. Neutral];

    private static IEnumerable<Term> Immune =>
    [
        .. Of(AreaRule.ImmuneGut, ConditionGroup.InflammatoryBowel, [Area.Inflammation],
            """
            kronisk tarmbetennelse*; kronisk betennelse i tarm*; kronisk betennelse i tykktarm*;
            kronisk inflammatorisk tarm*; inflammatorisk tarmsykdom*; inflammatorisk tarmsjukdom*;
            inflammatoriske tarmsykdom*; inflammatoriske tarmsjukdom*; betennelsessykdom i tarm*;
            betennelsessjukdom i tarm*; ulcerøs kolitt*; ulcerøs proktitt*; mikroskopisk kolitt*; crohns*;
            crohn sykdom*; crohn sjukdom*; crohns sykdom*; crohns sjukdom*; blødende tykktarmsbetennelse*;
            tarmbetennelse*
            """),
        .. Of(AreaRule.ImmuneGut, ConditionGroup.ImmuneGut, [Area.Inflammation],
            """
            cøliaki*; glutenintoleranse*; glutenenteropati*; eosinofil øsofagitt*; eosinofil spiserørsbetennelse*;
            eosinofil gastritt*
            """),
        .. Of(AreaRule.ImmuneGut, ConditionGroup.Liver, [Area.Inflammation],
            """
            autoimmun hepatitt*; autoimmun leverbetennelse*; autoimmun leversykdom*; autoimmun leversjukdom*
            """),
        .. Of(AreaRule.NeuroImmune, ConditionGroup.MultipleSclerosisAndNeuroimmune, [Area.Inflammation],
            """
            multippel sklerose*; attakkvis multippel*; primær progressiv multippel*; myasteni*; myastenia gravis;
            synsnervebetennelse*; optikusnevritt*; nevromyelitt*; autoimmun encefalitt*; autoimmun hjernebetennelse*;
            demyeliniserende*; kronisk inflammatorisk polynevropati*; kronisk inflammatorisk demyeliniserende*;
            guillain barrés*; lambert eatons*
            """),
        .. Of(AreaRule.ImmuneDisease, ConditionGroup.RheumaticDisease, [],
            """
            leddgikt*; barneleddgikt*; psoriasisleddgikt*; leddbetennelse*; leddbetennelsar*; artritt*; polyartritt*;
            revmatoid*; revmatisk*; revmatism*; juvenil idiopatisk artritt*; psoriasisartritt*; bekhterev*;
            bechterew*; spondyloartritt*; spondylartritt*; ankyloserende spondyl*; aksial spondyl*; urinsyregikt*;
            gikt; gikta; gikten; podagra*; stills sykdom*; stills sjukdom*; autoinflammatorisk*;
            familiær middelhavsfeber*; reaktiv artritt*
            """),
        .. Of(AreaRule.ImmuneDisease, ConditionGroup.SkinImmuneDisease, [],
            """
            psoriasis*; plakkpsoriasis*; atopisk eksem*; atopisk dermatitt*; eksem*; håndeksem*; handeksem*;
            kontakteksem*; dermatitt*; elveblest*; urtikaria*; kronisk spontan urtikaria*; hidradenitt*;
            hidrosadenitt*; svettekjertelbetennelse*; flekkvis hårtap*; flekkvis håravfall*; vitiligo*; lav planus;
            lichen ruber*; pemfigoid*; pemfigus*; palmoplantar pustulose*; pustuløs*; akne; aknen; kviser; rosasea*;
            hudkløe*; kløe; kløen; prurigo*; hudsykdom*; hudsjukdom*; betennelsessykdom i hud*;
            betennelsessjukdom i hud*
            """),
        .. Of(AreaRule.ImmuneDisease, ConditionGroup.VasculitisAndConnectiveTissue, [],
            """
            systemisk lupus*; lupus*; systemisk sklerose*; sklerodermi*; sjøgrens*; vaskulitt*; kjempecellearteritt*;
            temporalisarteritt*; tinningarteritt*; takayasus*; behçets*; behcets*; kawasakis*; polymyalgi*; myositt*;
            polymyositt*; dermatomyositt*; bindevevssykdom*; bindevevssjukdom*; bindevevsliding*; autoimmun sykdom*;
            autoimmun sjukdom*; autoimmune sykdom*; autoimmune sjukdom*; autoimmun*; raynauds*; antifosfolipid*;
            granulomatose med polyangiitt*; betennelse i blodkar*; blodkarbetennelse*
            """),
        .. Of(AreaRule.ImmuneDisease, ConditionGroup.VasculitisAndConnectiveTissue, [Area.Cardiovascular],
            """
            lupusnefritt*; lupus nefritt*
            """),
    ];

    private static IEnumerable<Term> Brain =>
    [
        .. Of(AreaRule.Stroke, ConditionGroup.Stroke, [Area.Cardiovascular],
            """
            hjerneslag*; hjarneslag*; slag; slaget; slagpasient*; slagramm*; akutt hjerneslag*; hjerneblødning*;
            hjernebløding*; blødning i hjern*; bløding i hjern*; hjerneinfarkt*; hjerneiskemi*; blodpropp i hjern*;
            blodpropp til hjern*; infarkt i hjern*; hjernedrypp*; drypp; forbigående hjerneiskemi*;
            transitorisk iskemisk*; subaraknoidalblødning*; subaraknoidalbløding*; subarachnoidal*;
            hjernehinneblødning*; hjernehinnebløding*; hinneblødning*; subdural*; hjerneaneurisme*; hjerneaneurysme*;
            intrakranielt aneurism*; karotisstenose*; carotisstenose*; halspulsår*; trang halspulsår*;
            forsnevring i halspulsår*; småkarsykdom*; småkarsjukdom*; cerebrovaskulær*; sinusvenetrombose*;
            iskemisk slag; intracerebral blødning*; intracerebral bløding*; hemoragisk slag
            """),
        .. Of(AreaRule.BrainAndMind, ConditionGroup.Neurodegenerative, [],
            """
            alzheimers*; demens*; demensen; demenssykdom*; demenssjukdom*; kognitiv svikt*; mild kognitiv*;
            kognitiv sviktande; hukommelse*; hukommelsestap*; minnesvikt*; minnetap; parkinsons*; parkinsonisme*;
            huntingtons*; multippel systematrofi*; skjelving*; skjelvinger; tremor*; essensiell tremor*; dystoni*;
            ataksi*; tourettes*; rastløse bein*; rastløse ben*; urolege bein*; urolige bein*; lewylegeme*;
            frontotemporal demens*; bevegelsesforstyrrelse*; rørsleforstyrring*; nevrodegenerativ*
            """),
        .. Of(AreaRule.BrainAndMind, ConditionGroup.Epilepsy, [],
            """
            epilepsi*; barneepilepsi*; epileptisk*; krampeanfall*; krampetilstand*; feberkramp*; infantile spasmer;
            tuberøs sklerose*
            """),
        .. Of(AreaRule.BrainAndMind, ConditionGroup.HeadacheAndPainNeuro, [],
            """
            migrene*; hodepine*; hodepina; hovudverk*; klasehodepine*; klasehovudverk*; spenningshodepine*;
            spenningshovudverk*; nervesmert*; nevropatisk smert*; nevropatiske smert*; nevralgi*; trigeminusnevralgi*;
            ansiktssmert*; fantomsmert*; komplekst regionalt smerte*
            """),
        .. Of(AreaRule.BrainAndMind, ConditionGroup.NeuromuscularAndNerve, [],
            """
            amyotrofisk lateral*; motornevron*; spinal muskelatrofi*; muskeldystrofi*; muskelsvinn*; muskelsykdom*;
            muskelsjukdom*; nevropati*; polynevropati*; nerveskade*; nerveskadar; ansiktslamm*; karpaltunnel*;
            nevromuskulær*; perifer nevropati*; nervebetennelse*; hereditær transtyretin*
            """),
        .. Of(AreaRule.BrainAndMind, ConditionGroup.BrainAndSpinalInjury, [],
            """
            hjerneskade*; hjerneskadar; traumatisk hjerneskade*; hodeskade*; hovudskade*; hjernerystelse*;
            hjernerysting*; ryggmargsskade*; ryggmargskade*; ryggmergsskade*; ryggmergskade*; tverrsnittslesjon*;
            hydrocefalus*; hydrokefalus*; vannhode*; vasshovud*; hjerneødem*; koma
            """),
        .. Of(AreaRule.BrainAndMind, ConditionGroup.SleepDisorder, [],
            """
            søvnløshet*; søvnløyse*; insomni*; søvnapn*; obstruktiv søvnapn*; pustestans*; narkolepsi*;
            søvnforstyrrelse*; søvnforstyrring*; søvnvansk*; søvnproblem*; døgnrytmeforstyrr*; snorking*; mareritt*
            """),
        .. Of(AreaRule.BrainAndMind, ConditionGroup.OtherNeurological, [],
            """
            cerebral parese*; spastisitet*; hjernehinnebetennelse*; hjernebetennelse*; encefalitt*; meningitt*;
            encefalopati*; nevrologisk*; hjernesykdom*; hjernesjukdom*; nervesykdom*; nervesjukdom*;
            sykdom i nervesystem*; sjukdom i nervesystem*; afasi*; lammelse*; lamming*; ryggmargsbrokk*;
            ryggmergsbrokk*; kronisk utmattelsessyndrom*; kronisk utmattingssyndrom*; myalgisk encefalopati*;
            ~hjerne*; ~hjernen
            """),
    ];

    private static IEnumerable<Term> Mind =>
    [
        .. Of(AreaRule.BrainAndMind, ConditionGroup.MentalHealth, [],
            """
            depresjon*; depressiv*; alvorlig depresjon*; fødselsdepresjon*; barseldepresjon*; nedstemthet*;
            bipolar lid*; bipolar forstyrr*; manisk*; angstlid*; angst; angsten; generalisert angst*; sosial angst*;
            fobi*; panikk*; tvangslid*; tvangstank*; posttraumatisk*; stresslid*; traumelid*; tilpasningsforstyrr*;
            utbrent*; sorg; sorgreaksjon*; schizofreni*; psykose*; psykotisk*; vrangforestill*; hallusinasjon*;
            autism*; autistisk*; hyperkinetisk*; oppmerksomhetsforstyrr*; oppmerksomhetssvikt*; merksemdsforstyrr*;
            spiseforstyrr*; eteforstyrr*; anoreksi*; bulimi*; overspising*; overeting*; selvmord*; sjølvmord*;
            selvskad*; sjølvskad*; personlighetsforstyrr*; personlegdomsforstyrr*; psykisk*; psykiatri*; sinnslid*;
            utviklingshemming*; utviklingshemning*; psykisk utviklingshem*; lærevansk*; dysleksi*; atferdsforstyrr*;
            åtferdsforstyrr*; stemningslid*; tourette*; kjønnsdysfori*
            """),
        .. Of(AreaRule.BrainAndMind, ConditionGroup.SubstanceUse, [],
            """
            rusavheng*; rusmiddel*; ruslid*; rusmisbruk*; rusproblem*; alkoholavheng*; alkoholmisbruk*; alkohollid*;
            alkoholisme*; opioidavheng*; heroinavheng*; narkotika*; stoffmisbruk*; avhengighet*; avhengnad*; tobakk*;
            røyking*; røykeslutt*; nikotin*; spilleavheng*; speleavheng*; snus; snusing
            """),
    ];

    private static IEnumerable<Term> Heart =>
    [
        .. Of(AreaRule.HeartVesselsMetabolismKidney, ConditionGroup.HeartFailure, [],
            """
            hjertesvikt*; hjartesvikt*; kardiomyopati*; hjertemuskelsykdom*; hjartemuskelsjukdom*; hjertetransplant*;
            hjartetransplant*; kardiogent sjokk*; hjerteamyloid*; hjarteamyloid*; venstre ventrikk*; høyre ventrikk*;
            diastolisk dysfunksjon*; systolisk dysfunksjon*
            """),
        .. Of(AreaRule.HeartVesselsMetabolismKidney, ConditionGroup.ArrhythmiaAf, [],
            """
            atrieflimmer*; atrieflutter*; forkammerflimmer*; hjerteflimmer*; hjarteflimmer*; hjerterytme*;
            hjarterytme*; rytmeforstyrr*; arytmi*; hjertestans*; hjartestans*; hjertebank*; hjartebank*;
            ventrikkeltakykardi*; ventrikkelflimmer*; takykardi*; bradykardi*; synkope*; besvimelse*; besvim*;
            hjerteblokk*; hjarteblokk*; lang qt*
            """),
        .. Of(AreaRule.HeartVesselsMetabolismKidney, ConditionGroup.IschaemicHeart, [],
            """
            hjerteinfarkt*; hjarteinfarkt*; akutt hjerteinfarkt*; hjertekramp*; hjartekramp*; koronarsykdom*;
            koronarsjukdom*; koronar*; kransår*; kranspulsår*; kransåresykdom*; kransåresjukdom*;
            iskemisk hjertesykdom*; iskemisk hjartesjukdom*; akutt koronarsyndrom*; bypassoperasjon*
            """),
        .. Of(AreaRule.HeartVesselsMetabolismKidney, ConditionGroup.StructuralHeart, [],
            """
            aortastenose*; aortaklaff*; hjerteklaff*; hjarteklaff*; klaffesykdom*; klaffesjukdom*; klaffefeil*;
            klaffelekkasje*; mitralinsuffisiens*; mitralklaff*; mitrallekkasje*; mitralstenose*; trikuspidal*;
            medfødt hjerte*; medfødte hjerte*; medfødd hjarte*; medfødde hjarte*; hjertefeil*; hjartefeil*;
            endokarditt*; betennelse i hjerteklaff*; aortainsuffisiens*
            """),
        .. Of(AreaRule.HeartVesselsMetabolismKidney, ConditionGroup.Hypertension, [],
            """
            hypertensjon*; høyt blodtrykk*; høgt blodtrykk*; forhøyet blodtrykk*; forhøya blodtrykk*; høyt blod trykk;
            blodtrykk*; blodtrykkssykdom*
            """),
        .. Of(AreaRule.HeartVesselsMetabolismKidney, ConditionGroup.VascularDisease, [],
            """
            blodpropp*; lungeemboli*; dyp venetrombose*; djup venetrombose*; venetrombose*; venøs tromboembol*;
            trombose*; tromboembol*; emboli*; åreforkalk*; aterosklerose*; karsykdom*; karsjukdom*;
            perifer karsykdom*; perifer karsjukdom*; perifer arteriesykdom*; perifer arteriesjukdom*; arteriesykdom*;
            arteriesjukdom*; røykebein*; røykeben*; vindusgang*; vindaugsgang*; claudicatio*; klaudikasjon*;
            aneurisme*; aneurysme*; aortaaneurisme*; aortaaneurysme*; utposning på hovedpulsår*;
            utposing på hovudpulsår*; aortadisseksjon*; hovedpulsår*; hovudpulsår*; åreknut*; åreknutar; åreknuter;
            leggsår*; venøse sår*; venøst leggsår*; lymfødem*; årebetennelse*; kritisk iskemi*; veneinsuffisiens*;
            ~blodkar*; ~blodår*
            """),
        .. Of(AreaRule.HeartVesselsMetabolismKidney, ConditionGroup.OtherCardiovascular, [],
            """
            hjertesykdom*; hjartesjukdom*; hjerte og kar*; hjarte og kar*; hjertekarsykdom*; hjartekarsjukdom*;
            pulmonal hypertensjon*; pulmonal arteriell hypertensjon*; lungehypertensjon*; høyt blodtrykk i lunge*;
            høgt blodtrykk i lunge*; perikarditt*; hjerteposebetennelse*; hjarteposebetennelse*; myokarditt*;
            hjertemuskelbetennelse*; hjartemuskelbetennelse*; hjertebetennelse*; hjartebetennelse*; hjerteoperasjon*;
            hjarteoperasjon*; hjertekirurgi*; hjartekirurgi*; kardiovaskulær*; ~hjerte*; ~hjarte*
            """),
    ];

    private static IEnumerable<Term> Metabolism =>
    [
        .. Of(AreaRule.HeartVesselsMetabolismKidney, ConditionGroup.Diabetes, [],
            """
            diabetes*; ungdomsdiabetes*; aldersdiabetes*; barnediabetes*; sukkersyke*; sukkersjuk*; høyt blodsukker*;
            høgt blodsukker*; blodsukker*; insulinresistens*; prediabetes*; diabetisk*; diabetisk fot*;
            fotsår ved diabetes; nedsatt glukosetoleranse*; nedsett glukosetoleranse*; ketoacidose*
            """),
        .. Of(AreaRule.HeartVesselsMetabolismKidney, ConditionGroup.Diabetes, [Area.BrainHealth],
            """
            diabetisk nevropati*; diabetisk polynevropati*; diabetesnevropati*; diabetisk nerve*
            """),
        .. Of(AreaRule.HeartVesselsMetabolismKidney, ConditionGroup.Obesity, [],
            """
            fedme*; overvekt*; sykelig fedme*; sykelig overvekt*; sjukeleg overvekt*; sjukeleg fedme*; barnefedme*;
            metabolsk syndrom*; stoffskiftesyndrom; slanke*; fedmeoperasjon*; fedmekirurgi*
            """),
        .. Of(AreaRule.HeartVesselsMetabolismKidney, ConditionGroup.Lipids, [],
            """
            kolesterol*; høyt kolesterol*; høgt kolesterol*; hyperkolesterol*; familiær hyperkolesterol*;
            dyslipidemi*; hyperlipidemi*; hypertriglyserid*; triglyserid*; blodfett*; blodfeitt*; lipoprotein*;
            fettstoffskifte*; feittstoffskifte*
            """),
        .. Of(AreaRule.HeartVesselsMetabolismKidney, ConditionGroup.Kidney, [],
            """
            nyresvikt*; nyresykdom*; nyresjukdom*; nyrebetennelse*; nyrebekkenbetennelse*; nyreskade*; akutt nyre*;
            kronisk nyre*; nyretransplant*; nyrestein*; glomerulonefritt*; nefritt*; nefropati*; diabetisk nefropati*;
            diabetisk nyre*; diabetesnyre*; nefrotisk*; dialyse*; hemodialyse*; peritonealdialyse*; proteinuri*;
            albuminuri*; cystenyre*; polycystisk nyre*; uremi*; hyperkalemi*; nedsatt nyrefunksjon*;
            nedsett nyrefunksjon*; ~nyre*
            """),
        .. Of(AreaRule.HeartVesselsMetabolismKidney, ConditionGroup.Kidney, [Area.Inflammation],
            """
            iga nefropati*; iga nefritt*; membranøs nefropati*; membranøs glomerulonefritt*; autoimmun nyre*
            """),
    ];

    private static IEnumerable<Term> Gut =>
    [
        .. Of(AreaRule.Digestive, ConditionGroup.Liver, [],
            """
            leversykdom*; leversjukdom*; leverbetennelse*; leversvikt*; skrumplever*; levercirrhose*; levercirrose*;
            cirrhose*; cirrose*; fettlever*; feittlever*; leverfibrose*; leverskade*; levertransplant*; hepatitt*;
            gulsott*; alkoholisk lever*; alkoholrelatert lever*; steatohepatitt*; primær skleroserende*;
            primær biliær*; portal hypertensjon*; øsofagusvaricer*; åreknuter i spiserør*; åreknutar i spiserøyr*;
            ascites; leverencefalopati*; kolestase*; ~leveren; ~levra
            """),
        .. Of(AreaRule.Digestive, ConditionGroup.PancreasAndBiliary, [],
            """
            gallestein*; galleblære*; gallegang*; galleveis*; gallevei*; kolecystitt*; kolangitt*; bukspyttkjertel*;
            betennelse i bukspyttkjertel*; pankreatitt*; pankreas*; ~bukspyttkjertelen
            """),
        .. Of(AreaRule.Digestive, ConditionGroup.OtherGastro, [],
            """
            irritabel tarm*; magesår*; sår i mage*; tolvfingertarm*; magekatarr*; gastritt*; magesykdom*; tarmsykdom*;
            tarmsjukdom*; mage og tarm*; mage tarm*; magetarm*; fordøyelse*; halsbrann*; halsbrenn*; refluks*;
            sure oppstøt*; gastroøsofageal*; øsofagitt*; spiserør*; spiserøyr*; akalasi*; gastroparese*; dyspepsi*;
            forstopp*; obstipasjon*; kronisk diaré*; kronisk diare*; blindtarm*; appendisitt*; divertikul*;
            utposninger på tarm*; hemoroid*; hemorroid*; endetarmsprolaps*; analfissur*; analfistel*; lyskebrokk*;
            navlebrokk*; bukveggsbrokk*; arrbrokk*; mellomgulvsbrokk*; brokk*; bukhinnebetennelse*; peritonitt*;
            tarmslyng*; tarmobstruksjon*; ileus; tarmsvikt*; korttarm*; kolitt*; tykktarmsbetennelse*;
            tykktarmbetennelse*; tarmpolypp*; polypper i tarm*; tykktarmspolypp*; analinkontinens*;
            avføringslekkasje*; avføringsinkontinens*; gastroenteritt*; tarmblødning*; tarmbløding*; mageblødning*;
            stomi*; helicobacter*; kolikk*; magesmerter ~funksjonelle; ~tarm*; ~tykktarm*; ~tjukktarm*; ~endetarm*;
            ~magesekk*; ~mage
            """),
    ];

    private static IEnumerable<Term> Outside =>
    [
        .. Term.ReadNorwegian(
            Concept.OutsideWhollySo("pregnancy and birth"),

            """
            svangerskap*; graviditet*; gravid*; preeklampsi*; fødsel*; fødende*; barsel*; nyfødt*; nyfødd*;
            prematuritet*; prematur født*; premature barn*; for tidlig født*; for tidleg fødd*; for tidlig fødsel*;
            keisersnitt*; spontanabort*; abort; aborter; provosert abort*; amming*; morkake*; fosteret; fostervekst*;
            fostermisdann*; veksthemming hos foster*
            """),
        .. Outsiders("lung",
            """
            astma*; barneastma*; kols*; kronisk obstruktiv lunge*; emfysem*; bronkitt*; bronkiolitt*; bronkiektas*;
            cystisk fibrose*; lungefibrose*; lungesykdom*; lungesjukdom*; lungesvikt*; lungetransplant*; sarkoidose*;
            respirasjonssvikt*; åndenød*; pustevansk*; pleuraeffusjon*; ~lunge*; ~luftvei*
            """),
        .. Term.ReadNorwegian(
            OutsideTerms.Infection,

            """
            infeksjon*; luftveisinfeksjon*; lungebetennelse*; pneumoni*; sepsis*; blodforgift*; tuberkulose*;
            influensa*; helvetesild*; herpes*; borreliose*; flåttbår*; koronavirus*; covid*; hiv*; malaria*; vaksin*;
            sårinfeksjon*; hudinfeksjon*; byll*; vannkopp*; vasskopp*; kikhoste*; meslinger*; soppinfeksjon*;
            clostridi*; senfølger etter covid*
            """),
        .. Outsiders("eye disease",
            """
            øyesykdom*; augesjukdom*; øyebetennelse*; augebetennelse*; grå stær*; grøn stær*; grønn stær*; glaukom*;
            katarakt*; makuladegenerasjon*; aldersrelatert makula*; makulaødem*; diabetisk makulaødem*;
            diabetisk retinopati*; diabetisk øye*; retinopati*; netthinne*; synstap*; svaksyn*; nærsynt*; tørre øyne*;
            tørre auge*; uveitt*; hornhinne*; ~øye*; ~auge*
            """),
        .. Outsiders("ear, nose and throat",
            """
            hørsel*; høyrsel*; tinnitus*; øresus*; øyresus*; ørebetennelse*; øyrebetennelse*; mellomørebetennelse*;
            bihule*; biholebetennelse*; nesepolypp*; mandelbetennelse*; mandeloperasjon*; svimmel*; stemmebånd*;
            øresykdom*; øyresjukdom*; ~ørene; ~øyra; ~hals; ~nese*
            """),
        .. Outsiders("teeth and mouth",
            """
            tann*; tenner; karies*; tannkjøtt*; tannkjøttbetennelse*; periodontitt*; munntørr*; kjeve*; munnhule*;
            leppe*
            """),
        .. Outsiders("orthopaedics",
            """
            brudd*; beinbrudd*; benbrudd*; brot; beinbrot*; hoftebrudd*; hoftebrot*; håndleddsbrudd*; handleddsbrot*;
            ankelbrudd*; lårhalsbrudd*; lårhalsbrot*; artrose*; slitasjegikt*; kneartrose*; hofteartrose*; beinskjør*;
            benskjør*; osteoporose*; korsrygg*; ryggsmert*; ryggplag*; vondt i ryggen; nakkesmert*; nakkeplag*;
            skiveprolaps*; prolaps; isjias*; spinal stenose*; spinalstenose*; skoliose*; fibromyalgi*;
            frossen skulder*; skuldersmert*; skulderplag*; senebetennelse*; senebetending*; muskelsmert*; muskelplag*;
            muskel og skjelett*; kneprotese*; hofteprotese*; korsbånd*; menisk*; hælspore*; forstuing*; amputasjon*;
            leddprotese*; ~hofte*; ~kne; ~kneet; ~skulder*; ~skjelett*; ~muskel*
            """),
        .. Outsiders("urology",

            """
            erektil*; ereksjon*; impotens*; forstørret prostata*; forstørra prostata*; godartet prostata*;
            godarta prostata*; prostatabetennelse*; prostatitt*; urininkontinens*; inkontinens*; urinlekkasje*;
            overaktiv blære*; urinveisinfeksjon*; urinvegsinfeksjon*; blærekatarr*; blærebetennelse*; vannlating*;
            vasslating*; urinretensjon*; for tidlig sædavgang*; sædavgang*; mannlig infertilitet*; ~urinvei*;
            ~urinveg*; ~urinblære*; ~blære*; ~prostata*
            """),
        .. Outsiders("gynaecology",
            """
            endometriose*; overgangsalder*; barnløs*; barnlaus*; infertilitet*; ufrivillig barnløs*;
            ufrivillig barnlaus*; prøverør*; polycystisk ovarie*; menstruasjon*; livmorfremfall*; livmorframfall*;
            underlivs*; prevensjon*; hetetokt*; muskelknut*; ~livmor*; ~eggstokk*; ~skjede*
            """),
        .. Outsiders("skin disease that is not immune-driven",
            """
            brannskad*; brannsår*; trykksår*; kroniske sår; kronisk sår; sårbehandl*; sårtilhel*; arr; keloid*;
            hårtap*; håravfall*; hudaldring*; svette*; solskad*; vorte; vorter; ~huden
            """),
        .. Outsiders("blood disease",
            """
            hemofili*; blødersykdom*; blødersjukdom*; sigdcelle*; talassemi*; hemokromatose*; aplastisk anemi*;
            immunsvikt*; immuntrombocytopeni*; blodsykdom*; blodsjukdom*; koagulasjonsforstyrr*
            """),
        .. Outsiders("hormones and inborn errors",
            """
            stoffskiftesykdom*; stoffskiftesjukdom*; lavt stoffskifte*; lågt stoffskifte*; høyt stoffskifte*;
            høgt stoffskifte*; hypotyreose*; hypertyreose*; skjoldbruskkjertel*; struma*; binyre*; akromegali*;
            veksthormon*; kortvoks*; pubertet*; addisons*; cushings*; føllings*; downs syndrom*; medfødt stoffskifte*;
            medfødt metabolsk*
            """),
        .. Outsiders("allergy", "allergi*; matallergi*; pollenallergi*; høysnue*; høysnufs*; anafylaksi*"),
        .. Outsiders("anaesthesia, surgery and intensive care",
            """
            anestesi*; narkose*; bedøvelse*; bedøving*; postoperative smert*; postoperativ smert*; akutt smert*;
            multitraume*; forgift*; organsvikt*
            """),
    ];

    private static IEnumerable<Term> Neutral => Term.ReadNorwegian(
        Concept.Neutral,
        """
        smerte*; kroniske smert*; langvarige smert*; kvalme*; feber*; utmatt*; trøtthet*; trøytt*; slitasje;
        betennelse*; betending*; sykdom*; sjukdom*; livskvalitet*; eldre; barn; ungdom; voksne; vaksne; kirurgi*;
        operasjon*; rehabilitering*; trening*; kosthold*; kosthald*; ernæring*; underernær*; blødning*; bløding*;
        anemi*; blodmangel*; diaré*; diare; fall; slagvolum*; minuttvolum*; hjertefrekvens*; hjartefrekvens*;
        hjerneaktivitet; tumornekrosefaktor*
        """);

    private static IEnumerable<Term> Of(AreaRule rule, ConditionGroup group, Area[] coLeads, string terms) =>
        Term.ReadNorwegian(Concept.Of(rule, group, coLeads), terms);

    private static IEnumerable<Term> Outsiders(string specialty, string terms) => Term.ReadNorwegian(Concept.Outside(specialty), terms);
}

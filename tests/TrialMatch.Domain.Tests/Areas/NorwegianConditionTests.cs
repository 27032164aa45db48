using TrialMatch.Domain.Areas;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Tests.Areas;

/// <summary>Conditions in bokmål and nynorsk, indefinite, definite, plural and compounded, each as the only condition of a medicine trial.</summary>
public sealed class NorwegianConditionTests
{
    /// <summary>The condition group and the names that belong to it.</summary>
    private const string Names =
        """
        BreastCancer: Brystkreft; Brystkreften; Kreft i brystet; Metastatisk brystkreft
        LungCancer: Lungekreft; Ikke-småcellet lungekreft; Ikkje-småcella lungekreft; Småcellet lungekreft; Kreft i lungene
        ColorectalAndUpperGiCancer: Kreft i tykktarm og endetarm; Tykktarmskreft; Tjukktarmskreft; Endetarmskreft; Tarmkreft; Magekreft; Magesekkreft; Spiserørskreft; Spiserøyrskreft; Leverkreft; Kreft i bukspyttkjertelen; Bukspyttkjertelkreft; Gallegangskreft; Tykk- og endetarmskreft
        ProstateAndUrinaryCancer: Prostatakreft; Blærekreft; Nyrekreft; Testikkelkreft; Kreft i urinblæren
        GynaecologicalCancer: Livmorhalskreft; Livmorkreft; Eggstokkreft; Underlivskreft
        HeadAndNeckCancer: Strupekreft; Munnhulekreft; Kreft i hode og hals; Spyttkjertelkreft
        SkinCancer: Føflekkreft; Malignt melanom; Hudkreft; Plateepitelkarsinom i huden
        HaematologicalCancer: Blodkreft; Lymfekreft; Akutt myelogen leukemi; Beinmargskreft; Benmargskreft; Myelomatose; Lymfom; Kronisk lymfatisk leukemi
        BrainTumour: Hjernesvulst; Hjernesvulster; Ondartet svulst i hjernen; Hjernemetastaser; Hjernekreft
        OtherSolidTumour: Kreft; Kreftsykdom; Kreftsjukdommar; Svulster; Skjoldbruskkjertelkreft; Sarkom; Ondartet sykdom
        RheumaticDisease: Leddgikt; Leddgikten; Barneleddgikt; Revmatoid artritt; Revmatisk sykdom; Revmatiske sjukdommar; Bekhterevs sykdom; Psoriasisartritt; Urinsyregikt; Gikt; Ankyloserende spondylitt
        SkinImmuneDisease: Psoriasis; Atopisk eksem; Håndeksem; Elveblest; Hidradenitt; Flekkvis hårtap; Kronisk spontan urtikaria
        VasculitisAndConnectiveTissue: Systemisk lupus; Vaskulitt; Kjempecellearteritt; Bindevevssykdom; Bindevevssjukdom; Autoimmun sjukdom; Systemisk sklerose; Lupusnefritt
        MultipleSclerosisAndNeuroimmune: Multippel sklerose; Attakkvis multippel sklerose; Myasthenia gravis; Synsnervebetennelse
        Stroke: Hjerneslag; Hjerneslaget; Slag; Hjerneblødning; Hjerneblødninger; Hjernebløding; Hjerneinfarkt; Blodpropp i hjernen; Blødning i hjernen; Subaraknoidalblødning; Drypp
        Neurodegenerative: Demens; Alzheimers sykdom; Alzheimers sjukdom; Parkinsons sykdom; Mild kognitiv svikt; Huntingtons sykdom; Skjelving
        Epilepsy: Epilepsi; Epilepsi hos barn; Barneepilepsi; Krampeanfall
        HeadacheAndPainNeuro: Migrene; Hodepine; Hovudverk; Klasehodepine; Nervesmerter; Nevropatiske smerter
        NeuromuscularAndNerve: Amyotrofisk lateralsklerose; Spinal muskelatrofi; Muskeldystrofi; Polynevropati; Nerveskade; Muskelsvinn
        BrainAndSpinalInjury: Ryggmargsskade; Ryggmergsskade; Hjernerystelse; Hjernerysting; Hodeskade; Traumatisk hjerneskade
        SleepDisorder: Søvnløshet; Søvnløyse; Søvnapné; Narkolepsi; Søvnforstyrrelser
        MentalHealth: Depresjon; Alvorlig depresjon; Angst; Angstlidelser; Sosial angst; Schizofreni; Psykose; Bipolar lidelse; Tvangslidelse; Spiseforstyrrelser; Eteforstyrringar; Autisme; Posttraumatisk stresslidelse; Psykiske lidingar; Personlighetsforstyrrelse
        SubstanceUse: Rusmiddelavhengighet; Alkoholavhengighet; Ruslidingar; Røykeslutt; Opioidavhengighet
        OtherNeurological: Cerebral parese; Hjernehinnebetennelse; Afasi; Spastisitet; Nevrologisk sykdom
        HeartFailure: Hjertesvikt; Hjertesvikten; Hjartesvikt; Kronisk hjertesvikt; Kardiomyopati
        ArrhythmiaAf: Atrieflimmer; Hjerterytmeforstyrrelser; Hjartestans; Arytmi
        IschaemicHeart: Hjerteinfarkt; Hjarteinfarkt; Koronarsykdom; Kransåresykdom; Kransåresjukdom; Hjertekrampe
        StructuralHeart: Aortastenose; Hjerteklaffsykdom; Klaffefeil; Medfødt hjertefeil; Medfødd hjartefeil; Endokarditt
        Hypertension: Høyt blodtrykk; Høgt blodtrykk; Hypertensjon
        VascularDisease: Blodpropp; Lungeemboli; Dyp venetrombose; Åreforkalkning; Åreforkalking; Åreknuter; Aortaaneurisme; Perifer karsykdom; Leggsår
        Diabetes: Diabetes type 2; Sukkersyke; Sukkersjuke; Ungdomsdiabetes; Diabetisk nevropati; Insulinresistens
        Obesity: Fedme; Overvekt; Sykelig overvekt; Sjukeleg overvekt; Metabolsk syndrom
        Lipids: Høyt kolesterol; Familiær hyperkolesterolemi; Dyslipidemi
        Kidney: Nyresvikt; Kronisk nyresykdom; Kronisk nyresjukdom; Nyrebetennelse; Nyrestein; Dialyse; Nyretransplantasjon; IgA-nefropati
        OtherCardiovascular: Hjertesykdom; Hjartesjukdom; Hjerte- og karsykdommer; Hjarte- og karsjukdommar; Hjertemuskelbetennelse; Pulmonal hypertensjon
        InflammatoryBowel: Kronisk tarmbetennelse; Kronisk betennelse i tarmen; Inflammatorisk tarmsykdom; Kronisk inflammatorisk tarmsjukdom; Ulcerøs kolitt; Crohns sykdom; Crohns sjukdom
        ImmuneGut: Cøliaki; Eosinofil øsofagitt
        Liver: Leversykdom; Leversjukdom; Leverbetennelse; Skrumplever; Fettlever; Feittlever; Hepatitt B; Leversvikt; Autoimmun leverbetennelse
        PancreasAndBiliary: Gallestein; Pankreatitt; Betennelse i bukspyttkjertelen; Galleblærebetennelse
        OtherGastro: Irritabel tarm; Magesår; Forstoppelse; Blindtarmbetennelse; Lyskebrokk; Hemoroider; Halsbrann; Divertikulitt; Tarmslyng
        """;

    private const string Outside =
        """
        lung disease: Astma; Astma hos barn; Kols; Lungefibrose; Lungesjukdom
        infection: Lungebetennelse; Luftveisinfeksjon; Blodforgiftning; Helvetesild; Tuberkulose
        eye disease: Grå stær; Aldersrelatert makuladegenerasjon; Diabetisk retinopati; Øyesykdom
        ear nose and throat: Hørselstap; Høyrselstap; Tinnitus; Bihulebetennelse
        orthopaedics: Hoftebrudd; Lårhalsbrot; Slitasjegikt; Beinskjørhet; Korsryggsmerter; Skiveprolaps
        urology: Erektil dysfunksjon; Urininkontinens; Urinveisinfeksjon; Forstørret prostata
        womens health: Endometriose; Ufrivillig barnløshet; Overgangsalder
        pregnancy and birth: Svangerskapsdiabetes; Svangerskapsforgiftning; Nyfødte; Keisersnitt
        teeth and mouth: Tannkjøttbetennelse; Karies
        other skin disease: Brannskader; Trykksår
        hormone disease: Lavt stoffskifte; Lågt stoffskifte; Binyresvikt
        allergy: Matallergi; Pollenallergi
        rare disease: Føllings sykdom; Medfødt stoffskiftesykdom; Sjelden sykdom; Downs syndrom
        blood disease: Hemofili; Sigdcellesykdom
        surgery and intensive care: Postoperative smerter; Multitraume
        """;

    public static TheoryData<string, string> OfGroups => Read(Names);

    public static TheoryData<string, string> OfOtherFields => Read(Outside);

    [Theory]
    [MemberData(nameof(OfGroups))]
    public void A_condition_in_Norwegian_is_as_good_as_one_in_English(string group, string name)
    {
        var found = Classifier.Classify(Subjects.Of(name));

        Assert.Equal(Enum.Parse<ConditionGroup>(group), found.ConditionGroup);
        Assert.Equal(ConditionGroups.AreaOf(Enum.Parse<ConditionGroup>(group)), found.Lead);
    }

    [Theory]
    [MemberData(nameof(OfGroups))]
    public void A_condition_spelt_without_Norwegian_letters_goes_where_it_would_with_them(string group, string name)
    {
        var ascii = name.ToLowerInvariant().Replace("ø", "oe", StringComparison.Ordinal).Replace("å", "aa", StringComparison.Ordinal).Replace("æ", "ae", StringComparison.Ordinal);

        Assert.Equal(Enum.Parse<ConditionGroup>(group), Classifier.Classify(Subjects.Of(ascii)).ConditionGroup);
    }

    [Theory]
    [MemberData(nameof(OfOtherFields))]
    public void A_condition_of_a_field_without_a_centre_is_triage_and_names_the_field(string field, string name)
    {
        var found = Classifier.Classify(Subjects.Of(name));

        Assert.True(found.IsTriage);
        Assert.Equal(field, found.Field);
        Assert.Equal(field, EnumText.InWords(found.ConditionGroup!.Value));
    }

    [Fact]
    public void Every_condition_group_with_a_centre_has_Norwegian_names() =>
        Assert.Equal(ConditionGroups.All.Except(ConditionGroups.WithoutCentre), OfGroups.Select(row => Enum.Parse<ConditionGroup>(row.Data.Item1)).Distinct().Order());

    private static TheoryData<string, string> Read(string table)
    {
        var rows = new TheoryData<string, string>();
        foreach (var line in table.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var (key, names) = (line[..line.IndexOf(':', StringComparison.Ordinal)], line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..]);
            foreach (var name in names.Split(';', StringSplitOptions.TrimEntries))
            {
                rows.Add(key, name);
            }
        }

        return rows;
    }
}

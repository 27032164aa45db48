using TrialMatch.Domain.Areas;
using static TrialMatch.Domain.Areas.ConditionGroup;

namespace TrialMatch.Domain.Rarity;

/// <summary>
/// The biomarkers and rare diseases that are recognised, each with the words that name it. Shares are planning defaults: rounded
/// from the source that each names, and of all patients of the group, so that a share of non-small-cell lung cancer is
/// multiplied by 0.85. Where one has no share its study's sponsor is asked for it.
/// </summary>
public static class NarrowingTable
{
    private const string Orphanet = "Orphanet's class of 1 to 9 in 100,000, taken as 5";
    private const string OrphanetRarer = "Orphanet's class of 1 to 9 in 1,000,000, taken as 5";
    private const string OfNeurodegenerative = ", against 2,000 with dementia (Gjøra 2021) or Parkinson's disease";
    private const string OfEpilepsy = ", against 650 with epilepsy (Syvertsen 2015)";
    private const string OfSkin = ", against 10,000 with psoriasis or atopic dermatitis";

    /// <summary>Each with the words that name it, ways of saying it apart by "; ".</summary>
    public static IReadOnlyList<(Narrowing Narrowing, string Words)> Rows { get; } =
    [
        (Biomarker("KRAS G12C", LungCancer, 120, "Nassar 2021: 13.8 % of non-small-cell lung cancer"), "KRAS G12C; KRASG12C; G12C; KRAS p G12C"),
        (Biomarker("KRAS G12C", ColorectalAndUpperGiCancer, 32, "Nassar 2021: 3.2 % of colorectal cancer"), "KRAS G12C; KRASG12C; G12C; KRAS p G12C"),
        (Biomarker("KRAS", LungCancer, 250, "about 30 % of non-small-cell lung cancer (Dearden 2013)"), "KRAS"),
        (Biomarker("KRAS", ColorectalAndUpperGiCancer, 400, "about 40 % of colorectal cancer (Andreyev 1998: 38 %)"), "KRAS; RAS mutant; RAS mutated; RAS mutation"),
        (Biomarker("EGFR exon 20", LungCancer, 15, "about 2 % of non-small-cell lung cancer (Arcila 2013)"), "EGFR exon 20; exon 20 insertion; exon20ins; EGFR ex20ins"),
        (Biomarker("EGFR", LungCancer, 70, "Helland 2011: about 7.5 % of operated Norwegian lung cancer"), "EGFR; EGFRm; epidermal growth factor receptor"),
        (Biomarker("ALK", LungCancer, 40, "about 5 % of non-small-cell lung cancer (Kwak 2010)"), "ALK; anaplastic lymphoma kinase"),
        (Biomarker("ROS1", LungCancer, 15, "Bergethon 2012: 1.7 % of non-small-cell lung cancer"), "ROS1"),
        (Biomarker("RET", LungCancer, 15, "1 to 2 % of non-small-cell lung cancer (Lipson 2012)"), "RET fusion; RET rearranged; RET positive; RET altered"),
        (Biomarker("MET exon 14", LungCancer, 25, "about 3 % of non-small-cell lung cancer (Frampton 2015)"), "MET exon 14; METex14; MET exon14; MET ex14"),
        (Biomarker("HER2", BreastCancer, 150, "15 to 20 % of breast cancer (Wolff 2018)"), "HER2; HER 2; ERBB2"),
        (Biomarker("HER2 low", BreastCancer, 500, "about half of breast cancer (Tarantino 2020)"), "HER2 low; HER 2 low; HER2 ultralow"),
        (Biomarker("triple negative", BreastCancer, 150, "about 15 % of breast cancer (Foulkes 2010)"), "triple negative; TNBC"),
        (Biomarker("BRCA", BreastCancer, 31, "Grindedal 2017: 3.1 % of Norwegian breast cancer"), "BRCA; BRCA1; BRCA2; BRCA 1; BRCA 2; gBRCA; gBRCAm; BRCAm"),
        (Biomarker("MSI-H", ColorectalAndUpperGiCancer, 150, "Boland 2010: about 15 % of colorectal cancer"), "MSI H; MSI high; microsatellite instability; microsatellite instable; dMMR; MMR deficient; mismatch repair deficient; mismatch repair deficiency"),
        (Biomarker("BRAF", ColorectalAndUpperGiCancer, 120, "Davies 2002: 12 % of colorectal cancer"), "BRAF"),
        (Biomarker("BRAF", SkinCancer, 480, "Long 2011: 48 % of metastatic melanoma"), "BRAF"),
        (Biomarker("BRAF", LungCancer, 20, "Paik 2011: 3 % of adenocarcinoma of the lung"), "BRAF"),
        (Asked("KRAS"), "KRAS; KRASG12C; G12C; G12D; KRAS G12C; KRAS G12D"),
        (Asked("EGFR"), "EGFR; EGFRm"),
        (Asked("ALK"), "ALK positive; ALK rearranged; anaplastic lymphoma kinase"),
        (Asked("HER2"), "HER2; HER 2; ERBB2"),
        (Asked("BRCA"), "BRCA; BRCA1; BRCA2; BRCA 1; BRCA 2; gBRCA; gBRCAm; BRCAm; homologous recombination deficiency; homologous recombination deficient; HRD positive"),
        (Asked("MSI-H"), "MSI H; MSI high; microsatellite instability; dMMR; MMR deficient; mismatch repair deficient; mismatch repair deficiency"),
        (Asked("PD-L1"), "PD L1; PDL1; CD274"),
        (Asked("NTRK"), "NTRK; NTRK1; NTRK2; NTRK3; TRK fusion"),
        (Asked("BRAF"), "BRAF; BRAF V600E"),
        (Asked("RET"), "RET fusion; RET mutant; RET altered"),
        (Asked("FGFR"), "FGFR; FGFR1; FGFR2; FGFR3"),
        (Asked("IDH"), "IDH1; IDH2; IDH mutant; IDH mutation"),
        (Asked("PIK3CA"), "PIK3CA"),
        (Asked("ESR1"), "ESR1"),
        (Asked("FLT3"), "FLT3"),
        (Asked("NPM1"), "NPM1"),
        (Asked("claudin 18.2"), "claudin 18 2; CLDN18; CLDN18 2"),
        (Asked("TMB high"), "TMB H; TMB high; tumor mutational burden high"),
        (Asked("a Philadelphia chromosome"), "philadelphia chromosome; philadelphia positive; BCR ABL"),

        (RareDisease("Huntington's disease", Neurodegenerative, 4, "6.7 in 100,000 in south-east Norway (van Walsem 2015)" + OfNeurodegenerative), "huntington; huntington disease"),
        (RareDisease("multiple system atrophy", Neurodegenerative, 3, Orphanet + OfNeurodegenerative), "multiple system atrophy"),
        (RareDisease("progressive supranuclear palsy", Neurodegenerative, 3, Orphanet + OfNeurodegenerative), "progressive supranuclear palsy"),
        (RareDisease("corticobasal degeneration", Neurodegenerative, 3, Orphanet + OfNeurodegenerative), "corticobasal degeneration; corticobasal syndrome"),
        (RareDisease("Friedreich's ataxia", Neurodegenerative, 3, Orphanet + OfNeurodegenerative), "friedreich ataxia; friedreich"),
        (RareDisease("spinocerebellar ataxia", Neurodegenerative, 3, Orphanet + OfNeurodegenerative), "spinocerebellar ataxia"),
        (RareDisease("prion disease", Neurodegenerative, 1, OrphanetRarer + OfNeurodegenerative), "creutzfeldt jakob; prion disease"),
        (RareDisease("a leukodystrophy", Neurodegenerative, 3, Orphanet + OfNeurodegenerative), "leukodystrophy; adrenoleukodystrophy; metachromatic leukodystrophy; krabbe disease"),
        (RareDisease("Dravet syndrome", Epilepsy, 8, Orphanet + OfEpilepsy), "dravet syndrome; dravet"),
        (RareDisease("Lennox-Gastaut syndrome", Epilepsy, 8, Orphanet + OfEpilepsy), "lennox gastaut"),
        (RareDisease("CDKL5 deficiency", Epilepsy, 1, OrphanetRarer + OfEpilepsy), "CDKL5"),
        (RareDisease("tuberous sclerosis", Epilepsy, 16, "Orphanet's 1 in 10,000 births" + OfEpilepsy), "tuberous sclerosis"),
        (RareDisease("neuromyelitis optica", MultipleSclerosisAndNeuroimmune, 5, "1.0 in 100,000 in Sweden (Jonsson 2019), against 203 with multiple sclerosis (Berg-Hansen 2014)"), "neuromyelitis optica; NMOSD"),
        (RareDisease("hidradenitis suppurativa", SkinImmuneDisease, 40, "0.4 % of people (Jfri 2021)" + OfSkin), "hidradenitis; acne inversa"),
        (RareDisease("pemphigus or pemphigoid", SkinImmuneDisease, 3, "Orphanet's class of 1 to 5 in 10,000, taken as 3" + OfSkin), "pemphigus; pemphigoid; bullous pemphigoid"),
        (RareDisease("generalised pustular psoriasis", SkinImmuneDisease, 1, Orphanet + OfSkin), "generalized pustular psoriasis; pustular psoriasis generalized; GPP"),
        (RareDisease("homozygous familial hypercholesterolaemia", Lipids, 1, "1 in 300,000 people (Cuchel 2014), of whom a tenth have high cholesterol"), "homozygous familial hypercholesterolemia; HoFH"),
        (RareDisease("familial chylomicronaemia", Lipids, 1, OrphanetRarer + ", of whom a tenth have high cholesterol"), "familial chylomicronemia"),
        (RareDiseaseAsked("amyloidosis"), "amyloidosis; transthyretin; ATTR CM; ATTR"),
        (RareDisease("monogenic obesity", Obesity, 1, Orphanet + ", against 20,000 with obesity"), "bardet biedl; prader willi; POMC deficiency; LEPR deficiency"),
        (RareDiseaseAsked("amyotrophic lateral sclerosis"), "amyotrophic lateral sclerosis"),
        (RareDiseaseAsked("spinal muscular atrophy"), "spinal muscular atrophy"),
        (RareDiseaseAsked("a muscular dystrophy"), "duchenne; muscular dystrophy; becker muscular dystrophy"),
        (RareDiseaseAsked("systemic sclerosis"), "systemic sclerosis; scleroderma"),
        (RareDiseaseAsked("primary sclerosing cholangitis"), "primary sclerosing cholangitis"),
        (RareDiseaseAsked("primary biliary cholangitis"), "primary biliary cholangitis"),
        (RareDiseaseAsked("IgA nephropathy"), "IgA nephropathy"),
        (RareDiseaseAsked("membranous nephropathy"), "membranous nephropathy"),
        (RareDiseaseAsked("pulmonary arterial hypertension"), "pulmonary arterial hypertension"),
        (RareDiseaseAsked("mesothelioma"), "mesothelioma"),
        (RareDiseaseAsked("cholangiocarcinoma"), "cholangiocarcinoma"),
        (RareDiseaseAsked("a sarcoma"), "sarcoma"),
        (RareDiseaseAsked("Merkel cell carcinoma"), "merkel cell"),
        (RareDiseaseAsked("myasthenia gravis"), "myasthenia gravis"),
        (RareDiseaseAsked("CIDP"), "CIDP; chronic inflammatory demyelinating"),
        (RareDiseaseAsked("eosinophilic oesophagitis"), "eosinophilic esophagitis"),
    ];

    private static Narrowing Biomarker(string name, ConditionGroup group, int perMille, string source) =>
        new(NarrowingKind.Biomarker, name, group, perMille, source);

    private static Narrowing Asked(string name) => new(NarrowingKind.Biomarker, name, null, null, string.Empty);

    private static Narrowing RareDisease(string name, ConditionGroup group, int perMille, string source) =>
        new(NarrowingKind.RareDisease, name, group, perMille, source);

    private static Narrowing RareDiseaseAsked(string name) => new(NarrowingKind.RareDisease, name, null, null, string.Empty);
}

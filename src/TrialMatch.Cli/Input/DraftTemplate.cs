using System.Globalization;

namespace TrialMatch.Cli.Input;

/// <summary>
/// A study draft to fill in, with every field and its meaning. JSON has no comments, but drafts are read with them, so the template can be
/// given to preview and register as it is.
/// </summary>
internal static class DraftTemplate
{
    private const int MonthsUntilEnrolment = 6;
    private const int MonthsOfEnrolment = 24;

    /// <param name="today">The example's window starts after this day.</param>
    public static IReadOnlyList<string> Lines(DateOnly today)
    {
        var start = new DateOnly(today.Year, today.Month, 1).AddMonths(MonthsUntilEnrolment);
        return
        [
            "{",
            "  // A study draft. The values are examples; what is marked \"optional\" may be left out.",
            "  // 1 to 300 characters.",
            "  \"title\": \"An investigational medicine in moderate to severe Crohn's disease\",",
            "  // Optional: the sponsor's own code for the protocol, and registries' ids such as \"NCT01234567\".",
            "  \"protocolCode\": \"TM-001\",",
            "  \"registryIds\": [],",
            "  // EARLY_PHASE1, PHASE1, PHASE1_PHASE2, PHASE2, PHASE2_PHASE3, PHASE3, PHASE4 or NOT_APPLICABLE.",
            "  \"phase\": \"PHASE3\",",
            "  // INTERVENTIONAL, OBSERVATIONAL or EXPANDED_ACCESS.",
            "  \"studyType\": \"INTERVENTIONAL\",",
            "  // What is tested: DRUG, BIOLOGICAL, DEVICE ..., and by name, without comparators and placebo. Optional.",
            "  \"interventionTypes\": [\"DRUG\"],",
            "  \"interventionNames\": [\"An investigational medicine\"],",
            "  // The condition treated, the primary one first, in words, as ICD-10 codes or as MeSH headings: at least one of them.",
            "  \"conditions\": [\"Crohn's disease\"],",
            "  \"icd10Codes\": [\"K50.9\"],",
            "  \"meshHeadings\": [],",
            "  // Optional: what the study tests and in whom, and what the primary outcomes measure. Read when routing the study.",
            "  \"description\": \"\",",
            "  \"primaryOutcomes\": [\"Clinical remission at week 52\"],",
            "  // Norwegian patients wanted, and the fewest the study would go ahead with (optional; the target when left out).",
            "  \"targetPatients\": 12,",
            "  \"minimumPatients\": 8,",
            "  // The first day on which a patient may be enrolled, and the day by which the target must be reached.",
            $"  \"enrolmentStart\": \"{Text(start)}\",",
            $"  \"enrolmentEnd\": \"{Text(start.AddMonths(MonthsOfEnrolment).AddDays(-1))}\",",
            "  // Optional: the wanted probability of that, 0.5 to 0.999; 0.9 when left out.",
            "  \"probability\": 0.9,",
            "  // Optional: months of visits after a patient's enrolment, 0 to 240; a planning default by phase and kind when left out.",
            "  \"followUpMonths\": 12,",
            "  // Optional: of 1,000 eligible patients, how many the study can ask: the share with a biomarker or a rare disease.",
            "  \"eligibleSharePerMille\": 1000,",
            "  // Optional: the ages taken.",
            "  \"minimumAgeYears\": 18,",
            "  \"maximumAgeYears\": 75,",
            "  // Optional: what a site must have, e.g. INFUSION_UNIT; the most patients at one site; working days to answer, 5 to 60.",
            "  \"requiredCapabilities\": [],",
            "  \"maxPatientsPerSite\": 10,",
            "  \"answerWorkingDays\": 5,",
            "  // Optional: trusts that must, or must not, take part, such as \"trusts/ous\"; the fewest and the most sites.",
            "  \"requiredTrusts\": [],",
            "  \"excludedTrusts\": [],",
            "  \"minSites\": 1,",
            "  \"maxSites\": 10,",
            "  // Optional: a site in every region, whatever it costs; and RECOMMENDED, FASTEST, FEWEST_SITES or EVERY_REGION.",
            "  \"everyRegion\": false,",
            "  \"plan\": \"RECOMMENDED\",",
            "  // What else is known of the study, all optional; no plan depends on it.",
            "  \"intake\": {",
            "    // Whether title and sponsor are withheld from sites, centres and regions until `trialmatch disclose`.",
            "    \"blinded\": false,",
            "    // DRUG, DEVICE, ADVANCED_THERAPY or OTHER. Of a device also its deviceClass: CLASS_I, CLASS_IIA, CLASS_IIB, CLASS_III or IVD,",
            "    // and its ceState: NOT_MARKED, MARKED_FOR_OTHER_USE or MARKED_FOR_THIS_USE.",
            "    \"products\": [{\"kind\": \"DRUG\", \"name\": \"An investigational medicine\", \"geneticallyModified\": false}],",
            "    // CLINICAL_TRIALS_GOV (NCT01234567), EU_CT (2023-501234-12-00), EUDRA_CT (2015-003333-95) or EUDAMED (CI-EU-2027-001234).",
            "    \"registryNumbers\": [],",
            "    // The main criteria, in words, and what the share of eligible patients above is the share of.",
            "    \"inclusionCriteria\": \"Active disease in spite of treatment\",",
            "    \"exclusionCriteria\": \"Surgery expected within a year\",",
            "    \"biomarker\": \"\",",
            "    // An https link, or the document's SHA-256.",
            "    \"synopsis\": {\"uri\": \"\", \"sha256\": \"\"},",
            "    // A CRO that acts for the sponsor, {\"displayName\": ..., \"sponsorUnnamed\": true or false}.",
            "    \"cro\": null,",
            "    // CONCEPT, COUNTRY_SELECTION, SITE_SELECTION or CONTRACTING, and the day by which it is decided. An inquiry needs both.",
            $"    \"decision\": {{\"stage\": \"COUNTRY_SELECTION\", \"date\": \"{Text(start)}\", \"norwayChosen\": false}},",
            "    // Of all countries together.",
            "    \"globalTargetPatients\": 600,",
            "    \"globalSites\": 120,",
            "    // Wishes, such as \"north\" and \"trusts/ous\", and who has been asked already.",
            "    \"wantedRegions\": [],",
            "    \"wantedTrusts\": [],",
            "    \"contactedTrusts\": [],",
            "    // Whether it includes patients under 18, and needs work at nights or on weekends.",
            "    \"paediatric\": false,",
            "    \"outOfHours\": false",
            "  }",
            "}",
        ];
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

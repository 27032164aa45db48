using Google.Type;
using TrialMatch.V1;

namespace TrialMatch.Benchmarks;

/// <summary>Drafts of studies over the clinical areas, spread over many years so that capacity lasts for the run.</summary>
internal static class Drafts
{
    private static readonly (string Condition, int Target)[] Kinds =
    [
        ("Breast Cancer", 40), ("Non-Small Cell Lung Cancer", 30), ("Rheumatoid Arthritis", 60), ("Psoriasis", 45), ("Multiple Sclerosis", 24),
        ("Ischemic Stroke", 60), ("Migraine", 40), ("Heart Failure", 60), ("Type 2 Diabetes Mellitus", 60), ("Chronic Kidney Disease", 24),
        ("Crohn Disease", 30), ("Non-alcoholic Fatty Liver Disease", 20), ("Prostate Cancer", 45), ("Epilepsy", 15), ("Obesity", 60),
    ];

    private const int FirstYear = 2028;

    /// <summary>Over how many years the studies' starts are spread.</summary>
    public const int Years = 70;

    /// <summary>How many kinds of studies follow each other.</summary>
    public static int KindCount => Kinds.Length;

    /// <summary>How many years later than the first of its kind a study starts.</summary>
    public static int YearsLater(int number) => number / Kinds.Length % Years;

    public static StudyDraft Numbered(int number)
    {
        var (condition, target) = Kinds[number % Kinds.Length];
        var year = FirstYear + YearsLater(number);
        return new StudyDraft
        {
            Title = $"Benchmark study {number} in {condition}",
            Phase = Phase._3,
            StudyType = StudyType.Interventional,
            InterventionTypes = { InterventionType.Drug },
            Conditions = { condition },
            TargetPatients = target,
            EnrolmentStart = new Date { Year = year, Month = 1, Day = 1 },
            EnrolmentEnd = new Date { Year = year + 1, Month = 6, Day = 30 },
            FollowUpMonths = 12,
        };
    }
}

namespace TrialMatch.Domain.Indicators;

/// <summary>Tells a number of studies in bands.</summary>
public static class StudyBands
{
    public static StudyBand Of(int studies) => studies switch
    {
        < 1 => StudyBand.None,
        < 5 => StudyBand.UnderFive,
        < 10 => StudyBand.FiveToNine,
        < 20 => StudyBand.TenToNineteen,
        _ => StudyBand.TwentyOrMore,
    };
}

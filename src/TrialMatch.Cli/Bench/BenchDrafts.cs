using Google.Type;
using TrialMatch.Cli.Errors;
using TrialMatch.Cli.Input;
using TrialMatch.Cli.Output;
using TrialMatch.Cli.Server;
using TrialMatch.Registries.Samples;
using TrialMatch.V1;

namespace TrialMatch.Cli.Bench;

/// <summary>
/// Drafts after the sample records, none of which is another's duplicate. Each year of studies is planned a year later than the one before, so that
/// a compressed year finds the capacity of a year.
/// </summary>
internal sealed class BenchDrafts
{
    // Studies may name no year after 2100; the samples enrol until 2030.
    private const int Years = 65;
    private const int LongestTitle = 300;

    // A guess.
    private const double LeastShareOfTarget = 0.25;

    private readonly IReadOnlyList<StudyDraft> _samples;

    private BenchDrafts(IReadOnlyList<StudyDraft> samples) => _samples = samples;

    public static async Task<BenchDrafts> ImportAsync(ServerConnection server)
    {
        var samples = new List<StudyDraft>();
        foreach (var sample in SampleRecords.All)
        {
            var record = (await StudySource.ImportAsync(server, sample.Content.ToArray(), target: null)).Records.Single();
            samples.Add(record.Draft ?? throw new CommandException(ExitCodes.Failed, $"sample {sample.Name}: {record.Refusal.Field}: {record.Refusal.Description}"));
        }

        return new BenchDrafts(samples);
    }

    /// <param name="study">How many studies there were before; from 0.</param>
    public StudyDraft Next(int study, Random random)
    {
        var draft = _samples[random.Next(_samples.Count)].Clone();
        var years = study / NationalYear.Studies % Years;
        var title = Figures.Format($"Benchmark study {study}: {draft.Title}");
        draft.Title = title[..Math.Min(LongestTitle, title.Length)];
        draft.ProtocolCode = string.Empty;
        draft.RegistryIds.Clear();
        draft.Intake?.RegistryNumbers.Clear();
        draft.TargetPatients = Math.Max(1, (int)(draft.TargetPatients * double.Lerp(LeastShareOfTarget, 1, random.NextDouble())));
        draft.EnrolmentStart = Later(draft.EnrolmentStart, years);
        draft.EnrolmentEnd = Later(draft.EnrolmentEnd, years);
        return draft;
    }

    private static Date Later(Date date, int years)
    {
        var later = new DateOnly(date.Year, date.Month, date.Day).AddYears(years);
        return new Date { Year = later.Year, Month = later.Month, Day = later.Day };
    }
}

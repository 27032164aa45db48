using Google.Type;
using TrialMatch.Cli.Errors;
using TrialMatch.Cli.Input;
using TrialMatch.Cli.Server;
using TrialMatch.Primitives.Calendar;
using TrialMatch.Registries.Samples;
using TrialMatch.V1;

namespace TrialMatch.Cli.Embedded;

/// <summary>Places a sample record as a sponsor would: imports it, registers its sponsor, registers the study, or asks first.</summary>
internal static class SamplePlacement
{
    private const int DaysToDecide = 30;

    public static async Task<ImportedSample> ImportAsync(ServerConnection server, SampleRecord sample)
    {
        var record = (await StudySource.ImportAsync(server, sample.Content.ToArray(), target: null)).Records.Single();
        return record.ResultCase == ImportedRecord.ResultOneofCase.Draft
            ? new ImportedSample(sample, record)
            : throw new CommandException(ExitCodes.Failed, $"sample {sample.Name}: {record.Refusal.Field}: {record.Refusal.Description}");
    }

    public static async Task<PlacedSample> PlaceAsync(ServerConnection server, ImportedSample sample)
    {
        var sponsor = await RegisterSponsorAsync(server, sample.Record.SponsorDisplayName);
        return await RegisterAsync(server, sample, new RegisterStudyRequest { Sponsor = sponsor.Name, Draft = sample.Draft });
    }

    /// <summary>Asks sites whether they are interested, for a sponsor that has not decided.</summary>
    /// <param name="now">The server's time.</param>
    public static async Task<PlacedSample> InquireAsync(ServerConnection server, ImportedSample sample, DateTimeOffset now)
    {
        var sponsor = await RegisterSponsorAsync(server, sample.Record.SponsorDisplayName);
        var draft = sample.Draft.Clone();
        draft.Intake ??= new StudyIntake();
        var decideBy = OsloTime.DateAt(now).AddDays(DaysToDecide);
        draft.Intake.Decision = new SponsorDecision
        {
            Stage = SponsorDecision.Types.Stage.CountrySelection,
            Date = new Date { Year = decideBy.Year, Month = decideBy.Month, Day = decideBy.Day },
        };
        return await RegisterAsync(server, sample, new RegisterStudyRequest { Sponsor = sponsor.Name, Draft = draft, Intent = StudyIntent.Explore });
    }

    private static async Task<PlacedSample> RegisterAsync(ServerConnection server, ImportedSample sample, RegisterStudyRequest request)
    {
        request.RequestId = sample.Sample.Name;
        var reply = await server.Studies.RegisterStudyAsync(request, server.OneCall());
        return new PlacedSample(sample.Sample.Name, reply, sample.Record.Warnings);
    }

    // A sponsor of two samples is registered once: the request id is derived from its name.
    private static async Task<Sponsor> RegisterSponsorAsync(ServerConnection server, string displayName)
    {
        var id = SponsorIds.From(displayName);
        var request = new RegisterSponsorRequest { RequestId = id, SponsorId = id, Sponsor = new Sponsor { DisplayName = displayName } };
        return await server.Sponsors.RegisterSponsorAsync(request, server.OneCall());
    }
}

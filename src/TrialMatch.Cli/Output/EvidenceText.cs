using TrialMatch.Cli.Input;
using TrialMatch.Domain.Evidence;

namespace TrialMatch.Cli.Output;

/// <summary>Prints a summary of the evidence from registry records.</summary>
internal static class EvidenceText
{
    /// <summary>The number of locations without a trust that are listed by default.</summary>
    private const int MaxListed = 10;

    public static void Write(Terminal terminal, EvidenceCount evidence, NetworkExperience experience, string path, bool withDetails)
    {
        terminal.Line($"records       {Figures.Whole(evidence.Records)} read, {Figures.Whole(evidence.IndustryRecords)} of them companies'");
        terminal.Line($"Norwegian     {Figures.Whole(evidence.NorwegianRecords)} with Norwegian locations, {Figures.Whole(evidence.NorwegianIndustryRecords)} of them companies'");
        if (evidence.Repeated > 0)
        {
            terminal.Line($"repeated      {Figures.Whole(evidence.Repeated)} Norwegian records read before, not counted again");
        }

        WriteFacilities(terminal, evidence.Facilities, withDetails);
        WriteExperience(terminal, evidence, experience);
        terminal.Line();
        terminal.ToCopy("Written. To plan with it:", $"trialmatch serve --network {path}");
    }

    private static void WriteFacilities(Terminal terminal, FacilityTally facilities, bool withDetails)
    {
        var found = Count(FacilityMatchKind.Name) + Count(FacilityMatchKind.PostalCode) + Count(FacilityMatchKind.City);
        var share = facilities.All == 0 ? string.Empty : $" ({Figures.Percent((double)found / facilities.All)})";
        terminal.Line($"locations     {Figures.Whole(facilities.All)} in Norway, {Figures.Whole(found)} found in the network{share}:");
        terminal.Line($"              {Count(FacilityMatchKind.Name)} by name, {Count(FacilityMatchKind.PostalCode)} by postal code, {Count(FacilityMatchKind.City)} by city");
        WriteNotFound(terminal, "Outside the network", facilities, FacilityMatchKind.Outside, withDetails);
        WriteNotFound(terminal, "Not told which trust", facilities, FacilityMatchKind.Unknown, withDetails);

        int Count(FacilityMatchKind kind) => facilities.Count(kind);
    }

    private static void WriteNotFound(Terminal terminal, string heading, FacilityTally facilities, FacilityMatchKind kind, bool withDetails)
    {
        var notFound = facilities.NotFound(kind);
        if (notFound.IsEmpty)
        {
            return;
        }

        terminal.Line();
        terminal.Heading($"{heading}: {Figures.Whole(facilities.Count(kind))} locations, {Figures.Whole(notFound.Length)} names");
        foreach (var (facility, count) in notFound.Take(withDetails ? notFound.Length : MaxListed))
        {
            terminal.Line(Figures.Format($"{count,5}  {facility}"));
        }

        if (!withDetails && notFound.Length > MaxListed)
        {
            terminal.Line($"       and {Figures.Whole(notFound.Length - MaxListed)} more names; --details lists all");
        }
    }

    private static void WriteExperience(Terminal terminal, EvidenceCount evidence, NetworkExperience experience)
    {
        var source = experience.Source!;
        terminal.Line();
        terminal.Heading($"Experience from {Figures.Whole(source.Trials)} trials{Span(source)}");
        terminal.Line($"{Figures.Whole(evidence.RatedTrials)} of them tell how fast they recruited; patients a site-month are estimated,");
        terminal.Line("as the note in the file says.");
        if (experience.Trusts.IsEmpty)
        {
            return;
        }

        var table = new TextTable().Short("Trust").Number("Trials").Number("Companies'").Number("Phase 2-3").Short("Years").Number("Patients a site-month");
        foreach (var trust in experience.Trusts.OrderByDescending(trust => trust.Total.Trials))
        {
            var total = trust.Total;
            table.Row(
                trust.Trust.Value,
                Figures.Whole(total.Trials),
                Figures.Whole(total.IndustryTrials),
                Figures.Whole(total.IndustryPhase2Or3Trials),
                total.FirstYear == total.LastYear ? Figures.Format($"{total.FirstYear}") : Figures.Format($"{total.FirstYear}-{total.LastYear}"),
                total.Rate is { } rate ? Figures.Format($"{rate.PatientsPerSiteMonth:0.00}") : Figures.None);
        }

        terminal.Table(table);
    }

    private static string Span(ExperienceSource source) =>
        source is { FirstStart: { } first, LastStart: { } last } ? Figures.Format($", begun {first:yyyy-MM} to {last:yyyy-MM}") : string.Empty;
}

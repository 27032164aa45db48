using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>Prints what Norway can do in each area.</summary>
internal static class PublicFieldsText
{
    private static readonly IReadOnlyDictionary<PublicField.Types.Band, string> Bands = new Dictionary<PublicField.Types.Band, string>
    {
        [PublicField.Types.Band.None] = "none",
        [PublicField.Types.Band.UnderFive] = "1-4",
        [PublicField.Types.Band.FiveToNine] = "5-9",
        [PublicField.Types.Band.TenToNineteen] = "10-19",
        [PublicField.Types.Band.TwentyOrMore] = "20 or more",
    };

    public static void Write(Terminal terminal, ListPublicFieldsResponse reply)
    {
        terminal.Heading($"Through TrialMatch, {Figures.Day(reply.PeriodStart)} to {Figures.Day(reply.PeriodEnd)}");
        var table = new TextTable().Short("Area").Number("Studies").Number("Placed").Number("Days to answer").Number("Days to offer").Prose("Hospitals");
        foreach (var field in reply.Fields)
        {
            table.Row(
                EnumNames.InWords(field.Area),
                Bands.GetValueOrDefault(field.Studies, string.Empty),
                Bands.GetValueOrDefault(field.StudiesPlaced, string.Empty),
                field.HasMedianDaysToAnswer ? Figures.Units(field.MedianDaysToAnswer) : "too few",
                field.HasMedianDaysToOffer ? Figures.Units(field.MedianDaysToOffer) : "too few",
                string.Join(", ", field.Hospitals.Select(hospital => hospital.DisplayName + (hospital.PlanningDefault ? " *" : string.Empty))));
        }

        terminal.Table(table);
        terminal.Line("Days: medians, of five or more.");
        if (reply.Fields.Any(field => field.Hospitals.Any(hospital => hospital.PlanningDefault)))
        {
            terminal.Line("* that it takes part is a planning default that it has not confirmed");
        }
    }
}

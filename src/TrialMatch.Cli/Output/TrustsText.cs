using TrialMatch.Cli.Commands;
using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>Prints an overview of the trusts, or everything about one.</summary>
internal static class TrustsText
{
    public static void WriteAll(Terminal terminal, ListTrustsResponse reply)
    {
        var trusts = reply.Trusts;
        var table = new TextTable().Short("Trust").Column("Name").Short("Region").Number("Catchment").Short("Start-up").Prose("Areas");
        foreach (var trust in trusts)
        {
            table.Row(ResourceName.IdOf("trusts", trust.Name), trust.DisplayName, trust.Region, Catchment(trust), StartUp(trust), Areas(trust));
        }

        terminal.Table(table);
        WriteMark(terminal, trusts.Any(trust => trust.PlanningDefault));
        foreach (var unreachable in reply.Unreachable)
        {
            terminal.Line($"{unreachable} is left out: its stored state cannot be read at the moment");
        }
    }

    public static void WriteOne(Terminal terminal, Trust trust)
    {
        terminal.Heading($"{trust.DisplayName} ({trust.Name})");
        terminal.Line($"organisation  {trust.OrganisationNumber}");
        terminal.Line($"region        {trust.Region}");
        terminal.Line($"city          {trust.City}");
        terminal.Line($"catchment     {Catchment(trust)}");
        terminal.Line($"start-up      {StartUp(trust)}");
        terminal.Line($"areas         {InWords(trust.Areas)}");
        foreach (var site in trust.Sites.Where(site => site.ClosedMonths.Count > 0))
        {
            terminal.Line($"closed        {EnumNames.InWords(site.Area)} in {string.Join(", ", site.ClosedMonths.Select(Figures.Month))}");
        }

        foreach (var referral in trust.Referrals)
        {
            terminal.Line(
                $"refers        {Figures.Whole(referral.Percent)} % of {EnumNames.InWords(referral.ConditionGroup)} to {ResourceName.IdOf("trusts", referral.TreatedAt)}");
        }

        terminal.Line($"capabilities  {Capabilities(trust)}");
        terminal.Line($"consent       {trust.ConsentSharePercent} % of the eligible patients asked");
        terminal.Line($"costs         {Costs(trust.Costs)}");
        terminal.Line($"etag          {trust.Etag}");
        if (trust.PlanningDefaultFigures.Count > 0)
        {
            terminal.Line($"* planning defaults, guesses that the trust has not replaced by its own: {InWords(trust.PlanningDefaultFigures)}");
        }
    }

    private static string Catchment(Trust trust) => trust.CatchmentPopulation == 0 ? Figures.None : Figures.Whole(trust.CatchmentPopulation);

    private static string StartUp(Trust trust) =>
        $"{Figures.Whole(trust.StartUpMonths)} months" + (trust.PlanningDefaultFigures.Contains(Trust.Types.Figure.StartUp) ? " *" : string.Empty);

    private static string Areas(Trust trust) =>
        trust.Areas.Count == EnumNames.Chosen<Area>().Count() ? "all" : InWords(trust.Areas);

    private static string Costs(SiteCosts costs) =>
        Figures.Format($"{costs.StartUpUnits} to open, {costs.UpkeepUnitsPerMonth} a month, {costs.PatientUnits} a patient, in relative units");

    private static string InWords<T>(IEnumerable<T> values)
        where T : struct, Enum =>
        string.Join(", ", values.Select(EnumNames.InWords));

    // By the names that --capability takes.
    private static string Capabilities(Trust trust) => string.Join(", ", trust.Capabilities.Select(EnumNames.Of));

    private static void WriteMark(Terminal terminal, bool isDefault)
    {
        if (isDefault)
        {
            terminal.Line("* areas, capabilities and start-up are planning defaults: guesses that the trust has not replaced by its own");
        }
    }
}

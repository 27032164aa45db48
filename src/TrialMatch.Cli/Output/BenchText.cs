using TrialMatch.Cli.Bench;

namespace TrialMatch.Cli.Output;

/// <summary>Prints what a benchmark found.</summary>
internal static class BenchText
{
    private const double BytesPerMegabyte = 1_000_000;

    public static string Describe(BenchPlan plan) => plan.RatePerSecond is { } rate
        ? Figures.Format($"open loop, {rate:N0} calls a second, at most {plan.Callers:N0} at once, seed {plan.Seed}")
        : Figures.Format($"closed loop, {plan.Callers:N0} callers, seed {plan.Seed}");

    public static void Write(Terminal terminal, BenchFigures figures)
    {
        terminal.Line(Figures.Format(
            $"{figures.Calls:N0} calls in {figures.Elapsed.TotalSeconds:0.0} s, {figures.PerSecond:N0} a second; {figures.Errors:N0} errors. {Describe(figures.Plan)}."));
        terminal.Line(Figures.Format(
            $"As many calls as in {figures.Years:0.##} years of Norway, at {NationalYear.Calls:N0} a year; all but the number of studies are guesses."));
        terminal.Line();
        terminal.Table(Latencies(figures));
        terminal.Line("Milliseconds, of the calls that succeeded; at a rate, from when the call should have been sent.");
        terminal.Line();
        WriteFailures(terminal, figures);
        if (figures.Registered.Count > 0)
        {
            terminal.Line($"Registered, warm-up included: {string.Join(", ", figures.Registered.Select(each => Figures.Format($"{each.Value:N0} {EnumNames.InWords(each.Key)}")))}.");
        }

        if (figures.Use is { } use)
        {
            terminal.Line(Figures.Format(
                $"Server and callers together, in one process: {use.Processor.TotalSeconds:0.0} s of processor ({use.Processor / figures.Elapsed:0.00} of {Environment.ProcessorCount} cores), {Megabytes(use.PeakMemoryBytes)} of memory at most, {(use.WrittenBytes is { } written ? Megabytes(written) : "an unknown amount")} written."));
        }

        terminal.Line();
        terminal.Heading("A year's calls");
        terminal.Table(Year());
    }

    private static void WriteFailures(Terminal terminal, BenchFigures figures)
    {
        foreach (var kind in figures.Kinds.Where(kind => kind.Errors > 0))
        {
            terminal.Line($"{Name(kind.Kind)}: {string.Join(", ", kind.Failures.Select(each => Figures.Format($"{each.Value:N0} {each.Key}")))}");
        }
    }

    private static TextTable Latencies(BenchFigures figures)
    {
        var table = new TextTable().Column("Call").Number("Calls").Number("Errors").Number("/s").Number("p50").Number("p95").Number("p99").Number("p99.9").Number("max").InBands(1);
        foreach (var kind in figures.Kinds)
        {
            table.Row(
                Name(kind.Kind),
                Figures.Whole(kind.Calls),
                Figures.Whole(kind.Errors),
                Figures.Format($"{kind.Calls / figures.Elapsed.TotalSeconds:0.0}"),
                Milliseconds(kind.Quantile(0.5)),
                Milliseconds(kind.Quantile(0.95)),
                Milliseconds(kind.Quantile(0.99)),
                Milliseconds(kind.Quantile(0.999)),
                Milliseconds(kind.Quantile(1)));
        }

        return table;
    }

    private static TextTable Year()
    {
        var table = new TextTable().Column("Call").Number("A year").Prose("Where the number comes from");
        foreach (var each in NationalYear.Mix)
        {
            table.Row(each.What, Figures.Whole(each.Calls), each.Basis);
        }

        return table;
    }

    private static string Name(CallKind kind) => NationalYear.Mix.Single(each => each.Kind == kind).What;

    private static string Milliseconds(TimeSpan? latency) => latency is { } known ? Figures.Format($"{known.TotalMilliseconds:0.0}") : Figures.None;

    private static string Megabytes(long bytes) => Figures.Format($"{bytes / BytesPerMegabyte:N0} MB");
}

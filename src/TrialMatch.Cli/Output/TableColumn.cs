namespace TrialMatch.Cli.Output;

/// <param name="Header">What stands above its cells.</param>
internal sealed record TableColumn(string Header, ColumnKind Kind);

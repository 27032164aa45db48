namespace TrialMatch.Cli.Output;

/// <summary>What a table's column contains, which decides how it adapts if room is short. Headers may always fold.</summary>
internal enum ColumnKind
{
    /// <summary>Names: may wrap between words.</summary>
    Name,

    /// <summary>Ids and short words: stay on one line.</summary>
    Short,

    /// <summary>Figures: stay on one line, aligned to the right.</summary>
    Number,

    /// <summary>Sentences: may wrap, and stand beneath their row.</summary>
    Prose,
}

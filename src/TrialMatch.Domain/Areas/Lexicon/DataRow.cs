using System.Collections.Immutable;

namespace TrialMatch.Domain.Areas.Lexicon;

/// <summary>A row of a <see cref="DataTable"/>.</summary>
internal sealed class DataRow(string file, int line, ImmutableArray<string> cells)
{
    public int Count => cells.Length;

    public bool IsComment => cells is [""] || cells[0].StartsWith('#');

    public string this[int cell] => cells[cell];

    /// <summary>Returns the enum value that a cell names, spelt as in the code.</summary>
    /// <exception cref="InvalidDataException">The cell names no value of the enum.</exception>
    public T Named<T>(int cell)
        where T : struct, Enum => NameIn<T>(cells[cell]);

    /// <summary>Returns the enum values that a cell names, separated by commas; none where the cell is empty.</summary>
    /// <inheritdoc cref="Named" path="/exception"/>
    public ImmutableArray<T> AllNamed<T>(int cell)
        where T : struct, Enum =>
        [.. cells[cell].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(NameIn<T>)];

    public InvalidDataException Malformed(string problem) => new($"{file}, line {line}: {problem}.");

    private T NameIn<T>(string name)
        where T : struct, Enum =>
        Enum.GetNames<T>().Contains(name, StringComparer.Ordinal)
            ? Enum.Parse<T>(name)
            : throw Malformed($"expected one of {typeof(T).Name}, got '{name}'");
}

using System.Collections.Immutable;
using System.Text.Json.Serialization;
using TrialMatch.Grains.Abstractions.Registry;

namespace TrialMatch.Storage.Tests.Registry;

/// <summary>State to which lines are only added; it is listed under its last one.</summary>
public sealed class Diary : IGrowingState<Diary>, IHasStudyEntry
{
    private int _storedLines;

    public ImmutableArray<string> Lines { get; init; } = [];

    [JsonIgnore]
    public Diary? Addition => _storedLines == 0 ? null : new Diary { Lines = Lines[_storedLines..] };

    public Diary With(params string[] lines) => new() { Lines = Lines.AddRange(lines), _storedLines = _storedLines };

    public Diary Plus(Diary addition) => new() { Lines = Lines.AddRange(addition.Lines) };

    public void MarkStored() => _storedLines = Lines.Length;

    public StudyEntry? ToStudyEntry() => Lines.IsEmpty ? null : (new ListedStudy { Title = Lines[^1] }).ToStudyEntry();
}

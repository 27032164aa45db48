using System.Text.Json;
using TrialMatch.Cli.Errors;

namespace TrialMatch.Cli.Input;

/// <summary>A calculator's questions: one object, an array, or one object after another. The answers have the same form.</summary>
/// <param name="IsArray">Whether the questions were in one array.</param>
internal sealed record CalculatorInput(IReadOnlyList<JsonElement> Questions, bool IsArray)
{
    /// <summary>Thousands of questions may be in one file; none of it leaves the process.</summary>
    private const long MaxBytes = 256_000_000;

    private const int DeepestNesting = 64;

    public bool IsSingle => Questions.Count == 1 && !IsArray;

    /// <exception cref="CommandException">The file cannot be read, or is not JSON.</exception>
    public static async Task<CalculatorInput> ReadAsync(string path, CancellationToken cancellation)
    {
        var file = new InputFile(path, MaxBytes);
        var content = await file.ReadAsync(cancellation);
        var roots = JsonText.ParseAll(file, content, DeepestNesting);
        return roots is [{ ValueKind: JsonValueKind.Array } array]
            ? new CalculatorInput([.. array.EnumerateArray()], IsArray: true)
            : new CalculatorInput(roots, IsArray: false);
    }

    /// <summary>The position of a question, for messages; empty for a single one.</summary>
    public string PlaceOf(int index) => IsSingle ? string.Empty : $"[{index}]: ";
}

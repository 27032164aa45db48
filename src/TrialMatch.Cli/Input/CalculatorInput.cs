using System.Text.Json;
using TrialMatch.Cli.Errors;

namespace TrialMatch.Cli.Input;

/// <summary>What a calculator is asked: one object, an array of them, or one after another. It answers in kind.</summary>
/// <param name="IsArray">Whether the questions stood in one array.</param>
internal sealed record CalculatorInput(IReadOnlyList<JsonElement> Questions, bool IsArray)
{
    /// <summary>Thousands of questions go in one file; nothing of it leaves the process.</summary>
    private const long LargestBytes = 256_000_000;

    private const int DeepestNesting = 64;

    public bool IsSingle => Questions.Count == 1 && !IsArray;

    /// <exception cref="CommandException">The file cannot be read, or is not JSON.</exception>
    public static async Task<CalculatorInput> ReadAsync(string path, CancellationToken cancellation)
    {
        var file = new InputFile(path, LargestBytes);
        var content = await file.ReadAsync(cancellation);
        var roots = JsonText.ParseAll(file, content, DeepestNesting);
        return roots is [{ ValueKind: JsonValueKind.Array } array]
            ? new CalculatorInput([.. array.EnumerateArray()], IsArray: true)
            : new CalculatorInput(roots, IsArray: false);
    }

    /// <summary>Where a question stands, for messages; empty for a single one.</summary>
    public string PlaceOf(int index) => IsSingle ? string.Empty : $"[{index}]: ";
}

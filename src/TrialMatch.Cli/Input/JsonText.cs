using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using TrialMatch.Cli.Errors;
using TrialMatch.Cli.Output;

namespace TrialMatch.Cli.Input;

/// <summary>Reads UTF-8 JSON; errors name line and byte.</summary>
internal static class JsonText
{
    private const int DeepestNesting = 64;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <exception cref="CommandException">The text is empty, not UTF-8, or not JSON.</exception>
    /// <param name="allowsDuplicates">Whether an object may name a property twice: allowed in records of others, not in what people write.</param>
    public static JsonDocument Parse(InputFile file, byte[] content, bool allowsDuplicates)
    {
        var start = content.AsSpan().StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
        var text = content.AsMemory(start);
        if (text.Span.IndexOfAnyExcept(" \t\r\n"u8) < 0)
        {
            throw CommandException.BadInput($"{file.Name}: is empty, expected JSON");
        }

        RequireUtf8(file, text.Span);
        try
        {
            return JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = DeepestNesting, AllowDuplicateProperties = allowsDuplicates, CommentHandling = JsonCommentHandling.Skip });
        }
        catch (JsonException wrong)
        {
            throw CommandException.BadInput($"{file.Name}: {Place(wrong)}{Reason(wrong)}");
        }
        catch (InvalidOperationException unpaired)
        {
            // Where names must be unique they are read here.
            throw new CommandException(ExitCodes.BadInput, $"{file.Name}: the name of a field contains an unpaired surrogate", unpaired);
        }
    }

    /// <summary>Returns each value of a file with one value after another, as an object on a line of its own.</summary>
    /// <exception cref="CommandException">The text is empty, not UTF-8, or not JSON.</exception>
    public static IReadOnlyList<JsonElement> ParseAll(InputFile file, byte[] content, int deepestNesting)
    {
        var start = content.AsSpan().StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
        var text = content.AsSpan(start);
        RequireUtf8(file, text);
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = deepestNesting, AllowMultipleValues = true });
        var values = new List<JsonElement>();
        try
        {
            while (reader.Read())
            {
                values.Add(JsonElement.ParseValue(ref reader));
            }
        }
        catch (JsonException wrong)
        {
            throw CommandException.BadInput($"{file.Name}: {Place(wrong)}{Reason(wrong)}");
        }

        return values.Count > 0 ? values : throw CommandException.BadInput($"{file.Name}: is empty, expected JSON");
    }

    private static void RequireUtf8(InputFile file, ReadOnlySpan<byte> text)
    {
        if (Utf8.IsValid(text))
        {
            return;
        }

        var wrong = text[..FirstInvalid(text)];
        var line = wrong.Count((byte)'\n') + 1;
        var column = wrong.Length - (wrong.LastIndexOf((byte)'\n') + 1) + 1;
        throw CommandException.BadInput(Figures.Format($"{file.Name}: line {line}, byte {column}: not UTF-8"));
    }

    private static int FirstInvalid(ReadOnlySpan<byte> text)
    {
        var buffer = new char[4_096];
        var position = 0;
        OperationStatus status;
        do
        {
            status = Utf8.ToUtf16(text[position..], buffer, out var read, out _, replaceInvalidSequences: false);
            position += read;
        }
        while (status == OperationStatus.DestinationTooSmall);

        return position;
    }

    // The reader counts from 0, people from 1. For duplicate properties it gives no position.
    private static string Place(JsonException wrong) => wrong is { LineNumber: { } line, BytePositionInLine: { } at }
        ? Figures.Format($"line {line + 1}, byte {at + 1}: not JSON: ")
        : string.Empty;

    private static string Reason(JsonException wrong)
    {
        var end = wrong.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? wrong.Message : wrong.Message[..end];
    }
}

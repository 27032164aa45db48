using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using TrialMatch.Domain.Evidence;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Planning;

/// <summary>Writes registry evidence into the text of a network file and leaves the rest of the text unchanged.</summary>
public static class NetworkFileText
{
    private const string Section = "experience";

    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="file">A network file that <see cref="NetworkSeedReader"/> accepts.</param>
    /// <param name="experience">The experience to write in place of the present one.</param>
    public static byte[] WithExperience(ReadOnlySpan<byte> file, NetworkExperience experience)
    {
        var (start, end, isNew) = PlaceOf(file);
        var section = Encoding.UTF8.GetBytes(Write(experience));
        ReadOnlySpan<byte> before = isNew ? Encoding.UTF8.GetBytes($",\n  \"{Section}\": ") : [];
        ReadOnlySpan<byte> after = isNew ? "\n"u8 : [];
        return [.. file[..start], .. before, .. section, .. after, .. file[end..]];
    }

    /// <summary>Returns the position of the section's value; where there is none, the position after the file's last value.</summary>
    private static (int Start, int End, bool IsNew) PlaceOf(ReadOnlySpan<byte> file)
    {
        var reader = new Utf8JsonReader(file);
        reader.Read();
        var last = (int)reader.BytesConsumed;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isSection = reader.ValueTextEquals(Section);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            last = (int)reader.BytesConsumed;
            if (isSection)
            {
                return (start, last, false);
            }
        }

        return (last, (int)reader.TokenStartIndex, true);
    }

    /// <summary>Writes one entry a line, so that files can be compared line by line.</summary>
    private static string Write(NetworkExperience experience)
    {
        var source = experience.Source ?? throw new ArgumentException("Expected experience with its source.", nameof(experience));
        var head = Line(writer =>
        {
            writer.WriteString("registry", source.Registry);
            writer.WriteNumber("records", source.Records);
            writer.WriteNumber("trials", source.Trials);
            WriteDay(writer, "firstStart", source.FirstStart);
            WriteDay(writer, "lastStart", source.LastStart);
            WriteDay(writer, "readOn", source.ReadOn);
            writer.WriteString("note", source.Note);
        });
        var trusts = experience.Trusts.Select(trust =>
            $"      {{\"trust\": {JsonSerializer.Serialize(trust.Trust.Value)}, \"entries\": [\n{string.Join(",\n", trust.Entries.Select(entry => "        " + Write(entry)))}\n      ]}}");
        return $"{head[..^1]},\n    \"trusts\": [\n{string.Join(",\n", trusts)}\n    ]\n  }}";
    }

    private static string Write(ExperienceEntry entry) => Line(writer =>
    {
        WriteName(writer, "area", entry.Area);
        WriteName(writer, "conditionGroup", entry.ConditionGroup);
        writer.WriteString("kind", EnumText.Of(entry.Kind));
        writer.WriteNumber("year", entry.Year);
        writer.WriteNumber("trials", entry.Trials);
        writer.WriteNumber("sites", entry.Sites);
        writer.WriteNumber("ledTrials", entry.LedTrials);
        writer.WriteNumber("ratedTrials", entry.RatedTrials);
        writer.WriteNumber("patients", Rounded(entry.Patients));
        writer.WriteNumber("siteMonths", Rounded(entry.SiteMonths));
    });

    private static string Line(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Compact))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteName<T>(Utf8JsonWriter writer, string name, T? value)
        where T : struct, Enum
    {
        if (value is { } given)
        {
            writer.WriteString(name, EnumText.Of(given));
        }
    }

    private static void WriteDay(Utf8JsonWriter writer, string name, DateOnly? day)
    {
        if (day is { } given)
        {
            writer.WriteString(name, given.ToString("O", CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Rounds an estimate to a few digits.</summary>
    private static double Rounded(double amount) => Math.Round(amount, 3);
}

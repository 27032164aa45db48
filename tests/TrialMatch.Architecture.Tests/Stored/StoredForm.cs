using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.Extensions.Options;
using Orleans.Serialization;
using Orleans.Storage;
using TrialMatch.Grains.Abstractions.Serialization;

namespace TrialMatch.Architecture.Tests.Stored;

/// <summary>Documents as the store writes and reads them, set up as the host does it.</summary>
internal static class StoredForm
{
    private static readonly SystemTextJsonGrainStorageSerializer Serializer = Create();

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The stored text, with line breaks for people to read.</summary>
    public static string Write(object document)
    {
        var write = typeof(SystemTextJsonGrainStorageSerializer).GetMethod(nameof(Serializer.Serialize))!.MakeGenericMethod(document.GetType());
        using var stored = JsonDocument.Parse(((BinaryData)write.Invoke(Serializer, [document])!).ToMemory());
        return JsonSerializer.Serialize(stored, Indented) + "\n";
    }

    public static object Read(string text, Type type)
    {
        var read = typeof(SystemTextJsonGrainStorageSerializer).GetMethod(nameof(Serializer.Deserialize))!.MakeGenericMethod(type);
        return read.Invoke(Serializer, [BinaryData.FromString(text)])!;
    }

    private static SystemTextJsonGrainStorageSerializer Create()
    {
        var options = new SystemTextJsonGrainStorageSerializerOptions();
        DomainJson.AddTo(options.JsonSerializerOptions);
        return new SystemTextJsonGrainStorageSerializer(Options.Create(options));
    }
}

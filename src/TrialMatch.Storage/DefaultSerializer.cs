using Microsoft.Extensions.Options;
using Orleans.Serialization;
using Orleans.Storage;

namespace TrialMatch.Storage;

/// <summary>Where the options bring no serializer: System.Text.Json, whatever other stores of the silo use.</summary>
internal sealed class DefaultSerializer(IOptions<SystemTextJsonGrainStorageSerializerOptions> json)
    : IPostConfigureOptions<SqliteStorageOptions>
{
    public void PostConfigure(string? name, SqliteStorageOptions options) =>
        options.GrainStorageSerializer ??= new SystemTextJsonGrainStorageSerializer(json);
}

using Microsoft.Extensions.Options;
using Orleans.Serialization;
using Orleans.Storage;

namespace TrialMatch.Storage;

/// <summary>Where the options bring no serializer: System.Text.Json, whatever other stores of the silo use.</summary>
internal sealed class DefaultSerializer<TOptions>(IOptions<SystemTextJsonGrainStorageSerializerOptions> json) : IPostConfigureOptions<TOptions>
    where TOptions : StorageOptions
{
    public void PostConfigure(string? name, TOptions options) =>
        options.GrainStorageSerializer ??= new SystemTextJsonGrainStorageSerializer(json);
}

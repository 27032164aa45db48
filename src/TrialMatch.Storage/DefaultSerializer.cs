using Microsoft.Extensions.Options;
using Orleans.Serialization;
using Orleans.Storage;

namespace TrialMatch.Storage;

/// <summary>The default serializer of a store: System.Text.Json, whatever the silo's other stores use.</summary>
internal sealed class DefaultSerializer<TOptions>(IOptions<SystemTextJsonGrainStorageSerializerOptions> json) : IPostConfigureOptions<TOptions>
    where TOptions : StorageOptions
{
    public void PostConfigure(string? name, TOptions options) =>
        options.GrainStorageSerializer ??= new SystemTextJsonGrainStorageSerializer(json);
}

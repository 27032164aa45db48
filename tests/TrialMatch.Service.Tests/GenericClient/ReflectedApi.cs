using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Reflection.V1Alpha;
using TrialMatch.Service.Tests.Server;

namespace TrialMatch.Service.Tests.GenericClient;

/// <summary>The API as its server describes it to a client that knows none of its types.</summary>
internal sealed class ReflectedApi
{
    private readonly IReadOnlyList<FileDescriptor> _files;

    private ReflectedApi(IReadOnlyList<string> services, IReadOnlyList<FileDescriptor> files)
    {
        Services = services;
        _files = files;
    }

    /// <summary>Full names.</summary>
    public IReadOnlyList<string> Services { get; }

    public static async Task<ReflectedApi> AskAsync(ApiClient client)
    {
        using var call = new ServerReflection.ServerReflectionClient(client.Invoker).ServerReflectionInfo(ApiClient.Options);
        var list = await AskAsync(call, new ServerReflectionRequest { ListServices = "*" });
        var services = list.ListServicesResponse.Service.Select(service => service.Name).ToList();
        var files = new Dictionary<string, FileDescriptorProto>(StringComparer.Ordinal);
        foreach (var service in services)
        {
            Add(files, await AskAsync(call, new ServerReflectionRequest { FileContainingSymbol = service }));
        }

        while (files.Values.SelectMany(file => file.Dependency).FirstOrDefault(name => !files.ContainsKey(name)) is { } missing)
        {
            Add(files, await AskAsync(call, new ServerReflectionRequest { FileByFilename = missing }));
        }

        await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext(CancellationToken.None));
        return new ReflectedApi(services, FileDescriptor.BuildFromByteStrings(InOrder(files)));
    }

    public ServiceDescriptor Service(string fullName) =>
        _files.SelectMany(file => file.Services).Single(service => service.FullName == fullName);

    private static async Task<ServerReflectionResponse> AskAsync(
        AsyncDuplexStreamingCall<ServerReflectionRequest, ServerReflectionResponse> call, ServerReflectionRequest request)
    {
        await call.RequestStream.WriteAsync(request);
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Null(call.ResponseStream.Current.ErrorResponse);
        return call.ResponseStream.Current;
    }

    private static void Add(Dictionary<string, FileDescriptorProto> files, ServerReflectionResponse response)
    {
        foreach (var bytes in response.FileDescriptorResponse.FileDescriptorProto)
        {
            var file = FileDescriptorProto.Parser.ParseFrom(bytes);
            files[file.Name] = file;
        }
    }

    // Descriptors are built from files that come after everything they depend on.
    private static List<ByteString> InOrder(Dictionary<string, FileDescriptorProto> files)
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        return [.. files.Keys.SelectMany(Visit)];

        IEnumerable<ByteString> Visit(string name) =>
            done.Add(name) ? [.. files[name].Dependency.SelectMany(Visit), files[name].ToByteString()] : [];
    }
}

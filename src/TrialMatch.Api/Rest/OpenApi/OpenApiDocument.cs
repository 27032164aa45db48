using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Api;
using Google.Protobuf.Reflection;
using TrialMatch.Api.Access;

namespace TrialMatch.Api.Rest.OpenApi;

/// <summary>Describes the API as REST in OpenAPI 3.1, from the protos: paths, parameters, schemas, and every comment.</summary>
internal sealed class OpenApiDocument
{
    public const string Json = "application/json";

    private const string ProblemRef = "#/components/responses/Problem";

    private const string Description =
        """
        Places clinical studies at Norwegian hospitals. Every method is gRPC too, and described by the same protos.

        A call carries a token, `Authorization: Bearer …`; who may call what on what is theirs is decided for each method. JSON is protobuf's: fields in
        lowerCamelCase, enums by name, 64-bit integers as strings. A field or parameter that a method does not have is refused.
        The header `Idempotency-Key` may stand for `requestId`, and `If-Match` for an etag; a reply with an etag has it in `ETag` too.
        """;

    private readonly Schemas _schemas = new();
    private readonly IReadOnlyList<FileDescriptor> _files = DescribedApi.Read();
    private readonly Dictionary<string, string> _singulars;

    private OpenApiDocument() => _singulars = _files
        .SelectMany(file => file.MessageTypes)
        .Select(message => message.GetOptions()?.GetExtension(ResourceExtensions.Resource))
        .OfType<ResourceDescriptor>()
        .ToDictionary(resource => resource.Plural, resource => resource.Singular, StringComparer.Ordinal);

    /// <summary>The document as it is served.</summary>
    public static byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(new OpenApiDocument().Build());

    private JsonObject Build()
    {
        var services = _files.SelectMany(file => file.Services).ToList();
        var paths = PathsOf(services);
        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject
            {
                ["title"] = "TrialMatch",
                ["version"] = "v1",
                ["description"] = Description,
                ["license"] = new JsonObject { ["name"] = "Apache License 2.0", ["identifier"] = "Apache-2.0" },
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/" }),
            ["security"] = new JsonArray(new JsonObject { ["token"] = new JsonArray() }),
            ["tags"] = new JsonArray([.. services.Select(TagOf)]),
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["securitySchemes"] = new JsonObject { ["token"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["bearerFormat"] = "JWT" } },
                ["responses"] = new JsonObject { ["Problem"] = ProblemSchema.Response() },
                ["schemas"] = _schemas.ToJson(),
            },
        };
    }

    private static JsonObject TagOf(ServiceDescriptor service)
    {
        var tag = new JsonObject { ["name"] = service.Name };
        Schemas.Describe(tag, service.Declaration);
        return tag;
    }

    private JsonObject PathsOf(IEnumerable<ServiceDescriptor> services)
    {
        var paths = new JsonObject();
        foreach (var method in services.SelectMany(service => service.Methods))
        {
            var template = PathTemplate.Of(method.GetOptions().GetExtension(AnnotationsExtensions.Http), _singulars);
            var path = paths[template.Path] ??= new JsonObject();
            path[template.Verb] = OperationOf(method, template);
        }

        return paths;
    }

    private JsonObject OperationOf(MethodDescriptor method, PathTemplate template)
    {
        var example = new ExampleRequest(method, template);
        var parameters = template.Parameters.Select(parameter => ParameterOf(parameter, example));
        var operation = new JsonObject
        {
            ["operationId"] = $"{method.Service.Name}_{method.Name}",
            ["tags"] = new JsonArray(method.Service.Name),
            ["summary"] = JsonNamingPolicy.KebabCaseLower.ConvertName(method.Name).Replace('-', ' '),
        };
        Schemas.Describe(operation, method.Declaration);
        if (AccessTable.ByMethod[$"/{method.Service.FullName}/{method.Name}"].IsOpen)
        {
            operation["security"] = new JsonArray();
        }

        if (template.Verb == "get")
        {
            parameters = parameters.Concat(QueryParameters.Of(method.InputType, template.Fields, example, _schemas));
        }
        else
        {
            var content = ContentOf(_schemas.RefTo(method.InputType, template.Fields));
            ExampleRequest.AddTo(content[Json]!.AsObject(), example.Body);
            operation["requestBody"] = new JsonObject { ["required"] = true, ["content"] = content };
        }

        operation["responses"] = new JsonObject
        {
            ["200"] = new JsonObject { ["description"] = "Done.", ["content"] = ContentOf(_schemas.RefTo(method.OutputType)) },
            ["4XX"] = new JsonObject { ["$ref"] = ProblemRef },
            ["5XX"] = new JsonObject { ["$ref"] = ProblemRef },
        };
        if (method.IsServerStreaming)
        {
            parameters = parameters.Append(StreamedReplies.LastEventId());
            StreamedReplies.Describe(operation["responses"]!.AsObject());
        }

        operation["parameters"] = new JsonArray([.. parameters]);
        return operation;
    }

    private static JsonObject ParameterOf(PathParameter parameter, ExampleRequest example)
    {
        var described = new JsonObject
        {
            ["name"] = parameter.Name,
            ["in"] = "path",
            ["required"] = true,
            ["description"] = $"The id in the {parameter.Name}'s name.",
            ["schema"] = new JsonObject { ["type"] = "string" },
        };
        ExampleRequest.AddTo(described, example.IdIn(parameter));
        return described;
    }

    private static JsonObject ContentOf(JsonObject schema) => new() { [Json] = new JsonObject { ["schema"] = schema } };
}

using System.Globalization;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using TrialMatch.Cli.Errors;
using TrialMatch.V1;
using Date = Google.Type.Date;

namespace TrialMatch.Cli.Commands;

/// <summary>A list that can be exported.</summary>
/// <param name="Request">The form of a request for a page.</param>
/// <param name="Reply">The form of a page.</param>
/// <param name="CallAsync">Requests a page.</param>
internal sealed record ExportedList(MessageDescriptor Request, MessageDescriptor Reply, Func<Session, IMessage, Task<IMessage>> CallAsync)
{
    private const int PageSize = 1_000;

    /// <summary>By the names that people type.</summary>
    public static IReadOnlyDictionary<string, ExportedList> All { get; } = new SortedDictionary<string, ExportedList>(StringComparer.Ordinal)
    {
        ["studies"] = Of<ListStudiesRequest, ListStudiesResponse>((session, request) => session.Server.Studies.ListStudiesAsync(request, session.Server.OneCall()).ResponseAsync),
        ["waiting"] = Of<ListWaitingStudiesRequest, ListWaitingStudiesResponse>((session, request) => session.Server.Studies.ListWaitingStudiesAsync(request, session.Server.OneCall()).ResponseAsync),
        ["requests"] = Of<ListRequestsRequest, ListRequestsResponse>((session, request) => session.Server.Requests.ListRequestsAsync(request, session.Server.OneCall()).ResponseAsync),
        ["sponsors"] = Of<ListSponsorsRequest, ListSponsorsResponse>((session, request) => session.Server.Sponsors.ListSponsorsAsync(request, session.Server.OneCall()).ResponseAsync),
        ["trusts"] = Of<ListTrustsRequest, ListTrustsResponse>((session, request) => session.Server.Network.ListTrustsAsync(request, session.Server.OneCall()).ResponseAsync),
        ["centres"] = Of<ListCentresRequest, ListCentresResponse>((session, request) => session.Server.Network.ListCentresAsync(request, session.Server.OneCall()).ResponseAsync),
        ["fields"] = Of<ListFieldInterestsRequest, ListFieldInterestsResponse>((session, request) => session.Server.Network.ListFieldInterestsAsync(request, session.Server.OneCall()).ResponseAsync),
        ["obstacles"] = Of<ListObstaclesRequest, ListObstaclesResponse>((session, request) => session.Server.Obstacles.ListObstaclesAsync(request, session.Server.OneCall()).ResponseAsync),
        ["public-trials"] = Of<ListPublicTrialsRequest, ListPublicTrialsResponse>((session, request) => session.Server.PublicWindow.ListPublicTrialsAsync(request, session.Server.OneCall()).ResponseAsync),
    };

    /// <summary>The form of an entry.</summary>
    public MessageDescriptor Entry => Entries.MessageType;

    private FieldDescriptor Entries => Reply.Fields.InDeclarationOrder().First(found => found is { IsRepeated: true, FieldType: FieldType.Message });

    /// <summary>The fields of a request by which the list is cut.</summary>
    public IEnumerable<FieldDescriptor> Filters => Request.Fields.InDeclarationOrder().Where(found => found.Name is not ("page_size" or "page_token"));

    /// <summary>Requests every page, and returns the entries of each as it comes.</summary>
    /// <param name="filters">Each "field=value".</param>
    /// <exception cref="CommandException">A filter is none of the list, or has a value that it cannot have.</exception>
    public async IAsyncEnumerable<IMessage> ReadAsync(Session session, IReadOnlyList<string> filters)
    {
        var request = RequestOf(filters);
        var token = string.Empty;
        do
        {
            Request.FindFieldByName("page_token").Accessor.SetValue(request, token);
            var reply = await CallAsync(session, request);
            foreach (var entry in ((System.Collections.IEnumerable)Entries.Accessor.GetValue(reply)).Cast<IMessage>())
            {
                yield return entry;
            }

            token = (string)Reply.FindFieldByName("next_page_token").Accessor.GetValue(reply);
        }
        while (token.Length > 0);
    }

    /// <summary>Returns the request for the first page.</summary>
    /// <inheritdoc cref="ReadAsync"/>
    private IMessage RequestOf(IReadOnlyList<string> filters)
    {
        var json = new JsonObject { ["pageSize"] = PageSize };
        foreach (var filter in filters)
        {
            var parts = filter.Split('=', 2);
            if (parts.Length < 2 || Filters.FirstOrDefault(known => known.Name == parts[0]) is not { } field)
            {
                throw CommandException.BadInput($"--where: expected FIELD=VALUE with one of {string.Join(", ", Filters.Select(known => known.Name))}, found {filter}");
            }

            Set(json, field, parts[1]);
        }

        try
        {
            return JsonParser.Default.Parse(json.ToJsonString(), Request);
        }
        catch (Exception wrong) when (wrong is InvalidProtocolBufferException or InvalidJsonException)
        {
            throw CommandException.BadInput($"--where: {wrong.Message}");
        }
    }

    private static void Set(JsonObject json, FieldDescriptor field, string text)
    {
        JsonNode? value = field switch
        {
            { FieldType: FieldType.Message } when field.MessageType == Date.Descriptor => DayOf(field, text),
            { FieldType: FieldType.Bool } when bool.TryParse(text, out var truth) => JsonValue.Create(truth),
            _ => JsonValue.Create(text),
        };
        if (!field.IsRepeated)
        {
            json[field.JsonName] = value;
        }
        else if (json[field.JsonName] is JsonArray several)
        {
            several.Add(value);
        }
        else
        {
            json[field.JsonName] = new JsonArray(value);
        }
    }

    private static JsonObject DayOf(FieldDescriptor field, string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new JsonObject { ["year"] = day.Year, ["month"] = day.Month, ["day"] = day.Day }
            : throw CommandException.BadInput($"--where: {field.Name}: expected YYYY-MM-DD, found {text}");

    private static ExportedList Of<TRequest, TReply>(Func<Session, TRequest, Task<TReply>> callAsync)
        where TRequest : IMessage, new()
        where TReply : IMessage, new() =>
        new(new TRequest().Descriptor, new TReply().Descriptor, async (session, request) => await callAsync(session, (TRequest)request));
}

using Google.Protobuf;

namespace TrialMatch.Service.Tests.Telemetry;

/// <summary>A span as OTLP carries it, of which only what tells traces apart is read.</summary>
internal sealed record OtlpSpan(string TraceId, string SpanId, string ParentId, string Name)
{
    // Field numbers of ExportTraceServiceRequest, ResourceSpans, ScopeSpans and Span.
    private const int ResourceSpans = 1;
    private const int ScopeSpans = 2;
    private const int Spans = 2;

    /// <summary>The spans of an ExportTraceServiceRequest.</summary>
    public static IEnumerable<OtlpSpan> Read(ByteString request) =>
        from resource in Fields(request, ResourceSpans)
        from scope in Fields(resource, ScopeSpans)
        from span in Fields(scope, Spans)
        select new OtlpSpan(Hex(span, 1), Hex(span, 2), Hex(span, 4), Fields(span, 5).Single().ToStringUtf8());

    private static string Hex(ByteString span, int number) => string.Concat(Fields(span, number).Select(id => Convert.ToHexString(id.Span)));

    private static List<ByteString> Fields(ByteString message, int number)
    {
        var found = new List<ByteString>();
        var input = message.CreateCodedInput();
        while (input.ReadTag() is var tag and not 0)
        {
            if (tag == WireFormat.MakeTag(number, WireFormat.WireType.LengthDelimited))
            {
                found.Add(input.ReadBytes());
            }
            else
            {
                input.SkipLastField();
            }
        }

        return found;
    }
}

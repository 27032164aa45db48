using Grpc.Core;
using Microsoft.Extensions.Logging;
using TrialMatch.Api.Mapping;
using TrialMatch.Domain.Planning;
using TrialMatch.Primitives;

namespace TrialMatch.Api.Access;

/// <summary>
/// Logs who of those that oversee others reads what these keep to themselves (<see cref="AccessRule.IsSensitive"/>): one event for each call
/// that is let through, under a category of its own, so that an operator can send them elsewhere. No content is logged.
/// </summary>
internal sealed partial class ReadAudit(ILoggerFactory loggers, NetworkSeed network)
{
    public const string Category = "TrialMatch.Audit";

    private const string Everything = "everything";
    private const string NoOrganisation = "no organisation";

    private readonly ILogger _logger = loggers.CreateLogger(Category);

    /// <param name="used">The grant that permits the call.</param>
    public void Log(Caller reader, Grant used, AccessRule rule, Target target, object? request, ServerCallContext context)
    {
        if (rule.IsSensitive && used.Role is (Role.Region or Role.National or Role.Operator))
        {
            var role = EnumText.InWords(used.Role);
            var method = rule.Method.Split('/')[^1];
            var resource = ResourceOf(target) ?? FilterOf(rule, request) ?? Everything;
            var requestId = context.GetHttpContext().TraceIdentifier;
            var organisation = reader.Organisation.Length == 0 ? NoOrganisation : reader.Organisation;
            LogRead(reader.Subject, organisation, role, method, resource, requestId);
        }
    }

    private static string? ResourceOf(Target target) => target switch
    {
        Target.OfStudy about => ResourceNames.Of(about.Study),
        Target.OfSponsor about => ResourceNames.Of(about.Sponsor),
        Target.OfTrust about => ResourceNames.Of(about.Trust),
        Target.OfRegion about => ResourceNames.Of(about.Region),
        Target.OfCentre about => ResourceNames.Of(about.Centre),
        Target.OfNation => ResourceNames.Nation,
        _ => null,
    };

    private string? FilterOf(AccessRule rule, object? request)
    {
        var named = rule.Filters.Select(filter => filter.Get(request!, network)).Where(name => name.Length > 0).ToList();
        return named.Count == 0 ? null : string.Join(", ", named);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Subject} ({Organisation}) reads as {Role}: {Method} of {Resource}, request {RequestId}")]
    private partial void LogRead(string subject, string organisation, string role, string method, string resource, string requestId);
}

using System.Globalization;
using System.Text.RegularExpressions;
using Google.Protobuf.Reflection;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Selection;
using TrialMatch.Domain.Studies;
using TrialMatch.V1;

namespace TrialMatch.Service.Tests.Contract;

/// <summary>The API casts between its enums and the domain's by number, so both must agree on every number and its meaning.</summary>
public sealed partial class EnumTests
{
    private static readonly Dictionary<string, Type> DomainTypes = new(StringComparer.Ordinal)
    {
        ["trialmatch.v1.Area"] = typeof(Domain.Areas.Area),
        ["trialmatch.v1.Capability"] = typeof(Domain.Studies.Capability),
        ["trialmatch.v1.InterventionType"] = typeof(Domain.Studies.InterventionType),
        ["trialmatch.v1.Phase"] = typeof(Domain.Studies.Phase),
        ["trialmatch.v1.Plan.Outcome"] = typeof(PlanOutcome),
        ["trialmatch.v1.SiteDecision.Reason"] = typeof(ReasonCode),
        ["trialmatch.v1.Study.State"] = typeof(StudyState),
        ["trialmatch.v1.StudyType"] = typeof(Domain.Studies.StudyType),
    };

    public static TheoryData<string> EnumNames => [.. Enums().Select(type => type.FullName)];

    [Theory]
    [MemberData(nameof(EnumNames))]
    public void An_enum_of_the_API_agrees_with_the_domains_by_number_and_name(string name)
    {
        Assert.True(DomainTypes.TryGetValue(name, out var domain), $"{name} has no counterpart in this test.");
        var contract = Enums().Single(type => type.FullName == name);

        Assert.Equal(
            Enum.GetValues(domain).Cast<Enum>().OrderBy(Number).Select(value => $"{Number(value)} {DomainName(value.ToString())}"),
            contract.Values.OrderBy(value => value.Number).Select(value => $"{value.Number} {ContractName(value.Name)}"));
    }

    private static IEnumerable<EnumDescriptor> Enums() =>
        new[] { AreaReflection.Descriptor, NetworkReflection.Descriptor, PlanReflection.Descriptor, StudyReflection.Descriptor, SponsorReflection.Descriptor }
            .SelectMany(file => file.EnumTypes.Concat(file.MessageTypes.SelectMany(message => message.EnumTypes)));

    private static int Number(Enum value) => Convert.ToInt32(value, CultureInfo.InvariantCulture);

    // Proto values carry no prefix but in the value for "not said"; two phases together are PHASE1_PHASE2 there and Phase1To2 here.
    private static string ContractName(string name) =>
        name.EndsWith("_UNSPECIFIED", StringComparison.Ordinal) ? "UNSPECIFIED" : name.Replace("_", "", StringComparison.Ordinal);

    private static string DomainName(string name) => TwoPhases().Replace(name, "PHASE${first}PHASE${second}").ToUpperInvariant();

    [GeneratedRegex(@"\APhase(?<first>\d)To(?<second>\d)\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex TwoPhases();
}

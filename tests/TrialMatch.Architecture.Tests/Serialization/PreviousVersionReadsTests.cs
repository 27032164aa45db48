using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TrialMatch.Architecture.Tests.Stored;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Planning;
using TrialMatch.Domain.Trusts;
using TrialMatch.Grains.Abstractions.Serialization;
using TrialMatch.Grains.Abstractions.Trusts;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Architecture.Tests.Serialization;

/// <summary>
/// The previous version can read what a silo sends and stores before anyone uses what is new: it names no condition group or area added since, other than
/// in members that the previous version does not have and therefore skips.
/// </summary>
public class PreviousVersionReadsTests
{
    private const string Areas = "src/TrialMatch.Domain/Areas/";

    private static readonly Month Start = Month.Of(2027, 3);
    private static readonly NetworkSeed Network = NetworkSeed.Load();
    private static readonly string[] Skipped = ["conditionGroupWithoutCentre", "poolsWithoutCentre"];

    private static IEnumerable<TrustProfile> Profiles => Network.Trusts.Select(trust => PlanningDefaults.ProfileFor(Network, trust.Id));

    [Fact]
    public Task A_trust_that_has_declared_nothing_has_a_profile_that_the_previous_version_reads() => AssertReadAsync(Profiles);

    [Fact]
    public Task A_trust_gives_a_study_figures_that_the_previous_version_reads() => AssertReadAsync(Profiles.Select(FiguresOf));

    [Fact]
    public Task A_trust_that_has_declared_nothing_has_capacity_that_the_previous_version_reads() =>
        AssertReadAsync(Profiles.Select(profile => CapacityOf(profile).Pools));

    [Theory]
    [InlineData("Asthma", InterventionType.Drug, ConditionGroup.LungDisease)]
    [InlineData("Hip fracture", InterventionType.Device, ConditionGroup.Orthopaedics)]
    public Task A_study_in_a_field_without_a_centre_is_classified_so_that_the_previous_version_reads_it(
        string condition, InterventionType intervention, ConditionGroup group)
    {
        var classification = Classifier.Classify(new StudySubject("A study", StudyType.Interventional, [intervention], [condition], [], []));
        Assert.Equal(group, classification.ConditionGroup);
        Assert.Equal(group, ReadBack(classification).ConditionGroup);
        return AssertReadAsync(classification);
    }

    [Fact]
    public Task A_trust_stores_recruitment_in_a_field_without_a_centre_so_that_the_previous_version_reads_it()
    {
        Assert.Equal(SampleTrusts.RecruitedInField, ReadBack(SampleTrusts.RecruitedInField));
        return AssertReadAsync(SampleTrusts.RecruitedInField);
    }

    private static SiteFigures FiguresOf(TrustProfile profile) => SiteFigures.From(
        profile,
        new Ledger(new ProfileCapacity(profile)),
        [],
        new SiteQuery(Area.Cancer, ConditionGroup.BreastCancer, new DemandProfile([new PoolDemand(PoolKind.EligiblePatients, [1])], []), Start, MonthCount: 3));

    private static TrustCapacity CapacityOf(TrustProfile profile)
    {
        var ledger = new Ledger(new ProfileCapacity(profile));
        var capacity = TrustCapacity.Of(ledgerVersion: 0, [.. profile.Pools.Select(pool => ledger.CapacityOf(pool, Start, monthCount: 3))]);
        Assert.Equal(profile.Pools.Select(pool => pool.Pool), capacity.All.Select(pool => pool.Pool));
        return capacity;
    }

    private static T ReadBack<T>(T value) => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value, DomainJson.Options), DomainJson.Options)!;

    private static async Task AssertReadAsync<T>(T value)
    {
        using var previous = await PreviousVersion.CheckOutAsync(Areas);
        var added = AddedTo<ConditionGroup>(previous).Concat(AddedTo<Area>(previous));

        var named = ValuesRead(JsonSerializer.SerializeToNode(value, DomainJson.Options)).ToHashSet();

        Assert.Empty(named.Intersect(added));
    }

    private static IEnumerable<string> AddedTo<T>(TemporaryFolder previous)
        where T : struct, Enum
    {
        var before = File.ReadAllText(previous.File($"{Areas}{typeof(T).Name}.cs"));
        return Enum.GetNames<T>().Where(name => !Regex.IsMatch(before, $@"\b{name}\b", RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    private static IEnumerable<string> ValuesRead(JsonNode? node) => node switch
    {
        JsonObject members => members.Where(member => !Skipped.Contains(member.Key)).SelectMany(member => ValuesRead(member.Value)),
        JsonArray items => items.SelectMany(ValuesRead),
        JsonValue text when text.GetValueKind() == JsonValueKind.String => [text.GetValue<string>()],
        _ => [],
    };
}

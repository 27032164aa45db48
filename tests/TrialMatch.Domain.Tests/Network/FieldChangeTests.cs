using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Planning;
using TrialMatch.Domain.Trusts;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Tests.Network;

public class FieldChangeTests
{
    private const string Contact = "head of research, lung department";

    private static readonly DateTimeOffset Now = new(2027, 1, 15, 9, 0, 0, TimeSpan.Zero);
    private static readonly NetworkSeed Seed = NetworkSeed.Load();
    private static readonly TrustProfile Defaults = PlanningDefaults.ProfileFor(Seed, new TrustId("ous"));

    [Fact]
    public void A_trust_that_declared_a_field_takes_part_in_its_studies_and_in_those_of_no_other_field()
    {
        Assert.False(Defaults.TakesPartIn(Area.OtherFields, ConditionGroup.LungDisease, isOfChildren: false));

        var profile = Made(TrustRecord.Empty, Declaring(ConditionGroup.LungDisease)).Profile!;

        Assert.True(profile.TakesPartIn(Area.OtherFields, ConditionGroup.LungDisease, isOfChildren: false));
        Assert.False(profile.TakesPartIn(Area.OtherFields, ConditionGroup.Infection, isOfChildren: false));
        Assert.False(profile.TakesPartIn(Area.OtherFields, group: null, isOfChildren: false));
    }

    [Fact]
    public void Studies_that_only_children_can_take_part_in_go_where_paediatrics_is_declared_too()
    {
        var adults = Made(TrustRecord.Empty, Declaring(ConditionGroup.LungDisease)).Profile!;
        var both = Made(TrustRecord.Empty, Change("a", [new FieldInterest(ConditionGroup.LungDisease, IncludesChildren: true, Contact)])).Profile!;

        Assert.False(adults.TakesPartIn(Area.OtherFields, ConditionGroup.LungDisease, isOfChildren: true));
        Assert.True(both.TakesPartIn(Area.OtherFields, ConditionGroup.LungDisease, isOfChildren: true));
        Assert.True(both.TakesPartIn(Area.OtherFields, ConditionGroup.LungDisease, isOfChildren: false));
    }

    [Fact]
    public void A_field_declared_again_is_replaced_and_a_withdrawn_one_is_gone()
    {
        var first = Made(TrustRecord.Empty, Declaring(ConditionGroup.Urology, ConditionGroup.LungDisease));
        var second = Made(first.Record!, Change("b", [new FieldInterest(ConditionGroup.LungDisease, true, "ward 12")], ConditionGroup.Urology));

        Assert.Equal([ConditionGroup.LungDisease, ConditionGroup.Urology], first.Profile!.Fields.Select(interest => interest.Field));
        Assert.Equal([new FieldInterest(ConditionGroup.LungDisease, true, "ward 12")], second.Profile!.Fields);
        Assert.Equal(2, second.Record!.Version);
    }

    [Theory]
    [InlineData("")]
    [InlineData("kari.nordmann@example.org")]
    [InlineData("lung department, 22 11 80 80")]
    [InlineData("lung department, call 02770")]
    public void A_contact_that_is_no_role_is_refused_by_its_field(string contact)
    {
        var refusal = Decide(TrustRecord.Empty, Change("a", [new FieldInterest(ConditionGroup.LungDisease, false, contact)])).Refusal!;

        Assert.Equal(["declare[0].contact_role"], refusal.Violations.Select(violation => violation.Field));
    }

    [Fact]
    public void A_field_is_named_once_and_withdrawn_only_where_it_was_declared()
    {
        var standing = Made(TrustRecord.Empty, Declaring(ConditionGroup.LungDisease)).Record!;
        var twice = Change(
            "b",
            [new FieldInterest(ConditionGroup.Urology, false, Contact), new FieldInterest(ConditionGroup.Urology, false, Contact)],
            ConditionGroup.Urology,
            ConditionGroup.Allergy);

        Assert.Equal(
            ["declare[1].field", "withdraw[0]", "withdraw[0]", "withdraw[1]"],
            Decide(standing, twice).Refusal!.Violations.Select(violation => violation.Field));
    }

    [Fact]
    public void Withdrawing_a_field_leaves_its_patients_so_that_running_studies_continue()
    {
        var standing = Made(TrustRecord.Empty, Declaring(ConditionGroup.LungDisease)).Record!;

        var profile = Made(standing, Change("b", [], ConditionGroup.LungDisease)).Profile!;

        Assert.Empty(profile.Fields);
        Assert.NotNull(profile.Find(PoolIds.Of(ConditionGroup.LungDisease)));
    }

    private static TrustChange Declaring(params ConditionGroup[] groups) =>
        Change("a", [.. groups.Select(group => new FieldInterest(group, IncludesChildren: false, Contact))]);

    private static TrustChange Change(string requestId, FieldInterest[] declared, params ConditionGroup[] withdrawn) =>
        new(new RequestId(requestId), IfVersion: null) { Fields = new FieldChange([.. declared], [.. withdrawn]) };

    private static TrustDecision Made(TrustRecord standing, TrustChange change)
    {
        var decision = Decide(standing, change);
        Assert.Null(decision.Refusal);
        return decision;
    }

    private static TrustDecision Decide(TrustRecord standing, TrustChange change) => TrustDecisions.Change(
        standing, Defaults, new Ledger(new ProfileCapacity(Defaults)), change, fingerprint: change.RequestId.Value, Now, mayEvict: false);
}

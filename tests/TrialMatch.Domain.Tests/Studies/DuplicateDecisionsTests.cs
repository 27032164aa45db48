using System.Collections.Immutable;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Studies;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Tests.Studies;

public sealed class DuplicateDecisionsTests
{
    private static readonly SponsorId Acme = new("acme");
    private static readonly StudyId Own = new("study-own");
    private static readonly StudyId Others = new("study-of-another");
    private static readonly ImmutableArray<IdentityKey> Keys = [new("protocol/acme/X1", "draft.protocol_code"), new("registry/NCT1", "draft.registry_ids[0]")];
    private static readonly LikelyDuplicate OfAcme = new("registry/NCT1", Own, Acme);
    private static readonly LikelyDuplicate OfAnother = new("registry/NCT1", Others, new SponsorId("other"));

    [Fact]
    public void A_likely_duplicate_of_the_sponsors_own_is_refused_naming_the_study_and_the_field()
    {
        var refusal = RefusalOf([OfAnother, OfAcme], isKnown: false)!;

        Assert.Equal((RefusalReason.DuplicateStudy, Own.Value), (refusal.Reason, refusal.Facts["study"]));
        Assert.Equal("draft.registry_ids[0]", Assert.Single(refusal.Violations).Field);
    }

    [Fact]
    public void A_refusal_names_neither_another_sponsor_nor_its_study()
    {
        var refusal = RefusalOf([OfAnother, OfAcme], isKnown: false)!;

        Assert.DoesNotContain(Others.Value, refusal.Description, StringComparison.Ordinal);
        Assert.DoesNotContain("other", refusal.Description, StringComparison.Ordinal);
        Assert.Equal([Own.Value], refusal.Facts.Values);
    }

    [Fact]
    public void What_the_sponsor_says_it_knows_goes_on() => Assert.Null(RefusalOf([OfAcme], isKnown: true));

    [Fact]
    public void A_likely_duplicate_of_another_sponsors_goes_on_and_is_to_be_looked_into()
    {
        Assert.Null(RefusalOf([OfAnother], isKnown: false));
        Assert.Equal([Others], DuplicateDecisions.ToLookInto([OfAnother, OfAnother with { Key = "registry/NCT2" }]));
    }

    [Fact]
    public void A_study_like_no_other_goes_on() => Assert.Null(RefusalOf([], isKnown: false));

    private static Refusal? RefusalOf(IReadOnlyList<LikelyDuplicate> found, bool isKnown) => DuplicateDecisions.RefusalOf(Acme, Keys, found, isKnown);
}

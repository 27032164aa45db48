using Google.Protobuf.WellKnownTypes;
using TrialMatch.Domain.Network;
using TrialMatch.Domain.Regions;

namespace TrialMatch.Api.Mapping;

/// <summary>Maps the regional account as anyone may see it: sums only.</summary>
internal static class RegionalAccounts
{
    /// <param name="regions">All regions to show, whether or not they are on the account.</param>
    public static V1.RegionalAccount ToProto(this RegionalAccount account, RegionalRules rules, IEnumerable<Region> regions, DateTimeOffset since)
    {
        var proto = new V1.RegionalAccount { StartTime = since.ToTimestamp(), Rules = rules.ToProto() };
        proto.Regions.AddRange(regions.Select(region => ToProto(region, account.EntryOf(region.Id), rules)));
        return proto;
    }

    private static V1.RegionalAccountEntry ToProto(Region region, AccountEntry entry, RegionalRules rules)
    {
        var ratio = rules.RatioOf(entry);
        return new V1.RegionalAccountEntry
        {
            Region = region.Id.Value,
            DisplayName = region.Name,
            DuePatients = entry.DuePatients,
            GotPatients = entry.GotPatients,
            Ratio = ratio,
            Discount = rules.DiscountAt(ratio),
        };
    }

    private static V1.RegionalRules ToProto(this RegionalRules rules) => new()
    {
        PeriodMonths = rules.PeriodMonths,
        PriorPatients = rules.PriorPatients,
        FullDiscountBehind = rules.FullDiscountBehind,
        MostDiscount = rules.MostDiscount,
        MostExtraCost = rules.MostExtraCost,
    };
}

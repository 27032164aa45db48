using TrialMatch.Domain.Indicators;

namespace TrialMatch.Api.Mapping;

/// <summary>Maps indicators, what they mean and their figures.</summary>
internal static class IndicatorReplies
{
    public static V1.Indicator ToProto(this IndicatorDefinition definition) => new()
    {
        Kind = (V1.Indicator.Types.Kind)(int)definition.Kind,
        DisplayName = definition.Name,
        Unit = (V1.Indicator.Types.Unit)(int)definition.Unit,
        Definition = definition.Definition,
        Denominator = definition.Denominator,
        Source = definition.Source,
        Caveats = { definition.Caveats },
        Goal = definition.Goal is { } goal ? new V1.IndicatorGoal { Value = goal.Value, Source = goal.Source, StatedDate = goal.StatedOn.ToProto() } : null,
    };

    public static V1.IndicatorPeriod ToProto(this IndicatorPeriod period, IEnumerable<IndicatorValue> values) => new()
    {
        StartDate = period.FirstDay.ToProto(),
        EndDate = period.LastDay.ToProto(),
        Values = { values.Select(ToProto) },
    };

    private static V1.IndicatorValue ToProto(IndicatorValue value)
    {
        var proto = new V1.IndicatorValue
        {
            Indicator = (V1.Indicator.Types.Kind)(int)value.Kind,
            DeclineReason = (V1.SiteRequest.Types.DeclineReason)(int)(value.DeclineReason ?? default),
            LossReason = (V1.Inquiry.Types.LossReason)(int)(value.LossReason ?? default),
            Numerator = value.Numerator,
            Denominator = value.Denominator,
            UnderFive = value.IsWithheld,
        };
        if (value.Value is { } figure)
        {
            proto.Value = figure;
        }

        return proto;
    }
}

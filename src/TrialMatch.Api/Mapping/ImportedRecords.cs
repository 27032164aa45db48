using TrialMatch.Registries;

namespace TrialMatch.Api.Mapping;

/// <summary>Maps imported registry records.</summary>
internal static class ImportedRecords
{
    public static V1.ImportedRecord ToProto(this ImportItem item)
    {
        var proto = new V1.ImportedRecord { RegistryId = item.RegistryId, SponsorDisplayName = item.SponsorName };
        if (item.Draft is { } draft)
        {
            proto.Draft = draft.ToProto();
        }
        else
        {
            proto.Refusal = item.Refusal!.ToProto();
        }

        proto.Warnings.AddRange(item.Warnings.Select(ToProto));
        return proto;
    }

    private static V1.ImportProblem ToProto(this ImportProblem problem) => new() { Field = problem.Field, Description = problem.Description };
}

using Google.Protobuf.Collections;
using TrialMatch.Api.Mapping;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Drafts;

namespace TrialMatch.Api.Planning;

/// <summary>The classification calculator, shared by the service and the command line.</summary>
public static class ClassificationCalculation
{
    /// <exception cref="Grpc.Core.RpcException">INVALID_ARGUMENT, naming the fields.</exception>
    public static V1.ClassifyStudyResponse Run(V1.ClassifyStudyRequest request)
    {
        CalculatorErrors.ThrowIfAny(ProblemsOf(request));
        return Of(new StudySubject(
            request.Title,
            request.StudyType == V1.StudyType.Unspecified ? StudyType.Interventional : (StudyType)(int)request.StudyType,
            [.. request.InterventionTypes.Select(type => (InterventionType)(int)type)],
            [.. request.Conditions],
            [.. request.Icd10Codes],
            [.. request.MeshHeadings.Select(StudyDrafts.ToDomain)],
            request.Description,
            [.. request.InterventionNames],
            [.. request.PrimaryOutcomes]));
    }

    /// <summary>Classifies a subject that was read from a registry record.</summary>
    public static V1.ClassifyStudyResponse Of(StudySubject subject)
    {
        var classification = Classifier.Classify(subject).ToProto();
        var response = new V1.ClassifyStudyResponse
        {
            Triage = classification.Triage,
            ConditionGroup = classification.ConditionGroup,
            CoLeads = { classification.CoLeads },
            Reasons = { classification.Reasons },
            SuggestedAreas = { classification.SuggestedAreas },
            Field = classification.Field,
        };
        if (!classification.Triage)
        {
            response.Lead = classification.Lead;
        }

        return response;
    }

    private static IEnumerable<(string Field, string Description)> ProblemsOf(V1.ClassifyStudyRequest request)
    {
        if (request.Title.Length > StudyDraftLimits.TitleLength)
        {
            yield return ("title", $"at most {StudyDraftLimits.TitleLength} characters");
        }

        if (IsTooMuch(request.Conditions, StudyDraftLimits.Conditions, StudyDraftLimits.ConditionLength))
        {
            yield return ("conditions", $"at most {StudyDraftLimits.Conditions}, each of at most {StudyDraftLimits.ConditionLength} characters");
        }

        if (request.Icd10Codes.Count > StudyDraftLimits.Icd10Codes)
        {
            yield return ("icd10Codes", $"at most {StudyDraftLimits.Icd10Codes}");
        }

        if (request.MeshHeadings.Count > StudyDraftLimits.MeshHeadings)
        {
            yield return ("meshHeadings", $"at most {StudyDraftLimits.MeshHeadings}");
        }

        if (request.Description.Length > StudyDraftLimits.DescriptionLength)
        {
            yield return ("description", $"at most {StudyDraftLimits.DescriptionLength} characters");
        }

        if (IsTooMuch(request.InterventionNames, StudyDraftLimits.InterventionNames, StudyDraftLimits.InterventionNameLength))
        {
            yield return ("interventionNames", $"at most {StudyDraftLimits.InterventionNames}, each of at most {StudyDraftLimits.InterventionNameLength} characters");
        }

        if (IsTooMuch(request.PrimaryOutcomes, StudyDraftLimits.PrimaryOutcomes, StudyDraftLimits.PrimaryOutcomeLength))
        {
            yield return ("primaryOutcomes", $"at most {StudyDraftLimits.PrimaryOutcomes}, each of at most {StudyDraftLimits.PrimaryOutcomeLength} characters");
        }

        for (var i = 0; i < request.InterventionTypes.Count; i++)
        {
            if (request.InterventionTypes[i] == V1.InterventionType.Unspecified || !Enum.IsDefined(request.InterventionTypes[i]))
            {
                yield return ($"interventionTypes[{i}]", "expected a known intervention type");
            }
        }
    }

    private static bool IsTooMuch(RepeatedField<string> texts, int most, int longest) =>
        texts.Count > most || texts.Any(text => text.Length > longest);
}

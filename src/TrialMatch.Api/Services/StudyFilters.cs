using TrialMatch.Api.Access;
using TrialMatch.Api.Mapping;
using TrialMatch.Domain.Studies;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Primitives.Calendar;
using TrialMatch.V1;

namespace TrialMatch.Api.Services;

/// <summary>Reads the filters of a list of studies.</summary>
internal static class StudyFilters
{
    private const int MaxTextLength = 300;

    public static StudyQuery Read(RequestReader fields, ListStudiesRequest request, KnownResources known, Caller caller)
    {
        var (from, to) = fields.Days(request.FromDate, request.ToDate);
        var among = known.TrustsOf(fields, request.Region);
        var trust = fields.TrustFilter("trust", request.Trust);
        if (trust is { } one && request.Region.Length > 0 && !among.IsEmpty && !among.Contains(one))
        {
            fields.Add("trust", "expected a trust of the region");
        }

        if (request.Text.Length > MaxTextLength || request.Text.Any(char.IsControl))
        {
            fields.Add("text", $"expected at most {MaxTextLength} characters, on one line");
        }

        var query = new StudyQuery(
            fields.SponsorFilter("sponsor", request.Sponsor),
            (StudyState?)(int?)fields.Filter("state", request.State),
            (Domain.Areas.Area?)(int?)fields.Filter("lead", request.Lead),
            fields.PageSize(request.PageSize),
            request.PageToken)
        {
            // A list by sponsor would tell whose they are, and one by text what they are called.
            IsWithoutBlinded = request.Sponsor.Length + request.Text.Length > 0 && !caller.MaySearchBlindedOf(request.Sponsor),
            Intent = (Domain.Studies.StudyIntent?)(int?)fields.Filter("intent", request.Intent),
            Field = fields.OptionalField("field", request.Field),
            Phase = (Domain.Drafts.Phase?)(int?)fields.Filter("phase", request.Phase),
            Text = request.Text,
            AskedOfAny = trust is null ? among : [trust.Value],
            RegisteredFrom = from is { } first ? OsloTime.StartOf(InRange(first)) : null,
            RegisteredBefore = to is { } last ? OsloTime.EndOf(InRange(last)) : null,
        };
        if (!fields.HasFound && trust is { } asked)
        {
            known.EnsureTrust(asked);
        }

        return query;
    }

    // Oslo time is not known before, and ends with the calendar; no study was registered then.
    private static DateOnly InRange(DateOnly day) => day switch
    {
        { Year: <= OsloTime.FirstYear } => new DateOnly(OsloTime.FirstYear + 1, 1, 1),
        { Year: > 9998 } => new DateOnly(9998, 12, 31),
        _ => day,
    };
}

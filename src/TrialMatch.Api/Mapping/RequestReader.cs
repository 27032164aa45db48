using Grpc.Core;
using TrialMatch.Api.Errors;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;
using Date = Google.Type.Date;

namespace TrialMatch.Api.Mapping;

/// <summary>
/// Reads the fields of one request and collects every violation, so that all are reported at once. A field that cannot be read is returned
/// as null or empty; call <see cref="ThrowIfAny"/> before using the values.
/// </summary>
internal sealed class RequestReader
{
    public const string NoDay = "expected a calendar day";

    private const int DefaultPageSize = 50;
    public const int MaxPageSize = 1_000;

    private readonly List<Violation> _violations = [];

    /// <summary>Whether any violation has been found so far.</summary>
    public bool HasFound => _violations.Count > 0;

    public void Add(string field, string description) => _violations.Add(new Violation(field, description));

    public void Add(IEnumerable<Violation> violations) => _violations.AddRange(violations);

    /// <exception cref="RpcException">INVALID_ARGUMENT, naming every field at fault, if there is any.</exception>
    public void ThrowIfAny()
    {
        if (HasFound)
        {
            throw ApiErrors.Invalid(_violations);
        }
    }

    public StudyId Study(string field, string name) => Id<StudyId>(field, name, ResourceNames.Studies);

    public SponsorId Sponsor(string field, string name) => Id<SponsorId>(field, name, ResourceNames.Sponsors);

    public TrustId Trust(string field, string name) => Id<TrustId>(field, name, ResourceNames.Trusts);

    public CentreId Centre(string field, string name) => Id<CentreId>(field, name, ResourceNames.Centres);

    public RegionId Region(string field, string name) => Id<RegionId>(field, name, ResourceNames.Regions);

    public SponsorId? SponsorFilter(string field, string name) => name.Length == 0 ? null : Sponsor(field, name);

    public TrustId? TrustFilter(string field, string name) => name.Length == 0 ? null : Trust(field, name);

    public CentreId? CentreFilter(string field, string name) => name.Length == 0 ? null : Centre(field, name);

    public RequestId RequestId(string text)
    {
        var id = new RequestId(text);
        if (!id.IsWellFormed)
        {
            _violations.Add(Primitives.RequestId.Malformed);
        }

        return id;
    }

    /// <summary>Returns a value to filter by; null if the filter matches everything.</summary>
    public T? Filter<T>(string field, T value)
        where T : struct, Enum
    {
        if (!Enum.IsDefined(value))
        {
            Add(field, "expected a known value, or no value for all");
        }

        return value.Equals(default(T)) ? null : value;
    }

    public Month Month(string field, Date? date)
    {
        var month = date.ToMonth();
        if (month is null)
        {
            Add(field, NoDay);
        }

        return month ?? default;
    }

    /// <summary>Returns the month of an optional date.</summary>
    public Month? OptionalMonth(string field, Date? date) => date is null ? null : Month(field, date);

    /// <summary>Returns an optional day.</summary>
    public DateOnly? OptionalDay(string field, Date? date)
    {
        var day = date.ToDomain();
        if (date is not null && day is null)
        {
            Add(field, NoDay);
        }

        return day;
    }

    /// <summary>Returns the days "from_date" and "to_date" of a list, each null for no limit.</summary>
    public (DateOnly? From, DateOnly? To) Days(Date? from, Date? to)
    {
        var days = (From: OptionalDay("from_date", from), To: OptionalDay("to_date", to));
        if (days.To < days.From)
        {
            Add("to_date", "expected no earlier than from_date");
        }

        return days;
    }

    /// <summary>Returns the page size (AIP-158): the requested one up to the maximum, or the default if none was requested.</summary>
    public int PageSize(int pageSize)
    {
        if (pageSize < 0)
        {
            Add("page_size", $"expected 1 or more, or 0 for {DefaultPageSize}");
        }

        return pageSize == 0 ? DefaultPageSize : Math.Min(pageSize, MaxPageSize);
    }

    private TId Id<TId>(string field, string name, string collection)
        where TId : struct, ITextId<TId>
    {
        if (ResourceNames.TryRead<TId>(name, collection, out var id))
        {
            return id;
        }

        Add(field, $"expected {collection}/ID, where the id has lower-case letters, digits and hyphens");
        return default;
    }
}

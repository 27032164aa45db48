using TrialMatch.Grains.Abstractions.Registry;

namespace TrialMatch.Storage.Registry;

internal static class StudyPageSize
{
    public const int Max = 1_000;

    /// <exception cref="ArgumentException">The page size is not 1 to 1,000.</exception>
    public static int Of(StudyQuery query) => query.PageSize is >= 1 and <= Max
        ? query.PageSize
        : throw new ArgumentException(
            $"{nameof(StudyQuery.PageSize)} is {query.PageSize}; expected 1 to {Max}.", nameof(query));
}

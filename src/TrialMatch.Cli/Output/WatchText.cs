using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>Prints events, one per line.</summary>
internal static class WatchText
{
    public static void Write(Terminal terminal, StudyEvent happened) => terminal.Line(
        $"{Figures.Whole(happened.Version)}  {OsloText.InstantToTheSecond(happened.Time)}  {happened.Type}; {EnumNames.InWords(happened.State)}{Detail(happened)}");

    public static void Write(Terminal terminal, WatchRequestsResponse happened) => terminal.Line(
        $"{Figures.Whole(happened.Version)}  {OsloText.InstantToTheSecond(happened.Time)}  {happened.Type}: {string.Join("; ", happened.Requests.Select(Describe))}");

    public static void Write(Terminal terminal, WatchLedgerResponse changed) => terminal.Line(
        $"{Figures.Whole(changed.Version)}  {OsloText.InstantToTheSecond(changed.Time)}  {Describe(changed)}");

    private static string Detail(StudyEvent happened) => happened.Detail.Length == 0 ? string.Empty : $": {happened.Detail}";

    private static string Describe(SiteRequest request) =>
        $"{request.Study} at {request.Trust} {EnumNames.InWords(request.State)}, {Figures.Whole(request.AskedPatients)} patients, until {OsloText.Deadline(request.AnswerByTime)}";

    private static string Describe(WatchLedgerResponse changed) => changed switch
    {
        { OtherCommitmentChange: { } other } => Describe(other),
        { FieldInterestChange: { } field } => $"{(field.Withdrawn ? "field withdrawn" : "field declared")}: {EnumNames.InWords(field.FieldInterest.Field)}",
        _ => $"{EnumNames.InWords(changed.Reservation.State)}: {Describe(changed.Reservation)}",
    };

    private static string Describe(OtherCommitmentChange changed)
    {
        var what = changed.OtherCommitment.Id.Length == 0 ? "a commitment" : $"{changed.OtherCommitment.Id}, {changed.OtherCommitment.Label}";
        return $"{(changed.Removed ? "taken back elsewhere" : "promised elsewhere")}: {what}, {EnumNames.InWords(changed.OtherCommitment.Kind)}";
    }

    private static string Describe(Reservation reservation)
    {
        var study = reservation.Study.Length == 0 ? "a study" : reservation.Study;
        return reservation.Pools.Count == 0
            ? study
            : $"{study}, {Figures.Whole(reservation.Patients)} patients, {string.Join(", ", reservation.Pools.Select(pool => pool.PoolId))}";
    }
}

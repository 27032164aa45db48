using TrialMatch.V1;

namespace TrialMatch.Benchmarks.Cluster.Procedure;

/// <summary>What a study of one kind takes, as the service planned it once, so that the procedure holds the same and replies with as much.</summary>
/// <param name="Study">The service's reply, in protobuf.</param>
/// <param name="Sites">The sites' numbers, and by position how many patients each is asked for.</param>
/// <param name="Trusts">By position with pools, months and amounts: what is held.</param>
internal sealed record ProcedureTemplate(
    byte[] Study, string[] SiteNames, int[] Sites, int[] Patients, int[] Trusts, int[] Pools, int[] Months, int[] Amounts)
{
    /// <summary>Registers a study of each kind and reads what it holds.</summary>
    public static async Task<ProcedureTemplate[]> RecordAsync(StudyCaller caller)
    {
        var (trusts, pools) = (new Numbering(), new Numbering());
        var templates = new List<ProcedureTemplate>();
        for (var kind = 0; kind < Drafts.KindCount; kind++)
        {
            var study = await caller.RegisterAsync(kind);
            var held = new List<(int Trust, int Pool, int Month, int Amount)>();
            foreach (var request in study.Requests)
            {
                var reservation = await caller.ReservationAsync(study.Name, request.Trust);
                held.AddRange(reservation.Pools.SelectMany(pool => pool.Months.Select(month =>
                    (trusts.Of(request.Trust), pools.Of(pool.PoolId), MonthOf(month.Month), month.Amount))));
            }

            templates.Add(held.Count > 0
                ? Of(study, trusts, held)
                : throw new InvalidOperationException($"study {kind} was expected to hold capacity; it is {study.State}"));
        }

        return [.. templates];
    }

    /// <summary>The months of a study that is planned so many years later.</summary>
    public int[] MonthsLater(int years) => [.. Months.Select(month => month + (12 * years))];

    private static ProcedureTemplate Of(Study study, Numbering trusts, List<(int Trust, int Pool, int Month, int Amount)> held) => new(
        [.. Google.Protobuf.MessageExtensions.ToByteArray(study)],
        [.. study.Requests.Select(request => request.Trust)],
        [.. study.Requests.Select(request => trusts.Of(request.Trust))],
        [.. study.Requests.Select(request => request.AskedPatients)],
        [.. held.Select(each => each.Trust)],
        [.. held.Select(each => each.Pool)],
        [.. held.Select(each => each.Month)],
        [.. held.Select(each => each.Amount)]);

    private static int MonthOf(Google.Type.Date date) => (date.Year * 12) + date.Month - 1;

    /// <summary>Numbers for names, from 0.</summary>
    private sealed class Numbering
    {
        private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

        public int Of(string name)
        {
            if (!_numbers.TryGetValue(name, out var number))
            {
                _numbers[name] = number = _numbers.Count;
            }

            return number;
        }
    }
}

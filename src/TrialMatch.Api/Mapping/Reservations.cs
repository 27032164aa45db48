using Google.Protobuf.WellKnownTypes;
using TrialMatch.Domain.Capacity;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Api.Mapping;

/// <summary>Maps reservations as the owner of the capacity sees them.</summary>
internal static class Reservations
{
    /// <param name="from">The first month shown; null for all.</param>
    public static V1.Reservation ToProto(this Hold hold, Month? from, bool maySeeStudies)
    {
        var proto = new V1.Reservation
        {
            Study = maySeeStudies ? ResourceNames.Of(hold.Study) : string.Empty,
            State = (V1.Reservation.Types.State)(int)hold.State,
            Patients = hold.Patients,
            HoldTime = hold.HeldSince.ToTimestamp(),
            UpdateTime = hold.ChangedAt.ToTimestamp(),
        };
        proto.Pools.AddRange(hold.Takes.Select(take => ToProto(take, from)).Where(pool => pool.Months.Count > 0));
        return proto;
    }

    private static V1.ReservedPool ToProto(PoolTake take, Month? from)
    {
        var proto = new V1.ReservedPool { PoolId = take.Pool.Value };
        for (var i = 0; i < take.Amounts.Length; i++)
        {
            var month = take.From + i;
            if (take.Amounts[i] > 0 && !(month < from))
            {
                proto.Months.Add(new V1.ReservedMonth { Month = month.ToProto(), Amount = take.Amounts[i] });
            }
        }

        return proto;
    }
}

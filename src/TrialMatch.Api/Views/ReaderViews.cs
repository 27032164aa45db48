using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using Google.Protobuf;
using Google.Protobuf.Collections;
using Google.Protobuf.Reflection;
using TrialMatch.Domain.Capacity;
using TrialMatch.Primitives;
using TrialMatch.V1;

namespace TrialMatch.Api.Views;

/// <summary>
/// Cuts replies to what their reader may see (R7, R8), wherever in a reply a message stands. Every reply and every message of a stream
/// passes here, so no method can forget it. Replies are cut in place: nobody else has them.
/// </summary>
internal static class ReaderViews
{
    private const int MonthsPerYear = 12;

    private static readonly ConcurrentDictionary<MessageDescriptor, bool> Concerned = new();

    /// <summary>What is cut, by the message in which it stands.</summary>
    public static FrozenDictionary<MessageDescriptor, Action<IMessage, Reader>> Cuts { get; } = new Dictionary<MessageDescriptor, Action<IMessage, Reader>>
    {
        [SiteRequest.Descriptor] = (message, reader) => BlindedViews.Cut((SiteRequest)message, reader),
        [StudySummary.Descriptor] = (message, reader) => BlindedViews.Cut((StudySummary)message, reader),
        [SiteActivity.Descriptor] = (message, reader) => BlindedViews.Cut((SiteActivity)message, reader),
        [Study.Descriptor] = (message, reader) => CutStudy((Study)message, reader),
        [StudyEvent.Descriptor] = (message, reader) => EventViews.Cut((StudyEvent)message, reader),
        [VerifyHistoryResponse.Descriptor] = (message, reader) => CutVerification((VerifyHistoryResponse)message, reader),
        [Trust.Descriptor] = (message, reader) => CutTrust((Trust)message, reader),
        [ShortPool.Descriptor] = (message, reader) => CutShortPool((ShortPool)message, reader),
    }.ToFrozenDictionary();

    /// <param name="reader">Null where the method is open to everyone: it tells nothing of anyone.</param>
    public static void Cut(object? reply, Reader? reader)
    {
        if (reader is not null && reply is IMessage message && IsConcerned(message.Descriptor))
        {
            CutAll(message, reader);
        }
    }

    public static void Keep<T>(RepeatedField<T> list, Func<T, bool> isSeen)
    {
        var kept = list.Where(isSeen).ToList();
        list.Clear();
        list.AddRange(kept);
    }

    /// <summary>
    /// Which studies of others resemble it is for the coordinating unit alone. A site sees what it was asked itself, and a region what its
    /// trusts were.
    /// </summary>
    private static void CutStudy(Study study, Reader reader)
    {
        BlindedViews.Cut(study, reader);
        if (reader.IsConfined)
        {
            Keep(study.Requests, request => reader.Sees(request.Trust));
            Keep(study.Draft.RequiredTrusts, reader.Sees);
            Keep(study.Draft.ExcludedTrusts, reader.Sees);
            if (study.Draft.Intake is { } intake)
            {
                Keep(intake.WantedTrusts, reader.Sees);
                Keep(intake.ContactedTrusts, reader.Sees);
            }

            Keep(study.Plan.Sites, site => reader.Sees(site.Trust));
            study.Plan.ShowsOwnSitesOnly = true;
            study.Plan.Binding.Clear();
            study.Waiting?.WaitsFor.Clear();
            if (study.Inquiry is { } inquiry)
            {
                Keep(inquiry.Sites, site => reader.Sees(site.Trust));
                Keep(inquiry.Questions, question => reader.Sees(question.Trust));
            }

            if (study.Recruitment is { } recruitment)
            {
                Keep(recruitment.Sites, site => reader.Sees(site.Trust));
            }
        }

        if (!reader.Caller.MaySeeLikelyDuplicates)
        {
            study.LikelyDuplicates.Clear();
        }
    }

    /// <summary>Whether a history is intact is for all who may read it; its last hash, after each event, would tell what <see cref="EventViews"/> hides.</summary>
    private static void CutVerification(VerifyHistoryResponse verification, Reader reader)
    {
        if (reader.IsConfined || BlindedViews.Withholds(verification.Blinded, reader))
        {
            verification.Hash = string.Empty;
        }
    }

    /// <summary>Without the groups of which a trust sees too few patients to tell, or none.</summary>
    private static void CutTrust(Trust trust, Reader reader)
    {
        if (!reader.Caller.IsSponsorAlone)
        {
            return;
        }

        Keep(trust.EligiblePatients, group => group.PatientsPerYear >= SmallCounts.LeastShown * MonthsPerYear);
    }

    /// <summary>What was free of a pool of patients is the count, or what is left of it.</summary>
    private static void CutShortPool(ShortPool pool, Reader reader)
    {
        if (reader.Caller.IsSponsorAlone && PoolIdReader.Read(new PoolId(pool.PoolId)) is { Kind: PoolKind.EligiblePatients })
        {
            (pool.Asked, pool.Free) = (0, 0);
        }
    }

    private static void CutAll(IMessage message, Reader reader)
    {
        if (Cuts.TryGetValue(message.Descriptor, out var cut))
        {
            cut(message, reader);
        }

        foreach (var field in message.Descriptor.Fields.InFieldNumberOrder().Where(HasConcerned))
        {
            switch (field.Accessor.GetValue(message))
            {
                case IMessage one:
                    CutAll(one, reader);
                    break;
                case IEnumerable many:
                    foreach (var one in many.OfType<IMessage>())
                    {
                        CutAll(one, reader);
                    }

                    break;
            }
        }
    }

    private static bool HasConcerned(FieldDescriptor field) => field.FieldType == FieldType.Message && IsConcerned(field.MessageType);

    /// <summary>Whether anything is cut in a message or in those within it.</summary>
    private static bool IsConcerned(MessageDescriptor message)
    {
        if (Concerned.TryGetValue(message, out var known))
        {
            return known;
        }

        var isConcerned = ReplyMessages.Within(message).Any(Cuts.ContainsKey);
        Concerned[message] = isConcerned;
        return isConcerned;
    }
}

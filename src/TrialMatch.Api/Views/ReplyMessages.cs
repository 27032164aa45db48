using Google.Protobuf.Reflection;

namespace TrialMatch.Api.Views;

/// <summary>Finds the messages that a reply is made of.</summary>
internal static class ReplyMessages
{
    /// <summary>Returns a message and all that can stand within it, each once.</summary>
    public static IReadOnlyCollection<MessageDescriptor> Within(MessageDescriptor message)
    {
        var found = new HashSet<MessageDescriptor>();
        var open = new Stack<MessageDescriptor>([message]);
        while (open.TryPop(out var next))
        {
            if (found.Add(next))
            {
                foreach (var field in next.Fields.InDeclarationOrder().Where(field => field.FieldType == FieldType.Message))
                {
                    open.Push(field.MessageType);
                }
            }
        }

        return found;
    }
}
